/** `progress = progressOf(attempts, ...)`: one fold over marked attempts, everything the page shows. */
import { evidenceOf, type Observation } from './evidence';
import { examRows, type ExamOutline, type ExamRow } from './exams';
import { LEAST_ACTS, MASTERED, masteryAfter } from './mastery';
import type { Choice, Competency, MarkedAttempt } from './model';
import { observedFrom, observedOf, pooled, type Observed, type Sums } from './observed';
import {
	alertTrend,
	codingTrend,
	timeTrend,
	triageTrend,
	type AlertTrend,
	type CodingTrend,
	type TimeTrend,
	type TriageTrend
} from './work-figures';

/** A competency in one attempt that counts, and with all before it. */
export interface CompetencyPoint {
	readonly attempt: string;
	/** When it was handed in, as the device claimed. */
	readonly at: string;
	readonly observed: Observed;
	readonly soFar: Observed;
}

export interface CompetencyRow {
	readonly id: string;
	readonly module: string;
	readonly title: string;
	readonly statement: string;
	readonly observed: Observed;
	/** Null under five acts: it is then shown as a dash. */
	readonly mastery: number | null;
	/** Mastery however few acts there were: for choosing what to do next, never for showing. */
	readonly traced: number;
	/** Scenarios that train it. */
	readonly trainedBy: number;
	/** Attempts that count and met it. */
	readonly attempts: number;
	/** The oldest first; of more than `MOST_POINTS` attempts evenly chosen ones, the first and last among them. */
	readonly trend: readonly CompetencyPoint[];
}

/** More points than this are no clearer in a chart as wide as a page, and every one crosses between threads. */
export const MOST_POINTS = 60;

export interface ModuleRow {
	readonly id: string;
	readonly observed: Observed;
	/** Competencies of the module; those seen at all; those mastered. */
	readonly competencies: number;
	readonly seen: number;
	readonly mastered: number;
	/** Mean mastery of its competencies that have one, weighed by acts; null without any. */
	readonly mastery: number | null;
}

export interface Totals {
	/** Handed in; of those the ones that count, and why the others do not. */
	readonly attempts: number;
	readonly counted: number;
	readonly guided: number;
	readonly doneBefore: number;
	readonly observed: Observed;
	/** Attempts whose codes, levels and stops are not computed yet. */
	readonly withoutFacts: number;
}

/** Plain JSON: it is posted between threads as it stands. */
export interface Progress {
	readonly totals: Totals;
	/** In the order of the curriculum; empty ones stand too. */
	readonly modules: readonly ModuleRow[];
	readonly competencies: readonly CompetencyRow[];
	readonly exams: readonly ExamRow[];
	readonly coding: CodingTrend;
	readonly triage: TriageTrend;
	readonly alerts: AlertTrend;
	readonly time: TimeTrend;
	readonly clockNotes: readonly string[];
}

/**
 * What a learner has shown. `attempts` in any order, the same one twice counts once. Findings of a
 * competency that is not in the list (an older build's) count in the totals only.
 */
export function progressOf(
	attempts: readonly MarkedAttempt[],
	competencies: readonly Competency[],
	choices: readonly Choice[],
	exams: readonly ExamOutline[] = []
): Progress {
	const evidence = evidenceOf(attempts);
	const trainers = new Map<string, number>();
	for (const choice of choices)
		for (const id of new Set(choice.competencies)) trainers.set(id, (trainers.get(id) ?? 0) + 1);
	const rows = competencies.map((competency) =>
		competencyRow(
			competency,
			evidence.byCompetency.get(competency.id) ?? [],
			trainers.get(competency.id) ?? 0
		)
	);
	const placed = evidence.attempts;
	const count = (leftOut: (typeof placed)[number]['leftOut']) =>
		placed.filter((one) => one.leftOut === leftOut).length;
	return {
		totals: {
			attempts: placed.length,
			counted: count(null),
			guided: count('guided'),
			doneBefore: count('done-before'),
			observed: pooled([...evidence.byCompetency.values()].map(observedOf)),
			withoutFacts: placed.filter(({ attempt }) => attempt.facts === null).length
		},
		modules: moduleRows(rows),
		competencies: rows,
		exams: examRows(
			exams,
			competencies.flatMap((competency, index) => {
				const row = rows[index];
				return row ? [{ competency, observed: row.observed, traced: row.traced }] : [];
			})
		),
		coding: codingTrend(placed),
		triage: triageTrend(placed),
		alerts: alertTrend(placed),
		time: timeTrend(placed),
		clockNotes: evidence.clockNotes
	};
}

/** What was seen of each competency with any act: what calibration and readiness ask for. */
export function observedByCompetency(
	attempts: readonly MarkedAttempt[]
): ReadonlyMap<string, Observed> {
	const { byCompetency } = evidenceOf(attempts);
	return new Map([...byCompetency].map(([id, observations]) => [id, observedOf(observations)]));
}

function competencyRow(
	{ id, module, title, statement }: Competency,
	observations: readonly Observation[],
	trainedBy: number
): CompetencyRow {
	const traced = masteryAfter(observations);
	const points = trendOf(observations);
	return {
		id,
		module,
		title,
		statement,
		observed: observedOf(observations),
		mastery: observations.length < LEAST_ACTS ? null : traced,
		traced,
		trainedBy,
		attempts: points.length,
		trend: thinned(points)
	};
}

/**
 * Observations come in the order of their attempts, so those of one stand together. Sums run on as they
 * are, and only what is shown of them stops at nothing.
 */
function trendOf(observations: readonly Observation[]): CompetencyPoint[] {
	const points: CompetencyPoint[] = [];
	const none = { n: 0, earned: 0, possible: 0 };
	let own = none;
	let all = none;
	observations.forEach((observation, index) => {
		own = withOne(own, observation);
		all = withOne(all, observation);
		const { attempt, at } = observation;
		if (observations[index + 1]?.attempt === attempt) return;
		points.push({ attempt, at, observed: observedFrom(own), soFar: observedFrom(all) });
		own = none;
	});
	return points;
}

function thinned(points: readonly CompetencyPoint[]): readonly CompetencyPoint[] {
	if (points.length <= MOST_POINTS) return points;
	const step = (points.length - 1) / (MOST_POINTS - 1);
	return Array.from({ length: MOST_POINTS }, (_, index) => Math.round(index * step)).flatMap(
		(index) => points[index] ?? []
	);
}

function withOne(sums: Sums, { finding }: Observation): Sums {
	return {
		n: sums.n + 1,
		earned: sums.earned + finding.earned,
		possible: sums.possible + finding.possible
	};
}

function moduleRows(rows: readonly CompetencyRow[]): ModuleRow[] {
	const byModule = new Map<string, CompetencyRow[]>();
	for (const row of rows) {
		const held = byModule.get(row.module);
		if (held) held.push(row);
		else byModule.set(row.module, [row]);
	}
	return [...byModule].map(([id, held]) => {
		const shown = held.flatMap(({ mastery, observed }) =>
			mastery === null ? [] : [{ mastery, n: observed.n }]
		);
		const acts = shown.reduce((sum, { n }) => sum + n, 0);
		return {
			id,
			observed: pooled(held.map(({ observed }) => observed)),
			competencies: held.length,
			seen: held.filter(({ observed }) => observed.n > 0).length,
			mastered: shown.filter(({ mastery }) => mastery >= MASTERED).length,
			mastery:
				acts === 0 ? null : shown.reduce((sum, { mastery, n }) => sum + mastery * n, 0) / acts
		};
	});
}
