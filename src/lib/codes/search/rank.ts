/**
 * Rows for one reading of a query. First every word's postings are added up over pooled rows, whether
 * or not a row has all words; then the best of them are looked at text by text.
 */
import type { Corpus } from './asset';
import type { Lexicon } from './lexicon';
import type { Meaning, Meanings } from './meaning';
import type { Places, Postings, Tree } from './postings';
import { weighty, type Reading, type Word } from './query';

export interface Ranked {
	readonly row: number;
	readonly score: number;
	/** Phrase that fits best; -1 for the title. */
	readonly phrase: number;
}

export interface Shelf {
	readonly corpus: Corpus;
	readonly lexicon: Lexicon;
	readonly postings: Postings;
	readonly places: Places;
	readonly tree: Tree;
	readonly priors: Float32Array;
	readonly meanings: Meanings;
}

/** Rows that are looked at text by text, and headers whose rows below are looked at too. */
const CLOSER = 200;
const DESCENTS = 12;
const MOST_BELOW = 700;
/** A word with more postings than this finds no new rows when others have found some. */
const COMMON = 6000;
const ENOUGH = 60;
const MOST_PHRASES = 120;

const WEIGHT = {
	text: 1,
	precision: 0.3,
	pooled: 0.3,
	impact: 0.15,
	first: 0.06,
	whole: 0.12,
	prior: 0.16,
	kin: 0.1,
	aboveShare: 0.85
};

interface Seen {
	readonly bits: number;
	readonly score: number;
	readonly phrase: number;
}

