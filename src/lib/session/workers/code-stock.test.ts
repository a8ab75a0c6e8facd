import { readFile } from 'node:fs/promises';
import { TEACHING_FILES } from '$lib/codes/teaching';
import { InputFault } from '$lib/parse/json';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { serveCodes } from './code-service';
import { CodeStock, type NewPack, type StockRoom } from './code-stock';
import type { CodesReply } from './codes-protocol';

const ORDER_NAME = 'icd10cm-order-2026.txt';
const bytesOf = (text: string) => new TextEncoder().encode(text);

function orderLine(order: number, code: string, billable: 0 | 1, title: string): string {
	return `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${billable} ${title.padEnd(60)} ${title}`;
}

const ORDER = [
	orderLine(1, 'J18', 0, 'Pneumonia, unspecified organism'),
	orderLine(2, 'J189', 1, 'Pneumonia, unspecified organism'),
	orderLine(3, 'N390', 1, 'Urinary tract infection, site not specified'),
	''
].join('\r\n');

async function readTeaching(): Promise<Record<string, string>> {
	const texts: Record<string, string> = {};
	for (const file of Object.keys(TEACHING_FILES))
		texts[file] = await readFile(`src/lib/codes/teaching/${file}`, 'utf8');
	return texts;
}

/** A room in memory; `isFull` makes it refuse to keep anything. */
function room(isFull = false): StockRoom & {
	readonly held: Map<string, NewPack>;
	readonly built: Map<string, { readonly hash: string; readonly bytes: ArrayBuffer }>;
	/** Does what was put off. */
	catchUp(): Promise<void>;
} {
	const held = new Map<string, NewPack>();
	const built = new Map<string, { readonly hash: string; readonly bytes: ArrayBuffer }>();
	const putOff: (() => void)[] = [];
	return {
		held,
		built,
		searches: {
			get: (file, hash) => {
				const one = built.get(file);
				return Promise.resolve(one?.hash === hash ? one.bytes : null);
			},
			put: (file, hash, bytes) => Promise.resolve(built.set(file, { hash, bytes })),
			keepOnly: (files) => {
				for (const file of built.keys()) if (!files.includes(file)) built.delete(file);
				return Promise.resolve();
			}
		},
		later: (work) => void putOff.push(work),
		catchUp: async () => {
			for (const work of putOff.splice(0)) work();
			await Promise.resolve();
		},
		shipped: () => Promise.resolve([]),
		kept: () =>
			Promise.resolve(
				[...held.values()].map((pack) => ({
					...pack,
					bytes: pack.bytes.length,
					load: () => Promise.resolve(pack.bytes)
				}))
			),
		keep: (packs) => {
			if (isFull) return Promise.reject(new Error('The disk is full.'));
			for (const pack of packs) held.set(pack.file, pack);
			return Promise.resolve();
		},
		forget: (ids) => {
			for (const id of ids) held.delete(id);
			return Promise.resolve();
		},
		teachingTexts: readTeaching,
		now: () => '2026-11-24T08:00:00.000Z'
	};
}

const silent = () => undefined;
const DATE = '2026-01-14';

async function firstHit(stock: CodeStock, query: string): Promise<string | undefined> {
	const library = await stock.library();
	const hits = await library.search({ system: 'icd-10-cm', query, date: DATE });
	return hits[0]?.code;
}

describe('the teaching edition', () => {
	it('answers while nothing official is at hand', async () => {
		const library = await new CodeStock(room()).library();
		const editions = await library.editions(DATE);
		expect(editions.map(({ kind }) => kind)).toEqual(['teaching', 'teaching', 'teaching']);
		const entry = await library.describe('icd-10-cm', 'e11.22', DATE);
		expect(entry?.title).toBe('Type 2 diabetes mellitus with diabetic chronic kidney disease');
		expect(entry?.above.map(({ code }) => code)).toEqual(['4', 'E08-E13', 'E11', 'E11.2']);
		const bmi = await library.describe('icd-10-cm', 'Z68.37', DATE);
		expect(bmi?.above.map(({ code }) => code)).toEqual(['21', 'Z68', 'Z68.3']);
		expect(
			entry?.notes.some(({ kind, from }) => kind === 'use-additional' && from === 'E11.22')
		).toBe(true);
		expect(await firstHit(new CodeStock(room()), 'sepsis e coli')).toBe('A41.51');
	});

	it('can be had again after it could not be loaded once', async () => {
		let isOffline = true;
		const flaky: StockRoom = {
			...room(),
			teachingTexts: () =>
				isOffline ? Promise.reject(new Error('No connection.')) : readTeaching()
		};
		const library = await new CodeStock(flaky).library();
		await expect(library.lists()).rejects.toThrow('No connection.');
		isOffline = false;
		expect((await library.lists()).isPoaExempt('Z79.4')).toBe(true);
		expect(await library.index({ words: 'sepsis', date: DATE })).not.toEqual([]);
	});

	it('holds for its years only, and says so', async () => {
		const library = await new CodeStock(room()).library();
		await expect(
			library.search({ system: 'icd-10-cm', query: 'sepsis', date: '2019-01-01' })
		).rejects.toThrow('No edition of icd-10-cm is at hand for 2019-01-01');
	});
});

