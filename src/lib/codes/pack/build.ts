/**
 * Packs out of official files, edition by edition. A plan is made first and its steps are run one
 * by one, so that a worker can say how far it is and a fault in one edition leaves the others whole.
 */
import { readPcsDefinitions, readPcsTables } from '$lib/codes/read/pcs-files';
import { FILE_KINDS, type FileKind } from '$lib/codes/read/identify';
import { readTabular } from '$lib/codes/read/tabular';
import { treeOf } from '$lib/codes/tabular-tree';
import { InputFault } from '$lib/parse/json';
import { listsStep } from './build-lists';
import { indexRowsOf, isRows, newest, official, rowsOf, searchPack, sourcesOf } from './build-rows';
import { readPack, type PackHead } from './envelope';
import { encodeIndex } from './index-terms';
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

export type Finder = (kind: FileKind, edition: string) => KnownFile | undefined;

/** Steps in the order of the files. A file that only serves others makes no step of its own. */
export function planBuild(files: readonly KnownFile[]): BuildStep[] {
	const find: Finder = (kind, edition) =>
		files.find((file) => file.kind === kind && file.edition === edition);
	const steps: BuildStep[] = [];
	for (const file of files) {
		const title = `${FILE_KINDS[file.kind]}, ${file.edition}`;
		const make = MAKERS[file.kind];
		if (!make || isSecond(file, find)) continue;
		steps.push({ title, make: () => make(file, find, files) });
		if (isRows(file.kind))
			steps.push({
				title: `search in the ${title}`,
				make: () => rowsOf(file, find).map((rows) => searchPack(rows, files))
			});
	}
	const lists = listsStep(files);
	if (lists) steps.push(lists);
	return steps;
}

/** An extract gives way to the official file of the same edition. */
function isSecond({ kind, edition }: KnownFile, find: Finder): boolean {
	if (kind === 'cm-index-csv') return find('cm-index', edition) !== undefined;
	return kind === 'hcpcs-tsv' && find('hcpcs-fixed', edition) !== undefined;
}

type Maker = (file: KnownFile, find: Finder, files: readonly KnownFile[]) => BuiltPack[];

const MAKERS: Partial<Record<FileKind, Maker>> = {
	'cm-order': (file, find) =>
		rowsOf(file, find).flatMap(({ edition, rows }) => {
			// The tabular list of an April update is rarely published: the year's own serves.
			const year = file.edition.replace(/-04$/, '');
			const printed = find('cm-tabular', file.edition) ?? find('cm-tabular', year);
			const sources = sourcesOf(file, printed);
			if (!printed) return [built(encodeNames({ edition, rows, sources }))];
			const tabular = readTabular(printed.text(), printed.name);
			const names = built(encodeNames({ edition, rows, sources, tree: treeOf(tabular) }));
			const notes = { edition: names.head.edition, notes: tabular.notes, sources };
			return [names, built(encodeNotes(notes))];
		}),
	'cm-index': (file, _find, files) => [indexPack(file, files)],
	'cm-index-csv': (file, _find, files) => [indexPack(file, files)],
	'pcs-order': namesPacks,
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
	'hcpcs-fixed': namesPacks,
	'hcpcs-tsv': namesPacks
};

function namesPacks(file: KnownFile, find: Finder): BuiltPack[] {
	return rowsOf(file, find).map((edition) => built(encodeNames(edition)));
}

function indexPack(file: KnownFile, files: readonly KnownFile[]): BuiltPack {
	const causes = newest(files, 'cm-external-index');
	const rows = indexRowsOf(file);
	if (causes?.edition === file.edition) rows.push(...indexRowsOf(causes));
	const edition = official(file.edition);
	return built(encodeIndex({ edition, rows, sources: sourcesOf(file, causes) }));
}

/** A pack with its head read back, so that counts come from what was written. */
export function built(bytes: Uint8Array): BuiltPack {
	const { head } = readPack(bytes, 'a new pack');
	return { file: `${head.edition.id}.${head.kind}.pack`, head, bytes };
}
