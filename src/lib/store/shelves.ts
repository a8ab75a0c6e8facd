/**
 * Tables that other rooms fill with what is theirs: reviews, assignments, hand-ins, imported code
 * sets. Storage knows the keys and keeps the rest as it was given.
 */
import type { Table } from 'dexie';
import type { PreceptorDatabase } from './db';
import type { AssignmentRow, CodeSetRow, HandInRow, ReviewRow } from './rows';

export interface ShelfRows {
	readonly reviews: ReviewRow;
	readonly assignments: AssignmentRow;
	readonly handIns: HandInRow;
	readonly codeSets: CodeSetRow;
}
export type Shelf = keyof ShelfRows;

function tableOf<S extends Shelf>(db: PreceptorDatabase, shelf: S): Table<ShelfRows[S], string> {
	return db.table<ShelfRows[S], string>(shelf);
}

/** Keeps rows, replacing those with the same id; all or none. */
export async function putRows<S extends Shelf>(
	db: PreceptorDatabase,
	shelf: S,
	rows: readonly ShelfRows[S][]
): Promise<void> {
	const table = tableOf(db, shelf);
	await db.guard('nothing was kept, and what was there is safe', () =>
		db.transaction('rw', table, () => table.bulkPut([...rows]))
	);
}

export async function getRow<S extends Shelf>(
	db: PreceptorDatabase,
	shelf: S,
	id: string
): Promise<ShelfRows[S] | undefined> {
	return db.guard('nothing was changed', () => tableOf(db, shelf).get(id));
}

/** All rows of a shelf, by id. */
export async function listRows<S extends Shelf>(
	db: PreceptorDatabase,
	shelf: S
): Promise<ShelfRows[S][]> {
	return db.guard('nothing was changed', () => tableOf(db, shelf).toArray());
}

/** A learner's reviews, the one due first first. */
export async function reviewsOf(db: PreceptorDatabase, profile: string): Promise<ReviewRow[]> {
	return db.guard('nothing was changed', () =>
		db.reviews.where('[profile+due]').between([profile, ''], [profile, '\uffff']).toArray()
	);
}

/** The hand-ins of an assignment. */
export async function handInsOf(db: PreceptorDatabase, assignment: string): Promise<HandInRow[]> {
	return db.guard('nothing was changed', () => db.handIns.where({ assignment }).toArray());
}

export async function removeRow(db: PreceptorDatabase, shelf: Shelf, id: string): Promise<void> {
	await db.guard('nothing was removed', () => tableOf(db, shelf).delete(id));
}
