import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from './days';
import {
	FAST_STAGES,
	FAST_WORDS,
	isAtLeast,
	isFastStage,
	keptBelow,
	skippedStages,
	stageRank,
	type FastStage,
	type StageReading
} from './functional-stages';

const at = (day: string, stage: FastStage): StageReading => ({ day, stage });

describe('stageRank', () => {
	it('orders sixteen stages', () => {
		expect(FAST_STAGES.map(stageRank)).toEqual(FAST_STAGES.map((_, index) => index + 1));
		expect(stageRank('1')).toBe(1);
		expect(stageRank('6a')).toBe(6);
		expect(stageRank('7f')).toBe(16);
		expect(Object.keys(FAST_WORDS).toSorted()).toEqual([...FAST_STAGES].toSorted());
	});

	it('refuses what is no stage', () => {
		expect(() => stageRank('7')).toThrow('FAST "7", expected one of 1, 2, 3');
		expect(isFastStage('8')).toBe(false);
	});

	it.each([
		['7c', '7c', true],
		['7d', '7c', true],
		['7b', '7c', false],
		['6e', '7a', false]
	] as const)('takes %s for at least %s: %s', (stage, limit, is) => {
		expect(isAtLeast(stage, limit)).toBe(is);
	});
});

describe('skippedStages', () => {
	it('finds no fault in steps that follow each other', () => {
		const steps = [at('2026-01-05', '6d'), at('2026-02-05', '6e'), at('2026-03-05', '7a')];
		expect(skippedStages(steps)).toEqual([]);
	});

	it('says which stages were passed over, and in how many days', () => {
		const [skip, ...others] = skippedStages([at('2026-01-05', '6a'), at('2026-01-19', '7a')]);
		expect(others).toEqual([]);
		expect(skip).toMatchObject({ skipped: ['6b', '6c', '6d', '6e'], days: 14 });
		expect(skip?.sentence).toBe(
			'FAST went from 6a on 2026-01-05 to 7a on 2026-01-19, in 14 days, without stages 6b, 6c, 6d, 6e: look for another cause, such as delirium, a stroke or a drug.'
		);
	});

	it('speaks of one stage and one day in the singular', () => {
		const [skip] = skippedStages([at('2026-01-05', '7a'), at('2026-01-06', '7c')]);
		expect(skip?.sentence).toContain('in 1 day, without stage 7b:');
	});

	it('does not mind that a stage comes back, and does not ask for one named elsewhere', () => {
		expect(skippedStages([at('2026-01-05', '7a'), at('2026-02-05', '6e')])).toEqual([]);
		const named = [at('2026-01-05', '6a'), at('2026-02-05', '6c'), at('2026-03-05', '6b')];
		expect(skippedStages(named)).toEqual([]);
	});

	it('has nothing to say about one reading or none', () => {
		expect(skippedStages([])).toEqual([]);
		expect(skippedStages([at('2026-01-05', '7c')])).toEqual([]);
	});

	it('refuses a day that is none', () => {
		expect(() => skippedStages([at('2026-02-30', '6a'), at('2026-03-01', '7c')])).toThrow(
			'2026-02-30'
		);
	});

	const history = fc.array(
		fc.record({
			stage: fc.constantFrom(...FAST_STAGES),
			day: fc.integer({ min: 0, max: 400 }).map((days) => plusDays('2025-01-01', days))
		}),
		{ maxLength: 6 }
	);

	it('does not mind the order of readings', () => {
		fc.assert(
			fc.property(history, (some) => {
				expect(skippedStages(some.toReversed())).toEqual(skippedStages(some));
			})
		);
	});

	it('names only stages between its two ends, and none that was read', () => {
		fc.assert(
			fc.property(history, (some) => {
				for (const { from, to, skipped } of skippedStages(some))
					for (const stage of skipped) {
						expect(stageRank(stage)).toBeGreaterThan(stageRank(from.stage));
						expect(stageRank(stage)).toBeLessThan(stageRank(to.stage));
						expect(some.map((one) => one.stage)).not.toContain(stage);
					}
			})
		);
	});
});

describe('keptBelow', () => {
	it('finds what is kept though a later function is lost', () => {
		expect(keptBelow(['7c', '6d', '7a', '7b', '6b'])).toEqual(['6a', '6c', '6e']);
	});

	it('finds nothing where the losses follow the order', () => {
		expect(keptBelow(['6a', '6b', '6c'])).toEqual([]);
		expect(keptBelow([])).toEqual([]);
		expect(keptBelow(['4'])).toEqual([]);
	});
});
