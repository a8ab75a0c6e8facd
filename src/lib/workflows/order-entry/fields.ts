/**
 * The order forms, each field once: the composer, the checks, the print view and the scorer read
 * this list. Required fields: DESIGN and the CPOE literature behind it name them by order type.
 */
import {
	isEmpty,
	type Field,
	type FieldOption,
	type FormDefinition,
	type FormValues
} from '$lib/engine/forms';
import { findDrug } from '$lib/rules/formulary';
import { ROUTE_LABELS } from '$lib/rules/drug';
import { FREQUENCIES } from '$lib/rules/frequencies';
import { findImaging, findLab, findCare } from '$lib/rules/orderables';
import { unitLabel } from '$lib/rules/units';

export const FORM_KINDS = {
	medication: 'medication-order',
	laboratory: 'lab-order',
	imaging: 'imaging-order',
	care: 'care-order'
} as const;

export type OrderKind = keyof typeof FORM_KINDS;

export function kindOfForm(form: string): OrderKind | undefined {
	switch (form) {
		case 'medication-order':
			return 'medication';
		case 'lab-order':
			return 'laboratory';
		case 'imaging-order':
			return 'imaging';
		case 'care-order':
			return 'care';
		default:
			return undefined;
	}
}

/** A text in a form, or nothing. */
export function textIn(values: FormValues, field: string): string | undefined {
	const value = values[field];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberIn(values: FormValues, field: string): number | undefined {
	const value = values[field];
	return typeof value === 'number' ? value : undefined;
}

const drugOf = (values: FormValues) => findDrug(textIn(values, 'item') ?? '');

function options(...pairs: [string, string][]): FieldOption[] {
	return pairs.map(([value, label]) => ({ value, label }));
}

const hidden = () => false;

const item: Field = { id: 'item', label: 'Orderable', kind: 'text', shown: hidden };
const name: Field = { id: 'name', label: 'Name', kind: 'text', shown: hidden };
const answers: Field = { id: 'answers', label: 'Answers to checks', kind: 'record', shown: hidden };
/** The order whose place this one takes when it is signed. */
const replaces: Field = { id: 'replaces', label: 'Replaces', kind: 'text', shown: hidden };

const priority: Field = {
	id: 'priority',
	label: 'Priority',
	kind: 'choice',
	required: true,
	options: options(
		['routine', 'Routine'],
		['urgent', 'Urgent'],
		['asap', 'As soon as possible'],
		['stat', 'Stat']
	),
	fhirPath: 'priority'
};

const indication: Field = {
	id: 'indication',
	label: 'Indication',
	kind: 'coding',
	help: 'The problem this order is for',
	fhirPath: 'reasonCode'
};

const instructions: Field = {
	id: 'instructions',
	label: 'Instructions',
	kind: 'longtext',
	maxLength: 500,
	help: 'Kept with the order and read by whoever carries it out',
	fhirPath: 'note'
};

const frequencyOptions: FieldOption[] = FREQUENCIES.map(({ code, label }) => ({
	value: code,
	label
}));

const isPrn = (values: FormValues) => values['prn'] === true;
const isFluid = (values: FormValues) => drugOf(values)?.classes.includes('iv-fluid') ?? false;

const medication: FormDefinition = {
	kind: FORM_KINDS.medication,
	title: 'Medication order',
	fields: [
		item,
		name,
		{
			id: 'dose',
			label: 'Dose',
			kind: 'number',
			required: true,
			hard: [0.001, 1_000_000],
			fhirPath: 'dosageInstruction.doseAndRate.doseQuantity.value'
		},
		{
			id: 'doseUnit',
			label: 'Unit',
			kind: 'choice',
			required: true,
			options: (values) => {
				const drug = drugOf(values);
				const units = new Set(drug ? [drug.doseUnit, ...drug.common.map(({ unit }) => unit)] : []);
				for (const unit of [...units]) {
					if (unit === 'mg') units.add('g').add('ug');
					if (unit === 'g') units.add('mg');
					if (unit === 'ug') units.add('mg');
				}
				return [...units].map((unit) => ({ value: unit, label: unitLabel(unit, 2) }));
			},
			fhirPath: 'dosageInstruction.doseAndRate.doseQuantity.code'
		},
		{
			id: 'route',
			label: 'Route',
			kind: 'choice',
			required: true,
			options: (values) =>
				(drugOf(values)?.routes ?? []).map(({ route }) => ({
					value: route,
					label: ROUTE_LABELS[route]
				})),
			fhirPath: 'dosageInstruction.route'
		},
		{
			id: 'frequency',
			label: 'Frequency',
			kind: 'choice',
			required: true,
			options: frequencyOptions,
			fhirPath: 'dosageInstruction.timing'
		},
		{
			id: 'rate',
			label: 'Rate',
			kind: 'number',
			unit: 'mL/h',
			shown: (values) => isFluid(values) || values['frequency'] === 'continuous',
			required: true,
			hard: [0.1, 2000],
			soft: [5, 1000],
			fhirPath: 'dosageInstruction.doseAndRate.rateQuantity'
		},
		{ id: 'volume', label: 'Volume', kind: 'number', unit: 'mL', shown: hidden },
		{
			id: 'firstDose',
			label: 'First dose',
			kind: 'choice',
			required: (values) => !isPrn(values),
			shown: (values) => !isPrn(values),
			options: options(['now', 'Now'], ['next-standard-time', 'Next standard time'])
		},
		{
			id: 'durationDays',
			label: 'Duration',
			kind: 'number',
			unit: 'd',
			required: (values) =>
				(drugOf(values)?.antimicrobial ?? false) && values['frequency'] !== 'once',
			hard: [1, 365],
			soft: [1, 90],
			help: 'An anti-infective needs its number of days',
			fhirPath: 'dosageInstruction.timing.repeat.boundsDuration'
		},
		{ id: 'prn', label: 'As needed', kind: 'boolean', fhirPath: 'dosageInstruction.asNeeded' },
		{
			id: 'prnReason',
			label: 'As needed for',
			kind: 'text',
			maxLength: 120,
			shown: isPrn,
			required: isPrn,
			help: 'One reason that can be seen or measured'
		},
		{
			id: 'maxPerDay',
			label: 'Most in 24 hours',
			kind: 'text',
			maxLength: 60,
			shown: isPrn
		},
		priority,
		{
			...indication,
			required: (values) => drugOf(values)?.needsIndication ?? false
		},
		instructions,
		answers,
		replaces
	]
};

const laboratory: FormDefinition = {
	kind: FORM_KINDS.laboratory,
	title: 'Laboratory order',
	fields: [
		item,
		name,
		{
			id: 'timing',
			label: 'Collect',
			kind: 'choice',
			required: true,
			options: options(
				['now', 'Now'],
				['next-draw', 'With the next draw'],
				['morning', 'Tomorrow morning'],
				['timed', 'After a set time']
			),
			fhirPath: 'occurrenceDateTime'
		},
		{
			id: 'inHours',
			label: 'Hours until collection',
			kind: 'number',
			unit: 'h',
			hard: [0.5, 72],
			shown: (values) => values['timing'] === 'timed',
			required: true,
			help: 'Counted from signing'
		},
		{
			id: 'specimen',
			label: 'Specimen',
			kind: 'choice',
			required: true,
			options: (values) =>
				(findLab(textIn(values, 'item') ?? '')?.specimens ?? []).map((specimen) => ({
					value: specimen,
					label: specimen
				})),
			fhirPath: 'specimen'
		},
		{
			id: 'collector',
			label: 'Collected by',
			kind: 'choice',
			required: true,
			options: options(['nurse', 'Nurse'], ['lab', 'Laboratory'])
		},
		{
			id: 'sets',
			label: 'Sets',
			kind: 'number',
			unit: '{set}',
			hard: [1, 6],
			shown: (values) => values['item'] === 'blood-culture',
			required: true
		},
		{
			id: 'site',
			label: 'Site',
			kind: 'text',
			maxLength: 120,
			shown: needsSite,
			required: true,
			help: 'Where from, for example two separate arm veins'
		},
		{
			id: 'frequency',
			label: 'Frequency',
			kind: 'choice',
			required: true,
			options: frequencyOptions
		},
		priority,
		indication,
		instructions,
		answers,
		replaces
	]
};

/** Cultures that mean nothing without knowing where they were taken. */
function needsSite(values: FormValues): boolean {
	const item = textIn(values, 'item');
	return item === 'blood-culture' || item === 'wound-culture';
}

const imaging: FormDefinition = {
	kind: FORM_KINDS.imaging,
	title: 'Imaging order',
	fields: [
		item,
		name,
		{
			id: 'laterality',
			label: 'Side',
			kind: 'choice',
			shown: (values) => findImaging(textIn(values, 'item') ?? '')?.laterality ?? false,
			required: true,
			options: options(['left', 'Left'], ['right', 'Right'], ['bilateral', 'Both']),
			fhirPath: 'bodySite'
		},
		{
			id: 'contrast',
			label: 'Contrast',
			kind: 'choice',
			shown: (values) => (findImaging(textIn(values, 'item') ?? '')?.contrast.length ?? 0) > 1,
			required: true,
			options: (values) =>
				(findImaging(textIn(values, 'item') ?? '')?.contrast ?? []).map((contrast) => ({
					value: contrast,
					label: contrast
				}))
		},
		{
			id: 'question',
			label: 'Question for the reader',
			kind: 'text',
			required: true,
			maxLength: 300,
			help: 'Signs and what you want to know; a bare "rule out" tells the reader nothing',
			fhirPath: 'reasonCode.text'
		},
		{
			id: 'transport',
			label: 'Transport',
			kind: 'choice',
			required: true,
			options: options(
				['walking', 'Walking'],
				['wheelchair', 'Wheelchair'],
				['stretcher', 'Stretcher'],
				['portable', 'At the bedside']
			)
		},
		{ id: 'oxygen', label: 'Travels on oxygen', kind: 'boolean' },
		{
			id: 'pregnancy',
			label: 'Pregnancy status',
			kind: 'choice',
			options: options(
				['not-applicable', 'Does not apply'],
				['excluded', 'Excluded by test'],
				['possible', 'Possible'],
				['pregnant', 'Pregnant']
			)
		},
		priority,
		indication,
		instructions,
		answers,
		replaces
	]
};

const care: FormDefinition = {
	kind: FORM_KINDS.care,
	title: 'Nursing and care order',
	fields: [
		item,
		name,
		{
			id: 'detail',
			label: 'Details',
			kind: 'text',
			maxLength: 300,
			required: (values) => findCare(textIn(values, 'item') ?? '')?.needsDetail ?? false,
			help: 'Target, type or limits'
		},
		{
			id: 'frequency',
			label: 'Frequency',
			kind: 'choice',
			options: frequencyOptions
		},
		priority,
		instructions,
		answers,
		replaces
	]
};

export const FORMS: Readonly<Record<string, FormDefinition>> = {
	[medication.kind]: medication,
	[laboratory.kind]: laboratory,
	[imaging.kind]: imaging,
	[care.kind]: care
};

/** Which of two forms' fields hold something, for the summary line under an order. */
export function filledFields(form: FormDefinition, values: FormValues): Field[] {
	return form.fields.filter((field) => !isEmpty(values[field.id]) && field.shown !== hidden);
}
