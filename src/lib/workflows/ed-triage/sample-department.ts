/**
 * A small department for the tests of this folder: six visits, a script that does what it is told, and
 * forms that can be signed as they are.
 */
import type { JsonObject } from '$lib/engine/canonical';
import { chainEntry } from '$lib/engine/log';
import type {
	Action,
	Entry,
	Opening,
	Run,
	ScenarioCore,
	TimelineItem,
	World
} from '$lib/engine/model';
import { replay, runOf } from '$lib/engine/replay';
import { advance, compile, openWorld, step } from '$lib/engine/step';
import { fhirDateTime, MINUTE, parseStart } from '$lib/engine/time';
import { LOINC, UCUM } from '$lib/fhir/selectors/display';
import type { Encounter, Resource } from '$lib/fhir/types';
import { NAME } from './actions';
import { ACUITY_SYSTEM, EXTENSION, type PlaceKind } from './department';
import { edTriage } from './index';

export const START = parseStart('2026-01-14T13:00:00-05:00');

/** A woman of 54 who came ten minutes ago. */
export const ADA = 'visit-ada';
/** A boy of 4 who came with his mother five minutes ago. */
export const BEN = 'visit-ben';
/** Waits at level 3; last vital signs 40 minutes ago. */
export const CY = 'visit-cy';
/** Seen by a provider, without a level. */
export const DOT = 'visit-dot';
/** Admitted, waits for a bed upstairs. */
export const EVE = 'visit-eve';
/** Comes 30 minutes into the case. */
export const FAY = 'visit-fay';

export const PATIENTS: Readonly<Record<string, string>> = {
	[ADA]: 'Patient/ada',
	[BEN]: 'Patient/ben',
	[CY]: 'Patient/cy',
	[DOT]: 'Patient/dot',
	[EVE]: 'Patient/eve',
	[FAY]: 'Patient/fay'
};

const patientOf = (visit: string) => PATIENTS[visit] ?? 'Patient/nobody';
const at = (minutes: number) => fhirDateTime(START, minutes * MINUTE);

function person(
	id: string,
	family: string,
	gender: 'female' | 'male',
	birthDate: string
): Resource {
	return { resourceType: 'Patient', id, name: [{ family, given: [id] }], gender, birthDate };
}

function place(id: string, name: string, kind: PlaceKind): Resource {
	return {
		resourceType: 'Location',
		id,
		name,
		partOf: { reference: 'Location/ed' },
		extension: [{ url: EXTENSION.placeKind, valueCode: kind }]
	};
}

function visit(
	id: string,
	minutes: number,
	status: Encounter['status'],
	more: Omit<Partial<Encounter>, 'id'> = {}
): Resource {
	return {
		resourceType: 'Encounter',
		id,
		status,
		class: { code: 'EMER' },
		subject: { reference: patientOf(id) },
		period: { start: at(minutes) },
		reasonCode: [{ text: 'as the clerk typed it' }],
		location: [{ location: { reference: 'Location/wr' }, status: 'active' }],
		...more
	};
}

const LEVEL_3 = {
	coding: [{ system: `${ACUITY_SYSTEM}:ESI-v5`, code: '3' }],
	text: 'Level 3'
};

export const CHART: readonly Resource[] = [
	{
		resourceType: 'Location',
		id: 'ed',
		name: 'Millbrook Emergency',
		extension: [{ url: EXTENSION.edition, valueCode: 'ESI-v5' }]
	},
	place('wr', 'Waiting room', 'waiting'),
	place('triage-1', 'Triage 1', 'triage'),
	place('room-1', 'Room 1', 'room'),
	place('resus-1', 'Resus 1', 'resus'),
	person('ada', 'Brandt', 'female', '1971-05-02'),
	person('ben', 'Ibarra', 'male', '2021-06-11'),
	person('cy', 'Novak', 'male', '1990-02-03'),
	person('dot', 'Ling', 'female', '1950-07-08'),
	person('eve', 'Sorensen', 'female', '1940-01-20'),
	person('fay', 'Adeyemi', 'female', '2000-03-30'),
	person('gil', 'Brandt', 'female', '1971-05-12'),
	visit(ADA, -10, 'arrived'),
	visit(BEN, -5, 'arrived'),
	visit(CY, -90, 'triaged', { priority: LEVEL_3 }),
	visit(DOT, -60, 'in-progress'),
	visit(EVE, -300, 'onleave', {
		priority: LEVEL_3,
		extension: [{ url: EXTENSION.disposition, valueCode: 'admit' }]
	}),
	{
		resourceType: 'Observation',
		id: 'cy-hr',
		status: 'final',
		category: [{ coding: [{ code: 'vital-signs' }] }],
		code: { coding: [{ system: LOINC, code: '8867-4' }], text: 'Heart rate' },
		subject: { reference: patientOf(CY) },
		encounter: { reference: `Encounter/${CY}` },
		effectiveDateTime: at(-40),
		valueQuantity: { value: 82, unit: '/min', system: UCUM, code: '/min' }
	}
];

