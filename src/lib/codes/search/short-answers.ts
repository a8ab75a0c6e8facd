/** What one and two letters find: too little to look by, so their answers stand ready. */
import type { Texts } from './corpus';
import { digitOf } from './keys';
import type { Lexicon } from './lexicon';

/** Rows for letters whose slot is `s`: `rows[at[s]]` and on, up to `at[s + 1]`, the best first. */
export interface ShortAnswers {
	readonly at: Uint32Array;
	readonly rows: Uint32Array;
}

const KEPT = 24;
const BASE = 37;
const SLOTS = BASE * BASE;

/** The slot of a letter or two that stand in a word; -1 for what can have none. */
function slotOf(all: string, from: number, size: number): number {
	const first = digitOf(all.charCodeAt(from));
	if (size === 1) return first === 0 ? -1 : first * BASE;
	const second = digitOf(all.charCodeAt(from + 1));
	return first === 0 || second === 0 ? -1 : first * BASE + second;
}

/** The rows whose title begins with each letter, and with each two, that most speaks for. */
export function shortAnswersOf(
	corpus: Texts,
	{ terms, pieceAt, pieceTerms }: Lexicon,
	priors: Float32Array
): ShortAnswers {
	const best = new Uint32Array(SLOTS * KEPT);
	const sizes = new Uint8Array(SLOTS);
	const take = (slot: number, row: number): void => {
		const start = slot * KEPT;
		const prior = priors[row] ?? 0;
		let at = sizes[slot] ?? 0;
		if (at === KEPT) {
			if (prior <= (priors[best[start + at - 1] ?? 0] ?? 0)) return;
			at -= 1;
		} else sizes[slot] = at + 1;
		for (; at > 0 && (priors[best[start + at - 1] ?? 0] ?? 0) < prior; at -= 1)
			best[start + at] = best[start + at - 1] ?? 0;
		best[start + at] = row;
	};
	for (let row = 0; row < corpus.codes.length; row += 1) {
		const piece = corpus.text[corpus.at[row] ?? 0] ?? 0;
		const term = pieceTerms[pieceAt[piece] ?? 0] ?? 0;
		const from = terms.starts[term] ?? 0;
		const size = terms.sizeOf(term);
		for (let letters = 1; letters <= Math.min(2, size); letters += 1) {
			const slot = slotOf(terms.all, from, letters);
			if (slot >= 0) take(slot, row);
		}
	}
	const at = new Uint32Array(SLOTS + 1);
	for (let slot = 0; slot < SLOTS; slot += 1) at[slot + 1] = (at[slot] ?? 0) + (sizes[slot] ?? 0);
	const rows = new Uint32Array(at[SLOTS] ?? 0);
	for (let slot = 0; slot < SLOTS; slot += 1)
		rows.set(best.subarray(slot * KEPT, slot * KEPT + (sizes[slot] ?? 0)), at[slot]);
	return { at, rows };
}

/** The rows for one or two letters. */
export function answersTo({ at, rows }: ShortAnswers, letters: string): Uint32Array {
	const slot = slotOf(letters, 0, letters.length);
	return slot < 0 ? rows.subarray(0, 0) : rows.subarray(at[slot], at[slot + 1]);
}
