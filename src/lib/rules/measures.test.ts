import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ckdEpi2021, cockcroftGault, idealWeightKg, mosteller } from './measures';

const sex = fc.constantFrom('female' as const, 'male' as const);
const age = fc.integer({ min: 18, max: 100 });
const creatinine = fc.double({ min: 0.3, max: 12, noNaN: true });

describe('ckdEpi2021', () => {
	it.each([
		['female', 55, 0.9, 75.5],
		['male', 55, 0.9, 100.9],
		['female', 80, 2, 24.8]
	] as const)('%s, %d years, creatinine %d', (of, ageYears, value, expected) => {
		const gfr = ckdEpi2021({ ageYears, sex: of, creatinine: value });
		expect(gfr).toBeCloseTo(expected, 0);
	});

	it('falls as creatinine rises', () => {
		fc.assert(
			fc.property(age, sex, creatinine, (ageYears, of, value) => {
				const at = (mgPerDl: number) => ckdEpi2021({ ageYears, sex: of, creatinine: mgPerDl });
				expect(at(value * 1.1)).toBeLessThan(at(value));
			})
		);
	});
});

describe('cockcroftGault', () => {
	it('gives 34.4 for a woman of 72 years, 60 kg, creatinine 1.4', () => {
		const of = { ageYears: 72, weightKg: 60, sex: 'female', creatinine: 1.4 } as const;
		expect(cockcroftGault(of)).toBeCloseTo(34.4, 1);
		expect(cockcroftGault({ ...of, sex: 'male' })).toBeCloseTo(34.405 / 0.85, 1);
	});

	it('is never negative, and women get 85 % of men', () => {
		fc.assert(
			fc.property(fc.integer({ min: 18, max: 150 }), creatinine, (ageYears, value) => {
				const of = { ageYears, weightKg: 70, creatinine: value };
				const man = cockcroftGault({ ...of, sex: 'male' });
				expect(man).toBeGreaterThanOrEqual(0);
				expect(cockcroftGault({ ...of, sex: 'female' })).toBeCloseTo(man * 0.85, 6);
			})
		);
	});

	it('refuses a creatinine of 0 by name', () => {
		expect(() =>
			cockcroftGault({ ageYears: 50, weightKg: 70, sex: 'male', creatinine: 0 })
		).toThrow('creatinine is 0, expected a number above 0');
	});
});

describe('body measures', () => {
	it('gives ideal weight by Devine', () => {
		expect(idealWeightKg({ heightCm: 177.8, sex: 'male' })).toBeCloseTo(73, 6);
		expect(idealWeightKg({ heightCm: 165.1, sex: 'female' })).toBeCloseTo(57, 6);
	});

	it('gives surface by Mosteller', () => {
		expect(mosteller({ heightCm: 180, weightKg: 80 })).toBeCloseTo(2, 6);
	});
});
