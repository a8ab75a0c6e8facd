/** Ages as a triage note has them: a number and a unit. */

export const AGE_UNITS = ['a', 'mo', 'wk', 'd'] as const;
/** UCUM codes of years, months, weeks and days. */
export type AgeUnit = (typeof AGE_UNITS)[number];

export interface Age {
	readonly value: number;
	readonly unit: AgeUnit;
}

/** Under 18 years, as both editions draw their tables for children. */
export const ADULT_FROM_MONTHS = 18 * 12;

/** A month is a twelfth of 365.25 days. */
const DAYS_PER: Readonly<Record<AgeUnit, number>> = { a: 365.25, mo: 365.25 / 12, wk: 7, d: 1 };

/** An age in days; months and years by their mean length. */
export function ageInDays({ value, unit }: Age): number {
	return value * DAYS_PER[unit];
}

/** An age in months, exact for what was given in months or years. */
export function ageInMonths({ value, unit }: Age): number {
	if (unit === 'a') return value * 12;
	if (unit === 'mo') return value;
	return (value * DAYS_PER[unit]) / DAYS_PER.mo;
}

/** An age as a sentence needs it: `24 days`, `1 year`. */
export function ageText({ value, unit }: Age): string {
	const word = { a: 'year', mo: 'month', wk: 'week', d: 'day' }[unit];
	return `${value} ${word}${value === 1 ? '' : 's'}`;
}
