import { describe, expect, it } from 'vitest';
import { isClaimable, lowerBound, percentText, wilson } from './interval';

describe('Wilson interval', () => {
	it.each([
		[19, 20, 76, 99],
		[190, 200, 91, 97]
	])('of %i out of %i goes from %i to %i per cent', (k, n, low, high) => {
		const interval = wilson(k, n);
		expect(Math.round((interval?.low ?? 0) * 100)).toBe(low);
		expect(Math.round((interval?.high ?? 0) * 100)).toBe(high);
	});

	it('reaches 95 % one-sidedly with 52 of 52, not with 51 of 51', () => {
		expect(lowerBound(52, 52)).toBeGreaterThanOrEqual(0.95);
		expect(lowerBound(51, 51)).toBeLessThan(0.95);
	});

	it('needs about 118 codes at 98 % and 280 at 97 % for the same claim', () => {
		expect(lowerBound(0.98 * 119, 119)).toBeGreaterThanOrEqual(0.95);
		expect(lowerBound(0.98 * 116, 116)).toBeLessThan(0.95);
		expect(lowerBound(0.97 * 282, 282)).toBeGreaterThanOrEqual(0.95);
		expect(lowerBound(0.97 * 278, 278)).toBeLessThan(0.95);
	});

	it('stays inside 0 and 1 and says nothing of no codes', () => {
		expect(wilson(0, 5)?.low).toBe(0);
		expect(wilson(5, 5)?.high).toBe(1);
		expect(wilson(0, 0)).toBeNull();
		expect(lowerBound(0, 0)).toBeNull();
	});
});

it('writes the share with its interval and its n', () => {
	expect(percentText(19, 20)).toBe('95 % (76 to 99 %, n 20)');
	expect(percentText(0, 0)).toBe('no codes yet');
	expect(percentText(999, 1000)).toBe('99 % (99 to 100 %, n 1000)');
	expect(percentText(1, 1000)).toBe('1 % (0 to 1 %, n 1000)');
});

it('claims nothing below 120 codes', () => {
	expect(isClaimable(119)).toBe(false);
	expect(isClaimable(120)).toBe(true);
});
