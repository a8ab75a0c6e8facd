import type { Chart } from '$lib/fhir/chart';
import { refOf, type Procedure, type Ref } from '$lib/fhir/types';
import {
	codesOf,
	conceptText,
	isAbout,
	newestFirst,
	noteText,
	referenceText,
	type CodeRow
} from './display';

export interface ProcedureRow {
	readonly ref: Ref;
	readonly name: string;
	readonly codes: readonly CodeRow[];
	readonly status: Procedure['status'];
	readonly at: string | null;
	readonly ended: string | null;
	readonly performer: string | null;
	readonly location: string | null;
	readonly site: string;
	readonly reason: string | null;
	readonly encounter: Ref | null;
	readonly note: string | null;
}

/** Procedures, the newest first. */
export function procedures(chart: Chart, patient: Ref): ProcedureRow[] {
	const rows: ProcedureRow[] = [];
	for (const done of chart.all('Procedure')) {
		if (!isAbout(patient, done.subject) || done.status === 'entered-in-error') continue;
		const reasons = [
			...(done.reasonCode ?? []).map(conceptText),
			...(done.reasonReference ?? []).map((reference) => referenceText(chart, reference) ?? '')
		].filter(Boolean);
		rows.push({
			ref: refOf(done),
			name: conceptText(done.code),
			codes: codesOf(done.code),
			status: done.status,
			at: done.performedDateTime ?? done.performedPeriod?.start ?? done.performedString ?? null,
			ended: done.performedPeriod?.end ?? null,
			performer: referenceText(chart, done.performer?.[0]?.actor),
			location: referenceText(chart, done.location),
			site: (done.bodySite ?? []).map(conceptText).filter(Boolean).join(', '),
			reason: [...new Set(reasons)].join('; ') || null,
			encounter: done.encounter?.reference ?? null,
			note: noteText(done.note)
		});
	}
	return newestFirst(rows, (row) => row.at);
}
