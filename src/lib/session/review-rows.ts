/** Review cards as rows: one for each card of a learner, with its reviews. */
import {
	keptData,
	mergedLog,
	readKept,
	scheduled,
	type DeckCard,
	type KeptCard
} from '$lib/learning/review';
import type { Graded } from '$lib/learning/schedule';
import type { PreceptorDatabase } from '$lib/store/db';
import type { ReviewRow } from '$lib/store/rows';
import { getRow, putRows, reviewsOf } from '$lib/store/shelves';

export function rowId(profile: string, card: string): string {
	return `${profile}|${card}`;
}

/** The cards kept for a learner; a row that cannot be read is left alone and not shown. */
export async function keptCardsOf(db: PreceptorDatabase, profile: string): Promise<KeptCard[]> {
	const rows = await reviewsOf(db, profile);
	return rows.flatMap(({ data }) => readKept(data) ?? []);
}

/** Ids of the cards kept for a learner, without reading them. Throws StoreFault. */
export async function keptIdsOf(db: PreceptorDatabase, profile: string): Promise<Set<string>> {
	const keys = await db.guard('nothing was changed', () =>
		db.reviews.where('id').startsWith(`${profile}|`).primaryKeys()
	);
	return new Set(keys.map((key) => key.slice(profile.length + 1)));
}

/** How many kept cards are due at a UTC time, without reading them. Throws StoreFault. */
export async function countDueRows(
	db: PreceptorDatabase,
	profile: string,
	now: string
): Promise<number> {
	return db.guard('nothing was changed', () =>
		db.reviews.where('[profile+due]').between([profile, ''], [profile, now], true, true).count()
	);
}

/** Keeps cards of a deck that are not kept yet, or have newer words. */
export async function keepNewCards(
	db: PreceptorDatabase,
	profile: string,
	deck: readonly DeckCard[],
	kept: readonly KeptCard[]
): Promise<void> {
	const known = new Map(kept.map(({ card }) => [card.id, card]));
	const fresh = deck.filter(({ card }) => {
		const held = known.get(card.id);
		return !held || held.attempt !== card.attempt || held.missedIn.length !== card.missedIn.length;
	});
	if (fresh.length === 0) return;
	await putRows(
		db,
		'reviews',
		fresh.map((card) => rowOf(profile, card))
	);
}

/**
 * Adds one review to a card and gives the card with its new day. What is stored already, such as a review
 * from another tab, stays. Throws StoreFault.
 */
export async function addReview(
	db: PreceptorDatabase,
	profile: string,
	kept: KeptCard,
	review: Graded
): Promise<DeckCard> {
	const row = await getRow(db, 'reviews', rowId(profile, kept.card.id));
	const stored = row && readKept(row.data);
	// The new review stays last, whatever the clock says: its time is never earlier than the one before.
	const log = [...mergedLog(stored?.log ?? [], kept.log), review];
	const card = scheduled({ card: kept.card, log });
	await putRows(db, 'reviews', [rowOf(profile, card)]);
	return card;
}

function rowOf(profile: string, { card, log, schedule }: DeckCard): ReviewRow {
	return {
		id: rowId(profile, card.id),
		profile,
		due: schedule.due,
		data: keptData({ card, log })
	};
}
