/**
 * Readers of the alphabetic index of ICD-10-CM, as the csv extract and as the official XML, whose
 * shape the index of external causes shares.
 */
import { InputFault } from '$lib/parse/json';
import { blocksOf, type Text } from './text';
import { childrenOf, readXml, textOf, type XmlNode } from './xml';

/** A line of the index as printed; the terms below it follow at the next depth. */
export interface IndexRow {
	readonly term: string;
	/** Main terms stand at 0. */
	readonly depth: number;
	readonly see: string | null;
	readonly seeAlso: string | null;
	/** With its dot; ends with `-` where more characters are needed. */
	readonly code: string | null;
	/** Words in parentheses that do not change the code. */
	readonly modifiers: string | null;
	/** The second code of a pair, printed in brackets. */
	readonly manifestation: string | null;
}

const COLUMNS = ['RowID', 'Letter', 'Level', 'Term', 'See', 'SeeAlso', 'NonEssModif', 'Code'];

/** Rows of the csv extract, in printed order. Throws InputFault. */
export function readIndexCsv(text: Text, name = 'index csv'): IndexRow[] {
	const rows: IndexRow[] = [];
	let record = 0;
	for (const cells of csvRecords(name, text)) {
		record++;
		if (record === 1) {
			if (COLUMNS.some((column, at) => cells[at]?.trim() !== column)) {
				const found = JSON.stringify(cells.slice(0, 3).join(',').slice(0, 60));
				throw new InputFault(name, 'line 1', `found ${found}, expected ${COLUMNS.join(',')}`);
			}
			continue;
		}
		const [, , level = '', term = '', see = '', seeAlso = '', modifiers = '', code = ''] = cells;
		if (cells.length !== COLUMNS.length || !/^\d$/.test(level)) {
			const found = cells.length === COLUMNS.length ? JSON.stringify(term) : cells.length;
			const reason = `found ${found}, expected ${COLUMNS.length} columns with a level from 0 to 9`;
			throw new InputFault(name, `record ${record}`, reason);
		}
		rows.push({
			// Five rows have only words in parentheses: they are then the term.
			term: tidy(term) || tidy(modifiers),
			depth: Number(level),
			see: tidy(see) || null,
			seeAlso: tidy(seeAlso) || null,
			code: code.trim() || null,
			modifiers: tidy(modifiers) || null,
			manifestation: null
		});
	}
	return checked(name, rows);
}

/** Rows of an index XML (main terms with nested terms), in printed order. Throws InputFault. */
export function readIndexXml(text: Text, name = 'index xml'): IndexRow[] {
	const rows: IndexRow[] = [];
	readXml(name, text, {
		root: 'ICD10CM.index',
		isUnit: (_parent, tag) => tag === 'mainTerm',
		unit: (node) => addTerms(name, node, 0, rows)
	});
	return checked(name, rows);
}

function addTerms(name: string, node: XmlNode, depth: number, rows: IndexRow[]): void {
	rows.push({ ...termOf(name, node, depth), ...referencesOf(node), code: codeOf(node) });
	for (const term of childrenOf(node, 'term')) addTerms(name, term, depth + 1, rows);
}

/** What index and tables have in common: the words of a term. */
export function termOf(
	name: string,
	node: XmlNode,
	depth: number
): { term: string; depth: number; modifiers: string | null } {
	const level = node.attributes['level'];
	if (level !== undefined && Number(level) !== depth)
		throw new InputFault(name, `term ${textOf(node, 'title')}`, `found level ${level} at ${depth}`);
	const title = childrenOf(node, 'title')[0];
	const term = title ? textOf({ ...title, children: title.children.filter(isText) }) : '';
	return {
		term,
		depth,
		modifiers: (title && childrenOf(title, 'nemod').map(textOfNode).join(' ')) || null
	};
}

const isText = (child: XmlNode | string): boolean => typeof child === 'string';
const textOfNode = (node: XmlNode): string => textOf(node);

/** See and see also; `seecat` and `subcat` name a category instead of a term. */
export function referencesOf(node: XmlNode): Pick<IndexRow, 'see' | 'seeAlso' | 'manifestation'> {
	const all = (tag: string): string => childrenOf(node, tag).map(textOfNode).join('; ');
	return {
		see: all('see') || all('seecat') || null,
		seeAlso: all('seeAlso') || all('subcat') || null,
		manifestation: all('manif') || null
	};
}

const codeOf = (node: XmlNode): string | null => textOf(node, 'code') || null;

function checked(name: string, rows: IndexRow[]): IndexRow[] {
	if (rows.length === 0) throw new InputFault(name, '', 'found no term of an index');
	if (rows[0]?.depth !== 0) throw new InputFault(name, 'row 1', 'found no main term above it');
	return rows;
}

export interface IndexPath {
	/** The terms from main term to here: `Diabetes, type 2, with, neuropathy`. */
	readonly path: string;
	readonly code: string;
}

/**
 * The path of words to every row that names a code, in printed order. A dash at the end of a code
 * is left out: the path then leads to a header.
 */
export function indexPaths(rows: readonly IndexRow[]): IndexPath[] {
	const paths: IndexPath[] = [];
	pathTexts(rows).forEach((path, at) => {
		const code = rows[at]?.code;
		if (code) paths.push({ path, code: code.replace(/[-.]+$/, '') });
	});
	return paths;
}

/** The path of words of every row. */
export function pathTexts(rows: readonly IndexRow[]): string[] {
	const above: string[] = [];
	return rows.map((row) => {
		// A level may be skipped in print: what is missing is left out of the path.
		above.length = Math.min(above.length, row.depth);
		above.push(row.term);
		return above.join(', ');
	});
}

/** Records of a csv text by RFC 4180, fields with their quotes taken off. */
export function* csvRecords(name: string, text: Text): Generator<string[]> {
	let cells: string[] = [];
	let cell = '';
	let isQuoted = false;
	let wasQuote = false;
	for (const block of blocksOf(text)) {
		for (const char of block) {
			if (isQuoted) {
				if (wasQuote) {
					wasQuote = false;
					if (char === '"') {
						cell += '"';
						continue;
					}
					isQuoted = false;
				} else if (char === '"') {
					wasQuote = true;
					continue;
				} else {
					cell += char;
					continue;
				}
			}
			if (char === '"' && cell === '') isQuoted = true;
			else if (char === ',') {
				cells.push(cell);
				cell = '';
			} else if (char === '\n') {
				cells.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell);
				yield cells;
				cells = [];
				cell = '';
			} else cell += char;
		}
	}
	if (isQuoted && !wasQuote) throw new InputFault(name, 'end', 'found a quotation never closed');
	if (cell || cells.length > 0) yield [...cells, cell];
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
