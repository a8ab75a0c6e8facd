/** The words of a corpus, sorted: a typed beginning is then a stretch of the list. */
import type { Corpus } from './corpus';
import { bitCount, lettersOf, SlipCounter, slipsAllowed } from './slips';
import { WordList } from './word-list';
import { searchWordsOf, stemOf } from './words';

export interface Lexicon {
	readonly terms: WordList;
	/** Terms of piece `p`: `pieceTerms[pieceAt[p]]` and on, up to `pieceAt[p + 1]`. */
	readonly pieceAt: Uint32Array;
	readonly pieceTerms: Uint32Array;
	/** Pieces that hold term `t`, the same way. */
	readonly termPieceAt: Uint32Array;
	readonly termPieces: Uint32Array;
	readonly letters: Int32Array;
	/** First three letters of each term in one number. */
	readonly heads: Uint32Array;
	/** One of 32 marks of each term, the same for those that begin with the same two letters. */
	readonly marks: Uint8Array;
	/** Made when a word is first typed wrong. */
	seconds?: SecondLetters;
}

interface SecondLetters {
	readonly at: Uint32Array;
	readonly terms: Uint32Array;
}

export function lexiconOf({ pieces }: Pick<Corpus, 'pieces'>): Lexicon {
	const found = new Map<string, number>();
	const pieceAt = new Uint32Array(pieces.length + 1);
	const firstSeen: number[] = [];
	for (let place = 0; place < pieces.length; place += 1) {
		for (const word of searchWordsOf(pieces.at(place))) {
			let id = found.get(word);
			if (id === undefined) found.set(word, (id = found.size));
			firstSeen.push(id);
		}
		pieceAt[place + 1] = firstSeen.length;
	}
	const words = [...found.keys()];
	const terms = [...words].sort();
	const idToTerm = new Uint32Array(words.length);
	terms.forEach((term, index) => (idToTerm[found.get(term) ?? 0] = index));
	const pieceTerms = Uint32Array.from(firstSeen, (id) => idToTerm[id] ?? 0);
	return {
		terms: WordList.of(terms),
		pieceAt,
		pieceTerms,
		...reversed(terms.length, pieceAt, pieceTerms),
		letters: Int32Array.from(terms, lettersOf),
		heads: Uint32Array.from(terms, headOf),
		marks: Uint8Array.from(terms, markOf)
	};
}

function reversed(
	size: number,
	pieceAt: Uint32Array,
	pieceTerms: Uint32Array
): Pick<Lexicon, 'termPieceAt' | 'termPieces'> {
	const next = new Uint32Array(size + 1);
	for (const term of pieceTerms) next[term + 1] = (next[term + 1] ?? 0) + 1;
	for (let term = 0; term < size; term += 1)
		next[term + 1] = (next[term + 1] ?? 0) + (next[term] ?? 0);
	const termPieceAt = next.slice();
	const termPieces = new Uint32Array(pieceTerms.length);
	for (let piece = 0; piece + 1 < pieceAt.length; piece += 1)
		for (let one = pieceAt[piece] ?? 0; one < (pieceAt[piece + 1] ?? 0); one += 1) {
			const term = pieceTerms[one] ?? 0;
			const place = next[term] ?? 0;
			termPieces[place] = piece;
			next[term] = place + 1;
		}
	return { termPieceAt, termPieces };
}

/** The first place whose term is not before the word. */
function firstFrom(terms: WordList, word: string): number {
	let low = 0;
	let high = terms.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (terms.isBefore(middle, word)) low = middle + 1;
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
	return place < terms.length && terms.is(place, word) ? place : -1;
}

/** Letters that words of one family begin with. */
const ROOT = 4;

/** Terms of the same family as a word: `fracture`, `fractured`, `fractures`. */
export function familyOf(lexicon: Lexicon, word: string): number[] {
	if (word.length < ROOT) return [];
	const stem = stemOf(word);
	const family: number[] = [];
	const [from, to] = beginningWith(lexicon, stem.slice(0, Math.max(ROOT, stem.length - 1)));
	for (let term = from; term < to; term += 1)
		if (stemOf(lexicon.terms.at(term)) === stem) family.push(term);
	return family;
}

function markOf(word: string): number {
	return (word.charCodeAt(0) * 7 + (word.charCodeAt(1) || 0)) & 31;
}

function headOf(word: string): number {
	return (word.charCodeAt(0) << 16) | ((word.charCodeAt(1) || 0) << 8) | (word.charCodeAt(2) || 0);
}

/** Terms by their second letter: `terms[at[letter]]` and on, up to `at[letter + 1]`. */
function bySecondLetter(heads: Uint32Array): SecondLetters {
	const at = new Uint32Array(257);
	for (const head of heads) at[((head >> 8) & 255) + 1] = (at[((head >> 8) & 255) + 1] ?? 0) + 1;
	for (let letter = 0; letter < 256; letter += 1)
		at[letter + 1] = (at[letter + 1] ?? 0) + (at[letter] ?? 0);
	const next = at.slice();
	const terms = new Uint32Array(heads.length);
	heads.forEach((head, term) => {
		const letter = (head >> 8) & 255;
		const place = next[letter] ?? 0;
		terms[place] = term;
		next[letter] = place + 1;
	});
	return { at, terms };
}

/**
 * Calls with every term that may begin as a word was meant to: a slip in the first letters is one
 * letter wrong, lost or more.
 */
function eachBegunAlike(lexicon: Lexicon, head: number, take: (term: number) => void): void {
	const { heads } = lexicon;
	const first = head >> 16;
	const second = (head >> 8) & 255;
	for (const letter of first === second ? [first] : [first, second]) {
		const [from, to] = beginningWith(lexicon, String.fromCharCode(letter));
		for (let term = from; term < to; term += 1) take(term);
	}
	lexicon.seconds ??= bySecondLetter(heads);
	const { at, terms } = lexicon.seconds;
	for (const letter of first === second ? [first] : [first, second])
		for (let place = at[letter] ?? 0; place < (at[letter + 1] ?? 0); place += 1) {
			const term = terms[place] ?? 0;
			const other = heads[term] ?? 0;
			const otherFirst = other >> 16;
			if (otherFirst === first || otherFirst === second) continue;
			if (letter === first || (head & 65535) === (other & 65535)) take(term);
		}
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
	const counter = new SlipCounter(word, most, isPartial);
	const near: { term: number; slips: number }[] = [];
	eachBegunAlike(lexicon, headOf(word), (term) => {
		const held = letters[term] ?? 0;
		if (bitCount(typed & ~held) > most) return;
		if (!isPartial && bitCount(held & ~typed) > most) return;
		const other = terms.at(term);
		let slips = counter.to(other);
		if (slips > most) return;
		// A slip in the first letter is rare: it counts for more.
		if (other.charCodeAt(0) !== word.charCodeAt(0)) slips += 0.5;
		near.push({ term, slips });
	});
	return near.sort((a, b) => a.slips - b.slips || a.term - b.term).slice(0, 40);
}
