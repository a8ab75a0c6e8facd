import { describe, expect, it } from 'vitest';
import { at, certification, claim, ELECTED, exit, on, stay } from './calendar-samples';
import { calendarOf, unpaidDays } from './calendar';
import { isBill } from './calendar-certification';

const oral = { form: 'oral' } as const;
const second = { period: 2 } as const;

describe('oral certification', () => {
	it('is due by the end of the third calendar day, the first counted', () => {
		expect(at(stay(), 'oral-certification.1')).toMatchObject({
			from: '2026-09-20',
			by: '2026-10-07',
			status: 'due'
		});
		expect(at(on('2026-10-07'), 'oral-certification.1').status).toBe('due');
		expect(at(on('2026-10-08'), 'oral-certification.1')).toMatchObject({
			status: 'missed',
			unpaid: { from: ELECTED, to: '2026-10-08' }
		});
	});

	it('costs the days of its own period and none of the next when nobody ever certified', () => {
		expect(at(on('2027-02-15'), 'oral-certification.1').unpaid).toEqual({
			from: ELECTED,
			to: '2027-01-02'
		});
	});

	it('is met when hospice physician and attending have both spoken', () => {
		const certifications = [
			certification('hospice-physician', ELECTED, oral),
			certification('attending', '2026-10-07', oral)
		];
		expect(at(on('2026-10-20', { certifications }), 'oral-certification.1')).toMatchObject({
			status: 'met',
			doneOn: '2026-10-07',
			unpaid: null,
			papers: ['oral-attending-2026-10-07', 'oral-hospice-physician-2026-10-05']
		});
	});

	it('is missed while the attending is silent, and met alone where none is a physician', () => {
		const certifications = [certification('hospice-physician', ELECTED, oral)];
		const record = on('2026-10-20', { certifications });
		expect(at(record, 'oral-certification.1').status).toBe('missed');
		for (const attending of ['nurse-practitioner', 'physician-assistant', 'none'] as const)
			expect(at({ ...record, attending }, 'oral-certification.1').status).toBe('met');
	});

	it('is not required where the written one was signed in time, nor one word beside it', () => {
		const certifications = [
			certification('hospice-physician', '2026-10-06'),
			certification('attending', '2026-10-07')
		];
		expect(at(on('2026-10-20', { certifications }), 'oral-certification.1')).toMatchObject({
			status: 'not-required',
			doneOn: null,
			note: 'The written certification was there on 7 Oct 2026, so no oral one is needed.'
		});
	});

	it('takes a word of one and a signature of the other', () => {
		const certifications = [
			certification('hospice-physician', '2026-10-06'),
			certification('attending', '2026-10-07', oral)
		];
		expect(at(on('2026-10-20', { certifications }), 'oral-certification.1').status).toBe('met');
	});

	it('is late on the fourth day, and the days before it are lost', () => {
		const certifications = [
			certification('hospice-physician', ELECTED, oral),
			certification('attending', '2026-10-08', oral)
		];
		const record = on('2026-10-20', { certifications });
		expect(at(record, 'oral-certification.1')).toMatchObject({
			status: 'late',
			unpaid: { from: ELECTED, to: '2026-10-07' }
		});
	});

	it('says that a wrong role counts for nothing', () => {
		const certifications = [
			certification('hospice-physician', ELECTED, oral),
			certification('attending-np', ELECTED, oral)
		];
		const { status, note } = at(on('2026-10-08', { certifications }), 'oral-certification.1');
		expect(status).toBe('missed');
		expect(note).toBe(
			'The oral certification of the attending nurse practitioner counts for nothing: only the hospice physician and the attending physician certify this period.'
		);
	});

	it('asks the hospice physician alone for later periods', () => {
		const certifications = [
			certification('hospice-physician', '2027-01-04', { ...oral, ...second })
		];
		expect(at(on('2027-01-20', { certifications }), 'oral-certification.2').status).toBe('met');
		const other = [certification('attending', '2027-01-04', { ...oral, ...second })];
		expect(at(on('2027-01-20', { certifications: other }), 'oral-certification.2')).toMatchObject({
			status: 'missed',
			note: expect.stringContaining('only the hospice physician certifies this period')
		});
	});

	it('ends the loss with the last day of the stay', () => {
		const record = on('2026-12-01', { exit: exit('revocation', '2026-10-20') });
		expect(at(record, 'oral-certification.1').unpaid).toEqual({ from: ELECTED, to: '2026-10-20' });
	});

	it('came with the patient in a period that runs on after a transfer', () => {
		const { election } = stay();
		const record = on('2026-10-20', {
			election: election && { ...election, continuing: { number: 1, from: '2026-09-01' } }
		});
		expect(at(record, 'oral-certification.1').status).toBe('not-required');
		expect(at(record, 'written-certification.1').status).toBe('not-required');
		expect(unpaidDays({ ...record, notices: [] })).toEqual([]);
	});
});

