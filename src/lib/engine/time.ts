/**
 * Simulated time. `at` is whole milliseconds since the scenario began. A scenario has one fixed UTC
 * offset taken from its start and no daylight saving, so a day is always 86,400,000 ms and the
 * device's own zone changes nothing.
 */
import { formatDate, formatDateTime } from '$lib/fhir/selectors/display';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Where and when a scenario begins. `ms` is UTC epoch milliseconds, `offset` minutes east of UTC. */
export interface Start {
	readonly ms: number;
	readonly offset: number;
}

const START = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})$/;
const DURATION = /^(-)?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Reads `2026-01-14T13:40:00-05:00`. Throws with the text when it is not a date-time with a zone. */
export function parseStart(text: string): Start {
	const match = START.exec(text);
	const ms = match && isCivilDate(text) ? Date.parse(text) : Number.NaN;
	if (!match || Number.isNaN(ms))
		throw new RangeError(`"${text}" is not a date-time with a UTC offset`);
	return { ms, offset: offsetMinutes(match[7] ?? 'Z') };
}

/** Date.parse takes 30 February for 2 March. */
function isCivilDate(text: string): boolean {
	const [year, month, day] = [
		text.slice(0, 4),
		text.slice(5, 7) || '01',
		text.slice(8, 10) || '01'
	];
	const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
	return new Date(ms).toISOString().startsWith(`${year}-${month}-${day}T`);
}

function offsetMinutes(zone: string): number {
	if (zone === 'Z') return 0;
	const sign = zone.startsWith('-') ? -1 : 1;
	return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
}

/**
 * Milliseconds of an ISO 8601 duration such as `PT8M` or `-P2D`. Months and years have no fixed
 * length and are refused. Throws with the text when it is not a duration.
 */
export function parseDuration(text: string): number {
	const match = DURATION.exec(text);
	if (!match || text.endsWith('P') || text.endsWith('T'))
		throw new RangeError(`"${text}" is not a duration such as PT8M or -P2D`);
	const [, minus, weeks, days, hours, minutes, seconds] = match;
	const ms =
		Number(weeks ?? 0) * 7 * DAY +
		Number(days ?? 0) * DAY +
		Number(hours ?? 0) * HOUR +
		Number(minutes ?? 0) * MINUTE +
		Number(seconds ?? 0) * 1000;
	if (!Number.isSafeInteger(ms))
		throw new RangeError(`"${text}" is longer than can be counted in ms`);
	return minus && ms !== 0 ? -ms : ms;
}

/** FHIR dateTime at `at` ms into the scenario, at the scenario's own offset. */
export function fhirDateTime(start: Start, at: number): string {
	const local = new Date(start.ms + at + start.offset * MINUTE).toISOString().slice(0, 19);
	if (start.offset === 0) return `${local}Z`;
	const minutes = Math.abs(start.offset);
	const pad = (value: number) => String(value).padStart(2, '0');
	return `${local}${start.offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Civil date (`2026-01-14`) at `at` ms into the scenario, at the scenario's own offset. */
export function civilDate(start: Start, at: number): string {
	return fhirDateTime(start, at).slice(0, 10);
}

/** Which day of the scenario it is, from 1, by civil days at the scenario's offset. */
export function dayNumber(start: Start, at: number): number {
	const day = (ms: number) => Math.floor((ms + start.offset * MINUTE) / DAY);
	return day(start.ms + at) - day(start.ms) + 1;
}

const FHIR_TIME =
	/^\d{4}(?:-\d{2}(?:-\d{2}(?<time>T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * Whole or null: ms since the scenario began of a FHIR date or dateTime. What names no zone is at the
 * scenario's own offset; anything but a FHIR date or dateTime is null, since engines read other texts
 * each in their own way and in the device's zone.
 */
export function atOf(start: Start, dateTime: string): number | null {
	const match = FHIR_TIME.exec(dateTime);
	if (!match || !isCivilDate(dateTime)) return null;
	const { time, zone } = match.groups ?? {};
	const ms = Date.parse(time && !zone ? `${dateTime}Z` : dateTime);
	if (Number.isNaN(ms)) return null;
	return ms - start.ms - (zone ? 0 : start.offset * MINUTE);
}

const RELATIVE = /^@(-?P[\dTWDHMS]+)(\/date)?$/;
const IN_TEXT = /\{@(-?P[\dTWDHMS]+)(\/date)?\}/g;

/**
 * A copy of a JSON value in which each `@-P2D` became the FHIR dateTime that far from `at` (and
 * `@-P2D/date` the civil date), and each `@trigger` the id of what set the fact off. Inside a longer text
 * `{@-P2D}` and `{@-P2D/date}` become the same moment and day as people read them.
 */
export function resolveTimes<T>(value: T, start: Start, at: number, trigger?: string): T {
	const text = (inner: string): string => {
		if (!inner.includes('@')) return inner;
		const match = RELATIVE.exec(inner);
		if (match) {
			const when = at + parseDuration(match[1] ?? '');
			return match[2] ? civilDate(start, when) : fhirDateTime(start, when);
		}
		const said = inner.replace(IN_TEXT, (_, offset: string, day: string | undefined) => {
			const when = at + parseDuration(offset);
			return day ? formatDate(civilDate(start, when)) : formatDateTime(fhirDateTime(start, when));
		});
		return trigger === undefined ? said : said.replaceAll('@trigger', trigger);
	};
	const walk = (inner: unknown): unknown => {
		if (typeof inner === 'string') return text(inner);
		if (Array.isArray(inner)) return inner.map(walk);
		if (typeof inner !== 'object' || inner === null) return inner;
		const copy: Record<string, unknown> = {};
		for (const [key, held] of Object.entries(inner)) {
			// Assigning to this key would set the prototype.
			if (key === '__proto__') throw new TypeError('a scenario cannot hold the key __proto__');
			copy[key] = walk(held);
		}
		return copy;
	};
	return walk(value) as T;
}
