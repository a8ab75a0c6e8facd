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

	it.each([
		[2, 118],
		[8, 280]
	])('with %i codes wrong, reaches it from %i codes on', (wrong, n) => {
		expect(lowerBound(n - wrong, n)).toBeGreaterThanOrEqual(0.95);
		expect(lowerBound(n - 1 - wrong, n - 1)).toBeLessThan(0.95);
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
