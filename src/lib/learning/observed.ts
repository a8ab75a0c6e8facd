/** What was seen of a competency: a share of points with how far it can be trusted. */
import { wilson, type Interval } from '$lib/codes/interval';
import type { Observation } from './evidence';

/** Judged acts and their points. Penalties take from `earned` and add nothing. */
export interface Sums {
	readonly n: number;
	readonly earned: number;
	readonly possible: number;
}

export interface Observed extends Sums {
	/** 0 to 1; null without any act. */
	readonly share: number | null;
	/**
	 * 95 % by Wilson, with `share * n` acts counted as right: points weigh acts differently and acts of
	 * one case hang together, so it is a guide and somewhat too narrow. Null without any act.
	 */
	readonly interval: Interval | null;
}

/** Adds up points; a sum never falls below nothing, as in a report. */
export function observedOf(observations: readonly Observation[]): Observed {
	return observedFrom({
		n: observations.length,
		earned: observations.reduce((sum, { finding }) => sum + finding.earned, 0),
		possible: observations.reduce((sum, { finding }) => sum + finding.possible, 0)
	});
}

/** Share and interval of sums that were made elsewhere. */
export function observedFrom(sums: Sums): Observed {
	const { n } = sums;
	const earned = round(Math.max(0, sums.earned));
	const possible = round(sums.possible);
	const share = n === 0 ? null : possible > 0 ? Math.min(1, earned / possible) : 0;
	return { n, earned, possible, share, interval: share === null ? null : wilson(share * n, n) };
}

/** Pools what was seen of several competencies. */
export function pooled(parts: readonly Sums[]): Observed {
	const sum = (of: keyof Sums) => parts.reduce((total, part) => total + part[of], 0);
	return observedFrom({ n: sum('n'), earned: sum('earned'), possible: sum('possible') });
}

/** Points are authored in whole or half numbers; sums must not show binary dust. */
function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}
