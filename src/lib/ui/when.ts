/** Moments, spans and sizes in words that cannot be misread. */
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number) => String(value).padStart(2, '0');

/** `24 Nov 2026 14:05` of a UTC ISO 8601 text, by the device's own clock; `unknown` when it is none. */
export function whenText(iso: string): string {
	const date = new Date(iso);
	if (Number.isNaN(date.getTime())) return 'unknown';
	const day = `${date.getDate()} ${MONTHS[date.getMonth()] ?? ''} ${date.getFullYear()}`;
	return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `2026-11-24-1405`, for the name of a file. */
export function whenName(date: Date): string {
	const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	return `${day}-${two(date.getHours())}${two(date.getMinutes())}`;
}

/** `under 1 min`, `12 min`, `1 h 05 min`, `2 d 3 h` of milliseconds. */
export function spanText(ms: number): string {
	const minutes = Math.floor(ms / 60_000);
	if (minutes < 1) return 'under 1 min';
	if (minutes < 60) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	if (hours < 24) return `${hours} h ${two(minutes % 60)} min`;
	return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** `820 bytes`, `12 kB`, `3.4 MB`. */
export function sizeText(bytes: number): string {
	if (bytes < 1000) return `${bytes} bytes`;
	if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `1 step`, `37 steps`. */
export function countText(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}
