import type { Chart } from '$lib/fhir/chart';
import {
	refOf,
	type DiagnosticReport,
	type Observation,
	type ObservationReferenceRange,
	type Quantity,
	type Ref,
	type ResourceOf
} from '$lib/fhir/types';
import {
	attachmentText,
	conceptText,
	formatDateTime,
	formatTime,
	hasCode,
	isAbout,
	measuredQuantityText,
	measuredText,
	newestFirst,
	noteText,
	oldestFirst,
	rangeText,
	referenceText,
	rowCode,
	unitOf
} from './display';

export type ResultFlag = 'critical-low' | 'low' | 'high' | 'critical-high' | 'abnormal';

export interface ResultRow {
	readonly ref: Ref;
	/** LOINC where there is one. */
	readonly code: string;
	readonly name: string;
	readonly panel: { readonly ref: Ref; readonly name: string } | null;
	/** Null for words and for results that are not there; of `< 5` the 5. */
	readonly value: number | null;
	/** The value without its unit; why there is none; never empty for a final result. */
	readonly display: string;
	readonly unit: string;
	readonly low: number | null;
	readonly high: number | null;
	readonly range: string;
	readonly flag: ResultFlag | null;
	readonly at: string | null;
	readonly issued: string | null;
	readonly status: Observation['status'];
	readonly specimen: string | null;
	readonly note: string | null;
}

type Panel = NonNullable<ResultRow['panel']>;

/**
 * Laboratory results, the newest first; those of one moment in the order they were filed. A panel
 * that only groups others is no row; one whose values are components gives a row for each.
 */
export function results(chart: Chart, patient: Ref): ResultRow[] {
	const panels = panelsOf(chart, patient);
	const rows: ResultRow[] = [];
	for (const observation of chart.all('Observation')) {
		if (!isAbout(patient, observation.subject) || observation.status === 'entered-in-error')
			continue;
		if (!hasCode(observation.category, 'laboratory')) continue;
		rows.push(...rowsOf(chart, observation, panels.get(refOf(observation)) ?? null));
	}
	return newestFirst(rows, (row) => row.at ?? row.issued);
}

/** One test over time, the oldest first. `code` is any code of the test. */
export function resultSeries(chart: Chart, patient: Ref, code: string): ResultRow[] {
	const ofTest = (row: ResultRow) => {
		if (row.code === code) return true;
		const source = chart.get(row.ref);
		return (
			source?.resourceType === 'Observation' &&
			hasCode(source.code, code) &&
			row.code === rowCode(source.code)
		);
	};
	return oldestFirst(results(chart, patient).filter(ofTest), (row) => row.at ?? row.issued);
}

/** Which report or grouping result each result was filed under; a report has the say. */
function panelsOf(chart: Chart, patient: Ref): Map<Ref, Panel> {
	const panels = new Map<Ref, Panel>();
	const file = (members: readonly { reference?: string | undefined }[], panel: Panel) => {
		for (const { reference } of members)
			if (reference !== undefined && !panels.has(reference)) panels.set(reference, panel);
	};
	for (const report of chart.all('DiagnosticReport')) {
		if (!isAbout(patient, report.subject) || report.status === 'entered-in-error') continue;
		file(report.result ?? [], { ref: refOf(report), name: conceptText(report.code) });
	}
	for (const observation of chart.all('Observation')) {
		if (!observation.hasMember || !isAbout(patient, observation.subject)) continue;
		file(observation.hasMember, { ref: refOf(observation), name: conceptText(observation.code) });
	}
	return panels;
}

function rowsOf(
	chart: Chart,
	observation: ResourceOf<'Observation'>,
	panel: Panel | null
): ResultRow[] {
	const ref = refOf(observation);
	const shared = {
		ref,
		at: observedAt(observation),
		issued: observation.issued ?? null,
		status: observation.status,
		specimen: referenceText(chart, observation.specimen),
		note: noteText(observation.note)
	};
	const own = valueOf(observation);
	const components = observation.component ?? [];
	if (own.display === '' && components.length > 0) {
		const name = conceptText(observation.code);
		return components.map((component) => ({
			...shared,
			code: rowCode(component.code),
			name: conceptText(component.code),
			panel: panel ?? { ref, name },
			...judged(component)
		}));
	}
	if (own.display === '' && (observation.hasMember?.length ?? 0) > 0) return [];
	return [
		{
			...shared,
			code: rowCode(observation.code),
			name: conceptText(observation.code),
			panel,
			...judged(observation)
		}
	];
}

