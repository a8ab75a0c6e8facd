/**
 * Phrases that lead to codes, from the alphabetic index: every row that names a code, and every row
 * that says `see` another, with the code found there.
 */
import type { IndexRow } from '$lib/codes/read/index-file';
import type { SearchPhrase } from './asset';
import { wordsOf } from './words';

interface Placed extends IndexRow {
	readonly path: string;
	readonly code: string | null;
}

function placed(rows: readonly IndexRow[]): Placed[] {
	const above: string[] = [];
	return rows.map((row) => {
		above.length = Math.min(above.length, row.depth);
		above.push(row.term);
		const code = row.code?.replace(/[-.]+$/, '') ?? null;
		return { ...row, path: above.join(', '), code };
	});
}

const keyOf = (path: string): string => wordsOf(path).join(' ');

/** `Neoplasm, by site, benign` and the like name a way of looking, not a place. */
function seeTargets(see: string): string[] {
	return see
		.split(/;|, by /)
		.slice(0, 1)
		.map(keyOf);
}

/**
 * The phrases of one index in printed order. A reference is followed when its words are those of a
 * row that names a code, its main term shortened to the first word where need be.
 */
export function phrasesOfIndex(rows: readonly IndexRow[]): SearchPhrase[] {
	const all = placed(rows);
	const codes = new Map<string, string>();
	for (const { path, code } of all) {
		if (code === null) continue;
		const parts = path.split(', ');
		const [first = '', ...rest] = parts;
		for (const key of [keyOf(path), keyOf([first.split(' ')[0], ...rest].join(' '))])
			if (!codes.has(key)) codes.set(key, code);
		// `Failure, failed` is referred to as `Failure`.
		if (rest.length > 1) {
			const without = keyOf([first, ...rest.slice(1)].join(' '));
			if (!codes.has(without)) codes.set(without, code);
		}
	}
	return all.flatMap(({ path, code, see, modifiers }): SearchPhrase[] => {
		const found =
			code ?? (see === null ? undefined : seeTargets(see).map((key) => codes.get(key))[0]);
		if (found === undefined) return [];
		return [{ path, code: found, ...(modifiers === null ? {} : { also: modifiers }) }];
	});
}
