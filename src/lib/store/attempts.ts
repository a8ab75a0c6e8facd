/**
 * Attempts and their logs. The promise: when `append` resolves, the entry and the head that points
 * at it are on the disk together; when it rejects, neither is, and everything before is untouched.
 */
import { checkChain, entryHash } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { advanceRow, rowOf } from './attempt-row';
import type { PreceptorDatabase } from './db';
import { refuseErasedLearner } from './erased';
import { StoreFault } from './faults';
import { looseEntries, toEntryRow } from './entry-rows';
import type { AttemptRow } from './rows';
import { unpackEntries } from './sealed';

export interface LoadedAttempt {
	readonly row: AttemptRow;
	readonly entries: Entry[];
}

/** Where a log stands: how many entries it holds and the hash of the last. */
export interface Head {
	readonly count: number;
	readonly head: string;
}

export interface AttemptFilter {
	readonly profile?: string | undefined;
	readonly scenario?: string | undefined;
	readonly state?: AttemptRow['state'] | undefined;
}

/**
 * Begins an attempt with its entry 0; the row follows from what that entry says. Throws StoreFault
 * (`exists` when there is one with this id, `missing` when its learner was erased) and, on a broken
 * opening, TypeError.
 */
export async function createAttempt(db: PreceptorDatabase, opening: Entry): Promise<AttemptRow> {
	const row = rowOf([opening]);
	const check = checkChain([opening]);
	if (!check.ok) throw new TypeError(`attempt "${row.id}" cannot begin: ${check.reason}`);
	const safe = 'the attempt was not begun, and everything saved before is safe';
	await db.guard(safe, () =>
		db.transaction('rw', db.attempts, db.entries, db.profiles, async () => {
			await refuseErasedLearner(db, row.profile, safe);
			if (await db.attempts.get(row.id))
				throw new StoreFault('exists', `There already is an attempt "${row.id}".`);
			await db.attempts.add(row);
			await db.entries.add(toEntryRow(row.id, opening));
		})
	);
	return row;
}

/**
 * Adds one hashed entry to a log and moves its head, in one strict transaction; resolves when that is
 * on the disk. Throws StoreFault: `conflict` when the log no longer ends at `expectedHead` (another
 * tab wrote), `full`, `disk`, `missing`, `outdated`. TypeError when the entry's own hash is not right:
 * stored, it would cut the log off for good.
 */
export async function append(
	db: PreceptorDatabase,
	attemptId: string,
	entry: Entry,
	{ expectedHead }: { readonly expectedHead: string }
): Promise<Head> {
	if (entry.hash !== entryHash(entry))
		throw new TypeError(
			`entry ${entry.seq} of attempt "${attemptId}" has a hash that is not its own`
		);
	const safe = `this step was not saved, and the ${entry.seq} steps before it are safe`;
	return db.guard(safe, () =>
		db.transaction('rw', db.attempts, db.entries, async () => {
			const row = await db.attempts.get(attemptId);
			if (!row) throw missing(attemptId);
			if (row.state !== 'running' || row.isSealed)
				throw new StoreFault('conflict', `Attempt "${attemptId}" was handed in: ${safe}.`);
			if (row.head !== expectedHead || entry.prev !== row.head || entry.seq !== row.count)
				throw new StoreFault(
					'conflict',
					`Another tab wrote to attempt "${attemptId}" first (it has ${row.count} steps): ${safe}.`
				);
			const next = advanceRow(row, entry);
			await db.entries.add(toEntryRow(attemptId, entry));
			await db.attempts.put(next);
			return { count: next.count, head: next.head };
		})
	);
}

/**
 * An attempt with its whole log. Throws StoreFault: `missing`, or `damaged` when the log does not end
 * where its row says. The chain itself is `checkChain`'s to judge.
 */
export async function loadAttempt(db: PreceptorDatabase, id: string): Promise<LoadedAttempt> {
	return db.guard('nothing was changed', () =>
		db.transaction('r', db.attempts, db.entries, db.sealed, async () => {
			const row = await db.attempts.get(id);
			if (!row) throw missing(id);
			const entries = await readLog(db, row);
			const last = entries.at(-1);
			if (entries.length !== row.count || last?.hash !== row.head)
				throw new StoreFault(
					'damaged',
					`Attempt "${id}" should hold ${row.count} steps and holds ${entries.length} that can be read.`
				);
			return { row, entries };
		})
	);
}

/** The log behind a row as it is stored, inside a transaction of the caller. */
export async function readLog(db: PreceptorDatabase, row: AttemptRow): Promise<Entry[]> {
	if (!row.isSealed) return looseEntries(db, row.id);
	const sealed = await db.sealed.get(row.id);
	if (!sealed)
		throw new StoreFault('damaged', `The packed log of attempt "${row.id}" is not there.`);
	return unpackEntries(sealed);
}

/** Like `readLog`, but a packed log that cannot be read counts as empty: recovery looks elsewhere. */
export async function readWhatIsThere(db: PreceptorDatabase, row: AttemptRow): Promise<Entry[]> {
	try {
		return await readLog(db, row);
	} catch (error) {
		if (error instanceof StoreFault && error.kind === 'damaged') return [];
		throw error;
	}
}

/** Attempts, the one touched last first. */
export async function listAttempts(
	db: PreceptorDatabase,
	{ profile, scenario, state }: AttemptFilter = {}
): Promise<AttemptRow[]> {
	const rows = await db.guard('nothing was changed', () => {
		if (profile !== undefined) return attemptsOf(db, profile);
		if (scenario !== undefined) return db.attempts.where({ scenario }).toArray();
		if (state !== undefined) return db.attempts.where({ state }).toArray();
		return db.attempts.toArray();
	});
	return rows
		.filter(
			(row) =>
				(scenario === undefined || row.scenario === scenario) &&
				(state === undefined || row.state === state)
		)
		.sort((first, second) => compareText(second.touchedAt, first.touchedAt));
}

/** A learner's attempts in the order they were begun, inside or outside a transaction. */
export function attemptsOf(db: PreceptorDatabase, profile: string): PromiseLike<AttemptRow[]> {
	return db.attempts
		.where('[profile+startedAt]')
		.between([profile, ''], [profile, '\uffff'])
		.toArray();
}

/** Removes attempts with everything that hangs on them, inside a transaction of the caller. */
export async function removeAttempts(
	db: PreceptorDatabase,
	rows: readonly AttemptRow[]
): Promise<void> {
	for (const { id } of rows) {
		await db.entries.where('[attemptId+seq]').between([id, 0], [id, Infinity]).delete();
		await db.drafts
			.where('[attemptId+form+field]')
			.between([id, '', ''], [id, '\uffff', '\uffff'])
			.delete();
		await db.marks.where({ attemptId: id }).delete();
	}
	const ids = rows.map((row) => row.id);
	await db.sealed.bulkDelete(ids);
	await db.attempts.bulkDelete(ids);
	const heads = new Set(rows.map((row) => row.head));
	await db.reports.filter((report) => heads.has(report.head)).delete();
}

function compareText(first: string, second: string): number {
	return first < second ? -1 : first > second ? 1 : 0;
}

export function missing(id: string): StoreFault {
	return new StoreFault('missing', `There is no attempt "${id}" in this browser.`);
}
