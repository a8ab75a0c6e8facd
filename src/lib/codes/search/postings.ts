/**
 * Where each word leads: for every term the rows whose title or phrases hold it, all phrases of a row
 * pooled, and how much it says about that row. Also the tree of codes and what speaks for a row
 * before anything is typed.
 */
import { bareCode, UNSAID, type Corpus } from './asset';
import type { Lexicon } from './lexicon';
import { weightOfWord } from './words';

export interface Postings {
	readonly termAt: Uint32Array;
	readonly rows: Uint32Array;
	/** 0 to 255, saturated count set against the length of everything pooled in the row. */
	readonly impact: Uint8Array;
	/** How rare each term is, joints and shades made lighter. */
	readonly rarity: Float32Array;
	/** Rarity of everything in a piece together. */
	readonly pieceRarity: Float32Array;
}

export interface Tree {
	/** Row of the header above, -1 at the top. */
	readonly parent: Int32Array;
	/** Rows below, all of which follow their header. */
	readonly span: Uint32Array;
	/** Codes below that can be assigned. */
	readonly below: Uint32Array;
	/** Row of the code that a header means when nothing more is known; its own row for a code. */
	readonly usual: Uint32Array;
}

export interface Places {
	/** Codes without dot as numbers, ascending, and the row of each. */
	readonly keys: Float64Array;
	readonly rowOfKey: Uint32Array;
	/** Phrases of row `r`: `phrases[phraseAt[r]]` and on. */
	readonly phraseAt: Uint32Array;
	readonly phrases: Uint32Array;
}

const KEY_CHARS = 10;

/** A bare code as a number that sorts as the text does; only the first ten characters count. */
export function keyOf(bare: string): number {
	let key = 0;
	for (let at = 0; at < KEY_CHARS; at += 1) {
		const char = at < bare.length ? bare.charCodeAt(at) : 0;
		const digit = char === 0 ? 0 : char < 65 ? char - 47 : char - 54;
		key = key * 37 + digit;
	}
	return key;
}

/** The stretch of sorted keys that begin with a bare code. */
export function keysBeginning({ keys }: Places, bare: string): [from: number, to: number] {
	const low = keyOf(bare);
	const past = low + 37 ** Math.max(0, KEY_CHARS - bare.length);
	return [firstKey(keys, low), firstKey(keys, past)];
}

