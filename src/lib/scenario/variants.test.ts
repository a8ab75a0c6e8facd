import { describe, expect, it } from 'vitest';
import { InputFault } from '$lib/parse/json';
import { applyVariant, type ScenarioParts } from './variants';
import type { ScenarioFile } from './schema';

type Change = ScenarioFile['variants'][number]['changes'][number];

function parts(changes: Change[]): ScenarioParts {
	const scenario = {
		title: 'A case',
		tasks: [
			{ id: 'one', text: 'Do the first thing' },
			{ id: 'two', text: 'Do the second thing' }
		],
		variants: [{ id: 'other', title: 'Another way', changes }]
	} as unknown as ScenarioFile;
	return {
		scenario,
		chart: {
			resourceType: 'Bundle',
			type: 'collection',
			entry: [
				{ resource: { resourceType: 'Observation', id: 'weight', valueQuantity: { value: 58 } } },
				{ resource: { resourceType: 'Observation', id: 'height', valueQuantity: { value: 160 } } }
			]
		},
		key: { sections: { attempt: { rules: [{ id: 'first', points: 2 }] } } },
		brief: 'The brief',
		debrief: ''
	};
}

const apply = (...changes: Change[]) => applyVariant(parts(changes), 'other', 'w/case');

describe('applyVariant', () => {
	it('gives the parts themselves for no variant', () => {
		const whole = parts([]);
		expect(applyVariant(whole, null, 'w/case')).toBe(whole);
	});

	it('sets a value in a resource found by its id, and leaves the others alone', () => {
		const { chart } = apply({
			file: 'chart',
			path: 'entry/weight/resource/valueQuantity/value',
			set: 41
		});
		expect(chart).toMatchObject({
			entry: [
				{ resource: { id: 'weight', valueQuantity: { value: 41 } } },
				{ resource: { id: 'height', valueQuantity: { value: 160 } } }
			]
		});
	});

	it('does not change the parts it was given', () => {
		const whole = parts([{ file: 'chart', path: 'entry/weight/resource/status', set: 'final' }]);
		const before = JSON.stringify(whole);
		applyVariant(whole, 'other', 'w/case');
		expect(JSON.stringify(whole)).toBe(before);
	});

	it('adds to the end of a list with -', () => {
		const { key } = apply({
			file: 'key',
			path: 'sections/attempt/rules/-',
			set: { id: 'second', points: 1 }
		});
		expect(key).toEqual({
			sections: {
				attempt: {
					rules: [
						{ id: 'first', points: 2 },
						{ id: 'second', points: 1 }
					]
				}
			}
		});
	});

	it('removes an element by id and a field by name', () => {
		const { scenario } = apply(
			{ file: 'scenario', path: 'tasks/one', remove: true },
			{ file: 'scenario', path: 'tasks/two/text', remove: true }
		);
		expect(scenario).toMatchObject({ tasks: [{ id: 'two' }] });
	});

	it('replaces prose as a whole', () => {
		expect(apply({ file: 'brief', path: '', set: 'Another brief' }).brief).toBe('Another brief');
	});

	it.each<[string, Change, RegExp]>([
		[
			'a list element that is not there',
			{ file: 'chart', path: 'entry/age/x', set: 1 },
			/no element age/
		],
		['a field that is not there', { file: 'chart', path: 'meta/tag', set: 1 }, /no meta/],
		[
			'a step into a number',
			{ file: 'chart', path: 'entry/weight/resource/id/x', set: 1 },
			/plain value/
		],
		['removing what is not there', { file: 'chart', path: 'total', remove: true }, /not there/],
		['neither setting nor removing', { file: 'chart', path: 'total' }, /either sets or removes/],
		[
			'both at once',
			{ file: 'chart', path: 'type', set: 'x', remove: true },
			/either sets or removes/
		]
	])('refuses %s', (_name, change, reason) => {
		expect(() => apply(change)).toThrow(InputFault);
		expect(() => apply(change)).toThrow(reason);
	});

	it('refuses a variant that is not there', () => {
		expect(() => applyVariant(parts([]), 'third', 'w/case')).toThrow(/no variant "third"/);
	});
});
