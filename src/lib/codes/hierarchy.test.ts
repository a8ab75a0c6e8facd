import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CM_CHAPTERS, CM_SECTIONS } from './cm-blocks';
import { ancestors, cmBlocks, headers, parentOf } from './hierarchy';

const folder = process.env['PRECEPTOR_CODESETS'] ?? '../shared/codesets';

function official(path: string): string | null {
	const file = join(folder, path);
	if (existsSync(file)) return gunzipSync(readFileSync(file)).toString('utf8');
	// eslint-disable-next-line no-console -- a skipped test must say why
	console.info(`hierarchy: ${path} is not at hand, so its rows are not checked`);
	return null;
}

describe('what stands above a code', () => {
	it.each([
		['E11.22', ['E11.2', 'E11', 'E08-E13', '4']],
		['I10', ['I10-I1A', '9']],
		['S02.0XXA', ['S02.0', 'S02', 'S00-S09', '19']],
		['W19.XXXA', ['W19', 'W00-W19', 'W00-X58', 'V00-X58', '20']],
		['T36.0X1A', ['T36.0X1', 'T36.0X', 'T36.0', 'T36', 'T36-T50', 'T07-T88', '19']],
		['QA0.0101', ['QA0.010', 'QA0.01', 'QA0.0', 'QA0', '17']],
		['C4A.31', ['C4A.3', 'C4A', 'C43-C44', 'C00-C75', 'C00-C96', '2']],
		['C7A.010', ['C7A.01', 'C7A.0', 'C7A', 'C00-C96', '2']],
		['C50.911', ['C50.91', 'C50.9', 'C50', 'C00-C75', 'C00-C96', '2']],
		['Z3A.12', ['Z3A.1', 'Z3A', 'Z30-Z39', '21']],
		['M1A.00X0', ['M1A.00', 'M1A.0', 'M1A', 'M05-M14', 'M00-M25', '13']]
	])('of %s', (code, above) => {
		expect(ancestors('icd-10-cm', code)).toEqual(above);
	});

	it('goes character by character in procedures, and by letter in HCPCS', () => {
		expect(ancestors('icd-10-pcs', '0FT44ZZ')).toEqual([
			'0FT44Z',
			'0FT44',
			'0FT4',
			'0FT',
			'0F',
			'0'
		]);
		expect(ancestors('hcpcs', 'J1885')).toEqual(['J']);
	});

	it('gives nothing above an invented code, and headers above one with a dot', () => {
		expect(ancestors('icd-10-cm', 'A')).toEqual([]);
		expect(headers('icd-10-cm', '364.11')).toEqual(['364.1', '364']);
	});

	it('takes the parent a book knows', () => {
		const book = {
			edition: {
				id: 'x',
				system: 'icd-10-cm',
				title: 'x',
				from: '2025-10-01',
				to: '2026-09-30',
				kind: 'own',
				codes: 1
			},
			row: (code: string) => (code === 'Z1' ? { code, title: '', isBillable: true } : undefined),
			parent: () => 'ZZ',
			children: () => [],
			blocks: () => [{ id: 'A-Z', title: 'All' }],
			notes: () => [],
			seventh: () => null
		} as const;
		expect(ancestors('icd-10-cm', 'Z1', book)).toEqual(['ZZ', 'A-Z']);
	});
});

describe('against the official FY2026 files', () => {
	const tabular = official('icd10cm/icd10cm-tabular-2026-derived.xml.gz');
	const order = official('icd10cm/icd10cm-order-2026.txt.gz');

	it.skipIf(tabular === null)('holds the 22 chapters and 297 sections as printed', () => {
		const printed = [
			...(tabular ?? '').matchAll(/<section id="([^"]+)">\s*<desc>([^<]*)<\/desc>/g)
		];
		expect(printed).toHaveLength(297);
		const words = (text: string) => text.replaceAll('&amp;', '&').replace(/ ?\([^()]*\)$/, '');
		expect(CM_SECTIONS.map(({ id, title }) => [id, title])).toEqual(
			printed.map(([, id = '', desc = '']) => [id, words(desc)])
		);
		const chapters = [
			...(tabular ?? '').matchAll(/<chapter>\s*<name>(\d+)<\/name>\s*<desc>([^<]*)<\/desc>/g)
		];
		expect(CM_CHAPTERS.map(({ id, from, to, title }) => [id, `${title} (${from}-${to})`])).toEqual(
			chapters.map(([, id = '', desc = '']) => [id, desc])
		);
	});

	it.skipIf(tabular === null)('finds the section and chapter of every category', () => {
		let section = '';
		let chapter = '';
		let depth = 0;
		const wrong: string[] = [];
		let seen = 0;
		const marks =
			/<chapter>\s*<name>(\d+)<|<section id="([^"]+)">|<diag[^>]*>\s*<name>([^<]+)<|<(\/diag)>/g;
		for (const [, number, id, code, end] of (tabular ?? '').matchAll(marks)) {
			if (number !== undefined) chapter = number;
			else if (id !== undefined) section = id;
			else if (end !== undefined) depth--;
			else if (code !== undefined && depth++ === 0) {
				seen++;
				const blocks = cmBlocks(code).map((block) => block.id);
				if (blocks[0] !== section || blocks.at(-1) !== chapter)
					wrong.push(`${code} in ${section}: ${blocks.join(' ')}`);
			}
		}
		expect(seen).toBeGreaterThan(1900);
		expect(wrong).toEqual([]);
	});

	it.skipIf(order === null)('finds a header of the file above each of its 98,186 rows', () => {
		const rows = new Set<string>();
		for (const line of (order ?? '').split('\n')) {
			const code = line.slice(6, 14).trim();
			if (code) rows.add(code);
		}
		expect(rows.size).toBe(98_186);
		const headersOfFile = new Set<string>();
		for (const code of rows) {
			if (code.length === 3) continue;
			const parent = parentOf('icd-10-cm', `${code.slice(0, 3)}.${code.slice(3)}`);
			const found = parent?.replace('.', '') ?? '';
			if (!rows.has(found)) expect.fail(`${code}: ${parent} is not in the file`);
			headersOfFile.add(found);
		}
		// Every header of the edition has something below it, so nothing was skipped on the way.
		expect(headersOfFile.size).toBe(23_467);
	});
});
