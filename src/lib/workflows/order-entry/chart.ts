/** What an accepted order action leaves in the chart. Pure. */
import { readAnswers } from '$lib/engine/answers';
import type { JsonObject } from '$lib/engine/canonical';
import { isCoding, type FormState } from '$lib/engine/forms';
import type { CheckAnswer, View, WorkflowChange } from '$lib/engine/model';
import { fhirDateTime } from '$lib/engine/time';
import type {
	Annotation,
	CodeableConcept,
	Dosage,
	MedicationRequest,
	Resource,
	ServiceRequest
} from '$lib/fhir/types';
import { findDrug } from '$lib/rules/formulary';
import { frequencyLabel } from '$lib/rules/frequencies';
import { findLab } from '$lib/rules/orderables';
import { ROUTE_LABELS, type Route } from '$lib/rules/drug';
import { formatDose, formatNumber } from '$lib/rules/units';
import { overrideReasonLabel } from '$lib/rules/override-reasons';
import { DISCONTINUE_REASONS } from './actions';
import { plannedAt } from './facts';
import { kindOfForm, numberIn, textIn } from './fields';

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';
const FREQUENCY = 'urn:preceptor:frequency';
const CATEGORY = 'urn:preceptor:order-category';

type Event = { type: string; data: JsonObject };

export function orderChart(
	event: Event,
	view: View,
	instances: readonly string[]
): WorkflowChange[] {
	switch (event.type) {
		case 'order.sign':
			return enter(event, view, 'active');
		case 'order.pend':
			return enter(event, view, 'draft');
		case 'order.authenticate':
			return restate(instances, view, { status: 'active' });
		case 'order.decline':
			return restate(instances, view, { status: 'stopped', reason: 'Declined by the prescriber' });
		case 'order.complete':
			return restate(instances, view, { status: 'completed' });
		case 'order.discontinue':
			return restate(instances, view, { status: 'stopped', reason: reasonText(event.data) });
		default:
			return [];
	}
}

function reasonText(data: JsonObject): string {
	const code = data['reason'];
	const label = Object.entries(DISCONTINUE_REASONS).find(([reason]) => reason === code)?.[1] ?? '';
	const note = typeof data['note'] === 'string' ? data['note'].trim() : '';
	return note ? `${label}: ${note}` : label;
}

function enter(event: Event, view: View, status: 'active' | 'draft'): WorkflowChange[] {
	const id = String(event.data['order']);
	const form = view.forms.get(id);
	if (!form) return [];
	const replaced = typeof event.data['replaces'] === 'string' ? event.data['replaces'] : undefined;
	const held = replaced === undefined ? undefined : findOrder(view, replaced);
	const resource = resourceOf(form, view, status, readAnswers(event.data['answers']), held);
	return [
		{ put: resource },
		{ closeForm: id },
		...(replaced === undefined
			? []
			: restate([replaced], view, { status: 'stopped', reason: DISCONTINUE_REASONS.changed }))
	];
}

type OrderResource = (MedicationRequest | ServiceRequest) & { id: string };

/** The order of the chart with this bare id, whoever wrote it. */
export function findOrder(view: Pick<View, 'chart'>, id: string): OrderResource | undefined {
	return view.chart.one('MedicationRequest', id) ?? view.chart.one('ServiceRequest', id);
}

function restate(
	ids: readonly string[],
	view: View,
	to: { status: 'active' | 'completed' | 'stopped'; reason?: string }
): WorkflowChange[] {
	return ids.flatMap((id) => {
		const held = findOrder(view, id);
		if (!held) return [];
		return [{ put: withStatus(held, to.status, to.reason) }];
	});
}

function withStatus(
	held: OrderResource,
	status: 'active' | 'completed' | 'stopped',
	reason: string | undefined
): Resource {
	if (held.resourceType === 'MedicationRequest')
		return { ...held, status, ...(reason ? { statusReason: { text: reason } } : {}) };
	const note: Annotation[] = reason ? [...(held.note ?? []), { text: reason }] : (held.note ?? []);
	return {
		...held,
		status: status === 'stopped' ? 'revoked' : status,
		...(note.length > 0 ? { note } : {})
	};
}

function resourceOf(
	form: FormState,
	view: View,
	status: 'active' | 'draft',
	answers: readonly CheckAnswer[],
	replaced: OrderResource | undefined
): Resource {
	const { values } = form;
	const kind = kindOfForm(form.kind) ?? 'care';
	const name = textIn(values, 'name') ?? textIn(values, 'item') ?? form.id;
	const notes = [
		textIn(values, 'instructions'),
		...answers.map(({ check, reason, note }) => {
			const words = note.trim();
			return `${overrideReasonLabel(reason)} (${check})${words ? `: ${words}` : ''}`;
		})
	].filter((text) => text !== undefined);
	const common = {
		id: form.id,
		status,
		intent: 'order',
		subject: { reference: form.patient },
		authoredOn: fhirDateTime(view.start, view.at),
		requester: { display: 'You' },
		priority: priorityOf(textIn(values, 'priority')),
		...(notes.length > 0 ? { note: notes.map((text) => ({ text })) } : {}),
		...reasonCode(form)
	} as const;
	if (kind === 'medication') {
		return {
			resourceType: 'MedicationRequest',
			...common,
			category: [{ coding: [{ code: 'inpatient' }] }],
			medicationCodeableConcept: drugConcept(form, name),
			dosageInstruction: [dosageOf(form)],
			...(replaced?.resourceType === 'MedicationRequest'
				? { priorPrescription: { reference: `MedicationRequest/${replaced.id}` } }
				: {})
		};
	}
	const detail = detailOf(form, kind);
	return {
		resourceType: 'ServiceRequest',
		...common,
		category: [{ coding: [{ system: CATEGORY, code: kind }] }],
		code: serviceConcept(form, name),
		...(kind === 'laboratory' && plannedAt(form, view) > view.at
			? { occurrenceDateTime: fhirDateTime(view.start, plannedAt(form, view)) }
			: {}),
		...(detail ? { orderDetail: [{ text: detail }] } : {}),
		...(replaced?.resourceType === 'ServiceRequest'
			? { replaces: [{ reference: `ServiceRequest/${replaced.id}` }] }
			: {})
	};
}

