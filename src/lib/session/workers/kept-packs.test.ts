import { icdEdition } from '$lib/codes/editions';
import { digestText, openPack, readPack } from '$lib/codes/pack/envelope';
import { encodeNames } from '$lib/codes/pack/names';
import { keepCodeSets } from '$lib/store/code-sets';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { readSettings } from '$lib/store/settings';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NewPack } from './code-stock';
import { KeptPacks } from './kept-packs';

let db: PreceptorDatabase;
let shelf: KeptPacks;
let count = 0;

beforeEach(async () => {
	db = await openDatabase({ name: `kept-packs-${(count += 1)}` });
	shelf = new KeptPacks(() => Promise.resolve(db));
});

afterEach(async () => {
	vi.restoreAllMocks();
	await db.delete();
});

function names(year: number, importedAt: string): NewPack {
	const bytes = new Uint8Array(
		encodeNames({
			edition: { ...icdEdition('icd-10-cm', year, 10), kind: 'official', codes: 0 },
			rows: [{ code: 'J18.9', title: 'Pneumonia, unspecified organism', isBillable: true }],
			sources: [{ file: `icd10cm-order-${year}.txt`, sha256: 'a'.repeat(64) }]
		})
	);
	const { head } = openPack(bytes, 'a pack');
	const hash = digestText(readPack(bytes, 'a pack'));
	return { file: `icd10cm-${year}.names.pack`, importedAt, head, hash, bytes };
}

const OLD = names(2026, '2026-01-14T08:00:00.000Z');
const NEW = names(2027, '2026-11-24T08:00:00.000Z');

describe('packs kept in this browser', () => {
	it('are listed with their heads, the last imported first, and no pack is read for it', async () => {
		await shelf.keep([OLD]);
		await shelf.keep([NEW]);
		const reading = vi.spyOn(db.codeSets, 'get');
		const readingAll = vi.spyOn(db.codeSets, 'toArray');
		const listed = await shelf.list();
		expect(listed).toMatchObject(
			[NEW, OLD].map(({ file, importedAt, head, hash, bytes }) => ({
				file,
				importedAt,
				head,
				hash,
				bytes: bytes.length
			}))
		);
		expect(reading).not.toHaveBeenCalled();
		expect(readingAll).not.toHaveBeenCalled();
	});

	it('give the very bytes that were kept', async () => {
		await shelf.keep([OLD, NEW]);
		const listed = await shelf.list();
		expect(await listed.find(({ file }) => file === OLD.file)?.load()).toEqual(OLD.bytes);
	});

	it('are replaced by what comes in under the same name', async () => {
		await shelf.keep([OLD]);
		await shelf.keep([{ ...OLD, importedAt: NEW.importedAt }]);
		expect((await shelf.list()).map(({ importedAt }) => importedAt)).toEqual([NEW.importedAt]);
	});

	it('leave the list when they are taken out, and say so when they are opened still', async () => {
		await shelf.keep([OLD, NEW]);
		const [first] = await shelf.list();
		await shelf.forget([NEW.file]);
		expect((await shelf.list()).map(({ file }) => file)).toEqual([OLD.file]);
		await expect(first?.load()).rejects.toThrow(`${NEW.file} is not in this browser any more`);
	});

	it('are listed by what is there, not by what the list says', async () => {
		await shelf.keep([OLD, NEW]);
		await db.codeSets.delete(NEW.file);
		expect((await shelf.list()).map(({ file }) => file)).toEqual([OLD.file]);
		await db.settings.clear();
		expect((await shelf.list()).map(({ file, head }) => [file, head])).toEqual([
			[OLD.file, OLD.head]
		]);
	});

	it('of a row that says nothing of its pack are read for it', async () => {
		await keepCodeSets(db, [
			{
				id: OLD.file,
				system: 'icd-10-cm',
				edition: OLD.head.edition.id,
				importedAt: OLD.importedAt,
				pack: OLD.bytes,
				summary: { kind: 'names' }
			}
		]);
		expect((await shelf.list())[0]?.head).toEqual(OLD.head);
	});

	it('are all kept or none', async () => {
		await shelf.keep([OLD]);
		vi.spyOn(db.settings, 'put').mockRejectedValue(new Error('The disk is full.'));
		await expect(shelf.keep([NEW])).rejects.toThrow();
		expect(await db.codeSets.toCollection().primaryKeys()).toEqual([OLD.file]);
	});

	it('leave the settings of the browser as they were', async () => {
		const before = await readSettings(db);
		await shelf.keep([OLD]);
		expect(await readSettings(db)).toEqual(before);
	});
});
