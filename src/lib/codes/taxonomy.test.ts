import { describe, expect, it } from 'vitest';
import { scoreCodes } from './accuracy';
import type { AccuracyKey, EnteredCode, KeyGroup } from './accuracy-model';
import { guessSystem } from './code-shape';
import { ERROR_TYPES } from './error-types';
import type { CodeBook, CodeNote, CodeSystem } from './model';
import { classifyErrors, type Books } from './taxonomy';

const group = (code: string, more: Partial<KeyGroup> = {}): KeyGroup => ({
	id: code,
	system: guessSystem(code),
	accept: [code],
	...more
});
const keyOf = (...codes: string[]): AccuracyKey => ({ groups: codes.map((code) => group(code)) });
const enter = (code: string, more: Partial<EnteredCode> = {}): EnteredCode => ({
	system: guessSystem(code),
	code,
	...more
});

function errors(key: AccuracyKey, entered: readonly (string | EnteredCode)[], books?: Books) {
	const list = entered.map((one) => (typeof one === 'string' ? enter(one) : one));
	return classifyErrors(key, scoreCodes(key, list), books);
}

const short = (found: ReturnType<typeof errors>) =>
	found.map(({ type, code, nearest }) => [type, code, nearest]);

function book(
	rows: Readonly<Record<string, boolean>>,
	notes: Readonly<Record<string, readonly CodeNote[]>> = {},
	system: CodeSystem = 'icd-10-cm'
): CodeBook {
	return {
		edition: {
			id: 'test',
			system,
			title: 'Test',
			from: '2025-10-01',
			to: '2026-09-30',
			kind: 'own',
			codes: 1
		},
		row: (code) => {
			const isBillable = rows[code];
			return isBillable === undefined ? undefined : { code, title: '', isBillable };
		},
		parent: () => undefined,
		children: () => [],
		blocks: () => [],
		notes: (code) => notes[code] ?? [],
		seventh: () => null
	};
}

describe('one code taken for another is one mistake', () => {
	it.each([
		['specificity', 'E11.21', 'E11.22'],
		['specificity', 'E11.9', 'E11.22'],
		['specificity', 'E11.2', 'E11.22'],
		['specificity', 'S52.502D', 'S52.501A'],
		['laterality', 'M17.12', 'M17.11'],
		['laterality', 'S52.502A', 'S52.501A'],
		['laterality', 'E11.3212', 'E11.3211'],
		['seventh-character', 'S52.501D', 'S52.501A'],
		['seventh-character', 'S52.501', 'S52.501A'],
		['seventh-character', 'S02.0', 'S02.0XXA'],
		['invalid', 'S02.0A', 'S02.0XXA'],
		['character-slip', '0FT44ZO', '0FT44Z0'],
		['root-operation', '0FB44ZZ', '0FT44ZZ'],
		['axis', '0FT40ZZ', '0FT44ZZ'],
		['axis', '0FT54ZZ', '0FT44ZZ'],
		['header', '0FT', '0FT44ZZ']
	])('%s: %s for %s', (type, entered, keyed) => {
		const system = guessSystem(keyed);
		const found = errors(keyOf(keyed), [enter(entered, { system })]);
		expect(short(found)).toEqual([[type, entered, keyed]]);
		expect(found[0]).toMatchObject({ expected: keyed, entered });
	});

	it('sees O and 0, I and 1 in diagnoses too', () => {
		expect(
			short(
				errors(
					keyOf('I10', 'E11.9'),
					['110', 'EI1.9'].map((code) => enter(code, { system: 'icd-10-cm' }))
				)
			)
		).toEqual([
			['character-slip', '110', 'I10'],
			['character-slip', 'EI1.9', 'E11.9']
		]);
	});

	it('judges the side of procedures by their titles', () => {
		const titleOf = (_: CodeSystem, code: string) =>
			code === '0SR9019' ? 'Replacement of Right Hip Joint' : 'Replacement of Left Hip Joint';
		const key = keyOf('0SR9019');
		expect(short(errors(key, ['0SRB019'], { titleOf }))).toEqual([
			['laterality', '0SRB019', '0SR9019']
		]);
		expect(short(errors(key, ['0SRB019']))).toEqual([['axis', '0SRB019', '0SR9019']]);
	});

	it('pairs each code once, the nearest first', () => {
		expect(short(errors(keyOf('E11.22', 'E11.40'), ['E11.42', 'E11.21']))).toEqual([
			['specificity', 'E11.42', 'E11.40'],
			['specificity', 'E11.21', 'E11.22']
		]);
	});
});

