import { describe, expect, it } from 'vitest';
import { compile, openWorld } from '$lib/engine/step';
import { OPENING, WARD, WORKFLOWS } from '$tests/support/ward';
import { Reel, stayMs, within } from './reel';

describe('Reel', () => {
	it('asks again only for worlds that are not among the two latest', () => {
		const asked: number[] = [];
		const reel = new Reel((seq) => {
			asked.push(seq);
			return openWorld(compile(WARD, WORKFLOWS), OPENING);
		});

		const first = reel.at(4);
		reel.at(5);
		expect(reel.at(4)).toBe(first);
		reel.at(6);
		reel.at(5);

		expect(asked).toEqual([4, 5, 6, 5]);
	});
});

describe('stayMs', () => {
	const worked = [{ worked: 0 }, { worked: 800 }, { worked: 90_000 }, { worked: 90_001 }];

	it.each([
		['a second a step', 0, 'step', 1, 1000],
		['a quarter of it at 4x', 0, 'step', 4, 250],
		['as long as the next step took', 0, 'worked', 1, 800],
		['no more than 5 s of a long pause', 1, 'worked', 1, 5000],
		['never too short to be seen', 2, 'worked', 16, 60],
		['a second on the last step', 3, 'worked', 1, 1000]
	] as const)('is %s', (_, seq, pace, speed, expected) => {
		expect(stayMs(worked, seq, pace, speed)).toBe(expected);
	});
});

describe('within', () => {
	it.each([
		[-3, 0],
		[2.4, 2],
		[99, 10],
		[Number.NaN, 0]
	])('keeps %d in a film of ten steps as %d', (wanted, expected) => {
		expect(within(wanted, 10)).toBe(expected);
	});
});
