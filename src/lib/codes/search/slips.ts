/** Words typed with a slip: bounded edit distance, letters swapped counted as one. */

/** A bit for each letter a word holds, so that words too far apart are passed over at a glance. */
export function lettersOf(word: string): number {
	let letters = 0;
	for (let at = 0; at < word.length; at += 1) {
		const char = word.charCodeAt(at);
		letters |= 1 << (char >= 97 ? char - 97 : 26 + ((char - 48) % 5));
	}
	return letters;
}

export function bitCount(bits: number): number {
	let rest = bits - ((bits >>> 1) & 0x55555555);
	rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
	return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** How many slips a word of this length may hold. */
export function slipsAllowed(length: number): 0 | 1 | 2 {
	if (length < 4) return 0;
	return length < 8 ? 1 : 2;
}

/** Longer words are taken as they are typed: a bit for each place has to fit one number. */
const LONGEST = 31;
const CODES = 128;

/**
 * Counts the slips between a typed word and others: insertions, deletions, replacements and swaps of
 * neighbours, all places of the typed word at once (Hyyrö 2003, bit-parallel restricted
 * Damerau-Levenshtein).
 */
export class SlipCounter {
	readonly #most: number;
	readonly #isPrefix: boolean;
	readonly #length: number;
	/** Places of the typed word where a character stands. */
	readonly #places = new Int32Array(CODES);

	/** With `isPrefix` the typed word may be the beginning of another. */
	constructor(typed: string, most: number, isPrefix: boolean) {
		this.#most = most;
		this.#isPrefix = isPrefix;
		this.#length = typed.length;
		for (let at = 0; at < typed.length; at += 1) {
			const char = typed.charCodeAt(at) % CODES;
			this.#places[char] = (this.#places[char] ?? 0) | (1 << at);
		}
	}

	/** `most + 1` as soon as it is sure to be more than `most`. */
	to(word: string): number {
		const length = this.#length;
		const most = this.#most;
		const places = this.#places;
		const wide = this.#isPrefix ? Math.min(word.length, length + most) : word.length;
		if (length > LONGEST || length - wide > most || wide - length > most) return most + 1;
		const last = 1 << (length - 1);
		let slips = length;
		let least = most + 1;
		let up = -1;
		let down = 0;
		let diagonal = 0;
		let before = 0;
		for (let at = 0; at < wide; at += 1) {
			const here = places[word.charCodeAt(at) % CODES] ?? 0;
			const swapped = ((~diagonal & here) << 1) & before;
			diagonal = (((here & up) + up) ^ up) | here | down | swapped;
			const wider = down | ~(diagonal | up);
			const closer = diagonal & up;
			if ((wider & last) !== 0) slips += 1;
			else if ((closer & last) !== 0) slips -= 1;
			if (slips < least) least = slips;
			else if (slips - (wide - at - 1) > most && least > most) return most + 1;
			const shifted = (wider << 1) | 1;
			up = (closer << 1) | ~(diagonal | shifted);
			down = shifted & diagonal;
			before = here;
		}
		return Math.min(most + 1, this.#isPrefix ? least : slips);
	}
}

/**
 * Other readings of a typed code: letter O for zero and I or L for one, and the other way round for
 * the first character of a diagnosis code. The code as typed comes first.
 */
export function codeReadings(typed: string): string[] {
	const digits = typed.replace(/O/g, '0').replace(/[IL]/g, '1');
	const readings = [typed, typed.slice(0, 1) + digits.slice(1), digits];
	const first = typed.charAt(0);
	if (first === '0') readings.push(`O${digits.slice(1)}`, `O${typed.slice(1)}`);
	if (first === '1') readings.push(`I${digits.slice(1)}`, `I${typed.slice(1)}`);
	return [...new Set(readings)];
}
