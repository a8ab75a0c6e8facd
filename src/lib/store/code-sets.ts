/** Code books imported into this browser, as packs. Those shipped with the app are not kept here. */
import type { PreceptorDatabase } from './db';
import type { CodeSetRow } from './rows';

/** All imported packs, the last imported first. Throws StoreFault. */
export async function codeSets(db: PreceptorDatabase): Promise<CodeSetRow[]> {
	const rows = await db.guard('the imported code books are untouched', () => db.codeSets.toArray());
	return rows.toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
}

/** Keeps all of these packs or none; one of the same id is replaced. Throws StoreFault. */
export async function keepCodeSets(
	db: PreceptorDatabase,
	rows: readonly CodeSetRow[]
): Promise<void> {
	await db.guard('the code books that were here stay in force', () =>
		db.transaction('rw', db.codeSets, async () => {
			await db.codeSets.bulkPut([...rows]);
		})
	);
}

/** Takes imported packs out. Throws StoreFault. */
export async function forgetCodeSets(db: PreceptorDatabase, ids: readonly string[]): Promise<void> {
	await db.guard('nothing was taken out', () => db.codeSets.bulkDelete([...ids]));
}
