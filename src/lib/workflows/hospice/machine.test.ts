import type { JsonObject } from '$lib/engine/canonical';
import type { FormValues } from '$lib/engine/forms';
import type { MachineEvent, View } from '$lib/engine/model';
import { viewOf } from '$lib/engine/step';
import { checkMachine } from '$tests/support/machine-checks';
import { describe, expect, it } from 'vitest';
import { PAPER_KINDS, type PaperKind } from './fields';
import { machine, PAPERS_IN } from './machine';
import {
	act,
	ADMITTED,
	CHART,
	ms,
	open,
	play,
	scripted,
	set,
	sign,
	STAY,
	WHOLE,
	write,
	type Move,
	type Sample
} from './sample-stay';
import { STATES } from './stays';

/** A form of every kind, each with what it says in the sample. */
const FORMS: readonly Move[] = [
	'2025-11-10T12:00',
	...PAPER_KINDS.map((kind) => open(kind, kind, WHOLE[kind])),
	open('declining', 'eligibility', { ...WHOLE.eligibility, decision: 'decline' }),
	open('bad-notice', 'notice-of-election', { ...WHOLE['notice-of-election'], billType: '999' }),
	open('empty', 'visit-note', {})
];

/** The same moment as two entries: two acts never share the entry they came after. */
function viewsAfter(moves: readonly Move[], sample: Sample = {}): View[] {
	const view = viewOf(play(moves, sample).world);
	return [1, 2].map((seq) => ({ ...view, seq }));
}

const PAPERED: Sample = {
	chart: [
		...CHART,
		scripted('certification', {}, { id: 'cert', state: 'waiting' }),
		scripted('hope-admission', {}, { id: 'hope' }),
		scripted('election', {}, { id: 'statement' }),
		scripted('claim', {}, { id: 'billed', reply: 'accepted' })
	]
};

const VIEWS = [
	...viewsAfter(FORMS),
	...viewsAfter(FORMS, PAPERED),
	...viewsAfter(FORMS, { ...PAPERED, role: 'prescriber' })
];

const DATA: readonly (readonly [string, JsonObject])[] = [
	['visit.begin', { purpose: 'routine' }],
	...[...PAPER_KINDS, 'declining', 'bad-notice', 'empty', 'nothing'].map(
		(form) => ['paper.sign', { form, paper: form, replaces: null, answers: [] }] as const
	),
	['paper.request', { kind: 'certification', to: 'hospice-physician', period: 1, note: '' }],
	['paper.review', { paper: 'cert', verdict: 'file', faults: [], note: '' }],
	['paper.review', { paper: 'cert', verdict: 'return', faults: ['no-date'], note: '' }],
	['paper.review', { paper: 'cert', verdict: 'return', faults: [], note: '' }],
	['hope.submit', { paper: 'hope' }],
	['hope.submit', { paper: 'cert' }],
	['person.tell', { to: 'attending', text: 'Please call.' }],
	['care.act', { act: 'give-dose', note: '' }],
	['patient.die', {}],
	['payer.pay', {}]
];

const EVENTS: readonly MachineEvent[] = VIEWS.flatMap((view) =>
	DATA.map(([type, data]) => ({ type, data: { stay: STAY, ...data }, instance: STAY, view }))
);

