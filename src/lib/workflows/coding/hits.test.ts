import { describe, expect, it } from 'vitest';
import { hitRow, rowOfCode, typedRow } from './hits';
import { wordMarks } from './highlights';

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

describe('wordMarks', () => {
	it('marks where words of the query begin words of the title', () => {
		const title = 'Sepsis due to Escherichia coli [E. coli]';
		const marked = wordMarks(title, 'coli sep (').map(({ start, end }) => title.slice(start, end));
		expect(marked).toEqual(['coli', 'coli', 'Sep']);
		expect(wordMarks('Urosepsis', 'sepsis')).toEqual([]);
	});
});
