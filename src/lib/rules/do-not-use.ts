/**
 * Reads free text for abbreviations that get doses wrong. The list binds handwriting, typed free text
 * and pre-printed forms; labels of this house are written without them to begin with.
 */
import { inForce, type Dated } from './dated';

export interface DoNotUseFault {
	readonly id: string;
	/** The first place it was found, as it stands in the text. */
	readonly found: string;
	/** What to put instead. */
	readonly write: string;
	readonly source: string;
}

interface Ban {
	readonly id: string;
	readonly pattern: RegExp;
	readonly write: (found: string) => string;
}

const DOSE_UNIT = '(?:mcg|ug|mg|kg|g|mL|L|units?|mEq|mmol|tablets?|tabs?|puffs?|drops?)';

/**
 * Measured sizes keep their trailing zero: results, lesions and tubes are exempt, and no pattern
 * below fires on a number without a unit of dose.
 */
const BANS: readonly Dated<readonly Ban[]>[] = [
	{
		effectiveFrom: '2004-01-01',
		effectiveTo: null,
		source: 'Joint Commission "Do Not Use" list, minimum list (own wording)',
		value: [
			{
				id: 'unit',
				pattern: /(?<![\w.])\d[\d,]*(?:\.\d+)?\s*u(?![\w.]*\w)/i,
				write: (found) => `"${found.replace(/\s*u$/i, '')} units"`
			},
			{ id: 'international-unit', pattern: /(?<![A-Za-z])IU(?![A-Za-z])/, write: () => '"units"' },
			{
				id: 'daily',
				pattern: /\bq\.?\s?d\b\.?/i,
				write: () => '"daily"'
			},
			{
				id: 'every-other-day',
				pattern: /\bq\.?\s?o\.?\s?d\b\.?/i,
				write: () => '"every other day"'
			},
			{
				id: 'trailing-zero',
				pattern: new RegExp(`(?<![\\d.,])\\d[\\d,]*\\.0+\\s*${DOSE_UNIT}(?![A-Za-z])`, 'i'),
				write: (found) => `"${found.replace(/\.0+/, '')}"`
			},
			{
				id: 'naked-decimal',
				pattern: new RegExp(`(?<![\\d,])\\.\\d+\\s*${DOSE_UNIT}(?![A-Za-z])`, 'i'),
				write: (found) => `"0${found}"`
			},
			{
				id: 'morphine',
				// Upper case only: "Ms" is a title. MS Contin is a brand and not the abbreviation.
				pattern: /\bMSO4\b|\bMS\b(?!\s+[Cc][Oo][Nn][Tt][Ii][Nn])/,
				write: () => '"morphine sulfate" or "magnesium sulfate", whichever is meant'
			},
			{ id: 'magnesium', pattern: /\bMgSO4\b/i, write: () => '"magnesium sulfate"' }
		]
	}
];

/** The list reads the same at any date of this teaching edition; the newest row is the one shown. */
const LIST_DATE = '2020-01-01';

/** Banned abbreviations in a text, one fault of a kind, in the order of the list. */
export function doNotUseFaults(text: string): DoNotUseFault[] {
	const list = inForce(BANS, LIST_DATE);
	if (!list) return [];
	return list.value.flatMap(({ id, pattern, write }) => {
		const found = pattern.exec(text)?.[0];
		return found === undefined ? [] : [{ id, found, write: write(found), source: list.source }];
	});
}
