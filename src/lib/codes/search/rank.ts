/**
 * Second look at a reading: the rows that were gathered, text by text. A row is as good as the text of
 * it that fits best, helped by what its other texts, the headers above it and its kin have.
 */
import { UNSAID, type Corpus } from './corpus';
import { Gatherer, Heap } from './gather';
import type { Lexicon } from './lexicon';
import type { Meaning, Meanings } from './meaning';
import type { Places, Tree } from './places';
import type { Postings } from './postings';
import { isAgain, MOST_WORDS, weighty, type Reading, type Word } from './query';

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
	/** The most that speaks for any row. */
	readonly mostPrior: number;
	readonly meanings: Meanings;
}

/** Rows that are looked at text by text, headers whose rows below are too, and how many of those. */
const CLOSER = 100;
const CLOSER_OF_FURTHER = 60;
const DESCENTS = 3;
const MOST_BELOW = 60;
const MOST_PHRASES = 100;
/** Phrases of a row that are read, of those whose marks promise most of the query. */
const MOST_READ = 24;
/** More terms than this are too many for what a word may have been. */
const MANY_TERMS = 400;
/** A phrase that promises less than this share of the best is not read. */
const LEAST_PROMISE = 0.3;

export const WEIGHT = {
	precision: 0.3,
	pooled: 0.3,
	impact: 0.15,
	first: 0.06,
	whole: 0.12,
	prior: 0.16,
	kin: 0.1,
	above: 0.85,
	unsaid: 0.8,
	again: 0.1
};

/** What each word of the query counts; a further form of a word before it hardly any more. */
function raritiesOf(
	words: readonly Word[],
	meanings: readonly Meaning[]
): Float64Array<ArrayBuffer> {
	return Float64Array.from(meanings, ({ rarity }, at) => {
		const { text = '' } = words[at] ?? {};
		const said = words.slice(0, at).some((before) => isAgain(text, before.text));
		return said ? rarity * WEIGHT.again : rarity;
	});
}

