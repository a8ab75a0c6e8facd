/** Words of the review deck. */
import type { Grade } from '$lib/learning/schedule';
import { countText, whenText } from '$lib/ui/when';

export const GRADES: readonly { readonly grade: Grade; readonly label: string }[] = [
	{ grade: 1, label: 'Wrong' },
	{ grade: 2, label: 'With trouble' },
	{ grade: 3, label: 'Right' },
	{ grade: 4, label: 'At once, and sure' }
];

/** `today`, `in 3 days`, `in 4 months`. */
export function inDays(days: number): string {
	if (days < 1) return 'today';
	if (days < 60) return `in ${countText(days, 'day')}`;
	if (days < 730) return `in ${Math.round(days / 30.44)} months`;
	return `in ${Math.round(days / 365.25)} years`;
}

/** `24 Nov 2026` of a UTC time, by the device's own clock. */
export function dayText(iso: string): string {
	return whenText(iso).slice(0, -6);
}
