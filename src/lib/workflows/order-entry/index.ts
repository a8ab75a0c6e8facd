import { isCoding } from '$lib/engine/forms';
import type { Json, JsonObject } from '$lib/engine/canonical';
import type { Subject, View, Workflow } from '$lib/engine/model';
import { actionSchema, keySchema, NAME, type OrderKey } from './actions';
import { findOrder, orderChart } from './chart';
import { drugIdOf, serviceItemOf } from './facts';
import { FORMS, kindOfForm } from './fields';
import { machine, type OrderStanding } from './machine';
import { scoreOrders } from './score';
import { standingStops, validateOrder } from './validate';
import { upcasters, VERSION } from './versions';

type Action = { type: string; data: JsonObject };

function orderOf(action: Action): string {
	return String(action.data['order'] ?? '');
}

function standingOf(view: View, id: string): OrderStanding {
	switch (findOrder(view, id)?.status) {
		case undefined:
			return 'new';
		case 'draft':
			return 'pended';
		case 'active':
		case 'on-hold':
			return 'active';
		default:
			return 'over';
	}
}

/** What keys, tasks and facts may match on: the order's id, kind, item and every field of its form. */
function subjectOf(action: Action, view: View): Subject {
	const order = orderOf(action);
	const form = view.forms.get(order);
	if (form) {
		const parts: Record<string, Json> = { order, kind: kindOfForm(form.kind) ?? '' };
		for (const [field, value] of Object.entries(form.values))
			if (field !== 'answers' && value !== null)
				parts[field] = isCoding(value) ? value.code : value;
		return { patient: form.patient, parts };
	}
	const held = findOrder(view, order);
	const reason = action.data['reason'];
	const parts: Record<string, Json> = typeof reason === 'string' ? { order, reason } : { order };
	if (held?.resourceType === 'MedicationRequest') {
		parts['kind'] = 'medication';
		parts['item'] = drugIdOf(held.medicationCodeableConcept) ?? '';
	} else if (held) {
		const item = serviceItemOf(held);
		parts['kind'] = item?.kind ?? '';
		parts['item'] = item?.itemId ?? '';
	}
	return { patient: held?.subject.reference ?? null, parts };
}

function refusalOf(action: Action, view: View): string {
	const id = orderOf(action);
	const state = view.machines.get(NAME, id)?.snapshot.value;
	const form = view.forms.get(id);
	if (action.type === 'order.discontinue')
		return 'This order is not running, so it cannot be stopped.';
	if (state !== undefined && state !== 'draft')
		return 'This order was signed already; replace it to change it.';
	if (!form) return 'There is no such order to sign.';
	if (action.type === 'order.sign' && view.role !== 'prescriber')
		return 'Your role cannot sign orders; lay it before the prescriber.';
	const stops = standingStops(form, view, action.data['answers']);
	const [first] = stops;
	if (first)
		return stops.length > 1 ? `${first.title}, and ${stops.length - 1} more.` : `${first.title}.`;
	return 'The order it replaces is not running any more.';
}

export const orderEntry: Workflow<OrderKey> = {
	name: NAME,
	title: 'Orders',
	version: VERSION,
	actionSchema,
	keySchema,
	forms: FORMS,
	machine,
	instances: (action) => {
		const replaced = action.data['replaces'];
		return typeof replaced === 'string' ? [orderOf(action), replaced] : [orderOf(action)];
	},
	input: (instance, view) => ({ standing: standingOf(view, instance) }),
	subject: subjectOf,
	chart: orderChart,
	validate: validateOrder,
	refusal: refusalOf,
	score: scoreOrders,
	isComplete: (world) =>
		[...world.forms.values()].every((form) => form.workflow !== NAME) &&
		world.machines.of(NAME).every(({ snapshot }) => snapshot.value !== 'pended'),
	upcasters
};
