/** What the official files hold, counted: the figures published with them. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CodeRow } from '$lib/codes/model';
import { noteRefs, printedRefs } from '$lib/codes/note-refs';
import { readCmConversion, readPcsConversion } from '$lib/codes/read/conversion';
import { readCodeTable } from '$lib/codes/read/drug-table';
import { readHcpcsTsv } from '$lib/codes/read/hcpcs';
import { indexPaths, readIndexCsv, readIndexXml } from '$lib/codes/read/index-file';
import { beforeChanges, readAddenda, readOrderFile } from '$lib/codes/read/order-file';
import { readPcsDefinitions, readPcsIndex, readPcsTables } from '$lib/codes/read/pcs-files';
import { readCcMcc, readHcc, readMce, readMue, readPoaExempt } from '$lib/codes/read/rule-files';
import { readTabular } from '$lib/codes/read/tabular';
import { codesetsFolder } from './code-faults';

const folder = codesetsFolder() ?? '';
if (!folder) console.info('official code sets are not at hand: counts are not checked');

async function text(path: string): Promise<string> {
	const bytes = await readFile(join(folder, path));
	return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

const depths = (rows: readonly { depth: number }[]): [number, number] => [
	rows.filter((row) => row.depth === 0).length,
	rows.filter((row) => row.depth > 0).length
];
const order = (rows: readonly CodeRow[]): number[] => [
	rows.length,
	rows.filter((row) => row.isBillable).length,
	rows.filter((row) => !row.isBillable).length
];
const changes = (all: ReturnType<typeof readAddenda>): number[] =>
	(['add', 'delete', 'revise'] as const).map(
		(action) => all.filter((change) => change.action === action).length
	);
const tally = <T extends string>(keys: readonly T[]): Record<string, number> => {
	const counts: Record<string, number> = {};
	for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
	return counts;
};

const TABLE: readonly (readonly [string, (text: string) => unknown, unknown])[] = [
	['icd10cm/icd10cm-order-2026.txt.gz', cm, [98_186, 74_719, 23_467]],
	['icd10cm/icd10cm-order-April-2025.txt.gz', cm, [97_584, 74_260, 23_324]],
	['icd10cm/icd10cm-order-2023.txt.gz', cm, [96_745, 73_639, 23_106]],
	[
		'icd10cm/icd10cm-order-addenda-2026.txt',
		(all) => changes(readAddenda(all, 'icd-10-cm')),
		[143 + 487, 28, 7 + 38]
	],
	['icd10cm/icd10cm-tabular-2026-derived.xml.gz', tabular, [22, 297, 46_881, 25_175]],
	['icd10cm/icd10cm_tabular_2023.xml.gz', (all) => tabular(all).slice(0, 3), [22, 296, 45_869]],
	[
		'icd10cm/icd10cm-index-2025-extract.csv.gz',
		(all) => {
			const rows = readIndexCsv(all);
			return [rows.length, new Set(indexPaths(rows).map((row) => row.code)).size];
		},
		[81_024, 20_018]
	],
	['icd10cm/icd10cm-eindex-2025.xml.gz', (all) => depths(readIndexXml(all)), [314, 7750]],
	['icd10cm/icd10cm-drug-2025.xml.gz', (all) => depths(readCodeTable(all).rows), [5177, 2251]],
	['icd10cm/icd10cm-neoplasm-2025.xml.gz', (all) => depths(readCodeTable(all).rows), [1, 1938]],
	['icd10pcs/icd10pcs_order_2026.txt.gz', pcs, [80_110, 79_193, 917]],
	[
		'icd10pcs/icd10pcs_order_addenda_2025-10-01.txt',
		(all) => changes(readAddenda(all, 'icd-10-pcs')),
		[156 + 4, 27, 1]
	],
	[
		'icd10pcs/icd10pcs_order_addenda_2026-04-01.txt',
		(all) => changes(readAddenda(all, 'icd-10-pcs')),
		[80 + 3, 2, 1]
	],
	[
		'icd10pcs/icd10pcs_tables_2025.xml.gz',
		(all) => {
			const rows = readPcsTables(all).flatMap((table) => table.rows);
			const codes = rows.map((row) => row.reduce((all, axis) => all * axis.labels.length, 1));
			return [readPcsTables(all).length, rows.length, codes.reduce((a, b) => a + b)];
		},
		[908, 2661, 78_948]
	],
	['icd10pcs/icd10pcs_index_2025.xml.gz', (all) => depths(readPcsIndex(all)), [3215, 21_269]],
	[
		'icd10pcs/icd10pcs_definitions_2025.xml.gz',
		(all) => {
			const { sections, entries } = readPcsDefinitions(all);
			return [sections.length, entries.length];
		},
		[16, 930]
	],
	[
		'icd10pcs/icd10pcs_conversion_table_2026.txt.gz',
		(all) => readPcsConversion(all).length,
		17_848
	],
	[
		'hcpcs/hcpcs-level2-2025-10.tsv.gz',
		(all) => {
			const { rows, codes, modifiers, leftOut } = readHcpcsTsv(all);
			return [rows.length, codes, modifiers, leftOut];
		},
		[8846, 8463, 383, 0]
	],
	['rules/POAexemptCodesFY26.txt.gz', (all) => readPoaExempt(all).length, 38_349],
	[
		'rules/mce-diagnosis-edits-fy2026.tsv',
		(all) => tally(readMce(all).map((row) => row.edit)),
		{
			'manifestation-not-principal': 422,
			'unacceptable-principal': 2656,
			'unacceptable-principal-unless-secondary': 1,
			'age-newborn': 42,
			'age-pediatric': 125,
			'age-maternity': 2543,
			'age-adult': 856
		}
	],
	[
		'rules/ms-drg-v40-fy2023-cc-mcc.tsv',
		(all) => [
			tally(readCcMcc(all).map((row) => row.level)),
			readCcMcc(all).filter((row) => row.isAliveOnly).length
		],
		[{ CC: 14_814, MCC: 3315 }, 8]
	],
	[
		'rules/hcc-v28-2026-dx-map.tsv',
		(all) => {
			const rows = readHcc(all);
			return [rows, rows.map((row) => row.code), rows.map((row) => row.hcc)].map(
				(list) => new Set<unknown>(list).size
			);
		},
		[8183, 7903, 115]
	],
	['rules/mue-practitioner-2026-04-hcpcs-only.tsv', (all) => readMue(all).length, 4521]
];

function cm(all: string): number[] {
	return order(readOrderFile(all, 'icd-10-cm'));
}

function pcs(all: string): number[] {
	return order(readOrderFile(all, 'icd-10-pcs'));
}

function tabular(all: string): number[] {
	const { chapters, sections, codes, noteLines } = readTabular(all);
	return [chapters.length, sections.length, codes.length, noteLines];
}

describe.skipIf(!folder)('official files', () => {
	it.each(TABLE)('%s', async (path, count, expected) => {
		expect(existsSync(join(folder, path))).toBe(true);
		expect(count(await text(path))).toEqual(expected);
	});

	it('the workbook of conversions has its rows', async () => {
		const path = join(folder, 'icd10cm', 'ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx');
		const { sheetRows, rows } = readCmConversion(await readFile(path));
		expect(sheetRows).toBe(5896);
		expect(rows[0]).toEqual({ code: 'A04.71', year: '2017', previous: ['A04.7'] });
	});

	it('the addenda of FY2026 undone give the FY2025 order file, row for row', async () => {
		const now = readOrderFile(await text('icd10cm/icd10cm-order-2026.txt.gz'), 'icd-10-cm');
		const list = await text('icd10cm/icd10cm-order-addenda-2026.txt');
		const before = beforeChanges(now, readAddenda(list, 'icd-10-cm'));
		const april = await text('icd10cm/icd10cm-order-April-2025.txt.gz');
		const sorted = readOrderFile(april, 'icd-10-cm').sort((a, b) => (a.code < b.code ? -1 : 1));
		expect(JSON.stringify(before) === JSON.stringify(sorted)).toBe(true);
	});

	it('procedure codes of April 2026 were not valid before: 79,115 codes in October 2025', async () => {
		const now = readOrderFile(await text('icd10pcs/icd10pcs_order_2026.txt.gz'), 'icd-10-pcs');
		const april = await text('icd10pcs/icd10pcs_order_addenda_2026-04-01.txt');
		const october = beforeChanges(now, readAddenda(april, 'icd-10-pcs'));
		expect(order(october)).toEqual([80_029, 79_115, 914]);
		expect(now.some((row) => row.code === '0TXB0Z6')).toBe(true);
		expect(october.some((row) => row.code === '0TXB0Z6')).toBe(false);
		const changed = await text('icd10pcs/icd10pcs_order_addenda_2025-10-01.txt');
		const year = beforeChanges(october, readAddenda(changed, 'icd-10-pcs'));
		expect(order(year).slice(1)).toEqual([78_986, 910]);
	});

	it('all codes named in notes are codes but the two misprinted ones', async () => {
		const rows = readOrderFile(await text('icd10cm/icd10cm-order-2026.txt.gz'), 'icd-10-cm');
		const codes = new Set(rows.map((row) => row.code));
		const isCode = (code: string): boolean => codes.has(code);
		const { notes } = readTabular(await text('icd10cm/icd10cm-tabular-2026-derived.xml.gz'));
		const printed = notes.map((note) => printedRefs(note.text, isCode));
		expect(printed.flatMap((each) => each.unknown)).toEqual(['G31.90', 'R10.4']);
		expect(printed.reduce((sum, each) => sum + each.count, 0)).toBe(12_295);
		const ranges = notes.flatMap((note) => noteRefs(note.text, isCode));
		expect(ranges.filter(({ from, to }) => from > to)).toEqual([]);
	});

	it('every code of the index is a code of FY2025 and of FY2026', async () => {
		const codes = (rows: readonly CodeRow[]): Set<string> => new Set(rows.map((row) => row.code));
		const paths = indexPaths(readIndexCsv(await text('icd10cm/icd10cm-index-2025-extract.csv.gz')));
		for (const path of ['icd10cm-order-2026.txt.gz', 'icd10cm-order-April-2025.txt.gz']) {
			const known = codes(readOrderFile(await text(`icd10cm/${path}`), 'icd-10-cm'));
			expect(paths.filter(({ code }) => !known.has(code))).toEqual([]);
		}
	});
});
