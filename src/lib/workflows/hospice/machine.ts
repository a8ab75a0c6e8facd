/**
 * The life of one stay: from the referral to the way out. Papers, visits and calls change no state and are
 * kept by their entry number; levels of care, periods and clocks are read from the papers, never kept here.
 */
import type { MachineEvent } from '$lib/engine/model';
import { assign, setup } from 'xstate';
import { isPaperKind, type PaperKind } from './fields';
import { standingPaper } from './once';
import { papersOf } from './papers';
import { replyOf } from './replies';
import type { StayState } from './stays';
import { formOf, isSignable } from './validate';

interface Context {
	/** Where the stay stood when it was first touched; `absent` is one the chart does not hold. */
	readonly standing: StayState | 'absent';
	/** The entry of the last act on it. */
	readonly seq: number;
}

/** Papers that any stay may have at any time before its end. */
const ALWAYS: readonly PaperKind[] = [
	'code-status',
	'visit-note',
	'addendum',
	'oral-certification'
];
/** Papers of a stay that has begun. */
const DURING: readonly PaperKind[] = [
	...ALWAYS,
	'eligibility',
	'election',
	'certification',
	'face-to-face',
	'notice-of-election',
	'initial-assessment',
	'comprehensive-assessment',
	'hope-admission',
	'hope-update',
	'hope-follow-up',
	'medication-profile',
	'plan-of-care',
	'idg-note',
	'prognosis-worksheet',
	'level-of-care',
	'discharge-order',
	'bereavement-plan',
	'claim'
];
/** Papers that follow an end. */
const AFTER: readonly PaperKind[] = [
	'visit-note',
	'hope-update',
	'hope-follow-up',
	'hope-discharge',
	'notice-of-election',
	'notice-of-termination',
	'certification',
	'bereavement-plan',
	'idg-note',
	'addendum',
	'claim'
];

export const PAPERS_IN: Readonly<Record<StayState, readonly PaperKind[]>> = {
	referred: [...ALWAYS, 'eligibility'],
	eligible: [...ALWAYS, 'eligibility', 'election', 'prognosis-worksheet'],
	declined: [],
	elected: [...DURING, 'revocation', 'transfer', 'discharge', 'death-record'],
	onService: [...DURING, 'revocation', 'transfer', 'discharge', 'death-record'],
	// The paper of the end itself, to correct it.
	revoked: [...AFTER, 'revocation'],
	transferred: [...AFTER, 'transfer'],
	discharged: [...AFTER, 'discharge'],
	died: [...AFTER, 'death-record']
};

function signs(event: MachineEvent, ...kinds: readonly PaperKind[]): boolean {
	const form = formOf(event);
	return (
		form !== undefined &&
		isPaperKind(form.kind) &&
		kinds.includes(form.kind) &&
		replacesOwnKind(event, form.kind) &&
		isSignable(event)
	);
}

/** A paper is replaced only by another of its kind, and once. */
function replacesOwnKind({ data, instance, view }: MachineEvent, kind: PaperKind): boolean {
	const replaced = data['replaces'] ?? null;
	if (replaced === null) return true;
	const paper = papersOf(view, instance).find(({ id }) => id === replaced);
	return paper?.kind === kind && paper.isOwn && paper.state === 'filed';
}

function isReviewable({ data, instance, view }: MachineEvent): boolean {
	const paper = papersOf(view, instance).find(({ id }) => id === data['paper']);
	const faults = data['faults'];
	const isReturn = data['verdict'] === 'return';
	if (paper?.state !== 'waiting') return false;
	if (isReturn !== (Array.isArray(faults) && faults.length > 0)) return false;
	return isReturn || standingPaper(view, instance, paper.kind) === undefined;
}

function isSubmittable({ data, instance, view }: MachineEvent): boolean {
	const paper = papersOf(view, instance).find(({ id }) => id === data['paper']);
	return (
		paper !== undefined &&
		(paper.kind === 'hope-admission' ||
			paper.kind === 'hope-update' ||
			paper.kind === 'hope-discharge') &&
		paper.state === 'filed' &&
		paper.submitted === null
	);
}

function hasUnpaidClaim({ instance, view }: MachineEvent): boolean {
	return papersOf(view, instance).some(
		({ kind, reply }) => kind === 'claim' && reply === 'accepted'
	);
}

