/** Packs of the whole official files: nothing is lost in them, and the books they make hold together. */
import { constants, brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { undotted } from '$lib/codes/code-text';
import { openBook, openPcsTables, type OpenBook } from '$lib/codes/book';
import { editionFor } from '$lib/codes/editions';
import { planBuild, type BuiltPack } from '$lib/codes/pack/build';
import { decodeIndex } from '$lib/codes/pack/index-terms';
import { decodeLists } from '$lib/codes/pack/lists';
import { decodeNames } from '$lib/codes/pack/names';
import { decodeNotes } from '$lib/codes/pack/notes';
import { decodePcs } from '$lib/codes/pack/pcs';
import type { KnownFile } from '$lib/codes/pack/sort-files';
import type { FileKind } from '$lib/codes/read/identify';
import { readIndexCsv } from '$lib/codes/read/index-file';
import { readOrderFile } from '$lib/codes/read/order-file';
import { readCcMcc, readHcc, readMce, readMue, readPoaExempt } from '$lib/codes/read/rule-files';
import { readTabular } from '$lib/codes/read/tabular';
import { codesetsFolder } from './code-faults';
import { readOfficialFolder } from './codesets-build';

const folder = codesetsFolder();
if (!folder) console.info('official code sets are not at hand: whole packs are not checked');

const packs = new Map<string, BuiltPack>();
let known: readonly KnownFile[] = [];

function pack(file: string): BuiltPack {
	const found = packs.get(file);
	if (!found) throw new Error(`no ${file} among ${[...packs.keys()].join(', ')}`);
	return found;
}

function file(kind: FileKind, edition: string): KnownFile {
	const found = known.find((each) => each.kind === kind && each.edition === edition);
	if (!found) throw new Error(`no ${kind} of ${edition}`);
	return found;
}

/** Lists this long are compared as texts: a failing comparison by element would never end. */
const spelled = (rows: Iterable<unknown>): string =>
	[...rows].map((row) => JSON.stringify(row, sortedKeys)).join('\n');

function sortedKeys(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe.skipIf(!folder)('packs of official files', () => {
	let book: OpenBook;

	beforeAll(async () => {
		({ known } = await readOfficialFolder(folder ?? ''));
		const wanted = known.filter(({ edition }) => !/2023$|2025-04$/.test(edition));
		for (const { title, make } of planBuild([...wanted, file('cc-mcc', 'cc-mcc-2023')]))
			if (!title.startsWith('search')) for (const built of make()) packs.set(built.file, built);
		const { head, names } = decodeNames(pack('icd10cm-2026.names.pack').bytes, 'names');
		const { notes } = decodeNotes(pack('icd10cm-2026.notes.pack').bytes, 'notes');
		book = openBook({ edition: head.edition, names, notes });
	}, 240_000);

	it('gives every row of the order file back, in its order', () => {
		const order = file('cm-order', 'icd10cm-2026');
		const printed = readOrderFile(order.text(), 'icd-10-cm');
		expect(spelled(book.rows()) === spelled(printed)).toBe(true);
		expect(book.edition.codes).toBe(74_719);
	});

	it('finds every row by its code, and its parent by the longest stem that is a row', () => {
		const codes = new Set<string>();
		const wrong: string[] = [];
		for (const row of book.rows()) {
			const plain = undotted(row.code);
			let stem = plain.slice(0, -1);
			while (stem && !codes.has(stem)) stem = stem.slice(0, -1);
			codes.add(plain);
			const parent = book.parent(row.code);
			if (undotted(parent ?? '') !== stem) wrong.push(row.code);
		}
		expect(wrong).toEqual([]);
	});

	it('has a section and a chapter above every category, and all codes below the chapters', () => {
		const categories = [...book.rows()].filter((row) => row.code.length === 3);
		const loose = categories.filter(({ code }) => {
			const last = book.blocks(code).at(-1);
			return !last || !/^\d+$/.test(last.id) || book.blocks(code).length < 2;
		});
		expect(loose).toEqual([]);
		const below = book.roots().map(({ id }) => book.countBelow(id));
		expect(below).toHaveLength(22);
		expect(below.reduce((a, b) => a + b)).toBe(74_719);
		expect(book.blocks('C44.1').map(({ id }) => id)).toEqual([
			'C43-C44',
			'C00-C75',
			'C00-C96',
			'2'
		]);
	});

	it('gives every note back where it is printed', () => {
		const { notes } = decodeNotes(pack('icd10cm-2026.notes.pack').bytes, 'notes');
		const tabular = readTabular(file('cm-tabular', 'icd10cm-2026').text());
		const places = new Set(tabular.notes.map((note) => note.at));
		const held = [...places].flatMap((at) => notes.at(at));
		expect(held).toHaveLength(25_159);
		const key = (note: { at: string; kind: string; text: string }): string =>
			`${note.at}|${note.kind}|${note.text}`;
		expect(spelled(held.map(key).sort()) === spelled(tabular.notes.map(key).sort())).toBe(true);
	});

	it('explains the 7th character of every code of seven, and of no other code', () => {
		const tabular = readTabular(file('cm-tabular', 'icd10cm-2026').text());
		// Z86.0100 has seven characters and is printed as it is: its last is not a 7th character.
		const printed = new Set(tabular.codes.map(({ code }) => code));
		const wrong = [...book.rows()].filter(({ code, isBillable }) => {
			const plain = undotted(code);
			const chars = book.seventh(code);
			if (plain.length === 7 && !printed.has(code))
				return !chars?.some(({ char }) => char === plain.charAt(6));
			return isBillable && chars !== null;
		});
		expect(wrong).toEqual([]);
		expect(
			book
				.seventh('S02.0XX')
				?.map(({ char }) => char)
				.join('')
		).toBe('ABDGKS');
	});

	it('opens packs of lists that say what the files say', () => {
		const { lists } = decodeLists(pack('icd10cm-2026.lists.pack').bytes, 'lists');
		const text = (kind: FileKind, edition: string): Iterable<string> => file(kind, edition).text();
		const exempt = new Set(readPoaExempt(text('poa-exempt', 'poa-exempt-2026')));
		const wrong = [...book.rows()].filter(
			({ code }) => lists.isPoaExempt(code) !== exempt.has(code)
		);
		expect(wrong).toEqual([]);
		for (const { code, edit } of readMce(text('mce', 'mce-2026')))
			if (!lists.mce(code).includes(edit)) throw new Error(`${code} lacks ${edit}`);
		for (const { code, level } of readCcMcc(text('cc-mcc', 'cc-mcc-2023')))
			if (lists.ccLevel(code) !== level) throw new Error(`${code} is not ${level}`);
		for (const { code, hcc } of readHcc(text('hcc', 'hcc-2026')))
			if (!lists.hcc(code).includes(hcc)) throw new Error(`${code} is not in HCC ${hcc}`);
		for (const { code, limit, adjudication } of readMue(text('mue', 'mue-2026-04')))
			expect(lists.unitsLimit(code)).toEqual({ limit, adjudication });
		expect([lists.mce('E11.9'), lists.ccLevel('E11.9'), lists.unitsLimit('E11.9')]).toEqual([
			[],
			null,
			null
		]);
	});

	it('offers only procedure codes that tables and order file both hold', () => {
		const { head, names } = decodeNames(pack('icd10pcs-2026.names.pack').bytes, 'names');
		const { data } = decodePcs(pack('icd10pcs-2025.pcs-tables.pack').bytes, 'tables');
		const tables = openPcsTables(data, names);
		const printed = tables.stems().flatMap((stem) => [...tables.printed(stem)]);
		const offered = tables.stems().flatMap((stem) => tables.codesOf(stem));
		expect(printed).toHaveLength(78_948);
		// 41 of these are gone in April 2026; two of the 41 were still valid in October 2025.
		expect(offered).toHaveLength(78_948 - 41 + 2);
		const pcs = openBook({ edition: head.edition, names, tables });
		expect(offered.every((code) => pcs.row(code)?.isBillable)).toBe(true);
		expect(pcs.roots()).toHaveLength(17);
		expect(pcs.roots().reduce((sum, { id }) => sum + pcs.countBelow(id), 0)).toBe(79_115);
		expect(tables.step('0DTJ4Z')?.options.map(({ char }) => char)).toEqual(['G', 'Z']);
		expect(tables.step('0TX')).toBeNull();
	});

	it('gives the alphabetic index back, row for row', () => {
		const { index } = decodeIndex(pack('icd10cm-2025.index.pack').bytes, 'index');
		const rows = readIndexCsv(file('cm-index-csv', 'icd10cm-2025').text());
		expect(index.length).toBe(81_024 + 314 + 7750);
		expect(spelled(rows.map((_, at) => index.row(at))) === spelled(rows)).toBe(true);
	});

	it('puts a procedure code of April in force on its day', () => {
		const have = ['icd10pcs-2026.names.pack', 'icd10pcs-2026-04.names.pack'].map(
			(name) => pack(name).head.edition
		);
		expect(editionFor('icd-10-pcs', '2026-03-31', have)?.id).toBe('icd10pcs-2026');
		expect(editionFor('icd-10-pcs', '2026-04-01', have)?.id).toBe('icd10pcs-2026-04');
		expect(editionFor('icd-10-pcs', '2026-10-01', have)).toBeNull();
		const held = (name: string): boolean =>
			decodeNames(pack(name).bytes, name).names.find('0TXB0Z6') >= 0;
		expect(held('icd10pcs-2026.names.pack')).toBe(false);
		expect(held('icd10pcs-2026-04.names.pack')).toBe(true);
	});

	it('keeps notes under a megabyte', () => {
		const { bytes } = pack('icd10cm-2026.notes.pack');
		const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
		expect(brotliCompressSync(bytes, { params }).length).toBeLessThan(1024 * 1024);
	});

	it('gives the same bytes again', () => {
		const steps = planBuild(known).filter(({ title }) => title.startsWith('ICD-10-PCS tables'));
		const again = steps.flatMap((step) => step.make());
		expect(again).toHaveLength(1);
		expect(again[0]?.bytes).toEqual(pack('icd10pcs-2025.pcs-tables.pack').bytes);
	});
});
