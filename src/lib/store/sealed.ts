/**
 * Finished attempts, packed: IndexedDB's cost is by the record, so a whole log in one row loads and
 * backs up an order of magnitude faster than a row an entry.
 */
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import { toLines } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { rowOf } from './attempt-row';
import type { PreceptorDatabase } from './db';
import { looseEntries } from './entry-rows';
import { StoreFault } from './faults';
import type { SealedRow } from './rows';

/** Level 4 is within a tenth of the best size for logs and takes half the time. */
const PACKING = { level: 4, mtime: 0 } as const;

/** A log as one row. Entries must not be empty. */
export function packEntries(attemptId: string, entries: readonly Entry[]): SealedRow {
	const last = entries.at(-1);
	if (!last) throw new TypeError(`attempt "${attemptId}" has no entries to pack`);
	const bytes = gzipSync(strToU8(toLines(entries)), PACKING);
	return { attemptId, count: entries.length, head: last.hash, bytes };
}

/** The log inside a packed row. Throws StoreFault `damaged` when it is not what was packed. */
export function unpackEntries(row: SealedRow): Entry[] {
	const damaged = (why: string, cause?: unknown) =>
		new StoreFault('damaged', `The packed log of attempt "${row.attemptId}" ${why}.`, cause);
	let entries: Entry[];
	try {
		const text = strFromU8(gunzipSync(row.bytes));
		// Our own rows, written from checked entries: the shape is not judged again, which would take
		// eight times as long. Whether the chain holds is judged where a log is used.
		entries = JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`) as Entry[];
	} catch (error) {
		throw damaged('cannot be read', error);
	}
	const last = entries.at(-1);
	if (entries.length !== row.count || last?.hash !== row.head)
		throw damaged(`holds ${entries.length} steps where ${row.count} were packed`);
	return entries;
}

/**
 * Packs a handed-in attempt into one row. The loose rows go in the same transaction, and only after
 * the packed row was read back and gave the same log. Packing twice changes nothing. Throws
 * StoreFault: `missing`, `conflict` while it still runs, `damaged`, `full`, `disk`.
 */
export async function sealAttempt(db: PreceptorDatabase, id: string): Promise<SealedRow> {
	const safe = `attempt "${id}" stays as it was`;
	return db.guard(safe, () =>
		db.transaction('rw', db.attempts, db.entries, db.sealed, async () => {
			const row = await db.attempts.get(id);
			if (!row) throw new StoreFault('missing', `There is no attempt "${id}" in this browser.`);
			const stored = await db.sealed.get(id);
			if (row.isSealed && stored) return stored;
			if (row.state === 'running')
				throw new StoreFault('conflict', `Attempt "${id}" still runs and cannot be packed.`);
			const entries = await looseEntries(db, id);
			if (entries.length !== row.count || entries.at(-1)?.hash !== row.head)
				throw new StoreFault('damaged', `Attempt "${id}" does not end where it should: ${safe}.`);
			await db.sealed.put(packEntries(id, entries));
			const readBack = await db.sealed.get(id);
			if (!readBack || toLines(unpackEntries(readBack)) !== toLines(entries))
				throw new StoreFault('damaged', `Attempt "${id}" did not survive packing: ${safe}.`);
			await db.entries.where('[attemptId+seq]').between([id, 0], [id, Infinity]).delete();
			await db.attempts.put({ ...row, isSealed: true });
			return readBack;
		})
	);
}

/**
 * Stores handed-in logs in bulk, a packed row each. The logs come checked (`checkChain`), as a foreign
 * log is where it is read. Throws StoreFault: `conflict` for one that still runs or is already here,
 * `full`, `disk`; then none was stored.
 */
export async function importPacked(
	db: PreceptorDatabase,
	logs: readonly (readonly Entry[])[]
): Promise<void> {
	const rows = logs.map((entries) => {
		const row = rowOf(entries);
		if (row.state === 'running')
			throw new StoreFault('conflict', `Attempt "${row.id}" still runs and cannot be packed.`);
		return { ...row, isSealed: true };
	});
	const packed = logs.map((entries, index) => packEntries(rows[index]?.id ?? '', entries));
	await db.guard('no attempt was stored', () =>
		db.transaction('rw', db.attempts, db.sealed, async () => {
			await db.attempts.bulkAdd(rows);
			await db.sealed.bulkAdd(packed);
		})
	);
}
