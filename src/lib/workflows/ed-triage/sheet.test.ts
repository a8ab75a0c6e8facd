import type { JsonObject } from '$lib/engine/canonical';
import { viewOf } from '$lib/engine/step';
import { describe, expect, test } from 'vitest';
import { act, ADA, level, open, play, set, WHOLE_NOTE } from './sample-department';
import { firstField, needsText, sheetOf, ticked } from './sheet';

function noteWith(values: JsonObject, ...more: Parameters<typeof play>[0]) {
	const { world } = play([
		act(ADA, 'triage.begin'),
		open(ADA, 'note', 'triage-note', values),
		...more
	]);
	const form = world.forms.get('note');
	if (!form) throw new Error('the note is not open');
	return sheetOf(form, viewOf(world));
}

describe('a note on the sheet', () => {
	test('counts what is missing by section, and goes to the first of it', () => {
		const { identifiers: _one, airway: _other, ...rest } = WHOLE_NOTE;
		const sheet = noteWith(rest);
		const missing = sheet.sections.filter((one) => one.missing > 0).map(({ id }) => id);
		expect(missing).toEqual(['arrival', 'look']);
		expect(firstField(sheet)).toBe('identifiers');
		expect(needsText(sheet)).toBe('2 fields missing, no acuity yet');
	});

	test('is open until a level stands', () => {
		expect(noteWith(WHOLE_NOTE).open).toBe(1);
		expect(noteWith(WHOLE_NOTE, level(ADA, 4)).open).toBe(0);
	});

	test('tells a stop from a question, and takes an answer to the question', () => {
		const sheet = noteWith({ ...WHOLE_NOTE, hr: 190, sbp: 80, dbp: 90 }, level(ADA, 4));
		expect(sheet.stops.map(({ field }) => field)).toEqual(['dbp']);
		expect(sheet.questions.map(({ id }) => id)).toEqual(['unusual.hr']);
		const answered = noteWith(
			{ ...WHOLE_NOTE, hr: 190 },
			level(ADA, 4),
			set('note', 'answers', [{ check: 'unusual.hr', reason: 'measured-again', note: '' }])
		);
		expect(answered.open).toBe(0);
	});

	test('says what a screen calls for, but not in an exam', () => {
		const { world } = play([
			level(ADA, 3),
			open(ADA, 'note', 'triage-note', { ...WHOLE_NOTE, fallRisks: ['gait'] })
		]);
		const form = world.forms.get('note');
		if (!form) throw new Error('the note is not open');
		const adviceIn = (mode: 'practice' | 'exam') =>
			sheetOf(form, { ...viewOf(world), mode }).advice.map(({ id }) => id);
		expect(adviceIn('practice')).toEqual(['screen.fall']);
		expect(adviceIn('exam')).toEqual([]);
	});

	test('hides fields that the rest of the note does not ask for', () => {
		const fields = (values: JsonObject) =>
			noteWith(values).sections.flatMap((one) => one.fields.map(({ id }) => id));
		expect(fields(WHOLE_NOTE)).not.toContain('mechanism');
		expect(fields({ ...WHOLE_NOTE, complaint: 'fall' })).toContain('mechanism');
	});
});

describe('a check list', () => {
	test('none takes away all others, and any other takes away none', () => {
		expect(ticked(['fell', 'gait'], 'none', true)).toEqual(['none']);
		expect(ticked(['none'], 'fell', true)).toEqual(['fell']);
	});

	test('nothing ticked is no answer', () => {
		expect(ticked(['fell'], 'fell', false)).toBeNull();
	});
});
