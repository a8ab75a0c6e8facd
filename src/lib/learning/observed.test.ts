import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence';
import { observedFrom, observedOf, pooled } from './observed';
import { sampleAttempt, sampleFinding, sampleRow } from './sample-attempts';

describe('observed share', () => {
	it('gives 19 of 20 single points its published interval', () => {
		const { share, interval, n } = observedFrom({ n: 20, earned: 19, possible: 20 });
		expect([n, share]).toEqual([20, 0.95]);
		expect(Math.round((interval?.low ?? 0) * 100)).toBe(76);
		expect(Math.round((interval?.high ?? 0) * 100)).toBe(99);
	});

	it('takes the interval over acts and not over points', () => {
		const two = observedFrom({ n: 2, earned: 10, possible: 20 });
		const twenty = observedFrom({ n: 20, earned: 10, possible: 20 });
		const width = (one: typeof two) => (one.interval?.high ?? 0) - (one.interval?.low ?? 0);
		expect(two.share).toBe(twenty.share);
		expect(width(two)).toBeGreaterThan(width(twenty));
	});

	it('says nothing of no acts, and never falls below nothing', () => {
		expect(observedFrom({ n: 0, earned: 0, possible: 0 })).toMatchObject({
			share: null,
			interval: null
		});
		const findings = [
			sampleFinding({ rule: 'harm', earned: -3, possible: 0, verdict: 'harmful' }),
			sampleFinding({ rule: 'done' })
		];
		const held = evidenceOf([sampleAttempt({ findings })]).byCompetency.get('orders-complete');
		expect(observedOf(held ?? [])).toMatchObject({ n: 2, earned: 0, possible: 1, share: 0 });
	});

	it('holds harm with nothing to earn as no share of anything', () => {
		expect(observedFrom({ n: 1, earned: -2, possible: 0 })).toMatchObject({ n: 1, share: 0 });
	});

	it('pools acts and points without binary dust', () => {
		const parts = [0.1, 0.2].map((earned) => observedFrom({ n: 1, earned, possible: 1 }));
		expect(pooled(parts)).toMatchObject({ n: 2, earned: 0.3, possible: 2, share: 0.15 });
	});

	it('adds half points up', () => {
		const findings = sampleRow('a', [1, 0, 1]);
		const held = evidenceOf([sampleAttempt({ findings })]).byCompetency.get('a') ?? [];
		expect(observedOf(held)).toMatchObject({ n: 3, earned: 2, possible: 3 });
	});
});
