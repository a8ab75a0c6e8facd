/** What kind of visit or stay is coded, and the day that decides its rules. */
import type { Setting } from '$lib/codes/model';
import type { Chart } from '$lib/fhir/chart';
import { encounters, type EncounterRow } from '$lib/fhir/selectors/encounters';
import type { Ref } from '$lib/fhir/types';

export interface EncounterHead {
	readonly ref: Ref;
	/** Bare id of the Encounter. */
	readonly id: string;
	readonly setting: Setting;
	/** Civil dates, by the zone the record is written in. */
	readonly from: string | null;
	readonly to: string | null;
	/** Discharge of a stay, else the day of service: it decides edition and rules. */
	readonly codingDate: string | null;
	readonly type: string;
	readonly reason: string | null;
	readonly attending: string | null;
	readonly facility: string | null;
	readonly disposition: string | null;
}

const BY_CLASS: Readonly<Record<string, Setting>> = {
	IMP: 'inpatient',
	ACUTE: 'inpatient',
	NONAC: 'inpatient',
	EMER: 'ed',
	HH: 'home-health'
};

/** All of a patient's visits and stays as a coder sees them, the newest first. */
export function codedEncounters(chart: Chart, patient: Ref): EncounterHead[] {
	return encounters(chart, patient).map(headOf);
}

/** One encounter by reference or bare id; nothing when the chart has no such encounter. */
export function encounterHead(chart: Chart, encounter: string): EncounterHead | undefined {
	const id = encounter.replace(/^Encounter\//, '');
	const patient = chart.one('Encounter', id)?.subject?.reference;
	return patient ? codedEncounters(chart, patient).find((head) => head.id === id) : undefined;
}

/** Whether an encounter is an inpatient stay, which alone is paid by MS-DRG. */
export function isInpatient(chart: Chart, encounter: string): boolean {
	return encounterHead(chart, encounter)?.setting === 'inpatient';
}

function headOf(row: EncounterRow): EncounterHead {
	const setting = settingOf(row);
	const from = row.start?.slice(0, 10) ?? null;
	const to = row.end?.slice(0, 10) ?? null;
	const isLong = setting === 'inpatient' || setting === 'home-health' || setting === 'hospice';
	return {
		ref: row.ref,
		id: row.ref.slice('Encounter/'.length),
		setting,
		from,
		to,
		codingDate: isLong ? (to ?? from) : from,
		type: row.type,
		reason: row.reason,
		attending: row.attending,
		facility: row.facility,
		disposition: row.disposition
	};
}

function settingOf({ class: kind, type }: EncounterRow): Setting {
	if (/hospice/i.test(type)) return 'hospice';
	return BY_CLASS[kind] ?? 'outpatient';
}
