import { describe, expect, it } from 'vitest';
import { brotliCompressSync, constants } from 'node:zlib';
import { codesetsFolder, diagnoses, procedures, services } from './code-search-data';
import { answers, CODE_PAIRS } from './code-pairs';
import {
	buildSearchAsset,
	openSearch,
	openSearchFromRows,
	type SearchIndex
} from '$lib/codes/search/code-search';
import { phrasesOfIndex } from '$lib/codes/search/phrases';

const folder = codesetsFolder();
if (folder === null)
	console.info('code search over whole editions is not tested: there are no official files');

function findsItself(index: SearchIndex, codes: readonly string[]): string[] {
	return codes.filter((code) => index.search(code, 1)[0]?.code !== code);
}

describe.skipIf(folder === null)('whole editions', () => {
	it('opens all diagnoses from an asset within its bytes and finds every code by itself', () => {
		const { rows, index, further } = diagnoses(folder ?? '');
		const asset = buildSearchAsset('icd-10-cm', rows, [...phrasesOfIndex(index), ...further]);
		const packed = brotliCompressSync(asset, {
			params: { [constants.BROTLI_PARAM_QUALITY]: 11 }
		});
		expect(packed.length).toBeLessThanOrEqual(600_000);
		const search = openSearch(asset);
		expect(search.rows).toBe(98_186);
		expect(
			findsItself(
				search,
				rows.map(({ code }) => code)
			)
		).toEqual([]);
		const bare = rows.filter((_, at) => at % 37 === 0);
		expect(
			bare.filter(
				({ code }) => search.search(code.replace('.', '').toLowerCase(), 1)[0]?.code !== code
			)
		).toEqual([]);
		const some = rows.filter((_, at) => at % 211 === 0);
		const lost = some.filter(
			({ title, code }) => !search.search(title, 25).some((hit) => hit.code === code)
		);
		expect(lost.length / some.length).toBeLessThan(0.02);
		const dev = CODE_PAIRS.filter(({ system, half }) => system === 'icd-10-cm' && half === 'dev');
		const answered = dev.filter((pair) =>
			search.search(pair.query).some(({ code }) => answers(code, pair))
		);
		expect(answered.length / dev.length).toBeGreaterThan(0.95);
	}, 120_000);

	it('finds every procedure and service by its code', () => {
		const { rows, phrases } = procedures(folder ?? '');
		const search = openSearchFromRows('icd-10-pcs', rows, phrases);
		expect(
			findsItself(
				search,
				rows.map(({ code }) => code)
			)
		).toEqual([]);
		const items = services(folder ?? '');
		const hcpcs = openSearchFromRows('hcpcs', items);
		expect(
			findsItself(
				hcpcs,
				items.filter(({ code }) => /\d/.test(code)).map(({ code }) => code)
			)
		).toEqual([]);
	}, 120_000);

	it('writes queries whose accepted codes exist', () => {
		const codes = {
			'icd-10-cm': diagnoses(folder ?? '').rows,
			'icd-10-pcs': procedures(folder ?? '').rows,
			hcpcs: services(folder ?? '')
		};
		const wrong = CODE_PAIRS.filter(({ system, accepted }) =>
			accepted.some((one) => !codes[system].some(({ code }) => code.startsWith(one)))
		);
		expect(wrong).toEqual([]);
		expect(CODE_PAIRS.length).toBeGreaterThanOrEqual(300);
	}, 120_000);
});
