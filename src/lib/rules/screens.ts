/**
 * Bedside screens as pure functions: sepsis, early warning, stroke, suicide, falls. A screen says what
 * its own table says and nothing of what to do. Items carry our own words; the published wording of
 * protected scales stands nowhere here, and a site that uses one shows its licensed form.
 *
 * Null is "not known". An item that is not known never counts, and stands in `missing`; where it could
 * still turn a negative screen, the outcome is `incomplete`.
 */

export type Outcome = 'positive' | 'negative' | 'incomplete';

export interface Counted {
	/** Items met, or points. */
	readonly points: number;
	/** Ids of what was met. */
	readonly met: readonly string[];
	readonly missing: readonly string[];
	readonly outcome: Outcome;
	readonly source: string;
}

type Items = Readonly<Record<string, boolean | null>>;

function count(items: Items, positiveFrom: number, source: string): Counted {
	const ids = Object.keys(items);
	const met = ids.filter((id) => items[id] === true);
	const missing = ids.filter((id) => items[id] === null);
	const points = met.length;
	const outcome =
		points >= positiveFrom
			? 'positive'
			: points + missing.length >= positiveFrom
				? 'incomplete'
				: 'negative';
	return { points, met, missing, outcome, source };
}

/** Null where the value is. */
function test<T>(value: T | null, holds: (value: T) => boolean): boolean | null {
	return value === null ? null : holds(value);
}

/** Met by either; not known only where neither is known. */
function either(a: boolean | null, b: boolean | null): boolean | null {
	if (a === null) return b;
	return a || b === true;
}

/**
 * qSOFA: respiratory rate in /min, systolic pressure in mm[Hg], coma scale 3 to 15. Positive from 2.
 * Source: Singer et al., JAMA 2016 (Sepsis-3). The Surviving Sepsis Campaign of 2021 and of 2026 asks
 * not to use it as the only screen.
 */
export function qSofa(of: {
	readonly rr: number | null;
	readonly sbp: number | null;
	readonly gcs: number | null;
}): Counted {
	return count(
		{
			'fast-breathing': test(of.rr, (rr) => rr >= 22),
			'low-pressure': test(of.sbp, (sbp) => sbp <= 100),
			'altered-mind': test(of.gcs, (gcs) => gcs < 15)
		},
		2,
		'qSOFA, Sepsis-3 (Singer et al., JAMA 2016); not as the only screen: Surviving Sepsis Campaign 2021, 2026'
	);
}

export interface SirsReadings {
	/** Cel. */
	readonly tempC: number | null;
	/** /min. */
	readonly hr: number | null;
	readonly rr: number | null;
	/** mm[Hg]; left out where no gas was drawn. */
	readonly paCo2?: number | null;
	/** White cells in 10*3/uL. */
	readonly wbc: number | null;
	/** Immature neutrophils, %. */
	readonly bands?: number | null;
}

/** SIRS, four items, positive from 2. Source: Bone et al., Chest 1992 (consensus conference). */
export function sirs(of: SirsReadings): Counted {
	return count(
		{
			temperature: test(of.tempC, (t) => t > 38 || t < 36),
			'heart-rate': test(of.hr, (hr) => hr > 90),
			breathing: either(
				test(of.rr, (rr) => rr > 20),
				test(of.paCo2 ?? null, (paCo2) => paCo2 < 32)
			),
			'white-cells': either(
				test(of.wbc, (wbc) => wbc > 12 || wbc < 4),
				test(of.bands ?? null, (bands) => bands > 10)
			)
		},
		2,
		'SIRS (Bone et al., Chest 1992)'
	);
}

export type SepsisTier = 'none' | 'sirs' | 'sepsis' | 'severe-sepsis';

/** What a SIRS count becomes with a suspected infection and with an organ that fails. */
export function sepsisTier(
	{ outcome }: Counted,
	of: { readonly infectionSuspected: boolean; readonly organDysfunction: boolean }
): SepsisTier {
	if (outcome !== 'positive') return 'none';
	if (!of.infectionSuspected) return 'sirs';
	return of.organDysfunction ? 'severe-sepsis' : 'sepsis';
}

/** Stroke signs, each new; null where it was not looked at. */
export interface StrokeSigns {
	readonly balance: boolean | null;
	readonly eyes: boolean | null;
	readonly face: boolean | null;
	readonly arm: boolean | null;
	readonly speech: boolean | null;
}

/** Hours since last known well within which a stroke alert is called. */
export const STROKE_ALERT_HOURS = 24;

/**
 * BE-FAST: any sign is positive. `isAlert` is null where the time last known well, in hours, would
 * decide and is not known. Source: Aroor et al., Stroke 2017.
 */
export function beFast(
	{ balance, eyes, face, arm, speech }: StrokeSigns,
	hoursSinceWell: number | null
): Counted & { readonly isAlert: boolean | null } {
	const source = 'BE-FAST (Aroor et al., Stroke 2017)';
	const counted = count({ balance, eyes, face, arm, speech }, 1, source);
	const inTime = test(hoursSinceWell, (hours) => hours <= STROKE_ALERT_HOURS);
	return { ...counted, isAlert: counted.outcome === 'positive' ? inTime : false };
}

/** Cincinnati: face, arm, speech; any is positive. Source: Kothari et al., Ann Emerg Med 1999. */
export function cincinnati({
	face,
	arm,
	speech
}: Pick<StrokeSigns, 'face' | 'arm' | 'speech'>): Counted {
	return count(
		{ face, arm, speech },
		1,
		'Cincinnati Prehospital Stroke Scale (Kothari et al., Ann Emerg Med 1999)'
	);
}
