/**
 * Functional stages of a dementia (FAST), in their order, in our own words. The steps are lost one after
 * another; a step that is passed over points at another cause than the dementia.
 */
import type { Dated } from '$lib/rules/dated';
import { dayNumber, daysFrom } from './days';
import type { Day } from './model';
import type { Scale } from './scales';

/** From well to worst. The order is load-bearing: a rank is a place in this list. */
export const FAST_STAGES = [
	'1',
	'2',
	'3',
	'4',
	'5',
	'6a',
	'6b',
	'6c',
	'6d',
	'6e',
	'7a',
	'7b',
	'7c',
	'7d',
	'7e',
	'7f'
] as const;
export type FastStage = (typeof FAST_STAGES)[number];

export const FAST_WORDS: Readonly<Record<FastStage, string>> = {
	'1': 'Normal',
	'2': 'Forgets things, by own report',
	'3': 'Trouble at demanding work',
	'4': 'Cannot manage complex tasks such as money or guests',
	'5': 'Needs help to choose clothes',
	'6a': 'Needs help with dressing',
	'6b': 'Needs help with bathing',
	'6c': 'Needs help with toileting',
	'6d': 'Loses urine',
	'6e': 'Loses stool',
	'7a': 'Says six words or fewer',
	'7b': 'Says one word',
	'7c': 'Cannot walk',
	'7d': 'Cannot sit up',
	'7e': 'Cannot smile',
	'7f': 'Cannot hold the head up'
};

export interface StageReading {
	readonly stage: FastStage;
	readonly day: Day;
}

export function isFastStage(text: string): text is FastStage {
	return FAST_STAGES.some((stage) => stage === text);
}

/** The place of a stage, 1 for normal to 16 for 7f. Throws a RangeError for what is no stage. */
export function stageRank(stage: string): number {
	const index = FAST_STAGES.findIndex((one) => one === stage);
	if (index < 0) throw new RangeError(`FAST "${stage}", expected one of ${FAST_STAGES.join(', ')}`);
	return index + 1;
}

/** Whether a stage is as far as another, or farther. */
export function isAtLeast(stage: FastStage, limit: FastStage): boolean {
	return stageRank(stage) >= stageRank(limit);
}

export interface StageSkip {
	readonly from: StageReading;
	readonly to: StageReading;
	/** The stages between, which no reading of the history names. */
	readonly skipped: readonly FastStage[];
	readonly days: number;
	readonly sentence: string;
}

/**
 * Where a history passes over stages, first to last; readings may come in any order. A long time between
 * two readings may hide the steps, so the sentence says how long it was. Empty: in order, or nothing to
 * compare. Throws a RangeError for a day that is none.
 */
export function skippedStages(history: readonly StageReading[]): StageSkip[] {
	const ordered = history.toSorted(
		(a, b) => dayNumber(a.day) - dayNumber(b.day) || stageRank(a.stage) - stageRank(b.stage)
	);
	const named = new Set(history.map(({ stage }) => stage));
	const skips: StageSkip[] = [];
	let from: StageReading | undefined;
	for (const to of ordered) {
		if (from && stageRank(to.stage) > stageRank(from.stage)) {
			const between = FAST_STAGES.slice(stageRank(from.stage), stageRank(to.stage) - 1);
			const skipped = between.filter((stage) => !named.has(stage));
			if (skipped.length > 0) skips.push(skip(from, to, skipped));
		}
		from = to;
	}
	return skips;
}

function skip(from: StageReading, to: StageReading, skipped: readonly FastStage[]): StageSkip {
	const days = daysFrom(from.day, to.day);
	const which = skipped.length === 1 ? `stage ${skipped[0]}` : `stages ${skipped.join(', ')}`;
	return {
		from,
		to,
		skipped,
		days,
		sentence: `FAST went from ${from.stage} on ${from.day} to ${to.stage} on ${to.day}, in ${days} ${days === 1 ? 'day' : 'days'}, without ${which}: look for another cause, such as delirium, a stroke or a drug.`
	};
}

/**
 * The stages below the farthest loss that are not lost: "cannot walk, yet dresses alone" is not how this
 * dementia goes. `lost` are the functions seen to be lost, in any order.
 */
export function keptBelow(lost: readonly FastStage[]): FastStage[] {
	const farthest = Math.max(0, ...lost.map(stageRank));
	// Stage 1 is no loss, and 2 to 5 are told, not seen, once 6 is reached.
	return FAST_STAGES.slice(5, Math.max(5, farthest - 1)).filter((stage) => !lost.includes(stage));
}

export const FUNCTIONAL_STAGE: Dated<Scale> = {
	value: {
		id: 'functional-stage',
		name: 'Functional assessment staging (FAST)',
		suffix: '',
		range: null,
		worse: 'high',
		anchors: FAST_STAGES.map((value) => ({ value, words: FAST_WORDS[value] })),
		bands: [],
		official: {
			holder: 'Barry Reisberg',
			how: 'Ask the author for the official table; it was printed in Psychopharmacology Bulletin, 1988.'
		}
	},
	effectiveFrom: '1988-01-01',
	effectiveTo: null,
	source: 'After FAST (Reisberg, Psychopharmacology Bulletin 1988)'
};
