import type { JsonObject } from '$lib/engine/canonical';
import type { MachineEvent, View } from '$lib/engine/model';
import { viewOf } from '$lib/engine/step';
import { checkMachine } from '$tests/support/machine-checks';
import { describe, expect, it } from 'vitest';
import { VISIT_STATES } from './department';
import { machine } from './machine';
import {
	act,
	ADA,
	CY,
	DOT,
	EVE,
	FAY,
	LEFT,
	level,
	open,
	PAPERS,
	play,
	sign,
	tell,
	triaged,
	WHOLE_NOTE,
	WHOLE_REASSESSMENT,
	type Move
} from './sample-department';

const FORMS: readonly Move[] = [
	open(ADA, 'note', 'triage-note', WHOLE_NOTE),
	open(ADA, 'look', 'reassessment', WHOLE_REASSESSMENT),
	...Object.entries(LEFT).map(([kind, values]) => open(ADA, kind, 'exit-note', values)),
	open(ADA, 'admit', 'bed-request', PAPERS.admit),
	open(ADA, 'transfer', 'transfer-papers', PAPERS.transfer),
	open(ADA, 'discharge', 'discharge-check', PAPERS.discharge)
];

/** The same moment as two entries: two acts never share the entry they came after. */
function viewsAfter(moves: readonly Move[]): View[] {
	const view = viewOf(play(moves).world);
	return [1, 2].map((seq) => ({ ...view, seq }));
}

const VIEWS = [
	...viewsAfter([]),
	...viewsAfter([level(ADA, 3), ...FORMS]),
	...viewsAfter([level(ADA, 3), ...FORMS, act(ADA, 'visit.move', { to: 'room-1' })])
];

const DATA: readonly (readonly [string, JsonObject])[] = [
	['visit.arrive', {}],
	...['waiting', 'triage', 'bed'].map((to) => ['visit.look', { appearance: 'well', to }] as const),
	['triage.begin', {}],
	['interview.ask', { topic: 'pain' }],
	['triage.act', { act: 'ecg' }],
	['alert.call', { alert: 'stroke', note: '' }],
	['precaution.set', { precaution: 'fall', isOn: true }],
	['staff.notify', { to: 'provider', text: 'Come.' }],
	['registration.correct', { patient: 'Patient/gil', reason: 'wrong-patient', note: '' }],
	['registration.correct', { patient: 'Patient/nobody', reason: 'wrong-patient', note: '' }],
	['triage.assign-acuity', level(ADA, 3).data],
	['acuity.change', { level: 2, reason: 'worse', note: '' }],
	['acuity.change', { level: 3, reason: 'worse', note: '' }],
	['triage.sign', { form: 'note', answers: [] }],
	['visit.reassess', { form: 'look', answers: [] }],
	...['wr', 'triage-1', 'room-1', 'ed', 'nowhere'].map((to) => ['visit.move', { to }] as const),
	...Object.keys(LEFT).map((form) => ['exit.sign', { form, answers: [] }] as const),
	...Object.keys(PAPERS).map((form) => ['disposition.sign', { form, answers: [] }] as const),
	...[...Object.keys(PAPERS), 'nothing'].map(
		(disposition) => ['provider.decide', { disposition }] as const
	),
	['provider.see', {}],
	['visit.depart', {}],
	['visit.die', {}]
];

const EVENTS: readonly MachineEvent[] = VIEWS.flatMap((view) =>
	DATA.map(([type, data]) => ({ type, data: { visit: ADA, ...data }, instance: ADA, view }))
);

const INPUTS = [
	'arrived',
	'waitingRoom',
	'providerSeen',
	'dispositionDecided',
	'boarding',
	'discharged',
	'absent'
].map((standing) => ({
	standing,
	hasLevel: standing === 'waitingRoom',
	disposition: standing === 'dispositionDecided' ? 'admit' : null
}));

