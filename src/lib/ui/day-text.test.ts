import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayText, readDay } from './day-text';

const TODAY = '2026-01-14';

function read(text: string, today = TODAY): string | null {
	const found = readDay(text, today);
	return found.ok ? found.value : found.reason;
}

describe('a typed day', () => {
	test.each([
		['2026-01-14', '2026-01-14'],
		['2026-1-4', '2026-01-04'],
		['1/14/2026', '2026-01-14'],
		['1/14/26', '2026-01-14'],
		['1/14', '2026-01-14'],
		['14 jan', '2026-01-14'],
		['14 Jan 2026', '2026-01-14'],
		['14jan', '2026-01-14'],
		['14 January, 2026', '2026-01-14'],
		['Jan 14', '2026-01-14'],
		['jan 14, 2026', '2026-01-14'],
		['3 sept 2025', '2025-09-03'],
		['29 feb 2028', '2028-02-29'],
		['today', '2026-01-14'],
		['T', '2026-01-14'],
		['tomorrow', '2026-01-15'],
		['yesterday', '2026-01-13'],
		['+3', '2026-01-17'],
		['-14', '2025-12-31'],
		['+ 30', '2026-02-13']
	])('reads %s', (text, day) => expect(read(text)).toBe(day));

	test('is nothing when nothing is typed', () => {
		expect(readDay('  ', TODAY)).toEqual({ ok: true, value: null });
	});

	test.each([
		['20 dec', '2026-01-14', '2025-12-20'],
		['2 jan', '2025-12-20', '2026-01-02'],
		['14 jun', '2026-01-14', '2026-06-14'],
		['29 feb', '2027-12-01', '2028-02-29']
	])('without a year, %s on %s is the nearest: %s', (text, today, day) =>
		expect(read(text, today)).toBe(day)
	);

	test.each(['30 feb 2026', '2/30/2026', '31 apr', '0 jan', '2026-02-29', '29 feb'])(
		'says that there is no %s',
		(text) =>
			expect(readDay(text, TODAY)).toEqual({ ok: false, reason: `There is no day "${text}"` })
	);

	test.each(['13/1/2026', '14.1.2026', 'soon', '14', 'ja 14', '14 marvel', '14 jan 08:00', '1,2'])(
		'leaves %s to whoever typed it',
		(text) =>
			expect(readDay(text, TODAY)).toEqual({
				ok: false,
				reason: `"${text}" is no day: write 14 Jan 2026, 1/14 or +3`
			})
	);

	test('what is shown reads back as the same day', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
				(date) => {
					const day = date.toISOString().slice(0, 10);
					expect(read(dayText(day))).toBe(day);
				}
			)
		);
	});
});
