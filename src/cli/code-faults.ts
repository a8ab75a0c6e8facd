/**
 * Whether diagnosis codes in charts are valid, by the official order file where one is at hand: the
 * folder in PRECEPTOR_CODESETS, a git-ignored `codesets/`, or `../shared/codesets`.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseOrderFile } from '$lib/codes/order-file';
import type { LintContext } from '$lib/scenario/lint';

const ORDER_FILE = join('icd10cm', 'icd10cm-order-2026.txt.gz');
/** The FY2026 edition: discharges and encounters from 2025-10-01 on. */
const EDITION = { from: '2025-10-01', to: '2026-09-30' };

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
	const bytes = gunzipSync(await readFile(join(folder, ORDER_FILE)));
	const rows = parseOrderFile(bytes.toString('latin1'));
	return (_system, code, date) => {
		if (date < EDITION.from || date > EDITION.to) return `no edition is at hand for ${date}`;
		const row = rows.get(code.replace('.', ''));
		if (!row) return `${code} is not an ICD-10-CM code of fiscal year 2026`;
		return row.isBillable ? null : `${code} is a header, not a code that can be assigned`;
	};
}
