/** Civil days as people type them: `14 jan`, `2026-01-14`, `1/14`, `today`, `+3`. */
import { daysIn, formatDate } from '$lib/fhir/selectors/display';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;

const ISO = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/;
const AMERICAN = /^(?<month>\d{1,2})\/(?<day>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?$/;
const DAY_FIRST =
	/^(?<day>\d{1,2})\.?[\s-]*(?<name>[a-z]{3,9})\.?(?:,?[\s-]+(?<year>\d{4}|\d{2}))?$/i;
const MONTH_FIRST = /^(?<name>[a-z]{3,9})\.?\s*(?<day>\d{1,2})(?:,?\s+(?<year>\d{4}|\d{2}))?$/i;
const OFFSET = /^(?<sign>[+-])\s*(?<days>\d{1,4})$/;
const NAMED: Readonly<Record<string, number>> = { today: 0, t: 0, tomorrow: 1, yesterday: -1 };

export type ReadDay =
	/** `2026-01-14`; null for nothing typed. */
	| { readonly ok: true; readonly value: string | null }
	| { readonly ok: false; readonly reason: string };

/** `14 Jan 2026` of `2026-01-14`. */
export function dayText(day: string): string {
	return formatDate(day);
}

/**
 * Reads a typed day. `today` (`2026-01-14`) is what `today`, `+3` and `-3` count from; a day without a
 * year is the one nearest to it. Months before days where both are numbers, as in the United States.
 */
export function readDay(text: string, today: string): ReadDay {
	const typed = text.trim();
	if (typed === '') return { ok: true, value: null };
	const named = NAMED[typed.toLowerCase()];
	if (named !== undefined) return { ok: true, value: moved(today, named) };
	const offset = OFFSET.exec(typed)?.groups;
	if (offset) {
		const days = Number(offset['days']);
		return { ok: true, value: moved(today, offset['sign'] === '-' ? -days : days) };
	}
	const parts = (
		ISO.exec(typed) ??
		AMERICAN.exec(typed) ??
		DAY_FIRST.exec(typed) ??
		MONTH_FIRST.exec(typed)
	)?.groups;
	const month = parts && monthOf(parts);
	if (!parts || month === undefined) return wrong(typed);
	const day = Number(parts['day']);
	const year =
		parts['year'] === undefined ? nearestYear(month, day, today) : wholeYear(parts['year']);
	if (year === undefined || day < 1 || day > daysIn(year, month))
		return { ok: false, reason: `There is no day "${typed}"` };
	return { ok: true, value: `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(day)}` };
}

/** Month from 0, of its number or at least three letters of its name. */
function monthOf({
	month,
	name
}: Readonly<Record<string, string | undefined>>): number | undefined {
	if (name === undefined) {
		const number = Number(month);
		return number >= 1 && number <= 12 ? number - 1 : undefined;
	}
	const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
	return at >= 0 && isMonthName(name.toLowerCase(), at) ? at : undefined;
}

const FULL = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december'
];

function isMonthName(name: string, at: number): boolean {
	return (FULL[at] ?? '').startsWith(name) || (at === 8 && name === 'sept');
}

function wholeYear(text: string): number {
	return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** The year that brings a day nearest to today; nothing where no year nearby has such a day. */
function nearestYear(month: number, day: number, today: string): number | undefined {
	const now = Date.parse(`${today}T00:00:00Z`);
	const thisYear = Number(today.slice(0, 4));
	const far = (year: number) => Math.abs(Date.UTC(year, month, day) - now);
	const years = [thisYear, thisYear - 1, thisYear + 1]
		.filter((year) => day >= 1 && day <= daysIn(year, month))
		.toSorted((a, b) => far(a) - far(b));
	return years[0];
}

function moved(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

const two = (value: number) => String(value).padStart(2, '0');

function wrong(typed: string): ReadDay {
	return { ok: false, reason: `"${typed}" is no day: write 14 Jan 2026, 1/14 or +3` };
}
