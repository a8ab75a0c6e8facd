import { describe, expect, it } from 'vitest';
import type { Accepted } from './accepted';
import { answerFault } from './accepted-faults';
import type { Field } from './forms';

const field = (kind: Exclude<Field['kind'], 'choice'>): Field => ({
	id: 'f',
	label: 'Field',
	kind
});
const CHOICE: Field = {
	id: 'c',
	label: 'Choice',
	kind: 'choice',
	options: [{ value: 'a', label: 'A' }]
};

describe('answerFault', () => {
	it.each<[Field, Accepted]>([
		[field('text'), 'anything'],
		[field('longtext'), { says: [['pain']] }],
		[field('coding'), 'C25.9'],
		[field('date'), '2026-01-14'],
		[field('number'), 3],
		[field('moment'), { min: 1, max: 1 }],
		[field('boolean'), false],
		[CHOICE, 'a'],
		[field('record'), { filled: true }],
		[field('record'), { empty: true }],
		[field('record'), { has: ['x'] }]
	])('%j can hold %j', (one, wanted) => {
		expect(answerFault(one, wanted, ['x', 'y'])).toBeUndefined();
	});

	it.each<[Field, Accepted, RegExp]>([
		[field('number'), '3', /never holds a text/],
		[field('record'), 'x', /never holds a text/],
		[field('date'), '2026-02-30', /is not a day/],
		[field('text'), 3, /never holds a number/],
		[field('text'), { min: 3 }, /never holds a number/],
		[field('number'), { min: 4, max: 3 }, /nothing lies between 4 and 3/],
		[field('number'), true, /never holds yes or no/],
		[CHOICE, 'b', /"b" is none of its options: a/],
		[field('record'), { has: ['z'] }, /z cannot be ticked, expected x or y/],
		[field('record'), { lacks: ['x', 'z'] }, /z cannot be ticked/]
	])('%j cannot hold %j', (one, wanted, expected) => {
		expect(answerFault(one, wanted, ['x', 'y'])).toMatch(expected);
	});

	it('of what is no list to tick says so', () => {
		expect(answerFault(field('record'), { has: ['x'] })).toBe('Field is no list to tick');
	});
});
