/**
 * Points an instructor adds or takes by hand. Credits are only ever added to the list, each with its
 * reason, and the learner sees them all. Together with what was earned they never pass what is possible
 * and never fall below nothing: the mark of an attempt stays a share of it.
 */
import type { Credit, ItemMark, Score, Submission } from './model';

/** Longest reason, and most points of one credit on either side. */
export const MAX_REASON = 500;
export const MAX_POINTS = 1000;

/** A mark with its credits. */
export interface CreditedScore {
	readonly earned: number;
	readonly possible: number;
	/** earned / possible, 0 to 1. */
	readonly share: number;
	readonly isPass: boolean;
	/** By how much the credits moved it, after both bounds. */
	readonly credited: number;
}

/**
 * What is wrong with a credit about to be given, in one sentence; nothing when it may be given.
 * `rules` are those of the attempt.
 */
export function creditFault(credit: Credit, rules: readonly string[]): string | undefined {
	const { points, reason, rule } = credit;
	if (!Number.isFinite(points) || points === 0)
		return 'Write how many points to add, or to take with a minus sign.';
	if (Math.abs(points) > MAX_POINTS) return `One credit has at most ${MAX_POINTS} points.`;
	if (toThousandth(points) !== points) return 'Points have at most three decimals.';
	if (reason.trim() === '') return 'Write the reason: the learner sees it beside the points.';
	if (reason.length > MAX_REASON) return `A reason has at most ${MAX_REASON} characters.`;
	if (rule !== null && !rules.includes(rule)) return `This attempt has no rule "${rule}".`;
	return undefined;
}

/** The list with one credit more; what stood there stays as it is. */
export function addCredit(credits: readonly Credit[], credit: Credit): readonly Credit[] {
	return [...credits, { ...credit, reason: credit.reason.trim() }];
}

/** The mark with its credits, in points; null where the attempt could not be judged. */
export function creditedScore({
	recomputed,
	items,
	credits
}: Pick<Submission, 'recomputed' | 'items' | 'credits'>): CreditedScore | null {
	if (!recomputed) return null;
	const { earned, possible, isPass } = recomputed;
	const wanted = earned + credits.reduce((sum, { points }) => sum + points, 0);
	const bounded = toThousandth(Math.min(Math.max(wanted, 0), Math.max(possible, 0)));
	return {
		earned: bounded,
		possible,
		share: possible > 0 ? bounded / possible : 0,
		isPass: credits.length === 0 ? isPass : passes(recomputed, bounded, items, credits),
		credited: toThousandth(bounded - earned)
	};
}

function passes(
	{ possible, passShare }: Score,
	earned: number,
	items: readonly ItemMark[],
	credits: readonly Credit[]
): boolean {
	const isEnough = possible > 0 && toThousandth(earned - passShare * possible) >= 0;
	return isEnough && !items.some((item) => stands(item, credits));
}

/**
 * Whether an item stands against a pass: a harmful act, or a critical one short of its points. A credit
 * on that very rule that makes up for all of it lifts it; one for the whole attempt does not.
 */
function stands(item: ItemMark, credits: readonly Credit[]): boolean {
	const { verdict, isCritical, rule, earned, possible } = item;
	if (verdict === 'not-scorable') return false;
	const added = credits.reduce(
		(sum, credit) => sum + (credit.rule === rule ? credit.points : 0),
		0
	);
	const isMadeUp = added > 0 && toThousandth(earned + added) >= possible;
	if (verdict === 'harmful') return !isMadeUp;
	return isCritical && earned < possible && !isMadeUp;
}

/** Sums of points must not show binary dust. */
function toThousandth(value: number): number {
	return Math.round(value * 1000) / 1000;
}
