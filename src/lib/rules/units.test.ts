import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, formatDose, formatNumber, isKnownUnit, perDay, unitLabel } from './units';

describe('convert', () => {
	it.each([
		[1, 'g', 'mg', null, 1000],
		[250, 'mcg', 'mg', null, 0.25],
		[1, 'L', 'mL', null, 1000],
		[5000, '[IU]', 'units', null, 5000],
		[2, 'tablets', '{tbl}', null, 2],
		[1, 'mg/kg', 'mg', 80, 80],
		[80, 'mg', 'mg/kg', 80, 1],
		[2, 'mL/min', 'mL/h', null, 120],
		[120, 'mL/h', 'mL/min', null, 2]
	])('%d %s is in %s at weight %s: %d', (value, from, to, weight, expected) => {
		expect(convert(value, from, to, weight)).toBeCloseTo(expected, 9);
	});

	it.each([
		['mg', 'mL', 70],
		['meq', 'mmol', 70],
		['{tbl}', '{capsule}', 70],
		['mL/h', 'mL', 70],
		['mg/kg', 'mg', null],
		['mg/kg', 'mg', 0],
		['spoon', 'mg', 70]
	])('%s into %s at weight %s has no way', (from, to, weight) => {
		expect(convert(1, from, to, weight)).toBeNull();
	});

	it('comes back to where it began', () => {
		const mass = fc.constantFrom('ng', 'ug', 'mg', 'g', 'mg/kg', 'ug/kg');
		const amount = fc.double({ min: 0.001, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(amount, mass, mass, (value, from, to) => {
				const there = convert(value, from, to, 70);
				const back = there === null ? null : convert(there, to, from, 70);
				expect(back === null ? null : back / value).toBeCloseTo(1, 9);
			})
		);
	});
});

describe('words', () => {
	it.each([
		[1000, 'mg', '1000 mg'],
		[12345, 'mL', '12,345 mL'],
		[0.5, 'mg', '0.5 mg'],
		[1, '{tbl}', '1 tablet'],
		[2, '{tbl}', '2 tablets'],
		[25, 'ug', '25 mcg'],
		[18, "[USP'U]/kg/h", '18 units/kg/hour'],
		[20, 'meq', '20 mEq']
	])('%d %s reads "%s"', (value, unit, words) => {
		expect(formatDose(value, unit)).toBe(words);
	});

	it('never ends in a zero after the point nor begins with the point', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (value) => {
				expect(formatNumber(value)).toMatch(/^\d[\d,]*(\.\d*[1-9])?$/);
			})
		);
	});

	it('leaves an unknown unit as it is', () => {
		expect(isKnownUnit('spoon')).toBe(false);
		expect(unitLabel('spoon', 2)).toBe('spoon');
	});
});

describe('perDay', () => {
	it('sums a rate over 24 hours, and gives nothing for a plain dose', () => {
		expect(perDay(100, 'mL/h', null)).toEqual({ value: 2400, unit: 'mL' });
		expect(perDay(18, "[USP'U]/kg/h", 100)).toEqual({ value: 43200, unit: "[USP'U]" });
		expect(perDay(18, "[USP'U]/kg/h", null)).toBeNull();
		expect(perDay(100, 'mL', null)).toBeNull();
	});
});
