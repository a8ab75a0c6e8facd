/**
 * The acuity engine: what the five-level triage scale gives for structured facts, and why.
 *
 * **For**: checking the answer keys of triage scenarios, marking a level that a learner has already
 * committed, walking a learner through the questions in guided mode, the headless `triage` command.
 *
 * **Not for**: triage of anyone. It does not replace clinical judgement (`NOTICE` says so wherever a
 * level is shown), and no screen shows a computed level before the learner has committed one: the
 * scale's terms allow training, not a tool that thinks in the nurse's place.
 *
 * The algorithm is the editions' own, unaltered: four decision points, asked in order, the first that
 * is met settles the level. Everything here is in our own words; the facts are those of ESI version 4
 * (AHRQ, 2012 edition) and version 5 (ENA, 2023), and every answer names its edition. More than one
 * level is accepted only where the edition leaves it to judgement, where its print is not settled, or
 * where it asks without a number (a profoundly low pressure) and the field's own number opens the
 * question; a caution says which. Nothing is made up for what was not told: a missing vital is a
 * caution.
 *
 * - `editions.ts` the editions, dated, and what each point asks
 * - `facts.ts` the facts, and what of them cannot be
 * - `life-saving.ts` `high-risk.ts` `resources.ts` `danger-zone.ts` `fever.ts` the tables
 * - `high-acuity.ts` points A and B; `low-acuity.ts` points C and D; `cautions.ts` what to look at again
 * - `normal-ranges.ts` `clocks.ts` tables that screens and workflows ask, outside the algorithm
 */
import { cautionsOf } from './cautions';
import { editionOf, POINTS, type EditionId, type Level, type Point } from './editions';
import { faultsOf, type AcuityFacts } from './facts';
import { feverFinding } from './fever';
import { askA, askB } from './high-acuity';
import { HIGH_RISK_IDS } from './high-risk';
import { LIFE_SAVING_IDS } from './life-saving';
import { askC, askD } from './low-acuity';
import type { Answer, Reply } from './reply';
import { RESOURCE_IDS } from './resources';

/** One decision point: what was asked, what answered it, and why. */
export interface PathStep {
	readonly point: Point;
	readonly question: string;
	readonly answer: Answer;
	readonly reason: string;
	/** Levels that this answer gives or leaves open; empty when it only sends on. */
	readonly levels: readonly Level[];
	/** Whether it leaves the level to judgement. */
	readonly isOpen: boolean;
	readonly source: string;
}

export interface AcuityAnswer {
	/** Levels to be accepted, most urgent first; one unless the edition leaves it to judgement. */
	readonly accept: readonly Level[];
	/** The most urgent of `accept`. */
	readonly level: Level;
	/** The point that settled it, or the first that left it to judgement. */
	readonly point: Point;
	/** Every question asked, in order. */
	readonly path: readonly PathStep[];
	readonly edition: EditionId;
	/** Why more than one level is accepted, then what a reader should look at again. */
	readonly cautions: readonly string[];
}

const ASK: Readonly<Record<Point, (facts: AcuityFacts) => Reply>> = {
	A: askA,
	B: askB,
	C: askC,
	D: askD
};

/**
 * The levels an edition accepts for these facts; the order of lists does not matter. Throws a
 * RangeError that names the first impossible fact; ask `faultsOf` first where facts come from people.
 */
export function acuityOf(told: AcuityFacts): AcuityAnswer {
	const [fault] = faultsOf(told);
	if (fault) throw new RangeError(`${fault.path}: ${fault.reason}`);
	const facts = inTableOrder(told);
	const path = askedPath(facts);
	const last = path.at(-1)?.point ?? 'A';
	const fever = last === 'C' || last === 'D' ? feverFinding(facts) : null;
	const levels = path.flatMap((step) => step.levels);
	let accept = levels;
	if (fever?.point === 'D') {
		// It may raise a level and never lowers one that is settled.
		const least = Math.max(...levels);
		const added = fever.levels.filter((level) => level <= least);
		const kept = fever.orRest ? levels : levels.filter((level) => level <= 3);
		accept = [...kept, ...added];
		path.push(feverStep(fever, added));
	}
	const ordered = [...new Set(accept)].toSorted((a, b) => a - b);
	const [level] = ordered;
	if (level === undefined) throw new Error('no point gave a level');
	const open = path.filter(({ isOpen }) => isOpen);
	const why =
		ordered.length > 1
			? open.map(({ point, reason }) => `Point ${point} is left to judgement. ${reason}`)
			: [];
	return {
		accept: ordered,
		level,
		point: open[0]?.point ?? last,
		path,
		edition: facts.edition,
		cautions: [...why, ...cautionsOf(facts, last)]
	};
}

function askedPath(facts: AcuityFacts): PathStep[] {
	const { asks, title } = editionOf(facts.edition);
	const path: PathStep[] = [];
	for (const point of POINTS) {
		const { isSettled, ...reply } = ASK[point](facts);
		path.push({
			point,
			question: asks[point],
			...reply,
			source: `${title}, decision point ${point}`
		});
		if (isSettled) break;
	}
	return path;
}

function feverStep(
	{ words, source }: { readonly words: string; readonly source: string },
	levels: readonly Level[]
): PathStep {
	return {
		point: 'D',
		question: 'Do temperature, immunization or an unknown source raise the level of a small child?',
		answer: 'consider',
		reason: `${words}.`,
		levels,
		isOpen: true,
		source
	};
}

/** Each id once, in the order of its table: what a reason says does not hang on the order of clicks. */
function inTableOrder(facts: AcuityFacts): AcuityFacts {
	return {
		...facts,
		lifeSaving: LIFE_SAVING_IDS.filter((id) => facts.lifeSaving.includes(id)),
		highRisk: HIGH_RISK_IDS.filter((id) => facts.highRisk.includes(id)),
		resources: RESOURCE_IDS.filter((id) => facts.resources.includes(id))
	};
}
