import { describe, expect, it } from 'vitest';
import { at, claim, ELECTED, exit, notice, on, stay } from './calendar-samples';
import { unpaidDays } from './calendar';
import type { AddendumRequest, Exit } from './model';

describe('notice of election', () => {
	it('may be received on day 5, the election being day 0', () => {
		expect(at(stay(), 'notice-of-election')).toMatchObject({
			from: ELECTED,
			by: '2026-10-10',
			status: 'due'
		});
		expect(
			at(on('2026-10-20', { notices: [notice('2026-10-10')] }), 'notice-of-election')
		).toMatchObject({ status: 'met', doneOn: '2026-10-10', unpaid: null });
	});

	it('received on 13 October loses the eight days before', () => {
		const record = on('2026-10-20', { notices: [notice('2026-10-13')] });
		expect(at(record, 'notice-of-election')).toMatchObject({
			status: 'late',
			unpaid: { from: '2026-10-05', to: '2026-10-12' }
		});
	});

	it('counts no receipt of a notice that came back', () => {
		const notices = [notice('2026-10-08', false), notice('2026-10-11')];
		expect(at(on('2026-10-20', { notices }), 'notice-of-election')).toMatchObject({
			status: 'late',
			doneOn: '2026-10-11',
			unpaid: { from: ELECTED, to: '2026-10-10' },
			papers: ['notice-2026-10-11', 'notice-2026-10-08'],
			note: 'The notice of 8 Oct 2026 came back and counts for nothing.'
		});
	});

	it('is due through day 5, then missed, and loses every day so far', () => {
		expect(at(on('2026-10-10'), 'notice-of-election')).toMatchObject({
			status: 'due',
			unpaid: null
		});
		expect(at(on('2026-10-11'), 'notice-of-election')).toMatchObject({
			status: 'missed',
			unpaid: { from: ELECTED, to: '2026-10-11' }
		});
	});

	it('is still owed after a short stay, and loses no day after it', () => {
		const record = on('2026-10-20', { exit: exit('death', '2026-10-07') });
		expect(at(record, 'notice-of-election')).toMatchObject({
			status: 'missed',
			unpaid: { from: ELECTED, to: '2026-10-07' }
		});
	});

	it('is ahead before the election takes effect, and does not count from then', () => {
		const record = on('2026-10-04', { notices: [notice('2026-10-03')] });
		expect(at(record, 'notice-of-election')).toMatchObject({
			status: 'ahead',
			note: 'The notice of 3 Oct 2026 was sent before the election took effect and counts for nothing.'
		});
	});

	it('says when it names another day than the statement', () => {
		const notices = [{ ...notice('2026-10-08'), effective: '2026-10-06' }];
		expect(at(on('2026-10-20', { notices }), 'notice-of-election').note).toBe(
			'The notice names 6 Oct 2026 as the election, the statement 5 Oct 2026.'
		);
	});

	it('is not required of a patient who came by transfer', () => {
		const { election } = stay();
		const continuing = { number: 1, from: '2026-09-01' };
		const record = on('2026-10-20', { election: election && { ...election, continuing } });
		expect(at(record, 'notice-of-election')).toMatchObject({
			status: 'not-required',
			unpaid: null
		});
	});
});