function firstKey(keys: Float64Array, key: number): number {
	let low = 0;
	let high = keys.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((keys[middle] ?? 0) < key) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** A stem that is no row stands for the rows below it, at most so many. */
const MOST_ROWS_OF_STEM = 300;

export function placesOf({ codes, targets }: Corpus): Places {
	const byRow = Float64Array.from(codes, (code) => keyOf(bareCode(code)));
	// Nearly sorted as published, which this sort makes use of.
	const order = Array.from(codes, (_, row) => row).sort(
		(a, b) => (byRow[a] ?? 0) - (byRow[b] ?? 0) || a - b
	);
	const rowOfKey = Uint32Array.from(order);
	const keys = Float64Array.from(order, (row) => byRow[row] ?? 0);
	const bare = { keys, rowOfKey, phraseAt: new Uint32Array(0), phrases: new Uint32Array(0) };
	const counts = new Uint32Array(codes.length + 1);
	const rowsOf = (target: string): Uint32Array => {
		const key = keyOf(target);
		const exact = firstKey(keys, key);
		if (keys[exact] === key) return rowOfKey.subarray(exact, exact + 1);
		const [from, to] = keysBeginning(bare, target);
		return rowOfKey.subarray(from, Math.min(to, from + MOST_ROWS_OF_STEM));
	};
	const rowsOfPhrase = targets.map(rowsOf);
	for (const rows of rowsOfPhrase)
		for (const row of rows) counts[row + 1] = (counts[row + 1] ?? 0) + 1;
	for (let row = 0; row < codes.length; row += 1)
		counts[row + 1] = (counts[row + 1] ?? 0) + (counts[row] ?? 0);
	const phraseAt = counts.slice();
	const phrases = new Uint32Array(counts[codes.length] ?? 0);
	rowsOfPhrase.forEach((rows, phrase) => {
		for (const row of rows) {
			const place = counts[row] ?? 0;
			phrases[place] = phrase;
			counts[row] = place + 1;
		}
	});
	return { keys, rowOfKey, phraseAt, phrases };
}

export function treeOf({ codes, billable, pieces, at, text }: Corpus): Tree {
	const size = codes.length;
	const parent = new Int32Array(size).fill(-1);
	const span = new Uint32Array(size);
	const below = new Uint32Array(size);
	const usual = Uint32Array.from(codes, (_, row) => row);
	const open: number[] = [];
	for (let row = 0; row < size; row += 1) {
		const code = codes[row] ?? '';
		let top = open.at(-1);
		while (top !== undefined && !code.startsWith(codes[top] ?? '')) {
			open.pop();
			top = open.at(-1);
		}
		if (top !== undefined) parent[row] = top;
		if (billable[row] === 0) open.push(row);
	}
	const usualFit = new Int8Array(size).fill(-1);
	const plain = new Set(
		pieces.flatMap((piece, place) =>
			/^(un)?specified|complications?$/i.test(piece) ? [place] : []
		)
	);
	for (let row = size - 1; row >= 0; row -= 1) {
		const up = parent[row] ?? -1;
		if (up < 0) continue;
		span[up] = (span[up] ?? 0) + (span[row] ?? 0) + 1;
		below[up] = (below[up] ?? 0) + (below[row] ?? 0) + (billable[row] ?? 0);
		const last = (codes[row] ?? '').charAt((codes[row] ?? '').length - 1);
		let fit = last === '9' ? 4 : last === 'A' ? 4 : last === '0' ? 2 : 0;
		for (let piece = at[row] ?? 0; piece < (at[row + 1] ?? 0); piece += 1)
			if (plain.has(text[piece] ?? -1)) fit += 3;
		if (fit >= (usualFit[up] ?? -1)) {
			usualFit[up] = Math.min(fit, 100);
			usual[up] = usual[row] ?? row;
		}
	}
	return { parent, span, below, usual };
}

const ROOM = 1;
const SHARE_OF_LENGTH = 0.4;

export function postingsOf(corpus: Corpus, lexicon: Lexicon, places: Places): Postings {
	const { at, text, codes } = corpus;
	const { terms, pieceAt, pieceTerms } = lexicon;
	const unsaid = corpus.pieces.indexOf(UNSAID);
	const first = codes.length;
	const seen = new Int32Array(terms.length).fill(-1);
	const counts = new Float32Array(terms.length);
	const here: number[] = [];
	let most = 0;
	for (let index = 0; index < at.length - 1; index += 1)
		most += (at[index + 1] ?? 0) - (at[index] ?? 0);
	let rows = new Uint32Array(most * 2);
	let termOf = new Uint32Array(most * 2);
	let impactOf = new Uint8Array(most * 2);
	const held = new Uint32Array(terms.length + 1);
	const rare = new Float64Array(terms.length);
	let size = 0;
	const add = (unit: number, row: number, title: boolean): void => {
		let worth = title ? 1.6 : 0.8;
		for (let place = at[unit] ?? 0; place < (at[unit + 1] ?? 0); place += 1) {
			const piece = text[place] ?? 0;
			if (piece === unsaid) worth = 0.3;
			for (let one = pieceAt[piece] ?? 0; one < (pieceAt[piece + 1] ?? 0); one += 1) {
				const term = pieceTerms[one] ?? 0;
				if (seen[term] !== row) {
					seen[term] = row;
					counts[term] = 0;
					here.push(term);
				}
				counts[term] = (counts[term] ?? 0) + worth;
			}
		}
	};
	// A fracture stands sixteen times with its seventh characters: it is one thing when rarity counts.
	const isFamily = corpus.system === 'icd-10-cm';
	let things = 0;
	for (let row = 0; row < first; row += 1) {
		here.length = 0;
		add(row, row, true);
		for (let one = places.phraseAt[row] ?? 0; one < (places.phraseAt[row + 1] ?? 0); one += 1)
			add(first + (places.phrases[one] ?? 0), row, false);
		const share = isFamily && (codes[row]?.length ?? 0) > 7 ? 0.0625 : 1;
		things += share;
		const length = 1 - SHARE_OF_LENGTH + (SHARE_OF_LENGTH * Math.min(here.length, 60)) / 12;
		if (size + here.length > rows.length) {
			rows = widened(rows);
			termOf = widened(termOf);
			const wider = new Uint8Array(impactOf.length * 2);
			wider.set(impactOf);
			impactOf = wider;
		}
		for (const term of here) {
			const count = counts[term] ?? 0;
			rows[size] = row;
			termOf[size] = term;
			impactOf[size] = Math.min(
				255,
				Math.round((150 * (count * (ROOM + 1))) / (count + ROOM * length))
			);
			held[term + 1] = (held[term + 1] ?? 0) + 1;
			rare[term] = (rare[term] ?? 0) + share;
			size += 1;
		}
	}
	for (let term = 0; term < terms.length; term += 1)
		held[term + 1] = (held[term + 1] ?? 0) + (held[term] ?? 0);
	const termAt = held.slice();
	const sortedRows = new Uint32Array(size);
	const impact = new Uint8Array(size);
	for (let index = 0; index < size; index += 1) {
		const term = termOf[index] ?? 0;
		const place = held[term] ?? 0;
		sortedRows[place] = rows[index] ?? 0;
		impact[place] = impactOf[index] ?? 0;
		held[term] = place + 1;
	}
	const rarity = Float32Array.from(terms, (term, index) => {
		const count = Math.max(0.5, rare[index] ?? 0);
		return Math.log(1 + (things - count + 0.5) / (count + 0.5)) * weightOfWord(term);
	});
	const pieceRarity = new Float32Array(corpus.pieces.length);
	for (let piece = 0; piece < pieceRarity.length; piece += 1) {
		// The whole of a hyphenated word stands behind its parts: it is not told twice.
		const from = pieceAt[piece] ?? 0;
		const to = pieceAt[piece + 1] ?? 0;
		const parts = to - from > 2 ? to - 1 : to;
		for (let one = from; one < parts; one += 1)
			pieceRarity[piece] = (pieceRarity[piece] ?? 0) + (rarity[pieceTerms[one] ?? 0] ?? 0);
	}
	return { termAt, rows: sortedRows, impact, rarity, pieceRarity };
}

function widened(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
	const wider = new Uint32Array(array.length * 2);
	wider.set(array);
	return wider;
}

/** What speaks for each row before anything is typed, about 0 to 1. */
export function priorsOf(corpus: Corpus, places: Places): Float32Array {
	const { codes, billable, at, system } = corpus;
	return Float32Array.from(codes, (code, row) => {
		const phrases = (places.phraseAt[row + 1] ?? 0) - (places.phraseAt[row] ?? 0);
		const pieces = (at[row + 1] ?? 0) - (at[row] ?? 0);
		let prior = 0.3 + 0.06 * Math.min(5, Math.log2(1 + phrases)) - 0.008 * Math.min(pieces, 25);
		if (billable[row] === 1) prior += 0.25;
		if (system !== 'icd-10-cm') return prior;
		prior -= 0.02 * Math.max(0, code.length - 4);
		const chapter = code.charAt(0);
		if (chapter >= 'V' && chapter <= 'Y') prior -= 0.15;
		else if (chapter === 'O' || chapter === 'P') prior -= 0.15;
		else if (chapter === 'Q') prior -= 0.05;
		if (code.length > 7 && !code.endsWith('A') && !code.endsWith('B')) prior -= 0.2;
		if (code.endsWith('B')) prior -= 0.1;
		return prior;
	});
}
