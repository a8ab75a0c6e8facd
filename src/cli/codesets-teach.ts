/** Writes the teaching edition: the codes that scenarios use, their families, and what hangs on them. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { undotted } from '$lib/codes/code-text';
import { icdEdition, hcpcsEdition } from '$lib/codes/editions';
import type { CodeRow, CodeSystem } from '$lib/codes/model';
import { pcsDataOf, type PcsData } from '$lib/codes/pack/pcs';
import type { KnownFile } from '$lib/codes/pack/sort-files';
import { readHcpcsTsv } from '$lib/codes/read/hcpcs';
import type { FileKind } from '$lib/codes/read/identify';
import { readIndexCsv, readIndexXml, type IndexRow } from '$lib/codes/read/index-file';
import { beforeChanges, readAddenda, readOrderFile } from '$lib/codes/read/order-file';
import { readPcsDefinitions, readPcsTables } from '$lib/codes/read/pcs-files';
import { readTabular, type Tabular } from '$lib/codes/read/tabular';
import { TEACHING_FILES, type TeachingFile } from '$lib/codes/teaching';
import { InputFault, LIMITS, readJson } from '$lib/parse/json';
import { readOfficialFolder } from './codesets-build';
import { readFolder, scenarioIds, SCENARIOS } from './disk';
import type { Io } from './io';
import { namedCodes, withFamilies } from './teaching-choice';
import { indexRows, listRows, notesRows, pcsRows, treeRows, type Row } from './teaching-rows';

const OUT = join('src', 'lib', 'codes', 'teaching');
const MOST_BYTES = 1024 * 1024;
/** Tried one by one until the extract is small enough. */
const WHOLE_FAMILIES = [400, 300, 200, 150, 100, 60];

type Files = Readonly<Partial<Record<TeachingFile, readonly Row[]>>>;

/** Writes the extract, or says what is missing. Resolves to the exit code. */
export async function teach(from: string, out = OUT, io: Io): Promise<number> {
	const { known } = await readOfficialFolder(from);
	const official = readOfficial(known);
	const values = await scenarioValues();
	let texts: Record<string, string> = {};
	let size = Infinity;
	for (const whole of WHOLE_FAMILIES) {
		if (size <= MOST_BYTES) break;
		texts = writeTexts(extract(official, values, whole));
		size = Object.values(texts).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
		if (size <= MOST_BYTES) io.out(`families of up to ${whole} rows are taken whole`);
	}
	if (size > MOST_BYTES) {
		io.err(`${out}: (whole folder): found ${size} bytes, expected at most ${MOST_BYTES}`);
		return 1;
	}
	await mkdir(out, { recursive: true });
	for (const [file, text] of Object.entries(texts)) {
		await writeFile(join(out, file), text);
		const rows = text.split('\n').length - 2;
		io.out(`${file}: ${rows} rows, ${Math.round(Buffer.byteLength(text) / 1024)} KB`);
	}
	await writeFile(join(out, 'README.md'), README);
	io.out(`${Math.round(size / 1024)} KB in all`);
	return 0;
}

const README = `# The teaching edition

A small extract of the official code sets, so that every scenario can be coded where no official
release is at hand. Written by \`npm run -s cli -- codesets teach --from <folder of official files>\`;
never edited by hand. A test holds every row against the official files wherever they are present.

- Taken: every code that a scenario names (in its key, chart, timeline or attempts) with its family
  of the same first three characters (of HCPCS four), whole where the family is small enough for the
  extract to stay under 1 MB, else the siblings under its first five characters (of ICD-10-PCS four).
  Then the headers, chapters and sections above them, their notes, 7th characters, places on rule
  lists, index terms that lead to them, and rows of procedure tables.
- From: ICD-10-CM and ICD-10-PCS FY2026 as of 1 October 2025, HCPCS Level II October 2025; index,
  procedure tables and definitions FY2025; CC and MCC list FY2023, where newer codes have no level.
- Codes, titles and notes are works of the US Government (NCHS, CMS) and in the public domain in the
  United States (17 USC 105). No CPT and no dental codes are in it.
- A missing neighbour means only that it is not in the extract, never that it is not a code.
`;

/** All JSON of all scenario folders, parsed. */
export async function scenarioValues(root = SCENARIOS): Promise<unknown[]> {
	const values: unknown[] = [];
	if (!existsSync(root)) return values;
	for (const id of await scenarioIds(root))
		for (const [file, text] of Object.entries(await readFolder(id, root)))
			if (file.endsWith('.json'))
				values.push(readJson(text, { name: `${id}/${file}`, maxBytes: LIMITS.scenario }));
	return values;
}

/** The year whose editions cover the dates of service of all scenarios. */
const YEAR = 2026;

export interface Official {
	readonly need: (kind: FileKind, edition?: string) => KnownFile;
	readonly rows: Readonly<Record<CodeSystem, readonly CodeRow[]>>;
	readonly tabular: Tabular;
	readonly index: readonly IndexRow[];
	readonly pcs: PcsData;
	readonly modifiers: readonly Row[];
}

