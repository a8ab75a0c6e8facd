/**
 * What was erased stays erased, whatever another tab still writes. Everything here runs inside a
 * transaction of the caller, so that nothing comes in between.
 */
import type { PreceptorDatabase } from './db';
import { StoreFault } from './faults';
import { readSettings, writeSetting } from './settings';

/**
 * Lets nothing be written for a learner who is not in this browser any more. The transaction holds
 * `profiles`. `safe` says what was not done. Throws StoreFault `missing`.
 */
export async function refuseErasedLearner(
	db: PreceptorDatabase,
	profile: string,
	safe: string
): Promise<void> {
	if (await db.profiles.get(profile)) return;
	throw new StoreFault(
		'missing',
		`The learner "${profile}" is not in this browser any more: ${safe}. Reload this page to go on.`
	);
}

/** Adds attempts to those that may still have a second copy. The transaction holds `settings`. */
export async function noteErased(
	db: PreceptorDatabase,
	attempts: readonly string[]
): Promise<void> {
	if (attempts.length === 0) return;
	const { erased } = await readSettings(db);
	await writeSetting(db, 'erased', [...new Set([...erased, ...attempts])]);
}

/**
 * Takes attempts off that list and leaves what another tab has added meanwhile. The transaction holds
 * `settings`.
 */
export async function forgetErased(
	db: PreceptorDatabase,
	attempts: ReadonlySet<string>
): Promise<void> {
	const { erased } = await readSettings(db);
	const left = erased.filter((id) => !attempts.has(id));
	if (left.length < erased.length) await writeSetting(db, 'erased', left);
}
