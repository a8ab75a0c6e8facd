/** What the boxes of a claim have to say for some days of a stay: codes, dates and spans. */
import { billingNumber } from './billing-facts';
import { isDay } from './calendar-facts';
import { certificationsOver, type PeriodCertification } from './certified';
import { isInpatientLevel } from './claim-codes';
import { joinedRanges, rangesOf, sharedDays } from './claim-days';
import { dayIn, isWithin, plusDays, type DayRange } from './days';
import { lastDay, levelDays, type LevelDay } from './level-days';
import type { Claim, Day, Election, Exit, StayRecord } from './model';

/** The election of a record whose days can be read; null where there is none to count from. */
export function readableElection({ election, asOf }: StayRecord): Election | null {
	if (election === null || !isDay(election.effective) || !isDay(dayIn(asOf))) return null;
	const { continuing } = election;
	return continuing === null || isDay(continuing.from) ? election : null;
}

/** What became of the notice of election. */
export interface NoticeState {
	/** Receipt of the first notice that was accepted, from the election to the day of the record. */
	readonly received: Day | null;
	/** The election day that notice names. */
	readonly names: Day | null;
	/** Last day on which a receipt is in time. */
	readonly by: Day;
	/** False after a transfer, where a notice of change takes its place. */
	readonly isNeeded: boolean;
	readonly isLate: boolean;
}

/**
 * The notice of an election. What came back for errors counts for nothing; without an accepted one it is
 * late once its time is over. Null without an election. 42 CFR 418.24.
 */
export function noticeState(record: StayRecord): NoticeState | null {
	const { election, notices } = record;
	if (election === null) return null;
	const by = plusDays(election.effective, billingNumber('notice-of-election', election.effective));
	const [first = null] = notices
		.filter(
			({ isAccepted, received }) =>
				isAccepted &&
				isDay(received) &&
				received >= election.effective &&
				received <= dayIn(record.asOf)
		)
		.toSorted((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0));
	const isNeeded = election.continuing === null || first !== null;
	return {
		received: first?.received ?? null,
		names: first?.effective ?? null,
		by,
		isNeeded,
		isLate: isNeeded && (first?.received ?? dayIn(record.asOf)) > by
	};
}

/**
 * Days of `window` that nobody pays because the notice was late: from the election to the day before its
 * receipt, and all of them while none is accepted.
 */
export function noticeLoss(record: StayRecord, window: DayRange): DayRange | null {
	const notice = noticeState(record);
	if (record.election === null || !notice?.isLate) return null;
	const to = notice.received === null ? window.to : plusDays(notice.received, -1);
	return sharedDays({ from: record.election.effective, to }, window);
}

/** Days of `window` that nobody pays because a certification was late. */
export function certificationLoss(record: StayRecord, window: DayRange): DayRange[] {
	return lostTo(certificationsOver(record, window), window);
}

function lostTo(certifications: readonly PeriodCertification[], window: DayRange): DayRange[] {
	return certifications.flatMap(({ lost }) => (lost && sharedDays(lost, window)) ?? []);
}

export interface ClaimDue {
	readonly frequency: '1' | '2' | '3' | '4';
	readonly status: string;
	readonly conditions: readonly string[];
	readonly occurrences: Claim['occurrences'];
	readonly spans: Claim['spans'];
	/** Area codes that are needed; the amounts are the hospice’s own. */
	readonly values: readonly string[];
	/** Days shown as not covered. */
	readonly uncovered: readonly DayRange[];
	readonly days: readonly LevelDay[];
}

/** What a claim for `window` has to carry, each list in the order of its codes. */
export function claimDue(record: StayRecord, window: DayRange): ClaimDue {
	const exit = lastDay(record) === window.to ? record.exit : null;
	const isFirst = record.election?.effective === window.from;
	const days = levelDays(record, window.from, window.to);
	const noticeDays = noticeLoss(record, window);
	const certifications = certificationsOver(record, window);
	const lateDays = lostTo(certifications, window);
	const uncovered = joinedRanges([...(noticeDays ? [noticeDays] : []), ...lateDays]);
	const conditions = [
		...(exit?.kind === 'moved' ? ['52'] : []),
		...(lateDays.length > 0 || isCertifiedLateIn(certifications, window) ? ['85'] : []),
		...(exit?.kind === 'for-cause' ? ['H2'] : [])
	];
	return {
		frequency: isFirst ? (exit ? '1' : '2') : exit ? '4' : '3',
		status: statusOf(exit),
		conditions,
		occurrences: [
			...periodDates(certifications, window, uncovered),
			...(exit?.kind === 'revocation' ? [{ code: '42', date: window.to }] : []),
			...(exit?.kind === 'death' ? [{ code: '55', date: window.to }] : [])
		],
		spans: [
			...uncovered.map((span) => ({ code: '77', ...span })),
			...respiteStays(days).map((span) => ({ code: 'M2', ...span }))
		],
		values: [
			...(days.some(({ paidAs }) => !isInpatientLevel(paidAs)) ? ['61'] : []),
			...(days.some(({ paidAs }) => isInpatientLevel(paidAs)) ? ['G8'] : [])
		],
		uncovered,
		days
	};
}

function statusOf(exit: Exit | null): string {
	if (exit === null) return '30';
	if (exit.kind === 'death') {
		if (exit.place === 'home') return '40';
		return exit.place === 'facility' ? '41' : '42';
	}
	if (exit.kind === 'transfer') return exit.place === 'facility' ? '51' : '50';
	return '01';
}

/** Whether a late certification came in these days. */
function isCertifiedLateIn(
	certifications: readonly PeriodCertification[],
	window: DayRange
): boolean {
	return certifications.some(
		({ isLate, obtained }) => isLate && obtained !== null && isWithin(obtained, window)
	);
}

/**
 * Occurrence 27. A period certified in time has its first day, on the claim that holds it; one certified
 * late has the day it was obtained, on the claim that holds that day, moved behind the days that are not
 * covered should those reach further (contractors’ pages on late recertification).
 */
function periodDates(
	certifications: readonly PeriodCertification[],
	window: DayRange,
	uncovered: readonly DayRange[]
): { code: string; date: Day }[] {
	return certifications.flatMap(({ period, isLate, obtained }) => {
		const covering = uncovered.find(
			(span) => isLate && obtained !== null && isWithin(obtained, span)
		);
		const date = isLate ? (covering ? plusDays(covering.to, 1) : obtained) : period.from;
		return date !== null && isWithin(date, window) ? [{ code: '27', date }] : [];
	});
}

/** Stays of respite in these days, where there are several: first and last day paid as respite. */
function respiteStays(days: readonly LevelDay[]): DayRange[] {
	const stays = rangesOf(days.filter(({ paidAs }) => paidAs === 'respite').map(({ day }) => day));
	return stays.length > 1 ? stays : [];
}
