import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, late, missed, notScorable, partOf, right, shared, wrong } from './judged';
import { oneOf, sentence } from './sentences';

describe('what a rule comes to', () => {
	it('is all, nothing, half or not to be judged', () => {
		expect(right(4, 'Done.', [3])).toEqual({
			earned: 4,
			possible: 4,
			verdict: 'right',
			message: 'Done.',
			evidence: [3]
		});
		expect(wrong(4, 'Not so.', [3])).toMatchObject({ earned: 0, possible: 4, verdict: 'wrong' });
		expect(missed(4, 'Not done.')).toMatchObject({
			earned: 0,
			possible: 4,
			verdict: 'missed',
			evidence: []
		});
		expect(late(4, 'Late.', 7)).toMatchObject({ earned: 2, verdict: 'partly', evidence: [7] });
		expect(notScorable('No ground.')).toMatchObject({
			earned: 0,
			possible: 0,
			verdict: 'not-scorable'
		});
	});

	it('of a share is right only when whole, and wrong only at nothing', () => {
		expect(shared(4, 1, 'm', []).verdict).toBe('right');
		expect(shared(4, 0.99, 'm', []).verdict).toBe('partly');
		expect(shared(4, 0.001, 'm', [])).toMatchObject({ verdict: 'partly', earned: 0.004 });
		expect(shared(4, 0, 'm', [])).toMatchObject({ verdict: 'wrong', earned: 0 });
		expect(shared(4, -2, 'm', [])).toMatchObject({ verdict: 'wrong', earned: 0 });
		expect(shared(4, 3, 'm', []).earned).toBe(4);
	});

	it('of a part stays between nothing and all of it', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10),
				fc.double({ min: 0.01, max: 0.99, noNaN: true }),
				(points, share) => {
					expect(partOf(points, share)).toBeGreaterThan(0);
					expect(partOf(points, share)).toBeLessThan(points);
				}
			)
		);
	});
});

describe('inOrder', () => {
	const words = { missed: 'm', right: 'r', wrong: 'w', alone: 'a' };
	it.each([
		[{ seq: 1 }, { seq: 2 }, 'right', 'r', [1, 2]],
		[{ seq: 2 }, { seq: 1 }, 'wrong', 'w', [2, 1]],
		[{ seq: 1 }, undefined, 'right', 'a', [1]],
		[undefined, { seq: 2 }, 'missed', 'm', [2]],
		[undefined, undefined, 'missed', 'm', []]
	] as const)('%j then %j is %s', (first, then, verdict, message, evidence) => {
		expect(inOrder(4, first, then, words)).toMatchObject({ verdict, message, evidence });
	});
});

describe('sentences', () => {
	it('begin with a capital and end with a stop', () => {
		expect(sentence(' it was late')).toBe('It was late.');
		expect(sentence('Was it?')).toBe('Was it?');
		expect(sentence('It says "no."')).toBe('It says "no."');
		expect(sentence('  ')).toBe('');
	});

	it('list what may be', () => {
		expect([oneOf([]), oneOf([1]), oneOf([1, 2]), oneOf(['a', 'b', 'c'])]).toEqual([
			'',
			'1',
			'1 or 2',
			'a, b or c'
		]);
	});
});
