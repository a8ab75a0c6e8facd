import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	dayIn,
	dayNumber,
	dayNumberIn,
	dayOf,
	daysFrom,
	daysIncluded,
	isWithin,
	minutesFrom,
	plusDays,
	plusHours
} from './days';

const DAY_MS = 86_400_000;
const byDate = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

describe('days by number', () => {
	it('are those of the calendar, from year 1 to 9999', () => {
		const first = Date.parse('0001-01-01T00:00:00Z') / DAY_MS;
		const last = Date.parse('9999-12-31T00:00:00Z') / DAY_MS;
		fc.assert(
			fc.property(fc.integer({ min: first, max: last }), (number) => {
				expect(dayOf(number)).toBe(byDate(number));
				expect(dayNumber(byDate(number))).toBe(number);
			}),
			{ numRuns: 2000 }
		);
	});

	it('are each there once over four hundred years, ends of months and leap days among them', () => {
		for (let number = dayNumber('1899-12-25'); number <= dayNumber('2300-01-05'); number += 1)
			if (dayOf(number) !== byDate(number) || dayNumber(byDate(number)) !== number)
				expect([dayOf(number), dayNumber(byDate(number))]).toEqual([byDate(number), number]);
		expect(dayNumber('1970-01-01')).toBe(0);
		expect(dayOf(-1)).toBe('1969-12-31');
	});

	it.each([
		'2026-02-29',
		'2025-02-30',
		'2100-02-29',
		'2026-04-31',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'2026-01-32',
		'2026-1-14',
		'2026-01-1x',
		'-026-01-14',
		'2026/01/14',
		'２０２６-01-14',
		'14 Jan 2026',
		'2026-01-14T09:30',
		' 2026-01-14',
		''
	])('%j is none', (text) => {
		expect(() => dayNumber(text)).toThrow(`"${text}" is not a day such as 2026-01-14`);
		expect(dayNumberIn(text)).toBeNull();
	});

	it('has leap days where there are any', () => {
		expect(daysFrom('2024-02-28', '2024-03-01')).toBe(2);
		expect(daysFrom('2000-02-28', '2000-03-01')).toBe(2);
		expect(daysFrom('1900-02-28', '1900-03-01')).toBe(1);
	});
});

describe('spans of days', () => {
	it('run forward and back', () => {
		expect(plusDays('2025-12-31', 1)).toBe('2026-01-01');
		expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
		expect(daysFrom('2026-01-14', '2026-01-10')).toBe(-4);
	});

	it('count both ends, and nothing backwards', () => {
		expect(daysIncluded('2026-01-14', '2026-01-14')).toBe(1);
		expect(daysIncluded('2026-01-14', '2026-01-20')).toBe(7);
		expect(daysIncluded('2026-01-14', '2026-01-13')).toBe(0);
	});
});

describe('minutes', () => {
	it('lie in their day, and run over midnight', () => {
		expect(dayIn('2026-01-14T09:30')).toBe('2026-01-14');
		expect(plusHours('2026-01-14T09:30', 48)).toBe('2026-01-16T09:30');
		expect(minutesFrom('2026-01-14T23:45', '2026-01-15T00:15')).toBe(30);
		expect(() => plusHours('2026-01-14', 1)).toThrow('is not a minute');
	});
});

describe('isWithin', () => {
	it.each([
		['2026-10-10', false],
		['2026-10-11', true],
		['2026-10-19', true],
		['2026-10-20', false]
	])('%s lies in 11 to 19 October: %s', (day, isIn) => {
		expect(isWithin(day, { from: '2026-10-11', to: '2026-10-19' })).toBe(isIn);
	});
});
