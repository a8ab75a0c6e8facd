/** What a new order form starts with: from a line of the search, or from an order that is changed. */
import type { FormValues } from '$lib/engine/forms';
import type { Json } from '$lib/engine/canonical';
import type { View } from '$lib/engine/model';
import { conceptText } from '$lib/fhir/selectors/display';
import type { MedicationRequest, ServiceRequest } from '$lib/fhir/types';
import { ROUTE_LABELS } from '$lib/rules/drug';
import { findDrug } from '$lib/rules/formulary';
import { findCare, findImaging, findLab } from '$lib/rules/orderables';
import { findOrder } from './chart';
import { drugIdOf, frequencyOf, serviceItemOf } from './facts';
import { FORM_KINDS, type OrderKind } from './fields';

/** An orderable as a search names it; `sentence` is the place of a drug's order sentence. */
export interface Orderable {
	readonly kind: OrderKind;
	readonly id: string;
	readonly sentence: number | null;
}

export interface Prefilled {
	/** The kind of the form. */
	readonly kind: string;
	readonly values: FormValues;
}

/** ICD-10-CM as FHIR names it. */
export const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';

/** The form of an orderable with everything its line already says; nothing for an unknown id. */
export function prefillFrom(orderable: Orderable): Prefilled | undefined {
	const values = startingValues(orderable);
	return values ? { kind: FORM_KINDS[orderable.kind], values: filled(values) } : undefined;
}

type Loose = Record<string, Json | undefined>;

function startingValues({ kind, id, sentence }: Orderable): Loose | undefined {
	switch (kind) {
		case 'medication':
			return drugValues(id, sentence);
		case 'laboratory':
			return labValues(id);
		case 'imaging':
			return imagingValues(id);
		case 'care': {
			const care = findCare(id);
			return care && { item: id, name: care.name, priority: 'routine' };
		}
	}
}

function drugValues(id: string, sentence: number | null): Loose | undefined {
	const drug = findDrug(id);
	if (!drug) return undefined;
	const base = { item: id, name: drug.display, priority: 'routine', prn: false };
	const said = sentence === null ? undefined : drug.common[sentence];
	const [onlyRoute] = drug.routes.length === 1 ? drug.routes : [];
	if (!said) return { ...base, doseUnit: drug.doseUnit, route: onlyRoute?.route };
	return {
		...base,
		dose: said.dose,
		doseUnit: said.unit,
		route: said.route,
		frequency: said.frequency,
		prn: said.prn,
		prnReason: said.prnReason,
		durationDays: said.durationDays,
		rate: said.rate?.value,
		firstDose: said.prn ? undefined : 'now'
	};
}

function labValues(id: string): Loose | undefined {
	const lab = findLab(id);
	if (!lab) return undefined;
	const [only] = lab.specimens.length === 1 ? lab.specimens : [];
	return {
		item: id,
		name: lab.name,
		specimen: only,
		frequency: lab.defaultFrequency,
		priority: 'routine'
	};
}

function imagingValues(id: string): Loose | undefined {
	const film = findImaging(id);
	if (!film) return undefined;
	const [only] = film.contrast.length === 1 ? film.contrast : [];
	return { item: id, name: film.name, contrast: only, priority: 'routine' };
}

function filled(values: Loose): FormValues {
	const kept: Record<string, Json> = {};
	for (const [field, value] of Object.entries(values))
		if (value !== undefined && value !== null && value !== '') kept[field] = value;
	return kept;
}

/**
 * A form that would take the place of an order of the chart, filled with what that order says; nothing
 * when the order is not there or is not for something this catalogue knows.
 */
export function prefillFromOrder(view: Pick<View, 'chart'>, order: string): Prefilled | undefined {
	const held = findOrder(view, order);
	if (!held) return undefined;
	const again = held.resourceType === 'MedicationRequest' ? drugAgain(held) : serviceAgain(held);
	return (
		again && {
			kind: FORM_KINDS[again.kind],
			values: filled({ ...again.values, ...sharedValues(held), replaces: order })
		}
	);
}

function sharedValues(held: MedicationRequest | ServiceRequest): Loose {
	const coding = (held.reasonCode ?? [])
		.flatMap((concept) => concept.coding ?? [])
		.find(({ system, code }) => system === ICD10CM && code);
	return {
		priority: held.priority ?? 'routine',
		indication: coding?.code
			? { system: ICD10CM, code: coding.code, display: coding.display ?? coding.code }
			: undefined
	};
}

function drugAgain(held: MedicationRequest): { kind: OrderKind; values: Loose } | undefined {
	const id = drugIdOf(held.medicationCodeableConcept);
	const start = id === undefined ? undefined : drugValues(id, null);
	if (!start) return undefined;
	const dosage = held.dosageInstruction?.[0];
	const amount = dosage?.doseAndRate?.[0];
	const quantity = amount?.doseQuantity;
	const prnReason = conceptText(dosage?.asNeededCodeableConcept);
	const prn = dosage?.asNeededBoolean === true || prnReason !== '';
	const bounds = dosage?.timing?.repeat?.boundsDuration;
	return {
		kind: 'medication',
		values: {
			...start,
			dose: quantity?.value,
			doseUnit: quantity?.code ?? quantity?.unit ?? start['doseUnit'],
			route: routeOf(dosage?.route?.text) ?? start['route'],
			frequency: frequencyOf(dosage?.timing) ?? undefined,
			rate: amount?.rateQuantity?.value,
			durationDays: bounds?.code === 'd' ? bounds.value : undefined,
			prn,
			prnReason,
			firstDose: prn ? undefined : 'next-standard-time'
		}
	};
}

function routeOf(text: string | undefined): string | undefined {
	return Object.entries(ROUTE_LABELS).find(
		([route, label]) => route === text || label === text
	)?.[0];
}

function serviceAgain(held: ServiceRequest): { kind: OrderKind; values: Loose } | undefined {
	const item = serviceItemOf(held);
	const values = item && startingValues({ kind: item.kind, id: item.itemId, sentence: null });
	if (!item || !values) return undefined;
	const question = (held.reasonCode ?? []).find((concept) => !concept.coding)?.text;
	return {
		kind: item.kind,
		values: {
			...values,
			...(item.kind === 'imaging' ? { question } : {}),
			...(item.kind === 'care' ? { detail: held.orderDetail?.[0]?.text } : {})
		}
	};
}