describe('written certification', () => {
	const signed = [
		certification('hospice-physician', '2026-10-09'),
		certification('attending', '2026-10-20')
	];

	it('has no last day, and is due until days are billed', () => {
		expect(at(on('2026-12-30'), 'written-certification.1')).toMatchObject({
			by: null,
			status: 'due',
			doneOn: null
		});
	});

	it('is met when the last of those who certify has signed', () => {
		expect(
			at(on('2026-10-31', { certifications: signed }), 'written-certification.1')
		).toMatchObject({ status: 'met', doneOn: '2026-10-20' });
		expect(at(on('2026-10-19', { certifications: signed }), 'written-certification.1').status).toBe(
			'due'
		);
	});

	it('is missed when an accepted claim went out without it, and late when signed after', () => {
		const claims = [claim(ELECTED, '2026-10-31', { sent: '2026-11-03' })];
		expect(at(on('2026-11-03', { claims }), 'written-certification.1').status).toBe('due');
		const { status, note } = at(on('2026-11-04', { claims }), 'written-certification.1');
		expect(status).toBe('missed');
		expect(note).toBe(
			'Days of this period were billed on 3 Nov 2026, before the certification was signed.'
		);
		const certifications = [
			certification('hospice-physician', '2026-10-09'),
			certification('attending', '2026-11-04')
		];
		const late = at(on('2026-11-05', { claims, certifications }), 'written-certification.1');
		expect(late).toMatchObject({ status: 'late', doneOn: '2026-11-04', note });
	});

	it('is met when it was signed on the day of the claim', () => {
		const claims = [claim(ELECTED, '2026-10-31', { sent: '2026-11-03' })];
		const certifications = [
			certification('hospice-physician', '2026-10-09'),
			certification('attending', '2026-11-03')
		];
		expect(
			at(on('2026-11-05', { claims, certifications }), 'written-certification.1')
		).toMatchObject({
			status: 'met',
			note: ''
		});
	});

	it('does not mind a returned claim, a notice, or a claim for another period', () => {
		const claims = [
			claim(ELECTED, '2026-10-31', { sent: '2026-11-03', state: 'returned' }),
			claim(ELECTED, ELECTED, { sent: '2026-10-06', billType: '81A' }),
			claim('2027-01-03', '2027-01-31', { sent: '2027-02-02' })
		];
		const record = on('2027-02-05', { claims });
		expect(at(record, 'written-certification.1').status).toBe('due');
		expect(at(record, 'written-certification.2').status).toBe('missed');
	});

	it('may be signed 15 days before the period, and not a day sooner', () => {
		const certifications = (day: string) => [certification('hospice-physician', day, second)];
		const early = on('2026-12-31', { certifications: certifications('2026-12-18') });
		expect(at(early, 'written-certification.2')).toMatchObject({
			from: '2026-12-19',
			status: 'due',
			note: 'The signature of the hospice physician of 18 Dec 2026 is too early: this period may be certified from 19 Dec 2026.'
		});
		const first = on('2026-12-31', { certifications: certifications('2026-12-19') });
		expect(at(first, 'written-certification.2').status).toBe('met');
		expect(at(on('2026-12-18'), 'written-certification.2').status).toBe('ahead');
	});

	it('counts no signature without a date, none that cannot be read, none of tomorrow', () => {
		const one = on('2026-10-20', {
			attending: 'none',
			certifications: [certification('hospice-physician', null)]
		});
		expect(at(one, 'written-certification.1')).toMatchObject({
			status: 'due',
			note: 'The signature of the hospice physician has no date and counts for nothing.'
		});
		const unreadable = certification('hospice-physician', ELECTED, { signer: ' ' });
		expect(at({ ...one, certifications: [unreadable] }, 'written-certification.1').note).toContain(
			'cannot be read'
		);
		const tomorrow = certification('hospice-physician', '2026-10-21');
		expect(at({ ...one, certifications: [tomorrow] }, 'written-certification.1').status).toBe(
			'due'
		);
	});

	it('is asked of no period after the stay', () => {
		const ids = calendarOf(on('2027-02-01', { exit: exit('death', '2027-01-02') })).map(
			({ id }) => id
		);
		expect(ids).toContain('written-certification.1');
		expect(ids).not.toContain('written-certification.2');
	});
});

describe('isBill', () => {
	it.each([
		['811', true],
		['812', true],
		['827', true],
		['81A', false],
		['81B', false],
		['818', false]
	])('%s asks for money: %s', (billType, isAsking) => {
		expect(isBill(billType)).toBe(isAsking);
	});
});
