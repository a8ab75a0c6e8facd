/** What a reader should look at again. None of it moves a level: the algorithm is not ours to alter. */
import { bandOf, DANGER_VITALS, dangerSigns } from './danger-zone';
import type { Point } from './editions';
import { ageInMonths, type AcuityFacts } from './facts';
import { GCS_UNRESPONSIVE } from './points';

const VITAL_WORDS = { hr: 'heart rate', rr: 'respiratory rate', spo2: 'SpO2' } as const;
/** Eyes 2, motor 5, words at best: above this a patient answers to more than pain. */
const GCS_RESPONSIVE = 12;
const COLD = 36;

/** Cautions for facts whose algorithm ended at a point, each a sentence or two. */
export function cautionsOf(facts: AcuityFacts, stop: Point): string[] {
	const { vitals, edition } = facts;
	const { avpu, gcs, sbp, tempC } = vitals;
	const cautions: string[] = [];
	const band = bandOf(edition, ageInMonths(facts.age));
	const signs = dangerSigns(vitals, band);
	if (stop === 'C' && signs.length > 0)
		cautions.push(
			`In the danger zone, which is asked only from two kinds of resources on: ${signs.map(({ words }) => words).join('; ')}. Were points A and B answered, and resources counted, with that in mind?`
		);
	const missing = DANGER_VITALS.filter((vital) => vitals[vital] === null);
	if (stop === 'D' && missing.length > 0)
		cautions.push(
			`Point D was asked without ${missing.map((vital) => VITAL_WORDS[vital]).join(', ')}.`
		);
	const answersOnlyPain = avpu === 'P' || avpu === 'U';
	if (
		gcs !== null &&
		avpu !== null &&
		(answersOnlyPain ? gcs > GCS_RESPONSIVE : gcs <= GCS_UNRESPONSIVE)
	)
		cautions.push(`Coma scale ${gcs} does not go with ${avpu} on AVPU.`);
	if (stop !== 'A' && sbp !== null && band.sbpLow !== null && sbp < band.sbpLow)
		cautions.push(
			`Systolic pressure ${sbp} is low for ${band.label}: profound, or a sign of poor perfusion?`
		);
	if (stop !== 'A' && edition === 'ESI-v5' && tempC !== null && tempC < COLD)
		cautions.push(`Temperature ${tempC} C is below ${COLD} C, a warning at any age.`);
	return cautions;
}
