import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masteryAfter, traceMastery, TRACING } from './mastery';

const acts = (...rights: readonly number[]) => rights.map((right) => ({ isRight: right === 1 }));

describe('knowledge tracing', () => {
	it('gives the published row for right, wrong, right, right, right', () => {
		const traced = traceMastery(acts(1, 0, 1, 1, 1));
		expect(traced.map((one) => one.toFixed(4))).toEqual([
			'0.6927',
			'0.2978',
			'0.6906',
			'0.9185',
			'0.9826'
		]);
	});

	it('stands at its start before any act', () => {
		expect(masteryAfter([])).toBe(0.3);
	});

	it('rises more after a right act that could not be guessed', () => {
		const hard = masteryAfter([{ isRight: true, guess: 0.02 }]);
		const easy = masteryAfter([{ isRight: true, guess: 0.45 }]);
		expect(hard).toBeGreaterThan(easy);
		// .27 / (.27 + .7 * .02) = .950704, and a tenth of the rest is learnt.
		expect(hard).toBeCloseTo(0.9556338, 6);
	});

	it('tells nothing of an act that can not have happened', () => {
		const sure = { start: 1, learn: 0, slip: 0, guess: 0.2 };
		expect(masteryAfter(acts(0), sure)).toBe(1);
	});

	it.each([
		['slip', { ...TRACING, slip: 0.5 }],
		['guess', { ...TRACING, guess: 0.5 }],
		['start', { ...TRACING, start: 1.1 }],
		['learn', { ...TRACING, learn: Number.NaN }]
	])('refuses a %s outside its bounds', (name, tracing) => {
		expect(() => traceMastery(acts(1), tracing)).toThrow(RangeError);
		expect(() => traceMastery(acts(1), tracing)).toThrow(new RegExp(`^${name} is`));
	});

	it('stays between 0 and 1, and is higher for one more right act than for one more wrong', () => {
		fc.assert(
			fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (rights) => {
				const before = rights.map((isRight) => ({ isRight }));
				const right = masteryAfter([...before, { isRight: true }]);
				const wrong = masteryAfter([...before, { isRight: false }]);
				expect(right).toBeGreaterThanOrEqual(wrong);
				for (const value of traceMastery(before)) {
					expect(value).toBeGreaterThan(0);
					expect(value).toBeLessThanOrEqual(1);
				}
			})
		);
	});
});
