/** Point D: heart rate, respiratory rate and oxygen saturation against limits for the age. */
import type { Dated } from '$lib/rules/dated';
import { ageInMonths, type Age } from './age';
import { EDITION_DAYS, type EditionId } from './editions';

export interface DangerBand {
	readonly label: string;
	/** From this age on, in months. The next band begins where this one ends. */
	readonly fromMonths: number;
	/** Whether the edition prints the age it begins at as the end of the band below, too. */
	readonly isStartShared: boolean;
	/** In danger above these, /min, and below this, %; a value on the limit is not. */
	readonly hrAbove: number;
	readonly rrAbove: number;
	readonly spo2Below: number;
}

const SPO2_BELOW = 92;
const band = (
	label: string,
	fromMonths: number,
	[hrAbove, rrAbove]: readonly [number, number],
	isStartShared = false
): DangerBand => ({ label, fromMonths, isStartShared, hrAbove, rrAbove, spo2Below: SPO2_BELOW });
const shared = (label: string, fromMonths: number, limits: readonly [number, number]) =>
	band(label, fromMonths, limits, true);

export const DANGER_BANDS: Readonly<Record<EditionId, Dated<readonly DangerBand[]>>> = {
	'ESI-v4': {
		value: [
			band('under 3 months', 0, [180, 50]),
			band('3 months to 3 years', 3, [160, 40]),
			shared('3 to 8 years', 36, [140, 30]),
			shared('over 8 years', 96, [100, 20])
		],
		...EDITION_DAYS['ESI-v4'],
		source: 'ESI v4 (AHRQ, 2012 edition), algorithm figure, danger zone vitals'
	},
	'ESI-v5': {
		value: [
			band('under 1 month', 0, [190, 60]),
			band('1 to 12 months', 1, [180, 55]),
			shared('1 to 3 years', 12, [140, 40]),
			shared('3 to 5 years', 36, [120, 35]),
			shared('5 to 12 years', 60, [120, 30]),
			shared('12 to 18 years', 144, [100, 20]),
			band('over 18 years', 216, [100, 20])
		],
		...EDITION_DAYS['ESI-v5'],
		source: 'ESI v5 (ENA, 2023), decision point D, vital signs by age'
	}
};

/** The three that point D looks at. */
export const DANGER_VITALS = ['hr', 'rr', 'spo2'] as const;
export type DangerVital = (typeof DANGER_VITALS)[number];

/** Rates in /min, saturation in %; null where nothing was measured. */
export type DangerReadings = Readonly<Record<DangerVital, number | null>>;

export interface DangerSign {
	readonly vital: DangerVital;
	readonly value: number;
	readonly limit: number;
	/** `heart rate 182, above 180`. */
	readonly words: string;
}

export interface DangerZone {
	/** On an age that two bands share, the upper one, which is the stricter. */
	readonly band: DangerBand;
	/** In the order of DANGER_VITALS. What was not measured is never in danger. */
	readonly signs: readonly DangerSign[];
	/** The other band of a shared age, and what is in danger by it; null where one band holds. */
	readonly other: { readonly band: DangerBand; readonly signs: readonly DangerSign[] } | null;
	/** False where one band of a shared age finds danger and the other none: no key may hinge on it. */
	readonly isSettled: boolean;
	readonly source: string;
}

/**
 * Which of heart rate, respiratory rate and saturation are in the danger zone for an age. Limits are
 * strict: a value on one is not in danger. Throws a RangeError for a negative age.
 */
export function dangerZone(edition: EditionId, age: Age, vitals: DangerReadings): DangerZone {
	const { value: bands, source } = DANGER_BANDS[edition];
	const months = ageInMonths(age);
	const index = bands.findLastIndex(({ fromMonths }) => fromMonths <= months);
	const own = bands[index];
	if (!own) throw new RangeError(`age is ${months} months, expected 0 or more`);
	const signs = signsBy(own, vitals);
	const below = own.isStartShared && own.fromMonths === months ? bands[index - 1] : undefined;
	const other = below ? { band: below, signs: signsBy(below, vitals) } : null;
	const isSettled = other === null || signs.length > 0 === other.signs.length > 0;
	return { band: own, signs, other, isSettled, source };
}

function signsBy(limits: DangerBand, { hr, rr, spo2 }: DangerReadings): DangerSign[] {
	const signs: DangerSign[] = [];
	const { hrAbove, rrAbove, spo2Below } = limits;
	if (hr !== null && hr > hrAbove)
		signs.push({
			vital: 'hr',
			value: hr,
			limit: hrAbove,
			words: `heart rate ${hr}, above ${hrAbove}`
		});
	if (rr !== null && rr > rrAbove)
		signs.push({
			vital: 'rr',
			value: rr,
			limit: rrAbove,
			words: `respiratory rate ${rr}, above ${rrAbove}`
		});
	if (spo2 !== null && spo2 < spo2Below)
		signs.push({
			vital: 'spo2',
			value: spo2,
			limit: spo2Below,
			words: `SpO2 ${spo2} %, below ${spo2Below} %`
		});
	return signs;
}
