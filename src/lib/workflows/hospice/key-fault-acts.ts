/** Whether the actions a key names can ever look as it says. */
import type { Json } from '$lib/engine/canonical';
import { isCivilDay, optionsOf } from '$lib/engine/forms';
import { oneOf } from '$lib/engine/sentences';
import { actionSchema, type ActMatch, type ActWindow } from './actions';
import { fieldOf, FORMS, isPaperKind, PAPER_KINDS } from './fields';
import type { KeyFault } from './key-faults';

export function windowFaults(window: ActWindow): KeyFault[] {
	if (!window) return [];
	if (Object.keys(window).length === 0)
		return [{ path: 'window', message: 'it is empty; leave it out' }];
	return window.afterAct ? matchFaults('window.afterAct', [window.afterAct]) : [];
}

export function matchFaults(path: string, any: readonly ActMatch[]): KeyFault[] {
	return any.flatMap(({ action, where = {} }, at) => {
		const here = any.length > 1 ? `${path}.${at}` : path;
		const known = actionSchema.options.find(({ shape }) => shape.type.value === action);
		if (!known)
			return [{ path: here, message: `"${action}" is no action of a learner in this workflow` }];
		return Object.entries(where).flatMap(([part, wanted]) =>
			listed(wanted).flatMap((value) => {
				const message = partFault(known, part, value, where);
				return message === undefined ? [] : [{ path: `${here}.where.${part}`, message }];
			})
		);
	});
}

function listed(wanted: Json | undefined): readonly Json[] {
	if (wanted === undefined) return [];
	return Array.isArray(wanted) ? wanted : [wanted];
}

type ActionShape = (typeof actionSchema.options)[number];
type Where = Readonly<Record<string, Json>>;

/** Why an action never has a part of this value. */
function partFault(
	{ shape }: ActionShape,
	part: string,
	value: Json,
	where: Where
): string | undefined {
	const action = shape.type.value;
	const said = JSON.stringify(value);
	if (part === 'stay') return 'the rule names its stay already';
	if (part === 'form' || part === 'answers') return 'it is no part to match on';
	const hasKind = action === 'paper.sign' || action === 'paper.review' || action === 'hope.submit';
	if (part === 'kind' && hasKind)
		return typeof value === 'string' && isPaperKind(value)
			? undefined
			: `${said} is no kind of paper, expected ${oneOf(PAPER_KINDS)}`;
	const data = Object.entries(shape.data.shape).find(([name]) => name === part)?.[1];
	if (data)
		return data.safeParse(value).success || data.safeParse([value]).success
			? undefined
			: `${said} never stands there`;
	if (action !== 'paper.sign') return `${action} has no such part`;
	if (part === 'reply')
		return value === 'accepted' || value === 'returned'
			? undefined
			: `${said} is no answer of the payer, expected accepted or returned`;
	return fieldPartFault(part, value, listed(where['kind']));
}

/** A part of a signing is a field of the form it signs: of the kinds named beside it, or of any. */
function fieldPartFault(part: string, value: Json, named: readonly Json[]): string | undefined {
	const kinds = named.filter(
		(kind): kind is string => typeof kind === 'string' && isPaperKind(kind)
	);
	const forms = kinds.length > 0 ? kinds : PAPER_KINDS;
	const faults = forms.map((kind) => valueFaultIn(kind, part, value));
	// One form that can hold it is enough.
	return faults.includes(undefined)
		? undefined
		: (faults.find((fault) => fault !== NO_FIELD) ?? `no form signed here has a field "${part}"`);
}

const NO_FIELD = 'no field';

function valueFaultIn(kind: string, part: string, value: Json): string | undefined {
	const field = fieldOf(kind, part);
	if (!field || field.id === 'stay' || field.id === 'answers') return NO_FIELD;
	const said = JSON.stringify(value);
	const ticks = FORMS[kind]?.ticks[part];
	if (ticks)
		return Object.keys(ticks).some((id) => id === value)
			? undefined
			: `${said} cannot be ticked, expected ${oneOf(Object.keys(ticks))}`;
	switch (field.kind) {
		case 'choice': {
			const options = optionsOf(field, {}).map((option) => option.value);
			return options.some((option) => option === value)
				? undefined
				: `${said} is none of its options: ${options.join(', ')}`;
		}
		case 'date':
			return typeof value === 'string' && isCivilDay(value)
				? undefined
				: `${said} is not a day such as 2026-01-14`;
		case 'number':
		case 'moment':
			return typeof value === 'number' ? undefined : `${field.label} never holds ${said}`;
		case 'boolean':
			return typeof value === 'boolean' ? undefined : `${field.label} never holds ${said}`;
		case 'record':
			return `${field.label} is a table, which nothing matches on`;
		case 'coding':
		case 'text':
		case 'longtext':
			return typeof value === 'string' ? undefined : `${field.label} never holds ${said}`;
	}
}
