import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, LEVELS, type LevelPair } from './agreement';

const level = fc.constantFrom(...LEVELS);
const pair = fc.tuple(level, level);
const pairs = fc.array(pair, { minLength: 1, maxLength: 60 });

/** Rows are what was assigned, columns the gold level. */
function pairsOf(table: readonly (readonly number[])[]): LevelPair[] {
	return LEVELS.flatMap((assigned, i) =>
		LEVELS.flatMap((gold, j) =>
			Array.from({ length: table[i]?.[j] ?? 0 }, (): LevelPair => [gold, assigned])
		)
	);
}

/** Moon et al., PLOS ONE 2019, e0216972: 1,267 visits, nurses against experts. */
const PUBLISHED = pairsOf([
	[15, 3, 0, 0, 0],
	[11, 183, 16, 4, 0],
	[0, 27, 400, 20, 0],
	[0, 6, 63, 420, 12],
	[0, 1, 8, 15, 63]
]);

describe('agreementOf', () => {
	it('gives the published figures of 1,267 visits', () => {
		const found = agreementOf(PUBLISHED);
		expect(found).toMatchObject({ n: 1267, exact: 1081, under: 131, over: 55 });
		expect(found.criticalUnder).toBe(7);
		expect(found.missedFirst).toBe(11);
		expect(found.offByTwo).toBe(19);
		expect(found.agreement).toBeCloseTo(0.8532, 4);
		expect(found.kappa).toBeCloseTo(0.7865, 4);
		expect(found.kappaLinear).toBeCloseTo(0.8296, 4);
		expect(found.kappaQuadratic).toBeCloseTo(0.8755, 4);
		expect(found.highAcuitySensitivity).toBeCloseTo(212 / 246, 10);
	});

	it('counts nothing and measures nothing without patients', () => {
		expect(agreementOf([])).toEqual({
			n: 0,
			exact: 0,
			under: 0,
			over: 0,
			criticalUnder: 0,
			missedFirst: 0,
			offByTwo: 0,
			agreement: null,
			highAcuitySensitivity: null,
			kappa: null,
			kappaLinear: null,
			kappaQuadratic: null
		});
	});

	it.each(LEVELS)('has no kappa where %d is the only level on both sides', (only) => {
		const found = agreementOf([
			[only, only],
			[only, only]
		]);
		expect([found.exact, found.agreement]).toEqual([2, 1]);
		expect([found.kappa, found.kappaLinear, found.kappaQuadratic]).toEqual([null, null, null]);
	});

	it('gives 0 where one side knows a single level: no better than chance', () => {
		const found = agreementOf([
			[1, 3],
			[3, 3],
			[5, 3]
		]);
		expect(found.kappa).toBeCloseTo(0, 12);
		expect(found.kappaLinear).toBeCloseTo(0, 12);
		expect(found).toMatchObject({ under: 1, over: 1, criticalUnder: 0, offByTwo: 2 });
	});

	it('gives -1 where two levels are always swapped', () => {
		const found = agreementOf([
			[2, 4],
			[4, 2]
		]);
		expect([found.kappa, found.kappaLinear, found.kappaQuadratic]).toEqual([-1, -1, -1]);
		expect(found.criticalUnder).toBe(1);
	});

	it.each([
		[1, 4, 1],
		[2, 5, 1],
		[1, 3, 0],
		[2, 3, 0],
		[3, 5, 0],
		[4, 1, 0]
	] as const)('gold %d, assigned %d: %d critical', (gold, assigned, critical) => {
		expect(agreementOf([[gold, assigned]]).criticalUnder).toBe(critical);
	});

	it('is 1 in every form when all agree and more than one level occurs', () => {
		const perfect = fc
			.array(level, { minLength: 2, maxLength: 60 })
			.filter((levels) => new Set(levels).size > 1);
		fc.assert(
			fc.property(perfect, (levels) => {
				const found = agreementOf(levels.map((one): LevelPair => [one, one]));
				expect([found.kappa, found.kappaLinear, found.kappaQuadratic]).toEqual([1, 1, 1]);
				expect([found.exact, found.agreement]).toEqual([levels.length, 1]);
			})
		);
	});

	it('keeps its kappas and swaps under and over when the two sides are swapped', () => {
		fc.assert(
			fc.property(pairs, (some) => {
				const one = agreementOf(some);
				const other = agreementOf(some.map(([gold, assigned]): LevelPair => [assigned, gold]));
				expect([other.under, other.over]).toEqual([one.over, one.under]);
				for (const name of ['kappa', 'kappaLinear', 'kappaQuadratic'] as const) {
					const [a, b] = [one[name], other[name]];
					if (a === null || b === null) expect(a).toBe(b);
					else expect(b).toBeCloseTo(a, 10);
				}
			})
		);
	});

	it('adds up, stays in its bounds and does not mind the order', () => {
		fc.assert(
			fc.property(pairs, (some) => {
				const found = agreementOf(some);
				expect(found.exact + found.under + found.over).toBe(found.n);
				expect(found.criticalUnder).toBeLessThanOrEqual(found.under);
				for (const kappa of [found.kappa, found.kappaLinear, found.kappaQuadratic])
					if (kappa !== null) expect(Math.abs(kappa)).toBeLessThanOrEqual(1 + 1e-12);
				const back = agreementOf(some.toReversed());
				expect(back.kappaQuadratic ?? 0).toBeCloseTo(found.kappaQuadratic ?? 0, 10);
			})
		);
	});

	it('is the same in all forms when only levels 1 and 5 occur', () => {
		const ends = fc.constantFrom(1 as const, 5 as const);
		fc.assert(
			fc.property(fc.array(fc.tuple(ends, ends), { minLength: 1 }), (some) => {
				const { kappa, kappaLinear, kappaQuadratic } = agreementOf(some);
				expect([kappaLinear, kappaQuadratic]).toEqual([kappa, kappa]);
			})
		);
	});
});
