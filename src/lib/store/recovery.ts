/**
 * What to believe when the database and the second copy of an attempt are compared. Chromium drops
 * a damaged database without an error, so the database may be the one that lost something.
 */
import { longestValid } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { rowOf } from './attempt-row';
import { missing, readWhatIsThere, type LoadedAttempt } from './attempts';
import type { PreceptorDatabase } from './db';
import { toEntryRow } from './entry-rows';
import { StoreFault } from './faults';
import { readSettings } from './settings';

export interface RecoveryPlan {
	/** Whose entries stand from now on. */
	readonly keep: 'db' | 'copy' | 'equal';
	/** Entries that only the copy still had. */
	readonly recovered: number;
	/** One sentence for the learner; empty when there is nothing to say. */
	readonly note: string;
	/** The valid log that stands. */
	readonly entries: Entry[];
	/** Whether the database holds something else than `entries` and must be written. */
	readonly mustWrite: boolean;
}

/**
 * Compares the two and takes the longest valid chain. The copy wins only where it carries on from
 * what is valid in the database; where the two went different ways, the database stands, because the
 * learner was told "saved" by it.
 */
export function planRecovery(
	dbEntries: readonly Entry[],
	copyEntries: readonly Entry[]
): RecoveryPlan {
	const db = longestValid(dbEntries);
	const copy = longestValid(copyEntries);
	const broken = dbEntries.length - db.length;
	const last = db.at(-1);
	const copyCarriesOn = last === undefined || copy[last.seq]?.hash === last.hash;
	if (copyCarriesOn && copy.length > db.length) {
		const recovered = copy.length - db.length;
		const note = `${steps(recovered)} that this browser's database had lost came back from the second copy.`;
		return { keep: 'copy', recovered, note, entries: copy, mustWrite: true };
	}
	const rest = { recovered: 0, entries: db, mustWrite: broken > 0 };
	if (broken > 0)
		return {
			...rest,
			keep: 'db',
			note: `${steps(broken)} at the end could not be read and neither copy has them; the ${db.length} before are safe.`
		};
	if (copyCarriesOn && copy.length === db.length) return { ...rest, keep: 'equal', note: '' };
	const isBehind = copy.every((entry, index) => entry.hash === db[index]?.hash);
	const note = isBehind
		? ''
		: 'The second copy holds another course of this attempt; the one in the database stands.';
	return { ...rest, keep: 'db', note };
}

function steps(count: number): string {
	return count === 1 ? '1 step' : `${count} steps`;
}

export interface Recovered extends LoadedAttempt {
	readonly plan: RecoveryPlan;
}

/**
 * Brings an attempt to the longest valid chain of what is stored and what the second copy holds. A
 * longer valid log is never overwritten. Throws StoreFault: `missing` when the database has no such
 * attempt (then `rebuildAttempt`), `damaged` when neither holds a valid beginning.
 */
export async function recoverAttempt(
	db: PreceptorDatabase,
	id: string,
	fromCopy: readonly Entry[]
): Promise<Recovered> {
	const copy = ofAttempt(id, fromCopy);
	return db.guard('nothing was recovered, and what was stored stays as it was', () =>
		db.transaction('rw', db.attempts, db.entries, db.sealed, async () => {
			const row = await db.attempts.get(id);
			if (!row) throw missing(id);
			const plan = planRecovery(await readWhatIsThere(db, row), copy);
			if (plan.entries.length === 0)
				throw new StoreFault(
					'damaged',
					`Nothing of attempt "${id}" can be read, here or in the second copy.`
				);
			const derived = { ...rowOf(plan.entries), isSealed: row.isSealed };
			const isRowTrue = row.count === derived.count && row.head === derived.head;
			if (!plan.mustWrite && isRowTrue) return { row, entries: plan.entries, plan };
			if (plan.mustWrite) await db.sealed.delete(id);
			const isLoose = plan.mustWrite || !row.isSealed;
			if (isLoose) {
				await db.entries.where('[attemptId+seq]').between([id, 0], [id, Infinity]).delete();
				await db.entries.bulkAdd(plan.entries.map((entry) => toEntryRow(id, entry)));
			}
			const written = { ...derived, isSealed: !isLoose };
			await db.attempts.put(written);
			return { row: written, entries: plan.entries, plan };
		})
	);
}

/**
 * Makes an attempt again from its second copy when the database has nothing of it. Throws StoreFault:
 * `exists` when the database has it after all, `missing` when it was erased and its copy is only not
 * gone yet, `damaged` when the copy holds no valid beginning.
 */
export async function rebuildAttempt(
	db: PreceptorDatabase,
	id: string,
	fromCopy: readonly Entry[]
): Promise<Recovered> {
	const plan = planRecovery([], ofAttempt(id, fromCopy));
	if (plan.entries.length === 0)
		throw new StoreFault('damaged', `The second copy of attempt "${id}" holds nothing readable.`);
	const row = rowOf(plan.entries);
	await db.guard('nothing was recovered', () =>
		db.transaction('rw', db.attempts, db.entries, db.settings, async () => {
			if (await db.attempts.get(id))
				throw new StoreFault('exists', `Attempt "${id}" is in the database.`);
			if ((await readSettings(db)).erased.includes(id))
				throw new StoreFault('missing', `Attempt "${id}" was erased; nothing was recovered.`);
			await db.attempts.add(row);
			await db.entries.bulkAdd(plan.entries.map((entry) => toEntryRow(id, entry)));
		})
	);
	return { row, entries: plan.entries, plan };
}

/** Entries of the copy if it is of this attempt; a file under the wrong name counts as no copy. */
function ofAttempt(id: string, entries: readonly Entry[]): readonly Entry[] {
	return entries[0]?.data['attempt'] === id ? entries : [];
}
