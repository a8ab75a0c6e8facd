import { describe, expect, it } from 'vitest';
import { claimEdits } from './claim-edits';
import { expectedClaim } from './claim-expected';
import type { Claim, ClaimLine, StayRecord } from './model';
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
	sentClaim,
	visitWith
} from './sample-record';

/** The expected claim of a month, with the month before accepted, and a change. */
function edited(
	told: Partial<StayRecord>,
	month: string,
	change: (claim: Claim) => Partial<Claim> = () => ({})
) {
	const plain = recordWith(told);
	const claims = ['2025-11', '2025-12', '2026-01', '2026-02']
		.filter((one) => one < month)
		.map((one) => sentClaim(expectedClaim(plain, one, CANCER)));
	const record = { ...plain, claims: told.claims ?? claims };
	const claim = expectedClaim(record, month, CANCER);
	return claimEdits({ ...claim, ...change(claim) }, record);
}
const ids = (...asked: Parameters<typeof edited>) =>
	edited(...asked).map(({ id, box }) => `${id} ${box}`);
const first = (change: (claim: Claim) => Partial<Claim>, told: Partial<StayRecord> = {}) =>
	ids(told, '2025-11', change);
const withLine = (index: number, told: Partial<ClaimLine>) => (claim: Claim) => ({
	lines: claim.lines.map((line, at) => (at === index ? { ...line, ...told } : line))
});

describe('claimEdits', () => {
	it('passes the expected claim of each month', () => {
		for (const month of ['2025-11', '2025-12', '2026-01', '2026-02'])
			expect(ids({}, month)).toEqual([]);
	});

	it('takes a hospital-based hospice, and the claim once it is among those sent', () => {
		expect(first(() => ({ billType: '822' }))).toEqual([]);
		const record = recordWith();
		const sent = sentClaim(expectedClaim(record, '2025-11', CANCER));
		expect(claimEdits(sent, { ...record, claims: [sent] })).toEqual([]);
	});

	it('says what, when and what follows, in one sentence', () => {
		const [edit] = edited({}, '2025-11', () => ({ admission: '2025-11-11' }));
		expect(edit).toEqual({
			id: 'claim.admission',
			title: 'Admission date',
			message:
				'The admission date 11 Nov 2025 is not the election date 10 Nov 2025, so the claim does not match the election and comes back.',
			box: 'admission',
			source: 'Medicare Claims Processing Manual, chapter 11, 30.3'
		});
	});
});

describe('before the claim', () => {
	it('there is an election', () => {
		const claim = expectedClaim(recordWith(), '2025-11', CANCER);
		const edits = claimEdits(claim, recordWith({ election: null }));
		expect(edits.map(({ id }) => id)).toEqual(['claim.election']);
	});

	it('the notice is accepted, and names the election', () => {
		expect(ids({ notices: [], asOf: '2025-11-14T12:00' }, '2025-11')).toEqual([
			'claim.notice admission',
			'claim.future through'
		]);
		const early = recordWith({ asOf: '2025-11-11T12:00' });
		expect(claimEdits(expectedClaim(early, '2025-11', CANCER), early)[0]?.id).toBe('claim.notice');
		const returned = { paper: 'n', received: '2025-11-12', isAccepted: false, effective: ELECTED };
		expect(ids({ notices: [returned] }, '2025-11')).toContain('claim.notice admission');
		const other = { ...returned, isAccepted: true, effective: '2025-11-11' };
		expect(ids({ notices: [other] }, '2025-11')).toEqual(['claim.notice admission']);
	});

	it('the month before was sent and did not stay returned', () => {
		expect(ids({ claims: [] }, '2025-12')).toEqual(['claim.sequence from']);
		const november = expectedClaim(recordWith(), '2025-11', CANCER);
		const returned = sentClaim(november, { state: 'returned', paper: 'a' });
		const edits = edited({ claims: [returned] }, '2025-12');
		expect(edits.map(({ title }) => title)).toEqual(['Month before came back']);
		const again = sentClaim(november, { paper: 'b' });
		expect(ids({ claims: [returned, again] }, '2025-12')).toEqual([]);
	});

	it('the days are not billed already', () => {
		const november = sentClaim(expectedClaim(recordWith(), '2025-11', CANCER));
		expect(ids({ claims: [november] }, '2025-11')).toEqual(['claim.duplicate from']);
		expect(ids({ claims: [{ ...november, state: 'returned' }] }, '2025-11')).toEqual([]);
		expect(ids({ claims: [november] }, '2025-11', () => ({ billType: '817' }))).toEqual([]);
	});
});

