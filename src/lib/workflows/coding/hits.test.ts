import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boldRuns, hitRow, rowOfCode, typedRow, typedWords } from './hits';

describe('rows of the code search', () => {
	it('leads down from a header and says how many stand below, where that is known', () => {
		const header = {
			system: 'icd-10-cm',
			code: 'A41.5',
			title: 'Sepsis due to other Gram-negative organisms',
			isBillable: false,
			below: 6,
			via: null
		} as const;
		expect(hitRow(header)).toMatchObject({ kind: 'header', below: 6 });
		expect(rowOfCode(header)).toMatchObject({ kind: 'header', below: null });
		expect(hitRow({ ...header, isBillable: true, via: 'urosepsis' })).toMatchObject({
			kind: 'code',
			below: null,
			via: 'urosepsis'
		});
	});

	it('offers a whole code that the book does not hold, as typed', () => {
		expect(typedRow('icd-10-cm', 'e11.99 ', [])).toMatchObject({ kind: 'typed', code: 'E11.99' });
		expect(typedRow('icd-10-pcs', '0tc13zz', [])?.code).toBe('0TC13ZZ');
		expect(typedRow('hcpcs', 'J9999', [])?.code).toBe('J9999');
	});

	it('offers nothing for words, for part of a code, or for a code that is there', () => {
		const known = [{ code: 'E11.22', title: '', isBillable: true }];
		expect(typedRow('icd-10-cm', 'sepsis', [])).toBeUndefined();
		expect(typedRow('hcpcs', '12345', [])).toBeUndefined();
		expect(typedRow('icd-10-cm', 'e11.22', known)).toBeUndefined();
		expect(typedRow('icd-10-cm', 'e11.2', known)).toBeUndefined();
	});
});

describe('boldRuns', () => {
	const runsOf = (title: string, query: string) => boldRuns(title, typedWords(query));

	it('marks where words of the query begin words of the title', () => {
		const { runs } = runsOf('Sepsis due to Escherichia coli [E. coli]', 'coli sep (');
		expect(runs.map(({ bold }) => bold)).toEqual(['Sep', 'coli', 'coli']);
		expect(runsOf('Urosepsis', 'sepsis').runs).toEqual([]);
	});

	it('marks the longest of words that begin alike', () => {
		const { runs } = runsOf('Acute kidney failure', 'ac acute');
		expect(runs.map(({ bold }) => bold)).toEqual(['Acute']);
	});

	it('marks a code with its dot, and passes over dots around a word', () => {
		expect(runsOf('See I50.9', 'i50.9').runs).toEqual([{ plain: 'See ', bold: 'I50.9' }]);
		expect(runsOf('Pain in joint', 'pain.').runs).toEqual([{ plain: '', bold: 'Pain' }]);
	});

	it('keeps every letter of the title', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				fc.string({ unit: 'grapheme' }),
				(title, query) => {
					const { runs, rest } = runsOf(title, `${query} ${title.slice(0, 3)}`);
					expect(runs.map(({ plain, bold }) => plain + bold).join('') + rest).toBe(title);
				}
			)
		);
	});
});
