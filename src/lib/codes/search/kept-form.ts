/**
 * What search reads of an edition as one stretch of bytes, which opens as views of it: a head with a
 * number, a length and a check sum, then every array as it stands in memory, or narrower. It is several
 * times as large as an asset and only good on the machine that wrote it, where it saves building.
 */
import { CODE_SYSTEMS } from '$lib/codes/model';
import type { SearchParts } from './parts';
import type { Tree } from './places';
import type { Postings } from './postings';
import { WordList } from './word-list';

/**
 * Raised whenever the same edition would give other numbers: with a change of how search is built
 * (words, weights, marks, places) or of this form. What was kept under another is built anew.
 */
export const KEPT_VERSION = 2;

const MAGIC = 0x50434b53;
/** In numbers of four bytes: magic, version, bytes in all, check sum, parts. */
const HEAD = 5;
/** Of each part: what kind of array it is, where it begins, how many bytes it has. */
const HEAD_OF_PART = 3;
/** Every part begins where any kind of array may. */
const STEP = 8;

const KINDS = [
	Uint8Array,
	Uint16Array,
	Uint32Array,
	Int32Array,
	Float32Array,
	Float64Array
] as const;
type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** The parts in the order in which they are written. */
function numbersOf(parts: SearchParts): Numbers[] {
	const { corpus, places, lexicon, postings, tree, priors, kindred, short } = parts;
	return [
		Uint8Array.of(CODE_SYSTEMS.indexOf(corpus.system)),
		...wordsOf(corpus.codes),
		corpus.billable,
		...wordsOf(corpus.pieces),
		sizesOf(corpus.at),
		corpus.text,
		places.keys,
		places.rowOfKey,
		sizesOf(places.phraseAt),
		places.phrases,
		...wordsOf(lexicon.terms),
		sizesOf(lexicon.pieceAt),
		lexicon.pieceTerms,
		sizesOf(lexicon.termPieceAt),
		lexicon.termPieces,
		lexicon.letters,
		lexicon.heads,
		lexicon.marks,
		sizesOf(postings.termAt),
		...lowRowsOf(postings, corpus.codes.length),
		postings.impact,
		postings.rarity,
		postings.pieceRarity,
		postings.lengths,
		postings.textMarks,
		narrow(tree.parent.map((parent, row) => (parent < 0 ? 0 : row - parent))),
		narrow(tree.top.map((top, row) => row - top)),
		narrow(tree.span),
		narrow(tree.below),
		narrow(tree.usual.map((usual, row) => usual - row)),
		priors,
		Float64Array.of(parts.mostPrior),
		sizesOf(kindred.at),
		kindred.terms,
		kindred.trusts,
		sizesOf(short.at),
		short.rows
	];
}

function wordsOf({ all, starts }: WordList): Numbers[] {
	return [new TextEncoder().encode(all), sizesOf(starts)];
}

/** Bytes are what opening takes longest with: numbers are kept as narrow as they are small. */
function narrow(numbers: Uint32Array | Int32Array): Numbers {
	let most = 0;
	for (const one of numbers) if (one > most) most = one;
	if (most < 256) return Uint8Array.from(numbers);
	return most < LOW ? Uint16Array.from(numbers) : Uint32Array.from(numbers);
}

/** How far it is from each place to the next. */
function sizesOf(starts: Uint32Array): Numbers {
	const sizes = new Uint32Array(Math.max(0, starts.length - 1));
	for (let at = 0; at < sizes.length; at += 1)
		sizes[at] = (starts[at + 1] ?? 0) - (starts[at] ?? 0);
	return narrow(sizes);
}

/** Rows from here on are told apart by where they stand among the ascending rows of a term. */
const LOW = 65536;

