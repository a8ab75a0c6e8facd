/**
 * Readers of the lists that claim rules hang on. The codes of some files are printed without dots;
 * all are given with them.
 */
import { dotted } from '$lib/codes/code-text';
import type { MceEdit } from '$lib/codes/model';
import { InputFault } from '$lib/parse/json';
import { tsvRows, type Text } from './text';

const CM_CODE = /^[A-Z][0-9A-Z]{2}(?:\.?[0-9A-Z]{1,4})?$/;

function cmCode(name: string, line: number, code: string): string {
	if (!CM_CODE.test(code)) {
		const reason = `found ${JSON.stringify(code)}, expected a code of ICD-10-CM`;
		throw new InputFault(name, `line ${line}`, reason);
	}
	return dotted('icd-10-cm', code);
}

/** The first column has the year in its name. */
const POA_COLUMNS = [/^Order\d*$/, 'POAexemptCode', 'Description'];

/** Codes exempt from present-on-admission reporting. Throws InputFault, also for one named twice. */
export function readPoaExempt(text: Text, name = 'POA exempt list'): string[] {
	const codes = new Set<string>();
	for (const { line, cells } of tsvRows(name, text, POA_COLUMNS)) {
		const code = cmCode(name, line, cells[1] ?? '');
		if (codes.has(code)) throw new InputFault(name, `line ${line}`, `found ${code} a second time`);
		codes.add(code);
	}
	if (codes.size === 0) throw new InputFault(name, '', 'found no code');
	return [...codes];
}

const MCE_EDITS: Readonly<Record<string, MceEdit>> = {
	manifestation_not_pdx: 'manifestation-not-principal',
	unacceptable_pdx: 'unacceptable-principal',
	unacceptable_pdx_unless_secondary: 'unacceptable-principal-unless-secondary',
	age_newborn: 'age-newborn',
	age_pediatric: 'age-pediatric',
	age_maternity: 'age-maternity',
	age_adult: 'age-adult'
};

export interface MceRow {
	readonly code: string;
	readonly edit: MceEdit;
}

/** Diagnosis edits of the Medicare Code Editor. Throws InputFault. */
export function readMce(text: Text, name = 'MCE edits'): MceRow[] {
	const rows: MceRow[] = [];
	for (const { line, cells } of tsvRows(name, text, ['edit', 'code'])) {
		const edit = MCE_EDITS[cells[0] ?? ''];
		if (!edit) {
			const reason = `found the edit ${JSON.stringify(cells[0])}, expected one of the seven`;
			throw new InputFault(name, `line ${line}`, reason);
		}
		rows.push({ code: cmCode(name, line, cells[1] ?? ''), edit });
	}
	return rows;
}

export interface CcRow {
	readonly code: string;
	readonly level: 'CC' | 'MCC';
	/** Counts only for a patient discharged alive. */
	readonly isAliveOnly: boolean;
}

/** Complications and comorbidities of the MS-DRGs. Throws InputFault. */
export function readCcMcc(text: Text, name = 'CC and MCC list'): CcRow[] {
	const rows: CcRow[] = [];
	for (const { line, cells } of tsvRows(name, text, ['icd10cm_code', 'level', 'condition'])) {
		const [code = '', level, condition] = cells;
		if (level !== 'CC' && level !== 'MCC') {
			const reason = `found the level ${JSON.stringify(level)}, expected CC or MCC`;
			throw new InputFault(name, `line ${line}`, reason);
		}
		rows.push({ code: cmCode(name, line, code), level, isAliveOnly: condition === 'alive-only' });
	}
	return rows;
}

export interface HccRow {
	readonly code: string;
	readonly hcc: string;
}

/** Diagnosis to HCC pairs; a code may have several. Throws InputFault. */
export function readHcc(text: Text, name = 'HCC map'): HccRow[] {
	const rows: HccRow[] = [];
	for (const { line, cells } of tsvRows(name, text, ['icd10cm_code', 'hcc'])) {
		const [code = '', hcc = ''] = cells;
		if (!/^\d{1,3}$/.test(hcc))
			throw new InputFault(name, `line ${line}`, `found the HCC ${JSON.stringify(hcc)}`);
		rows.push({ code: cmCode(name, line, code), hcc });
	}
	return rows;
}

export interface MueRow {
	readonly code: string;
	readonly limit: number;
	readonly adjudication: 1 | 2 | 3;
}

const ADJUDICATION: Readonly<Record<string, 1 | 2 | 3>> = { '1': 1, '2': 2, '3': 3 };

/** Medically unlikely edits of Level II codes; rows of other code sets are left out. Throws InputFault. */
export function readMue(text: Text, name = 'MUE table'): MueRow[] {
	const rows: MueRow[] = [];
	const columns = ['code', 'mue_value', 'adjudication_indicator'];
	for (const { line, cells } of tsvRows(name, text, columns)) {
		const [code = '', value = '', indicator = ''] = cells;
		const adjudication = ADJUDICATION[indicator];
		if (!/^[A-CE-Z]\d{4}$/.test(code)) continue;
		if (!/^\d{1,7}$/.test(value) || !adjudication) {
			const reason = `found ${JSON.stringify(`${value} ${indicator}`)}, expected units and 1, 2 or 3`;
			throw new InputFault(name, `line ${line}`, reason);
		}
		rows.push({ code, limit: Number(value), adjudication });
	}
	return rows;
}
