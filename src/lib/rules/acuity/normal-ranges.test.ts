import { describe, expect, it } from 'vitest';
import { hypotensiveBelow, normalRangeFor } from './normal-ranges';

describe('normalRangeFor', () => {
	it.each([
		[0, 'd', [90, 190], [35, 60], [67, 84]],
		[1, 'mo', [90, 180], [30, 55], [72, 104]],
		[12, 'mo', [80, 140], [22, 40], [86, 104]],
		[3, 'a', [65, 120], [18, 35], [89, 112]],
		[5, 'a', [70, 120], [16, 30], [90, 115]],
		[12, 'a', [60, 100], [12, 20], [100, 130]],
		[17.9, 'a', [60, 100], [12, 20], [100, 130]]
	] as const)('at %d %s', (value, unit, hr, rr, sbp) => {
		expect(normalRangeFor({ value, unit })).toMatchObject({ hr, rr, sbp });
	});

	it('has none for an adult', () => {
		expect(normalRangeFor({ value: 18, unit: 'a' })).toBeUndefined();
	});
});

describe('hypotensiveBelow', () => {
	it.each([
		[3, 'wk', 60],
		[1, 'mo', 70],
		[11, 'mo', 70],
		[1, 'a', 72],
		[30, 'mo', 74],
		[9, 'a', 88],
		[10, 'a', 90],
		[70, 'a', 90]
	] as const)('at %d %s it is %d', (value, unit, limit) => {
		expect(hypotensiveBelow({ value, unit })).toBe(limit);
	});
});
