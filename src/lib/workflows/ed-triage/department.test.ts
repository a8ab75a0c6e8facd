import type { Resource } from '$lib/fhir/types';
import { Chart } from '$lib/fhir/chart';
import { reassessmentOf } from '$lib/rules/acuity/clocks';
import { MINUTE, parseStart } from '$lib/engine/time';
import { describe, expect, it } from 'vitest';
import {
	ageAt,
	departmentOf,
	encounterIn,
	EXTENSION,
	placeOf,
	standingOf,
	visitOf,
	visitsOf
} from './department';
import { edTriage } from './index';
import {
	act,
	ADA,
	BEN,
	CHART,
	CY,
	DOT,
	EVE,
	FAY,
	LEFT,
	level,
	open,
	play,
	sign,
	START,
	triaged
} from './sample-department';

const chart = Chart.of(CHART);

describe('a department', () => {
	it('is the Location that names an edition, with its places', () => {
		const department = departmentOf(chart, '2026-01-14');
		expect(department).toMatchObject({
			ref: 'Location/ed',
			name: 'Millbrook Emergency',
			edition: 'ESI-v5'
		});
		expect(department?.places.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
			'wr waiting',
			'triage-1 triage',
			'room-1 room',
			'resus-1 resus'
		]);
	});

	it('looks again by its own minutes, else by the laxest of common practice', () => {
		const own = CHART.map((one): Resource =>
			one.resourceType === 'Location' && one.id === 'ed'
				? {
						...one,
						extension: [
							...(one.extension ?? []),
							{
								url: EXTENSION.reassess,
								extension: [{ url: 'level-2', valueInteger: 10 }]
							}
						]
					}
				: one
		);
		const most = (given: 1 | 3 | 5) => reassessmentOf(given, '2026-01-14').most;
		expect(departmentOf(Chart.of(own), '2026-01-14')?.reassess).toMatchObject({
			1: most(1),
			2: 10,
			3: most(3),
			5: most(5)
		});
	});

	it('is nothing where the chart has none, and refuses an edition nobody knows', () => {
		expect(departmentOf(Chart.of([]), '2026-01-14')).toBeUndefined();
		const odd: Resource = {
			resourceType: 'Location',
			id: 'ed',
			extension: [{ url: EXTENSION.edition, valueCode: 'ESI-v9' }]
		};
		expect(() => departmentOf(Chart.of([odd]), '2026-01-14')).toThrow('ESI-v9');
	});

	it('is no place of its own', () => {
		expect(placeOf(chart, 'ed')).toBeUndefined();
		expect(placeOf(chart, 'room-1')).toEqual({ id: 'room-1', name: 'Room 1', kind: 'room' });
	});
});

describe('visits', () => {
	it('come in the order of arrival, with where and how they stand', () => {
		const { world } = play([]);
		expect(
			visitsOf(world).map(({ id, state, level: given, place }) => [id, state, given, place?.id])
		).toEqual([
			[EVE, 'boarding', 3, 'wr'],
			[CY, 'waitingRoom', 3, 'wr'],
			[DOT, 'providerSeen', null, 'wr'],
			[ADA, 'arrived', null, 'wr'],
			[BEN, 'arrived', null, 'wr']
		]);
		expect(visitOf(world, ADA)?.at).toBe(-10 * MINUTE);
	});

	it('say what the machine says once somebody acted', () => {
		const { world } = play([30, ...triaged(ADA, 2), act(ADA, 'visit.move', { to: 'room-1' })]);
		expect(visitOf(world, ADA)).toMatchObject({
			state: 'roomed',
			level: 2,
			complaint: 'my belly hurts',
			group: 'abdominal-pain',
			place: { id: 'room-1' }
		});
		expect(visitOf(world, FAY)).toMatchObject({ state: 'arrived', at: 30 * MINUTE });
	});

	it('are Encounters of class EMER alone', () => {
		const inpatient: Resource = {
			resourceType: 'Encounter',
			id: 'ward',
			status: 'in-progress',
			class: { code: 'IMP' },
			subject: { reference: 'Patient/ada' },
			period: { start: '2026-01-14T08:00:00-05:00' }
		};
		const { world, refused } = play([act('ward', 'triage.begin')], [...CHART, inpatient]);
		expect(visitOf(world, 'ward')).toBeUndefined();
		expect(encounterIn(world, 'ward')).toBeUndefined();
		expect(refused).toEqual(['There is no such visit.']);
	});

	it('stand in the waiting room only with a level', () => {
		const cy = chart.one('Encounter', CY);
		const { priority, ...bare } = cy ?? { priority: undefined };
		expect(priority).toBeDefined();
		expect(cy && standingOf(cy)).toBe('waitingRoom');
		expect('resourceType' in bare && standingOf({ ...bare })).toBe('arrived');
	});
});

describe('an age', () => {
	const born = (birthDate: string) => {
		const baby: Resource = { resourceType: 'Patient', id: 'x', birthDate };
		return ageAt(Chart.of([baby]), 'Patient/x', { start: START, at: 0 });
	};

	it('is in days, then months, then years, by the civil day of the department', () => {
		expect(born('2026-01-14')).toEqual({ value: 0, unit: 'd' });
		expect(born('2025-12-15')).toEqual({ value: 30, unit: 'd' });
		expect(born('2025-12-14')).toEqual({ value: 1, unit: 'mo' });
		expect(born('2024-01-15')).toEqual({ value: 23, unit: 'mo' });
		expect(born('2024-01-14')).toEqual({ value: 2, unit: 'a' });
		expect(born('1971-01-15')).toEqual({ value: 54, unit: 'a' });
		expect(born('1971-01-14')).toEqual({ value: 55, unit: 'a' });
	});

	it('is not known without a whole birth date, or before birth', () => {
		expect(born('1971')).toBeNull();
		expect(born('2026-01-15')).toBeNull();
		expect(ageAt(Chart.of([]), 'Patient/x', { start: START, at: 0 })).toBeNull();
	});

	it('turns at midnight of the department, not of Greenwich', () => {
		const evening = parseStart('2026-01-14T21:00:00-05:00');
		const baby: Resource = { resourceType: 'Patient', id: 'x', birthDate: '2024-01-15' };
		const age = (at: number) => ageAt(Chart.of([baby]), 'Patient/x', { start: evening, at });
		expect(age(0)).toEqual({ value: 23, unit: 'mo' });
		expect(age(180 * MINUTE)).toEqual({ value: 2, unit: 'a' });
	});
});

describe('the work is complete', () => {
	it('when every visit has a level or is over, and no form lies open', () => {
		const alone = CHART.filter(
			(one) => one.resourceType !== 'Encounter' || one.id === ADA || one.id === CY
		);
		const complete = (moves: Parameters<typeof play>[0]) =>
			edTriage.isComplete(play(moves, alone).world);
		expect(complete([])).toBe(false);
		expect(complete([level(ADA, 3)])).toBe(true);
		expect(complete([level(ADA, 3), open(CY, 'again', 'reassessment', {})])).toBe(false);
		expect(
			complete([open(ADA, 'left', 'exit-note', LEFT.lwbs), sign(ADA, 'exit.sign', 'left')])
		).toBe(true);
	});
});
