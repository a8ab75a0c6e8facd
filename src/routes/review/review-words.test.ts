import { describe, expect, it } from 'vitest';
import { dayText, inDays } from './review-words';

describe('words of the deck', () => {
	it.each([
		[0, 'today'],
		[1, 'in 1 day'],
		[59, 'in 59 days'],
		[60, 'in 2 months'],
		[800, 'in 2 years']
	])('says %i days as "%s"', (days, words) => {
		expect(inDays(days)).toBe(words);
	});

	it('names a day without its time', () => {
		expect(dayText('2026-03-05T12:00:00.000Z')).toBe('5 Mar 2026');
	});
});
