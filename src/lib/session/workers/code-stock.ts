/**
 * What code books this browser has: packs shipped with the app, releases imported here, lists of the
 * institution, the teaching edition. Runs in the code worker.
 */
import { editionById } from '$lib/codes/editions';
import { CodeLibrary, type BuiltSearches, type ShelvedPack } from '$lib/codes/library';
import type { BuiltPack } from '$lib/codes/pack/build';
import type { PackHead } from '$lib/codes/pack/envelope';
import { openSearch } from '$lib/codes/search/code-search';
import type { TeachingEdition } from '$lib/codes/teaching';
import { InputFault } from '$lib/parse/json';
import type { ImportFile, ImportResult, StockItem } from './codes-protocol';

/** A pack that is kept in this browser; its bytes are read when it is opened. */
export interface KeptPack extends ShelvedPack {
	readonly importedAt: string;
	readonly bytes: number;
}

/** A pack to be kept. */
export interface NewPack {
	/** `icd10cm-2027.names.pack`. */
	readonly file: string;
	readonly importedAt: string;
	readonly head: PackHead;
	/** Of its body, as the pack itself has it. */
	readonly hash: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where built searches are kept. Never rejects: what is not kept is built again. */
export interface SearchRoom extends Pick<BuiltSearches, 'get'> {
	put(file: string, hash: string, bytes: ArrayBuffer): Promise<unknown>;
	/** Removes those of all other packs. */
	keepOnly(files: readonly string[]): Promise<void>;
}

/** What the worker needs of the world around it. */
export interface StockRoom {
	/** Packs shipped with the app; empty where none was built. */
	shipped(): Promise<readonly (ShelvedPack & { readonly bytes: number })[]>;
	kept(): Promise<readonly KeptPack[]>;
	/** All of them or none. Rejects with a sentence when the disk refuses. */
	keep(packs: readonly NewPack[]): Promise<void>;
	forget(ids: readonly string[]): Promise<void>;
	readonly searches: SearchRoom;
	/** Runs it when the answers that are being waited for are through. */
	later(work: () => void): void;
	teachingTexts(): Promise<Readonly<Record<string, string>>>;
	now(): string;
}

const release = () => import('$lib/codes/pack/release');

export type Report = (share: number, doing: string) => void;

export class CodeStock {
	readonly #room: StockRoom;
	#library: Promise<CodeLibrary> | undefined;
	#teaching: Promise<TeachingEdition> | undefined;

	constructor(room: StockRoom) {
		this.#room = room;
	}

