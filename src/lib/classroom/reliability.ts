/**
 * How far the marks of a class can be trusted: classical and generalizability coefficients over a table
 * of scores, a row a learner, a column an item (or a scenario: tasks inside one scenario hang together,
 * so over clicks these figures flatter). A coefficient that the table gives no ground for is null.
 * Sources: Kuder & Richardson 1937 (KR-20, KR-21); Cronbach 1951 (alpha); Lord 1955 (binomial error);
 * Brennan & Kane 1977 (phi, phi at a cut); Livingston 1972; Subkoviak 1976 in its normal form.
 */

/** Rows of equal length. */
export type Table = readonly (readonly number[])[];

export function mean(values: readonly number[]): number {
	return sum(values) / values.length;
}

export function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

/** Population covariance: over n, as everywhere here; the two lists are of one length. */
export function covariance(a: readonly number[], b: readonly number[]): number {
	const meanA = mean(a);
	const meanB = mean(b);
	return sum(a.map((value, index) => (value - meanA) * ((b[index] ?? meanB) - meanB))) / a.length;
}

export function variance(values: readonly number[]): number {
	return covariance(values, values);
}

/** Standard deviation as it is reported, over n - 1: a class stands for more learners than sat in it. */
export function deviation(values: readonly number[]): number {
	return Math.sqrt((variance(values) * values.length) / (values.length - 1));
}

/** Pearson's r; null where one of the two does not vary (binary dust is no variation). */
export function correlation(a: readonly number[], b: readonly number[]): number | null {
	if (a.length < 2 || isFlat(a) || isFlat(b)) return null;
	const r = covariance(a, b) / Math.sqrt(variance(a) * variance(b));
	return Math.min(1, Math.max(-1, r));
}

/** All values are the same but for the last bits of a sum. */
export function isFlat(values: readonly number[]): boolean {
	const least = Math.min(...values);
	const most = Math.max(...values);
	return most - least <= 1e-9 * Math.max(1, Math.abs(least), Math.abs(most));
}

export function columnsOf(table: Table): number[][] {
	return (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0));
}

export function totalsOf(table: Table): number[] {
	return table.map(sum);
}

/** Cronbach's alpha with population variance; of items scored 0 or 1 this is KR-20. */
export function alpha(table: Table): number | null {
	const items = table[0]?.length ?? 0;
	const totals = totalsOf(table);
	if (items < 2 || table.length < 2 || isFlat(totals)) return null;
	const within = sum(columnsOf(table).map(variance));
	return (items / (items - 1)) * (1 - within / variance(totals));
}

/** KR-21 from the totals of `items` scored 0 or 1: KR-20 as if all items were equally hard. */
export function kr21(items: number, totals: readonly number[]): number | null {
	if (items < 2 || totals.length < 2 || isFlat(totals)) return null;
	const average = mean(totals);
	return (items / (items - 1)) * (1 - (average * (items - average)) / (items * variance(totals)));
}

/** Standard error of measurement, in the unit of `spread`; a negative reliability counts as none. */
export function errorOf(spread: number, reliability: number): number {
	return spread * Math.sqrt(1 - Math.min(1, Math.max(0, reliability)));
}

/** Lord's conditional standard error of `right` out of `items`, in items; null for fewer than two. */
export function lordError(right: number, items: number): number | null {
	if (items < 2 || right < 0 || right > items) return null;
	return Math.sqrt((right * (items - right)) / (items - 1));
}

interface Components {
	readonly learners: number;
	/** Error of a learner's mean: how far it lies from what all possible items would give. */
	readonly absolute: number;
	/** Error of the mean of the whole table. */
	readonly average: number;
	readonly mean: number;
}

