/**
 * All code books that are at hand, opened when they are asked for: which edition holds on a date, and
 * everything a desk looks up in it. Packs come from wherever the owner has them (shipped, imported);
 * where no official edition holds, the teaching edition answers.
 */
import type { OpenBook } from './book';
import { editionFor } from './editions';
import type { Books } from './edits/check-encounter';
import {
	CODE_SYSTEMS,
	type CodedEncounter,
	type CodeEntry,
	type CodeHit,
	type CodeLists,
	type CodeLookup,
	type CodeRow,
	type CodeSystem,
	type Edit,
	type Edition,
	type IndexTerm,
	type PcsStep
} from './model';
import type { PackHead } from './pack/envelope';
import type { PcsTables } from './pcs-tables';
import type { IndexSource } from './index-lookup';
import {
	openKeptSearch,
	openSearch,
	openSearchFromRows,
	type SearchIndex
} from './search/code-search';
import type { TeachingEdition } from './teaching';

export interface ShelvedPack {
	readonly file: string;
	readonly head: Pick<PackHead, 'kind' | 'edition' | 'counts'>;
	/** A hash of what it holds, where its owner knows one. */
	readonly hash?: string | undefined;
	/** Its bytes. Who has the pack checks that it is whole as it comes in: here that is relied on. */
	load(): Promise<Uint8Array>;
}

/** Search as it stands in memory, kept where that opens sooner than the pack it was built from. */
export interface BuiltSearches {
	/** What was kept for the pack of that name and hash; null where there is none. Never rejects. */
	get(file: string, hash: string): Promise<ArrayBuffer | null>;
	/** Asks for it to be kept when there is time: `make` is called then, if at all. */
	offer(file: string, hash: string, make: () => ArrayBuffer): void;
}

export interface Shelf {
	readonly packs: readonly ShelvedPack[];
	readonly built?: BuiltSearches | undefined;
	/** Opened only where nothing official holds. */
	teaching(): Promise<TeachingEdition>;
}

interface Opened {
	readonly book: OpenBook;
	readonly tables: PcsTables | null;
}

const DEFAULT_LIMIT = 10;

const opening = () => import('./opening');

