import { viewOf } from '$lib/engine/step';
import { encodeBase64 } from '$lib/fhir/base64';
import type { Resource } from '$lib/fhir/types';
import { describe, expect, test } from 'vitest';
import { act, ADA, BEN, CHART, PATIENTS, play, tell, START } from './sample-department';
import { recordOf, storyOf, timesOf } from './story';
import { ACTS } from './lists';

function document(id: string, kind: string, visit: string | null, at: string): Resource {
	return {
		resourceType: 'DocumentReference',
		id,
		status: 'current',
		type: { text: kind },
		description: `About ${id}`,
		subject: { reference: PATIENTS[ADA] ?? '' },
		date: at,
		...(visit && { context: { encounter: [{ reference: `Encounter/${visit}` }] } }),
		content: [{ attachment: { contentType: 'text/plain', data: encodeBase64(`Words of ${id}`) } }]
	};
}

const HEARD = document('seen', 'Heard and seen', ADA, '2026-01-14T12:50:00-05:00');
const NOTE = document('note', 'Provider note', ADA, '2026-01-14T13:30:00-05:00');
const OLD = document('clinic', 'Clinic note', null, '2025-11-02T09:00:00-05:00');

function storyAfter(moves: Parameters<typeof play>[0]) {
	const { world } = play(moves, [...CHART, HEARD, NOTE, OLD]);
	return storyOf(viewOf(world).chart, ADA, START);
}

describe('the story of a visit', () => {
	test('stands in the order it came, with acts between what was heard', () => {
		const story = storyAfter([act(ADA, 'triage.act', { act: 'vital-signs' })]);
		expect(story.map(({ kind }) => kind)).toEqual(['heard', 'act', 'note']);
		expect(story[0]).toMatchObject({ text: 'Words of seen', title: 'About seen' });
	});

	test('holds nothing of another visit', () => {
		const story = storyAfter([act(BEN, 'triage.act', { act: 'weight' })]);
		expect(story.map(({ ref }) => ref)).toEqual([
			'DocumentReference/seen',
			'DocumentReference/note'
		]);
	});

	test('names whom the nurse told, with the words', () => {
		const [, told] = storyAfter([tell(ADA, 'provider')]);
		expect(told).toMatchObject({
			kind: 'own',
			title: 'Told: Provider (physician, PA or NP)',
			text: 'Please come.'
		});
	});

	test('an alert that was called is part of it', () => {
		const titles = storyAfter([act(ADA, 'alert.call', { alert: 'sepsis', note: '' })]).map(
			({ title }) => title
		);
		expect(titles).toContain('Sepsis alert called');
	});

	test('tells when an act was done', () => {
		const times = timesOf(storyAfter([act(ADA, 'triage.act', { act: 'weight' })]));
		expect(times.get(ACTS.weight)).toBe(60_000);
	});
});

test('the record holds what belongs to no visit', () => {
	const { world } = play([], [...CHART, HEARD, OLD]);
	expect(recordOf(world.chart, ADA, PATIENTS[ADA] ?? '')).toEqual([
		{ ref: 'DocumentReference/clinic', title: 'About clinic' }
	]);
});
