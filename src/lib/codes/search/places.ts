/** Where codes stand: sorted for what is typed of them, the tree they make, the phrases of each. */
import type { Corpus, Texts } from './corpus';
import { KeyFinder, keysFrom, keyWithin } from './keys';
import type { WordList } from './word-list';

export interface Places {
	/** Codes without dot as numbers, ascending, and the row of each. */
	readonly keys: Float64Array;
	readonly rowOfKey: Uint32Array;
	/** Phrases of row `r`: `phrases[phraseAt[r]]` and on. */
	readonly phraseAt: Uint32Array;
	readonly phrases: Uint32Array;
}

export interface Tree {
	/** Row of the header above, -1 at the top. */
	readonly parent: Int32Array;
	/** Row of the topmost header. */
	readonly top: Uint32Array;
	/** Rows below, all of which follow their header. */
	readonly span: Uint32Array;
	/** Codes below that can be assigned. */
	readonly below: Uint32Array;
	/** Row of the code that a header means when nothing more is known; its own row for a code. */
	readonly usual: Uint32Array;
}

/** A stem that is no row stands for the rows below it, at most so many. */
const MOST_ROWS_OF_STEM = 300;

/** Rows by key, and the stretch of them that each phrase leads to. */
interface Led {
	readonly keys: Float64Array;
	readonly rowOfKey: Uint32Array;
	readonly from: Uint32Array;
	readonly to: Uint32Array;
}

/** Rows by their keys: those of the official files are not quite in the order of their codes. */
function rowsByKey(byRow: Float64Array): {
	keys: Float64Array;
	rowOfKey: Uint32Array;
	finder: KeyFinder;
} {
	const keys = byRow.slice().sort();
	const finder = new KeyFinder(keys);
	const rowOfKey = new Uint32Array(keys.length);
	const isTaken = new Uint8Array(keys.length);
	for (let row = 0; row < keys.length; row += 1) {
		let place = finder.first(byRow[row] ?? 0);
		while (isTaken[place] === 1) place += 1;
		isTaken[place] = 1;
		rowOfKey[place] = row;
	}
	return { keys, rowOfKey, finder };
}

function ledTo({ codes, targets }: Corpus): Led {
	const byRow = new Float64Array(codes.length);
	const { all, starts } = codes;
	for (let row = 0; row < byRow.length; row += 1)
		byRow[row] = keyWithin(all, starts[row] ?? 0, starts[row + 1] ?? 0);
	const { keys, rowOfKey, finder } = rowsByKey(byRow);
	const from = new Uint32Array(targets.length);
	const to = new Uint32Array(targets.length);
	for (let phrase = 0; phrase < targets.length; phrase += 1) {
		const key = targets[phrase] ?? 0;
		const exact = finder.first(key);
		const past = keys[exact] === key ? exact + 1 : keysFrom(keys, key)[1];
		from[phrase] = exact;
		to[phrase] = Math.min(past, exact + MOST_ROWS_OF_STEM);
	}
	return { keys, rowOfKey, from, to };
}

/** Phrases in the order of the rows they lead to, those of one row as they were. */
function orderOf({ from, keys }: Led): Uint32Array {
	const next = new Uint32Array(keys.length + 2);
	for (const place of from) next[place + 1] = (next[place + 1] ?? 0) + 1;
	for (let place = 0; place < keys.length + 1; place += 1)
		next[place + 1] = (next[place + 1] ?? 0) + (next[place] ?? 0);
	const order = new Uint32Array(from.length);
	for (let phrase = 0; phrase < from.length; phrase += 1) {
		const place = from[phrase] ?? 0;
		const slot = next[place] ?? 0;
		order[slot] = phrase;
		next[place] = slot + 1;
	}
	return order;
}

/** The texts of phrases laid out in an order; titles stay where they are. */
function laidOut(corpus: Corpus, order: Uint32Array): Texts {
	const first = corpus.codes.length;
	const at = corpus.at.slice();
	const text = corpus.text.slice();
	let next = at[first] ?? 0;
	for (let slot = 0; slot < order.length; slot += 1) {
		const unit = first + (order[slot] ?? 0);
		const end = corpus.at[unit + 1] ?? 0;
		for (let place = corpus.at[unit] ?? 0; place < end; place += 1) {
			text[next] = corpus.text[place] ?? 0;
			next += 1;
		}
		at[first + slot + 1] = next;
	}
	const { system, codes, billable, pieces } = corpus;
	return { system, codes, billable, pieces, at, text };
}