/** The low half of every row, and how many rows of each term come before those with a high one. */
function lowRowsOf({ termAt, rows }: Postings, most: number): Numbers[] {
	if (most > 2 * LOW) return [rows, new Uint8Array(0)];
	const lows = new Uint32Array(termAt.length - 1);
	for (let term = 0; term < lows.length; term += 1) {
		const from = termAt[term] ?? 0;
		const to = termAt[term + 1] ?? 0;
		let place = from;
		while (place < to && (rows[place] ?? 0) < LOW) place += 1;
		lows[term] = place - from;
	}
	// Sixteen bits hold the low half and drop the rest.
	return [Uint16Array.from(rows), narrow(lows)];
}

function wholeRows(low: Numbers, lows: Numbers, termAt: Uint32Array): Uint32Array {
	if (low instanceof Uint32Array) return low;
	const rows = new Uint32Array(low);
	for (let term = 0; term < lows.length; term += 1) {
		const to = termAt[term + 1] ?? 0;
		for (let place = (termAt[term] ?? 0) + (lows[term] ?? 0); place < to; place += 1)
			rows[place] = (rows[place] ?? 0) + LOW;
	}
	return rows;
}

/** Hands the parts out in the order of `numbersOf`. */
class Parts {
	readonly #parts: readonly Numbers[];
	#next = 0;

	constructor(parts: readonly Numbers[]) {
		this.#parts = parts;
	}

	get isDone(): boolean {
		return this.#next === this.#parts.length;
	}

	/** The next part. Throws TypeError where it is of none of these kinds. */
	take<T extends Numbers>(...kinds: (abstract new (...sizes: never) => T)[]): T {
		const part = this.#parts[this.#next];
		this.#next += 1;
		for (const kind of kinds) if (part instanceof kind) return part;
		throw new TypeError(`part ${this.#next} of what was kept is of another kind`);
	}

	words(): WordList {
		const bytes = this.take(Uint8Array);
		const all = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return new WordList(all, this.starts());
	}

	/** Numbers that were kept as narrow as they are. */
	narrow(): Uint8Array | Uint16Array | Uint32Array {
		return this.take<Uint8Array | Uint16Array | Uint32Array>(Uint8Array, Uint16Array, Uint32Array);
	}

	wide(): Uint32Array {
		const numbers = this.narrow();
		return numbers instanceof Uint32Array ? numbers : new Uint32Array(numbers);
	}

	/** What `sizesOf` was given. */
	starts(): Uint32Array {
		const sizes = this.wide();
		const starts = new Uint32Array(sizes.length + 1);
		let start = 0;
		for (let at = 0; at < sizes.length; at += 1) {
			start += sizes[at] ?? 0;
			starts[at + 1] = start;
		}
		return starts;
	}

	postings(): Postings {
		const termAt = this.starts();
		const low = this.narrow();
		const rows = wholeRows(low, this.narrow(), termAt);
		return {
			termAt,
			rows,
			impact: this.take(Uint8Array),
			rarity: this.take(Float32Array),
			pieceRarity: this.take(Float32Array),
			lengths: this.take(Float32Array),
			textMarks: this.take(Uint32Array)
		};
	}

	tree(): Tree {
		const above = this.wide();
		const parent = new Int32Array(above.length);
		const top = this.wide();
		const span = this.wide();
		const below = this.wide();
		const usual = this.wide();
		for (let row = 0; row < parent.length; row += 1) {
			const up = above[row] ?? 0;
			parent[row] = up === 0 ? -1 : row - up;
			top[row] = row - (top[row] ?? 0);
			usual[row] = row + (usual[row] ?? 0);
		}
		return { parent, top, span, below, usual };
	}
}

