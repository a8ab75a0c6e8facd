import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allInForce, inForce, type Dated } from './dated';

const row = (value: string, effectiveFrom: string, effectiveTo: string | null): Dated<string> => ({
	value,
	effectiveFrom,
	effectiveTo,
	source: 'test'
});
const ROWS = [row('old', '2024-10-01', '2025-09-30'), row('new', '2025-10-01', null)];

describe('inForce', () => {
	it.each([
		['2024-09-30', undefined],
		['2024-10-01', 'old'],
		['2025-09-30', 'old'],
		['2025-10-01', 'new'],
		['2099-12-31', 'new']
	])('on %s it is %s', (date, value) => {
		expect(inForce(ROWS, date)?.value).toBe(value);
	});

	it('lets the later beginning win where rows overlap', () => {
		const rows = [row('fix', '2025-01-01', null), row('first', '2024-01-01', null)];
		expect(inForce(rows, '2025-06-01')?.value).toBe('fix');
		expect(allInForce(rows, '2025-06-01').map(({ value }) => value)).toEqual(['fix', 'first']);
	});

	it.each(['2026-13-01', '2026-1-14', '14.01.2026', ''])('refuses the date "%s"', (date) => {
		expect(() => inForce(ROWS, date)).toThrow(`"${date}" is not a date such as 2026-01-14`);
	});

	it('has no gap and no overlap between a row and its successor', () => {
		const day = fc.date({
			min: new Date('2024-10-01'),
			max: new Date('2030-01-01'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(day, (at) => {
				expect(allInForce(ROWS, at.toISOString().slice(0, 10))).toHaveLength(1);
			})
		);
	});
});
