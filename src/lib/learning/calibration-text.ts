/** Shares, ranges and ratings in words. No share stands without its n: see `shareText`. */
import type { Interval } from '$lib/codes/interval';
import type { Observed } from './observed';

/** Whole per cent of a share from 0 to 1; 100 and 0 only where they are exact. */
export function wholePercent(share: number): number {
	const rounded = Math.round(share * 100);
	if (rounded === 100 && share < 1) return 99;
	return rounded === 0 && share > 0 ? 1 : rounded;
}

/** `52 to 85 %`. */
export function rangeText({ low, high }: Interval): string {
	return `${wholePercent(low)} to ${wholePercent(high)} %`;
}

/** `71 % (52 to 85 %, n 24)`; a dash with its n where no share is given. */
export function shareText({ share, interval, n }: Observed): string {
	if (share === null || interval === null) return `– (n ${n})`;
	return `${wholePercent(share)} % (${rangeText(interval)}, n ${n})`;
}

/** `3.5 of 5` of a rating that was taken as a share. */
export function ratingText(share: number): string {
	return `${Math.round((1 + share * 4) * 10) / 10} of 5`;
}

/** `+21 points`, `−4 points`, `0 points`: a difference of two shares in hundredths. */
export function pointsText(difference: number): string {
	const points = Math.round(difference * 100);
	const size = Math.abs(points);
	const sign = points > 0 ? '+' : points < 0 ? '−' : '';
	return `${sign}${size} ${size === 1 ? 'point' : 'points'}`;
}
