/** Acuity levels of the learner of this tab over all attempts that were handed in. */
import { agreementOf, type Agreement } from '$lib/rules/agreement';
import { NAME, type TriageKey } from '$lib/workflows/ed-triage/actions';
import { levelPairsOf } from '$lib/workflows/ed-triage/audit';
import { judgeAttempts } from './judged-attempts';

export interface AttemptAgreement {
	readonly id: string;
	readonly title: string;
	/** When it was handed in, UTC. */
	readonly at: string;
	readonly agreement: Agreement;
	readonly isCounted: boolean;
}

export interface TriageAccuracy {
	/** The newest first. */
	readonly attempts: readonly AttemptAgreement[];
	/** Of counted attempts only: a patient met for the second time is known. */
	readonly agreement: Agreement;
	/** Gold level by given level, counted attempts: `table[gold - 1][given - 1]`. */
	readonly table: readonly (readonly number[])[];
	readonly left: readonly string[];
}

const LEVELS = [1, 2, 3, 4, 5] as const;

/** Throws StoreFault when there is no storage. */
export async function loadTriageAccuracy(): Promise<TriageAccuracy> {
	const { attempts, left } = await judgeAttempts(NAME, (run, section) =>
		levelPairsOf(run, section as TriageKey)
	);
	const pairs = attempts.flatMap(({ isCounted, judged }) => (isCounted ? judged : []));
	return {
		attempts: attempts
			.map(({ judged, scenario: _, ...attempt }) => ({
				...attempt,
				agreement: agreementOf(judged)
			}))
			.toSorted((a, b) => (a.at < b.at ? 1 : -1)),
		agreement: agreementOf(pairs),
		table: LEVELS.map((gold) =>
			LEVELS.map((given) => pairs.filter((pair) => pair[0] === gold && pair[1] === given).length)
		),
		left
	};
}
