import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ITEM_RECORDS, LETTERS } from './hope-items';
import { hopeFaults, isHopeItemOf, isHopeItemShown, type HopeValues } from './hope-skips';
import type { Timepoint } from './model';

const impacts = (id: string, code: unknown) =>
	Object.fromEntries(LETTERS.map((letter) => [`${id}${letter}`, code]));

/** An admission without symptoms, skin conditions or opioids, in which nothing is wrong. */
const QUIET: HopeValues = {
	A0050: 1,
	A0220: '2026-10-05',
	A0250: '01',
	A0900: '1941-03-02',
	A1910: 1,
	J0050: 0,
	J2050A: 1,
	J2050B: '2026-10-06',
	...impacts('J2051', 0),
	M1190: 0,
	N0500A: 0,
	N0510A: 0,
	Z0350: '2026-10-06',
	Z0500B: '2026-10-07',
	submission: '2026-10-20'
};
/** The same with severe pain and a follow-up visit, a wound and an opioid. */
const BUSY: HopeValues = {
	...QUIET,
	J2051A: 3,
	J2052A: 1,
	J2052B: '2026-10-08',
	...impacts('J2053', 1),
	M1190: 1,
	M1195: ['A', 'C'],
	M1200: ['B'],
	N0500A: 1,
	N0500B: '2026-10-05',
	N0520A: 2,
	N0520B: '2026-10-05'
};
const DISCHARGE: HopeValues = {
	A0220: '2026-10-05',
	A0250: 9,
	A0270: '2026-11-10',
	A2115: '01',
	Z0350: '2026-11-10',
	Z0500B: '2026-11-11',
	submission: '2026-12-10'
};

/** Items at fault with their severity, `J2050B fatal`. */
function faults(values: HopeValues, record: Timepoint = 'admission') {
	return hopeFaults(record, values).map(({ item, severity }) => `${item} ${severity}`);
}

