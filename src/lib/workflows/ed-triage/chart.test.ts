import type { JsonObject } from '$lib/engine/canonical';
import type { World } from '$lib/engine/model';
import { allergies, allergyState } from '$lib/fhir/selectors/allergies';
import { attachmentText } from '$lib/fhir/selectors/display';
import type { Resource } from '$lib/fhir/types';
import { describe, expect, it } from 'vitest';
import { placeAt } from './department';
import {
	act,
	ADA,
	CHART,
	CY,
	DOT,
	EVE,
	LEFT,
	level,
	open,
	PAPERS,
	play,
	sign,
	tell,
	triaged,
	WHOLE_REASSESSMENT,
	type Move
} from './sample-department';

function visitAfter(moves: readonly Move[], visit = ADA, chart = CHART) {
	const held = play(moves, chart).world.chart.one('Encounter', visit);
	if (!held) throw new Error(`there is no visit ${visit}`);
	return held;
}

function worldAfter(moves: readonly Move[], chart: readonly Resource[] = CHART): World {
	const { world, refused } = play(moves, chart);
	expect(refused).toEqual([]);
	return world;
}

const documents = (world: World) =>
	world.chart.all('DocumentReference').map((one) => ({
		id: one.id,
		kind: one.type?.text,
		title: one.description,
		text: attachmentText(one.content[0]?.attachment) ?? ''
	}));

/** By field of the note: `hr 88 /min`. */
const measured = (world: World, form: string) =>
	world.chart
		.all('Observation')
		.filter(({ id }) => id.startsWith(`${form}-`))
		.map(({ id, valueQuantity: held, valueCodeableConcept }) =>
			[id.slice(form.length + 1), held?.value ?? valueCodeableConcept?.text, held?.unit]
				.filter((part) => part !== undefined)
				.join(' ')
		);

const NOTE = `note-${ADA}`;

describe('the quick look', () => {
	it('stays with the visit', () => {
		const look = act(ADA, 'visit.look', { appearance: 'unwell', to: 'triage' });
		expect(visitAfter([look]).extension).toEqual([
			{ url: 'urn:preceptor:ed:quick-look', valueCode: 'unwell' }
		]);
	});
});

describe('a level', () => {
	it('stands on the visit with the edition of the department', () => {
		expect(visitAfter([level(ADA, 2)]).priority).toEqual({
			coding: [{ system: 'urn:preceptor:ed:acuity:ESI-v5', code: '2' }],
			text: 'Level 2 (ESI version 5 (ENA handbook, 2023))'
		});
	});

	it('that is changed leaves a document of the change', () => {
		const change = act(ADA, 'acuity.change', { level: 2, reason: 'worse', note: 'Gray, sweating' });
		const world = worldAfter([level(ADA, 3), change]);
		expect(world.chart.one('Encounter', ADA)?.priority?.coding?.[0]?.code).toBe('2');
		expect(documents(world)).toEqual([
			{
				id: 'level-2',
				kind: 'Acuity change',
				title: 'Acuity changed from 3 to 2',
				text: 'The patient is worse. Gray, sweating'
			}
		]);
	});
});

