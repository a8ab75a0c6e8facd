/**
 * Where each word leads: for every term the rows whose title or phrases hold it, all phrases of a row
 * pooled, and how much it says about that row.
 */
import { UNSAID, type Texts } from './corpus';
import type { Lexicon } from './lexicon';
import type { Places } from './places';
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
	/** Rarity of everything that is said in a text together. */
	readonly lengths: Float32Array;
	/** Marks of every word in a text. */
	readonly textMarks: Uint32Array;
}

const MEANT = 'unspecified';
const WORTH = { title: 1.6, phrase: 0.8, unsaid: 0.3 };
const ROOM = 1;
const SHARE_OF_LENGTH = 0.4;
const USUAL_LENGTH = 12;
/** A row with many phrases is a common one, not a vague one. */
const MOST_LENGTH = 24;

/** Terms of every row with their impact, row after row. */
interface Gathered {
	/** Row `r` has the terms `rowAt[r]` and on. */
	readonly rowAt: Uint32Array;
	readonly terms: Uint32Array;
	readonly impact: Uint8Array;
	/** Rows that hold each term. */
	readonly held: Uint32Array;
	/** The same with families counted once, and all rows counted so. */
	readonly rare: Float64Array;
	readonly things: number;
}

function gather(corpus: Texts, lexicon: Lexicon, places: Places): Gathered {
	const { at, text, codes } = corpus;
	const { pieceAt, pieceTerms } = lexicon;
	const { phraseAt, phrases } = places;
	const count = lexicon.terms.length;
	const unsaid = corpus.pieces.indexOf(UNSAID);
	const first = codes.length;
	// A phrase of a stem is gathered once for every row below it.
	let most = at[first] ?? 0;
	for (const phrase of phrases) most += (at[first + phrase + 1] ?? 0) - (at[first + phrase] ?? 0);
	const room = Math.ceil(most * 1.5) + 64;
	const rowAt = new Uint32Array(first + 1);
	const terms = new Uint32Array(room);
	const impact = new Uint8Array(room);
	const held = new Uint32Array(count);
	const rare = new Float64Array(count);
	const seen = new Int32Array(count).fill(-1);
	const counts = new Float32Array(count);
	// A fracture stands sixteen times with its seventh characters: it is one thing when rarity counts.
	const longest = corpus.system === 'icd-10-cm' ? 7 : 99;
	let things = 0;
	let size = 0;
	for (let row = 0; row < first; row += 1) {
		const start = size;
		const end = phraseAt[row + 1] ?? 0;
		for (let one = (phraseAt[row] ?? 0) - 1; one < end; one += 1) {
			const isTitle = one < (phraseAt[row] ?? 0);
			const unit = isTitle ? row : first + (phrases[one] ?? 0);
			let worth = isTitle ? WORTH.title : WORTH.phrase;
			const last = at[unit + 1] ?? 0;
			for (let place = at[unit] ?? 0; place < last; place += 1) {
				const piece = text[place] ?? 0;
				if (piece === unsaid) worth = WORTH.unsaid;
				const to = pieceAt[piece + 1] ?? 0;
				for (let from = pieceAt[piece] ?? 0; from < to; from += 1) {
					const term = pieceTerms[from] ?? 0;
					if (seen[term] === row) counts[term] = (counts[term] ?? 0) + worth;
					else {
						seen[term] = row;
						counts[term] = worth;
						terms[size] = term;
						size += 1;
					}
				}
			}
		}
		rowAt[row + 1] = size;
		const share = codes.sizeOf(row) > longest ? 0.0625 : 1;
		things += share;
		const length = Math.min(size - start, MOST_LENGTH) / USUAL_LENGTH;
		const against = ROOM * (1 - SHARE_OF_LENGTH + SHARE_OF_LENGTH * length);
		for (let one = start; one < size; one += 1) {
			const term = terms[one] ?? 0;
			const many = counts[term] ?? 0;
			impact[one] = Math.min(255, (150 * (ROOM + 1) * many) / (many + against));
			held[term] = (held[term] ?? 0) + 1;
			rare[term] = (rare[term] ?? 0) + share;
		}
	}
	return { rowAt, terms, impact, held, rare, things };
}

