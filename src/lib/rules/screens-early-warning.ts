/**
 * Early warning scores of adult wards: NEWS2 and MEWS. Points by bands, added up. A value that is not
 * known gives no points and stands in `missing`: the total is then the least it can be.
 */

/** Alert, newly confused, answers to voice, answers to pain, unresponsive. */
export type Acvpu = 'A' | 'C' | 'V' | 'P' | 'U';

export interface WarningReadings {
	/** /min. */
	readonly rr: number | null;
	readonly hr: number | null;
	/** mm[Hg]. */
	readonly sbp: number | null;
	/** Cel. */
	readonly tempC: number | null;
	readonly consciousness: Acvpu | null;
}

export interface News2Readings extends WarningReadings {
	/** %. */
	readonly spo2: number | null;
	readonly onOxygen: boolean | null;
}

/**
 * Scale 2 is for known hypercapnic respiratory failure with a target of 88 to 92 %, on a prescriber's
 * word; scale 1 is for everyone else.
 */
export type SpO2Scale = 1 | 2;

/** `low-medium` is a low total with 3 points from one item. */
export type News2Tier = 'low' | 'low-medium' | 'medium' | 'high';

export interface News2 {
	readonly points: number;
	/** Points of each item that is known. */
	readonly parts: Readonly<Record<string, number>>;
	readonly missing: readonly string[];
	readonly tier: News2Tier;
	/** Minutes within which a review is due, or null where the score names none. */
	readonly reviewWithin: number | null;
	readonly source: string;
}

/** Points up to and including a value; the last row holds for all above. */
type Bands = readonly (readonly [upTo: number, points: number])[];

const NEWS2_RR: Bands = [
	[8, 3],
	[11, 1],
	[20, 0],
	[24, 2],
	[Infinity, 3]
];
const NEWS2_SPO2_1: Bands = [
	[91, 3],
	[93, 2],
	[95, 1],
	[Infinity, 0]
];
const NEWS2_SPO2_2: Bands = [
	[83, 3],
	[85, 2],
	[87, 1],
	[Infinity, 0]
];
/** Above the target, on oxygen: too much of it. */
const NEWS2_SPO2_2_ON_OXYGEN: Bands = [
	[83, 3],
	[85, 2],
	[87, 1],
	[92, 0],
	[94, 1],
	[96, 2],
	[Infinity, 3]
];
const NEWS2_SBP: Bands = [
	[90, 3],
	[100, 2],
	[110, 1],
	[219, 0],
	[Infinity, 3]
];
const NEWS2_HR: Bands = [
	[40, 3],
	[50, 1],
	[90, 0],
	[110, 1],
	[130, 2],
	[Infinity, 3]
];
const NEWS2_TEMP: Bands = [
	[35, 3],
	[36, 1],
	[38, 0],
	[39, 1],
	[Infinity, 2]
];

const NEWS2_SOURCE = 'NEWS2 (Royal College of Physicians, 2017)';

/** Whether NEWS2 may be used: from 16 years, not in pregnancy. Source: RCP 2017. */
export function isNews2For(of: { readonly ageYears: number; readonly pregnant: boolean }): boolean {
	return of.ageYears >= 16 && !of.pregnant;
}

/**
 * NEWS2 on a saturation scale. On scale 2 a saturation above the target cannot be scored before it is
 * known whether oxygen is given. Source: Royal College of Physicians, 2017.
 */
export function news2(of: News2Readings, scale: SpO2Scale): News2 {
	const { parts, missing } = addUp({
		'respiratory-rate': band(of.rr, NEWS2_RR),
		saturation: saturationPoints(of, scale),
		oxygen: of.onOxygen === null ? null : of.onOxygen ? 2 : 0,
		'systolic-pressure': band(of.sbp, NEWS2_SBP),
		'heart-rate': band(of.hr, NEWS2_HR),
		consciousness: of.consciousness === null ? null : of.consciousness === 'A' ? 0 : 3,
		temperature: band(of.tempC, NEWS2_TEMP)
	});
	const points = total(parts);
	const hasThree = Object.values(parts).includes(3);
	const tier = points >= 7 ? 'high' : points >= 5 ? 'medium' : hasThree ? 'low-medium' : 'low';
	const reviewWithin = tier === 'high' ? 30 : tier === 'medium' ? 60 : null;
	return { points, parts, missing, tier, reviewWithin, source: NEWS2_SOURCE };
}

function saturationPoints({ spo2, onOxygen }: News2Readings, scale: SpO2Scale): number | null {
	if (scale === 1) return band(spo2, NEWS2_SPO2_1);
	if (onOxygen === null && spo2 !== null && spo2 > 92) return null;
	return band(spo2, onOxygen === true ? NEWS2_SPO2_2_ON_OXYGEN : NEWS2_SPO2_2);
}

export interface Mews {
	readonly points: number;
	readonly parts: Readonly<Record<string, number>>;
	readonly missing: readonly string[];
	/** Whether the total reaches the number from which the site calls. */
	readonly isCall: boolean;
	/** Hospitals differ in bands and cut: a score without its variant says little. */
	readonly variant: 'Subbe 2001';
	readonly source: string;
}

/** From this total on the first authors found death or intensive care more often. */
export const MEWS_CALL_FROM = 5;

const MEWS_SBP: Bands = [
	[70, 3],
	[80, 2],
	[100, 1],
	[199, 0],
	[Infinity, 2]
];
const MEWS_HR: Bands = [
	[40, 2],
	[50, 1],
	[100, 0],
	[110, 1],
	[129, 2],
	[Infinity, 3]
];
const MEWS_RR: Bands = [
	[8, 2],
	[14, 0],
	[20, 1],
	[29, 2],
	[Infinity, 3]
];
/** New confusion has no column of its own in this variant: the patient is awake. */
const MEWS_MIND: Readonly<Record<Acvpu, number>> = { A: 0, C: 0, V: 1, P: 2, U: 3 };

/**
 * The Modified Early Warning Score, variant of Subbe et al., QJM 2001. `callFrom` is facility data:
 * some call at 4.
 */
export function mews(of: WarningReadings, callFrom: number = MEWS_CALL_FROM): Mews {
	const { tempC, consciousness } = of;
	const { parts, missing } = addUp({
		'systolic-pressure': band(of.sbp, MEWS_SBP),
		'heart-rate': band(of.hr, MEWS_HR),
		'respiratory-rate': band(of.rr, MEWS_RR),
		temperature: tempC === null ? null : tempC < 35 || tempC >= 38.5 ? 2 : 0,
		consciousness: consciousness === null ? null : MEWS_MIND[consciousness]
	});
	const points = total(parts);
	return {
		points,
		parts,
		missing,
		isCall: points >= callFrom,
		variant: 'Subbe 2001',
		source: 'Modified Early Warning Score (Subbe et al., QJM 2001)'
	};
}

function band(value: number | null, bands: Bands): number | null {
	if (value === null) return null;
	return bands.find(([upTo]) => value <= upTo)?.[1] ?? null;
}

function addUp(items: Readonly<Record<string, number | null>>) {
	const parts: Record<string, number> = {};
	const missing: string[] = [];
	for (const [id, points] of Object.entries(items)) {
		if (points === null) missing.push(id);
		else parts[id] = points;
	}
	return { parts, missing };
}

function total(parts: Readonly<Record<string, number>>): number {
	return Object.values(parts).reduce((sum, points) => sum + points, 0);
}
