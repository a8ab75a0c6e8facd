/** What the first page shows of this browser, read after its own words stand. */
import { openHouse } from '$lib/session/house.svelte';
import { rememberReturning } from '$lib/session/profiles.svelte';
import { loadShelf, type LibraryRow } from '$lib/session/scenarios';
import { loadWork, standingOf, type Work } from '$lib/session/standing';
import { isGuest } from '$lib/store/guests';
import { selfChecksOf } from '$lib/store/self-checks';
import { readSettings, writeSetting } from '$lib/store/settings';
import { listRows } from '$lib/store/shelves';
import { loadAssigned, type Assigned } from './assigned';
import type { ProgressAnswer } from '$lib/session/workers/progress-protocol';

export interface Home {
	readonly name: string;
	readonly isGuest: boolean;
	readonly work: Work;
	/** The easiest scenario that is still new, in the catalog's order; null when none is. */
	readonly next: LibraryRow | null;
	readonly titles: ReadonlyMap<string, string>;
	/** Assignments this learner received, what still asks for something first. */
	readonly assigned: readonly Assigned[];
	/** Assignments given from this browser, and hand-ins that came back to it. */
	readonly given: number;
	readonly handIns: number;
	/** UTC, ISO 8601, of the self-check taken last; null where there is none. */
	readonly selfCheck: string | null;
	readonly lastBackup: string | null;
	/** It is the moment to ask the browser to keep what is here, and nobody was asked yet. */
	readonly mayOfferToKeep: boolean;
}

/** What a returning learner might do next. */
export type Advice = Pick<ProgressAnswer, 'next' | 'missed' | 'due' | 'lastUnmarked'>;

/** Throws StoreFault when there is no storage. */
export async function loadHome(): Promise<Home> {
	const [house, shelf] = await Promise.all([openHouse(), loadShelf()]);
	const { db, profile } = house;
	const [work, settings, assignments, handIns, checks, isLasting] = await Promise.all([
		loadWork(house),
		readSettings(db),
		listRows(db, 'assignments'),
		db.guard('nothing was changed', () => db.handIns.count()),
		selfChecksOf(db, profile.id),
		isKeptAlready()
	]);
	const rows = shelf.flatMap((module) => module.rows);
	const assigned = await loadAssigned(house, work, assignments);
	rememberReturning(work.running.length + work.finished.length + assigned.length > 0);
	return {
		name: profile.displayName,
		isGuest: isGuest(profile.id),
		work,
		next: easiest(rows.filter(({ id }) => standingOf(work, id).state === 'new')),
		titles: new Map(rows.map(({ id, title }) => [id, title])),
		assigned,
		given: assignments.filter(({ data }) => data['given'] === true).length,
		handIns,
		selfCheck: checks.at(-1)?.takenAt ?? null,
		lastBackup: settings.lastBackup,
		mayOfferToKeep:
			work.finished.length > 0 &&
			!isLasting &&
			!isGuest(profile.id) &&
			settings.askedToPersist === null &&
			settings.declinedToPersist === null
	};
}

/** Reads every mark in a worker, so it comes after the work itself. Throws an Error with one sentence. */
export async function loadAdvice(): Promise<Advice> {
	const { loadProgress } = await import('$lib/session/progress');
	return loadProgress();
}

/** Asks the browser to keep what is here, and gives its answer. Throws StoreFault. */
export async function askToKeep(): Promise<boolean> {
	const { db } = await openHouse();
	const isLasting = await navigator.storage.persist();
	await writeSetting(db, 'askedToPersist', new Date().toISOString());
	return isLasting;
}

/** Puts the offer away for good. Throws StoreFault. */
export async function declineToKeep(): Promise<void> {
	const { db } = await openHouse();
	await writeSetting(db, 'declinedToPersist', new Date().toISOString());
}

const LEVELS: readonly LibraryRow['level'][] = ['orientation', 'core', 'advanced'];

function easiest(rows: readonly LibraryRow[]): LibraryRow | null {
	const [first] = rows.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
	return first ?? null;
}

/** Also true where the browser cannot be asked: then there is nothing to offer. */
async function isKeptAlready(): Promise<boolean> {
	if (!('storage' in navigator) || !('persist' in navigator.storage)) return true;
	return navigator.storage.persisted().catch(() => true);
}
