/**
 * The teaching edition: our own small extract of the official code sets, kept in the repository as
 * text (`teaching/*.tsv`) and opened the same way as a whole edition.
 */
import { bookOf, type OpenBook } from './book';
import { CODE_SYSTEMS, type CodeLists, type CodeRow, type CodeSystem, type Edition } from './model';
import type { MceEdit, SeventhCharacter } from './model';
import { listsOf } from './lists';
import { NOTE_KINDS, type PrintedNote } from './pack/notes';
import type { PcsData, PcsDataRow } from './pack/pcs';
import type { Block, Tree } from './pack/tree';
import type { PcsTables } from './pcs-tables';
import type { IndexRow } from './read/index-file';
import type { CcRow, HccRow, MceRow, MueRow } from './read/rule-files';
import { tsvRows } from './read/text';
import { InputFault } from '$lib/parse/json';

/** The files and their columns. */
export const TEACHING_FILES = {
	'editions.tsv': ['system', 'id', 'title', 'from', 'to'],
	'codes.tsv': ['system', 'code', 'billable', 'title'],
	'blocks.tsv': ['id', 'inside', 'title', 'categories'],
	'notes.tsv': ['at', 'kind', 'text'],
	'seventh.tsv': ['stem', 'char', 'meaning'],
	'lists.tsv': ['list', 'value', 'codes'],
	'index.tsv': ['depth', 'term', 'code', 'see', 'see-also', 'modifiers'],
	'pcs-tables.tsv': ['table', 'row', 'position', 'axis', 'char', 'label'],
	'pcs-definitions.tsv': ['section', 'position', 'label', 'text'],
	'modifiers.tsv': ['code', 'title']
} as const;
export type TeachingFile = keyof typeof TEACHING_FILES;

export interface TeachingEdition {
	/** One book for each code system that has codes. */
	readonly books: readonly OpenBook[];
	readonly lists: CodeLists;
	/** Procedure tables, null where the extract has none. */
	readonly tables: PcsTables | null;
	/** Rows of the alphabetic index that lead to its codes, with those above them. */
	readonly index: readonly IndexRow[];
}

/** Opens the extract from its texts by file name. Throws InputFault. */
export function teachingBooks(texts: Readonly<Record<string, string>>): TeachingEdition {
	const rows = codeRows(texts);
	const editions = editionsOf(texts);
	let tables: PcsTables | null = null;
	const books = editions.flatMap((edition) => {
		const own = rows.get(edition.system);
		if (!own) return [];
		const opened = bookOf({
			edition,
			rows: own,
			...(edition.system === 'icd-10-cm' ? { tree: treeFrom(texts), notes: notesFrom(texts) } : {}),
			...(edition.system === 'icd-10-pcs' ? { pcs: pcsFrom(texts) } : {}),
			...(edition.system === 'hcpcs' ? { modifiers: modifiersFrom(texts) } : {})
		});
		tables = opened.tables ?? tables;
		return [opened.book];
	});
	const first = editions.find((edition) => edition.system === 'icd-10-cm') ?? editions[0];
	if (!first) throw new InputFault('editions.tsv', '', 'found no edition');
	return { books, lists: listsFrom(texts, first), tables, index: indexFrom(texts) };
}

function* cellsOf(
	texts: Readonly<Record<string, string>>,
	file: TeachingFile
): Generator<readonly string[]> {
	const text = texts[file];
	if (text === undefined)
		throw new InputFault(file, '', 'the file of the teaching edition is missing');
	for (const { cells } of tsvRows(file, text, TEACHING_FILES[file])) yield cells;
}

function oneOf<T extends string>(file: TeachingFile, all: readonly T[], found: string): T {
	const match = all.find((each) => each === found);
	if (match === undefined)
		throw new InputFault(file, '', `found ${JSON.stringify(found)}, expected ${all.join(', ')}`);
	return match;
}

type Texts = Readonly<Record<string, string>>;

function editionsOf(texts: Texts): Edition[] {
	return [...cellsOf(texts, 'editions.tsv')].map(
		([system = '', id = '', title = '', from = '', to = '']) => ({
			id,
			system: oneOf('editions.tsv', CODE_SYSTEMS, system),
			title,
			from,
			to,
			kind: 'teaching',
			codes: 0
		})
	);
}

function codeRows(texts: Texts): Map<CodeSystem, CodeRow[]> {
	const rows = new Map<CodeSystem, CodeRow[]>();
	for (const [name = '', code = '', billable, title = ''] of cellsOf(texts, 'codes.tsv')) {
		const system = oneOf('codes.tsv', CODE_SYSTEMS, name);
		const list = rows.get(system) ?? [];
		list.push({ code, title, isBillable: billable === '1' });
		rows.set(system, list);
	}
	return rows;
}

