/** What the first page shows of this browser, read after its own words stand. */
import { openHouse } from '$lib/session/house.svelte';
import { loadShelf, type LibraryRow } from '$lib/session/scenarios';
import { loadWork, standingOf, type Work } from '$lib/session/standing';

export interface Home {
	readonly name: string;
	readonly work: Work;
	/** The first scenario in the catalog's order that is still new; null when none is. */
	readonly next: LibraryRow | null;
	readonly titles: ReadonlyMap<string, string>;
}

/** Throws StoreFault when there is no storage. */
export async function loadHome(): Promise<Home> {
	const [house, shelf] = await Promise.all([openHouse(), loadShelf()]);
	const work = await loadWork(house);
	const rows = shelf.flatMap((module) => module.rows);
	return {
		name: house.profile.displayName,
		work,
		next: rows.find(({ id }) => standingOf(work, id).state === 'new') ?? null,
		titles: new Map(rows.map(({ id, title }) => [id, title]))
	};
}
