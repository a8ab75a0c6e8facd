/**
 * The review deck: what this learner missed, as cards. A card stays when the same act is right in a later
 * attempt, which may have been remembered and not known; only its own reviews move it away.
 */
import type { Json, JsonObject } from '$lib/engine/canonical';
import type { Finding } from '$lib/engine/model';
import { z } from '$lib/parse/zod';
import { inHandInOrder, timeOf } from './evidence';
import type { MarkedAttempt } from './model';
import { isMissed } from './next';
import { scheduleOf, type Graded, type Schedule } from './schedule';

export interface ReviewCard {
	/** `scenario|variant|rule`. */
	readonly id: string;
	readonly scenario: string;
	readonly variant: string | null;
	/** The scenario as it was called. */
	readonly scenarioTitle: string;
	readonly rule: string;
	readonly workflow: string;
	readonly competency: string;
	/** The newest attempt it was missed in, and when that was handed in. */
	readonly attempt: string;
	readonly missedAt: string;
	/** When it was missed first. */
	readonly made: string;
	/** All attempts it was missed in. */
	readonly missedIn: readonly string[];
	/** The front: what was asked. */
	readonly title: string;
	/** The back: what happened, why it matters in this chart, what to do, and the rule behind it. */
	readonly message: string;
	readonly rationale: string;
	readonly next: string;
	readonly source: string;
	/** Entries of that attempt's log. */
	readonly evidence: readonly number[];
	readonly chartEvidence: Finding['chartEvidence'];
	readonly isCritical: boolean;
}

/** A card with its reviews: what is stored. */
export interface KeptCard {
	readonly card: ReviewCard;
	readonly log: readonly Graded[];
}

export interface DeckCard extends KeptCard {
	readonly schedule: Schedule;
}

export function cardId(scenario: string, variant: string | null, rule: string): string {
	return `${scenario}|${variant ?? ''}|${rule}`;
}

/** A card for everything that was ever missed, in words of the newest attempt that missed it. */
export function cardsOf(attempts: readonly MarkedAttempt[]): ReviewCard[] {
	const cards = new Map<string, ReviewCard>();
	for (const attempt of inHandInOrder(attempts))
		for (const found of attempt.findings) {
			if (!isMissed(found)) continue;
			const card = cardOf(attempt, found);
			const held = cards.get(card.id);
			cards.set(card.id, held ? mergedCard(held, card) : card);
		}
	return [...cards.values()];
}

function cardOf(
	{ id, scenario, variant, title, handedInAt }: MarkedAttempt,
	found: Finding
): ReviewCard {
	return {
		id: cardId(scenario, variant, found.rule),
		scenario,
		variant,
		scenarioTitle: title,
		rule: found.rule,
		workflow: found.workflow,
		competency: found.competency,
		attempt: id,
		missedAt: new Date(timeOf(handedInAt)).toISOString(),
		made: new Date(timeOf(handedInAt)).toISOString(),
		missedIn: [id],
		title: found.title,
		message: found.message,
		rationale: found.rationale,
		next: found.next,
		source: found.source,
		evidence: found.evidence,
		chartEvidence: found.chartEvidence,
		isCritical: found.isCritical
	};
}

/** One card of two: the first day, the newest words, each attempt once. */
function mergedCard(a: ReviewCard, b: ReviewCard): ReviewCard {
	const newest = timeOf(b.missedAt) >= timeOf(a.missedAt) ? b : a;
	return {
		...newest,
		made: timeOf(a.made) <= timeOf(b.made) ? a.made : b.made,
		missedIn: [...new Set([...a.missedIn, ...b.missedIn])].sort()
	};
}

/**
 * The whole deck, the card due first first. Cards that are kept hold their reviews and take the newest
 * words; a kept card whose attempt or rule is gone stays with the words it was kept with. Attempts may be
 * all there are or only those that are new: the same one twice changes nothing.
 */
export function deckOf(attempts: readonly MarkedAttempt[], kept: readonly KeptCard[]): DeckCard[] {
	const deck = new Map<string, KeptCard>();
	const add = ({ card, log }: KeptCard) => {
		const held = deck.get(card.id);
		deck.set(card.id, held ? mergedKept(held, { card, log }) : { card, log });
	};
	kept.forEach(add);
	for (const card of cardsOf(attempts)) add({ card, log: [] });
	return [...deck.values()].map(scheduled).sort(dueFirst);
}

