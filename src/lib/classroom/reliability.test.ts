import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	alpha,
	columnsOf,
	correlation,
	decisionConsistency,
	deviation,
	errorOf,
	kr21,
	livingston,
	lordError,
	phi,
	phiAt,
	totalsOf
} from './reliability';

/** Eight learners by five items, with its figures in handbook/measurement.md. */
const RESPONSES = '11110 11100 11000 11111 10100 01000 11110 10000'
	.split(' ')
	.map((row) => [...row].map(Number));

const totals = totalsOf(RESPONSES);
const close = (value: number | null, expected: number) =>
	expect(value ?? Number.NaN).toBeCloseTo(expected, 6);

describe('the 8 by 5 table', () => {
	it('has the standard deviation over n - 1', () => close(deviation(totals), 1.488048));
	it('has KR-20, which is alpha', () => close(alpha(RESPONSES), 0.685484));
	it('has the standard error of measurement', () =>
		close(errorOf(deviation(totals), alpha(RESPONSES) ?? 0), 0.834523));
	it('has KR-21', () => close(kr21(5, totals), 0.451613));
	it('has phi', () => close(phi(RESPONSES), 0.588235));
	it('has phi at a cut of .6', () => close(phiAt(RESPONSES, 0.6), 0.46875));
	it('has the correlations of items with the total', () => {
		const r = columnsOf(RESPONSES).map((column) => correlation(column, totals) ?? 0);
		expect(r.map((value) => value.toFixed(4))).toEqual(
			'0.4752 0.5185 0.7884 0.8811 0.6110'.split(' ')
		);
	});
});

it('gives Lord the error of 7 right out of 10', () => close(lordError(7, 10), 1.527525));

describe('the mark that passes', () => {
	const cut = { reliability: 0.85, mean: 26, spread: 6, cut: 24 };
	it('has Livingston k²', () => expect(livingston(cut)).toBeCloseTo(0.865, 4));
	it('has the share of equal decisions and kappa', () => {
		const { same, kappa } = decisionConsistency(cut) ?? { same: 0, kappa: 0 };
		expect(same).toBeCloseTo(0.8332, 4);
		expect(kappa).toBeCloseTo(0.642, 3);
	});
	it('decides alike always where nothing is left to chance, and by chance where all is', () => {
		expect(decisionConsistency({ ...cut, reliability: 1 })?.same).toBeCloseTo(1, 4);
		expect(decisionConsistency({ ...cut, reliability: 0 })?.kappa).toBeCloseTo(0, 3);
	});
});

describe('a table that gives no ground', () => {
	it('has no alpha with one item, one learner, or equal totals', () => {
		expect(alpha([[1], [0]])).toBeNull();
		expect(alpha([[1, 0]])).toBeNull();
		expect(alpha([])).toBeNull();
		expect(
			alpha([
				[1, 0],
				[0, 1]
			])
		).toBeNull();
	});
	it('has no correlation with a column that does not vary, sums of tenths included', () => {
		expect(correlation([1, 1, 1], [0, 1, 2])).toBeNull();
		expect(correlation([0.1 + 0.2, 0.3, 0.3], [0, 1, 2])).toBeNull();
	});
	it('has no phi for one learner, and no error for one item', () => {
		expect(phi([[1, 0]])).toBeNull();
		expect(phiAt([], 0.5)).toBeNull();
		expect(lordError(1, 1)).toBeNull();
		expect(kr21(5, [2, 2])).toBeNull();
	});
});

describe('any table', () => {
	const table = fc
		.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 8 }))
		.chain(([n, k]) =>
			fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: k, maxLength: k }), {
				minLength: n,
				maxLength: n
			})
		);

	it('never has an alpha above 1 or a phi outside 0 to 1', () => {
		fc.assert(
			fc.property(table, (rows) => {
				expect(alpha(rows) ?? 0).toBeLessThanOrEqual(1 + 1e-9);
				const dependable = phi(rows) ?? 0;
				expect(dependable).toBeGreaterThanOrEqual(0);
				expect(dependable).toBeLessThanOrEqual(1);
				const atCut = phiAt(rows, 2) ?? 0;
				expect(atCut).toBeGreaterThanOrEqual(0);
				expect(atCut).toBeLessThanOrEqual(1);
			})
		);
	});

	it('has the same figures in any order of learners', () => {
		fc.assert(
			fc.property(table, (rows) => {
				const turned = rows.toReversed();
				expect(alpha(turned) ?? -9).toBeCloseTo(alpha(rows) ?? -9, 9);
				expect(phi(turned) ?? -9).toBeCloseTo(phi(rows) ?? -9, 9);
			})
		);
	});

	it('keeps alpha when an item is scored in other points as a whole', () => {
		fc.assert(
			fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, factor) => {
				const scaled = rows.map((row) => row.map((value) => value * factor));
				expect(alpha(scaled) ?? -9).toBeCloseTo(alpha(rows) ?? -9, 9);
			})
		);
	});
});
