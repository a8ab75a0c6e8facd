/**
 * Which official file this is, by what stands in it, and of which edition, by its own version or its
 * name. Names drift from year to year (`icd10cm-order-2026.txt`, `icd10cm_order_2025.txt`,
 * `icd10cm-order-April-2025.txt`), so a name never decides alone what a file is.
 */
import { hcpcsEdition, icdEdition } from '$lib/codes/editions';
import { InputFault } from '$lib/parse/json';

export const FILE_KINDS = {
	'cm-order': 'ICD-10-CM order file',
	'cm-addenda': 'ICD-10-CM order addenda',
	'cm-tabular': 'ICD-10-CM tabular list',
	'cm-index': 'ICD-10-CM alphabetic index',
	'cm-index-csv': 'ICD-10-CM alphabetic index as csv',
	'cm-external-index': 'ICD-10-CM index of external causes',
	'cm-neoplasm': 'ICD-10-CM neoplasm table',
	'cm-drug': 'ICD-10-CM table of drugs',
	'pcs-order': 'ICD-10-PCS order file',
	'pcs-addenda': 'ICD-10-PCS order addenda',
	'pcs-tables': 'ICD-10-PCS tables',
	'pcs-index': 'ICD-10-PCS index',
	'pcs-definitions': 'ICD-10-PCS definitions',
	'pcs-conversion': 'ICD-10-PCS conversion table',
	'hcpcs-fixed': 'HCPCS alpha-numeric file',
	'hcpcs-tsv': 'HCPCS extract',
	'poa-exempt': 'list of codes exempt from POA',
	mce: 'Medicare Code Editor edits',
	'cc-mcc': 'CC and MCC list',
	hcc: 'HCC map',
	mue: 'medically unlikely edits'
} as const;
export type FileKind = keyof typeof FILE_KINDS;

export interface Identified {
	readonly kind: FileKind;
	/** Id of the edition: `icd10cm-2026`, `icd10pcs-2026-04`, `hcpcs-2025-10`, `mce-2026`. */
	readonly edition: string;
}

const ROOTS: Readonly<Record<string, FileKind>> = {
	'ICD10CM.tabular': 'cm-tabular',
	'ICD10PCS.tabular': 'pcs-tables',
	'ICD10PCS.index': 'pcs-index',
	'ICD10PCS.definitions': 'pcs-definitions'
};

const FIRST_LINES: readonly (readonly [RegExp, FileKind])[] = [
	[/^\d{5,6} [A-Z][0-9A-Z]{2}\s{5}0 /, 'cm-order'],
	[/^\d{5,6} \d[0-9A-Z]{2}\s{5}0 /, 'pcs-order'],
	[/^(?:Add|Delete|Revise from):\s+[01] [A-Z][0-9A-Z]{2}/, 'cm-addenda'],
	[/^(?:Add|Delete|Revise from):\s+[0-9A-Z]{3}(?:[0-9A-Z]{4}|\s{4}) /, 'pcs-addenda'],
	[/^RowID,Letter,Level,Term,/, 'cm-index-csv'],
	[/^Current code\(s\) assignment\t/, 'pcs-conversion'],
	[/^code\tkind\tshort_description\tlong_description/, 'hcpcs-tsv'],
	[/^[ A-Z0-9]{5}\d{5}[37].{80}/, 'hcpcs-fixed'],
	[/^Order\d*\tPOAexemptCode\t/, 'poa-exempt'],
	[/^edit\tcode\tshort_description/, 'mce'],
	[/^icd10cm_code\tlevel\t/, 'cc-mcc'],
	[/^icd10cm_code\thcc/, 'hcc'],
	[/^code\tmue_value\tadjudication_indicator/, 'mue']
];

/** Kinds a name claims, so that a file under the wrong name is not taken for another. */
const NAMES: readonly (readonly [RegExp, readonly FileKind[]])[] = [
	[/^icd10cm[-_ ]?order[-_ ]?addenda/, ['cm-addenda']],
	[/^icd10cm[-_ ]?order/, ['cm-order']],
	[/^icd10cm[-_ ]?tabular/, ['cm-tabular']],
	[/^icd10cm[-_ ]?eindex/, ['cm-external-index']],
	[/^icd10cm[-_ ]?index/, ['cm-index', 'cm-index-csv']],
	[/^icd10cm[-_ ]?neoplasm/, ['cm-neoplasm']],
	[/^icd10cm[-_ ]?drug/, ['cm-drug']],
	[/^(?:icd10pcs[-_ ]?)?order[-_ ]?addenda/, ['pcs-addenda']],
	[/^icd10pcs[-_ ]?order/, ['pcs-order']],
	[/^icd10pcs[-_ ]?tables/, ['pcs-tables']],
	[/^icd10pcs[-_ ]?index/, ['pcs-index']],
	[/^icd10pcs[-_ ]?definitions/, ['pcs-definitions']],
	[/^icd10pcs[-_ ]?conversion/, ['pcs-conversion']],
	[/^hcpc/, ['hcpcs-fixed', 'hcpcs-tsv']]
];

