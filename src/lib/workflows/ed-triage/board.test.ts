import { MINUTE } from '$lib/engine/time';
import type { Resource } from '$lib/fhir/types';
import { describe, expect, test } from 'vitest';
import {
	BoardReader,
	byUrgency,
	clocked,
	durationText,
	filtered,
	stripOf,
	visitFor,
	type BoardRow,
	type Goals
} from './board';
import {
	act,
	ADA,
	BEN,
	CHART,
	CY,
	level,
	open,
	PATIENTS,
	play,
	set,
	START
} from './sample-department';
import { fhirDateTime } from '$lib/engine/time';

const GOALS: Goals = { triage: 10, ecg: 10, reassess: { 1: 0, 2: 30, 3: 60, 4: 120, 5: 240 } };

function rowsAfter(moves: Parameters<typeof play>[0], more: readonly Resource[] = []) {
	const { world } = play(moves, [...CHART, ...more]);
	return { rows: new BoardReader().read(world), at: world.at };
}

function rowOf(rows: readonly BoardRow[], visit: string): BoardRow {
	const row = rows.find((one) => one.visit.id === visit);
	if (!row) throw new Error(`the board has no ${visit}`);
	return row;
}

const flagsOf = (rows: readonly BoardRow[], visit: string, at: number) =>
	clocked(rowOf(rows, visit), at, GOALS).flags.map(({ text }) => text);

describe('the order of the board', () => {
	test('who is not triaged stands first, by arrival', () => {
		const { rows } = rowsAfter([]);
		const order = rows.toSorted(byUrgency).map(({ visit }) => visit.id);
		expect(order.slice(0, 2)).toEqual([ADA, BEN]);
		expect(order.indexOf(CY)).toBeGreaterThan(1);
	});

	test('a level takes its place among the triaged', () => {
		const { rows } = rowsAfter([act(BEN, 'triage.begin'), level(BEN, 2)]);
		const order = rows.toSorted(byUrgency).map(({ visit }) => visit.id);
		expect(order.indexOf(BEN)).toBeLessThan(order.indexOf(CY));
		expect(order[0]).toBe(ADA);
	});
});

describe('the department in numbers', () => {
	test('counts who waits for triage, and how long the first has waited', () => {
		const { rows, at } = rowsAfter([5]);
		expect(stripOf(rows, at, GOALS)).toMatchObject({
			inDepartment: 5,
			waiting: 2,
			longest: 15,
			boarding: 1,
			leftUnseen: 0
		});
	});

	test('nobody waits for triage any longer once it has begun', () => {
		const { rows, at } = rowsAfter([act(ADA, 'triage.begin'), act(BEN, 'triage.begin')]);
		expect(stripOf(rows, at, GOALS)).toMatchObject({ waiting: 0, longest: null });
	});

	test('a look is overdue a minute after its time, not at it', () => {
		const { rows } = rowsAfter([]);
		const cy = rowOf(rows, CY);
		expect(clocked(cy, 20 * MINUTE, GOALS).overdue).toBeNull();
		expect(clocked(cy, 21 * MINUTE, GOALS).overdue).toBe(1);
		expect(stripOf(rows, 21 * MINUTE, GOALS).overdue).toBe(1);
	});
});

