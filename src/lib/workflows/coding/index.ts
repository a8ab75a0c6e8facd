import type { Json, JsonObject } from '$lib/engine/canonical';
import type { Subject, View, Workflow } from '$lib/engine/model';
import { abstractOf } from './abstract';
import { actionSchema, keySchema, NAME, type CodingKey } from './actions';
import { auditCoding } from './audit';
import { codingChart } from './chart';
import { encounterHead } from './encounter-head';
import { FORMS, indicatorsOf, QUERY_FORM } from './fields';
import { machine, type Standing } from './machine';
import { scoreCoding } from './score';
import { finishFaults, hintLimit, lineFault, queryFaults, validateForm } from './validate';
import { upcasters, VERSION } from './versions';

type Action = { type: string; data: JsonObject };

function encounterOf(action: Action): string {
	return String(action.data['encounter'] ?? '');
}

function standingOf(instance: string, view: View): Standing {
	if (view.forms.get(instance)?.kind === QUERY_FORM) return 'query';
	return view.chart.has(`Encounter/${instance}`) ? 'encounter' : 'nothing';
}

/**
 * What keys, tasks and facts may match on: encounter, code, list and system of a line; issue and form
 * of a query, and a part `cites <Type/id>` for each thing it cites.
 */
function subjectOf(action: Action, view: View): Subject {
	const encounter = encounterOf(action);
	const form = view.forms.get(String(action.data['query'] ?? ''));
	const parts: Record<string, Json> = { encounter };
	if (action.type === 'query.send' && form) {
		for (const field of ['issue', 'format', 'to'])
			if (form.values[field] !== undefined) parts[field] = form.values[field];
		for (const { ref } of indicatorsOf(form)) parts[`cites ${ref}`] = true;
		return { patient: form.patient, parts };
	}
	const line = abstractOf(view.chart, encounter).lines.find(({ id }) => id === action.data['id']);
	for (const part of ['code', 'list', 'system'] as const) {
		const held = action.data[part] ?? line?.[part];
		if (held !== undefined) parts[part] = held;
	}
	const patient = view.chart.one('Encounter', encounter)?.subject?.reference ?? null;
	return { patient, parts };
}

function refusalOf(action: Action, view: View): string {
	const state = view.machines.get(NAME, encounterOf(action))?.snapshot.value;
	if (!view.chart.has(`Encounter/${encounterOf(action)}`)) return 'There is no such encounter.';
	if (state === 'finished') return 'This encounter is finished; reopen it to change its codes.';
	switch (action.type) {
		case 'coding.finish':
			return finishFaults(view, encounterOf(action)).join(' ');
		case 'coding.reopen':
			return 'This encounter is open already.';
		case 'encoder.ask':
			return hintLimit(view.mode) === 0
				? 'The encoder gives no hints in an exam.'
				: 'All hints of the encoder are used up.';
		case 'query.send':
			return queryFaults(action, view)[0] ?? 'This query was sent already.';
		default:
			return lineFault(action, view) ?? 'This cannot be done now.';
	}
}

export const coding: Workflow<CodingKey> = {
	name: NAME,
	title: 'Coding',
	version: VERSION,
	actionSchema,
	keySchema,
	forms: FORMS,
	machine,
	instances: (action) =>
		action.type === 'query.send'
			? [String(action.data['query']), encounterOf(action)]
			: [encounterOf(action)],
	input: (instance, view) => ({ standing: standingOf(instance, view) }),
	subject: subjectOf,
	chart: codingChart,
	validate: validateForm,
	refusal: refusalOf,
	score: scoreCoding,
	audit: auditCoding,
	keyedCodes: (key, chart) => {
		const date = encounterHead(chart, key.encounter)?.codingDate ?? '';
		return key.rules.flatMap((rule) => {
			if (rule.kind !== 'code' && rule.kind !== 'optional') return [];
			const { system } = rule;
			return rule.accept.flat().map((code) => ({
				system,
				code,
				date,
				path: `rules.${rule.id}.accept`,
				isAnswer: true
			}));
		});
	},
	isComplete: (world) => {
		const lives = world.machines
			.of(NAME)
			.filter(({ snapshot }) => snapshot.context.standing === 'encounter');
		return lives.length > 0 && lives.every(({ snapshot }) => snapshot.value === 'finished');
	},
	upcasters
};
