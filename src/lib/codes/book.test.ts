import { describe, expect, it } from 'vitest';
import { bookOf } from './book';
import { hcpcsEdition, icdEdition } from './editions';
import type { CodeRow } from './model';

const row = (code: string, isBillable = true): CodeRow => ({
	code,
	title: `Title of ${code}`,
	isBillable
});
const cm = { ...icdEdition('icd-10-cm', 2026, 10), kind: 'official' as const, codes: 0 };

describe('a tabular book', () => {
	const { book } = bookOf({
		edition: cm,
		rows: [
			row('M05', false),
			row('M05.9'),
			row('M08', false),
			row('M08.9'),
			row('M1A', false),
			row('M1A.0'),
			row('M10', false),
			row('M10.9'),
			row('M14', false),
			row('M14.8'),
			row('S02', false),
			row('S02.0', false),
			row('S02.0XXA'),
			row('S02.0XXD')
		],
		tree: {
			blocks: [
				{ id: '13', title: 'Muscles and bones', parent: -1 },
				{ id: 'M00-M25', title: 'Joints', parent: 0 },
				{ id: 'M05-M14', title: 'Inflammatory', parent: 1 },
				{ id: '19', title: 'Injuries', parent: -1 },
				{ id: 'S02', title: 'Skull', parent: 3 }
			],
			blockOf: new Map([
				...['M05', 'M08', 'M1A', 'M10', 'M14'].map((code): [string, number] => [code, 2]),
				['S02', 4]
			]),
			seventh: new Map([
				[
					'S02',
					[
						{ char: 'A', meaning: 'initial' },
						{ char: 'B', meaning: 'open' },
						{ char: 'D', meaning: 'later' }
					]
				]
			])
		},
		notes: [
			{ at: '13', kind: 'excludes2', text: 'injury (S00-T88)' },
			{ at: 'M00-M25', kind: 'note', text: 'Joints' },
			{ at: 'M05.9', kind: 'excludes1', text: 'gout and others (M08-M14)' },
			{ at: 'S02', kind: 'code-also', text: 'any injury (S06.-)' }
		]
	});

	it('finds codes with or without their dot, in tabular order', () => {
		expect(book.row('M1A.0')).toEqual(row('M1A.0'));
		expect(book.row('M1A0')?.code).toBe('M1A.0');
		expect(book.row('M99.9')).toBeUndefined();
		expect(book.children('S02.0').map(({ code }) => code)).toEqual(['S02.0XXA', 'S02.0XXD']);
		expect([book.parent('S02.0XXA'), book.parent('S02.0'), book.parent('S02')]).toEqual([
			'S02.0',
			'S02',
			undefined
		]);
		expect(book.edition.codes).toBe(7);
	});

	it('inherits notes from everything above, the nearest first', () => {
		expect(book.notes('M05.9').map(({ from, kind }) => `${from} ${kind}`)).toEqual([
			'M05.9 excludes1',
			'M00-M25 note',
			'13 excludes2'
		]);
		expect(book.notes('M00-M25').map(({ from }) => from)).toEqual(['M00-M25', '13']);
	});

	it('names what a range encloses in print though not in the alphabet', () => {
		expect(book.notes('M05.9')[0]?.refs).toEqual([
			{ from: 'M08', to: 'M14' },
			{ from: 'M1A', to: 'M1A' }
		]);
	});

	it('offers the 7th characters that codes below really take', () => {
		for (const code of ['S02', 'S02.0', 'S02.0X', 'S02.0XX'])
			expect(book.seventh(code)?.map(({ char }) => char)).toEqual(['A', 'D']);
		expect(book.seventh('M05.9')).toBeNull();
		expect(book.seventh('Q99.9')).toBeNull();
	});

	it('leads from chapters down to codes, and counts what is below', () => {
		const down = (id: string): string[] => book.below(id).map(({ code }) => code);
		expect(book.roots().map(({ id }) => id)).toEqual(['13', '19']);
		expect(down('13')).toEqual(['M00-M25']);
		expect(down('M00-M25')).toEqual(['M05-M14']);
		expect(down('M05-M14')).toEqual(['M05', 'M08', 'M1A', 'M10', 'M14']);
		// A section of one category is that category, not another step on the way.
		expect(down('19')).toEqual(['S02']);
		expect(down('S02')).toEqual(['S02.0']);
		expect(['13', 'S02', 'M05.9', 'X'].map((id) => book.countBelow(id))).toEqual([5, 2, 0, 0]);
	});
});

