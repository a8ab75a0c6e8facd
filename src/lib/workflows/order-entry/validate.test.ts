import type { FormValues } from '$lib/engine/forms';
import { describe, expect, it } from 'vitest';
import { patientFacts } from './facts';
import { formIn, RUTH } from './sample-ward';
import { standingStops, validateOrder } from './validate';

const LEVO: FormValues = {
	item: 'levofloxacin',
	name: 'levoFLOXacin',
	dose: 750,
	doseUnit: 'mg',
	route: 'IV',
	frequency: 'Q48H',
	firstDose: 'now',
	durationDays: 5,
	prn: false,
	priority: 'routine',
	indication: {
		system: 'http://hl7.org/fhir/sid/icd-10-cm',
		code: 'J18.9',
		display: 'Pneumonia, unspecified organism'
	}
};

function ids(kind: string, values: FormValues): string[] {
	const { form, view } = formIn(kind, values);
	return validateOrder(form, view).map(({ id, severity }) => `${severity} ${id}`);
}

describe('facts of a patient', () => {
	it('reckons clearance from the newest creatinine and the measured weight', () => {
		const { view } = formIn('medication-order', LEVO);
		const facts = patientFacts(view, RUTH);
		expect(facts.ageYears).toBe(66);
		// (140 - 66) x 58.4 / (72 x 1.6) x 0.85
		expect(facts.kidneys?.crcl).toBeCloseTo(31.9, 1);
	});

	it('leaves out the order that is replaced', () => {
		const { view } = formIn('medication-order', LEVO);
		const running = patientFacts(view, RUTH, 'azi').drugs.map(({ drugId }) => drugId);
		expect(running).toEqual(['enoxaparin', 'acetaminophen']);
	});
});

describe('checks of an order', () => {
	it('asks for days and an indication of an anti-infective', () => {
		const { durationDays, indication, ...bare } = LEVO;
		expect([durationDays, indication]).not.toContain(undefined);
		expect(ids('medication-order', bare)).toEqual(
			expect.arrayContaining(['hard required.durationDays', 'hard required.indication'])
		);
	});

	it('asks about a dose the kidneys cannot clear, and not about the adjusted one', () => {
		const daily = ids('medication-order', { ...LEVO, frequency: 'Q24H' });
		expect(daily).toContain('soft renal.adjust.levofloxacin');
		expect(ids('medication-order', LEVO)).not.toContain('soft renal.adjust.levofloxacin');
	});

	it('stops a drug of the class that caused anaphylaxis and asks about a remote one', () => {
		const hard = ids('medication-order', { ...LEVO, item: 'ampicillin-sulbactam' });
		expect(hard).toContain('hard allergy.amoxicillin');
		const soft = ids('medication-order', { ...LEVO, item: 'ceftriaxone' });
		expect(soft).toContain('soft allergy.amoxicillin');
	});

	it('takes a severe skin reaction for severe, though nobody graded it', () => {
		const { form, view } = formIn('medication-order', LEVO);
		const chart = view.chart.copy().applyOwned([
			{
				put: {
					resourceType: 'AllergyIntolerance',
					id: 'cipro',
					patient: { reference: RUTH },
					clinicalStatus: { coding: [{ code: 'active' }] },
					type: 'allergy',
					code: { text: 'Ciprofloxacin' },
					reaction: [{ manifestation: [{ text: 'Stevens-Johnson syndrome' }] }]
				}
			}
		]);
		const checks = validateOrder(form, { ...view, chart });
		expect(checks.find(({ id }) => id === 'allergy.ciprofloxacin')?.severity).toBe('hard');
	});

	it('does not call an order a duplicate of the one it replaces', () => {
		const enox = {
			...LEVO,
			item: 'enoxaparin',
			name: 'enoxaparin',
			dose: 30,
			route: 'subcut',
			frequency: 'daily'
		};
		expect(ids('medication-order', enox)).toContain('soft duplicate.drug.enoxaparin');
		expect(ids('medication-order', { ...enox, replaces: 'enox' })).not.toContain(
			'soft duplicate.drug.enoxaparin'
		);
	});

	it('refuses a drug that is not on the formulary', () => {
		expect(ids('medication-order', { ...LEVO, item: 'moon-dust' })).toContain('hard item.unknown');
	});

	it('asks for abbreviations to be written out, at their field', () => {
		const { form, view } = formIn('medication-order', { ...LEVO, instructions: 'give QD' });
		const wording = validateOrder(form, view).find(({ id }) => id.startsWith('wording.'));
		expect(wording).toMatchObject({ severity: 'soft', field: 'instructions' });
	});

	it('asks where a blood culture comes from and how many sets', () => {
		const missing = ids('lab-order', {
			item: 'blood-culture',
			name: 'Blood culture',
			priority: 'routine'
		});
		expect(missing).toEqual(
			expect.arrayContaining(['hard required.sets', 'hard required.site', 'hard required.timing'])
		);
	});

	it('puts the gravest first', () => {
		const found = ids('medication-order', { item: 'ceftriaxone', name: 'cefTRIAXone' });
		const firstSoft = found.findIndex((text) => text.startsWith('soft'));
		expect(firstSoft).toBeGreaterThan(0);
		expect(found.slice(firstSoft).some((text) => text.startsWith('hard'))).toBe(false);
	});
});

describe('answers to stops', () => {
	it('lets an answered soft stop go and keeps a hard one', () => {
		const { form, view } = formIn('medication-order', { ...LEVO, frequency: 'Q24H' });
		const asked = standingStops(form, view, []).map(({ id }) => id);
		const answers = asked.map((check) => ({ check, reason: 'protocol', note: '' }));
		expect(asked.length).toBeGreaterThan(0);
		expect(standingStops(form, view, answers)).toEqual([]);
		const { form: bad } = formIn('medication-order', { ...LEVO, item: 'ampicillin-sulbactam' });
		expect(
			standingStops(bad, view, [
				{ check: 'allergy.amoxicillin', reason: 'protocol', note: '' }
			]).map(({ id }) => id)
		).toContain('allergy.amoxicillin');
	});
});
