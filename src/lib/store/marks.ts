/** Marks as they were given (append-only), and reports, which are only a cache of computing them. */
import type { PreceptorDatabase } from './db';
import { refuseErasedLearner } from './erased';
import { StoreFault } from './faults';
import type { Mark, MarkRow, ReportRow } from './rows';

/** Adds a mark; nothing removes or changes one while its attempt is kept. */
export async function addMark(db: PreceptorDatabase, mark: Mark): Promise<MarkRow> {
	return db.guard('the mark was not saved, and every mark before it is safe', async () => {
		// Dexie writes the new id into the object it is given.
		const id = await db.marks.add({ ...mark });
		return { ...mark, id };
	});
}

/**
 * Adds the first mark of an attempt, and gives the last one it has where another tab gave one meanwhile:
 * one hand-in is marked once. Throws StoreFault `missing` when the attempt was erased.
 */
export async function addFirstMark(db: PreceptorDatabase, mark: Mark): Promise<MarkRow> {
	return db.guard('the mark was not saved, and every mark before it is safe', () =>
		db.transaction('rw', db.attempts, db.marks, async () => {
			const { attemptId } = mark;
			if (!(await db.attempts.get(attemptId)))
				throw new StoreFault(
					'missing',
					`Attempt "${attemptId}" is not in this browser any more; it was not marked.`
				);
			const given = await db.marks.where({ attemptId }).sortBy('id');
			return given.at(-1) ?? addMark(db, mark);
		})
	);
}

/** The marks of an attempt, first given first. */
export async function marksOf(db: PreceptorDatabase, attemptId: string): Promise<MarkRow[]> {
	return db.guard('nothing was changed', () => db.marks.where({ attemptId }).sortBy('id'));
}

/** All marks, first given first. */
export async function allMarks(db: PreceptorDatabase): Promise<MarkRow[]> {
	return db.guard('nothing was changed', () => db.marks.toArray());
}

/**
 * Keeps reports of a learner's attempts, all or none: one that is missing is made again. Throws
 * StoreFault `missing` when the learner was erased.
 */
export async function putReports(
	db: PreceptorDatabase,
	profile: string,
	rows: readonly ReportRow[]
): Promise<void> {
	const safe = 'the figures were not kept and will be computed again';
	await db.guard(safe, () =>
		db.transaction('rw', db.reports, db.profiles, async () => {
			await refuseErasedLearner(db, profile, safe);
			await db.reports.bulkPut([...rows]);
		})
	);
}