export class Ranker {
	readonly #shelf: Shelf;
	readonly #sums: Float32Array;
	readonly #bits: Uint16Array;
	readonly #stamps: Int32Array;
	readonly #touched: Uint32Array;
	readonly #termBits: Uint16Array;
	readonly #termFits: Float32Array;
	#touchedSize = 0;
	#stamp = 0;

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
		const rows = shelf.corpus.codes.length;
		this.#sums = new Float32Array(rows);
		this.#bits = new Uint16Array(rows);
		this.#stamps = new Int32Array(rows);
		this.#touched = new Uint32Array(rows);
		this.#termBits = new Uint16Array(shelf.lexicon.terms.length);
		this.#termFits = new Float32Array(shelf.lexicon.terms.length);
	}

	/** Rows for a reading, unsorted, at most a few hundred; scores of readings can be compared. */
	rank(reading: Reading, isWanted: (row: number) => boolean): Ranked[] {
		const words = weighty(reading.words);
		const meanings = words.map((word) => this.#shelf.meanings.of(word));
		const total = meanings.reduce((sum, { rarity }) => sum + rarity, 0);
		if (meanings.every(({ stretches }) => stretches.length === 0)) return [];
		this.#gather(words, meanings);
		const near = this.#nearest(total, isWanted);
		this.#markTerms(meanings);
		const ranked = this.#closer(near, meanings, total, isWanted, reading.trust);
		this.#clear(meanings);
		return ranked;
	}

	#gather(words: readonly Word[], meanings: readonly Meaning[]): void {
		const { termAt, rows, impact } = this.#shelf.postings;
		const order = meanings.map((_, at) => at);
		order.sort((a, b) => (meanings[a]?.size ?? 0) - (meanings[b]?.size ?? 0));
		for (const at of order) {
			const meaning = meanings[at];
			if (!meaning) continue;
			// One letter of a second word tells nothing here: it is looked at text by text.
			const isLetter = words.length > 1 && (words[at]?.text.length ?? 0) === 1;
			if (isLetter && this.#touchedSize > 0 && meaning.size > COMMON) continue;
			const isNew = meaning.size <= COMMON || this.#touchedSize < ENOUGH;
			const bit = 1 << at;
			this.#stamp += 1;
			const stamp = this.#stamp;
			for (const { from, to, fit } of meaning.stretches) {
				const worth = (meaning.rarity * fit) / 255;
				const end = termAt[to] ?? 0;
				for (let place = termAt[from] ?? 0; place < end; place += 1) {
					const row = rows[place] ?? 0;
					if (this.#stamps[row] === stamp) continue;
					const bits = this.#bits[row] ?? 0;
					if (bits === 0) {
						if (!isNew) continue;
						this.#touched[this.#touchedSize] = row;
						this.#touchedSize += 1;
					}
					this.#stamps[row] = stamp;
					this.#bits[row] = bits | bit;
					this.#sums[row] = (this.#sums[row] ?? 0) + worth * (90 + (impact[place] ?? 0) * 0.65);
				}
			}
		}
	}

	/** The best of what was gathered, by pooled sums and what speaks for a row anyway. */
	#nearest(total: number, isWanted: (row: number) => boolean): number[] {
		const { priors } = this.#shelf;
		const heap: number[] = [];
		const scores: number[] = [];
		for (let index = 0; index < this.#touchedSize; index += 1) {
			const row = this.#touched[index] ?? 0;
			const score = (this.#sums[row] ?? 0) / total + 0.12 * (priors[row] ?? 0);
			if (scores.length === CLOSER && score <= (scores[0] ?? 0)) continue;
			if (!isWanted(row)) continue;
			push(heap, scores, row, score, CLOSER);
		}
		return heap;
	}

	#markTerms(meanings: readonly Meaning[]): void {
		meanings.forEach(({ stretches }, at) => {
			for (const { from, to, fit } of stretches)
				for (let term = from; term < to; term += 1) {
					this.#termBits[term] = (this.#termBits[term] ?? 0) | (1 << at);
					if (fit > (this.#termFits[term] ?? 0)) this.#termFits[term] = fit;
				}
		});
	}

	#closer(
		near: readonly number[],
		meanings: readonly Meaning[],
		total: number,
		isWanted: (row: number) => boolean,
		trust: number
	): Ranked[] {
		const { corpus, tree, priors } = this.#shelf;
		const rarities = Float64Array.from(meanings, ({ rarity }) => rarity);
		const all = (1 << meanings.length) - 1;
		const looked = new Map<number, Seen>();
		const look = (row: number): Seen => {
			const known = looked.get(row);
			if (known) return known;
			const seen = this.#look(row, rarities, total);
			looked.set(row, seen);
			return seen;
		};
		const told = (bits: number): number => {
			let sum = 0;
			for (let at = 0; at < rarities.length; at += 1)
				if (bits & (1 << at)) sum += rarities[at] ?? 0;
			return sum / total;
		};
		const rows = new Set(near);
		const headers = near
			.filter((row) => (tree.span[row] ?? 0) > 0 && look(row).bits !== all && look(row).bits !== 0)
			.sort((a, b) => look(b).score - look(a).score || a - b)
			.slice(0, DESCENTS);
		let room = MOST_BELOW;
		for (const header of headers) {
			const end = header + 1 + Math.min(tree.span[header] ?? 0, room);
			const had = look(header).bits;
			for (let row = header + 1; row < end; row += 1) {
				if (rows.has(row) || !isWanted(row)) continue;
				if ((look(row).bits | had) !== had) rows.add(row);
			}
			room -= end - header - 1;
			if (room <= 0) break;
		}
		const best = new Map<string, number>();
		for (const row of near) {
			const family = (corpus.codes[row] ?? '').slice(0, 3);
			best.set(family, Math.max(best.get(family) ?? 0, look(row).score));
		}
		const ranked: Ranked[] = [];
		for (const row of rows) {
			const seen = look(row);
			let bits = seen.bits;
			let above = 0;
			for (let up = tree.parent[row] ?? -1; up >= 0; up = tree.parent[up] ?? -1)
				above |= look(up).bits;
			const own = told(bits);
			bits |= above;
			const pooled = own + (told(bits) - own) * WEIGHT.aboveShare;
			const kin = best.get((corpus.codes[row] ?? '').slice(0, 3)) ?? 0;
			const score =
				seen.score +
				WEIGHT.pooled * pooled +
				WEIGHT.impact * Math.min(1, (this.#sums[row] ?? 0) / total) +
				WEIGHT.prior * (priors[row] ?? 0) +
				WEIGHT.kin * kin;
			ranked.push({ row, score: score * trust, phrase: seen.phrase });
		}
		return ranked;
	}

	/** The text of a row that fits best, and every word of the query that any of its texts has. */
	#look(row: number, rarities: Float64Array, total: number): Seen {
		const { phraseAt, phrases } = this.#shelf.places;
		let { bits, score } = this.#read(row, rarities, total);
		let phrase = -1;
		const from = phraseAt[row] ?? 0;
		const end = Math.min(phraseAt[row + 1] ?? 0, from + MOST_PHRASES);
		const first = this.#shelf.corpus.codes.length;
		for (let one = from; one < end; one += 1) {
			const seen = this.#read(first + (phrases[one] ?? 0), rarities, total);
			bits |= seen.bits;
			if (seen.score > score) {
				score = seen.score;
				phrase = phrases[one] ?? -1;
			}
		}
		return { bits, score, phrase };
	}

	#read(unit: number, rarities: Float64Array, total: number): { bits: number; score: number } {
		const { corpus, lexicon, postings } = this.#shelf;
		const { pieceAt, pieceTerms } = lexicon;
		let bits = 0;
		let found = 0;
		let said = 0;
		let length = 0;
		let first = 0;
		let isFirst = true;
		for (let place = corpus.at[unit] ?? 0; place < (corpus.at[unit + 1] ?? 0); place += 1) {
			const piece = corpus.text[place] ?? 0;
			const rarity = postings.pieceRarity[piece] ?? 0;
			length += rarity;
			let hit = 0;
			for (let one = pieceAt[piece] ?? 0; one < (pieceAt[piece + 1] ?? 0); one += 1) {
				const term = pieceTerms[one] ?? 0;
				const has = this.#termBits[term] ?? 0;
				if (has === 0) continue;
				const fit = this.#termFits[term] ?? 0;
				hit = Math.max(hit, fit);
				const fresh = has & ~bits;
				if (fresh === 0) continue;
				bits |= fresh;
				for (let at = 0; at < rarities.length; at += 1)
					if (fresh & (1 << at)) found += (rarities[at] ?? 0) * fit;
			}
			said += rarity * hit;
			if (isFirst && rarity > 0) {
				first = hit;
				isFirst = false;
			}
		}
		if (bits === 0) return { bits, score: 0 };
		const coverage = found / total;
		const precision = length === 0 ? 0 : said / length;
		let score = WEIGHT.text * coverage + WEIGHT.precision * coverage * precision;
		score += WEIGHT.first * first;
		if (coverage > 0.97 && precision > 0.97) score += WEIGHT.whole;
		return { bits, score };
	}

	#clear(meanings: readonly Meaning[]): void {
		for (let index = 0; index < this.#touchedSize; index += 1) {
			const row = this.#touched[index] ?? 0;
			this.#bits[row] = 0;
			this.#sums[row] = 0;
		}
		this.#touchedSize = 0;
		for (const { stretches } of meanings)
			for (const { from, to } of stretches) {
				this.#termBits.fill(0, from, to);
				this.#termFits.fill(0, from, to);
			}
	}
}

/** Keeps the `most` best rows in a heap whose worst stands first. */
function push(heap: number[], scores: number[], row: number, score: number, most: number): void {
	if (heap.length < most) {
		let at = heap.length;
		heap.push(row);
		scores.push(score);
		while (at > 0) {
			const up = (at - 1) >> 1;
			if ((scores[up] ?? 0) <= score) break;
			heap[at] = heap[up] ?? 0;
			scores[at] = scores[up] ?? 0;
			at = up;
		}
		heap[at] = row;
		scores[at] = score;
		return;
	}
	let at = 0;
	for (;;) {
		let down = at * 2 + 1;
		if (down >= most) break;
		if (down + 1 < most && (scores[down + 1] ?? 0) < (scores[down] ?? 0)) down += 1;
		if ((scores[down] ?? 0) >= score) break;
		heap[at] = heap[down] ?? 0;
		scores[at] = scores[down] ?? 0;
		at = down;
	}
	heap[at] = row;
	scores[at] = score;
}