describe('a signed triage note', () => {
	const world = worldAfter(triaged(ADA, 3, { glucose: 104, oxygenFlow: 4 }));

	it('leaves the desk and stands as a document, with the level', () => {
		expect(world.forms.size).toBe(0);
		const [note] = documents(world);
		expect(note).toMatchObject({ id: NOTE, kind: 'Triage note', title: 'Triage note' });
		expect(note?.text).toContain('- Acuity: Level 3');
		expect(note?.text).toContain('- Chief complaint, in the words given: my belly hurts');
		expect(note?.text).toContain('- Fall risk: None of these');
	});

	it('leaves each measurement once, and none of a field out of sight', () => {
		expect(measured(world, NOTE)).toEqual([
			'temperature 37.1 Cel',
			'hr 88 /min',
			'rr 16 /min',
			'sbp 132 mm[Hg]',
			'dbp 78 mm[Hg]',
			'spo2 98 %',
			'glucose 104 mg/dL',
			'pain 4 {score}',
			'avpu A'
		]);
		const hr = world.chart.one('Observation', `${NOTE}-hr`);
		expect(hr).toMatchObject({
			status: 'final',
			subject: { reference: 'Patient/ada' },
			encounter: { reference: `Encounter/${ADA}` },
			effectiveDateTime: '2026-01-14T13:05:00-05:00'
		});
		expect(world.chart.one('Observation', `${NOTE}-spo2`)?.method?.text).toBe('room-air');
	});

	it('groups the complaint and keeps the words; the visit is triaged', () => {
		expect(world.chart.one('Encounter', ADA)).toMatchObject({
			status: 'triaged',
			reasonCode: [{ coding: [{ code: 'abdominal-pain' }], text: 'my belly hurts' }],
			priority: { coding: [{ code: '3' }] }
		});
	});

	it('does not take the provider away who has seen the patient already', () => {
		const [begin, measure, note, ...rest] = triaged(ADA, 3);
		const moves = [begin, measure, note, tell(ADA, 'provider'), ...rest].filter(
			(move) => move !== undefined
		);
		expect(visitAfter(moves).status).toBe('in-progress');
	});

	it('keeps a temperature in °C, whatever unit was typed', () => {
		const warm = worldAfter(triaged(ADA, 3, { temperature: 101.3, temperatureUnit: '[degF]' }));
		expect(measured(warm, NOTE)[0]).toBe('temperature 38.5 Cel');
		expect(documents(warm)[0]?.text).toContain('- Temperature: 101.3 °F');
	});

	it('written late says so, and is dated when it was seen', () => {
		const late = worldAfter(
			triaged(ADA, 3, { observedAt: -5 * 60_000, lateReason: 'Downtime until 12:58' })
		);
		expect(documents(late)[0]?.title).toBe('Triage note, late entry');
		expect(documents(late)[0]?.text).toContain('- Why it is late: Downtime until 12:58');
		expect(late.chart.one('Observation', `${NOTE}-hr`)?.effectiveDateTime).toBe(
			'2026-01-14T12:55:00-05:00'
		);
		expect(late.chart.one('DocumentReference', NOTE)?.date).toBe('2026-01-14T13:05:00-05:00');
	});

	it('keeps what checks asked and how it was answered', () => {
		const moves = triaged(ADA, 3, { hr: 190 }).slice(0, 4);
		const answers = [{ check: 'unusual.hr', reason: 'other', note: 'Flutter known' }];
		const answered = worldAfter([...moves, sign(ADA, 'triage.sign', NOTE, answers)]);
		expect(documents(answered)[0]?.text).toContain(
			'## Answers to checks\n- Heart rate 190 /min: Other. Flutter known'
		);
		expect(documents(world)[0]?.text).not.toContain('Answers to checks');
	});
});

describe('allergies of a note', () => {
	const listed = (...substances: string[]): JsonObject => ({
		allergyState: 'listed',
		allergies: substances.map((substance) => ({ substance, reaction: 'Hives', severity: 'mild' }))
	});
	const known = (text: string, more: object = {}): Resource => ({
		resourceType: 'AllergyIntolerance',
		id: 'held',
		patient: { reference: 'Patient/ada' },
		code: { text },
		...more
	});
	const after = (
		values: JsonObject,
		held: readonly Resource[] = [],
		answers: JsonObject[] = []
	) => {
		const moves = [...triaged(ADA, 3, values).slice(0, 4), sign(ADA, 'triage.sign', NOTE, answers)];
		const { chart } = worldAfter(moves, [...CHART, ...held]);
		const rows = allergies(chart, 'Patient/ada').map(
			({ substance, reactions, severity }) => `${substance}: ${reactions.join()} ${severity ?? ''}`
		);
		return [allergyState(chart, 'Patient/ada'), ...rows];
	};

	it('none known is an answer; not asked is none', () => {
		expect(after({ allergyState: 'none-known' })).toEqual(['none-known']);
		expect(after({ allergyState: 'unable' })).toEqual(['unasked']);
	});

	it('that are listed are found by order checks', () => {
		expect(after(listed('Penicillin', 'Latex'))).toEqual([
			'some',
			'Latex: Hives mild',
			'Penicillin: Hives mild'
		]);
	});

	it('are not written twice, whoever wrote them first', () => {
		expect(after(listed('penicillin', 'Penicillin'), [known('Penicillin')])).toEqual([
			'some',
			'Penicillin:  '
		]);
		expect(after(listed('Latex', 'latex'))).toEqual(['some', 'Latex: Hives mild']);
	});

	it('that the record holds are not denied away', () => {
		const answer = { check: 'allergy.record', reason: 'patient-wish', note: 'Says none' };
		const held = [known('Penicillin')];
		expect(after({ allergyState: 'none-known' }, held, [answer])).toEqual([
			'some',
			'Penicillin:  '
		]);
	});

	it('end an earlier "none known"', () => {
		const denied = known('No known allergy', {
			code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
			clinicalStatus: { coding: [{ code: 'active' }] }
		});
		const { chart } = worldAfter(triaged(ADA, 3, listed('Latex')), [...CHART, denied]);
		expect(chart.one('AllergyIntolerance', 'held')?.clinicalStatus?.coding?.[0]?.code).toBe(
			'inactive'
		);
	});
});