/** Whoever is told something does this to the visit, at once. */
const TOLD: Readonly<Record<string, readonly [type: string, data: JsonObject]>> = {
	provider: ['provider.see', {}],
	charge: ['provider.decide', { disposition: 'admit' }],
	'social-work': ['provider.decide', { disposition: 'transfer' }],
	registration: ['provider.decide', { disposition: 'discharge' }],
	'bed-control': ['visit.depart', {}],
	family: ['visit.die', {}]
};

const TIMELINE: readonly TimelineItem[] = [
	{
		id: 'fay-comes',
		patient: patientOf(FAY),
		when: { at: 30 * MINUTE },
		put: [visit(FAY, 30, 'arrived') as unknown as JsonObject],
		patch: [],
		event: { workflow: NAME, type: 'visit.arrive', data: {}, instance: FAY }
	},
	{
		id: 'ada-worse',
		patient: patientOf(ADA),
		when: { at: 40 * MINUTE },
		put: [],
		patch: []
	},
	{
		id: 'cy-seen',
		patient: patientOf(CY),
		when: { at: 300 * MINUTE },
		put: [],
		patch: [],
		event: { workflow: NAME, type: 'provider.see', data: {} }
	},
	...Object.entries(TOLD).map(([to, [type, data]]): TimelineItem => ({
		id: `told-${to}`,
		when: {
			after: { workflow: NAME, action: 'staff.notify', where: { to } },
			delay: 0,
			repeat: true
		},
		put: [],
		patch: [],
		event: { workflow: NAME, type, data, instance: '@trigger' }
	}))
];

const OPENING: Opening = {
	attempt: 'a-1',
	scenario: 'ed-triage/sample',
	version: 1,
	contentHash: '0'.repeat(64),
	keyHash: null,
	variant: null,
	seed: 0,
	mode: 'practice',
	role: 'nurse',
	build: 'test',
	workflows: { [NAME]: 1 },
	assignment: null,
	learner: 'l-1'
};

export const SCENARIO: ScenarioCore = {
	id: OPENING.scenario,
	version: 1,
	workflows: [NAME],
	role: 'nurse',
	start: START,
	chart: CHART,
	timeline: TIMELINE,
	tasks: [],
	hints: []
};

/** An act, or so many minutes of waiting. */
export type Move = Action | number;

export interface Played {
	readonly world: World;
	readonly entries: readonly Entry[];
	/** Why acts were refused, in their order. */
	readonly refused: readonly string[];
}

/** Plays acts a minute apart through the real engine, each kept in the log as it came out. */
export function play(moves: readonly Move[], chart: readonly Resource[] = CHART): Played {
	const script = compile({ ...SCENARIO, chart }, [edTriage]);
	let world = openWorld(script, OPENING);
	const entry = (from: Entry | undefined, action: Action, when: number, ok: boolean) =>
		chainEntry(from, {
			...action,
			at: when,
			worked: when,
			wall: '2026-01-14T18:00:00.000Z',
			ok
		});
	const data = OPENING as unknown as JsonObject;
	const entries = [entry(undefined, { workflow: 'attempt', type: 'attempt.open', data }, 0, true)];
	const refused: string[] = [];
	let now = 0;
	for (const move of moves) {
		now += typeof move === 'number' ? move * MINUTE : MINUTE;
		const action = typeof move === 'number' ? WAIT : move;
		const taken = step(script, world, action, now, entries.length);
		world = taken.world;
		if (!taken.ok) refused.push(taken.reason ?? '');
		entries.push(entry(entries.at(-1), action, now, taken.ok));
	}
	// What an act set off at once has happened when the screen looks next.
	return { world: advance(script, world, now), entries, refused };
}

const WAIT: Action = { workflow: 'attempt', type: 'clock.advance', data: { why: 'wait' } };

export function runPlayed(moves: readonly Move[], chart: readonly Resource[] = CHART): Run {
	const { entries } = play(moves, chart);
	return runOf(replay({ ...SCENARIO, chart }, entries, [edTriage]), entries);
}

/** An act on a visit. */
export function act(visit: string, type: string, data: JsonObject = {}): Action {
	return { workflow: NAME, type, data: { visit, ...data } };
}