function priorityOf(text: string | undefined): 'routine' | 'urgent' | 'asap' | 'stat' {
	return text === 'urgent' || text === 'asap' || text === 'stat' ? text : 'routine';
}

function reasonCode(form: FormState): { reasonCode?: CodeableConcept[] } {
	const indication = form.values['indication'];
	const question = textIn(form.values, 'question');
	const concepts: CodeableConcept[] = [];
	if (isCoding(indication)) {
		const { system, code, display } = indication;
		concepts.push({ coding: [{ system, code, display }], text: display });
	}
	if (question) concepts.push({ text: question });
	return concepts.length > 0 ? { reasonCode: concepts } : {};
}

function drugConcept(form: FormState, name: string): CodeableConcept {
	const drug = findDrug(textIn(form.values, 'item') ?? '');
	if (!drug?.rxcui) return { text: name };
	return { coding: [{ system: RXNORM, code: drug.rxcui, display: drug.name }], text: drug.display };
}

function serviceConcept(form: FormState, name: string): CodeableConcept {
	const lab = findLab(textIn(form.values, 'item') ?? '');
	if (!lab?.loinc) return { text: name };
	return { coding: [{ system: LOINC, code: lab.loinc, display: lab.name }], text: name };
}

/** The order sentence a person reads: `750 mg IV every 48 hours for 5 days`. */
export function sentenceOf(form: Pick<FormState, 'values'>): string {
	const { values } = form;
	const dose = numberIn(values, 'dose');
	const unit = textIn(values, 'doseUnit');
	const route = textIn(values, 'route');
	const frequency = textIn(values, 'frequency');
	const days = numberIn(values, 'durationDays');
	const rate = numberIn(values, 'rate');
	return [
		dose !== undefined && unit ? formatDose(dose, unit) : '',
		route ? routeLabel(route) : '',
		frequency ? frequencyLabel(frequency, values['prn'] === true, textIn(values, 'prnReason')) : '',
		rate !== undefined ? `at ${formatDose(rate, 'mL/h')}` : '',
		days !== undefined ? `for ${days} ${days === 1 ? 'day' : 'days'}` : ''
	]
		.filter((part) => part !== '')
		.join(' ');
}

function routeLabel(route: string): string {
	return Object.hasOwn(ROUTE_LABELS, route) ? ROUTE_LABELS[route as Route] : route;
}

function dosageOf(form: FormState): Dosage {
	const { values } = form;
	const dose = numberIn(values, 'dose');
	const unit = textIn(values, 'doseUnit');
	const rate = numberIn(values, 'rate');
	const days = numberIn(values, 'durationDays');
	const prnReason = textIn(values, 'prnReason');
	const route = textIn(values, 'route');
	return {
		text: sentenceOf(form),
		...(route ? { route: { text: routeLabel(route) } } : {}),
		...(values['prn'] === true
			? prnReason
				? { asNeededCodeableConcept: { text: prnReason } }
				: { asNeededBoolean: true }
			: {}),
		timing: {
			code: frequencyConcept(textIn(values, 'frequency') ?? ''),
			...(days === undefined
				? {}
				: {
						repeat: {
							boundsDuration: {
								value: days,
								unit: days === 1 ? 'day' : 'days',
								system: UCUM,
								code: 'd'
							}
						}
					})
		},
		doseAndRate: [
			{
				...(dose !== undefined && unit ? { doseQuantity: { value: dose, unit, code: unit } } : {}),
				...(rate !== undefined ? { rateQuantity: { value: rate, unit: 'mL/h' } } : {})
			}
		]
	};
}

/** The code is what checks read again, the text what people read. */
function frequencyConcept(code: string): CodeableConcept {
	return { coding: [{ system: FREQUENCY, code }], text: frequencyLabel(code) };
}

/** The second line under an order that is not a drug. */
export function detailOf(form: Pick<FormState, 'values'>, kind: string): string {
	const { values } = form;
	const sets = numberIn(values, 'sets');
	const words = {
		laboratory: [
			timingText(values),
			textIn(values, 'specimen'),
			sets === undefined ? undefined : `${sets} ${sets === 1 ? 'set' : 'sets'}`,
			textIn(values, 'site'),
			textIn(values, 'collector') === 'nurse' ? 'nurse collects' : undefined
		],
		imaging: [
			textIn(values, 'laterality'),
			textIn(values, 'contrast') === 'none' ? undefined : textIn(values, 'contrast'),
			textIn(values, 'transport') === 'portable' ? 'at the bedside' : undefined
		],
		care: [
			textIn(values, 'detail'),
			textIn(values, 'frequency') ? frequencyLabel(textIn(values, 'frequency') ?? '') : undefined
		]
	};
	const parts = kind === 'laboratory' || kind === 'imaging' ? words[kind] : words.care;
	return parts.filter((part) => part !== undefined).join(' · ');
}

function timingText(values: FormState['values']): string | undefined {
	switch (textIn(values, 'timing')) {
		case 'now':
			return 'now';
		case 'next-draw':
			return 'with the next draw';
		case 'morning':
			return 'tomorrow morning';
		case 'timed':
			return `in ${formatNumber(numberIn(values, 'inHours') ?? 0)} h`;
		default:
			return undefined;
	}
}
