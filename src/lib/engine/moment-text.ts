/** Moments as people type them: `13:05`, `1305`, `12 Feb 13:05`, on the clock of the scenario. */
import { DAY, MINUTE, type Start } from './time';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TYPED =
	/^(?:(?<day>\d{1,2})\.?\s+(?<month>[a-z]{3})[a-z]*\.?(?:\s+(?<year>\d{4}))?,?\s+)?(?<hour>\d{1,2})[:.]?(?<minute>\d{2})$/i;
/** A time so little ahead of the clock is meant as now, not as yesterday. */
const AHEAD = 10 * MINUTE;

export type ReadMoment =
	| { readonly ok: true; readonly value: number | null }
	| { readonly ok: false; readonly reason: string };

/**
 * Simulated ms of a typed moment; null for nothing typed. A time without a date is the last one of
 * that name, a date without a year the last such date: what a form asks for lies behind it.
 */
export function readMoment(text: string, start: Start, at: number): ReadMoment {
	const typed = text.trim();
	if (typed === '') return { ok: true, value: null };
	const match = TYPED.exec(typed)?.groups;
	const hour = Number(match?.['hour']);
	const minute = Number(match?.['minute']);
	if (!match || hour > 23 || minute > 59) return wrong(typed);
	const local = start.ms + at + start.offset * MINUTE;
	const time = (hour * 60 + minute) * MINUTE;
	if (match['day'] === undefined) {
		const today = Math.floor(local / DAY) * DAY + time;
		return moment(today > local + AHEAD ? today - DAY : today, start);
	}
	const month = MONTHS.indexOf(String(match['month']).toLowerCase());
	const day = Number(match['day']);
	const thisYear = new Date(local).getUTCFullYear();
	const inYear = (year: number) => Date.UTC(year, month, day) + time;
	const year =
		match['year'] === undefined
			? inYear(thisYear) > local + DAY
				? thisYear - 1
				: thisYear
			: Number(match['year']);
	const isDate = month >= 0 && new Date(Date.UTC(year, month, day)).getUTCDate() === day;
	return isDate ? moment(inYear(year), start) : wrong(typed);
}

function moment(local: number, start: Start): ReadMoment {
	return { ok: true, value: local - start.offset * MINUTE - start.ms };
}

function wrong(typed: string): ReadMoment {
	return { ok: false, reason: `"${typed}" is no time: write 13:05, or 12 Feb 13:05` };
}
