/** Search that was put aside, against search as it is built, for everything that the bench types. */
import { describe, expect, it } from 'vitest';
import {
	openKeptSearch,
	openSearchFromRows,
	type SearchIndex
} from '$lib/codes/search/code-search';
import { phrasesOfIndex } from '$lib/codes/search/phrases';
import { teachingBooks } from '$lib/codes/teaching';
import { readTeaching } from '../../src/cli/codesets-teach';
import { codesetsFolder, diagnoses, keystrokes, procedures, services } from './code-search-data';
import { CODE_PAIRS } from './code-pairs';

const folder = codesetsFolder();

function expectSame(built: SearchIndex, queries: readonly string[]): void {
	const kept = openKeptSearch(built.kept());
	const other = queries.filter(
		(query) => JSON.stringify(kept?.search(query)) !== JSON.stringify(built.search(query))
	);
	expect(other).toEqual([]);
}

const queriesOf = (system: string) =>
	CODE_PAIRS.filter((pair) => pair.system === system).map(({ query }) => query);

describe('search that was put aside finds the same', () => {
	it('in the teaching edition, for all pairs letter by letter', async () => {
		const { books, index } = teachingBooks(await readTeaching());
		for (const book of books) {
			const { system } = book.edition;
			const phrases = system === 'icd-10-cm' ? phrasesOfIndex(index) : [];
			const typed = system === 'icd-10-cm' ? keystrokes() : queriesOf(system);
			expectSame(openSearchFromRows(system, [...book.rows()], phrases), typed);
		}
	}, 60_000);

	it.skipIf(folder === null)(
		'in whole editions, for all pairs',
		() => {
			const { rows, index, further } = diagnoses(folder ?? '');
			const phrases = [...phrasesOfIndex(index), ...further];
			expectSame(openSearchFromRows('icd-10-cm', rows, phrases), queriesOf('icd-10-cm'));
			const pcs = procedures(folder ?? '');
			expectSame(openSearchFromRows('icd-10-pcs', pcs.rows, pcs.phrases), queriesOf('icd-10-pcs'));
			expectSame(openSearchFromRows('hcpcs', services(folder ?? '')), queriesOf('hcpcs'));
		},
		120_000
	);
});
