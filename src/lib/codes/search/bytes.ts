/**
 * The file form of a search asset: a head that names it, then parts of bytes, each with its length,
 * and a check sum over all. Byte streams of one kind each stand apart, since alike bytes pack best.
 */
import { InputFault } from '$lib/parse/json';

const MAGIC = 'PRCSRCH3';
/** Names the layout of search assets: packs that name another one are built anew. */
export const SEARCH_LAYOUT = MAGIC;
const HEAD = MAGIC.length + 8;
const SMALL = 176;
/** Places that take one byte. */
export const ONE_BYTE = SMALL;
const MIDDLE = 72;
const LARGE = SMALL + MIDDLE * 256;

/** Grows as it is written to. */
export class ByteSink {
	#bytes = new Uint8Array(1024);
	#length = 0;

	byte(value: number): void {
		if (this.#length === this.#bytes.length) {
			const wider = new Uint8Array(this.#bytes.length * 2);
			wider.set(this.#bytes);
			this.#bytes = wider;
		}
		this.#bytes[this.#length] = value;
		this.#length += 1;
	}

	/** Seven bits a byte, the low ones first. */
	number(value: number): void {
		let rest = value;
		while (rest > 127) {
			this.byte((rest & 127) | 128);
			rest >>>= 7;
		}
		this.byte(rest);
	}

	/** A place in a list sorted by how often it is used: 1 byte for the first 176, then 2, then 3. */
	place(value: number): void {
		if (value < SMALL) return this.byte(value);
		if (value < LARGE) {
			this.byte(SMALL + ((value - SMALL) >> 8));
			return this.byte((value - SMALL) & 255);
		}
		const rest = value - LARGE;
		if (rest >= 8 * 65536) throw new RangeError(`place ${value} is beyond what an asset can hold`);
		this.byte(SMALL + MIDDLE + (rest >> 16));
		this.byte((rest >> 8) & 255);
		this.byte(rest & 255);
	}

	text(value: string): void {
		for (const byte of new TextEncoder().encode(value)) this.byte(byte);
	}

	bytes(): Uint8Array {
		return this.#bytes.slice(0, this.#length);
	}
}

/** Reads what a `ByteSink` wrote; the end gives zeros, which the check sum has ruled out before. */
export class ByteSource {
	readonly bytes: Uint8Array;
	at = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}

	byte(): number {
		const value = this.bytes[this.at] ?? 0;
		this.at += 1;
		return value;
	}

	number(): number {
		let value = 0;
		let shift = 0;
		for (;;) {
			const byte = this.byte();
			value |= (byte & 127) << shift;
			if (byte < 128) return value;
			shift += 7;
		}
	}

	place(): number {
		const first = this.byte();
		if (first < SMALL) return first;
		if (first < SMALL + MIDDLE) return SMALL + ((first - SMALL) << 8) + this.byte();
		const high = (first - SMALL - MIDDLE) << 16;
		return LARGE + high + (this.byte() << 8) + this.byte();
	}

	text(): string {
		return new TextDecoder('utf-8', { fatal: true }).decode(this.bytes);
	}
}

/** Adler-32 in large steps. */
function checkSum(bytes: Uint8Array, from: number): number {
	let low = 1;
	let high = 0;
	for (let at = from; at < bytes.length;) {
		const end = Math.min(at + 3800, bytes.length);
		for (; at < end; at += 1) {
			low += bytes[at] ?? 0;
			high += low;
		}
		low %= 65521;
		high %= 65521;
	}
	return ((high << 16) | low) >>> 0;
}

/** Puts the parts together behind a head. */
export function packParts(parts: readonly Uint8Array[]): Uint8Array {
	const size = parts.reduce((sum, part) => sum + 4 + part.length, HEAD);
	const bytes = new Uint8Array(size);
	const view = new DataView(bytes.buffer);
	for (let at = 0; at < MAGIC.length; at += 1) bytes[at] = MAGIC.charCodeAt(at);
	view.setUint32(MAGIC.length, size, true);
	let at = HEAD;
	for (const part of parts) {
		view.setUint32(at, part.length, true);
		bytes.set(part, at + 4);
		at += 4 + part.length;
	}
	view.setUint32(MAGIC.length + 4, checkSum(bytes, HEAD), true);
	return bytes;
}

/** The parts of an asset. Throws InputFault for bytes that are no whole asset of this form. */
export function unpackParts(bytes: Uint8Array, expected: number): Uint8Array[] {
	const refuse = (found: string, wanted: string): never => {
		throw new InputFault('search asset', '', `found ${found}, expected ${wanted}`);
	};
	let name = '';
	for (let at = 0; at < MAGIC.length; at += 1) name += String.fromCharCode(bytes[at] ?? 0);
	if (bytes.length < HEAD || name !== MAGIC) refuse('another kind of file', `one named ${MAGIC}`);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const size = view.getUint32(MAGIC.length, true);
	if (size !== bytes.length) refuse(`${bytes.length} bytes`, `${size}: it is torn`);
	if (view.getUint32(MAGIC.length + 4, true) !== checkSum(bytes, HEAD))
		refuse('a wrong check sum', 'the one it was written with: it is damaged');
	const parts: Uint8Array[] = [];
	for (let at = HEAD; at + 4 <= size;) {
		const length = view.getUint32(at, true);
		parts.push(bytes.subarray(at + 4, at + 4 + length));
		at += 4 + length;
	}
	if (parts.length !== expected) refuse(`${parts.length} parts`, `${expected}`);
	return parts;
}
