import { describe, expect, it } from 'vitest';
import { bookOf } from '$lib/codes/book';
import type { CodeLists, CodedEncounter, CodedLine, Edition } from '$lib/codes/model';
import { checkEncounter } from './check-encounter';
import { instructions } from './notes';
import { sidesIn } from './laterality';
import { breadth, isInRange, meetsCharacters } from './places';
import { namesItself } from './wording';

const EDITION: Edition = {
	id: 'icd10cm-2026',
	system: 'icd-10-cm',
	title: 'ICD-10-CM FY2026',
	from: '2025-10-01',
	to: '2026-09-30',
	kind: 'official',
	codes: 0
};
const row = (code: string, title: string, isBillable = true) => ({ code, title, isBillable });
const ROWS = [
	row('E11', 'Type 2 diabetes mellitus', false),
	row('E11.9', 'Type 2 diabetes mellitus without complications'),
	row('I10', 'Essential (primary) hypertension'),
	row('Z66', 'Do not resuscitate')
];
const { book: cm } = bookOf({ edition: EDITION, rows: ROWS });
const { book: teaching } = bookOf({ edition: { ...EDITION, kind: 'teaching' }, rows: ROWS });
const { book: older } = bookOf({
	edition: {
		...EDITION,
		id: 'icd10cm-2025',
		title: 'ICD-10-CM FY2025',
		from: '2024-10-01',
		to: '2025-09-30'
	},
	rows: [...ROWS, row('I99', 'Retired')]
});
const LISTS: CodeLists = {
	isPoaExempt: (code) => code === 'Z66',
	mce: () => [],
	unitsLimit: (code) =>
		code === 'J0001'
			? { limit: 4, adjudication: 1 }
			: code === 'J0003'
				? { limit: 4, adjudication: 3 }
				: null,
	ccLevel: () => null,
	hcc: () => []
};

function encounter(
	codes: readonly (string | CodedLine)[],
	more: Partial<CodedEncounter> = {}
): CodedEncounter {
	return {
		setting: 'outpatient',
		date: '2025-11-18',
		codes: codes.map((code, at) =>
			typeof code === 'string'
				? { system: 'icd-10-cm', code, role: at === 0 ? 'principal' : 'secondary' }
				: code
		),
		...more
	};
}

