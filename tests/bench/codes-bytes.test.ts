/** Bytes of the packs that a learner's browser fetches for diagnoses, as `codesets build` makes them. */
import { brotliCompressSync, constants } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltPack } from '$lib/codes/pack/build';
import { diagnosisPacks } from './code-packs';
import { codesetsFolder } from './code-search-data';

const SEARCH_BUDGET = 600_000;
const NOTES_BUDGET = 1_000_000;

const folder = codesetsFolder();
if (folder === null)
	console.info('bytes of code packs are not measured: the official code sets are not at hand');

function brotli(bytes: Uint8Array): number {
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: 11,
		[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
	};
	return brotliCompressSync(bytes, { params }).length;
}

describe.skipIf(folder === null)('packs of ICD-10-CM FY2026', () => {
	let packs: readonly BuiltPack[] = [];

	const pack = (file: string): BuiltPack => {
		const found = packs.find((one) => one.file === file);
		if (!found) throw new Error(`no ${file} among ${packs.map((one) => one.file).join(', ')}`);
		return found;
	};

	beforeAll(async () => {
		packs = await diagnosisPacks(folder ?? '');
	}, 240_000);

	it('has search over all rows and the alphabetic index in at most 600,000 bytes of brotli', () => {
		const { head, bytes } = pack('icd10cm-2026.search.pack');
		expect(head.counts['rows']).toBe(98_186);
		expect(head.counts['phrases']).toBeGreaterThan(60_000);
		const packed = brotli(bytes);
		console.info(`search pack: ${packed} bytes of brotli 11, ${bytes.length} plain`);
		expect(packed).toBeLessThanOrEqual(SEARCH_BUDGET);
	}, 60_000);

	it('has notes apart from it in at most 1,000,000 bytes of brotli', () => {
		const { head, bytes } = pack('icd10cm-2026.notes.pack');
		expect(head.counts['notes']).toBeGreaterThan(10_000);
		const packed = brotli(bytes);
		console.info(`notes pack: ${packed} bytes of brotli 11, ${bytes.length} plain`);
		expect(packed).toBeLessThanOrEqual(NOTES_BUDGET);
	}, 60_000);
});
