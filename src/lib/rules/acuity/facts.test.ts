import { describe, expect, it } from 'vitest';
import { acuityOf } from './acuity';
import { ageInDays, ageInMonths, ageText } from './age';
import { faultsOf } from './facts';
import { factsWith, type Told } from './sample-facts';

describe('faultsOf', () => {
	const faulty: readonly (readonly [string, Told, string])[] = [
		['vitals.hr', { vitals: { hr: 301 } }, 'found 301 /min, expected from 0 to 300'],
		['vitals.hr', { vitals: { hr: -1 } }, 'found -1 /min'],
		['vitals.rr', { vitals: { rr: 121 } }, 'expected from 0 to 120'],
		['vitals.spo2', { vitals: { spo2: 101 } }, 'expected from 0 to 100'],
		['vitals.sbp', { vitals: { sbp: 19, dbp: null } }, 'expected from 20 to 300'],
		['vitals.dbp', { vitals: { dbp: 9 } }, 'expected from 10 to 200'],
		['vitals.dbp', { vitals: { sbp: 80, dbp: 80 } }, 'expected less than the systolic'],
		['vitals.tempC', { vitals: { tempC: 98.6 } }, '98.6 degrees Fahrenheit would be 37'],
		['vitals.tempC', { vitals: { tempC: 24.9 } }, 'expected from 25 to 45'],
		['vitals.gcs', { vitals: { gcs: 2 } }, 'a whole number from 3 to 15'],
		['vitals.gcs', { vitals: { gcs: 14.5 } }, 'a whole number'],
		['vitals.pain', { vitals: { pain: 11 } }, 'expected from 0 to 10'],
		['vitals.hr', { vitals: { hr: Number.NaN } }, 'found NaN'],
		['vitals.avpu', { vitals: { hr: 0 } }, 'found A with no pulse, expected U'],
		['vitals.avpu', { vitals: { rr: 0 } }, 'found A with no breathing, expected U'],
		['age.value', { age: { value: -1, unit: 'd' } }, 'found -1 d'],
		['age.value', { age: { value: 131, unit: 'a' } }, 'expected 0 to 130 years'],
		['age.value', { age: { value: 0, unit: 'a' } }, 'expected months or days']
	];

	it.each(faulty)('names %s of %o', (path, told, reason) => {
		const facts = factsWith(told);
		const [fault] = faultsOf(facts);
		expect(fault?.path).toBe(path);
		expect(fault?.reason).toContain(reason);
		expect(() => acuityOf(facts)).toThrow(`${path}: `);
	});

	it.each([
		{ vitals: { hr: 300, rr: 120, spo2: 0 } },
		{ vitals: { hr: 0, rr: 0, avpu: 'U', gcs: 3 } },
		{ vitals: { sbp: 70, dbp: null } },
		{ vitals: { tempC: 25 } },
		{ age: { value: 0, unit: 'd' } },
		{ age: { value: 130, unit: 'a' } }
	] as const)('lets %o pass', (told) => {
		expect(faultsOf(factsWith(told))).toEqual([]);
	});

	it.each([
		['edition', { edition: 'ESI-v3' }],
		['lifeSaving[1]', { lifeSaving: ['naloxone', 'hope'] }],
		['highRisk[0]', { highRisk: ['bad feeling'] }],
		['resources[0]', { resources: ['waiting'] }],
		['age.unit', { age: { value: 3, unit: 'h' } }]
	])('names the unknown word at %s', (path, told) => {
		// Facts from elsewhere, which the types do not hold back.
		const facts = factsWith(JSON.parse(JSON.stringify(told)));
		expect(faultsOf(facts).map((fault) => fault.path)).toEqual([path]);
	});
});

describe('ages', () => {
	it.each([
		[1, 'a', 12, 365.25],
		[3, 'mo', 3, 91.3125],
		[4, 'wk', 0.92, 28],
		[28, 'd', 0.92, 28]
	] as const)('%d %s', (value, unit, months, days) => {
		expect(ageInMonths({ value, unit })).toBeCloseTo(months, 2);
		expect(ageInDays({ value, unit })).toBeCloseTo(days, 4);
	});

	it('is told as people say it', () => {
		expect(ageText({ value: 1, unit: 'a' })).toBe('1 year');
		expect(ageText({ value: 24, unit: 'd' })).toBe('24 days');
	});
});
