/** Points A and B, which find levels 1 and 2. */
import { ADULT_FROM_MONTHS, ageInMonths } from './age';
import { editionOf } from './editions';
import type { AcuityFacts } from './facts';
import { feverFinding } from './fever';
import { readHighRisk, type HighRiskReading } from './high-risk';
import { countsAtA, lifeSavingRow } from './life-saving';
import { hypotensiveBelow, PROFOUND_SBP } from './normal-ranges';
import { goesOn, sentence, settled, type Reply } from './reply';

/**
 * A total of the coma scale up to which a patient is read as answering to pain at most. Neither
 * edition prints a number. Source: Kelly et al., Ann Emerg Med 2004; McNarry and Goldhill,
 * Anaesthesia 2004 (AVPU beside the coma scale).
 */
export const GCS_UNRESPONSIVE = 8;
const GCS_CLEAR = 15;

/** The numbers of version 5, where an edition names high-risk pregnancy without any. */
const PREGNANT_SBP_COMMON = { below: 90, above: 150 };
/** The number of version 4, where an edition asks of distress and not of a saturation, %. */
const GRAVE_SPO2 = 90;

/** Point A: a life-saving intervention now, or a state that cannot wait for one. */
export function askA(facts: AcuityFacts): Reply {
	const { spo2AtA } = editionOf(facts.edition);
	const { avpu, gcs, hr, rr, spo2 } = facts.vitals;
	const found = facts.lifeSaving
		.filter((id) => countsAtA(id, facts.edition))
		.map((id) => lifeSavingRow(id).label);
	for (const { level, isListed, label } of readings(facts))
		if (level === 1 && isListed) found.push(label);
	if (hr === 0) found.push('heart rate 0');
	if (rr === 0) found.push('respiratory rate 0');
	if (avpu === 'P' || avpu === 'U') found.push(`${avpu} on AVPU`);
	else if (avpu === null && gcs !== null && gcs <= GCS_UNRESPONSIVE)
		found.push(`coma scale ${gcs}`);
	if (spo2AtA !== null && spo2 !== null && spo2 < spo2AtA)
		found.push(`SpO2 ${spo2} %, below ${spo2AtA} %`);
	if (found.length > 0) return settled('yes', [1], sentence(found));
	const rest = facts.lifeSaving.map((id) => lifeSavingRow(id).label);
	return goesOn(
		'no',
		[],
		rest.length > 0
			? `Does not meet this point in this edition: ${rest.join('; ')}.`
			: 'Nothing told calls for it.'
	);
}

/** Findings of point B by what they are worth. */
interface Weighed {
	/** Level 1 or 2, by judgement. */
	readonly first: string[];
	/** Level 2. */
	readonly sure: string[];
	/** Level 2, or what the rest of the algorithm gives. */
	readonly maybe: string[];
}

/** Point B: high risk, newly altered, or severe pain or distress. */
export function askB(facts: AcuityFacts): Reply {
	const found: Weighed = { first: [], sure: [], maybe: [] };
	weighSituations(facts, found);
	weighMind(facts, found);
	weighPain(facts, found);
	weighVitals(facts, found);
	const { first, sure, maybe } = found;
	if (first.length > 0) return settled('yes', [1, 2], sentence([...first, ...sure]));
	if (sure.length > 0) return settled('yes', [2], sentence(sure));
	if (maybe.length > 0) return goesOn('consider', [2], sentence(maybe));
	return goesOn('no', [], 'Nothing told makes it so.');
}

function weighSituations(facts: AcuityFacts, { first, sure, maybe }: Weighed): void {
	for (const { label, level, isListed } of readings(facts)) {
		if (isListed) sure.push(label);
		else if (level === 1)
			first.push(`${label}: level 1 is printed for it, in another edition or for children`);
		else maybe.push(`${label}: not printed in this edition for this age, so left to judgement`);
	}
	for (const id of facts.lifeSaving)
		if (lifeSavingRow(id).kind === 'presentation') sure.push(lifeSavingRow(id).label);
}

function weighMind({ alteredMentalStatus, vitals }: AcuityFacts, found: Weighed): void {
	const { avpu, gcs } = vitals;
	if (alteredMentalStatus) found.sure.push('mental state newly altered');
	else if (avpu === 'V') found.sure.push('answers to voice only');
	if (gcs !== null && gcs <= GCS_UNRESPONSIVE)
		found.first.push(`coma scale ${gcs} beside ${avpu ?? 'nothing'} on AVPU: one of them is wrong`);
	else if (gcs !== null && gcs < GCS_CLEAR && !alteredMentalStatus && avpu !== 'V')
		found.maybe.push(`coma scale ${gcs}, not told to be new; if it is, level 2`);
}

function weighPain({ edition, severeDistress, vitals }: AcuityFacts, found: Weighed): void {
	const { severePain } = editionOf(edition);
	const { pain } = vitals;
	if (severeDistress) found.sure.push('pain or distress judged severe');
	else if (pain !== null && pain >= severePain)
		found.maybe.push(
			`pain ${pain} of 10: from ${severePain} on level 2 is considered, not automatic`
		);
}

function weighVitals(facts: AcuityFacts, { first, sure, maybe }: Weighed): void {
	const { spo2AtA, pregnantSbp } = editionOf(facts.edition);
	const { sbp, spo2 } = facts.vitals;
	if (facts.pregnant && sbp !== null) {
		const { below, above } = pregnantSbp ?? PREGNANT_SBP_COMMON;
		const words = `pregnant with a systolic pressure of ${sbp}, outside ${below} to ${above}`;
		if (sbp < below || sbp > above) {
			if (pregnantSbp) sure.push(words);
			else maybe.push(`${words}; this edition prints no number for it`);
		}
	}
	if (sbp !== null && sbp < hypotensiveBelow(facts.age)) {
		if (ageInMonths(facts.age) >= ADULT_FROM_MONTHS && sbp <= PROFOUND_SBP)
			first.push(`systolic pressure ${sbp}: profoundly low is level 1, poor perfusion level 2`);
		else maybe.push(`systolic pressure ${sbp} is low for the age: a sign of poor perfusion?`);
	}
	if (spo2AtA === null && spo2 !== null && spo2 < GRAVE_SPO2)
		maybe.push(
			`SpO2 ${spo2} %: this edition asks of distress; level 1 where it is severe, 2 where breathing is labored`
		);
	const fever = feverFinding(facts);
	if (fever?.point === 'B') (fever.orRest ? maybe : sure).push(fever.words);
}

function readings(facts: AcuityFacts): HighRiskReading[] {
	const months = ageInMonths(facts.age);
	return facts.highRisk.map((id) => readHighRisk(id, facts.edition, months));
}
