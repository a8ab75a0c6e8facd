import { describe, expect, it } from 'vitest';
import type { Line } from './abstract';
import type { EncounterHead } from './encounter-head';
import {
	answerTo,
	asksPoa,
	claimOf,
	listFor,
	listsOf,
	stayDays,
	stayText,
	systemsOf,
	useOf
} from './lines';

const HEAD: EncounterHead = {
	ref: 'Encounter/stay',
	id: 'stay',
	setting: 'inpatient',
	from: '2026-01-10',
	to: '2026-01-12',
	codingDate: '2026-01-12',
	type: '',
	reason: null,
	attending: null,
	facility: null,
	disposition: null
};

function line(code: string, more: Partial<Line> = {}): Line {
	return {
		id: code,
		list: 'diagnosis',
		place: 1,
		system: 'icd-10-cm',
		code,
		title: '',
		standing: 'billable',
		edition: 'icd10cm-2026',
		isPoaExempt: false,
		ccLevel: null,
		poa: null,
		modifiers: [],
		units: null,
		date: null,
		confidence: null,
		evidence: [],
		...more
	};
}

describe('lists and systems', () => {
	it('gives each setting its lists, and its code systems first', () => {
		expect(listsOf('inpatient').map(({ list }) => list)).toEqual([
			'diagnosis',
			'admitting',
			'procedure'
		]);
		expect(listsOf('hospice').map(({ list }) => list)).toEqual(['diagnosis']);
		expect(systemsOf('outpatient').map(({ system }) => system)).toEqual([
			'icd-10-cm',
			'hcpcs',
			'icd-10-pcs'
		]);
		expect(listFor('icd-10-pcs')).toBe('procedure');
	});

	it('calls the first diagnosis principal in a stay and first-listed elsewhere', () => {
		expect(useOf(line('A41.9'), 'inpatient')).toBe('Principal');
		expect(useOf(line('A41.9'), 'ed')).toBe('First-listed');
		expect(useOf(line('A41.9', { place: 2 }), 'inpatient')).toBeNull();
		expect(useOf(line('A41.9', { list: 'admitting' }), 'inpatient')).toBeNull();
	});

	it('asks for present on admission only in a stay, and not of exempt codes', () => {
		expect(asksPoa(line('A41.9'), 'inpatient')).toBe(true);
		expect(asksPoa(line('Z88.0', { isPoaExempt: true }), 'inpatient')).toBe(false);
		expect(asksPoa(line('A41.9'), 'outpatient')).toBe(false);
	});
});

describe('claimOf', () => {
	it('gives every line its role and the patient an age on that day', () => {
		const lines = [
			line('A41.9', { poa: 'Y', evidence: [{ ref: 'DocumentReference/ds', text: 'sepsis' }] }),
			line('N39.0', { place: 2 }),
			line('R50.9', { list: 'admitting' })
		];
		const claim = claimOf({ encounter: 'stay', lines, answers: [] }, HEAD, '2026-01-12', {
			birthDate: '1954-08-21',
			sex: 'female'
		});
		expect(claim.codes.map(({ role }) => role)).toEqual(['principal', 'secondary', 'admitting']);
		expect(claim.codes[0]).toMatchObject({ poa: 'Y', evidence: ['sepsis'] });
		expect(claim.age).toEqual({ value: 71, unit: 'a' });
		expect(claim.sex).toBe('female');
	});

	it('counts an infant in days or months, and leaves an unknown age out', () => {
		const on = (birthDate: string | null) =>
			claimOf({ encounter: 'stay', lines: [], answers: [] }, HEAD, '2026-01-12', {
				birthDate,
				sex: null
			});
		expect(on('2026-01-10').age).toEqual({ value: 2, unit: 'd' });
		expect(on('2025-10-01').age).toEqual({ value: 3, unit: 'mo' });
		expect(on(null)).not.toHaveProperty('age');
	});
});

describe('answers and dates', () => {
	it('finds the answer to the same rule about the same codes in the same order', () => {
		const answer = {
			rule: 'excludes1',
			codes: ['A41.9', 'N39.0'],
			reason: 'separate-conditions',
			note: ''
		} as const;
		expect(answerTo([answer], { rule: 'excludes1', codes: ['A41.9', 'N39.0'] })).toBe(answer);
		expect(answerTo([answer], { rule: 'excludes1', codes: ['N39.0', 'A41.9'] })).toBeUndefined();
		expect(answerTo([answer], { rule: 'excludes2', codes: ['A41.9', 'N39.0'] })).toBeUndefined();
	});

	it('lists the days of a stay over a month end, and none of a long or undated one', () => {
		expect(stayDays('2025-12-31', '2026-01-02')).toEqual([
			'2025-12-31',
			'2026-01-01',
			'2026-01-02'
		]);
		expect(stayDays('2026-01-01', '2026-03-01')).toEqual([]);
		expect(stayDays(null, '2026-03-01')).toEqual([]);
		expect(stayDays('2026-01-01', null)).toEqual(['2026-01-01']);
	});

	it('writes a stay as short as it can be read', () => {
		expect(stayText('2026-01-10', '2026-01-12')).toBe('10 to 12 Jan 2026');
		expect(stayText('2025-10-30', '2025-11-02')).toBe('30 Oct to 2 Nov 2025');
		expect(stayText('2025-12-30', '2026-01-02')).toBe('30 Dec 2025 to 2 Jan 2026');
		expect(stayText('2026-01-10', '2026-01-10')).toBe('10 Jan 2026');
		expect(stayText('2026-01-10', null)).toBe('since 10 Jan 2026');
		expect(stayText(null, null)).toBe('dates not recorded');
	});
});
