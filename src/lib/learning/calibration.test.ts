import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '$lib/codes/interval';
import { calibrationOf, changeBetween, seenOver, type Tallies } from './calibration';
import { RATINGS, STATEMENTS, SURENESS, type Rating, type Sureness } from './instrument';
import { emptyCheck, withAnswer, type SelfCheck } from './self-assessment';

const BUSINESS = 'business-and-clinical-management';
const MODULES = [...new Set(STATEMENTS.map(({ module }) => module))];

function checkWith(...answers: [id: string, rating: Rating, sureness?: Sureness][]): SelfCheck {
	return answers.reduce(
		(held, [id, rating, sureness]) => withAnswer(held, id, { rating, sureness: sureness ?? null }),
		emptyCheck('before')
	);
}

function tallies(...rows: [id: string, n: number, earned: number, possible: number][]): Tallies {
	return new Map(rows.map(([id, n, earned, possible]) => [id, { n, earned, possible }]));
}

const one = (check: SelfCheck | null, observed: Tallies) => {
	const [domain] = calibrationOf(check, observed, [BUSINESS]);
	if (!domain) throw new Error('the domain is missing');
	return domain;
};

describe('what was seen of several competencies', () => {
	it('pools points and counts each competency once', () => {
		const observed = tallies(['a', 3, 4, 6], ['b', 4, 2, 6]);
		expect(seenOver(observed, ['a', 'b', 'a', 'unseen'])).toEqual({
			n: 7,
			earned: 6,
			possible: 12,
			share: 0.5,
			interval: wilson(3.5, 7)
		});
	});

	it('gives no share under five, and says how many there are', () => {
		expect(seenOver(tallies(['a', 4, 4, 4]), ['a'])).toMatchObject({
			n: 4,
			share: null,
			interval: null
		});
		expect(seenOver(tallies(['a', 5, 4, 4]), ['a']).share).toBe(1);
	});
});

describe('self minus observed', () => {
	it('is the difference of the two shares, read against the interval', () => {
		const check = checkWith(['first-diagnosis', 5]);
		const domain = one(check, tallies(['coding-principal-diagnosis', 20, 10, 20]));
		expect(domain.self).toEqual({ answered: 1, asked: 6, share: 1 });
		expect(domain.bias).toBe(0.5);
		expect(domain.reading).toBe('above');
		expect(domain.gap).toBeNull();
	});

	it('is negative for the modest', () => {
		const check = checkWith(['first-diagnosis', 1]);
		const domain = one(check, tallies(['coding-principal-diagnosis', 20, 10, 20]));
		expect(domain.bias).toBe(-0.5);
		expect(domain.reading).toBe('below');
	});

	it('cannot be told from nothing while the rating lies in the interval', () => {
		const check = checkWith(['first-diagnosis', 4]);
		const domain = one(check, tallies(['coding-principal-diagnosis', 5, 3, 5]));
		expect(domain.bias).toBeCloseTo(0.15);
		expect(domain.reading).toBe('within');
	});

	it('compares like with like: only competencies of statements that were answered', () => {
		const check = checkWith(['first-diagnosis', 5]);
		const observed = tallies(
			['coding-principal-diagnosis', 10, 9, 10],
			['coding-query', 10, 0, 10]
		);
		expect(one(check, observed).observed).toMatchObject({ n: 10, share: 0.9 });
	});

	it('says why there is none', () => {
		const check = checkWith(['first-diagnosis', 5]);
		expect(one(check, new Map()).gap).toBe('No case has tested this yet.');
		expect(one(check, tallies(['coding-principal-diagnosis', 4, 4, 4])).gap).toBe(
			'Only 4 judged so far; comparing takes 5.'
		);
		expect(one(null, tallies(['coding-principal-diagnosis', 9, 4, 9])).gap).toBe(
			'You have not answered for this domain.'
		);
	});

	it('shows what was observed although nobody rated themselves', () => {
		expect(one(null, tallies(['coding-principal-diagnosis', 10, 4, 10])).observed.share).toBe(0.4);
	});
});

