/** Minutes of care as the units a claim counts in. */
import { billingNumber } from './billing-facts';
import { dayIn, minutesFrom, plusDays } from './days';
import type { Day, Discipline, Visit } from './model';

/**
 * 15-minute units of one visit: any direct care up to a quarter hour is one, a longer visit goes to the
 * nearest quarter hour (5 -> 1, 20 -> 1, 22 -> 1, 23 -> 2, 25 -> 2). The half lies at 7.5 minutes, which
 * whole minutes never meet; a fraction on it goes up. Charting after the visit is no part of its minutes.
 * No time, or less, is no unit. Medicare Claims Processing Manual ch. 11, 30.3.
 */
export function visitUnits(minutes: number, on: Day): number {
	if (!(minutes > 0)) return 0;
	return Math.max(1, Math.round(minutes / billingNumber('unit-minutes', on)));
}

/** Minutes of a visit, 0 where its end is not after its start. */
export function visitMinutes({ start, end }: Pick<Visit, 'start' | 'end'>): number {
	const minutes = minutesFrom(start, end);
	return minutes > 0 ? minutes : 0;
}

/** Minutes of a visit that lie in a civil day, from midnight to midnight. */
export function minutesOn(day: Day, visit: Pick<Visit, 'start' | 'end'>): number {
	const start = visit.start > `${day}T00:00` ? visit.start : `${day}T00:00`;
	const midnight = `${plusDays(day, 1)}T00:00`;
	const end = visit.end < midnight ? visit.end : midnight;
	return start < end ? visitMinutes({ start, end }) : 0;
}

const NURSING: readonly Discipline[] = ['rn', 'lpn', 'hospice-np'];
const CONTINUOUS: readonly Discipline[] = [...NURSING, 'aide'];

/** Whether a visit is part of continuous home care: nurses and aides, at the bedside, before death. */
export function isContinuousCare(visit: Visit): boolean {
	return (
		visit.isContinuous &&
		!visit.isPhone &&
		!visit.isAfterDeath &&
		CONTINUOUS.includes(visit.discipline)
	);
}

export function isNursing(discipline: Discipline): boolean {
	return NURSING.includes(discipline);
}

export interface ContinuousDay {
	readonly minutes: number;
	readonly nursingMinutes: number;
	/** Units of the day’s line, should it be paid as continuous. */
	readonly units: number;
	readonly isLongEnough: boolean;
	readonly isMostlyNursing: boolean;
	/** Both: else the day is routine. */
	readonly isPaid: boolean;
}

/**
 * Continuous home care of one civil day, midnight to midnight. It takes eight hours in all, with more
 * than half of it nursing; a visit over midnight counts in each day for its own part. Where a nurse and
 * an aide are needed at the same time each one’s minutes count, in the total and in the share alike
 * (Benefit Policy Manual ch. 9, 40.2.1), and every aide minute given counts; the line holds no more
 * units than the day has. Exactly half nursing is read in two ways by the contractors (CGS: at least
 * half; NGS: more than half); this takes more than half, and no key may hinge on it.
 */
export function continuousDay(visits: readonly Visit[], day: Day): ContinuousDay {
	let minutes = 0;
	let nursingMinutes = 0;
	for (const visit of visits) {
		if (!isContinuousCare(visit)) continue;
		const share = minutesOn(day, visit);
		minutes += share;
		if (isNursing(visit.discipline)) nursingMinutes += share;
	}
	const isLongEnough = minutes >= billingNumber('continuous-care-hours', day) * 60;
	const isMostlyNursing = nursingMinutes * 2 > minutes;
	return {
		minutes,
		nursingMinutes,
		units: Math.min(visitUnits(minutes, day), billingNumber('continuous-units-most', day)),
		isLongEnough,
		isMostlyNursing,
		isPaid: isLongEnough && isMostlyNursing
	};
}

/** The civil day a visit is billed on: the one it began in. */
export function visitDay(visit: Pick<Visit, 'start'>): Day {
	return dayIn(visit.start);
}
