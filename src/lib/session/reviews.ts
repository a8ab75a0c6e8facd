/** The review deck of the learner of this tab. */
import { version as build } from '$app/environment';
import type { DeckCard, KeptCard } from '$lib/learning/review';
import type { Grade } from '$lib/learning/schedule';
import { askProgress, wakeProgress } from './workers/progress';
import { openHouse } from './house.svelte';
import { loadChoices } from './progress-choices';
import { addReview } from './review-rows';

/**
 * Everything this learner missed, the card due first first; new cards are kept on the way. Throws
 * StoreFault, InputFault, or an Error with one sentence.
 */
export async function loadDeck(): Promise<readonly DeckCard[]> {
	wakeProgress();
	const { profile } = await openHouse();
	await askProgress({ do: 'read', profile: profile.id, build });
	return askProgress({ do: 'deck', choices: await loadChoices() });
}

/** Grades a card now and gives it with its new day. Throws StoreFault; then nothing was kept. */
export async function gradeCard(kept: KeptCard, grade: Grade): Promise<DeckCard> {
	const { db, profile } = await openHouse();
	return addReview(db, profile.id, kept, { at: new Date().toISOString(), grade });
}
