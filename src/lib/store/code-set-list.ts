/**
 * A quick look at which code books were imported, past Dexie: the code worker has to know before its
 * first answer, and there loading Dexie and zod takes longer than all the rest. It reads and never
 * writes; whatever is not plainly as this version writes it is left to `codeSets` (null).
 */
import type { CodeSetSummary } from './code-sets';
import { NATIVE_VERSION } from './versions';

/** As `DEVICE_LISTS.codeSets` and the tables have it. */
const LIST = 'codeSets';
const TABLES = ['codeSets', 'settings'] as const;

export interface LookOptions {
	/** `preceptor` where nothing else is said. */
	readonly name?: string;
	readonly indexedDB?: IDBFactory | undefined;
}

/** What is said of each imported pack, the last imported first; null where it has to be asked for. */
export async function listedCodeSets(options: LookOptions = {}): Promise<CodeSetSummary[] | null> {
	const factory = options.indexedDB ?? globalThis.indexedDB;
	const db = factory && (await opened(factory, options.name ?? 'preceptor'));
	if (!db) return null;
	try {
		const [ids, row] = await read(db);
		if (ids.length === 0) return [];
		const listed = summariesIn(row);
		const found = ids.map((id) => listed?.find((one) => one.id === id));
		const whole = found.filter((one) => one !== undefined);
		if (whole.length < ids.length) return null;
		return whole.toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
	} catch {
		// The long way says what is wrong, in words.
		return null;
	} finally {
		db.close();
	}
}

/** The database of this very version; null for any other, which is left as it is. */
function opened(factory: IDBFactory, name: string): Promise<IDBDatabase | null> {
	return new Promise((resolve) => {
		const request = factory.open(name);
		// There is none yet: what this would make is given up, and the error below follows.
		request.onupgradeneeded = () => request.transaction?.abort();
		request.onerror = () => resolve(null);
		request.onsuccess = () => {
			const db = request.result;
			db.onversionchange = () => db.close();
			if (db.version === NATIVE_VERSION) return resolve(db);
			db.close();
			resolve(null);
		};
	});
}

function read(db: IDBDatabase): Promise<[ids: IDBValidKey[], row: unknown]> {
	return new Promise((resolve, reject) => {
		const transaction = db.transaction(TABLES, 'readonly');
		const ids = transaction.objectStore('codeSets').getAllKeys();
		const row = transaction.objectStore('settings').get(LIST);
		transaction.oncomplete = () => resolve([ids.result, row.result]);
		transaction.onabort = () => reject(transaction.error ?? new Error('it was given up'));
	});
}

function summariesIn(row: unknown): CodeSetSummary[] | null {
	if (!isObject(row) || !Array.isArray(row['value'])) return null;
	const listed: unknown[] = row['value'];
	const whole = listed.filter(isSummary);
	return whole.length === listed.length ? whole : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isSummary(value: unknown): value is CodeSetSummary {
	if (!isObject(value) || !isObject(value['summary']) || typeof value['bytes'] !== 'number')
		return false;
	const texts = [value['id'], value['system'], value['edition'], value['importedAt']];
	return texts.every((text) => typeof text === 'string');
}
