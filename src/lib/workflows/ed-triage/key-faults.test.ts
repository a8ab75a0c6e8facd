import type { JsonObject } from '$lib/engine/canonical';
import { Chart } from '$lib/fhir/chart';
import { describe, expect, it } from 'vitest';
import { keySchema, type TriageKey } from './actions';
import { triageKeyFaults } from './key-faults';
import { ADA, CHART, FAY } from './sample-department';

const head = {
	title: 'A rule of the sample',
	competency: 'triage-acuity',
	rationale: 'It stands in the record of the sample.',
	next: 'Look at it again.',
	source: 'House handbook, A2, 2026',
	points: 1,
	evidence: []
};

const ADULT: JsonObject = { age: { value: 54, unit: 'a' } };
const WELL: JsonObject = { hr: 88, rr: 16, spo2: 98, sbp: 132, dbp: 78, tempC: 37.1, avpu: 'A' };
/** Two kinds, nothing out of range: level 3 at point D. */
const BELLY: JsonObject = { ...ADULT, vitals: WELL, resources: ['labs', 'ct'] };

function acuity(visit: string, accept: number[], facts: JsonObject = BELLY): JsonObject {
	return { ...head, id: visit, kind: 'acuity', visit, accept, facts };
}

function keyOf(...rules: JsonObject[]): TriageKey {
	return keySchema.parse({ edition: 'ESI-v5', rules });
}

