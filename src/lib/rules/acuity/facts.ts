/** What the engine is told about a patient, and what of it cannot be. */
import { AGE_UNITS, ageInMonths, type Age } from './age';
import { EDITION_IDS, type EditionId } from './editions';
import { isHighRiskId, type HighRiskId } from './high-risk';
import { isLifeSavingId, LIFE_SAVING_IDS, type LifeSavingId } from './life-saving';
import { isResourceId, RESOURCE_IDS, type ResourceId } from './resources';

export const AVPU = ['A', 'V', 'P', 'U'] as const;
/** Alert, answers to voice, answers to pain only, unresponsive. */
export type Avpu = (typeof AVPU)[number];

/** Null where nothing was measured. */
export interface Vitals {
	/** Heart rate, /min. */
	readonly hr: number | null;
	/** Respiratory rate, /min. */
	readonly rr: number | null;
	/** Oxygen saturation, %. */
	readonly spo2: number | null;
	/** Systolic and diastolic pressure, mm[Hg]. */
	readonly sbp: number | null;
	readonly dbp: number | null;
	/** Temperature, Cel; rectal in the first three months. */
	readonly tempC: number | null;
	readonly avpu: Avpu | null;
	/** Glasgow coma scale, total of 3 to 15. */
	readonly gcs: number | null;
	/** Pain as the patient puts it, 0 to 10. */
	readonly pain: number | null;
}

export const NO_VITALS: Vitals = {
	hr: null,
	rr: null,
	spo2: null,
	sbp: null,
	dbp: null,
	tempC: null,
	avpu: null,
	gcs: null,
	pain: null
};

export interface AcuityFacts {
	readonly edition: EditionId;
	readonly age: Age;
	readonly vitals: Vitals;
	/** What is done or seen at point A; ids of `life-saving.ts`, those that do not count included. */
	readonly lifeSaving: readonly LifeSavingId[];
	/** Ids of `high-risk.ts`; `other` is a situation that is not on the list. */
	readonly highRisk: readonly HighRiskId[];
	/** New confusion, lethargy or disorientation. */
	readonly alteredMentalStatus: boolean;
	/** Pain or distress that the nurse judged severe. */
	readonly severeDistress: boolean;
	/** What will be needed; ids of `resources.ts`, those that do not count included. */
	readonly resources: readonly ResourceId[];
	/** Pregnant, or not long past delivery. */
	readonly pregnant: boolean;
	/** Small children: immunized as due for the age. Left out or null: not known. */
	readonly immunized?: boolean | null;
	/** Small children: a source of the fever is found. Left out or null: not known, or no fever. */
	readonly feverSource?: boolean | null;
	/** Heart rate, respiratory rate and SpO2 given here were measured a second time. */
	readonly vitalsRepeated?: boolean;
}

/** Something in the facts that cannot be, at its place (`vitals.hr`). */
export interface FactFault {
	readonly path: string;
	readonly reason: string;
}

interface Limit {
	readonly min: number;
	readonly max: number;
	readonly unit: string;
	readonly isWhole: boolean;
}

/** Beyond these a value is an error of the note, not of the patient. */
export const VITAL_LIMITS: Readonly<Record<Exclude<keyof Vitals, 'avpu'>, Limit>> = {
	hr: { min: 0, max: 300, unit: '/min', isWhole: false },
	rr: { min: 0, max: 120, unit: '/min', isWhole: false },
	spo2: { min: 0, max: 100, unit: '%', isWhole: false },
	sbp: { min: 20, max: 300, unit: 'mm[Hg]', isWhole: false },
	dbp: { min: 10, max: 200, unit: 'mm[Hg]', isWhole: false },
	tempC: { min: 25, max: 45, unit: 'Cel', isWhole: false },
	gcs: { min: 3, max: 15, unit: '{score}', isWhole: true },
	pain: { min: 0, max: 10, unit: '{score}', isWhole: false }
};

const NUMERIC = ['hr', 'rr', 'spo2', 'sbp', 'dbp', 'tempC', 'gcs', 'pain'] as const;
const OLDEST_YEARS = 130;

/** All that cannot be, in the order of the facts; empty when a level can be worked out. */
export function faultsOf(facts: AcuityFacts): FactFault[] {
	const faults: FactFault[] = [];
	const fault = (path: string, reason: string) => void faults.push({ path, reason });
	if (!EDITION_IDS.includes(facts.edition))
		fault('edition', `found "${String(facts.edition)}", expected ${oneOf(EDITION_IDS)}`);
	ageFaults(facts.age, fault);
	vitalFaults(facts.vitals, fault);
	facts.lifeSaving.forEach((id, i) => {
		if (!isLifeSavingId(id))
			fault(`lifeSaving[${i}]`, `found "${String(id)}", expected ${oneOf(LIFE_SAVING_IDS)}`);
	});
	facts.highRisk.forEach((id, i) => {
		if (!isHighRiskId(id))
			fault(
				`highRisk[${i}]`,
				`found "${String(id)}", expected a code of the high-risk list such as suspected-acs, or other`
			);
	});
	facts.resources.forEach((id, i) => {
		if (!isResourceId(id))
			fault(`resources[${i}]`, `found "${String(id)}", expected ${oneOf(RESOURCE_IDS)}`);
	});
	return faults;
}

type Say = (path: string, reason: string) => void;

function ageFaults(age: Age, fault: Say): void {
	const { value, unit } = age;
	if (!AGE_UNITS.includes(unit)) {
		fault('age.unit', `found "${String(unit)}", expected ${oneOf(AGE_UNITS)}`);
	} else if (!Number.isFinite(value) || value < 0 || ageInMonths(age) > OLDEST_YEARS * 12) {
		fault('age.value', `found ${value} ${unit}, expected 0 to ${OLDEST_YEARS} years`);
	} else if (value === 0 && unit === 'a') {
		fault('age.value', 'found 0 years, expected months or days in the first year of life');
	}
}

function vitalFaults(vitals: Vitals, fault: Say): void {
	for (const name of NUMERIC) {
		const value = vitals[name];
		if (value === null) continue;
		const { min, max, unit, isWhole } = VITAL_LIMITS[name];
		if (!Number.isFinite(value) || value < min || value > max || (isWhole && value % 1 !== 0)) {
			const kind = isWhole ? 'a whole number from' : 'from';
			fault(
				`vitals.${name}`,
				`found ${value} ${unit}, expected ${kind} ${min} to ${max}${name === 'tempC' ? asFahrenheit(value) : ''}`
			);
		}
	}
	const { sbp, dbp, avpu, hr, rr } = vitals;
	if (sbp !== null && dbp !== null && sbp <= dbp)
		fault('vitals.dbp', `found ${dbp} over a systolic ${sbp}, expected less than the systolic`);
	if (avpu !== null && !AVPU.includes(avpu))
		fault('vitals.avpu', `found "${String(avpu)}", expected ${oneOf(AVPU)}`);
	if (avpu === 'A' && (hr === 0 || rr === 0))
		fault('vitals.avpu', `found A with ${hr === 0 ? 'no pulse' : 'no breathing'}, expected U`);
}

function asFahrenheit(value: number): string {
	if (!(value >= 77 && value <= 113)) return '';
	const celsius = Math.round(((value - 32) / 1.8) * 10) / 10;
	return `; ${value} degrees Fahrenheit would be ${celsius}`;
}

function oneOf(words: readonly string[]): string {
	return `one of ${words.join(', ')}`;
}
