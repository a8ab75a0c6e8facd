/**
 * Packs out of official files, edition by edition. A plan is made first and its steps are run one
 * by one, so that a worker can say how far it is and a fault in one edition leaves the others whole.
 */
import { editionById, type EditionSpan } from '$lib/codes/editions';
import type { CodeRow, Edition } from '$lib/codes/model';
import { readHcpcsFixed, readHcpcsTsv } from '$lib/codes/read/hcpcs';
import { FILE_KINDS, type FileKind } from '$lib/codes/read/identify';
import { readIndexCsv, readIndexXml, type IndexRow } from '$lib/codes/read/index-file';
import { beforeChanges, readAddenda, readOrderFile } from '$lib/codes/read/order-file';
import { readPcsDefinitions, readPcsIndex, readPcsTables } from '$lib/codes/read/pcs-files';
import { readTabular } from '$lib/codes/read/tabular';
import { buildSearchAsset, type SearchPhrase } from '$lib/codes/search/asset';
import { phrasesOfIndex } from '$lib/codes/search/phrases';
import { treeOf } from '$lib/codes/tabular-tree';
import { InputFault } from '$lib/parse/json';
import { openPack, wrapPack, type PackHead } from './envelope';
import { encodeIndex } from './index-terms';
import { listsStep } from './build-lists';
import { encodeNames } from './names';
import { encodeNotes } from './notes';
import { encodePcs, pcsDataOf } from './pcs';
import type { KnownFile } from './sort-files';

export interface BuiltPack {
	/** `icd10cm-2026.names.pack`. */
	readonly file: string;
	readonly head: PackHead;
	readonly bytes: Uint8Array;
}

export interface BuildStep {
	/** What it makes, in words. */
	readonly title: string;
	/** Throws InputFault. */
	make(): BuiltPack[];
}

type Finder = (kind: FileKind, edition: string) => KnownFile | undefined;

/** Steps in the order of the files. A file that only serves others makes no step of its own. */
export function planBuild(files: readonly KnownFile[]): BuildStep[] {
	const find: Finder = (kind, edition) =>
		files.find((file) => file.kind === kind && file.edition === edition);
	const steps: BuildStep[] = [];
	for (const file of files) {
		const title = `${FILE_KINDS[file.kind]}, ${file.edition}`;
		const make = MAKERS[file.kind];
		if (make) steps.push({ title, make: () => make(file, find, files) });
	}
	const lists = listsStep(files);
	if (lists) steps.push(lists);
	return steps;
}

type Maker = (file: KnownFile, find: Finder, files: readonly KnownFile[]) => BuiltPack[];

const MAKERS: Partial<Record<FileKind, Maker>> = {
	'cm-order': (file, find, files) => {
		const edition = official(file.edition);
		const rows = readOrderFile(file.text(), 'icd-10-cm', file.name);
		// The tabular list of an April update is rarely published: the year's own serves.
		const year = file.edition.replace(/-04$/, '');
		const printed = find('cm-tabular', file.edition) ?? find('cm-tabular', year);
		const tabular = printed && readTabular(printed.text(), printed.name);
		const sources = sourcesOf(file, printed);
		const names = { edition, rows, sources, ...(tabular ? { tree: treeOf(tabular) } : {}) };
		const packs = [built(encodeNames(names))];
		const held = packs[0]?.head.edition ?? edition;
		if (tabular) packs.push(built(encodeNotes({ edition: held, notes: tabular.notes, sources })));
		packs.push(searchPack(held, rows, phrasesOfIndex(indexRows(files)), sources));
		return packs;
	},
	'cm-index': (file, _find, files) => [indexPack(file, files)],
	'cm-index-csv': (file, find, files) =>
		find('cm-index', file.edition) ? [] : [indexPack(file, files)],
	'pcs-order': (file, find, files) => {
		const rows = readOrderFile(file.text(), 'icd-10-pcs', file.name);
		const changes = find('pcs-addenda', `${file.edition}-04`);
		const undone = changes && undo(rows, changes);
		const phrases = pcsPhrases(files);
		const pack = (
			id: string,
			of: readonly CodeRow[],
			sources: PackHead['sources']
		): BuiltPack[] => {
			const names = built(encodeNames({ edition: official(id), rows: of, sources }));
			return [names, searchPack(names.head.edition, of, phrases, sources)];
		};
		const sources = sourcesOf(file, changes);
		if (!undone) return pack(file.edition, rows, sourcesOf(file));
		return [...pack(file.edition, undone, sources), ...pack(`${file.edition}-04`, rows, sources)];
	},
	'pcs-tables': (file, find) => {
		const meanings = find('pcs-definitions', file.edition);
		if (!meanings) {
			const reason = `found no definitions of ${file.edition}, expected them beside the tables`;
			throw new InputFault(file.name, '', reason);
		}
		const tables = readPcsTables(file.text(), file.name);
		const data = pcsDataOf(tables, readPcsDefinitions(meanings.text(), meanings.name));
		const codes = tables
			.flatMap((table) => table.rows)
			.reduce((sum, row) => sum + row.reduce((count, axis) => count * axis.labels.length, 1), 0);
		const edition = { ...official(file.edition), codes };
		return [built(encodePcs({ edition, data, sources: sourcesOf(file, meanings) }))];
	},
	'hcpcs-fixed': hcpcsPacks,
	'hcpcs-tsv': (file, find) => (find('hcpcs-fixed', file.edition) ? [] : hcpcsPacks(file))
};

