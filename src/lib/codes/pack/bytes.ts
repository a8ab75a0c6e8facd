/** Growing bytes and their reading back: whole numbers, texts and lists that share beginnings. */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class ByteWriter {
	#bytes = new Uint8Array(4096);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	byte(value: number): void {
		this.#room(1);
		this.#bytes[this.#length++] = value;
	}

	/** A whole number from 0 to 2^32 - 1, in one to five bytes. */
	count(value: number): void {
		let rest = value;
		while (rest >= 0x80) {
			this.byte((rest % 0x80) | 0x80);
			rest = Math.floor(rest / 0x80);
		}
		this.byte(rest);
	}

	raw(bytes: Uint8Array): void {
		this.#room(bytes.length);
		this.#bytes.set(bytes, this.#length);
		this.#length += bytes.length;
	}

	/** Bytes with their length before them. */
	block(bytes: Uint8Array): void {
		this.count(bytes.length);
		this.raw(bytes);
	}

	text(text: string): void {
		this.block(encoder.encode(text));
	}

	end(): Uint8Array {
		return this.#bytes.slice(0, this.#length);
	}

	#room(more: number): void {
		if (this.#length + more <= this.#bytes.length) return;
		const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
		larger.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = larger;
	}
}

/** Reads what a ByteWriter wrote. Throws RangeError past the end. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get isDone(): boolean {
		return this.#at === this.#bytes.length;
	}

	byte(): number {
		const value = this.#bytes[this.#at++];
		if (value === undefined) throw new RangeError('read past the end');
		return value;
	}

	count(): number {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = this.byte();
			value += (byte & 0x7f) * scale;
			if (byte < 0x80) return value;
			scale *= 0x80;
			if (scale > 2 ** 35) throw new RangeError('found a number that does not end');
		}
	}

	/** A view, not a copy. */
	raw(length: number): Uint8Array {
		if (this.#at + length > this.#bytes.length) throw new RangeError('read past the end');
		this.#at += length;
		return this.#bytes.subarray(this.#at - length, this.#at);
	}

	block(): Uint8Array {
		return this.raw(this.count());
	}

	text(): string {
		return decoder.decode(this.block());
	}
}

const RUN = 16;

/**
 * Many texts in an order where neighbours are alike: each keeps only what differs from the one
 * before; every sixteenth is whole, so that one can be read without the rest.
 */
export class TextList {
	readonly length: number;
	readonly #lengths: Uint8Array;
	readonly #tails: Uint8Array;
	/** Where each run of sixteen begins, in both streams. */
	readonly #starts: Uint32Array;

	/** Reads the list from where the reader stands; the bytes are kept, not copied. */
	constructor(reader: ByteReader) {
		this.length = reader.count();
		this.#lengths = reader.block();
		this.#tails = reader.block();
		this.#starts = new Uint32Array(2 * Math.ceil(this.length / RUN));
		const lengths = new ByteReader(this.#lengths);
		const offsets = { lengths: 0, tails: 0 };
		for (let i = 0; i < this.length; i++) {
			if (i % RUN === 0) {
				this.#starts[(i / RUN) * 2] = offsets.lengths;
				this.#starts[(i / RUN) * 2 + 1] = offsets.tails;
			}
			const shared = lengths.count();
			const tail = lengths.count();
			offsets.lengths += sizeOf(shared) + sizeOf(tail);
			offsets.tails += tail;
		}
		if (!lengths.isDone || offsets.tails !== this.#tails.length)
			throw new RangeError('found a list of texts with wrong lengths');
	}

	/** Throws RangeError outside the list. */
	at(index: number): string {
		const run = Math.floor(index / RUN);
		const lengthStart = this.#starts[run * 2];
		let tailStart = this.#starts[run * 2 + 1];
		if (lengthStart === undefined || tailStart === undefined || index >= this.length)
			throw new RangeError(`there is no text ${index}`);
		const lengths = new ByteReader(this.#lengths.subarray(lengthStart));
		let bytes: Uint8Array = new Uint8Array(0);
		for (let i = run * RUN; i <= index; i++) {
			const shared = lengths.count();
			const tail = lengths.count();
			const next = new Uint8Array(shared + tail);
			next.set(bytes.subarray(0, shared));
			next.set(this.#tails.subarray(tailStart, tailStart + tail), shared);
			tailStart += tail;
			bytes = next;
		}
		return decoder.decode(bytes);
	}

	*values(): Generator<string> {
		const lengths = new ByteReader(this.#lengths);
		let bytes = new Uint8Array(256);
		let from = 0;
		for (let i = 0; i < this.length; i++) {
			const shared = lengths.count();
			const tail = lengths.count();
			if (shared + tail > bytes.length) {
				const larger = new Uint8Array(2 * (shared + tail));
				larger.set(bytes);
				bytes = larger;
			}
			bytes.set(this.#tails.subarray(from, from + tail), shared);
			from += tail;
			yield decoder.decode(bytes.subarray(0, shared + tail));
		}
	}

	static write(writer: ByteWriter, texts: readonly string[]): void {
		const lengths = new ByteWriter();
		const tails = new ByteWriter();
		let before: Uint8Array = new Uint8Array(0);
		texts.forEach((text, i) => {
			const bytes = encoder.encode(text);
			let shared = 0;
			if (i % RUN > 0) while (shared < bytes.length && bytes[shared] === before[shared]) shared++;
			lengths.count(shared);
			lengths.count(bytes.length - shared);
			tails.raw(bytes.subarray(shared));
			before = bytes;
		});
		writer.count(texts.length);
		writer.block(lengths.end());
		writer.block(tails.end());
	}
}

const sizeOf = (value: number): number => (value < 0x80 ? 1 : value < 0x4000 ? 2 : 3);
