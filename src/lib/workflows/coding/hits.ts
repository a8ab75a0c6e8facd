/** What stands in the list under the code search. */
import type { CodeHit, CodeRow, CodeSystem } from '$lib/codes/model';

export interface SearchRow {
	/** A code to add, a header that leads down, or what was typed and is in no book. */
	readonly kind: 'code' | 'header' | 'typed';
	readonly code: string;
	readonly title: string;
	/** How many codes stand below a header; null where the book was not asked. */
	readonly below: number | null;
	readonly via: string | null;
}

export function hitRow({ code, title, isBillable, below, via }: CodeHit): SearchRow {
	return {
		kind: isBillable ? 'code' : 'header',
		code,
		title,
		below: isBillable ? null : below,
		via
	};
}

export function rowOfCode({ code, title, isBillable }: CodeRow): SearchRow {
	return { kind: isBillable ? 'code' : 'header', code, title, below: null, via: null };
}

const WHOLE: Readonly<Record<CodeSystem, RegExp>> = {
	'icd-10-cm': /^[A-Z][A-Z0-9][0-9A-Z](\.[A-Z0-9]{1,4})?$/,
	'icd-10-pcs': /^[A-Z0-9]{7}$/,
	hcpcs: /^[A-Z][0-9]{4}$/
};

/**
 * The row that lets a coder keep a code just as typed although this edition does not hold it; nothing
 * when the words are no code, or the book knows it.
 */
export function typedRow(
	system: CodeSystem,
	query: string,
	hits: readonly CodeRow[]
): SearchRow | undefined {
	const code = query.trim().toUpperCase();
	if (!/\d/.test(code) || !WHOLE[system].test(code)) return undefined;
	if (hits.some((hit) => hit.code === code || hit.code.startsWith(code))) return undefined;
	return {
		kind: 'typed',
		code,
		title: 'Not in this edition: add as typed',
		below: null,
		via: null
	};
}

/** Text up to words that were typed, and those words. */
export interface BoldRun {
	readonly plain: string;
	readonly bold: string;
}

/** Where a word begins. It stands here once: for each query and title, compiling it is what costs. */
const WORD_START = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu;

/** The words of a query of which a title may hold the beginning of a word, the longest first. */
export function typedWords(query: string): readonly string[] {
	return query
		.toLowerCase()
		.split(/[^\p{L}\p{N}.]+/u)
		.map((word) => word.replace(/^\.+|\.+$/g, ''))
		.filter((word) => word.length > 1)
		.sort((a, b) => b.length - a.length);
}

/** A title cut where words of `typedWords` begin its own; runs and `rest` are the whole title again. */
export function boldRuns(
	title: string,
	words: readonly string[]
): { readonly runs: readonly BoldRun[]; readonly rest: string } {
	const runs: BoldRun[] = [];
	let from = 0;
	if (words.length > 0)
		for (const { index } of title.matchAll(WORD_START)) {
			const word = words.find(
				(one) => title.slice(index, index + one.length).toLowerCase() === one
			);
			if (word === undefined || index < from) continue;
			const to = index + word.length;
			runs.push({ plain: title.slice(from, index), bold: title.slice(index, to) });
			from = to;
		}
	return { runs, rest: title.slice(from) };
}
