/** Temperature in small children: what each edition says of it, by age. Degrees Celsius. */
import type { EditionId, Level } from './editions';
import { ageInDays, ageInMonths, type AcuityFacts } from './facts';

/** Last day of the first band, and first day after the second. */
const NEWBORN_LAST_DAY = 28;
const COLD_INFANT_DAYS = 90;
const INFANT_MONTHS = 3;
const TODDLER_MONTHS = 36;

interface FeverNumbers {
	/** Above this a child under three months has a fever. */
	readonly infantAbove: number;
	/** Below this a child under 90 days is cold. */
	readonly infantBelow: number;
	/** From three months to three years: above this, or below that, the level is reconsidered. */
	readonly toddlerAbove: number;
	readonly toddlerBelow: number | null;
	/** A second table of the same edition that begins lower. */
	readonly redFlagAbove: number | null;
	/** Levels that the toddler rule names. */
	readonly toddlerLevels: readonly Level[];
	readonly source: string;
}

/** Source: the pediatric fever considerations of each edition, and the red-flag table of version 5. */
export const FEVER: Readonly<Record<EditionId, FeverNumbers>> = {
	'ESI-v4': {
		infantAbove: 38,
		infantBelow: 36.5,
		toddlerAbove: 39,
		toddlerBelow: null,
		redFlagAbove: null,
		toddlerLevels: [3],
		source: 'ESI v4 (AHRQ, 2012 edition), pediatric fever considerations and chapter 6'
	},
	'ESI-v5': {
		infantAbove: 38,
		infantBelow: 36.5,
		toddlerAbove: 39,
		toddlerBelow: 36,
		redFlagAbove: 38.5,
		toddlerLevels: [2, 3],
		source: 'ESI v5 (ENA, 2023), pediatric fever considerations and pediatric red flags'
	}
};

export interface FeverFinding {
	/** `B`: asked with the high-risk situations; `D`: after the resources. */
	readonly point: 'B' | 'D';
	readonly levels: readonly Level[];
	/** Whether the level that the rest of the algorithm gives stays acceptable too. */
	readonly orRest: boolean;
	readonly words: string;
	readonly source: string;
}

/**
 * What an edition says of this child's temperature, immunisation and source of fever, or nothing.
 * Exactly 38.0 in the first four weeks is left open: version 4 prints "above" and "from".
 */
export function feverFinding(facts: AcuityFacts): FeverFinding | null {
	const numbers = FEVER[facts.edition];
	const days = ageInDays(facts.age);
	const months = ageInMonths(facts.age);
	const t = facts.vitals.tempC;
	const { source } = numbers;
	if (t !== null && months < INFANT_MONTHS) {
		const infant = infantFinding(t, days, numbers);
		if (infant) return { point: 'B', ...infant, source };
	}
	if (months < INFANT_MONTHS || months > TODDLER_MONTHS) return null;
	return toddlerFinding(facts, numbers);
}

type Told = Pick<FeverFinding, 'levels' | 'orRest' | 'words'>;

function infantFinding(t: number, days: number, numbers: FeverNumbers): Told | null {
	if (days < COLD_INFANT_DAYS && t < numbers.infantBelow)
		return {
			levels: [2],
			orRest: false,
			words: `${t} C is below ${numbers.infantBelow} C under 90 days of age`
		};
	const isNewborn = Math.floor(days) <= NEWBORN_LAST_DAY;
	if (t > numbers.infantAbove)
		return {
			levels: [2],
			orRest: !isNewborn,
			words: isNewborn
				? `${t} C is a fever in the first four weeks of life: at least level 2`
				: `${t} C is a fever in the first three months of life: consider level 2`
		};
	if (isNewborn && t === numbers.infantAbove)
		return {
			levels: [2],
			orRest: true,
			words: `${t} C is on the limit itself, and print differs on whether that is a fever`
		};
	return null;
}

function toddlerFinding(facts: AcuityFacts, numbers: FeverNumbers): FeverFinding | null {
	const { toddlerAbove, toddlerBelow, redFlagAbove, toddlerLevels, source } = numbers;
	const t = facts.vitals.tempC;
	const reasons: string[] = [];
	if (t !== null && t > toddlerAbove) reasons.push(`${t} C is above ${toddlerAbove} C`);
	if (t !== null && toddlerBelow !== null && t < toddlerBelow)
		reasons.push(`${t} C is below ${toddlerBelow} C`);
	if (facts.immunised === false) reasons.push('immunisation is not complete');
	if (facts.feverSource === false) reasons.push('no source of the fever is found');
	const levelWords = `consider level ${toddlerLevels.join(' or ')}`;
	if (reasons.length > 0)
		return {
			point: 'D',
			levels: toddlerLevels,
			// Version 4 says only that 3 may be considered; version 5 chooses between 2 and 3. The third
			// birthday itself is the end of the rule in both.
			orRest: facts.edition === 'ESI-v4' || ageInMonths(facts.age) === TODDLER_MONTHS,
			words: `${reasons.join('; ')}: ${levelWords}`,
			source
		};
	if (t !== null && redFlagAbove !== null && t > redFlagAbove)
		return {
			point: 'D',
			levels: toddlerLevels,
			orRest: true,
			words: `${t} C is above the ${redFlagAbove} C of one table and not above the ${toddlerAbove} C of the other: ${levelWords}, or the level without it`,
			source
		};
	return null;
}
