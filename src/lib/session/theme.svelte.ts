/**
 * The theme of the page. The setting in the database is the truth; local storage holds a copy of it,
 * because a script before the first paint cannot wait for a database.
 */
import type { Settings } from '$lib/store/settings';

export type ThemeChoice = Settings['theme'];

const COPY = 'preceptor-theme';

class Theme {
	choice = $state<ThemeChoice>('system');
	#isChosen = false;

	/** Takes over the stored choice. Throws StoreFault when there is no storage. */
	async start(): Promise<void> {
		const [{ openHouse }, { readSettings }] = await rooms();
		const { db } = await openHouse();
		const { theme: stored } = await readSettings(db);
		// Whoever chose while the database was opening means it.
		if (!this.#isChosen) this.#show(stored);
	}

	/** Shows a theme and keeps it. Throws StoreFault when it could not be kept. */
	async choose(choice: ThemeChoice): Promise<void> {
		this.#isChosen = true;
		this.#show(choice);
		const [{ openHouse }, { writeSetting }] = await rooms();
		const { db } = await openHouse();
		await writeSetting(db, 'theme', choice);
	}

	#show(choice: ThemeChoice): void {
		this.choice = choice;
		const { dataset } = document.documentElement;
		if (choice === 'system') delete dataset['theme'];
		else dataset['theme'] = choice;
		try {
			if (choice === 'system') localStorage.removeItem(COPY);
			else localStorage.setItem(COPY, choice);
		} catch {
			// A browser that keeps nothing here shows the right theme a moment later; nothing is lost.
		}
	}
}

/** Loaded when first needed: the first page must not wait for the database. */
function rooms() {
	return Promise.all([import('./house.svelte'), import('$lib/store/settings')]);
}

export const theme = new Theme();
