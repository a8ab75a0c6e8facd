/**
 * First look at a reading: every word's postings are added up over rows, whether or not a row has all
 * words, and the best few are kept. Words with many postings come last and find nothing new.
 */
import type { Meaning, Stretch } from './meaning';
import type { Postings } from './postings';
import type { Word } from './query';

/** A word with more postings than this finds no new rows when others have found some. */
const COMMON = 4000;
const ENOUGH = 60;
/** Rows kept of a word that has many. */
const BEST = 2000;
/** A common word that says less than this share of the query is not added up either. */
const IDLE = 0.12;
/** What speaks for a row anyway, set against words. */
const PRIOR = 0.2;

export class Gatherer {
	readonly sums: Float32Array;
	/** Words of the query that were added up for each row. */
	readonly bits: Uint16Array;
	readonly #postings: Postings;
	readonly #touched: Uint32Array;
	/** Found when they are asked for: a meaning is asked for again at the next keystroke. */
	readonly #floors = new WeakMap<Stretch, number>();
	#size = 0;

	constructor(rows: number, postings: Postings) {
		this.#postings = postings;
		this.sums = new Float32Array(rows);
		this.bits = new Uint16Array(rows);
		this.#touched = new Uint32Array(rows);
	}

	/**
	 * Adds up the postings of all words; `closer` rows will be looked at whatever their sum. Of one
	 * common word alone only the rows are taken about which it says most, unless few are wanted.
	 */
	add(
		words: readonly Word[],
		meanings: readonly Meaning[],
		closer: number,
		isAnyWanted: boolean
	): void {
		const order = meanings.map((_, at) => at);
		const told = meanings.reduce((sum, { rarity }) => sum + rarity, 0);
		order.sort((a, b) => (meanings[a]?.size ?? 0) - (meanings[b]?.size ?? 0) || a - b);
		const isIdleWord = (at: number): boolean => {
			// One letter of a second word tells nothing here: it is looked at text by text.
			const isLetter = words.length > 1 && (words[at]?.text.length ?? 0) === 1;
			return isLetter || (meanings[at]?.rarity ?? 0) < IDLE * told;
		};
		const isAlone = order.every(
			(at, place) => place === 0 || ((meanings[at]?.size ?? 0) > COMMON && isIdleWord(at))
		);
		for (const at of order) {
			const meaning = meanings[at];
			if (!meaning) continue;
			const isCommon = meaning.size > COMMON;
			if (isCommon && this.#size > 0 && isIdleWord(at)) continue;
			// So few rows are all looked at anyway.
			if (isCommon && this.#size >= ENOUGH && this.#size <= closer) continue;
			const isNew = !isCommon || this.#size < ENOUGH;
			const isFiller = isCommon && this.#size > 0 && isNew;
			const isBestOnly = isAnyWanted && (isAlone || isFiller);
			this.#addWord(meaning, { bit: 1 << at, isNew, isBestOnly });
		}
	}

	#addWord(
		meaning: Meaning,
		{ bit, isNew, isBestOnly }: { bit: number; isNew: boolean; isBestOnly: boolean }
	): void {
		const { termAt, rows, impact } = this.#postings;
		const { sums, bits } = this;
		const touched = this.#touched;
		let size = this.#size;
		for (const stretch of meaning.stretches) {
			const { from, to, fit } = stretch;
			const floor = isBestOnly ? this.#impactOfBest(stretch) : 0;
			const worth = (meaning.rarity * fit) / 255;
			const least = worth * 90;
			const more = worth * 0.65;
			const end = termAt[to] ?? 0;
			for (let place = termAt[from] ?? 0; place < end; place += 1) {
				const weight = impact[place] ?? 0;
				if (weight < floor) continue;
				const row = rows[place] ?? 0;
				const known = bits[row] ?? 0;
				if (known === 0) {
					if (!isNew) continue;
					touched[size] = row;
					size += 1;
				} else if ((known & bit) !== 0) continue;
				bits[row] = known | bit;
				sums[row] = (sums[row] ?? 0) + least + weight * more;
			}
		}
		this.#size = size;
	}

	/** Impact of the rows about which a stretch says most, so that a few thousand have it; 0 when fewer do. */
	#impactOfBest(stretch: Stretch): number {
		const { termAt, impact } = this.#postings;
		const start = termAt[stretch.from] ?? 0;
		const end = termAt[stretch.to] ?? 0;
		if (end - start <= 2 * BEST) return 0;
		const known = this.#floors.get(stretch);
		if (known !== undefined) return known;
		const counts = new Uint32Array(256);
		for (let place = start; place < end; place += 1) {
			const weight = impact[place] ?? 0;
			counts[weight] = (counts[weight] ?? 0) + 1;
		}
		let many = 0;
		let floor = 255;
		for (; floor > 0; floor -= 1) {
			many += counts[floor] ?? 0;
			if (many >= BEST) break;
		}
		this.#floors.set(stretch, floor);
		return floor;
	}