/** When something was observed: its effective time, else when it was issued. */
export function observedAt(observation: Observation): string | null {
	return (
		observation.effectiveDateTime ??
		observation.effectiveInstant ??
		observation.effectivePeriod?.end ??
		observation.effectivePeriod?.start ??
		observation.issued ??
		null
	);
}

/** The parts that an Observation and its components have in common. */
type Valued = Pick<
	Observation,
	| 'valueQuantity'
	| 'valueCodeableConcept'
	| 'valueString'
	| 'valueBoolean'
	| 'valueInteger'
	| 'valueRange'
	| 'valueRatio'
	| 'valueTime'
	| 'valueDateTime'
	| 'valuePeriod'
	| 'dataAbsentReason'
	| 'interpretation'
	| 'referenceRange'
>;

export interface Judged {
	readonly value: number | null;
	readonly display: string;
	readonly unit: string;
	readonly low: number | null;
	readonly high: number | null;
	readonly range: string;
	readonly flag: ResultFlag | null;
}

/** A value as it is read: number, words, unit, normal range, and the flag it earns. */
export function judged(from: Valued): Judged {
	const { value, display, unit } = valueOf(from);
	const normal = normalRange(from.referenceRange);
	return {
		value,
		display: display || conceptText(from.dataAbsentReason),
		unit,
		low: normal?.low?.value ?? null,
		high: normal?.high?.value ?? null,
		range: normal ? (normal.text ?? rangeText(withoutUnits(normal))) : '',
		flag: flagOf(from, normal)
	};
}

interface Value {
	value: number | null;
	display: string;
	unit: string;
}

function valueOf(from: Valued): Value {
	const { valueQuantity: quantity } = from;
	if (quantity?.value !== undefined) {
		const { value } = quantity;
		const display = measuredQuantityText({
			value,
			...(quantity.comparator ? { comparator: quantity.comparator } : {})
		});
		return { value, display, unit: unitOf(quantity) };
	}
	if (from.valueInteger !== undefined)
		return { value: from.valueInteger, display: measuredText(from.valueInteger), unit: '' };
	return { value: null, display: wordsOf(from), unit: '' };
}

function wordsOf(from: Valued): string {
	if (from.valueCodeableConcept) return conceptText(from.valueCodeableConcept);
	if (from.valueString !== undefined) return from.valueString;
	if (from.valueBoolean !== undefined) return from.valueBoolean ? 'Yes' : 'No';
	if (from.valueRange) return rangeText(from.valueRange);
	if (from.valueRatio) {
		const { numerator, denominator } = from.valueRatio;
		const separator = denominator?.code || denominator?.unit ? ' per ' : ':';
		return `${measuredQuantityText(numerator)}${separator}${measuredQuantityText(denominator)}`;
	}
	if (from.valueDateTime !== undefined) return formatDateTime(from.valueDateTime);
	if (from.valueTime !== undefined) return from.valueTime.slice(0, 5);
	if (!from.valuePeriod) return '';
	const { start, end } = from.valuePeriod;
	const isSameDay = start?.slice(0, 10) === end?.slice(0, 10);
	return [formatDateTime(start), isSameDay ? formatTime(end) : formatDateTime(end)]
		.filter(Boolean)
		.join(' to ');
}

/** The range of the healthy: one marked normal, else one without a meaning of its own. */
function normalRange(
	ranges: readonly ObservationReferenceRange[] | undefined
): ObservationReferenceRange | undefined {
	return (
		ranges?.find((range) => hasCode(range.type, 'normal')) ?? ranges?.find((range) => !range.type)
	);
}

function withoutUnits(range: ObservationReferenceRange) {
	const bare = (quantity: Quantity | undefined) =>
		quantity?.value === undefined ? undefined : { value: quantity.value };
	const low = bare(range.low);
	const high = bare(range.high);
	return { ...(low ? { low } : {}), ...(high ? { high } : {}) };
}

