/**
 * Phrases that lead to codes, from the alphabetic index: every row that names a code, and every row
 * that says `see` another, with the code found there.
 */
import type { IndexRow } from '$lib/codes/read/index-file';
import type { SearchPhrase } from './corpus';
import { wordsOf } from './words';

interface Placed {
	/** Terms from main term to here, the main term without its other forms. */
	readonly parts: readonly string[];
	readonly row: IndexRow;
	readonly code: string | null;
	/** Other forms of the main term and words in parentheses. */
	readonly also: string;
}

/** `Failure, failed` names one word in two forms; `Fracture, traumatic` does not. */
function mainTermOf(term: string): [term: string, also: string] {
	const [first = '', ...rest] = term.split(', ');
	const root = first.slice(0, 4).toLowerCase();
	const isForms = rest.length > 0 && rest.every((form) => form.toLowerCase().startsWith(root));
	return isForms ? [first, rest.join(' ')] : [term, ''];
}

function placed(rows: readonly IndexRow[]): Placed[] {
	const above: string[] = [];
	return rows.map((row) => {
		above.length = Math.min(above.length, row.depth);
		const [term, forms] = row.depth === 0 ? mainTermOf(row.term) : [row.term, ''];
		above.push(term);
		const code = row.code?.replace(/[-.]+$/, '') ?? null;
		const also = `${forms} ${row.modifiers ?? ''}`.trim();
		return { parts: [...above], row, code, also };
	});
}

const plain = (text: string): string => wordsOf(text).join(' ');

/** Coded rows by the first word of their main term. */
function byMainTerm(all: readonly Placed[]): Map<string, { words: string[]; code: string }[]> {
	const rows = new Map<string, { words: string[]; code: string }[]>();
	for (const { parts, code } of all) {
		if (code === null) continue;
		const words = wordsOf(parts.join(' '));
		const [first = ''] = words;
		const known = rows.get(first);
		if (known) known.push({ words, code });
		else rows.set(first, [{ words, code }]);
	}
	return rows;
}

/** Whether words stand in a longer row in the same order. */
function standIn(words: readonly string[], row: readonly string[]): boolean {
	let next = 0;
	for (const word of row) if (word === words[next]) next += 1;
	return next === words.length;
}

/**
 * The phrases of one index in printed order. A reference is followed to the row whose words are its
 * words, or else to the shortest that holds them in their order, which prints a level between.
 */
export function phrasesOfIndex(rows: readonly IndexRow[]): SearchPhrase[] {
	const all = placed(rows);
	const targets = byMainTerm(all);
	const codes = new Map<string, string>();
	for (const { parts, code } of all) {
		const key = plain(parts.join(' '));
		if (code !== null && !codes.has(key)) codes.set(key, code);
	}
	const follow = (see: string): string | undefined => {
		// `Neoplasm, by site, benign` names a way of looking; of several references the first counts.
		const key = plain(see.split(/;|, by /)[0] ?? '');
		const known = codes.get(key);
		if (known !== undefined || key === '') return known;
		const words = key.split(' ');
		let best: { words: string[]; code: string } | undefined;
		for (const row of targets.get(words[0] ?? '') ?? [])
			if ((!best || row.words.length < best.words.length) && standIn(words, row.words)) best = row;
		return best?.code;
	};
	return all.flatMap(({ parts, row, code, also }): SearchPhrase[] => {
		const found = code ?? (row.see === null ? undefined : follow(row.see));
		if (found === undefined) return [];
		return [{ path: parts.join(', '), code: found, ...(also === '' ? {} : { also }) }];
	});
}
