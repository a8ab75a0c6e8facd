/** Codes as numbers that sort as the codes do: letters and digits alone, the first ten of them. */

const KEY_CHARS = 10;
const BASE = 37;
const DIGITS = '.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** 1 for `0` to 36 for `Z` in either case; 0 for what is not counted. */
export function digitOf(char: number): number {
	if (char >= 48 && char <= 57) return char - 47;
	const letter = char >= 97 ? char - 32 : char;
	return letter >= 65 && letter <= 90 ? letter - 54 : 0;
}

export function keyOf(code: string): number {
	return keyWithin(code, 0, code.length);
}

/** The key of a code that stands within a longer text. */
export function keyWithin(text: string, from: number, to: number): number {
	let key = 0;
	let chars = 0;
	for (let at = from; at < to && chars < KEY_CHARS; at += 1) {
		const digit = digitOf(text.charCodeAt(at));
		if (digit === 0) continue;
		key = key * BASE + digit;
		chars += 1;
	}
	return key * BASE ** (KEY_CHARS - chars);
}

/** The same of the first so many characters, none of them a dot. */
export function keyOfChars(chars: Uint8Array, length: number): number {
	const chosen = Math.min(length, KEY_CHARS);
	let key = 0;
	for (let at = 0; at < chosen; at += 1) key = key * BASE + digitOf(chars[at] ?? 0);
	return key * BASE ** (KEY_CHARS - chosen);
}

/** The bare code of a key. */
export function codeOfKey(key: number): string {
	let code = '';
	for (let rest = key; rest > 0; rest = Math.floor(rest / BASE)) {
		const digit = rest % BASE;
		if (digit !== 0) code = (DIGITS[digit] ?? '') + code;
	}
	return code;
}

/** The stretch of sorted keys that begin with a bare code. */
export function keysBeginning(keys: Float64Array, bare: string): [from: number, to: number] {
	return keysFrom(keys, keyOf(bare));
}

/** The same for the key of a bare code. */
export function keysFrom(keys: Float64Array, key: number): [from: number, to: number] {
	let width = 1;
	while (width < BASE ** KEY_CHARS && key % (width * BASE) === 0) width *= BASE;
	return [firstKey(keys, key), firstKey(keys, key + width)];
}

/** The first place, of all or within a stretch, whose key is not below another. */
export function firstKey(keys: Float64Array, key: number, from = 0, to = keys.length): number {
	let low = from;
	let high = to;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((keys[middle] ?? 0) < key) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Keys that differ only behind the first three characters differ by less than this. */
const BELOW_HEAD = BASE ** (KEY_CHARS - 3);

/** Where the keys of each three first characters start, so that one is found in a few steps. */
export class KeyFinder {
	readonly #keys: Float64Array;
	readonly #starts = new Uint32Array(BASE ** 3 + 1);

	/** Keys are ascending. */
	constructor(keys: Float64Array) {
		this.#keys = keys;
		let head = 0;
		for (let place = 0; place < keys.length; place += 1) {
			const own = Math.floor((keys[place] ?? 0) / BELOW_HEAD);
			for (; head < own; head += 1) this.#starts[head + 1] = place;
		}
		this.#starts.fill(keys.length, head + 1);
	}

	/** As `firstKey` finds it. */
	first(key: number): number {
		const head = Math.floor(key / BELOW_HEAD);
		return firstKey(this.#keys, key, this.#starts[head], this.#starts[head + 1]);
	}
}
