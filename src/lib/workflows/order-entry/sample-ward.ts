/** A small chart for the tests of this folder: one patient with an allergy, poor kidneys, and a few orders. */
import type { JsonObject } from '$lib/engine/canonical';
import type { FormState, FormValues } from '$lib/engine/forms';
import { chainEntry } from '$lib/engine/log';
import type { Action, Entry, Opening, Role, ScenarioCore, World } from '$lib/engine/model';
import { compile, openWorld, step, viewOf } from '$lib/engine/step';
import { MINUTE, parseStart } from '$lib/engine/time';
import type { Resource } from '$lib/fhir/types';
import { NAME } from './actions';
import { orderEntry } from './index';

export const RUTH = 'Patient/ruth';
export const START = parseStart('2026-01-14T13:40:00-05:00');

const subject = { reference: RUTH };
const LAB = [{ coding: [{ code: 'laboratory' }] }];

function creatinine(id: string, at: string, value: number): Resource {
	return {
		resourceType: 'Observation',
		id,
		status: 'final',
		category: LAB,
		code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }], text: 'Creatinine' },
		subject,
		effectiveDateTime: at,
		valueQuantity: { value, unit: 'mg/dL', code: 'mg/dL' },
		referenceRange: [{ low: { value: 0.5 }, high: { value: 1.1 } }]
	};
}

function drug(
	id: string,
	[name, rxcui]: readonly [string, string],
	dose: readonly [number, string, string, string],
	status: 'active' | 'draft' | 'completed' = 'active'
): Resource {
	const [value, unit, route, frequency] = dose;
	return {
		resourceType: 'MedicationRequest',
		id,
		status,
		intent: 'order',
		category: [{ coding: [{ code: 'inpatient' }] }],
		subject,
		authoredOn: '2026-01-14T12:20:00-05:00',
		medicationCodeableConcept: {
			coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: rxcui }],
			text: name
		},
		dosageInstruction: [
			{
				route: { text: route },
				timing: { code: { coding: [{ code: frequency }], text: frequency } },
				doseAndRate: [{ doseQuantity: { value, unit, code: unit } }]
			}
		]
	};
}

/** Dates are written out: nothing here is relative. */
export const CHART: readonly Resource[] = [
	{
		resourceType: 'Patient',
		id: 'ruth',
		name: [{ family: 'Okafor', given: ['Ruth', 'A.'] }],
		gender: 'female',
		birthDate: '1959-02-03'
	},
	{
		resourceType: 'AllergyIntolerance',
		id: 'amox',
		patient: subject,
		clinicalStatus: { coding: [{ code: 'active' }] },
		type: 'allergy',
		criticality: 'high',
		code: { text: 'Amoxicillin' },
		reaction: [{ manifestation: [{ text: 'Anaphylaxis' }], severity: 'severe' }]
	},
	{
		resourceType: 'Observation',
		id: 'weight',
		status: 'final',
		category: [{ coding: [{ code: 'vital-signs' }] }],
		code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }], text: 'Body weight' },
		method: { text: 'measured' },
		subject,
		effectiveDateTime: '2026-01-14T12:00:00-05:00',
		valueQuantity: { value: 58.4, unit: 'kg', code: 'kg' }
	},
	creatinine('crea-1', '2024-07-10T09:00:00-04:00', 0.9),
	creatinine('crea-2', '2025-06-02T09:00:00-04:00', 1.1),
	creatinine('crea-3', '2026-01-14T13:05:00-05:00', 1.6),
	{
		resourceType: 'Condition',
		id: 'cap',
		clinicalStatus: { coding: [{ code: 'active' }] },
		subject,
		code: {
			coding: [
				{
					system: 'http://hl7.org/fhir/sid/icd-10-cm',
					code: 'J18.9',
					display: 'Pneumonia, unspecified organism'
				}
			],
			text: 'Community-acquired pneumonia'
		}
	},
	{
		resourceType: 'Condition',
		id: 'htn',
		clinicalStatus: { coding: [{ code: 'active' }] },
		subject,
		code: {
			coding: [
				{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10', display: 'Hypertension' }
			],
			text: 'Essential hypertension'
		}
	},
	drug('azi', ['azithromycin', '18631'], [500, 'mg', 'IV', 'Q24H']),
	drug('enox', ['enoxaparin', '67108'], [30, 'mg', 'subcut', 'daily']),
	drug('apap', ['acetaminophen', '161'], [650, 'mg', 'PO', 'Q6H'], 'draft'),
	{
		resourceType: 'ServiceRequest',
		id: 'lactate',
		status: 'active',
		intent: 'order',
		category: LAB,
		subject,
		authoredOn: '2026-01-14T13:18:00-05:00',
		code: { text: 'Lactate, venous' }
	},
	{
		resourceType: 'Observation',
		id: 'lactate-value',
		status: 'final',
		category: LAB,
		code: { text: 'Lactate, venous' },
		basedOn: [{ reference: 'ServiceRequest/lactate' }],
		subject,
		effectiveDateTime: '2026-01-14T13:25:00-05:00',
		valueQuantity: { value: 3.1, unit: 'mmol/L', code: 'mmol/L' },
		referenceRange: [{ low: { value: 0.5 }, high: { value: 2 } }]
	},
	{
		resourceType: 'ServiceRequest',
		id: 'film',
		status: 'active',
		intent: 'order',
		category: [{ coding: [{ code: 'imaging' }] }],
		subject,
		authoredOn: '2026-01-14T13:19:00-05:00',
		code: { text: 'XR chest, 2 views' }
	}
];

