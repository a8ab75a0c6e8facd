import type { JsonObject } from '$lib/engine/canonical';
import { viewOf } from '$lib/engine/step';
import { describe, expect, it } from 'vitest';
import { act, ADA, BEN, level, open, play, WHOLE_NOTE } from './sample-department';
import { standingStops, validateForm } from './validate';

function note(values: JsonObject, visit = ADA, before = [level(visit, 3)]) {
	const { world } = play([
		...before,
		open(visit, 'note', 'triage-note', { ...WHOLE_NOTE, ...values })
	]);
	const form = world.forms.get('note');
	if (!form) throw new Error('the form did not open');
	return { form, view: viewOf(world) };
}

function adviceOf(...given: Parameters<typeof note>): string[] {
	const { form, view } = note(...given);
	return validateForm(form, view)
		.filter(({ severity }) => severity === 'advice')
		.map(({ title, detail }) => `${title}: ${detail}`);
}

const SICK = {
	temperature: 39.1,
	temperatureUnit: 'Cel',
	temperatureRoute: 'oral',
	hr: 118,
	rr: 24,
	infectionSuspected: 'yes'
};
const SUICIDE = {
	suicideScreen: 'done',
	suicideWish: 'yes',
	suicideThoughts: 'no',
	suicideBehavior: 'no'
};

describe('screenAdvice', () => {
	it('says nothing of a note without findings', () => {
		expect(adviceOf({})).toEqual([]);
	});

	it('is advice: it stops no signature', () => {
		const { form, view } = note({ strokeSigns: ['face'], lastKnownWellCertainty: 'unknown' });
		expect(standingStops(form, view, [])).toEqual([]);
		expect(adviceOf({ strokeSigns: ['face'], lastKnownWellCertainty: 'unknown' })).toHaveLength(1);
	});

	it('asks for the stroke alert within a day of last known well, and not after', () => {
		const stroke = (hours: number) =>
			adviceOf({
				strokeSigns: ['speech'],
				lastKnownWellCertainty: 'known',
				lastKnownWell: -hours * 3_600_000
			});
		expect(stroke(2)).toEqual(['Stroke screen positive: Due: stroke alert.']);
		expect(stroke(30)).toEqual([]);
	});

	it('takes a called alert for done', () => {
		const before = [level(ADA, 2), act(ADA, 'alert.call', { alert: 'stroke', note: '' })];
		const given = { strokeSigns: ['arm'], lastKnownWellCertainty: 'known', lastKnownWell: -60_000 };
		expect(adviceOf(given, ADA, before)).toEqual(['Stroke screen positive: Done already.']);
	});

	it('counts two signs and a suspected infection as a positive sepsis screen', () => {
		expect(adviceOf(SICK)[0]).toBe('Sepsis screen positive: Due: sepsis alert.');
		expect(adviceOf({ ...SICK, infectionSuspected: 'no' }).join()).not.toContain('Sepsis');
	});

	it('counts no adult signs on a child', () => {
		expect(adviceOf(SICK, BEN).join()).not.toContain('Sepsis');
		expect(adviceOf(SICK, BEN).join()).not.toContain('NEWS2');
	});

	it('names an early warning score from five points', () => {
		expect(adviceOf({ ...SICK, infectionSuspected: 'no' }).join()).toContain('NEWS2 6, medium');
	});

	it.each([
		[{}, 'low'],
		[
			{ suicideThoughts: 'yes', suicideMethod: 'yes', suicideIntent: 'no', suicidePlan: 'no' },
			'moderate'
		],
		[
			{ suicideThoughts: 'yes', suicideMethod: 'no', suicideIntent: 'yes', suicidePlan: 'no' },
			'high'
		],
		[{ suicideBehavior: 'yes', suicideRecent: 'yes' }, 'high'],
		[{ suicideBehavior: 'yes', suicideRecent: 'no' }, 'moderate']
	])('tells the tier of a suicide screen: %o', (answers, tier) => {
		expect(adviceOf({ ...SUICIDE, ...answers }).join()).toContain(`Suicide screen: ${tier} risk`);
	});

	it('isolates what could be contagious before anybody knows its name', () => {
		expect(adviceOf({ infectionSigns: ['fever', 'rash'] }).join()).toContain('Could be contagious');
		expect(adviceOf({ infectionSigns: ['fever', 'cough'] }).join()).not.toContain('contagious');
		expect(adviceOf({ infectionSigns: ['fever', 'cough', 'travel'] }).join()).toContain(
			'contagious'
		);
	});

	it('says who is due for a fall risk and a safety concern', () => {
		expect(adviceOf({ fallRisks: ['gait'] })).toEqual(['Fall risk: Due: fall risk.']);
		expect(adviceOf({ safetyConcerns: ['weapon', 'elopement'] })).toEqual([
			'A safety concern: Due: security; the elopement precaution, within sight.'
		]);
	});
});
