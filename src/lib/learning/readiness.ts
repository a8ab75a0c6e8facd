/**
 * What a person's evidence says about each area of each job. Cells stand for themselves: they are never
 * added up to one number and never ranked, since a job is not got by an average.
 */
import { seenOver, type Tallies } from './calibration';
import type { Evidence } from './evidence';
import {
	AREAS,
	JOBS,
	type AreaId,
	type JobId,
	type JobProfile,
	type Weighting
} from './job-profiles';
import { LEAST_ACTS } from './mastery';
import type { Choice } from './model';
import type { Observed } from './observed';
import { ratingOver, statementsFor, type SelfCheck, type SelfRating } from './self-assessment';

/** One attempt that speaks for a cell, with the rules it was judged by there. */
export interface CellEvidence {
	readonly attempt: string;
	readonly title: string;
	readonly handedInAt: string;
	readonly rules: readonly string[];
}

/**
 * `not-covered`: no scenario of this Preceptor trains any of it. `none`: there is practice, and nothing
 * was judged yet. `few`: too little to give a share. `shown`: a share with its interval.
 */
export type CellState = 'not-covered' | 'none' | 'few' | 'shown';

export interface ReadinessCell {
	readonly job: JobId;
	readonly area: AreaId;
	readonly weighting: Weighting;
	readonly state: CellState;
	/** Share and interval are null under `LEAST_ACTS`. */
	readonly observed: Observed;
	readonly self: SelfRating;
	/** Competencies of the cell that some scenario trains. */
	readonly covered: readonly string[];
	readonly evidence: readonly CellEvidence[];
}

export interface ReadinessRow {
	readonly area: AreaId;
	readonly title: string;
	readonly about: string;
	/** In the order of `JOBS`; null where the job has no part in this area. */
	readonly cells: readonly (ReadinessCell | null)[];
}

/** What the matrix is made from. */
export interface ReadinessInput {
	readonly choices: readonly Choice[];
	readonly observed: Tallies;
	readonly evidence: Pick<Evidence, 'attempts' | 'byCompetency'> | null;
	/** The newest self-check; null without any. */
	readonly check: SelfCheck | null;
}

/** Areas by jobs, in the order of `AREAS`. */
export function readinessOf(input: ReadinessInput): ReadinessRow[] {
	const trained = trainedBy(input.choices);
	return AREAS.map(({ id, title, about }) => ({
		area: id,
		title,
		about,
		cells: JOBS.map((job) => {
			const part = job.weightings.find(({ area }) => area === id);
			return part ? cellOf(job, part, input, trained) : null;
		})
	}));
}

/** The cells of one job, the weightiest first. */
export function cellsOfJob(rows: readonly ReadinessRow[], job: JobId): ReadinessCell[] {
	return rows
		.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.job === job ? [cell] : [])))
		.toSorted((a, b) => b.weighting.weight - a.weighting.weight);
}

/** Competencies that some scenario's key scores. */
export function trainedBy(choices: readonly Choice[]): ReadonlySet<string> {
	return new Set(choices.flatMap(({ competencies }) => competencies));
}

function cellOf(
	{ id }: JobProfile,
	weighting: Weighting,
	{ observed, evidence, check }: ReadinessInput,
	trained: ReadonlySet<string>
): ReadinessCell {
	const seen = seenOver(observed, weighting.competencies);
	const covered = weighting.competencies.filter((one) => trained.has(one));
	return {
		job: id,
		area: weighting.area,
		weighting,
		state: stateOf(seen, covered),
		observed: seen,
		self: ratingOver(check, statementsFor(weighting.competencies)),
		covered,
		evidence: evidence ? evidenceFor(weighting.competencies, evidence) : []
	};
}

/** Work on a scenario that is gone from this build still counts: what was shown was shown. */
function stateOf({ n }: Observed, covered: readonly string[]): CellState {
	if (n >= LEAST_ACTS) return 'shown';
	if (n > 0) return 'few';
	return covered.length === 0 ? 'not-covered' : 'none';
}

function evidenceFor(
	competencies: readonly string[],
	{ attempts, byCompetency }: Pick<Evidence, 'attempts' | 'byCompetency'>
): CellEvidence[] {
	const rules = new Map<string, string[]>();
	for (const competency of competencies)
		for (const { attempt, finding } of byCompetency.get(competency) ?? []) {
			const held = rules.get(attempt);
			if (held) held.push(finding.rule);
			else rules.set(attempt, [finding.rule]);
		}
	return attempts.flatMap(({ attempt: { id, title, handedInAt } }) => {
		const judged = rules.get(id);
		return judged ? [{ attempt: id, title, handedInAt, rules: judged }] : [];
	});
}
