/** Books and lists from the official files, for tests that are skipped where the files are not. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bookOf } from '$lib/codes/book';
import { hcpcsEdition, icdEdition } from '$lib/codes/editions';
import type { CodeBook, CodeLists } from '$lib/codes/model';
import { readHcpcsTsv } from '$lib/codes/read/hcpcs';
import { readOrderFile } from '$lib/codes/read/order-file';
import { readCcMcc, readHcc, readMce, readMue, readPoaExempt } from '$lib/codes/read/rule-files';
import { readTabular } from '$lib/codes/read/tabular';
import { unpack } from '$lib/codes/read/unpack';
import { listsOf } from '$lib/codes/lists';
import { treeOf } from '$lib/codes/tabular-tree';

/** Where the official files are; null, with a line that says so, where there are none. */
export function codesetsFolder(): string | null {
	const folder = resolve(process.env['PRECEPTOR_CODESETS'] ?? '../shared/codesets');
	if (existsSync(join(folder, 'icd10cm'))) return folder;
	console.info(`skipped: no official code sets in PRECEPTOR_CODESETS or ${folder}`);
	return null;
}

export interface OfficialBooks {
	readonly books: { readonly cm: CodeBook; readonly pcs: CodeBook; readonly hcpcs: CodeBook };
	readonly lists: CodeLists;
}

/** Fiscal year 2026, HCPCS of October 2025. */
export function readOfficialBooks(folder: string): OfficialBooks {
	const text = (path: string): string => {
		const [file] = unpack(path, readFileSync(join(folder, path)));
		if (!file) throw new Error(`${path}: nothing in it`);
		return Buffer.concat([...file.chunks()]).toString('utf8');
	};
	const edition = { kind: 'official', codes: 0 } as const;
	const tabular = readTabular(text('icd10cm/icd10cm-tabular-2026-derived.xml.gz'));
	const hcpcs = readHcpcsTsv(text('hcpcs/hcpcs-level2-2025-10.tsv.gz'));
	const cmEdition = { ...icdEdition('icd-10-cm', 2026, 10), ...edition };
	return {
		books: {
			cm: bookOf({
				edition: cmEdition,
				rows: readOrderFile(text('icd10cm/icd10cm-order-2026.txt.gz'), 'icd-10-cm'),
				tree: treeOf(tabular),
				notes: tabular.notes
			}).book,
			pcs: bookOf({
				edition: { ...icdEdition('icd-10-pcs', 2026, 10), ...edition },
				rows: readOrderFile(text('icd10pcs/icd10pcs_order_2026.txt.gz'), 'icd-10-pcs')
			}).book,
			hcpcs: bookOf({
				edition: { ...hcpcsEdition(2025, 10), ...edition },
				rows: hcpcs.rows
					.filter(({ kind }) => kind === 'code')
					.map(({ code, title }) => ({ code, title, isBillable: true }))
			}).book
		},
		lists: listsOf(cmEdition, {
			poaExempt: readPoaExempt(text('rules/POAexemptCodesFY26.txt.gz')),
			mce: readMce(text('rules/mce-diagnosis-edits-fy2026.tsv')),
			ccMcc: readCcMcc(text('rules/ms-drg-v40-fy2023-cc-mcc.tsv')),
			hcc: readHcc(text('rules/hcc-v28-2026-dx-map.tsv')),
			mue: readMue(text('rules/mue-practitioner-2026-04-hcpcs-only.tsv'))
		})
	};
}
