/** Moments between the device's own clock, which people fill in by, and UTC, which is kept. */

/** `2026-11-24T14:05` as a `datetime-local` box holds it, of a UTC ISO 8601 text. */
export function localMoment(utc: string): string {
	const date = new Date(utc);
	const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
	return shifted.toISOString().slice(0, 16);
}

/** UTC, ISO 8601, of what stands in such a box; null where nothing does. */
export function utcOf(local: string): string | null {
	const date = new Date(local);
	return local === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** 23:59 of the day so many days from now, by the device's clock, as UTC. */
export function eveningIn(days: number): string {
	const date = new Date();
	date.setDate(date.getDate() + days);
	date.setHours(23, 59, 0, 0);
	return date.toISOString();
}
