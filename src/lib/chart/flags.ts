import type { ResultFlag } from '$lib/fhir/selectors/results';
import type { TrendPoint } from '$lib/ui/trend';

const WORDS = {
	'critical-low': 'critical low',
	low: 'low',
	high: 'high',
	'critical-high': 'critical high',
	abnormal: 'abnormal'
} as const;

/** A flag as it is read: `critical high`. */
export function flagWords(flag: ResultFlag): string {
	return WORDS[flag];
}

/** A numeric row as a point of a trend; undefined where there is no number or no time. */
export function trendPoint(
	row: { readonly value: number | null; readonly flag: ResultFlag | null },
	t: number | null,
	when: string
): TrendPoint | undefined {
	if (row.value === null || t === null) return undefined;
	return { t, y: row.value, when, flag: row.flag ? flagWords(row.flag) : null };
}