describe('a book of procedures', () => {
	const edition = { ...icdEdition('icd-10-pcs', 2026, 10), kind: 'official' as const, codes: 0 };
	const labels = (chars: string, title: string) => ({
		title,
		labels: [...chars].map((char) => ({ char, label: `${title} ${char}` }))
	});
	const { book, tables } = bookOf({
		edition,
		rows: [row('0DT', false), row('0DTJ0ZZ'), row('0DTJ4ZZ'), row('0DTK0ZZ'), row('0DTL0ZZ')],
		pcs: {
			tables: [
				{
					stem: '0DT',
					heads: ['Medical and Surgical', 'Gastrointestinal System', 'Resection'],
					definition: 'Cutting out all of a body part',
					rows: [
						{
							axes: [
								labels('JK', 'Body Part'),
								labels('04', 'Approach'),
								labels('Z', 'Device'),
								labels('Z', 'Qualifier')
							]
						}
					]
				}
			],
			definitions: new Map([['04Body Part J', 'Includes: Vermiform appendix']])
		}
	});

	it('goes down character by character, named by the tables', () => {
		expect(book.roots()).toEqual([{ id: '0', title: 'Medical and Surgical' }]);
		expect(book.below('0D').map(({ code }) => code)).toEqual(['0DT']);
		expect(book.children('0DT').map(({ code, title }) => `${code} ${title}`)).toEqual([
			'0DTJ Body Part J',
			'0DTK Body Part K',
			'0DTL Character 4: L'
		]);
		expect(book.row('0DTJ')).toEqual({ code: '0DTJ', title: 'Body Part J', isBillable: false });
		expect([book.parent('0DTJ4ZZ'), book.parent('0DTJ'), book.parent('0DT')]).toEqual([
			'0DTJ4Z',
			'0DT',
			undefined
		]);
		expect(book.blocks('0DTJ4ZZ').map(({ id }) => id)).toEqual(['0D', '0']);
		expect([book.row('1'), book.row('0DTJ1'), book.countBelow('0DT')]).toEqual([
			undefined,
			undefined,
			4
		]);
	});

	it('builds only what tables and order file both hold', () => {
		expect(tables?.step('')).toMatchObject({ position: 1, axis: 'Section' });
		expect(tables?.step('0D')?.options).toEqual([
			{ char: 'T', label: 'Resection', definition: 'Cutting out all of a body part' }
		]);
		expect(tables?.step('0DT')?.options.map(({ char, definition }) => [char, definition])).toEqual([
			['J', 'Includes: Vermiform appendix'],
			['K', null]
		]);
		expect(tables?.step('0DTK')?.options.map(({ char }) => char)).toEqual(['0']);
		expect([tables?.step('0DTJ4ZZ'), tables?.step('1')]).toEqual([null, null]);
	});
});

it('a book of services stands under letters and has modifiers apart', () => {
	const { book } = bookOf({
		edition: { ...hcpcsEdition(2025, 10), kind: 'official', codes: 0 },
		rows: [row('A0021'), row('J1885'), row('J1890')],
		modifiers: [{ code: 'LT', title: 'Left side' }]
	});
	expect(book.roots().map(({ id }) => id)).toEqual(['A', 'J']);
	expect(book.below('J').map(({ code }) => code)).toEqual(['J1885', 'J1890']);
	expect(book.blocks('J1885').map(({ id }) => id)).toEqual(['J']);
	expect(book.row('LT')).toBeUndefined();
	expect(book.modifiers).toEqual([{ code: 'LT', title: 'Left side' }]);
	expect([book.parent('J1885'), book.seventh('J1885'), book.notes('J1885')]).toEqual([
		undefined,
		null,
		[]
	]);
});
