/** Level and place of every day of a month as the papers order them; nothing is judged. */
import { isDay } from '$lib/rules/hospice/calendar-facts';
import { dayNumber, dayIn, plusDays } from '$lib/rules/hospice/days';
import { lastDay } from '$lib/rules/hospice/level-days';
import {
	LEVELS,
	SITES,
	type Day,
	type Level,
	type Site,
	type StayRecord
} from '$lib/rules/hospice/model';

/** Short names, as people who bill say them. */
export const LEVEL_SHORT: Readonly<Record<Level, string>> = {
	routine: 'RHC',
	continuous: 'CHC',
	respite: 'IRC',
	inpatient: 'GIP'
};

export const SITE_SHORT: Readonly<Record<Site, string>> = {
	home: 'home',
	'assisted-living': 'ALF',
	'nursing-facility': 'LTC',
	'skilled-nursing': 'SNF',
	hospital: 'hosp.',
	'hospice-facility': 'unit',
	'long-term-hospital': 'LTCH',
	'psychiatric-hospital': 'psych.',
	other: 'other'
};

/** A level that held on a day, and since when where it began on it. */
export interface DayLevel {
	readonly level: Level;
	readonly site: Site;
	/** `14:20`; null where it held from before. */
	readonly since: string | null;
}

export interface MonthCell {
	readonly day: Day;
	/** Day of the month. */
	readonly date: number;
	readonly isInStay: boolean;
	readonly isToday: boolean;
	/** In the order of the day: what held at its start, then each change. */
	readonly levels: readonly DayLevel[];
	/** All of it in one sentence. */
	readonly words: string;
}

/** Weeks of a month from Sunday to Saturday; days of other months are null. */
export function monthWeeks(
	record: StayRecord | undefined,
	month: string,
	today: Day
): (MonthCell | null)[][] {
	const first = `${month}-01`;
	if (!isDay(first)) return [];
	// 1970-01-01 was a Thursday.
	const lead = (((dayNumber(first) + 4) % 7) + 7) % 7;
	const cells: (MonthCell | null)[] = Array.from({ length: lead }, () => null);
	for (let day = first; day.startsWith(month); day = plusDays(day, 1))
		cells.push(cellOf(record, day, today));
	while (cells.length % 7 > 0) cells.push(null);
	return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function cellOf(record: StayRecord | undefined, day: Day, today: Day): MonthCell {
	const begun = record?.election?.effective ?? null;
	const end = record ? lastDay(record) : null;
	// What is ahead is not known yet.
	const last = end !== null && end < today ? end : today;
	const isInStay = begun !== null && begun <= day && day <= last;
	const levels = record && isInStay ? levelsOn(record, day) : [];
	return {
		day,
		date: Number(day.slice(8)),
		isInStay,
		isToday: day === today,
		levels,
		words: levels.map(levelWords).join(', then ')
	};
}

function levelsOn({ levels }: StayRecord, day: Day): DayLevel[] {
	const changes = levels.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
	const before = changes.findLast(({ at }) => at <= `${day}T00:00`);
	const today = changes.filter(({ at }) => dayIn(at) === day && at > `${day}T00:00`);
	return [
		...(before ? [{ level: before.level, site: before.site, since: null }] : []),
		...today.map(({ level, site, at }) => ({ level, site, since: at.slice(11, 16) }))
	];
}

function levelWords({ level, site, since }: DayLevel): string {
	const where = SITES[site].toLowerCase();
	return `${LEVELS[level]}, ${where}${since === null ? '' : ` from ${since}`}`;
}

/** The month after the last claim that was taken; before any, the one of the election; else this one. */
export function nextMonth(record: StayRecord | undefined, today: Day): string {
	const taken = record?.claims.findLast(({ state }) => state === 'accepted')?.through;
	const next = taken !== undefined && isDay(taken) ? plusDays(taken, 1) : undefined;
	const day = next ?? record?.election?.effective ?? today;
	return (isDay(day) && day <= today ? day : today).slice(0, 7);
}
