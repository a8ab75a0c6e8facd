import { describe, expect, it } from 'vitest';
import type { JsonObject } from '$lib/engine/canonical';
import { Film } from '$lib/engine/replay';
import { compile } from '$lib/engine/step';
import {
	AMES,
	CARELESS,
	MODEL,
	WARD,
	WORKFLOWS,
	move,
	record,
	type Move
} from '$tests/support/ward';
import { placesOf, stepWords } from './steps';

const SHOWN = {
	tasks: [{ id: 'read', text: 'Read the allergies' }],
	hints: [{ id: 'tube', ask: 'Which tube?' }]
};

function wordsOf(moves: readonly Move[]): string[] {
	const { entries } = record(moves);
	const film = new Film(compile(WARD, WORKFLOWS), entries);
	return entries.map((entry) => {
		const before = film.after(Math.max(0, entry.seq - 1));
		return stepWords({ entry, before, after: film.after(entry.seq) }, SHOWN, WORKFLOWS);
	});
}

function wordsOfOne(type: string, data: JsonObject): string | undefined {
	return wordsOf([move(2, `attempt:${type}`, data)]).at(-1);
}

describe('stepWords', () => {
	it('says every step of an attempt, the refused ones as refused', () => {
		const words = wordsOf(CARELESS);

		expect(words[0]).toBe('opened the chart');
		expect(words[1]).toBe('began Requisition');
		expect(words[3]).toBe('refused: specimen, receive');
		expect(words[4]).toBe('specimen, receive');
		expect(words.at(-1)).toBe('handed in');
	});

	it('quotes an answer to a message', () => {
		expect(wordsOf(MODEL).find((words) => words.startsWith('answered'))).toMatch(
			/^answered ".+": "Potassium is 7, I tell the doctor"$/
		);
	});

	it.each([
		['wait', 'waited until Day 1 13:42'],
		['next-event', 'went on to the next event, Day 1 13:42'],
		['pause', 'paused the clock at Day 1 13:42'],
		['hide', 'left the screen at Day 1 13:42'],
		['fact-seen', 'saw what came in at Day 1 13:42']
	])('says why the clock moved: %s', (why, expected) => {
		expect(wordsOfOne('clock.advance', { why })).toBe(expected);
	});

	it('names field, unit and option of a form as its own definition does', () => {
		const opened = move(1, 'attempt:form.open', {
			form: 'tube-5',
			workflow: 'specimens',
			kind: 'requisition',
			patient: AMES,
			values: {}
		});
		const set = (field: string, value: JsonObject[string]) =>
			move(2, 'attempt:form.set', { form: 'tube-5', field, value });

		const words = wordsOf([
			opened,
			set('test', 'cbc'),
			set('volume', 5),
			set('volume', null),
			move(3, 'attempt:form.discard', { form: 'tube-5' })
		]);

		expect(words.slice(2)).toEqual([
			'set Test of Requisition to Blood count',
			'set Volume of Requisition to 5 mL',
			'emptied Volume of Requisition',
			'discarded Requisition'
		]);
	});

	it('says what an order that nobody can find was called', () => {
		const { entries, world } = record(
			[
				move(1, 'order-entry:order.discontinue', { order: 'gone', reason: 'duplicate', note: '' })
			].map((made) => ({ ...made, workflow: 'specimens' }))
		);
		const entry = entries.at(-1);

		expect(entry).toBeDefined();
		expect(entry && stepWords({ entry, before: world, after: world }, SHOWN, WORKFLOWS)).toBe(
			'refused: stopped gone: duplicate order'
		);
	});
});

describe('placesOf', () => {
	it('follows forms to their workflow, reading to its activity, and stays where nothing moves', () => {
		const { entries, world } = record(MODEL);
		const activities = placesOf(entries, world.chart).map((place) => place.activity);

		expect(activities[0]).toBe('summary');
		expect(activities[1]).toBe('allergies');
		expect(activities[2]).toBe('specimens');
		expect(activities[5]).toBe('visits');
		expect(activities.slice(-2)).toEqual(['messages', 'messages']);
	});

	it('knows whose chart a form belongs to', () => {
		const { entries, world } = record(MODEL);

		expect(placesOf(entries, world.chart)[2]?.patient).toBe(AMES);
	});
});
