import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlipCounter } from './slips';

/** Plain table of distances: insertions, deletions, replacements, swaps of neighbours. */
function plainSlips(typed: string, word: string, isPrefix: boolean): number {
	const table = Array.from({ length: typed.length + 1 }, (_, line) =>
		Array.from({ length: word.length + 1 }, (_, column) =>
			line === 0 ? column : column === 0 ? line : 0
		)
	);
	const at = (line: number, column: number): number => table[line]?.[column] ?? 99;
	for (let line = 1; line <= typed.length; line += 1)
		for (let column = 1; column <= word.length; column += 1) {
			const isSame = typed[line - 1] === word[column - 1];
			let least = Math.min(at(line - 1, column) + 1, at(line, column - 1) + 1);
			least = Math.min(least, at(line - 1, column - 1) + (isSame ? 0 : 1));
			const isSwap = typed[line - 1] === word[column - 2] && typed[line - 2] === word[column - 1];
			if (line > 1 && column > 1 && isSwap) least = Math.min(least, at(line - 2, column - 2) + 1);
			const row = table[line];
			if (row) row[column] = least;
		}
	return isPrefix ? Math.min(...(table[typed.length] ?? [])) : at(typed.length, word.length);
}

describe('slips between words', () => {
	it.each([
		['fracture', 'fracture', 0],
		['fratcure', 'fracture', 1],
		['fractre', 'fracture', 1],
		['frractur', 'fracture', 2],
		['frxxture', 'fracture', 2],
		['femur', 'fracture', 3]
	])('counts from "%s" to "%s" %i', (typed, word, slips) => {
		expect(new SlipCounter(typed, 2, false).to(word)).toBe(slips);
	});

	it('takes a typed word as the beginning of a longer one when asked to', () => {
		expect(new SlipCounter('pnuem', 1, true).to('pneumonia')).toBe(1);
		expect(new SlipCounter('pnuem', 1, false).to('pneumonia')).toBe(2);
	});

	it('takes words too long for it as they are', () => {
		expect(new SlipCounter('a'.repeat(32), 2, false).to('a'.repeat(32))).toBe(3);
	});

	it('agrees with a plain table of distances', () => {
		const word = fc.string({
			unit: fc.constantFrom('a', 'b', 'c', '1'),
			minLength: 1,
			maxLength: 31
		});
		fc.assert(
			fc.property(
				word,
				word,
				fc.constantFrom(1, 2, 4),
				fc.boolean(),
				(typed, other, most, isPrefix) => {
					const expected = Math.min(most + 1, plainSlips(typed, other, isPrefix));
					expect(new SlipCounter(typed, most, isPrefix).to(other)).toBe(expected);
				}
			),
			{ numRuns: 2000 }
		);
	});
});
