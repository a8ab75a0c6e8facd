/** Body and kidney formulas. Metric units; ages in whole or part years; creatinine in mg/dL. */

export type Sex = 'female' | 'male';

function positive(value: number, name: string): void {
	if (!(Number.isFinite(value) && value > 0))
		throw new RangeError(`${name} is ${value}, expected a number above 0`);
}

/**
 * Creatinine clearance in mL/min, not indexed to body surface: what drug labels dose by.
 * Source: Cockcroft and Gault, Nephron 1976.
 */
export function cockcroftGault(of: {
	readonly ageYears: number;
	readonly weightKg: number;
	readonly sex: Sex;
	readonly creatinine: number;
}): number {
	positive(of.weightKg, 'weightKg');
	positive(of.creatinine, 'creatinine');
	const raw = ((140 - of.ageYears) * of.weightKg) / (72 * of.creatinine);
	return Math.max(0, raw * (of.sex === 'female' ? 0.85 : 1));
}

/**
 * Estimated GFR in mL/min/1.73 m2 for adults, without race.
 * Source: CKD-EPI creatinine equation 2021 (Inker et al., N Engl J Med 2021).
 */
export function ckdEpi2021(of: {
	readonly ageYears: number;
	readonly sex: Sex;
	readonly creatinine: number;
}): number {
	positive(of.creatinine, 'creatinine');
	const isFemale = of.sex === 'female';
	const ratio = of.creatinine / (isFemale ? 0.7 : 0.9);
	const low = Math.min(ratio, 1) ** (isFemale ? -0.241 : -0.302);
	const high = Math.max(ratio, 1) ** -1.2;
	return 142 * low * high * 0.9938 ** of.ageYears * (isFemale ? 1.012 : 1);
}

/** Ideal body weight in kg of an adult; below 60 inches it keeps falling. Source: Devine 1974. */
export function idealWeightKg(of: { readonly heightCm: number; readonly sex: Sex }): number {
	positive(of.heightCm, 'heightCm');
	return (of.sex === 'female' ? 45.5 : 50) + 2.3 * (of.heightCm / 2.54 - 60);
}

/** Body surface in m2. Source: Mosteller, N Engl J Med 1987. */
export function mosteller(of: { readonly heightCm: number; readonly weightKg: number }): number {
	positive(of.heightCm, 'heightCm');
	positive(of.weightKg, 'weightKg');
	return Math.sqrt((of.heightCm * of.weightKg) / 3600);
}
