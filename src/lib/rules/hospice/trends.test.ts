import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from './days';
import {
	bodyMassIndex,
	bodyMassIndices,
	latest,
	monthsBefore,
	trendOf,
	trendWithin,
	TREND_LIMITS,
	weightLoss,
	within,
	type Reading
} from './trends';

const kg = (day: string, value: number): Reading => ({ day, value, unit: 'kg' });
const WEIGHTS = [
	kg('2026-01-05', 80),
	kg('2026-03-02', 77),
	kg('2026-05-04', 74.5),
	kg('2026-07-01', 72)
];

describe('trendOf', () => {
	it('gives the change, the percent, and what it comes to in a month', () => {
		const trend = trendOf(WEIGHTS, 'Weight');
		expect(trend).toMatchObject({
			isKnown: true,
			change: -8,
			percent: -10,
			direction: 'falling',
			count: 4,
			sentence:
				'Weight fell from 80 kg on 2026-01-05 to 72 kg on 2026-07-01 (-10 %), with no reading between 2026-03-02 and 2026-05-04.'
		});
		// 177 days are 5.815 months.
		expect(trend.isKnown && trend.perMonth).toBeCloseTo(-1.3757, 3);
	});

	it('finds a gap only above its limit', () => {
		const { gapDays } = TREND_LIMITS.value;
		const pair = (days: number) => [kg('2026-01-01', 80), kg(plusDays('2026-01-01', days), 79)];
		const gaps = (days: number) => {
			const trend = trendOf(pair(days));
			return trend.isKnown ? trend.gaps : null;
		};
		expect(gaps(gapDays)).toEqual([]);
		expect(gaps(gapDays + 1)).toEqual([
			{ from: '2026-01-01', to: plusDays('2026-01-01', gapDays + 1), days: gapDays + 1 }
		]);
	});

	it('says why there is no trend', () => {
		expect(trendOf([], 'Weight')).toEqual({
			isKnown: false,
			reason: 'no-reading',
			sentence: 'Weight: no reading.'
		});
		expect(trendOf([kg('2026-07-01', 72)], 'Weight')).toEqual({
			isKnown: false,
			reason: 'one-reading',
			sentence: 'Weight was 72 kg on 2026-07-01, with no earlier reading to compare.'
		});
		expect(trendOf([kg('2026-07-01', 72), kg('2026-07-01', 71)])).toMatchObject({
			reason: 'one-day'
		});
		expect(
			trendOf([kg('2026-06-01', 72), { day: '2026-07-01', value: 26, unit: 'cm' }])
		).toMatchObject({ isKnown: false, reason: 'units' });
	});

	it('reckons in the unit of the last reading', () => {
		const trend = trendOf([
			{ day: '2026-01-01', value: 176.37, unit: '[lb_av]' },
			kg('2026-03-01', 76)
		]);
		expect(trend.isKnown && trend.change).toBeCloseTo(-4, 2);
		expect(trend.isKnown && trend.percent).toBe(-5);
		expect(trend.sentence).toContain('from 176.37 lb on 2026-01-01 to 76 kg');
	});

	it('has no percent of nothing, and calls what stays steady', () => {
		const spot = (day: string, value: number) => ({ day, value, unit: '1' });
		expect(trendOf([spot('2026-01-01', 0), spot('2026-01-31', 2)])).toMatchObject({
			percent: null,
			direction: 'rising'
		});
		expect(trendOf([spot('2026-01-01', 2), spot('2026-01-31', 2)], 'INR')).toMatchObject({
			direction: 'steady',
			sentence: 'INR stayed at 2 from 2026-01-01 to 2026-01-31.'
		});
	});

	it('refuses a value that is no number and a day that is none', () => {
		expect(() => trendOf([kg('2026-01-01', Number.NaN)])).toThrow('reading of 2026-01-01 is NaN');
		expect(() => trendOf([kg('2026-02-30', 1), kg('2026-03-01', 1)])).toThrow('2026-02-30');
	});
});

describe('monthsBefore', () => {
	it.each([
		['2026-07-01', 6, '2026-01-01'],
		['2026-08-31', 6, '2026-02-28'],
		['2024-08-31', 6, '2024-02-29'],
		['2026-01-31', 2, '2025-11-30'],
		['2026-12-15', 12, '2025-12-15'],
		['2026-01-15', 0, '2026-01-15'],
		['2026-03-31', 1200, '1926-03-31']
	])('%s less %d months is %s', (day, months, before) => {
		expect(monthsBefore(day, months)).toBe(before);
	});

	it('refuses a day that is none', () => {
		expect(() => monthsBefore('2026-13-01', 1)).toThrow('2026-13-01');
	});
});

