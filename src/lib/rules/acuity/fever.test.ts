import { describe, expect, it } from 'vitest';
import { acuityOf } from './acuity';
import type { AgeUnit } from './age';
import type { EditionId, Level, Point } from './editions';
import { factsWith, type Told } from './sample-facts';

/** A small child who needs nothing and whose vitals are usual: without the fever, level 5. */
const child = (edition: EditionId, value: number, unit: AgeUnit, tempC: number, told: Told = {}) =>
	factsWith({
		edition,
		age: { value, unit },
		immunized: true,
		feverSource: true,
		...told,
		vitals: { hr: 130, rr: 34, sbp: 95, dbp: 60, tempC, pain: null, ...told.vitals }
	});

type Row = readonly [EditionId, number, AgeUnit, tempC: number, readonly Level[], Point];

describe('fever under three months', () => {
	const rows: readonly Row[] = [
		['ESI-v4', 10, 'd', 38.1, [2], 'B'],
		['ESI-v5', 10, 'd', 38.1, [2], 'B'],
		['ESI-v4', 28, 'd', 38.1, [2], 'B'],
		['ESI-v5', 4, 'wk', 38.1, [2], 'B'],
		['ESI-v4', 10, 'd', 38, [2, 5], 'B'],
		['ESI-v5', 10, 'd', 38, [2, 5], 'B'],
		['ESI-v4', 10, 'd', 37.9, [5], 'C'],
		['ESI-v5', 10, 'd', 37.9, [5], 'C'],
		['ESI-v4', 29, 'd', 38.1, [2, 5], 'B'],
		['ESI-v5', 2, 'mo', 38.1, [2, 5], 'B'],
		['ESI-v5', 2, 'mo', 38, [5], 'C'],
		['ESI-v4', 2, 'mo', 38, [5], 'C'],
		['ESI-v4', 5, 'd', 36.4, [2], 'B'],
		['ESI-v5', 89, 'd', 36.4, [2], 'B'],
		['ESI-v5', 89, 'd', 36.5, [5], 'C'],
		['ESI-v4', 90, 'd', 36.4, [5], 'C']
	];

	it.each(rows)('%s at %d %s, %d C: %o at %s', (edition, value, unit, tempC, accept, point) => {
		expect(acuityOf(child(edition, value, unit, tempC))).toMatchObject({ accept, point });
	});

	it('says that exactly 38.0 in the first weeks is printed in two ways', () => {
		const { cautions } = acuityOf(child('ESI-v4', 10, 'd', 38));
		expect(cautions.join(' ')).toContain('print differs');
	});
});

describe('fever from three months to three years', () => {
	const rows: readonly (readonly [...Row, Told])[] = [
		['ESI-v4', 14, 'mo', 39.1, [3, 5], 'D', {}],
		['ESI-v4', 14, 'mo', 39, [5], 'C', {}],
		['ESI-v4', 14, 'mo', 38.6, [3, 5], 'D', { immunized: false }],
		['ESI-v4', 14, 'mo', 38.6, [3, 5], 'D', { feverSource: false }],
		['ESI-v4', 14, 'mo', 37, [3, 5], 'D', { immunized: false }],
		['ESI-v4', 14, 'mo', 35.9, [5], 'C', {}],
		['ESI-v5', 14, 'mo', 39.1, [2, 3], 'D', {}],
		['ESI-v5', 14, 'mo', 35.9, [2, 3], 'D', {}],
		['ESI-v5', 14, 'mo', 36, [5], 'C', {}],
		['ESI-v5', 14, 'mo', 39, [2, 3, 5], 'D', {}],
		['ESI-v5', 14, 'mo', 38.6, [2, 3, 5], 'D', {}],
		['ESI-v5', 14, 'mo', 38.5, [5], 'C', {}],
		['ESI-v5', 14, 'mo', 38.3, [2, 3, 5], 'D', { feverSource: false }],
		['ESI-v5', 14, 'mo', 37, [2, 3, 4], 'D', { immunized: false, resources: ['plain-film'] }],
		['ESI-v5', 3, 'a', 39.5, [2, 3, 5], 'D', { vitals: { hr: 110 } }],
		['ESI-v5', 3.1, 'a', 39.5, [5], 'C', { vitals: { hr: 110 } }],
		['ESI-v4', 14, 'mo', 39.5, [3], 'D', { resources: ['labs', 'plain-film'] }],
		['ESI-v5', 14, 'mo', 39.5, [2, 3], 'D', { resources: ['labs', 'plain-film'] }]
	];

	it.each(rows)(
		'%s at %d %s, %d C: %o at %s with %o',
		(edition, value, unit, t, accept, point, told) => {
			expect(acuityOf(child(edition, value, unit, t, told))).toMatchObject({ accept, point });
		}
	);

	it('never takes back a level 2 that danger vitals settled', () => {
		const resources = ['labs', 'plain-film'] as const;
		const vitals = { hr: 175 };
		const facts = child('ESI-v5', 14, 'mo', 39.5, { resources, vitals, vitalsRepeated: true });
		expect(acuityOf(facts).accept).toEqual([2]);
	});

	it('warns where immunization or source is not told', () => {
		const told = { immunized: null, feverSource: true };
		expect(acuityOf(child('ESI-v4', 14, 'mo', 38.4, told)).cautions.join(' ')).toContain(
			'immunization or a source of the fever is not told'
		);
		expect(acuityOf(child('ESI-v4', 14, 'mo', 38.4)).cautions).toEqual([]);
	});

	it('warns of a temperature below 36 at any age in version 5', () => {
		const cold = { vitals: { tempC: 35.5 } };
		expect(acuityOf(factsWith(cold)).cautions).toEqual([
			'Temperature 35.5 C is below 36 C, a warning at any age.'
		]);
		expect(acuityOf(factsWith({ ...cold, edition: 'ESI-v4' })).cautions).toEqual([]);
	});
});