function treeFrom(texts: Texts): Tree {
	const blocks: Block[] = [];
	const places = new Map<string, number>();
	const blockOf = new Map<string, number>();
	for (const [id = '', inside = '', title = '', categories = ''] of cellsOf(texts, 'blocks.tsv')) {
		const place = blocks.push({ id, title, parent: places.get(inside) ?? -1 }) - 1;
		places.set(id, place);
		for (const category of categories.split(' ').filter(Boolean)) blockOf.set(category, place);
	}
	const seventh = new Map<string, SeventhCharacter[]>();
	for (const [stem = '', char = '', meaning = ''] of cellsOf(texts, 'seventh.tsv')) {
		const list = seventh.get(stem) ?? [];
		list.push({ char, meaning });
		seventh.set(stem, list);
	}
	return { blocks, blockOf, seventh };
}

function notesFrom(texts: Texts): PrintedNote[] {
	return [...cellsOf(texts, 'notes.tsv')].map(([at = '', kind = '', text = '']) => ({
		at,
		kind: oneOf('notes.tsv', NOTE_KINDS, kind),
		text
	}));
}

function pcsFrom(texts: Texts): PcsData {
	const tables = new Map<
		string,
		{ heads: string[]; definition: string | null; rows: PcsRowDraft[] }
	>();
	for (const cells of cellsOf(texts, 'pcs-tables.tsv')) {
		const [stem = '', number = '', position = '', axis = '', char = '', label = ''] = cells;
		const table = tables.get(stem) ?? { heads: [], definition: null, rows: [] };
		tables.set(stem, table);
		const place = Number(position);
		// Row 0 is the head: the words of the first three characters, and what the third means.
		if (number === '0') {
			if (place === 0) table.definition = label;
			else table.heads[place - 1] = label;
			continue;
		}
		const row = (table.rows[Number(number) - 1] ??= { axes: [] });
		const held = (row.axes[place - 4] ??= { title: axis, labels: [] });
		held.labels.push({ char, label });
	}
	const definitions = new Map<string, string>();
	for (const [section = '', position = '', label = '', text = ''] of cellsOf(
		texts,
		'pcs-definitions.tsv'
	))
		definitions.set(`${section}${position}${label}`, text);
	return { tables: [...tables].map(([stem, table]) => ({ stem, ...table })), definitions };
}

interface PcsRowDraft extends PcsDataRow {
	readonly axes: { title: string; labels: { char: string; label: string }[] }[];
}

function modifiersFrom(texts: Texts): { code: string; title: string }[] {
	return [...cellsOf(texts, 'modifiers.tsv')].map(([code = '', title = '']) => ({ code, title }));
}

function indexFrom(texts: Texts): IndexRow[] {
	return [...cellsOf(texts, 'index.tsv')].map(
		([depth = '', term = '', code = '', see = '', seeAlso = '', modifiers = '']) => ({
			term,
			depth: Number(depth),
			code: code || null,
			see: see || null,
			seeAlso: seeAlso || null,
			modifiers: modifiers || null,
			manifestation: null
		})
	);
}

const MCE_EDITS: readonly MceEdit[] = [
	'manifestation-not-principal',
	'unacceptable-principal',
	'unacceptable-principal-unless-secondary',
	'age-newborn',
	'age-pediatric',
	'age-maternity',
	'age-adult'
];

const ADJUDICATIONS = { '1': 1, '2': 2, '3': 3 } as const;

function listsFrom(texts: Texts, edition: Edition): CodeLists {
	const poaExempt: string[] = [];
	const mce: MceRow[] = [];
	const ccMcc: CcRow[] = [];
	const hcc: HccRow[] = [];
	const mue: MueRow[] = [];
	const file = 'lists.tsv';
	for (const [name = '', value = '', all = ''] of cellsOf(texts, file)) {
		const codes = all.split(' ').filter(Boolean);
		switch (oneOf(file, ['poa-exempt', 'mce', 'cc', 'hcc', 'mue'] as const, name)) {
			case 'poa-exempt':
				poaExempt.push(...codes);
				break;
			case 'mce': {
				const edit = oneOf(file, MCE_EDITS, value);
				mce.push(...codes.map((code) => ({ code, edit })));
				break;
			}
			case 'cc': {
				const word = oneOf(file, ['CC', 'MCC', 'MCC alive'] as const, value);
				const level = word === 'CC' ? 'CC' : 'MCC';
				const isAliveOnly = word === 'MCC alive';
				ccMcc.push(...codes.map((code): CcRow => ({ code, level, isAliveOnly })));
				break;
			}
			case 'hcc':
				hcc.push(...codes.map((code) => ({ code, hcc: value })));
				break;
			case 'mue': {
				const [limit = '', by = ''] = value.split('/');
				const adjudication = ADJUDICATIONS[oneOf(file, ['1', '2', '3'] as const, by)];
				mue.push(...codes.map((code): MueRow => ({ code, limit: Number(limit), adjudication })));
			}
		}
	}
	return listsOf(edition, { poaExempt, mce, ccMcc, hcc, mue });
}
