import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, reviewedDeadlines, unpaidDays } from './calendar';
import {
	assessment,
	certification,
	claim,
	exit,
	faceToFace,
	followUp,
	hope,
	notice,
	review,
	stay,
	visit
} from './calendar-samples';
import { daysFrom, plusDays } from './days';
import {
	DISCIPLINES,
	EXITS,
	TIMEPOINTS,
	type Deadline,
	type DeadlineKind,
	type StayRecord
} from './model';

const START = '2025-08-01';
const REVIEWED: readonly DeadlineKind[] = [
	'notice-of-election',
	'oral-certification',
	'written-certification',
	'face-to-face',
	'addendum',
	'hope-admission',
	'hope-update-1',
	'hope-update-2',
	'symptom-follow-up',
	'hope-discharge',
	'hope-submission'
];
const keys = <T extends object>(of: T) => fc.constantFrom(...(Object.keys(of) as (keyof T)[]));
/** From before the election to 400 days after it, with 29 February 2028 in some. */
const day = fc.nat(1000).map((days) => plusDays(START, days));
const maybeDay = fc.option(day, { nil: null, freq: 4 });
const clock = fc.nat(1439).map((minutes) => {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
});
const minute = fc.tuple(day, clock).map(([on, at]) => `${on}T${at}`);
const discipline = fc.oneof(
	fc.constantFrom('rn', 'hospice-physician', 'attending', 'aide'),
	keys(DISCIPLINES)
);
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 6 });
const impact = fc.constantFrom<0 | 1 | 2 | 3 | 9>(0, 1, 2, 3, 9);
const period = fc.integer({ min: 1, max: 6 });

const follow = fc
	.tuple(maybeDay, discipline, fc.boolean(), fc.boolean())
	.map(([on, by, isDone, isInPerson]) =>
		followUp(isDone ? on : null, { by, isDone, isInPerson, reason: isDone ? null : 2 })
	);
const hopeRecord = fc
	.tuple(keys(TIMEPOINTS), day, day, maybeDay, discipline, impact, fc.option(follow, { nil: null }))
	.map(([timepoint, on, completed, submitted, by, pain, visited]) =>
		hope(timepoint, on, { completed, submitted, by, impacts: { pain }, followUp: visited })
	);

/** Anything at all, in any order: nothing here has to make sense. */
const weird: fc.Arbitrary<StayRecord> = fc
	.record({
		asOf: minute,
		effective: day,
		signedAt: minute,
		periodsUsed: fc.integer({ min: -1, max: 4 }),
		continuing: fc.option(fc.record({ number: period, from: day }), { nil: null, freq: 4 }),
		attending: fc.constantFrom<StayRecord['attending']>('physician', 'nurse-practitioner', 'none'),
		notices: list(fc.tuple(day, fc.boolean()).map(([on, isAccepted]) => notice(on, isAccepted))),
		certifications: list(
			fc
				.tuple(discipline, maybeDay, period, fc.constantFrom('oral' as const, 'written' as const))
				.map(([by, on, number, form]) => certification(by, on, { period: number, form }))
		),
		faceToFaces: list(
			fc
				.tuple(maybeDay, period, discipline, fc.boolean())
				.map(([on, number, by, isAttested]) => faceToFace(on, { period: number, by, isAttested }))
		),
		assessments: list(
			fc
				.tuple(
					fc.constantFrom('initial' as const, 'comprehensive' as const, 'update' as const),
					minute,
					discipline
				)
				.map((given) => assessment(...given))
		),
		hope: list(hopeRecord),
		plans: list(fc.tuple(day, discipline).map(([on, by]) => ({ paper: `plan-${on}`, on, by }))),
		reviews: list(
			fc
				.tuple(day, fc.boolean(), fc.boolean())
				.map(([on, revisesPlan, updatesAssessment]) =>
					review(on, { revisesPlan, updatesAssessment })
				)
		),
		visits: list(
			fc
				.tuple(discipline, day, fc.boolean(), fc.boolean())
				.map(([by, on, supervisesAide, isPhone]) => visit(by, on, { supervisesAide, isPhone }))
		),
		addenda: list(
			fc.record({
				paper: fc.constant('request'),
				requested: day,
				by: fc.constant('patient' as const),
				furnished: maybeDay
			})
		),
		exit: fc.option(
			fc
				.tuple(keys(EXITS), day, maybeDay, maybeDay, maybeDay)
				.map(([kind, on, signed, ordered, noticed]) =>
					exit(kind, on, { signed, ordered, noticed })
				),
			{ nil: null }
		),
		bereavementPlan: fc.option(fc.record({ paper: fc.constant('plan'), on: day }), { nil: null }),
		claims: list(
			fc
				.tuple(day, day, day, fc.constantFrom('30', '01'), fc.boolean())
				.map(([from, through, sent, status, isAccepted]) =>
					claim(from, through, { sent, status, state: isAccepted ? 'accepted' : 'returned' })
				)
		)
	})
	.map(({ effective, signedAt, periodsUsed, continuing, ...rest }) => {
		const { election, history } = stay();
		return stay({
			...rest,
			history: { ...history, periodsUsed },
			election: election && { ...election, effective, signedAt, continuing }
		});
	});

