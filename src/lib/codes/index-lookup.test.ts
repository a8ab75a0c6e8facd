import { describe, expect, it } from 'vitest';
import { lookUpIndex, type IndexSource } from './index-lookup';

const ROWS = [
	[0, 'Diabetes, diabetic', 'E11.9', '(mellitus) (sugar)'],
	[1, 'with', null, null],
	[2, 'neuropathy', 'E11.40', null],
	[1, 'type 1', 'E10.9', null],
	[2, 'with', null, null],
	[3, 'neuropathy', 'E10.40', null],
	[0, 'Dialysis', 'Z99.2', null],
	[0, 'Neuropathy', 'G62.9', null]
] as const;

const source: IndexSource = {
	length: ROWS.length,
	depth: (at) => ROWS[at]?.[0] ?? 0,
	term: (at) => ROWS[at]?.[1] ?? '',
	row: (at) => ({
		term: ROWS[at]?.[1] ?? '',
		depth: ROWS[at]?.[0] ?? 0,
		code: ROWS[at]?.[2] ?? null,
		see: null,
		seeAlso: null,
		modifiers: ROWS[at]?.[3] ?? null,
		manifestation: null
	})
};

const paths = (words: string, under?: number) =>
	lookUpIndex(source, words, under).map(({ path }) => path);

describe('looking a word up in the index', () => {
	it('gives main terms that begin with it, modifiers in brackets', () => {
		expect(paths('dia')).toEqual(['Diabetes, diabetic', 'Dialysis']);
		expect(lookUpIndex(source, 'diab')[0]?.term).toBe('Diabetes, diabetic (mellitus) (sugar)');
	});

	it('gives the terms directly below one', () => {
		expect(paths('', 0)).toEqual(['Diabetes, diabetic, with', 'Diabetes, diabetic, type 1']);
		expect(paths('neuro', 4)).toEqual(['Diabetes, diabetic, type 1, with, neuropathy']);
		expect(paths('', 6)).toEqual([]);
	});

	it('finds further words below the main term, in any order', () => {
		expect(paths('diabetes neuropathy 1')).toEqual([
			'Diabetes, diabetic, type 1, with, neuropathy'
		]);
		expect(paths('diabetes gout')).toEqual([]);
	});

	it('gives nothing for nothing', () => {
		expect(paths('  , ')).toEqual([]);
		expect(paths('zzz')).toEqual([]);
	});
});
