/**
 * Modifiers of a service line. Source: CMS, HCPCS Level II alpha-numeric file, October 2025. The
 * two-digit modifiers of the other level are only told by their form.
 */
import type { CodeBook } from '$lib/codes/model';

/** Level II modifiers by their first character: the second characters that exist. */
const LEVEL_TWO: Readonly<Record<string, string>> = {
	A: '123456789ABDEFGHIJKMOPQRSTUVWXYZ',
	B: 'ALOPRU',
	C: 'ABCDEFGHIJKLMNOPQRST',
	D: 'A',
	E: '1234ABCDEJMPRTXY',
	F: '123456789ABCPQRSTXY',
	G: '0123456789ABCDEFGHJKLMNOPQRSTUVWXYZ',
	H: '9ABCDEFGHIJKLMNOPQRSTUVWXYZ',
	J: '12345ABCDEFGKLWZ',
	K: '01234ABCDEFGHIJKLMNOPQRSTUVWXYZ',
	L: '1CDLMRSTU',
	M: '2ABCDEFGHS',
	N: '123BRU',
	P: '123456ABCDILMNOST',
	Q: '0123456789ABCDEFGHJKLMNPQRSTWXYZ',
	R: 'ABCDEIRT',
	S: 'ABCDEFGHJKLMNQSTUVWYZ',
	T: '123456789ABCDEFGHJKLMNPQRSTUVW',
	U: '123456789ABCDEFGHJKNPQRS',
	V: '123456789MP',
	X: '12345EPSU',
	Z: 'ABC'
};

/** Every Level II modifier of the October 2025 list. */
export function levelTwoModifiers(): string[] {
	return Object.entries(LEVEL_TWO).flatMap(([first, seconds]) =>
		[...seconds].map((second) => first + second)
	);
}

/** A modifier that exists: in the book where it holds modifiers, in our list, or two-digit. */
export function isModifier(text: string, book: CodeBook | undefined): boolean {
	const plain = text.trim().toUpperCase();
	if (!/^[A-Z0-9]{2}$/.test(plain)) return false;
	if (book?.row(plain)) return true;
	if (/^(?:2[2-9]|3[23]|4[7]|5\d|6[236]|7[346-9]|8[0-2]|9[0-35-9])$/.test(plain)) return true;
	return LEVEL_TWO[plain.charAt(0)]?.includes(plain.charAt(1)) ?? false;
}
