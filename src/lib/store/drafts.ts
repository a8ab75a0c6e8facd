/**
 * Half-typed text, a row a field, restored when the learner comes back. It may be lost to a power
 * cut (relaxed durability): typing must not wait for a disk sync, and nothing here was acknowledged
 * as saved.
 */
import type { PreceptorDatabase } from './db';
import type { DraftRow } from './rows';

/** Keeps what is half-typed in one field; the last text wins. */
export async function saveDraft(db: PreceptorDatabase, draft: DraftRow): Promise<void> {
	const { attemptId, form, field, text } = draft;
	await relaxed(db, (drafts) => drafts.put({ attemptId, form, field, text }));
}

export async function clearDraft(
	db: PreceptorDatabase,
	attemptId: string,
	form: string,
	field: string
): Promise<void> {
	await relaxed(db, (drafts) => drafts.delete([attemptId, form, field]));
}

/** Everything half-typed in an attempt. */
export async function drafts(db: PreceptorDatabase, attemptId: string): Promise<DraftRow[]> {
	return db.guard('nothing was changed', () =>
		db.drafts
			.where('[attemptId+form+field]')
			.between([attemptId, '', ''], [attemptId, '\uffff', '\uffff'])
			.toArray()
	);
}

/** Dexie sets durability by connection, so this one table goes past it. */
async function relaxed(
	db: PreceptorDatabase,
	change: (drafts: IDBObjectStore) => IDBRequest
): Promise<void> {
	await db.guard('half-typed text was not kept, and every saved step is safe', async () => {
		await db.open();
		const transaction = db
			.backendDB()
			.transaction('drafts', 'readwrite', { durability: 'relaxed' });
		await new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () =>
				reject(transaction.error ?? new DOMException('the write was given up', 'AbortError'));
			change(transaction.objectStore('drafts'));
			transaction.commit();
		});
	});
}
