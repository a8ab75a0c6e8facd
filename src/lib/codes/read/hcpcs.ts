/**
 * Readers of HCPCS Level II: the publisher's fixed-width contractor record and the tab-separated
 * extract of it. Level I (five digits) and the dental D codes belong to others: rows with them are
 * left out and counted.
 */
import { InputFault } from '$lib/parse/json';
import { linesOf, tsvRows, type Text } from './text';

export interface HcpcsRow {
	readonly code: string;
	readonly kind: 'code' | 'modifier';
	readonly title: string;
	readonly short: string;
	/** `YYYY-MM-DD`, null where the record has none. */
	readonly added: string | null;
	readonly terminated: string | null;
}

export interface HcpcsFile {
	readonly rows: readonly HcpcsRow[];
	readonly codes: number;
	readonly modifiers: number;
	/** Rows of code sets that are not ours to read. */
	readonly leftOut: number;
}

const CODE = /^[A-CE-Z]\d{4}$/;
const MODIFIER = /^[A-Z0-9]{2}$/;
const FOREIGN = /^(?:D\d{4}|\d{4}[0-9A-Z])$/;

const COLUMNS = [
	'code',
	'kind',
	'short_description',
	'long_description',
	'coverage_code',
	'betos',
	'date_added'
];

/** Reads the extract. Throws InputFault with the line. */
export function readHcpcsTsv(text: Text, name = 'hcpcs tsv'): HcpcsFile {
	const gathered = new Gathered(name);
	for (const { line, cells } of tsvRows(name, text, COLUMNS)) {
		const [code = '', kind = '', short = '', title = '', , , added = ''] = cells;
		if (kind !== 'procedure' && kind !== 'modifier')
			throw new InputFault(name, `line ${line}`, `found the kind ${JSON.stringify(kind)}`);
		const isModifier = kind === 'modifier';
		gathered.add(line, isModifier, { code, title, short, added, terminated: '' });
	}
	return gathered.end();
}

/**
 * Reads the contractor record of 320 columns: code 1-5 (a modifier at 4-5), record 11 (3 first line
 * of a code, 4 more of it, 7 first line of a modifier, 8 more of it), long description 12-91, short
 * 92-119, added 269-276, terminated 285-292. Columns 1-119: CMS, HCPCS record layout of each
 * release. Throws InputFault with the line.
 */
export function readHcpcsFixed(text: Text, name = 'hcpcs file'): HcpcsFile {
	const gathered = new Gathered(name);
	let at = 0;
	let open: { line: number; isModifier: boolean; raw: RawRow } | null = null;
	const close = (): void => {
		if (open) gathered.add(open.line, open.isModifier, open.raw);
		open = null;
	};
	for (const line of linesOf(text)) {
		at++;
		if (!line.trim() || line.trim() === '\u001a') continue;
		const fault = (reason: string): InputFault => new InputFault(name, `line ${at}`, reason);
		const record = line.charAt(10);
		if (!/^[ A-Z0-9]{5}\d{5}[3478]/.test(line))
			throw fault(`found ${JSON.stringify(line.slice(0, 11))}, expected code, sequence, record`);
		const code = line.slice(0, 5).trim();
		const title = line.slice(11, 91).trim();
		if (record === '3' || record === '7') {
			close();
			open = {
				line: at,
				isModifier: record === '7',
				raw: {
					code,
					title,
					short: line.slice(91, 119).trim(),
					added: line.slice(268, 276).trim(),
					terminated: line.slice(284, 292).trim()
				}
			};
		} else {
			if (open?.raw.code !== code) throw fault(`found more of ${code} without its first line`);
			open.raw.title = `${open.raw.title} ${title}`.trim();
		}
	}
	close();
	return gathered.end();
}

interface RawRow {
	code: string;
	title: string;
	short: string;
	added: string;
	terminated: string;
}

class Gathered {
	readonly #name: string;
	readonly #rows: HcpcsRow[] = [];
	readonly #seen = new Set<string>();
	#leftOut = 0;

	constructor(name: string) {
		this.#name = name;
	}

	add(line: number, isModifier: boolean, raw: RawRow): void {
		const fault = (reason: string): InputFault =>
			new InputFault(this.#name, `line ${line}`, reason);
		const { code, title, short } = raw;
		if (!isModifier && FOREIGN.test(code)) {
			this.#leftOut++;
			return;
		}
		if (!(isModifier ? MODIFIER : CODE).test(code))
			throw fault(`found ${JSON.stringify(code)}, expected a HCPCS code or modifier`);
		if (!title) throw fault(`found no description of ${code}`);
		// The modifiers of Level I stand in the same list of two characters; codes never repeat.
		const id = `${isModifier ? 'modifier' : 'code'} ${code}`;
		if (this.#seen.has(id)) throw fault(`found ${code} a second time`);
		this.#seen.add(id);
		this.#rows.push({
			code,
			kind: isModifier ? 'modifier' : 'code',
			title: title.replace(/\s+/g, ' '),
			short,
			added: civil(raw.added, fault),
			terminated: civil(raw.terminated, fault)
		});
	}

	end(): HcpcsFile {
		if (this.#rows.length === 0) throw new InputFault(this.#name, '', 'found no code');
		const modifiers = this.#rows.filter((row) => row.kind === 'modifier').length;
		return {
			rows: this.#rows,
			codes: this.#rows.length - modifiers,
			modifiers,
			leftOut: this.#leftOut
		};
	}
}

function civil(digits: string, fault: (reason: string) => InputFault): string | null {
	if (!digits || /^0+$/.test(digits)) return null;
	const date = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(digits);
	if (!date) throw fault(`found the date ${JSON.stringify(digits)}, expected YYYYMMDD`);
	return `${date[1]}-${date[2]}-${date[3]}`;
}
