import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputFault } from '$lib/parse/json';
import { RATINGS, STATEMENTS, SURENESS } from './instrument';
import {
	answeredCount,
	emptyCheck,
	firstOpen,
	isAnswered,
	ratingOver,
	readSelfCheck,
	selfCheckData,
	statementsFor,
	withAnswer,
	type Answer,
	type SelfCheck
} from './self-assessment';

const FIRST = STATEMENTS[0]?.id ?? '';
const ids = STATEMENTS.map(({ id }) => id);

const answer: fc.Arbitrary<Answer> = fc.record({
	rating: fc.constantFrom(...RATINGS),
	sureness: fc.constantFrom(null, ...SURENESS)
});
const check: fc.Arbitrary<SelfCheck> = fc
	.record({
		when: fc.constantFrom('before' as const, 'after' as const),
		answers: fc.dictionary(fc.constantFrom(...ids), answer)
	})
	.map(({ when, answers }) => ({ ...emptyCheck(when), answers: { ...answers } }));

describe('a stored self-check', () => {
	it('reads back as it was written', () => {
		fc.assert(
			fc.property(check, (one) => {
				const stored: unknown = JSON.parse(JSON.stringify(selfCheckData(one)));
				expect(readSelfCheck(stored, 'row')).toEqual(one);
			})
		);
	});

	it('drops answers to statements that are not asked any more', () => {
		const stored = { ...emptyCheck('before'), answers: { gone: { rating: 2, sureness: null } } };
		expect(readSelfCheck(stored, 'row').answers).toEqual({});
	});

	it.each([
		['a rating of 6', { answers: { [FIRST]: { rating: 6, sureness: null } } }],
		['a rating as text', { answers: { [FIRST]: { rating: '4', sureness: null } } }],
		['a sureness of 45', { answers: { [FIRST]: { rating: 4, sureness: 45 } } }],
		['an answer without sureness', { answers: { [FIRST]: { rating: 4 } } }],
		['another moment', { when: 'during' }],
		['a newer instrument', { version: 2 }],
		['another instrument', { instrument: 'something-else' }],
		['a field nobody knows', { total: 80 }]
	])('refuses %s', (_, part) => {
		expect(() => readSelfCheck({ ...emptyCheck('before'), ...part }, 'row of self-checks')).toThrow(
			InputFault
		);
	});

	it.each([null, [], 'check', 3])('refuses %j', (value) => {
		expect(() => readSelfCheck(value, 'row of self-checks')).toThrow(/row of self-checks/);
	});
});

describe('taking a self-check', () => {
	it('goes on at the first statement without a full answer', () => {
		const [one, two] = STATEMENTS;
		if (!one || !two) throw new Error('two statements are needed');
		let taken = emptyCheck('before');
		expect(firstOpen(taken)).toBe(0);
		taken = withAnswer(taken, one.id, { rating: 3, sureness: null });
		expect(firstOpen(taken)).toBe(one.asksSureness ? 0 : 1);
		taken = withAnswer(taken, one.id, { rating: 3, sureness: 80 });
		expect(firstOpen(taken)).toBe(1);
		expect(answeredCount(taken)).toBe(1);
	});

	it('stays at the last statement once all are answered', () => {
		const full = STATEMENTS.reduce(
			(held, { id }) => withAnswer(held, id, { rating: 2, sureness: 50 }),
			emptyCheck('after')
		);
		expect(answeredCount(full)).toBe(STATEMENTS.length);
		expect(firstOpen(full)).toBe(STATEMENTS.length - 1);
	});

	it('wants sureness only where it is asked', () => {
		const asks = STATEMENTS.find(({ asksSureness }) => asksSureness);
		const asksNot = STATEMENTS.find(({ asksSureness }) => !asksSureness);
		if (!asks || !asksNot) throw new Error('both kinds are needed');
		const rated = [asks, asksNot].reduce(
			(held, { id }) => withAnswer(held, id, { rating: 4, sureness: null }),
			emptyCheck('before')
		);
		expect(isAnswered(rated, asks)).toBe(false);
		expect(isAnswered(rated, asksNot)).toBe(true);
	});

	it('replaces an answer and leaves the others alone', () => {
		fc.assert(
			fc.property(check, fc.constantFrom(...ids), answer, (one, id, given) => {
				const next = withAnswer(one, id, given);
				expect(next.answers[id]).toEqual(given);
				for (const other of ids.filter((known) => known !== id))
					expect(next.answers[other]).toEqual(one.answers[other]);
			})
		);
	});
});

describe('a rating over several statements', () => {
	it('is the mean of those answered', () => {
		const [one, two, three] = STATEMENTS;
		if (!one || !two || !three) throw new Error('three statements are needed');
		const taken = withAnswer(
			withAnswer(emptyCheck('before'), one.id, { rating: 5, sureness: null }),
			two.id,
			{ rating: 2, sureness: null }
		);
		expect(ratingOver(taken, [one, two, three])).toEqual({ answered: 2, asked: 3, share: 0.625 });
	});

	it('is nothing without an answer, and without a check', () => {
		expect(ratingOver(emptyCheck('before'), STATEMENTS).share).toBeNull();
		expect(ratingOver(null, STATEMENTS)).toEqual({
			answered: 0,
			asked: STATEMENTS.length,
			share: null
		});
	});

	it('finds the statements that speak for a competency', () => {
		expect(statementsFor(['orders-dosing']).map(({ id }) => id)).toEqual(['safe-drug-order']);
		expect(statementsFor(['no-such'])).toEqual([]);
	});
});
