import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptSearches } from './kept-searches';

const FILE = 'icd10cm-2026.search.pack';
let kept: KeptSearches;
let name: string;
let count = 0;

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes).buffer;
const read = async (file: string, hash: string) => {
	const bytes = await kept.get(file, hash);
	return bytes && [...new Uint8Array(bytes)];
};

beforeEach(() => {
	name = `kept-searches-${(count += 1)}`;
	kept = new KeptSearches({ name });
});

afterEach(() => kept.close());

/** Writes a row as it is into the database of these tests. */
async function plant(row: unknown): Promise<void> {
	await kept.put(FILE, 'a', bytesOf(1));
	await new Promise<void>((resolve, reject) => {
		const request = indexedDB.open(name);
		request.onerror = () => reject(new Error('it did not open'));
		request.onsuccess = () => {
			const db = request.result;
			const transaction = db.transaction('searches', 'readwrite');
			transaction.objectStore('searches').put(row, FILE);
			transaction.oncomplete = () => {
				db.close();
				resolve();
			};
		};
	});
}

describe('built searches of this browser', () => {
	it('are given back for the pack they were built from', async () => {
		expect(await kept.put(FILE, 'a', bytesOf(1, 2, 3))).toBe(true);
		expect(await read(FILE, 'a')).toEqual([1, 2, 3]);
	});

	it('are not given for a pack of another hash or name', async () => {
		await kept.put(FILE, 'a', bytesOf(1));
		expect(await read(FILE, 'b')).toBeNull();
		expect(await read('icd10cm-2027.search.pack', 'a')).toBeNull();
	});

	it('give way to what is built of the pack that came after', async () => {
		await kept.put(FILE, 'a', bytesOf(1));
		await kept.put(FILE, 'b', bytesOf(2));
		expect([await read(FILE, 'a'), await read(FILE, 'b')]).toEqual([null, [2]]);
	});

	it('go when their pack is not among those that are left', async () => {
		await kept.put(FILE, 'a', bytesOf(1));
		await kept.put('hcpcs-2025-10.search.pack', 'c', bytesOf(3));
		await kept.keepOnly([FILE]);
		expect(await read(FILE, 'a')).toEqual([1]);
		expect(await read('hcpcs-2025-10.search.pack', 'c')).toBeNull();
	});

	it.each([['a text'], [{ hash: 'a' }], [{ hash: 'a', bytes: [1, 2] }], [null]])(
		'are none where %j stands',
		async (row) => {
			await plant(row);
			expect(await read(FILE, 'a')).toBeNull();
		}
	);

	it('are none, and break nothing, in a browser without storage', async () => {
		const nowhere = new KeptSearches({ indexedDB: undefined });
		expect(await nowhere.put(FILE, 'a', bytesOf(1))).toBe(false);
		expect(await nowhere.get(FILE, 'a')).toBeNull();
		await nowhere.keepOnly([]);
	});

	it('do not keep another tab from removing the database, and come back after it', async () => {
		await kept.put(FILE, 'a', bytesOf(1));
		await new Promise<void>((resolve, reject) => {
			const request = indexedDB.deleteDatabase(name);
			request.onsuccess = () => resolve();
			request.onblocked = () => reject(new Error('it is held open'));
		});
		expect(await read(FILE, 'a')).toBeNull();
		await kept.put(FILE, 'a', bytesOf(2));
		expect(await read(FILE, 'a')).toEqual([2]);
	});
});
