/**
 * A path of scenarios towards the largest gaps of one job. A gap is the weight of a competency in the
 * job times what has not been shown of it; what nobody measured yet counts as not shown.
 */
import { seenOver, type Tallies } from './calibration';
import { wholePercent } from './calibration-text';
import { AREAS, profileOf, type AreaId, type JobId, type Weighting } from './job-profiles';
import type { Choice } from './model';
import { trainedBy } from './readiness';

export interface PathStep {
	readonly choice: Choice;
	/** The area of the job it does most for. */
	readonly area: AreaId;
	/** Competencies of the job that it trains. */
	readonly competencies: readonly string[];
	/** One sentence, with the n behind any figure. */
	readonly why: string;
}

/** A part of the job that no scenario trains. */
export interface Uncovered {
	readonly area: AreaId;
	readonly title: string;
	readonly weight: number;
	/** The competencies without a scenario; all of the area's, or some. */
	readonly competencies: readonly string[];
	readonly isWhole: boolean;
}

export interface JobPath {
	readonly job: JobId;
	/** The first is the next to take. */
	readonly steps: readonly PathStep[];
	readonly minutes: number;
	/** The weightiest first. */
	readonly uncovered: readonly Uncovered[];
	/** Of the job's 100, what its competencies with a scenario weigh; areas count by their share of them. */
	readonly coveredWeight: number;
}

/** How much of a gap is left to later steps once a step has worked on it. */
const LEFT_AFTER_A_STEP = 0.5;

const LEVEL_ORDER: Readonly<Record<Choice['level'], number>> = {
	orientation: 0,
	core: 1,
	advanced: 2
};

interface Target {
	readonly weighting: Weighting;
	/** Points of the job's 100 that this competency still lacks. */
	gap: number;
}

/**
 * Orders the scenarios that were not done yet: each step is the one that closes most of what is left,
 * and within a module no harder level comes before an easier one. Equal ones keep the order of
 * `choices`. A scenario done once gives no new evidence, so it is not on the path.
 */
export function pathTowards(
	job: JobId,
	choices: readonly Choice[],
	observed: Tallies,
	done: ReadonlySet<string>
): JobPath {
	const { weightings } = profileOf(job);
	const trained = trainedBy(choices);
	const targets = targetsOf(weightings, observed);
	const waiting = choices.filter(
		({ scenario, competencies }) =>
			!done.has(scenario) && competencies.some((one) => targets.has(one))
	);
	const steps: PathStep[] = [];
	while (waiting.length > 0) {
		const choice = bestOf(waiting, targets);
		waiting.splice(waiting.indexOf(choice), 1);
		steps.push(stepOf(choice, targets, observed));
		for (const id of choice.competencies) {
			const target = targets.get(id);
			if (target) target.gap *= LEFT_AFTER_A_STEP;
		}
	}
	return {
		job,
		steps,
		minutes: steps.reduce((sum, { choice }) => sum + choice.minutes, 0),
		uncovered: uncoveredOf(weightings, trained),
		coveredWeight: Math.round(
			weightings.reduce((sum, { weight, competencies }) => {
				const covered = competencies.filter((one) => trained.has(one)).length;
				return sum + (weight * covered) / competencies.length;
			}, 0)
		)
	};
}

function targetsOf(
	weightings: readonly Weighting[],
	observed: Tallies
): ReadonlyMap<string, Target> {
	return new Map(
		weightings.flatMap((weighting) =>
			weighting.competencies.map((id): [string, Target] => {
				const { share } = seenOver(observed, [id]);
				const weight = weighting.weight / weighting.competencies.length;
				return [id, { weighting, gap: weight * (1 - (share ?? 0)) }];
			})
		)
	);
}

function bestOf(waiting: readonly Choice[], targets: ReadonlyMap<string, Target>): Choice {
	const ready = waiting.filter((choice) => !waiting.some((other) => comesBefore(other, choice)));
	return ready.reduce((best, choice) =>
		gain(choice, targets) > gain(best, targets) ? choice : best
	);
}

function comesBefore(a: Choice, b: Choice): boolean {
	return a.module === b.module && LEVEL_ORDER[a.level] < LEVEL_ORDER[b.level];
}

function gain({ competencies }: Choice, targets: ReadonlyMap<string, Target>): number {
	return [...new Set(competencies)].reduce((sum, id) => sum + (targets.get(id)?.gap ?? 0), 0);
}

function stepOf(choice: Choice, targets: ReadonlyMap<string, Target>, observed: Tallies): PathStep {
	const competencies = [...new Set(choice.competencies)].filter((id) => targets.has(id));
	const gains = new Map<Weighting, number>();
	for (const id of competencies) {
		const target = targets.get(id);
		if (target) gains.set(target.weighting, (gains.get(target.weighting) ?? 0) + target.gap);
	}
	const [weighting] = [...gains].reduce((best, one) => (one[1] > best[1] ? one : best));
	return {
		choice,
		area: weighting.area,
		competencies,
		why: whyOf(weighting, competencies, observed)
	};
}

function whyOf(weighting: Weighting, competencies: readonly string[], observed: Tallies): string {
	const worked = competencies.filter((id) => weighting.competencies.includes(id));
	const seen = seenOver(observed, worked);
	const skills = worked.length === 1 ? '1 skill' : `${worked.length} skills`;
	const start = `${areaTitle(weighting.area)} weighs ${weighting.weight} of 100 here; this case works on ${skills} of it`;
	if (seen.share !== null)
		return `${start}, where you have earned ${wholePercent(seen.share)} % of the points so far (n ${seen.n}).`;
	return seen.n === 0
		? `${start} that no case has tested yet.`
		: `${start} with too little judged to say (n ${seen.n}).`;
}

function uncoveredOf(weightings: readonly Weighting[], trained: ReadonlySet<string>): Uncovered[] {
	return weightings
		.flatMap(({ area, weight, competencies }): Uncovered[] => {
			const without = competencies.filter((id) => !trained.has(id));
			if (without.length === 0) return [];
			const isWhole = without.length === competencies.length;
			return [{ area, title: areaTitle(area), weight, competencies: without, isWhole }];
		})
		.toSorted((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.weight - a.weight);
}

function areaTitle(area: AreaId): string {
	return AREAS.find(({ id }) => id === area)?.title ?? area;
}
