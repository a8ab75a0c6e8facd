import { describe, expect, it } from 'vitest';
import type { CodeNote } from '$lib/codes/model';
import { noteGroups, notePieces, placeWords } from './browser-notes';

const note = (kind: CodeNote['kind'], text: string, from: string): CodeNote => ({
	kind,
	text,
	from,
	refs: []
});

describe('noteGroups', () => {
	it('keeps one group for each kind and the nearest place first', () => {
		const groups = noteGroups([
			note('excludes1', 'a', 'E11'),
			note('use-additional', 'b', 'E11.22'),
			note('use-additional', 'c', 'E11'),
			note('use-additional', 'd', 'E11'),
			note('excludes1', 'e', '4')
		]);
		expect(groups.map(({ kind }) => kind)).toEqual(['use-additional', 'excludes1']);
		expect(groups[0]?.places.map(({ from, notes }) => [from, notes.length])).toEqual([
			['E11.22', 1],
			['E11', 2]
		]);
		expect(groups[1]?.places.map(({ from }) => from)).toEqual(['E11', '4']);
	});
});

describe('notePieces', () => {
	it('makes links of the codes it resolves, and loses no letter', () => {
		const text = 'stage of chronic kidney disease (N18.1-N18.6), hypoglycemia (E08.-)';
		const pieces = notePieces({
			text,
			refs: [
				{ from: 'N18.1', to: 'N18.6' },
				{ from: 'E08', to: 'E08' }
			]
		});
		expect(pieces.flatMap(({ code }) => code ?? [])).toEqual(['N18.1', 'N18.6', 'E08']);
		expect(pieces.map((piece) => piece.text).join('')).toBe(text);
	});

	it('leaves alone what only looks like a code', () => {
		const pieces = notePieces({ text: 'factor VIII (D66), type A12', refs: [] });
		expect(pieces).toEqual([{ text: 'factor VIII (D66), type A12', code: null, start: 0 }]);
	});
});

describe('placeWords', () => {
	it.each([
		['4', 'chapter 4'],
		['E08-E13', 'section E08-E13'],
		['E11.2', 'E11.2']
	])('%s is %s', (from, words) => {
		expect(placeWords(from)).toBe(words);
	});
});
