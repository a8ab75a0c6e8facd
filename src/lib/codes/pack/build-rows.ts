/** The rows of an edition out of its files, and the search asset over them. */
import { editionById } from '$lib/codes/editions';
import type { CodeRow, Edition } from '$lib/codes/model';
import { readCodeTable } from '$lib/codes/read/drug-table';
import { readHcpcsFixed, readHcpcsTsv } from '$lib/codes/read/hcpcs';
import type { FileKind } from '$lib/codes/read/identify';
import { readIndexCsv, readIndexXml, type IndexRow } from '$lib/codes/read/index-file';
import { beforeChanges, readAddenda, readOrderFile } from '$lib/codes/read/order-file';
import { readPcsIndex } from '$lib/codes/read/pcs-files';
import { buildSearchAsset, type SearchPhrase } from '$lib/codes/search/asset';
import { phrasesOfIndex } from '$lib/codes/search/phrases';
import { phrasesOfPcsIndex, phrasesOfTable } from '$lib/codes/search/table-phrases';
import { InputFault } from '$lib/parse/json';
import type { BuiltPack, Finder } from './build';
import { wrapPack, type PackHead } from './envelope';
import type { KnownFile } from './sort-files';

/** What a pack of names is made from. */
export interface EditionRows {
	readonly edition: Edition;
	readonly rows: readonly CodeRow[];
	readonly modifiers?: readonly { readonly code: string; readonly title: string }[];
	readonly sources: PackHead['sources'];
}

type RowsKind = 'cm-order' | 'pcs-order' | 'hcpcs-fixed' | 'hcpcs-tsv';

export function isRows(kind: FileKind): kind is RowsKind {
	return ['cm-order', 'pcs-order', 'hcpcs-fixed', 'hcpcs-tsv'].includes(kind);
}

/** The editions in a file with their rows: of PCS two, where an April update is in it. */
export function rowsOf(file: KnownFile, find: Finder): EditionRows[] {
	if (file.kind === 'cm-order') {
		const rows = readOrderFile(file.text(), 'icd-10-cm', file.name);
		return [{ edition: counted(file.edition, rows), rows, sources: sourcesOf(file) }];
	}
	return file.kind === 'pcs-order' ? pcsRows(file, find) : [hcpcsRows(file)];
}

function pcsRows(file: KnownFile, find: Finder): EditionRows[] {
	const rows = readOrderFile(file.text(), 'icd-10-pcs', file.name);
	const update = `${file.edition}-04`;
	const changes = find('pcs-addenda', update);
	const before = changes && undo(rows, changes);
	const sources = sourcesOf(file, changes);
	if (!before) return [{ edition: counted(file.edition, rows), rows, sources: sourcesOf(file) }];
	return [
		{ edition: counted(file.edition, before), rows: before, sources },
		{ edition: counted(update, rows), rows, sources }
	];
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

function hcpcsRows(file: KnownFile): EditionRows {
	const span = official(file.edition);
	const read = file.kind === 'hcpcs-fixed' ? readHcpcsFixed : readHcpcsTsv;
	const valid = read(file.text(), file.name).rows.filter(
		(row) => row.terminated === null || row.terminated > span.from
	);
	const rows = valid.flatMap(({ kind, code, title }) =>
		kind === 'code' ? [{ code, title, isBillable: true }] : []
	);
	const modifiers = valid.flatMap(({ kind, code, title }) =>
		kind === 'modifier' ? [{ code, title }] : []
	);
	return { edition: counted(file.edition, rows), rows, modifiers, sources: sourcesOf(file) };
}

/** The search asset of an edition, with the words of the newest index at hand. */
export function searchPack(
	{ edition, rows, sources }: EditionRows,
	files: readonly KnownFile[]
): BuiltPack {
	const phrases = phrasesFor(edition, files);
	const counts = { rows: rows.length, phrases: phrases.length };
	const body = buildSearchAsset(edition.system, rows, phrases);
	const head: PackHead = { kind: 'search', edition, counts, sources };
	return { file: `${edition.id}.search.pack`, head, bytes: wrapPack({ head, body }) };
}

function phrasesFor({ system }: Edition, files: readonly KnownFile[]): SearchPhrase[] {
	if (system === 'icd-10-cm') {
		// External causes say in their index what they say in their titles, which are searched anyway.
		const index = newest(files, 'cm-index') ?? newest(files, 'cm-index-csv');
		const tables = [newest(files, 'cm-neoplasm'), newest(files, 'cm-drug')];
		return [
			...(index ? phrasesOfIndex(indexRowsOf(index)) : []),
			...tables.flatMap((file) =>
				file ? phrasesOfTable(readCodeTable(file.text(), file.name)) : []
			)
		];
	}
	const index = system === 'icd-10-pcs' ? newest(files, 'pcs-index') : undefined;
	return index ? phrasesOfPcsIndex(readPcsIndex(index.text(), index.name)) : [];
}

export function indexRowsOf(file: KnownFile): IndexRow[] {
	return (file.kind === 'cm-index-csv' ? readIndexCsv : readIndexXml)(file.text(), file.name);
}

export function newest(files: readonly KnownFile[], kind: FileKind): KnownFile | undefined {
	return files
		.filter((file) => file.kind === kind)
		.toSorted((a, b) => (a.edition < b.edition ? 1 : -1))[0];
}

/** An official edition whose codes are not counted yet. */
export function official(id: string): Edition {
	const span = editionById(id);
	if (!span) throw new InputFault(id, '', 'found an edition of no code set');
	return { ...span, kind: 'official', codes: 0 };
}

function counted(id: string, rows: readonly CodeRow[]): Edition {
	return { ...official(id), codes: rows.filter((row) => row.isBillable).length };
}

export function sourcesOf(...files: readonly (KnownFile | undefined)[]): PackHead['sources'] {
	return files.flatMap((file) => (file ? [{ file: file.name, sha256: file.sha256 }] : []));
}
