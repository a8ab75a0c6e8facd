import { replay } from '$lib/engine/replay';
import { fingerprint } from '$lib/engine/step';
import { referencesIn } from '$lib/fhir/chart';
import { calendarOf } from '$lib/rules/hospice/calendar';
import { reviewStay } from '$lib/rules/hospice/review';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperFaults } from './paper-faults';
import { hospice } from './index';
import { papersOf } from './papers';
import { recordOf } from './record';
import {
	act,
	ADMITTED,
	CHART,
	open,
	play,
	scenarioOf,
	scripted,
	set,
	STAY,
	write,
	type Move
} from './sample-stay';
import { STATES, staysOf } from './stays';

const SAMPLE = {
	chart: [...CHART, scripted('certification', {}, { id: 'late-cert', state: 'waiting' })]
};

const MOVES: readonly Move[] = [
	...ADMITTED,
	act('visit.begin', { purpose: 'admission' }),
	...write('initial-assessment'),
	...write('comprehensive-assessment'),
	...write('hope-admission', { J2051A: '3' }),
	act('hope.submit', { paper: 'hope-admission' }),
	act('paper.request', { kind: 'certification', to: 'hospice-physician', period: 1, note: '' }),
	act('paper.review', { paper: 'late-cert', verdict: 'return', faults: ['no-date'], note: '' }),
	act('paper.review', { paper: 'cert-1', verdict: 'file', faults: [], note: '' }),
	'2025-11-10T19:00',
	...write('plan-of-care'),
	...write('code-status'),
	...write('code-status', { codeStatus: 'full' }, { id: 'changed', replaces: 'code-status' }),
	open('half', 'visit-note', {}),
	set('half', 'pain', 4),
	...write('level-of-care'),
	act('care.act', { act: 'give-dose', note: '' }),
	act('person.tell', { to: 'attending', text: 'Worse.' }),
	'2025-11-25T09:00',
	...write('idg-note', { on: '2025-11-25' }),
	...write('revocation', { effective: '2025-11-25', signedOn: '2025-11-25' }),
	...write('death-record'),
	act('care.act', { act: 'call-family', note: '' }),
	'2025-12-05T09:00',
	...write('claim'),
	...write('claim', {}, { id: 'claim-2', replaces: 'claim' }),
	'2025-12-20T09:00'
];

describe('any attempt', () => {
	const moves = fc.oneof(
		fc.subarray([...MOVES]),
		fc.shuffledSubarray([...MOVES], { maxLength: 30 }),
		fc.shuffledSubarray([...MOVES], { maxLength: 30 }).map((more) => [...ADMITTED, ...more])
	);

	it('replays to the same world, with the same refusals', () => {
		fc.assert(
			fc.property(moves, (chosen) => {
				const { entries, world } = play(chosen, SAMPLE);
				const first = replay(scenarioOf(SAMPLE), entries, [hospice]);
				const again = replay(scenarioOf(SAMPLE), entries, [hospice]);
				expect(first.drift).toEqual([]);
				expect(fingerprint(again.world)).toBe(fingerprint(first.world));
				expect(fingerprint(play(chosen, SAMPLE).world)).toBe(fingerprint(world));
			}),
			{ numRuns: 40 }
		);
	});

	it('leaves papers that say what their fields say, and points at nothing that is not there', () => {
		fc.assert(
			fc.property(moves, (chosen) => {
				const { world, refused } = play(chosen, SAMPLE);
				expect(paperFaults(world.chart)).toEqual([]);
				for (const resource of world.chart)
					for (const ref of referencesIn(resource)) expect(world.chart.has(ref)).toBe(true);
				for (const reason of refused) expect(reason).toMatch(/^[A-Z].*\.$/);
			}),
			{ numRuns: 40 }
		);
	});

	it('leaves a record that every rule can read, and a stay in one of its states', () => {
		fc.assert(
			fc.property(moves, (chosen) => {
				const { world } = play(chosen, SAMPLE);
				const record = recordOf(world, STAY);
				expect(calendarOf(record).length > 0).toBe(record.election !== null);
				for (const { papers } of calendarOf(record))
					for (const paper of papers)
						expect(papersOf(world, STAY).some(({ id }) => id === paper)).toBe(true);
				for (const claim of record.claims) reviewStay(record, claim);
				expect(staysOf(world).map(({ id }) => id)).toEqual([STAY]);
				expect(Object.keys(STATES)).toContain(staysOf(world)[0]?.state);
			}),
			{ numRuns: 40 }
		);
	});
});
