/**
 * Civil days without a clock: all arithmetic is on day numbers, so month ends, leap years and the zone of
 * the device change nothing.
 */
import type { Day, Minute } from './model';

/** Days before each month of a year that begins with March, so that a leap day comes last. */
const BEFORE_MONTH = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337] as const;
/** Days of 400 years, after which the calendar repeats itself. */
const CYCLE_DAYS = 146_097;
/** Days from 1 March of year 0 to 1970-01-01. */
const EPOCH = 719_468;

/** Days since 1970-01-01. Throws with the text when it is no civil day, 30 February included. */
export function dayNumber(day: Day): number {
	const number = dayNumberIn(day);
	if (number === null) throw new RangeError(`"${day}" is not a day such as 2026-01-14`);
	return number;
}

/** Days since 1970-01-01 of a text that may be anything; null when it is no civil day. */
export function dayNumberIn(text: string): number | null {
	if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
	const year = digitsIn(text, 0, 4);
	const month = digitsIn(text, 5, 7);
	const date = digitsIn(text, 8, 10);
	if (year < 0 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month))
		return null;
	const march = month > 2 ? year : year - 1;
	const place = BEFORE_MONTH[(month + 9) % 12] ?? 0;
	return 365 * march + leapDays(march) + place + date - 1 - EPOCH;
}

/** The number that the digits from one place to another write; -1 where one of them is none. */
function digitsIn(text: string, from: number, to: number): number {
	let number = 0;
	for (let at = from; at < to; at += 1) {
		const digit = text.charCodeAt(at) - 48;
		if (digit < 0 || digit > 9) return -1;
		number = number * 10 + digit;
	}
	return number;
}

function leapDays(years: number): number {
	return Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The civil day of a day number. */
export function dayOf(number: number): Day {
	const days = number + EPOCH;
	const cycles = Math.floor(days / CYCLE_DAYS);
	const rest = days - cycles * CYCLE_DAYS;
	// Years of 365 days, once the leap days before them are taken out.
	const years = Math.floor(
		(rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365
	);
	const inYear = rest - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
	let month = 11;
	while ((BEFORE_MONTH[month] ?? 0) > inYear) month -= 1;
	const date = inYear - (BEFORE_MONTH[month] ?? 0) + 1;
	const isAfterNewYear = month > 9;
	const year = cycles * 400 + years + (isAfterNewYear ? 1 : 0);
	const inCalendar = isAfterNewYear ? month - 9 : month + 3;
	return `${String(year).padStart(4, '0')}-${twoDigits(inCalendar)}-${twoDigits(date)}`;
}

function twoDigits(number: number): string {
	return number < 10 ? `0${number}` : String(number);
}

/** The day `days` later, or earlier when negative. */
export function plusDays(day: Day, days: number): Day {
	return dayOf(dayNumber(day) + days);
}

/** Whole days from one to the other: 1 from today to tomorrow, negative backwards. */
export function daysFrom(from: Day, to: Day): number {
	return dayNumber(to) - dayNumber(from);
}

/** How many days lie between two days, both counted; 0 when the second is before the first. */
export function daysIncluded(from: Day, to: Day): number {
	return Math.max(0, daysFrom(from, to) + 1);
}

/** The day a minute lies in. */
export function dayIn(minute: Minute): Day {
	return minute.slice(0, 10);
}

/** The minute `hours` later. */
export function plusHours(minute: Minute, hours: number): Minute {
	const ms = Date.parse(`${minute}:00Z`);
	if (Number.isNaN(ms))
		throw new RangeError(`"${minute}" is not a minute such as 2026-01-14T09:30`);
	return new Date(ms + hours * 3_600_000).toISOString().slice(0, 16);
}

/** Minutes from one to the other. */
export function minutesFrom(from: Minute, to: Minute): number {
	return (Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000;
}

/** Some days in a row, both ends included; empty where the second is before the first. */
export interface DayRange {
	readonly from: Day;
	readonly to: Day;
}

/** Whether a day lies in a range, both ends counted. */
export function isWithin(day: Day, { from, to }: DayRange): boolean {
	return from <= day && day <= to;
}
