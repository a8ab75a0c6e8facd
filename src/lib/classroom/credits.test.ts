import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCredit, creditFault, creditedScore } from './credits';
import type { Credit } from './model';
import { itemMark, submissionOf } from './sample-submissions';

const credit = (points: number, rule: string | null = null): Credit => ({
	at: '2026-11-10T09:00:00.000Z',
	rule,
	points,
	reason: 'Explained aloud in class'
});

describe('a mark with credits', () => {
	const items = [itemMark('a', 2, 4), itemMark('b', 4, 4)];

	it('is the mark as it was where there are none', () => {
		expect(creditedScore(submissionOf({ id: 's', items }))).toEqual({
			earned: 6,
			possible: 8,
			share: 0.75,
			isPass: false,
			credited: 0
		});
	});

	it('passes once the credits reach the share', () => {
		const credits = [credit(0.4)];
		expect(creditedScore(submissionOf({ id: 's', items, credits }))).toMatchObject({
			earned: 6.4,
			isPass: true
		});
	});

	it('never passes what is possible, and never falls below nothing', () => {
		const over = submissionOf({ id: 's', items, credits: [credit(5), credit(5)] });
		expect(creditedScore(over)).toMatchObject({ earned: 8, credited: 2 });
		const under = submissionOf({ id: 's', items, credits: [credit(-50)] });
		expect(creditedScore(under)).toMatchObject({ earned: 0, share: 0, isPass: false });
	});

	it('is none where nothing was judged', () => {
		expect(creditedScore({ recomputed: null, items: [], credits: [credit(1)] })).toBeNull();
	});

	it('stays within its bounds whatever is credited', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true })), (points) => {
				const credits = points.map((one) => credit(one));
				const score = creditedScore(submissionOf({ id: 's', items, credits }));
				expect(score?.earned).toBeGreaterThanOrEqual(0);
				expect(score?.earned).toBeLessThanOrEqual(8);
			})
		);
	});
});

describe('a critical act that was missed', () => {
	const items = [{ ...itemMark('act', 0, 1), isCritical: true }, itemMark('b', 9, 9)];

	it('stands against a pass however many points are added to the whole', () => {
		const made = submissionOf({ id: 's', items, credits: [credit(1)] });
		expect(creditedScore(made)).toMatchObject({ earned: 10, isPass: false });
	});

	it('is lifted by a credit on that very act that makes up for all of it', () => {
		const half = submissionOf({ id: 's', items, credits: [credit(0.5, 'act')] });
		expect(creditedScore(half)?.isPass).toBe(false);
		const whole = submissionOf({ id: 's', items, credits: [credit(1, 'act')] });
		expect(creditedScore(whole)?.isPass).toBe(true);
	});
});

it('lets a harmful act stand until a credit on it makes up for the loss', () => {
	const harmful = { ...itemMark('harm', -2, 0), verdict: 'harmful' as const };
	const items = [harmful, itemMark('b', 10, 10)];
	const score = (credits: Credit[]) => creditedScore(submissionOf({ id: 's', items, credits }));
	expect(score([credit(2)])?.isPass).toBe(false);
	expect(score([credit(2, 'harm')])?.isPass).toBe(true);
});

describe('a credit about to be given', () => {
	it.each([
		['no points', credit(0), /how many points/],
		['points that are no number', credit(Number.NaN), /how many points/],
		['too many points', credit(1001), /at most 1000/],
		['dust', credit(0.12345), /three decimals/],
		['no reason', { ...credit(1), reason: '  ' }, /reason/],
		['a reason without end', { ...credit(1), reason: 'x'.repeat(501) }, /at most 500/],
		['a rule of another attempt', credit(1, 'nowhere'), /no rule "nowhere"/]
	])('is refused with %s', (_, given, words) => {
		expect(creditFault(given, ['a'])).toMatch(words);
	});

	it('is added at the end, its reason trimmed, and changes none before it', () => {
		expect(creditFault(credit(1, 'a'), ['a'])).toBeUndefined();
		const before = Object.freeze([Object.freeze(credit(1))]);
		const after = addCredit(before, { ...credit(2), reason: ' late bus ' });
		expect(after).toEqual([credit(1), { ...credit(2), reason: 'late bus' }]);
	});
});
