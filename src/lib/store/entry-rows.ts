/** Loose entries: one row each, while an attempt runs. */
import type { Entry } from '$lib/engine/model';
import type { PreceptorDatabase } from './db';
import type { EntryRow } from './rows';

export function toEntryRow(attemptId: string, entry: Entry): EntryRow {
	return { ...entry, attemptId };
}

/** The loose entries of an attempt in order, inside or outside a transaction. */
export async function looseEntries(db: PreceptorDatabase, attemptId: string): Promise<Entry[]> {
	const rows = await db.entries
		.where('[attemptId+seq]')
		.between([attemptId, 0], [attemptId, Infinity])
		.toArray();
	return rows.map(({ attemptId: _, ...entry }) => entry);
}
