/** Simulated moments in the words of a chart. */
import type { World } from '$lib/engine/model';
import { atOf, civilDate, DAY, dayNumber, fhirDateTime, HOUR, type Start } from '$lib/engine/time';
import { formatDateTime, formatTime, instantOf } from '$lib/fhir/selectors/display';

/** `Day 1 14:52`: the scenario's own count, as the clock shows it. */
export function clockText(start: Start, at: number): string {
	return `Day ${dayNumber(start, at)} ${formatTime(fhirDateTime(start, at))}`;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Sun 25 Jan`: the day it is, for a clock that has left the first one. */
export function weekdayText(start: Start, at: number): string {
	const day = civilDate(start, at);
	const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
	return `${weekday} ${formatDateTime(day).replace(/ \d{4}$/, '')}`;
}

/** Milliseconds from a simulated moment to 08:00 of the next civil day. */
export function untilMorning(start: Start, at: number): number {
	const tomorrow = atOf(start, civilDate(start, at + DAY)) ?? at;
	return tomorrow + 8 * HOUR - at;
}

/** `22 Nov 2026 14:52` at a simulated moment. */
export function momentText(start: Start, at: number): string {
	return formatDateTime(fhirDateTime(start, at));
}

/** The civil date it is now in the scenario. */
export function todayOf(world: World): string {
	return civilDate(world.start, world.at);
}

/** A FHIR date or dateTime as the chart writes it, at the scenario's offset; a dash when unknown. */
export function whenText(start: Start, text: string | null | undefined): string {
	return text ? formatDateTime(text, { offsetFallback: start.offset }) : '–';
}

/** Milliseconds since the scenario began of a FHIR time; null when it is none. */
export function sinceStart(start: Start, text: string | null | undefined): number | null {
	const ms = text ? instantOf(text, start.offset) : null;
	return ms === null ? null : ms - start.ms;
}

/** Whether something came into the chart after the attempt began. */
export function cameSinceStart(start: Start, text: string | null | undefined): boolean {
	const at = sinceStart(start, text);
	return at !== null && at > 0;
}

const DAYS_WITH_TIMES = 4;

/**
 * How to name times on the axis of a trend between two moments (ms since the scenario began): with
 * the time of day where the trend is short, with the year where it is long.
 */
export function axisTextFor(start: Start, from: number, to: number): (t: number) => string {
	const isShort = to - from < DAYS_WITH_TIMES * DAY;
	return (t) => {
		const whole = momentText(start, t);
		return isShort ? whole.replace(/ \d{4} /, ' ') : whole.slice(0, -6);
	};
}
