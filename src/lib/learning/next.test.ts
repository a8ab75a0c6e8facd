import { describe, expect, it } from 'vitest';
import type { Choice, MarkedAttempt } from './model';
import { missedLast, nextBest } from './next';
import { progressOf } from './progress';
import {
	sampleAttempt,
	sampleChoice,
	sampleCompetency,
	sampleFinding,
	sampleRow
} from './sample-attempts';

const COMPETENCIES = ['a', 'b', 'c'].map((id) => sampleCompetency(id));

function next(attempts: readonly MarkedAttempt[], choices: readonly Choice[]) {
	return nextBest(progressOf(attempts, COMPETENCIES, choices), choices, attempts);
}

const did = (scenario: string, given: Partial<MarkedAttempt> = {}) =>
	sampleAttempt({ id: `${scenario} ${given.variant ?? ''}`, scenario, findings: [], ...given });

describe('nextBest', () => {
	it('proposes a case not done yet that trains the weakest competency, and says why with its n', () => {
		const attempts = [
			did('x/one', { findings: [...sampleRow('a', [1, 1, 1]), ...sampleRow('b', [0, 0, 1])] })
		];
		const choices = [
			sampleChoice('x/one', ['b']),
			sampleChoice('x/two', ['a']),
			sampleChoice('x/three', ['b'])
		];
		const found = next(attempts, choices);
		expect(found).toMatchObject({
			choice: { scenario: 'x/three' },
			competency: 'b',
			variant: null,
			isAgain: false
		});
		expect(found?.why).toContain('1 of 3 points (n 3)');
	});

	it('calls a competency the least sure of all only where it is', () => {
		const attempts = [
			did('x/one', {
				findings: [
					...sampleRow('a', [0, 0, 0]),
					...sampleRow('b', [0, 1, 1]),
					...sampleRow('c', [1, 1, 1])
				]
			})
		];
		const done = sampleChoice('x/one', ['a', 'b', 'c']);
		const [toA, toB] = [sampleChoice('x/two', ['a']), sampleChoice('x/three', ['b'])];

		expect(next(attempts, [done, toA, toB])?.why).toContain('is where you are least sure so far');
		expect(next(attempts, [done, toB])?.why).toMatch(
			/is the least sure of those with a new case, with 2 of 3 points \(n 3\)/
		);
	});

	it('says so where nothing was seen of it', () => {
		expect(next([], [sampleChoice('x/one', ['a'])])?.why).toContain('(n 0)');
	});

	it('begins with the easiest case and keeps the advanced one until a lower one was done', () => {
		const choices = [
			sampleChoice('x/hard', ['a', 'b', 'c'], { level: 'advanced' }),
			sampleChoice('x/middle', ['a', 'b', 'c']),
			sampleChoice('x/easy', ['c'], { level: 'orientation', minutes: 90 })
		];
		expect(next([], choices)?.choice.scenario).toBe('x/easy');
		expect(next([did('x/easy')], choices)?.choice.scenario).toBe('x/middle');
		expect(next([did('x/easy'), did('x/middle')], choices)?.choice.scenario).toBe('x/hard');
	});

	it('lets a module without lower levels begin with its advanced cases', () => {
		const choices = [
			sampleChoice('x/easy', ['b'], { level: 'orientation' }),
			sampleChoice('y/hard', ['a'], { level: 'advanced', module: 'hospice' })
		];
		expect(next([], choices)?.choice.scenario).toBe('y/hard');
	});

	it('takes what trains most of what is weak, then the shortest', () => {
		const choices = [
			sampleChoice('x/narrow', ['a']),
			sampleChoice('x/long', ['a', 'b'], { minutes: 60 }),
			sampleChoice('x/short', ['a', 'b'], { minutes: 20 })
		];
		expect(next([], choices)?.choice.scenario).toBe('x/short');
	});

	it('proposes a variant when every case was done, then the one done longest ago', () => {
		const choices = [
			sampleChoice('x/one', ['a'], { variants: ['older'] }),
			sampleChoice('x/two', ['a'])
		];
		const both = [
			did('x/one', { handedInAt: '2026-03-01T10:00:00.000Z' }),
			did('x/two', { handedInAt: '2026-03-02T10:00:00.000Z' })
		];
		expect(next(both, choices)).toMatchObject({ choice: { scenario: 'x/one' }, variant: 'older' });
		const all = [
			...both,
			did('x/one', { variant: 'older', handedInAt: '2026-03-03T10:00:00.000Z' })
		];
		expect(next(all, choices)).toMatchObject({
			choice: { scenario: 'x/one' },
			variant: null,
			isAgain: true
		});
		const again = [...all, did('x/one', { id: 'z', handedInAt: '2026-03-04T10:00:00.000Z' })];
		expect(next(again, choices)).toMatchObject({ choice: { scenario: 'x/two' }, isAgain: true });
	});

	it('prefers a new case for a less weak competency to an old one for the weakest', () => {
		const attempts = [did('x/one', { findings: sampleRow('a', [0, 0, 0]) })];
		const choices = [sampleChoice('x/one', ['a']), sampleChoice('x/two', ['b'])];
		expect(next(attempts, choices)).toMatchObject({
			choice: { scenario: 'x/two' },
			competency: 'b'
		});
	});

	it('proposes nothing where there is nothing, and nothing for what is mastered', () => {
		expect(next([], [])).toBeNull();
		const mastered = [did('x/one', { findings: sampleRow('a', [1, 1, 1, 1, 1, 1]) })];
		expect(next(mastered, [sampleChoice('x/two', ['a'])])).toBeNull();
	});
});

describe('missedLast', () => {
	const lost = [
		sampleFinding({ rule: 'small', earned: 0, possible: 1, verdict: 'missed' }),
		sampleFinding({ rule: 'harm', earned: -3, possible: 0, verdict: 'harmful' }),
		sampleFinding({ rule: 'fine' }),
		sampleFinding({ rule: 'half', earned: 0.5, possible: 1, verdict: 'partly' }),
		sampleFinding({ rule: 'unseen', earned: 0, possible: 1, verdict: 'not-scorable' })
	];
	const older = sampleAttempt({
		id: 'old',
		findings: lost,
		handedInAt: '2026-02-01T10:00:00.000Z'
	});
	const newer = sampleAttempt({ id: 'new', findings: [sampleFinding()] });

	it('lists what was lost in the newest attempt, most points first', () => {
		expect(missedLast([older]).map(({ finding, lost: by }) => [finding.rule, by])).toEqual([
			['harm', 3],
			['small', 1],
			['half', 0.5]
		]);
	});

	it('says nothing when the newest attempt lost nothing, and looks further back when asked', () => {
		expect(missedLast([newer, older])).toEqual([]);
		expect(missedLast([newer, older], 2)).toHaveLength(3);
		expect(missedLast([])).toEqual([]);
	});
});
