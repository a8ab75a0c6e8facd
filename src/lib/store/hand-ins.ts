/**
 * Hand-ins, written so that two tabs at once lose nothing of each other's: a row is read and written in
 * one transaction, and what was removed meanwhile stays removed.
 */
import type { PreceptorDatabase } from './db';
import type { HandInRow } from './rows';

/** Keeps a hand-in that is not here yet; false when it is, which leaves it as it stands. */
export async function addHandIn(db: PreceptorDatabase, row: HandInRow): Promise<boolean> {
	return (await addHandIns(db, [row])) === 1;
}

/** Keeps those that are not here yet, all or none of them, and gives how many they were. */
export async function addHandIns(
	db: PreceptorDatabase,
	rows: readonly HandInRow[]
): Promise<number> {
	return db.guard('nothing was kept, and what was there is safe', () =>
		db.transaction('rw', db.handIns, async () => {
			// One list may hold the same file twice.
			const once = [...new Map(rows.map((row) => [row.id, row])).values()];
			const there = await db.handIns.bulkGet(once.map(({ id }) => id));
			const fresh = once.filter((_, place) => there[place] === undefined);
			await db.handIns.bulkAdd(fresh);
			return fresh.length;
		})
	);
}

/**
 * Changes a hand-in as it stands now; false when it is no longer here, which adds nothing. `change`
 * must not wait or throw.
 */
export async function changeHandIn(
	db: PreceptorDatabase,
	id: string,
	change: (row: HandInRow) => Omit<HandInRow, 'id'>
): Promise<boolean> {
	return db.guard('the hand-in was not changed', () =>
		db.transaction('rw', db.handIns, async () => {
			const row = await db.handIns.get(id);
			if (row) await db.handIns.put({ ...change(row), id });
			return row !== undefined;
		})
	);
}