const built = setup({
	types: {
		context: {} as Context,
		input: {} as Pick<Context, 'standing'>,
		events: {} as MachineEvent
	},
	guards: {
		stands: ({ context }, { state }: { state: Context['standing'] }) => context.standing === state,
		admits: ({ event }) =>
			signs(event, 'eligibility') && formOf(event)?.values['decision'] === 'admit',
		declines: ({ event }) =>
			signs(event, 'eligibility') && formOf(event)?.values['decision'] === 'decline',
		elects: ({ event }) => signs(event, 'election'),
		isNoticed: ({ event }) =>
			signs(event, 'notice-of-election') && replyOf(event.view, formOf(event)) === 'accepted',
		revokes: ({ event }) => signs(event, 'revocation'),
		transfers: ({ event }) => signs(event, 'transfer'),
		discharges: ({ event }) => signs(event, 'discharge'),
		recordsDeath: ({ event }) => signs(event, 'death-record'),
		signsOneOf: ({ event }, { state }: { state: StayState }) => signs(event, ...PAPERS_IN[state]),
		isReviewable: ({ event }) => isReviewable(event),
		isSubmittable: ({ event }) => isSubmittable(event),
		hasUnpaidClaim: ({ event }) => hasUnpaidClaim(event)
	},
	actions: {
		note: assign({ seq: ({ event }) => event.view.seq })
	}
});

/** What changes no state, wherever a stay is. */
const ACTS = {
	'visit.begin': { actions: 'note' },
	'paper.request': { actions: 'note' },
	'paper.review': { guard: 'isReviewable', actions: 'note' },
	'hope.submit': { guard: 'isSubmittable', actions: 'note' },
	'person.tell': { actions: 'note' },
	'care.act': { actions: 'note' },
	'payer.pay': { guard: 'hasUnpaidClaim', actions: 'note' }
} as const;

const other = (state: StayState) =>
	({ guard: { type: 'signsOneOf', params: { state } }, actions: 'note' }) as const;

const EXITS = [
	{ guard: 'revokes', target: 'revoked', actions: 'note' },
	{ guard: 'transfers', target: 'transferred', actions: 'note' },
	{ guard: 'discharges', target: 'discharged', actions: 'note' },
	{ guard: 'recordsDeath', target: 'died', actions: 'note' }
] as const;

const ended = (state: StayState) => ({ on: { ...ACTS, 'paper.sign': other(state) } }) as const;
const stands = (state: StayState) =>
	({ guard: { type: 'stands', params: { state } }, target: state }) as const;

export const machine = built.createMachine({
	id: 'stay',
	context: ({ input }) => ({ ...input, seq: -1 }),
	initial: 'recalling',
	states: {
		recalling: {
			always: [
				stands('eligible'),
				stands('declined'),
				stands('elected'),
				stands('onService'),
				stands('revoked'),
				stands('transferred'),
				stands('discharged'),
				stands('died'),
				{ guard: { type: 'stands', params: { state: 'absent' } }, target: 'absent' },
				{ target: 'referred' }
			]
		},
		/** Nobody can do anything to a stay that is not there. */
		absent: { type: 'final' },
		referred: {
			on: {
				...ACTS,
				'paper.sign': [
					{ guard: 'admits', target: 'eligible', actions: 'note' },
					{ guard: 'declines', target: 'declined', actions: 'note' },
					other('referred')
				],
				'patient.die': { target: 'died', actions: 'note' }
			}
		},
		eligible: {
			on: {
				...ACTS,
				'paper.sign': [
					{ guard: 'elects', target: 'elected', actions: 'note' },
					{ guard: 'declines', target: 'declined', actions: 'note' },
					other('eligible')
				],
				'patient.die': { target: 'died', actions: 'note' }
			}
		},
		declined: { type: 'final' },
		elected: {
			on: {
				...ACTS,
				'paper.sign': [
					{ guard: 'isNoticed', target: 'onService', actions: 'note' },
					...EXITS,
					other('elected')
				],
				'patient.die': { target: 'died', actions: 'note' }
			}
		},
		onService: {
			on: {
				...ACTS,
				'paper.sign': [...EXITS, other('onService')],
				'patient.die': { target: 'died', actions: 'note' }
			}
		},
		revoked: ended('revoked'),
		transferred: ended('transferred'),
		discharged: ended('discharged'),
		died: ended('died')
	}
});