const byId = (deadlines: readonly Deadline[]) => new Map(deadlines.map((one) => [one.id, one]));
const missed = (record: StayRecord) =>
	calendarOf(record).filter(({ status }) => status === 'missed').length;
const RUNS = { numRuns: 100 };

describe('calendarOf, whatever the record', () => {
	it('never throws, names each deadline once and keeps them in order', () => {
		fc.assert(
			fc.property(weird, (record) => {
				const deadlines = calendarOf(record);
				expect(byId(deadlines).size).toBe(deadlines.length);
				const limits = deadlines.map(({ by }) => by?.slice(0, 10) ?? '9999');
				expect(limits).toEqual(limits.toSorted());
				for (const { status, doneOn, note, from, by } of deadlines) {
					if (status === 'met' || status === 'late') expect(doneOn).not.toBeNull();
					if (['missed', 'due', 'ahead'].includes(status)) expect(doneOn).toBeNull();
					if (status === 'not-required') expect(note).not.toBe('');
					if (from !== null && by !== null) expect(from.slice(0, 10) <= by.slice(0, 10)).toBe(true);
				}
			}),
			RUNS
		);
	});

	it('does not care in which order papers were filed', () => {
		const facts = ({ id, from, by, status, doneOn, unpaid }: Deadline) => [
			id,
			from,
			by,
			status,
			doneOn,
			unpaid
		];
		fc.assert(
			fc.property(weird, (record) => {
				const turned = {
					...record,
					notices: record.notices.toReversed(),
					certifications: record.certifications.toReversed(),
					faceToFaces: record.faceToFaces.toReversed(),
					reviews: record.reviews.toReversed(),
					visits: record.visits.toReversed(),
					plans: record.plans.toReversed(),
					claims: record.claims.toReversed()
				};
				expect(calendarOf(turned).map(facts)).toEqual(calendarOf(record).map(facts));
			}),
			RUNS
		);
	});

	it('never asks again for what was missed, however much later it is', () => {
		fc.assert(
			fc.property(weird, fc.integer({ min: 1, max: 400 }), (record, days) => {
				const later = { ...record, asOf: `${plusDays(record.asOf.slice(0, 10), days)}T12:00` };
				const after = byId(calendarOf(later));
				for (const { id, status } of calendarOf(record)) {
					const now = after.get(id)?.status;
					if (status === 'missed') expect(['missed', 'late'], id).toContain(now);
					if (status === 'met' || status === 'late') expect(now, id).toBe(status);
				}
			}),
			RUNS
		);
	});

	it('gives a reviewer the deadlines of their kinds as the calendar has them', () => {
		fc.assert(
			fc.property(weird, (record) => {
				const asked = calendarOf(record).filter(({ kind }) => REVIEWED.includes(kind));
				expect(reviewedDeadlines(record)).toEqual(asked);
			}),
			RUNS
		);
	});

	it('lets unpaid days never overlap, nor leave the stay', () => {
		fc.assert(
			fc.property(weird, (record) => {
				const unpaid = unpaidDays(record);
				for (const { unpaid: lost } of calendarOf(record)) {
					if (lost === null) continue;
					expect(unpaid.some(({ from, to }) => from <= lost.from && lost.to <= to)).toBe(true);
				}
				for (const [index, { from, to, why }] of unpaid.entries()) {
					expect(from <= to && why !== '').toBe(true);
					expect(from >= (record.election?.effective ?? '')).toBe(true);
					expect(to <= record.asOf.slice(0, 10)).toBe(true);
					const next = unpaid[index + 1];
					if (next) expect(daysFrom(to, next.from)).toBeGreaterThan(0);
				}
			}),
			RUNS
		);
	});
});