export const SCENARIO: ScenarioCore = {
	id: 'order-entry/sample',
	version: 1,
	workflows: [NAME],
	role: 'prescriber',
	start: START,
	chart: CHART,
	timeline: [
		{
			id: 'signed-by-doctor',
			patient: RUTH,
			when: {
				after: { workflow: NAME, action: 'order.pend' },
				delay: 10 * MINUTE,
				repeat: true
			},
			put: [],
			patch: [],
			event: { workflow: NAME, type: 'order.authenticate', data: {}, instance: '@trigger' }
		}
	],
	tasks: [],
	hints: []
};

export const SCRIPT = compile(SCENARIO, [orderEntry]);

export function opening(role: Role): Opening {
	return {
		attempt: 'a-1',
		scenario: SCENARIO.id,
		version: 1,
		contentHash: '0'.repeat(64),
		keyHash: null,
		variant: null,
		seed: 0,
		mode: 'practice',
		role,
		build: 'test',
		workflows: { [NAME]: 1 },
		assignment: null,
		learner: 'l-1'
	};
}

export interface Move extends Action {
	readonly at: number;
}

/** `move(3, 'order.sign', {...})`: forms are the engine's, everything else is this workflow's. */
export function move(minutes: number, type: string, data: JsonObject): Move {
	const workflow = /^(form|clock|attempt)\./.test(type) ? 'attempt' : NAME;
	return { workflow, type, data, at: minutes * MINUTE };
}

export interface Played {
	readonly world: World;
	readonly entries: readonly Entry[];
	/** Why each refused move was refused, by its number. */
	readonly refused: ReadonlyMap<number, string>;
}

/** Plays moves through the real engine. */
export function play(moves: readonly Move[], role: Role = 'prescriber'): Played {
	let world = openWorld(SCRIPT, opening(role));
	const entries: Entry[] = [];
	const refused = new Map<number, string>();
	const append = (made: Move, ok: boolean) =>
		entries.push(
			chainEntry(entries.at(-1), {
				...made,
				worked: made.at,
				wall: new Date(START.ms + made.at).toISOString(),
				ok
			})
		);
	append({ workflow: 'attempt', type: 'attempt.open', data: { ...opening(role) }, at: 0 }, true);
	moves.forEach((made, index) => {
		const result = step(SCRIPT, world, made, made.at, index + 1);
		world = result.world;
		if (result.reason !== null) refused.set(index + 1, result.reason);
		append(made, result.ok);
	});
	return { world, entries, refused };
}

export function openMove(minutes: number, form: string, kind: string, values: FormValues): Move {
	return move(minutes, 'form.open', {
		form,
		workflow: NAME,
		kind,
		patient: RUTH,
		values: { ...values }
	});
}

/** A form as it would stand in the ward at its start, and the view it is checked in. */
export function formIn(kind: string, values: FormValues, role: Role = 'prescriber') {
	const form: FormState = {
		id: 'order-1',
		workflow: NAME,
		kind,
		patient: RUTH,
		values,
		openedAt: 0,
		seq: 1
	};
	return { form, view: viewOf(openWorld(SCRIPT, opening(role))) };
}
