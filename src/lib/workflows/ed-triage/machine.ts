/**
 * The life of one visit, from the door to the way out. What is measured, called or told changes no
 * state and is kept by its entry number only; where the patient is and what level stands are in the
 * chart.
 */
import type { MachineEvent } from '$lib/engine/model';
import { assign, setup } from 'xstate';
import {
	BED_KINDS,
	encounterIn,
	placeAt,
	placeOf,
	type PlaceKind,
	type VisitState
} from './department';
import { DISPOSITION_FORMS } from './fields';
import { EXITS, type DispositionId, type ExitId } from './lists';
import { isSignable, isFreshLevel } from './validate';
import { REASSESSMENT, TRIAGE_NOTE } from './note-fields';
import { EXIT_NOTE } from './closing-fields';

interface Context {
	/** Where the visit stood when it was first touched; `absent` is a visit the chart does not hold. */
	readonly standing: VisitState | 'absent';
	/** The entry of the last act on it. */
	readonly seq: number;
	readonly hasLevel: boolean;
	readonly disposition: DispositionId | null;
}

function placeKind({ data, view }: MachineEvent): PlaceKind | undefined {
	return placeOf(view.chart, String(data['to']))?.kind;
}

function isInBed({ instance, view }: MachineEvent): boolean {
	const visit = encounterIn(view, instance);
	const kind = visit && placeAt(view.chart, visit)?.kind;
	return BED_KINDS.some((bed) => bed === kind);
}

/** Whether a registration is corrected to a person who is known and another one. */
function isOtherPerson({ data, instance, view }: MachineEvent): boolean {
	const patient = data['patient'];
	return (
		typeof patient === 'string' &&
		view.chart.get(patient)?.resourceType === 'Patient' &&
		encounterIn(view, instance)?.subject?.reference !== patient
	);
}

function exitOf({ data, view }: MachineEvent): ExitId | undefined {
	const kind = view.forms.get(String(data['form']))?.values['kind'];
	return typeof kind === 'string' && Object.hasOwn(EXITS, kind) ? (kind as ExitId) : undefined;
}

function signsExit(event: MachineEvent, kind: ExitId): boolean {
	return exitOf(event) === kind && isSignable(event, EXIT_NOTE);
}

function decided(event: MachineEvent): DispositionId | null {
	const asked = event.data['disposition'];
	return typeof asked === 'string' && Object.hasOwn(DISPOSITION_FORMS, asked)
		? (asked as DispositionId)
		: null;
}

const built = setup({
	types: {
		context: {} as Context,
		input: {} as Pick<Context, 'standing' | 'hasLevel' | 'disposition'>,
		events: {} as MachineEvent
	},
	guards: {
		stands: ({ context }, { state }: { state: Context['standing'] }) => context.standing === state,
		sendsTo: ({ event }, { way }: { way: string }) => event.data['to'] === way,
		hasNoLevel: ({ context }) => !context.hasLevel,
		mayChangeLevel: ({ context, event }) => context.hasLevel && isFreshLevel(event),
		isPlace: ({ event }) => placeKind(event) !== undefined,
		isBed: ({ event }) => BED_KINDS.some((kind) => kind === placeKind(event)),
		isWaiting: ({ event }) => placeKind(event) === 'waiting',
		maySignNote: ({ context, event }) => context.hasLevel && isSignable(event, TRIAGE_NOTE),
		maySignNoteInBed: ({ context, event }) =>
			context.hasLevel && isInBed(event) && isSignable(event, TRIAGE_NOTE),
		isOtherPerson: ({ event }) => isOtherPerson(event),
		maySignReassessment: ({ event }) => isSignable(event, REASSESSMENT),
		leavesUnseen: ({ event }) => signsExit(event, 'lwbs'),
		elopes: ({ event }) => signsExit(event, 'eloped'),
		leavesAgainstAdvice: ({ event }) => signsExit(event, 'ama'),
		isDecision: ({ event }) => decided(event) !== null,
		closes: ({ context, event }, { disposition }: { disposition: DispositionId }) =>
			context.disposition === disposition && isSignable(event, DISPOSITION_FORMS[disposition])
	},
	actions: {
		note: assign({ seq: ({ event }) => event.view.seq }),
		commit: assign({ hasLevel: true, seq: ({ event }) => event.view.seq }),
		decide: assign({
			disposition: ({ event }) => decided(event),
			seq: ({ event }) => event.view.seq
		})
	}
});

/** Acts that are open to a patient who is here, whatever the state. */
const ACTS = {
	'interview.ask': { actions: 'note' },
	'triage.act': { actions: 'note' },
	'alert.call': { actions: 'note' },
	'precaution.set': { actions: 'note' },
	'staff.notify': { actions: 'note' },
	'registration.correct': { guard: 'isOtherPerson', actions: 'note' },
	'visit.reassess': { guard: 'maySignReassessment', actions: 'note' }
} as const;

const EXITS_SEEN = [
	{ guard: 'elopes', target: 'eloped' },
	{ guard: 'leavesAgainstAdvice', target: 'ama' }
] as const;
const EXITS_UNSEEN = [{ guard: 'leavesUnseen', target: 'lwbs' }, ...EXITS_SEEN] as const;

