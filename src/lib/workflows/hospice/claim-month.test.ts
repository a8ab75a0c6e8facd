import {
	exitWith,
	inpatientWith,
	levelWith,
	recordWith,
	sampleElection
} from '$lib/rules/hospice/sample-record';
import { describe, expect, it } from 'vitest';
import { monthWeeks, nextMonth } from './claim-month';

const RECORD = recordWith({
	levels: [
		levelWith({ at: '2025-11-10T00:00' }),
		inpatientWith({ at: '2025-11-20T14:20' }),
		levelWith({ paper: 'home-again', at: '2025-11-22T10:00', site: 'assisted-living' })
	]
});
const cells = (month: string, today = '2025-11-25') => {
	const days = monthWeeks(RECORD, month, today).flat();
	return new Map(days.flatMap((cell) => (cell ? [[cell.day, cell]] : [])));
};

describe('monthWeeks', () => {
	it('lays a month out in whole weeks from Sunday', () => {
		const weeks = monthWeeks(RECORD, '2025-11', '2025-11-25');
		expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
		// 1 November 2025 was a Saturday, 30 November a Sunday.
		expect(weeks[0]?.map((cell) => cell?.date ?? null)).toEqual([
			null,
			null,
			null,
			null,
			null,
			null,
			1
		]);
		expect(weeks[5]?.[0]?.date).toBe(30);
		expect(monthWeeks(RECORD, '2026-02', '2026-03-01')).toHaveLength(4);
		expect(monthWeeks(RECORD, 'nothing', '2025-11-25')).toEqual([]);
	});

	it('tells what held at the start of a day and each change with its time', () => {
		const november = cells('2025-11');
		// A change at midnight holds from the start of the day.
		expect(november.get('2025-11-10')?.levels).toEqual([
			{ level: 'routine', site: 'home', since: null }
		]);
		expect(november.get('2025-11-19')?.words).toBe('Routine home care, own home');
		expect(november.get('2025-11-20')?.levels).toEqual([
			{ level: 'routine', site: 'home', since: null },
			{ level: 'inpatient', site: 'hospital', since: '14:20' }
		]);
		expect(november.get('2025-11-20')?.words).toBe(
			'Routine home care, own home, then General inpatient care, hospital from 14:20'
		);
		expect(november.get('2025-11-21')?.levels).toEqual([
			{ level: 'inpatient', site: 'hospital', since: null }
		]);
		expect(november.get('2025-11-22')?.levels.map(({ level }) => level)).toEqual([
			'inpatient',
			'routine'
		]);
	});

	it('holds nothing before the election, after the end and ahead of today', () => {
		const november = cells('2025-11', '2025-11-21');
		expect(november.get('2025-11-09')?.isInStay).toBe(false);
		expect(november.get('2025-11-10')?.isInStay).toBe(true);
		expect(november.get('2025-11-21')?.isToday).toBe(true);
		expect(november.get('2025-11-22')?.levels).toEqual([]);
		const over = recordWith({
			levels: RECORD.levels,
			exit: exitWith({ on: '2025-11-18' })
		});
		const ended = monthWeeks(over, '2025-11', '2025-11-25').flat();
		expect(ended.findLast((cell) => cell?.isInStay)?.day).toBe('2025-11-18');
	});

	it('holds nothing without a record', () => {
		expect(
			monthWeeks(undefined, '2025-11', '2025-11-25')
				.flat()
				.some((cell) => cell?.isInStay)
		).toBe(false);
	});
});

describe('nextMonth', () => {
	it('is the one after the last claim that was taken', () => {
		const sent = (through: string, state: 'accepted' | 'returned') =>
			({ through, state }) as (typeof RECORD.claims)[number];
		const of = (...claims: ReturnType<typeof sent>[]) =>
			nextMonth(recordWith({ claims }), '2026-01-10');
		expect(of()).toBe('2025-11');
		expect(of(sent('2025-11-30', 'accepted'))).toBe('2025-12');
		expect(of(sent('2025-11-30', 'accepted'), sent('2025-12-31', 'returned'))).toBe('2025-12');
		expect(of(sent('2026-01-31', 'accepted'))).toBe('2026-01');
		expect(nextMonth(recordWith({ election: sampleElection() }), '2026-01-10')).toBe('2025-11');
		expect(nextMonth(undefined, '2026-01-10')).toBe('2026-01');
	});
});