	/** The books as they stand now; made anew after an import. */
	library(): Promise<CodeLibrary> {
		this.#library ??= this.#assemble().catch((fault: unknown) => {
			this.#library = undefined;
			throw fault;
		});
		return this.#library;
	}

	async stock(): Promise<StockItem[]> {
		const [kept, shipped, teaching] = await Promise.all([
			this.#room.kept(),
			this.#room.shipped(),
			this.#teachingEdition()
		]);
		const isBook = ({ head }: { head: Pick<PackHead, 'kind'> }) => head.kind === 'names';
		const imported = kept.filter(isBook).map(({ file, head, importedAt }) =>
			itemOf(file, head.edition.kind === 'own' ? 'own' : 'imported', head, {
				importedAt,
				bytes: kept
					.filter((one) => one.head.edition.id === head.edition.id)
					.reduce((sum, one) => sum + one.bytes, 0)
			})
		);
		const held = new Set(imported.map(({ title }) => title));
		return [
			...imported,
			...shipped
				.filter(isBook)
				.filter(({ head }) => !held.has(head.edition.title))
				.map(({ file, head, bytes }) => itemOf(file, 'shipped', head, { importedAt: null, bytes })),
			...teaching.books.map(({ edition }) =>
				itemOf(edition.id, 'teaching', { edition }, { importedAt: null, bytes: 0 })
			)
		];
	}

	/**
	 * Takes in files of a publisher's release. All packs are made before the first is kept, and they
	 * are kept in one transaction: a fault anywhere leaves what was in force. Throws InputFault.
	 */
	async importRelease(files: readonly ImportFile[], report: Report): Promise<ImportResult> {
		report(0, 'Looking at what it is');
		const { planBuild, sortFiles } = await release();
		const { known, left } = sortFiles(files);
		const steps = planBuild(known);
		if (steps.length === 0) {
			const [first] = left;
			const names = files.map(({ name }) => name).join(', ');
			throw new InputFault(
				names,
				'',
				first?.why ?? 'it only serves other files; choose it together with the order file'
			);
		}
		const packs: BuiltPack[] = [];
		for (const [at, step] of steps.entries()) {
			report(at / (steps.length + 1), step.title);
			packs.push(...step.make());
		}
		for (const { head } of packs)
			if (!editionById(head.edition.id))
				throw new InputFault(head.edition.id, '', 'it is of a year this app does not know');
		report(steps.length / (steps.length + 1), 'Keeping it in this browser');
		await this.#keep(packs);
		return this.#result(packs, left.length);
	}

	/** Takes in an institution's own list: csv of code and title. Throws InputFault. */
	async importOwn(name: string, text: string): Promise<ImportResult> {
		const { encodeNames, readOwnList, readPack } = await release();
		const rows = readOwnList(text, name);
		const title = name.replace(/\.csv$/i, '');
		const bytes = encodeNames({
			edition: {
				id: `own-${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
				system: 'hcpcs',
				title: `${title} (own list)`,
				from: '1900-01-01',
				to: '9999-12-31',
				kind: 'own',
				codes: 0
			},
			rows
		});
		const { head } = readPack(bytes, name);
		const packs = [{ file: `${head.edition.id}.names.pack`, head, bytes }];
		await this.#keep(packs);
		return this.#result(packs, 0);
	}

	/** Takes an imported edition out, with everything that was made of it. */
	async forget(id: string): Promise<void> {
		const kept = await this.#room.kept();
		const edition = kept.find((one) => one.file === id)?.head.edition.id;
		await this.#room.forget(
			kept.filter((one) => one.head.edition.id === edition).map((one) => one.file)
		);
		this.#library = undefined;
		await this.#dropSearches(await this.#packs());
	}

	async #keep(packs: readonly BuiltPack[]): Promise<void> {
		const importedAt = this.#room.now();
		const { digestText, readPack } = await release();
		const kept = packs.map(({ file, head, bytes }) => {
			const hash = digestText(readPack(bytes, file));
			return { file, importedAt, head, hash, bytes: new Uint8Array(bytes) };
		});
		await this.#room.keep(kept);
		this.#library = undefined;
		for (const { file, head, hash, bytes } of kept)
			if (head.kind === 'search') {
				const index = openSearch(readPack(bytes, file).body);
				await this.#room.searches.put(file, hash, index.kept());
			}
	}

	#result(packs: readonly BuiltPack[], left: number): ImportResult {
		const books = packs.filter(({ head }) => head.kind === 'names');
		const words = (books.length > 0 ? books : packs).map(({ head }) =>
			head.kind === 'names'
				? `${head.edition.title}, ${head.edition.codes.toLocaleString('en-US')} codes`
				: `${head.edition.title}, ${head.kind}`
		);
		const more = left > 0 ? ` (${left} files left out)` : '';
		return { summary: `${[...new Set(words)].join('; ')}${more}` };
	}

	async #assemble(): Promise<CodeLibrary> {
		const packs = await this.#packs();
		const { searches } = this.#room;
		const put = async (file: string, hash: string, make: () => ArrayBuffer): Promise<void> => {
			await searches.put(file, hash, make());
			// What is new comes with a new release: searches of packs that it replaced go.
			await this.#dropSearches(packs);
		};
		return new CodeLibrary({
			packs,
			built: {
				get: (file, hash) => searches.get(file, hash),
				offer: (file, hash, make) => this.#room.later(() => void put(file, hash, make))
			},
			teaching: () => this.#teachingEdition()
		});
	}

	/** Removes built searches of packs that are not here. */
	async #dropSearches(packs: readonly ShelvedPack[]): Promise<void> {
		await this.#room.searches.keepOnly(packs.map(({ file }) => file));
	}

	/** Of two packs of one name the imported one. */
	async #packs(): Promise<ShelvedPack[]> {
		const [kept, shipped] = await Promise.all([this.#room.kept(), this.#room.shipped()]);
		const names = new Set(kept.map(({ file }) => file));
		return [...kept, ...shipped.filter(({ file }) => !names.has(file))];
	}

	#teachingEdition(): Promise<TeachingEdition> {
		this.#teaching ??= Promise.all([import('$lib/codes/teaching'), this.#room.teachingTexts()])
			.then(([{ teachingBooks }, texts]) => teachingBooks(texts))
			.catch((fault: unknown) => {
				this.#teaching = undefined;
				throw fault;
			});
		return this.#teaching;
	}
}

function itemOf(
	id: string,
	kind: StockItem['kind'],
	{ edition }: Pick<PackHead, 'edition'>,
	more: Pick<StockItem, 'importedAt' | 'bytes'>
): StockItem {
	const isDated = edition.kind !== 'own';
	return {
		id,
		title: edition.title,
		kind,
		codes: edition.codes,
		from: isDated ? edition.from : null,
		to: isDated ? edition.to : null,
		...more
	};
}
