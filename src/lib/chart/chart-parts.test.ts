import { describe, expect, it } from 'vitest';
import type { Message } from '$lib/engine/model';
import { HOUR, parseStart } from '$lib/engine/time';
import { Chart } from '$lib/fhir/chart';
import { flowsheet } from '$lib/fhir/selectors/vitals';
import type { Resource } from '$lib/fhir/types';
import { ACTIVITIES } from './activities';
import { sheetRows } from './flowsheet-rows';
import { isOwed, messagesFor } from './inbox';
import { marRows } from './mar';
import {
	axisTextFor,
	cameSinceStart,
	clockText,
	momentText,
	untilMorning,
	weekdayText,
	whenText
} from './moments';
import { countHits, cutAtHeadings, cutAtHits } from './reading';
import { latestRenal } from './renal';
import { isNew, resultItems, tellingItems } from './result-list';

const start = parseStart('2026-11-22T14:00:00-05:00');
const patient = 'Patient/p1';
const subject = { reference: patient };

function observation(
	id: string,
	code: string,
	value: number,
	unit: string,
	at: string,
	category = 'laboratory'
): Resource {
	return {
		resourceType: 'Observation',
		id,
		status: 'final',
		category: [{ coding: [{ code: category }] }],
		code: { coding: [{ system: 'http://loinc.org', code }], text: id },
		subject,
		effectiveDateTime: at,
		valueQuantity: { value, code: unit, system: 'http://unitsofmeasure.org' }
	};
}

describe('moments', () => {
	it('writes a moment at the offset of the scenario', () => {
		expect(clockText(start, 52 * 60_000)).toBe('Day 1 14:52');
		expect(clockText(start, 11 * HOUR)).toBe('Day 2 01:00');
		expect(momentText(start, 0)).toBe('22 Nov 2026 14:00');
	});

	it('writes an unknown time as a dash', () => {
		expect(whenText(start, null)).toBe('–');
		expect(whenText(start, '2026-11-22T19:05:00Z')).toBe('22 Nov 2026 14:05');
	});

	it('knows what came after the start', () => {
		expect(cameSinceStart(start, '2026-11-22T14:00:01-05:00')).toBe(true);
		expect(cameSinceStart(start, '2026-11-22T14:00:00-05:00')).toBe(false);
		expect(cameSinceStart(start, null)).toBe(false);
	});

	it('names axis times by hours or by days', () => {
		expect(axisTextFor(start, 0, HOUR)(0)).toBe('22 Nov 14:00');
		expect(axisTextFor(start, 0, 100 * 24 * HOUR)(0)).toBe('22 Nov 2026');
	});
});

describe('search in text', () => {
	it('cuts out every occurrence and loses nothing', () => {
		const text = 'Creatinine 1.2. CREATININE (1.6).';
		expect(countHits(text, 'creatinine')).toBe(2);
		expect(
			cutAtHits(text, '(1.6)')
				.map((piece) => piece.text)
				.join('')
		).toBe(text);
		expect(countHits(text, '(1.6)')).toBe(1);
	});

	it('marks nothing for one letter', () => {
		expect(countHits('aaa', 'a')).toBe(0);
	});
});

describe('results as a list', () => {
	const old = observation('creat-old', '2160-0', 1.2, 'mg/dL', '2026-06-12T09:00:00-05:00');
	const fresh = observation('creat-new', '2160-0', 1.6, 'mg/dL', '2026-11-22T14:18:00-05:00');
	const sodium = observation('na', '2951-2', 138, 'mmol/L', '2026-11-22T14:18:00-05:00');
	const panel: Resource = {
		resourceType: 'DiagnosticReport',
		id: 'bmp',
		status: 'final',
		category: [{ coding: [{ code: 'LAB' }] }],
		code: { text: 'Basic metabolic panel' },
		subject,
		effectiveDateTime: '2026-11-22T14:18:00-05:00',
		result: [{ reference: 'Observation/creat-new' }, { reference: 'Observation/na' }]
	};
	const items = resultItems(Chart.of([old, fresh, sodium, panel]), patient, start);

	it('puts the newest first, under its panel, and a bare panel is no row', () => {
		expect(items.map((item) => item.ref)).toEqual([
			'Observation/creat-new',
			'Observation/na',
			'Observation/creat-old'
		]);
		expect(items[0]?.group).toBe('Basic metabolic panel · 22 Nov 2026 14:18');
	});

	it('counts as new what came during the attempt, until its panel was opened', () => {
		const fresh = (viewed: ReadonlyMap<string, number>) =>
			items.filter((item) => isNew(item, start, viewed)).length;
		expect(fresh(new Map())).toBe(2);
		expect(fresh(new Map([['Observation/na', 1]]))).toBe(1);
		expect(fresh(new Map([['DiagnosticReport/bmp', 1]]))).toBe(0);
	});

	it('tells of each test only its newest value', () => {
		expect(tellingItems(items, start, new Map()).map((item) => item.ref)).toEqual([
			'Observation/creat-new',
			'Observation/na'
		]);
	});
});

describe('kidneys in the banner', () => {
	const creatinine = observation('creat', '2160-0', 1.6, 'mg/dL', '2026-11-22T14:18:00-05:00');
	const egfr = observation('egfr', '98979-8', 34, 'mL/min/{1.73_m2}', '2026-06-12T09:00:00-05:00');

	it('prefers a reported eGFR', () => {
		expect(latestRenal(Chart.of([creatinine, egfr]), patient)).toMatchObject({
			label: 'eGFR',
			value: '34'
		});
	});

	it('falls back to creatinine and works nothing out', () => {
		expect(latestRenal(Chart.of([creatinine]), patient)).toMatchObject({
			label: 'Creatinine',
			value: '1.6',
			unit: 'mg/dL'
		});
		expect(latestRenal(Chart.of([]), patient)).toBeUndefined();
	});
});