/** HL7 ObservationInterpretation codes that say how far a value is off; `null` says it is not. */
const INTERPRETATIONS: Readonly<Record<string, ResultFlag | null>> = {
	LL: 'critical-low',
	HH: 'critical-high',
	L: 'low',
	LU: 'low',
	'<': 'low',
	H: 'high',
	HU: 'high',
	'>': 'high',
	A: 'abnormal',
	AA: 'abnormal',
	N: null
};
const WORST_FIRST = ['LL', 'HH', 'AA', 'L', 'LU', '<', 'H', 'HU', '>', 'A', 'N'];

/** What the laboratory says comes first; only where it is silent is the value held to its range. */
function flagOf(from: Valued, normal: ObservationReferenceRange | undefined): ResultFlag | null {
	const said = WORST_FIRST.find((code) => hasCode(from.interpretation, code));
	if (said !== undefined) return INTERPRETATIONS[said] ?? null;
	const quantity = from.valueQuantity;
	if (quantity?.value === undefined || !normal) return null;
	const { value, comparator } = quantity;
	const isAtMost = comparator === '<' || comparator === '<=';
	const isAtLeast = comparator === '>' || comparator === '>=';
	const { low, high } = normal;
	if (low?.value !== undefined && isSameUnit(quantity, low) && !isAtLeast) {
		if (value < low.value || (comparator === '<' && value <= low.value)) return 'low';
	}
	if (high?.value !== undefined && isSameUnit(quantity, high) && !isAtMost) {
		if (value > high.value || (comparator === '>' && value >= high.value)) return 'high';
	}
	return null;
}

/** A bound without a unit is in the unit of the value. */
function isSameUnit(value: Quantity, bound: Quantity): boolean {
	const [a, b] = [unitOf(value), unitOf(bound)];
	return b === '' || a === b;
}

export interface ReportRow {
	readonly ref: Ref;
	readonly title: string;
	readonly kind: 'laboratory' | 'imaging' | 'microbiology' | 'other';
	readonly status: DiagnosticReport['status'];
	readonly at: string | null;
	readonly issued: string | null;
	readonly conclusion: string | null;
	/** The whole report where it is attached as text; empty otherwise. */
	readonly text: string;
	readonly results: readonly Ref[];
}

/** Reports of laboratory, imaging and microbiology, the newest first. */
export function reports(chart: Chart, patient: Ref): ReportRow[] {
	const rows: ReportRow[] = [];
	for (const report of chart.all('DiagnosticReport')) {
		if (!isAbout(patient, report.subject) || report.status === 'entered-in-error') continue;
		const coded = (report.conclusionCode ?? []).map(conceptText).filter(Boolean).join('; ');
		rows.push({
			ref: refOf(report),
			title: conceptText(report.code),
			kind: reportKind(report),
			status: report.status,
			at:
				report.effectiveDateTime ??
				report.effectivePeriod?.end ??
				report.effectivePeriod?.start ??
				report.issued ??
				null,
			issued: report.issued ?? null,
			conclusion: report.conclusion ?? (coded || null),
			text: (report.presentedForm ?? [])
				.map((form) => attachmentText(form) ?? '')
				.filter(Boolean)
				.join('\n\n'),
			results: (report.result ?? []).flatMap(({ reference }) => reference ?? [])
		});
	}
	return newestFirst(rows, (row) => row.at);
}

/** HL7 v2 table 0074 sections, LOINC class parts, and the plain words authors write. */
const REPORT_KINDS: readonly (readonly [ReportRow['kind'], readonly string[]])[] = [
	['microbiology', ['MB', 'MCB', 'VR', 'PAR', 'MYC', 'microbiology', 'LP7819-8']],
	[
		'imaging',
		[
			'RAD',
			'IMG',
			'RX',
			'CT',
			'CUS',
			'OUS',
			'RUS',
			'VUS',
			'NMR',
			'NMS',
			'XRC',
			'imaging',
			'LP29684-5'
		]
	],
	[
		'laboratory',
		['LAB', 'CH', 'HM', 'SR', 'BG', 'BLB', 'IMM', 'TX', 'UR', 'PAT', 'laboratory', 'LP29693-6']
	]
];

function reportKind(report: DiagnosticReport): ReportRow['kind'] {
	for (const [kind, codes] of REPORT_KINDS) {
		const isOf = codes.some(
			(code) =>
				hasCode(report.category, code) ||
				report.category?.some((category) => category.text?.toLowerCase() === code.toLowerCase())
		);
		if (isOf) return kind;
	}
	return 'other';
}
