import type { Chart } from '$lib/fhir/chart';
import { refOf, type Observation, type Ref, type ResourceOf } from '$lib/fhir/types';
import {
	codesOf,
	conceptText,
	hasCode,
	instantOf,
	isAbout,
	newestFirst,
	noteText,
	oldestFirst,
	referenceText,
	rowCode
} from './display';
import { judged, observedAt, type Judged } from './results';

export interface VitalValue extends Judged {
	readonly ref: Ref;
	/** The LOINC of the flowsheet row. */
	readonly code: string;
	readonly label: string;
	readonly at: string;
	/** How it was had: `oral`, `arterial line`, `FLACC`. */
	readonly method: string | null;
	readonly site: string | null;
	readonly by: string | null;
	readonly note: string | null;
}

/** What was charted in one minute: a column of the flowsheet. */
export interface VitalSet {
	readonly at: string;
	/** `132/78` in mmHg, where both halves were charted. */
	readonly bloodPressure: string | null;
	/** In the order of the flowsheet. */
	readonly values: readonly VitalValue[];
}

export interface FlowsheetRow {
	readonly code: string;
	readonly label: string;
	readonly unit: string;
	/** Limits of normal from the newest value that has them. */
	readonly low: number | null;
	readonly high: number | null;
	/** One for each column; null where nothing was charted. */
	readonly cells: readonly (VitalValue | null)[];
}

export interface Flowsheet {
	readonly rows: readonly FlowsheetRow[];
	/** From left to right, the oldest first. */
	readonly columns: readonly { readonly at: string }[];
}

export const SYSTOLIC = '8480-6';
export const DIASTOLIC = '8462-4';

/** Rows of the flowsheet from top to bottom, with the LOINC codes that mean the same row. */
const ROWS: readonly (readonly [code: string, label: string, aliases: readonly string[]])[] = [
	['8310-5', 'Temperature', ['8331-1', '8332-9', '8333-7', '8334-5']],
	['8867-4', 'Heart rate', ['8889-8']],
	['9279-1', 'Respiratory rate', []],
	[SYSTOLIC, 'BP systolic', []],
	[DIASTOLIC, 'BP diastolic', []],
	['8478-0', 'Mean arterial pressure', []],
	['59408-5', 'SpO2', ['2708-6']],
	['3151-8', 'O2 flow', []],
	['3150-6', 'FiO2', []],
	['72514-3', 'Pain 0 to 10', ['38208-5']],
	['9269-2', 'Glasgow coma score', []],
	['9267-6', 'GCS eye', []],
	['9270-0', 'GCS verbal', []],
	['9268-4', 'GCS motor', []],
	['67775-7', 'Consciousness (AVPU)', ['80288-4']],
	['29463-7', 'Weight', ['3141-9']],
	['8302-2', 'Height', ['3137-7']],
	['39156-5', 'BMI', []],
	['9108-2', 'Intake, 24 h', []],
	['9192-6', 'Urine output, 24 h', []]
];

const ROW_OF = new Map(
	ROWS.flatMap(([code, label, aliases], rank) =>
		[code, ...aliases].map((known) => [known, { code, label, rank }] as const)
	)
);

/** Sets of vital signs, the newest first. */
export function vitals(chart: Chart, patient: Ref): VitalSet[] {
	const sets = new Map<number, VitalValue[]>();
	for (const value of newestFirst(vitalValues(chart, patient), (row) => row.at)) {
		const minute = minuteOf(value);
		const set = sets.get(minute);
		if (set) set.push(value);
		else sets.set(minute, [value]);
	}
	return [...sets.values()].map((values) => ({
		at: values[0]?.at ?? '',
		bloodPressure: pressureOf(values),
		values: values.toSorted((a, b) => rankOf(a) - rankOf(b))
	}));
}

/** One vital sign over time, the oldest first. Any LOINC of the row will do. */
export function vitalSeries(chart: Chart, patient: Ref, code: string): VitalValue[] {
	const row = ROW_OF.get(code)?.code ?? code;
	const values = vitalValues(chart, patient).filter((value) => value.code === row);
	return oldestFirst(values, (value) => value.at);
}

/** All vital signs as a table: rows in clinical order, columns from the oldest to the newest. */
export function flowsheet(chart: Chart, patient: Ref): Flowsheet {
	const sets = vitals(chart, patient).reverse();
	const found = new Map<string, VitalValue>();
	// The newest value of a row names its unit and limits.
	for (const set of sets) for (const value of set.values) found.set(value.code, value);
	const newest = [...found.values()].sort((a, b) => rankOf(a) - rankOf(b));
	const byColumn = sets.map((set) => new Map(set.values.toReversed().map((v) => [v.code, v])));
	return {
		columns: sets.map(({ at }) => ({ at })),
		rows: newest.map(({ code, label, unit }) => {
			const cells = byColumn.map((column) => column.get(code) ?? null);
			const limited = cells.findLast((cell) => cell && (cell.low !== null || cell.high !== null));
			return { code, label, unit, low: limited?.low ?? null, high: limited?.high ?? null, cells };
		})
	};
}

function vitalValues(chart: Chart, patient: Ref): VitalValue[] {
	const values: VitalValue[] = [];
	for (const observation of chart.all('Observation')) {
		if (!isAbout(patient, observation.subject) || !isVital(observation)) continue;
		if (observation.status === 'entered-in-error' || observation.status === 'cancelled') continue;
		values.push(...valuesOf(chart, observation));
	}
	return values;
}

/** By category, or by a code of the flowsheet: scores and balances are often filed as surveys. */
function isVital(observation: Observation): boolean {
	if (hasCode(observation.category, 'vital-signs')) return true;
	if (hasCode(observation.category, 'laboratory')) return false;
	return codesOf(observation.code).some(({ code }) => ROW_OF.has(code));
}

function valuesOf(chart: Chart, observation: ResourceOf<'Observation'>): VitalValue[] {
	const at = observedAt(observation);
	if (at === null) return [];
	const shared = {
		ref: refOf(observation),
		at,
		method: conceptText(observation.method) || null,
		site: conceptText(observation.bodySite) || null,
		by: referenceText(chart, observation.performer?.[0]),
		note: noteText(observation.note)
	};
	const parts = [observation, ...(observation.component ?? [])];
	return parts.flatMap((part) => {
		const value = judged(part);
		if (value.display === '') return [];
		const known = codesOf(part.code)
			.map(({ code }) => ROW_OF.get(code))
			.find((row) => row !== undefined);
		return {
			...shared,
			...value,
			code: known?.code ?? rowCode(part.code),
			label: known?.label ?? conceptText(part.code)
		};
	});
}

function rankOf(value: VitalValue): number {
	return ROW_OF.get(value.code)?.rank ?? ROWS.length;
}

function minuteOf(value: VitalValue): number {
	return Math.floor((instantOf(value.at) ?? 0) / 60_000);
}

function pressureOf(values: readonly VitalValue[]): string | null {
	const systolic = values.find((value) => value.code === SYSTOLIC);
	const diastolic = values.find((value) => value.code === DIASTOLIC);
	const [upper, lower] = [systolic?.value ?? null, diastolic?.value ?? null];
	return upper === null || lower === null ? null : `${Math.round(upper)}/${Math.round(lower)}`;
}