describe('flowsheet rows', () => {
	it('joins both halves of a blood pressure', () => {
		const chart = Chart.of([
			observation('sys', '8480-6', 132, 'mm[Hg]', '2026-11-22T14:00:00-05:00', 'vital-signs'),
			observation('dia', '8462-4', 78, 'mm[Hg]', '2026-11-22T14:00:00-05:00', 'vital-signs'),
			observation('sys2', '8480-6', 90, 'mm[Hg]', '2026-11-22T14:30:00-05:00', 'vital-signs'),
			observation('hr', '8867-4', 88, '/min', '2026-11-22T14:30:00-05:00', 'vital-signs')
		]);
		const rows = sheetRows(flowsheet(chart, patient));
		expect(rows.map((row) => row.id)).toEqual(['8867-4', 'blood-pressure']);
		expect(rows[1]?.cells.map((cell) => cell?.text)).toEqual(['132/78', '90/–']);
		expect(rows[0]?.cells.map((cell) => cell?.text)).toEqual([undefined, '88']);
	});
});

describe('administration record', () => {
	const order = (id: string, status: 'active' | 'stopped', asNeededBoolean: boolean): Resource => ({
		resourceType: 'MedicationRequest',
		id,
		status,
		intent: 'order',
		category: [{ coding: [{ code: 'inpatient' }] }],
		medicationCodeableConcept: { text: id },
		subject,
		dosageInstruction: [{ text: 'as told', asNeededBoolean }]
	});
	const dose = (id: string, request: string | null): Resource => ({
		resourceType: 'MedicationAdministration',
		id,
		status: 'completed',
		subject,
		medicationCodeableConcept: { text: 'ketorolac' },
		effectiveDateTime: '2026-11-22T14:10:00-05:00',
		...(request === null ? {} : { request: { reference: `MedicationRequest/${request}` } })
	});

	it('sorts orders by how they are given and keeps every dose', () => {
		const chart = Chart.of([
			order('prn', 'active', true),
			order('daily', 'active', false),
			order('stopped-given', 'stopped', false),
			order('stopped-never', 'stopped', false),
			dose('d1', 'daily'),
			dose('d2', 'stopped-given'),
			dose('d3', null)
		]);
		const rows = marRows(chart, patient);
		expect(rows.map((row) => [row.section, row.name, row.doses.length])).toEqual([
			['scheduled', 'daily', 1],
			['as-needed', 'prn', 0],
			['stopped', 'stopped-given', 1],
			['without-order', 'ketorolac', 1]
		]);
	});
});

describe('inbox', () => {
	const message = (
		id: string,
		to: string | null,
		asks: Message['asks'],
		done: boolean
	): Message => ({
		id,
		item: id,
		at: 0,
		patient: to,
		from: 'Laboratory',
		subject: 'Result',
		body: '',
		urgency: 'routine',
		asks,
		acknowledged: done ? { at: 1, seq: 1, text: '' } : null
	});
	const all = [
		message('a', patient, 'read-back', false),
		message('b', null, 'nothing', false),
		message('c', 'Patient/p2', 'acknowledgement', false),
		message('d', patient, 'acknowledgement', true)
	];

	it('shows a patient their own messages and those about nobody', () => {
		expect(messagesFor(all, patient).map((one) => one.id)).toEqual(['a', 'b', 'd']);
	});

	it('owes what was asked and not answered', () => {
		expect(all.filter(isOwed).map((one) => one.id)).toEqual(['a', 'c']);
	});
});

describe('activities', () => {
	const world = { chart: Chart.of([]), messages: [], viewed: new Map<string, number>(), start };

	it('have ids and keys of their own', () => {
		expect(new Set(ACTIVITIES.map((one) => one.id)).size).toBe(ACTIVITIES.length);
		expect(new Set(ACTIVITIES.map((one) => one.keys)).size).toBe(ACTIVITIES.length);
	});

	it('count nothing in an empty chart, but say that nobody asked for allergies', () => {
		const counts = ACTIVITIES.map((one) => [one.id, one.count(world, patient)] as const);
		expect(counts.filter(([, count]) => count !== null)).toEqual([['allergies', 'unasked']]);
	});
});

describe('light markdown in a note', () => {
	it('headings stand apart without their signs, and list signs become bullets', () => {
		expect(cutAtHeadings('## Visit\n- Pain: 3 of 10\n- Skin: red\n\n## Plan\nSame.')).toEqual([
			{ text: 'Visit', isHeading: true },
			{ text: '\n• Pain: 3 of 10\n• Skin: red\n\n', isHeading: false },
			{ text: 'Plan', isHeading: true },
			{ text: '\nSame.', isHeading: false }
		]);
	});

	it('a plain note stays one block, number signs and hyphens in it too', () => {
		const text = 'HISTORY\nRoom #4. BP 120 - 80.';
		expect(cutAtHeadings(text)).toEqual([{ text, isHeading: false }]);
	});
});

describe('a clock over days', () => {
	const evening = parseStart('2026-01-20T22:30:00-05:00');

	it('names the day it is', () => {
		expect(weekdayText(evening, 0)).toBe('Tue 20 Jan');
		expect(weekdayText(evening, 2 * HOUR)).toBe('Wed 21 Jan');
	});

	it('waits until 08:00 of the next civil day', () => {
		expect(momentText(evening, untilMorning(evening, 0))).toBe('21 Jan 2026 08:00');
		const early = 3 * HOUR;
		expect(momentText(evening, early + untilMorning(evening, early))).toBe('22 Jan 2026 08:00');
	});
});