function found(made: CodedEncounter, books = { cm }): string[] {
	return checkEncounter(made, books, LISTS).map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('an encounter', () => {
	it('that is clean has no edits', () => {
		expect(found(encounter(['I10', 'E11.9']))).toEqual([]);
	});

	it('is judged without books by the rules that need none', () => {
		const twice = encounter(['I10', 'I10']);
		expect(checkEncounter(twice, {}, LISTS).map(({ rule }) => rule)).toEqual([
			'duplicate',
			'not-in-edition'
		]);
	});

	it('says which codes were not looked at, since no edit would read as no fault', () => {
		const edits = checkEncounter(encounter(['I10'], { date: '1999-01-14' }), {}, LISTS);
		expect(edits).toMatchObject([{ rule: 'not-in-edition', severity: 'advice', codes: ['I10'] }]);
		expect(edits[0]?.message).toContain('ICD-10-CM for 1999-01-14');
	});

	it('names the edition that a retired code ended with', () => {
		const edits = checkEncounter(encounter(['I99']), { cm, others: [older] }, LISTS);
		expect(edits[0]?.rule).toBe('not-in-edition');
		expect(edits[0]?.message).toContain('ended with ICD-10-CM FY2025');
	});

	it('is told once that its date lies outside the edition at hand', () => {
		expect(found(encounter(['I10', 'E11.9'], { date: '2027-01-05' }))).toEqual([
			'advice not-in-edition'
		]);
	});

	it('holds nothing against a code that a partial edition lacks', () => {
		expect(found(encounter(['K35.80']), { cm: teaching })).toEqual(['advice invalid-code']);
		expect(found(encounter(['K35.80']))).toEqual(['error invalid-code']);
	});

	it('without any code has no principal diagnosis', () => {
		expect(found(encounter([]))).toEqual(['error no-principal']);
	});

	it('with two principal diagnoses is told so', () => {
		const principal = { system: 'icd-10-cm', role: 'principal' } as const;
		const made = encounter([
			{ ...principal, code: 'I10' },
			{ ...principal, code: 'E11.9' }
		]);
		expect(found(made)).toEqual(['error no-principal']);
	});

	it('wants an indicator on a stay, and none where the code is exempt', () => {
		expect(found(encounter(['I10', 'Z66'], { setting: 'inpatient' }))).toEqual([
			'error poa-missing'
		]);
	});

	it('leaves the admitting diagnosis out of sequence and duplicates', () => {
		const made = encounter([
			{ system: 'icd-10-cm', code: 'I10', role: 'admitting' },
			{ system: 'icd-10-cm', code: 'I10', role: 'principal' }
		]);
		expect(found(made)).toEqual([]);
	});

	it('does not take a drug for wasted and not wasted at once', () => {
		const line: CodedLine = {
			system: 'hcpcs',
			code: 'J0001',
			role: 'service',
			units: 1,
			modifiers: ['JW', 'JZ']
		};
		expect(found(encounter(['I10', line]))).toContain('error modifier-invalid');
		expect(found(encounter(['I10', { ...line, modifiers: ['JW'] }]))).not.toContain(
			'error modifier-invalid'
		);
	});

	it('counts units by line or by day as the indicator says', () => {
		const line = (code: string, modifier: string): CodedLine => ({
			system: 'hcpcs',
			code,
			role: 'service',
			units: 3,
			modifiers: [modifier]
		});
		const limits = (code: string) =>
			found(encounter(['I10', line(code, 'RT'), line(code, 'LT')])).filter((edit) =>
				edit.includes('units')
			);
		expect(limits('J0001')).toEqual([]);
		expect(limits('J0003')).toEqual(['warning units-limit']);
	});
});

describe('parts', () => {
	it('place codes in the ranges of a note', () => {
		expect(isInRange('N18.32', { from: 'N18.1', to: 'N18.6' })).toBe(true);
		expect(isInRange('N18.9', { from: 'N18.1', to: 'N18.6' })).toBe(false);
		expect(isInRange('E13.9', { from: 'E08', to: 'E13' })).toBe(true);
		expect(isInRange('C7A.00', { from: 'C76', to: 'C80' })).toBe(false);
		expect(isInRange('C4A.0', { from: 'C43', to: 'C44' })).toBe(true);
		expect(isInRange('Z3A.20', { from: 'Z30', to: 'Z39' })).toBe(true);
		expect(breadth({ from: 'E08', to: 'E13' })).toBe(6);
	});

	it('read the characters that a note asks for', () => {
		const note = 'adverse effect (T36-T50 with fifth or sixth character 5)';
		expect(meetsCharacters('T45.515A', note)).toBe(true);
		expect(meetsCharacters('T78.05XA', note)).toBe(true);
		expect(meetsCharacters('T45.516A', note)).toBe(false);
		expect(meetsCharacters('I69.320', 'aphasia (I69. with final characters -20)')).toBe(true);
		expect(meetsCharacters('I69.351', 'aphasia (I69. with final characters -20)')).toBe(false);
	});

	it('join the lines below a heading and no others', () => {
		const note = (text: string, from: string) => ({
			kind: 'code-first' as const,
			text,
			from,
			refs: []
		});
		const notes = [
			note('underlying disease, such as:', 'D63.8'),
			note('malaria (B50)', 'D63.8'),
			note('other', 'D63')
		];
		expect(instructions(notes, 'code-first').map(({ text }) => text)).toEqual([
			'underlying disease, such as: malaria (B50)',
			'other'
		]);
	});

	it('know what a note speaks of', () => {
		const coma = 'somnolence, stupor and coma in diabetes (E08-E13)';
		expect(namesItself(coma, 'Type 2 diabetes mellitus without complications')).toBe(false);
		expect(namesItself(coma, 'Type 1 diabetes mellitus with hypoglycemia with coma')).toBe(true);
		expect(namesItself('psychogenic pain (F45.8)', 'Other somatoform disorders')).toBe(false);
		expect(namesItself('cystitis (N30.-)', 'Acute cystitis without hematuria')).toBe(true);
	});

	it('find the side, and not the word', () => {
		expect([...sidesIn('pain in the left knee')]).toEqual(['left']);
		expect([...sidesIn('bilateral')]).toEqual(['right', 'left']);
		expect([...sidesIn('He left against advice, right after lunch, right-handed')]).toEqual([]);
	});
});