describe('an act in its time', () => {
	/** The record with the act that an open deadline asks for, done on its last day. */
	function withAct(record: StayRecord, { kind, id, by }: Deadline): StayRecord | null {
		if (by === null) return null;
		const on = by.slice(0, 10);
		const number = Number(id.split('.')[1]);
		switch (kind) {
			case 'notice-of-election':
				return { ...record, notices: [...record.notices, notice(on)] };
			case 'oral-certification': {
				const spoken = (['hospice-physician', 'attending'] as const).map((role) =>
					certification(role, on, { form: 'oral', period: number })
				);
				return { ...record, certifications: [...record.certifications, ...spoken] };
			}
			case 'face-to-face':
				return {
					...record,
					faceToFaces: [...record.faceToFaces, faceToFace(on, { period: number })]
				};
			case 'initial-assessment':
				return { ...record, assessments: [...record.assessments, assessment('initial', by)] };
			case 'comprehensive-assessment': {
				const made = assessment('comprehensive', `${on}T10:00`);
				return { ...record, assessments: [...record.assessments, made] };
			}
			case 'assessment-update': {
				const made = assessment('update', `${on}T10:00`);
				return { ...record, assessments: [...record.assessments, made] };
			}
			case 'plan-review':
				return {
					...record,
					reviews: [...record.reviews, review(on, { paper: 'new', updatesAssessment: false })]
				};
			case 'aide-supervision':
				return { ...record, visits: [...record.visits, visit('rn', on, { supervisesAide: true })] };
			case 'hope-admission':
				return { ...record, hope: [...record.hope, hope('admission', on)] };
			case 'hope-update-1':
				return { ...record, hope: [...record.hope, hope('update-1', on)] };
			case 'hope-update-2':
				return { ...record, hope: [...record.hope, hope('update-2', on)] };
			case 'notice-of-termination':
				return { ...record, exit: record.exit && { ...record.exit, noticed: on } };
			case 'discharge-order':
				return { ...record, exit: record.exit && { ...record.exit, ordered: on } };
			case 'bereavement-plan':
				return { ...record, bereavementPlan: { paper: 'new', on } };
			default:
				return null;
		}
	}

	it('meets its deadline and makes nothing missed that was not', () => {
		fc.assert(
			fc.property(weird, (record) => {
				const before = calendarOf(record);
				for (const open of before.filter(({ status }) => status === 'missed')) {
					const done = withAct(record, open);
					if (done === null) continue;
					const after = byId(calendarOf(done));
					expect(after.get(open.id)?.status, open.id).toBe('met');
					for (const { id, kind, status } of before) {
						// A record that was made has to be sent: that one is new.
						if (kind === 'hope-submission' || status === 'missed') continue;
						expect(after.get(id)?.status, `${open.id} on ${id}`).not.toBe('missed');
					}
					// What follows from an act is asked anew, so at most one takes the place of the one that was met.
					expect(missed(done)).toBeLessThanOrEqual(missed(record) + 1);
				}
			}),
			{ numRuns: 50 }
		);
	});
});

describe('a long stay', () => {
	it('of 400 days with a paper every day has all its cycles, and all of them met', () => {
		const effective = '2027-02-01';
		const days = Array.from({ length: 400 }, (_, index) => plusDays(effective, index));
		const { election } = stay();
		const record = stay({
			asOf: `${plusDays(effective, 399)}T23:00`,
			election: election && { ...election, effective, signedAt: `${effective}T09:00` },
			assessments: [
				assessment('initial', `${effective}T10:00`),
				assessment('comprehensive', `${effective}T11:00`)
			],
			plans: [{ paper: 'plan', on: effective, by: 'rn' }],
			reviews: days.filter((_, index) => index % 14 === 13).map((on) => review(on)),
			visits: days.flatMap((on, index) => [
				visit('aide', on),
				visit('rn', on, { supervisesAide: index % 14 === 0 })
			])
		});
		const cycles = calendarOf(record).filter(({ kind }) =>
			['plan-review', 'assessment-update', 'aide-supervision'].includes(kind)
		);
		const count = (status: Deadline['status']) =>
			cycles.filter((one) => one.status === status).length;
		expect([count('met'), count('due'), cycles.length]).toEqual([28 + 28 + 29, 3, 88]);
	});
});
