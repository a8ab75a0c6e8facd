import type { Chart } from '$lib/fhir/chart';
import {
	refOf,
	type CodeableConcept,
	type Medication,
	type MedicationRequest,
	type MedicationStatement,
	type Ref,
	type Reference,
	type ResourceOf
} from '$lib/fhir/types';
import {
	codesOf,
	conceptText,
	hasCode,
	isAbout,
	newestFirst,
	noteText,
	referenceText,
	type CodeRow
} from './display';
import { routeText, sigOf } from './sig';

export { sigOf } from './sig';

export interface MedicationRow {
	readonly ref: Ref;
	readonly name: string;
	readonly codes: readonly CodeRow[];
	readonly sig: string;
	readonly route: string;
	readonly status: string;
	readonly category: 'home' | 'inpatient' | 'discharge';
	readonly started: string | null;
	readonly ended: string | null;
	readonly prescriber: string | null;
	readonly reason: string | null;
	readonly note: string | null;
}

/**
 * Medicines of a patient, those in use first, then the newest first. A MedicationRequest is inpatient
 * or discharge where its category says so; every other one, and every MedicationStatement that does
 * not say inpatient, is a home medicine.
 */
export function medications(chart: Chart, patient: Ref): MedicationRow[] {
	const rows: MedicationRow[] = [];
	for (const request of chart.all('MedicationRequest')) {
		if (!isAbout(patient, request.subject) || request.status === 'entered-in-error') continue;
		rows.push(requestRow(chart, request));
	}
	for (const statement of chart.all('MedicationStatement')) {
		if (!isAbout(patient, statement.subject) || statement.status === 'entered-in-error') continue;
		rows.push(statementRow(chart, statement));
	}
	const sorted = newestFirst(rows, (row) => row.started);
	return [...sorted.filter(isInUse), ...sorted.filter((row) => !isInUse(row))];
}

function isInUse(row: MedicationRow): boolean {
	return ['active', 'on-hold', 'draft', 'intended', 'unknown'].includes(row.status);
}

/** The category of a MedicationRequest in the words of a chart. */
export function categoryOf(request: MedicationRequest): MedicationRow['category'] {
	if (hasCode(request.category, 'inpatient')) return 'inpatient';
	return hasCode(request.category, 'discharge') ? 'discharge' : 'home';
}

interface Prescribed {
	readonly medicationCodeableConcept?: CodeableConcept | undefined;
	readonly medicationReference?: Reference | undefined;
	readonly contained?: readonly object[] | undefined;
}

/** The concept of a medicine, whether written in place, contained or a resource of its own. */
export function medicationConcept(chart: Chart, from: Prescribed): CodeableConcept | undefined {
	if (from.medicationCodeableConcept) return from.medicationCodeableConcept;
	const reference = from.medicationReference?.reference;
	if (reference === undefined) return undefined;
	const target = reference.startsWith('#')
		? from.contained?.find((inner) => 'id' in inner && inner.id === reference.slice(1))
		: chart.get(reference);
	return target && isMedication(target) ? target.code : undefined;
}

function isMedication(resource: object): resource is Medication {
	return 'resourceType' in resource && resource.resourceType === 'Medication';
}

export function medicationName(chart: Chart, from: Prescribed): string {
	return conceptText(medicationConcept(chart, from)) || (from.medicationReference?.display ?? '');
}

function requestRow(chart: Chart, request: ResourceOf<'MedicationRequest'>): MedicationRow {
	const bounds = request.dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod;
	return {
		ref: refOf(request),
		name: medicationName(chart, request),
		codes: codesOf(medicationConcept(chart, request)),
		sig: sigOf(request.dosageInstruction),
		route: routeText(request.dosageInstruction?.find((dosage) => dosage.route)?.route),
		status: request.status,
		category: categoryOf(request),
		started: bounds?.start ?? request.authoredOn ?? null,
		ended: bounds?.end ?? request.dispenseRequest?.validityPeriod?.end ?? null,
		prescriber: referenceText(chart, request.requester),
		reason: reasonText(chart, request.reasonCode, request.reasonReference),
		note: noteText(request.note)
	};
}

function statementRow(chart: Chart, statement: ResourceOf<'MedicationStatement'>): MedicationRow {
	const isInpatient = hasCode(statement.category, 'inpatient');
	return {
		ref: refOf(statement),
		name: medicationName(chart, statement),
		codes: codesOf(medicationConcept(chart, statement)),
		sig: sigOf(statement.dosage),
		route: routeText(statement.dosage?.find((dosage) => dosage.route)?.route),
		status: statement.status,
		category: isInpatient ? 'inpatient' : 'home',
		started: startOf(statement),
		ended: statement.effectivePeriod?.end ?? null,
		prescriber: referenceText(chart, statement.informationSource),
		reason: reasonText(chart, statement.reasonCode, statement.reasonReference),
		note: noteText(statement.note)
	};
}

function startOf(statement: MedicationStatement): string | null {
	return (
		statement.effectiveDateTime ??
		statement.effectivePeriod?.start ??
		statement.dateAsserted ??
		null
	);
}

export function reasonText(
	chart: Chart,
	codes: readonly CodeableConcept[] | undefined,
	references: readonly Reference[] | undefined
): string | null {
	const texts = [
		...(codes ?? []).map(conceptText),
		...(references ?? []).map((reference) => referenceText(chart, reference) ?? '')
	].filter(Boolean);
	return [...new Set(texts)].join('; ') || null;
}
