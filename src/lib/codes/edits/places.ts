/** Where codes stand: ranges of a note, and the conditions a note puts on them. */
import { listed, undotted } from '$lib/codes/code-text';
import { family } from '$lib/codes/hierarchy';
import type { CodeBook, CodeRange } from '$lib/codes/model';

/**
 * Categories that end in a letter stand in the tabular list after the one named here, and not where
 * their spelling would put them.
 */
const STANDS_AFTER: Readonly<Record<string, string>> = {
	C4A: 'C43',
	C7A: 'C75',
	C7B: 'C75',
	D3A: 'D36',
	M1A: 'M10',
	Z3A: 'Z36'
};

function place(code: string): string {
	const characters = undotted(code);
	const after = STANDS_AFTER[characters.slice(0, 3)];
	return after === undefined ? characters : `${after}~${characters}`;
}

export function isInRange(code: string, { from, to }: CodeRange): boolean {
	const characters = undotted(code);
	const last = undotted(to);
	if (characters.startsWith(undotted(from)) || characters.startsWith(last)) return true;
	const at = place(code);
	return at >= place(from) && at <= place(to);
}

/** How many categories a range spans; 1 inside one category. */
export function breadth({ from, to }: CodeRange): number {
	const [a, b] = [family(from), family(to)];
	if (a === b) return 1;
	if (a.charAt(0) !== b.charAt(0)) return 100;
	const [low, high] = [Number.parseInt(a.slice(1), 10), Number.parseInt(b.slice(1), 10)];
	return Number.isNaN(low) || Number.isNaN(high) ? 2 : high - low + 1;
}

const CONDITION =
	/\b(final|(?:fifth|5th|sixth|6th)(?: (?:or|to|and) (?:fifth|5th|sixth|6th))?) characters? [-.]*(\d+(?:-\d)?(?:(?:,? or |, )\d(?:-\d)?)*)/i;

/**
 * Whether a code meets the words "with fifth or sixth character 1-4" or "with final characters -22"
 * of a note; true where the note has no such words.
 */
export function meetsCharacters(code: string, text: string): boolean {
	const found = CONDITION.exec(text);
	const [, which = '', digits = ''] = found ?? [];
	if (!found) return true;
	const characters = undotted(code);
	if (which.toLowerCase() === 'final') return characters.endsWith(digits);
	if (/^\d\d$/.test(digits)) return characters.slice(4, 6) === digits;
	// A poisoning code says its intent in the sixth character, or in the fifth where the sixth is X.
	const sixth = characters.charAt(5);
	const held = sixth === '' || sixth === 'X' ? characters.charAt(4) : sixth;
	return digits.split(/,? or |, /).some((part) => {
		const [low = '', high = low] = part.split('-');
		return held >= low && held <= high;
	});
}

/** How near the thing it is printed at a note stands to a code. */
export type NoteReach = 'own' | 'subcategory' | 'category' | 'block';

/** A chapter is a number and a section a range: their notes hold for hundreds of codes. */
export function reach(from: string, code: string): NoteReach {
	if (/^\d+$/.test(from) || from.includes('-')) return 'block';
	if (from === code) return 'own';
	return undotted(from).length > 3 ? 'subcategory' : 'category';
}

/** The code that a seventh character was put on, as it stands in the tabular list. */
export function stemOf(book: CodeBook, code: string): string {
	return undotted(code).length === 7 ? (book.parent(code) ?? code) : code;
}

/** Ranges as a note prints them: `E08-E13, I12`. */
export function rangesText(ranges: readonly CodeRange[]): string {
	const texts = ranges.map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
	return listed([...new Set(texts)], 6);
}
