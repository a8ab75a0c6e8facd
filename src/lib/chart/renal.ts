import type { Chart } from '$lib/fhir/chart';
import { results } from '$lib/fhir/selectors/results';
import type { Ref } from '$lib/fhir/types';

export interface RenalFact {
	readonly label: 'eGFR' | 'Creatinine';
	readonly value: string;
	readonly unit: string;
	readonly at: string | null;
}

/**
 * LOINC of an estimated or measured glomerular filtration rate: CKD-EPI 2021 (98979-8), CKD-EPI 2009
 * (62238-1) with its older halves by race (88293-6, 88294-4), MDRD (33914-3, 48642-3, 48643-1,
 * 77147-7). Source: loinc.org, release 2.78.
 */
const EGFR = new Set([
	'98979-8',
	'62238-1',
	'88293-6',
	'88294-4',
	'33914-3',
	'48642-3',
	'48643-1',
	'77147-7'
]);
/** Creatinine in serum or plasma by mass (2160-0) or moles (14682-9), in blood (38483-4). */
const CREATININE = new Set(['2160-0', '14682-9', '38483-4']);

/**
 * What the chart says of the kidneys: its newest eGFR, else its newest creatinine; nothing is worked
 * out that the laboratory did not report.
 */
export function latestRenal(chart: Chart, patient: Ref): RenalFact | undefined {
	const rows = results(chart, patient);
	const egfr = rows.find((row) => EGFR.has(row.code));
	const row = egfr ?? rows.find((one) => CREATININE.has(one.code));
	if (!row) return undefined;
	return {
		label: egfr ? 'eGFR' : 'Creatinine',
		value: row.display,
		unit: row.unit ?? '',
		at: row.at
	};
}
