import { describe, expect, it, vi } from 'vitest';
import { createAttempt, listAttempts } from './attempts';
import { openDatabase } from './db';
import type { StoreFault } from './faults';
import { openingEntry, withLearner } from './sample-log';
import { NATIVE_VERSION } from './versions';

function openRaw(name: string, version: number): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name, version);
		request.onupgradeneeded = () => {
			if (!request.result.objectStoreNames.contains('of-the-future'))
				request.result.createObjectStore('of-the-future');
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('open failed'));
	});
}

describe('openDatabase', () => {
	it('asks every write to reach the disk', async () => {
		const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
		const db = await openDatabase({ name: 'durable' });
		await withLearner(db);
		opened.mockClear();

		await createAttempt(db, openingEntry('a'));

		const writes = opened.mock.calls.filter(([, mode]) => mode === 'readwrite');
		expect(writes.map(([, , options]) => options)).toEqual([{ durability: 'strict' }]);
		opened.mockRestore();
		db.close();
	});

	it('refuses data of a newer Preceptor by name and leaves it as it is', async () => {
		const future = await openRaw('newer', NATIVE_VERSION + 10);
		future.close();

		const opening = openDatabase({ name: 'newer' });

		await expect(opening).rejects.toMatchObject({ name: 'StoreFault', kind: 'newer' });
		await expect(opening).rejects.toThrow('written by a newer Preceptor');
		const again = await openRaw('newer', NATIVE_VERSION + 10);
		expect([...again.objectStoreNames]).toEqual(['of-the-future']);
		again.close();
	});

	it('refuses a database of our version with other tables instead of patching it', async () => {
		const odd = await openRaw('odd', NATIVE_VERSION);
		odd.close();

		await expect(openDatabase({ name: 'odd' })).rejects.toMatchObject({ kind: 'damaged' });

		const again = await openRaw('odd', NATIVE_VERSION);
		expect(again.version).toBe(NATIVE_VERSION);
		again.close();
	});

	it('is closed for good, and says so, when another tab upgrades', async () => {
		const told: StoreFault[] = [];
		const db = await openDatabase({
			name: 'upgraded',
			onVersionChange: (fault) => told.push(fault)
		});
		db.onVersionChange((fault) => told.push(fault));

		const upgraded = await openRaw('upgraded', NATIVE_VERSION + 10);

		expect(told.map((fault) => fault.kind)).toEqual(['outdated', 'outdated']);
		for (let call = 0; call < 3; call += 1) {
			await expect(listAttempts(db)).rejects.toThrow('another tab updated Preceptor; reload');
			await expect(createAttempt(db, openingEntry('late'))).rejects.toMatchObject({
				kind: 'outdated'
			});
			await expect(db.attempts.toArray()).rejects.toMatchObject({ name: 'DatabaseClosedError' });
		}
		const stored = upgraded.transaction('attempts').objectStore('attempts').count();
		await new Promise((resolve) => (stored.onsuccess = resolve));
		expect(stored.result).toBe(0);
		upgraded.close();
	});

	it('does not write into a newer database even when told to open again', async () => {
		const db = await openDatabase({ name: 'reopened' });
		const upgraded = await openRaw('reopened', NATIVE_VERSION + 10);

		await expect(db.open()).rejects.toMatchObject({ name: 'StoreFault', kind: 'newer' });
		upgraded.close();
	});

	it('comes back by itself after the page was put away and shown again', async () => {
		const db = await openDatabase({ name: 'put-away' });
		await withLearner(db);
		await createAttempt(db, openingEntry('a'));
		db.close({ disableAutoOpen: false });

		expect(await listAttempts(db)).toHaveLength(1);
		db.close();
	});

	it('says that it waits for a tab that will not let go', async () => {
		const stubborn = await openRaw('blocked', 1);
		const told = vi.fn();

		const opening = openDatabase({ name: 'blocked', onBlocked: told });
		await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
		stubborn.close();

		(await opening).close();
	});
});
