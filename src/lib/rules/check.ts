/** What every check of this room gives. The workflow turns it into a stop or a note. */

/** `hard`: cannot be signed. `soft`: needs a reason. `advice`: only said. */
export type RuleSeverity = 'hard' | 'soft' | 'advice';

export interface RuleCheck {
	/** Stable for the same trouble, so that an answer can name it. */
	readonly id: string;
	readonly severity: RuleSeverity;
	readonly title: string;
	readonly detail: string;
	readonly source: string;
	/** The part of the order it is about: `dose`, `unit`, `route`, `frequency`. */
	readonly field?: string;
	/** Caller's own references to the orders it speaks of, where the caller gave any. */
	readonly about?: readonly string[];
}

const RANK = { hard: 0, soft: 1, advice: 2 } as const;

/** Negative when `a` is the graver. */
export function bySeverity(a: RuleSeverity, b: RuleSeverity): number {
	return RANK[a] - RANK[b];
}
