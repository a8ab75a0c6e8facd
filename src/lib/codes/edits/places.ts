/** Where codes stand: forms of writing, ranges of a note, and the conditions a note puts on them. */
import type { CodeBook, CodeRange, CodeSystem } from '$lib/codes/model';

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

/** A code as on a claim: capitals, no blanks, the dot of ICD-10-CM put in where it was left out. */
export function written(system: CodeSystem, code: string): string {
	const plain = code.trim().toUpperCase();
	if (system !== 'icd-10-cm' || plain.includes('.') || plain.length <= 3) return plain;
	return `${plain.slice(0, 3)}.${plain.slice(3)}`;
}

export function bare(code: string): string {
	return code.replaceAll('.', '');
}

/** ICD-10-CM characters with their dot. */
export function dotted(characters: string): string {
	return characters.length > 3 ? `${characters.slice(0, 3)}.${characters.slice(3)}` : characters;
}

export function category(code: string): string {
	return bare(code).slice(0, 3);
}

function place(code: string): string {
	const characters = bare(code);
	const after = STANDS_AFTER[characters.slice(0, 3)];
	return after === undefined ? characters : `${after}~${characters}`;
}

export function isInRange(code: string, { from, to }: CodeRange): boolean {
	const characters = bare(code);
	const last = bare(to);
	if (characters.startsWith(bare(from)) || characters.startsWith(last)) return true;
	const at = place(code);
	return at >= place(from) && at <= place(to);
}

/** How many categories a range spans; 1 inside one category. */
export function breadth({ from, to }: CodeRange): number {
	const [a, b] = [category(from), category(to)];
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
	const characters = bare(code);
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
	return bare(from).length > 3 ? 'subcategory' : 'category';
}

/** The code that a seventh character was put on, as it stands in the tabular list. */
export function stemOf(book: CodeBook, code: string): string {
	return bare(code).length === 7 ? (book.parent(code) ?? code) : code;
}

/** At most `limit` codes in words: `A, B or C`; `A, B and 7 more`. */
export function listed(codes: readonly string[], limit = 4): string {
	if (codes.length <= 1) return codes[0] ?? '';
	if (codes.length > limit)
		return `${codes.slice(0, limit).join(', ')} and ${codes.length - limit} more`;
	return `${codes.slice(0, -1).join(', ')} or ${codes.at(-1) ?? ''}`;
}

/** Ranges as a note prints them: `E08-E13, I12`. */
export function rangesText(ranges: readonly CodeRange[]): string {
	const texts = ranges.map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
	return listed([...new Set(texts)], 6);
}
