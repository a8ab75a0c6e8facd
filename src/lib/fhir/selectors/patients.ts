import type { Chart } from '$lib/fhir/chart';
import {
	refOf,
	type CodeableConcept,
	type Identifier,
	type Patient,
	type Ref
} from '$lib/fhir/types';
import {
	conceptText,
	daysIn,
	hasCode,
	isAbout,
	newestFirst,
	personInitials,
	personName
} from './display';
import { currentEncounter, encounters } from './encounters';

export interface Measured {
	readonly value: number;
	readonly at: string | null;
	/** How it was had (`stated`, `bed scale`), where the chart says so. */
	readonly method: string | null;
}

export interface PatientHeader {
	readonly ref: Ref;
	/** `Okafor, Ruth A.` */
	readonly name: string;
	readonly initials: string;
	readonly sex: NonNullable<Patient['gender']>;
	readonly birthDate: string | null;
	/** `67 y`, `7 mo` under two years, `24 d` under a month; at death for the dead; empty if unknown. */
	readonly age: string;
	readonly deceased: string | null;
	readonly mrn: string | null;
	readonly location: string | null;
	readonly attending: string | null;
	readonly weightKg: Measured | null;
	readonly heightCm: Measured | null;
	readonly codeStatus: string | null;
	readonly isolation: readonly string[];
	/** The stay or visit that is going on. */
	readonly encounter: Ref | null;
}

/** The patients of a chart, in the order they came. */
export function patientRefs(chart: Chart): Ref[] {
	return chart.all('Patient').map(refOf);
}

/**
 * What the banner says of a patient. `today` is a civil date. Conventions: code status is an active
 * Flag of category `code-status`, else the latest active ServiceRequest of that category; isolation
 * is every active Flag of category `isolation`. Throws when the chart has no such patient.
 */
export function patientHeader(chart: Chart, patient: Ref, today: string): PatientHeader {
	const person = chart.get(patient);
	if (person?.resourceType !== 'Patient') throw new RangeError(`the chart has no ${patient}`);
	// A closed record is headed by its last visit or stay.
	const stay = currentEncounter(chart, patient) ?? encounters(chart, patient)[0];
	const died = person.deceasedDateTime ?? null;
	const lastDay = died !== null && died.slice(0, 10) < today ? died.slice(0, 10) : today;
	return {
		ref: patient,
		name: personName(person.name) || 'Name not recorded',
		initials: personInitials(person.name),
		sex: person.gender ?? 'unknown',
		birthDate: person.birthDate ?? null,
		age: ageText(person.birthDate, lastDay),
		deceased: died ?? (person.deceasedBoolean ? 'yes' : null),
		mrn: mrnOf(person.identifier),
		location: stay?.location ?? null,
		attending: stay?.attending ?? null,
		...bodySize(chart, patient),
		codeStatus: codeStatusOf(chart, patient),
		isolation: activeFlags(chart, patient, 'isolation'),
		encounter: stay?.ref ?? null
	};
}

/**
 * Age on a civil day: days until the first month is full, months until two years are, then years.
 * A birth date without a day counts from the first of its month.
 */
export function ageText(birthDate: string | undefined, today: string): string {
	const [year, month = 1, day = 1] = (birthDate ?? '').split('-').map(Number);
	const [thisYear = 0, thisMonth = 1, thisDay = 1] = today.split('-').map(Number);
	if (!year || !Number.isFinite(year)) return '';
	// Someone born on the 31st is a month older on the last day of a shorter month.
	const lastOfMonth = daysIn(thisYear, thisMonth - 1);
	const isDayReached = thisDay >= Math.min(day, lastOfMonth);
	const months = (thisYear - year) * 12 + (thisMonth - month) - (isDayReached ? 0 : 1);
	if (months >= 24) return `${Math.floor(months / 12)} y`;
	if (months >= 1) return `${months} mo`;
	const days =
		(Date.UTC(thisYear, thisMonth - 1, thisDay) - Date.UTC(year, month - 1, day)) / 86_400_000;
	return `${Math.max(0, days)} d`;
}

function mrnOf(identifiers: readonly Identifier[] | undefined): string | null {
	const list = identifiers ?? [];
	const mrn = list.find((identifier) => hasCode(identifier.type, 'MR') && identifier.value);
	return (mrn ?? list.find((identifier) => identifier.value))?.value ?? null;
}

const WEIGHT_KG: Readonly<Record<string, number>> = { kg: 1, g: 0.001, '[lb_av]': 0.45359237 };
const HEIGHT_CM: Readonly<Record<string, number>> = { cm: 1, m: 100, mm: 0.1, '[in_i]': 2.54 };

/** Body weight (LOINC 29463-7, 3141-9) and height (8302-2), the latest of each, in kg and cm. */
function bodySize(
	chart: Chart,
	patient: Ref
): { weightKg: Measured | null; heightCm: Measured | null } {
	const weights: Measured[] = [];
	const heights: Measured[] = [];
	for (const observation of chart.all('Observation')) {
		const quantity = observation.valueQuantity;
		if (quantity?.value === undefined || !isAbout(patient, observation.subject)) continue;
		if (observation.status === 'entered-in-error' || observation.status === 'cancelled') continue;
		const isWeight = hasCode(observation.code, '29463-7') || hasCode(observation.code, '3141-9');
		if (!isWeight && !hasCode(observation.code, '8302-2')) continue;
		const factor = (isWeight ? WEIGHT_KG : HEIGHT_CM)[quantity.code ?? quantity.unit ?? ''];
		if (factor === undefined) continue;
		(isWeight ? weights : heights).push({
			// Grams count in a newborn; what lies beyond them is noise of a conversion.
			value: Math.round(quantity.value * factor * 1000) / 1000,
			at:
				observation.effectiveDateTime ??
				observation.effectivePeriod?.start ??
				observation.issued ??
				null,
			method: conceptText(observation.method) || null
		});
	}
	const latest = (rows: readonly Measured[]) => newestFirst(rows, (row) => row.at)[0] ?? null;
	return { weightKg: latest(weights), heightCm: latest(heights) };
}

function codeStatusOf(chart: Chart, patient: Ref): string | null {
	const flag = activeFlags(chart, patient, 'code-status')[0];
	if (flag !== undefined) return flag;
	const orders = chart
		.all('ServiceRequest')
		.filter(
			(order) =>
				order.status === 'active' &&
				isAbout(patient, order.subject) &&
				isOfCategory(order.category, 'code-status')
		);
	const latest = newestFirst(
		orders,
		(order) => order.authoredOn ?? order.occurrenceDateTime ?? null
	)[0];
	return conceptText(latest?.code) || null;
}

/** Texts of the active flags of one category, the newest first. */
function activeFlags(chart: Chart, patient: Ref, category: string): string[] {
	const flags = chart
		.all('Flag')
		.filter(
			(flag) =>
				flag.status === 'active' &&
				isAbout(patient, flag.subject) &&
				isOfCategory(flag.category, category)
		);
	return newestFirst(flags, (flag) => flag.period?.start ?? null)
		.map((flag) => conceptText(flag.code))
		.filter(Boolean);
}

function isOfCategory(concepts: readonly CodeableConcept[] | undefined, name: string): boolean {
	return (concepts ?? []).some((concept) => hasCode(concept, name) || concept.text === name);
}
