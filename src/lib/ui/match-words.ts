/**
 * Whether every word of a query begins some word of the text, in any order; case and accents do not
 * matter. An empty query matches everything.
 */
export function matchWords(query: string, text: string): boolean {
	const words = plainWords(text);
	return plainWords(query).every((part) => words.some((word) => word.startsWith(part)));
}

function plainWords(text: string): string[] {
	return text
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}.%]+/u)
		.filter((word) => word !== '');
}
