import type { ClaimLine } from '$lib/rules/hospice/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLines, isOfFamily, lineText } from './claim-lines';

const line = (revenue: string, date: string, units: number, hcpcs = 'G0299'): ClaimLine => ({
	revenue,
	hcpcs,
	modifier: '',
	date,
	units
});

const anyLine = fc.record({
	revenue: fc.constantFrom('0551', '0561', '0651'),
	hcpcs: fc.constantFrom('G0299', 'G0155', ''),
	modifier: fc.constantFrom('', 'PM'),
	date: fc.constantFrom('2025-11-10', '2025-11-11', '2025-11-12'),
	units: fc.integer({ min: 1, max: 3 })
});

describe('compareLines', () => {
	it('finds every line the same where the lists are, in whatever order', () => {
		fc.assert(
			fc.property(fc.array(anyLine, { maxLength: 8 }), (lines) => {
				expect(compareLines(lines.toReversed(), lines)).toMatchObject({
					same: expect.objectContaining({ length: lines.length }),
					different: [],
					missing: [],
					extra: []
				});
			})
		);
	});

	it('puts every line of either list in one place', () => {
		fc.assert(
			fc.property(
				fc.array(anyLine, { maxLength: 8 }),
				fc.array(anyLine, { maxLength: 8 }),
				(entered, wanted) => {
					const { same, different, missing, extra } = compareLines(entered, wanted);
					expect(same.length + different.length + extra.length).toBe(entered.length);
					expect(same.length + different.length + missing.length).toBe(wanted.length);
					for (const { differences } of different) expect(differences.length).toBeGreaterThan(0);
					const key = (one: ClaimLine) => JSON.stringify(Object.entries(one).sort());
					const left = [...different.map((one) => one.entered), ...extra].map(key);
					const open = [...different.map((one) => one.wanted), ...missing].map(key);
					expect(left.filter((one) => open.includes(one))).toEqual([]);
				}
			)
		);
	});

	it('pairs lines of one code and day, or that differ in one part only', () => {
		const { different, missing, extra } = compareLines(
			[
				line('0551', '2025-11-12', 3),
				line('0551', '2025-11-15', 4),
				line('0561', '2025-11-20', 2, 'G0299')
			],
			[
				line('0551', '2025-11-12', 4, 'G0300'),
				line('0551', '2025-11-14', 4),
				line('0561', '2025-11-21', 2, 'G0155')
			]
		);
		expect(different.map(({ differences }) => differences.join('; '))).toEqual([
			'date 15 Nov 2025, wanted 14 Nov 2025',
			'HCPCS G0299, wanted G0300; units 3, wanted 4'
		]);
		expect([missing.length, extra.length]).toEqual([1, 1]);
	});

	it('takes no line from where it fits better', () => {
		const { different } = compareLines(
			[line('0551', '2025-11-12', 4), line('0551', '2025-11-12', 2, 'G0300')],
			[line('0551', '2025-11-12', 2), line('0551', '2025-11-12', 3)]
		);
		expect(different.map(({ entered, wanted }) => [entered.hcpcs, wanted.units])).toEqual([
			['G0299', 2],
			['G0300', 3]
		]);
	});

	it('says what is blank as none', () => {
		const { different } = compareLines(
			[line('0651', '2025-11-10', 21, '')],
			[line('0651', '2025-11-10', 21, 'Q5001')]
		);
		expect(different[0]?.differences).toEqual(['HCPCS none, wanted Q5001']);
		expect(lineText(line('', '', 0, ''))).toBe('line without codes on no day');
	});
});

describe('isOfFamily', () => {
	it.each([
		['0551', ['055x'], true],
		['0559', ['055X'], true],
		['551', ['055x'], true],
		['0561', ['055x'], false],
		['0651', ['0651'], true],
		['0652', ['0651'], false],
		['', ['055x'], false]
	])('%s in %j: %s', (revenue, families, expected) => {
		expect(isOfFamily(revenue, families)).toBe(expected);
	});
});
