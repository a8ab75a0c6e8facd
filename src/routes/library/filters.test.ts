import { describe, expect, test } from 'vitest';
import type { LibraryRow } from '$lib/session/scenarios';
import {
	ANY,
	facetCounts,
	isFiltered,
	isShown,
	readFilters,
	searchWords,
	writeFilters,
	type Candidate
} from './filters';

function candidate(row: Partial<LibraryRow>, state: Candidate['state'] = 'new'): Candidate {
	const whole: LibraryRow = {
		id: 'order-entry/one',
		version: 1,
		title: 'Community pneumonia, admission',
		summary: 'A man of 71 with fever comes up from the emergency room.',
		level: 'core',
		minutes: 25,
		role: 'order-specialist',
		facility: 'Alder Bay Hospital',
		workflows: ['order-entry'],
		objectives: ['orders-allergy'],
		variants: [],
		module: 'case-and-order-management',
		moduleTitle: 'Case and order management',
		...row
	};
	return { row: whole, state, words: searchWords([whole.title, whole.summary]) };
}

describe('the address', () => {
	test('keeps every filter', () => {
		const filters = { ...ANY, text: 'chest pain', level: 'core', state: 'done', length: 'short' };
		expect(readFilters(new URLSearchParams(writeFilters(filters)))).toEqual(filters);
	});

	test('is bare when nothing is chosen', () => {
		expect(writeFilters({ ...ANY, text: '  ' })).toBe('');
		expect(isFiltered(ANY)).toBe(false);
	});
});

describe('search', () => {
	test('finds beginnings of words in any order', () => {
		expect(isShown(candidate({}), { ...ANY, text: 'admis PNEU' })).toBe(true);
	});

	test('does not find the middle of a word', () => {
		expect(isShown(candidate({}), { ...ANY, text: 'monia' })).toBe(false);
	});
});

test.each([
	[20, 'short'],
	[21, 'medium'],
	[40, 'medium'],
	[41, 'long']
])('%i minutes is %s', (minutes, length) => {
	const shown = ['short', 'medium', 'long'].filter((value) =>
		isShown(candidate({ minutes }), { ...ANY, length: value })
	);
	expect(shown).toEqual([length]);
});

test('counts of a facet follow the other filters and not its own', () => {
	const all = [
		candidate({ level: 'core' }, 'done'),
		candidate({ level: 'advanced' }),
		candidate({ level: 'advanced' })
	];
	const filters = { ...ANY, level: 'core', state: 'new' };
	expect(Object.fromEntries(facetCounts(all, filters, 'level'))).toEqual({ '': 2, advanced: 2 });
	expect(Object.fromEntries(facetCounts(all, filters, 'state'))).toEqual({ '': 1, done: 1 });
});
