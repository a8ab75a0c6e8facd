/** Marks as they were given (append-only), and reports, which are only a cache of computing them. */
import type { JsonObject } from '$lib/engine/canonical';
import type { PreceptorDatabase } from './db';
import type { Mark, MarkRow, ReportRow } from './rows';

/** Adds a mark; nothing removes or changes one while its attempt is kept. */
export async function addMark(db: PreceptorDatabase, mark: Mark): Promise<MarkRow> {
	return db.guard('the mark was not saved, and every mark before it is safe', async () => {
		// Dexie writes the new id into the object it is given.
		const id = await db.marks.add({ ...mark });
		return { ...mark, id };
	});
}

/** The marks of an attempt, first given first. */
export async function marksOf(db: PreceptorDatabase, attemptId: string): Promise<MarkRow[]> {
	return db.guard('nothing was changed', () => db.marks.where({ attemptId }).sortBy('id'));
}

/** All marks, first given first. */
export async function allMarks(db: PreceptorDatabase): Promise<MarkRow[]> {
	return db.guard('nothing was changed', () => db.marks.toArray());
}

export async function putReport(db: PreceptorDatabase, row: ReportRow): Promise<void> {
	await db.guard('the report was not kept and will be computed again', () => db.reports.put(row));
}

/** The report kept for this log, key and build; nothing when it has to be computed. */
export async function getReport(
	db: PreceptorDatabase,
	of: Omit<ReportRow, 'report'>
): Promise<JsonObject | undefined> {
	const row = await db.guard('nothing was changed', () =>
		db.reports.get([of.head, of.keyHash, of.build])
	);
	return row?.report;
}
