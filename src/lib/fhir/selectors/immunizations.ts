import type { Chart } from '$lib/fhir/chart';
import { refOf, type Immunization, type Ref } from '$lib/fhir/types';
import {
	codesOf,
	conceptText,
	isAbout,
	newestFirst,
	noteText,
	quantityText,
	type CodeRow
} from './display';

export interface ImmunizationRow {
	readonly ref: Ref;
	readonly vaccine: string;
	readonly codes: readonly CodeRow[];
	readonly status: Immunization['status'];
	readonly at: string | null;
	readonly dose: string;
	readonly lot: string | null;
	readonly site: string;
	/** Why it was not given. */
	readonly reason: string | null;
	readonly note: string | null;
}

/** Vaccines given or declined, the newest first. */
export function immunizations(chart: Chart, patient: Ref): ImmunizationRow[] {
	const rows: ImmunizationRow[] = [];
	for (const given of chart.all('Immunization')) {
		if (!isAbout(patient, given.patient) || given.status === 'entered-in-error') continue;
		rows.push({
			ref: refOf(given),
			vaccine: conceptText(given.vaccineCode),
			codes: codesOf(given.vaccineCode),
			status: given.status,
			at: given.occurrenceDateTime ?? given.occurrenceString ?? given.recorded ?? null,
			dose: quantityText(given.doseQuantity),
			lot: given.lotNumber ?? null,
			site: conceptText(given.site),
			reason: conceptText(given.statusReason) || null,
			note: noteText(given.note)
		});
	}
	return newestFirst(rows, (row) => row.at);
}
