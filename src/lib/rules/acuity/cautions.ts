/** What a reader should look at again. None of it moves a level: the algorithm is not ours to alter. */
import { ageInDays, ageInMonths, ageText } from './age';
import { DANGER_VITALS, dangerZone } from './danger-zone';
import type { Point } from './editions';
import type { AcuityFacts } from './facts';
import { GCS_UNRESPONSIVE } from './high-acuity';

const VITAL_WORDS = { hr: 'heart rate', rr: 'respiratory rate', spo2: 'SpO2' } as const;
/** Eyes 2, motor 5, words at best: above this a patient answers to more than pain. */
const GCS_RESPONSIVE = 12;
const COLD = 36;
const FEVER_FROM = 38;
const FEVER_AGES = { fromMonths: 3, toMonths: 36 };
/** Years between which a pregnancy is expected. */
const FERTILE = { from: 10, to: 55 };

/** Cautions for facts whose algorithm ended at a point, each a sentence or two. */
export function cautionsOf(facts: AcuityFacts, stop: Point): string[] {
	return [
		...dangerCautions(facts, stop),
		...(stop === 'A' ? [] : temperatureCautions(facts)),
		...contradictions(facts)
	];
}

function dangerCautions({ edition, age, vitals }: AcuityFacts, stop: Point): string[] {
	const cautions: string[] = [];
	const { signs } = dangerZone(edition, age, vitals);
	if (stop === 'C' && signs.length > 0)
		cautions.push(
			`In the danger zone, which is asked only from two kinds of resources on: ${signs.map(({ words }) => words).join('; ')}. Were points A and B answered, and resources counted, with that in mind?`
		);
	const missing = DANGER_VITALS.filter((vital) => vitals[vital] === null);
	if (stop === 'D' && missing.length > 0)
		cautions.push(
			`Point D was asked without ${missing.map((vital) => VITAL_WORDS[vital]).join(', ')}.`
		);
	return cautions;
}

function temperatureCautions({
	edition,
	age,
	vitals,
	immunized,
	feverSource
}: AcuityFacts): string[] {
	const { tempC } = vitals;
	if (tempC === null) return [];
	const cautions: string[] = [];
	if (edition === 'ESI-v5' && tempC < COLD)
		cautions.push(`Temperature ${tempC} C is below ${COLD} C, a warning at any age.`);
	const months = ageInMonths(age);
	const isOfAge = months >= FEVER_AGES.fromMonths && months <= FEVER_AGES.toMonths;
	if (
		isOfAge &&
		tempC > FEVER_FROM &&
		((immunized ?? null) === null || (feverSource ?? null) === null)
	)
		cautions.push(
			`Temperature ${tempC} C at ${ageText(age)}: immunization or a source of the fever is not told, and the level may hang on it.`
		);
	return cautions;
}

function contradictions({ age, vitals, pregnant, highRisk }: AcuityFacts): string[] {
	const cautions: string[] = [];
	const { avpu, gcs } = vitals;
	const answersOnlyPain = avpu === 'P' || avpu === 'U';
	if (
		gcs !== null &&
		avpu !== null &&
		(answersOnlyPain ? gcs > GCS_RESPONSIVE : gcs <= GCS_UNRESPONSIVE)
	)
		cautions.push(`Coma scale ${gcs} does not go with ${avpu} on AVPU.`);
	const years = ageInMonths(age) / 12;
	if (pregnant && (years < FERTILE.from || years > FERTILE.to))
		cautions.push(`Pregnant at ${ageText(age)}: is that so?`);
	if (
		!pregnant &&
		highRisk.some((id) => id.startsWith('pregnancy-') || id.startsWith('obstetric-'))
	)
		cautions.push('A situation of pregnancy is named in a patient who is not told to be pregnant.');
	if (highRisk.includes('neonatal-fever') && Math.floor(ageInDays(age)) > 28)
		cautions.push(`Fever of the newborn is named at ${ageText(age)}.`);
	return cautions;
}
