/** How a report speaks of codes and counts. */

/** Words as a sentence of their own: a capital first, a full stop last. */
export function sentence(words: string): string {
	const text = words.trim();
	const stopped = /[.?!][”"’)]*$/.test(text) ? text : `${text}.`;
	return stopped.charAt(0).toUpperCase() + stopped.slice(1);
}

/** `1 unit`, `24 units`. */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
