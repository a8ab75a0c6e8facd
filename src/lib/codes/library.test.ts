import { beforeEach, describe, expect, it } from 'vitest';
import { editionById } from './editions';
import { CodeLibrary, type ShelvedPack } from './library';
import type { CodedLine, CodeRow, Edition } from './model';
import { readPack, wrapPack } from './pack/envelope';
import { encodeLists } from './pack/lists';
import { encodeNames } from './pack/names';
import { encodeNotes } from './pack/notes';
import { buildSearchAsset } from './search/code-search';

const DATE = '2026-01-14';
const ROWS = {
	'icd-10-cm': [
		{ code: 'J18', title: 'Pneumonia, unspecified organism', isBillable: false },
		{ code: 'J18.9', title: 'Pneumonia, unspecified organism', isBillable: true }
	],
	'icd-10-pcs': [{ code: '0DTJ4ZZ', title: 'Resection of Appendix', isBillable: true }],
	hcpcs: [{ code: 'J1885', title: 'Ketorolac, per 15 mg', isBillable: true }]
} satisfies Record<Edition['system'], CodeRow[]>;

const CM = official('icd10cm-2026');
const CM_BEFORE = official('icd10cm-2023');
const PCS = official('icd10pcs-2026');
const HCPCS = official('hcpcs-2025-10');

function official(id: string): Edition {
	const span = editionById(id);
	if (!span) throw new Error(`there is no ${id}`);
	return { ...span, kind: 'official', codes: 1 };
}

let loaded: string[];

beforeEach(() => {
	loaded = [];
});

function shelved(bytes: Uint8Array): ShelvedPack {
	const { head } = readPack(bytes, 'a pack');
	const file = `${head.edition.id}.${head.kind}.pack`;
	const load = () => {
		loaded.push(file);
		return Promise.resolve(bytes);
	};
	return { file, head, load };
}

function searchPack(edition: Edition): Uint8Array {
	const body = buildSearchAsset(edition.system, ROWS[edition.system], []);
	return wrapPack({ head: { kind: 'search', edition, counts: {}, sources: [] }, body });
}

function library(): CodeLibrary {
	const lists = { poaExempt: [], mce: [], ccMcc: [], hcc: [], mue: [] };
	return new CodeLibrary({
		packs: [
			...[CM, CM_BEFORE, PCS, HCPCS].flatMap((edition) => [
				encodeNames({ edition, rows: ROWS[edition.system] }),
				searchPack(edition)
			]),
			encodeNotes({ edition: CM, notes: [{ at: 'J18', kind: 'excludes1', text: 'abscess' }] }),
			encodeLists({ edition: CM, rows: lists })
		].map(shelved),
		teaching: () => Promise.reject(new Error('the teaching edition was opened'))
	});
}

function checked(...codes: readonly CodedLine[]): Promise<unknown> {
	return library().check({ setting: 'outpatient', date: DATE, codes });
}

const PNEUMONIA: CodedLine = { system: 'icd-10-cm', code: 'J18.9', role: 'principal' };

describe('a library over packs', () => {
	it('says which editions hold without opening a pack', async () => {
		const editions = await library().editions(DATE);
		expect(editions.map(({ id }) => id)).toEqual([CM.id, PCS.id, HCPCS.id]);
		expect(loaded).toEqual([]);
	});

	it('opens the pack of search alone to search, once', async () => {
		const open = library();
		const ask = () => open.search({ system: 'icd-10-cm', query: 'pneumonia', date: DATE });
		const [first] = await Promise.all([ask(), ask()]);
		expect(first[0]?.code).toBe('J18.9');
		expect(loaded).toEqual(['icd10cm-2026.search.pack']);
	});

	it('opens names, notes and lists for the detail of a code', async () => {
		const entry = await library().describe('icd-10-cm', 'J18.9', DATE);
		expect(entry?.notes.map(({ text }) => text)).toEqual(['abscess']);
		expect(loaded.toSorted()).toEqual([
			'icd10cm-2026.lists.pack',
			'icd10cm-2026.names.pack',
			'icd10cm-2026.notes.pack'
		]);
	});

	it('checks an encounter of diagnoses without the books of procedures and services', async () => {
		await checked(PNEUMONIA);
		expect(loaded.filter((file) => file.includes('names'))).toEqual(['icd10cm-2026.names.pack']);
	});

	it('opens the book of every system that is coded, and of other years for a strange code', async () => {
		await checked(
			PNEUMONIA,
			{ system: 'icd-10-cm', code: 'J18.7', role: 'secondary' },
			{ system: 'hcpcs', code: 'J1885', role: 'service', units: 1 }
		);
		expect(loaded.filter((file) => file.includes('names')).toSorted()).toEqual([
			'hcpcs-2025-10.names.pack',
			'icd10cm-2023.names.pack',
			'icd10cm-2026.names.pack'
		]);
	});

	it('opens everything for one who asks what is in force', async () => {
		const { books } = await library().inForce(DATE);
		expect([books.cm, books.pcs, books.hcpcs].map((book) => book?.edition.id)).toEqual([
			CM.id,
			PCS.id,
			HCPCS.id
		]);
		expect(books.others?.map(({ edition }) => edition.id)).toEqual([CM_BEFORE.id]);
	});

	it('tries a pack again that could not be loaded', async () => {
		let isDown = true;
		const pack = shelved(searchPack(CM));
		const names = shelved(encodeNames({ edition: CM, rows: ROWS['icd-10-cm'] }));
		const open = new CodeLibrary({
			packs: [
				names,
				{ ...pack, load: () => (isDown ? Promise.reject(new Error('offline')) : pack.load()) }
			],
			teaching: () => Promise.reject(new Error('the teaching edition was opened'))
		});
		const ask = () => open.search({ system: 'icd-10-cm', query: 'pneumonia', date: DATE });
		await expect(ask()).rejects.toThrow('offline');
		isDown = false;
		expect((await ask())[0]?.code).toBe('J18.9');
	});
});
