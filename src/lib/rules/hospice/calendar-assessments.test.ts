import { describe, expect, it } from 'vitest';
import { assessment, at, ELECTED, exit, on, stay } from './calendar-samples';

describe('initial assessment', () => {
	it('is due 48 hours after the statement was signed, to the minute', () => {
		const record = stay();
		expect(at(record, 'initial-assessment')).toMatchObject({
			from: ELECTED,
			by: '2026-10-07T10:15',
			status: 'due'
		});
		expect(at({ ...record, asOf: '2026-10-07T10:15' }, 'initial-assessment').status).toBe('due');
		expect(at({ ...record, asOf: '2026-10-07T10:16' }, 'initial-assessment').status).toBe('missed');
	});

	it.each([
		['2026-10-05T09:30', 'met'],
		['2026-10-07T10:15', 'met'],
		['2026-10-07T10:16', 'late']
	])('made at %s is %s', (minute, status) => {
		const record = on('2026-10-09', { assessments: [assessment('initial', minute)] });
		expect(at(record, 'initial-assessment')).toMatchObject({ status, doneOn: minute });
	});

	it('is made by a registered nurse', () => {
		const assessments = [assessment('initial', '2026-10-05T11:00', 'lpn')];
		expect(at(on('2026-10-09', { assessments }), 'initial-assessment')).toMatchObject({
			status: 'missed',
			note: 'The assessment by the licensed practical nurse counts for nothing: a registered nurse makes it.'
		});
	});

	it('counts from the effective day when the statement was signed before it', () => {
		const { election } = stay();
		const early = election && { ...election, signedAt: '2026-10-01T16:00' };
		const record = on('2026-10-06', { election: early });
		expect(at(record, 'initial-assessment')).toMatchObject({
			by: '2026-10-07T00:00',
			status: 'due'
		});
		const visited = { ...record, assessments: [assessment('initial', '2026-10-04T11:00')] };
		expect(at(visited, 'initial-assessment')).toMatchObject({ status: 'due', doneOn: null });
		expect(at({ ...record, asOf: '2026-10-04T10:00' }, 'initial-assessment').status).toBe('ahead');
	});

	it('says when the statement was signed after the day it names', () => {
		const { election } = stay();
		const record = on('2026-10-06', {
			election: election && { ...election, signedAt: '2026-10-06T08:00' }
		});
		expect(at(record, 'initial-assessment').note).toContain(
			'signed on 6 Oct 2026, after the effective'
		);
	});

	it('falls away when the stay ended before it was due', () => {
		const record = on('2026-10-20', { exit: exit('death', '2026-10-06') });
		expect(at(record, 'initial-assessment')).toMatchObject({
			status: 'not-required',
			note: 'The patient died on 6 Oct 2026, before it fell due.'
		});
		const later = on('2026-10-20', { exit: exit('death', '2026-10-07') });
		expect(at(later, 'initial-assessment').status).toBe('missed');
	});
});

describe('comprehensive assessment', () => {
	it('is due by day 5 of the election', () => {
		expect(at(stay(), 'comprehensive-assessment')).toMatchObject({
			by: '2026-10-10',
			status: 'due'
		});
		expect(at(on('2026-10-11'), 'comprehensive-assessment').status).toBe('missed');
	});

	it.each([
		['2026-10-05T10:00', 'met'],
		['2026-10-10T23:59', 'met'],
		['2026-10-11T00:00', 'late'],
		['2026-10-04T10:00', 'missed']
	])('made at %s is %s', (minute, status) => {
		const record = on('2026-10-20', { assessments: [assessment('comprehensive', minute)] });
		expect(at(record, 'comprehensive-assessment').status).toBe(status);
	});

	it('takes no update for it', () => {
		const record = on('2026-10-20', { assessments: [assessment('update', '2026-10-06T10:00')] });
		expect(at(record, 'comprehensive-assessment').status).toBe('missed');
	});
});
