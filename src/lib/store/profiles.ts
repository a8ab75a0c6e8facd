/** Learners of this browser. The id is the pseudonym in their logs; the name never leaves the device. */
import { attemptsOf, removeAttempts } from './attempts';
import type { PreceptorDatabase } from './db';
import { StoreFault } from './faults';
import type { ProfileRow } from './rows';

/** Adds a learner. Throws StoreFault `exists` when the id is taken. */
export async function createProfile(
	db: PreceptorDatabase,
	profile: ProfileRow
): Promise<ProfileRow> {
	await db.guard('the profile was not made', () =>
		db.transaction('rw', db.profiles, async () => {
			if (await db.profiles.get(profile.id))
				throw new StoreFault('exists', `There already is a profile "${profile.id}".`);
			await db.profiles.add(profile);
		})
	);
	return profile;
}

export async function getProfile(
	db: PreceptorDatabase,
	id: string
): Promise<ProfileRow | undefined> {
	return db.guard('nothing was changed', () => db.profiles.get(id));
}

/** Learners in the order they were made. */
export async function listProfiles(db: PreceptorDatabase): Promise<ProfileRow[]> {
	return db.guard('nothing was changed', () => db.profiles.toCollection().sortBy('createdAt'));
}

export async function renameProfile(
	db: PreceptorDatabase,
	id: string,
	displayName: string
): Promise<void> {
	await db.guard('the name was not changed', async () => {
		const changed = await db.profiles.update(id, { displayName });
		if (changed === 0 && !(await db.profiles.get(id)))
			throw new StoreFault('missing', `There is no profile "${id}" in this browser.`);
	});
}

/** Removes a learner with every attempt, mark, draft and review, in one transaction. */
export async function eraseProfile(db: PreceptorDatabase, id: string): Promise<void> {
	await db.guard('nothing was erased', () =>
		db.transaction(
			'rw',
			[
				db.profiles,
				db.attempts,
				db.entries,
				db.sealed,
				db.drafts,
				db.marks,
				db.reports,
				db.reviews
			],
			async () => {
				await removeAttempts(db, await attemptsOf(db, id));
				await db.reviews.where('[profile+due]').between([id, ''], [id, '\uffff']).delete();
				await db.profiles.delete(id);
			}
		)
	);
}
