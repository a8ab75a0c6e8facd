/**
 * Frozen databases: what a released version of Preceptor left in a browser, tables and raw rows, made
 * once and never changed. They are written here without the store's own code, as the browser of that
 * day would hold them.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { z } from '$lib/parse/zod';

const keyPath = z.union([z.string(), z.array(z.string()), z.null()]);

const frozenSchema = z.strictObject({
	number: z.int(),
	name: z.string(),
	nativeVersion: z.int(),
	stores: z.array(
		z.strictObject({
			name: z.string(),
			keyPath,
			autoIncrement: z.boolean(),
			indexes: z.array(
				z.strictObject({ name: z.string(), keyPath, unique: z.boolean(), multiEntry: z.boolean() })
			),
			rows: z.array(z.record(z.string(), z.json()))
		})
	)
});
export type FrozenDatabase = z.infer<typeof frozenSchema>;

const FOLDER = new URL('./', import.meta.url);

/** All frozen databases, oldest first. */
export function frozenDatabases(): FrozenDatabase[] {
	return readdirSync(FOLDER)
		.filter((file) => /^v\d+\.json$/.test(file))
		.map((file) => frozenSchema.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))))
		.sort((first, second) => first.number - second.number);
}

const bytesSchema = z.strictObject({ base64: z.string() });
const privateKeySchema = z.strictObject({ privateKey: z.record(z.string(), z.string()) });

/**
 * Rows as IndexedDB held them. What JSON has no word for stands in the file in one of two ways: bytes
 * as `{"base64": text}`, and a CryptoKey as `{"privateKey": jwk}`. A browser's key cannot be written
 * down, so the frozen one is the published Ed25519 key of RFC 8037, A.1, taken in as the app would
 * have made it: for signing only, not to be read again.
 */
export async function rawRow(row: Record<string, unknown>): Promise<Record<string, unknown>> {
	const raw: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(row)) raw[key] = await rawValue(value);
	return raw;
}

async function rawValue(value: unknown): Promise<unknown> {
	const bytes = bytesSchema.safeParse(value);
	if (bytes.success) return new Uint8Array(Buffer.from(bytes.data.base64, 'base64'));
	const key = privateKeySchema.safeParse(value);
	if (key.success)
		return crypto.subtle.importKey('jwk', key.data.privateKey, 'Ed25519', false, ['sign']);
	return value;
}

/** Puts a frozen database into the browser under `name`. */
export async function thaw(frozen: FrozenDatabase, name: string): Promise<void> {
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(name, frozen.nativeVersion);
		request.onerror = () => reject(request.error ?? new Error('open failed'));
		request.onsuccess = () => resolve(request.result);
		request.onupgradeneeded = () => {
			for (const { name: table, keyPath: path, autoIncrement, indexes } of frozen.stores) {
				const store = request.result.createObjectStore(table, { keyPath: path, autoIncrement });
				for (const index of indexes)
					store.createIndex(index.name, index.keyPath ?? '', {
						unique: index.unique,
						multiEntry: index.multiEntry
					});
			}
		};
	});
	// A transaction ends while a key is awaited, so every row is made before it begins.
	const filled = await Promise.all(
		frozen.stores.map(async ({ name: table, rows }) => ({
			table,
			rows: await Promise.all(rows.map(rawRow))
		}))
	);
	const names = frozen.stores.map((store) => store.name);
	const transaction = db.transaction(names, 'readwrite');
	for (const { table, rows } of filled)
		for (const row of rows) transaction.objectStore(table).put(row);
	await new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
	});
	db.close();
}