export function tell(visit: string, to: string): Action {
	return act(visit, 'staff.notify', { to, text: 'Please come.' });
}

export function level(visit: string, given: number, more: JsonObject = {}): Action {
	return act(visit, 'triage.assign-acuity', {
		level: given,
		point: given < 3 ? 'B' : given === 3 ? 'D' : 'C',
		reasons: [],
		resources: given === 3 ? ['labs', 'ct'] : given === 4 ? ['labs'] : [],
		vitals: 'in-range',
		...more
	});
}

/** Opens a form of a visit with values in it. */
export function open(visit: string, form: string, kind: string, values: JsonObject): Action {
	return {
		workflow: 'attempt',
		type: 'form.open',
		data: { form, workflow: NAME, kind, patient: patientOf(visit), values: { visit, ...values } }
	};
}

export function set(form: string, field: string, value: JsonObject[string]): Action {
	return { workflow: 'attempt', type: 'form.set', data: { form, field, value } };
}

export function sign(
	visit: string,
	type: string,
	form: string,
	answers: readonly JsonObject[] = []
): Action {
	return act(visit, type, { form, answers });
}

const VITALS: JsonObject = {
	temperature: 37.1,
	temperatureUnit: 'Cel',
	temperatureRoute: 'oral',
	hr: 88,
	rr: 16,
	sbp: 132,
	dbp: 78,
	spo2: 98,
	oxygenDevice: 'room-air',
	avpu: 'A',
	painScale: 'numeric',
	pain: 4
};

/** A note that can be signed for an adult once a level stands; `pregnancy` is asked of Ada too. */
export const WHOLE_NOTE: JsonObject = {
	...VITALS,
	identifiers: 'two',
	language: 'English',
	interpreter: 'not-needed',
	arrivalMode: 'walk-in',
	complaintWords: 'my belly hurts',
	complaint: 'abdominal-pain',
	onset: 'this morning',
	story: 'Cramps below the navel since seven, no vomiting.',
	airway: 'open',
	breathing: 'easy',
	circulation: 'warm',
	allergyState: 'none-known',
	pregnancy: 'not-applicable',
	fallRisks: ['none'],
	strokeSigns: ['none'],
	infectionSigns: ['none'],
	infectionSuspected: 'no',
	safetyConcerns: ['none'],
	safetyAskedAlone: 'alone',
	suicideScreen: 'not-indicated'
};

export const WHOLE_REASSESSMENT: JsonObject = { ...VITALS, change: 'same', found: 'No change.' };

export const LEFT: Readonly<Record<'lwbs' | 'eloped' | 'ama', JsonObject>> = {
	lwbs: {
		kind: 'lwbs',
		lastSeen: 0,
		calls: 3,
		search: 'Waiting room, rest rooms',
		providerTold: 'yes',
		remark: 'Did not answer.'
	},
	eloped: {
		kind: 'eloped',
		lastSeen: 0,
		calls: 3,
		search: 'Room, rest rooms',
		providerTold: 'yes',
		remark: 'Gown left on the bed.'
	},
	ama: {
		kind: 'ama',
		capacity: 'has',
		risksTold: 'Bleeding, death',
		refusalForm: 'signed',
		providerTold: 'yes',
		remark: 'Has to fetch a child.'
	}
};

export const PAPERS: Readonly<Record<'admit' | 'transfer' | 'discharge', JsonObject>> = {
	admit: { service: 'Surgery', care: 'floor', isolation: 'none', diagnosis: 'Appendicitis' },
	transfer: {
		reason: 'No surgeon here',
		basis: 'certified',
		certifiedBy: 'L. Moreau, MD',
		facility: 'Lakeside General',
		acceptedBy: 'P. Haddad, MD',
		capacityConfirmed: 'yes',
		records: 'Note, images',
		transport: 'advanced',
		consent: 'signed',
		report: 'T. Quist, RN'
	},
	discharge: {
		vitalsRepeated: 'yes',
		instructions: 'understood',
		followUp: 'Clinic in two days',
		leavesWith: 'family'
	}
};

/** A whole triage of an adult: begun, measured, levelled, noted and signed. */
export function triaged(
	visit: string,
	given: number,
	note: JsonObject = {},
	more: JsonObject = {}
): Action[] {
	return [
		act(visit, 'triage.begin'),
		act(visit, 'triage.act', { act: 'vital-signs' }),
		open(visit, `note-${visit}`, 'triage-note', { ...WHOLE_NOTE, ...note }),
		level(visit, given, more),
		sign(visit, 'triage.sign', `note-${visit}`)
	];
}