/** Where codes stand, and the texts with the phrases of each row side by side, as they are read. */
export function placed(printed: Corpus): { corpus: Texts; places: Places } {
	const led = ledTo(printed);
	const order = orderOf(led);
	const corpus = laidOut(printed, order);
	const size = corpus.codes.length;
	const { keys, rowOfKey, from, to } = led;
	const next = new Uint32Array(size + 1);
	for (let phrase = 0; phrase < from.length; phrase += 1)
		for (let place = from[phrase] ?? 0; place < (to[phrase] ?? 0); place += 1) {
			const row = rowOfKey[place] ?? 0;
			next[row + 1] = (next[row + 1] ?? 0) + 1;
		}
	for (let row = 0; row < size; row += 1) next[row + 1] = (next[row + 1] ?? 0) + (next[row] ?? 0);
	const phraseAt = next.slice();
	const phrases = new Uint32Array(next[size] ?? 0);
	for (let slot = 0; slot < order.length; slot += 1) {
		const phrase = order[slot] ?? 0;
		for (let place = from[phrase] ?? 0; place < (to[phrase] ?? 0); place += 1) {
			const row = rowOfKey[place] ?? 0;
			const free = next[row] ?? 0;
			phrases[free] = slot;
			next[row] = free + 1;
		}
	}
	return { corpus, places: { keys, rowOfKey, phraseAt, phrases } };
}

/** How much a code looks like the one meant when only its header is named. */
function plainness({ all, starts }: WordList, row: number): number {
	const last = all.charAt((starts[row + 1] ?? 0) - 1);
	if (last === '9' || last === 'A') return 4;
	return last === '0' ? 2 : 0;
}

/** Words that say nothing more of a code than its header does. */
const PLAIN = /^unspecified$|^complications$/i;
const PLAIN_SIZES = new Set(['unspecified', 'complications'].map(({ length }) => length));

export function treeOf({ codes, billable, pieces, at, text }: Texts): Tree {
	const size = codes.length;
	const parent = new Int32Array(size).fill(-1);
	const top = new Uint32Array(size);
	const span = new Uint32Array(size);
	const below = new Uint32Array(size);
	const usual = new Uint32Array(size);
	const open: number[] = [];
	for (let row = 0; row < size; row += 1) {
		while (open.length > 0 && !codes.doesBegin(row, open[open.length - 1] ?? 0)) open.pop();
		parent[row] = open[open.length - 1] ?? -1;
		top[row] = open[0] ?? row;
		usual[row] = row;
		if (billable[row] === 0) open.push(row);
	}
	const isPlain = new Uint8Array(pieces.length);
	for (let piece = 0; piece < isPlain.length; piece += 1)
		if (PLAIN_SIZES.has(pieces.sizeOf(piece)) && PLAIN.test(pieces.at(piece))) isPlain[piece] = 1;
	const best = new Int8Array(size).fill(-1);
	for (let row = size - 1; row >= 0; row -= 1) {
		const up = parent[row] ?? -1;
		if (up < 0) continue;
		span[up] = (span[up] ?? 0) + (span[row] ?? 0) + 1;
		below[up] = (below[up] ?? 0) + (below[row] ?? 0) + (billable[row] ?? 0);
		let fit = plainness(codes, row);
		for (let place = at[row] ?? 0; place < (at[row + 1] ?? 0); place += 1)
			if (isPlain[text[place] ?? 0] === 1) fit += 3;
		if (fit < (best[up] ?? -1)) continue;
		best[up] = fit;
		usual[up] = usual[row] ?? row;
	}
	return { parent, top, span, below, usual };
}

const LOG = Float64Array.from({ length: 33 }, (_, count) => Math.log2(1 + count));

/** What speaks for each row before anything is typed, about 0 to 1. */
export function priorsOf({ codes, billable, at, system }: Texts, places: Places): Float32Array {
	const priors = new Float32Array(codes.length);
	for (let row = 0; row < priors.length; row += 1) {
		const phrases = (places.phraseAt[row + 1] ?? 0) - (places.phraseAt[row] ?? 0);
		const pieces = (at[row + 1] ?? 0) - (at[row] ?? 0);
		let prior = 0.3 + 0.06 * (LOG[Math.min(32, phrases)] ?? 0) - 0.008 * Math.min(pieces, 25);
		if (billable[row] === 1) prior += 0.25;
		if (system === 'icd-10-cm') prior += priorOfDiagnosis(codes.at(row));
		priors[row] = prior;
	}
	return priors;
}

function priorOfDiagnosis(code: string): number {
	let prior = -0.02 * Math.max(0, code.length - 4);
	const chapter = code.charAt(0);
	// External causes, pregnancy and the newborn are meant when their words are said.
	if (chapter >= 'V' && chapter <= 'Y') prior -= 0.15;
	else if (chapter === 'O' || chapter === 'P') prior -= 0.15;
	else if (chapter === 'Q') prior -= 0.05;
	if (code.length < 8) return prior;
	const last = code.charAt(7);
	if (last === 'B') return prior - 0.1;
	// Of later visits the one after routine healing is meant unless something else is said.
	return last === 'A' || last === 'D' ? prior : prior - 0.2;
}
