/**
 * Numbers over time: what changed, by how much, how fast, and whether there is enough to say so. A number
 * without an earlier one is no trend, and nothing here pretends that it is.
 */
import { formatNumber } from '$lib/rules/units';
import type { Dated } from '$lib/rules/dated';
import { dayNumber, dayOf, daysFrom } from './days';
import type { Day } from './model';

export interface Reading {
	readonly day: Day;
	readonly value: number;
	/** UCUM or as written: `kg`, `[lb_av]`, `lb`, `cm`, `%`, `g/dL`. */
	readonly unit: string;
}

/** Two readings after each other that lie too far apart to say what went on between. */
export interface Gap {
	readonly from: Day;
	readonly to: Day;
	readonly days: number;
}

export interface Trend {
	readonly isKnown: true;
	readonly from: Reading;
	readonly to: Reading;
	/** `to` minus `from`, in the unit of `to`; a loss is negative. */
	readonly change: number;
	/** Of `from`, to a tenth; null where that was 0. */
	readonly percent: number | null;
	/** In the unit of `to`, per month of 30.4 days. */
	readonly perMonth: number;
	readonly direction: 'falling' | 'rising' | 'steady';
	readonly count: number;
	readonly gaps: readonly Gap[];
	readonly sentence: string;
}

/** Why nothing can be said. */
export interface NoTrend {
	readonly isKnown: false;
	readonly reason: 'no-reading' | 'one-reading' | 'one-day' | 'units';
	readonly sentence: string;
}

/** How far readings may lie apart. Conventions of this house: no rule sets one. */
export interface TrendLimits {
	/** Days between two readings above which there is a gap. */
	readonly gapDays: number;
	/** How many days before its start a reading may still open a window. */
	readonly graceDays: number;
	/** kg/m2 below which a body mass index is low. */
	readonly lowBmi: number;
}

export const TREND_LIMITS: Dated<TrendLimits> = {
	value: { gapDays: 62, graceDays: 14, lowBmi: 18.5 },
	effectiveFrom: '2000-01-01',
	effectiveTo: null,
	source: 'House convention on gaps; underweight by WHO Technical Report 894 (2000)'
};

/** Days in a month, on average of the Gregorian calendar. */
const MONTH_DAYS = 365.2425 / 12;

/** How many of the first unit one of these is. */
const FACTORS: readonly Readonly<Record<string, number>>[] = [
	{ kg: 1, g: 0.001, lb: 0.45359237, lbs: 0.45359237, '[lb_av]': 0.45359237 },
	{ cm: 1, mm: 0.1, m: 100, in: 2.54, '[in_i]': 2.54 }
];

function inUnit(value: number, from: string, to: string): number | null {
	if (from === to) return value;
	for (const factors of FACTORS) {
		const source = factors[from];
		const target = factors[to];
		if (source !== undefined && target !== undefined) return (value * source) / target;
	}
	return null;
}

/** The civil day `months` earlier; the last of the month where that month has no such day. */
export function monthsBefore(day: Day, months: number): Day {
	dayNumber(day);
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const index = year * 12 + (month - 1) - months;
	const first = (at: number) =>
		`${String(Math.floor(at / 12)).padStart(4, '0')}-${String((((at % 12) + 12) % 12) + 1).padStart(2, '0')}-01`;
	const last = dayNumber(first(index + 1)) - dayNumber(first(index));
	return dayOf(dayNumber(first(index)) + Math.min(date, last) - 1);
}

/** By day, and among those of one day as they came: the last one is the last word on it. */
export function inOrder(readings: readonly Reading[]): Reading[] {
	return readings.toSorted((a, b) => dayNumber(a.day) - dayNumber(b.day));
}

/** The reading of the last day, or nothing. */
export function latest(readings: readonly Reading[]): Reading | undefined {
	return inOrder(readings).at(-1);
}

function tenth(value: number): number {
	return Math.round(value * 10) / 10;
}

/** `64 kg`, `3.1 g/dL`, `40 %`. */
export function readingWords({ value, unit }: Pick<Reading, 'value' | 'unit'>): string {
	const shown = unit === '[lb_av]' ? 'lb' : unit === '[in_i]' ? 'in' : unit;
	return shown === '' || shown === '1' ? formatNumber(value) : `${formatNumber(value)} ${shown}`;
}

/**
 * The change from the first reading to the last. `name` begins the sentence: `Weight`. Readings may come
 * in any order; units of one kind are converted into the unit of the last. Throws a RangeError for a day
 * that is none or a value that is no number.
 */