describe('bill type and dates', () => {
	it.each(['', '81', '0812', '832', '81A', '819', '812 '])('returns bill type %j', (billType) => {
		expect(first(() => ({ billType }))).toContain('claim.bill-type billType');
	});

	it('has the frequency of its place in the stay', () => {
		expect(first(() => ({ billType: '813' }))).toEqual(['claim.frequency billType']);
		expect(ids({}, '2025-12', () => ({ billType: '812' }))).toEqual(['claim.frequency billType']);
		expect(first(() => ({ billType: '814' }))).toEqual([
			'claim.frequency billType',
			'claim.status-frequency status'
		]);
	});

	it.each([
		[{ from: 'soon' }, 'claim.date from'],
		[{ through: '2025-11-31' }, 'claim.date through'],
		[{ admission: '' }, 'claim.date admission'],
		[{ from: '2025-11-30', through: '2025-11-10' }, 'claim.reversed through'],
		[{ through: '2025-12-02' }, 'claim.month through'],
		[{ from: '2025-11-08' }, 'claim.before-admission from']
	])('returns %j', (dates, id) => {
		expect(first(() => dates)).toContain(id);
	});

	it('ends with the stay, and does not run ahead of the day', () => {
		const exit = exitWith({ on: '2025-11-20' });
		expect(first(() => ({ through: '2025-11-30' }), { exit })).toContain(
			'claim.after-exit through'
		);
		expect(ids({ asOf: '2025-11-30T08:00' }, '2025-11')).toEqual([]);
		expect(ids({ asOf: '2025-11-29T08:00' }, '2025-11')).toEqual(['claim.future through']);
	});
});

