import { referencesIn } from '$lib/fhir/chart';
import { fingerprint } from '$lib/engine/step';
import { replay } from '$lib/engine/replay';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OVER_STATES, visitsOf } from './department';
import { edTriage } from './index';
import {
	act,
	ADA,
	BEN,
	CY,
	DOT,
	EVE,
	FAY,
	LEFT,
	level,
	open,
	PAPERS,
	play,
	SCENARIO,
	sign,
	tell,
	triaged,
	WHOLE_NOTE,
	WHOLE_REASSESSMENT,
	type Move
} from './sample-department';

const VISITS = [ADA, BEN, CY, DOT, EVE, FAY];

function movesOf(visit: string): Move[] {
	return [
		...triaged(visit, 2),
		act(visit, 'visit.look', { appearance: 'unwell', to: 'triage' }),
		act(visit, 'triage.begin'),
		act(visit, 'interview.ask', { topic: 'pain' }),
		level(visit, 3),
		act(visit, 'acuity.change', { level: 2, reason: 'worse', note: '' }),
		open(visit, `n-${visit}`, 'triage-note', WHOLE_NOTE),
		sign(visit, 'triage.sign', `n-${visit}`),
		act(visit, 'visit.move', { to: 'wr' }),
		act(visit, 'visit.move', { to: 'room-1' }),
		act(visit, 'precaution.set', { precaution: 'fall', isOn: true }),
		act(visit, 'precaution.set', { precaution: 'fall', isOn: false }),
		act(visit, 'registration.correct', {
			patient: 'Patient/gil',
			reason: 'wrong-patient',
			note: ''
		}),
		...['provider', 'charge', 'social-work', 'bed-control', 'family'].map((to) => tell(visit, to)),
		open(visit, `r-${visit}`, 'reassessment', WHOLE_REASSESSMENT),
		sign(visit, 'visit.reassess', `r-${visit}`),
		open(visit, `x-${visit}`, 'exit-note', LEFT.ama),
		sign(visit, 'exit.sign', `x-${visit}`),
		open(visit, `b-${visit}`, 'bed-request', PAPERS.admit),
		sign(visit, 'disposition.sign', `b-${visit}`),
		20
	];
}

describe('any attempt', () => {
	// Two visits at a time, so that chance comes as far as signing and leaving.
	const moves = fc
		.subarray(VISITS, { minLength: 1, maxLength: 2 })
		.chain((visits) => fc.array(fc.constantFrom(...visits.flatMap(movesOf)), { maxLength: 40 }));

	it('replays to the same world, with the same refusals', () => {
		fc.assert(
			fc.property(moves, (chosen) => {
				const { entries } = play([...chosen, 1]);
				const first = replay(SCENARIO, entries, [edTriage]);
				const again = replay(SCENARIO, entries, [edTriage]);
				expect(first.drift).toEqual([]);
				expect(fingerprint(again.world)).toBe(fingerprint(first.world));
				expect(fingerprint(play([...chosen, 1]).world)).toBe(fingerprint(first.world));
			}),
			{ numRuns: 60 }
		);
	});

	it('leaves one place to a patient, none to who is gone, and points at nothing that is not there', () => {
		fc.assert(
			fc.property(moves, (chosen) => {
				const { world, refused } = play([...chosen, 1]);
				for (const visit of visitsOf(world)) {
					const held = world.chart.one('Encounter', visit.id);
					const active = held?.location?.filter(({ status }) => status === 'active').length;
					expect(active).toBe(OVER_STATES.includes(visit.state) ? 0 : 1);
					expect(held?.period?.end === undefined).toBe(!OVER_STATES.includes(visit.state));
				}
				for (const resource of world.chart)
					for (const ref of referencesIn(resource)) expect(world.chart.has(ref)).toBe(true);
				for (const reason of refused) expect(reason).toMatch(/^[A-Z].*\.$/);
			}),
			{ numRuns: 60 }
		);
	});
});
