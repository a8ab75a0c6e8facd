/**
 * Reader of the two tables of the ICD-10-CM index: neoplasms (malignant primary, malignant
 * secondary, in situ, benign, uncertain, unspecified) and drugs and chemicals (poisoning accidental,
 * self-harm, assault, undetermined, adverse effect, underdosing).
 */
import { InputFault } from '$lib/parse/json';
import { referencesOf, termOf } from './index-file';
import type { Text } from './text';
import { childrenOf, readXml, textOf, type XmlNode } from './xml';

export interface TableRow {
	readonly term: string;
	readonly depth: number;
	readonly modifiers: string | null;
	readonly see: string | null;
	readonly seeAlso: string | null;
	/** Six codes in the order of the columns, null where the table has a dash. */
	readonly cells: readonly (string | null)[];
}

export interface CodeTable {
	readonly kind: 'drugs' | 'neoplasms';
	/** What the six columns are called. */
	readonly columns: readonly string[];
	readonly rows: readonly TableRow[];
}

const COLUMNS = 6;

/** Reads either table, told apart by the heading of the first column. Throws InputFault. */
export function readCodeTable(text: Text, name = 'table xml'): CodeTable {
	const rows: TableRow[] = [];
	let heads: string[] = [];
	readXml(name, text, {
		root: 'ICD10CM.index',
		isUnit: (_parent, tag) => tag === 'mainTerm' || tag === 'indexHeading',
		unit: (node) => {
			if (node.tag === 'indexHeading') heads = childrenOf(node, 'head').map((head) => textOf(head));
			else addRows(name, node, 0, rows);
		}
	});
	const [first = '', ...columns] = heads;
	const kind = { Substance: 'drugs', Neoplasm: 'neoplasms' }[first];
	if ((kind !== 'drugs' && kind !== 'neoplasms') || columns.length !== COLUMNS) {
		const found = JSON.stringify(heads.join(', ').slice(0, 80));
		throw new InputFault(name, 'indexHeading', `found ${found}, expected the heads of a table`);
	}
	if (rows.length === 0) throw new InputFault(name, '', 'found no row of a table');
	return { kind, columns, rows };
}

function addRows(name: string, node: XmlNode, depth: number, rows: TableRow[]): void {
	const { see, seeAlso } = referencesOf(node);
	const cells: (string | null)[] = Array.from({ length: COLUMNS }, () => null);
	const row = { ...termOf(name, node, depth), see, seeAlso, cells };
	for (const cell of childrenOf(node, 'cell')) {
		const column = Number(cell.attributes['col']) - 2;
		if (!(column in cells))
			throw new InputFault(name, row.term, `found the column ${cell.attributes['col']}`);
		const code = textOf(cell);
		cells[column] = /^-*$/.test(code) ? null : code;
	}
	rows.push(row);
	for (const term of childrenOf(node, 'term')) addRows(name, term, depth + 1, rows);
}