describe('faults of a key', () => {
	const chart = Chart.of(CHART);
	const faults = (...rules: JsonObject[]) =>
		triageKeyFaults(
			keyOf(...rules.map((rule, at) => ({ ...head, id: `r${at + 1}`, ...rule }))),
			chart
		).map(({ path, message }) => `${path}: ${message}`);
	const done = (any: JsonObject, more: JsonObject = {}) => ({
		kind: 'done',
		visit: ADA,
		any: [any],
		...more
	});
	const noted = (field: string, accept: JsonObject[string][], form = 'triage-note') => ({
		kind: 'noted',
		visit: ADA,
		form,
		field,
		accept,
		says: 'It is noted'
	});

	it('are none in a sound key; a visit the timeline brings need not be in the chart', () => {
		expect(
			faults(
				acuity(ADA, [3]),
				{ ...acuity(FAY, [3]) },
				noted('pain', [{ min: 3, max: 5 }]),
				noted('temperatureC', [{ min: 37 }]),
				noted('riskMedicines', [{ has: ['insulin'] }, { lacks: ['none'] }]),
				noted('allergies', [{ has: ['latex'] }]),
				noted('lastKnownWell', [{ max: 0 }]),
				noted('kind', ['lwbs'], 'exit-note'),
				done({ action: 'triage.act', where: { act: ['ecg', 'glucose'] } }),
				done({ action: 'triage.assign-acuity', where: { level: 2, resources: 'ct' } }),
				done({ action: 'visit.move', where: { to: 'room-1', placeKind: 'resus' } }),
				done({ action: 'precaution.set', where: { precaution: 'fall', isOn: true } }),
				done({ action: 'triage.sign', where: { complaint: 'fall', fallRisks: 'gait' } }),
				done({ action: 'exit.sign', where: { kind: 'exit-note', exit: 'lwbs' } })
			)
		).toEqual([]);
	});

	it('facts that give other levels, and why', () => {
		const [fault] = faults(acuity(ADA, [2]));
		expect(fault).toContain(
			'rules.visit-ada.accept: the key accepts level 2, the engine level 3 by ESI-v5 for these facts'
		);
		expect(faults(acuity(ADA, [3, 2], { ...BELLY, vitals: { ...WELL, hr: 128 } }))).toEqual([
			'rules.visit-ada.accept: found 3, 2, expected each level once, most urgent first'
		]);
	});

	it('facts that cannot be', () => {
		expect(faults(acuity(ADA, [3], { ...BELLY, vitals: { ...WELL, tempC: 98.6 } }))[0]).toContain(
			'rules.visit-ada.facts.vitals.tempC: found 98.6 Cel'
		);
		expect(faults(acuity(ADA, [3], { ...BELLY, resources: ['blood-test'] }))).toEqual([
			'rules.visit-ada.facts.resources: "blood-test" is not on that list'
		]);
		expect(faults(acuity(ADA, [3], { ...BELLY, painful: true }))[0]).toContain('painful');
		expect(faults(acuity(ADA, [3], { vitals: WELL }))[0]).toContain('rules.visit-ada.facts.age');
	});

	it('an edition that the department does not follow', () => {
		const key = keySchema.parse({ edition: 'ESI-v4', rules: [] });
		expect(triageKeyFaults(key, chart)).toEqual([
			{
				path: 'edition',
				message: 'the key follows ESI-v4, the department in the chart ESI-v5'
			}
		]);
	});

	it('a visit written as a reference, and the same visit before itself', () => {
		expect(faults({ ...acuity(`Encounter/${ADA}`, [3]), id: 'r1' })[0]).toContain(
			'expected the bare id'
		);
		const order = { kind: 'order-of-visits', first: ADA, then: ADA, action: 'triage.begin' };
		expect(faults(order)).toEqual(['rules.r1.then: it is the same visit as the first']);
	});

	it('reasons, fields, options and ticks that do not exist', () => {
		const why = { kind: 'reasoning', visit: ADA, point: ['B'] };
		expect(faults({ ...why, reasons: ['severe-distress', 'suspected-acs', 'naloxone'] })).toEqual(
			[]
		);
		expect(faults({ ...why, reasons: ['heart-attack'] })).toEqual([
			'rules.r1.reasons: "heart-attack" is no reason of point A or B'
		]);
		expect(faults(noted('mood', ['low']))).toEqual([
			'rules.r1.field: the form triage-note has no field "mood"'
		]);
		expect(faults(noted('avpu', ['alert']))).toEqual([
			'rules.r1.accept.0: "alert" is none of its options: A, V, P, U'
		]);
		expect(faults(noted('fallRisks', [{ has: ['unsteady'] }]))[0]).toContain('cannot be ticked');
		expect(faults(noted('onset', [{ min: 3 }]))).toEqual([
			'rules.r1.accept.0: Onset never holds a number'
		]);
		expect(faults(noted('pain', ['4']))).toEqual([
			'rules.r1.accept.0: Pain 0 to 10 never holds a text'
		]);
		expect(faults(noted('pain', [{ min: 6, max: 5 }]))).toEqual([
			'rules.r1.accept.0: nothing lies between 6 and 5'
		]);
	});

	it('actions and parts that no act ever has', () => {
		expect(faults(done({ action: 'ecg.order' }))).toEqual([
			'rules.r1.any: "ecg.order" is no action of a learner in this workflow'
		]);
		expect(faults(done({ action: 'triage.act', where: { kind: 'ecg' } }))).toEqual([
			'rules.r1.any.where.kind: triage.act has no such part'
		]);
		expect(faults(done({ action: 'triage.act', where: { act: 'x-ray' } }))).toEqual([
			'rules.r1.any.where.act: "x-ray" never stands there'
		]);
		expect(faults(done({ action: 'visit.move', where: { to: 'room-9' } }))).toEqual([
			'rules.r1.any.where.to: "room-9" never stands there: no such place'
		]);
		expect(faults(done({ action: 'visit.move', where: { placeKind: 'ward' } }))[0]).toContain(
			'expected waiting'
		);
		expect(faults(done({ action: 'triage.sign', where: { kind: 'exit-note' } }))).toEqual([
			'rules.r1.any.where.kind: "exit-note" is not signed here, expected triage-note'
		]);
		expect(faults(done({ action: 'triage.sign', where: { complaint: 'belly' } }))[0]).toContain(
			'none of its options'
		);
		const window = { window: { afterAct: { action: 'provider.see' }, within: 'PT5M' } };
		expect(faults(done({ action: 'triage.begin' }, window))[0]).toContain(
			'rules.r1.window.afterAct: "provider.see" is no action'
		);
		expect(faults(done({ action: 'triage.begin' }, { window: {} }))).toEqual([
			'rules.r1.window: it is empty; leave it out'
		]);
	});
});
