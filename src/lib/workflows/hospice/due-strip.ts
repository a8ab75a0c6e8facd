/** The calendar as a strip of days: where windows, ends, periods and today lie on it, in percent. */
import { dayIn, dayNumber, dayOf, daysFrom, plusDays } from '$lib/rules/hospice/days';
import type {
	BenefitPeriod,
	Day,
	Deadline,
	DeadlineStatus,
	Minute
} from '$lib/rules/hospice/model';

export interface Strip {
	readonly from: Day;
	readonly to: Day;
	readonly months: readonly Mark[];
	/** First days of benefit periods that lie on it. */
	readonly periods: readonly Mark[];
	readonly today: number;
}

export interface Mark {
	readonly at: number;
	readonly label: string;
}

export interface Bar {
	/** Percent from the left and of the whole, of the time in which it counts. */
	readonly left: number;
	readonly width: number;
	readonly done: number | null;
}

const NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Days beside the first and last thing on it. */
const MARGIN = 2;
/** A strip of fewer days says nothing. */
const LEAST = 28;

const dayIfAny = (time: Day | Minute | null): Day[] => (time === null ? [] : [dayIn(time)]);

/** The strip that holds these deadlines and today. */
export function stripOf(
	deadlines: readonly Deadline[],
	periods: readonly BenefitPeriod[],
	today: Day
): Strip {
	const days = [
		today,
		...deadlines.flatMap(({ from, by, doneOn }) => [
			...dayIfAny(by),
			...dayIfAny(doneOn),
			// A window that opened long ago does not push everything else aside.
			...dayIfAny(from).filter((day) => by !== null && daysFrom(day, dayIn(by)) <= 120)
		])
	].toSorted();
	const from = plusDays(days[0] ?? today, -MARGIN);
	const end = plusDays(days.at(-1) ?? today, MARGIN);
	const to = daysFrom(from, end) < LEAST ? plusDays(from, LEAST) : end;
	const span = { from, to };
	return {
		...span,
		months: monthsIn(span),
		periods: periods
			.filter((period) => period.from >= from && period.from <= to)
			.map((period) => ({ at: percentOf(span, period.from), label: `Period ${period.number}` })),
		today: percentOf(span, today)
	};
}

type Span = Pick<Strip, 'from' | 'to'>;

/** Percent of the strip at which a day begins; what lies outside is at its edge. */
export function percentOf({ from, to }: Span, day: Day): number {
	const share = (daysFrom(from, day) / (daysFrom(from, to) + 1)) * 100;
	return Math.min(100, Math.max(0, share));
}

function monthsIn(span: Span): Mark[] {
	const marks: Mark[] = [];
	for (let at = dayNumber(span.from); at <= dayNumber(span.to); at += 1) {
		const day = dayOf(at);
		if (day.endsWith('-01'))
			marks.push({ at: percentOf(span, day), label: NAMES[Number(day.slice(5, 7)) - 1] ?? '' });
	}
	return marks;
}

/** Where a deadline lies on a strip; null where it has no end. */
export function barOf(strip: Strip, { from, by, doneOn }: Deadline): Bar | null {
	const done = doneOn === null ? null : percentOf(strip, dayIn(doneOn));
	if (by === null) return done === null ? null : { left: done, width: 0, done };
	const end = percentOf(strip, plusDays(dayIn(by), 1));
	const left = from === null ? Math.max(0, end - 1.5) : percentOf(strip, dayIn(from));
	return { left, width: Math.max(1.2, end - left), done };
}

/** Words of each status, as a table says them. */
export const STATUS_WORDS: Readonly<Record<DeadlineStatus, string>> = {
	met: 'Met',
	late: 'Late',
	missed: 'Missed',
	due: 'Due',
	ahead: 'Ahead',
	'not-required': 'Not required'
};

export const isOpen = ({ status }: Deadline): boolean =>
	status === 'due' || status === 'ahead' || status === 'missed';

/** How far off a last day is: `today`, `in 3 days`, `5 days ago`. */
export function distanceText(by: Day | Minute, now: Minute): string {
	const days = daysFrom(dayIn(now), dayIn(by));
	if (days === 0) return 'today';
	if (days === 1) return 'tomorrow';
	if (days === -1) return 'yesterday';
	return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
