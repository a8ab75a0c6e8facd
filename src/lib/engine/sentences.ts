/** Small words that findings and figures of every workflow share. */

/** With a capital first and a stop at the end. */
export function sentence(text: string): string {
	const words = text.trim();
	if (words === '') return '';
	const whole = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
	return /[.!?]["”’]?$/.test(whole) ? whole : `${whole}.`;
}

/** `1 or 2`, `1, 2 or 3`. */
export function oneOf(words: readonly (string | number)[]): string {
	const said = words.map(String);
	const last = said.at(-1) ?? '';
	return said.length < 2 ? last : `${said.slice(0, -1).join(', ')} or ${last}`;
}
