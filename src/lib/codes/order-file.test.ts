import { expect, it } from 'vitest';
import { parseOrderFile } from './order-file';

const line = (order: number, code: string, billable: 0 | 1, title: string) =>
	`${String(order).padStart(5, '0')} ${code.padEnd(7)} ${billable} ${title.padEnd(60)} ${title}`;

it('reads code, whether it can be assigned, and its long title', () => {
	const rows = parseOrderFile(
		[
			line(1, 'J18', 0, 'Pneumonia, unspecified organism'),
			line(2, 'J189', 1, 'Pneumonia, unsp')
		].join('\n')
	);
	expect(rows.get('J18')).toEqual({
		code: 'J18',
		isBillable: false,
		title: 'Pneumonia, unspecified organism'
	});
	expect(rows.get('J189')?.isBillable).toBe(true);
});

it('passes over blank and short lines, and takes carriage returns', () => {
	const rows = parseOrderFile(`\n00001\r\n${line(2, 'A000', 1, 'Cholera')}\r\n`);
	expect([...rows.keys()]).toEqual(['A000']);
	expect(rows.get('A000')?.title).toBe('Cholera');
});
