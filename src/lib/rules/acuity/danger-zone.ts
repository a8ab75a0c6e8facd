/** Point D: heart rate, respiratory rate and oxygen saturation against limits for the age. */
import type { EditionId } from './editions';
import type { Vitals } from './facts';

export interface DangerBand {
	readonly label: string;
	/** From this age on, in months. The next band begins where this one ends. */
	readonly fromMonths: number;
	/** In danger above these, /min, and below this, %; a value on the limit is not. */
	readonly hrAbove: number;
	readonly rrAbove: number;
	readonly spo2Below: number;
	/** Systolic pressure below which it is low for the age, mm[Hg]; a reminder, not a rule of point D. */
	readonly sbpLow: number | null;
}

const band = (
	label: string,
	fromMonths: number,
	[hrAbove, rrAbove]: readonly [number, number],
	sbpLow: number | null
): DangerBand => ({ label, fromMonths, hrAbove, rrAbove, spo2Below: 92, sbpLow });

/**
 * Source: ESI v4 (AHRQ, 2012 edition), algorithm figure, danger zone vitals; ESI v5 (ENA, 2023),
 * decision point D and its table of normal ranges. The low systolic pressure of an adult is the
 * common 90, which neither edition prints.
 */
export const DANGER_BANDS: Readonly<Record<EditionId, readonly DangerBand[]>> = {
	'ESI-v4': [
		band('under 3 months', 0, [180, 50], null),
		band('3 months to 3 years', 3, [160, 40], null),
		band('3 to 8 years', 36, [140, 30], null),
		band('over 8 years', 96, [100, 20], 90)
	],
	'ESI-v5': [
		band('under 1 month', 0, [190, 60], 67),
		band('1 to 12 months', 1, [180, 55], 72),
		band('1 to 3 years', 12, [140, 40], 86),
		band('3 to 5 years', 36, [120, 35], 89),
		band('5 to 12 years', 60, [120, 30], 90),
		band('12 to 18 years', 144, [100, 20], 100),
		band('over 18 years', 216, [100, 20], 90)
	]
};

/** The band of an age in months; an age on a shared limit is in the upper band. */
export function bandOf(edition: EditionId, months: number): DangerBand {
	const found = DANGER_BANDS[edition].findLast(({ fromMonths }) => fromMonths <= months);
	if (!found) throw new RangeError(`age is ${months} months, expected 0 or more`);
	return found;
}

/**
 * The band that ends where this age begins another, or nothing: version 4 prints 3 and 8 years at
 * the end of one band and at the start of the next.
 */
export function lowerBandAt(edition: EditionId, months: number): DangerBand | undefined {
	const isShared = edition === 'ESI-v4' && (months === 36 || months === 96);
	return isShared ? DANGER_BANDS[edition].findLast((row) => row.fromMonths < months) : undefined;
}

/** The three that point D looks at. */
export const DANGER_VITALS = ['hr', 'rr', 'spo2'] as const;
export type DangerVital = (typeof DANGER_VITALS)[number];

export interface DangerSign {
	readonly vital: DangerVital;
	readonly value: number;
	readonly limit: number;
	/** `heart rate 182, above 180`. */
	readonly words: string;
}

/** The vitals in danger for a band, in the order of DANGER_VITALS. Unmeasured ones never are. */
export function dangerSigns(vitals: Vitals, limits: DangerBand): DangerSign[] {
	const signs: DangerSign[] = [];
	const { hr, rr, spo2 } = vitals;
	if (hr !== null && hr > limits.hrAbove) signs.push(above('hr', 'heart rate', hr, limits.hrAbove));
	if (rr !== null && rr > limits.rrAbove)
		signs.push(above('rr', 'respiratory rate', rr, limits.rrAbove));
	if (spo2 !== null && spo2 < limits.spo2Below) {
		const limit = limits.spo2Below;
		signs.push({ vital: 'spo2', value: spo2, limit, words: `SpO2 ${spo2} %, below ${limit} %` });
	}
	return signs;
}

function above(vital: DangerVital, name: string, value: number, limit: number): DangerSign {
	return { vital, value, limit, words: `${name} ${value}, above ${limit}` };
}
