/** What can be told from the words of titles and notes. */
import type { CodeBook } from '$lib/codes/model';

export type Side = 'right' | 'left';

/** The sides a code's title names; both for a bilateral one, none where it names no side. */
export function sidesOf(title: string): ReadonlySet<Side> {
	const sides = new Set<Side>();
	if (/\bright\b|\bbilateral\b/i.test(title)) sides.add('right');
	if (/\bleft\b|\bbilateral\b/i.test(title)) sides.add('left');
	return sides;
}

/** A code for whatever has no code of its own: "Other ...", "... not elsewhere classified". */
export function isBucket(title: string): boolean {
	return /^other\b|\bother specified\b/i.test(title);
}

export function titleOf(book: CodeBook, code: string): string {
	return book.row(code)?.title ?? '';
}

const JOINS =
	/\b(?:due to|secondary to|resulting in|resulting from|associated with|complicating|following|with|without|in|of|from|caused by)\b/i;

/** Words that say how bad or of which kind, and not what. */
const PLAIN = new Set(
	'acute chronic other unspecified specified type types disease diseases disorder disorders condition conditions syndrome primary secondary current personal history states status certain known nonspecific code codes'.split(
		' '
	)
);

/** Beginnings of the telling words: enough to hold "diverticular" and "diverticulosis" together. */
function stems(text: string): string[] {
	return text
		.toLowerCase()
		.replace(/\([^)]*[0-9][^)]*\)/g, ' ')
		.split(/[^a-z]+/)
		.filter((word) => word.length >= 4 && !PLAIN.has(word))
		.map((word) => word.slice(0, 5));
}

/**
 * Whether an excluded code's title is itself what the note speaks of. "Coma in diabetes (E08-E13)" at
 * a code for coma names no diabetes but the coma in it: a diabetes without coma is not excluded. And
 * "psychogenic dysmenorrhea (F45.8)" is one of many things under "Other somatoform disorders" (the
 * guideline's own example).
 */
export function namesItself(note: string, title: string): boolean {
	const spoken = note.replace(/\([^)]*\d[^)]*\)/g, ' ');
	const join = JOINS.exec(spoken);
	const held = new Set(stems(title));
	const head = stems(join ? spoken.slice(0, join.index) : spoken);
	// "See categories E08-E13 with ketoacidosis" means those codes of them alone.
	const tail = /[A-Z]\d[0-9A-Z.]*-?,? with ([a-z]{4,})/.exec(note);
	if (tail && !/^(?:fifth|sixth|final)/.test(tail[1] ?? ''))
		return stems(tail[1] ?? '').some((stem) => held.has(stem));
	if (head.length === 0 || (!join && !isBucket(title))) return true;
	return head.some((stem) => held.has(stem));
}
