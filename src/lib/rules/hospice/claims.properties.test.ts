import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar';
import { claimEdits } from './claim-edits';
import { claimMonths, expectedClaim, visitLine } from './claim-expected';
import { daysOf, joinedRanges, sharedDays } from './claim-days';
import { certificationLoss, noticeLoss } from './claim-due';
import { dayNumber, dayOf, daysIncluded, isWithin, plusDays, type DayRange } from './days';
import { spansOf } from './edits-codes';
import { lastDay, levelDays, serviceIntensityDays } from './level-days';
import {
	DISCIPLINES,
	EXITS,
	type Certification,
	type Claim,
	type Day,
	type Discipline,
	type Exit,
	type ExitKind,
	type Level,
	type LevelChange,
	type SentClaim,
	type Site,
	type StayRecord,
	type Visit
} from './model';
import { benefitPeriods } from './periods';
import { reviewStay } from './review';
import {
	CANCER,
	certificationWith,
	exitWith,
	inpatientWith,
	levelWith,
	recordWith,
	sampleElection,
	sentClaim,
	visitWith
} from './sample-record';
import { isContinuousCare, visitDay } from './units';

const keys = <T extends string>(object: Readonly<Record<T, unknown>>) => Object.keys(object) as T[];
const LONG = 130;
const two = (number: number) => String(number).padStart(2, '0');

const BEDS: readonly Site[] = [
	'hospital',
	'hospice-facility',
	'skilled-nursing',
	'nursing-facility'
];
const HOMES: readonly Site[] = ['home', 'assisted-living', 'nursing-facility', 'other'];
const place: fc.Arbitrary<{ readonly level: Level; readonly site: Site }> = fc.oneof(
	fc.record({ level: fc.constantFrom('routine', 'continuous'), site: fc.constantFrom(...HOMES) }),
	fc.record({ level: fc.constantFrom('respite', 'inpatient'), site: fc.constantFrom(...BEDS) })
);
const changes = fc.array(
	fc.record({
		place,
		day: fc.integer({ min: 0, max: LONG }),
		hour: fc.integer({ min: 0, max: 23 })
	}),
	{ maxLength: 8 }
);
const visits = fc.array(
	fc.record({
		discipline: fc.constantFrom(...keys<Discipline>(DISCIPLINES)),
		day: fc.integer({ min: 0, max: LONG }),
		hour: fc.integer({ min: 0, max: 23 }),
		minutes: fc.integer({ min: 0, max: 900 }),
		isPhone: fc.boolean(),
		isContinuous: fc.boolean()
	}),
	{ maxLength: 30 }
);
const exits = fc.option(
	fc.record({
		kind: fc.constantFrom(...keys<ExitKind>(EXITS)),
		day: fc.integer({ min: 0, max: LONG }),
		place: fc.constantFrom('home', 'facility', 'unknown', null)
	}),
	{ nil: null }
);
const stays = fc.record({
	start: fc.integer({ min: 0, max: 60 }),
	periodsUsed: fc.integer({ min: 0, max: 4 }),
	attending: fc.constantFrom('physician', 'none', 'nurse-practitioner'),
	noticed: fc.integer({ min: 0, max: 12 }),
	signed: fc.array(fc.integer({ min: -15, max: 9 }), { minLength: 8, maxLength: 8 }),
	spoken: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }),
	changes,
	visits,
	exit: exits
});
type Drawn = typeof stays extends fc.Arbitrary<infer T> ? T : never;

/** A stay whose papers are all there in the end, in time or late. */
function wellFormed(drawn: Drawn): StayRecord {
	const effective = dayOf(dayNumber('2025-10-01') + drawn.start);
	const election = sampleElection({ effective, signedAt: `${effective}T00:00` });
	const at = (day: number, hour: number) => `${plusDays(effective, day)}T${two(hour)}:00`;
	const history = { periodsUsed: drawn.periodsUsed, daysUsed: null, lastEnded: null };
	const periods = benefitPeriods({ history, election }, '2026-06-01');
	const certifications = periods.flatMap(({ number, from, to }, index): Certification[] => {
		const base = { period: number, periodFrom: from, periodTo: to };
		const on = plusDays(from, drawn.signed[index] ?? 0);
		const written = certificationWith({ ...base, on });
		const oral = certificationWith({
			...base,
			form: 'oral',
			on: plusDays(from, drawn.spoken[index] ?? 0)
		});
		const attending = certificationWith({
			...base,
			by: 'attending',
			on: plusDays(from, drawn.signed[7 - index] ?? 0)
		});
		return [oral, written, ...(number === 1 ? [attending] : [])];
	});
	return recordWith({
		asOf: '2026-06-01T12:00',
		history,
		election,
		attending: drawn.attending,
		notices: [
			{ paper: 'n', received: plusDays(effective, drawn.noticed), isAccepted: true, effective }
		],
		certifications,
		levels: drawn.changes
			.map(({ place, day, hour }): LevelChange => ({
				...(place.level === 'inpatient' ? inpatientWith() : levelWith()),
				...place,
				at: at(day, hour)
			}))
			.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
		visits: drawn.visits.map(({ discipline, day, hour, minutes, isPhone, isContinuous }): Visit => {
			const start = at(day, hour);
			const end = new Date(Date.parse(`${start}:00Z`) + minutes * 60_000).toISOString();
			return visitWith(plusDays(effective, day), {
				discipline,
				start,
				end: end.slice(0, 16),
				isPhone,
				isContinuous
			});
		}),
		exit: drawn.exit && exitOf(drawn.exit, effective)
	});
}

