import type { Verdict } from '$lib/engine/model';

/** What a rule comes to in one attempt; `finding` of the engine adds what the rule says of itself. */
export interface Judged {
	readonly earned: number;
	readonly possible: number;
	readonly verdict: Verdict;
	readonly message: string;
	readonly evidence: readonly number[];
}
