/** Readers of the conversion tables: what a code was before, and since when it is valid. */
import { dotted, undotted } from '$lib/codes/code-text';
import { InputFault } from '$lib/parse/json';
import { decodeBlocks, tsvRows, type Text } from './text';
import { childrenOf, readXml, textOf } from './xml';
import { unpack, type Unpacked } from './unpack';

export interface Conversion {
	readonly code: string;
	/** First civil date it is valid on; for a deletion, the date it no longer is. */
	readonly since: string;
	readonly change: 'new' | 'deleted' | 'revised';
	readonly previous: readonly string[];
}

const PCS_COLUMNS = [
	'Current code(s) assignment',
	'Code title',
	'Effective year',
	'Previous code(s) assignment',
	'Predecessor code title',
	'Change type'
];

const CHANGES: Readonly<Record<string, Conversion['change']>> = {
	New: 'new',
	Deleted: 'deleted',
	Revised: 'revised'
};

/** Rows of the PCS table as text with tabs. Throws InputFault with the line. */
export function readPcsConversion(text: Text, name = 'pcs conversion table'): Conversion[] {
	const rows: Conversion[] = [];
	for (const { line, cells } of tsvRows(name, text, PCS_COLUMNS)) {
		const [current = '', , year = '', previous = '', , type = ''] = cells;
		const fault = (reason: string): InputFault => new InputFault(name, `line ${line}`, reason);
		const change = CHANGES[type];
		if (!change) throw fault(`found the change ${JSON.stringify(type)}`);
		const day = /^(\d{2})\.(\d{2})$/.exec((cells.at(-1) ?? '').trim());
		if (!/^\d{4}$/.test(year) || !day) throw fault('found no year and day it takes effect');
		// The year is the fiscal year's: October to December lie in the year before.
		const calendar = Number(day[1]) >= 10 ? Number(year) - 1 : Number(year);
		rows.push({
			code: current,
			since: `${calendar}-${day[1]}-${day[2]}`,
			change,
			previous: previous.split(/[\s,;]+/).filter((code) => /^[0-9A-Z]{7}$/.test(code))
		});
	}
	return rows;
}

export interface CmConversion {
	readonly code: string;
	/** The fiscal or calendar year as printed. */
	readonly year: string;
	readonly previous: readonly string[];
}

export interface CmConversionSheet {
	/** Rows of the sheet, headings among them. */
	readonly sheetRows: number;
	readonly rows: readonly CmConversion[];
}

/** Reads the CM table from its workbook. Throws InputFault. */
export function readCmConversion(
	bytes: Uint8Array,
	name = 'cm conversion table'
): CmConversionSheet {
	const parts = new Map<string, Unpacked>();
	for (const part of unpack(name, bytes)) parts.set(part.name, part);
	const sheet = parts.get('sheet1.xml');
	const strings = parts.get('sharedStrings.xml');
	if (!sheet || !strings) throw new InputFault(name, '', 'found no sheet, expected a workbook');
	const shared: string[] = [];
	readXml(name, decodeBlocks(name, strings.chunks(), 'utf-8'), {
		root: 'sst',
		isUnit: (_parent, tag) => tag === 'si',
		unit: (node) => shared.push(textOf(node))
	});
	let sheetRows = 0;
	const rows: CmConversion[] = [];
	readXml(name, decodeBlocks(name, sheet.chunks(), 'utf-8'), {
		root: 'worksheet',
		isUnit: (_parent, tag) => tag === 'row',
		unit: (node) => {
			sheetRows++;
			const cells = childrenOf(node, 'c').map((cell) => {
				const value = textOf(cell, 'v');
				return cell.attributes['t'] === 's' ? (shared[Number(value)] ?? '') : value;
			});
			const [code = '', year = '', ...before] = cells;
			if (!/^[A-Z][0-9A-Z]{2}(?:\.?[0-9A-Z]{1,4})?$/.test(code) || !/^\d{4}$/.test(year)) return;
			rows.push({
				code: cmCode(code),
				year,
				previous: before.flatMap((cell) =>
					(cell.match(/\b[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?(?![0-9A-Za-z])/g) ?? []).map(cmCode)
				)
			});
		}
	});
	if (rows.length === 0) throw new InputFault(name, '', 'found no code with its year');
	return { sheetRows, rows };
}

const cmCode = (code: string): string => dotted('icd-10-cm', undotted(code));
