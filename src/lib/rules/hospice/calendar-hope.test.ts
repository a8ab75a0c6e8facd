import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar';
import { at, exit, followUp, hope, on, stay } from './calendar-samples';
import type { HopeRecord, SymptomFollowUp } from './model';

const ids = (record: Parameters<typeof calendarOf>[0]) => calendarOf(record).map(({ id }) => id);

describe('HOPE', () => {
	it('is asked of no election before 1 October 2025', () => {
		const { election } = stay();
		const old = on('2025-09-30', {
			election: election && { ...election, effective: '2025-09-30' }
		});
		expect(ids(old).filter((id) => id.includes('hope'))).toEqual([]);
		const first = on('2025-10-01', {
			election: election && { ...election, effective: '2025-10-01' }
		});
		expect(ids(first).filter((id) => id.includes('hope'))).toEqual([
			'hope-admission',
			'hope-update-1',
			'hope-update-2',
			'hope-submission.admission'
		]);
	});

	it('costs no day, however late', () => {
		const deadlines = calendarOf(on('2027-02-01', { notices: [] }));
		for (const one of deadlines.filter(({ id }) => id.includes('hope'))) {
			expect(one.status).toBe('missed');
			expect(one.unpaid).toBeNull();
			expect(one.cost).toContain('no day goes unpaid');
		}
	});
});

describe('HOPE admission', () => {
	it.each([
		['2026-10-05', 'met'],
		['2026-10-10', 'met'],
		['2026-10-11', 'late'],
		['2026-10-04', 'missed']
	])('on %s is %s', (day, status) => {
		expect(at(on('2026-10-12', { hope: [hope('admission', day)] }), 'hope-admission').status).toBe(
			status
		);
	});

	it('is made in person by a registered nurse', () => {
		const made = (more: Partial<HopeRecord>) =>
			at(on('2026-10-12', { hope: [hope('admission', '2026-10-06', more)] }), 'hope-admission');
		expect(made({ by: 'lpn' })).toMatchObject({
			status: 'missed',
			note: expect.stringContaining('by the licensed practical nurse counts for nothing')
		});
		expect(made({ isInPerson: false })).toMatchObject({
			status: 'missed',
			note: expect.stringContaining('not made in person')
		});
	});
});

describe('HOPE update visits', () => {
	it('show the days that are valid under both readings', () => {
		expect(at(stay(), 'hope-update-1')).toMatchObject({
			from: '2026-10-11',
			by: '2026-10-19',
			status: 'ahead'
		});
		expect(at(stay(), 'hope-update-2')).toMatchObject({ from: '2026-10-21', by: '2026-11-03' });
	});

	it.each([
		['update-1', '2026-10-09', 'missed', 'before the window'],
		['update-1', '2026-10-10', 'met', 'only if the day of the election is day 1'],
		['update-1', '2026-10-11', 'met', ''],
		['update-1', '2026-10-19', 'met', ''],
		['update-1', '2026-10-20', 'met', 'only if the day of the election is day 0'],
		['update-1', '2026-10-21', 'late', ''],
		['update-2', '2026-10-19', 'missed', 'before the window'],
		['update-2', '2026-10-20', 'met', 'only if the day of the election is day 1'],
		['update-2', '2026-10-21', 'met', ''],
		['update-2', '2026-11-03', 'met', ''],
		['update-2', '2026-11-04', 'met', 'only if the day of the election is day 0'],
		['update-2', '2026-11-05', 'late', '']
	] as const)('%s on %s is %s (%s)', (visit, day, status, words) => {
		const found = at(on('2026-11-30', { hope: [hope(visit, day)] }), `hope-${visit}`);
		expect(found.status).toBe(status);
		if (words === '') expect(found.note).toBe('');
		else expect(found.note).toContain(words);
	});

	it('are due while one of the readings still allows them', () => {
		expect(at(on('2026-10-11'), 'hope-update-1').status).toBe('due');
		expect(at(on('2026-10-20'), 'hope-update-1').status).toBe('due');
		expect(at(on('2026-10-21'), 'hope-update-1').status).toBe('missed');
	});

	it('prefer the visit nobody doubts', () => {
		const record = on('2026-11-30', {
			hope: [hope('update-1', '2026-10-10'), hope('update-1', '2026-10-12')]
		});
		expect(at(record, 'hope-update-1')).toMatchObject({ doneOn: '2026-10-12', note: '' });
	});

	it.each([
		['hope-update-1', '2026-10-09', 'before day 6: the visit is not required'],
		['hope-update-1', '2026-10-10', 'an open reading'],
		['hope-update-1', '2026-10-15', 'before the window closed'],
		['hope-update-2', '2026-10-19', 'before day 16: the visit is not required'],
		['hope-update-2', '2026-10-20', 'an open reading']
	])('%s is not required after a death on %s', (id, day, words) => {
		expect(at(on('2026-11-30', { exit: exit('death', day) }), id)).toMatchObject({
			status: 'not-required',
			note: expect.stringContaining(words)
		});
	});

	it('are missed when the patient left after the window', () => {
		const record = on('2026-11-30', { exit: exit('death', '2026-10-21') });
		expect(at(record, 'hope-update-1').status).toBe('missed');
	});

	it('are made in person by a registered nurse', () => {
		const record = on('2026-11-30', { hope: [hope('update-1', '2026-10-12', { by: 'lpn' })] });
		expect(at(record, 'hope-update-1').status).toBe('missed');
	});
});

