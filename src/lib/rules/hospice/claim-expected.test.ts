import { describe, expect, it } from 'vitest';
import { claimMonths, expectedClaim } from './claim-expected';
import type { StayRecord } from './model';
import {
	CANCER,
	certificationWith,
	ELECTED,
	exitWith,
	inpatientWith,
	levelWith,
	recordWith,
	sampleElection,
	secondCertification,
	visitWith
} from './sample-record';

const codes = (claim: ReturnType<typeof expectedClaim>) => ({
	billType: claim.billType,
	status: claim.status,
	conditions: claim.conditions,
	occurrences: claim.occurrences.map(({ code, date }) => `${code} ${date}`),
	spans: claim.spans.map(({ code, from, to }) => `${code} ${from} ${to}`)
});
const lines = (claim: ReturnType<typeof expectedClaim>) =>
	claim.lines.map(({ revenue, hcpcs, modifier, date, units }) =>
		[revenue, hcpcs, ...(modifier ? [modifier] : []), date, units].join(' ')
	);
const claimOf = (told: Partial<StayRecord>, month: string) =>
	expectedClaim(recordWith(told), month, CANCER);

describe('expectedClaim', () => {
	it('is the plain first month of a stay, box by box', () => {
		expect(expectedClaim(recordWith(), '2025-11', CANCER)).toEqual({
			billType: '812',
			from: '2025-11-10',
			through: '2025-11-30',
			admission: '2025-11-10',
			status: '30',
			conditions: [],
			occurrences: [{ code: '27', date: '2025-11-10' }],
			spans: [],
			values: [{ code: '61', amount: '' }],
			principal: 'C25.9',
			others: ['C78.7', 'R64'],
			remarks: '',
			lines: [
				{ revenue: '0551', hcpcs: 'G0299', modifier: '', date: '2025-11-10', units: 4 },
				{ revenue: '0551', hcpcs: 'G0299', modifier: '', date: '2025-11-13', units: 4 },
				{ revenue: '0651', hcpcs: 'Q5001', modifier: '', date: '2025-11-10', units: 21 }
			]
		});
	});

	it('goes on without occurrence 27, and with it where a period begins', () => {
		expect(codes(claimOf({}, '2025-12'))).toMatchObject({ billType: '813', occurrences: [] });
		expect(codes(claimOf({}, '2026-02')).occurrences).toEqual(['27 2026-02-08']);
	});

	it('takes days as well as a month, and cuts them to the stay', () => {
		const claim = expectedClaim(recordWith(), { from: '2025-11-01', through: '2025-11-15' });
		expect([claim.from, claim.through, claim.principal]).toEqual(['2025-11-10', '2025-11-15', '']);
	});

	it('refuses a month outside the stay, a text that is none, and a record without election', () => {
		expect(() => claimOf({}, '2025-10')).toThrow('No day from 2025-10-01 to 2025-10-31');
		expect(() => claimOf({}, '2025-13')).toThrow('"2025-13" is not a month');
		expect(() => claimOf({ election: null }, '2025-11')).toThrow('There is no election');
	});

	const on = '2025-12-10';
	it.each([
		[exitWith({ on }), '40', [], ['55 2025-12-10']],
		[exitWith({ on, place: 'facility' }), '41', [], ['55 2025-12-10']],
		[exitWith({ on, place: 'unknown' }), '42', [], ['55 2025-12-10']],
		[exitWith({ on, kind: 'revocation', signed: on }), '01', [], ['42 2025-12-10']],
		[exitWith({ on, kind: 'transfer', place: 'home' }), '50', [], []],
		[exitWith({ on, kind: 'transfer', place: 'facility' }), '51', [], []],
		[exitWith({ on, kind: 'not-terminal' }), '01', [], []],
		[exitWith({ on, kind: 'moved' }), '01', ['52'], []],
		[exitWith({ on, kind: 'for-cause' }), '01', ['H2'], []]
	])('ends with the codes of its exit (%#)', (exit, status, conditions, occurrences) => {
		const claim = claimOf({ exit }, '2025-12');
		expect(codes(claim)).toEqual({ billType: '814', status, conditions, occurrences, spans: [] });
		expect(claim.through).toBe('2025-12-10');
	});

	it('says nothing of the exit in the months before it', () => {
		expect(codes(claimOf({ exit: exitWith({ on }) }, '2025-11'))).toMatchObject({
			billType: '812',
			status: '30',
			occurrences: ['27 2025-11-10']
		});
	});

	it('is one claim for a stay within a month', () => {
		expect(codes(claimOf({ exit: exitWith({ on: '2025-11-20' }) }, '2025-11'))).toMatchObject({
			billType: '811',
			status: '40',
			occurrences: ['27 2025-11-10', '55 2025-11-20']
		});
	});

	it('names the days a late notice cost, and keeps them on a line of their own', () => {
		const notices = [
			{ paper: 'n1', received: '2025-11-12', isAccepted: false, effective: ELECTED },
			{ paper: 'n2', received: '2025-11-18', isAccepted: true, effective: ELECTED }
		];
		const claim = claimOf({ notices, visits: [] }, '2025-11');
		expect(codes(claim)).toMatchObject({
			conditions: [],
			occurrences: ['27 2025-11-10'],
			spans: ['77 2025-11-10 2025-11-17']
		});
		expect(lines(claim)).toEqual(['0651 Q5001 2025-11-10 8', '0651 Q5001 2025-11-18 13']);
	});

	it('loses nothing with a notice on the fifth day, and six days with one on the sixth', () => {
		const received = (day: string) => [
			{ paper: 'n', received: day, isAccepted: true, effective: ELECTED }
		];
		expect(claimOf({ notices: received('2025-11-15') }, '2025-11').spans).toEqual([]);
		expect(claimOf({ notices: received('2025-11-16') }, '2025-11').spans).toEqual([
			{ code: '77', from: '2025-11-10', to: '2025-11-15' }
		]);
	});

	it('dates a period certified late from the day it was obtained, with condition 85', () => {
		const certifications = [certificationWith(), secondCertification({ on: '2026-02-13' })];
		expect(codes(claimOf({ certifications }, '2026-02'))).toMatchObject({
			conditions: ['85'],
			occurrences: ['27 2026-02-13'],
			spans: ['77 2026-02-08 2026-02-12']
		});
	});

	it('takes the third calendar day as in time, by word too', () => {
		const certifications = [
			certificationWith(),
			secondCertification({ form: 'oral', on: '2026-02-10', narrative: '' }),
			secondCertification({ on: '2026-02-20' })
		];
		expect(codes(claimOf({ certifications }, '2026-02'))).toMatchObject({
			conditions: [],
			occurrences: ['27 2026-02-08'],
			spans: []
		});
	});

	it('carries a late certification into the month in which it came', () => {
		const certifications = [certificationWith(), secondCertification({ on: '2026-03-03' })];
		expect(codes(claimOf({ certifications }, '2026-02'))).toMatchObject({
			conditions: ['85'],
			occurrences: [],
			spans: ['77 2026-02-08 2026-02-28']
		});
		expect(codes(claimOf({ certifications }, '2026-03'))).toMatchObject({
			conditions: ['85'],
			occurrences: ['27 2026-03-03'],
			spans: ['77 2026-03-01 2026-03-02']
		});
	});

	it('says so on the claim of the day it came, though no day of that month is lost', () => {
		const certifications = [certificationWith(), secondCertification({ on: '2026-03-01' })];
		expect(codes(claimOf({ certifications }, '2026-03'))).toMatchObject({
			conditions: ['85'],
			occurrences: ['27 2026-03-01'],
			spans: []
		});
	});

	it('joins the days of a late notice and a late first certification, and dates 27 behind them', () => {
		const certifications = [certificationWith({ on: '2025-11-14' })];
		const notices = [{ paper: 'n', received: '2025-11-18', isAccepted: true, effective: ELECTED }];
		expect(codes(claimOf({ certifications, notices }, '2025-11'))).toMatchObject({
			conditions: ['85'],
			occurrences: ['27 2025-11-18'],
			spans: ['77 2025-11-10 2025-11-17']
		});
	});

	it('waits for the attending in the first period alone', () => {
		const attended = [
			certificationWith(),
			certificationWith({ by: 'attending', on: '2025-11-16', narrative: '' }),
			secondCertification()
		];
		const told = { attending: 'physician', certifications: attended } as const;
		expect(claimOf(told, '2025-11').spans).toEqual([
			{ code: '77', from: '2025-11-10', to: '2025-11-15' }
		]);
		expect(claimOf(told, '2026-02').spans).toEqual([]);
		expect(claimOf({ ...told, attending: 'nurse-practitioner' }, '2025-11').spans).toEqual([]);
	});

	it('does not take a certification signed more than fifteen days ahead', () => {
		const early = (on: string) => [certificationWith(), secondCertification({ on })];
		expect(claimOf({ certifications: early('2026-01-24') }, '2026-02').spans).toEqual([]);
		expect(claimOf({ certifications: early('2026-01-23') }, '2026-02').spans).toEqual([
			{ code: '77', from: '2026-02-08', to: '2026-02-28' }
		]);
	});

	it('leaves occurrence 27 to the next period of a stay that came by transfer', () => {
		const election = sampleElection({ continuing: { number: 2, from: '2025-10-01' } });
		const told = { election, certifications: [secondCertification({ on: '2025-10-01' })] };
		expect(claimOf(told, '2025-11')).toMatchObject({ billType: '812', occurrences: [], spans: [] });
	});

	it('names each of several respite stays in a month, and not a single one', () => {
		const respite = (at: string) =>
			levelWith({ level: 'respite', at, site: 'hospice-facility', caregiver: 'Rest.' });
		const home = (at: string) => levelWith({ at });
		const once = [home(`${ELECTED}T09:00`), respite('2025-12-03T10:00'), home('2025-12-05T10:00')];
		expect(claimOf({ levels: once }, '2025-12').spans).toEqual([]);
		const twice = [...once, respite('2025-12-20T10:00'), home('2025-12-23T10:00')];
		const claim = claimOf({ levels: twice, visits: [] }, '2025-12');
		expect(codes(claim).spans).toEqual(['M2 2025-12-03 2025-12-04', 'M2 2025-12-20 2025-12-22']);
		expect(lines(claim)).toEqual([
			'0651 Q5001 2025-12-01 2',
			'0651 Q5001 2025-12-05 15',
			'0651 Q5001 2025-12-23 9',
			'0655 Q5006 2025-12-03 2',
			'0655 Q5006 2025-12-20 3'
		]);
		expect(claim.values.map(({ code }) => code)).toEqual(['61', 'G8']);
	});

	it('gives a line to visits that are billed, and none to the others', () => {
		const day = '2025-12-02';
		const visits = [
			visitWith(day, { start: `${day}T08:00`, end: `${day}T08:25` }),
			visitWith(day, { discipline: 'lpn' }),
			visitWith(day, { discipline: 'msw', isPhone: true, end: `${day}T10:10` }),
			visitWith(day, { discipline: 'msw' }),
			visitWith(day, { discipline: 'aide' }),
			visitWith(day, { discipline: 'pt' }),
			visitWith(day, { discipline: 'rn', isPhone: true }),
			visitWith(day, { discipline: 'chaplain' }),
			visitWith(day, { discipline: 'volunteer' }),
			visitWith(day, { discipline: 'hospice-physician' }),
			visitWith(day, { end: `${day}T10:00` }),
			visitWith('2025-11-30'),
			visitWith('2026-01-01')
		];
		expect(lines(claimOf({ visits }, '2025-12'))).toEqual([
			'0421 G0151 2025-12-02 4',
			'0551 G0299 2025-12-02 2',
			'0551 G0300 2025-12-02 4',
			'0561 G0155 2025-12-02 4',
			'0569 G0155 2025-12-02 1',
			'0571 G0156 2025-12-02 4',
			'0651 Q5001 2025-12-01 31'
		]);
	});

	it('marks a visit after death on its day, and has none on a later day', () => {
		const visits = [
			visitWith('2025-12-10'),
			visitWith('2025-12-10', {
				start: '2025-12-10T14:00',
				end: '2025-12-10T15:00',
				isAfterDeath: true
			}),
			visitWith('2025-12-11', { isAfterDeath: true })
		];
		expect(lines(claimOf({ visits, exit: exitWith({ on }) }, '2025-12'))).toEqual([
			'0551 G0299 2025-12-10 4',
			'0551 G0299 PM 2025-12-10 4',
			'0651 Q5001 2025-12-01 10'
		]);
	});

	it('keeps visits to inpatients, and puts the day of discharge back home', () => {
		const levels = [
			levelWith(),
			inpatientWith({ at: '2025-12-03T10:00' }),
			levelWith({ at: '2025-12-06T10:00' })
		];
		const visits = [visitWith('2025-12-04')];
		expect(lines(claimOf({ levels, visits }, '2025-12'))).toEqual([
			'0551 G0299 2025-12-04 4',
			'0651 Q5001 2025-12-01 2',
			'0651 Q5001 2025-12-06 26',
			'0656 Q5005 2025-12-03 3'
		]);
	});

	it('has a line a day for continuous care, and visit lines for a day that falls short', () => {
		const levels = [
			levelWith(),
			levelWith({ level: 'continuous', at: '2025-12-03T00:00' }),
			levelWith({ at: '2025-12-06T00:00' })
		];
		const care = (day: string, to: string) =>
			visitWith(day, { start: `${day}T08:00`, end: `${day}T${to}`, isContinuous: true });
		const visits = [
			care('2025-12-03', '18:00'),
			care('2025-12-04', '16:00'),
			care('2025-12-05', '12:00')
		];
		expect(lines(claimOf({ levels, visits }, '2025-12'))).toEqual([
			'0551 G0299 2025-12-05 16',
			'0651 Q5001 2025-12-01 2',
			'0651 Q5001 2025-12-05 27',
			'0652 Q5001 2025-12-03 40',
			'0652 Q5001 2025-12-04 32'
		]);
	});
});

describe('claimMonths', () => {
	it('runs from the election to the exit, or to the day of the record', () => {
		expect(claimMonths(recordWith())).toEqual([
			'2025-11',
			'2025-12',
			'2026-01',
			'2026-02',
			'2026-03'
		]);
		expect(claimMonths(recordWith({ exit: exitWith({ on: '2025-12-10' }) }))).toEqual([
			'2025-11',
			'2025-12'
		]);
		expect(claimMonths(recordWith({ election: null }))).toEqual([]);
	});
});
