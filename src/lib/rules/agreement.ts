/**
 * How far assigned acuity levels agree with the gold level, over many patients. Level 1 is the most
 * urgent, so an assigned number above the gold one is under-triage, the dangerous error.
 *
 * Kappa is agreement beyond chance: `1 - (disagreement seen) / (disagreement expected)`, expected from
 * the two sets of totals. The weighted forms count a disagreement of i and j as `|i - j| / 4` (linear)
 * or its square (quadratic); the plain form counts every disagreement as 1.
 * Source: Cohen, Educ Psychol Meas 1960 and Psychol Bull 1968.
 */
import type { Level } from './acuity/editions';

export const LEVELS = [1, 2, 3, 4, 5] as const satisfies readonly Level[];

/** `[gold, assigned]`. */
export type LevelPair = readonly [gold: Level, assigned: Level];

export interface Agreement {
	readonly n: number;
	/** Patients whose levels are the same. */
	readonly exact: number;
	/** Patients held less urgent than they are. */
	readonly under: number;
	/** Patients held more urgent than they are. */
	readonly over: number;
	/** Of `under`: gold 1 or 2, assigned 4 or 5. */
	readonly criticalUnder: number;
	/** Gold 1, assigned anything else. */
	readonly missedFirst: number;
	/** Two or more levels apart, either way. */
	readonly offByTwo: number;
	/** `exact / n`; null without patients. */
	readonly agreement: number | null;
	/** Of the patients with gold 1 or 2, the share assigned 1 or 2; null without any. */
	readonly highAcuitySensitivity: number | null;
	/**
	 * Null without patients, and where one level is all that occurs on both sides: chance alone would
	 * then agree every time, and there is nothing beyond chance to measure.
	 */
	readonly kappa: number | null;
	readonly kappaLinear: number | null;
	readonly kappaQuadratic: number | null;
}

type Weight = (gold: Level, assigned: Level) => number;

const SPAN = LEVELS.length - 1;
const plain: Weight = (gold, assigned) => (gold === assigned ? 0 : 1);
const linear: Weight = (gold, assigned) => Math.abs(gold - assigned) / SPAN;
const quadratic: Weight = (gold, assigned) => linear(gold, assigned) ** 2;

/** Counts and kappas of `[gold, assigned]` pairs, in any order. */
export function agreementOf(pairs: readonly LevelPair[]): Agreement {
	const n = pairs.length;
	const count = (holds: (gold: Level, assigned: Level) => boolean) =>
		pairs.filter(([gold, assigned]) => holds(gold, assigned)).length;
	const exact = count((gold, assigned) => gold === assigned);
	const high = count((gold) => gold <= 2);
	const highFound = count((gold, assigned) => gold <= 2 && assigned <= 2);
	return {
		n,
		exact,
		under: count((gold, assigned) => assigned > gold),
		over: count((gold, assigned) => assigned < gold),
		criticalUnder: count((gold, assigned) => gold <= 2 && assigned >= 4),
		missedFirst: count((gold, assigned) => gold === 1 && assigned !== 1),
		offByTwo: count((gold, assigned) => Math.abs(gold - assigned) >= 2),
		agreement: n === 0 ? null : exact / n,
		highAcuitySensitivity: high === 0 ? null : highFound / high,
		...kappas(pairs)
	};
}

function kappas(pairs: readonly LevelPair[]) {
	const golds = new Map<Level, number>();
	const assigneds = new Map<Level, number>();
	for (const [gold, assigned] of pairs) {
		golds.set(gold, (golds.get(gold) ?? 0) + 1);
		assigneds.set(assigned, (assigneds.get(assigned) ?? 0) + 1);
	}
	const kappa = (weight: Weight): number | null => {
		// Both sides times n squared, so that what is whole stays whole.
		let seen = 0;
		for (const [gold, assigned] of pairs) seen += weight(gold, assigned);
		let expected = 0;
		for (const [gold, inGold] of golds)
			for (const [assigned, inAssigned] of assigneds)
				expected += weight(gold, assigned) * inGold * inAssigned;
		return expected === 0 ? null : 1 - (seen * pairs.length) / expected;
	};
	return {
		kappa: kappa(plain),
		kappaLinear: kappa(linear),
		kappaQuadratic: kappa(quadratic)
	};
}
