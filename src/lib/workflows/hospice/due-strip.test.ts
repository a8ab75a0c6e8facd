import type { Deadline } from '$lib/rules/hospice/model';
import { describe, expect, test } from 'vitest';
import { barOf, distanceText, isOpen, percentOf, stripOf } from './due-strip';

const TODAY = '2026-01-20';

function deadline(more: Partial<Deadline>): Deadline {
	return {
		id: 'notice-of-election',
		kind: 'notice-of-election',
		title: 'Notice of election',
		from: '2026-01-05',
		by: '2026-01-10',
		status: 'met',
		doneOn: '2026-01-08',
		papers: [],
		cost: '',
		unpaid: null,
		note: '',
		source: '',
		...more
	};
}

const PERIODS = [
	{ number: 2, from: '2025-10-07', to: '2026-01-04' },
	{ number: 3, from: '2026-01-05', to: '2026-03-05' }
];

describe('the strip of days', () => {
	test('holds every last day, every day of doing and today, with a margin', () => {
		const strip = stripOf(
			[deadline({ from: null, by: '2026-03-02', doneOn: null })],
			PERIODS,
			TODAY
		);
		expect(strip.from).toBe('2026-01-18');
		expect(strip.to).toBe('2026-03-04');
	});

	test('is a month long at least, also with nothing on it', () => {
		const strip = stripOf([], [], TODAY);
		expect(strip.from).toBe('2026-01-18');
		expect(strip.to).toBe('2026-02-15');
		expect(strip.periods).toEqual([]);
	});

	test('begins with a window, unless that opened more than 120 days before its end', () => {
		expect(stripOf([deadline({ from: '2025-12-10' })], [], TODAY).from).toBe('2025-12-08');
		expect(stripOf([deadline({ from: '2025-03-01' })], [], TODAY).from).toBe('2026-01-06');
	});

	test('marks months and the periods that begin on it', () => {
		const strip = stripOf([deadline({ by: '2026-03-08' })], PERIODS, TODAY);
		expect(strip.months.map(({ label }) => label)).toEqual(['Feb', 'Mar']);
		expect(strip.periods).toEqual([{ at: percentOf(strip, '2026-01-05'), label: 'Period 3' }]);
	});

	test('a bar runs from its first day to the end of its last', () => {
		const strip = stripOf([deadline({ by: '2026-02-28' })], [], TODAY);
		const bar = barOf(strip, deadline({}));
		expect(bar?.left).toBe(percentOf(strip, '2026-01-05'));
		expect((bar?.left ?? 0) + (bar?.width ?? 0)).toBeCloseTo(percentOf(strip, '2026-01-11'));
		expect(bar?.done).toBe(percentOf(strip, '2026-01-08'));
	});

	test('what has no last day is a dot once it is done, and nothing before', () => {
		const strip = stripOf([], [], TODAY);
		expect(barOf(strip, deadline({ by: null, doneOn: null }))).toBeNull();
		expect(barOf(strip, deadline({ by: null, doneOn: TODAY }))?.width).toBe(0);
	});

	test('minutes lie on their day', () => {
		const strip = stripOf([deadline({ by: '2026-02-28' })], [], TODAY);
		expect(barOf(strip, deadline({ by: '2026-01-10T14:20' }))).toEqual(barOf(strip, deadline({})));
	});
});

test('missed, due and ahead are open; what is done or fell away is not', () => {
	const open = (['met', 'late', 'missed', 'due', 'ahead', 'not-required'] as const).filter(
		(status) => isOpen(deadline({ status }))
	);
	expect(open).toEqual(['missed', 'due', 'ahead']);
});

test.each([
	['2026-01-20', 'today'],
	['2026-01-21T08:00', 'tomorrow'],
	['2026-01-19', 'yesterday'],
	['2026-02-03', 'in 14 days'],
	['2026-01-07', '13 days ago']
])('%s is %s', (by, words) => expect(distanceText(by, '2026-01-20T09:30')).toBe(words));
