/** The teaching edition: that it holds what scenarios need, and nothing that is not official. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenBook } from '$lib/codes/book';
import { indexPaths } from '$lib/codes/read/index-file';
import { teachingBooks, type TeachingEdition } from '$lib/codes/teaching';
import { codesetsFolder } from './code-faults';
import { readOfficialFolder } from './codesets-build';
import { extract, readOfficial, readTeaching, scenarioValues } from './codesets-teach';
import { namedCodes } from './teaching-choice';

let teaching: TeachingEdition;
let texts: Record<string, string>;

function bookOf(system: string): OpenBook {
	const book = teaching.books.find((each) => each.edition.system === system);
	if (!book) throw new Error(`no teaching book of ${system}`);
	return book;
}

beforeAll(async () => {
	texts = await readTeaching();
	teaching = teachingBooks(texts);
});

describe('the teaching edition', () => {
	it('is under a megabyte, and has a book of each code system', () => {
		const size = Object.values(texts).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
		expect(size).toBeLessThanOrEqual(1024 * 1024);
		expect(teaching.books.map((book) => book.edition.kind)).toEqual([
			'teaching',
			'teaching',
			'teaching'
		]);
	});

	it('answers about a diagnosis like a whole edition', () => {
		const book = bookOf('icd-10-cm');
		expect(book.row('E11.22')).toMatchObject({ isBillable: true });
		expect(book.row('E11.2')?.isBillable).toBe(false);
		expect(book.parent('E11.22')).toBe('E11.2');
		expect(book.children('E11.2').map((row) => row.code)).toEqual(['E11.21', 'E11.22', 'E11.29']);
		expect(book.blocks('E11.22').map(({ id }) => id)).toEqual(['E08-E13', '4']);
		const notes = book.notes('E11.22');
		expect(notes[0]).toMatchObject({
			kind: 'use-additional',
			from: 'E11.22',
			refs: [{ from: 'N18.1', to: 'N18.6' }]
		});
		expect(notes.some(({ from, kind }) => from === 'E11' && kind === 'excludes1')).toBe(true);
		expect(teaching.lists.hcc('E11.22')).not.toEqual([]);
		expect(indexPaths(teaching.index).some(({ code }) => code === 'E11.22')).toBe(true);
	});

	it('builds every procedure code it holds from its tables, but those newer than they', () => {
		const book = bookOf('icd-10-pcs');
		const { tables } = teaching;
		const codes = [...book.rows()].filter((row) => row.isBillable).map((row) => row.code);
		const built = codes.filter((code) => {
			for (let length = 0; length < 7; length++) {
				const options = tables?.step(code.slice(0, length))?.options ?? [];
				if (!options.some(({ char }) => char === code.charAt(length))) return false;
			}
			return true;
		});
		expect(codes.length).toBeGreaterThan(0);
		expect(built.length).toBeGreaterThan(codes.length * 0.95);
	});

	it('holds every code that a scenario names', async () => {
		const values = await scenarioValues();
		const keyed = new Set<string>();
		for (const book of teaching.books)
			for (const code of namedCodes(values, [...book.rows()])) keyed.add(code);
		const key = JSON.stringify(values);
		expect(key.includes('"accept"')).toBe(true);
		for (const [, list = ''] of key.matchAll(
			/"accept":\[("[A-Z0-9.]{5,8}"(?:,"[A-Z0-9.]{5,8}")*)\]/g
		))
			for (const code of list.replaceAll('"', '').split(','))
				if (/^[A-Z][0-9A-Z]{2}\.|^[0-9A-Z]{7}$|^[A-Z]\d{4}$/.test(code))
					expect(keyed).toContain(code);
	});

	it('says which file is broken', () => {
		const broken = { ...texts, 'notes.tsv': 'at\tkind\ttext\nE11\tsometimes\tx\n' };
		expect(() => teachingBooks(broken)).toThrow('notes.tsv: (whole file): found "sometimes"');
		expect(() => teachingBooks({ ...texts, 'codes.tsv': 'x' })).toThrow('codes.tsv: line 1');
		const { 'lists.tsv': _, ...fewer } = texts;
		expect(() => teachingBooks(fewer)).toThrow('lists.tsv: (whole file): the file of the teaching');
	});
});

const folder = codesetsFolder();
if (!folder)
	console.info('official code sets are not at hand: the teaching edition is not compared');

describe.skipIf(!folder)('the teaching edition against the official files', () => {
	it('has no row that is not in them word for word', async () => {
		const { known } = await readOfficialFolder(folder ?? '');
		const official = readOfficial(known);
		const everything = extract(official, await scenarioValues(), Infinity);
		for (const [system, rows] of Object.entries(official.rows)) {
			const printed = new Map(rows.map((row) => [row.code, row]));
			for (const row of bookOf(system).rows()) expect(row).toEqual(printed.get(row.code));
		}
		// Of the rest, the rows taken for no limit of family size hold those of any.
		const lines = (rows: readonly (readonly string[])[] = []): Set<string> =>
			new Set(rows.map((row) => row.join('\t').trim()));
		for (const file of ['notes.tsv', 'seventh.tsv', 'index.tsv', 'modifiers.tsv'] as const) {
			const known = lines(everything[file]);
			const held = (texts[file] ?? '').split('\n').slice(1).filter(Boolean);
			const strange = held.filter((line) => !known.has(line.trim()));
			expect(strange.map((line) => `${file}: ${line}`)).toEqual([]);
		}
	}, 120_000);
});
