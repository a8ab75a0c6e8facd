import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordList } from './word-list';

const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '’', '7'), maxLength: 5 }));

describe('a list of words in one text', () => {
	it('gives the words it was made of', () => {
		fc.assert(
			fc.property(words, (all) => {
				const list = WordList.of(all);
				expect([...list]).toEqual(all);
				expect(all.map((_, at) => list.sizeOf(at))).toEqual(all.map(({ length }) => length));
			})
		);
	});

	it('compares words as they compare themselves', () => {
		fc.assert(
			fc.property(
				words,
				fc.string({ unit: fc.constantFrom('a', 'b', '7'), maxLength: 4 }),
				(all, word) => {
					const list = WordList.of(all);
					expect(all.map((_, at) => list.isBefore(at, word))).toEqual(all.map((one) => one < word));
					expect(all.map((_, at) => list.is(at, word))).toEqual(all.map((one) => one === word));
					expect(list.indexOf(word)).toBe(all.indexOf(word));
				}
			)
		);
	});

	it('tells which word another begins with', () => {
		fc.assert(
			fc.property(words, (all) => {
				const list = WordList.of(all);
				for (const [at, one] of all.entries())
					for (const [place, other] of all.entries())
						expect(list.doesBegin(at, place)).toBe(one.startsWith(other));
			})
		);
	});

	it('has nothing where there is no word', () => {
		const list = WordList.of(['one']);
		expect([list.at(1), list.sizeOf(7), list.indexOf('two')]).toEqual(['', 0, -1]);
	});
});