function partsFrom(numbers: readonly Numbers[]): SearchParts | null {
	const next = new Parts(numbers);
	const system = CODE_SYSTEMS[next.take(Uint8Array)[0] ?? -1];
	if (!system) return null;
	const parts: SearchParts = {
		corpus: {
			system,
			codes: next.words(),
			billable: next.take(Uint8Array),
			pieces: next.words(),
			at: next.starts(),
			text: next.take<Uint16Array | Uint32Array>(Uint16Array, Uint32Array)
		},
		places: {
			keys: next.take(Float64Array),
			rowOfKey: next.take(Uint32Array),
			phraseAt: next.starts(),
			phrases: next.take(Uint32Array)
		},
		lexicon: {
			terms: next.words(),
			pieceAt: next.starts(),
			pieceTerms: next.take(Uint32Array),
			termPieceAt: next.starts(),
			termPieces: next.take(Uint32Array),
			letters: next.take(Int32Array),
			heads: next.take(Uint32Array),
			marks: next.take(Uint8Array)
		},
		postings: next.postings(),
		tree: next.tree(),
		priors: next.take(Float32Array),
		mostPrior: next.take(Float64Array)[0] ?? 0,
		kindred: {
			at: next.starts(),
			terms: next.take(Uint32Array),
			trusts: next.take(Uint8Array)
		},
		short: { at: next.starts(), rows: next.take(Uint32Array) }
	};
	return next.isDone ? parts : null;
}

/** The parts as bytes, for `openKept`. */
export function keptForm(parts: SearchParts): ArrayBuffer {
	const numbers = numbersOf(parts);
	let end = roundUp((HEAD + HEAD_OF_PART * numbers.length) * 4);
	const starts = numbers.map(({ byteLength }) => {
		const start = end;
		end = roundUp(end + byteLength);
		return start;
	});
	const buffer = new ArrayBuffer(end);
	const head = new Uint32Array(buffer);
	head.set([MAGIC, KEPT_VERSION, end, 0, numbers.length]);
	numbers.forEach((part, at) => {
		const start = starts[at] ?? 0;
		const kind = KINDS.findIndex((one) => part instanceof one);
		head.set([kind, start, part.byteLength], HEAD + HEAD_OF_PART * at);
		const own = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
		new Uint8Array(buffer).set(own, start);
	});
	head[3] = checkSum(head);
	return buffer;
}

/** Views of bytes that `keptForm` made; null for others, and for any that are not as they were. */
export function openKept(buffer: ArrayBuffer): SearchParts | null {
	if (buffer.byteLength < HEAD * 4 || buffer.byteLength % STEP !== 0) return null;
	const head = new Uint32Array(buffer);
	const [magic, version, size, sum, count = 0] = head;
	if (magic !== MAGIC || version !== KEPT_VERSION || size !== buffer.byteLength) return null;
	if (sum !== checkSum(head)) return null;
	try {
		return partsFrom(Array.from({ length: count }, (_, at) => partAt(head, at)));
	} catch (fault) {
		// A form that was changed and kept its number: what it holds is built anew all the same.
		if (fault instanceof TypeError || fault instanceof RangeError) return null;
		throw fault;
	}
}

function partAt(head: Uint32Array<ArrayBuffer>, at: number): Numbers {
	const first = HEAD + HEAD_OF_PART * at;
	const [kind = 0, start = 0, bytes = 0] = head.subarray(first, first + HEAD_OF_PART);
	const one = KINDS[kind];
	if (!one) throw new TypeError(`part ${at} of what was kept is of no kind`);
	return new one(head.buffer, start, bytes / one.BYTES_PER_ELEMENT);
}

function roundUp(bytes: number): number {
	return Math.ceil(bytes / STEP) * STEP;
}

/** Of all numbers but the check sum itself: four sums side by side, since one waits for itself. */
function checkSum(numbers: Uint32Array): number {
	const rest = numbers.subarray(4);
	const even = rest.length - (rest.length % 4);
	let [a, b, c, d] = [numbers[2] ?? 0, 2, 3, 4];
	for (let at = 0; at < even; at += 4) {
		a = (Math.imul(a, 31) + (rest[at] ?? 0)) | 0;
		b = (Math.imul(b, 31) + (rest[at + 1] ?? 0)) | 0;
		c = (Math.imul(c, 31) + (rest[at + 2] ?? 0)) | 0;
		d = (Math.imul(d, 31) + (rest[at + 3] ?? 0)) | 0;
	}
	for (let at = even; at < rest.length; at += 1) a = (Math.imul(a, 31) + (rest[at] ?? 0)) | 0;
	return (a ^ Math.imul(b, 3) ^ Math.imul(c, 5) ^ Math.imul(d, 7)) >>> 0;
}
