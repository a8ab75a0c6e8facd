/** Whether and from when a benefit period is certified, as far as billing asks. */
import { billingNumber } from './billing-facts';
import { certifiableFrom, certifiers } from './calendar-certification';
import { isBrought, isDay } from './calendar-facts';
import { dayIn, plusDays, type DayRange } from './days';
import type { BenefitPeriod, Certification, Day, Discipline, StayRecord } from './model';
import { benefitPeriods } from './periods';

export interface PeriodCertification {
	readonly period: BenefitPeriod;
	/** Who has to certify it. */
	readonly needed: readonly Discipline[];
	/** Day on which all of them had certified, by word or in writing; null where they have not. */
	readonly obtained: Day | null;
	/** Day on which all of them had signed; null where they have not. */
	readonly written: Day | null;
	readonly isLate: boolean;
	/** Days nobody pays because it was late; its end is the period’s where it never came. */
	readonly lost: DayRange | null;
}

/**
 * Whether a certification counts for a period: dated, not made too early, readable where it is signed,
 * and there by the day of the record.
 */
function isValidFor(period: BenefitPeriod, today: Day, one: Certification): boolean {
	const { on, form, signer } = one;
	if (one.period !== period.number || on === null || !isDay(on)) return false;
	if (on < certifiableFrom(period) || on > today) return false;
	return form === 'oral' || signer.trim() !== '';
}

/**
 * How a period is certified. In time is a word or a signature of all who are needed by the end of the
 * third calendar day; late, the days before the last of them are lost. 42 CFR 418.22(a).
 */
export function certificationOf(record: StayRecord, period: BenefitPeriod): PeriodCertification {
	const today = dayIn(record.asOf);
	const needed = certifiers(record, period);
	const valid = record.certifications.filter((one) => isValidFor(period, today, one));
	const obtained = dayOfAll(needed, valid);
	const written = dayOfAll(
		needed,
		valid.filter(({ form }) => form === 'written')
	);
	const limit = plusDays(period.from, billingNumber('oral-certification', period.from));
	// A period that was running at the hospice before was certified there.
	const { election } = record;
	const isFromElsewhere = election !== null && isBrought({ election }, period);
	const isLate = !isFromElsewhere && (obtained ?? today) > limit;
	return {
		period,
		needed,
		obtained,
		written,
		isLate,
		lost: isLate
			? { from: period.from, to: obtained === null ? period.to : plusDays(obtained, -1) }
			: null
	};
}

function dayOfAll(needed: readonly Discipline[], given: readonly Certification[]): Day | null {
	let last: Day | null = null;
	for (const discipline of needed) {
		const days = given.flatMap(({ by, on }) => (by === discipline && on !== null ? [on] : []));
		const [first] = days.toSorted();
		if (first === undefined) return null;
		if (last === null || first > last) last = first;
	}
	return last;
}

/** The certifications of the periods that days lie in. */
export function certificationsOver(record: StayRecord, days: DayRange): PeriodCertification[] {
	return benefitPeriods(record, days.to)
		.filter(({ to }) => to >= days.from)
		.map((period) => certificationOf(record, period));
}