describe('within', () => {
	it('keeps the window that ends with the last reading', () => {
		expect(within(WEIGHTS, 3).map(({ day }) => day)).toEqual(['2026-05-04', '2026-07-01']);
	});

	it('lets a reading up to two weeks older open the window', () => {
		const old = (day: string) => [kg(day, 80), kg('2026-05-01', 76), kg('2026-07-01', 72)];
		expect(within(old('2025-12-18'), 6)).toHaveLength(3);
		expect(within(old('2025-12-17'), 6)).toHaveLength(2);
	});

	it('leaves it closed where a reading lies nearer to its start', () => {
		const readings = [kg('2025-12-30', 85), kg('2026-01-03', 80), kg('2026-07-01', 72)];
		expect(within(readings, 6)).toHaveLength(2);
	});

	it('can end with a day of its own', () => {
		expect(within(WEIGHTS, 3, '2026-06-01').map(({ day }) => day)).toEqual([
			'2026-03-02',
			'2026-05-04'
		]);
		expect(within([], 3)).toEqual([]);
	});
});

describe('weightLoss', () => {
	it('gives what was lost in the window', () => {
		expect(weightLoss(WEIGHTS, 6)).toMatchObject({
			isKnown: true,
			lost: 8,
			percent: 10,
			months: 5.8
		});
		expect(weightLoss(WEIGHTS, 3)).toMatchObject({ lost: 2.5, percent: 3.4 });
	});

	it('counts a gain as negative', () => {
		expect(weightLoss([kg('2026-05-01', 60), kg('2026-07-01', 63)], 6)).toMatchObject({
			lost: -3,
			percent: -5
		});
	});

	it('says when there is too little', () => {
		expect(weightLoss([kg('2026-05-01', 60)], 6)).toMatchObject({
			isKnown: false,
			reason: 'one-reading'
		});
		expect(weightLoss([kg('2024-05-01', 60), kg('2026-05-01', 50)], 6)).toMatchObject({
			isKnown: false,
			reason: 'one-reading'
		});
	});

	it('refuses a weight that is none', () => {
		expect(() => weightLoss([kg('2026-05-01', 0)], 6)).toThrow('weight of 2026-05-01 is 0');
	});

	const readings = fc.uniqueArray(
		fc.record({
			day: fc.integer({ min: 0, max: 150 }).map((days) => plusDays('2026-01-01', days)),
			value: fc.integer({ min: 300, max: 1200 }).map((tenths) => tenths / 10),
			unit: fc.constant('kg')
		}),
		{ minLength: 2, maxLength: 8, selector: ({ day }) => day }
	);

	it('is positive exactly where the last weight is below the first, in any order of readings', () => {
		fc.assert(
			fc.property(readings, (some) => {
				const ordered = some.toSorted((a, b) => (a.day < b.day ? -1 : 1));
				const first = ordered[0]?.value ?? 0;
				const last = ordered.at(-1)?.value ?? 0;
				const loss = weightLoss(some.toReversed(), 6);
				expect(loss).toEqual(weightLoss(some, 6));
				expect(loss.isKnown && Math.sign(loss.lost)).toBe(Math.sign(first - last));
				expect(loss.isKnown && loss.lost).toBeCloseTo(first - last, 9);
			})
		);
	});

	it('does not hang on the unit', () => {
		fc.assert(
			fc.property(readings, (some) => {
				const pounds = some.map(({ day, value }) => ({
					day,
					value: value / 0.45359237,
					unit: 'lb'
				}));
				const [a, b] = [weightLoss(some, 6), weightLoss(pounds, 6)];
				expect(a.isKnown && b.isKnown && Math.abs(a.percent - b.percent)).toBeLessThan(0.11);
			})
		);
	});
});

describe('the rest', () => {
	it('takes the last word of the last day', () => {
		expect(latest([kg('2026-07-01', 72), kg('2026-01-01', 80), kg('2026-07-01', 71)])?.value).toBe(
			71
		);
		expect(latest([])).toBeUndefined();
	});

	it('gives a body mass index', () => {
		expect(bodyMassIndex({ weightKg: 50, heightCm: 170 })).toBe(17.3);
		expect(() => bodyMassIndex({ weightKg: 50, heightCm: 0 })).toThrow('heightCm is 0');
		const weights = [kg('2026-01-01', 50), { day: '2026-02-01', value: 26, unit: 'cm' }];
		expect(bodyMassIndices(weights, 170)).toEqual([
			{ day: '2026-01-01', value: 17.3, unit: 'kg/m2' }
		]);
	});

	it('follows an arm circumference in cm', () => {
		const arm = (day: string, value: number) => ({ day, value, unit: 'cm' });
		expect(trendWithin([arm('2026-01-10', 26), arm('2026-06-10', 22.5)], 6, 'Arm')).toMatchObject({
			change: -3.5,
			percent: -13.5,
			direction: 'falling'
		});
	});
});
