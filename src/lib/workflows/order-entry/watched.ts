/** What a prescriber looks at before a dose: the laboratory value a drug hangs on, and the kidneys. */
import type { Start } from '$lib/engine/time';
import { formatDateTime, numberText } from '$lib/fhir/selectors/display';
import { findDrug } from '$lib/rules/formulary';
import type { PatientFacts } from './facts';

export interface Watched {
	readonly title: string;
	/** LOINC of the test. */
	readonly code: string;
	readonly isKidneys: boolean;
}

const CREATININE: Watched = { title: 'Creatinine', code: '2160-0', isKidneys: true };
/** LOINC 2823-3: potassium, serum or plasma. */
const POTASSIUM: Watched = { title: 'Potassium', code: '2823-3', isKidneys: false };
/** LOINC 6301-6: INR, platelet poor plasma. */
const INR: Watched = { title: 'INR', code: '6301-6', isKidneys: false };

/** The test that matters for a drug; nothing where none decides its dose. */
export function watchedFor(drugId: string): Watched | undefined {
	const drug = findDrug(drugId);
	if (!drug) return undefined;
	if (drug.id === 'potassium-chloride') return POTASSIUM;
	if (drug.id === 'warfarin') return INR;
	return drug.renal.length > 0 ? CREATININE : undefined;
}

/**
 * `CrCl 36 mL/min: 67 y, 58.4 kg measured, creatinine 1.6 mg/dL on 14 Jan 2026 13:05`: a computed
 * clearance with everything it was computed from. Says what is missing where it cannot be computed.
 */
export function kidneyLine(facts: PatientFacts, start: Start): string {
	const { kidneys, header } = facts;
	if (!kidneys) return 'CrCl not known: no creatinine in this chart';
	const creatinine = `creatinine ${numberText(kidneys.creatinine)} mg/dL on ${formatDateTime(kidneys.at, { offsetFallback: start.offset }) || 'an unknown day'}`;
	const weight = header.weightKg;
	if (kidneys.crcl === null || !weight)
		return `CrCl not known without a weight: ${header.age}, ${creatinine}`;
	const how = weight.method ?? 'recorded';
	return `CrCl ${Math.round(kidneys.crcl)} mL/min: ${header.age}, ${numberText(weight.value)} kg ${how}, ${creatinine}`;
}
