/**
 * Second look at a reading: the rows that were gathered, text by text. A row is as good as the text of
 * it that fits best, helped by what its other texts, the headers above it and its kin have.
 */
import { Gatherer, Heap } from './gather';
import type { Meaning, Meanings } from './meaning';
import type { SearchParts } from './parts';
import { weighty, type Reading } from './query';
import { TextReader } from './reader';

export interface Ranked {
	readonly row: number;
	readonly score: number;
	/** Phrase that fits best; -1 for the title. */
	readonly phrase: number;
	/** Of a header the row of the code that it means here; of the others the row itself. */
	readonly usual: number;
}

export interface Shelf extends SearchParts {
	readonly meanings: Meanings;
}

/** Whether a row is asked for; null when all are. */
export type RowFilter = ((row: number) => boolean) | null;

/** Rows that are looked at text by text, headers whose rows below are too, and how many of those. */
const CLOSER = 100;
const CLOSER_OF_FURTHER = 60;
const DESCENTS = 3;
const MOST_BELOW = 60;
/** So few rows have a word that their headers are looked at whatever else is asked. */
const FEW = 12;
const MOST_PHRASES = 100;
/** Phrases of a row that are read, of those whose marks promise most of the query. */
const MOST_READ = 24;
/** A phrase that promises less than this share of the best is not read. */
const LEAST_PROMISE = 0.3;

const WEIGHT = {
	pooled: 0.6,
	impact: 0.15,
	prior: 0.16,
	kin: 0.2,
	above: 1
};

/** What is known of each row, good where its turn is the present one. */
function marksOf(rows: number) {
	return {
		/** Turn in which a row was looked at, and then: words that any text has, those of the best. */
		turns: new Int32Array(rows),
		bits: new Uint16Array(rows),
		bestBits: new Uint16Array(rows),
		scores: new Float32Array(rows),
		/** The phrase that fits best; -1 for the title. */
		phrases: new Int32Array(rows),
		/** Turn in which a row was among those found. */
		held: new Int32Array(rows),
		/** Of the top of a family: the best of its rows, and the turn of that. */
		kinTurns: new Int32Array(rows),
		kin: new Float32Array(rows),
		/** Whether the phrases of a row stand the shortest first, whatever the turn. */
		isSorted: new Uint8Array(rows)
	};
}

/**
 * It has few fields on purpose: engines keep an object of more than about a dozen private ones as a
 * table that is looked up by name, where every key takes twice as long.
 */
