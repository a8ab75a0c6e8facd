/** An institution's own, licensed list of procedures: a csv of code and title. */
import type { CodeRow } from '$lib/codes/model';
import { InputFault } from '$lib/parse/json';
import { csvRecords } from './index-file';

const MOST_ROWS = 50_000;
const CODE = /^[A-Z0-9]{3,8}$/;

/**
 * Rows of a csv with two columns, code and title; a first line that names the columns is passed over.
 * Throws InputFault that names the line.
 */
export function readOwnList(text: string, name: string): CodeRow[] {
	const rows: CodeRow[] = [];
	const seen = new Set<string>();
	let line = 0;
	for (const [first = '', title = ''] of csvRecords(name, text)) {
		line += 1;
		const code = first.trim().toUpperCase();
		if (line === 1 && code === 'CODE') continue;
		if (code === '' && title.trim() === '') continue;
		const say = (reason: string) => new InputFault(name, `line ${line}`, reason);
		if (!CODE.test(code))
			throw say(
				`found ${JSON.stringify(first.slice(0, 40))}, expected a code of 3 to 8 characters`
			);
		if (title.trim() === '') throw say(`${code} has no title`);
		if (seen.has(code)) throw say(`${code} stands twice`);
		if (rows.length >= MOST_ROWS) throw say(`it has more than ${MOST_ROWS} rows`);
		seen.add(code);
		rows.push({ code, title: title.trim().slice(0, 300), isBillable: true });
	}
	if (rows.length === 0) throw new InputFault(name, '', 'found no code, expected code and title');
	return rows.sort((a, b) => (a.code < b.code ? -1 : 1));
}
