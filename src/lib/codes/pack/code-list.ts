/** Codes in their own order, found by number: seven characters to base 37 fit a double exactly. */
import type { ByteReader, ByteWriter } from './bytes';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const BASE = 37;
const PLACES = 7;

/** A number that sorts as the code does; null for what cannot be a code. Codes have no dot. */
export function codeKey(code: string): number | null {
	if (code.length === 0 || code.length > PLACES) return null;
	let key = 0;
	for (let at = 0; at < PLACES; at++) {
		const place = at < code.length ? LETTERS.indexOf(code.charAt(at)) + 1 : 0;
		if (at < code.length && place === 0) return null;
		key = key * BASE + place;
	}
	return key;
}

export function keyCode(key: number): string {
	let code = '';
	let rest = key;
	for (let at = 0; at < PLACES; at++) {
		const place = rest % BASE;
		if (place > 0) code = LETTERS.charAt(place - 1) + code;
		rest = (rest - place) / BASE;
	}
	return code;
}

export class CodeList {
	readonly length: number;
	/** In the list's own order. */
	readonly #keys: Float64Array;
	/** Keys sorted, and where each stands; null where the list itself is sorted. */
	readonly #sorted: Float64Array;
	readonly #places: Uint32Array | null;

	constructor(keys: Float64Array) {
		this.length = keys.length;
		this.#keys = keys;
		let isSorted = true;
		for (let i = 1; i < keys.length && isSorted; i++)
			isSorted = (keys[i - 1] ?? 0) < (keys[i] ?? 0);
		this.#sorted = isSorted ? keys : keys.toSorted();
		this.#places = null;
		if (isSorted) return;
		for (let i = 1; i < this.#sorted.length; i++)
			if (this.#sorted[i] === this.#sorted[i - 1])
				throw new RangeError(`found ${keyCode(this.#sorted[i] ?? 0)} a second time`);
		// Looking each key up is several times faster than sorting places by comparison.
		const places = new Uint32Array(keys.length);
		keys.forEach((key, place) => {
			places[this.#rank(key)] = place;
		});
		this.#places = places;
	}

	/** Codes without dots. Throws RangeError for what is no code and for one named twice. */
	static of(codes: readonly string[]): CodeList {
		return new CodeList(
			Float64Array.from(codes, (code) => {
				const key = codeKey(code);
				if (key === null) throw new RangeError(`found ${JSON.stringify(code)}, expected a code`);
				return key;
			})
		);
	}

	/** Place of a code without its dot, or -1. */
	find(code: string): number {
		const key = codeKey(code);
		const rank = key === null ? -1 : this.#rank(key);
		return rank < 0 || !this.#places ? rank : (this.#places[rank] ?? -1);
	}

	/** Place among the sorted keys, or -1. */
	#rank(key: number): number {
		let low = 0;
		let high = this.#sorted.length - 1;
		while (low <= high) {
			const middle = (low + high) >>> 1;
			const found = this.#sorted[middle] ?? 0;
			if (found === key) return middle;
			if (found < key) low = middle + 1;
			else high = middle - 1;
		}
		return -1;
	}

	/** How many characters a code has. */
	size(index: number): number {
		let rest = this.#keys[index] ?? 0;
		let size = PLACES;
		while (size > 0 && rest % BASE === 0) {
			rest /= BASE;
			size--;
		}
		return size;
	}

	/** Place of the nearest code before each that begins it, or -1: codes follow what is above them. */
	parents(): Int32Array {
		const parents = new Int32Array(this.length).fill(-1);
		const above: { head: number; scale: number; place: number }[] = [];
		for (let place = 0; place < this.length; place++) {
			const key = this.#keys[place] ?? 0;
			let last = above.at(-1);
			while (last && Math.floor(key / last.scale) !== last.head) {
				above.pop();
				last = above.at(-1);
			}
			parents[place] = last?.place ?? -1;
			const scale = BASE ** (PLACES - this.size(place));
			above.push({ head: key / scale, scale, place });
		}
		return parents;
	}

	/** The code without its dot. Throws RangeError outside the list. */
	at(index: number): string {
		const key = this.#keys[index];
		if (key === undefined) throw new RangeError(`there is no code ${index}`);
		return keyCode(key);
	}

	/** Of a sorted list: the first place whose code begins with the stem, or follows it. */
	firstFrom(stem: string): number {
		const key = codeKey(stem) ?? 0;
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.#sorted[middle] ?? 0) < key) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** Each code keeps what differs from the one before: a byte of two lengths, then characters. */
	write(writer: ByteWriter): void {
		writer.count(this.length);
		let before = '';
		for (let i = 0; i < this.length; i++) {
			const code = this.at(i);
			let shared = 0;
			while (shared < code.length && code[shared] === before[shared]) shared++;
			writer.byte(shared * 16 + (code.length - shared));
			for (let at = shared; at < code.length; at++) writer.byte(code.charCodeAt(at));
			before = code;
		}
	}

	static read(reader: ByteReader): CodeList {
		const keys = new Float64Array(reader.count());
		/** Key of the first characters of the code before, by how many. */
		const heads = new Float64Array(PLACES + 1);
		for (let i = 0; i < keys.length; i++) {
			const lengths = reader.byte();
			const shared = lengths >> 4;
			const size = shared + (lengths % 16);
			if (size > PLACES || size === 0) throw new RangeError(`found a code of ${size} characters`);
			for (let at = shared; at < size; at++) {
				const place = placeOf(reader.byte());
				heads[at + 1] = (heads[at] ?? 0) * BASE + place;
			}
			keys[i] = (heads[size] ?? 0) * BASE ** (PLACES - size);
		}
		return new CodeList(keys);
	}
}

/** 1 to 36 for the character of this code point. Throws RangeError for any other. */
function placeOf(point: number): number {
	if (point >= 48 && point <= 57) return point - 47;
	if (point >= 65 && point <= 90) return point - 54;
	throw new RangeError(`found character ${point}, expected one of a code`);
}
