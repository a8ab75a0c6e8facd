/** Official files for the bench of code search, what is typed, and the part of the index held out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CodeRow } from '$lib/codes/model';
import { readCodeTable } from '$lib/codes/read/drug-table';
import { readHcpcsTsv } from '$lib/codes/read/hcpcs';
import { readIndexCsv, type IndexRow } from '$lib/codes/read/index-file';
import { readOrderFile } from '$lib/codes/read/order-file';
import { readPcsIndex } from '$lib/codes/read/pcs-files';
import type { SearchPhrase } from '$lib/codes/search/asset';
import { phrasesOfIndex } from '$lib/codes/search/phrases';
import { phrasesOfPcsIndex, phrasesOfTable } from '$lib/codes/search/table-phrases';
import { CODE_PAIRS, type CodePair } from './code-pairs';

/** The folder of official files, or null with nothing said where there is none. */
export function codesetsFolder(): string | null {
	const given = process.env['PRECEPTOR_CODESETS'];
	const folders = [...(given === undefined ? [] : [given]), 'codesets', '../shared/codesets'];
	return folders.find((folder) => existsSync(join(folder, 'icd10cm'))) ?? null;
}

function reader(folder: string): (path: string) => string {
	return (path) => gunzipSync(readFileSync(join(folder, path))).toString('utf8');
}

export interface SearchData {
	readonly rows: readonly CodeRow[];
	readonly index: readonly IndexRow[];
	/** Phrases of the tables of neoplasms and drugs; external causes say the same as their titles. */
	readonly further: readonly SearchPhrase[];
}

export function diagnoses(folder: string): SearchData {
	const read = reader(folder);
	return {
		rows: readOrderFile(read('icd10cm/icd10cm-order-2026.txt.gz'), 'icd-10-cm'),
		index: readIndexCsv(read('icd10cm/icd10cm-index-2025-extract.csv.gz')),
		further: [
			...phrasesOfTable(readCodeTable(read('icd10cm/icd10cm-neoplasm-2025.xml.gz'))),
			...phrasesOfTable(readCodeTable(read('icd10cm/icd10cm-drug-2025.xml.gz')))
		]
	};
}

export function procedures(folder: string): { rows: CodeRow[]; phrases: SearchPhrase[] } {
	const read = reader(folder);
	return {
		rows: readOrderFile(read('icd10pcs/icd10pcs_order_2026.txt.gz'), 'icd-10-pcs'),
		phrases: phrasesOfPcsIndex(readPcsIndex(read('icd10pcs/icd10pcs_index_2025.xml.gz')))
	};
}

export function services(folder: string): CodeRow[] {
	const { rows } = readHcpcsTsv(reader(folder)('hcpcs/hcpcs-level2-2025-10.tsv.gz'));
	return rows.map(({ code, title }) => ({ code, title, isBillable: true }));
}

/** Every pair of diagnoses typed letter by letter: all beginnings that do not end with a space. */
export function keystrokes(pairs: readonly CodePair[] = CODE_PAIRS): string[] {
	return pairs
		.filter(({ system }) => system === 'icd-10-cm')
		.flatMap(({ query }) =>
			Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1)).filter(
				(typed) => !typed.endsWith(' ')
			)
		);
}

/** Every n-th, so that about `most` remain. */
export function thinned<T>(all: readonly T[], most: number): T[] {
	const step = Math.max(1, Math.ceil(all.length / most));
	return all.filter((_, at) => at % step === 0);
}

/** A seeded stream of numbers from 0 to 1 (mulberry32). */
function stream(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export interface HeldOut {
	readonly known: readonly SearchPhrase[];
	readonly asked: readonly { readonly query: string; readonly code: string }[];
}

/**
 * A tenth of the rows of the index that name a code is taken out and asked for in the words of its
 * whole path, in printed order, `NEC` and `NOS` left out. What is asked for is nowhere among the
 * known phrases; a reference to a row that was taken out leads nowhere either.
 */
export function heldOut(index: readonly IndexRow[], seed: number, most: number): HeldOut {
	const next = stream(seed);
	const path: string[] = [];
	const asked: { query: string; code: string }[] = [];
	const known = index.map((row): IndexRow => {
		path.length = Math.min(path.length, row.depth);
		path.push(row.term);
		if (row.code === null || next() >= 0.1) return row;
		const words = path
			.join(' ')
			.replace(/[(),]/g, ' ')
			.replace(/\b(NEC|NOS)\b/g, ' ');
		asked.push({
			query: words.trim().replace(/\s+/g, ' '),
			code: row.code.replace(/[-.]+$/, '')
		});
		return { ...row, code: null, see: null };
	});
	return { known: phrasesOfIndex(known), asked: thinned(asked, most) };
}
