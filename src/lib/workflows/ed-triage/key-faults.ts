/**
 * What a key says that its rules cannot mean: facts that give other levels, names of nothing, answers a
 * field cannot hold. A visit that the timeline brings is not in the chart a key is held against, so a
 * visit that is not there is no fault.
 */
import type { Accepted } from '$lib/engine/accepted';
import { answerFault } from '$lib/engine/accepted-faults';
import { findField, optionsOf, type Field } from '$lib/engine/forms';
import type { Json } from '$lib/engine/canonical';
import { oneOf } from '$lib/engine/sentences';
import type { Chart } from '$lib/fhir/chart';
import { acuityOf } from '$lib/rules/acuity/acuity';
import { isHighRiskId } from '$lib/rules/acuity/high-risk';
import { isLifeSavingId } from '$lib/rules/acuity/life-saving';
import { PSEUDO_FIELDS } from './accepted';
import {
	actionSchema,
	SIGNED_FORMS,
	type ActMatch,
	type RuleOf,
	type TriageKey,
	type TriageRule
} from './actions';
import { departmentOf, PLACE_KINDS, placeOf } from './department';
import { FORMS } from './fields';
import { keyFactsOf } from './key-facts';
import { isFindingAtB } from './lists';
import { CHECK_LISTS } from './note-fields';
import { levelsText } from './wording';

export interface KeyFault {
	/** Inside the section: `rules.<id>.facts`. */
	readonly path: string;
	readonly message: string;
}

export function triageKeyFaults(key: TriageKey, chart: Chart): KeyFault[] {
	const department = departmentOf(chart, KEY_DATE);
	const faults: KeyFault[] =
		department && department.edition !== key.edition
			? [
					{
						path: 'edition',
						message: `the key follows ${key.edition}, the department in the chart ${department.edition}`
					}
				]
			: [];
	for (const rule of key.rules)
		for (const { path, message } of ruleFaults(rule, key, chart))
			faults.push({ path: ['rules', rule.id, path].filter(Boolean).join('.'), message });
	return faults;
}

/** Only the edition is asked of the department, which no date moves. */
const KEY_DATE = '2026-01-01';

function ruleFaults(rule: TriageRule, key: TriageKey, chart: Chart): KeyFault[] {
	switch (rule.kind) {
		case 'acuity':
			return [...visitFaults('visit', rule.visit, chart), ...acuityFaults(rule, key)];
		case 'reasoning':
			return [
				...visitFaults('visit', rule.visit, chart),
				...(rule.reasons ?? [])
					.filter((id) => !isFindingAtB(id) && !isHighRiskId(id) && !isLifeSavingId(id))
					.map((id) => ({
						path: 'reasons',
						message: `"${id}" is no reason of point A or B`
					}))
			];
		case 'noted':
			return [
				...visitFaults('visit', rule.visit, chart),
				...notedFaults(rule),
				...windowFaults(rule.window, chart)
			];
		case 'done':
			return [
				...visitFaults('visit', rule.visit, chart),
				...matchFaults('any', rule.any, chart),
				...windowFaults(rule.window, chart)
			];
		case 'before':
			return [
				...visitFaults('visit', rule.visit, chart),
				...matchFaults('first', rule.first, chart),
				...matchFaults('then', rule.then, chart)
			];
		case 'avoid':
			return [...visitFaults('visit', rule.visit, chart), ...matchFaults('any', rule.any, chart)];
		case 'order-of-visits':
			return [
				...visitFaults('first', rule.first, chart),
				...visitFaults('then', rule.then, chart),
				...matchFaults('action', [{ action: rule.action }], chart),
				...(rule.first === rule.then
					? [{ path: 'then', message: 'it is the same visit as the first' }]
					: [])
			];
	}
}

function visitFaults(path: string, visit: string, chart: Chart): KeyFault[] {
	if (visit.includes('/'))
		return [{ path, message: `"${visit}" is a reference, expected the bare id of an Encounter` }];
	const held = chart.one('Encounter', visit);
	return held && held.class.code !== 'EMER'
		? [{ path, message: `Encounter/${visit} is no emergency visit (class EMER)` }]
		: [];
}

function acuityFaults(rule: RuleOf<'acuity'>, { edition }: TriageKey): KeyFault[] {
	const faults: KeyFault[] = [];
	const sorted = [...new Set(rule.accept)].toSorted((a, b) => a - b);
	if (sorted.join() !== rule.accept.join())
		faults.push({
			path: 'accept',
			message: `found ${rule.accept.join(', ')}, expected each level once, most urgent first`
		});
	const read = keyFactsOf(rule.facts, edition);
	if (!read.ok)
		return [
			...faults,
			...read.faults.map(({ path, message }) => ({
				path: ['facts', path].filter(Boolean).join('.'),
				message
			}))
		];
	const { accept, cautions } = acuityOf(read.facts);
	if (accept.join() !== sorted.join())
		faults.push({
			path: 'accept',
			message: [
				`the key accepts ${levelsText(sorted)}, the engine ${levelsText(accept)} by ${edition} for these facts`,
				...cautions
			].join('. ')
		});
	return faults;
}

