import type { Json, JsonObject } from '$lib/engine/canonical';
import { isCoding } from '$lib/engine/forms';
import type { Subject, View, Workflow } from '$lib/engine/model';
import { actionSchema, keySchema, NAME, type HospiceKey } from './actions';
import { auditHospice } from './audit';
import { hospiceChart } from './chart';
import { FORMS, isPaperKind } from './fields';
import { hospiceKeyFaults, hospiceKeyedCodes } from './key-faults';
import { machine, PAPERS_IN } from './machine';
import { onceRefusal, onceReturn, standingPaper } from './once';
import { papersOf, type Paper } from './papers';
import { replyOf } from './replies';
import { scoreHospice } from './score';
import { standingOf, stateNow, stayIn, STATES } from './stays';
import { standingStops, validateForm } from './validate';
import { upcasters, VERSION } from './versions';

type Action = { type: string; data: JsonObject };

const stayId = (action: Action) => String(action.data['stay'] ?? '');

/** What keys, tasks and facts may match on: every plain part of the action, and of a form it signs. */
function subjectOf(action: Action, view: View): Subject {
	const stay = stayIn(view, stayId(action));
	const form = view.forms.get(String(action.data['form'] ?? ''));
	const parts: Record<string, Json> = {};
	for (const [name, value] of Object.entries(action.data))
		if (isPlain(value) && name !== 'form') parts[name] = value;
	if (form && action.type === 'paper.sign') {
		parts['kind'] = form.kind;
		for (const [field, value] of Object.entries(form.values))
			if (isPlain(value)) parts[field] ??= value;
			else if (isCoding(value)) parts[field] ??= value.code;
		const reply = replyOf(view, form);
		if (reply !== null) parts['reply'] = reply;
	}
	const paper =
		action.type === 'paper.review' || action.type === 'hope.submit'
			? papersOf(view, stayId(action)).find(({ id }) => id === action.data['paper'])
			: undefined;
	if (paper) parts['kind'] = paper.kind;
	return { patient: stay?.subject?.reference ?? null, parts };
}

/** A text, number or yes-or-no, or a list of ids. */
function isPlain(value: Json): boolean {
	return Array.isArray(value)
		? value.length > 0 && value.every((one: Json) => typeof one === 'string')
		: typeof value !== 'object';
}

function refusalOf(action: Action, view: View): string {
	const stay = stayIn(view, stayId(action));
	if (!stay) return 'There is no such stay.';
	const state = stateNow(view, stay);
	const paper = papersOf(view, stay.id).find(({ id }) => id === action.data['paper']);
	switch (action.type) {
		case 'paper.review':
			if (!paper) return 'There is no such paper.';
			if (paper.state !== 'waiting') return 'This paper has been read already.';
			return unfiled(action, view, paper);
		case 'hope.submit':
			return paper?.submitted
				? 'This record was sent already.'
				: 'Only a HOPE record that is complete can be sent.';
		case 'paper.sign':
			break;
		default:
			return 'This stay is over; nothing more is done on it here.';
	}
	const form = view.forms.get(String(action.data['form'] ?? ''));
	if (!form) return 'There is no such form to sign.';
	if (form.values['stay'] !== stay.id) return 'This form belongs to another stay.';
	const title = FORMS[form.kind]?.title ?? form.kind;
	if (!PAPERS_IN[state].some((kind) => kind === form.kind) && !isExit(form.kind, state))
		return `${title}: not possible while the stay is "${STATES[state]}".`;
	const first = isPaperKind(form.kind) && standingPaper(view, stay.id, form.kind);
	if (first && (action.data['replaces'] ?? null) === null) return onceRefusal(first);
	const [stop, ...more] = standingStops(form, view, action.data);
	if (!stop) return `${title}: this cannot be signed now.`;
	return more.length > 0 ? `${stop.title}, and ${more.length} more.` : `${stop.title}.`;
}

/** Why a paper that was read is neither filed nor sent back. */
function unfiled({ data }: Action, view: View, paper: Paper): string {
	if (data['verdict'] === 'return') return 'Say what is wrong with a paper that goes back.';
	const first = standingPaper(view, String(data['stay']), paper.kind);
	return first
		? onceReturn(first)
		: 'A paper that is filed has nothing wrong with it: send it back, or clear the faults.';
}

function isExit(kind: string, state: string): boolean {
	return (
		(state === 'elected' || state === 'onService') &&
		['revocation', 'transfer', 'discharge', 'death-record'].includes(kind)
	);
}

export const hospice: Workflow<HospiceKey> = {
	name: NAME,
	title: 'Hospice',
	version: VERSION,
	actionSchema,
	keySchema,
	forms: FORMS,
	machine,
	instances: (action) => [stayId(action)],
	input: (instance, view) => {
		const stay = stayIn(view, instance);
		return { standing: stay ? standingOf(view, stay) : 'absent' };
	},
	subject: subjectOf,
	chart: hospiceChart,
	validate: validateForm,
	refusal: refusalOf,
	score: scoreHospice,
	audit: auditHospice,
	keyFaults: hospiceKeyFaults,
	keyedCodes: hospiceKeyedCodes,
	/** Done when no form lies half written and no paper waits to be read. */
	isComplete: (world) =>
		[...world.forms.values()].every((form) => form.workflow !== NAME) &&
		world.chart
			.shelf('Encounter')
			.filter((one) => stayIn(world, one.id) !== undefined)
			.every((stay) => papersOf(world, stay.id).every(({ state }) => state !== 'waiting')),
	upcasters
};
