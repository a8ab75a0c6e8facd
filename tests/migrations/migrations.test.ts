import { describe, expect, it } from 'vitest';
import { checkChain } from '$lib/engine/log';
import { listAttempts, loadAttempt } from '$lib/store/attempts';
import { exportBackup } from '$lib/store/backup';
import { openDatabase } from '$lib/store/db';
import { drafts } from '$lib/store/drafts';
import { keyOf } from '$lib/store/keys';
import { marksOf } from '$lib/store/marks';
import { listProfiles } from '$lib/store/profiles';
import { readSettings } from '$lib/store/settings';
import { CURRENT_VERSION, VERSIONS } from '$lib/store/versions';
import { frozenDatabases, rawRow, thaw } from './frozen';

const frozen = frozenDatabases();

it('has a frozen database of every published version, under its name', () => {
	expect(frozen.map(({ number, name }) => ({ number, name }))).toEqual(
		VERSIONS.map(({ number, name }) => ({ number, name }))
	);
});

describe.each(frozen)('a database of version $number ($name)', (version) => {
	it('opens with the current code and holds every row it held', async () => {
		const name = `thawed-${version.number}`;
		await thaw(version, name);

		const db = await openDatabase({ name });

		expect(db.verno).toBe(CURRENT_VERSION);
		for (const store of version.stores) {
			expect(store.rows.length, `${store.name} has no frozen row`).toBeGreaterThan(0);
			expect(await db.table(store.name).toArray()).toEqual(
				await Promise.all(store.rows.map(rawRow))
			);
		}
		db.close();
	});

	it('gives whole attempts, marks, drafts and a backup', async () => {
		const name = `thawed-and-read-${version.number}`;
		await thaw(version, name);
		const db = await openDatabase({ name });

		const attempts = await listAttempts(db);
		expect(attempts.map((attempt) => attempt.id)).toEqual(['finished', 'running']);
		for (const { id } of attempts)
			expect(checkChain((await loadAttempt(db, id)).entries)).toEqual({ ok: true });
		expect(await marksOf(db, 'finished')).toHaveLength(1);
		expect(await drafts(db, 'running')).toHaveLength(1);
		expect(await listProfiles(db)).toHaveLength(1);
		expect((await readSettings(db)).theme).toBe('dark');
		const backup = await exportBackup(db, { build: 'test', created: '2026-02-01T09:00:00Z' });
		expect(backup.incomplete).toEqual([]);
		db.close();
	});
});

it('still signs with a key that was kept, which nobody can read', async () => {
	const version = frozen.find(({ number }) => number === 2);
	if (!version) throw new Error('there is no frozen database of version 2');
	await thaw(version, 'thawed-keys');
	const db = await openDatabase({ name: 'thawed-keys' });

	const row = await keyOf(db, 'learner-1');

	if (!row) throw new Error('the key is not there');
	const text = new TextEncoder().encode('handed in');
	const signature = await crypto.subtle.sign('Ed25519', row.privateKey, text);
	const jwk = { ...row.publicKey };
	const publicKey = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', true, ['verify']);
	expect(await crypto.subtle.verify('Ed25519', publicKey, signature, text)).toBe(true);
	await expect(crypto.subtle.exportKey('jwk', row.privateKey)).rejects.toThrow();
	db.close();
});

it('finds the tables of the current version unchanged since they were frozen', async () => {
	const latest = frozen.at(-1);
	if (!latest) throw new Error('there is no frozen database');
	const db = await openDatabase({ name: 'fresh' });

	const native = db.backendDB();
	expect(native.version).toBe(latest.nativeVersion);
	expect([...native.objectStoreNames].sort()).toEqual(latest.stores.map(({ name }) => name).sort());
	const transaction = native.transaction([...native.objectStoreNames]);
	for (const { name, keyPath, autoIncrement, indexes } of latest.stores) {
		const store = transaction.objectStore(name);
		expect({ keyPath: store.keyPath, autoIncrement: store.autoIncrement }).toEqual({
			keyPath,
			autoIncrement
		});
		const found = [...store.indexNames].map((index) => {
			const { name: indexName, keyPath: path, unique, multiEntry } = store.index(index);
			return { name: indexName, keyPath: path, unique, multiEntry };
		});
		expect(found).toEqual(indexes);
	}
	db.close();
});
