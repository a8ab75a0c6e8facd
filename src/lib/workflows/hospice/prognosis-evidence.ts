/**
 * What papers and readings of a chart say on the prognosis, in the shape guidelines are held against. What
 * was never written down is not known; nothing here is guessed from other papers.
 */
import { tickedIn } from '$lib/engine/forms';
import { atOf, civilDate, type Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import type { ResourceOf } from '$lib/fhir/types';
import { isDay } from '$lib/rules/hospice/calendar-facts';
import { isFastStage, type StageReading } from '$lib/rules/hospice/functional-stages';
import { judgeGuideline, type GuidelineJudgment } from '$lib/rules/hospice/guidelines';
import {
	ADLS,
	EVENTS,
	isGuidelineGroup,
	MEASURES,
	type Adl,
	type EventId,
	type GuidelineGroup,
	type Measure,
	type PrognosisEvidence
} from '$lib/rules/hospice/guidelines-model';
import type { Day } from '$lib/rules/hospice/model';
import { HEART_CLASSES } from '$lib/rules/hospice/symptom-scales';
import type { Reading } from '$lib/rules/hospice/trends';
import { rowsIn } from './field-parts';
import type { PaperKind } from './fields';
import { papersOf, type Paper } from './papers';
import { stayIn } from './stays';

type Where = { readonly chart: Chart; readonly start: Start; readonly at: number };

/** Readings of the chart by code. LOINC 2.78; `performance` and `muac` are our own codes. */
const BY_CODE: Readonly<Record<string, Measure>> = {
	'29463-7': 'weight',
	muac: 'muac',
	performance: 'performance',
	'1751-7': 'albumin',
	'8480-6': 'sbp',
	'6301-6': 'inr',
	'2160-0': 'creatinine',
	'2823-3': 'potassium'
};

/** Fields of papers that are a reading at the time of the paper. */
const BY_FIELD: Readonly<Record<string, Measure>> = {
	performance: 'performance',
	weightKg: 'weight',
	muacCm: 'muac',
	albumin: 'albumin',
	ejectionFraction: 'ejectionFraction',
	sbp: 'sbp'
};

/** Earlier readings a worksheet writes down, with the field of their day. */
const EARLIER: readonly (readonly [field: string, on: string, measure: Measure])[] = [
	['performanceBefore', 'performanceBeforeOn', 'performance'],
	['weightBefore', 'weightBeforeOn', 'weight'],
	['muacBefore', 'muacBeforeOn', 'muac']
];

/** Papers that measure, with the field of their day. */
const DATED: Readonly<Partial<Record<PaperKind, 'on' | 'at' | 'end'>>> = {
	'prognosis-worksheet': 'on',
	'comprehensive-assessment': 'at',
	'visit-note': 'end'
};

/** All a record holds on the prognosis at a simulated time: filed papers of the stay, readings of the chart. */
export function prognosisEvidence(where: Where, stay: string): PrognosisEvidence {
	const asOf = civilDate(where.start, where.at);
	const papers = papersOf(where, stay).filter(
		({ kind, state, at }) => DATED[kind] && state === 'filed' && at <= where.at
	);
	const dated = papers
		.map((paper) => ({ paper, day: dayOf(paper, where.start) }))
		.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
	const worksheets = dated.filter(({ paper }) => paper.kind === 'prognosis-worksheet');
	const dependent = dated.findLast(({ paper }) => Array.isArray(paper.values['adls']))?.paper;
	return {
		asOf,
		readings: readingsOf([
			...dated.flatMap(({ paper, day }) => readingsIn(paper, day)),
			...chartReadings(where, stay)
		]),
		fast: worksheets.flatMap(({ paper, day }): StageReading[] => {
			const stage = paper.values['stage'];
			return typeof stage === 'string' && isFastStage(stage) ? [{ stage, day }] : [];
		}),
		heartClass: worksheets.flatMap(({ paper, day }) => {
			const heartClass = HEART_CLASSES[Number(paper.values['nyha']) - 1];
			return heartClass ? [{ heartClass, day }] : [];
		}),
		dependences: dependent ? tickedIn(dependent.values, 'adls').filter(isAdl) : null,
		events:
			worksheets.length === 0
				? null
				: worksheets.flatMap(({ paper }) =>
						rowsIn(paper.values, 'events').flatMap(({ event, day }) =>
							typeof event === 'string' && isEvent(event) && typeof day === 'string' && isDay(day)
								? [{ id: event, day }]
								: []
						)
					),
		flags: {}
	};
}

/** The guideline that the last worksheet names, held against all that is known; null without a worksheet. */
export function prognosisJudgment(where: Where, stay: string): GuidelineJudgment | null {
	const group = guidelineGroup(where, stay);
	return group === null ? null : judgeGuideline(group, prognosisEvidence(where, stay));
}

function guidelineGroup(where: Where, stay: string): GuidelineGroup | null {
	const last = papersOf(where, stay).findLast(
		({ kind, state, at }) => kind === 'prognosis-worksheet' && state === 'filed' && at <= where.at
	);
	const group = last?.values['guideline'];
	return typeof group === 'string' && isGuidelineGroup(group) ? group : null;
}

interface Found {
	readonly measure: Measure;
	readonly reading: Reading;
}

function found(measure: Measure, day: Day, value: number): Found {
	return { measure, reading: { day, value, unit: MEASURES[measure].unit } };
}

function readingsIn(paper: Paper, day: Day): Found[] {
	const now = Object.entries(BY_FIELD).flatMap(([field, measure]) => {
		const value = paper.values[field];
		return typeof value === 'number' ? [found(measure, day, value)] : [];
	});
	const before = EARLIER.flatMap(([field, on, measure]) => {
		const [value, then] = [paper.values[field], paper.values[on]];
		return typeof value === 'number' && typeof then === 'string' && isDay(then)
			? [found(measure, then, value)]
			: [];
	});
	return [...now, ...before];
}

/** Readings of the patient that stand in the chart beside the papers. */
function chartReadings({ chart, start, at }: Where, stay: string): Found[] {
	const patient = stayIn({ chart }, stay)?.subject?.reference;
	if (patient === undefined) return [];
	return chart
		.shelf('Observation')
		.filter(
			({ subject, status }) => subject?.reference === patient && status !== 'entered-in-error'
		)
		.flatMap((one) => observed(one, start, at));
}

function observed(one: ResourceOf<'Observation'>, start: Start, now: number): Found[] {
	const measure = one.code.coding?.flatMap(({ code }) =>
		code !== undefined && Object.hasOwn(BY_CODE, code) ? (BY_CODE[code] ?? []) : []
	)[0];
	const at = atOf(start, one.effectiveDateTime ?? '');
	const { value, code, unit } = one.valueQuantity ?? {};
	if (measure === undefined || at === null || at > now || value === undefined) return [];
	const written = code ?? unit;
	// A creatinine in other units is another number; what has no unit is taken as the usual one.
	if (written !== undefined && written !== MEASURES[measure].unit) return [];
	return [found(measure, civilDate(start, at), value)];
}

/** By measure, oldest first; what a paper and the chart both hold stands once. */
function readingsOf(all: readonly Found[]): PrognosisEvidence['readings'] {
	const held = new Map<Measure, Map<string, Reading>>();
	for (const { measure, reading } of all) {
		const known = held.get(measure) ?? new Map<string, Reading>();
		held.set(measure, known.set(`${reading.day} ${reading.value}`, reading));
	}
	return Object.fromEntries(
		[...held].map(([measure, readings]) => [
			measure,
			[...readings.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
		])
	);
}

function dayOf({ kind, values, day }: Paper, start: Start): Day {
	const held = values[DATED[kind] ?? ''];
	if (typeof held === 'number') return civilDate(start, held);
	return typeof held === 'string' && isDay(held) ? held : day;
}

function isAdl(id: string): id is Adl {
	return Object.hasOwn(ADLS, id);
}

function isEvent(id: string): id is EventId {
	return Object.hasOwn(EVENTS, id);
}