describe('a reassessment', () => {
	it('adds its measurements and its document, and changes no level', () => {
		const world = worldAfter([
			open(CY, 'again', 'reassessment', { ...WHOLE_REASSESSMENT, hr: 96 }),
			sign(CY, 'visit.reassess', 'again')
		]);
		expect(measured(world, 'again')).toContain('hr 96 /min');
		expect(documents(world)[0]?.text).toContain('- What was found: No change.');
		expect(documents(world)[0]?.text).not.toContain('Acuity');
		expect(world.chart.one('Encounter', CY)?.status).toBe('triaged');
	});
});

describe('acts, alerts and what is told', () => {
	it('stand in the record of the visit', () => {
		const world = worldAfter([
			act(ADA, 'triage.act', { act: 'ecg' }),
			act(ADA, 'alert.call', { alert: 'stemi', note: '' }),
			act(ADA, 'staff.notify', { to: 'interpreter', text: ' Spanish, please. ' })
		]);
		expect(world.chart.one('Procedure', 'act-1')).toMatchObject({
			code: { text: '12-lead ECG, shown to a provider' },
			encounter: { reference: `Encounter/${ADA}` },
			performedDateTime: '2026-01-14T13:01:00-05:00'
		});
		expect(world.chart.one('Flag', 'alert-2')).toMatchObject({
			status: 'active',
			code: { text: 'STEMI alert' },
			subject: { reference: 'Patient/ada' }
		});
		expect(documents(world)).toEqual([
			{
				id: 'notice-3',
				kind: 'Notification',
				title: 'Told: Interpreter service',
				text: 'Spanish, please.'
			}
		]);
	});

	it('asking and beginning leave nothing', () => {
		const moves = [act(ADA, 'triage.begin'), act(ADA, 'interview.ask', { topic: 'pain' })];
		expect(worldAfter(moves).chart.size).toBe(worldAfter([]).chart.size);
	});
});

describe('a precaution', () => {
	const put = (precaution: string, isOn: boolean) =>
		act(ADA, 'precaution.set', { precaution, isOn });
	const flags = (moves: readonly Move[]) =>
		worldAfter(moves)
			.chart.all('Flag')
			.map(({ status, code, category }) =>
				[status, code.text, category?.[0]?.coding?.[0]?.code].join(' ')
			);

	it('stands once, and isolation is told apart', () => {
		expect(flags([put('fall', true), put('fall', true), put('droplet', true)])).toEqual([
			'active Fall risk precaution',
			'active Droplet isolation isolation'
		]);
	});

	it('that is lifted stays in the record, ended', () => {
		const moves = [put('fall', true), put('suicide', true), put('fall', false)];
		expect(flags(moves)).toEqual([
			'inactive Fall risk precaution',
			'active Suicide precautions precaution'
		]);
		expect(worldAfter(moves).chart.one('Flag', 'precaution-1')?.period?.end).toBe(
			'2026-01-14T13:03:00-05:00'
		);
		expect(flags([...moves, put('fall', true)])).toHaveLength(3);
	});
});

describe('a place', () => {
	it('is left when another is taken', () => {
		const visit = visitAfter([
			act(ADA, 'visit.move', { to: 'triage-1' }),
			act(ADA, 'visit.move', { to: 'room-1' })
		]);
		expect(visit.location?.map(({ location, status }) => [location.reference, status])).toEqual([
			['Location/wr', 'completed'],
			['Location/triage-1', 'completed'],
			['Location/room-1', 'active']
		]);
		expect(visit.location?.[1]?.period).toEqual({
			start: '2026-01-14T13:01:00-05:00',
			end: '2026-01-14T13:02:00-05:00'
		});
	});

	it('is free again when the visit is over', () => {
		const world = worldAfter([
			act(ADA, 'visit.move', { to: 'room-1' }),
			open(ADA, 'left', 'exit-note', LEFT.lwbs),
			sign(ADA, 'exit.sign', 'left')
		]);
		const held = world.chart.one('Encounter', ADA);
		expect(held && placeAt(world.chart, held)).toBeUndefined();
	});
});

