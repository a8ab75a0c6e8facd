/** The words of a corpus, sorted: a typed beginning is then a stretch of the list. */
import type { Corpus } from './asset';
import { bitCount, lettersOf, slipsAllowed, slipsBetween } from './slips';
import { searchWordsOf, stemOf } from './words';

export interface Lexicon {
	readonly terms: readonly string[];
	/** Terms of piece `p`: `pieceTerms[pieceAt[p]]` and on, up to `pieceAt[p + 1]`. */
	readonly pieceAt: Uint32Array;
	readonly pieceTerms: Uint32Array;
	readonly letters: Int32Array;
	readonly stems: ReadonlyMap<string, readonly number[]>;
}

export function lexiconOf({ pieces }: Corpus): Lexicon {
	const found = new Map<string, number>();
	const pieceAt = new Uint32Array(pieces.length + 1);
	const firstSeen: number[] = [];
	pieces.forEach((piece, place) => {
		for (const word of searchWordsOf(piece)) {
			let id = found.get(word);
			if (id === undefined) found.set(word, (id = found.size));
			firstSeen.push(id);
		}
		pieceAt[place + 1] = firstSeen.length;
	});
	const words = [...found.keys()];
	const terms = [...words].sort();
	const rank = new Map(terms.map((term, index) => [term, index]));
	const idToTerm = Uint32Array.from(words, (word) => rank.get(word) ?? 0);
	const stems = new Map<string, number[]>();
	terms.forEach((term, index) => {
		const stem = stemOf(term);
		const family = stems.get(stem);
		if (family) family.push(index);
		else stems.set(stem, [index]);
	});
	return {
		terms,
		pieceAt,
		pieceTerms: Uint32Array.from(firstSeen, (id) => idToTerm[id] ?? 0),
		letters: Int32Array.from(terms, lettersOf),
		stems
	};
}

/** The first place whose term is not before the word. */
function firstFrom(terms: readonly string[], word: string): number {
	let low = 0;
	let high = terms.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((terms[middle] ?? '') < word) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The stretch of terms that begin with a word, from and to; empty when they are equal. */
export function beginningWith({ terms }: Lexicon, word: string): [from: number, to: number] {
	const from = firstFrom(terms, word);
	return [from, firstFrom(terms, `${word}\uffff`)];
}

/** The place of a term, or -1. */
export function placeOf({ terms }: Lexicon, word: string): number {
	const place = firstFrom(terms, word);
	return terms[place] === word ? place : -1;
}

/**
 * Terms that a mistyped word may have been, with the number of slips; nearest first. Numbers and
 * short words are taken as they are typed.
 */
export function nearTerms(
	lexicon: Lexicon,
	word: string,
	isPartial: boolean
): { term: number; slips: number }[] {
	const most = slipsAllowed(word.length);
	if (most === 0 || /\d/.test(word)) return [];
	const { terms, letters } = lexicon;
	const typed = lettersOf(word);
	const near: { term: number; slips: number }[] = [];
	for (let term = 0; term < terms.length; term += 1) {
		const held = letters[term] ?? 0;
		if (bitCount(typed & ~held) > most) continue;
		const other = terms[term] ?? '';
		if (other.length < word.length - most) continue;
		if (!isPartial && other.length > word.length + most) continue;
		let slips = slipsBetween(word, other, most, isPartial);
		// A slip in the first letter is rare: it counts as one more, and two never begin a word.
		if (slips <= most && other.charCodeAt(0) !== word.charCodeAt(0)) slips += 0.5;
		if (slips <= most + 0.5) near.push({ term, slips });
	}
	return near.sort((a, b) => a.slips - b.slips || a.term - b.term).slice(0, 40);
}
