/** The page of the storage benchmarks: the app's own store beside IndexedDB without it. */
import type { Entry } from '$lib/engine/model';
import { append, createAttempt } from '$lib/store/attempts';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { toEntryRow } from '$lib/store/entry-rows';
import { createProfile } from '$lib/store/profiles';
import { nextEntry, openingEntry, sampleLog } from '$lib/store/sample-log';
import { importPacked } from '$lib/store/sealed';
import type { AppendTimes, BulkTimes, StorageBench } from './shape';

type Durability = 'strict' | 'relaxed';

async function ours(durability: Durability): Promise<() => Promise<void>> {
	const name = `ours-${durability}`;
	const db = await openDatabase({ name, durability });
	let last: Entry = openingEntry(name);
	await createProfile(db, { id: 'learner-1', displayName: 'Bench', createdAt: last.wall });
	await createAttempt(db, last);
	return async () => {
		const entry = nextEntry(last);
		await append(db, name, entry, { expectedHead: last.hash });
		last = entry;
	};
}

/** The least that could be called stored: one record in one transaction, no head, no check. */
async function raw(durability: Durability): Promise<() => Promise<void>> {
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(`raw-${durability}`, 1);
		request.onupgradeneeded = () =>
			request.result.createObjectStore('entries', { keyPath: ['attemptId', 'seq'] });
		request.onerror = () => reject(request.error ?? new Error('the raw database did not open'));
		request.onsuccess = () => resolve(request.result);
	});
	let last = openingEntry('raw');
	return () => {
		last = nextEntry(last);
		return new Promise((resolve, reject) => {
			const transaction = db.transaction('entries', 'readwrite', { durability });
			transaction.oncomplete = () => resolve();
			transaction.onerror = () => reject(transaction.error ?? new Error('a raw append failed'));
			transaction.objectStore('entries').add(toEntryRow('raw', last));
		});
	};
}

async function appendTimes(count: number): Promise<AppendTimes> {
	const runners = {
		strict: await ours('strict'),
		relaxed: await ours('relaxed'),
		rawStrict: await raw('strict'),
		rawRelaxed: await raw('relaxed')
	};
	const times = {
		strict: [] as number[],
		relaxed: [] as number[],
		rawStrict: [] as number[],
		rawRelaxed: [] as number[]
	};
	for (let turn = -20; turn < count; turn += 1)
		for (const name of ['strict', 'rawStrict', 'relaxed', 'rawRelaxed'] as const) {
			const before = performance.now();
			await runners[name]();
			if (turn >= 0) times[name].push(performance.now() - before);
		}
	return times;
}

const LOG = 2000;

async function bulkTimes(entries: number, rounds: number): Promise<BulkTimes> {
	const logs = Array.from({ length: entries / LOG }, (_, place) =>
		sampleLog({ id: `bulk-${place}`, length: LOG, isHandedIn: true })
	);
	const times = { packed: [] as number[], rows: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		times.packed.push(await timed(`packed-${round}`, (db) => importPacked(db, logs)));
		times.rows.push(
			await timed(`rows-${round}`, async (db) => {
				for (const [place, log] of logs.entries())
					await db.entries.bulkAdd(log.map((entry) => toEntryRow(`bulk-${place}`, entry)));
			})
		);
	}
	return times;
}

async function timed(
	name: string,
	work: (db: PreceptorDatabase) => Promise<void>
): Promise<number> {
	const db = await openDatabase({ name });
	const before = performance.now();
	await work(db);
	const took = performance.now() - before;
	const stored = (await db.entries.count()) + (await db.sealed.count());
	if (stored === 0) throw new Error(`${name} stored nothing`);
	await db.delete();
	return took;
}

const bench: StorageBench = { appendTimes, bulkTimes };
Object.assign(globalThis, { bench });
