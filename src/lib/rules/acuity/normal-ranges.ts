/** What is usual for an age, and the systolic pressure below which a patient is hypotensive. */
import type { Dated } from '$lib/rules/dated';
import { ageInMonths, type Age } from './age';
import { EDITION_DAYS } from './editions';

/** Lowest and highest usual value, both of them usual. */
export type Range = readonly [low: number, high: number];

export interface NormalRange {
	readonly label: string;
	/** From this age, in months, up to but not including that one. */
	readonly fromMonths: number;
	readonly toMonths: number;
	/** /min. */
	readonly hr: Range;
	readonly rr: Range;
	/** mm[Hg]. */
	readonly sbp: Range;
}

const range = (
	label: string,
	[fromMonths, toMonths]: Range,
	hr: Range,
	rr: Range,
	sbp: Range
): NormalRange => ({ label, fromMonths, toMonths, hr, rr, sbp });

export const NORMAL_RANGES: Dated<readonly NormalRange[]> = {
	value: [
		range('under 1 month', [0, 1], [90, 190], [35, 60], [67, 84]),
		range('1 to 12 months', [1, 12], [90, 180], [30, 55], [72, 104]),
		range('1 to 3 years', [12, 36], [80, 140], [22, 40], [86, 104]),
		range('3 to 5 years', [36, 60], [65, 120], [18, 35], [89, 112]),
		range('5 to 12 years', [60, 144], [70, 120], [16, 30], [90, 115]),
		range('12 to 18 years', [144, 216], [60, 100], [12, 20], [100, 130])
	],
	...EDITION_DAYS['ESI-v5'],
	source: 'ESI v5 (ENA, 2023), usual vital signs by age'
};

/** The usual ranges for an age, or nothing from 18 years on: the edition prints none for adults. */
export function normalRangeFor(age: Age): NormalRange | undefined {
	const months = ageInMonths(age);
	return NORMAL_RANGES.value.find((row) => row.fromMonths <= months && months < row.toMonths);
}

/**
 * Systolic pressure in mm[Hg] below which an age is hypotensive. Neither edition prints one: it opens
 * the question of point B and settles nothing.
 * Source: American Heart Association, Pediatric Advanced Life Support (hypotension by age).
 */
export function hypotensiveBelow(age: Age): number {
	const months = ageInMonths(age);
	if (months < 1) return 60;
	if (months < 12) return 70;
	return months < 120 ? 70 + 2 * Math.floor(months / 12) : 90;
}

/**
 * Systolic pressure in mm[Hg] up to which an adult's may be called profoundly low. Neither edition
 * prints a number, so it leaves level 1 open and gives none. Source: the gravest band of the Modified
 * Early Warning Score (Subbe et al., QJM 2001).
 */
export const PROFOUND_SBP = 70;