describe('the Brier score', () => {
	it('is the mean squared error of the forecasts', () => {
		// Ten judged, eight right, forecast .9: (8 * .01 + 2 * .81) / 10.
		const check = checkWith(['first-diagnosis', 4, 90]);
		const domain = one(check, tallies(['coding-principal-diagnosis', 10, 8, 10]));
		expect(domain.brier?.n).toBe(10);
		expect(domain.brier?.score).toBeCloseTo(0.17);
		expect(domain.brierGap).toBeNull();
	});

	it('takes a low rating as a forecast of failure', () => {
		// Forecast .1, two of ten right: (2 * .81 + 8 * .01) / 10.
		const check = checkWith(['first-diagnosis', 2, 90]);
		const domain = one(check, tallies(['coding-principal-diagnosis', 10, 2, 10]));
		expect(domain.brier?.score).toBeCloseTo(0.17);
	});

	it('weighs statements by what was judged of them', () => {
		const check = checkWith(['first-diagnosis', 5, 100], ['ask-the-clinician', 5, 100]);
		const observed = tallies(['coding-principal-diagnosis', 9, 9, 9], ['coding-query', 3, 0, 3]);
		expect(one(check, observed).brier).toEqual({ score: 0.25, n: 12 });
	});

	it('is a quarter for who always says half', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...RATINGS),
				fc.integer({ min: 5, max: 50 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(rating, n, share) => {
					const observed = tallies(['coding-principal-diagnosis', n, share * 8, 8]);
					const { brier } = one(checkWith(['first-diagnosis', rating, 50]), observed);
					expect(brier?.score).toBeCloseTo(0.25);
				}
			)
		);
	});

	it('says why there is none', () => {
		const observed = tallies(['coding-principal-diagnosis', 4, 4, 4], ['claim-edits', 9, 9, 9]);
		expect(one(checkWith(['first-diagnosis', 5, 80]), observed).brierGap).toBe(
			'Only 4 judged so far; comparing takes 5.'
		);
		expect(one(checkWith(['first-diagnosis', 5]), observed).brierGap).toBe(
			'You have not said how sure you are.'
		);
		expect(one(checkWith(['clean-claim', 5]), observed).brierGap).toBe(
			'How sure you are is not asked here.'
		);
		expect(one(checkWith(['ask-the-clinician', 5, 80]), observed).brierGap).toBe(
			'No case has tested those statements yet.'
		);
	});
});

describe('all domains', () => {
	const competencies = STATEMENTS.flatMap((statement) => statement.competencies);
	const anyTallies = fc
		.array(
			fc.record({
				id: fc.constantFrom(...competencies),
				n: fc.nat(30),
				right: fc.double({ min: -0.5, max: 1, noNaN: true }),
				weight: fc.integer({ min: 1, max: 4 })
			})
		)
		.map((rows) =>
			tallies(
				...rows.map(({ id, n, right, weight }): [string, number, number, number] => [
					id,
					n,
					n * weight * right,
					n * weight
				])
			)
		);
	const anyCheck = fc
		.array(
			fc.tuple(
				fc.constantFrom(...STATEMENTS.map(({ id }) => id)),
				fc.constantFrom(...RATINGS),
				fc.constantFrom(...SURENESS)
			)
		)
		.map((answers) => checkWith(...answers));

	it('stay within their scales, with a reason wherever a figure is missing', () => {
		fc.assert(
			fc.property(anyCheck, anyTallies, (check, observed) => {
				for (const domain of calibrationOf(check, observed, MODULES)) {
					expect(domain.bias === null).toBe(domain.gap !== null);
					expect(domain.brier === null).toBe(domain.brierGap !== null);
					if (domain.bias !== null) {
						expect(Math.abs(domain.bias)).toBeLessThanOrEqual(1);
						expect(domain.observed.n).toBeGreaterThanOrEqual(5);
					}
					if (domain.brier !== null) {
						expect(domain.brier.n).toBeGreaterThanOrEqual(5);
						expect(domain.brier.score).toBeGreaterThanOrEqual(-1e-9);
						expect(domain.brier.score).toBeLessThanOrEqual(1 + 1e-9);
					}
				}
			})
		);
	});

	it('change by nothing between a check and itself', () => {
		fc.assert(
			fc.property(anyCheck, anyTallies, (check, observed) => {
				for (const change of changeBetween(check, check, observed, MODULES))
					expect(change.difference).toBe(change.n === 0 ? null : 0);
			})
		);
	});
});

describe('before and after', () => {
	it('compares only statements that were answered both times', () => {
		const before = checkWith(['first-diagnosis', 2], ['clean-claim', 5]);
		const after = checkWith(['first-diagnosis', 4], ['procedure-codes', 1]);
		const observed = tallies(['coding-principal-diagnosis', 10, 6, 10]);
		const [change] = changeBetween(before, after, observed, [BUSINESS]);
		expect(change).toMatchObject({ n: 1, before: 0.25, after: 0.75, difference: 0.5 });
		expect(change?.biasBefore).toBeCloseTo(-0.35);
		expect(change?.biasAfter).toBeCloseTo(0.15);
	});

	it('has nothing to say where no statement was answered twice', () => {
		const [change] = changeBetween(
			checkWith(['first-diagnosis', 2]),
			checkWith(['clean-claim', 4]),
			new Map(),
			[BUSINESS]
		);
		expect(change).toEqual({
			module: BUSINESS,
			n: 0,
			before: null,
			after: null,
			difference: null,
			biasBefore: null,
			biasAfter: null
		});
	});
});