function notedFaults(rule: RuleOf<'noted'>): KeyFault[] {
	const id = PSEUDO_FIELDS[rule.field] ?? rule.field;
	const form = FORMS[rule.form];
	const field = form && findField(form, id);
	if (!field)
		return [{ path: 'field', message: `the form ${rule.form} has no field "${rule.field}"` }];
	return rule.accept.flatMap((wanted, at) => {
		const message = faultOf(field, wanted);
		return message === undefined ? [] : [{ path: `accept.${at}`, message }];
	});
}

/** Why a field can never hold an accepted answer, or nothing when it can. */
function faultOf(field: Field, wanted: Accepted): string | undefined {
	const isList = typeof wanted === 'object' && ('has' in wanted || 'lacks' in wanted);
	// Any substance may be in a list of allergies.
	if (isList && field.id === 'allergies') return undefined;
	const list = CHECK_LISTS[field.id];
	return answerFault(field, wanted, list && [...Object.keys(list.options), 'none']);
}

function windowFaults(window: RuleOf<'done'>['window'], chart: Chart): KeyFault[] {
	if (!window) return [];
	const faults = window.afterAct ? matchFaults('window.afterAct', [window.afterAct], chart) : [];
	return Object.keys(window).length === 0
		? [...faults, { path: 'window', message: 'it is empty; leave it out' }]
		: faults;
}

function matchFaults(path: string, any: readonly ActMatch[], chart: Chart): KeyFault[] {
	return any.flatMap(({ action, where }, at) => {
		const here = any.length > 1 ? `${path}.${at}` : path;
		const known = actionSchema.options.find(({ shape }) => shape.type.value === action);
		if (!known)
			return [{ path: here, message: `"${action}" is no action of a learner in this workflow` }];
		return Object.entries(where ?? {}).flatMap(([part, wanted]) =>
			(Array.isArray(wanted) ? wanted : [wanted]).flatMap((value) => {
				const message = partFault(known, part, value, chart);
				return message === undefined ? [] : [{ path: `${here}.where.${part}`, message }];
			})
		);
	});
}

type ActionShape = (typeof actionSchema.options)[number];

/** Why an action never has a part of this value. */
function partFault(
	{ shape }: ActionShape,
	part: string,
	value: Json,
	chart: Chart
): string | undefined {
	const action = shape.type.value;
	const refuse = (expected: string) => `${JSON.stringify(value)} never stands there${expected}`;
	if (part === 'visit') return 'the rule names its visit already';
	if (part === 'to' && action === 'visit.move')
		return typeof value === 'string' && placeOf(chart, value)
			? undefined
			: refuse(': no such place');
	if (part === 'placeKind' && action === 'visit.move')
		return PLACE_KINDS.some((kind) => kind === value)
			? undefined
			: refuse(`, expected ${oneOf(PLACE_KINDS)}`);
	const forms: readonly string[] = Object.hasOwn(SIGNED_FORMS, action)
		? SIGNED_FORMS[action as keyof typeof SIGNED_FORMS]
		: [];
	if (forms.length > 0) return formPartFault(forms, part, value);
	const data = Object.entries(shape.data.shape).find(([name]) => name === part)?.[1];
	if (!data) return `${action} has no such part`;
	return data.safeParse(value).success || data.safeParse([value]).success ? undefined : refuse('');
}

function formPartFault(forms: readonly string[], part: string, value: Json): string | undefined {
	if (part === 'kind')
		return forms.some((kind) => kind === value)
			? undefined
			: `${JSON.stringify(value)} is not signed here, expected ${oneOf(forms)}`;
	const field = forms
		.map((kind) => FORMS[kind])
		.flatMap((form) => (form ? [findField(form, part === 'exit' ? 'kind' : part)] : []))
		.find((found) => found !== undefined);
	if (!field) return `no form signed here has a field "${part}"`;
	const list = CHECK_LISTS[field.id];
	if (list) {
		const ids = [...Object.keys(list.options), 'none'];
		return ids.some((id) => id === value)
			? undefined
			: `${JSON.stringify(value)} cannot be ticked, expected ${oneOf(ids)}`;
	}
	if (field.kind !== 'choice') return undefined;
	const options = optionsOf(field, {}).map((option) => option.value);
	return options.some((option) => option === value)
		? undefined
		: `${JSON.stringify(value)} is none of its options: ${options.join(', ')}`;
}