function exitOf(drawn: NonNullable<Drawn['exit']>, effective: Day): Exit {
	const on = plusDays(effective, drawn.day);
	return exitWith({ kind: drawn.kind, on, place: drawn.place, signed: on });
}

/** The claims of a stay, each sent and accepted before the next. */
function claimsOf(record: StayRecord): SentClaim[] {
	const sent: SentClaim[] = [];
	for (const month of claimMonths(record).filter((one) => one < '2026-05'))
		sent.push(sentClaim(expectedClaim(record, month, CANCER), { sent: '2026-05-31' }));
	return sent;
}

const RUNS = { numRuns: 40 };

describe('the claims of any well-formed stay', () => {
	it('pass, each after the one before', () => {
		fc.assert(
			fc.property(stays, (drawn) => {
				const record = wellFormed(drawn);
				const sent = claimsOf(record);
				sent.forEach((claim, index) => {
					const before = { ...record, claims: sent.slice(0, index) };
					expect(claimEdits(claim, before)).toEqual([]);
				});
			}),
			RUNS
		);
	});

	it('cover each day of the stay once, in statements and in level lines', () => {
		fc.assert(
			fc.property(stays, (drawn) => {
				const record = wellFormed(drawn);
				let next = record.election?.effective ?? '';
				for (const claim of claimsOf(record)) {
					expect(claim.from).toBe(next);
					next = plusDays(claim.through, 1);
					const units = claim.lines
						.filter(({ revenue }) => /^065[1256]$/.test(revenue))
						.reduce((sum, line) => sum + (line.revenue === '0652' ? 1 : line.units), 0);
					expect(units).toBe(daysIncluded(claim.from, claim.through));
				}
				const last = lastDay(record);
				if (last !== null) expect(next).toBe(plusDays(last, 1));
			}),
			RUNS
		);
	});

	it('hold each visit that has a line once, but for what belongs to a continuous day', () => {
		fc.assert(
			fc.property(stays, (drawn) => {
				const record = wellFormed(drawn);
				const from = record.election?.effective ?? '';
				const days = levelDays(record, from, '2026-04-30');
				const billed = record.visits.filter((visit) => {
					const day = days.find((one) => one.day === visitDay(visit));
					if (!day || visitLine(record, visit) === null) return false;
					return !(day.paidAs === 'continuous' && isContinuousCare(visit));
				});
				const lines = claimsOf(record).flatMap((claim) =>
					claim.lines.filter(({ revenue }) => !revenue.startsWith('065'))
				);
				expect(lines).toHaveLength(billed.length);
			}),
			RUNS
		);
	});

	it('give up the days that the calendar counts as unpaid for notice and certification', () => {
		fc.assert(
			fc.property(stays, (drawn) => {
				const record = wellFormed(drawn);
				const from = record.election?.effective ?? '';
				const stay: DayRange = { from, to: lastDay(record) ?? plusDays(from, LONG) };
				const notice = noticeLoss(record, stay);
				const own = [...(notice ? [notice] : []), ...certificationLoss(record, stay)];
				const unpaid = calendarOf(record)
					.filter(({ kind }) => kind === 'notice-of-election' || kind === 'oral-certification')
					.flatMap(({ unpaid }) => (unpaid && sharedDays(unpaid, stay)) ?? []);
				expect(joinedRanges(own).flatMap(daysOf)).toEqual(joinedRanges(unpaid).flatMap(daysOf));
			}),
			RUNS
		);
	});

	it('are denied only for days they ask for, and never for a late notice or certification', () => {
		fc.assert(
			fc.property(stays, (drawn) => {
				const record = wellFormed(drawn);
				for (const claim of claimsOf(record)) {
					const given = spansOf(claim, '77');
					for (const { rule, days } of reviewStay(record, claim)) {
						expect(['E1', 'E2', 'C1', 'C2', 'C3', 'C4']).not.toContain(rule);
						for (const day of days ? daysOf(days) : []) {
							expect(isWithin(day, { from: claim.from, to: claim.through })).toBe(true);
							expect(given.some((span) => isWithin(day, span))).toBe(false);
						}
					}
				}
			}),
			RUNS
		);
	});
});

