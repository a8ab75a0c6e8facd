import { describe, expect, it } from 'vitest';
import { observedFrom } from '$lib/learning/observed';
import {
	countedText,
	masteryText,
	masteryWord,
	pointsText,
	shareParts,
	shareText
} from './progress-words';

const eight = observedFrom({ n: 8, earned: 4.5, possible: 6 });

describe('words of progress', () => {
	it('gives every share its interval and its n', () => {
		expect(shareText(eight)).toBe('75 % (41 to 93 %, n 8)');
		expect(shareParts(eight)).toEqual(['75 %', '41 to 93 %, n 8']);
		expect(pointsText(eight)).toBe('4.5 of 6');
		expect(pointsText(observedFrom({ n: 1, earned: -2, possible: 0 }))).toBe('penalty only');
	});

	it('has a dash for what was never seen', () => {
		const none = observedFrom({ n: 0, earned: 0, possible: 0 });
		expect([shareText(none), pointsText(none), masteryText(null)]).toEqual(['–', '–', '–']);
	});

	it('never calls a mastery certain', () => {
		expect(masteryText(0.99999)).toBe('0.99');
		expect(masteryText(0.949)).toBe('0.94');
		expect(masteryText(0.95)).toBe('0.95');
	});

	it('says what a dash is waiting for', () => {
		expect(masteryWord(null, 4)).toBe('1 more act');
		expect(masteryWord(null, 2)).toBe('3 more acts');
		expect(masteryWord(null, 0)).toBe('not met');
		expect(masteryWord(0.96, 9)).toBe('mastered');
		expect(masteryWord(0.94, 9)).toBe('not yet');
	});

	it('says what counts and why the rest does not', () => {
		const totals = {
			attempts: 4,
			counted: 1,
			guided: 1,
			doneBefore: 2,
			observed: eight,
			withoutFacts: 0
		};
		expect(countedText(totals)).toBe(
			'4 attempts with a mark, of which 1 counts. Left out: 1 guided, 2 at a case you had done before.'
		);
		expect(countedText({ ...totals, attempts: 1, guided: 0, doneBefore: 0 })).toBe(
			'1 attempt with a mark, of which 1 counts.'
		);
	});
});
