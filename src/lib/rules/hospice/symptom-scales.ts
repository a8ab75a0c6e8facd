/**
 * Scales of symptoms and strain that a visit note carries. Items and steps are named in our own words;
 * the published forms belong to their holders.
 */
import type { Dated } from '$lib/rules/dated';
import { band, type Scale } from './scales';

/** Nine symptoms, each 0 (none) to 10 (worst thinkable), as they are now. */
export const SYMPTOM_ITEMS = {
	pain: 'Pain',
	tiredness: 'Tiredness',
	drowsiness: 'Drowsiness',
	nausea: 'Nausea',
	appetite: 'Loss of appetite',
	breathlessness: 'Shortness of breath',
	depression: 'Feeling low',
	anxiety: 'Anxiety',
	wellbeing: 'Overall comfort, 0 is best'
} as const;
export type SymptomItem = keyof typeof SYMPTOM_ITEMS;

const ZERO_TO_TEN = [
	band('none', 'none', 0, 0),
	band('mild', 'mild', 1, 3),
	band('moderate', 'moderate', 4, 6),
	band('severe', 'severe', 7, 10)
];

export const SYMPTOMS_NOW: Dated<Scale> = {
	value: {
		id: 'symptoms',
		name: 'Symptoms now, nine items (ESAS-r idea)',
		suffix: ' of 10',
		range: { from: 0, to: 10, step: 1 },
		worse: 'high',
		anchors: [
			{ value: '0', words: 'Does not have it' },
			{ value: '10', words: 'As bad as can be thought' }
		],
		bands: ZERO_TO_TEN,
		official: {
			holder: 'Alberta Health Services (Edmonton palliative care)',
			how: 'Ask the holder for ESAS-r and the guide to it.'
		}
	},
	effectiveFrom: '2010-01-01',
	effectiveTo: null,
	source: 'After ESAS-r (Watanabe et al., J Pain Symptom Manage 2011); bands as widely taught'
};

/** What is watched in who cannot say: each 0 (calm) to 2 (marked). */
export const DEMENTIA_PAIN_ITEMS = {
	breathing: 'Breathing, apart from voice',
	voice: 'Sounds of distress',
	face: 'Face',
	body: 'Body',
	comforting: 'Takes comfort'
} as const;
export type DementiaPainItem = keyof typeof DEMENTIA_PAIN_ITEMS;

export const DEMENTIA_PAIN: Dated<Scale> = {
	value: {
		id: 'dementia-pain',
		name: 'Pain in advanced dementia (PAINAD idea)',
		suffix: ' of 10',
		range: { from: 0, to: 10, step: 1 },
		worse: 'high',
		anchors: [
			{ value: '0', words: 'Calm in all five' },
			{ value: '10', words: 'Marked in all five' }
		],
		bands: ZERO_TO_TEN,
		official: {
			holder: 'Warden, Hurley and Volicer',
			how: 'Ask the authors; the scale was printed in J Am Med Dir Assoc, 2003.'
		}
	},
	effectiveFrom: '2003-01-01',
	effectiveTo: null,
	source:
		'After PAINAD (Warden et al., J Am Med Dir Assoc 2003); bands are those of a 0 to 10 pain scale, not tested for this one'
};

/** A sum, and the items nobody looked at. `total` is null while one is missing. */
export interface ItemTotal<Item extends string> {
	readonly total: number | null;
	readonly missing: readonly Item[];
}

/** The sum of the five items. Throws a RangeError that names an item which is not 0, 1 or 2. */
export function dementiaPainTotal(
	items: Readonly<Record<DementiaPainItem, number | null>>
): ItemTotal<DementiaPainItem> {
	let total = 0;
	const missing: DementiaPainItem[] = [];
	for (const item of DEMENTIA_PAIN_ORDER) {
		const value = items[item];
		if (value === null) missing.push(item);
		else if (value !== 0 && value !== 1 && value !== 2)
			throw new RangeError(`${item} is ${value}, expected 0, 1 or 2`);
		else total += value;
	}
	return { total: missing.length > 0 ? null : total, missing };
}

const DEMENTIA_PAIN_ORDER = ['breathing', 'voice', 'face', 'body', 'comforting'] as const;

/** Classes of heart failure, I to IV; IV is at rest. */
export const HEART_CLASSES = ['I', 'II', 'III', 'IV'] as const;
export type HeartClass = (typeof HEART_CLASSES)[number];

/** The place of a class, 1 to 4. */
export function heartClassRank(heartClass: HeartClass): number {
	return HEART_CLASSES.indexOf(heartClass) + 1;
}

export const HEART_CLASS: Dated<Scale> = {
	value: {
		id: 'heart-class',
		name: 'Heart class (NYHA)',
		suffix: '',
		range: null,
		worse: 'high',
		anchors: [
			{ value: 'I', words: 'Usual activity brings no symptoms' },
			{ value: 'II', words: 'Usual activity brings symptoms' },
			{ value: 'III', words: 'Little activity brings symptoms, none at rest' },
			{ value: 'IV', words: 'Symptoms at rest, worse with any activity' }
		],
		bands: [],
		official: {
			holder: 'New York Heart Association, criteria committee',
			how: 'Printed in the ninth edition of its nomenclature (1994); the American Heart Association shows it.'
		}
	},
	effectiveFrom: '1994-01-01',
	effectiveTo: null,
	source: 'After the functional classes of the New York Heart Association, 9th edition, 1994'
};

export const PRESSURE_INJURY_RISK: Dated<Scale> = {
	value: {
		id: 'pressure-injury-risk',
		name: 'Pressure injury risk (Braden)',
		suffix: ' of 23',
		range: { from: 6, to: 23, step: 1 },
		worse: 'low',
		anchors: [],
		bands: [
			band('very-high', 'very high risk', 6, 9),
			band('high', 'high risk', 10, 12),
			band('moderate', 'moderate risk', 13, 14),
			band('mild', 'some risk', 15, 18),
			band('none', 'no special risk', 19, 23)
		],
		official: {
			holder: 'Barbara Braden and Nancy Bergstrom',
			how: 'Ask for permission at https://www.bradenscale.com/'
		}
	},
	effectiveFrom: '1988-01-01',
	effectiveTo: null,
	source:
		'Braden scale (Braden and Bergstrom, 1988), six subscales; bands as its authors teach them'
};

export const CAREGIVER_STRAIN: Dated<Scale> = {
	value: {
		id: 'caregiver-strain',
		name: 'Caregiver strain, modified index',
		suffix: ' of 26',
		range: { from: 0, to: 26, step: 1 },
		worse: 'high',
		anchors: [],
		// No cut is published: the number is compared with the one before.
		bands: [],
		official: {
			holder: 'Thornton and Travis',
			how: 'Printed in J Gerontol B Psychol Sci Soc Sci, 2003; ask the holder before use.'
		}
	},
	effectiveFrom: '2003-01-01',
	effectiveTo: null,
	source: 'Modified caregiver strain index (Thornton and Travis, 2003), 13 items of 0 to 2'
};
