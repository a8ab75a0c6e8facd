import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doseChecks, type DoseOrder, type DosePatient, type OtherOrder } from './dosing';
import { DRUGS } from './formulary';

const WELL: DosePatient = {
	crcl: 95,
	egfr: 95,
	ageYears: 45,
	weightKg: 80,
	others: [],
	date: '2026-01-14'
};
const order = (
	drugId: string,
	dose: number,
	unit: string,
	route: string,
	frequency: string,
	prn = false
): DoseOrder => ({ drugId, dose, unit, route, frequency, prn });
const found = (one: DoseOrder, patient: Partial<DosePatient> = {}) =>
	doseChecks(one, { ...WELL, ...patient }).map(({ id, severity }) => `${severity} ${id}`);
const kidneys = (crcl: number) => ({ crcl, egfr: crcl });

describe('route, unit and single dose', () => {
	it.each([
		[order('ceftriaxone', 1, 'g', 'PO', 'Q24H'), ['hard dose.route.ceftriaxone']],
		[order('ceftriaxone', 1, 'mL', 'IV', 'Q24H'), ['hard dose.unit.ceftriaxone']],
		[order('levofloxacin', 1000, 'mg', 'PO', 'once'), ['soft dose.single-max.levofloxacin']],
		[order('levofloxacin', 0, 'mg', 'PO', 'once'), ['hard dose.single-max.levofloxacin']],
		[order('levofloxacin', 0.75, 'g', 'IV', 'Q24H'), []],
		[order('levofloxacin', 750000, 'mcg', 'IV', 'Q24H'), []]
	])('%o gives %o', (one, expected) => {
		expect(found(one)).toEqual(expect.arrayContaining(expected));
		expect(found(one).filter((id) => /^(hard|soft) dose\.(route|unit|single)/.test(id))).toEqual(
			expected
		);
	});

	it('takes a ten-fold slip for what it is', () => {
		expect(found(order('levofloxacin', 7500, 'mg', 'IV', 'Q24H'))).toContain(
			'hard dose.single-max.levofloxacin'
		);
	});

	it('asks for a weight where the dose is per kilogram', () => {
		expect(found(order('enoxaparin', 1, 'mg/kg', 'subcut', 'Q12H'), { weightKg: null })).toContain(
			'soft dose.weight.enoxaparin'
		);
	});

	it('says nothing of what is not filled in yet', () => {
		const empty = { dose: null, unit: null, route: null, frequency: null, prn: false };
		expect(found({ drugId: 'ceftriaxone', ...empty })).toEqual([]);
	});

	it('says that a drug off the formulary was not checked', () => {
		expect(found(order('moonstone', 1, 'mg', 'PO', 'daily'))).toEqual([
			'advice formulary.unknown.moonstone'
		]);
	});
});

describe('dose in 24 hours', () => {
	const other = (drugId: string, dose: number, unit: string, frequency: string): OtherOrder => ({
		drugId,
		dose,
		unit,
		frequency,
		ref: `MedicationRequest/${drugId}`
	});

	it('allows acetaminophen up to 4 g and no further', () => {
		expect(found(order('acetaminophen', 1000, 'mg', 'PO', 'Q6H'))).toEqual([]);
		expect(found(order('acetaminophen', 1000, 'mg', 'PO', 'Q4H'))).toEqual([
			'soft dose.daily-max.acetaminophen'
		]);
		expect(found(order('acetaminophen', 1000, 'mg', 'PO', 'Q3H'))).toEqual([
			'hard dose.daily-max.acetaminophen'
		]);
	});

	it('adds acetaminophen over products, and names the other order', () => {
		const one = order('acetaminophen', 650, 'mg', 'PO', 'Q4H', true);
		const others = [other('hydrocodone-acetaminophen', 1, '{tbl}', 'Q6H')];
		expect(found(one)).toEqual([]);
		const [check] = doseChecks(one, { ...WELL, others });
		expect(check?.id).toBe('dose.daily-max.acetaminophen');
		expect(check?.about).toEqual(['MedicationRequest/hydrocodone-acetaminophen']);
	});
});

