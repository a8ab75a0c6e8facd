/**
 * The two editions of the five-level scale as dated data. Questions are in our own words. A number
 * that changed between editions stands here and in the tables beside this file, never in the logic.
 */
import { inForce, type Dated } from '$lib/rules/dated';

export const EDITION_IDS = ['ESI-v4', 'ESI-v5'] as const;
/** An edition of the scale; every answer and every key names one. */
export type EditionId = (typeof EDITION_IDS)[number];

export const POINTS = ['A', 'B', 'C', 'D'] as const;
/** A decision point, asked in this order until one settles the level. */
export type Point = (typeof POINTS)[number];

/** 1 is the most urgent, 5 the least. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** Shown wherever a level of this engine is shown. */
export const NOTICE =
	'For training. It does not replace clinical judgement, and no patient may be triaged with it.';

/** The days an edition holds, as every table of it repeats them. */
export const EDITION_DAYS = {
	'ESI-v4': { effectiveFrom: '2012-01-01', effectiveTo: null },
	'ESI-v5': { effectiveFrom: '2023-01-01', effectiveTo: null }
} as const satisfies Record<EditionId, Pick<Dated<unknown>, 'effectiveFrom' | 'effectiveTo'>>;

export interface Edition {
	readonly id: EditionId;
	/** How a source line names it. */
	readonly title: string;
	readonly rights: string;
	/** What each decision point asks, in our own words. */
	readonly asks: Readonly<Record<Point, string>>;
	/** SpO2 in % below which point A is met, or null where the edition has no such number. */
	readonly spo2AtA: number | null;
	/** Pain from 0 to 10 from which level 2 is to be considered, never given by itself. */
	readonly severePain: number;
	/** Systolic pressure in mm[Hg] outside which a pregnant patient is level 2, or null: no number. */
	readonly pregnantSbp: { readonly below: number; readonly above: number } | null;
	/** Whether a danger vital that is still there on a second measurement settles level 2. */
	readonly repeatSettles: boolean;
	/** Heart rate, /min, which alone leaves an otherwise well adult at level 3, or null: not said. */
	readonly loneRateUpTo: number | null;
}

const A_COMMON = 'Does this patient need something done right now to stay alive';
const C_ASKS =
	'How many different kinds of resources will it take to reach a disposition: none, one, or more?';

/**
 * By the year on the cover; the months are not known to us, so each row begins on 1 January. A new
 * edition does not withdraw the old one: both stay in use, and a key says which it means.
 */
export const EDITIONS: readonly Dated<Edition>[] = [
	{
		value: {
			id: 'ESI-v4',
			title: 'ESI version 4 (AHRQ implementation handbook, 2012 edition)',
			rights: 'Use in training is allowed unaltered and free of charge, with the source named.',
			asks: {
				A: `${A_COMMON}, or is there no pulse, no breathing, no response, or an SpO2 below 90 %?`,
				B: 'Is the situation high-risk, is there new confusion, lethargy or disorientation, or severe pain or distress, so that waiting is not safe?',
				C: C_ASKS,
				D: 'Is heart rate, respiratory rate or SpO2 in the danger zone for the age, and should the level rise to 2 for it?'
			},
			spo2AtA: 90,
			severePain: 7,
			pregnantSbp: null,
			repeatSettles: false,
			loneRateUpTo: null
		},
		...EDITION_DAYS['ESI-v4'],
		source: 'ESI version 4, implementation handbook, 2012 edition, AHRQ publication 12-0014'
	},
	{
		value: {
			id: 'ESI-v5',
			title: 'ESI version 5 (ENA handbook, 2023)',
			rights:
				'All rights reserved by the Emergency Nurses Association; facts cited, no text taken.',
			asks: {
				A: `${A_COMMON}, or is there no pulse, no breathing, no response, severe respiratory distress, or a profoundly low blood pressure or glucose?`,
				B: 'Is the situation high-risk, is there new confusion, lethargy or disorientation, or severe pain or distress that fits what is seen? How full the department is does not count.',
				C: C_ASKS,
				D: 'Is heart rate, respiratory rate or SpO2 out of range for the age, still so when measured again, and judged significant?'
			},
			spo2AtA: null,
			severePain: 7,
			pregnantSbp: { below: 90, above: 150 },
			repeatSettles: true,
			// The edition's example is 102; how far above it the same holds is not said.
			loneRateUpTo: 102
		},
		...EDITION_DAYS['ESI-v5'],
		source: 'ESI version 5, handbook, Emergency Nurses Association, 2023'
	}
];

/** The data of an edition. Throws a RangeError for a name that is none. */
export function editionOf(id: EditionId): Edition {
	const row = EDITIONS.find(({ value }) => value.id === id);
	if (!row) throw new RangeError(`edition "${id}", expected one of ${EDITION_IDS.join(', ')}`);
	return row.value;
}

/** The newest edition published by a civil date (`YYYY-MM-DD`), or nothing before the first. */
export function newestEdition(date: string): EditionId | undefined {
	return inForce(EDITIONS, date)?.value.id;
}
