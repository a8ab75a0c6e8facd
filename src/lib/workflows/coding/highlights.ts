/**
 * Where words of a record stand in its text. Everything is offsets into the text as it was written, so
 * that a screen may cut it into pieces and nothing of it is lost or moved.
 */

/** From `start` up to, not including, `end`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

export interface Mark<Tag> extends Span {
	readonly tag: Tag;
}

/** A piece of text with everything that was marked on it. */
export interface Piece<Tag> extends Span {
	readonly text: string;
	readonly tags: readonly Tag[];
}

/**
 * The first place where words stand, however their white space is broken over lines; first as they
 * are written, else without regard to upper and lower case. Null when they stand nowhere.
 */
export function findWords(text: string, words: string): Span | null {
	const parts = words.trim().split(/\s+/).filter(Boolean).map(escaped);
	if (parts.length === 0) return null;
	const pattern = parts.join('\\s+');
	const match = new RegExp(pattern, 'u').exec(text) ?? new RegExp(pattern, 'iu').exec(text);
	return match ? { start: match.index, end: match.index + match[0].length } : null;
}

/** All places of what is looked for, from two letters on; case and white space do not matter. */
export function findAll(text: string, query: string): Span[] {
	const wanted = query.trim();
	if (wanted.length < 2) return [];
	const pattern = new RegExp(wanted.split(/\s+/).map(escaped).join('\\s+'), 'giu');
	return [...text.matchAll(pattern)].map((match) => ({
		start: match.index,
		end: match.index + match[0].length
	}));
}

function escaped(word: string): string {
	return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Cuts text at the edges of all marks. The pieces in their order are the whole text again. */
export function cutAtMarks<Tag>(text: string, marks: readonly Mark<Tag>[]): Piece<Tag>[] {
	const inside = marks
		.map(({ start, end, tag }) => ({
			start: Math.max(0, start),
			end: Math.min(text.length, end),
			tag
		}))
		.filter(({ start, end }) => start < end);
	const edges = new Set([0, text.length]);
	for (const { start, end } of inside) edges.add(start).add(end);
	const sorted = [...edges].sort((a, b) => a - b);
	return sorted.slice(0, -1).map((start, index) => {
		const end = sorted[index + 1] ?? text.length;
		return {
			start,
			end,
			text: text.slice(start, end),
			tags: inside.filter((mark) => mark.start <= start && mark.end >= end).map(({ tag }) => tag)
		};
	});
}

/**
 * The sentences of a text, for whoever goes through it by keyboard: they end with a full stop,
 * question or exclamation mark before white space, or with the line; the number of a list, an initial
 * and a title end none.
 * White space around is left out.
 */
export function sentenceSpans(text: string): Span[] {
	const spans: Span[] = [];
	for (const match of text.matchAll(
		/[^\s](?:[^\n]*?)(?:(?<!^\s*\d+|\b(?:[A-Z]|Drs?|Mrs?|Ms|St|No))[.?!](?=\s+[A-Z0-9"“(]|\s*$)|(?=\n|$))/gmu
	)) {
		const end = match.index + match[0].trimEnd().length;
		if (end > match.index) spans.push({ start: match.index, end });
	}
	return spans;
}

/** White space of any kind as one blank: what is kept of words that were marked. */
export function plainWords(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
