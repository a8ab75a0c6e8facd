/**
 * Search as you type over one edition of one code system: words and beginnings of words in any order,
 * short forms, sayings, slips, codes with and without their dot. Opens from an asset or from rows.
 */
import type { CodeHit, CodeRow, CodeSystem } from '$lib/codes/model';
import { readSearchAsset } from './asset';
import { bareCode, corpusOf, textOf, type SearchPhrase } from './corpus';
import { keptForm, openKept } from './kept-form';
import { placeOf } from './lexicon';
import { Meanings } from './meaning';
import { keysBeginning } from './keys';
import { partsOf, type SearchParts } from './parts';
import { answersTo } from './short-answers';
import { codeTyped, readingsOf, typedWords } from './query';
import { Ranker, type Ranked, type RowFilter, type Shelf } from './rank';
import { codeReadings } from './slips';

export { buildSearchAsset, type SearchPhrase } from './asset';

export interface SearchFilter {
	/** Only codes that can be assigned. */
	readonly isBillable?: boolean | undefined;
	/** Only a code or header and what stands below it. */
	readonly under?: string | undefined;
}

export interface SearchIndex {
	readonly system: CodeSystem;
	/** Rows that can be found, headers among them. */
	readonly rows: number;
	/**
	 * Best first, at most `limit`. Never throws, whatever was typed; the same words give the same list.
	 */
	search(query: string, limit?: number, filter?: SearchFilter): CodeHit[];
	/** Bytes for `openKeptSearch`, which are many, but open in a fraction of the time. */
	kept(): ArrayBuffer;
}

/** Opens an asset of `buildSearchAsset`. Throws InputFault for one that is torn or of another kind. */
export function openSearch(bytes: Uint8Array): SearchIndex {
	return new CodeSearch(partsOf(readSearchAsset(bytes)));
}

/**
 * Opens what `kept` gave, without building anything; null for bytes that are torn, damaged or of
 * another version, after which the asset is to be opened instead. The bytes are the index's from then.
 */
export function openKeptSearch(bytes: ArrayBuffer): SearchIndex | null {
	const parts = openKept(bytes);
	return parts && new CodeSearch(parts);
}

/** The same over rows at hand, which stand in tabular order. */
export function openSearchFromRows(
	system: CodeSystem,
	rows: readonly CodeRow[],
	phrases: readonly SearchPhrase[] = []
): SearchIndex {
	return new CodeSearch(partsOf(corpusOf(system, rows, phrases)));
}

/** Characters of a diagnosis that has a seventh, its dot among them. */
const WITH_SEVENTH = 8;
const SHORT = 2;
/** A score that only rows with all words reach: one word then needs no further reading. */
const SURE = 1.7;
/** Rows looked through below a code. */
const MOST_BELOW_CODE = 4000;

class CodeSearch implements SearchIndex {
	readonly system: CodeSystem;
	readonly rows: number;
	readonly #shelf: Shelf;
	readonly #ranker: Ranker;

	constructor(parts: SearchParts) {
		const { corpus, lexicon, postings, kindred } = parts;
		this.system = corpus.system;
		this.rows = corpus.codes.length;
		this.#shelf = { ...parts, meanings: new Meanings(lexicon, postings, kindred) };
		this.#ranker = new Ranker(this.#shelf);
	}

