/** Review cards as rows: one for each card of a learner, with its reviews. */
import {
	dueSince,
	keptData,
	mergedKept,
	readKept,
	scheduled,
	withReview,
	type DeckCard,
	type KeptCard
} from '$lib/learning/review';
import type { Graded } from '$lib/learning/schedule';
import type { PreceptorDatabase } from '$lib/store/db';
import { refuseErasedLearner } from '$lib/store/erased';
import type { ReviewRow } from '$lib/store/rows';
import { reviewsOf } from '$lib/store/shelves';

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

/**
 * Keeps cards of a deck that are not kept yet, or have newer words. Reviews given since the deck was read
 * stay. Throws StoreFault; then nothing was kept.
 */
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
	await changeCards(db, profile, fresh, (merged) => merged);
}

/**
 * Adds one review to a card and gives the card with its new day. What is stored already, such as a review
 * from another tab, stays. Throws StoreFault; then nothing was kept.
 */
export async function addReview(
	db: PreceptorDatabase,
	profile: string,
	kept: KeptCard,
	review: Graded
): Promise<DeckCard> {
	const [card] = await changeCards(db, profile, [kept], ({ card: words, log }) => ({
		card: words,
		log: withReview(log, review)
	}));
	if (!card) throw new TypeError('one card in, one card out');
	return card;
}

/**
 * Merges cards with what is stored of them, changes them and stores them, in one transaction: the worker
 * and every tab of the learner write here.
 */
async function changeCards(
	db: PreceptorDatabase,
	profile: string,
	cards: readonly KeptCard[],
	change: (merged: KeptCard) => KeptCard
): Promise<DeckCard[]> {
	const safe = 'no review or card was kept, and those before are safe';
	return db.guard(safe, () =>
		db.transaction('rw', db.reviews, db.profiles, async () => {
			await refuseErasedLearner(db, profile, safe);
			const rows = await db.reviews.bulkGet(cards.map(({ card }) => rowId(profile, card.id)));
			const changed = cards.map((kept, index) => {
				const row = rows[index];
				const stored = row && readKept(row.data);
				return scheduled(change(stored ? mergedKept(stored, kept) : kept));
			});
			await db.reviews.bulkPut(changed.map((card) => rowOf(profile, card)));
			return changed;
		})
	);
}

function rowOf(profile: string, card: DeckCard): ReviewRow {
	return {
		id: rowId(profile, card.card.id),
		profile,
		due: dueSince(card),
		data: keptData(card)
	};
}
