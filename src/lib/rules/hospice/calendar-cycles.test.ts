import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar';
import { chain } from './calendar-cycles';
import { assessment, at, ELECTED, exit, on, review, visit } from './calendar-samples';
import type { DeadlineKind, StayRecord } from './model';

const plans = [{ paper: 'plan', on: '2026-10-08', by: 'rn' }] as const;

/** Limits and states of all deadlines of a kind. */
function all(record: StayRecord, kind: DeadlineKind) {
	return calendarOf(record)
		.filter((one) => one.kind === kind)
		.map(({ id, by, status }) => [id, by, status]);
}

describe('plan review', () => {
	it('is due every 15 days, from the plan and then from each review', () => {
		const reviews = [review('2026-10-20'), review('2026-11-04')];
		expect(all(on('2026-11-10', { plans, reviews }), 'plan-review')).toEqual([
			['plan-review.1', '2026-10-23', 'met'],
			['plan-review.2', '2026-11-04', 'met'],
			['plan-review.3', '2026-11-19', 'due']
		]);
	});

	it('is late on day 16, and the next counts from the late one', () => {
		const reviews = [review('2026-10-24')];
		expect(all(on('2026-11-09', { plans, reviews }), 'plan-review')).toEqual([
			['plan-review.1', '2026-10-23', 'late'],
			['plan-review.2', '2026-11-08', 'missed']
		]);
	});

	it('takes no meeting that did not revise the plan, and two of one day as one', () => {
		const reviews = [
			review('2026-10-19', { revisesPlan: false }),
			review('2026-10-20'),
			review('2026-10-20', { paper: 'again' })
		];
		expect(all(on('2026-10-21', { plans, reviews }), 'plan-review')).toEqual([
			['plan-review.1', '2026-10-23', 'met'],
			['plan-review.2', '2026-11-04', 'due']
		]);
	});

	it('counts from the comprehensive assessment without a plan, and from the election without both', () => {
		const assessments = [assessment('comprehensive', '2026-10-07T10:00')];
		expect(at(on('2026-10-15', { assessments }), 'plan-review.1')).toMatchObject({
			by: '2026-10-22',
			note: 'Counted from the comprehensive assessment of 7 Oct 2026, because no plan of care was there by 10 Oct 2026.'
		});
		expect(at(on('2026-10-15'), 'plan-review.1').by).toBe('2026-10-20');
	});

	it('lets a late plan win no time', () => {
		const late = [{ ...plans[0], on: '2026-10-18' }];
		expect(at(on('2026-10-21', { plans: late }), 'plan-review.1')).toMatchObject({
			by: '2026-10-20',
			status: 'missed'
		});
	});

	it('counts from a review that came before the plan', () => {
		const reviews = [review('2026-10-04'), review('2026-10-06')];
		expect(all(on('2026-10-20', { plans, reviews }), 'plan-review')).toEqual([
			['plan-review.1', '2026-10-21', 'met'],
			['plan-review.2', '2026-10-21', 'due']
		]);
	});

	it('says who of the group was absent', () => {
		const reviews = [review('2026-10-20', { attended: ['rn', 'msw', 'aide'] })];
		expect(at(on('2026-10-21', { plans, reviews }), 'plan-review.1').note).toBe(
			'Counted from the plan of care of 8 Oct 2026. Not among those who attended: hospice physician, chaplain or other counselor.'
		);
	});

	it('stops with the stay', () => {
		const reviews = [review('2026-10-20'), review('2026-11-02')];
		const record = on('2026-12-01', { plans, reviews, exit: exit('death', '2026-11-01') });
		expect(all(record, 'plan-review')).toEqual([
			['plan-review.1', '2026-10-23', 'met'],
			['plan-review.2', '2026-11-04', 'not-required']
		]);
		const last = { ...record, exit: exit('death', '2026-11-04') };
		expect(all({ ...last, reviews: [review('2026-10-20')] }, 'plan-review')[1]?.[2]).toBe('missed');
	});
});

describe('update of the assessment', () => {
	const assessments = [
		assessment('comprehensive', '2026-10-07T10:00'),
		assessment('update', '2026-10-21T10:00')
	];

	it('is made by itself or in a review that says so', () => {
		const reviews = [review('2026-11-05'), review('2026-11-10', { updatesAssessment: false })];
		expect(all(on('2026-11-12', { assessments, reviews }), 'assessment-update')).toEqual([
			['assessment-update.1', '2026-10-22', 'met'],
			['assessment-update.2', '2026-11-05', 'met'],
			['assessment-update.3', '2026-11-20', 'due']
		]);
	});

	it('is not asked before there is something to update', () => {
		expect(all(on('2026-11-12'), 'assessment-update')).toEqual([]);
	});
});

describe('aide supervision', () => {
	const supervised = (day: string) => visit('rn', day, { supervisesAide: true });

	it('is due every 14 days from the first visit of the aide', () => {
		const visits = [
			visit('rn', '2026-10-06'),
			visit('aide', '2026-10-08'),
			visit('aide', '2026-10-12'),
			supervised('2026-10-22'),
			supervised('2026-11-06')
		];
		expect(all(on('2026-11-10', { visits }), 'aide-supervision')).toEqual([
			['aide-supervision.1', '2026-10-22', 'met'],
			['aide-supervision.2', '2026-11-05', 'late'],
			['aide-supervision.3', '2026-11-20', 'due']
		]);
	});

	it('takes no call, no other nurse and no visit that did not supervise', () => {
		const visits = [
			visit('aide', '2026-10-08'),
			visit('rn', '2026-10-20'),
			visit('lpn', '2026-10-20', { supervisesAide: true }),
			visit('rn', '2026-10-21', { supervisesAide: true, isPhone: true })
		];
		expect(all(on('2026-10-23', { visits }), 'aide-supervision')).toEqual([
			['aide-supervision.1', '2026-10-22', 'missed']
		]);
	});

	it('is not asked where no aide comes', () => {
		const visits = [supervised('2026-10-22')];
		expect(all(on('2026-11-10', { visits }), 'aide-supervision')).toEqual([]);
	});
});

describe('chain', () => {
	it('sorts what was written down out of order', () => {
		const acts = ['2026-11-01', '2026-10-12'].map((day) => ({ on: day, paper: day }));
		expect(chain('plan-review', ELECTED, acts).map(({ by }) => by)).toEqual([
			'2026-10-20',
			'2026-10-27',
			'2026-11-16'
		]);
	});

	it('is empty before the rule began', () => {
		expect(chain('plan-review', '2001-01-01', [])).toEqual([]);
	});
});
