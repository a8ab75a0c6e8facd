import { describe, expect, it } from 'vitest';
import { pointsText, ratingText, shareText, wholePercent } from './calibration-text';
import { observedFrom } from './observed';

describe('figures in words', () => {
	it.each([
		[0, 0],
		[0.001, 1],
		[0.705, 71],
		[0.999, 99],
		[1, 100]
	])('takes %f for %i per cent', (share, percent) => {
		expect(wholePercent(share)).toBe(percent);
	});

	it('never gives a share without its n', () => {
		expect(shareText(observedFrom({ n: 20, earned: 19, possible: 20 }))).toBe(
			'95 % (76 to 99 %, n 20)'
		);
		expect(shareText(observedFrom({ n: 0, earned: 0, possible: 0 }))).toBe('– (n 0)');
	});

	it.each([
		[0, '1 of 5'],
		[0.625, '3.5 of 5'],
		[1, '5 of 5']
	])('says a rating of %f as %s', (share, text) => {
		expect(ratingText(share)).toBe(text);
	});

	it.each([
		[0.21, '+21 points'],
		[-0.04, '−4 points'],
		[0.01, '+1 point'],
		[0.001, '0 points'],
		[-0.001, '0 points']
	])('says a difference of %f as %s', (difference, text) => {
		expect(pointsText(difference)).toBe(text);
	});
});
