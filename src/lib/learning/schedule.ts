/**
 * When a card comes back: FSRS-6 by `ts-fsrs`, as a fold over the grades that were given. Nothing but
 * the grades is kept, so the same grades always give the same day. Steps within a day are off: a card is
 * a mistake in a case, worth a night's distance, and not a word to be drilled. Fuzz is off.
 */
import { createEmptyCard, fsrs, generatorParameters } from 'ts-fsrs';
import { timeOf } from './evidence';

/** Wrong, right with trouble, right, right at once and sure. */
export type Grade = 1 | 2 | 3 | 4;

/** One review as it was given; the list of them only grows. */
export interface Graded {
	/** What the device said the UTC time was, ISO 8601. */
	readonly at: string;
	readonly grade: Grade;
}

export interface Schedule {
	/** UTC, ISO 8601. */
	readonly due: string;
	/** Null before the first review. */
	readonly last: string | null;
	/** Days after which nine in ten such cards are still known. */
	readonly stability: number;
	readonly reviews: number;
	/** Reviews that were wrong after the card had been known. */
	readonly lapses: number;
}

const scheduler = fsrs(
	generatorParameters({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false })
);

/**
 * Where a card stands after its reviews; `made` is when it entered the deck, and it is due from then on.
 * A device clock that went back counts as standing still: a review is never earlier than the last.
 */
export function scheduleOf(made: string, log: readonly Graded[]): Schedule {
	let card = createEmptyCard(new Date(timeOf(made)));
	let last: number | null = null;
	for (const { at, grade } of log) {
		last = Math.max(timeOf(at), last ?? 0);
		card = scheduler.next(card, new Date(last), grade).card;
	}
	return {
		due: card.due.toISOString(),
		last: last === null ? null : new Date(last).toISOString(),
		stability: card.stability,
		reviews: card.reps,
		lapses: card.lapses
	};
}

/** Days until each grade would bring the card back, for the buttons. `now` is a UTC time. */
export function daysAfter(
	made: string,
	log: readonly Graded[],
	now: string
): Readonly<Record<Grade, number>> {
	const after = (grade: Grade) => {
		const { due, last } = scheduleOf(made, [...log, { at: now, grade }]);
		return Math.round((timeOf(due) - timeOf(last ?? now)) / 86_400_000);
	};
	return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
}