describe('importing a release', () => {
	it('takes a plain, a gzipped and a zipped order file, and uses it from then on', async () => {
		const forms = [
			{ name: ORDER_NAME, bytes: bytesOf(ORDER) },
			{ name: `${ORDER_NAME}.gz`, bytes: gzipSync(bytesOf(ORDER)) },
			{ name: '2026-code-descriptions.zip', bytes: zipSync({ [ORDER_NAME]: bytesOf(ORDER) }) }
		];
		for (const file of forms) {
			const stock = new CodeStock(room());
			const shares: number[] = [];
			const { summary } = await stock.importRelease([file as never], (share) => shares.push(share));
			expect(summary).toContain('ICD-10-CM FY2026, 2 codes');
			expect(shares.every((share) => share >= 0 && share < 1)).toBe(true);
			const library = await stock.library();
			expect((await library.editions(DATE))[0]).toMatchObject({ kind: 'official', codes: 2 });
			expect(await firstHit(stock, 'urinary infection')).toBe('N39.0');
			expect((await stock.stock())[0]).toMatchObject({ kind: 'imported', codes: 2 });
		}
	});

	it('gives way to the teaching edition again when it is taken out', async () => {
		const stock = new CodeStock(room());
		await stock.importRelease([{ name: ORDER_NAME, bytes: bytesOf(ORDER) as never }], silent);
		const [item] = await stock.stock();
		await stock.forget(item?.id ?? '');
		const library = await stock.library();
		expect((await library.editions(DATE))[0]?.kind).toBe('teaching');
	});

	it.each([
		['a foreign file', 'holiday.txt', bytesOf('Dear all, nothing to see here.')],
		['an empty file', ORDER_NAME, bytesOf('')],
		['half a gzip', `${ORDER_NAME}.gz`, gzipSync(bytesOf(ORDER.repeat(50))).slice(0, 60)],
		['half a zip', 'release.zip', zipSync({ [ORDER_NAME]: bytesOf(ORDER) }).slice(0, 80)],
		['an unknown year', 'icd10cm-order-1999.txt', bytesOf(ORDER)],
		['a torn line', ORDER_NAME, bytesOf(`${ORDER}00004 J1`)]
	])('refuses %s with one sentence, and everything stays', async (_what, name, bytes) => {
		const here = room();
		const stock = new CodeStock(here);
		await stock.importRelease([{ name: ORDER_NAME, bytes: bytesOf(ORDER) as never }], silent);
		const before = [...here.held.keys()];
		await expect(stock.importRelease([{ name, bytes: bytes as never }], silent)).rejects.toThrow(
			InputFault
		);
		expect([...here.held.keys()]).toEqual(before);
		expect(await firstHit(stock, 'pneumonia')).toBe('J18.9');
	});

	it('keeps the old edition when the disk refuses the new one', async () => {
		const stock = new CodeStock(room(true));
		await expect(
			stock.importRelease([{ name: ORDER_NAME, bytes: bytesOf(ORDER) as never }], silent)
		).rejects.toThrow('The disk is full.');
		const library = await stock.library();
		expect((await library.editions(DATE))[0]?.kind).toBe('teaching');
	});
});

