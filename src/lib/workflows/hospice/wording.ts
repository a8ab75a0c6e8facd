/** Small words that findings and figures of a hospice share. */
import { MINUTE } from '$lib/engine/time';
import { formatDateTime } from '$lib/fhir/selectors/display';
import type { Day, Minute } from '$lib/rules/hospice/model';

/** `40 min`, `5 h 10 min`, `3 d 4 h`, `2 d`; the sign is left out. */
export function spanText(ms: number): string {
	const minutes = Math.abs(Math.round(ms / MINUTE));
	if (minutes < 120) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	return hours < 48
		? twoParts(hours, 'h', minutes % 60, 'min')
		: twoParts(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function twoParts(whole: number, unit: string, rest: number, part: string): string {
	return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${part}`;
}

/** A day or a minute as people read it: `14 Jan 2026`, `14 Jan 2026 09:30`. */
export function whenText(when: Day | Minute): string {
	return formatDateTime(when);
}

/** `1 day`, `3 days`. */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `12 Nov 2025`, or `12 Nov 2025 to 14 Nov 2025`. */
export function daysText({ from, to }: { readonly from: Day; readonly to: Day }): string {
	return from === to ? whenText(from) : `${whenText(from)} to ${whenText(to)}`;
}
