/** Days and ranges of days as claims use them, from texts that may be anything. */
import { isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import { dayNumber, dayOf, isWithin, plusDays, type DayRange } from './days';
import type { Day } from './model';

/** The days two ranges share, or nothing. */
export function sharedDays(a: DayRange, b: DayRange): DayRange | null {
	const from = a.from > b.from ? a.from : b.from;
	const to = a.to < b.to ? a.to : b.to;
	return from <= to ? { from, to } : null;
}

/** Every day of a range, both ends included. */
export function daysOf({ from, to }: DayRange): Day[] {
	const days: Day[] = [];
	if (from > to) return days;
	let number = dayNumber(from);
	for (let day = from; day <= to; day = dayOf(number)) {
		days.push(day);
		number += 1;
	}
	return days;
}

/** Ranges in order, those that touch or overlap joined. */
export function joinedRanges(ranges: readonly DayRange[]): DayRange[] {
	const joined: DayRange[] = [];
	for (const range of ranges.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
		const last = joined.at(-1);
		if (last && range.from <= plusDays(last.to, 1))
			joined[joined.length - 1] = { from: last.from, to: last.to > range.to ? last.to : range.to };
		else joined.push(range);
	}
	return joined;
}

/** Days of `days`, as ranges. */
export function rangesOf(days: readonly Day[]): DayRange[] {
	return joinedRanges(days.map((day) => ({ from: day, to: day })));
}

/** Days of `range` that no range of `taken` holds, as ranges. */
export function daysOutside(range: DayRange, taken: readonly DayRange[]): DayRange[] {
	if (taken.length === 0) return range.from <= range.to ? [range] : [];
	return rangesOf(daysOf(range).filter((day) => !taken.some((other) => isWithin(day, other))));
}

/** `on 5 Jan 2026`, or `from 5 Jan 2026 to 9 Jan 2026`. */
export function rangeWords({ from, to }: DayRange): string {
	return from === to ? `on ${dayText(from)}` : `from ${dayText(from)} to ${dayText(to)}`;
}

/** First and last day of a month written `2026-01`. Throws a RangeError that quotes anything else. */
export function monthDays(month: string): DayRange {
	const from = `${month}-01`;
	if (!/^\d{4}-\d{2}$/.test(month) || !isDay(from))
		throw new RangeError(`"${month}" is not a month such as 2026-01`);
	const next = plusDays(from, 31).slice(0, 7);
	return { from, to: plusDays(`${next}-01`, -1) };
}
