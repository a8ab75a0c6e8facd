import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, safeText } from './csv';

/** A reader by RFC 4180, written apart from the writer. */
function readCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let isQuoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const char = text.charAt(at);
		if (isQuoted) {
			if (char !== '"') cell += char;
			else if (text.charAt(at + 1) === '"') {
				cell += '"';
				at += 1;
			} else isQuoted = false;
		} else if (char === '"') isQuoted = true;
		else if (char === ',' || char === '\r') {
			row.push(cell);
			cell = '';
			if (char === '\r') {
				rows.push(row);
				row = [];
				at += 1;
			}
		} else cell += char;
	}
	expect([isQuoted, row, cell]).toEqual([false, [], '']);
	return rows;
}

describe('a cell', () => {
	it.each([
		'=1+1',
		'+cmd',
		'-2',
		'@SUM(A1)',
		'\t=1',
		'\rx',
		'\n=1',
		'  =1',
		'"=1',
		`'=1`,
		` "' =HYPERLINK("x")`,
		'\u200b=1',
		'\u00a0-1',
		'\u0000=1',
		'＝1'
	])('that may run is kept from it: %j', (text) => {
		expect(safeText(text)).toBe(`'${text}`);
	});

	it.each(['Ann', 'a=b', "O'Neill", '3-4', '', ' ', 'ann@example.org', '"quoted"'])(
		'that cannot run stays as it is: %j',
		(text) => {
			expect(safeText(text)).toBe(text);
		}
	);
});

it('writes quotes, commas, lines and numbers as the RFC asks', () => {
	expect(
		csvOf(
			[
				['Name', 'Points'],
				['Ng, "Al"\nB', -2.5],
				[null, 3]
			],
			{ mark: false }
		)
	).toBe('"Name","Points"\r\n"Ng, ""Al""\nB",-2.5\r\n,3\r\n');
});

it('has a byte order mark only when asked', () => {
	expect(csvOf([['a']], { mark: true })).toBe('\uFEFF"a"\r\n');
	expect(csvOf([], { mark: false })).toBe('');
});

it('leaves a number that is none empty', () => {
	expect(csvOf([[Number.NaN, Number.POSITIVE_INFINITY, 1]], { mark: false })).toBe(',,1\r\n');
});

const nasty = fc.string({
	unit: fc.constantFrom(...'=+-@\t\r\n "\',;|a1＝＋\u200b\u00a0\uFEFF\u0000\u0007'),
	maxLength: 8
});
const cell = fc.oneof(nasty, fc.string({ unit: 'grapheme' }), fc.double());

it('comes back as it went out, and no text begins a formula', () => {
	fc.assert(
		fc.property(
			fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
			(rows) => {
				const read = readCsv(csvOf(rows, { mark: false }));
				expect(read.length).toBe(rows.length);
				for (const [index, row] of rows.entries())
					for (const [place, value] of row.entries()) {
						const found = read[index]?.[place] ?? '(none)';
						if (typeof value === 'number') {
							expect(found).toBe(Number.isFinite(value) ? String(value) : '');
							continue;
						}
						expect([value, `'${value}`]).toContain(found);
						expect(found).not.toMatch(/^[\s"\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u);
					}
			}
		),
		{ numRuns: 500 }
	);
});
