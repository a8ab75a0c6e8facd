/**
 * One text at a time, a title or a phrase: which words of a reading it answers and how well it fits.
 * Marks are set on every piece that a reading asks for and wiped off when the next begins.
 */
import { UNSAID, type Texts } from './corpus';
import type { Lexicon } from './lexicon';
import type { Meaning } from './meaning';
import type { Postings } from './postings';
import { isAgain, MOST_WORDS, type Word } from './query';

/** More terms than this are too many for what a word may have been. */
const MANY_TERMS = 400;

/** Words of a query whose choices are all added up beforehand. */
const MOST_SHARED = 8;

const WEIGHT = {
	precision: 0.3,
	first: 0.04,
	whole: 0.12,
	unsaid: 0.8,
	again: 0.1
};

/** A text that answers this much is answered whole. */
const WHOLE = 0.97;

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

/** Marks of every piece. */
function marksOf(pieces: number) {
	return {
		/** Which words of the query it answers, and how well. */
		bits: new Uint16Array(pieces),
		fits: new Float32Array(pieces),
		/** What of it was asked for, as rarity: of `ice-skates` perhaps only `ice`. */
		said: new Float32Array(pieces)
	};
}

/** The reading that was taken up last. */
interface Asked {
	meanings: readonly Meaning[];
	rarities: Float64Array<ArrayBuffer>;
	/** Of each word of the query: the marks that a text with it has. */
	readonly wordMarks: Uint32Array;
	anyMarks: number;
	/** What a text says of the query at most, as rarities. */
	mostSaid: number;
}