	/** Fills a heap with the best rows by sums and what speaks for a row anyway, at most `most`. */
	nearest(
		heap: Heap,
		total: number,
		{ priors, most }: { readonly priors: Float32Array; readonly most: number },
		isWanted: ((row: number) => boolean) | null
	): void {
		heap.size = 0;
		const { sums } = this;
		const touched = this.#touched;
		// A row whose sum is lower than this is not among the best whatever speaks for it.
		let least = -Infinity;
		for (let index = 0; index < this.#size; index += 1) {
			const row = touched[index] ?? 0;
			const sum = sums[row] ?? 0;
			if (sum <= least) continue;
			const score = sum / total + PRIOR * (priors[row] ?? 0);
			if (!heap.takes(score) || isWanted?.(row) === false) continue;
			heap.push(row, score);
			if (heap.isFull) least = ((heap.scores[0] ?? 0) - PRIOR * most) * total;
		}
	}

	clear(): void {
		const { bits, sums } = this;
		const touched = this.#touched;
		for (let index = 0; index < this.#size; index += 1) {
			const row = touched[index] ?? 0;
			bits[row] = 0;
			sums[row] = 0;
		}
		this.#size = 0;
	}
}

/** The best so many of what is pushed; the worst of them stands first. Of equals the first stays. */
export class Heap {
	readonly rows: Uint32Array;
	readonly scores: Float64Array;
	size = 0;
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
		this.rows = new Uint32Array(most);
		this.scores = new Float64Array(most);
	}

	get isFull(): boolean {
		return this.size === this.#most;
	}

	takes(score: number): boolean {
		return this.size < this.#most || score > (this.scores[0] ?? 0);
	}

	/** The rows that it holds, as they lie. */
	held(): number[] {
		const held: number[] = [];
		for (let at = 0; at < this.size; at += 1) held.push(this.rows[at] ?? 0);
		return held;
	}

	/** Place of the best of them; of equals the lowest row. -1 for none. */
	bestPlace(): number {
		let best = -1;
		for (let at = 0; at < this.size; at += 1) {
			const ahead = (this.scores[at] ?? 0) - (this.scores[best] ?? -Infinity);
			if (ahead > 0 || (ahead === 0 && (this.rows[at] ?? 0) < (this.rows[best] ?? 0))) best = at;
		}
		return best;
	}

	push(row: number, score: number): void {
		if (this.size < this.#most) this.#rise(row, score);
		else if (score > (this.scores[0] ?? 0)) this.#sink(row, score);
	}

	#rise(row: number, score: number): void {
		let at = this.size;
		this.size += 1;
		while (at > 0) {
			const up = (at - 1) >> 1;
			if ((this.scores[up] ?? 0) <= score) break;
			this.#move(up, at);
			at = up;
		}
		this.rows[at] = row;
		this.scores[at] = score;
	}

	#sink(row: number, score: number): void {
		let at = 0;
		for (;;) {
			let down = at * 2 + 1;
			if (down >= this.size) break;
			const other = down + 1;
			if (other < this.size && (this.scores[other] ?? 0) < (this.scores[down] ?? 0)) down = other;
			if ((this.scores[down] ?? 0) >= score) break;
			this.#move(down, at);
			at = down;
		}
		this.rows[at] = row;
		this.scores[at] = score;
	}

	#move(from: number, to: number): void {
		this.rows[to] = this.rows[from] ?? 0;
		this.scores[to] = this.scores[from] ?? 0;
	}
}
