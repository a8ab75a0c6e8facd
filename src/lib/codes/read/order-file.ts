/**
 * Readers of the order files of ICD-10-CM and ICD-10-PCS and of the addenda to them. Columns: order
 * number 1-5, code 7-13, flag 15 (1 can be assigned), short title 17-76, long title from 78. Source:
 * CMS, ICD-10-PCS order file layout (icd10OrderFiles.pdf) of each year's release.
 */
import { dotted } from '$lib/codes/code-text';
import type { CodeRow, CodeSystem } from '$lib/codes/model';
import { InputFault } from '$lib/parse/json';
import { linesOf, type Text } from './text';

export type IcdSystem = Exclude<CodeSystem, 'hcpcs'>;

const CODE: Readonly<Record<IcdSystem, RegExp>> = {
	// Two letters at the start are allowed for: `QA0.0101` is announced.
	'icd-10-cm': /^[A-Z][0-9A-Z]{2,6}$/,
	'icd-10-pcs': /^[0-9A-HJ-NP-Z]{3}(?:[0-9A-HJ-NP-Z]{4})?$/
};

/** Rows in printed order, CM codes with their dot. Throws InputFault with the line. */
export function readOrderFile(text: Text, system: IcdSystem, name = 'order file'): CodeRow[] {
	const rows: CodeRow[] = [];
	const seen = new Set<string>();
	let at = 0;
	for (const line of linesOf(text)) {
		at++;
		if (!line.trim()) continue;
		const fault = (reason: string): InputFault => new InputFault(name, `line ${at}`, reason);
		if (!/^\d{5,6} /.test(line) || line.length < 78) {
			const found = JSON.stringify(line.slice(0, 30));
			throw fault(`found ${found}, expected order number, code, flag and two titles in columns`);
		}
		// From 100,000 rows on the order number takes a sixth column.
		const shift = line.charAt(5) === ' ' ? 0 : 1;
		const row = rowAt(line, shift, system, fault);
		if (seen.has(row.code)) throw fault(`found ${row.code} a second time`);
		seen.add(row.code);
		rows.push(row);
	}
	if (rows.length === 0) throw new InputFault(name, '', 'found no code');
	return rows;
}

function rowAt(
	line: string,
	shift: number,
	system: IcdSystem,
	fault: (reason: string) => InputFault
): CodeRow {
	const code = line.slice(6 + shift, 13 + shift).trim();
	const flag = line.charAt(14 + shift);
	if (!CODE[system].test(code))
		throw fault(`found ${JSON.stringify(code)}, expected a code of ${system}`);
	if (flag !== '0' && flag !== '1')
		throw fault(`found the flag ${JSON.stringify(flag)}, expected 0 or 1`);
	const title = line.slice(77 + shift).trim();
	if (!title) throw fault(`found no long title for ${code}`);
	return { code: dotted(system, code), isBillable: flag === '1', title };
}

export interface Change {
	readonly action: 'add' | 'delete' | 'revise';
	readonly row: CodeRow;
	/** The row as it was, of a revision. */
	readonly was?: CodeRow;
}

const ACTION = /^(Add|Delete|Revise from|Revise to):\s*/;

/**
 * Changes of an addenda file; CM has the flag before the code, PCS has none and only headers are
 * three characters long. The totals printed at the end are held against what was read. Throws
 * InputFault with the line.
 */
export function readAddenda(text: Text, system: IcdSystem, name = 'addenda'): Change[] {
	const changes: Change[] = [];
	const totals = { additions: 0, deletions: 0 };
	let from: CodeRow | null = null;
	let isSummary = false;
	let at = 0;
	for (const line of linesOf(text)) {
		at++;
		const words = line.trim();
		if (!words) continue;
		const fault = (reason: string): InputFault => new InputFault(name, `line ${at}`, reason);
		if (words === 'Headers' || words === 'Codes') isSummary = true;
		if (isSummary) {
			const total = /^(\d+) (additions|deletions)$/.exec(words);
			if (total) totals[total[2] === 'additions' ? 'additions' : 'deletions'] += Number(total[1]);
			continue;
		}
		const action = ACTION.exec(line)?.[1];
		if (!action)
			throw fault(`found ${JSON.stringify(line.slice(0, 30))}, expected Add, Delete or Revise`);
		const row = changeAt(line.slice(13), system, fault);
		if (action === 'Revise from') from = row;
		else if (action === 'Revise to') {
			if (!from) throw fault('found "Revise to" without "Revise from" above it');
			changes.push({ action: 'revise', row, was: from });
			from = null;
		} else changes.push({ action: action === 'Add' ? 'add' : 'delete', row });
	}
	const count = (action: Change['action']): number =>
		changes.filter((change) => change.action === action).length;
	if (!isSummary || count('add') !== totals.additions || count('delete') !== totals.deletions) {
		const found = `${count('add')} additions and ${count('delete')} deletions`;
		const expected = `${totals.additions} and ${totals.deletions} as totalled at its end`;
		throw new InputFault(name, '', `found ${found}, expected ${expected}`);
	}
	return changes;
}

function changeAt(rest: string, system: IcdSystem, fault: (reason: string) => InputFault): CodeRow {
	const shift = system === 'icd-10-cm' ? 2 : 0;
	const code = rest.slice(shift, shift + 7).trim();
	const flag = shift ? rest.charAt(0) : code.length === 3 ? '0' : '1';
	if (!CODE[system].test(code) || (flag !== '0' && flag !== '1'))
		throw fault(`found ${JSON.stringify(rest.slice(0, 12))}, expected a code of ${system}`);
	const title = rest.slice(shift + 69).trim();
	return { code: dotted(system, code), isBillable: flag === '1', title };
}

/** The rows as they were before changes came into force, in printed order. Throws InputFault. */
export function beforeChanges(
	rows: readonly CodeRow[],
	changes: readonly Change[],
	name = 'addenda'
): CodeRow[] {
	const byCode = new Map(rows.map((row) => [row.code, row]));
	const misfit = (code: string): InputFault =>
		new InputFault(name, code, 'found a change that the order file does not have');
	// A code that becomes a header is deleted and added: later states are undone first.
	for (const { action, row, was } of changes) {
		if (action === 'delete') continue;
		if (byCode.get(row.code)?.isBillable !== row.isBillable) throw misfit(row.code);
		if (action === 'add') byCode.delete(row.code);
		else if (was) {
			byCode.delete(row.code);
			byCode.set(was.code, was);
		}
	}
	for (const { action, row } of changes) {
		if (action !== 'delete') continue;
		if (byCode.has(row.code)) throw misfit(row.code);
		byCode.set(row.code, row);
	}
	return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
