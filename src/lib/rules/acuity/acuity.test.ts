import { describe, expect, it } from 'vitest';
import { acuityOf } from './acuity';
import {
	EDITION_IDS,
	EDITIONS,
	editionOf,
	newestEdition,
	type Level,
	type Point
} from './editions';
import { HIGH_RISK, HIGH_RISK_IDS, type HighRiskId } from './high-risk';
import { countsAtA, LIFE_SAVING_IDS, NOT_LIFE_SAVING_IDS, type LifeSavingId } from './life-saving';
import type { ResourceId } from './resources';
import { factsWith, type Told } from './sample-facts';

const TWO_KINDS: readonly ResourceId[] = ['labs', 'iv-medicine'];
const answer = (told: Told) => acuityOf(factsWith(told));
const levels = (told: Told) => answer(told).accept;

type Row = readonly [string, Told, readonly Level[], Point];

describe.each(EDITION_IDS)('point A in %s', (edition) => {
	it.each(LIFE_SAVING_IDS.filter((id) => countsAtA(id, edition)))('%s is level 1', (id) => {
		expect(answer({ edition, lifeSaving: [id] })).toMatchObject({ accept: [1], point: 'A' });
	});

	it.each(NOT_LIFE_SAVING_IDS)('%s does not count', (id) => {
		expect(answer({ edition, lifeSaving: [id] })).toMatchObject({ accept: [5], point: 'C' });
	});

	const rows: readonly Row[] = [
		['answers to pain only', { vitals: { avpu: 'P', gcs: null } }, [1], 'A'],
		['unresponsive', { vitals: { avpu: 'U', gcs: 3 } }, [1], 'A'],
		['answers to voice', { vitals: { avpu: 'V', gcs: 13 } }, [2], 'B'],
		['coma scale 8 without AVPU', { vitals: { avpu: null, gcs: 8 } }, [1], 'A'],
		['coma scale 9 without AVPU', { vitals: { avpu: null, gcs: 9 } }, [2, 5], 'B'],
		['coma scale 8 and yet alert', { vitals: { avpu: 'A', gcs: 8 } }, [1, 2], 'B'],
		['no pulse', { vitals: { avpu: null, hr: 0 } }, [1], 'A'],
		['no breathing', { vitals: { avpu: 'U', rr: 0 } }, [1], 'A'],
		['adult pressure of 70', { vitals: { sbp: 70, dbp: 40 } }, [1, 2], 'B'],
		['adult pressure of 71', { vitals: { sbp: 71, dbp: 40 } }, [2, 5], 'B'],
		['adult pressure of 89', { vitals: { sbp: 89, dbp: 50 } }, [2, 5], 'B'],
		['adult pressure of 90', { vitals: { sbp: 90, dbp: 50 } }, [5], 'C']
	];
	it.each(rows)('%s', (_, told, accept, point) => {
		expect(answer({ ...told, edition })).toMatchObject({ accept, point });
	});
});

describe('point A where the editions differ', () => {
	it('has SpO2 below 90 in version 4, and leaves it to judgement in version 5', () => {
		const low = (spo2: number) => ({ vitals: { spo2 }, resources: TWO_KINDS });
		expect(answer({ edition: 'ESI-v4', ...low(89) })).toMatchObject({ accept: [1], point: 'A' });
		expect(answer({ edition: 'ESI-v4', ...low(90) })).toMatchObject({ accept: [2, 3], point: 'D' });
		expect(answer({ edition: 'ESI-v5', ...low(89) })).toMatchObject({ accept: [2, 3], point: 'B' });
		expect(answer({ edition: 'ESI-v5', ...low(90) })).toMatchObject({ accept: [2, 3], point: 'D' });
	});

	it('has an acute mental change in version 4; in version 5 it is point B', () => {
		const lifeSaving: readonly LifeSavingId[] = ['acute-mental-change'];
		expect(answer({ edition: 'ESI-v4', lifeSaving })).toMatchObject({ accept: [1], point: 'A' });
		expect(answer({ edition: 'ESI-v5', lifeSaving })).toMatchObject({ accept: [2], point: 'B' });
	});
});

describe.each(EDITION_IDS)('point B in %s', (edition) => {
	const printed = HIGH_RISK_IDS.filter((id) => HIGH_RISK[id].editions.includes(edition));
	it.each(printed)('%s', (id) => {
		const { level, childOnly } = HIGH_RISK[id];
		const age = { value: childOnly ? 6 : 40, unit: 'a' } as const;
		const vitals = { rr: 18, hr: 90 };
		expect(levels({ edition, age, vitals, highRisk: [id], pregnant: true })).toEqual([level]);
	});

	const rows: readonly Row[] = [
		['newly altered', { alteredMentalStatus: true, vitals: { gcs: 14 } }, [2], 'B'],
		['coma scale 14, not new', { vitals: { gcs: 14 } }, [2, 5], 'B'],
		['severe distress', { severeDistress: true, vitals: { pain: 9 } }, [2], 'B'],
		['pain of 6', { vitals: { pain: 6 } }, [5], 'C'],
		['pain of 7', { vitals: { pain: 7 } }, [2, 5], 'B'],
		['pain of 10 and one kind', { vitals: { pain: 10 }, resources: ['plain-film'] }, [2, 4], 'B'],
		['pain of 8 and two kinds', { vitals: { pain: 8 }, resources: TWO_KINDS }, [2, 3], 'B']
	];
	it.each(rows)('%s', (_, told, accept, point) => {
		expect(answer({ ...told, edition })).toMatchObject({ accept, point });
	});
});

