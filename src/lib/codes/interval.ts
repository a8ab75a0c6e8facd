/** How far a share of right answers can be trusted. Source: Wilson 1927, score interval. */

/** Pooled codes below which no accuracy is claimed on a certificate. */
export const MIN_CODES_FOR_CLAIM = 120;

/** Standard normal quantiles of 97.5 % (two-sided 95 %) and of 95 % (one-sided). */
export const Z_TWO_SIDED_95 = 1.959963984540054;
export const Z_ONE_SIDED_95 = 1.6448536269514722;

export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** Wilson interval of `k` right out of `n`, shares from 0 to 1; null when there is nothing yet. */
export function wilson(k: number, n: number, z: number = Z_TWO_SIDED_95): Interval | null {
	if (!(n > 0)) return null;
	const p = Math.min(Math.max(k / n, 0), 1);
	const square = z * z;
	const middle = p + square / (2 * n);
	const spread = z * Math.sqrt((p * (1 - p)) / n + square / (4 * n * n));
	const whole = 1 + square / n;
	return {
		low: p === 0 ? 0 : Math.max(0, (middle - spread) / whole),
		high: p === 1 ? 1 : Math.min(1, (middle + spread) / whole)
	};
}

/** The share that is reached with 95 % certainty (one-sided Wilson bound); null for none yet. */
export function lowerBound(k: number, n: number, z: number = Z_ONE_SIDED_95): number | null {
	return wilson(k, n, z)?.low ?? null;
}

/** Whether as many codes are pooled as a claim of accuracy needs. */
export function isClaimable(n: number): boolean {
	return n >= MIN_CODES_FOR_CLAIM;
}

/** `95 % (76 to 99 %, n 20)`: the share, its 95 % interval in whole per cent, and how many codes. */
export function percentText(k: number, n: number): string {
	const interval = wilson(k, n);
	if (interval === null) return 'no codes yet';
	const low = Math.round(interval.low * 100);
	const high = Math.round(interval.high * 100);
	return `${shareText(k, n)} % (${low} to ${high} %, n ${n})`;
}

/** Whole per cent; 100 and 0 only when they are exact. */
function shareText(k: number, n: number): number {
	const rounded = Math.round((k / n) * 100);
	if (rounded === 100 && k < n) return 99;
	return rounded === 0 && k > 0 ? 1 : rounded;
}
