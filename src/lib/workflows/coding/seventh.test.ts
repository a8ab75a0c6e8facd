import { describe, expect, it } from 'vitest';
import type { CodeEntry, CodeRow } from '$lib/codes/model';
import { charactersOf, seventhChoice, withSeventh } from './seventh';

const row = (code: string, title = code): CodeRow => ({ code, title, isBillable: true });

function entry(given: Partial<CodeEntry> & Pick<CodeEntry, 'code'>): CodeEntry {
	return {
		title: given.code,
		isBillable: false,
		system: 'icd-10-cm',
		edition: {
			id: 'icd10cm-2026',
			system: 'icd-10-cm',
			title: 'ICD-10-CM FY2026',
			from: '2025-10-01',
			to: '2026-09-30',
			kind: 'teaching',
			codes: 1
		},
		above: [],
		children: [],
		siblings: [],
		notes: [],
		seventh: null,
		isPoaExempt: false,
		ccLevel: null,
		mce: [],
		...given
	};
}

const VAULT = [
	{ char: 'A', meaning: 'initial encounter for closed fracture' },
	{ char: 'S', meaning: 'sequela' }
];

describe('withSeventh', () => {
	it.each([
		['S02.0', 'A', 'S02.0XXA'],
		['W19', 'D', 'W19.XXXD'],
		['S52.501', 'B', 'S52.501B'],
		['T36.0X1', 'S', 'T36.0X1S'],
		['O40.1', '0', 'O40.1XX0'],
		['s02.0', 'a', 'S02.0XXA']
	])('%s and %s make %s', (stem, char, code) => {
		expect(withSeventh(stem, char)).toBe(code);
	});

	it.each([
		['S02.0XXA', 'A'],
		['S0', 'A'],
		['S02.0', ''],
		['S02.0', 'AB'],
		['S02.0', '-']
	])('makes nothing of %s and “%s”', (stem, char) => {
		expect(withSeventh(stem, char)).toBeNull();
	});
});

describe('charactersOf', () => {
	it('tells what the coder chose from what only holds a place', () => {
		expect(charactersOf('W19', 'A').map(({ role }) => role)).toEqual([
			'stem',
			'stem',
			'stem',
			'placeholder',
			'placeholder',
			'placeholder',
			'seventh'
		]);
	});

	it('takes an X that is part of the stem for what it is', () => {
		const characters = charactersOf('T36.0X1', null);
		expect(characters[4]).toEqual({ char: 'X', role: 'stem' });
		expect(characters[6]).toEqual({ char: '', role: 'open' });
	});
});

describe('seventhChoice', () => {
	it('offers the codes of a stem', () => {
		const choice = seventhChoice(
			entry({
				code: 'S02.0',
				seventh: VAULT,
				children: [row('S02.0XXA', 'closed'), row('S02.0XXS', 'late')]
			})
		);
		expect(choice).toMatchObject({ stem: 'S02.0', chosen: null });
		expect(choice?.options.map(({ code, title }) => [code, title])).toEqual([
			['S02.0XXA', 'closed'],
			['S02.0XXS', 'late']
		]);
	});

	it('offers the siblings of a whole code, its own character chosen', () => {
		const choice = seventhChoice(
			entry({
				code: 'S02.0XXA',
				above: [{ code: 'S02.0', title: 'Fracture of vault of skull' }],
				seventh: VAULT,
				siblings: [row('S02.0XXA')]
			})
		);
		expect(choice).toMatchObject({ stem: 'S02.0', chosen: 'A' });
		expect(choice?.options.map(({ code }) => code)).toEqual(['S02.0XXA', null]);
	});

	it('offers nothing where more characters come first', () => {
		expect(
			seventhChoice(entry({ code: 'S02', seventh: VAULT, children: [row('S02.0'), row('S02.1')] }))
		).toBeNull();
	});

	it('offers nothing where none is taken', () => {
		expect(seventhChoice(entry({ code: 'E11.2', children: [row('E11.21')] }))).toBeNull();
	});
});
