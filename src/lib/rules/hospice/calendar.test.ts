import { afterEach, describe, expect, it } from 'vitest';
import { calendarOf, isUnpaid, nextDue, unpaidDays } from './calendar';
import {
	at,
	certification,
	ELECTED,
	exit,
	faceToFace,
	hope,
	notice,
	on,
	review,
	stay
} from './calendar-samples';

describe('calendarOf', () => {
	it('has the worked dates of an election on 5 October 2026', () => {
		const dates = calendarOf(stay()).map(({ id, from, by }) => [id, from, by]);
		expect(dates).toEqual([
			['initial-assessment', '2026-10-05', '2026-10-07T10:15'],
			['oral-certification.1', '2026-09-20', '2026-10-07'],
			['notice-of-election', '2026-10-05', '2026-10-10'],
			['comprehensive-assessment', '2026-10-05', '2026-10-10'],
			['hope-admission', '2026-10-05', '2026-10-10'],
			['hope-update-1', '2026-10-11', '2026-10-19'],
			['plan-review.1', '2026-10-05', '2026-10-20'],
			['hope-update-2', '2026-10-21', '2026-11-03'],
			['hope-submission.admission', '2026-10-05', '2026-11-04'],
			['oral-certification.2', '2026-12-19', '2027-01-05'],
			['written-certification.1', '2026-09-20', null],
			['written-certification.2', '2026-12-19', null]
		]);
	});

	it('names every deadline once, with a title, a cost and a source', () => {
		const deadlines = calendarOf(
			on('2027-06-30', {
				reviews: [review('2026-10-15'), review('2026-10-29')],
				hope: [hope('admission', '2026-10-06', { impacts: { pain: 3 } })],
				exit: exit('not-terminal', '2027-06-20')
			})
		);
		expect(new Set(deadlines.map(({ id }) => id)).size).toBe(deadlines.length);
		for (const { id, kind, title, cost, source } of deadlines) {
			expect(id.split('.')[0]).toBe(kind);
			for (const text of [title, cost, source]) expect(text).not.toBe('');
		}
	});

	it('counts no paper of a later day yet', () => {
		const record = on('2026-10-12', { notices: [notice('2026-10-13')] });
		expect(at(record, 'notice-of-election')).toMatchObject({ status: 'missed', papers: [] });
	});

	it('is empty without an election, and where a day cannot be read', () => {
		const { election } = stay();
		expect(calendarOf(stay({ election: null }))).toEqual([]);
		expect(calendarOf(stay({ asOf: '' }))).toEqual([]);
		expect(calendarOf(stay({ election: election && { ...election, effective: 'soon' } }))).toEqual(
			[]
		);
		const withText = on('2026-10-12', { reviews: [review('next week')], notices: [notice('')] });
		expect(at(withText, 'plan-review.1').status).toBe('due');
	});
});

describe('unpaidDays', () => {
	it('joins what overlaps and says why', () => {
		const record = on('2026-10-20', {
			notices: [notice('2026-10-13')],
			certifications: [
				certification('hospice-physician', '2026-10-09'),
				certification('attending', '2026-10-09')
			]
		});
		expect(unpaidDays(record)).toEqual([
			{
				from: '2026-10-05',
				to: '2026-10-12',
				why: 'Oral certification for the first period: late; Notice of election: late'
			}
		]);
	});

	it('keeps the longer of two stretches that begin on one day', () => {
		const certifications = [
			certification('hospice-physician', '2026-10-16'),
			certification('attending', '2026-10-16')
		];
		const record = on('2026-10-20', { notices: [notice('2026-10-13')], certifications });
		expect(unpaidDays(record)).toMatchObject([{ from: '2026-10-05', to: '2026-10-15' }]);
	});

	it('keeps stretches apart, in order', () => {
		const certified = [1, 2, 3].flatMap((period) =>
			(['hospice-physician', 'attending'] as const).map((by) =>
				certification(by, ['2026-10-05', '2027-01-03', '2027-04-03'][period - 1] ?? null, {
					period
				})
			)
		);
		const record = on('2027-05-01', {
			notices: [notice('2026-10-11')],
			certifications: certified,
			faceToFaces: [faceToFace('2027-04-05')]
		});
		expect(unpaidDays(record)).toEqual([
			{ from: '2026-10-05', to: '2026-10-10', why: 'Notice of election: late' },
			{
				from: '2027-04-03',
				to: '2027-04-04',
				why: 'Face-to-face visit for the third period: late'
			}
		]);
		expect(isUnpaid('2026-10-10', unpaidDays(record))).toBe(true);
		expect(isUnpaid('2026-10-11', unpaidDays(record))).toBe(false);
	});

	it('has none where all was in time', () => {
		const record = on('2026-10-20', {
			notices: [notice('2026-10-06')],
			certifications: [
				certification('hospice-physician', '2026-10-05'),
				certification('attending', '2026-10-05')
			]
		});
		expect(unpaidDays(record)).toEqual([]);
	});
});

describe('nextDue', () => {
	it('is what ends first of all whose time runs', () => {
		expect(nextDue(calendarOf(stay()))?.id).toBe('initial-assessment');
		expect(nextDue(calendarOf(stay()).toReversed())?.id).toBe('initial-assessment');
	});

	it('is the first to come where nothing is due, and nothing where all is over', () => {
		const ahead = calendarOf(stay()).filter(({ status }) => status === 'ahead');
		expect(nextDue(ahead)?.id).toBe('hope-update-1');
		expect(nextDue(calendarOf(stay()).filter(({ status }) => status === 'met'))).toBeNull();
	});
});

describe('the zone of the device', () => {
	const zone = process.env['TZ'];
	const record = on('2027-04-10', {
		notices: [notice('2026-10-13')],
		reviews: [review('2026-11-01')]
	});
	const expected = calendarOf(record);
	afterEach(() => {
		if (zone === undefined) delete process.env['TZ'];
		else process.env['TZ'] = zone;
	});

	it.each([
		['UTC', 0],
		['America/New_York', 300],
		['Asia/Kathmandu', -345],
		['Pacific/Kiritimati', -840],
		['America/St_Johns', 210]
	])('%s changes nothing', (name, west) => {
		process.env['TZ'] = name;
		expect(new Date('2026-01-14T12:00:00Z').getTimezoneOffset()).toBe(west);
		expect(calendarOf(record)).toEqual(expected);
		expect(at(record, 'notice-of-election').unpaid).toEqual({ from: ELECTED, to: '2026-10-12' });
	});
});
