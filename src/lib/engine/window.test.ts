import { describe, expect, it } from 'vitest';
import type { Act, Course } from './acts';
import { judgeAvoid, judgeBefore, judgeDone } from './judge-acts';
import type { Fired, Run } from './model';
import { MINUTE } from './time';
import { lastInTime, windowFault } from './window';

const act = (seq: number, minutes: number, type = 'thing.do'): Act => ({
	seq,
	at: minutes * MINUTE,
	workflow: 'w',
	type,
	data: {},
	subject: { patient: 'Patient/a', parts: { seq } }
});

function courseOf(
	acts: readonly Act[],
	{
		fired = [],
		origin = 0
	}: { fired?: readonly Partial<Fired>[]; origin?: number | undefined } = {}
): Course {
	return {
		// Only what has happened is read of an attempt here.
		run: { world: { fired } } as unknown as Run,
		acts,
		patients: ['Patient/a'],
		origin: { at: origin, says: 'the start' },
		span: (ms) => `${ms / MINUTE} min`,
		when: (at) => `at ${at / MINUTE}`
	};
}

const fault = (window: Parameters<typeof windowFault>[1], one: Act, course: Course) =>
	windowFault(course, window, one);

describe('a window', () => {
	it('that is none holds everything', () => {
		expect(fault(undefined, act(1, 999), courseOf([]))).toBeUndefined();
	});

	it.each([
		[{ by: 'PT10M' }, 10, undefined],
		[{ by: 'PT10M' }, 11, '11 min into the case, 1 min late'],
		[{ within: 'PT10M' }, 15, undefined],
		[{ within: 'PT10M' }, 16, '11 min after the start, 1 min late']
	] as const)('%j at minute %i: %s', (window, minutes, expected) => {
		expect(fault(window, act(1, minutes), courseOf([], { origin: 5 * MINUTE }))).toBe(expected);
	});

	it('late by seconds is a minute late, never none', () => {
		const late = { ...act(1, 10), at: 10 * MINUTE + 1 };
		expect(fault({ by: 'PT10M' }, late, courseOf([]))).toMatch(/, 1 min late$/);
	});

	it('after a fact of the script counts from each time it came, for this patient only', () => {
		const fired = [
			{ item: 'worse', at: 10 * MINUTE, patient: 'Patient/a' },
			{ item: 'worse', at: 40 * MINUTE, patient: null },
			{ item: 'worse', at: 1 * MINUTE, patient: 'Patient/b' },
			{ item: 'other', at: 2 * MINUTE, patient: null }
		];
		const course = courseOf([], { fired });
		const window = { after: 'worse', within: 'PT5M' };
		expect(fault(window, act(1, 5), course)).toBe('before there was reason to');
		expect(fault(window, act(1, 14), course)).toBeUndefined();
		expect(fault(window, act(1, 44), course)).toBeUndefined();
		expect(fault(window, act(1, 30), course)).toBe('20 min after it was called for, 15 min late');
	});

	it('after an act counts from the first of its kind before it', () => {
		const course = courseOf([act(1, 10, 'call'), act(3, 20, 'call')]);
		const window = { afterAct: { action: 'call' }, within: 'PT5M' };
		expect(fault(window, act(2, 15), course)).toBeUndefined();
		expect(fault(window, act(4, 24), course)).toBe('14 min after the act it follows, 9 min late');
		expect(fault(window, act(0, 15), course)).toBe('before there was reason to');
	});

	it('after both a fact and an act counts from the later of the two', () => {
		const course = courseOf([act(1, 30, 'call')], {
			fired: [{ item: 'worse', at: 10 * MINUTE, patient: null }]
		});
		const window = { after: 'worse', afterAct: { action: 'call' }, within: 'PT5M' };
		expect(fault(window, act(2, 34), course)).toBeUndefined();
		expect(fault(window, act(2, 36), course)).toMatch(/^6 min after it was called for/);
	});

	it('from an origin that never came is not held against anybody', () => {
		const course = { ...courseOf([]), origin: { at: undefined, says: 'arrival' } };
		expect(fault({ within: 'PT5M' }, act(1, 600), course)).toBeUndefined();
	});
});

describe('lastInTime', () => {
	it('takes the last that lies inside, else the last with what is wrong', () => {
		const acts = [act(1, 5), act(2, 9), act(3, 20)];
		expect(lastInTime(courseOf([]), { by: 'PT10M' }, acts)).toMatchObject({
			last: { seq: 2 },
			fault: undefined
		});
		expect(lastInTime(courseOf([]), { by: 'PT1M' }, acts)).toMatchObject({
			last: { seq: 3 },
			fault: expect.stringMatching(/late$/)
		});
		expect(lastInTime(courseOf([]), undefined, [])).toBeUndefined();
	});
});

describe('rules about acts', () => {
	const course = courseOf([act(1, 5, 'a'), act(2, 90, 'a'), act(3, 100, 'b')]);

	it('done: in time with its moment, outside for half, else missed', () => {
		const rule = { points: 4, any: [{ action: 'a' }] };
		expect(judgeDone(course, { ...rule, window: { by: 'PT1H' } })).toMatchObject({
			earned: 4,
			message: 'It was done at 5.',
			evidence: [1]
		});
		expect(judgeDone(course, { ...rule, window: { by: 'PT1M' } })).toMatchObject({
			earned: 2,
			verdict: 'partly',
			evidence: [1]
		});
		expect(judgeDone(course, { points: 4, any: [{ action: 'c' }] }).verdict).toBe('missed');
		expect(
			judgeDone(course, { points: 4, any: [{ action: 'a', where: { seq: 2 } }] }).evidence
		).toEqual([2]);
	});

	it('before: in this order, with either side possibly absent', () => {
		const rule = (first: string, then: string) =>
			judgeBefore(course, { points: 4, first: [{ action: first }], then: [{ action: then }] })
				.verdict;
		expect([rule('a', 'b'), rule('b', 'a'), rule('c', 'a'), rule('a', 'c')]).toEqual([
			'right',
			'wrong',
			'missed',
			'right'
		]);
	});

	it('avoid: costs its penalty once, whatever was done after', () => {
		const rule = (action: string, isHarmful: boolean) =>
			judgeAvoid(course, { penalty: 3, isHarmful, any: [{ action }] });
		expect(rule('c', true)).toMatchObject({ earned: 0, possible: 0, verdict: 'right' });
		expect(rule('a', true)).toMatchObject({
			earned: -3,
			possible: 0,
			verdict: 'harmful',
			evidence: [1, 2],
			message: 'It was done at 5.'
		});
		expect(rule('a', false).verdict).toBe('wrong');
	});
});
