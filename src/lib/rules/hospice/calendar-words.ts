/** Days as sentences say them. */
import { dayIn } from './days';
import type { Day, Minute } from './model';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `4 Nov 2026`, for a minute its day; what is no day comes back as it is. */
export function dayText(time: Day | Minute): string {
	const [year, month, day] = dayIn(time).split('-');
	const name = MONTHS[Number(month) - 1];
	return name === undefined || day === undefined ? time : `${Number(day)} ${name} ${year}`;
}
