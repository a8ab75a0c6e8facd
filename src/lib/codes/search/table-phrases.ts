/** Phrases from the tables of the index, of neoplasms and of drugs, and from the index of procedures. */
import type { CodeTable, TableRow } from '$lib/codes/read/drug-table';
import type { PcsIndexRow } from '$lib/codes/read/pcs-files';
import type { SearchPhrase } from './corpus';

/** The columns of neoplasms in words that are typed; the sixth is what a bare name means least. */
const BEHAVIORS = [
	'malignant primary',
	'malignant secondary',
	'carcinoma in situ',
	'benign',
	'uncertain behavior',
	'unspecified behavior'
] as const;

const bareTarget = (code: string): string => code.replace(/[-.]+$/, '');

/**
 * A phrase for each cell of a neoplasm; of a drug one for all six, which leads to what the codes have
 * in common: what happened with it stands in the titles below.
 */
export function phrasesOfTable({ kind, rows }: CodeTable): SearchPhrase[] {
	const above: string[] = [];
	return rows.flatMap((row): SearchPhrase[] => {
		above.length = Math.min(above.length, row.depth);
		above.push(row.depth === 0 ? (row.term.split(', ')[0] ?? '') : row.term);
		const path = above.join(', ');
		const also = row.modifiers === null ? {} : { also: row.modifiers };
		if (kind === 'drugs') {
			const code = sharedStem(row);
			return code === null ? [] : [{ path, code, ...also }];
		}
		return row.cells.flatMap((cell, column): SearchPhrase[] => {
			const behavior = BEHAVIORS[column];
			if (cell === null || behavior === undefined) return [];
			return [{ path: `${path}, ${behavior}`, code: bareTarget(cell), ...also }];
		});
	});
}

/** `T36.0X` of the codes `T36.0X1` to `T36.0X6`; null for a row that only refers to another. */
function sharedStem({ cells }: TableRow): string | null {
	const codes = cells.filter((cell) => cell !== null).map(bareTarget);
	const [first] = codes;
	if (first === undefined) return null;
	let shared = first.length;
	for (const code of codes) while (!code.startsWith(first.slice(0, shared))) shared -= 1;
	return shared < 3 ? first : bareTarget(first.slice(0, shared));
}

/** Main terms of procedures with the codes and stems they and their references name. */
export function phrasesOfPcsIndex(rows: readonly PcsIndexRow[]): SearchPhrase[] {
	const above: string[] = [];
	return rows.flatMap((row): SearchPhrase[] => {
		above.length = Math.min(above.length, row.depth);
		above.push(row.term ?? '');
		const path = above.filter((term) => term !== '').join(', ');
		const also = row.see === null ? {} : { also: row.see };
		return row.codes.map((code): SearchPhrase => ({ path, code: bareTarget(code), ...also }));
	});
}
