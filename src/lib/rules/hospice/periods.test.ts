import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELECTED, stay } from './calendar-samples';
import { daysIncluded, plusDays } from './days';
import type { Election, StayRecord } from './model';
import { benefitPeriods, dayOfPeriod, ordinal, periodOn } from './periods';

function elected(effective: string, periodsUsed = 0, continuing: Election['continuing'] = null) {
	const { election, history } = stay();
	if (!election) throw new RangeError('the sample has no election');
	return {
		history: { ...history, periodsUsed },
		election: { ...election, effective, continuing }
	};
}

describe('benefitPeriods', () => {
	it('gives the worked dates of an election on 5 October 2026', () => {
		expect(benefitPeriods(elected(ELECTED), '2027-06-02')).toEqual([
			{ number: 1, from: '2026-10-05', to: '2027-01-02' },
			{ number: 2, from: '2027-01-03', to: '2027-04-02' },
			{ number: 3, from: '2027-04-03', to: '2027-06-01' },
			{ number: 4, from: '2027-06-02', to: '2027-07-31' }
		]);
	});

	it('begins a period on its first day and not on the day before', () => {
		expect(benefitPeriods(elected(ELECTED), '2027-01-02')).toHaveLength(1);
		expect(benefitPeriods(elected(ELECTED), '2027-01-03')).toHaveLength(2);
		expect(benefitPeriods(elected(ELECTED), '2026-10-04')).toEqual([]);
	});

	it('goes on after the periods of earlier elections', () => {
		expect(benefitPeriods(elected(ELECTED, 1), '2027-01-03')).toEqual([
			{ number: 2, from: '2026-10-05', to: '2027-01-02' },
			{ number: 3, from: '2027-01-03', to: '2027-03-03' }
		]);
		expect(benefitPeriods(elected(ELECTED, 5), ELECTED)).toEqual([
			{ number: 6, from: '2026-10-05', to: '2026-12-03' }
		]);
	});

	it('keeps number and start of a period that was running at another hospice', () => {
		const transfer = elected(ELECTED, 1, { number: 2, from: '2026-08-01' });
		expect(benefitPeriods(transfer, ELECTED)).toEqual([
			{ number: 2, from: '2026-08-01', to: '2026-10-29' }
		]);
		expect(periodOn(transfer, '2026-10-30')?.number).toBe(3);
	});

	it('counts 29 February 2028 and no 29 February in 2027', () => {
		expect(benefitPeriods(elected('2027-12-01'), '2027-12-01')[0]?.to).toBe('2028-02-28');
		expect(benefitPeriods(elected('2027-12-02'), '2027-12-02')[0]?.to).toBe('2028-02-29');
		expect(benefitPeriods(elected('2026-12-02'), '2026-12-02')[0]?.to).toBe('2027-03-01');
	});

	it('is empty without an election and before the rules', () => {
		expect(benefitPeriods({ ...stay(), election: null }, ELECTED)).toEqual([]);
		expect(benefitPeriods(elected('1990-01-01'), '1991-01-01')).toEqual([]);
	});

	it('leaves no gap, no overlap and no wrong length, whatever the start', () => {
		const starts = fc.integer({ min: 0, max: 4000 }).map((days) => plusDays('2024-01-01', days));
		const stays = fc.tuple(starts, fc.nat(6), fc.nat(1500));
		fc.assert(
			fc.property(stays, ([start, used, length]) => {
				const through = plusDays(start, length);
				const periods = benefitPeriods(elected(start, used), through);
				expect(periods[0]).toMatchObject({ number: used + 1, from: start });
				for (const [index, { number, from, to }] of periods.entries()) {
					expect(daysIncluded(from, to)).toBe(number <= 2 ? 90 : 60);
					const next = periods[index + 1];
					if (next) expect(next).toMatchObject({ number: number + 1, from: plusDays(to, 1) });
					else expect(from <= through && through <= to).toBe(true);
				}
			})
		);
	});
});

describe('periodOn', () => {
	const basis: Pick<StayRecord, 'history' | 'election'> = elected(ELECTED);

	it('finds the period of its first and its last day', () => {
		expect(periodOn(basis, '2027-01-02')?.number).toBe(1);
		expect(periodOn(basis, '2027-01-03')?.number).toBe(2);
		expect(periodOn(basis, '2026-10-04')).toBeNull();
	});

	it('counts the days of a period from 1', () => {
		const period = { number: 1, from: ELECTED, to: '2027-01-02' };
		expect(dayOfPeriod(period, ELECTED)).toBe(1);
		expect(dayOfPeriod(period, '2027-01-02')).toBe(90);
	});
});

describe('ordinal', () => {
	it.each([
		[1, 'first'],
		[3, 'third'],
		[10, 'tenth'],
		[11, '11th'],
		[12, '12th'],
		[13, '13th'],
		[21, '21st'],
		[22, '22nd'],
		[23, '23rd'],
		[24, '24th'],
		[111, '111th']
	])('%d is %s', (number, word) => {
		expect(ordinal(number)).toBe(word);
	});
});
