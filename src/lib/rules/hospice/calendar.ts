/** The calendar of a stay: every deadline of a record, judged at its minute. Pure, and it never throws. */
import { initialAssessment, comprehensiveAssessment } from './calendar-assessments';
import { certificationDeadlines } from './calendar-certification';
import { aideSupervision, assessmentUpdates, planReviews } from './calendar-cycles';
import { bereavementPlan, dischargeOrder } from './calendar-exit';
import { faceToFaceDeadlines } from './calendar-face-to-face';
import { factsOf, type Facts } from './calendar-facts';
import { hopeDeadlines } from './calendar-hope';
import { addenda, noticeOfElection, noticeOfTermination } from './calendar-notices';
import type { Day, Deadline, Minute, StayRecord } from './model';

/** In the order in which deadlines of one day are listed. */
const KINDS: readonly ((facts: Facts) => Deadline[])[] = [
	initialAssessment,
	noticeOfElection,
	comprehensiveAssessment,
	certificationDeadlines,
	faceToFaceDeadlines,
	planReviews,
	assessmentUpdates,
	aideSupervision,
	addenda,
	hopeDeadlines,
	dischargeOrder,
	noticeOfTermination,
	bereavementPlan
];

/** Those that decide whether days are paid, or count against the hospice. */
const REVIEWED: typeof KINDS = [
	noticeOfElection,
	certificationDeadlines,
	faceToFaceDeadlines,
	addenda,
	hopeDeadlines
];

/**
 * Every deadline of a stay with its status at `record.asOf`, by its last day, those without one at the
 * end. Papers dated after that minute do not count yet. Empty without an election, and where the minute
 * or the election cannot be read.
 */
export function calendarOf(record: StayRecord): readonly Deadline[] {
	return deadlinesOf(record, KINDS);
}

/** Those of the calendar that a reviewer of claims asks about, in the same order. */
export function reviewedDeadlines(record: StayRecord): readonly Deadline[] {
	return deadlinesOf(record, REVIEWED);
}

function deadlinesOf(record: StayRecord, kinds: typeof KINDS): readonly Deadline[] {
	const facts = factsOf(record);
	if (facts === null) return [];
	return kinds.flatMap((kind) => kind(facts)).toSorted(byLastDay);
}

function byLastDay(a: Deadline, b: Deadline): number {
	const [first, second] = [endOfLimit(a.by), endOfLimit(b.by)];
	if (first === second) return 0;
	return first < second ? -1 : 1;
}

/** A text that sorts a day behind its minutes, and no limit behind everything. */
function endOfLimit(by: Day | Minute | null): string {
	if (by === null) return '~';
	return by.includes('T') ? by : `${by}~`;
}

export interface UnpaidDays {
	readonly from: Day;
	readonly to: Day;
	/** Titles of the deadlines that were missed. */
	readonly why: string;
}

/** The days of a stay nobody pays, in order and without overlap; what overlaps is one stretch. */
export function unpaidDays(record: StayRecord): UnpaidDays[] {
	const stretches = calendarOf(record)
		.flatMap(({ unpaid, title, status }) =>
			unpaid === null ? [] : [{ ...unpaid, why: `${title}: ${status}` }]
		)
		.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
	const merged: UnpaidDays[] = [];
	for (const stretch of stretches) {
		const last = merged.at(-1);
		if (last === undefined || stretch.from > last.to) merged.push(stretch);
		else
			merged[merged.length - 1] = {
				from: last.from,
				to: stretch.to > last.to ? stretch.to : last.to,
				why: `${last.why}; ${stretch.why}`
			};
	}
	return merged;
}

/** Whether a day is among the unpaid ones. */
export function isUnpaid(day: Day, unpaid: readonly UnpaidDays[]): boolean {
	return unpaid.some(({ from, to }) => from <= day && day <= to);
}

/** What has to be done next: of those whose time runs the first to end, else the first to come; or null. */
export function nextDue(deadlines: readonly Deadline[]): Deadline | null {
	const sorted = deadlines.toSorted(byLastDay);
	return (
		sorted.find(({ status }) => status === 'due') ??
		sorted.find(({ status }) => status === 'ahead') ??
		null
	);
}