describe('the life of a visit', () => {
	it('has no dead end, no idle transition and no state that nobody reaches', () => {
		const { faults, states } = checkMachine(machine, {
			inputs: INPUTS,
			events: (snapshot) =>
				EVENTS.filter(({ view }) => view.seq !== (snapshot.context as { seq: number }).seq)
		});
		expect(faults).toEqual([]);
		expect(states).toBeGreaterThan(100);
	});

	it('has a word for each of its states', () => {
		const states = Object.keys(machine.states).filter(
			(state) => state !== 'recalling' && state !== 'absent'
		);
		expect(states.toSorted()).toEqual(Object.keys(VISIT_STATES).toSorted());
	});
});

function stateAfter(visit: string, moves: readonly Move[]): unknown {
	return play(moves).world.machines.get('ed-triage', visit)?.snapshot.value;
}

describe('a visit', () => {
	it('goes from the door to the waiting room, a room, a provider and home', () => {
		const moves = [
			act(ADA, 'visit.look', { appearance: 'well', to: 'waiting' }),
			...triaged(ADA, 3),
			act(ADA, 'visit.move', { to: 'wr' }),
			act(ADA, 'visit.move', { to: 'room-1' }),
			tell(ADA, 'provider'),
			tell(ADA, 'registration'),
			open(ADA, 'papers', 'discharge-check', PAPERS.discharge),
			sign(ADA, 'disposition.sign', 'papers')
		];
		const states = [1, 2, 6, 7, 8, 9, 10, 12].map((count) =>
			stateAfter(ADA, moves.slice(0, count))
		);
		expect(states).toEqual([
			'waitingTriage',
			'inTriage',
			'triaged',
			'waitingRoom',
			'roomed',
			'providerSeen',
			'dispositionDecided',
			'discharged'
		]);
	});

	it('that lies in a bed when its note is signed is roomed', () => {
		const toBed = [
			act(ADA, 'visit.look', { appearance: 'critical', to: 'bed' }),
			act(ADA, 'visit.move', { to: 'resus-1' })
		];
		expect(stateAfter(ADA, toBed)).toBe('directBed');
		expect(stateAfter(ADA, [...toBed, ...triaged(ADA, 2)])).toBe('roomed');
	});

	it('takes up where the chart left it', () => {
		const look = (visit: string) => [act(visit, 'interview.ask', { topic: 'pain' })];
		expect([ADA, CY, DOT, EVE].map((visit) => stateAfter(visit, look(visit)))).toEqual([
			'arrived',
			'waitingRoom',
			'providerSeen',
			'boarding'
		]);
	});

	it('begins when the script brings it', () => {
		expect(stateAfter(FAY, [])).toBeUndefined();
		expect(stateAfter(FAY, [30])).toBe('arrived');
	});

	it('is admitted, transferred or ended by the script and its papers', () => {
		const seen = [tell(ADA, 'provider')];
		expect(
			stateAfter(ADA, [
				...seen,
				tell(ADA, 'charge'),
				open(ADA, 'bed', 'bed-request', PAPERS.admit),
				sign(ADA, 'disposition.sign', 'bed'),
				tell(ADA, 'bed-control'),
				1
			])
		).toBe('admitted');
		expect(
			stateAfter(ADA, [
				...seen,
				tell(ADA, 'social-work'),
				open(ADA, 'papers', 'transfer-papers', PAPERS.transfer),
				sign(ADA, 'disposition.sign', 'papers')
			])
		).toBe('transferred');
		expect(stateAfter(ADA, [tell(ADA, 'family'), 1])).toBe('expired');
	});
});

