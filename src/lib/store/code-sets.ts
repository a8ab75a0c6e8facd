/**
 * Code books imported into this browser, as packs. Those shipped with the app are not kept here. A pack
 * has megabytes and IndexedDB reads whole rows, so what a list shows of each stands in one row apart.
 */
import { z } from '$lib/parse/zod';
import type { PreceptorDatabase } from './db';
import type { CodeSetRow } from './rows';
import { DEVICE_LISTS } from './settings';

/** A row without its pack. */
export interface CodeSetSummary extends Omit<CodeSetRow, 'pack'> {
	/** Bytes of the pack. */
	readonly bytes: number;
}

const LIST = DEVICE_LISTS.codeSets;
const listSchema = z.array(
	z.strictObject({
		id: z.string(),
		system: z.string(),
		edition: z.string(),
		importedAt: z.string(),
		summary: z.record(z.string(), z.json()),
		bytes: z.int().min(0)
	})
);

/** What is said of each imported pack, the last imported first. Throws StoreFault. */
export async function codeSets(db: PreceptorDatabase): Promise<CodeSetSummary[]> {
	return db.guard('the imported code books are untouched', () =>
		db.transaction('r', db.codeSets, db.settings, async () => {
			const rows = await summaries(db);
			return rows.toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
		})
	);
}

/** The pack of that id; undefined where there is none. Throws StoreFault. */
export async function codeSetPack(
	db: PreceptorDatabase,
	id: string
): Promise<CodeSetRow['pack'] | undefined> {
	const row = await db.guard('the imported code books are untouched', () => db.codeSets.get(id));
	return row?.pack;
}

/** Keeps all of these packs or none; one of the same id is replaced. Throws StoreFault. */
export async function keepCodeSets(
	db: PreceptorDatabase,
	rows: readonly CodeSetRow[]
): Promise<void> {
	await db.guard('the code books that were here stay in force', () =>
		db.transaction('rw', db.codeSets, db.settings, async () => {
			await db.codeSets.bulkPut([...rows]);
			const replaced = new Set(rows.map(({ id }) => id));
			const others = (await summaries(db)).filter(({ id }) => !replaced.has(id));
			await list(db, [...others, ...rows.map(summaryOf)]);
		})
	);
}

/** Takes imported packs out. Throws StoreFault. */
export async function forgetCodeSets(db: PreceptorDatabase, ids: readonly string[]): Promise<void> {
	await db.guard('nothing was taken out', () =>
		db.transaction('rw', db.codeSets, db.settings, async () => {
			await db.codeSets.bulkDelete([...ids]);
			await list(db, await summaries(db));
		})
	);
}

/** Of the packs that are there, whatever the list says: one that it lacks is read whole. */
async function summaries(db: PreceptorDatabase): Promise<CodeSetSummary[]> {
	const [ids, listing] = await Promise.all([
		db.codeSets.toCollection().primaryKeys(),
		db.settings.get(LIST)
	]);
	const listed = new Map(
		(listSchema.safeParse(listing?.value).data ?? []).map((one) => [one.id, one])
	);
	const found: CodeSetSummary[] = [];
	for (const id of ids) {
		const known = listed.get(id);
		const row = known ? undefined : await db.codeSets.get(id);
		if (known) found.push(known);
		else if (row) found.push(summaryOf(row));
	}
	return found;
}

async function list(db: PreceptorDatabase, summaries: readonly CodeSetSummary[]): Promise<void> {
	await db.settings.put({ key: LIST, value: summaries.map((one) => ({ ...one })) });
}

function summaryOf({ pack, ...row }: CodeSetRow): CodeSetSummary {
	return { ...row, bytes: pack.length };
}
