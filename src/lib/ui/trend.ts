/** What a trend is drawn from. Times are ms on any one scale; the caller names them in words. */
export interface TrendPoint {
	readonly t: number;
	readonly y: number;
	/** `22 Nov 2026 14:05`. */
	readonly when: string;
	/** In a word, beside the point and in the table: `high`, `critical low`. */
	readonly flag?: string | null | undefined;
}

export interface TrendSeries {
	readonly label: string;
	/** Oldest first. */
	readonly points: readonly TrendPoint[];
}

/** From how many points on single points are no longer drawn and the line is thinned out. */
export const MANY_POINTS = 500;

/** `0.9 to 1.6 mg/dL in 18 months`: the span of a series in words. */
export function trendSummary(series: readonly TrendSeries[], unit: string): string {
	const points = series.flatMap((one) => one.points);
	if (points.length === 0) return 'no values';
	const ys = points.map((point) => point.y);
	const ts = points.map((point) => point.t);
	const least = ys.reduce((a, b) => Math.min(a, b));
	const most = ys.reduce((a, b) => Math.max(a, b));
	const span = ts.reduce((a, b) => Math.max(a, b)) - ts.reduce((a, b) => Math.min(a, b));
	const tail = unit === '' ? '' : ` ${unit}`;
	const range = least === most ? `${tidy(least)}${tail}` : `${tidy(least)} to ${tidy(most)}${tail}`;
	return span === 0 ? range : `${range} in ${spanWords(span)}`;
}

/** A measured number as it is read: two decimals, three digits below 1. */
export function tidy(value: number): string {
	if (Number.isInteger(value)) return String(value);
	return String(Math.abs(value) < 1 ? Number(value.toPrecision(3)) : Math.round(value * 100) / 100);
}

/** A length of time in the largest unit that still says something: `40 min`, `18 months`. */
export function spanWords(ms: number): string {
	const minutes = Math.round(ms / 60_000);
	if (minutes < 120) return `${minutes} min`;
	const hours = Math.round(minutes / 60);
	if (hours < 48) return `${hours} h`;
	const days = Math.round(hours / 24);
	if (days < 60) return `${days} days`;
	if (days < 730) return `${Math.round(days / 30.44)} months`;
	return `${Math.round(days / 365.25)} years`;
}

/** A few times, evenly spread, that name the axis. */
export function axisTimes(from: number, to: number, count: number): number[] {
	if (to <= from || count < 2) return [from];
	return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
}