const PROVIDER = {
	'provider.see': { target: 'providerSeen' },
	'visit.die': { target: 'expired' }
} as const;

const UNSEEN = {
	...ACTS,
	...PROVIDER,
	'acuity.change': { guard: 'mayChangeLevel', actions: 'note' },
	'exit.sign': EXITS_UNSEEN,
	'visit.move': { guard: 'isPlace', actions: 'note' }
} as const;

/** Until the note is signed a level may be given; who is triaged has one. */
const UNTRIAGED = {
	...UNSEEN,
	'triage.assign-acuity': { guard: 'hasNoLevel', actions: 'commit' }
} as const;

const MOVES_AFTER_TRIAGE = [
	{ guard: 'isBed', target: 'roomed' },
	{ guard: 'isWaiting', target: 'waitingRoom' },
	{ guard: 'isPlace', actions: 'note' }
] as const;

export const machine = built.createMachine({
	id: 'visit',
	context: ({ input }) => ({ ...input, seq: -1 }),
	initial: 'recalling',
	states: {
		recalling: {
			always: [
				{ guard: { type: 'stands', params: { state: 'waitingRoom' } }, target: 'waitingRoom' },
				{ guard: { type: 'stands', params: { state: 'providerSeen' } }, target: 'providerSeen' },
				{
					guard: { type: 'stands', params: { state: 'dispositionDecided' } },
					target: 'dispositionDecided'
				},
				{ guard: { type: 'stands', params: { state: 'boarding' } }, target: 'boarding' },
				{ guard: { type: 'stands', params: { state: 'discharged' } }, target: 'discharged' },
				{ guard: { type: 'stands', params: { state: 'absent' } }, target: 'absent' },
				{ target: 'arrived' }
			]
		},
		/** Nobody can do anything to a patient who has not come. */
		absent: { type: 'final' },
		arrived: {
			on: {
				...UNTRIAGED,
				'visit.arrive': { actions: 'note' },
				'visit.look': [
					{ guard: { type: 'sendsTo', params: { way: 'triage' } }, target: 'inTriage' },
					{ guard: { type: 'sendsTo', params: { way: 'bed' } }, target: 'directBed' },
					{ target: 'waitingTriage' }
				],
				'triage.begin': { target: 'inTriage' }
			}
		},
		waitingTriage: { on: { ...UNTRIAGED, 'triage.begin': { target: 'inTriage' } } },
		directBed: { on: { ...UNTRIAGED, 'triage.begin': { target: 'inTriage' } } },
		inTriage: {
			on: {
				...UNTRIAGED,
				'triage.sign': [
					{ guard: 'maySignNoteInBed', target: 'roomed' },
					{ guard: 'maySignNote', target: 'triaged' }
				]
			}
		},
		triaged: { on: { ...UNSEEN, 'visit.move': MOVES_AFTER_TRIAGE } },
		waitingRoom: {
			on: {
				...UNSEEN,
				'visit.move': [
					{ guard: 'isBed', target: 'roomed' },
					{ guard: 'isPlace', actions: 'note' }
				]
			}
		},
		roomed: {
			on: {
				...UNSEEN,
				'visit.move': [
					{ guard: 'isWaiting', target: 'waitingRoom' },
					{ guard: 'isPlace', actions: 'note' }
				]
			}
		},
		providerSeen: {
			on: {
				...ACTS,
				/** A provider may see a patient before the note is written: it is caught up. */
				'triage.assign-acuity': { guard: 'hasNoLevel', actions: 'commit' },
				'triage.sign': { guard: 'maySignNote', actions: 'note' },
				'visit.move': { guard: 'isPlace', actions: 'note' },
				'exit.sign': EXITS_SEEN,
				'provider.decide': { guard: 'isDecision', target: 'dispositionDecided', actions: 'decide' },
				'visit.die': { target: 'expired' }
			}
		},
		dispositionDecided: {
			on: {
				...ACTS,
				'visit.move': { guard: 'isPlace', actions: 'note' },
				'exit.sign': EXITS_SEEN,
				'provider.decide': { guard: 'isDecision', actions: 'decide' },
				'disposition.sign': [
					{ guard: { type: 'closes', params: { disposition: 'admit' } }, target: 'boarding' },
					{ guard: { type: 'closes', params: { disposition: 'transfer' } }, target: 'transferred' },
					{ guard: { type: 'closes', params: { disposition: 'discharge' } }, target: 'discharged' }
				],
				'visit.die': { target: 'expired' }
			}
		},
		boarding: {
			on: {
				...ACTS,
				'visit.move': { guard: 'isPlace', actions: 'note' },
				'exit.sign': EXITS_SEEN,
				'visit.depart': { target: 'admitted' },
				'visit.die': { target: 'expired' }
			}
		},
		admitted: { type: 'final' },
		discharged: { type: 'final' },
		transferred: { type: 'final' },
		expired: { type: 'final' },
		lwbs: { type: 'final' },
		eloped: { type: 'final' },
		ama: { type: 'final' }
	}
});