describe('kidneys', () => {
	const LEVO = 'soft renal.adjust.levofloxacin';
	const ENOX = 'soft renal.adjust.enoxaparin';
	const FAMO = 'soft renal.adjust.famotidine';

	it.each([
		['levofloxacin 750 mg Q24H', order('levofloxacin', 750, 'mg', 'IV', 'Q24H'), 50, []],
		['levofloxacin 750 mg Q24H', order('levofloxacin', 750, 'mg', 'IV', 'Q24H'), 49, [LEVO]],
		['levofloxacin 750 mg Q48H', order('levofloxacin', 750, 'mg', 'IV', 'Q48H'), 20, []],
		['levofloxacin 750 mg Q48H', order('levofloxacin', 750, 'mg', 'IV', 'Q48H'), 19, [LEVO]],
		['levofloxacin 500 mg Q48H', order('levofloxacin', 500, 'mg', 'IV', 'Q48H'), 19, []],
		['levofloxacin 750 mg once', order('levofloxacin', 750, 'mg', 'IV', 'once'), 15, []],
		['enoxaparin 40 mg daily', order('enoxaparin', 40, 'mg', 'subcut', 'daily'), 30, []],
		['enoxaparin 40 mg daily', order('enoxaparin', 40, 'mg', 'subcut', 'daily'), 29, [ENOX]],
		['enoxaparin 30 mg daily', order('enoxaparin', 30, 'mg', 'subcut', 'daily'), 29, []],
		['enoxaparin 1 mg/kg Q12H', order('enoxaparin', 1, 'mg/kg', 'subcut', 'Q12H'), 29, [ENOX]],
		['enoxaparin 1 mg/kg Q24H', order('enoxaparin', 1, 'mg/kg', 'subcut', 'Q24H'), 29, []],
		['moxifloxacin 400 mg', order('moxifloxacin', 400, 'mg', 'IV', 'Q24H'), 12, []],
		['azithromycin 500 mg', order('azithromycin', 500, 'mg', 'IV', 'Q24H'), 12, []],
		['famotidine 20 mg daily', order('famotidine', 20, 'mg', 'PO', 'daily'), 29, [FAMO]],
		['famotidine 10 mg daily', order('famotidine', 10, 'mg', 'PO', 'daily'), 29, []],
		['famotidine 20 mg', order('famotidine', 20, 'mg', 'PO', 'every-other-day'), 29, []],
		[
			'metformin 500 mg BID',
			order('metformin', 500, 'mg', 'PO', 'BID'),
			29,
			['hard renal.avoid.metformin']
		]
	])('%s at clearance %4$s', (_name, one, crcl, expected) => {
		expect(found(one, kidneys(crcl)).filter((id) => id.includes('renal.'))).toEqual(expected);
	});

	it('says so where clearance cannot be computed', () => {
		expect(
			found(order('levofloxacin', 750, 'mg', 'IV', 'Q24H'), { crcl: null, egfr: null })
		).toContain('advice renal.unknown.levofloxacin');
	});
});

describe('age and pregnancy', () => {
	it('speaks from 65 years on', () => {
		const one = order('diphenhydramine', 25, 'mg', 'PO', 'once');
		const older = (ageYears: number) =>
			found(one, { ageYears }).some((id) => id.endsWith('age.older.diphenhydramine'));
		expect([64, 65].map(older)).toEqual([false, true]);
	});

	it('stops an ACE inhibitor in pregnancy', () => {
		const one = order('lisinopril', 10, 'mg', 'PO', 'daily');
		expect(found(one, { pregnant: true })).toContain('hard pregnancy.lisinopril');
		expect(found(one)).toEqual([]);
	});
});

describe('any order', () => {
	const drug = fc.constantFrom(...DRUGS);

	it('is judged no milder when the dose is ten times as high', () => {
		const rank = (ids: string[]) =>
			ids.some((id) => /^hard dose\.single/.test(id))
				? 2
				: ids.some((id) => /^soft dose\.single/.test(id))
					? 1
					: 0;
		fc.assert(
			fc.property(drug, fc.double({ min: 0.01, max: 5000, noNaN: true }), (one, dose) => {
				const route = one.routes[0]?.route ?? 'PO';
				const at = (amount: number) =>
					rank(found(order(one.id, amount, one.doseUnit, route, 'once')));
				expect(at(dose * 10)).toBeGreaterThanOrEqual(at(dose));
			})
		);
	});

	it('gives each id once, with words and a source', () => {
		const patient = fc.record({
			crcl: fc.double({ min: 3, max: 150, noNaN: true }),
			ageYears: fc.integer({ min: 18, max: 100 }),
			pregnant: fc.boolean()
		});
		fc.assert(
			fc.property(drug, patient, fc.integer({ min: 0, max: 9 }), (one, of, index) => {
				const sentence = one.common[index % one.common.length];
				if (!sentence) return;
				const checks = doseChecks({ drugId: one.id, ...sentence }, { ...WELL, ...of });
				expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
				for (const check of checks)
					expect([check.title, check.detail, check.source].every((text) => text !== '')).toBe(true);
			})
		);
	});
});
