import { describe, expect, it } from 'vitest';
import { findFrequency, FREQUENCIES, frequencyLabel } from './frequencies';

describe('FREQUENCIES', () => {
	it('has each code and each label once', () => {
		expect(new Set(FREQUENCIES.map(({ code }) => code)).size).toBe(FREQUENCIES.length);
		const labels = FREQUENCIES.map(({ label }) => label);
		expect(new Set(labels).size).toBe(labels.length);
	});

	it('agrees with itself: times a day times the interval is a day', () => {
		const off = FREQUENCIES.filter(
			({ code, timesPerDay, intervalHours }) =>
				code !== 'once' &&
				timesPerDay !== null &&
				Math.abs(timesPerDay * (intervalHours ?? 0) - 24) > 1e-6
		);
		expect(off).toEqual([]);
	});

	it.each([
		['Q6H', 4, 6],
		['Q48H', 0.5, 48],
		['every-other-day', 0.5, 48],
		['BID', 2, 12],
		['once', 1, null],
		['continuous', null, null]
	])('%s is %s times a day, %s hours apart', (code, timesPerDay, intervalHours) => {
		expect(findFrequency(code)).toMatchObject({ timesPerDay, intervalHours });
	});
});

describe('frequencyLabel', () => {
	it('writes words, with the reason where it is only as needed', () => {
		expect(frequencyLabel('Q6H')).toBe('every 6 hours');
		expect(frequencyLabel('Q6H', true)).toBe('every 6 hours as needed');
		expect(frequencyLabel('Q6H', true, 'pain')).toBe('every 6 hours as needed for pain');
	});
});
