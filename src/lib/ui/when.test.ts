import { describe, expect, test } from 'vitest';
import { countText, sizeText, spanText, whenName, whenText } from './when';

describe('whenText', () => {
	test('names the month in three letters and the time in 24 hours', () => {
		expect(whenText(new Date(2026, 8, 4, 7, 5).toISOString())).toBe('4 Sep 2026 07:05');
	});

	test('says so when a text is no date', () => {
		expect(whenText('yesterday')).toBe('unknown');
	});
});

test('whenName sorts as a file name', () => {
	expect(whenName(new Date(2026, 0, 9, 18, 3))).toBe('2026-01-09-1803');
});

test.each([
	[59_999, 'under 1 min'],
	[60_000, '1 min'],
	[3_599_999, '59 min'],
	[3_900_000, '1 h 05 min'],
	[27 * 3_600_000, '1 d 3 h']
])('spanText of %i ms is %s', (ms, text) => {
	expect(spanText(ms)).toBe(text);
});

test.each([
	[0, '0 bytes'],
	[999, '999 bytes'],
	[12_345, '12 kB'],
	[999_499, '999 kB'],
	[999_500, '1.0 MB'],
	[3_440_000, '3.4 MB']
])('sizeText of %i is %s', (bytes, text) => {
	expect(sizeText(bytes)).toBe(text);
});

test('countText has one and many', () => {
	expect([countText(1, 'step'), countText(2, 'step'), countText(2, 'entry', 'entries')]).toEqual([
		'1 step',
		'2 steps',
		'2 entries'
	]);
});
