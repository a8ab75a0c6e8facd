/**
 * Key pairs of this browser, one an owner. A private key is kept as the browser's own object, which
 * signs and cannot be read: it is in no backup, and a browser that is cleared makes a new one.
 */
import type { PreceptorDatabase } from './db';
import type { KeyRow } from './rows';

/** The key pair of a profile, or of `teacher`; undefined where none was made yet. */
export async function keyOf(db: PreceptorDatabase, owner: string): Promise<KeyRow | undefined> {
	return db.guard('nothing was changed', () => db.keys.get(owner));
}

/**
 * Keeps an owner's key pair and gives back the one that is kept: the first, when another tab made one
 * meanwhile, since what was signed with it is already out.
 */
export async function keepKey(db: PreceptorDatabase, row: KeyRow): Promise<KeyRow> {
	return db.guard('the key was not kept, and nothing was signed with it', () =>
		db.transaction('rw', db.keys, async () => {
			const kept = await db.keys.get(row.id);
			if (kept) return kept;
			await db.keys.add(row);
			return row;
		})
	);
}
