import { describe, expect, it } from 'vitest';
import {
	asqTier,
	fallScore,
	ideationScreen,
	type AsqAnswer,
	type FallFacts,
	type IdeationAnswers
} from './screens-safety';

describe('ideationScreen', () => {
	const no: IdeationAnswers = {
		wishToBeDead: false,
		activeThoughts: false,
		method: null,
		intent: null,
		plan: null,
		behavior: 'never'
	};
	const thinks = { activeThoughts: true, method: false, intent: false, plan: false };

	it.each([
		[{}, 'none'],
		[{ wishToBeDead: true }, 'low'],
		[{ ...thinks }, 'low'],
		[{ ...thinks, method: true }, 'moderate'],
		[{ ...thinks, intent: true }, 'high'],
		[{ ...thinks, plan: true }, 'high'],
		[{ behavior: 'over-3-months' }, 'moderate'],
		[{ behavior: 'within-3-months' }, 'high'],
		[{ ...thinks, method: true, behavior: 'within-3-months' }, 'high']
	] as const)('%o is %s', (some, tier) => {
		expect(ideationScreen({ ...no, ...some })).toMatchObject({ tier, missing: [] });
	});

	it('asks for method, intent and plan only after active thoughts', () => {
		expect(ideationScreen({ ...no, activeThoughts: true }).missing).toEqual([
			'method',
			'intent',
			'plan'
		]);
		expect(ideationScreen({ ...no, wishToBeDead: null, behavior: null }).missing).toEqual([
			'wishToBeDead',
			'behavior'
		]);
	});

	it('takes a plan for what it is, also where thoughts are denied, and says so', () => {
		expect(ideationScreen({ ...no, plan: true })).toMatchObject({
			tier: 'high',
			isContradictory: true
		});
		expect(ideationScreen({ ...no, ...thinks, plan: true }).isContradictory).toBe(false);
	});
});

describe('asqTier', () => {
	type First = readonly [AsqAnswer | null, AsqAnswer | null, AsqAnswer | null, AsqAnswer | null];
	const rows: readonly (readonly [First, AsqAnswer | null, string])[] = [
		[['no', 'no', 'no', 'no'], null, 'negative'],
		[['yes', 'no', 'no', 'no'], 'no', 'non-acute'],
		[['no', 'no', 'no', 'yes'], 'yes', 'acute'],
		[['no', 'yes', 'no', 'no'], null, 'incomplete'],
		[['no', 'yes', null, 'no'], 'no', 'non-acute'],
		[['no', 'no', null, 'no'], null, 'incomplete'],
		[['refused', 'refused', 'refused', 'refused'], null, 'non-acute'],
		[['no', 'no', 'refused', 'no'], null, 'non-acute'],
		[['no', 'yes', 'no', 'no'], 'refused', 'non-acute']
	];

	it.each(rows)('%o and now %s is %s', (first, now, tier) => {
		expect(asqTier({ first, now })).toBe(tier);
	});
});

describe('fallScore', () => {
	const steady: FallFacts = {
		recentFall: false,
		secondDiagnosis: false,
		aid: 'none',
		ivOrLock: false,
		gait: 'normal',
		overestimates: false
	};

	it.each([
		[{}, 0],
		[{ recentFall: true }, 25],
		[{ secondDiagnosis: true }, 15],
		[{ aid: 'cane-crutches-walker' }, 15],
		[{ aid: 'furniture' }, 30],
		[{ ivOrLock: true }, 20],
		[{ gait: 'weak' }, 10],
		[{ gait: 'impaired' }, 20],
		[{ overestimates: true }, 15]
	] as const)('%o has %d', (some, points) => {
		expect(fallScore({ ...steady, ...some }, { highFrom: 45 }).points).toBe(points);
	});

	it('reaches 125', () => {
		const all: FallFacts = {
			recentFall: true,
			secondDiagnosis: true,
			aid: 'furniture',
			ivOrLock: true,
			gait: 'impaired',
			overestimates: true
		};
		expect(fallScore(all, { highFrom: 45 })).toMatchObject({ points: 125, tier: 'high' });
	});

	it.each([
		[{ ivOrLock: true }, 45, 'low', false],
		[{ recentFall: true }, 45, 'moderate', false],
		[{ recentFall: true, secondDiagnosis: true }, 45, 'moderate', false],
		[{ recentFall: true, ivOrLock: true }, 45, 'high', true],
		[{ recentFall: true, ivOrLock: true }, 46, 'moderate', true],
		[{ recentFall: true, ivOrLock: true, gait: 'weak' }, 46, 'high', false]
	] as const)('%o with a cut of %d is %s', (some, highFrom, tier, isDisputed) => {
		expect(fallScore({ ...steady, ...some }, { highFrom })).toMatchObject({ tier, isDisputed });
	});
});