describe('what a row flags', () => {
	const note = (complaint: string) => [
		act(ADA, 'triage.begin'),
		open(ADA, 'note', 'triage-note', { complaint })
	];

	test('an ECG is due ten minutes from arrival in chest pain, then late', () => {
		const { rows } = rowsAfter(note('chest-pain'));
		expect(flagsOf(rows, ADA, -2 * MINUTE)).toContain('ECG due, 2 min');
		expect(flagsOf(rows, ADA, 4 * MINUTE)).toContain('ECG 4 min late');
	});

	test('an ECG that was made says when', () => {
		const { rows, at } = rowsAfter([...note('chest-pain'), act(ADA, 'triage.act', { act: 'ecg' })]);
		expect(flagsOf(rows, ADA, at)).toEqual(['ECG at 13 min']);
	});

	test('no other complaint asks for one', () => {
		const { rows, at } = rowsAfter(note('cough'));
		expect(flagsOf(rows, ADA, at)).toEqual([]);
	});

	test('a stroke alert counts from arrival, and from last known well once that is charted', () => {
		const called = [...note('stroke'), act(ADA, 'alert.call', { alert: 'stroke', note: '' })];
		expect(flagsOf(rowsAfter(called).rows, ADA, 10 * MINUTE)).toContain('Stroke 0:20');
		const known = rowsAfter([
			...called,
			set('note', 'lastKnownWellCertainty', 'known'),
			set('note', 'lastKnownWell', -60 * MINUTE)
		]);
		expect(flagsOf(known.rows, ADA, 10 * MINUTE)).toContain('Stroke 1:10');
	});

	test('a precaution is shown until it is lifted', () => {
		const on = act(ADA, 'precaution.set', { precaution: 'droplet', isOn: true });
		const off = act(ADA, 'precaution.set', { precaution: 'droplet', isOn: false });
		expect(flagsOf(rowsAfter([on]).rows, ADA, 0)).toEqual(['Droplet']);
		expect(flagsOf(rowsAfter([on, off]).rows, ADA, 0)).toEqual([]);
	});

	test('a language other than English is named', () => {
		const spanish: Resource = {
			resourceType: 'Patient',
			id: 'ada',
			birthDate: '1971-05-02',
			communication: [{ language: { text: 'Spanish' }, preferred: true }]
		};
		expect(flagsOf(rowsAfter([], [spanish]).rows, ADA, 0)).toEqual(['Spanish']);
	});
});

describe('who is shown', () => {
	test('mine are those in triage and those with an open form', () => {
		const { rows } = rowsAfter([act(BEN, 'triage.begin'), open(CY, 'again', 'reassessment', {})]);
		expect(filtered(rows, 'mine').map(({ visit }) => visit.id)).toEqual([CY, BEN]);
	});

	test('a visit that is over stands in the log only', () => {
		const finished: Resource = {
			resourceType: 'Encounter',
			id: 'visit-old',
			status: 'finished',
			class: { code: 'EMER' },
			subject: { reference: PATIENTS[ADA] ?? '' },
			period: {
				start: fhirDateTime(START, -400 * MINUTE),
				end: fhirDateTime(START, -300 * MINUTE)
			},
			hospitalization: { dischargeDisposition: { text: 'Home or self care' } }
		};
		const { rows } = rowsAfter([], [finished]);
		const ids = (filter: 'all' | 'log') => filtered(rows, filter).map(({ visit }) => visit.id);
		expect(ids('all')).not.toContain('visit-old');
		expect(ids('log')).toContain('visit-old');
		expect(rowOf(rows, 'visit-old').ended).toEqual({
			at: -300 * MINUTE,
			how: 'Home or self care'
		});
		expect(visitFor(rows, PATIENTS[ADA] ?? '')?.visit.id).toBe(ADA);
	});
});

describe('reading again', () => {
	test('a minute that passes gives the identical rows', () => {
		const { world } = play([]);
		const reader = new BoardReader();
		const before = reader.read(world);
		expect(reader.read({ ...world, at: world.at + MINUTE })).toBe(before);
	});

	test('only the row of the visit that changed is a new one', () => {
		const reader = new BoardReader();
		const before = reader.read(play([]).world);
		const now = reader.read(play([act(ADA, 'triage.act', { act: 'weight' })]).world);
		const changed = now.filter((row, at) => row !== before[at]).map(({ visit }) => visit.id);
		expect(changed).toEqual([ADA]);
	});
});

test.each([
	[0, '0 min'],
	[59, '59 min'],
	[126, '2 h 06'],
	[3 * 24 * 60, '3 d']
])('%i minutes read %s', (minutes, text) => {
	expect(durationText(minutes)).toBe(text);
});