const CM = icdEdition('icd-10-cm', YEAR, 10);
const PCS = icdEdition('icd-10-pcs', YEAR, 10);
const HCPCS = hcpcsEdition(YEAR - 1, 10);

/** Everything the extract is cut from. Throws InputFault where an official file is missing. */
export function readOfficial(known: readonly KnownFile[]): Official {
	const need = (kind: FileKind, edition?: string): KnownFile => {
		const file = known
			.filter((each) => each.kind === kind && (edition ?? each.edition) === each.edition)
			.toSorted((a, b) => (a.edition < b.edition ? 1 : -1))[0];
		if (file) return file;
		throw new InputFault(kind, '', `found no such file${edition ? ` of ${edition}` : ''}`);
	};
	const cm = need('cm-order', CM.id);
	// The October state: what came in April was not valid on the dates of service of scenarios.
	const pcs = need('pcs-order', PCS.id);
	const update = need('pcs-addenda', `${PCS.id}-04`);
	const level2 = readHcpcsTsv(need('hcpcs-tsv', HCPCS.id).text()).rows;
	return {
		need,
		rows: {
			'icd-10-cm': readOrderFile(cm.text(), 'icd-10-cm', cm.name),
			'icd-10-pcs': beforeChanges(
				readOrderFile(pcs.text(), 'icd-10-pcs', pcs.name),
				readAddenda(update.text(), 'icd-10-pcs', update.name)
			),
			hcpcs: level2.flatMap(({ kind, code, title }) =>
				kind === 'code' ? [{ code, title, isBillable: true }] : []
			)
		},
		tabular: readTabular(need('cm-tabular', CM.id).text()),
		index: [
			...readIndexCsv(need('cm-index-csv').text()),
			...readIndexXml(need('cm-external-index').text())
		],
		pcs: pcsDataOf(
			readPcsTables(need('pcs-tables').text()),
			readPcsDefinitions(need('pcs-definitions').text())
		),
		modifiers: level2.flatMap(({ kind, code, title }) =>
			kind === 'modifier' ? [[code, title]] : []
		)
	};
}

/** The rows of every file of the extract, families of up to `whole` rows taken whole. */
export function extract(official: Official, values: readonly unknown[], whole: number): Files {
	const taken = (system: CodeSystem): CodeRow[] => {
		const rows = official.rows[system];
		return withFamilies(rows, namedCodes(values, rows), { ...RULES[system], whole });
	};
	const cmRows = taken('icd-10-cm');
	const pcsTaken = taken('icd-10-pcs');
	const hcpcsRows = taken('hcpcs');
	const held = new Set(cmRows.map((row) => undotted(row.code)));
	const rowsOf = (system: CodeSystem, rows: readonly CodeRow[]): Row[] =>
		rows.map(({ code, title, isBillable }) => [system, code, isBillable ? '1' : '0', title]);
	return {
		'editions.tsv': [CM, PCS, HCPCS].map((span) => [
			span.system,
			`${span.id}-teaching`,
			`${span.title}, teaching edition`,
			span.from,
			span.to
		]),
		'codes.tsv': [
			...rowsOf('icd-10-cm', cmRows),
			...rowsOf('icd-10-pcs', pcsTaken),
			...rowsOf('hcpcs', hcpcsRows)
		],
		...treeRows(official.tabular, held),
		'notes.tsv': notesRows(official.tabular, held),
		'lists.tsv': listRows(official.need, held, new Set(hcpcsRows.map((row) => row.code))),
		'index.tsv': indexRows(official.index, held),
		...pcsRows(official.pcs, new Set(pcsTaken.map((row) => row.code))),
		'modifiers.tsv': official.modifiers
	};
}

const RULES = {
	'icd-10-cm': { family: 3, stem: 5 },
	'icd-10-pcs': { family: 3, stem: 4 },
	hcpcs: { family: 4, stem: 5 }
} as const;

function writeTexts(files: Files): Record<string, string> {
	const texts: Record<string, string> = {};
	for (const [file, columns] of Object.entries(TEACHING_FILES)) {
		const rows = Object.entries(files).find(([name]) => name === file)?.[1] ?? [];
		texts[file] = [columns, ...rows].map((row) => `${row.map(cell).join('\t')}\n`).join('');
	}
	return texts;
}

/** The reader takes quotation marks off a cell that is in them, so such a cell is put in twice. */
function cell(text: string): string {
	if (/[\t\n\r]/.test(text)) throw new RangeError(`found a tab or line end in ${text}`);
	return text.startsWith('"') && text.endsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The texts of a folder by file name, as `teachingBooks` takes them. */
export async function readTeaching(folder = OUT): Promise<Record<string, string>> {
	const texts: Record<string, string> = {};
	for (const file of Object.keys(TEACHING_FILES))
		texts[file] = await readFile(join(folder, file), 'utf8');
	return texts;
}
