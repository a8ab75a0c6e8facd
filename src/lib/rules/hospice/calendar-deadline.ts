/** How a deadline is put together and judged, the same for every kind. */
import { dayText } from './calendar-words';
import type { Facts } from './calendar-facts';
import { dayIn } from './days';
import { EXITS, type Day, type Deadline, type DeadlineStatus, type Minute } from './model';

/** Something that was done, and the paper that says so. */
export interface Act {
	readonly on: Day | Minute;
	readonly paper: string;
}

/** A deadline before it is judged. */
export interface Draft extends Pick<
	Deadline,
	'id' | 'kind' | 'title' | 'from' | 'by' | 'cost' | 'source'
> {
	/** The act that meets it, in time or not; null where there is none. */
	readonly done: Act | null;
	/** Papers beside that of the act. */
	readonly papers?: readonly string[];
	readonly unpaid?: Deadline['unpaid'];
	/** Sentences; empty ones are left out. */
	readonly notes?: readonly string[];
	/** Last day on which it may still be valid where the rule is read in two ways. */
	readonly openUntil?: Day;
	/** Why it fell away, in a sentence; it is then not judged. */
	readonly fellAway?: string;
	/** Whether the end of the stay does not lift it. */
	readonly outlivesStay?: boolean;
}

/** Judges a draft at the minute of the record. */
export function deadline(facts: Facts, draft: Draft): Deadline {
	const { id, kind, title, from, by, cost, source, done } = draft;
	const fellAway = draft.fellAway ?? (done || draft.outlivesStay ? '' : leftBefore(facts, by));
	const status = fellAway ? 'not-required' : statusOf(draft, facts.now);
	const isLost = status === 'late' || status === 'missed';
	return {
		id,
		kind,
		title,
		from,
		by,
		status,
		doneOn: done?.on ?? null,
		papers: [...new Set([...(done ? [done.paper] : []), ...(draft.papers ?? [])])],
		cost,
		unpaid: isLost ? (draft.unpaid ?? null) : null,
		note: [fellAway, ...(draft.notes ?? [])].filter((text) => text !== '').join(' '),
		source
	};
}

function statusOf({ from, by, done, openUntil }: Draft, now: Minute): DeadlineStatus {
	const last = openUntil ?? by;
	if (done) return last !== null && isAfter(done.on, last) ? 'late' : 'met';
	if (last !== null && isAfter(now, last)) return 'missed';
	return from !== null && isBefore(now, from) ? 'ahead' : 'due';
}

/** Whether a time lies after a limit; a limit that is a day lasts to its end. */
export function isAfter(time: Day | Minute, limit: Day | Minute): boolean {
	const length = Math.min(time.length, limit.length);
	return time.slice(0, length) > limit.slice(0, length);
}

/** Whether a time lies before a beginning; a beginning that is a day counts from its first minute. */
export function isBefore(time: Day | Minute, from: Day | Minute): boolean {
	const length = Math.min(time.length, from.length);
	return time.slice(0, length) < from.slice(0, length);
}

/** Why a time lies outside the stay that ended before it, or nothing. */
export function leftBefore({ exit, exitDay }: Facts, by: Day | Minute | null): string {
	if (exit === null || exitDay === null || by === null || dayIn(by) <= exitDay) return '';
	return `${endSentence(exit.kind, exitDay)}, before it fell due.`;
}

/** `The patient died on 4 Nov 2026`, without a full stop. */
export function endSentence(kind: keyof typeof EXITS, day: Day): string {
	if (kind === 'death') return `The patient died on ${dayText(day)}`;
	return `The stay ended on ${dayText(day)} (${EXITS[kind].toLowerCase()})`;
}

/** Days of the stay that nobody pays; null where none of them has come. */
export function lostDays(facts: Facts, from: Day, to: Day): Deadline['unpaid'] {
	const { today, exitDay, election } = facts;
	const first = from < election.effective ? election.effective : from;
	const end = [to, today, ...(exitDay === null ? [] : [exitDay])].toSorted()[0] ?? to;
	return first <= end ? { from: first, to: end } : null;
}

/** The earliest act, or null. */
export function earliest<T extends Act>(acts: readonly T[]): T | null {
	let best: T | null = null;
	for (const act of acts) if (best === null || act.on < best.on) best = act;
	return best;
}
