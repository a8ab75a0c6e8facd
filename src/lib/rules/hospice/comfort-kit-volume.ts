/**
 * Milligrams and milliliters of a liquid. The slip this file is there for: a concentrate is drawn up in
 * milliliters and thought of in milligrams. 5 mL of morphine 20 mg/mL is 100 mg, twenty times the 5 mg
 * that were meant.
 */
import { formatNumber } from '$lib/rules/units';
import {
	fault,
	MG_AND_ML_SOURCE,
	mg,
	ml,
	nameOf,
	type KitFault,
	type KitOrder
} from './comfort-kit-fault';
import type { KitDrug } from './comfort-kit-drugs';

/** Share by which milligrams and milliliters may differ: what rounding to a syringe mark costs. */
const ROUNDING = 0.05;
/**
 * Times the highest teaching dose from which a volume that would be a usual number of milligrams is taken
 * for one. Below it an order for a patient who is used to opioids is likelier than a slip.
 */
const SLIP_FROM = 5;

/** Milliliters that hold a dose. Throws a RangeError for a dose below 0 or a strength not above 0. */
export function volumeOf(doseMg: number, mgPerMl: number): number {
	if (!(doseMg >= 0)) throw new RangeError(`doseMg is ${doseMg}, expected 0 or more`);
	if (!(mgPerMl > 0)) throw new RangeError(`mgPerMl is ${mgPerMl}, expected a number above 0`);
	return doseMg / mgPerMl;
}

/** Milligrams in a volume; what `volumeOf` undoes. Throws as it does. */
export function doseIn(volumeMl: number, mgPerMl: number): number {
	if (!(volumeMl >= 0)) throw new RangeError(`volumeMl is ${volumeMl}, expected 0 or more`);
	if (!(mgPerMl > 0)) throw new RangeError(`mgPerMl is ${mgPerMl}, expected a number above 0`);
	return volumeMl * mgPerMl;
}

/** Whether an order speaks of a liquid: a strength, a volume, or the word for it. */
export function isLiquid({ drug, strength, volumeMl }: KitOrder): boolean {
	return (
		strength !== null || volumeMl !== null || /\b(concentrate|solution|liquid|ml)\b/i.test(drug)
	);
}

interface Told {
	readonly name: string;
	/** As written, else as the kit has it. */
	readonly strength: number;
	readonly doseMg: number | null;
	readonly volumeMl: number | null;
	/** Usual dose at once, lowest and highest; null outside the kit. */
	readonly usual: readonly [number, number] | null;
}

/** Milligrams and milliliters against each other; of what is no liquid, nothing. */
export function volumeFaults(order: KitOrder, drug: KitDrug | undefined): KitFault[] {
	const { doseMg, volumeMl } = order;
	const strength = order.strength ?? drug?.mgPerMl ?? null;
	const isSound = [strength, doseMg, volumeMl].every((value) => value === null || value > 0);
	if (!isLiquid(order) || !isSound) return [];
	const name = nameOf(order, drug);
	if (strength === null) return doseMg === null ? [noDose(`${name}: write the dose in mg.`)] : [];
	const told = { name, strength, doseMg, volumeMl, usual: drug?.doseMg ?? null };
	const found = slip(told) ?? gapOrMismatch(told);
	return found ? [found] : [];
}

const noDose = (message: string) =>
	fault('no-dose', 'hard', 'Milligrams missing', message, MG_AND_ML_SOURCE);

function gapOrMismatch({ name, strength, doseMg, volumeMl }: Told): KitFault | undefined {
	if (doseMg === null && volumeMl === null)
		return noDose(`${name}: write the dose in mg and in mL.`);
	if (doseMg === null) {
		const held = doseIn(volumeMl ?? 0, strength);
		return noDose(
			`${name}: ${ml(volumeMl ?? 0)} of ${strength} mg/mL holds ${mg(held)}; write the dose in mg beside the mL.`
		);
	}
	const right = ml(volumeOf(doseMg, strength));
	if (volumeMl === null)
		return fault(
			'no-volume',
			'soft',
			'Milliliters missing',
			`${name}: ${mg(doseMg)} of ${strength} mg/mL is ${right}; write the mL beside the mg.`,
			MG_AND_ML_SOURCE
		);
	if (fits(doseMg, volumeMl, strength)) return undefined;
	return fault(
		'volume-mismatch',
		'hard',
		'Milligrams and milliliters do not fit',
		`${name}: ${ml(volumeMl)} of ${strength} mg/mL holds ${mg(doseIn(volumeMl, strength))}, not ${mg(doseMg)}; ${mg(doseMg)} is ${right}.`,
		MG_AND_ML_SOURCE
	);
}

