import { describe, expect, it } from 'vitest';
import type { IndexTerm } from '$lib/codes/model';
import {
	isWhereIndexLed,
	lookupStems,
	referencePath,
	subTermsOf,
	termNamed
} from './browser-index';

const term = (at: number, depth: number, words: string): IndexTerm => ({
	at,
	depth,
	term: words,
	path: words,
	code: null,
	see: null,
	seeAlso: null
});

describe('referencePath', () => {
	it('goes down a cross-reference term by term', () => {
		expect(referencePath('Disease, heart')).toEqual(['Disease', 'heart']);
		expect(referencePath('Table of Drugs and Chemicals, by drug,')).toEqual([
			'Table of Drugs and Chemicals',
			'by drug'
		]);
	});
});

describe('termNamed', () => {
	const TERMS = [term(0, 0, 'Diseased'), term(1, 0, 'Disease, diseased'), term(2, 0, 'Disease')];

	it('prefers the same word to one that begins with it', () => {
		expect(termNamed(TERMS, 'disease')?.at).toBe(2);
		expect(termNamed(TERMS.slice(0, 2), 'disease')?.at).toBe(1);
	});

	it('forgives a plural', () => {
		expect(termNamed([term(3, 0, 'Burn')], 'burns')?.at).toBe(3);
	});

	it('names nothing by a word that is no term', () => {
		expect(termNamed(TERMS, 'by type')).toBeNull();
	});
});

describe('lookupStems', () => {
	it('drops the dash and goes up to the category', () => {
		expect(lookupStems('E11.-')).toEqual(['E11']);
		expect(lookupStems('S02.0-')).toEqual(['S02.0', 'S02']);
		expect(lookupStems('T36.0X1')).toEqual(['T36.0X1', 'T36.0X', 'T36.0', 'T36']);
	});
});

describe('isWhereIndexLed', () => {
	it('holds within the category and nowhere else', () => {
		expect(isWhereIndexLed('E11.22', 'E11.9')).toBe(true);
		expect(isWhereIndexLed('N18.30', 'E11.9')).toBe(false);
		expect(isWhereIndexLed('E11.22', null)).toBe(false);
	});
});

describe('subTermsOf', () => {
	const parent = term(10, 0, 'Diabetes');

	it('takes an answer of one level', () => {
		const found = subTermsOf(parent, [term(11, 1, 'type 1'), term(15, 1, 'type 2')]);
		expect(found.get(10)?.map(({ at }) => at)).toEqual([11, 15]);
		expect(found.has(11)).toBe(false);
	});

	it('takes an answer of all levels apart', () => {
		const found = subTermsOf(parent, [
			term(11, 1, 'type 1'),
			term(12, 2, 'with'),
			term(13, 3, 'nephropathy'),
			term(14, 1, 'type 2')
		]);
		expect(found.get(10)?.map(({ at }) => at)).toEqual([11, 14]);
		expect(found.get(11)?.map(({ at }) => at)).toEqual([12]);
		expect(found.get(12)?.map(({ at }) => at)).toEqual([13]);
		expect(found.get(14)).toEqual([]);
	});

	it('knows that nothing is below when the answer is empty', () => {
		expect(subTermsOf(parent, []).get(10)).toEqual([]);
	});
});