describe('what a visit refuses', () => {
	const refusals = (moves: readonly Move[]) => play(moves).refused;
	const leave = (kind: keyof typeof LEFT, visit = ADA) => [
		open(visit, kind, 'exit-note', LEFT[kind]),
		sign(visit, 'exit.sign', kind)
	];

	it('a visit that is not there', () => {
		expect(refusals([act(FAY, 'triage.begin')])).toEqual(['There is no such visit.']);
	});

	it('a second level, and a change before the first', () => {
		expect(refusals([level(ADA, 3), level(ADA, 2)])).toEqual([
			'A level stands already; change it with a reason.'
		]);
		const change = act(ADA, 'acuity.change', { level: 2, reason: 'worse', note: '' });
		expect(refusals([change])).toEqual(['There is no level yet to change.']);
		expect(refusals([level(ADA, 2), change])).toEqual(['That level stands already.']);
	});

	it('a change of the level once a provider has seen the patient', () => {
		const change = act(ADA, 'acuity.change', { level: 2, reason: 'worse', note: '' });
		expect(refusals([level(ADA, 3), tell(ADA, 'provider'), change])).toEqual([
			'A provider has seen this patient: the triage level stands as it is.'
		]);
	});

	it('a note before triage began, without a level, or half written', () => {
		const note = open(ADA, 'note', 'triage-note', WHOLE_NOTE);
		const signed = sign(ADA, 'triage.sign', 'note');
		expect(refusals([note, level(ADA, 3), signed])).toEqual([
			'Begin triage before signing its note.'
		]);
		expect(refusals([act(ADA, 'triage.begin'), note, signed])).toEqual(['No acuity yet.']);
		expect(
			refusals([
				act(ADA, 'triage.begin'),
				level(ADA, 3),
				open(ADA, 'note', 'triage-note', { ...WHOLE_NOTE, onset: '', story: '' }),
				signed
			])
		).toEqual(['Onset is missing, and 1 more.']);
	});

	it('a form of another visit or of another kind', () => {
		expect(
			refusals([
				act(ADA, 'triage.begin'),
				level(ADA, 3),
				open(CY, 'note', 'triage-note', WHOLE_NOTE),
				sign(ADA, 'triage.sign', 'note')
			])
		).toEqual(['This form belongs to another visit.']);
		expect(
			refusals([
				open(ADA, 'look', 'reassessment', WHOLE_REASSESSMENT),
				sign(ADA, 'exit.sign', 'look')
			])
		).toHaveLength(1);
	});

	it('a patient who was seen cannot leave without being seen', () => {
		expect(refusals([tell(ADA, 'provider'), ...leave('lwbs')])).toEqual([
			'A provider has seen this patient: they eloped, or left against advice, but were seen.'
		]);
		expect(refusals([tell(ADA, 'provider'), ...leave('eloped')])).toEqual([]);
	});

	it('anything on a visit that is over', () => {
		expect(refusals([...leave('lwbs'), act(ADA, 'triage.begin')])).toEqual([
			'This visit is over; nothing more is written on it here.'
		]);
	});

	it('papers before a decision, or of another one', () => {
		const papers = [
			open(ADA, 'bed', 'bed-request', PAPERS.admit),
			sign(ADA, 'disposition.sign', 'bed')
		];
		expect(refusals(papers)).toEqual(['No provider has decided a disposition yet.']);
		expect(refusals([tell(ADA, 'provider'), tell(ADA, 'registration'), ...papers])).toEqual([
			'These papers are not those of the disposition that was decided.'
		]);
	});

	it('a place that is none, the department itself included', () => {
		for (const to of ['nowhere', 'ed'])
			expect(refusals([act(ADA, 'visit.move', { to })])).toEqual([
				'There is no such place in this department.'
			]);
	});

	it('a registration put on nobody, or on the person it stands on', () => {
		const correct = (patient: string) =>
			act(ADA, 'registration.correct', { patient, reason: 'wrong-patient', note: '' });
		expect(refusals([correct('Patient/nobody'), correct('Patient/ada')])).toEqual([
			'There is no such person in this chart.',
			'The visit stands on the record of this person already.'
		]);
	});

	it('a quick look or a beginning that comes too late', () => {
		const look = act(ADA, 'visit.look', { appearance: 'well', to: 'triage' });
		expect(refusals([look, look, act(ADA, 'triage.begin')])).toEqual([
			'The quick look comes first, and once.',
			'Triage has begun already, or is over.'
		]);
	});
});
