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
 * level is accepted only where the edition leaves it to judgement or its print is not settled.
 * Nothing is made up for what was not told: a vital that is missing is named as a caution.
 *
 * - `editions.ts` the editions, dated, and what each point asks
 * - `facts.ts` the facts, and what of them cannot be
 * - `life-saving.ts` `high-risk.ts` `resources.ts` `danger-zone.ts` `fever.ts` the tables
 * - `points.ts` the four points one by one
 */
import { cautionsOf } from './cautions';
import { editionOf, type EditionId, type Level, type Point } from './editions';
import { faultsOf, type AcuityFacts } from './facts';
import { feverFinding } from './fever';
import { askA, askB, askC, askD, type Reply } from './points';

/** One decision point: what was asked, what answered it. */
export interface PathStep {
	readonly point: Point;
	readonly asked: string;
	readonly answer: string;
	/** Levels that this answer gives or leaves open; empty when it only sends on. */
	readonly levels: readonly Level[];
	/** Whether it leaves the level to judgement. */
	readonly isOpen: boolean;
	readonly source: string;
}

export interface AcuityAnswer {
	/** Levels to be accepted, most urgent first; one unless the edition leaves it to judgement. */
	readonly accept: readonly Level[];
	/** The point that settled it, or the first that left it to judgement. */
	readonly point: Point;
	readonly path: readonly PathStep[];
	readonly edition: EditionId;
	/** What a reader should look at again; none of it moved the level. */
	readonly cautions: readonly string[];
}

/**
 * The levels an edition accepts for these facts. Throws a RangeError that names the first impossible
 * fact; ask `faultsOf` first where facts come from people.
 */
export function acuityOf(facts: AcuityFacts): AcuityAnswer {
	const [fault] = faultsOf(facts);
	if (fault) throw new RangeError(`${fault.path}: ${fault.reason}`);
	const edition = editionOf(facts.edition);
	const path: PathStep[] = [];
	const accepted = new Set<Level>();
	const note = (point: Point, reply: Reply, source?: string) => {
		const { answer, levels, isOpen } = reply;
		const asked = edition.asks[point];
		const itsSource = source ?? `${edition.title}, decision point ${point}`;
		path.push({ point, asked, answer, levels, isOpen, source: itsSource });
		for (const level of levels) accepted.add(level);
		return reply.isSettled;
	};
	const stop = note('A', askA(facts))
		? 'A'
		: note('B', askB(facts))
			? 'B'
			: note('C', askC(facts))
				? 'C'
				: 'D';
	if (stop === 'D') note('D', askD(facts));
	const fever = stop === 'C' || stop === 'D' ? feverFinding(facts) : null;
	if (fever?.point === 'D') {
		const { levels, words, source, orRest } = fever;
		if (!orRest) for (const level of [4, 5] as const) accepted.delete(level);
		note('D', { answer: words, levels, isOpen: true, isSettled: true }, source);
	}
	return {
		accept: [...accepted].toSorted((a, b) => a - b),
		point: path.find(({ isOpen }) => isOpen)?.point ?? stop,
		path,
		edition: facts.edition,
		cautions: cautionsOf(facts, stop)
	};
}