describe('codes', () => {
	const none = { occurrences: [] };
	it('wants occurrence 27 on its day, where a period begins', () => {
		expect(first(() => none)).toEqual(['claim.occurrence-27 occurrences']);
		const dated = (date: string) => () => ({ occurrences: [{ code: '27', date }] });
		expect(first(dated('2025-11-11'))).toEqual(['claim.occurrence-27 occurrences']);
		expect(ids({}, '2025-12', dated(ELECTED))).toEqual(['claim.occurrence-27 occurrences']);
		expect(ids({}, '2026-02', () => none)).toEqual(['claim.occurrence-27 occurrences']);
	});

	it('leaves open what a transfer says of the period it carries on', () => {
		const election = sampleElection({ continuing: { number: 2, from: '2025-10-01' } });
		const certifications = [secondCertification({ on: '2025-10-01' })];
		const told = { election, certifications };
		expect(first(() => none, told)).toEqual([]);
		expect(first(() => ({ occurrences: [{ code: '27', date: '2025-10-01' }] }), told)).toEqual([]);
	});

	it('has 42 for a revocation by the patient, and for nothing else', () => {
		const revoked = {
			exit: exitWith({ on: '2025-11-20', kind: 'revocation', signed: '2025-11-20' })
		};
		expect(ids(revoked, '2025-11')).toEqual([]);
		const without = (claim: Claim) => ({
			occurrences: claim.occurrences.filter(({ code }) => code !== '42')
		});
		expect(ids(revoked, '2025-11', without)).toEqual(['claim.occurrence-42 occurrences']);
		const added = (date: string) => (claim: Claim) => ({
			occurrences: [...claim.occurrences, { code: '42', date }]
		});
		for (const kind of ['transfer', 'not-terminal', 'moved', 'for-cause'] as const) {
			const exit = exitWith({ on: '2025-11-20', kind });
			expect(ids({ exit }, '2025-11', added('2025-11-20'))).toEqual([
				'claim.occurrence-42 occurrences'
			]);
		}
		expect(first(added('2025-11-20'))).toEqual(['claim.occurrence-42 occurrences']);
		expect(
			ids(revoked, '2025-11', (claim) => ({
				occurrences: [...(without(claim).occurrences ?? []), { code: '42', date: '2025-11-19' }]
			}))
		).toEqual(['claim.occurrence-42 occurrences']);
	});

	it('has 55 with a death, and a status that says where', () => {
		const exit = exitWith({ on: '2025-11-20', place: 'facility' });
		expect(ids({ exit }, '2025-11')).toEqual([]);
		expect(
			ids({ exit }, '2025-11', ({ occurrences }) => ({
				occurrences: occurrences.filter(({ code }) => code === '27')
			}))
		).toEqual(['claim.occurrence-55 occurrences']);
		expect(ids({ exit }, '2025-11', () => ({ status: '40' }))).toEqual(['claim.status status']);
		expect(
			first(({ occurrences }) => ({
				occurrences: [...occurrences, { code: '55', date: '2025-11-20' }]
			}))
		).toEqual(['claim.occurrence-55 occurrences']);
	});

	it('tells a status that contradicts the stay or the bill type', () => {
		expect(first(() => ({ status: '01' }))).toEqual([
			'claim.status status',
			'claim.status-frequency status'
		]);
		const exit = exitWith({ on: '2025-11-20' });
		expect(ids({ exit }, '2025-11', () => ({ status: '30' }))).toEqual([
			'claim.status status',
			'claim.status-frequency status'
		]);
		const moved = exitWith({ on: '2025-11-20', kind: 'transfer', place: null });
		expect(ids({ exit: moved }, '2025-11', () => ({ status: '51' }))).toEqual([]);
	});

	it('has 52 and H2 for their exits alone', () => {
		const exit = exitWith({ on: '2025-11-20', kind: 'moved' });
		expect(ids({ exit }, '2025-11', () => ({ conditions: [] }))).toEqual([
			'claim.condition-52 conditions'
		]);
		expect(ids({ exit }, '2025-11', () => ({ conditions: ['52', 'H2'] }))).toEqual([
			'claim.condition-h2 conditions'
		]);
	});

	it('has span 77 for the days of a late notice, all of them', () => {
		const notices = [{ paper: 'n', received: '2025-11-18', isAccepted: true, effective: ELECTED }];
		expect(ids({ notices }, '2025-11')).toEqual([]);
		const [edit] = edited({ notices }, '2025-11', () => ({ spans: [] }));
		expect([edit?.id, edit?.message]).toEqual([
			'claim.span-77',
			'Nobody pays the days from 10 Nov 2025 to 17 Nov 2025 because a notice or certification was late, and span 77 leaves out those from 10 Nov 2025 to 17 Nov 2025, so the claim comes back.'
		]);
		const short = () => ({ spans: [{ code: '77', from: '2025-11-15', to: '2025-11-17' }] });
		expect(ids({ notices }, '2025-11', short)).toEqual(['claim.span-77 spans']);
	});

	it('has span 77, condition 85 and a moved 27 for a late certification', () => {
		const certifications = [certificationWith(), secondCertification({ on: '2026-02-13' })];
		expect(ids({ certifications }, '2026-02')).toEqual([]);
		expect(
			ids({ certifications }, '2026-02', () => ({
				spans: [],
				conditions: [],
				occurrences: [{ code: '27', date: '2026-02-08' }]
			}))
		).toEqual([
			'claim.condition-85 conditions',
			'claim.occurrence-27 occurrences',
			'claim.span-77 spans'
		]);
	});

	it('has span M2 for each of several respite stays', () => {
		const respite = (at: string) =>
			levelWith({ level: 'respite', at, site: 'hospice-facility', caregiver: 'Rest.' });
		const levels = [
			levelWith(),
			respite('2025-11-12T10:00'),
			levelWith({ at: '2025-11-14T10:00' }),
			respite('2025-11-20T10:00')
		];
		const exit = exitWith({ on: '2025-11-22' });
		expect(ids({ levels, exit }, '2025-11')).toEqual([]);
		expect(ids({ levels, exit }, '2025-11', () => ({ spans: [] }))).toEqual([
			'claim.span-m2 spans'
		]);
	});

	it('wants the area codes, and does not look at their amounts', () => {
		expect(first(() => ({ values: [] }))).toEqual(['claim.value-61 values']);
		expect(first(() => ({ values: [{ code: '61', amount: '35620.00' }] }))).toEqual([]);
	});

	it('knows hospice codes alone', () => {
		expect(
			first(({ occurrences, values }) => ({
				status: '07',
				conditions: ['G0'],
				occurrences: [...occurrences, { code: '11', date: 'then' }],
				spans: [{ code: '70', from: '2025-11-12', to: '2025-11-10' }],
				values: [...values, { code: '80', amount: '' }]
			}))
		).toEqual([
			'claim.code status',
			'claim.code conditions',
			'claim.code occurrences',
			'claim.date occurrences',
			'claim.code spans',
			'claim.date spans',
			'claim.code values',
			'claim.status status',
			'claim.status-frequency status'
		]);
	});

	it('returns a principal diagnosis that may not stand first, and only that', () => {
		expect(first(() => ({ principal: 'R53.81' }))).toEqual(['claim.principal principal']);
		expect(first(() => ({ principal: 'R64' }))).toEqual(['claim.principal principal']);
		expect(first(() => ({ principal: '' }))).toEqual(['claim.principal principal']);
		expect(first(() => ({ principal: 'Z51.5' }))).toEqual([]);
	});

	it('finds days that no written certification covers', () => {
		expect(ids({ certifications: [certificationWith({ form: 'oral' })] }, '2025-11')).toEqual([
			'claim.certification from'
		]);
		const told = { certifications: [certificationWith()] };
		expect(ids(told, '2026-02', () => ({ spans: [] }))).toEqual([
			'claim.span-77 spans',
			'claim.certification from'
		]);
		const open = edited({ ...told, asOf: '2026-02-10T12:00' }, '2026-02').find(
			({ id }) => id === 'claim.certification'
		);
		expect(open?.message).toBe(
			'No complete written certification covers the second benefit period (8 Feb 2026 to 8 May 2026), so the days billed from 8 Feb 2026 to 28 Feb 2026 have nothing to stand on.'
		);
		expect(ids({ attending: 'physician' }, '2025-11')).toEqual([]);
	});
});

