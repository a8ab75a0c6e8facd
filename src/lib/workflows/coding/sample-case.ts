/** A small record for the tests of this folder: one stay, two documents, three results. */
import type { JsonObject } from '$lib/engine/canonical';
import { chainEntry } from '$lib/engine/log';
import type { Action, Entry, Opening, ScenarioCore, World } from '$lib/engine/model';
import type { Mode } from '$lib/engine/modes';
import { replay, runOf } from '$lib/engine/replay';
import { compile, openWorld, step } from '$lib/engine/step';
import { MINUTE, parseStart } from '$lib/engine/time';
import { encodeBase64 } from '$lib/fhir/base64';
import type { Resource } from '$lib/fhir/types';
import { NAME } from './actions';
import { coding } from './index';

export const PATIENT = 'Patient/ada';
export const STAY = 'stay-1';
export const VISIT = 'visit-1';

const subject = { reference: PATIENT };

function document(id: string, title: string, text: string): Resource {
	return {
		resourceType: 'DocumentReference',
		id,
		status: 'current',
		docStatus: 'final',
		type: { text: title },
		subject,
		date: '2026-01-12T10:00:00-05:00',
		content: [{ attachment: { contentType: 'text/markdown', data: encodeBase64(text) } }]
	};
}

function creatinine(id: string, value: number): Resource {
	return {
		resourceType: 'Observation',
		id,
		status: 'final',
		code: { text: 'Creatinine' },
		subject,
		effectiveDateTime: '2026-01-10T09:00:00-05:00',
		valueQuantity: { value, unit: 'mg/dL' }
	};
}

export const SUMMARY = 'DocumentReference/summary';
export const SUMMARY_TEXT = `## Hospital course

The picture was **sepsis due to
urinary tract infection**. Renal insufficiency resolved with fluids.`;

export const CHART: readonly Resource[] = [
	{ resourceType: 'Patient', id: 'ada', name: [{ family: 'Brandt', given: ['Ada'] }] },
	{
		resourceType: 'Encounter',
		id: STAY,
		status: 'finished',
		class: { code: 'IMP' },
		subject,
		period: { start: '2026-01-10T08:00:00-05:00', end: '2026-01-12T11:00:00-05:00' }
	},
	{
		resourceType: 'Encounter',
		id: VISIT,
		status: 'finished',
		class: { code: 'AMB' },
		subject,
		period: { start: '2025-11-03T08:00:00-05:00', end: '2025-11-03T09:00:00-05:00' }
	},
	document('summary', 'Discharge summary', SUMMARY_TEXT),
	document('progress', 'Progress note', 'Feels better. Creatinine 1.3 today.'),
	creatinine('cr-1', 2.4),
	creatinine('cr-2', 1.3)
];

const OPENING: Opening = {
	attempt: 'a-1',
	scenario: 'coding/sample',
	version: 1,
	contentHash: '0'.repeat(64),
	keyHash: null,
	variant: null,
	seed: 0,
	mode: 'practice',
	role: 'coder',
	build: 'test',
	workflows: { [NAME]: 1 },
	assignment: null,
	learner: 'l-1'
};

export const SCENARIO: ScenarioCore = {
	id: OPENING.scenario,
	version: 1,
	workflows: [NAME],
	role: 'coder',
	start: parseStart('2026-01-13T08:00:00-05:00'),
	chart: CHART,
	timeline: [
		{
			id: 'answer',
			when: {
				after: {
					workflow: NAME,
					action: 'query.send',
					where: { 'cites Observation/cr-1': true }
				},
				delay: 120 * MINUTE,
				repeat: false
			},
			put: [],
			patch: [],
			event: { workflow: NAME, type: 'query.answer', data: {}, instance: '@trigger' }
		}
	],
	tasks: [],
	hints: []
};

export interface Played {
	readonly world: World;
	readonly entries: readonly Entry[];
	/** By sequence number, why an act was refused. */
	readonly refused: ReadonlyMap<number, string>;
}

/** Plays acts a minute apart through the real engine, each kept in the log as it came out. */
export function play(acts: readonly Action[], mode: Mode = 'practice'): Played {
	const script = compile(SCENARIO, [coding]);
	let world = openWorld(script, { ...OPENING, mode });
	const data = { ...OPENING, mode } as unknown as JsonObject;
	const entry = (from: Entry | undefined, action: Action, at: number, ok: boolean) =>
		chainEntry(from, { ...action, at, worked: at, wall: '2026-01-13T13:00:00.000Z', ok });
	const entries = [entry(undefined, { workflow: 'attempt', type: 'attempt.open', data }, 0, true)];
	const refused = new Map<number, string>();
	acts.forEach((action, index) => {
		const seq = index + 1;
		const at = seq * MINUTE;
		const taken = step(script, world, action, at, seq);
		world = taken.world;
		if (!taken.ok) refused.set(seq, taken.reason ?? '');
		entries.push(entry(entries.at(-1), action, at, taken.ok));
	});
	return { world, entries, refused };
}

export function runPlayed(acts: readonly Action[], mode: Mode = 'practice') {
	const { entries } = play(acts, mode);
	return runOf(replay(SCENARIO, entries, [coding]), entries);
}

export function act(type: string, data: JsonObject): Action {
	return { workflow: NAME, type, data: { encounter: STAY, ...data } };
}

/** Writes a diagnosis down; the id is the code in small letters. */
export function add(code: string, more: JsonObject = {}): Action {
	return act('code.add', {
		id: idOf(code),
		list: 'diagnosis',
		system: 'icd-10-cm',
		code,
		title: `Title of ${code}`,
		standing: 'billable',
		edition: 'ICD-10-CM FY2026',
		poaExempt: code.startsWith('Z'),
		ccLevel: null,
		via: 'search',
		query: '',
		...more
	});
}

export function idOf(code: string): string {
	return code.toLowerCase();
}

export function openQuery(id: string, values: JsonObject): Action {
	return {
		workflow: 'attempt',
		type: 'form.open',
		data: { form: id, workflow: NAME, kind: 'query', patient: PATIENT, values }
	};
}

export const WHOLE_QUERY: JsonObject = {
	to: 'M. Lindqvist, MD',
	issue: 'indicators-without-diagnosis',
	subject: 'Kidney function during the stay',
	question: 'Which condition, if any, explains the rise and fall of the creatinine?',
	format: 'multiple-choice',
	indicators: [
		{ ref: 'Observation/cr-1', text: 'Creatinine 2.4 mg/dL on 10 Jan' },
		{ ref: 'Observation/cr-2', text: 'Creatinine 1.3 mg/dL on 12 Jan' }
	],
	options: [
		'A kidney condition (please name it)',
		'A laboratory change without a condition',
		'Other: ___',
		'Unable to determine'
	]
};