describe('hopeFaults', () => {
	it('finds nothing in a sound record', () => {
		expect(faults(QUIET)).toEqual([]);
		expect(faults(BUSY)).toEqual([]);
		expect(faults(DISCHARGE, 'discharge')).toEqual([]);
	});

	// The day of completion belongs to the visit forms, which require it; a discharge record has none.
	it('asks for what every record needs', () => {
		expect(faults({})).toEqual([
			'A0220 fatal',
			'A1910 fatal',
			'J2050A fatal',
			'M1190 fatal',
			'N0500A fatal',
			'N0510A fatal'
		]);
		expect(faults({}, 'discharge')).toEqual(['A0220 fatal', 'A0270 fatal', 'A2115 fatal']);
	});

	it('leaves J2050B to J2053 blank when nothing was screened', () => {
		const blank = { J2050B: '', ...impacts('J2051', '') };
		expect(faults({ ...QUIET, ...blank, J2050A: 0 })).toEqual([]);
		expect(faults({ ...BUSY, J2050A: 0 })).toEqual(
			[
				'J2050B',
				...LETTERS.map((letter) => `J2051${letter}`),
				'J2052A',
				'J2052B',
				...LETTERS.map((letter) => `J2053${letter}`)
			].map((item) => `${item} fatal`)
		);
	});

	it('asks for J2050B to J2051H when symptoms were screened', () => {
		for (const item of ['J2050B', ...LETTERS.map((letter) => `J2051${letter}`)])
			expect(faults({ ...QUIET, [item]: '' })).toEqual([`${item} fatal`]);
	});

	it.each([2, '2', 3, '3'])('asks for J2052A after an impact of %s', (impact) => {
		expect(faults({ ...QUIET, J2051D: impact })).toEqual(['J2052A fatal']);
	});

	it.each([0, 1, 9, '9'])('leaves J2052 and J2053 blank after nothing worse than %s', (impact) => {
		const values = { ...QUIET, ...impacts('J2051', impact) };
		expect(faults(values)).toEqual([]);
		expect(faults({ ...values, J2052A: 0, J2052C: 1 })).toEqual(['J2052A fatal', 'J2052C fatal']);
		expect(faults({ ...values, J2053B: 1 })).toEqual(['J2053B fatal']);
	});

	it('asks for the reason when no visit was made, and for nothing else', () => {
		const rest = { ...BUSY, ...impacts('J2053', null), J2052A: 0, J2052B: '' };
		expect(faults(rest)).toEqual(['J2052C fatal']);
		for (const reason of [1, 2, 3, 9]) expect(faults({ ...rest, J2052C: reason })).toEqual([]);
		expect(faults({ ...rest, J2052C: 4 })).toEqual(['J2052C fatal']);
		expect(faults({ ...rest, J2052C: 1, J2052B: '2026-10-07' })).toEqual(['J2052B fatal']);
	});

	it('asks for day and impacts when a visit was made, and for no reason', () => {
		expect(faults({ ...BUSY, J2052B: '' })).toEqual(['J2052B fatal']);
		expect(faults({ ...BUSY, J2053H: '' })).toEqual(['J2053H fatal']);
		expect(faults({ ...BUSY, J2052C: 9 })).toEqual(['J2052C fatal']);
	});

	it.each([
		['2026-10-06', []],
		['2026-10-08', []],
		['2026-10-09', ['J2052B warning']],
		['2026-10-05', ['J2052B fatal']]
	])('judges a follow-up visit on %s after a screening on 6 October', (day, expected) => {
		expect(faults({ ...BUSY, J2052B: day })).toEqual(expected);
	});

	it.each([
		['A0220', '1941-03-01', 'A0220 fatal'],
		['Z0350', '2026-10-04', 'Z0350 fatal'],
		['Z0500B', '2026-10-05', 'Z0500B fatal'],
		['submission', '2026-10-06', 'submission fatal']
	])('refuses %s on %s, before the day that comes first', (item, day, expected) => {
		expect(faults({ ...QUIET, [item]: day })).toContain(expected);
	});

	it('puts the discharge between completion and verification', () => {
		const discharge = (more: HopeValues) => faults({ ...DISCHARGE, ...more }, 'discharge');
		expect(discharge({ Z0350: '2026-11-11' })).toEqual(['A0270 fatal']);
		expect(discharge({ Z0500B: '2026-11-09', Z0350: '2026-11-09' })).toEqual(['Z0500B fatal']);
		expect(discharge({ A0270: '2026-11-10', Z0500B: '2026-11-10' })).toEqual([]);
	});

	it('takes dates of one day, and refuses what is no day', () => {
		const day = '2026-10-05';
		expect(faults({ ...QUIET, J2050B: day, Z0350: day, Z0500B: day, submission: day })).toEqual([]);
		expect(faults({ ...QUIET, Z0350: '2026-02-30' })).toEqual(['Z0350 fatal']);
	});

	it('hides the kinds and the treatments of no skin condition', () => {
		expect(faults({ ...BUSY, M1190: 0 })).toEqual(['M1195 fatal', 'M1200 fatal']);
		expect(faults({ ...BUSY, M1195: [], M1200: '' })).toEqual(['M1195 fatal', 'M1200 fatal']);
	});

	it('takes none (Z) alone', () => {
		expect(faults({ ...BUSY, M1200: ['Z'] })).toEqual([]);
		expect(faults({ ...BUSY, M1200: ['B', 'Z'] })).toEqual(['M1200 fatal']);
		expect(faults({ ...BUSY, M1200: ['B', 'M1200Z'] })).toEqual(['M1200 fatal']);
	});

	it('asks for a bowel regimen with an opioid of either kind, and for none without', () => {
		const none = { N0500A: 0, N0500B: '', N0510A: 0, N0510B: '', N0520A: '', N0520B: '' };
		expect(faults({ ...BUSY, ...none })).toEqual([]);
		expect(faults({ ...BUSY, ...none, N0520A: 0 })).toEqual(['N0520A fatal']);
		expect(faults({ ...BUSY, ...none, N0510A: 1, N0510B: '2026-10-05' })).toEqual(['N0520A fatal']);
		expect(faults({ ...BUSY, N0520A: 1 })).toEqual(['N0520B fatal']);
		expect(faults({ ...BUSY, N0520A: 1, N0520B: '' })).toEqual([]);
		expect(faults({ ...BUSY, N0520B: '' })).toEqual(['N0520B fatal']);
		expect(faults({ ...BUSY, N0500B: '' })).toEqual(['N0500B fatal']);
	});

	it('knows the codes of help available and of the reason for discharge', () => {
		for (const code of [1, 2, 3, 4, 5]) expect(faults({ ...QUIET, A1910: code })).toEqual([]);
		expect(faults({ ...QUIET, A1910: 6 })).toEqual(['A1910 fatal']);
		for (const code of ['01', '02', '03', '04', '05', '06', 6])
			expect(faults({ ...DISCHARGE, A2115: code }, 'discharge')).toEqual([]);
		expect(faults({ ...DISCHARGE, A2115: '07' }, 'discharge')).toEqual(['A2115 fatal']);
		expect(faults({ ...QUIET, J2051A: 4 })).toEqual(['J2051A fatal']);
	});

	it('refuses items of another record, and a reason that names another', () => {
		expect(faults({ ...QUIET, A2115: '01' })).toEqual(['A2115 fatal']);
		expect(faults({ ...DISCHARGE, J2050A: 1, A1910: 1 }, 'discharge')).toEqual([
			'A1910 fatal',
			'J2050A fatal'
		]);
		const update = { ...QUIET, A1910: '', A0250: 2 };
		expect(faults(update, 'update-1')).toEqual([]);
		expect(faults(update, 'update-2')).toEqual(['A0250 fatal']);
	});

	it('warns of a late new record and of no late correction', () => {
		expect(faults({ ...QUIET, submission: '2026-11-04' })).toEqual([]);
		const late = { ...QUIET, submission: '2026-11-05' };
		expect(faults(late)).toEqual(['submission warning']);
		expect(faults({ ...late, A0050: 2 })).toEqual([]);
		const update = { ...QUIET, A1910: '', A0250: 2 };
		expect(faults({ ...update, submission: '2026-11-05' }, 'update-1')).toEqual([]);
		expect(faults({ ...update, submission: '2026-11-06' }, 'update-1')).toEqual([
			'submission warning'
		]);
		expect(faults({ ...DISCHARGE, submission: '2026-12-11' }, 'discharge')).toEqual([
			'submission warning'
		]);
		expect(faults({ ...QUIET, Z0500B: '' })).toEqual(['Z0500B fatal']);
	});

	it('says in a sentence what is wrong', () => {
		expect(hopeFaults('admission', { ...BUSY, J2052B: '2026-10-09' })[0]?.message).toBe(
			'J2052B (day of the follow-up visit) is 9 Oct 2026, 3 days after the screening: it had to be within 2.'
		);
		expect(hopeFaults('admission', { ...QUIET, J2051A: '' })[0]?.message).toBe(
			'J2051A (impact: pain) is blank and has to be answered.'
		);
	});
});

