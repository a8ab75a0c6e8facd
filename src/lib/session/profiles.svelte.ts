/**
 * The learners of a shared computer: who works in this tab, who else could, and going from one to
 * another. Nobody is kept out: a browser that several people use is one that they trust each other with.
 */
import { StoreFault } from '$lib/store/faults';
import { isGuest } from '$lib/store/guests';
import { attemptsOf } from '$lib/store/attempts';
import { createProfile, getProfile, listProfiles } from '$lib/store/profiles';
import type { ProfileRow } from '$lib/store/rows';
import { readSettings, writeSetting } from '$lib/store/settings';
import { eraseWithCopies } from './erase';
import { beginGuest, endGuest } from './guests';
import { guestRoom, openHouse, tellOtherTabs, type House } from './house.svelte';
import { attemptsHere, ownedAttempts } from './locks';
import { countDueRows } from './review-rows';

/** What the bar above every page shows of this browser. */
class People {
	/** Who works in this tab; undefined until storage is open. */
	me = $state.raw<ProfileRow>();
	/** Every learner of this browser, guests apart. */
	learners = $state.raw<readonly ProfileRow[]>([]);
	/** UTC, ISO 8601; null where there never was one. */
	lastBackup = $state<string | null>(null);
	/** Reviews of this learner that are due now. */
	due = $state(0);

	readonly isGuest = $derived(this.me !== undefined && isGuest(this.me.id));

	/** Reads anew what the bar shows. Throws StoreFault. */
	async load(): Promise<void> {
		const { db, profile } = await openHouse();
		const [row, all, settings, due, attempts] = await Promise.all([
			getProfile(db, profile.id),
			listProfiles(db),
			readSettings(db),
			countDueRows(db, profile.id, new Date().toISOString()),
			db.guard('nothing was changed', () => attemptsOf(db, profile.id))
		]);
		if (attempts.length > 0) rememberReturning(true);
		this.me = row ?? profile;
		this.learners = all.filter(({ id }) => !isGuest(id));
		this.lastBackup = settings.lastBackup;
		this.due = due;
	}
}

export const people = new People();

/**
 * Notes whether the learner of this browser has work here: `theme.js` reads it before the first paint,
 * so that the first page of somebody who returns is laid out for their work at once.
 */
export function rememberReturning(isReturning: boolean): void {
	const { dataset } = document.documentElement;
	if (isReturning) dataset['returning'] = '';
	else delete dataset['returning'];
	try {
		if (isReturning) localStorage.setItem('preceptor-returning', '1');
		else localStorage.removeItem('preceptor-returning');
	} catch {
		// Without local storage the page begins as for a newcomer, and nothing is lost.
	}
}

/**
 * Makes another learner the one who works here. Every page holds the learner it was opened for, so the
 * caller loads the page again. Throws StoreFault: `conflict` while an attempt is open in this tab,
 * `missing`.
 */
export async function switchTo({ db }: House, id: string): Promise<void> {
	refuseWhileWorking('go on as somebody else');
	const profile = await getProfile(db, id);
	if (!profile) throw new StoreFault('missing', `There is no profile "${id}" in this browser.`);
	await writeSetting(db, 'activeProfile', id);
	tellOtherTabs({ kind: 'switched', name: profile.displayName });
}

/** Adds a learner and makes them the one who works here. Throws StoreFault. */
export async function addLearner(house: House, displayName: string): Promise<ProfileRow> {
	refuseWhileWorking('add a learner');
	const profile = await createProfile(house.db, {
		id: `learner-${crypto.randomUUID().slice(0, 8)}`,
		displayName,
		createdAt: new Date().toISOString()
	});
	await switchTo(house, profile.id);
	return profile;
}

/** Begins a guest session; the caller loads the page again. Throws StoreFault. */
export async function workAsGuest({ db }: House): Promise<void> {
	refuseWhileWorking('begin a guest session');
	const guest = await beginGuest(db, guestRoom());
	tellOtherTabs({ kind: 'switched', name: guest.displayName });
}

/**
 * Ends the guest session of this tab and erases what was done in it; the caller loads the page again.
 * Throws StoreFault: `conflict` while any tab has one of the guest's attempts open.
 */
export async function leaveAsGuest({ db, mirror, profile }: House): Promise<void> {
	await refuseWhileOpen({ db }, profile.id, 'end the guest session');
	tellOtherTabs({ kind: 'erased', profile: profile.id });
	await endGuest(db, mirror, guestRoom(), profile.id);
}

/**
 * Erases a learner with everything that is theirs, and the second copies of it. Who works here next is
 * the learner made first of those left. Throws StoreFault: `conflict` while any tab has one of their
 * attempts open.
 */
export async function eraseLearner({ db, mirror }: House, id: string): Promise<void> {
	await refuseWhileOpen({ db }, id, 'erase this learner');
	tellOtherTabs({ kind: 'erased', profile: id });
	await eraseWithCopies(db, mirror, id);
	const { activeProfile } = await readSettings(db);
	if (activeProfile !== id) return;
	const next = (await listProfiles(db)).find((profile) => !isGuest(profile.id));
	await writeSetting(db, 'activeProfile', next?.id ?? null);
}

/**
 * Whose attempt it is, by the name they go by here; null where one learner has this browser to
 * themselves, or nothing is known of the attempt. Throws StoreFault.
 */
export async function nameOfLearner(
	{ db }: Pick<House, 'db'>,
	attempt: string
): Promise<string | null> {
	const [row, all] = await Promise.all([
		db.guard('nothing was changed', () => db.attempts.get(attempt)),
		listProfiles(db)
	]);
	const whose = all.find(({ id }) => id === row?.profile);
	return whose && (all.length > 1 || isGuest(whose.id)) ? whose.displayName : null;
}

function refuseWhileWorking(what: string): void {
	if (attemptsHere().size === 0) return;
	throw new StoreFault(
		'conflict',
		`An attempt is open in this tab; it is safe as it stands. Leave it first, then ${what}.`
	);
}

async function refuseWhileOpen(
	{ db }: Pick<House, 'db'>,
	profile: string,
	what: string
): Promise<void> {
	const owned = await ownedAttempts();
	for (const id of attemptsHere()) owned.add(id);
	const theirs = await db.guard('nothing was changed', () => attemptsOf(db, profile));
	if (theirs.some(({ id }) => owned.has(id)))
		throw new StoreFault(
			'conflict',
			`An attempt of theirs is open in this browser; nothing was erased. Leave it first, then ${what}.`
		);
}
