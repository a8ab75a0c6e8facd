/**
 * Erasing a learner for good: their rows first, then the second copies of their attempts. What was
 * erased is written down until its copies are gone too, so that a crash in between brings nobody back.
 */
import type { PreceptorDatabase } from '$lib/store/db';
import { forgetErased } from '$lib/store/erased';
import { eraseProfile } from '$lib/store/profiles';
import { readSettings } from '$lib/store/settings';
import type { Mirror } from './workers/mirror';

type Copies = Pick<Mirror, 'remove' | 'list'>;

/** Erases a learner with everything that is theirs, here and in the second copies. Throws StoreFault. */
export async function eraseWithCopies(
	db: PreceptorDatabase,
	copies: Copies,
	id: string
): Promise<void> {
	await eraseProfile(db, id);
	await removeErasedCopies(db, copies);
}

/** Removes the second copies of attempts that were erased, also by a tab that did not get that far. */
export async function removeErasedCopies(db: PreceptorDatabase, copies: Copies): Promise<void> {
	const { erased } = await readSettings(db);
	if (erased.length === 0) return;
	// A backup may have brought one back since, and then its copy is wanted again.
	const rows = await db.guard('nothing was changed', () => db.attempts.bulkGet([...erased]));
	const gone = erased.filter((_, index) => rows[index] === undefined);
	const there = new Set(await copies.list());
	for (const attempt of gone) if (there.has(attempt)) await copies.remove(attempt);
	const left = new Set(await copies.list());
	const waiting = new Set(gone.filter((attempt) => left.has(attempt)));
	const done = new Set(erased.filter((attempt) => !waiting.has(attempt)));
	await db.guard('what was erased stays noted', () =>
		db.transaction('rw', db.settings, async () => forgetErased(db, done))
	);
}
