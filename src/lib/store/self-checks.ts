/** Self-checks as they were taken. Added and never changed; `data` is what their own room makes of it. */
import type { PreceptorDatabase } from './db';
import { refuseErasedLearner } from './erased';
import { StoreFault } from './faults';
import type { SelfCheckRow } from './rows';

/**
 * Adds a self-check. Throws StoreFault `exists` when the id is taken, `missing` when its learner was
 * erased, `full`, `disk`.
 */
export async function addSelfCheck(db: PreceptorDatabase, row: SelfCheckRow): Promise<void> {
	const safe = 'the self-check was not saved';
	await db.guard(`${safe}, and those before it are safe`, () =>
		db.transaction('rw', db.selfChecks, db.profiles, async () => {
			await refuseErasedLearner(db, row.profile, safe);
			if (await db.selfChecks.get(row.id))
				throw new StoreFault('exists', `There already is a self-check "${row.id}".`);
			await db.selfChecks.add(row);
		})
	);
}

/** A learner's self-checks, the first taken first. */
export async function selfChecksOf(
	db: PreceptorDatabase,
	profile: string
): Promise<SelfCheckRow[]> {
	return db.guard('nothing was changed', () => db.selfChecks.where({ profile }).sortBy('takenAt'));
}