export class Ranker {
	readonly #shelf: Shelf;
	readonly #gatherer: Gatherer;
	readonly #reader: TextReader;
	readonly #marks: ReturnType<typeof marksOf>;
	readonly #near = new Heap(CLOSER);
	readonly #nearOfFurther = new Heap(CLOSER_OF_FURTHER);
	readonly #covers = new Float64Array(MOST_PHRASES);
	#turn = 0;

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
		const rows = shelf.corpus.codes.length;
		this.#gatherer = new Gatherer(rows, shelf.postings);
		this.#reader = new TextReader(shelf.corpus, shelf.lexicon, shelf.postings);
		this.#marks = marksOf(rows);
	}

	/** The best rows for a reading, unsorted; scores of several readings can be compared. */
	rank(reading: Reading, most: number, isWanted: RowFilter, isFirst: boolean): Ranked[] {
		const words = weighty(reading.words);
		const meanings = words.map((word) => this.#shelf.meanings.of(word));
		if (meanings.every(({ stretches }) => stretches.length === 0)) return [];
		this.#turn += 1;
		this.#reader.ask(words, meanings);
		this.#gatherer.add(words, meanings, CLOSER, isWanted === null);
		const near = isFirst ? this.#near : this.#nearOfFurther;
		const { priors, mostPrior } = this.#shelf;
		this.#gatherer.nearest(near, this.#reader.total, { priors, most: mostPrior }, isWanted);
		const rows = near.held();
		this.#addRare(meanings, rows, isWanted);
		for (const row of rows) this.#lookWithKin(row);
		this.#addBelow((1 << meanings.length) - 1, rows, isWanted);
		const best = new Heap(most);
		for (const row of rows) best.push(row, this.#score(row) * reading.trust);
		const found = best.held();
		const top = found[best.bestPlace()];
		const ranked = found.map((row, at): Ranked => {
			const usual = row === top ? this.#usualOf(row, found) : row;
			return { row, score: best.scores[at] ?? 0, phrase: this.#marks.phrases[row] ?? -1, usual };
		});
		this.#gatherer.clear();
		return ranked;
	}

	/**
	 * The code that a header stands for: of those found below it the one whose title answers more of
	 * the query than that of the usual one does, else the usual one.
	 */
	#usualOf(header: number, found: readonly number[]): number {
		const { tree } = this.#shelf;
		const last = header + (tree.span[header] ?? 0);
		let usual = tree.usual[header] ?? header;
		let most = this.#titleTold(usual);
		for (const row of found) {
			if (row <= header || row > last) continue;
			const told = this.#titleTold(row);
			if (told <= most + 1e-6) continue;
			most = told;
			usual = tree.usual[row] ?? row;
		}
		return usual;
	}

	#titleTold(row: number): number {
		this.#reader.read(row);
		return this.#reader.told(this.#reader.bits);
	}

	/** Headers that have the rarest word, which may name what stands below them: a drug, say. */
	#addRare(meanings: readonly Meaning[], rows: number[], isWanted: RowFilter): void {
		for (const row of rows) this.#marks.held[row] = this.#turn;
		let rarest: Meaning | undefined;
		for (const meaning of meanings)
			if (meaning.size > 0 && (!rarest || meaning.size < rarest.size)) rarest = meaning;
		if (meanings.length < 2 || !rarest || rarest.size > FEW) return;
		const { postings, tree } = this.#shelf;
		for (const { from, to } of rarest.stretches) {
			const end = postings.termAt[to] ?? 0;
			for (let place = postings.termAt[from] ?? 0; place < end; place += 1) {
				const row = postings.rows[place] ?? 0;
				if ((tree.span[row] ?? 0) === 0 || this.#marks.held[row] === this.#turn) continue;
				if (isWanted?.(row) === false) continue;
				this.#marks.held[row] = this.#turn;
				rows.push(row);
			}
		}
	}

	/** Looks at a row, and sees to it that its kin know of it. */
	#lookWithKin(row: number): void {
		this.#look(row);
		const top = this.#shelf.tree.top[row] ?? row;
		const score = this.#marks.scores[row] ?? 0;
		if (this.#marks.kinTurns[top] === this.#turn && score <= (this.#marks.kin[top] ?? 0)) return;
		this.#marks.kinTurns[top] = this.#turn;
		this.#marks.kin[top] = score;
	}

	/**
	 * Rows below the best headers whose titles have words that the header's best text lacks. They have
	 * what led to the header too: `Furosemide` leads to `T50.1X`, and below it stands `Underdosing`.
	 */
	#addBelow(all: number, rows: number[], isWanted: RowFilter): void {
		const { tree } = this.#shelf;
		const headers = rows.filter((row) => {
			const bits = this.#marks.bestBits[row] ?? 0;
			return (tree.span[row] ?? 0) > 0 && bits !== 0 && bits !== all;
		});
		headers.sort((a, b) => (this.#marks.scores[b] ?? 0) - (this.#marks.scores[a] ?? 0) || a - b);
		let room = MOST_BELOW;
		for (const header of headers.slice(0, DESCENTS)) {
			const had = this.#marks.bestBits[header] ?? 0;
			const end = header + 1 + Math.min(tree.span[header] ?? 0, room);
			for (let row = header + 1; row < end; row += 1) {
				if (isWanted?.(row) === false) continue;
				if ((this.#reader.mayHave(row) | had) === had) continue;
				this.#look(row);
				if (!this.#inherit(row, header) || this.#marks.held[row] === this.#turn) continue;
				this.#marks.held[row] = this.#turn;
				rows.push(row);
			}
			room -= end - header - 1;
			if (room <= 0) break;
		}
	}

	/** Gives a row what its header has, where its title adds to that; false where it does not. */
	#inherit(row: number, header: number): boolean {
		const had = this.#marks.bestBits[header] ?? 0;
		this.#reader.read(row);
		const both = this.#reader.bits | had;
		if (both === had) return false;
		const gain = this.#reader.told(both) - this.#reader.told(had);
		const score = (this.#marks.scores[header] ?? 0) + WEIGHT.above * gain;
		if (score <= (this.#marks.scores[row] ?? 0)) return true;
		this.#marks.scores[row] = score;
		this.#marks.bestBits[row] = both;
		this.#marks.phrases[row] = this.#marks.phrases[header] ?? -1;
		return true;
	}

	#score(row: number): number {
		const { tree, priors } = this.#shelf;
		const own = this.#marks.bits[row] ?? 0;
		let bits = own;
		for (let up = tree.parent[row] ?? -1; up >= 0; up = tree.parent[up] ?? -1) {
			const isLooked = this.#marks.turns[up] === this.#turn;
			bits |= (isLooked ? this.#marks.bits[up] : this.#gatherer.bits[up]) ?? 0;
		}
		const told = this.#reader.told(own);
		const pooled = told + (this.#reader.told(bits) - told) * WEIGHT.above;
		const top = tree.top[row] ?? row;
		const kin = this.#marks.kinTurns[top] === this.#turn ? (this.#marks.kin[top] ?? 0) : 0;
		return (
			(this.#marks.scores[row] ?? 0) +
			WEIGHT.pooled * pooled +
			WEIGHT.impact * Math.min(1, (this.#gatherer.sums[row] ?? 0) / this.#reader.total) +
			WEIGHT.prior * (priors[row] ?? 0) +
			WEIGHT.kin * kin
		);
	}

	/** The text of a row that fits best, and every word of the query that any of its texts has. */
	#look(row: number): void {
		if (this.#marks.turns[row] === this.#turn) return;
		this.#marks.turns[row] = this.#turn;
		const reader = this.#reader;
		const { phraseAt, phrases } = this.#shelf.places;
		let score = reader.read(row);
		let best = reader.bits;
		let bits = best | (this.#gatherer.bits[row] ?? 0);
		let phrase = -1;
		const from = phraseAt[row] ?? 0;
		const end = phraseAt[row + 1] ?? 0;
		if (end > from + 1 && this.#marks.isSorted[row] === 0) this.#sortPhrases(row, from, end);
		const last = Math.min(end, from + MOST_PHRASES);
		const first = this.#shelf.corpus.codes.length;
		const isOpen =
			end > from && reader.atMost(1, reader.precision(first + (phrases[from] ?? 0))) > score;
		const most = isOpen ? this.#promises(first, from, last) : 0;
		let room = MOST_READ;
		for (let one = from; most > 0 && one < last && room > 0; one += 1) {
			const unit = first + (phrases[one] ?? 0);
			const precision = reader.precision(unit);
			// Those behind are longer still.
			if (reader.atMost(most, precision) <= score) break;
			const coverage = this.#covers[one - from] ?? 0;
			if (coverage < LEAST_PROMISE * most) continue;
			if (reader.atMost(coverage, precision) <= score) continue;
			room -= 1;
			const fit = reader.read(unit);
			bits |= reader.bits;
			if (fit > score) {
				score = fit;
				best = reader.bits;
				phrase = phrases[one] ?? -1;
			}
		}
		this.#marks.bits[row] = bits;
		this.#marks.bestBits[row] = best;
		this.#marks.scores[row] = score;
		this.#marks.phrases[row] = phrase;
	}

	/** What each phrase of a row may answer, left in `#covers`; gives the most. */
	#promises(first: number, from: number, last: number): number {
		const { phrases } = this.#shelf.places;
		let most = 0;
		for (let one = from; one < last; one += 1) {
			const coverage = this.#reader.mayCover(first + (phrases[one] ?? 0));
			this.#covers[one - from] = coverage;
			if (coverage > most) most = coverage;
		}
		return most;
	}

	/** By length, of equals as printed; done when a row is first looked at. */
	#sortPhrases(row: number, from: number, end: number): void {
		const { lengths } = this.#shelf.postings;
		const first = this.#shelf.corpus.codes.length;
		const lengthOf = (phrase: number): number => lengths[first + phrase] ?? 0;
		this.#shelf.places.phrases
			.subarray(from, end)
			.sort((a, b) => lengthOf(a) - lengthOf(b) || a - b);
		this.#marks.isSorted[row] = 1;
	}
}
