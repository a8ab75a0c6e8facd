/** Any resource of a chart in a few readable lines, and what it is called. */
import type { Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { conceptText, formatUnit, measuredText } from '$lib/fhir/selectors/display';
import { medicationName } from '$lib/fhir/selectors/medications';
import type { CodeableConcept, Ref, Resource } from '$lib/fhir/types';
import { whenText } from './moments';

const KINDS: Readonly<Partial<Record<Resource['resourceType'], string>>> = {
	AllergyIntolerance: 'Allergy',
	Condition: 'Problem',
	DiagnosticReport: 'Report',
	DocumentReference: 'Note',
	Encounter: 'Encounter',
	Flag: 'Flag',
	Immunization: 'Immunization',
	MedicationAdministration: 'Administration',
	MedicationRequest: 'Medication order',
	MedicationStatement: 'Home medication',
	NutritionOrder: 'Diet order',
	Observation: 'Result',
	Patient: 'Patient',
	Procedure: 'Procedure',
	ServiceRequest: 'Order'
};

/** What sort of thing it is, in the words of a chart. */
export function kindOf(resource: Resource): string {
	return KINDS[resource.resourceType] ?? resource.resourceType;
}

/** What a thing in the chart is called; its reference when the chart does not hold it. */
export function resourceName(chart: Chart, ref: Ref): string {
	const resource = chart.get(ref);
	if (!resource) return ref;
	switch (resource.resourceType) {
		case 'MedicationRequest':
		case 'MedicationStatement':
		case 'MedicationAdministration':
			return medicationName(chart, resource);
		case 'DocumentReference':
			return resource.description ?? (conceptText(resource.type) || 'Note');
		case 'AllergyIntolerance':
		case 'Condition':
		case 'DiagnosticReport':
		case 'Observation':
		case 'Procedure':
		case 'ServiceRequest':
		case 'Flag':
			return conceptText(resource.code) || kindOf(resource);
		case 'Immunization':
			return conceptText(resource.vaccineCode) || kindOf(resource);
		default:
			return kindOf(resource);
	}
}

/** The patient a resource is about; null where it names none. */
export function patientOf(resource: Resource): Ref | null {
	if (resource.resourceType === 'Patient') return `Patient/${resource.id}`;
	for (const key of ['subject', 'patient']) {
		const held: unknown = Reflect.get(resource, key);
		if (!isRecord(held)) continue;
		const reference = held['reference'];
		if (typeof reference === 'string') return reference;
	}
	return null;
}

type Line = readonly [label: string, value: string];

/** Parts that say nothing to a reader, or that stand elsewhere on the screen. */
const UNREAD = new Set(['resourceType', 'id', 'meta', 'text', 'identifier', 'subject', 'patient']);
const DATE = /^\d{4}-\d{2}-\d{2}(T|$)/;

/** Label and value of each part of a resource that a reader understands, in its own order. */
export function resourceFacts(resource: Resource, start: Start): Line[] {
	const lines: Line[] = [];
	for (const [key, held] of Object.entries(resource)) {
		if (UNREAD.has(key)) continue;
		const value = said(held, start);
		if (value !== '') lines.push([labelOf(key), value]);
	}
	return lines;
}

/** `authoredOn` becomes `Authored on`. */
function labelOf(key: string): string {
	const words = key
		.replace(/CodeableConcept$|Quantity$|DateTime$|String$/, '')
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function said(value: unknown, start: Start): string {
	if (typeof value === 'string') return DATE.test(value) ? whenText(start, value) : value;
	if (typeof value === 'number') return String(value);
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (Array.isArray(value))
		return value
			.map((part) => said(part, start))
			.filter((part) => part !== '')
			.join('; ');
	if (!isRecord(value)) return '';
	if (isConcept(value)) return conceptText(value);
	if (typeof value['value'] === 'number') return measured(value);
	for (const key of ['text', 'display', 'title'])
		if (typeof value[key] === 'string') return value[key];
	if ('reference' in value) return '';
	return Object.entries(value)
		.map(([key, part]) => {
			const words = said(part, start);
			return words === '' ? '' : `${labelOf(key).toLowerCase()} ${words}`;
		})
		.filter((part) => part !== '')
		.join(', ');
}

function isConcept(
	value: Readonly<Record<string, unknown>>
): value is CodeableConcept & typeof value {
	return Array.isArray(value['coding']);
}

function measured(value: Readonly<Record<string, unknown>>): string {
	const { value: amount, code, unit } = value;
	const named = typeof code === 'string' ? code : typeof unit === 'string' ? unit : undefined;
	return typeof amount === 'number' ? `${measuredText(amount)} ${formatUnit(named)}`.trim() : '';
}