const ODD_DAYS = [
	'',
	'x',
	'2025-11-1',
	'2025-11-31',
	'9999-12-31',
	'0001-01-01',
	'2025-11-10',
	'2026-02-08'
];
const oddDay = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...ODD_DAYS) },
	fc.string({ maxLength: 10 })
);
const oddMinute = fc.oneof(
	oddDay.map((day) => `${day}T10:00`),
	oddDay,
	fc.constantFrom('2025-11-12T09:00', '2025-11-20T25:61')
);
const oddText = fc.oneof(
	fc.string({ maxLength: 12 }),
	fc.constantFrom('', '27', '77', '0651', 'Q5001')
);
const oddNumber = fc.oneof(fc.constantFrom(Number.NaN, Infinity, -1, 1e12, 0.5), fc.integer());
const claims: fc.Arbitrary<Claim> = fc.record({
	billType: oddText,
	from: oddDay,
	through: oddDay,
	admission: oddDay,
	status: oddText,
	conditions: fc.array(oddText, { maxLength: 3 }),
	occurrences: fc.array(fc.record({ code: oddText, date: oddDay }), { maxLength: 3 }),
	spans: fc.array(fc.record({ code: oddText, from: oddDay, to: oddDay }), { maxLength: 3 }),
	values: fc.array(fc.record({ code: oddText, amount: oddText }), { maxLength: 3 }),
	principal: oddText,
	others: fc.array(oddText, { maxLength: 3 }),
	remarks: oddText,
	lines: fc.array(
		fc.record({
			revenue: fc.constantFrom('0651', '0652', '0656', '0551', '0001', '', '__proto__'),
			hcpcs: oddText,
			modifier: fc.constantFrom('', 'PM', 'KX'),
			date: oddDay,
			units: oddNumber
		}),
		{ maxLength: 4 }
	)
});

const oddRecords = fc
	.record({
		asOf: fc.oneof({ weight: 3, arbitrary: fc.constant('2026-03-05T12:00') }, oddMinute),
		effective: fc.oneof({ weight: 3, arbitrary: fc.constant('2025-11-10') }, oddDay),
		signedAt: oddMinute,
		carried: fc.option(oddDay, { nil: null }),
		isElected: fc.integer({ min: 0, max: 9 }).map((number) => number > 0),
		periodsUsed: oddNumber,
		days: fc.array(oddDay, { minLength: 12, maxLength: 12 }),
		minutes: fc.array(oddMinute, { minLength: 8, maxLength: 8 }),
		text: oddText,
		kind: fc.constantFrom(...keys<ExitKind>(EXITS)),
		isOver: fc.boolean()
	})
	.map((odd): StayRecord => {
		const day = (index: number) => odd.days[index] ?? '';
		const minute = (index: number) => odd.minutes[index] ?? '';
		return recordWith({
			asOf: odd.asOf,
			history: { periodsUsed: odd.periodsUsed, daysUsed: null, lastEnded: null },
			election: odd.isElected
				? sampleElection({
						effective: odd.effective,
						signedAt: odd.signedAt,
						elements: [],
						continuing: odd.carried === null ? null : { number: 1, from: odd.carried }
					})
				: null,
			notices: [{ paper: 'n', received: day(0), isAccepted: true, effective: day(1) }],
			certifications: [
				certificationWith({
					on: day(2),
					periodFrom: day(3),
					narrative: odd.text,
					signer: odd.text
				}),
				certificationWith({ form: 'oral', on: day(4) })
			],
			faceToFaces: [
				{
					paper: 'f',
					period: 3,
					on: day(5),
					by: 'hospice-np',
					signer: odd.text,
					isAttested: true,
					isPassedOn: false,
					isTelehealth: false
				}
			],
			plans: [{ paper: 'p', on: day(6), by: 'rn' }],
			reviews: [
				{ paper: 'r', on: day(7), attended: [], revisesPlan: true, updatesAssessment: true }
			],
			visits: [
				visitWith('2025-11-12', { start: minute(0), end: minute(1), signed: day(8) }),
				visitWith('2025-11-12', {
					start: minute(2),
					end: minute(3),
					isContinuous: true,
					text: odd.text
				})
			],
			levels: [
				levelWith({ level: 'continuous', at: minute(4) }),
				inpatientWith({ at: minute(5), need: odd.text })
			],
			addenda: [{ paper: 'a', requested: day(9), by: 'patient', furnished: day(10) }],
			exit: odd.isOver ? exitWith({ kind: odd.kind, on: day(11), signed: day(0) }) : null
		});
	});

describe('whatever a record and a claim say', () => {
	it('edits, reviews and days never throw, and speak in sentences', () => {
		fc.assert(
			fc.property(oddRecords, claims, (odd, claim) => {
				const sent = sentClaimOf(claim);
				const record = { ...odd, claims: [sent] };
				for (const { message } of [
					...claimEdits(claim, record),
					...claimEdits(claim, recordWith({ claims: [sent] })),
					...reviewStay(record),
					...reviewStay(record, claim),
					...reviewStay(recordWith(), sent)
				])
					expect(message).toMatch(/\.$/);
				serviceIntensityDays(record);
			}),
			{ numRuns: 500 }
		);
	});
});

function sentClaimOf(claim: Claim): SentClaim {
	return { ...claim, paper: 'sent', sent: claim.through, state: 'accepted' };
}
