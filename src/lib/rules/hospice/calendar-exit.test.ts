import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar';
import { at, exit, on } from './calendar-samples';

const ids = (record: Parameters<typeof calendarOf>[0]) => calendarOf(record).map(({ id }) => id);

describe('discharge order', () => {
	it.each(['not-terminal', 'moved', 'for-cause'] as const)(
		'comes before a discharge: %s',
		(kind) => {
			const record = (ordered: string | null, day = '2026-11-30') =>
				at(on(day, { exit: exit(kind, '2026-11-10', { ordered }) }), 'discharge-order');
			expect(record('2026-11-10').status).toBe('met');
			expect(record('2026-11-11').status).toBe('late');
			expect(record(null).status).toBe('missed');
			expect(record(null, '2026-11-10').status).toBe('due');
			expect(record('2026-11-10', '2026-11-09')).toMatchObject({ status: 'due', doneOn: null });
		}
	);

	it.each(['revocation', 'transfer', 'death'] as const)('is not asked after a %s', (kind) => {
		expect(ids(on('2026-11-30', { exit: exit(kind, '2026-11-10') }))).not.toContain(
			'discharge-order'
		);
	});
});

describe('bereavement plan', () => {
	const after = (day: string | null, asOf = '2026-12-30') =>
		at(
			on(asOf, {
				exit: exit('death', '2026-11-10'),
				bereavementPlan: day === null ? null : { paper: 'plan', on: day }
			}),
			'bereavement-plan'
		);

	it('is due after a death, by a custom it names', () => {
		expect(after(null, '2026-11-24')).toMatchObject({
			from: '2026-11-10',
			by: '2026-11-24',
			status: 'due',
			note: 'The 14 days are a custom of the house, not a regulation.',
			source: expect.stringContaining('Custom of the house')
		});
		expect(after(null, '2026-11-25').status).toBe('missed');
	});

	it.each([
		['2026-11-10', 'met'],
		['2026-11-24', 'met'],
		['2026-11-25', 'late'],
		['2026-11-09', 'missed']
	])('written on %s is %s', (day, status) => {
		expect(after(day).status).toBe(status);
	});

	it('is asked after no other exit', () => {
		expect(ids(on('2026-11-30', { exit: exit('revocation', '2026-11-10') }))).not.toContain(
			'bereavement-plan'
		);
	});
});
