/** Writes the teaching edition: the codes that scenarios use, their families, and what hangs on them. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { undotted } from '$lib/codes/code-text';
import { icdEdition, hcpcsEdition } from '$lib/codes/editions';
import type { CodeRow, CodeSystem } from '$lib/codes/model';
import { pcsDataOf } from '$lib/codes/pack/pcs';
import type { KnownFile } from '$lib/codes/pack/sort-files';
import { readHcpcsTsv } from '$lib/codes/read/hcpcs';
import type { FileKind } from '$lib/codes/read/identify';
import { readIndexCsv, readIndexXml } from '$lib/codes/read/index-file';
import { beforeChanges, readAddenda, readOrderFile } from '$lib/codes/read/order-file';
import { readPcsDefinitions, readPcsTables } from '$lib/codes/read/pcs-files';
import { readTabular } from '$lib/codes/read/tabular';
import { TEACHING_FILES, type TeachingFile } from '$lib/codes/teaching';
import { InputFault, LIMITS, readJson } from '$lib/parse/json';
import { readOfficialFolder } from './codesets-build';
import { readFolder, scenarioIds, SCENARIOS } from './disk';
import type { Io } from './io';
import { namedCodes, withFamilies } from './teaching-choice';
import { indexRows, listRows, notesRows, pcsRows, treeRows, type Row } from './teaching-rows';

const OUT = join('src', 'lib', 'codes', 'teaching');
const MOST_BYTES = 1024 * 1024;

type Files = Readonly<Partial<Record<TeachingFile, readonly Row[]>>>;

/** Writes the extract, or says what is missing. Resolves to the exit code. */
export async function teach(from: string, out = OUT, io: Io): Promise<number> {
	const { known } = await readOfficialFolder(from);
	const texts = writeTexts(extract(known, await scenarioValues()));
	const size = Object.values(texts).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
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
	io.out(`${Math.round(size / 1024)} KB in all`);
	return 0;
}

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

/** The rows of every file of the extract. Throws InputFault where an official file is missing. */
export function extract(known: readonly KnownFile[], values: readonly unknown[]): Files {
	const cm = icdEdition('icd-10-cm', YEAR, 10);
	const pcs = icdEdition('icd-10-pcs', YEAR, 10);
	const hcpcs = hcpcsEdition(YEAR - 1, 10);
	const need = (kind: FileKind, edition?: string): KnownFile => {
		const file = known
			.filter((each) => each.kind === kind && (edition ?? each.edition) === each.edition)
			.toSorted((a, b) => (a.edition < b.edition ? 1 : -1))[0];
		if (file) return file;
		throw new InputFault(kind, '', `found no such file${edition ? ` of ${edition}` : ''}`);
	};
	const taken = (system: CodeSystem, rows: readonly CodeRow[]): CodeRow[] =>
		withFamilies(rows, namedCodes(values, rows), RULES[system]);

	const order = need('cm-order', cm.id);
	const cmRows = taken('icd-10-cm', readOrderFile(order.text(), 'icd-10-cm', order.name));
	const tabular = readTabular(need('cm-tabular', cm.id).text());
	const held = new Set(cmRows.map((row) => undotted(row.code)));

	// The October state: what came in April was not valid on the dates of service of scenarios.
	const pcsOrder = need('pcs-order', pcs.id);
	const update = need('pcs-addenda', `${pcs.id}-04`);
	const pcsAll = beforeChanges(
		readOrderFile(pcsOrder.text(), 'icd-10-pcs', pcsOrder.name),
		readAddenda(update.text(), 'icd-10-pcs', update.name)
	);
	const pcsTaken = taken('icd-10-pcs', pcsAll);
	const tables = readPcsTables(need('pcs-tables').text());
	const data = pcsDataOf(tables, readPcsDefinitions(need('pcs-definitions').text()));

	const level2 = readHcpcsTsv(need('hcpcs-tsv', hcpcs.id).text()).rows;
	const codes = level2
		.filter((row) => row.kind === 'code')
		.map(({ code, title }) => ({ code, title, isBillable: true }));
	const hcpcsRows = taken('hcpcs', codes);

	const rowsOf = (system: CodeSystem, rows: readonly CodeRow[]): Row[] =>
		rows.map(({ code, title, isBillable }) => [system, code, isBillable ? '1' : '0', title]);
	const index = need('cm-index-csv');
	const causes = need('cm-external-index');
	return {
		'editions.tsv': [cm, pcs, hcpcs].map((span) => [
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
		...treeRows(tabular, held),
		'notes.tsv': notesRows(tabular, held),
		'lists.tsv': listRows(need, held, new Set(hcpcsRows.map((row) => row.code))),
		'index.tsv': indexRows(
			[...readIndexCsv(index.text(), index.name), ...readIndexXml(causes.text(), causes.name)],
			held
		),
		...pcsRows(data, new Set(pcsTaken.map((row) => row.code))),
		'modifiers.tsv': level2
			.filter((row) => row.kind === 'modifier')
			.map(({ code, title }) => [code, title])
	};
}

const RULES = {
	'icd-10-cm': { family: 3, stem: 5 },
	'icd-10-pcs': { family: 3, stem: 4 },
	hcpcs: { family: 3, stem: 5 }
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
