import { Chart } from '$lib/fhir/chart';
import type { Resource } from '$lib/fhir/types';
import { describe, expect, it } from 'vitest';
import { prognosisEvidence, prognosisJudgment } from './prognosis-evidence';
import { CHART, ms, PATIENT, scripted, START, STAY } from './sample-stay';

const at = ms('2025-11-10T12:00');
const where = (...more: readonly Resource[]) => ({
	chart: Chart.of([...CHART, ...more]),
	start: START,
	at
});

function observation(id: string, code: string, value: number, unit: string, day: string): Resource {
	return {
		resourceType: 'Observation',
		id,
		status: 'final',
		code: { coding: [{ system: 'http://loinc.org', code }], text: code },
		subject: { reference: PATIENT },
		effectiveDateTime: day,
		valueQuantity: { value, unit, code: unit, system: 'http://unitsofmeasure.org' }
	};
}

describe('prognosisEvidence', () => {
	it('knows nothing where nothing was written', () => {
		expect(prognosisEvidence(where(), STAY)).toEqual({
			asOf: '2025-11-10',
			readings: {},
			fast: [],
			heartClass: [],
			dependences: null,
			events: null,
			flags: {}
		});
		expect(prognosisJudgment(where(), STAY)).toBeNull();
	});

	it('reads a worksheet with what it was before, and what happened', () => {
		const held = prognosisEvidence(where(scripted('prognosis-worksheet')), STAY);
		expect(held.readings.weight).toEqual([
			{ day: '2025-08-01', value: 61, unit: 'kg' },
			{ day: '2025-11-10', value: 54, unit: 'kg' }
		]);
		expect(held.readings.performance?.map(({ value }) => value)).toEqual([60, 40]);
		expect(held.dependences).toEqual(['bathing']);
		expect(held.events).toEqual([{ id: 'hospitalization', day: '2025-11-02' }]);
	});

	it('reads stage and class only where the guideline of the worksheet shows them', () => {
		const of = (values: Record<string, string>) =>
			prognosisEvidence(where(scripted('prognosis-worksheet', values)), STAY);
		expect(of({ guideline: 'dementia', stage: '7c', nyha: '4' })).toMatchObject({
			fast: [{ stage: '7c', day: '2025-11-10' }],
			heartClass: []
		});
		expect(of({ guideline: 'heart', stage: '7c', nyha: '4' })).toMatchObject({
			fast: [],
			heartClass: [{ heartClass: 'IV', day: '2025-11-10' }]
		});
	});

	it('counts filed papers only, and those that are there by now', () => {
		const waiting = scripted('prognosis-worksheet', {}, { state: 'waiting' });
		const later = scripted('prognosis-worksheet', {}, { at: at + 60_000 });
		expect(prognosisEvidence(where(waiting), STAY).events).toBeNull();
		expect(prognosisEvidence(where(later), STAY).events).toBeNull();
	});

	it('takes readings of the chart in the unit a guideline reckons in, each once', () => {
		const held = prognosisEvidence(
			where(
				scripted('comprehensive-assessment'),
				observation('o1', '29463-7', 54, 'kg', '2025-11-10T11:00:00-05:00'),
				observation('o2', '29463-7', 130, '[lb_av]', '2025-09-01'),
				observation('o3', '1751-7', 2.3, 'g/dL', '2025-11-05'),
				observation('o4', '1751-7', 2.1, 'g/dL', '2025-11-11')
			),
			STAY
		);
		expect(held.readings.weight).toEqual([{ day: '2025-11-10', value: 54, unit: 'kg' }]);
		expect(held.readings.albumin).toEqual([{ day: '2025-11-05', value: 2.3, unit: 'g/dL' }]);
		expect(held.dependences).toEqual(['bathing', 'dressing']);
	});
});

describe('prognosisJudgment', () => {
	it('holds the record against the guideline that the last worksheet names', () => {
		const judged = prognosisJudgment(
			where(
				scripted('prognosis-worksheet', { guideline: 'cancer' }, { id: 'one', at: 1 }),
				scripted(
					'prognosis-worksheet',
					{ guideline: 'dementia', stage: '7c' },
					{ id: 'two', at: 2 }
				)
			),
			STAY
		);
		expect(judged?.group).toBe('dementia');
		expect(
			[...(judged?.met ?? []), ...(judged?.missing ?? []), ...(judged?.noData ?? [])].length
		).toBeGreaterThan(2);
	});
});
