import { Chart } from '$lib/fhir/chart';
import { MINUTE } from '$lib/engine/time';
import { describe, expect, it } from 'vitest';
import { departmentOf } from './department';
import {
	act,
	ADA,
	CHART,
	CY,
	EVE,
	level,
	open,
	runPlayed,
	sign,
	tell,
	triaged,
	WHOLE_REASSESSMENT,
	type Move
} from './sample-department';
import { reassessmentsOf } from './waits';

describe('looks at a waiting patient', () => {
	const department = departmentOf(Chart.of(CHART), '2026-01-14');
	if (!department) throw new Error('the sample has no department');
	const looks = (moves: readonly Move[], visit = CY) => {
		const found = reassessmentsOf(runPlayed(moves), visit, department);
		return found && [found.due, found.done, found.late, found.worst / MINUTE];
	};
	let count = 0;
	const again = (visit = CY): Move[] => {
		count += 1;
		return [
			open(visit, `again-${count}`, 'reassessment', WHOLE_REASSESSMENT),
			sign(visit, 'visit.reassess', `again-${count}`)
		];
	};

	it('are due by the level, counted from the last vital signs before the case', () => {
		// Measured 40 min before the start, level 3: due at 20, 80, 140.
		expect(looks([19])).toEqual([0, 0, 0, 0]);
		expect(looks([21])).toEqual([1, 0, 0, 1]);
		expect(looks([100])).toEqual([2, 0, 0, 80]);
	});

	it('are done in time, early or late', () => {
		expect(looks([10, ...again()])).toEqual([1, 1, 0, 0]);
		expect(looks([18, ...again()])).toEqual([1, 1, 0, 0]);
		expect(looks([30, ...again()])).toEqual([1, 1, 1, 12]);
		expect(looks([10, ...again(), 90])).toEqual([2, 1, 0, 30]);
	});

	it('are brought forward by a level that rises, from when it was given', () => {
		const change = (level: number) =>
			act(CY, 'acuity.change', { level, reason: 'worse', note: '' });
		// Level 2 at 21 min is due at 51, before the 80 of level 3; level 4 keeps what was due.
		expect(looks([20, change(2), 29])).toEqual([1, 0, 0, 30]);
		expect(looks([20, ...again(), change(2), 29])).toEqual([1, 1, 1, 2]);
		expect(looks([20, ...again(), change(2), 31])).toEqual([2, 1, 1, 2]);
		expect(looks([change(4), 20])).toEqual([1, 0, 0, 1]);
		expect(looks([change(4), ...again(), 100])).toEqual([1, 1, 0, 0]);
	});

	it('end with a bed, a provider or the way out, and begin again in the waiting room', () => {
		const bed = act(CY, 'visit.move', { to: 'room-1' });
		expect(looks([bed, 200])).toEqual([0, 0, 0, 0]);
		expect(looks([tell(CY, 'provider'), 200])).toEqual([0, 0, 0, 0]);
		// The script sees all visits of the patient at 300 min; 20, 80, 140, 200 and 260 were due before.
		const asked = act(CY, 'interview.ask', { topic: 'pain' });
		expect(looks([asked, 240])?.[0]).toBe(4);
		expect(looks([asked, 600])?.[0]).toBe(5);
		const back = act(CY, 'visit.move', { to: 'wr' });
		expect(looks([bed, 99, back, 9])).toEqual([1, 0, 0, 9]);
	});

	it('begin with the signed note, and are none for who never waits', () => {
		expect(looks([...triaged(ADA, 2), 29], ADA)).toEqual([0, 0, 0, 0]);
		expect(looks([...triaged(ADA, 2), 31], ADA)).toEqual([1, 0, 0, 1]);
		expect(looks([...triaged(ADA, 1), 90], ADA)).toEqual([0, 0, 0, 0]);
		expect(looks([level(ADA, 2), 90], ADA)).toBeUndefined();
		expect(looks([90], EVE)).toBeUndefined();
	});
});
