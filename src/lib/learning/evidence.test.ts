import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf, inHandInOrder } from './evidence';
import { sampleAttempt, sampleFinding } from './sample-attempts';

const rulesOf = (attempts: Parameters<typeof evidenceOf>[0], competency = 'orders-complete') =>
	(evidenceOf(attempts).byCompetency.get(competency) ?? []).map(
		({ attempt, finding }) => `${attempt} ${finding.rule}`
	);

describe('evidenceOf', () => {
	it('counts the first attempt at a case and leaves out those after it', () => {
		const first = sampleAttempt({ id: 'a', handedInAt: '2026-03-01T10:00:00.000Z' });
		const second = sampleAttempt({ id: 'b', handedInAt: '2026-03-02T10:00:00.000Z' });
		expect(rulesOf([second, first])).toEqual(['a rule-one']);
		expect(evidenceOf([second, first]).attempts.map(({ leftOut }) => leftOut)).toEqual([
			null,
			'done-before'
		]);
	});

	it('counts each variant of a case once', () => {
		const plain = sampleAttempt({ id: 'a' });
		const variant = sampleAttempt({ id: 'b', variant: 'older' });
		expect(rulesOf([plain, variant])).toEqual(['a rule-one', 'b rule-one']);
	});

	it('leaves out guided work, and does not let it stand in for the first attempt', () => {
		const guided = sampleAttempt({
			id: 'a',
			mode: 'guided',
			handedInAt: '2026-02-01T10:00:00.000Z'
		});
		const practice = sampleAttempt({ id: 'b' });
		expect(rulesOf([guided, practice])).toEqual(['b rule-one']);
	});

	it('leaves out what was done with help, what could not be judged, and a penalty nobody earned', () => {
		const findings = [
			sampleFinding({ rule: 'helped', withHelp: true }),
			sampleFinding({ rule: 'unseen', verdict: 'not-scorable', earned: 0, possible: 0 }),
			sampleFinding({ rule: 'left-alone', earned: 0, possible: 0 }),
			sampleFinding({ rule: 'kept' })
		];
		expect(rulesOf([sampleAttempt({ findings })])).toEqual(['attempt-1 kept']);
	});

	it('holds a penalty that was earned, and half a point, as wrong acts', () => {
		const findings = [
			sampleFinding({ rule: 'harm', earned: -2, possible: 0, verdict: 'harmful' }),
			sampleFinding({ rule: 'half', earned: 0.5, possible: 1, verdict: 'partly' }),
			sampleFinding({ rule: 'whole' })
		];
		const held = evidenceOf([sampleAttempt({ findings })]).byCompetency.get('orders-complete');
		expect(held?.map(({ isRight }) => isRight)).toEqual([false, false, true]);
	});

	it('counts an attempt that came twice once, with the instructor mark', () => {
		const own = sampleAttempt({ earned: 1 });
		const given = sampleAttempt({ by: 'instructor', earned: 0, findings: [] });
		for (const both of [
			[own, given],
			[given, own]
		])
			expect(inHandInOrder(both)).toEqual([given]);
	});

	it('names an attempt whose clock went back, and still counts it', () => {
		const back = sampleAttempt({
			title: 'Set back',
			startedAt: '2026-03-01T09:00:00.000Z',
			handedInAt: '2026-02-28T09:00:00.000Z'
		});
		const { clockNotes, byCompetency } = evidenceOf([back]);
		expect(clockNotes).toHaveLength(1);
		expect(clockNotes[0]).toContain('"Set back" was handed in before it was begun');
		expect(byCompetency.size).toBe(1);
	});

	it('names an attempt that was worked on for longer than the clock ran', () => {
		const { clockNotes } = evidenceOf([sampleAttempt({ worked: 3 * 3_600_000 })]);
		expect(clockNotes[0]).toContain('longer than');
		expect(evidenceOf([sampleAttempt({ worked: 3_600_000 })]).clockNotes).toEqual([]);
	});

	it('names an attempt whose time cannot be read', () => {
		const { clockNotes, attempts } = evidenceOf([
			sampleAttempt({ id: 'a' }),
			sampleAttempt({ id: 'b', variant: 'x', handedInAt: 'yesterday' })
		]);
		expect(clockNotes[0]).toContain('does not say when');
		expect(attempts[0]?.attempt.id).toBe('b');
	});

	it('does not depend on the order attempts come in, nor on how often each comes', () => {
		const attempt = fc.record({
			id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
			scenario: fc.constantFrom('x/one', 'x/two'),
			variant: fc.constantFrom(null, 'v'),
			mode: fc.constantFrom('guided' as const, 'practice' as const, 'exam' as const),
			day: fc.integer({ min: 1, max: 3 })
		});
		const attempts = fc
			.uniqueArray(attempt, { selector: ({ id }) => id, maxLength: 5 })
			.map((all) =>
				all.map(({ day, ...given }) =>
					sampleAttempt({ ...given, handedInAt: `2026-03-0${day}T10:00:00.000Z` })
				)
			);
		fc.assert(
			fc.property(
				attempts.chain((all) =>
					fc.tuple(
						fc.constant(all),
						fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })
					)
				),
				([all, shuffled]) => {
					expect(evidenceOf(shuffled)).toEqual(evidenceOf(all));
				}
			)
		);
	});
});
