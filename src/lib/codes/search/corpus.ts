/**
 * An edition in pieces: every title and every phrase as places in one vocabulary of words with their
 * case and marks, put together again letter by letter.
 */
import type { CodeRow, CodeSystem } from '$lib/codes/model';
import { ONE_BYTE } from './bytes';
import { keyOf } from './keys';
import { kindredOf, type Kindred } from './kindred';
import { lexiconOf } from './lexicon';
import { WordList } from './word-list';
import { isJoint, stemOf, wordsOf } from './words';

/** Words that lead to a code: a path of the index, a saying, a row of a table. */
export interface SearchPhrase {
	/** As shown: `Diabetes, type 2, with, neuropathy`. */
	readonly path: string;
	/** Further words that may be said: `(mellitus) (sugar)`; looked for, never shown. */
	readonly also?: string | undefined;
	/** A code, a header or, of PCS, a stem that stands for everything below it. */
	readonly code: string;
	/** A row of a table: its words stand in a column, they are not said for one another. */
	readonly isOfTable?: true;
}

/** An edition's rows and phrases in pieces. */
export interface Texts {
	readonly system: CodeSystem;
	readonly codes: WordList;
	readonly billable: Uint8Array;
	/** The vocabulary, the commonest first, those about as common by letter. */
	readonly pieces: WordList;
	/** Text `t` has the pieces `at[t]` to `at[t + 1]` of `text`; titles first, then phrases. */
	readonly at: Uint32Array;
	readonly text: Uint16Array | Uint32Array;
}

/** The same with what phrases lead to, ready to be searched. */
export interface Corpus extends Texts {
	/** The key of the code that phrase `p` leads to. */
	readonly targets: Float64Array;
	/** Words of `pieces` that the phrases use for one another. */
	readonly kindred: Kindred;
}

/** Stands before words that are looked for and not shown, and for a comma that stands alone. */
export const UNSAID = '\u0002';
const LONE_COMMA = '\u0001';

export function bareCode(code: string): string {
	return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** Pieces that put together again by `textOf` give the same text, white space made single. */
export function piecesOf(text: string): string[] {
	const pieces: string[] = [];
	for (const word of text.trim().split(/\s+/)) {
		if (word === ',') pieces.push(LONE_COMMA);
		else if (word.endsWith(',')) pieces.push(word.slice(0, -1), ',');
		else pieces.push(word);
	}
	return pieces;
}

export function textOf(pieces: readonly string[]): string {
	let text = '';
	for (const piece of pieces) {
		if (piece === UNSAID) break;
		if (piece === ',') text += ',';
		else text += (text === '' ? '' : ' ') + (piece === LONE_COMMA ? ',' : piece);
	}
	return text;
}

function phrasePieces({ path, also }: SearchPhrase, title: string): string[] {
	// Main terms begin with a capital in print: the first letter is put back when they are shown.
	const said = piecesOf(path.charAt(0).toLowerCase() + path.slice(1));
	if (!also) return said;
	// What the title or the path says already need not be kept again.
	const known = new Set([...wordsOf(title), ...wordsOf(path)].map(stemOf));
	const further = [...new Set(wordsOf(also))].filter(
		(word) => !isJoint(word) && !known.has(stemOf(word))
	);
	return further.length === 0 ? said : [...said, UNSAID, ...further];
}

/** Uses from which on words stand together in the vocabulary, within which they stand by letter. */
const CLASSES = [40, 16, 8, 4, 3, 2, 1];

/** The commonest words first, by letter among words about as common. */
function vocabularyOf(texts: readonly (readonly string[])[]): string[] {
	const uses = new Map<string, number>();
	for (const pieces of texts)
		for (const piece of pieces) uses.set(piece, (uses.get(piece) ?? 0) + 1);
	const byUse = [...uses].sort(([a, usesA], [b, usesB]) => usesB - usesA || (a < b ? -1 : 1));
	const common = byUse.slice(0, ONE_BYTE).map(([piece]) => piece);
	const classOf = (many: number): number => CLASSES.findIndex((least) => many >= least);
	const rest = byUse
		.slice(ONE_BYTE)
		.map(([piece, many]) => ({ piece, rank: classOf(many) }))
		.sort((a, b) => a.rank - b.rank || (a.piece < b.piece ? -1 : 1));
	return [...common, ...rest.map(({ piece }) => piece)];
}

/** Rows and phrases as a corpus. The order of rows is kept and is the tabular order. */
export function corpusOf(
	system: CodeSystem,
	rows: readonly CodeRow[],
	phrases: readonly SearchPhrase[]
): Corpus {
	const titles = new Map(rows.map(({ code, title }) => [bareCode(code), title]));
	const texts = [
		...rows.map(({ title }) => piecesOf(title)),
		...phrases.map((phrase) => phrasePieces(phrase, titles.get(bareCode(phrase.code)) ?? ''))
	];
	const pieces = vocabularyOf(texts);
	const places = new Map(pieces.map((piece, place) => [piece, place]));
	const at = new Uint32Array(texts.length + 1);
	texts.forEach((text, index) => (at[index + 1] = (at[index] ?? 0) + text.length));
	const size = at[texts.length] ?? 0;
	const text = pieces.length > 65536 ? new Uint32Array(size) : new Uint16Array(size);
	let next = 0;
	for (const one of texts)
		for (const piece of one) {
			text[next] = places.get(piece) ?? 0;
			next += 1;
		}
	const printed = WordList.of(pieces);
	return {
		system,
		codes: WordList.of(rows.map(({ code }) => code)),
		billable: Uint8Array.from(rows, ({ isBillable }) => (isBillable ? 1 : 0)),
		pieces: printed,
		at,
		text,
		targets: Float64Array.from(phrases, ({ code }) => keyOf(code)),
		kindred: kindredOf(phrases, lexiconOf({ pieces: printed }).terms)
	};
}