/** Every term's rows in one list, in tabular order. */
export function postingsOf(corpus: Texts, lexicon: Lexicon, places: Places): Postings {
	const gathered = gather(corpus, lexicon, places);
	const count = lexicon.terms.length;
	const termAt = new Uint32Array(count + 1);
	for (let term = 0; term < count; term += 1)
		termAt[term + 1] = (termAt[term] ?? 0) + (gathered.held[term] ?? 0);
	const next = termAt.slice();
	const { rowAt, terms, impact: told } = gathered;
	const size = termAt[count] ?? 0;
	const rows = new Uint32Array(size);
	const impact = new Uint8Array(size);
	for (let row = 0; row + 1 < rowAt.length; row += 1) {
		const end = rowAt[row + 1] ?? 0;
		for (let index = rowAt[row] ?? 0; index < end; index += 1) {
			const term = terms[index] ?? 0;
			const place = next[term] ?? 0;
			rows[place] = row;
			impact[place] = told[index] ?? 0;
			next[term] = place + 1;
		}
	}
	const rarity = new Float32Array(count);
	for (let term = 0; term < count; term += 1) {
		const many = Math.max(0.5, gathered.rare[term] ?? 0);
		const rare = Math.log(1 + (gathered.things - many + 0.5) / (many + 0.5));
		rarity[term] = rare * weightOfWord(lexicon.terms.at(term));
	}
	return { termAt, rows, impact, rarity, ...lengthsOf(corpus, lexicon, rarity) };
}

function lengthsOf(
	{ pieces, at, text }: Texts,
	{ pieceAt, pieceTerms, marks }: Lexicon,
	rarity: Float32Array
): Pick<Postings, 'pieceRarity' | 'lengths' | 'textMarks'> {
	const pieceRarity = new Float32Array(pieces.length);
	const pieceMarks = new Uint32Array(pieces.length);
	for (let piece = 0; piece < pieceRarity.length; piece += 1) {
		// The whole of a hyphenated word stands behind its parts: it is not told twice.
		const from = pieceAt[piece] ?? 0;
		const to = pieceAt[piece + 1] ?? 0;
		const parts = to - from > 2 ? to - 1 : to;
		for (let one = from; one < to; one += 1)
			pieceMarks[piece] = (pieceMarks[piece] ?? 0) | (1 << (marks[pieceTerms[one] ?? 0] ?? 0));
		for (let one = from; one < parts; one += 1)
			pieceRarity[piece] = (pieceRarity[piece] ?? 0) + (rarity[pieceTerms[one] ?? 0] ?? 0);
	}
	const unsaid = pieces.indexOf(UNSAID);
	// Nobody says it, but it is what is meant when nothing more is said.
	for (let piece = 0; piece < pieceRarity.length; piece += 1)
		if (pieces.sizeOf(piece) === MEANT.length && pieces.at(piece).toLowerCase() === MEANT)
			pieceRarity[piece] = (pieceRarity[piece] ?? 0) * 0.2;
	const lengths = new Float32Array(at.length - 1);
	const textMarks = new Uint32Array(at.length - 1);
	for (let unit = 0; unit < lengths.length; unit += 1) {
		let length = 0;
		let held = 0;
		let isSaid = true;
		const end = at[unit + 1] ?? 0;
		for (let place = at[unit] ?? 0; place < end; place += 1) {
			const piece = text[place] ?? 0;
			if (piece === unsaid) isSaid = false;
			if (isSaid) length += pieceRarity[piece] ?? 0;
			held |= pieceMarks[piece] ?? 0;
		}
		lengths[unit] = length;
		textMarks[unit] = held;
	}
	return { pieceRarity, lengths, textMarks };
}