/** One kept card of two copies, with the reviews of both. */
export function mergedKept(a: KeptCard, b: KeptCard): KeptCard {
	return { card: mergedCard(a.card, b.card), log: mergedLog(a.log, b.log) };
}

/** A kept card with its schedule. */
export function scheduled({ card, log }: KeptCard): DeckCard {
	return { card, log, schedule: scheduleOf(card.made, log) };
}

/** Cards never reviewed are due whatever the clock says; of those due alike, critical acts come first. */
function dueFirst(a: DeckCard, b: DeckCard): number {
	return (
		timeOf(a.schedule.due) - timeOf(b.schedule.due) ||
		Number(b.card.isCritical) - Number(a.card.isCritical) ||
		(a.card.id < b.card.id ? -1 : 1)
	);
}

/** Cards to look at now (UTC). One never reviewed is due whatever the clock says. */
export function dueCards(deck: readonly DeckCard[], now: string): DeckCard[] {
	return deck.filter(
		({ log, schedule }) => log.length === 0 || timeOf(schedule.due) <= timeOf(now)
	);
}

/** When the next card comes that is not due now; null without one. */
export function nextDue(deck: readonly DeckCard[], now: string): string | null {
	const due = new Set(dueCards(deck, now));
	return deck.find((card) => !due.has(card))?.schedule.due ?? null;
}

/**
 * Reviews of one card from two copies, each once. What both begin with stays in the order it was given
 * in, whatever its times say; only where the copies went different ways does the time decide.
 */
export function mergedLog(a: readonly Graded[], b: readonly Graded[]): Graded[] {
	const nameOf = ({ at, grade }: Graded) => `${at} ${grade}`;
	const fork = a.findIndex((one, index) => {
		const other = b[index];
		return other === undefined || nameOf(one) !== nameOf(other);
	});
	// Without a fork one of the two is how the other begins.
	if (fork === -1) return [...b];
	if (fork === b.length) return [...a];
	const rest = new Map([...a.slice(fork), ...b.slice(fork)].map((one) => [nameOf(one), one]));
	return [
		...a.slice(0, fork),
		...[...rest.values()].sort((x, y) => timeOf(x.at) - timeOf(y.at) || x.grade - y.grade)
	];
}

/**
 * A log with one review more, which stays last. A clock that went back counts as standing still: the
 * time is a millisecond after the latest before, or a later merge would put the review elsewhere.
 */
export function withReview(log: readonly Graded[], { at, grade }: Graded): Graded[] {
	const latest = Math.max(...log.map((one) => timeOf(one.at)));
	const time = timeOf(at) > latest ? at : new Date(latest + 1).toISOString();
	return [...log, { at: time, grade }];
}

/**
 * From when a card is due, as it is stored for counting: one never reviewed always is, so that a count
 * and `dueCards` agree.
 */
export function dueSince({ log, schedule }: DeckCard): string {
	return log.length === 0 ? new Date(0).toISOString() : schedule.due;
}

const text = z.string();
const keptSchema: z.ZodType<KeptCard> = z.object({
	card: z.object({
		id: text.min(1),
		scenario: text,
		variant: text.nullable(),
		scenarioTitle: text,
		rule: text,
		workflow: text,
		competency: text,
		attempt: text,
		missedAt: text,
		made: text,
		missedIn: z.array(text).min(1),
		title: text,
		message: text,
		rationale: text,
		next: text,
		source: text,
		evidence: z.array(z.int().min(0)),
		chartEvidence: z.array(z.object({ ref: text, text: text.optional() })),
		isCritical: z.boolean()
	}),
	log: z.array(
		z.object({
			at: text,
			grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
		})
	)
});

/** A stored card; null for what is none (a backup may bring anything). */
export function readKept(data: JsonObject): KeptCard | null {
	const read = keptSchema.safeParse(data);
	return read.success ? read.data : null;
}

/** A card as it is stored. */
export function keptData({ card, log }: KeptCard): JsonObject {
	return { card: plain(card), log: log.map(({ at, grade }) => ({ at, grade })) };
}

/** Copies field by field: what is absent stays absent, and nothing but JSON gets through. */
function plain(card: ReviewCard): Record<string, Json> {
	return {
		...card,
		missedIn: [...card.missedIn],
		evidence: [...card.evidence],
		chartEvidence: card.chartEvidence.map(({ ref, text: quoted }) =>
			quoted === undefined ? { ref } : { ref, text: quoted }
		)
	};
}
