/**
 * Learners of this browser. The id is the pseudonym in their logs. The name stands in no log; it leaves
 * the device only in a backup and in the file of that one learner.
 */
import { attemptsOf, removeAttempts } from './attempts';
import type { PreceptorDatabase } from './db';
import { noteErased } from './erased';
import { StoreFault } from './faults';
import { withoutLearner } from './received';
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

/** How much of a learner is in this browser: what erasing them takes away. */
export interface Holdings {
	readonly attempts: number;
	/** Of these attempts, not handed in yet. */
	readonly running: number;
	readonly marks: number;
	readonly reviews: number;
	readonly selfChecks: number;
	readonly hasKey: boolean;
}

/** Counts what is a learner's. */
export async function holdingsOf(db: PreceptorDatabase, id: string): Promise<Holdings> {
	return db.guard('nothing was changed', () =>
		db.transaction(
			'r',
			[db.attempts, db.marks, db.reviews, db.selfChecks, db.keys],
			async (): Promise<Holdings> => {
				const attempts = await attemptsOf(db, id);
				const attemptIds = attempts.map((row) => row.id);
				return {
					attempts: attempts.length,
					running: attempts.filter((row) => row.state === 'running').length,
					marks: await db.marks.where('attemptId').anyOf(attemptIds).count(),
					reviews: await reviewRows(db, id).count(),
					selfChecks: await db.selfChecks.where({ profile: id }).count(),
					hasKey: (await db.keys.get(id)) !== undefined
				};
			}
		)
	);
}

/**
 * Removes a learner with every attempt, mark, draft, review, self-check and their key, in one
 * transaction; an assignment only they had received goes too. The attempts are noted under the setting
 * `erased`: their second copies have to go as well, or the next start would bring them back.
 */
export async function eraseProfile(db: PreceptorDatabase, id: string): Promise<void> {
	await db.guard('nothing was erased', () =>
		db.transaction('rw', db.tables, async () => {
			const attempts = await attemptsOf(db, id);
			await removeAttempts(db, attempts);
			await reviewRows(db, id).delete();
			await db.selfChecks.where({ profile: id }).delete();
			await db.keys.delete(id);
			// A self-check half taken stands in the drafts under its learner's id.
			await db.drafts
				.where('[attemptId+form+field]')
				.between([id, '', ''], [id, '\uffff', '\uffff'])
				.delete();
			for (const row of await db.assignments.toArray()) {
				const left = withoutLearner(row, id);
				if (left === null) await db.assignments.delete(row.id);
				else if (left !== row) await db.assignments.put(left);
			}
			await db.profiles.delete(id);
			await noteErased(
				db,
				attempts.map((row) => row.id)
			);
		})
	);
}

function reviewRows(db: PreceptorDatabase, profile: string) {
	return db.reviews.where('[profile+due]').between([profile, ''], [profile, '\uffff']);
}