describe('codes too far apart stay two mistakes', () => {
	it('names both sides, and what they are near to', () => {
		expect(short(errors(keyOf('E11.22'), ['E10.22']))).toEqual([
			['unsupported', 'E10.22', 'E11.22'],
			['missed', 'E11.22', 'E10.22']
		]);
		expect(short(errors(keyOf('J18.9'), ['R05.9']))).toEqual([
			['unsupported', 'R05.9', null],
			['missed', 'J18.9', null]
		]);
		expect(short(errors(keyOf('0FT44ZZ'), ['0DB68ZX']))).toEqual([
			['unsupported', '0DB68ZX', '0FT44ZZ'],
			['missed', '0FT44ZZ', '0DB68ZX']
		]);
	});

	it('tells redundant and doubled codes from unsupported ones', () => {
		const key: AccuracyKey = { groups: [group('A', { accept: ['A', 'B'] })] };
		const found = errors(key, ['A', 'B', 'A', 'X']);
		expect(found.map(({ type, code, kind }) => [type, code, kind])).toEqual([
			['unsupported', 'B', 'redundant'],
			['unsupported', 'X', null],
			['unsupported', 'A', 'duplicate']
		]);
	});

	it('does not take a redundant code for one that was missed', () => {
		const key: AccuracyKey = {
			groups: [group('E11.22', { accept: ['E11.22', 'E11.21'] }), group('E11.9')]
		};
		expect(short(errors(key, ['E11.22', 'E11.21']))).toEqual([
			['unsupported', 'E11.21', 'E11.22'],
			['missed', 'E11.9', null]
		]);
	});

	it('names what lacks of a set begun', () => {
		const key: AccuracyKey = { groups: [group('set', { accept: [['I11.0', 'N18.9']] })] };
		const found = errors(key, ['I11.0']);
		expect(found.map(({ type, code, kind }) => [type, code, kind])).toEqual([
			['missed', 'N18.9', 'incomplete']
		]);
	});
});

describe('what the key and the books know', () => {
	it('takes the key at its word for a common wrong answer', () => {
		const key: AccuracyKey = {
			...keyOf('R91.8'),
			wrong: [
				{
					code: 'C34.90',
					error: 'uncertain-diagnosis',
					says: 'Probable is not coded here.',
					group: 'R91.8'
				}
			]
		};
		const found = errors(key, ['C34.90']);
		expect(short(found)).toEqual([['uncertain-diagnosis', 'C34.90', 'R91.8']]);
		expect(found[0]?.detail).toBe('Probable is not coded here.');
	});

	it('knows headers, expired and invalid codes, and slips that read like a code', () => {
		const books: Books = {
			book: () => book({ 'E11.2': false, 'E11.22': true, I10: true }),
			older: () => [book({ 'I10.9': true })]
		};
		expect(short(errors(keyOf('E11.22'), ['E11.2'], books))).toEqual([
			['header', 'E11.2', 'E11.22']
		]);
		expect(
			short(
				errors(
					keyOf(),
					['I10.9', 'E99.9', '110'].map((code) => enter(code, { system: 'icd-10-cm' })),
					books
				)
			)
		).toEqual([
			['expired', 'I10.9', null],
			['invalid', 'E99.9', null],
			['character-slip', '110', null]
		]);
	});

	it('reads what was kept of the code when it was entered, before any book', () => {
		const books: Books = { book: () => book({}) };
		expect(short(errors(keyOf('E11.22'), [enter('E11.2', { standing: 'header' })]))).toEqual([
			['header', 'E11.2', 'E11.22']
		]);
		expect(short(errors(keyOf(), [enter('E11.9', { standing: 'billable' })], books))).toEqual([
			['unsupported', 'E11.9', null]
		]);
		expect(short(errors(keyOf(), [enter('E11.99', { standing: 'unknown' })]))).toEqual([
			['invalid', 'E11.99', null]
		]);
	});

	it('finds Excludes1 conflicts and additions asked for in the notes', () => {
		const note = (kind: CodeNote['kind'], from: string, to = from): CodeNote => ({
			kind,
			text: '',
			from: 'x',
			refs: [{ from, to }]
		});
		const books: Books = {
			book: () =>
				book(
					{ 'E11.22': true, 'E10.9': true },
					{ 'E11.22': [note('use-additional', 'N18.1', 'N18.6'), note('excludes1', 'E10')] }
				)
		};
		expect(short(errors(keyOf('E11.22', 'N18.30'), ['E11.22', 'E10.9'], books))).toEqual([
			['excludes1', 'E10.9', null],
			['use-additional', 'N18.30', null]
		]);
	});
});

describe('details of right codes', () => {
	it('names principal and sequence once each', () => {
		const key: AccuracyKey = {
			...keyOf('A41.9', 'N39.0'),
			principal: ['A41.9'],
			pairs: [{ first: ['A41.9'], then: ['N39.0'] }]
		};
		expect(short(errors(key, ['N39.0', 'A41.9']))).toEqual([
			['principal', 'N39.0', 'A41.9'],
			['sequence', 'N39.0', 'A41.9']
		]);
		expect(short(errors(key, ['A41.9']))).toEqual([['missed', 'N39.0', null]]);
		expect(short(errors(key, ['A41.51', 'N39.0']))).toEqual([['specificity', 'A41.51', 'A41.9']]);
	});

	it('names indicators, modifiers and units', () => {
		const key: AccuracyKey = {
			groups: [group('A', { poa: ['Y'] }), group('J1885', { modifiers: [['JZ']], units: [2] })]
		};
		const found = errors(key, [enter('A', { poa: 'N' }), enter('J1885', { units: 4 })]);
		expect(found.map(({ type, code, detail }) => [type, code, detail])).toEqual([
			['poa', 'A', 'found N, expected Y'],
			['modifier', 'J1885', 'found none, expected JZ'],
			['units', 'J1885', 'found 4, expected 2']
		]);
	});

	it('finds nothing in a perfect abstract', () => {
		expect(
			errors({ ...keyOf('A41.9', 'N39.0'), principal: ['A41.9'] }, ['A41.9', 'N39.0'])
		).toEqual([]);
	});
});

it('keeps the names and order of the taxonomy', () => {
	expect(ERROR_TYPES).toHaveLength(19);
	expect(ERROR_TYPES[0]).toBe('missed');
	expect(ERROR_TYPES[18]).toBe('axis');
});
