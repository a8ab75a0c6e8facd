import { describe, expect, it } from 'vitest';
import {
	alignPcs,
	axisConfusions,
	copheCounts,
	f1Of,
	nearnessCounts,
	pcsLikeness,
	type SystemCode
} from './nearness';

const cm = (...codes: string[]): SystemCode[] =>
	codes.map((code) => ({ system: 'icd-10-cm', code }));

describe('CoPHE counts', () => {
	it('equal the worked example of its authors', () => {
		const counts = copheCounts(cm('364.11', '364.22'), cm('364.11', '364.21', '364.3'));
		expect(counts).toEqual({ tp: 5, fp: 3, fn: 1 });
		expect(f1Of(counts)).toBeCloseTo(0.714286, 6);
	});

	it('count the layers that the handed function names', () => {
		const counts = copheCounts(cm('E11.22'), cm('E11.21'), () => []);
		expect(counts).toEqual({ tp: 0, fp: 1, fn: 1 });
	});

	it('go by the tabular list: a filling X is no layer', () => {
		expect(copheCounts(cm('S02.0XXA'), cm('S02.0XXB'))).toEqual({ tp: 2, fp: 1, fn: 1 });
	});

	it('are whole when nothing was wanted and nothing given', () => {
		expect(f1Of(copheCounts([], []))).toBe(1);
	});
});

describe('procedures by axis', () => {
	it.each([
		['0FT44ZZ', '0FT44ZZ', 1],
		['0FT44ZZ', '0FT40ZZ', 0.9],
		['0FT44ZZ', '0FT54ZZ', 0.75],
		['0FT44ZZ', '0FB44ZZ', 0.3],
		['0FT44ZZ', '0DT44ZZ', 0.3],
		['0FT44ZZ', 'XW033E5', 0]
	])('%s and %s are %f alike', (expected, entered, likeness) => {
		expect(pcsLikeness(expected, entered)).toBeCloseTo(likeness, 9);
	});

	it('are laid side by side so that likeness adds up highest', () => {
		const pairs = alignPcs(['0FT44ZZ', '0DTJ4ZZ'], ['0DTJ0ZZ', '0FB44ZZ', '02703ZZ']);
		expect(pairs.map((pair) => [pair.expected, pair.entered])).toEqual([
			['0FT44ZZ', '0FB44ZZ'],
			['0DTJ4ZZ', '0DTJ0ZZ']
		]);
		expect(pairs[0]?.apart).toEqual(['root operation']);
		expect(axisConfusions(pairs)).toEqual([
			{ axis: 'approach', expected: '4', entered: '0', count: 1 },
			{ axis: 'root operation', expected: 'T', entered: 'B', count: 1 }
		]);
	});

	it('count as seven layers beside diagnoses', () => {
		const counts = nearnessCounts(
			[...cm('J18.9'), { system: 'icd-10-pcs', code: '0FT44ZZ' }],
			[...cm('J18.9'), { system: 'icd-10-pcs', code: '0FT40ZZ' }]
		);
		expect(counts.tp).toBeCloseTo(2 + 6.3, 9);
		expect(counts.fp).toBeCloseTo(0.7, 9);
		expect(counts.fn).toBeCloseTo(0.7, 9);
	});
});