describe('a patient who left', () => {
	it.each([
		['lwbs', 'cancelled', 'Left without being seen, before the medical screening exam', []],
		['eloped', 'finished', 'Eloped, after the exam began, without telling staff', ['provider']],
		['ama', 'finished', 'Left against medical advice, told of the risks', ['provider']]
	] as const)('%s is %s', (kind, status, words, told) => {
		const world = worldAfter([
			...told.map((to) => tell(ADA, to)),
			open(ADA, 'left', 'exit-note', LEFT[kind]),
			sign(ADA, 'exit.sign', 'left')
		]);
		const at = told.length === 0 ? '13:02' : '13:03';
		expect(world.chart.one('Encounter', ADA)).toMatchObject({
			status,
			period: { end: `2026-01-14T${at}:00-05:00` },
			hospitalization: { dischargeDisposition: { text: words } }
		});
		expect(documents(world).at(-1)?.kind).toBe('Departure');
	});
});

describe('a disposition', () => {
	const decided = (to: string) => [tell(ADA, 'provider'), tell(ADA, to)];
	const closing = (kind: string, values: JsonObject) => [
		open(ADA, 'papers', kind, values),
		sign(ADA, 'disposition.sign', 'papers')
	];

	it('is what the provider decided, until the papers close the visit', () => {
		expect(visitAfter(decided('charge'))).toMatchObject({
			status: 'in-progress',
			extension: [{ url: 'urn:preceptor:ed:disposition', valueCode: 'admit' }]
		});
		const admitted = [...decided('charge'), ...closing('bed-request', PAPERS.admit)];
		expect(visitAfter(admitted).status).toBe('onleave');
		expect(visitAfter([...admitted, tell(ADA, 'bed-control')])).toMatchObject({
			status: 'finished',
			hospitalization: { dischargeDisposition: { text: 'Admitted' } }
		});
	});

	it.each([
		['social-work', 'transfer-papers', PAPERS.transfer, 'Transferred'],
		['registration', 'discharge-check', PAPERS.discharge, 'Home or self care']
	] as const)('%s closes with %s', (to, kind, values, words) => {
		expect(visitAfter([...decided(to), ...closing(kind, values)])).toMatchObject({
			status: 'finished',
			hospitalization: { dischargeDisposition: { text: words } }
		});
	});

	it('of a patient who died ends the visit', () => {
		expect(visitAfter([tell(DOT, 'family')], DOT)).toMatchObject({
			status: 'finished',
			hospitalization: { dischargeDisposition: { text: 'Died' } }
		});
		expect(visitAfter([tell(EVE, 'bed-control')], EVE).status).toBe('finished');
	});
});

describe('a corrected registration', () => {
	const toGil = act(ADA, 'registration.correct', {
		patient: 'Patient/gil',
		reason: 'wrong-patient',
		note: 'Same name, other birth date'
	});

	it('takes along what was written in the visit, and nothing else', () => {
		const other: Resource = {
			resourceType: 'Flag',
			id: 'old',
			status: 'active',
			code: { text: 'Fall risk' },
			subject: { reference: 'Patient/ada' }
		};
		const moves = [
			...triaged(ADA, 3, { allergyState: 'listed', allergies: [{ substance: 'Latex' }] }),
			act(ADA, 'triage.act', { act: 'ecg' }),
			act(ADA, 'precaution.set', { precaution: 'droplet', isOn: true }),
			toGil
		];
		const { chart } = worldAfter(moves, [...CHART, other]);
		const whose = [
			...chart.all('Observation').filter(({ id }) => id.startsWith(NOTE)),
			...chart.all('DocumentReference'),
			...chart.all('Procedure'),
			...chart.all('Flag').filter(({ id }) => id !== 'old')
		].map(({ subject }) => subject?.reference);
		expect(new Set(whose)).toEqual(new Set(['Patient/gil']));
		expect(allergies(chart, 'Patient/gil').map(({ substance }) => substance)).toEqual(['Latex']);
		expect(chart.one('Encounter', ADA)?.subject?.reference).toBe('Patient/gil');
		expect(chart.one('Flag', 'old')?.subject.reference).toBe('Patient/ada');
		expect(chart.one('Observation', 'cy-hr')?.subject?.reference).toBe('Patient/cy');
	});

	it('holds for a note that lay open meanwhile', () => {
		const [begin, measure, note, ...rest] = triaged(ADA, 3);
		const moves = [begin, measure, note, toGil, ...rest].filter((move) => move !== undefined);
		const { chart } = worldAfter(moves);
		expect(chart.one('Observation', `${NOTE}-hr`)?.subject?.reference).toBe('Patient/gil');
		expect(chart.one('DocumentReference', NOTE)?.subject?.reference).toBe('Patient/gil');
		expect(allergyState(chart, 'Patient/gil')).toBe('none-known');
		expect(allergyState(chart, 'Patient/ada')).toBe('unasked');
	});
});
