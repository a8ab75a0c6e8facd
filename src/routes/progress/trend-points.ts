/** Attempts as points of a trend. */
import { timeOf } from '$lib/learning/evidence';
import type { TrendPoint } from '$lib/ui/trend';
import { whenText } from '$lib/ui/when';

/** A point at a claimed time; `note` says what it rests on. */
export function pointAt(at: string, y: number, when: string, note: string): TrendPoint {
	return { t: timeOf(at), y, when: `${when}, ${note}` };
}

/** `24 Nov 2026` of ms since 1970, by the device's own clock. */
export function dayOf(t: number): string {
	return whenText(new Date(t).toISOString()).slice(0, -6);
}
