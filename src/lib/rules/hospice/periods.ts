/** Benefit periods: two of 90 days, then 60 days each without end. 42 CFR 418.21. */
import { daysFrom, plusDays } from './days';
import type { BenefitPeriod, Day, StayRecord } from './model';
import { numberOn, type NumberId } from './regulation';

/** What the periods of a stay are counted from. */
export type PeriodBasis = Pick<StayRecord, 'history' | 'election'>;

/**
 * The periods of a stay that begin on or before a day, in order and without a gap. Numbers go on after
 * those used in earlier elections; a patient who came by transfer keeps the number and the start of the
 * running period (42 CFR 418.30). Empty without an election, and before the rules of 1997.
 */
export function benefitPeriods({ history, election }: PeriodBasis, through: Day): BenefitPeriod[] {
	if (election === null) return [];
	const periods: BenefitPeriod[] = [];
	let number = election.continuing?.number ?? wholeFrom(history.periodsUsed, 0) + 1;
	number = wholeFrom(number, 1);
	let from = election.continuing?.from ?? election.effective;
	while (from <= through) {
		const days = numberOn(lengthId(number), from);
		if (days === undefined) break;
		periods.push({ number, from, to: plusDays(from, days - 1) });
		from = plusDays(from, days);
		number += 1;
	}
	return periods;
}

function wholeFrom(value: number, least: number): number {
	return Number.isFinite(value) ? Math.max(least, Math.trunc(value)) : least;
}

function lengthId(number: number): NumberId {
	if (number === 1) return 'first-period';
	return number === 2 ? 'second-period' : 'later-period';
}

/** The period a day lies in; null before the first one and without an election. */
export function periodOn(basis: PeriodBasis, day: Day): BenefitPeriod | null {
	return benefitPeriods(basis, day).at(-1) ?? null;
}

/** Which day of its period a day is: the first is 1. */
export function dayOfPeriod(period: BenefitPeriod, day: Day): number {
	return daysFrom(period.from, day) + 1;
}

const ORDINALS = [
	'first',
	'second',
	'third',
	'fourth',
	'fifth',
	'sixth',
	'seventh',
	'eighth',
	'ninth',
	'tenth'
] as const;

/** `first` to `tenth`, then `11th`, `21st`. */
export function ordinal(number: number): string {
	const word = ORDINALS[number - 1];
	if (word !== undefined) return word;
	const isTeen = number % 100 >= 11 && number % 100 <= 13;
	const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
	return `${number}${ending}`;
}
