import { icdEdition } from '$lib/codes/editions';
import { digestText, readPack } from '$lib/codes/pack/envelope';
import { encodeNames } from '$lib/codes/pack/names';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewPack } from './code-stock';
import { KeptPacks } from './kept-packs';
import { listedPacks } from './listed-packs';

let name: string;
let db: PreceptorDatabase;
let shelf: KeptPacks;
let count = 0;

beforeEach(async () => {
	name = `listed-packs-${(count += 1)}`;
	db = await openDatabase({ name });
	shelf = new KeptPacks(() => Promise.resolve(db));
});

afterEach(async () => {
	await db.delete();
});

const look = () => listedPacks((file) => shelf.load(file), { name });

function names(year: number, importedAt: string): NewPack {
	const bytes = new Uint8Array(
		encodeNames({
			edition: { ...icdEdition('icd-10-cm', year, 10), kind: 'official', codes: 0 },
			rows: [{ code: 'J18.9', title: 'Pneumonia, unspecified organism', isBillable: true }]
		})
	);
	const pack = readPack(bytes, 'a pack');
	const file = `icd10cm-${year}.names.pack`;
	return { file, importedAt, head: pack.head, hash: digestText(pack), bytes };
}

const OLD = names(2026, '2026-01-14T08:00:00.000Z');
const NEW = names(2027, '2026-11-24T08:00:00.000Z');
const said = (packs: readonly object[] | null) => JSON.stringify(packs);

describe('a quick look at imported packs', () => {
	it('sees what the whole list has, and reads the bytes by way of it', async () => {
		await shelf.keep([OLD]);
		await shelf.keep([NEW]);
		const packs = await look();
		expect(said(packs)).toBe(said(await shelf.list()));
		expect(packs?.map(({ file }) => file)).toEqual([NEW.file, OLD.file]);
		expect(await packs?.[1]?.load()).toEqual(OLD.bytes);
	});

	it('sees that there are none, and when one is taken out', async () => {
		expect(await look()).toEqual([]);
		await shelf.keep([OLD, NEW]);
		await shelf.forget([NEW.file]);
		expect((await look())?.map(({ file }) => file)).toEqual([OLD.file]);
	});

	it('leaves to the whole list what is not listed, or not as it is written now', async () => {
		await shelf.keep([OLD]);
		await db.settings.clear();
		expect(await look()).toBeNull();
		await db.settings.put({ key: 'codeSets', value: [{ id: OLD.file, bytes: 4 }] });
		expect(await look()).toBeNull();
		const listed = { system: 'icd-10-cm', edition: 'x', importedAt: OLD.importedAt, bytes: 4 };
		const summary = { kind: 'names' };
		await db.settings.put({ key: 'codeSets', value: [{ id: OLD.file, ...listed, summary }] });
		expect(await look()).toBeNull();
	});

	it('makes no database where there is none', async () => {
		expect(await listedPacks(() => Promise.reject(new Error()), { name: 'nowhere' })).toBeNull();
		const there = await indexedDB.databases();
		expect(there.map((one) => one.name)).not.toContain('nowhere');
	});

	it('leaves a database of another version alone', async () => {
		const other = `${name}-newer`;
		const open = (version?: number) =>
			new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(other, version);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error('it did not open'));
			});
		(await open(990)).close();
		expect(await listedPacks(() => Promise.reject(new Error()), { name: other })).toBeNull();
		const after = await open();
		expect(after.version).toBe(990);
		after.close();
	});
});