describe('isHopeItemShown', () => {
	it('asks for nothing behind a question before it is answered', () => {
		for (const item of ['J2050B', 'J2051A', 'J2052A', 'J2052B', 'J2053A', 'M1195', 'N0520A'])
			expect(isHopeItemShown(item, {})).toBe(false);
		for (const item of ['J2050A', 'M1190', 'N0500A', 'A0220', 'F2000'])
			expect(isHopeItemShown(item, {})).toBe(true);
	});

	it('opens the follow-up at the first moderate impact, before the rest is answered', () => {
		expect(isHopeItemShown('J2052A', { J2050A: 1, J2051A: 2 })).toBe(true);
		expect(isHopeItemShown('J2052A', { J2050A: 0, J2051A: 2 })).toBe(false);
	});

	it('never hides what a check asks for, nor shows what it refuses', () => {
		const ids = Object.keys(ITEM_RECORDS);
		const answers = fc.constantFrom<unknown>('', 0, 1, 2, 3, 9, '2026-10-06', ['A'], null);
		const records = fc.dictionary(fc.constantFrom(...ids), answers);
		fc.assert(
			fc.property(records, (values) => {
				for (const { item, message } of hopeFaults('admission', values)) {
					if (message.endsWith('has to be answered.'))
						expect(isHopeItemShown(item, values)).toBe(true);
					if (message.includes('is skipped')) expect(isHopeItemShown(item, values)).toBe(false);
				}
			})
		);
	});
});

describe('isHopeItemOf', () => {
	it('knows the records of an item', () => {
		expect(isHopeItemOf('A1910', 'admission')).toBe(true);
		expect(isHopeItemOf('A1910', 'update-1')).toBe(false);
		expect(isHopeItemOf('J2053C', 'update-2')).toBe(true);
		expect(isHopeItemOf('J2053C', 'discharge')).toBe(false);
		expect(isHopeItemOf('F2000', 'discharge')).toBe(true);
	});
});
