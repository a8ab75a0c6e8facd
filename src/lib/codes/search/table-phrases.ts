/** Phrases from the tables of the index, of neoplasms and of drugs, and from the index of procedures. */
import type { CodeTable, TableRow } from '$lib/codes/read/drug-table';
import type { PcsIndexRow } from '$lib/codes/read/pcs-files';
import type { SearchPhrase } from './corpus';
import { DRUGS_BY_LIKE } from './drug-names';
import { wordsOf } from './words';

/** The columns of neoplasms in words that are typed; the sixth is what a bare name means least. */
const BEHAVIORS = [
	'malignant primary',
	'malignant secondary',
	'carcinoma in situ',
	'benign',
	'uncertain behavior',
	'unspecified behavior'
] as const;

const isOfTable = true;

const bareTarget = (code: string): string => code.replace(/[-.]+$/, '');

/**
 * A phrase for each cell of a neoplasm; of a drug one for all six, which leads to what the codes have
 * in common: what happened with it stands in the titles below. Drugs that the table lacks come last.
 */
export function phrasesOfTable(table: CodeTable): SearchPhrase[] {
	const printed = printedPhrases(table);
	return table.kind === 'drugs' ? [...printed, ...unprintedDrugs(printed)] : printed;
}

function printedPhrases({ kind, rows }: CodeTable): SearchPhrase[] {
	const above: string[] = [];
	return rows.flatMap((row): SearchPhrase[] => {
		above.length = Math.min(above.length, row.depth);
		above.push(row.depth === 0 ? (row.term.split(', ')[0] ?? '') : row.term);
		const path = above.join(', ');
		const also = row.modifiers === null ? {} : { also: row.modifiers };
		if (kind === 'drugs') {
			const code = sharedStem(row);
			return code === null ? [] : [{ path, code, isOfTable, ...also }];
		}
		return row.cells.flatMap((cell, column): SearchPhrase[] => {
			const behavior = BEHAVIORS[column];
			if (cell === null || behavior === undefined) return [];
			return [{ path: `${path}, ${behavior}`, code: bareTarget(cell), isOfTable, ...also }];
		});
	});
}

/** Drugs that no row of the table names, with the code of a row they are like: `Torsemide, as furosemide`. */
function unprintedDrugs(printed: readonly SearchPhrase[]): SearchPhrase[] {
	const named = new Set(printed.flatMap(({ path, also = '' }) => wordsOf(`${path} ${also}`)));
	const codes = new Map(printed.map(({ path, code }) => [path, code]));
	return [...DRUGS_BY_LIKE].flatMap(([like, names]) => {
		const code = codes.get(like);
		if (code === undefined) return [];
		return names
			.filter((name) => !named.has(name))
			.map((name): SearchPhrase => ({
				path: `${capital(name)}, as ${lower(like)}`,
				code,
				isOfTable
			}));
	});
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const lower = (term: string): string => term.charAt(0).toLowerCase() + term.slice(1);

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
