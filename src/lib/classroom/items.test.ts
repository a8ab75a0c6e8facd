import { describe, expect, it } from 'vitest';
import {
	efficiencyOf,
	flagsOf,
	groundOf,
	itemReliability,
	itemStatistics,
	scenarioReliability
} from './items';
import type { Submission } from './model';
import { itemMark, submissionOf } from './sample-submissions';

/** The table of handbook/measurement.md, each learner four times over: 32 learners, the same figures. */
const ROWS = '11110 11100 11000 11111 10100 01000 11110 10000'.split(' ');

function classOf(rows: readonly string[]): Submission[] {
	return rows.map((row, learner) =>
		submissionOf({
			id: `s${learner}`,
			items: [...row].map((digit, item) => itemMark(`i${item + 1}`, Number(digit)))
		})
	);
}

const four = classOf([...ROWS, ...ROWS, ...ROWS, ...ROWS]);

describe('item statistics', () => {
	it('have facility, correlation with the rest and with the whole', () => {
		const items = itemStatistics(four);
		expect(items.map(({ facility }) => facility)).toEqual([0.875, 0.75, 0.625, 0.375, 0.125]);
		expect(items.map(({ discrimination: r }) => r?.toFixed(4))).toEqual(
			'0.2607 0.2357 0.5822 0.7482 0.4266'.split(' ')
		);
		expect(items.map(({ withTotal: r }) => r?.toFixed(4))).toEqual(
			'0.4752 0.5185 0.7884 0.8811 0.6110'.split(' ')
		);
		expect(items.map(({ n, full, ground }) => [n, full, ground])).toEqual([
			[32, 28, 'caution'],
			[32, 24, 'caution'],
			[32, 20, 'caution'],
			[32, 12, 'caution'],
			[32, 4, 'caution']
		]);
	});

	it('give no coefficient and no flag under 30 learners, but still say what was earned', () => {
		const [first] = itemStatistics(classOf(ROWS));
		expect(first).toMatchObject({
			n: 8,
			ground: 'too-small',
			facility: 0.875,
			discrimination: null,
			withTotal: null,
			efficiency: null,
			flags: []
		});
		expect([29, 30, 99, 100].map(groundOf)).toEqual(['too-small', 'caution', 'caution', 'sound']);
	});

	it('count only learners in whose attempt the item could be judged', () => {
		const unjudged = { ...itemMark('b', 0), verdict: 'not-scorable' as const };
		const [, second] = itemStatistics([
			submissionOf({ id: 's1', items: [itemMark('a', 1), itemMark('b', 1)] }),
			submissionOf({ id: 's2', items: [itemMark('a', 1), unjudged] })
		]);
		expect(second).toMatchObject({ rule: 'b', n: 1, full: 1, facility: 1 });
	});

	it('name a penalty as one: it has nothing to earn', () => {
		const items = (lost: number) => [itemMark('a', 1), itemMark('no-more', lost, 0)];
		const [, penalty] = itemStatistics([
			submissionOf({ id: 's1', items: items(0) }),
			submissionOf({ id: 's2', items: items(-2) })
		]);
		expect(penalty).toMatchObject({ isPenalty: true, facility: null, full: 1, n: 2 });
	});

	it('are none without attempts', () => expect(itemStatistics([])).toEqual([]));
});

describe('flags', () => {
	it.each([
		[0.5, 0.3, []],
		[0.19, 0.3, ['hard']],
		[0.2, 0.2, []],
		[0.81, 0.19, ['weak', 'easy']],
		[0.5, -0.01, ['check-key']],
		[null, null, []]
	])('of facility %s and r %s are %j', (facility, r, flags) => {
		expect(flagsOf(facility, r)).toEqual(flags);
	});
});

it('has full efficiency where item and rest are in one order, and none where one is flat', () => {
	expect(efficiencyOf([0, 0, 1], [1, 2, 3])).toBe(1);
	expect(efficiencyOf([1, 0, 0], [1, 2, 3])).toBe(-1);
	expect(efficiencyOf([1, 1, 1], [1, 2, 3])).toBeNull();
});

describe('reliability', () => {
	it('of the items has alpha, KR-21, phi and phi at the pass mark', () => {
		const figures = itemReliability(four, 0.6);
		expect(figures?.alpha).toBeCloseTo(0.685484, 6);
		expect(figures?.kr21).toBeCloseTo(0.451613, 6);
		expect(figures).toMatchObject({ n: 32, parts: 5, leftOut: 0, mean: 2.75, possible: 5 });
		// Four of each: the same spread over n, a little less over n - 1.
		expect(figures?.spread).toBeCloseTo(1.488048 * Math.sqrt((7 / 8) * (32 / 31)), 6);
		expect(figures?.errorAtPass).toBeCloseTo(Math.sqrt(1.5), 9);
	});

	it('counts the parts to pass without the dust of binary fractions', () => {
		const rows = Array.from({ length: 32 }, (_, row) =>
			Array.from({ length: 25 }, (__, item) => (item <= row % 25 ? '1' : '0')).join('')
		);
		// .28 times 25 is 7.000000000000001: 7 of 25 reach it.
		expect(itemReliability(classOf(rows), 0.28)?.errorAtPass).toBeCloseTo(
			Math.sqrt((7 * 18) / 24),
			9
		);
	});

	it('gives no figure under 30 learners', () => {
		expect(itemReliability(classOf(ROWS), 0.6)).toMatchObject({
			n: 8,
			ground: 'too-small',
			alpha: null,
			phi: null,
			consistency: null
		});
	});

	it('leaves out items that could not be judged for everybody, and says how many', () => {
		const unjudged = { ...itemMark('i6', 0), verdict: 'not-scorable' as const };
		const mixed = four.map((one, index) => ({
			...one,
			items: [...one.items, index === 0 ? unjudged : itemMark('i6', 1)]
		}));
		expect(itemReliability(mixed, 0.6)).toMatchObject({ parts: 5, leftOut: 1 });
	});

	it('over scenarios takes only learners who did them all, each scenario alike', () => {
		const rows = Array.from({ length: 40 }, (_, index) => {
			const row = new Map([['one', { earned: index % 5, possible: 4 }]]);
			if (index % 4 > 0) row.set('two', { earned: 10 * (index % 5), possible: 40 });
			return row;
		});
		const figures = scenarioReliability(rows, 0.6);
		expect(figures).toMatchObject({ n: 30, parts: 2, possible: 2 });
		// The second scenario repeats the first.
		expect(figures?.alpha).toBeCloseTo(1, 9);
	});

	it('is none without learners', () => {
		expect(itemReliability([], 0.6)).toBeNull();
		expect(scenarioReliability([], 0.6)).toBeNull();
	});
});
