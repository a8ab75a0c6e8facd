/**
 * Whether codes are valid, by the official files where they are at hand: the folder in
 * PRECEPTOR_CODESETS, a git-ignored `codesets/`, or `../shared/codesets`.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { undotted } from '$lib/codes/code-text';
import type { LintContext } from '$lib/scenario/lint';

const ORDER_FILE = join('icd10cm', 'icd10cm-order-2026.txt.gz');

interface Source {
	readonly name: string;
	/** Dates of service its edition holds for. */
	readonly from: string;
	readonly to: string;
	readonly file: string;
	read(text: string): Map<string, boolean>;
}

/** Code without dot to whether it can be assigned: code 7-13, flag 15 of an order file. */
function readOrder(text: string): Map<string, boolean> {
	const rows = new Map<string, boolean>();
	for (const line of text.split('\n'))
		if (line.length >= 20) rows.set(line.slice(6, 14).trim(), line.charAt(14) === '1');
	return rows;
}

/** First two columns of the HCPCS list: code and kind; modifiers are not codes to be billed alone. */
function readHcpcs(text: string): Map<string, boolean> {
	return new Map(
		text
			.split('\n')
			.slice(1)
			.map((line) => line.split('\t'))
			.map(([code = '', kind]) => [code, kind === 'procedure'])
	);
}

const SOURCES: Readonly<Record<string, Source>> = {
	'icd-10-cm': {
		name: 'ICD-10-CM, fiscal year 2026',
		from: '2025-10-01',
		to: '2026-09-30',
		file: ORDER_FILE,
		read: readOrder
	},
	'icd-10-pcs': {
		name: 'ICD-10-PCS, fiscal year 2026',
		from: '2025-10-01',
		to: '2026-09-30',
		file: join('icd10pcs', 'icd10pcs_order_2026.txt.gz'),
		read: readOrder
	},
	hcpcs: {
		name: 'HCPCS Level II, October 2025',
		from: '2025-10-01',
		to: '2026-12-31',
		file: join('hcpcs', 'hcpcs-level2-2025-10.tsv.gz'),
		read: readHcpcs
	}
};

const SYSTEMS: Readonly<Record<string, string>> = {
	'http://hl7.org/fhir/sid/icd-10-cm': 'icd-10-cm',
	'http://www.cms.gov/Medicare/Coding/ICD10': 'icd-10-pcs',
	'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets': 'hcpcs'
};

/** The folder of official code sets, or nothing. */
export function codesetsFolder(): string | undefined {
	return [
		process.env['PRECEPTOR_CODESETS'],
		join(process.cwd(), 'codesets'),
		join(process.cwd(), '..', 'shared', 'codesets')
	].find((folder) => folder !== undefined && existsSync(join(folder, ORDER_FILE)));
}

/** A judge of codes, or null when no official file is at hand. */
export async function loadCodeFault(): Promise<LintContext['codeFault']> {
	const folder = codesetsFolder();
	if (!folder) return null;
	const held = new Map<string, Map<string, boolean>>();
	for (const [system, { file, read }] of Object.entries(SOURCES)) {
		const bytes = gunzipSync(await readFile(join(folder, file)));
		held.set(system, read(bytes.toString('latin1')));
	}
	return (url, code, date) => {
		const system = SYSTEMS[url] ?? url;
		const source = SOURCES[system];
		if (!source) return `${url} is not a code system this house knows`;
		if (date < source.from || date > source.to) return `no edition is at hand for ${date}`;
		const isBillable = held.get(system)?.get(undotted(code));
		if (isBillable === undefined) return `${code} is not in ${source.name}`;
		return isBillable ? null : `${code} is a header, not a code that can be assigned`;
	};
}
