/** What a review looks at: the record, the days it is about, and the calendar of the stay. */
import { reviewedDeadlines } from './calendar';
import { isDay } from './calendar-facts';
import { readableElection } from './claim-due';
import { daysOutside, sharedDays } from './claim-days';
import { dayIn, daysIncluded, type DayRange } from './days';
import { spansOf } from './edits-codes';
import { lastDay } from './level-days';
import type {
	BenefitPeriod,
	Claim,
	Day,
	Deadline,
	DeadlineKind,
	Denial,
	DenialRule,
	Election,
	SentClaim,
	StayRecord
} from './model';
import { benefitPeriods } from './periods';

export interface ReviewView {
	readonly record: StayRecord;
	readonly election: Election;
	readonly claim: Claim | null;
	/** Day the claim was sent; null where it was not, or there is none. */
	readonly sent: Day | null;
	/** The days reviewed, first to last. */
	readonly window: DayRange;
	/** Of these, the days for which money is asked. */
	readonly billed: readonly DayRange[];
	/** Benefit periods up to the last of them. */
	readonly periods: readonly BenefitPeriod[];
	/** Of the kinds a review asks about. */
	readonly deadlines: readonly Deadline[];
}

/** Longest stretch of days a claim is reviewed for. */
const LONGEST_CLAIM = 366;

/** The view of a record; null without an election, or without a day of the stay to review. */
export function reviewView(record: StayRecord, claim: Claim | SentClaim | null): ReviewView | null {
	const election = readableElection(record);
	if (election === null) return null;
	const last = lastDay(record);
	const today = dayIn(record.asOf);
	// Days that have not come yet have no papers to miss.
	const stay = { from: election.effective, to: last !== null && last < today ? last : today };
	let window: DayRange | null = stay.from <= stay.to ? stay : null;
	if (claim !== null) {
		if (!isDay(claim.from) || !isDay(claim.through)) return null;
		if (daysIncluded(claim.from, claim.through) > LONGEST_CLAIM) return null;
		window = window && sharedDays({ from: claim.from, to: claim.through }, window);
	}
	if (window === null) return null;
	return {
		record,
		election,
		claim,
		sent: claim !== null && 'sent' in claim ? claim.sent : null,
		window,
		billed: claim === null ? [window] : daysOutside(window, spansOf(claim, '77')),
		periods: benefitPeriods(record, window.to),
		deadlines: reviewedDeadlines(record)
	};
}

/** The deadlines of a kind that were not met in time. */
export function missed({ deadlines }: ReviewView, kind: DeadlineKind): Deadline[] {
	return deadlines.filter(
		(deadline) =>
			deadline.kind === kind && (deadline.status === 'late' || deadline.status === 'missed')
	);
}

/** The billed days of a range, as ranges. */
export function billedOf({ billed }: ReviewView, range: DayRange): DayRange[] {
	return billed.flatMap((days) => sharedDays(days, range) ?? []);
}

export interface Finding {
	readonly message: string;
	readonly days: DayRange | null;
	readonly papers: readonly string[];
	readonly source: string;
}

/** A denial of days, or of the whole claim. */
export function denied(rule: DenialRule, title: string, finding: Finding): Denial {
	return { rule, title, effect: 'denied', ...finding };
}

/** Something that counts against the hospice and costs no day. */
export function reported(rule: DenialRule, title: string, finding: Omit<Finding, 'days'>): Denial {
	return { rule, title, effect: 'reported', days: null, ...finding };
}
