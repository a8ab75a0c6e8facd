/**
 * Windows of the HOPE update visits. Whether the day of the election is day 0 or day 1 of the stay is
 * said in no source that was read, so a window is given as what is valid under both readings and what is
 * valid under at least one; an answer must not hang on a day between them.
 */
import { plusDays, type DayRange } from './days';
import type { Day } from './model';
import { ruleOn } from './regulation';

export type UpdateVisit = 'update-1' | 'update-2';

export interface UpdateWindow {
	/** Days valid whichever way the stay is counted. */
	readonly both: DayRange;
	/** Days valid when the day of the election is day 0. */
	readonly dayZero: DayRange;
	/** Days valid when the day of the election is day 1. */
	readonly dayOne: DayRange;
	/** Days valid in at least one way. */
	readonly either: DayRange;
	/** Numbers of the first and the last day of the stay on which it counts. */
	readonly days: readonly [first: number, last: number];
	readonly source: string;
}

/** The window of an update visit after an election; null for one before HOPE began. */
export function updateWindow(visit: UpdateVisit, effective: Day): UpdateWindow | null {
	const first = ruleOn(`hope-${visit}-first`, effective);
	const last = ruleOn(`hope-${visit}-last`, effective);
	if (!first || !last) return null;
	const span = (electionIs: 0 | 1): DayRange => ({
		from: plusDays(effective, first.value - electionIs),
		to: plusDays(effective, last.value - electionIs)
	});
	const [dayZero, dayOne] = [span(0), span(1)];
	return {
		both: { from: dayZero.from, to: dayOne.to },
		dayZero,
		dayOne,
		either: { from: dayOne.from, to: dayZero.to },
		days: [first.value, last.value],
		source: first.source
	};
}