export class Ranker {
	readonly #shelf: Shelf;
	readonly #gatherer: Gatherer;
	/** Of each piece: which words of the query it answers, and how well. */
	readonly #pieceBits: Uint16Array;
	readonly #pieceFits: Float32Array;
	/** Of each word of the query: the marks that a text with it has. */
	readonly #wordMarks = new Uint32Array(MOST_WORDS);
	/** Rows whose phrases stand the shortest first. */
	readonly #isSorted: Uint8Array;
	readonly #unsaid: number;
	/** Of rows looked at in this turn. */
	readonly #turns: Int32Array;
	readonly #bits: Uint16Array;
	readonly #scores: Float32Array;
	readonly #phrases: Int32Array;
	readonly #near = new Heap(CLOSER);
	readonly #nearOfFurther = new Heap(CLOSER_OF_FURTHER);
	readonly #held: Int32Array;
	readonly #kinTurns: Int32Array;
	readonly #kin: Float32Array;
	#turn = 0;
	#rarities = new Float64Array(0);
	#total = 0;
	/** What a text says of the query at most, as rarities. */
	#mostSaid = 0;
	#readBits = 0;
	#anyMarks = 0;
	readonly #covers = new Float64Array(MOST_PHRASES);

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
		const rows = shelf.corpus.codes.length;
		this.#gatherer = new Gatherer(rows, shelf.postings);
		this.#pieceBits = new Uint16Array(shelf.corpus.pieces.length);
		this.#pieceFits = new Float32Array(shelf.corpus.pieces.length);
		this.#unsaid = shelf.corpus.pieces.indexOf(UNSAID);
		this.#isSorted = new Uint8Array(rows);
		this.#turns = new Int32Array(rows);
		this.#bits = new Uint16Array(rows);
		this.#scores = new Float32Array(rows);
		this.#phrases = new Int32Array(rows);
		this.#held = new Int32Array(rows);
		this.#kinTurns = new Int32Array(rows);
		this.#kin = new Float32Array(rows);
	}

	/** The best rows for a reading, unsorted; scores of several readings can be compared. */
	rank(
		reading: Reading,
		most: number,
		isWanted: ((row: number) => boolean) | null,
		isFirst: boolean
	): Ranked[] {
		const words = weighty(reading.words);
		const meanings = words.map((word) => this.#shelf.meanings.of(word));
		if (meanings.every(({ stretches }) => stretches.length === 0)) return [];
		this.#turn += 1;
		this.#rarities = raritiesOf(words, meanings);
		this.#total = this.#rarities.reduce((sum, rarity) => sum + rarity, 0);
		this.#gatherer.add(words, meanings, CLOSER, isWanted === null);
		const near = isFirst ? this.#near : this.#nearOfFurther;
		const { priors, mostPrior } = this.#shelf;
		this.#gatherer.nearest(near, this.#total, { priors, most: mostPrior }, isWanted);
		this.#mark(meanings);
		const rows = this.#withBelow(near, isWanted, (1 << meanings.length) - 1);
		const best = new Heap(most);
		for (const row of rows) best.push(row, this.#score(row) * reading.trust);
		const ranked: Ranked[] = [];
		for (let at = 0; at < best.size; at += 1) {
			const row = best.rows[at] ?? 0;
			ranked.push({ row, score: best.scores[at] ?? 0, phrase: this.#phrases[row] ?? -1 });
		}
		this.#unmark(meanings);
		this.#gatherer.clear();
		return ranked;
	}

	/** Writes on every piece which words it answers, and how well. */
	#mark(meanings: readonly Meaning[]): void {
		const { termPieceAt, termPieces, marks } = this.#shelf.lexicon;
		const { pieceRarity } = this.#shelf.postings;
		const bits = this.#pieceBits;
		const fits = this.#pieceFits;
		this.#mostSaid = 0;
		this.#anyMarks = 0;
		meanings.forEach(({ stretches }, at) => {
			const bit = 1 << at;
			let wordMarks = 0;
			let most = 0;
			for (const { from, to, fit } of stretches) {
				const end = termPieceAt[to] ?? 0;
				// A letter or two begin nearly anything: there is nothing to be told from it.
				const isVague = to - from > MANY_TERMS;
				if (isVague) {
					wordMarks = -1;
					most = Infinity;
				} else for (let term = from; term < to; term += 1) wordMarks |= 1 << (marks[term] ?? 0);
				for (let one = termPieceAt[from] ?? 0; one < end; one += 1) {
					const piece = termPieces[one] ?? 0;
					const known = bits[piece] ?? 0;
					bits[piece] = known | bit;
					if (known === 0 || fit > (fits[piece] ?? 0)) fits[piece] = fit;
					if (!isVague) most = Math.max(most, (pieceRarity[piece] ?? 0) * fit);
				}
			}
			this.#wordMarks[at] = wordMarks;
			this.#anyMarks |= wordMarks;
			this.#mostSaid += most;
		});
	}

	/** Wipes off what `#mark` wrote. */
	#unmark(meanings: readonly Meaning[]): void {
		const { termPieceAt, termPieces } = this.#shelf.lexicon;
		const bits = this.#pieceBits;
		for (const { stretches } of meanings)
			for (const { from, to } of stretches) {
				const end = termPieceAt[to] ?? 0;
				for (let one = termPieceAt[from] ?? 0; one < end; one += 1) bits[termPieces[one] ?? 0] = 0;
			}
	}

	/** What was gathered, and rows below the best headers that have words their header lacks. */
	#withBelow(near: Heap, isWanted: ((row: number) => boolean) | null, all: number): number[] {
		const { tree } = this.#shelf;
		const rows: number[] = [];
		const headers: number[] = [];
		for (let at = 0; at < near.size; at += 1) {
			const row = near.rows[at] ?? 0;
			rows.push(row);
			this.#held[row] = this.#turn;
			this.#look(row);
			const top = tree.top[row] ?? row;
			const score = this.#scores[row] ?? 0;
			if (this.#kinTurns[top] !== this.#turn) {
				this.#kinTurns[top] = this.#turn;
				this.#kin[top] = score;
			} else if (score > (this.#kin[top] ?? 0)) this.#kin[top] = score;
			const isOpen = (tree.span[row] ?? 0) > 0 && (this.#bits[row] ?? 0) !== all;
			if (isOpen && (this.#bits[row] ?? 0) !== 0) headers.push(row);
		}
		headers.sort((a, b) => (this.#scores[b] ?? 0) - (this.#scores[a] ?? 0) || a - b);
		let room = MOST_BELOW;
		for (const header of headers.slice(0, DESCENTS)) {
			const had = this.#bits[header] ?? 0;
			const end = header + 1 + Math.min(tree.span[header] ?? 0, room);
			for (let row = header + 1; row < end; row += 1) {
				if (this.#held[row] === this.#turn || isWanted?.(row) === false) continue;
				if ((this.#mayHave(row) | had) === had) continue;
				this.#look(row);
				if (((this.#bits[row] ?? 0) | had) === had) continue;
				this.#held[row] = this.#turn;
				rows.push(row);
			}
			room -= end - header - 1;
			if (room <= 0) break;
		}
		return rows;
	}

	#score(row: number): number {
		const { tree, priors } = this.#shelf;
		const own = this.#bits[row] ?? 0;
		let bits = own;
		for (let up = tree.parent[row] ?? -1; up >= 0; up = tree.parent[up] ?? -1) {
			const isLooked = this.#turns[up] === this.#turn;
			bits |= (isLooked ? this.#bits[up] : this.#gatherer.bits[up]) ?? 0;
		}
		const told = this.#told(own);
		const pooled = told + (this.#told(bits) - told) * WEIGHT.above;
		const top = tree.top[row] ?? row;
		const kin = this.#kinTurns[top] === this.#turn ? (this.#kin[top] ?? 0) : 0;
		return (
			(this.#scores[row] ?? 0) +
			WEIGHT.pooled * pooled +
			WEIGHT.impact * Math.min(1, (this.#gatherer.sums[row] ?? 0) / this.#total) +
			WEIGHT.prior * (priors[row] ?? 0) +
			WEIGHT.kin * kin
		);
	}

	/** Share of the query that some words of it are. */
	#told(bits: number): number {
		let sum = 0;
		for (let at = 0; bits >> at !== 0; at += 1)
			if (bits & (1 << at)) sum += this.#rarities[at] ?? 0;
		return sum / this.#total;
	}

	/** The text of a row that fits best, and every word of the query that any of its texts has. */
	#look(row: number): void {
		if (this.#turns[row] === this.#turn) return;
		this.#turns[row] = this.#turn;
		const { phraseAt, phrases } = this.#shelf.places;
		let score = this.#read(row);
		let bits = this.#readBits | (this.#gatherer.bits[row] ?? 0);
		let phrase = -1;
		const from = phraseAt[row] ?? 0;
		const end = phraseAt[row + 1] ?? 0;
		if (end > from + 1 && this.#isSorted[row] === 0) this.#sortPhrases(row, from, end);
		const last = Math.min(end, from + MOST_PHRASES);
		const first = this.#shelf.corpus.codes.length;
		const shortest = this.#precision(first + (phrases[from] ?? 0));
		const most = this.#atMost(1, shortest) > score ? this.#promises(first, from, last) : 0;
		let room = MOST_READ;
		for (let one = from; most > 0 && one < last && room > 0; one += 1) {
			const unit = first + (phrases[one] ?? 0);
			const precision = this.#precision(unit);
			// Those behind are longer still.
			if (this.#atMost(most, precision) <= score) break;
			const coverage = this.#covers[one - from] ?? 0;
			if (coverage < LEAST_PROMISE * most) continue;
			if (this.#atMost(coverage, precision) <= score) continue;
			room -= 1;
			const fit = this.#read(unit);
			bits |= this.#readBits;
			if (fit > score) {
				score = fit;
				phrase = phrases[one] ?? -1;
			}
		}
		this.#bits[row] = bits;
		this.#scores[row] = score;
		this.#phrases[row] = phrase;
	}

	/** The best score of a text that answers so much of a query, and of which so much is asked for. */
	#atMost(coverage: number, precision: number): number {
		const whole = coverage > 0.97 && precision > 0.97 ? WEIGHT.whole : 0;
		return coverage + WEIGHT.precision * coverage * precision + WEIGHT.first + whole;
	}

	/** What share of a text is asked for at most. */
	#precision(unit: number): number {
		return Math.min(1, this.#mostSaid / (this.#shelf.postings.lengths[unit] ?? 1));
	}

	/** What each phrase of a row may answer, left in `#covers`; gives the most. */
	#promises(first: number, from: number, last: number): number {
		const { phrases } = this.#shelf.places;
		const { textMarks } = this.#shelf.postings;
		let most = 0;
		for (let one = from; one < last; one += 1) {
			const coverage = this.#mayCover(textMarks[first + (phrases[one] ?? 0)] ?? 0);
			this.#covers[one - from] = coverage;
			if (coverage > most) most = coverage;
		}
		return most;
	}

	/** Share of the query that a text with these marks may answer: never less than it does. */
	#mayCover(marks: number): number {
		let sum = 0;
		if ((marks & this.#anyMarks) === 0) return 0;
		for (let at = 0; at < this.#rarities.length; at += 1)
			if ((marks & (this.#wordMarks[at] ?? 0)) !== 0) sum += this.#rarities[at] ?? 0;
		return sum / this.#total;
	}

	/** Words of the query that the title of a row may have, and those that were found in the row. */
	#mayHave(row: number): number {
		const marks = this.#shelf.postings.textMarks[row] ?? 0;
		let bits = this.#gatherer.bits[row] ?? 0;
		for (let at = 0; at < this.#rarities.length; at += 1)
			if ((marks & (this.#wordMarks[at] ?? 0)) !== 0) bits |= 1 << at;
		return bits;
	}

	/** By length, of equals as printed; done when a row is first looked at. */
	#sortPhrases(row: number, from: number, end: number): void {
		const { lengths } = this.#shelf.postings;
		const first = this.#shelf.corpus.codes.length;
		const lengthOf = (phrase: number): number => lengths[first + phrase] ?? 0;
		this.#shelf.places.phrases
			.subarray(from, end)
			.sort((a, b) => lengthOf(a) - lengthOf(b) || a - b);
		this.#isSorted[row] = 1;
	}

	/** How well one text fits; the words it answers are left in `#readBits`. */
	#read(unit: number): number {
		const { corpus, postings } = this.#shelf;
		const start = corpus.at[unit] ?? 0;
		const end = corpus.at[unit + 1] ?? 0;
		let bits = 0;
		let found = 0;
		let said = 0;
		let share = 1;
		let first = 0;
		for (let place = start; place < end; place += 1) {
			const piece = corpus.text[place] ?? 0;
			const has = this.#pieceBits[piece] ?? 0;
			if (has === 0) {
				if (piece === this.#unsaid) share = WEIGHT.unsaid;
				continue;
			}
			const fit = this.#pieceFits[piece] ?? 0;
			if (share === 1) said += (postings.pieceRarity[piece] ?? 0) * fit;
			if (place === start) first = fit;
			const fresh = has & ~bits;
			if (fresh === 0) continue;
			bits |= fresh;
			for (let at = 0; fresh >> at !== 0; at += 1)
				if (fresh & (1 << at)) found += (this.#rarities[at] ?? 0) * fit * share;
		}
		this.#readBits = bits;
		if (bits === 0) return 0;
		const coverage = found / this.#total;
		const length = postings.lengths[unit] ?? 0;
		const precision = length === 0 ? 0 : said / length;
		const whole = coverage > 0.97 && precision > 0.97 ? WEIGHT.whole : 0;
		return coverage + WEIGHT.precision * coverage * precision + WEIGHT.first * first + whole;
	}
}