describe('the life of a stay', () => {
	it('has no dead end, no idle transition and no state that nobody reaches', () => {
		const { faults, states } = checkMachine(machine, {
			inputs: [...Object.keys(STATES), 'absent'].map((standing) => ({ standing })),
			events: (snapshot) =>
				EVENTS.filter(({ view }) => view.seq !== (snapshot.context as { seq: number }).seq)
		});
		expect(faults).toEqual([]);
		expect(states).toBeGreaterThan(20);
	});

	it('has a word and a list of papers for each of its states', () => {
		const states = Object.keys(machine.states).filter(
			(state) => state !== 'recalling' && state !== 'absent'
		);
		expect(states.toSorted()).toEqual(Object.keys(STATES).toSorted());
		expect(Object.keys(PAPERS_IN).toSorted()).toEqual(states.toSorted());
	});

	it('lets every kind of paper be signed in some state', () => {
		const kinds = new Set(Object.values(PAPERS_IN).flat());
		expect(PAPER_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
	});
});

const stateAfter = (moves: readonly Move[], sample: Sample = {}): unknown =>
	play(moves, sample).world.machines.get('hospice', STAY)?.snapshot.value;

describe('a stay', () => {
	it('goes from the referral to service and out', () => {
		const moves = [
			...ADMITTED,
			...write('revocation'),
			...write('notice-of-termination'),
			...write('bereavement-plan')
		];
		const states = [3, 5, 7, 9, 11, 13].map((count) => stateAfter(moves.slice(0, count)));
		expect(states).toEqual(['eligible', 'elected', 'onService', 'revoked', 'revoked', 'revoked']);
		expect(play(moves).refused).toEqual([]);
	});

	it.each<[PaperKind, FormValues, string]>([
		['revocation', {}, 'revoked'],
		['transfer', {}, 'transferred'],
		['discharge', {}, 'discharged'],
		['death-record', {}, 'died']
	])('ends by a %s', (kind, values, state) => {
		expect(stateAfter([...ADMITTED, ...write(kind, values)])).toBe(state);
	});

	it('that is not admitted takes no paper any more', () => {
		const declined = ['2025-11-10T12:00', ...write('eligibility', { decision: 'decline' })];
		expect(stateAfter(declined)).toBe('declined');
		const { refused } = play([...declined, ...write('election'), ...write('visit-note')]);
		expect(refused).toHaveLength(2);
	});

	it('waits for a notice that the payer takes', () => {
		const moves = [...ADMITTED.slice(0, 5), ...write('notice-of-election', { billType: '811' })];
		expect(stateAfter(moves)).toBe('elected');
		const again = write('notice-of-election', {}, { id: 'second', replaces: 'notice-of-election' });
		expect(stateAfter([...moves, ...again])).toBe('onService');
	});

	it('stands by its papers where the case begins in the middle', () => {
		const standing = (...papers: ReturnType<typeof scripted>[]) =>
			stateAfter([act('visit.begin', { purpose: 'routine' })], { chart: [...CHART, ...papers] });
		const elected = scripted('election');
		const noticed = scripted('notice-of-election', {}, { reply: 'accepted' });
		expect(standing()).toBe('referred');
		expect(standing(scripted('eligibility'))).toBe('eligible');
		expect(standing(elected)).toBe('elected');
		expect(standing(elected, scripted('notice-of-election', {}, { reply: 'returned' }))).toBe(
			'elected'
		);
		expect(standing(elected, noticed)).toBe('onService');
		expect(standing(elected, noticed, scripted('revocation'))).toBe('revoked');
		expect(standing(elected, noticed, scripted('revocation', {}, { state: 'waiting' }))).toBe(
			'onService'
		);
	});

	it('ends by a death of the script, and papers of the end can still be written', () => {
		const moves = [...ADMITTED, act('care.act', { act: 'call-family', note: '' })];
		const dead = [...moves, ...write('death-record', { at: ms('2025-11-10T11:30') })];
		expect(stateAfter(moves)).toBe('died');
		expect(play(dead).refused).toEqual([]);
	});
});

describe('refusals', () => {
	const refusedOf = (...moves: Move[]) => play([...ADMITTED, ...moves]).refused;

	it('name what stands in the way', () => {
		expect(play([...write('election')]).refused).toEqual([
			'Election statement: not possible while the stay is "Referred".'
		]);
		expect(refusedOf(...write('certification'))[0]).toBe(
			'Certification of terminal illness: not yours to sign.'
		);
		expect(refusedOf(sign('none'))).toEqual(['There is no such form to sign.']);
		expect(refusedOf(open('f', 'visit-note', {}), sign('f'))[0]).toMatch(
			/ is missing, and \d+ more\.$/
		);
		expect(
			refusedOf(open('f', 'idg-note', { ...WHOLE['idg-note'], stay: 'other' }), sign('f'))
		).toEqual(['This form belongs to another stay.']);
		expect(refusedOf(act('hope.submit', { paper: 'election' }))).toEqual([
			'Only a HOPE record that is complete can be sent.'
		]);
		expect(
			refusedOf(act('paper.review', { paper: 'election', verdict: 'file', faults: [], note: '' }))
		).toEqual(['This paper has been read already.']);
	});

	it('of a visit to no stay say so', () => {
		const nowhere = {
			workflow: 'hospice',
			type: 'visit.begin',
			data: { stay: 'nowhere', purpose: 'routine' }
		};
		expect(play([nowhere]).refused).toEqual(['There is no such stay.']);
	});

	it('let a paper be replaced by its own kind only, once, and only one’s own', () => {
		const plan = write('plan-of-care', {}, { id: 'one' });
		expect(
			refusedOf(...plan, ...write('plan-of-care', {}, { id: 'two', replaces: 'one' }))
		).toEqual([]);
		expect(
			refusedOf(...plan, ...write('idg-note', {}, { id: 'two', replaces: 'one' }))
		).toHaveLength(1);
		expect(
			refusedOf(
				...plan,
				...write('plan-of-care', {}, { id: 'two', replaces: 'one' }),
				...write('plan-of-care', {}, { id: 'three', replaces: 'one' })
			)
		).toHaveLength(1);
	});

	it('keep a HOPE record from being sent twice', () => {
		const submit = act('hope.submit', { paper: 'hope-admission' });
		expect(refusedOf(...write('hope-admission'), submit, submit)).toEqual([
			'This record was sent already.'
		]);
	});

	it('ask for faults with a paper that goes back, and for none with one that is filed', () => {
		const sample = {
			chart: [...CHART, scripted('certification', {}, { id: 'c', state: 'waiting' })]
		};
		const review = (verdict: string, ...faults: string[]) =>
			play([...ADMITTED, act('paper.review', { paper: 'c', verdict, faults, note: '' })], sample)
				.refused;
		expect(review('return')).toEqual(['Say what is wrong with a paper that goes back.']);
		expect(review('file', 'no-date')).toEqual([
			'A paper that is filed has nothing wrong with it: send it back, or clear the faults.'
		]);
		expect(review('return', 'no-date')).toEqual([]);
	});

	it('let values be changed until they can be signed', () => {
		expect(
			refusedOf(
				open('f', 'code-status', WHOLE['code-status']),
				set('f', 'spokeWith', null),
				sign('f'),
				set('f', 'spokeWith', 'Patient'),
				sign('f')
			)
		).toEqual(['Spoken with is missing.']);
	});
});