describe('point B where editions or ages differ', () => {
	const only: readonly HighRiskId[] = [
		'pregnancy-chest-pain',
		'pregnancy-dyspnea',
		'pregnancy-abdominal-pain',
		'pregnancy-headache',
		'renal-colic-pain',
		'cancer-pain',
		'sickle-cell-pain'
	];
	it.each(only)('%s is printed in version 5 and judged in version 4', (id) => {
		const told = { pregnant: true, highRisk: [id] };
		expect(levels({ edition: 'ESI-v5', ...told })).toEqual([2]);
		expect(levels({ edition: 'ESI-v4', ...told })).toEqual([2, 5]);
	});

	it.each(['active-seizure', 'anaphylaxis', 'respiratory-failure'] as const)(
		'%s is level 1 of children in version 4, and 1 or 2 elsewhere',
		(id) => {
			const child = { age: { value: 6, unit: 'a' }, highRisk: [id] } as const;
			expect(levels({ edition: 'ESI-v4', ...child })).toEqual([1]);
			expect(levels({ edition: 'ESI-v5', ...child })).toEqual([1, 2]);
			expect(levels({ edition: 'ESI-v4', highRisk: [id] })).toEqual([1, 2]);
		}
	);

	it.each([
		[17.9, [2]],
		[18, [2, 5]]
	] as const)('at %d years a situation of children gives %o', (value, accept) => {
		const told = { age: { value, unit: 'a' }, highRisk: ['sunken-eyes'] } as const;
		expect(levels(told)).toEqual(accept);
	});

	const pressures: readonly (readonly [number, readonly Level[], readonly Level[]])[] = [
		[89, [2], [2, 5]],
		[90, [5], [5]],
		[150, [5], [5]],
		[151, [2], [2, 5]]
	];
	it.each(pressures)('pregnant, systolic %d: %o in version 5, %o in version 4', (sbp, v5, v4) => {
		const told = { pregnant: true, vitals: { sbp, dbp: 60 } };
		expect(levels({ edition: 'ESI-v5', ...told })).toEqual(v5);
		expect(levels({ edition: 'ESI-v4', ...told })).toEqual(v4);
	});

	it('asks nothing of a high pressure outside pregnancy', () => {
		expect(levels({ vitals: { sbp: 180, dbp: 90 } })).toEqual([5]);
	});
});

describe.each(EDITION_IDS)('points C and D in %s', (edition) => {
	const rows: readonly Row[] = [
		['no resource', { resources: ['oral-medicine'] }, [5], 'C'],
		['one kind', { resources: ['labs'] }, [4], 'C'],
		['one kind in danger', { resources: ['labs'], vitals: { hr: 130 } }, [4], 'C'],
		['two kinds', { resources: TWO_KINDS }, [3], 'D'],
		['two kinds by one procedure', { resources: ['complex-procedure'] }, [3], 'D'],
		['ECG and film', { resources: ['ecg', 'plain-film'] }, [3, 4], 'C'],
		['CT and ultrasound', { resources: ['ct', 'ultrasound'] }, [3, 4], 'C'],
		['ECG, film and labs', { resources: ['ecg', 'plain-film', 'labs'] }, [3], 'D'],
		[
			'ECG and film in danger',
			{ resources: ['ecg', 'plain-film'], vitals: { hr: 130, rr: 26 } },
			[2, 3, 4],
			'C'
		],
		['rate of 100', { resources: TWO_KINDS, vitals: { hr: 100 } }, [3], 'D'],
		['rate of 130', { resources: TWO_KINDS, vitals: { hr: 130 } }, [2, 3], 'D'],
		['breaths of 20', { resources: TWO_KINDS, vitals: { rr: 20 } }, [3], 'D'],
		['breaths of 21', { resources: TWO_KINDS, vitals: { rr: 21 } }, [2, 3], 'D'],
		['saturation of 92', { resources: TWO_KINDS, vitals: { spo2: 92 } }, [3], 'D'],
		['saturation of 91', { resources: TWO_KINDS, vitals: { spo2: 91 } }, [2, 3], 'D']
	];
	it.each(rows)('%s', (_, told, accept, point) => {
		expect(answer({ ...told, edition })).toMatchObject({ accept, point });
	});

	it('says which danger vitals nobody measured', () => {
		const none = { hr: null, rr: null, spo2: null };
		const { accept, path, cautions } = answer({ edition, resources: TWO_KINDS, vitals: none });
		expect(accept).toEqual([3]);
		expect(path.at(-1)?.answer).toBe('not measured');
		expect(cautions).toEqual(['Point D was asked without heart rate, respiratory rate, SpO2.']);
	});

	it('warns of danger vitals where point D is not reached', () => {
		const { cautions } = answer({ edition, resources: ['labs'], vitals: { hr: 130 } });
		expect(cautions.join(' ')).toContain('heart rate 130, above 100');
	});
});