describe('symptom follow-up', () => {
	const record = (
		visit: SymptomFollowUp | null,
		more: Partial<HopeRecord> = {},
		day = '2026-10-20'
	) =>
		on(day, {
			hope: [hope('admission', '2026-10-06', { impacts: { pain: 2 }, followUp: visit, ...more })]
		});
	const found = (...given: Parameters<typeof record>) =>
		at(record(...given), 'symptom-follow-up.admission');

	it('is asked after a moderate or severe impact and after nothing less', () => {
		for (const pain of [2, 3] as const)
			expect(ids(record(null, { impacts: { pain } }))).toContain('symptom-follow-up.admission');
		for (const pain of [0, 1, 9] as const)
			expect(ids(record(null, { impacts: { pain } }))).not.toContain('symptom-follow-up.admission');
		expect(found(null, { impacts: { pain: 1, nausea: 3 } }).note).toBe(
			'Moderate or severe: nausea.'
		);
	});

	it('has two calendar days from the screening', () => {
		expect(found(null, {}, '2026-10-08')).toMatchObject({
			from: '2026-10-06',
			by: '2026-10-08',
			status: 'due'
		});
		expect(found(null, {}, '2026-10-09').status).toBe('missed');
		expect(found(null, { screened: '2026-10-07' }).by).toBe('2026-10-09');
	});

	it.each([
		['2026-10-06', 'met'],
		['2026-10-08', 'met'],
		['2026-10-09', 'late'],
		['2026-10-05', 'missed']
	])('made on %s is %s', (day, status) => {
		expect(found(followUp(day)).status).toBe(status);
	});

	it('is made in person by a registered or a licensed practical nurse', () => {
		expect(found(followUp('2026-10-07', { by: 'lpn' })).status).toBe('met');
		expect(found(followUp('2026-10-07', { by: 'aide' }))).toMatchObject({
			status: 'missed',
			note: expect.stringContaining('a registered or licensed practical nurse makes it')
		});
		expect(found(followUp('2026-10-07', { isInPerson: false }))).toMatchObject({
			status: 'missed',
			note: expect.stringContaining('not made in person')
		});
		expect(found(followUp(null)).note).toContain('has no date');
	});

	it('is not required with a reason for not making it, and missed without one', () => {
		expect(found(followUp(null, { isDone: false, reason: 1 }))).toMatchObject({
			status: 'not-required',
			note: 'It was not made: the patient or caregiver declined. Moderate or severe: pain.'
		});
		expect(found(followUp(null, { isDone: false })).status).toBe('missed');
	});

	it('comes once for each timepoint, and only after a HOPE record', () => {
		const three = on('2026-11-30', {
			hope: [
				hope('admission', '2026-10-06', { impacts: { pain: 3 } }),
				hope('update-1', '2026-10-12', { impacts: { anxiety: 2 } }),
				hope('update-1', '2026-10-13', { impacts: { anxiety: 2 } }),
				hope('update-2', '2026-10-22', { impacts: { agitation: 2 } })
			]
		});
		expect(ids(three).filter((id) => id.startsWith('symptom'))).toEqual([
			'symptom-follow-up.admission',
			'symptom-follow-up.update-1',
			'symptom-follow-up.update-2'
		]);
	});

	it('falls away when the patient died before it was due', () => {
		const died = { ...record(null), exit: exit('death', '2026-10-07') };
		expect(at(died, 'symptom-follow-up.admission').status).toBe('not-required');
	});
});