describe('search in what was imported', () => {
	const FILE = 'icd10cm-2026.search.pack';

	async function imported(): Promise<ReturnType<typeof room>> {
		const here = room();
		const release = [{ name: ORDER_NAME, bytes: bytesOf(ORDER) as never }];
		await new CodeStock(here).importRelease(release, silent);
		return here;
	}

	it('is built while the release is taken in, and not again', async () => {
		const here = await imported();
		expect([...here.built.keys()]).toEqual([FILE]);
		here.held.set(FILE, { ...(here.held.get(FILE) as NewPack), bytes: new Uint8Array(0) });
		// The pack itself cannot be opened any more: what answers is what was built of it.
		expect(await firstHit(new CodeStock(here), 'urinary infection')).toBe('N39.0');
	});

	it.each([
		['was cut short', (bytes: ArrayBuffer) => bytes.slice(0, -8)],
		[
			'has a wrong bit',
			(bytes: ArrayBuffer) => {
				const wrong = new Uint8Array(bytes.slice(0));
				wrong.set([(wrong.at(-9) ?? 0) ^ 1], wrong.length - 9);
				return wrong.buffer;
			}
		],
		['is empty', () => new ArrayBuffer(0)]
	])('is built again and put aside anew where what was built %s', async (_how, harm) => {
		const here = await imported();
		const { hash = '', bytes = new ArrayBuffer(0) } = here.built.get(FILE) ?? {};
		here.built.set(FILE, { hash, bytes: harm(bytes) });
		expect(await firstHit(new CodeStock(here), 'urinary infection')).toBe('N39.0');
		await here.catchUp();
		expect(here.built.get(FILE)).toEqual({ hash, bytes });
	});

	it('is not taken from what was built of another pack of that name', async () => {
		const here = await imported();
		const before = here.built.get(FILE);
		const other = ORDER.replaceAll('Urinary tract infection', 'Bladder trouble');
		await new CodeStock(here).importRelease(
			[{ name: ORDER_NAME, bytes: bytesOf(other) as never }],
			silent
		);
		here.built.set(FILE, before ?? { hash: '', bytes: new ArrayBuffer(0) });
		expect(await firstHit(new CodeStock(here), 'bladder trouble')).toBe('N39.0');
		await here.catchUp();
		expect(here.built.get(FILE)?.hash).not.toBe(before?.hash);
	});

	it('goes with the edition when that is taken out', async () => {
		const here = await imported();
		const stock = new CodeStock(here);
		const [item] = await stock.stock();
		await stock.forget(item?.id ?? '');
		expect([...here.built.keys()]).toEqual([]);
	});
});

describe('an institution’s own list', () => {
	it('is found beside the official services and marked as theirs', async () => {
		const stock = new CodeStock(room());
		await stock.importOwn(
			'Procedures of the clinic.csv',
			'code,title\nX1001,"Wound check, short"\n'
		);
		const library = await stock.library();
		const hits = await library.search({ system: 'hcpcs', query: 'wound check', date: DATE });
		expect(hits.find(({ code }) => code === 'X1001')?.own).toBe(
			'Procedures of the clinic (own list)'
		);
		expect((await library.describe('hcpcs', 'X1001', DATE))?.edition.kind).toBe('own');
		const edits = await library.check({
			setting: 'outpatient',
			date: DATE,
			codes: [
				{ system: 'icd-10-cm', code: 'J18.9', role: 'principal' },
				{ system: 'hcpcs', code: 'X1001', role: 'service', units: 1 }
			]
		});
		expect(edits.flatMap(({ codes }) => codes)).not.toContain('X1001');
	});

	it.each([
		['X 1,title', 'line 1'],
		['X1001,title\nX1001,again', 'X1001 stands twice'],
		['X1001,', 'X1001 has no title'],
		['code,title', 'found no code']
	])('is refused as %j with its line', async (text, reason) => {
		await expect(new CodeStock(room()).importOwn('list.csv', text)).rejects.toThrow(reason);
	});
});

describe('the messages', () => {
	it('are answered each with its number, faults in one sentence', async () => {
		const replies: CodesReply[] = [];
		const serve = serveCodes(new CodeStock(room()), (reply) => replies.push(reply));
		await serve({ id: 7, call: { do: 'describe', with: ['icd-10-cm', 'J18.9', DATE] } });
		await serve({ id: 8, call: { do: 'importOwn', with: [new File([''], 'list.csv')] } });
		expect(replies[0]).toMatchObject({ id: 7, ok: true, answer: { code: 'J18.9' } });
		expect(replies[1]).toMatchObject({ id: 8, ok: false });
	});

	it('bring files that are read where they are used', async () => {
		const replies: CodesReply[] = [];
		const serve = serveCodes(new CodeStock(room()), (reply) => replies.push(reply));
		const file = new File([ORDER], ORDER_NAME);
		await serve({ id: 9, call: { do: 'import', with: [[file]] } });
		expect(replies.at(-1)).toMatchObject({
			id: 9,
			ok: true,
			answer: { summary: 'ICD-10-CM FY2026, 2 codes' }
		});
		expect(replies[0]).toMatchObject({ id: 9, progress: 0 });
	});
});