describe('lines', () => {
	it('cover each day of the statement once', () => {
		const [missing] = edited({}, '2025-11', withLine(2, { units: 19 }));
		expect([missing?.id, missing?.message]).toEqual([
			'claim.level-days',
			'The statement has 21 days, and no level of care is billed for those from 29 Nov 2025 to 30 Nov 2025, so the claim comes back.'
		]);
		const twice = first(({ lines }) => ({
			lines: [
				...lines,
				{ revenue: '0656', hcpcs: 'Q5005', modifier: '', date: '2025-11-20', units: 2 }
			]
		}));
		expect(twice).toEqual(['claim.place lines.3', 'claim.level-days lines']);
		expect(first(() => ({ lines: [] }))).toEqual(['claim.level-days lines']);
	});

	it('count levels in days and continuous care in quarter hours', () => {
		expect(first(withLine(2, { units: 504 }))).toEqual(['claim.units lines.2']);
		expect(first(withLine(2, { units: 20.5 }))).toContain('claim.units lines.2');
		const continuous = (units: number) =>
			first(({ lines }) => ({
				lines: [
					...lines.slice(0, 2),
					{ revenue: '0651', hcpcs: 'Q5001', modifier: '', date: ELECTED, units: 20 },
					{ revenue: '0652', hcpcs: 'Q5001', modifier: '', date: '2025-11-30', units }
				]
			}));
		expect(continuous(31)).toEqual(['claim.units lines.3']);
		expect(continuous(32)).toEqual([]);
		expect(continuous(96)).toEqual([]);
		expect(continuous(97)).toEqual(['claim.units lines.3']);
	});

	it('say where, with a code that goes with the level and the place', () => {
		expect(first(withLine(2, { hcpcs: '' }))).toEqual(['claim.place lines.2']);
		expect(first(withLine(2, { hcpcs: 'G0299' }))).toEqual(['claim.place lines.2']);
		expect(first(withLine(2, { hcpcs: 'Q5006' }))).toEqual(['claim.place lines.2']);
		expect(first(withLine(2, { hcpcs: 'Q5002' }))).toEqual(['claim.place lines.2']);
	});

	it('take Q5003 and Q5004 where the record leaves it open, and not elsewhere', () => {
		const at = (site: 'nursing-facility' | 'skilled-nursing', hcpcs: string) =>
			first(withLine(2, { hcpcs }), { levels: [levelWith({ site })] });
		expect(at('nursing-facility', 'Q5003')).toEqual([]);
		expect(at('nursing-facility', 'Q5004')).toEqual(['claim.place lines.2']);
		expect(at('skilled-nursing', 'Q5004')).toEqual([]);
		expect(at('skilled-nursing', 'Q5003')).toEqual([]);
	});

	it('pair a visit’s revenue code with its own procedure code, on a day of the statement', () => {
		expect(first(withLine(0, { hcpcs: 'G0155' }))).toEqual(['claim.visit-code lines.0']);
		expect(first(withLine(0, { hcpcs: 'G0300' }))).toEqual([]);
		expect(first(withLine(0, { date: '2025-12-01' }))).toEqual(['claim.line-date lines.0']);
		expect(first(withLine(0, { date: '10 Nov' }))).toEqual(['claim.line-date lines.0']);
		expect(first(withLine(0, { units: 0 }))).toEqual(['claim.units lines.0']);
		expect(first(withLine(0, { revenue: '0999' }))).toEqual(['claim.revenue lines.0']);
	});

	it('keep PM to the day of death', () => {
		expect(first(withLine(0, { modifier: 'PM' }))).toEqual(['claim.modifier-pm lines.0']);
		const visits = [visitWith('2025-11-20', { isAfterDeath: true })];
		expect(ids({ visits, exit: exitWith({ on: '2025-11-20' }) }, '2025-11')).toEqual([]);
	});

	it('ask for an exception only with the reason in the remarks', () => {
		expect(first(withLine(2, { modifier: 'KX' }))).toEqual(['claim.exception remarks']);
		const asked = (claim: Claim) => ({
			...withLine(2, { modifier: 'KX' })(claim),
			remarks: 'The hurricane of 11 Nov closed the office until 17 Nov.'
		});
		expect(first(asked)).toEqual([]);
	});

	it('take totals, drugs and pumps as they are', () => {
		const extra = (revenue: string, date = '2025-11-10') => ({
			revenue,
			hcpcs: '',
			modifier: '',
			date,
			units: 1
		});
		expect(
			first(({ lines }) => ({ lines: [...lines, extra('0250'), extra('0294'), extra('0001', '')] }))
		).toEqual([]);
	});

	it('follow an inpatient stay', () => {
		const levels = [levelWith(), inpatientWith({ at: '2025-11-20T22:00' })];
		const exit = exitWith({ on: '2025-11-22', place: 'facility' });
		expect(ids({ levels, exit }, '2025-11')).toEqual([]);
	});
});
