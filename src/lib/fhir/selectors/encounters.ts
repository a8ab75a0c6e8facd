import type { Chart } from '$lib/fhir/chart';
import { refOf, type Encounter, type Ref, type ResourceOf } from '$lib/fhir/types';
import { conceptText, isAbout, newestFirst, referenceText } from './display';

export interface EncounterRow {
	readonly ref: Ref;
	/** `IMP`, `EMER`, `AMB`, `HH` ... */
	readonly class: string;
	readonly type: string;
	readonly status: Encounter['status'];
	readonly start: string | null;
	readonly end: string | null;
	readonly location: string | null;
	readonly attending: string | null;
	readonly reason: string | null;
	readonly facility: string | null;
	readonly disposition: string | null;
}

/** Visits and stays, the newest first. */
export function encounters(chart: Chart, patient: Ref): EncounterRow[] {
	const rows = chart
		.all('Encounter')
		.filter(
			(encounter) => isAbout(patient, encounter.subject) && encounter.status !== 'entered-in-error'
		)
		.map((encounter) => rowOf(chart, encounter));
	return newestFirst(rows, (row) => row.start);
}

const PRESENT: readonly Encounter['status'][] = ['in-progress', 'arrived', 'triaged', 'onleave'];

/** The visit or stay that is going on; of several the one that began last. */
export function currentEncounter(chart: Chart, patient: Ref): EncounterRow | undefined {
	return encounters(chart, patient).find((row) => PRESENT.includes(row.status));
}

function rowOf(chart: Chart, encounter: ResourceOf<'Encounter'>): EncounterRow {
	const reasons = [
		...(encounter.reasonCode ?? []).map(conceptText),
		...(encounter.reasonReference ?? []).map((reference) => referenceText(chart, reference) ?? '')
	].filter(Boolean);
	return {
		ref: refOf(encounter),
		class: encounter.class.code ?? '',
		type: conceptText(encounter.type?.[0]) || (encounter.class.display ?? ''),
		status: encounter.status,
		start: encounter.period?.start ?? null,
		end: encounter.period?.end ?? null,
		location: placeOf(chart, encounter),
		attending: attendingOf(chart, encounter),
		reason: [...new Set(reasons)].join('; ') || null,
		facility: referenceText(chart, encounter.serviceProvider),
		disposition: conceptText(encounter.hospitalization?.dischargeDisposition) || null
	};
}

function placeOf(chart: Chart, encounter: Encounter): string | null {
	const places = encounter.location ?? [];
	const now = places.findLast((place) => place.status === 'active') ?? places.at(-1);
	return referenceText(chart, now?.location);
}

/** The attender, else the primary performer, else whoever is named without a role. */
function attendingOf(chart: Chart, encounter: Encounter): string | null {
	const people = encounter.participant ?? [];
	const withRole = (role: string) =>
		people.findLast((person) =>
			person.type?.some((type) => type.coding?.some((coding) => coding.code === role))
		);
	const person =
		withRole('ATND') ?? withRole('PPRF') ?? people.find((candidate) => !candidate.type);
	return referenceText(chart, person?.individual);
}