describe('HOPE discharge record and submission', () => {
	it('is owed after every exit', () => {
		for (const kind of ['death', 'revocation', 'transfer'] as const) {
			const record = on('2026-11-12', { exit: exit(kind, '2026-11-10') });
			expect(at(record, 'hope-discharge')).toMatchObject({ by: '2026-12-10', status: 'due' });
		}
		const made = [hope('discharge', '2026-11-10', { completed: '2026-11-12' })];
		const record = on('2026-11-12', { exit: exit('death', '2026-11-10'), hope: made });
		expect(at(record, 'hope-discharge').status).toBe('met');
	});

	it('counts 30 days from the admission, the completion or the discharge', () => {
		const record = on('2026-11-12', {
			hope: [
				hope('admission', '2026-10-08', { completed: '2026-10-09', submitted: '2026-11-04' }),
				hope('update-1', '2026-10-12', { completed: '2026-10-13', submitted: '2026-11-12' }),
				hope('update-2', '2026-10-22', { completed: '2026-10-24' })
			],
			exit: exit('death', '2026-11-10')
		});
		expect(at(record, 'hope-submission.admission')).toMatchObject({
			by: '2026-11-04',
			status: 'met'
		});
		expect(at(record, 'hope-submission.update-1')).toMatchObject({
			by: '2026-11-12',
			status: 'met'
		});
		expect(at(record, 'hope-submission.update-2')).toMatchObject({
			by: '2026-11-23',
			status: 'due'
		});
		expect(at(record, 'hope-submission.discharge')).toMatchObject({
			by: '2026-12-10',
			status: 'due'
		});
	});

	it('is late after 30 days and missed when nothing was sent', () => {
		const sent = [hope('admission', '2026-10-08', { submitted: '2026-11-05' })];
		expect(at(on('2026-11-12', { hope: sent }), 'hope-submission.admission').status).toBe('late');
		expect(at(on('2026-11-05'), 'hope-submission.admission').status).toBe('missed');
		expect(at(on('2026-11-04'), 'hope-submission.admission').status).toBe('due');
	});

	it('counts no submission from before the visit', () => {
		const sent = [hope('admission', '2026-10-08', { submitted: '2026-10-07' })];
		expect(at(on('2026-11-12', { hope: sent }), 'hope-submission.admission')).toMatchObject({
			status: 'missed',
			note: expect.stringContaining('submitted before that day')
		});
	});

	it('is not asked for a record that fell away', () => {
		const record = on('2026-10-20', { exit: exit('death', '2026-10-07') });
		expect(at(record, 'hope-admission').status).toBe('not-required');
		expect(ids(record)).not.toContain('hope-submission.admission');
		expect(ids(record)).not.toContain('hope-submission.update-1');
	});
});