export function trendOf(readings: readonly Reading[], name = 'The value'): Trend | NoTrend {
	for (const { day, value } of readings)
		if (!Number.isFinite(value)) throw new RangeError(`reading of ${day} is ${value}`);
	const ordered = inOrder(readings);
	const to = ordered.at(-1);
	const [from] = ordered;
	if (!to || !from)
		return { isKnown: false, reason: 'no-reading', sentence: `${name}: no reading.` };
	const since = `${readingWords(to)} on ${to.day}`;
	if (ordered.length === 1)
		return {
			isKnown: false,
			reason: 'one-reading',
			sentence: `${name} was ${since}, with no earlier reading to compare.`
		};
	const span = daysFrom(from.day, to.day);
	if (span === 0)
		return {
			isKnown: false,
			reason: 'one-day',
			sentence: `${name} was ${since}, and every reading is of that day.`
		};
	const start = inUnit(from.value, from.unit, to.unit);
	if (start === null)
		return {
			isKnown: false,
			reason: 'units',
			sentence: `${name} is written in ${from.unit} on ${from.day} and in ${to.unit} on ${to.day}, which cannot be compared.`
		};
	const change = to.value - start;
	const percent = start === 0 ? null : tenth((change / start) * 100);
	const gaps = gapsOf(ordered);
	return {
		isKnown: true,
		from,
		to,
		change,
		percent,
		perMonth: (change / span) * MONTH_DAYS,
		direction: change < 0 ? 'falling' : change > 0 ? 'rising' : 'steady',
		count: ordered.length,
		gaps,
		sentence: trendSentence(name, { from, to, change, percent, gaps })
	};
}

function trendSentence(
	name: string,
	{ from, to, change, percent, gaps }: Pick<Trend, 'from' | 'to' | 'change' | 'percent' | 'gaps'>
): string {
	const ends = `from ${readingWords(from)} on ${from.day} to ${readingWords(to)} on ${to.day}`;
	const share = percent === null ? '' : ` (${percent > 0 ? '+' : ''}${percent} %)`;
	const [gap] = gaps;
	const hole = gap ? `, with no reading between ${gap.from} and ${gap.to}` : '';
	if (change === 0)
		return `${name} stayed at ${readingWords(to)} from ${from.day} to ${to.day}${hole}.`;
	return `${name} ${change < 0 ? 'fell' : 'rose'} ${ends}${share}${hole}.`;
}

function gapsOf(ordered: readonly Reading[]): Gap[] {
	const gaps: Gap[] = [];
	let before: Reading | undefined;
	for (const reading of ordered) {
		const days = before ? daysFrom(before.day, reading.day) : 0;
		if (before && days > TREND_LIMITS.value.gapDays)
			gaps.push({ from: before.day, to: reading.day, days });
		before = reading;
	}
	return gaps;
}

/**
 * The readings of the months that end with `to` (else with the last reading). A reading up to two weeks
 * older may open the window, where none lies nearer to its start: nobody weighs to the day.
 */
export function within(readings: readonly Reading[], months: number, to?: Day): Reading[] {
	const ordered = inOrder(readings);
	const end = to ?? ordered.at(-1)?.day;
	if (end === undefined) return [];
	const start = dayNumber(monthsBefore(end, months));
	const known = ordered.filter(({ day }) => day <= end);
	const inside = known.filter(({ day }) => dayNumber(day) >= start);
	const opener = known.findLast(({ day }) => dayNumber(day) < start);
	const hasStart = inside.some(({ day }) => dayNumber(day) - start <= TREND_LIMITS.value.graceDays);
	const isNear = opener && start - dayNumber(opener.day) <= TREND_LIMITS.value.graceDays;
	return isNear && !hasStart && inside.length > 0 ? [opener, ...inside] : inside;
}

/** The change over the months that end with the last reading. */
export function trendWithin(
	readings: readonly Reading[],
	months: number,
	name?: string
): Trend | NoTrend {
	return trendOf(within(readings, months), name);
}

export interface WeightLoss {
	readonly isKnown: true;
	/** Lost since the window began, in the unit of the last reading; a gain is negative. */
	readonly lost: number;
	/** Percent of the first weight, to a tenth; a gain is negative. */
	readonly percent: number;
	/** Months the two readings really lie apart, to a tenth. */
	readonly months: number;
	readonly trend: Trend;
	readonly sentence: string;
}

/**
 * How much weight was lost over the months that end with the last weight, from the first weight in that
 * window. What was lost in less time is lost within the window too. Throws a RangeError for a weight that
 * is not above 0.
 */
export function weightLoss(readings: readonly Reading[], monthsBack: number): WeightLoss | NoTrend {
	for (const { day, value } of readings)
		if (!(value > 0)) throw new RangeError(`weight of ${day} is ${value}, expected more than 0`);
	const trend = trendWithin(readings, monthsBack, 'Weight');
	if (!trend.isKnown) return trend;
	return {
		isKnown: true,
		lost: 0 - trend.change,
		percent: 0 - (trend.percent ?? 0),
		months: tenth(daysFrom(trend.from.day, trend.to.day) / MONTH_DAYS),
		trend,
		sentence: trend.sentence
	};
}

/** Body mass index in kg/m2, to a tenth. Throws a RangeError for a measure that is not above 0. */
export function bodyMassIndex(of: {
	readonly weightKg: number;
	readonly heightCm: number;
}): number {
	for (const [name, value] of Object.entries(of))
		if (!(value > 0)) throw new RangeError(`${name} is ${value}, expected a number above 0`);
	return tenth(of.weightKg / (of.heightCm / 100) ** 2);
}

/** Weights as body mass indices, in kg/m2; weights in a unit that is no weight are left out. */
export function bodyMassIndices(weights: readonly Reading[], heightCm: number): Reading[] {
	return weights.flatMap(({ day, value, unit }) => {
		const weightKg = inUnit(value, unit, 'kg');
		return weightKg === null
			? []
			: [{ day, value: bodyMassIndex({ weightKg, heightCm }), unit: 'kg/m2' }];
	});
}
