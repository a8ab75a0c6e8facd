import { describe, expect, it } from 'vitest';
import {
	answeredOf,
	isAnswered,
	readAnswers,
	stopsLeft,
	wholeAnswers,
	withAnswer
} from './answers';
import type { Check, Severity } from './model';

const REASONS = [
	{ code: 'fits', label: 'Fits', needsNote: false },
	{ code: 'other', label: 'Other', needsNote: true }
];
const check = (id: string, severity: Severity): Check => ({
	id,
	severity,
	title: id,
	detail: '',
	source: ''
});
const CHECKS = [check('a', 'hard'), check('b', 'soft'), check('c', 'advice')];

describe('answers to checks', () => {
	it('are read as far as they have a shape', () => {
		expect(readAnswers([{ check: 'b', reason: 'fits' }, null, 'b', { check: 'b' }, [1]])).toEqual([
			{ check: 'b', reason: 'fits', note: '' }
		]);
		expect(readAnswers({ check: 'b', reason: 'fits' })).toEqual([]);
	});

	it('count with a known reason, and with words where it asks for them', () => {
		const given = (reason: string, note: string) =>
			isAnswered({ check: 'b', reason, note }, REASONS);
		expect(given('fits', '')).toBe(true);
		expect(given('other', ' ')).toBe(false);
		expect(given('other', 'Seen.')).toBe(true);
		expect(given('unheard-of', 'Seen.')).toBe(false);
		expect(wholeAnswers([{ check: 'b', reason: 'other' }], REASONS)).toEqual([]);
	});

	it('lift soft stops, never hard ones; advice stops nobody', () => {
		const ids = (given: string[]) =>
			stopsLeft(
				CHECKS,
				given.map((one) => ({ check: one, reason: 'fits', note: '' }))
			).map(({ id }) => id);
		expect(ids([])).toEqual(['a', 'b']);
		expect(ids(['a', 'b', 'c'])).toEqual(['a']);
	});

	it('are told with what they answered', () => {
		const given = ['a', 'b', 'c'].map((one) => ({ check: one, reason: 'fits', note: 'So.' }));
		expect(answeredOf(CHECKS, given)).toEqual([{ check: CHECKS[1], reason: 'fits', note: 'So.' }]);
	});

	it('take the place of an earlier answer to the same check', () => {
		const first = { check: 'a', reason: 'other', note: 'x' };
		const again = { check: 'a', reason: 'fits', note: '' };
		expect(withAnswer([first], again)).toEqual([again]);
	});
});