	kept(): ArrayBuffer {
		return keptForm(this.#shelf);
	}

	search(query: string, limit = 10, filter: SearchFilter = {}): CodeHit[] {
		if (limit < 1) return [];
		const isWanted = this.#wanted(filter);
		const hits: CodeHit[] = [];
		const taken = new Set<number>();
		const take = (row: number, phrase: number): void => {
			if (hits.length >= limit || taken.has(row) || isWanted?.(row) === false) return;
			taken.add(row);
			hits.push(this.#hit(row, phrase));
		};
		const code = codeTyped(query);
		if (code !== null) for (const row of this.#byCode(code, limit, isWanted)) take(row, -1);
		const words = typedWords(query);
		const [only] = words;
		if (!only || (hits.length > 0 && /\d/.test(code ?? ''))) return hits;
		for (const { row, phrase } of this.#byWords(words, limit, isWanted)) take(row, phrase);
		if (words.length === 1 && only.text.length <= SHORT)
			for (const row of answersTo(this.#shelf.short, only.text)) take(row, -1);
		return hits;
	}

	#byWords(words: ReturnType<typeof typedWords>, limit: number, isWanted: RowFilter): Ranked[] {
		const { lexicon } = this.#shelf;
		const isShort = words.length === 1 && (words[0]?.text.length ?? 0) <= SHORT;
		const most = Math.min(200, Math.max(limit + 10, 30));
		const best = new Map<number, Ranked>();
		let top = 0;
		let ranked = 0;
		for (const reading of readingsOf(words, (word) => placeOf(lexicon, word) >= 0)) {
			// One or two letters as they stand have their answers ready.
			if (isShort && reading.words.length === 1) continue;
			if (words.length === 1 && top > SURE) break;
			ranked += 1;
			for (const one of this.#ranker.rank(reading, most, isWanted, ranked === 1)) {
				const known = best.get(one.row);
				if (!known || known.score < one.score) best.set(one.row, one);
				top = Math.max(top, one.score);
			}
		}
		const sorted = [...best.values()].sort((a, b) => b.score - a.score || a.row - b.row);
		return this.#variedFirst(this.#usualFirst(sorted));
	}

	/** A header that answers best is answered by the code it usually means, and follows it. */
	#usualFirst(sorted: readonly Ranked[]): Ranked[] {
		const [first] = sorted;
		if (!first) return [];
		if (first.usual === first.row) return [...sorted];
		return [{ ...first, row: first.usual }, ...sorted];
	}

	/**
	 * Puts last what says little after what stands before it: a header of a row that is there, but for
	 * the header of the best, and a code that differs from one in its seventh character.
	 */
	#variedFirst(sorted: readonly Ranked[]): Ranked[] {
		const { corpus, tree } = this.#shelf;
		const headers = new Set<number>();
		const stems = new Set<number>();
		const first: Ranked[] = [];
		const last: Ranked[] = [];
		for (const one of sorted) {
			const up = tree.parent[one.row] ?? -1;
			const isSeventh = corpus.codes.sizeOf(one.row) === WITH_SEVENTH && up >= 0;
			const isSaid = (first.length > 1 && headers.has(one.row)) || (isSeventh && stems.has(up));
			(isSaid ? last : first).push(one);
			if (isSeventh) stems.add(up);
			for (let above = up; above >= 0; above = tree.parent[above] ?? -1) headers.add(above);
		}
		return [...first, ...last];
	}

	/** Whether a row is asked for; null when all are. */
	#wanted({ isBillable, under }: SearchFilter): RowFilter {
		const { billable, codes } = this.#shelf.corpus;
		const stem = under === undefined ? '' : bareCode(under);
		if (!isBillable && stem === '') return null;
		return (row) =>
			(!isBillable || billable[row] === 1) && bareCode(codes.at(row)).startsWith(stem);
	}

	/** Rows whose code begins as typed: the code itself, then the widest, in tabular order. */
	#byCode(code: string, limit: number, isWanted: RowFilter): number[] {
		const { places, corpus } = this.#shelf;
		// Letters alone are a word, unless a code is written just so.
		const isWord = !/\d/.test(code);
		for (const reading of isWord ? [code] : codeReadings(code)) {
			const [from, past] = keysBeginning(places.keys, reading);
			const to = isWord && this.#bareAt(from) !== reading ? from : isWord ? from + 1 : past;
			const byLength: number[][] = [];
			const end = Math.min(to, from + MOST_BELOW_CODE);
			for (let place = from; place < end; place += 1) {
				const row = places.rowOfKey[place] ?? 0;
				if (isWanted?.(row) === false) continue;
				(byLength[corpus.codes.sizeOf(row)] ??= []).push(row);
			}
			const rows = byLength.flatMap((some) => some.sort((a, b) => a - b));
			if (rows.length > 0) return rows.slice(0, limit);
		}
		return [];
	}

	#bareAt(place: number): string {
		const { corpus, places } = this.#shelf;
		return bareCode(corpus.codes.at(places.rowOfKey[place] ?? -1));
	}

	#hit(row: number, phrase: number): CodeHit {
		const { corpus, tree } = this.#shelf;
		return {
			system: this.system,
			code: corpus.codes.at(row),
			title: this.#text(row),
			isBillable: corpus.billable[row] === 1,
			below: tree.below[row] ?? 0,
			via: phrase < 0 ? null : capital(this.#text(corpus.codes.length + phrase))
		};
	}

	#text(unit: number): string {
		const { at, text, pieces } = this.#shelf.corpus;
		const words: string[] = [];
		const end = at[unit + 1] ?? 0;
		for (let place = at[unit] ?? 0; place < end; place += 1)
			words.push(pieces.at(text[place] ?? 0));
		return textOf(words);
	}
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
