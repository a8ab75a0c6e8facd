/**
 * The palliative performance scale: one number from five columns, read from left to right. The anchors
 * are our own short words after the idea of PPSv2; the official table is Victoria Hospice’s.
 */
import type { Dated } from '$lib/rules/dated';
import type { Scale } from './scales';

export const PERFORMANCE_LEVELS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100] as const;
/** Percent, in steps of ten: no half steps. */
export type PerformanceLevel = (typeof PERFORMANCE_LEVELS)[number];

export function isPerformanceLevel(value: number): value is PerformanceLevel {
	return PERFORMANCE_LEVELS.some((level) => level === value);
}

interface Option {
	readonly words: string;
	/** Lowest and highest level that looks like this in its column. */
	readonly levels: readonly [PerformanceLevel, PerformanceLevel];
}

const option = (words: string, low: PerformanceLevel, high: PerformanceLevel = low): Option => ({
	words,
	levels: [low, high]
});

/** The five columns from the strongest to the weakest; in each, what is seen from best to worst. */
export const PERFORMANCE_COLUMNS = {
	walking: {
		full: option('Walks fully', 80, 100),
		less: option('Walks less', 60, 70),
		'sits-or-lies': option('Mostly sits or lies', 50),
		'mostly-in-bed': option('Mostly in bed', 40),
		'bed-bound': option('Bed-bound', 10, 30),
		dead: option('Dead', 0)
	},
	activity: {
		'no-signs': option('Normal, no signs of disease', 100),
		'some-disease': option('Normal, some disease', 90),
		'with-effort': option('Normal with effort', 80),
		'no-usual-work': option('Cannot do the usual work, marked disease', 70),
		'no-housework': option('No hobbies or housework', 60),
		'no-work': option('No work at all, extensive disease', 50),
		little: option('Little activity', 40),
		none: option('No activity', 0, 30)
	},
	selfCare: {
		full: option('Cares for self', 70, 100),
		'some-help': option('Some help', 60),
		'much-help': option('Much help', 50),
		'mainly-helped': option('Mainly helped', 40),
		total: option('Total care', 0, 30)
	},
	intake: {
		normal: option('Normal', 40, 100),
		less: option('Less than normal', 30, 80),
		sips: option('Sips', 20),
		'mouth-care': option('Mouth care only', 0, 10)
	},
	consciousness: {
		full: option('Full', 20, 100),
		confused: option('Confused', 20, 60),
		drowsy: option('Drowsy, confused or not', 10, 40),
		coma: option('Coma', 0, 10)
	}
} as const satisfies Record<string, Record<string, Option>>;

type Columns = typeof PERFORMANCE_COLUMNS;
export type PerformanceColumn = keyof Columns;

/** What was seen in each column; null where nobody looked. */
export type PerformanceSeen = {
	readonly [C in PerformanceColumn]: keyof Columns[C] | null;
};

export interface PerformanceAnswer {
	/** Null while more than one level is left. */
	readonly level: PerformanceLevel | null;
	/** Every level that is left, lowest first. */
	readonly left: readonly PerformanceLevel[];
	/** Columns that do not fit the level which those before them gave: worth a second look. */
	readonly misfits: readonly PerformanceColumn[];
	/** Columns nobody looked at. */
	readonly missing: readonly PerformanceColumn[];
}

/** Column order is what the scale rests on: the first is the strongest. */
export const PERFORMANCE_ORDER = [
	'walking',
	'activity',
	'selfCare',
	'intake',
	'consciousness'
] as const satisfies readonly PerformanceColumn[];

function seenIn(column: PerformanceColumn, seen: PerformanceSeen): Option | null {
	const rows: Readonly<Record<string, Option>> = PERFORMANCE_COLUMNS[column];
	const id = seen[column];
	if (id === null) return null;
	const found = Object.hasOwn(rows, id) ? rows[id] : undefined;
	if (!found)
		throw new RangeError(`${column} "${id}", expected one of ${Object.keys(rows).join(', ')}`);
	return found;
}

/**
 * Reads the columns from left to right. Each may only narrow what those before it left; where it does not
 * fit, it moves the answer to the nearest end of what is left, never beyond. So nothing that looks worse
 * ever gives a higher number. The true scale leaves the last word to judgment: `misfits` says where.
 * Throws a RangeError that names a column and a word it does not have.
 */
export function performanceFrom(seen: PerformanceSeen): PerformanceAnswer {
	let low = 0;
	let high = 100;
	const misfits: PerformanceColumn[] = [];
	const missing: PerformanceColumn[] = [];
	for (const column of PERFORMANCE_ORDER) {
		const found = seenIn(column, seen);
		if (found === null) {
			missing.push(column);
			continue;
		}
		const [from, to] = found.levels;
		if (to < low || from > high) misfits.push(column);
		const clamp = (level: number) => Math.min(Math.max(level, low), high);
		[low, high] = [clamp(from), clamp(to)];
	}
	const left = PERFORMANCE_LEVELS.filter((level) => low <= level && level <= high);
	const [only] = left;
	return { level: left.length === 1 && only !== undefined ? only : null, left, misfits, missing };
}

export const PERFORMANCE: Dated<Scale> = {
	value: {
		id: 'performance',
		name: 'Palliative performance scale (PPS)',
		suffix: ' %',
		range: { from: 0, to: 100, step: 10 },
		worse: 'low',
		anchors: [
			{ value: '100', words: 'Walks fully, normal activity, no signs of disease' },
			{ value: '90', words: 'Walks fully, normal activity, some disease' },
			{ value: '80', words: 'Walks fully, normal activity with effort' },
			{ value: '70', words: 'Walks less, cannot do the usual work, cares for self' },
			{ value: '60', words: 'Walks less, no hobbies or housework, some help' },
			{ value: '50', words: 'Mostly sits or lies, no work, much help' },
			{ value: '40', words: 'Mostly in bed, mainly helped' },
			{ value: '30', words: 'Bed-bound, total care, eats less' },
			{ value: '20', words: 'Bed-bound, total care, sips' },
			{ value: '10', words: 'Bed-bound, total care, mouth care, drowsy or in coma' },
			{ value: '0', words: 'Dead' }
		],
		bands: [],
		official: {
			holder: 'Victoria Hospice Society',
			how: 'Ask for permission at https://victoriahospice.org/how-we-can-help/clinical-tools/'
		}
	},
	effectiveFrom: '2001-01-01',
	effectiveTo: null,
	source: 'After the palliative performance scale, version 2 (Victoria Hospice Society, 2001)'
};
