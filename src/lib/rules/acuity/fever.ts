/** Temperature in small children: what each edition says of it, by age. Degrees Celsius. */
import type { Dated } from '$lib/rules/dated';
import { ageInDays, ageInMonths } from './age';
import { EDITION_DAYS, type EditionId, type Level } from './editions';
import type { AcuityFacts } from './facts';

/** Last day of the first band, and first day that is no longer under 90. */
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
	/** Whether the toddler rule chooses among its levels, and the level without it falls away. */
	readonly isToddlerStrict: boolean;
}

export const FEVER: Readonly<Record<EditionId, Dated<FeverNumbers>>> = {
	'ESI-v4': {
		value: {
			infantAbove: 38,
			infantBelow: 36.5,
			toddlerAbove: 39,
			toddlerBelow: null,
			redFlagAbove: null,
			toddlerLevels: [3],
			isToddlerStrict: false
		},
		...EDITION_DAYS['ESI-v4'],
		source: 'ESI v4 (AHRQ, 2012 edition), pediatric fever considerations and chapter 6'
	},
	'ESI-v5': {
		value: {
			infantAbove: 38,
			infantBelow: 36.5,
			toddlerAbove: 39,
			toddlerBelow: 36,
			redFlagAbove: 38.5,
			toddlerLevels: [2, 3],
			isToddlerStrict: true
		},
		...EDITION_DAYS['ESI-v5'],
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
 * What an edition says of this child's temperature, immunization and source of fever, or nothing.
 * Exactly 38.0 in the first four weeks is left open: version 4 prints "above" and "from".
 */
export function feverFinding(facts: AcuityFacts): FeverFinding | null {
	const { value: numbers, source } = FEVER[facts.edition];
	const months = ageInMonths(facts.age);
	const t = facts.vitals.tempC;
	if (months < INFANT_MONTHS) {
		const infant = t === null ? null : infantFinding(t, ageInDays(facts.age), numbers);
		return infant && { point: 'B', ...infant, source };
	}
	const toddler = months <= TODDLER_MONTHS ? toddlerFinding(facts, numbers) : null;
	return toddler && { point: 'D', levels: numbers.toddlerLevels, ...toddler, source };
}

type Told = Pick<FeverFinding, 'orRest' | 'words'>;

function infantFinding(
	t: number,
	days: number,
	numbers: FeverNumbers
): (Told & { levels: readonly Level[] }) | null {
	const levels = [2] as const;
	if (days < COLD_INFANT_DAYS && t < numbers.infantBelow)
		return {
			levels,
			orRest: false,
			words: `${t} C is below ${numbers.infantBelow} C under 90 days of age`
		};
	const isNewborn = Math.floor(days) <= NEWBORN_LAST_DAY;
	if (t > numbers.infantAbove)
		return {
			levels,
			orRest: !isNewborn,
			words: isNewborn
				? `${t} C is a fever in the first four weeks of life: at least level 2`
				: `${t} C is a fever in the first three months of life: consider level 2`
		};
	if (isNewborn && t === numbers.infantAbove)
		return {
			levels,
			orRest: true,
			words: `${t} C is on the limit itself, and print differs on whether that is a fever`
		};
	return null;
}

function toddlerFinding(facts: AcuityFacts, numbers: FeverNumbers): Told | null {
	const { toddlerAbove, toddlerBelow, redFlagAbove, toddlerLevels, isToddlerStrict } = numbers;
	const t = facts.vitals.tempC;
	const byTemperature: string[] = [];
	if (t !== null && t > toddlerAbove) byTemperature.push(`${t} C is above ${toddlerAbove} C`);
	if (t !== null && toddlerBelow !== null && t < toddlerBelow)
		byTemperature.push(`${t} C is below ${toddlerBelow} C`);
	const byHistory: string[] = [];
	if (facts.immunized === false) byHistory.push('immunization is not complete');
	if (facts.feverSource === false) byHistory.push('no source of the fever is found');
	const levelWords = `consider level ${toddlerLevels.join(' or ')}`;
	const reasons = [...byTemperature, ...byHistory];
	if (reasons.length > 0) {
		// A child who came for a sprain is not raised for a missed vaccine alone, and the third birthday
		// itself is where the rule ends: both leave the level without the rule standing.
		const isThird = ageInMonths(facts.age) === TODDLER_MONTHS;
		const orRest = !isToddlerStrict || byTemperature.length === 0 || isThird;
		return { orRest, words: `${reasons.join('; ')}: ${levelWords}` };
	}
	if (t !== null && redFlagAbove !== null && t > redFlagAbove)
		return {
			orRest: true,
			words: `${t} C is above the ${redFlagAbove} C of one table and not above the ${toddlerAbove} C of the other: ${levelWords}, or the level without it`
		};
	return null;
}
