import { Chart } from '$lib/fhir/chart';
import type { FormValues } from '$lib/engine/forms';
import type { Resource } from '$lib/fhir/types';
import { describe, expect, it } from 'vitest';
import { prognosisEvidence } from './prognosis-evidence';
import { trendCards, type Point } from './prognosis-series';
import { CHART, ms, PATIENT, scripted, START, STAY } from './sample-stay';

const at = ms('2025-11-20T12:00');

function cardsOf(...more: readonly Resource[]) {
	const where = { chart: Chart.of([...CHART, ...more]), start: START, at };
	const cards = trendCards(where, STAY, prognosisEvidence(where, STAY));
	return new Map(cards.map((card) => [card.id, card]));
}

const ys = (points: readonly Point[] | undefined) => points?.map(({ y }) => y);

function visit(id: string, day: string, values: FormValues, more = {}): Resource {
	const times = { start: ms(`${day}T10:00`), end: ms(`${day}T11:00`) };
	return scripted('visit-note', { ...times, ...values }, { id, at: ms(`${day}T12:00`), ...more });
}

function reading(id: string, code: string, value: number, when: string, more = {}): Resource {
	return {
		resourceType: 'Observation',
		id,
		status: 'final',
		code: { coding: [{ system: 'http://loinc.org', code }] },
		subject: { reference: PATIENT },
		effectiveDateTime: when,
		valueQuantity: { value },
		...more
	} as Resource;
}

describe('trendCards', () => {
	it('has a card for everything that is followed, without lines where nothing was charted', () => {
		const cards = cardsOf();
		expect([...cards.keys()]).toEqual([
			'performance',
			'weight',
			'muac',
			'symptoms',
			'pressure',
			'spo2',
			'rates',
			'albumin',
			'ejection'
		]);
		for (const { lines, words, charted } of cards.values()) {
			expect(lines).toEqual([]);
			expect(words).toBe('');
			expect(charted).not.toBe('');
		}
	});

	it('draws weight from the very readings the checklist is held against', () => {
		const { lines, words, more } = cardsOf(scripted('prognosis-worksheet')).get('weight') ?? {};
		expect(ys(lines?.[0]?.points)).toEqual([61, 54]);
		expect(lines?.[0]?.points.map(({ when }) => when)).toEqual(['1 Aug 2025', '10 Nov 2025']);
		expect(words).toBe('61 to 54 kg in 3 months, −11.5 %');
		expect(more).toBe('11.5 % lost within 6 months, from 61 kg on 1 Aug 2025');
	});

	it('takes symptoms from visit notes at the time out, a line each', () => {
		const cards = cardsOf(
			visit('v1', '2025-11-12', { pain: 6, breath: 3 }),
			visit('v2', '2025-11-16', { pain: 2, breath: null })
		);
		const [pain, breath] = cards.get('symptoms')?.lines ?? [];
		expect(pain?.label).toBe('Pain');
		expect(pain?.points).toEqual([
			{ t: ms('2025-11-12T11:00'), y: 6, when: '12 Nov 2025 11:00' },
			{ t: ms('2025-11-16T11:00'), y: 2, when: '16 Nov 2025 11:00' }
		]);
		expect(ys(breath?.points)).toEqual([3]);
	});

	it('counts a reading of a paper and of the chart once', () => {
		const same = reading('v1.72514-3', '72514-3', 6, '2025-11-12T11:00:00-05:00');
		const cards = cardsOf(visit('v1', '2025-11-12', { pain: 6 }), same);
		expect(ys(cards.get('symptoms')?.lines[0]?.points)).toEqual([6]);
	});

	it('leaves out papers that wait or were replaced, and what they left in the chart', () => {
		const waiting = visit('v1', '2025-11-12', { pain: 9 }, { state: 'waiting' });
		const replaced = { ...visit('v2', '2025-11-13', { pain: 8 }), status: 'superseded' };
		const cards = cardsOf(
			waiting,
			replaced as Resource,
			reading('v2.72514-3', '72514-3', 8, '2025-11-13T11:00:00-05:00'),
			visit('v3', '2025-11-14', { pain: 3 })
		);
		expect(ys(cards.get('symptoms')?.lines[0]?.points)).toEqual([3]);
	});

	it('leaves out readings of others, of errors and of days to come', () => {
		const cards = cardsOf(
			reading('a', '59408-5', 91, '2025-11-12T11:00:00-05:00'),
			reading('b', '59408-5', 92, '2025-11-13T11:00:00-05:00', {
				subject: { reference: 'Patient/other' }
			}),
			reading('c', '59408-5', 93, '2025-11-14T11:00:00-05:00', { status: 'entered-in-error' }),
			reading('d', '59408-5', 94, '2025-11-25T11:00:00-05:00')
		);
		expect(ys(cards.get('spo2')?.lines[0]?.points)).toEqual([91]);
	});

	it('reads both parts of a blood pressure panel', () => {
		const panel = {
			resourceType: 'Observation',
			id: 'bp',
			status: 'final',
			code: { coding: [{ code: '85354-9' }] },
			subject: { reference: PATIENT },
			effectiveDateTime: '2025-11-12T11:00:00-05:00',
			component: [
				{ code: { coding: [{ code: '8480-6' }] }, valueQuantity: { value: 104 } },
				{ code: { coding: [{ code: '8462-4' }] }, valueQuantity: { value: 62 } }
			]
		} as Resource;
		expect(
			cardsOf(panel)
				.get('pressure')
				?.lines.map(({ points }) => ys(points))
		).toEqual([[104], [62]]);
	});
});