/** It has few fields for the same reason as `Ranker`. */
export class TextReader {
	/** Words of the query that the text read last answers, a bit each. */
	bits = 0;
	/** What the words of the query count together. */
	total = 0;
	readonly #shelf: {
		readonly corpus: Texts;
		readonly lexicon: Lexicon;
		readonly postings: Postings;
	};
	readonly #marks: ReturnType<typeof marksOf>;
	readonly #unsaid: number;
	/** Share of the query that each choice of its words is, by the bits of the choice, where they are few. */
	readonly #shares = new Float64Array(1 << MOST_SHARED);
	readonly #asked: Asked = {
		meanings: [],
		rarities: new Float64Array(0),
		wordMarks: new Uint32Array(MOST_WORDS),
		anyMarks: 0,
		mostSaid: 0
	};

	constructor(corpus: Texts, lexicon: Lexicon, postings: Postings) {
		this.#shelf = { corpus, lexicon, postings };
		this.#marks = marksOf(corpus.pieces.length);
		this.#unsaid = corpus.pieces.indexOf(UNSAID);
	}

	/** Takes up a reading: writes on every piece which words it answers, and how well. */
	ask(words: readonly Word[], meanings: readonly Meaning[]): void {
		this.#wipe();
		this.#asked.meanings = meanings;
		this.#asked.rarities = raritiesOf(words, meanings);
		this.total = this.#asked.rarities.reduce((sum, rarity) => sum + rarity, 0);
		this.#share();
		const { termPieceAt, termPieces, marks } = this.#shelf.lexicon;
		const { pieceRarity, rarity } = this.#shelf.postings;
		this.#asked.mostSaid = 0;
		this.#asked.anyMarks = 0;
		meanings.forEach(({ stretches }, at) => {
			const bit = 1 << at;
			let wordMarks = 0;
			let most = 0;
			for (const { from, to, fit } of stretches) {
				// A letter or two begin nearly anything: there is nothing to be told from it.
				const isVague = to - from > MANY_TERMS;
				if (isVague) {
					wordMarks = -1;
					most = Infinity;
				}
				for (let term = from; term < to; term += 1) {
					if (!isVague) wordMarks |= 1 << (marks[term] ?? 0);
					const worth = (rarity[term] ?? 0) * fit;
					const end = termPieceAt[term + 1] ?? 0;
					for (let one = termPieceAt[term] ?? 0; one < end; one += 1) {
						const piece = termPieces[one] ?? 0;
						this.#markPiece(piece, bit, fit, worth);
						if (!isVague) most = Math.max(most, (pieceRarity[piece] ?? 0) * fit);
					}
				}
			}
			this.#asked.wordMarks[at] = wordMarks;
			this.#asked.anyMarks |= wordMarks;
			this.#asked.mostSaid += most;
		});
	}

	/** Adds up the words of every choice, the first of them first: as `told` does where they are many. */
	#share(): void {
		const rarities = this.#asked.rarities;
		const shares = this.#shares;
		for (let at = 0; at < Math.min(rarities.length, MOST_SHARED); at += 1)
			for (let bits = 1 << at; bits < 2 << at; bits += 1)
				shares[bits] = (at === 0 ? 0 : (shares[bits ^ (1 << at)] ?? 0)) + (rarities[at] ?? 0);
	}

	/** A piece stands for the word that it fits best; a hyphenated one for those that fit as well. */
	#markPiece(piece: number, bit: number, fit: number, worth: number): void {
		const known = this.#marks.bits[piece] ?? 0;
		const before = known === 0 ? 0 : (this.#marks.fits[piece] ?? 0);
		if (fit < before) return;
		const all = this.#shelf.postings.pieceRarity[piece] ?? 0;
		if (fit > before) {
			this.#marks.bits[piece] = bit;
			this.#marks.fits[piece] = fit;
			this.#marks.said[piece] = Math.min(all, worth);
		} else if ((known & bit) === 0) {
			this.#marks.bits[piece] = known | bit;
			this.#marks.said[piece] = Math.min(all, (this.#marks.said[piece] ?? 0) + worth);
		}
	}

	/** Wipes off what the reading before left. */
	#wipe(): void {
		const { termPieceAt, termPieces } = this.#shelf.lexicon;
		const bits = this.#marks.bits;
		for (const { stretches } of this.#asked.meanings)
			for (const { from, to } of stretches) {
				const end = termPieceAt[to] ?? 0;
				for (let one = termPieceAt[from] ?? 0; one < end; one += 1) bits[termPieces[one] ?? 0] = 0;
			}
	}

	/** Share of the query that some words of it are. */
	told(bits: number): number {
		if (bits < 1 << MOST_SHARED) return (this.#shares[bits] ?? 0) / this.total;
		let sum = 0;
		for (let at = 0; bits >> at !== 0; at += 1)
			if (bits & (1 << at)) sum += this.#asked.rarities[at] ?? 0;
		return sum / this.total;
	}

	/** The best score of a text that answers so much of a query, and of which so much is asked for. */
	atMost(coverage: number, precision: number): number {
		const whole = coverage > WHOLE && precision > WHOLE ? WEIGHT.whole : 0;
		return coverage + WEIGHT.precision * coverage * precision + WEIGHT.first + whole;
	}

	/** What share of a text is asked for at most. */
	precision(unit: number): number {
		return Math.min(1, this.#asked.mostSaid / (this.#shelf.postings.lengths[unit] ?? 1));
	}

	/** Share of the query that a text with the marks of this one may answer: never less than it does. */
	mayCover(unit: number): number {
		const marks = this.#shelf.postings.textMarks[unit] ?? 0;
		if ((marks & this.#asked.anyMarks) === 0) return 0;
		return this.told(this.mayHave(unit));
	}

	/** Words of the query that a text may have by its marks. */
	mayHave(unit: number): number {
		const marks = this.#shelf.postings.textMarks[unit] ?? 0;
		const asked = this.#asked.wordMarks;
		const size = this.#asked.rarities.length;
		let bits = 0;
		for (let at = 0; at < size; at += 1) if ((marks & (asked[at] ?? 0)) !== 0) bits |= 1 << at;
		return bits;
	}

	/** How well one text fits; the words it answers are left in `bits`. */
	read(unit: number): number {
		const postings = this.#shelf.postings;
		// No mark of a word that was asked for: there is nothing to be found in it.
		if (((postings.textMarks[unit] ?? 0) & this.#asked.anyMarks) === 0) {
			this.bits = 0;
			return 0;
		}
		const { at, text } = this.#shelf.corpus;
		const pieceBits = this.#marks.bits;
		const start = at[unit] ?? 0;
		const end = at[unit + 1] ?? 0;
		let bits = 0;
		let found = 0;
		let said = 0;
		let share = 1;
		let first = 0;
		for (let place = start; place < end; place += 1) {
			const piece = text[place] ?? 0;
			const has = pieceBits[piece] ?? 0;
			if (has === 0) {
				if (piece === this.#unsaid) share = WEIGHT.unsaid;
				continue;
			}
			const fit = this.#marks.fits[piece] ?? 0;
			if (share === 1) said += this.#marks.said[piece] ?? 0;
			if (place === start) first = fit;
			const fresh = has & ~bits;
			if (fresh === 0) continue;
			bits |= fresh;
			for (let rest = fresh; rest !== 0; rest &= rest - 1)
				found += (this.#asked.rarities[31 - Math.clz32(rest & -rest)] ?? 0) * fit * share;
		}
		this.bits = bits;
		if (bits === 0) return 0;
		const coverage = found / this.total;
		const length = postings.lengths[unit] ?? 0;
		const precision = length === 0 ? 0 : said / length;
		const whole = coverage > WHOLE && precision > WHOLE ? WEIGHT.whole : 0;
		return coverage + WEIGHT.precision * coverage * precision + WEIGHT.first * first + whole;
	}
}
