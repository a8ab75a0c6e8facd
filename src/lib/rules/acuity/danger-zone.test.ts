import { describe, expect, it } from 'vitest';
import type { AgeUnit } from './age';
import { DANGER_BANDS, dangerZone } from './danger-zone';
import { EDITION_IDS, type EditionId } from './editions';

type Row = readonly [EditionId, number, AgeUnit, hr: number, rr: number];

/** Edition, an age inside or at the edge of its band, and the limits that hold there. */
const ROWS: readonly Row[] = [
	['ESI-v4', 0, 'd', 180, 50],
	['ESI-v4', 2.9, 'mo', 180, 50],
	['ESI-v4', 12, 'wk', 180, 50],
	['ESI-v4', 3, 'mo', 160, 40],
	['ESI-v4', 35, 'mo', 160, 40],
	['ESI-v4', 3.1, 'a', 140, 30],
	['ESI-v4', 7.9, 'a', 140, 30],
	['ESI-v4', 8.1, 'a', 100, 20],
	['ESI-v4', 80, 'a', 100, 20],
	['ESI-v5', 0, 'd', 190, 60],
	['ESI-v5', 30, 'd', 190, 60],
	['ESI-v5', 1, 'mo', 180, 55],
	['ESI-v5', 11.9, 'mo', 180, 55],
	['ESI-v5', 13, 'mo', 140, 40],
	['ESI-v5', 2.9, 'a', 140, 40],
	['ESI-v5', 3.1, 'a', 120, 35],
	['ESI-v5', 4.9, 'a', 120, 35],
	['ESI-v5', 5.1, 'a', 120, 30],
	['ESI-v5', 11.9, 'a', 120, 30],
	['ESI-v5', 12.1, 'a', 100, 20],
	['ESI-v5', 17, 'a', 100, 20],
	['ESI-v5', 18, 'a', 100, 20],
	['ESI-v5', 90, 'a', 100, 20]
];

describe('dangerZone', () => {
	it.each(ROWS)('%s at %d %s: above %d and %d, below 92 %%', (edition, value, unit, hr, rr) => {
		const vitalsIn = (readings: readonly [number, number, number]) =>
			dangerZone(
				edition,
				{ value, unit },
				{ hr: readings[0], rr: readings[1], spo2: readings[2] }
			).signs.map(({ vital }) => vital);
		expect(vitalsIn([hr, rr, 92])).toEqual([]);
		expect(vitalsIn([hr + 1, rr, 92])).toEqual(['hr']);
		expect(vitalsIn([hr, rr + 1, 92])).toEqual(['rr']);
		expect(vitalsIn([hr, rr, 91])).toEqual(['spo2']);
		expect(vitalsIn([hr + 1, rr + 1, 91])).toEqual(['hr', 'rr', 'spo2']);
	});

	it.each([
		['ESI-v4', 3, 'a', 150, 25],
		['ESI-v4', 36, 'mo', 130, 35],
		['ESI-v4', 8, 'a', 120, 18],
		['ESI-v4', 96, 'mo', 90, 25],
		['ESI-v5', 12, 'mo', 150, 30],
		['ESI-v5', 1, 'a', 130, 50],
		['ESI-v5', 3, 'a', 130, 30],
		['ESI-v5', 5, 'a', 110, 32],
		['ESI-v5', 12, 'a', 110, 18]
	] as const)(
		'%s at exactly %d %s, on two bands: %d and %d settle nothing',
		(edition, value, unit, hr, rr) => {
			const zone = dangerZone(edition, { value, unit }, { hr, rr, spo2: 98 });
			expect(zone.isSettled).toBe(false);
			expect(zone.signs).toHaveLength(1);
			expect(zone.other?.signs).toEqual([]);
		}
	);

	it.each([
		['ESI-v4', 3, 'a', 170],
		['ESI-v4', 3, 'a', 100],
		['ESI-v4', 3, 'mo', 170],
		['ESI-v5', 1, 'mo', 185],
		['ESI-v5', 18, 'a', 110]
	] as const)(
		'%s at %d %s: heart rate %d is the same by every band',
		(edition, value, unit, hr) => {
			expect(dangerZone(edition, { value, unit }, { hr, rr: 15, spo2: 98 }).isSettled).toBe(true);
		}
	);

	it('never takes what was not measured for danger, and says limits in words', () => {
		const age = { value: 40, unit: 'a' } as const;
		expect(dangerZone('ESI-v5', age, { hr: null, rr: null, spo2: null }).signs).toEqual([]);
		const [sign] = dangerZone('ESI-v5', age, { hr: null, rr: null, spo2: 88 }).signs;
		expect(sign).toEqual({ vital: 'spo2', value: 88, limit: 92, words: 'SpO2 88 %, below 92 %' });
	});

	it('refuses an age before birth', () => {
		expect(() =>
			dangerZone('ESI-v4', { value: -1, unit: 'd' }, { hr: null, rr: null, spo2: null })
		).toThrow('expected 0 or more');
	});

	it.each(EDITION_IDS)('%s has bands in order, whose limits never rise with age', (edition) => {
		const bands = DANGER_BANDS[edition].value;
		bands.slice(1).forEach((band, i) => {
			const before = bands[i];
			expect(band.fromMonths).toBeGreaterThan(before?.fromMonths ?? Infinity);
			expect(band.hrAbove).toBeLessThanOrEqual(before?.hrAbove ?? 0);
			expect(band.rrAbove).toBeLessThanOrEqual(before?.rrAbove ?? 0);
		});
	});
});
