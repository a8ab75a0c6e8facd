import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShortcut, keyParts } from './keys';
import { matchWords } from './match-words';
import { readNumber } from './number-text';
import { sortRows } from './sort-rows';
import { axisTimes, spanWords, tidy, trendSummary } from './trend';

const press = (
	key: string,
	held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }>
) => ({
	key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	...held
});

describe('shortcuts', () => {
	it('draws one cap for each key', () => {
		expect(keyParts('Ctrl+K')).toEqual(['Ctrl', 'K']);
		expect(keyParts('ArrowDown ArrowUp')).toEqual(['↓', '↑']);
		expect(keyParts('Ctrl++')).toEqual(['Ctrl', '+']);
		expect(keyParts('?')).toEqual(['?']);
	});

	it('answers to the command key as to control', () => {
		expect(isShortcut('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
		expect(isShortcut('Ctrl+K', press('k', { metaKey: true }))).toBe(true);
	});

	it('does not answer when a key is missing or one too many is held', () => {
		expect(isShortcut('Ctrl+K', press('k', {}))).toBe(false);
		expect(isShortcut('n', press('n', { altKey: true }))).toBe(false);
		expect(isShortcut('Alt+2', press('2', { altKey: true, ctrlKey: true }))).toBe(false);
	});
});

describe('numbers as typed', () => {
	it.each([
		['37.2', 37.2],
		[' 1250 ', 1250],
		['.5', 0.5],
		['-3', -3],
		['5.', 5]
	])('reads %j', (text, value) => {
		expect(readNumber(text)).toEqual({ ok: true, value });
	});

	it('reads nothing as null', () => {
		expect(readNumber('  ')).toEqual({ ok: true, value: null });
	});

	it.each(['1,250', '37,2', '1e3', 'abc', '12 mg', '0x10', '--1', 'Infinity'])(
		'refuses %j',
		(text) => {
			expect(readNumber(text).ok).toBe(false);
		}
	);
});

describe('matching words', () => {
	it('finds beginnings of words in any order, without case or accents', () => {
		expect(matchWords('iv cef', 'cefTRIAXone 1 g IV every 24 hours')).toBe(true);
		expect(matchWords('meniere', 'Ménière disease')).toBe(true);
		expect(matchWords('riaxone', 'cefTRIAXone')).toBe(false);
	});

	it('lets everything through for an empty query', () => {
		expect(matchWords('  ', 'anything')).toBe(true);
	});
});

describe('sorting rows', () => {
	it('puts rows without a value last in both directions', () => {
		const rows = [{ n: null }, { n: 2 }, { n: 1 }];
		const by = (row: { n: number | null }) => row.n;
		expect(sortRows(rows, by, 'ascending').map(by)).toEqual([1, 2, null]);
		expect(sortRows(rows, by, 'descending').map(by)).toEqual([2, 1, null]);
	});

	it('reads numbers inside words', () => {
		expect(sortRows(['Bed 10', 'Bed 9'], (row) => row, 'ascending')).toEqual(['Bed 9', 'Bed 10']);
	});

	it('keeps every row', () => {
		fc.assert(
			fc.property(fc.array(fc.option(fc.integer())), (rows) => {
				const sorted = sortRows(rows, (row) => row, 'descending');
				expect(sorted.toSorted()).toEqual(rows.toSorted());
			})
		);
	});
});

describe('trends in words', () => {
	it('names range and span', () => {
		const point = (t: number, y: number) => ({ t, y, when: '' });
		const year = 365.25 * 86_400_000;
		expect(
			trendSummary([{ label: 'a', points: [point(0, 0.9), point(1.5 * year, 1.6)] }], 'mg/dL')
		).toBe('0.9 to 1.6 mg/dL in 18 months');
		expect(trendSummary([{ label: 'a', points: [point(0, 4)] }], '')).toBe('4');
		expect(trendSummary([], 'kg')).toBe('no values');
	});

	it.each([
		[40 * 60_000, '40 min'],
		[5 * 3_600_000, '5 h'],
		[10 * 86_400_000, '10 days'],
		[3 * 365.25 * 86_400_000, '3 years']
	])('writes %d ms as %s', (ms, words) => {
		expect(spanWords(ms)).toBe(words);
	});

	it('rounds measured numbers for reading', () => {
		expect([9.081460663, 0.012345, 94.521, 12].map(tidy)).toEqual([
			'9.08',
			'0.0123',
			'94.52',
			'12'
		]);
	});

	it('spreads axis times from end to end', () => {
		expect(axisTimes(0, 100, 3)).toEqual([0, 50, 100]);
		expect(axisTimes(7, 7, 3)).toEqual([7]);
	});
});
