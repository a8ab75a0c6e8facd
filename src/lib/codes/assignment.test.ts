import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestPairs } from './assignment';

/** The highest sum by trying everything. */
function brute(weights: readonly (readonly number[])[], row = 0, used = new Set<number>()): number {
	const here = weights[row];
	if (here === undefined) return 0;
	let best = brute(weights, row + 1, used);
	for (const [column, weight] of here.entries()) {
		if (used.has(column)) continue;
		best = Math.max(best, weight + brute(weights, row + 1, new Set([...used, column])));
	}
	return best;
}

it('finds the same sum as trying every way', () => {
	const table = fc
		.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
		.chain(([rows, columns]) =>
			fc.array(
				fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }),
				{ minLength: rows, maxLength: rows }
			)
		);
	fc.assert(
		fc.property(table, (weights) => {
			const pairs = bestPairs(weights);
			const sum = pairs.reduce((total, [r, c]) => total + (weights[r]?.[c] ?? 0), 0);
			expect(sum).toBe(brute(weights));
			expect(new Set(pairs.map(([r]) => r)).size).toBe(pairs.length);
			expect(new Set(pairs.map(([, c]) => c)).size).toBe(pairs.length);
		})
	);
});

it('makes no pair of weight 0, and none from nothing', () => {
	expect(
		bestPairs([
			[0, 0],
			[0, 1]
		])
	).toEqual([[1, 1]]);
	expect(bestPairs([])).toEqual([]);
	expect(bestPairs([[], []])).toEqual([]);
});
