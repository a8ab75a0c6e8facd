/**
 * What was measured over a stay and before it, as the lines of charts. What a guideline is held against
 * comes from the same evidence as its checklist, so the two never say different things; symptoms and vital
 * signs are read from papers that count and from the readings of the chart.
 */
import { isShown } from '$lib/engine/forms';
import { atOf, fhirDateTime, type Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { formatDate, formatDateTime } from '$lib/fhir/selectors/display';
import type { ResourceOf } from '$lib/fhir/types';
import type { Measure, PrognosisEvidence } from '$lib/rules/hospice/guidelines-model';
import { fieldOf } from './fields';
import { MEASURES, MEASURING } from './measures';
import { papersOf, type Paper } from './papers';
import { changeWords, weightWords, type Told } from './prognosis-words';
import { stayIn } from './stays';

export type Where = { readonly chart: Chart; readonly start: Start; readonly at: number };

/** A point of a line, as the charts of the house take it. */
export interface Point {
	/** Simulated ms. */
	readonly t: number;
	readonly y: number;
	readonly when: string;
}

export interface Line {
	readonly label: string;
	/** Oldest first. */
	readonly points: readonly Point[];
}

export interface TrendCard {
	readonly id: string;
	readonly title: string;
	/** As people write it. */
	readonly unit: string;
	/** Ends of a scale that has ends. */
	readonly ends: readonly [number, number] | null;
	/** Lines with at least one reading; none where nothing was charted. */
	readonly lines: readonly Line[];
	/** The last value, and what changed: `60.9 kg, from 71.6 kg in 7 months, −14.9 %`. */
	readonly words: string;
	/** What else the numbers come to; else empty. */
	readonly more: string;
	/** Where to write it down. */
	readonly charted: string;
}

interface CardOf {
	readonly id: string;
	readonly title: string;
	readonly unit: string;
	readonly told: Told;
	readonly charted: string;
	readonly ends?: readonly [number, number];
	/** Measures of the evidence, else fields of the papers, each with its name in the words. */
	readonly measures?: readonly (readonly [Measure, string])[];
	readonly fields?: readonly (readonly [string, string])[];
}

const VISIT = 'a visit note';
const ASSESSMENT = 'a visit note, the comprehensive assessment or a worksheet';
const WORKSHEET = 'a prognosis worksheet';

const CARDS: readonly CardOf[] = [
	{
		id: 'performance',
		title: 'Performance scale',
		unit: '%',
		told: 'points',
		charted: ASSESSMENT,
		ends: [0, 100],
		measures: [['performance', 'Performance scale']]
	},
	{
		id: 'weight',
		title: 'Weight',
		unit: 'kg',
		told: 'percent',
		charted: ASSESSMENT,
		measures: [['weight', 'Weight']]
	},
	{
		id: 'muac',
		title: 'Arm circumference',
		unit: 'cm',
		told: 'percent',
		charted: ASSESSMENT,
		measures: [['muac', 'Arm circumference']]
	},
	{
		id: 'symptoms',
		title: 'Pain and breathlessness',
		unit: 'of 10',
		told: 'plain',
		charted: VISIT,
		ends: [0, 10],
		fields: [
			['pain', 'Pain'],
			['breath', 'Breathlessness']
		]
	},
	{
		id: 'pressure',
		title: 'Blood pressure',
		unit: 'mmHg',
		told: 'plain',
		charted: VISIT,
		fields: [
			['sbp', 'Systolic'],
			['dbp', 'Diastolic']
		]
	},
	{
		id: 'spo2',
		title: 'SpO2',
		unit: '%',
		told: 'plain',
		charted: VISIT,
		fields: [['spo2', 'SpO2']]
	},
	{
		id: 'rates',
		title: 'Heart and respiratory rate',
		unit: '/min',
		told: 'plain',
		charted: VISIT,
		fields: [
			['hr', 'Heart rate'],
			['rr', 'Respiratory rate']
		]
	},
	{
		id: 'albumin',
		title: 'Albumin',
		unit: 'g/dL',
		told: 'plain',
		charted: WORKSHEET,
		measures: [['albumin', 'Albumin']]
	},
	{
		id: 'ejection',
		title: 'Ejection fraction',
		unit: '%',
		told: 'plain',
		charted: WORKSHEET,
		measures: [['ejectionFraction', 'Ejection fraction']]
	}
];

/** A card for everything that is followed, in the order of the screen; also for what was never charted. */
export function trendCards(where: Where, stay: string, evidence: PrognosisEvidence): TrendCard[] {
	const taken = takenIn(where, stay);
	return CARDS.map(({ id, title, unit, told, charted, ends, measures = [], fields = [] }) => {
		const lines = [
			...measures.map(([measure, label]): Line => ({
				label,
				points: (evidence.readings[measure] ?? [])
					.filter(({ day }) => day <= evidence.asOf)
					.map(({ day, value }) => ({
						t: atOf(where.start, day) ?? 0,
						y: value,
						when: formatDate(day)
					}))
			})),
			...fields.map(([field, label]): Line => ({ label, points: taken.get(field) ?? [] }))
		].filter(({ points }) => points.length > 0);
		return {
			id,
			title,
			unit,
			ends: ends ?? null,
			lines,
			words: changeWords(lines, unit, told),
			more: id === 'weight' ? weightWords(evidence) : '',
			charted
		};
	});
}

/** Readings by the field of the papers that take them, oldest first; one of a minute and value stands once. */
function takenIn(where: Where, stay: string): ReadonlyMap<string, readonly Point[]> {
	const held = new Map<string, Map<string, Point>>();
	const papers = papersOf(where, stay);
	const take = (field: string, at: number, y: number) => {
		if (at > where.at) return;
		const known = held.get(field) ?? new Map<string, Point>();
		const when = formatDateTime(fhirDateTime(where.start, at));
		held.set(field, known.set(`${when} ${y}`, { t: at, y, when }));
	};
	for (const paper of papers)
		if (paper.state === 'filed') for (const { field, at, y } of readIn(paper)) take(field, at, y);
	const patient = stayIn(where, stay)?.subject?.reference;
	// What a paper measured that does not count any more stays in the chart beside it.
	const aside = papers.filter(({ state }) => state !== 'filed').map(({ id }) => `${id}.`);
	for (const one of where.chart.shelf('Observation')) {
		if (one.subject?.reference !== patient || one.status === 'entered-in-error') continue;
		if (aside.some((start) => one.id.startsWith(start))) continue;
		const at = atOf(where.start, one.effectiveDateTime ?? '');
		if (at !== null) for (const { field, y } of observedIn(one)) take(field, at, y);
	}
	return new Map(
		[...held].map(([field, points]) => [field, [...points.values()].sort((a, b) => a.t - b.t)])
	);
}

function readIn(paper: Paper): { field: string; at: number; y: number }[] {
	const when = MEASURING[paper.kind];
	if (when === undefined) return [];
	const held = paper.values[when];
	const at = typeof held === 'number' ? held : paper.at;
	return MEASURES.flatMap(({ field }) => {
		const y = paper.values[field];
		const form = fieldOf(paper.kind, field);
		return form && isShown(form, paper.values) && typeof y === 'number' ? [{ field, at, y }] : [];
	});
}

/** What an Observation measures: itself, or the parts of a panel such as a blood pressure. */
function observedIn(one: ResourceOf<'Observation'>): { field: string; y: number }[] {
	const parts = [one, ...(one.component ?? [])];
	return parts.flatMap(({ code, valueQuantity, valueInteger }) => {
		const y = valueQuantity?.value ?? valueInteger;
		const measure = MEASURES.find((known) =>
			code.coding?.some((coding) => coding.code === known.code)
		);
		return measure && y !== undefined ? [{ field: measure.field, y }] : [];
	});
}