function hcpcsPacks(file: KnownFile): BuiltPack[] {
	const edition = official(file.edition);
	const read = file.kind === 'hcpcs-fixed' ? readHcpcsFixed : readHcpcsTsv;
	const valid = read(file.text(), file.name).rows.filter(
		(row) => row.terminated === null || row.terminated > edition.from
	);
	const rows = valid.flatMap(({ kind, code, title }) =>
		kind === 'code' ? [{ code, title, isBillable: true }] : []
	);
	const modifiers = valid.flatMap(({ kind, code, title }) =>
		kind === 'modifier' ? [{ code, title }] : []
	);
	const sources = sourcesOf(file);
	const names = built(encodeNames({ edition, rows, modifiers, sources }));
	return [names, searchPack(names.head.edition, rows, [], sources)];
}

/** Null where the order file is from before the update: the changes then do not fit it. */
function undo(rows: readonly CodeRow[], changes: KnownFile): CodeRow[] | null {
	const list = readAddenda(changes.text(), 'icd-10-pcs', changes.name);
	try {
		return beforeChanges(rows, list, changes.name);
	} catch (fault) {
		if (!(fault instanceof InputFault)) throw fault;
		return null;
	}
}

/** The newest index at hand and the newest index of external causes after it. */
function indexRows(files: readonly KnownFile[]): IndexRow[] {
	const main = newest(files, 'cm-index') ?? newest(files, 'cm-index-csv');
	const causes = newest(files, 'cm-external-index');
	return [
		...(main ? rowsOf(main) : []),
		...(causes ? readIndexXml(causes.text(), causes.name) : [])
	];
}

function rowsOf(file: KnownFile): IndexRow[] {
	return (file.kind === 'cm-index' ? readIndexXml : readIndexCsv)(file.text(), file.name);
}

function indexPack(file: KnownFile, files: readonly KnownFile[]): BuiltPack {
	const causes = newest(files, 'cm-external-index');
	const rows = rowsOf(file);
	if (causes?.edition === file.edition) rows.push(...readIndexXml(causes.text(), causes.name));
	const edition = official(file.edition);
	return built(encodeIndex({ edition, rows, sources: sourcesOf(file, causes) }));
}

/** Words of the procedure index that lead to a code or to a table. */
export function pcsIndexPhrases(text: Iterable<string>, name: string): SearchPhrase[] {
	const above: string[] = [];
	return readPcsIndex(text, name).flatMap(({ term, depth, codes }) => {
		above.length = Math.min(above.length, depth);
		if (term !== null) above.push(term);
		return codes.map((code) => ({ path: above.join(', '), code }));
	});
}

function pcsPhrases(files: readonly KnownFile[]): SearchPhrase[] {
	const index = newest(files, 'pcs-index');
	return index ? pcsIndexPhrases(index.text(), index.name) : [];
}

function searchPack(
	edition: Edition,
	rows: readonly CodeRow[],
	phrases: readonly SearchPhrase[],
	sources: PackHead['sources']
): BuiltPack {
	const counts = { rows: rows.length, phrases: phrases.length };
	const body = buildSearchAsset(edition.system, rows, phrases);
	return built(wrapPack({ head: { kind: 'search', edition, counts, sources }, body }));
}

function newest(files: readonly KnownFile[], kind: FileKind): KnownFile | undefined {
	return files
		.filter((file) => file.kind === kind)
		.toSorted((a, b) => (a.edition < b.edition ? 1 : -1))[0];
}

/** Its codes are counted where its rows are written. */
export function official(id: string): Edition {
	const span: EditionSpan | undefined = editionById(id);
	if (!span) throw new InputFault(id, '', 'found an edition of no code set');
	return { ...span, kind: 'official', codes: 0 };
}

export function built(bytes: Uint8Array): BuiltPack {
	const { head } = openPack(bytes, 'a new pack');
	return { file: `${head.edition.id}.${head.kind}.pack`, head, bytes };
}

export function sourcesOf(...files: readonly (KnownFile | undefined)[]): PackHead['sources'] {
	return files.flatMap((file) => (file ? [{ file: file.name, sha256: file.sha256 }] : []));
}