describe('notice of termination', () => {
	const left = (more: Partial<Exit> = {}) => exit('revocation', '2026-11-10', more);

	it('is owed within 5 days of a revocation', () => {
		const record = on('2026-11-15', { exit: left() });
		expect(at(record, 'notice-of-termination')).toMatchObject({
			from: '2026-11-10',
			by: '2026-11-15',
			status: 'due'
		});
		expect(at({ ...record, asOf: '2026-11-16T00:00' }, 'notice-of-termination').status).toBe(
			'missed'
		);
		expect(at({ ...record, asOf: '2026-11-09T23:59' }, 'notice-of-termination').status).toBe(
			'ahead'
		);
	});

	it.each([
		['2026-11-15', 'met'],
		['2026-11-16', 'late']
	])('received on %s is %s, and loses no day', (noticed, status) => {
		expect(
			at(on('2026-11-30', { exit: left({ noticed }) }), 'notice-of-termination')
		).toMatchObject({
			status,
			unpaid: null
		});
	});

	it('falls away when the final claim was sent in time', () => {
		const final = (sent: string, status = '01') =>
			on('2026-11-30', {
				exit: left(),
				claims: [claim('2026-11-01', '2026-11-10', { sent, status })]
			});
		expect(at(final('2026-11-15'), 'notice-of-termination')).toMatchObject({
			status: 'not-required',
			note: 'The final claim was sent on 15 Nov 2026 and tells the payer.'
		});
		expect(at(final('2026-11-16'), 'notice-of-termination').status).toBe('missed');
		expect(at(final('2026-11-15', '30'), 'notice-of-termination').status).toBe('missed');
	});

	it.each(['death', 'transfer'] as const)('is not required after a %s', (kind) => {
		const record = on('2026-11-30', { exit: exit(kind, '2026-11-10') });
		expect(at(record, 'notice-of-termination').status).toBe('not-required');
	});

	it('counts a revocation from its signature when it names an earlier day, and says so', () => {
		const record = on('2026-11-17', { exit: left({ signed: '2026-11-12' }) });
		expect(at(record, 'notice-of-termination')).toMatchObject({
			from: '2026-11-12',
			by: '2026-11-17',
			status: 'due',
			note: 'The revocation names 10 Nov 2026 but was signed on 12 Nov 2026: it takes effect no earlier, and days are counted from there.'
		});
	});

	it('says when a revocation is not signed, and when it lies before the election', () => {
		const unsigned = on('2026-11-12', { exit: left({ signed: null }) });
		expect(at(unsigned, 'notice-of-termination').note).toContain('not signed or not dated');
		const before = on('2026-11-12', { exit: exit('revocation', '2026-09-01') });
		expect(at(before, 'notice-of-termination').note).toContain('before it began on 5 Oct 2026');
		expect(unpaidDays(before)).toEqual([]);
	});
});

describe('addendum', () => {
	const asked = (requested: string, furnished: string | null = null): AddendumRequest => ({
		paper: 'request',
		requested,
		by: 'patient',
		furnished
	});
	const addendum = (request: AddendumRequest, day = '2026-11-30') =>
		at(on(day, { addenda: [request] }), 'addendum.1');

	it.each([
		['2026-10-05', '2026-10-10'],
		['2026-10-09', '2026-10-14'],
		['2026-10-10', '2026-10-15'],
		['2026-10-11', '2026-10-14']
	])('asked for on %s is owed by %s', (requested, by) => {
		expect(addendum(asked(requested)).by).toBe(by);
	});

	it.each([
		['2026-10-23', 'met'],
		['2026-10-24', 'late'],
		[null, 'missed']
	])('asked for on 20 October and furnished on %s is %s', (furnished, status) => {
		expect(addendum(asked('2026-10-20', furnished)).status).toBe(status);
	});

	it('is due while its days run, and falls away with the stay', () => {
		expect(addendum(asked('2026-10-20'), '2026-10-23').status).toBe('due');
		const record = on('2026-11-30', {
			addenda: [asked('2026-10-20')],
			exit: exit('transfer', '2026-10-22')
		});
		expect(at(record, 'addendum.1')).toMatchObject({
			status: 'not-required',
			note: 'The stay ended on 22 Oct 2026 (transfer to another hospice), before it fell due.'
		});
	});

	it('says so on the day that is read in two ways, and when it was furnished before', () => {
		expect(addendum(asked('2026-10-10')).note).toContain('last of the first days');
		expect(addendum(asked('2026-10-09')).note).toBe('');
		expect(addendum(asked('2026-10-20', '2026-10-19')).note).toContain('before it was asked for');
	});
});