function fits(doseMg: number, volumeMl: number, strength: number): boolean {
	return isRatio(doseIn(volumeMl, strength) / doseMg, 1);
}

function isRatio(value: number, wanted: number): boolean {
	return Math.abs(value / wanted - 1) <= ROUNDING + 1e-9;
}

/** The slips that have a name: one unit taken for the other, and a point that moved by a place. */
function slip(told: Told): KitFault | undefined {
	return milligramsTyped(told) ?? millilitersTyped(told) ?? pointMoved(told);
}

/** 0.25 in the place of milligrams, where 0.25 mL would be the usual 5 mg. */
function milligramsTyped({ name, strength, doseMg, volumeMl, usual }: Told): KitFault | undefined {
	if (doseMg === null || usual === null || doseMg >= usual[0]) return undefined;
	const held = doseIn(doseMg, strength);
	const isSame = volumeMl === doseMg;
	if (!isUsual(held, usual) || (volumeMl !== null && !isSame)) return undefined;
	return fault(
		'mg-as-ml',
		isSame ? 'hard' : 'soft',
		'Milligrams taken for milliliters',
		`${name}: ${mg(doseMg)} is below the usual dose, while ${ml(doseMg)} of ${strength} mg/mL holds ${mg(held)}; say which is meant.`,
		MG_AND_ML_SOURCE
	);
}

/** 5 in the place of milliliters, where 5 mg is usual: alone, beside 5 mg, or beside the 100 mg it holds. */
function millilitersTyped({ name, strength, doseMg, volumeMl, usual }: Told): KitFault | undefined {
	if (volumeMl === null || strength === 1) return undefined;
	const held = doseIn(volumeMl, strength);
	const isSameNumber = doseMg === volumeMl;
	const isMeantInMg =
		usual !== null &&
		(doseMg === null || fits(doseMg, volumeMl, strength)) &&
		isUsual(volumeMl, usual) &&
		held >= usual[1] * SLIP_FROM;
	if (!isSameNumber && !isMeantInMg) return undefined;
	const ratio = strength > 1 ? `${times(strength)} times` : 'a fraction of';
	return fault(
		'ml-as-mg',
		'hard',
		'Milliliters taken for milligrams',
		`${name}: ${ml(volumeMl)} of ${strength} mg/mL is ${mg(held)}, ${ratio} the ${mg(volumeMl)} meant; ${mg(volumeMl)} is ${ml(volumeOf(volumeMl, strength))}.`,
		MG_AND_ML_SOURCE
	);
}

function pointMoved({ name, strength, doseMg, volumeMl }: Told): KitFault | undefined {
	if (doseMg === null || volumeMl === null) return undefined;
	const held = doseIn(volumeMl, strength);
	const isTenTimes = isRatio(held / doseMg, 10);
	if (!isTenTimes && !isRatio(held / doseMg, 0.1)) return undefined;
	return fault(
		'tenfold',
		'hard',
		'Decimal point off by one place',
		`${name}: ${ml(volumeMl)} of ${strength} mg/mL holds ${mg(held)}, ${isTenTimes ? 'ten times' : 'a tenth of'} the ${mg(doseMg)} written; ${mg(doseMg)} is ${ml(volumeOf(doseMg, strength))}.`,
		MG_AND_ML_SOURCE
	);
}

function isUsual(value: number, [low, high]: readonly [number, number]): boolean {
	return low <= value && value <= high;
}

function times(factor: number): string {
	const words: Readonly<Record<number, string>> = { 2: 'two', 5: 'five', 10: 'ten', 20: 'twenty' };
	return words[factor] ?? formatNumber(factor);
}
