/** Accuracy over several encounters: pooled by code, averaged by case, and right case by case. */
import { scoreCodes, sharesOf, type Accuracy, type Shares } from './accuracy';
import type { AccuracyKey, EnteredCode } from './accuracy-model';
import { isClaimable, percentText } from './interval';
import { addCounts, f1Of, NO_COUNTS, type HeadersOf } from './nearness';

export interface CodedCase {
	readonly encounter: string;
	readonly key: AccuracyKey;
	readonly entered: readonly EnteredCode[];
}

export interface CaseAccuracy {
	readonly encounter: string;
	readonly accuracy: Accuracy;
}

export interface PooledAccuracy extends Shares {
	readonly cases: number;
	/** Every code right and none too many, the principal diagnosis right where it is judged. */
	readonly casesCorrect: number;
	/** Correct cases out of all; null before the first. */
	readonly caseOverCase: number | null;
	/** Mean of the cases' accuracy; null before the first. */
	readonly meanAccuracy: number | null;
	/** Codes, unweighted, for the interval. */
	readonly correct: number;
	readonly outOf: number;
	readonly text: string;
	/** Whether enough codes are pooled to claim an accuracy. */
	readonly isClaimable: boolean;
	readonly principals: { readonly correct: number; readonly judged: number };
	readonly nearness: number;
}

/** Scores each encounter by its own key. */
export function scoreCases(cases: readonly CodedCase[], headersOf?: HeadersOf): CaseAccuracy[] {
	return cases.map(({ encounter, key, entered }) => ({
		encounter,
		accuracy: scoreCodes(key, entered, headersOf)
	}));
}

/** Adds cases up: sums first, then shares (micro), beside the mean of the cases. */
export function poolCases(scored: readonly CaseAccuracy[]): PooledAccuracy {
	const all = scored.map((one) => one.accuracy);
	const judged = all.filter((one) => one.principalCorrect !== null);
	const right = all.filter((one) => one.isExact && one.principalCorrect !== false).length;
	const share = (part: number) => (all.length === 0 ? null : part / all.length);
	const sum = (of: (one: Accuracy) => number) => all.reduce((total, one) => total + of(one), 0);
	const correct = sum((one) => one.correct);
	const outOf = sum((one) => one.outOf);
	return {
		...sharesOf(all.map((one) => one.counts).reduce(addCounts, NO_COUNTS)),
		cases: all.length,
		casesCorrect: right,
		caseOverCase: share(right),
		meanAccuracy: share(sum((one) => one.accuracy)),
		correct,
		outOf,
		text: percentText(correct, outOf),
		isClaimable: isClaimable(outOf),
		principals: {
			correct: judged.filter((one) => one.principalCorrect === true).length,
			judged: judged.length
		},
		nearness: f1Of(all.map((one) => one.nearnessCounts).reduce(addCounts, NO_COUNTS))
	};
}