export class CodeLibrary implements CodeLookup {
	readonly #shelf: Shelf;
	readonly #teaching: () => Promise<TeachingEdition>;
	readonly #books = new Map<string, Promise<Opened>>();
	readonly #searches = new Map<string, Promise<SearchIndex>>();
	readonly #lists = new Map<'lists', Promise<CodeLists>>();
	readonly #index = new Map<'index', Promise<IndexSource>>();

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
		const held = new Map<'teaching', Promise<TeachingEdition>>();
		this.#teaching = () => remember(held, 'teaching', () => shelf.teaching());
	}

	async editions(date: string): Promise<Edition[]> {
		const held = await Promise.all(CODE_SYSTEMS.map((system) => this.#edition(system, date)));
		return held.flatMap((edition) => edition ?? []);
	}

	async search({
		system,
		query,
		date,
		limit = DEFAULT_LIMIT
	}: Parameters<CodeLookup['search']>[0]): Promise<CodeHit[]> {
		const edition = await this.#must(system, date);
		const hits = (await this.#searchOf(edition)).search(query, limit);
		if (system !== 'hcpcs') return hits;
		const own = await Promise.all(
			this.#own().map(async (one) =>
				(await this.#searchOf(one)).search(query, limit).map((hit) => ({ ...hit, own: one.title }))
			)
		);
		return [...hits, ...own.flat()].slice(0, limit + own.length);
	}

	async describe(system: CodeSystem, code: string, date: string): Promise<CodeEntry | null> {
		const wanted = code.trim().toUpperCase();
		const candidates = [await this.#must(system, date), ...(system === 'hcpcs' ? this.#own() : [])];
		for (const edition of candidates) {
			const { book } = await this.#open(edition);
			const row = book.row(wanted);
			if (row) return this.#entry(system, book, row);
		}
		return null;
	}

	async roots(system: CodeSystem, date: string): Promise<{ code: string; title: string }[]> {
		const { book } = await this.#open(await this.#must(system, date));
		return book.roots().map(({ id, title }) => ({ code: id, title }));
	}

	async below(system: CodeSystem, code: string, date: string): Promise<readonly CodeRow[]> {
		const { book } = await this.#open(await this.#must(system, date));
		return book.below(code);
	}

	async index({ words, under }: Parameters<CodeLookup['index']>[0]): Promise<IndexTerm[]> {
		const [{ lookUpIndex }, source] = await Promise.all([opening(), this.#indexSource()]);
		return lookUpIndex(source, words, under);
	}

	async suggest(text: string, date: string): Promise<CodeHit[]> {
		const edition = await this.#must('icd-10-cm', date);
		const index = await this.#searchOf(edition);
		return index.search(text, 3, { isBillable: true });
	}

	async pcs(stem: string, date: string): Promise<PcsStep | null> {
		const { tables } = await this.#open(await this.#must('icd-10-pcs', date));
		return tables?.step(stem.trim().toUpperCase()) ?? null;
	}

	async check(encounter: CodedEncounter): Promise<Edit[]> {
		const isOwn = await this.#ownCodes();
		const codes = encounter.codes.filter((line) => !isOwn(line.code));
		const cm = await this.#bookFor('icd-10-cm', encounter.date);
		const isStrange = codes.some((line) => line.system === 'icd-10-cm' && !cm?.row(line.code));
		// A book no line is in stays closed: opening one keeps the next search waiting.
		const systems = new Set<CodeSystem>(['icd-10-cm', ...codes.map(({ system }) => system)]);
		const { books, lists } = await this.#inForce(encounter.date, systems, isStrange);
		const { checkEncounter } = await opening();
		return checkEncounter({ ...encounter, codes }, books, lists);
	}

	/** The books and lists that hold on a date, books of other years of ICD-10-CM among them. */
	inForce(date: string): Promise<{ books: Books; lists: CodeLists }> {
		return this.#inForce(date, new Set(CODE_SYSTEMS), true);
	}

	async #inForce(
		date: string,
		systems: ReadonlySet<CodeSystem>,
		withOthers: boolean
	): Promise<{ books: Books; lists: CodeLists }> {
		const open = (system: CodeSystem) =>
			systems.has(system) ? this.#bookFor(system, date) : undefined;
		const [cm, pcs, hcpcs, lists] = await Promise.all([
			open('icd-10-cm'),
			open('icd-10-pcs'),
			open('hcpcs'),
			this.lists()
		]);
		return {
			books: {
				...(cm && { cm }),
				...(pcs && { pcs }),
				...(hcpcs && { hcpcs }),
				others: withOthers ? await this.#otherBooks(cm?.edition) : []
			},
			lists
		};
	}

	/** The newest lists of claim rules at hand. */
	lists(): Promise<CodeLists> {
		return remember(this.#lists, 'lists', async () => {
			const pack = await this.#newest('lists');
			if (!pack) return (await this.#teaching()).lists;
			const [{ decodeLists, readPack }, bytes] = await Promise.all([opening(), pack.load()]);
			return decodeLists(bytes, pack.file, readPack).lists;
		});
	}

	async #bookFor(system: CodeSystem, date: string): Promise<OpenBook | undefined> {
		const edition = await this.#edition(system, date);
		return edition ? (await this.#open(edition)).book : undefined;
	}

	async #entry(system: CodeSystem, book: OpenBook, row: CodeRow): Promise<CodeEntry> {
		const lists = await this.lists();
		const parents: { code: string; title: string }[] = [];
		for (let at = book.parent(row.code); at !== undefined; at = book.parent(at))
			parents.unshift({ code: at, title: book.row(at)?.title ?? '' });
		// A section of one category (Z68) has the category's own name.
		const blocks = book
			.blocks(row.code)
			.map(({ id, title }) => ({ code: id, title }))
			.filter(({ code }) => code !== row.code && parents.every((one) => one.code !== code));
		const parent = parents.at(-1)?.code;
		return {
			...row,
			system,
			edition: book.edition,
			above: [...blocks.reverse(), ...parents],
			children: book.children(row.code),
			siblings: parent === undefined ? [row] : book.children(parent),
			notes: book.notes(row.code),
			seventh: book.seventh(row.code),
			isPoaExempt: lists.isPoaExempt(row.code),
			ccLevel: lists.ccLevel(row.code),
			mce: lists.mce(row.code)
		};
	}

	/** Editions of official packs; an institution's own lists stand apart. */
	#official(): Edition[] {
		return this.#shelf.packs
			.filter(({ head }) => head.kind === 'names' && head.edition.kind === 'official')
			.map(({ head }) => head.edition);
	}

	#own(): Edition[] {
		return this.#shelf.packs
			.filter(({ head }) => head.kind === 'names' && head.edition.kind === 'own')
			.map(({ head }) => head.edition);
	}

	async #edition(system: CodeSystem, date: string): Promise<Edition | null> {
		const official = editionFor(system, date, this.#official());
		if (official) return official;
		const { books } = await this.#teaching();
		return editionFor(
			system,
			date,
			books.map(({ edition }) => edition)
		);
	}

	async #must(system: CodeSystem, date: string): Promise<Edition> {
		const edition = await this.#edition(system, date);
		if (edition) return edition;
		throw new Error(
			`No edition of ${system} is at hand for ${date}; import one under Settings, Code sets.`
		);
	}

	#open(edition: Edition): Promise<Opened> {
		return remember(this.#books, edition.id, async () => {
			if (edition.kind === 'teaching') {
				const { books, tables } = await this.#teaching();
				const book = books.find((one) => one.edition.id === edition.id);
				if (!book) throw new Error(`The teaching edition has no ${edition.title}.`);
				return { book, tables: edition.system === 'icd-10-pcs' ? tables : null };
			}
			const names = await this.#pack('names', edition.id);
			if (!names) throw new Error(`${edition.title} is not at hand any more.`);
			const notes = await this.#pack('notes', edition.id);
			const printed = edition.system === 'icd-10-pcs' ? await this.#newest('pcs-tables') : null;
			const [open, rowBytes, noteBytes, tableBytes] = await Promise.all([
				opening(),
				names.load(),
				notes?.load(),
				printed?.load()
			]);
			const { decodeNames, decodeNotes, decodePcs, openBook, openPcsTables, readPack } = open;
			const decoded = decodeNames(rowBytes, names.file, readPack);
			const tables =
				printed && tableBytes
					? openPcsTables(decodePcs(tableBytes, printed.file, readPack).data, decoded.names)
					: null;
			const book = openBook({
				edition: decoded.head.edition,
				names: decoded.names,
				notes: notes && noteBytes ? decodeNotes(noteBytes, notes.file, readPack).notes : null,
				tables
			});
			return { book, tables };
		});
	}

	#searchOf(edition: Edition): Promise<SearchIndex> {
		return remember(this.#searches, edition.id, async () => {
			const pack = await this.#pack('search', edition.id);
			if (pack) return this.#packedSearch(pack);
			const { book } = await this.#open(edition);
			const { phrasesOfIndex } = await opening();
			const phrases =
				edition.kind === 'teaching' && edition.system === 'icd-10-cm'
					? phrasesOfIndex((await this.#teaching()).index)
					: [];
			return openSearchFromRows(edition.system, [...book.rows()], phrases);
		});
	}

	async #packedSearch(pack: ShelvedPack): Promise<SearchIndex> {
		const { built } = this.#shelf;
		const { file, hash } = pack;
		const kept = hash === undefined ? null : await built?.get(file, hash);
		const opened = kept ? openKeptSearch(kept) : null;
		if (opened) return opened;
		const [{ readPack }, bytes] = await Promise.all([opening(), pack.load()]);
		const index = openSearch(readPack(bytes, file, 'search').body);
		if (hash !== undefined) built?.offer(file, hash, () => index.kept());
		return index;
	}

	#indexSource(): Promise<IndexSource> {
		return remember(this.#index, 'index', async () => {
			const pack = await this.#newest('index');
			if (pack) {
				const [{ decodeIndex, readPack }, bytes] = await Promise.all([opening(), pack.load()]);
				return decodeIndex(bytes, pack.file, readPack).index;
			}
			const { index } = await this.#teaching();
			return {
				length: index.length,
				depth: (at) => index[at]?.depth ?? 0,
				term: (at) => index[at]?.term ?? '',
				row: (at) => {
					const row = index[at];
					if (!row) throw new RangeError(`the index has no row ${at}`);
					return row;
				}
			};
		});
	}

	#pack(kind: PackHead['kind'], edition: string): Promise<ShelvedPack | undefined> {
		return Promise.resolve(
			this.#shelf.packs.find(({ head }) => head.kind === kind && head.edition.id === edition)
		);
	}

	#newest(kind: PackHead['kind']): Promise<ShelvedPack | undefined> {
		return Promise.resolve(
			this.#shelf.packs
				.filter(({ head }) => head.kind === kind)
				.toSorted((a, b) => (a.head.edition.from < b.head.edition.from ? 1 : -1))[0]
		);
	}

	/** Books of other years, which tell a retired code from one that never was. */
	async #otherBooks(but: Edition | undefined): Promise<OpenBook[]> {
		const others = this.#official().filter(
			({ system, id }) => system === 'icd-10-cm' && id !== but?.id
		);
		return Promise.all(others.map(async (edition) => (await this.#open(edition)).book));
	}

	/** Tells codes of the institution's own lists, which no official edit knows. */
	async #ownCodes(): Promise<(code: string) => boolean> {
		const books = await Promise.all(
			this.#own().map(async (edition) => (await this.#open(edition)).book)
		);
		return (code) => books.some((book) => book.row(code) !== undefined);
	}
}

/** One promise for each name; a failed one is forgotten, so that it can be tried again. */
function remember<Name extends string, T>(
	kept: Map<Name, Promise<T>>,
	name: Name,
	make: () => Promise<T>
): Promise<T> {
	let held = kept.get(name);
	if (!held) {
		held = make();
		kept.set(name, held);
		held.catch(() => kept.delete(name));
	}
	return held;
}