describe('point D where the editions differ', () => {
	const copd = { age: { value: 68, unit: 'a' }, resources: TWO_KINDS } as const;
	const vitals = { hr: 112, rr: 24, spo2: 91 };

	it('considers level 2 for lung disease with a minor wound, and version 5 settles it on a repeat', () => {
		const twice = { ...copd, vitals, vitalsRepeated: true };
		expect(levels({ ...copd, vitals, edition: 'ESI-v4' })).toEqual([2, 3]);
		expect(levels({ ...copd, vitals, edition: 'ESI-v5' })).toEqual([2, 3]);
		expect(levels({ ...twice, edition: 'ESI-v4' })).toEqual([2, 3]);
		expect(levels({ ...twice, edition: 'ESI-v5' })).toEqual([2]);
	});

	it.each([
		[101, [2, 3], [3]],
		[102, [2, 3], [3]],
		[103, [2, 3], [2, 3]]
	] as const)('a lone heart rate of %d in a well adult: %o and %o', (hr, v4, v5) => {
		const told = { resources: TWO_KINDS, vitals: { hr }, vitalsRepeated: true };
		expect(levels({ ...told, edition: 'ESI-v4' })).toEqual(v4);
		expect(levels({ ...told, edition: 'ESI-v5' })).toEqual(v5);
	});

	it('holds no rate of 102 for lone where breathing was not measured, or the patient is unwell', () => {
		expect(levels({ resources: TWO_KINDS, vitals: { hr: 102, rr: null } })).toEqual([2, 3]);
		expect(levels({ resources: TWO_KINDS, vitals: { hr: 102, pain: 8 } })).toEqual([2, 3]);
	});

	it.each([
		['ESI-v4', 3, 150],
		['ESI-v4', 8, 120],
		['ESI-v5', 3, 130]
	] as const)(
		'%s leaves a child of exactly %d years with a rate of %d open, and says why',
		(edition, value, hr) => {
			const { accept, cautions } = answer({
				edition,
				age: { value, unit: 'a' },
				vitals: { hr, rr: 18 },
				resources: TWO_KINDS,
				vitalsRepeated: true
			});
			expect(accept).toEqual([2, 3]);
			expect(cautions.join(' ')).toContain(`At ${value} years the band`);
		}
	);

	it('gives children the limits of their edition', () => {
		const child = (edition: 'ESI-v4' | 'ESI-v5') =>
			levels({
				edition,
				age: { value: 4, unit: 'a' },
				vitals: { hr: 130, rr: 24 },
				resources: TWO_KINDS
			});
		expect(child('ESI-v4')).toEqual([3]);
		expect(child('ESI-v5')).toEqual([2, 3]);
	});
});

describe('the answer', () => {
	it('asks each point in order with answer, reason and source, and stops where it is settled', () => {
		const { path, level, edition } = answer({ edition: 'ESI-v4', resources: ['labs'] });
		expect([level, edition]).toEqual([4, 'ESI-v4']);
		expect(path.map(({ point, answer: said }) => [point, said])).toEqual([
			['A', 'no'],
			['B', 'no'],
			['C', 'one']
		]);
		for (const step of path) {
			expect(step.question).toBe(editionOf('ESI-v4').asks[step.point]);
			expect(step.reason).toMatch(/^[A-Z].*\.$/);
			expect(step.source).toContain('version 4');
		}
	});

	it.each([
		['coma scale and AVPU', { vitals: { avpu: 'P', gcs: 14 } }, 'does not go with P'],
		[
			'age and pregnancy',
			{ pregnant: true, age: { value: 70, unit: 'a' } },
			'Pregnant at 70 years'
		],
		['pregnancy that is not told', { highRisk: ['obstetric-seizure'] }, 'not told to be pregnant'],
		['newborn and age', { highRisk: ['neonatal-fever'] }, 'Fever of the newborn is named at 40']
	] as const)('warns where %s do not go together', (_, told, words) => {
		expect(answer(told).cautions.join(' ')).toContain(words);
	});
});

describe('editions', () => {
	it.each([
		['2011-12-31', undefined],
		['2012-01-01', 'ESI-v4'],
		['2022-12-31', 'ESI-v4'],
		['2023-01-01', 'ESI-v5'],
		['2026-01-15', 'ESI-v5']
	])('on %s the newest is %s', (date, id) => {
		expect(newestEdition(date)).toBe(id);
	});

	it('is dated and sourced in each row', () => {
		for (const { value, effectiveFrom, source } of EDITIONS) {
			expect(effectiveFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			expect(source).toContain(value.id === 'ESI-v4' ? 'AHRQ' : 'Emergency Nurses Association');
		}
	});
});