/** Variance components of learners crossed with items, on the mean score; below 0 they count as 0. */
function componentsOf(table: Table): Components | null {
	const n = table.length;
	const k = table[0]?.length ?? 0;
	if (n < 2 || k < 2) return null;
	const whole = mean(table.map(mean));
	const byLearner = k * sum(table.map((row) => (mean(row) - whole) ** 2));
	const byItem = n * sum(columnsOf(table).map((column) => (mean(column) - whole) ** 2));
	const all = sum(table.flatMap((row) => row.map((value) => (value - whole) ** 2)));
	const residual = Math.max(0, (all - byLearner - byItem) / ((n - 1) * (k - 1)));
	const learners = Math.max(0, (byLearner / (n - 1) - residual) / k);
	const items = Math.max(0, (byItem / (k - 1) - residual) / n);
	return {
		learners,
		absolute: (items + residual) / k,
		average: learners / n + items / k + residual / (n * k),
		mean: whole
	};
}

/** Phi: how dependable the score itself is, not only the order of learners. */
export function phi(table: Table): number | null {
	const parts = componentsOf(table);
	if (!parts || parts.learners + parts.absolute <= 0) return null;
	return parts.learners / (parts.learners + parts.absolute);
}

/** Phi at a cut: how dependably learners are told to be above or below `cut`, a mean item score. */
export function phiAt(table: Table, cut: number): number | null {
	const parts = componentsOf(table);
	if (!parts) return null;
	const signal = parts.learners + (parts.mean - cut) ** 2 - parts.average;
	if (signal <= 0) return signal + parts.absolute > 0 ? 0 : null;
	return signal / (signal + parts.absolute);
}

/** Marks of a class: reliability, mean and standard deviation, and the mark that passes. */
export interface Cut {
	readonly reliability: number;
	readonly mean: number;
	readonly spread: number;
	readonly cut: number;
}

/** Livingston's k²: reliability as seen from the pass mark; null where nothing varies at the cut. */
export function livingston({ reliability, mean: average, spread, cut }: Cut): number | null {
	const distance = (average - cut) ** 2;
	const whole = spread ** 2 + distance;
	return whole > 0 ? (reliability * spread ** 2 + distance) / whole : null;
}

/**
 * The share of learners who would get the same answer, pass or not, from a second attempt alike (`same`)
 * and what of that is beyond chance (`kappa`); from a normal bivariate model with the retest drawn about
 * the true score. Null without spread, or with a reliability outside 0 to 1.
 */
export function decisionConsistency({
	reliability,
	mean: average,
	spread,
	cut
}: Cut): { readonly same: number; readonly kappa: number } | null {
	if (spread <= 0 || reliability < 0 || reliability > 1) return null;
	if (reliability === 1) return { same: 1, kappa: 1 };
	const z = (cut - average) / spread;
	const pass = 1 - normalBelow(z);
	const chance = pass ** 2 + (1 - pass) ** 2;
	const retest = Math.sqrt(1 - reliability ** 2);
	/** How likely a learner at `x` passes the second time. */
	const passesAgain = (x: number) => 1 - normalBelow((z - reliability * x) / retest);
	const below = simpson((x) => (1 - passesAgain(x)) * weight(x), -8, z);
	const above = simpson((x) => passesAgain(x) * weight(x), z, 8);
	const same = (below + above) / Math.sqrt(2 * Math.PI);
	return { same, kappa: chance === 1 ? 1 : (same - chance) / (1 - chance) };
}

function weight(x: number): number {
	return Math.exp(-(x ** 2) / 2);
}

function simpson(f: (x: number) => number, from: number, to: number): number {
	const steps = 400;
	if (to <= from) return 0;
	const width = (to - from) / steps;
	let total = f(from) + f(to);
	for (let step = 1; step < steps; step += 1) total += f(from + step * width) * (step % 2 ? 4 : 2);
	return (total * width) / 3;
}

/** Standard normal distribution. Source: Abramowitz & Stegun 1964, 7.1.26; error under 1.5e-7. */
export function normalBelow(z: number): number {
	const x = Math.abs(z) / Math.SQRT2;
	const t = 1 / (1 + 0.3275911 * x);
	const series =
		((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
	const error = 1 - series * Math.exp(-x * x);
	return z < 0 ? (1 - error) / 2 : (1 + error) / 2;
}