/**
 * Judges a file by its name and its first bytes (8 KB are enough). Throws InputFault where it is
 * none of ours, not what its name says, or of a year that cannot be told.
 */
export function identify(name: string, head: Uint8Array): Identified {
	const text = new TextDecoder('utf-8').decode(head).replace(/^\uFEFF/, '');
	const kind = kindOf(name, text);
	const base = name.toLowerCase();
	if (/^poaexempt(?:add|delete|revise)/.test(base))
		throw new InputFault(
			name,
			'',
			'found a list of changes, expected the whole list of exempt codes'
		);
	const claimed = NAMES.find(([pattern]) => pattern.test(base))?.[1];
	if (claimed && !claimed.includes(kind)) {
		const expected = claimed.map((each) => FILE_KINDS[each]).join(' or ');
		throw new InputFault(name, '', `found the ${FILE_KINDS[kind]}, expected the ${expected}`);
	}
	return { kind, edition: editionOf(name, kind, text) };
}

function kindOf(name: string, text: string): FileKind {
	if (text.trimStart().startsWith('<')) {
		const root = /<([A-Za-z][\w.]*)/.exec(text.replace(/<[?!][^>]*>/g, ''))?.[1] ?? '';
		const kind = ROOTS[root];
		if (kind) return kind;
		if (root === 'ICD10CM.index') {
			if (/<head col="1">\s*Neoplasm/.test(text)) return 'cm-neoplasm';
			if (/<head col="1">\s*Substance/.test(text)) return 'cm-drug';
			return /<title>[^<]*EXTERNAL CAUSE/i.test(text) ? 'cm-external-index' : 'cm-index';
		}
		const reason = `found XML with the root <${root}>, expected a file of a code set`;
		throw new InputFault(name, '', reason);
	}
	const first = text.split(/\r?\n/).find((line) => line.trim()) ?? '';
	const match = FIRST_LINES.find(([pattern]) => pattern.test(first));
	if (match) return match[1];
	const found = JSON.stringify(first.slice(0, 40));
	throw new InputFault(name, '', `begins with ${found}, expected a file of a code set`);
}

/** Years for which code sets exist, or may before this is next looked at. */
const YEARS = { first: 2016, last: 2035 };

function editionOf(name: string, kind: FileKind, text: string): string {
	const base = name.toLowerCase().replace(/\.[a-z]+$/, '');
	const printed = /<version>\s*(\d{4})/.exec(text)?.[1];
	const ofName = /(?:^|[^0-9])(20\d{2})(?:[^0-9]|$)/.exec(base)?.[1] ?? shortYear(base);
	if (printed && ofName && printed !== ofName) {
		const reason = `found version ${printed} in it, expected ${ofName} by its name`;
		throw new InputFault(name, 'version', reason);
	}
	const year = Number(printed ?? ofName);
	if (!(year >= YEARS.first && year <= YEARS.last)) {
		const found = Number.isNaN(year) ? 'no year' : `the year ${year}`;
		const expected = `one from ${YEARS.first} to ${YEARS.last} in its name or version`;
		throw new InputFault(name, '', `found ${found}, expected ${expected}`);
	}
	if (kind === 'hcpcs-fixed' || kind === 'hcpcs-tsv')
		return hcpcsEdition(year, monthOf(base) ?? quarterFault(name)).id;
	if (kind === 'mue') {
		const month = monthOf(base) ?? quarterFault(name);
		return `mue-${year}-${String(month).padStart(2, '0')}`;
	}
	if (kind === 'cc-mcc' || kind === 'hcc' || kind === 'mce' || kind === 'poa-exempt')
		return `${kind}-${year}`;
	const system = kind.startsWith('cm-') ? 'icd-10-cm' : 'icd-10-pcs';
	// A file named by its day, such as 2025-10-01, is of the fiscal year that begins then.
	const fiscalYear = /20\d{2}[-_]1[0-2][-_]\d{2}/.test(base) ? year + 1 : year;
	return icdEdition(system, fiscalYear, monthOf(base) === 4 ? 4 : 10).id;
}

function quarterFault(name: string): never {
	throw new InputFault(name, '', 'found no month in its name, expected one such as 2025-10 or OCT');
}

/** `fy26` and `HCPC25_...` mean 2026 and 2025. */
function shortYear(base: string): string | undefined {
	const year = /(?:fy|hcpc)[-_ ]?(\d{2})(?:\D|$)/.exec(base)?.[1];
	return year === undefined ? undefined : `20${year}`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(base: string): number | undefined {
	const digits = /20\d{2}[-_](0[1-9]|1[0-2])(?:\D|$)/.exec(base)?.[1];
	if (digits) return Number(digits);
	const word = /(?:^|[-_ ])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[-_ ]|$)/.exec(
		base
	);
	return word ? MONTHS.indexOf(word[1] ?? '') + 1 : undefined;
}
