/**
 * Coding accuracy of the learner of this tab over all attempts that were handed in: what was right,
 * what was taken for what.
 */
import { confusionTable, type ConfusionTable } from '$lib/codes/confusion';
import { NAME, type CodingKey } from '$lib/workflows/coding/actions';
import { confusionsOf, countsOf } from '$lib/workflows/coding/audit';
import { judgeAttempts } from './judged-attempts';

export interface AttemptAccuracy {
	readonly id: string;
	readonly scenario: string;
	readonly title: string;
	/** When it was handed in, UTC. */
	readonly at: string;
	readonly correct: number;
	readonly outOf: number;
	/** The first of its case and variant: later ones are answered with the audit in mind. */
	readonly isCounted: boolean;
}

export interface CodingAccuracy {
	/** The newest first. */
	readonly attempts: readonly AttemptAccuracy[];
	/** Of counted attempts only: an interval holds for codes met for the first time. */
	readonly correct: number;
	readonly outOf: number;
	readonly confusions: ConfusionTable;
	/** Attempts that could not be judged, a sentence each. */
	readonly left: readonly string[];
}

/** Throws StoreFault when there is no storage. */
export async function loadCodingAccuracy(): Promise<CodingAccuracy> {
	const { attempts, left } = await judgeAttempts(NAME, (run, section) => ({
		counts: countsOf(run, section as CodingKey),
		pairs: confusionsOf(run, section as CodingKey)
	}));
	const rows = attempts.map(({ judged: { counts }, ...attempt }): AttemptAccuracy => ({
		...attempt,
		correct: counts.correct,
		outOf: counts.outOf
	}));
	const counted = rows.filter(({ isCounted }) => isCounted);
	return {
		attempts: rows.toSorted((a, b) => (a.at < b.at ? 1 : -1)),
		correct: counted.reduce((sum, one) => sum + one.correct, 0),
		outOf: counted.reduce((sum, one) => sum + one.outOf, 0),
		confusions: confusionTable(attempts.flatMap(({ judged }) => judged.pairs)),
		left
	};
}
