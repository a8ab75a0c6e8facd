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

const FIRST = new Uint8Array(64);
const SECOND = new Uint8Array(64);
const THIRD = new Uint8Array(64);

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn `typed` into `word`, or into
 * a beginning of it when `isPrefix`. Gives `most + 1` as soon as it is sure to be more than `most`.
 */
export function slipsBetween(typed: string, word: string, most: number, isPrefix: boolean): number {
	const wide = Math.min(word.length, isPrefix ? typed.length + most : word.length);
	if (typed.length > 62 || wide > 62) return most + 1;
	if (typed.length - wide > most || wide - typed.length > most) return most + 1;
	let before = FIRST;
	let above = SECOND;
	let row = THIRD;
	for (let column = 0; column <= wide; column += 1) above[column] = column;
	for (let line = 1; line <= typed.length; line += 1) {
		const char = typed.charCodeAt(line - 1);
		row[0] = line;
		let least = line;
		for (let column = 1; column <= wide; column += 1) {
			const other = word.charCodeAt(column - 1);
			let cost = (above[column - 1] ?? 0) + (char === other ? 0 : 1);
			cost = Math.min(cost, (above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
			const isSwap =
				line > 1 &&
				column > 1 &&
				char === word.charCodeAt(column - 2) &&
				typed.charCodeAt(line - 2) === other;
			if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
			row[column] = cost;
			if (cost < least) least = cost;
		}
		if (least > most) return most + 1;
		const spare = before;
		before = above;
		above = row;
		row = spare;
	}
	if (!isPrefix) return above[wide] ?? most + 1;
	let best = most + 1;
	for (let column = Math.max(0, typed.length - most); column <= wide; column += 1)
		best = Math.min(best, above[column] ?? best);
	return best;
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
