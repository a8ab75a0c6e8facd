import type { Json, JsonObject } from '$lib/engine/canonical';
import type { Subject, View, Workflow } from '$lib/engine/model';
import { actionSchema, keySchema, NAME, type TriageKey } from './actions';
import { triageChart } from './chart';
import {
	encounterIn,
	EXTENSION,
	extensionOf,
	levelOf,
	OVER_STATES,
	placeOf,
	standingOf,
	UNSEEN_STATES,
	visitsOf
} from './department';
import { DISPOSITION_FORMS, FORMS } from './fields';
import { triageKeyFaults } from './key-faults';
import { machine } from './machine';
import { scoreTriage } from './score';
import { auditTriage } from './audit';
import { standingStops, validateForm } from './validate';
import { upcasters, VERSION } from './versions';

type Action = { type: string; data: JsonObject };

const visitId = (action: Action) => String(action.data['visit'] ?? '');

/** What keys, tasks and facts may match on: every plain part of the action, and of a form it signs. */
function subjectOf(action: Action, view: View): Subject {
	const visit = encounterIn(view, visitId(action));
	const form = view.forms.get(String(action.data['form'] ?? ''));
	const parts: Record<string, Json> = {};
	for (const [name, value] of Object.entries(action.data))
		if (isPlain(value) && name !== 'form') parts[name] = value;
	if (form) {
		parts['kind'] = form.kind;
		for (const [field, value] of Object.entries(form.values))
			if (isPlain(value)) parts[field] ??= value;
		// The exit note's own field `kind` is how the patient left.
		if (form.values['kind'] !== undefined) parts['exit'] = form.values['kind'];
	}
	const to =
		action.type === 'visit.move' ? placeOf(view.chart, String(action.data['to'])) : undefined;
	if (to) parts['placeKind'] = to.kind;
	return { patient: visit?.subject?.reference ?? null, parts };
}

/** A text, number or yes-or-no, or a list of ticked ids. */
function isPlain(value: Json): boolean {
	return Array.isArray(value)
		? value.length > 0 && value.every((one: Json) => typeof one === 'string')
		: typeof value !== 'object';
}

function refusalOf(action: Action, view: View): string {
	const visit = encounterIn(view, visitId(action));
	if (!visit) return 'There is no such visit.';
	const held = view.machines.get(NAME, visit.id)?.snapshot;
	const state = held ? String(held.value) : standingOf(visit);
	if (OVER_STATES.some((over) => over === state))
		return 'This visit is over; nothing more is written on it here.';
	const isUnseen = UNSEEN_STATES.some((one) => one === state);
	const form = view.forms.get(String(action.data['form'] ?? ''));
	switch (action.type) {
		case 'triage.assign-acuity':
			return isUnseen || state === 'providerSeen'
				? 'A level stands already; change it with a reason.'
				: 'This visit is past triage.';
		case 'acuity.change':
			if (levelOf(visit) === null) return 'There is no level yet to change.';
			return isUnseen
				? 'That level stands already.'
				: 'A provider has seen this patient: the triage level stands as it is.';
		case 'triage.begin':
			return 'Triage has begun already, or is over.';
		case 'visit.look':
			return 'The quick look comes first, and once.';
		case 'visit.move':
			return 'There is no such place in this department.';
		case 'registration.correct':
			return view.chart.has(String(action.data['patient']))
				? 'The visit stands on the record of this person already.'
				: 'There is no such person in this chart.';
		case 'exit.sign':
			if (form?.values['kind'] === 'lwbs' && !isUnseen)
				return 'A provider has seen this patient: they eloped, or left against advice, but were seen.';
			break;
		case 'triage.sign':
			if (state !== 'inTriage' && state !== 'providerSeen')
				return 'Begin triage before signing its note.';
			break;
		case 'disposition.sign': {
			const decided = extensionOf(visit, EXTENSION.disposition)?.valueCode;
			if (state !== 'dispositionDecided' || decided === undefined)
				return 'No provider has decided a disposition yet.';
			if (form && form.kind !== DISPOSITION_FORMS[decided as keyof typeof DISPOSITION_FORMS])
				return 'These papers are not those of the disposition that was decided.';
			break;
		}
		default:
			break;
	}
	if (!form)
		return action.data['form'] === undefined
			? 'This cannot be done now.'
			: 'There is no such form to sign.';
	if (form.values['visit'] !== visit.id) return 'This form belongs to another visit.';
	const [first, ...more] = standingStops(form, view, action.data['answers']);
	if (!first) return 'This form cannot be signed now.';
	return more.length > 0 ? `${first.title}, and ${more.length} more.` : `${first.title}.`;
}

export const edTriage: Workflow<TriageKey> = {
	name: NAME,
	title: 'Emergency triage',
	version: VERSION,
	actionSchema,
	keySchema,
	forms: FORMS,
	machine,
	instances: (action) => [visitId(action)],
	input: (instance, view) => {
		const visit = encounterIn(view, instance);
		return {
			standing: visit ? standingOf(visit) : 'absent',
			hasLevel: visit !== undefined && levelOf(visit) !== null,
			disposition: extensionOf(visit, EXTENSION.disposition)?.valueCode ?? null
		};
	},
	subject: subjectOf,
	chart: triageChart,
	validate: validateForm,
	refusal: refusalOf,
	score: scoreTriage,
	audit: auditTriage,
	keyFaults: triageKeyFaults,
	/** Done when every visit has a level or is over, and no note lies half written. */
	isComplete: (world) =>
		[...world.forms.values()].every((form) => form.workflow !== NAME) &&
		visitsOf(world).every(({ level, state }) => level !== null || OVER_STATES.includes(state)),
	upcasters
};
