import { describe, expect, it } from 'vitest';
import { CLOCKS, clockOf, reassessmentOf } from './clocks';

describe('reassessmentOf', () => {
	it.each([
		[1, 0, 0],
		[2, 15, 30],
		[3, 60, 60],
		[4, 120, 120],
		[5, 120, 240]
	] as const)('level %d is due after %d to %d minutes', (level, least, most) => {
		expect(reassessmentOf(level, '2025-11-18')).toEqual({ least, most });
	});

	it('has no policy before the first', () => {
		expect(() => reassessmentOf(3, '2001-01-01')).toThrow('no reassessment policy on 2001-01-01');
	});
});

describe('clockOf', () => {
	it.each([
		['ecg-read', 10, 'first-medical-contact'],
		['stemi-device', 90, 'first-medical-contact'],
		['stemi-device-transfer', 120, 'first-medical-contact'],
		['stemi-lysis', 30, 'arrival'],
		['stroke-physician', 10, 'arrival'],
		['stroke-team', 15, 'arrival'],
		['stroke-ct', 25, 'arrival'],
		['stroke-ct-read', 45, 'arrival'],
		['stroke-needle', 60, 'arrival'],
		['sepsis-antibiotic', 60, 'recognition'],
		['sepsis-possible', 180, 'recognition']
	])('%s is %d minutes from %s', (id, minutes, from) => {
		expect(clockOf(id, '2025-11-18')?.value).toMatchObject({ minutes, from });
	});

	it('changes its source with the guideline, and ends with one', () => {
		expect(clockOf('sepsis-antibiotic', '2026-03-22')?.source).toContain('2021');
		expect(clockOf('sepsis-antibiotic', '2026-03-23')?.source).toContain('2026');
		expect(clockOf('sepsis-possible', '2026-03-23')).toBeUndefined();
	});

	it('knows no other', () => {
		expect(clockOf('door-to-coffee', '2025-11-18')).toBeUndefined();
	});

	it('has a source and whole minutes above 0 in every row', () => {
		for (const { value, source } of CLOCKS) {
			expect(Number.isInteger(value.minutes) && value.minutes > 0).toBe(true);
			expect(source).not.toBe('');
		}
	});
});
