/**
 * What attempts were worked on, kept by hash: a later fix of a scenario never reaches an old attempt.
 * Callers check the content against its hash when they use it; storage only keeps it.
 */
import type { PreceptorDatabase } from './db';
import type { ScenarioCopyRow } from './rows';

/** Keeps a copy under its hash. The first one stays: what has the same hash is the same. */
export async function keepScenarioCopy(db: PreceptorDatabase, row: ScenarioCopyRow): Promise<void> {
	await db.guard('the copy of the scenario was not kept, and everything saved is safe', () =>
		db.transaction('rw', db.scenarioCopies, async () => {
			if (await db.scenarioCopies.get(row.contentHash)) return;
			await db.scenarioCopies.add(row);
		})
	);
}

export async function getScenarioCopy(
	db: PreceptorDatabase,
	contentHash: string
): Promise<ScenarioCopyRow | undefined> {
	return db.guard('nothing was changed', () => db.scenarioCopies.get(contentHash));
}
