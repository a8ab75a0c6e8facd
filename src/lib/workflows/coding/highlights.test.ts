import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtMarks, findAll, findWords, plainWords, sentenceSpans } from './highlights';

const NOTE = `HOSPITAL COURSE
Blood and urine cultures grew
Escherichia coli; the picture was sepsis due to urinary tract infection.
Sepsis resolved. T 38.9 at noon.

Plan:
1. Home with daughter. Recheck potassium (3.4) in a week?`;

const at = (span: { start: number; end: number } | null) =>
	span && NOTE.slice(span.start, span.end);

describe('findWords', () => {
	it('finds words over a line break', () => {
		expect(at(findWords(NOTE, 'urine cultures grew Escherichia coli'))).toBe(
			'urine cultures grew\nEscherichia coli'
		);
	});

	it('takes the first of repeated words, as written before any other case', () => {
		expect(findWords(NOTE, 'sepsis')?.start).toBe(NOTE.indexOf('sepsis'));
		expect(findWords(NOTE, 'Sepsis')?.start).toBe(NOTE.indexOf('Sepsis resolved'));
		expect(at(findWords(NOTE, 'HOME WITH'))).toBe('Home with');
	});

	it('reads signs of patterns as plain signs, and finds nothing where nothing is', () => {
		expect(at(findWords(NOTE, 'potassium (3.4)'))).toBe('potassium (3.4)');
		expect(findWords(NOTE, 'potassium (3x4)')).toBeNull();
		expect(findWords(NOTE, '  ')).toBeNull();
	});

	it('finds every stretch of a text again, however its white space is written', () => {
		const word = fc.stringMatching(/^[a-z(.+]{1,6}$/);
		fc.assert(
			fc.property(
				fc.array(word, { minLength: 1, maxLength: 12 }),
				fc.nat(),
				fc.nat(),
				(words, a, b) => {
					const from = a % words.length;
					const to = from + 1 + (b % (words.length - from));
					const span = findWords(words.join('\n  '), words.slice(from, to).join(' '));
					expect(span).not.toBeNull();
				}
			)
		);
	});
});

describe('findAll', () => {
	it('gives all places, and none for a single letter', () => {
		expect(findAll(NOTE, 'SEPSIS').map(at)).toEqual(['sepsis', 'Sepsis']);
		expect(findAll(NOTE, 's')).toEqual([]);
	});
});

describe('cutAtMarks', () => {
	it('keeps every letter, and knows which marks lie on a piece', () => {
		const pieces = cutAtMarks('abcdef', [
			{ start: 1, end: 4, tag: 'x' },
			{ start: 3, end: 9, tag: 'y' }
		]);
		expect(pieces.map(({ text, tags }) => [text, tags])).toEqual([
			['a', []],
			['bc', ['x']],
			['d', ['x', 'y']],
			['ef', ['y']]
		]);
	});

	it('is the whole text again, whatever is marked', () => {
		const mark = fc.record({
			start: fc.integer({ min: -3, max: 40 }),
			end: fc.nat(40),
			tag: fc.nat()
		});
		fc.assert(
			fc.property(fc.string({ maxLength: 30 }), fc.array(mark), (text, marks) => {
				expect(
					cutAtMarks(text, marks)
						.map((piece) => piece.text)
						.join('')
				).toBe(text);
			})
		);
	});
});

describe('sentenceSpans', () => {
	it('goes on after an initial or a title', () => {
		const text = 'Seen by Dr. A. Kolb. Well.';
		const said = sentenceSpans(text).map(({ start, end }) => text.slice(start, end));
		expect(said).toEqual(['Seen by Dr. A. Kolb.', 'Well.']);
	});

	it('ends a sentence at its stop, not inside a number', () => {
		expect(sentenceSpans(NOTE).map((span) => plainWords(at(span) ?? ''))).toEqual([
			'HOSPITAL COURSE',
			'Blood and urine cultures grew',
			'Escherichia coli; the picture was sepsis due to urinary tract infection.',
			'Sepsis resolved.',
			'T 38.9 at noon.',
			'Plan:',
			'1. Home with daughter.',
			'Recheck potassium (3.4) in a week?'
		]);
	});
});
