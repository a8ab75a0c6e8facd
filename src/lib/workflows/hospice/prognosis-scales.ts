/** The scales of a prognosis as tables, in our own words, each with who holds the official text. */
import {
	FAST_STAGES,
	FAST_WORDS,
	FUNCTIONAL_STAGE,
	type FastStage
} from '$lib/rules/hospice/functional-stages';
import {
	PERFORMANCE,
	PERFORMANCE_COLUMNS,
	PERFORMANCE_LEVELS,
	PERFORMANCE_ORDER,
	type PerformanceColumn
} from '$lib/rules/hospice/performance-scale';
import type { Scale } from '$lib/rules/hospice/scales';
import { HEART_CLASS, SYMPTOMS_NOW } from '$lib/rules/hospice/symptom-scales';

export const COLUMN_LABELS: Readonly<Record<PerformanceColumn, string>> = {
	walking: 'Walking',
	activity: 'Activity, signs of disease',
	selfCare: 'Self-care',
	intake: 'Intake',
	consciousness: 'Consciousness'
};

export interface PerformanceRow {
	readonly level: number;
	/** What is seen at this level, by column from the strongest to the weakest. */
	readonly cells: readonly string[];
}

/** Each level from best to worst, with what its five columns look like. */
export function performanceRows(): PerformanceRow[] {
	return PERFORMANCE_LEVELS.toReversed().map((level) => ({
		level,
		cells: PERFORMANCE_ORDER.map((column, at) =>
			// Of the dead the first column says all.
			level === 0 && at > 0
				? ''
				: Object.values(PERFORMANCE_COLUMNS[column])
						.filter(({ levels: [low, high] }) => low <= level && level <= high)
						.map(({ words }, index) => (index === 0 ? words : words.toLowerCase()))
						.join(', or ')
		)
	}));
}

export interface StageGroup {
	readonly stage: string;
	readonly parts: readonly { readonly stage: FastStage; readonly words: string }[];
}

/** The stages of a dementia, the parts of 6 and 7 together. */
export function stageGroups(): StageGroup[] {
	const groups: { stage: string; parts: { stage: FastStage; words: string }[] }[] = [];
	for (const stage of FAST_STAGES) {
		const head = stage.slice(0, 1);
		const part = { stage, words: FAST_WORDS[stage] };
		const last = groups.at(-1);
		if (last?.stage === head) last.parts.push(part);
		else groups.push({ stage: head, parts: [part] });
	}
	return groups;
}

/** Where the official text is to be had. */
export function officialWords({ official }: Scale): string {
	return `Own words. Official text: ${official.holder}. ${official.how}`;
}

export const SCALES = {
	performance: PERFORMANCE.value,
	stages: FUNCTIONAL_STAGE.value,
	heart: HEART_CLASS.value,
	symptoms: SYMPTOMS_NOW.value
} as const;
