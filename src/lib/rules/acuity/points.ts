/** The four decision points, each asked of the facts by itself. */
import { bandOf, DANGER_VITALS, dangerSigns, lowerBandAt } from './danger-zone';
import { editionOf, type Level } from './editions';
import { ageInMonths, ageText, type AcuityFacts } from './facts';
import { feverFinding } from './fever';
import { readHighRisk, type HighRiskReading } from './high-risk';
import { countsAtA, lifeSavingRow } from './life-saving';
import { countResources, resourceRow } from './resources';

export interface Reply {
	readonly answer: string;
	/** Levels that this point gives or leaves open. */
	readonly levels: readonly Level[];
	/** Whether it leaves the level to judgement. */
	readonly isOpen: boolean;
	/** Whether the algorithm stops here. */
	readonly isSettled: boolean;
}

const settled = (levels: readonly Level[], answer: string): Reply => ({
	answer,
	levels,
	isOpen: levels.length > 1,
	isSettled: true
});
const goesOn = (levels: readonly Level[], answer: string): Reply => ({
	answer,
	levels,
	isOpen: levels.length > 0,
	isSettled: false
});

/**
 * A total of the coma scale up to which a patient is read as answering to pain at most. Neither
 * edition prints a number. Source: Kelly et al., Ann Emerg Med 2004; McNarry and Goldhill,
 * Anaesthesia 2004 (AVPU beside the coma scale).
 */
export const GCS_UNRESPONSIVE = 8;
const GCS_CLEAR = 15;
const ADULT_MONTHS = 18 * 12;

/** Point A: a life-saving intervention now, or a state that cannot wait for one. */
export function askA(facts: AcuityFacts): Reply {
	const { spo2AtA } = editionOf(facts.edition);
	const { avpu, gcs, hr, rr, spo2 } = facts.vitals;
	const found = facts.lifeSaving
		.filter((id) => countsAtA(id, facts.edition))
		.map((id) => lifeSavingRow(id).label);
	for (const { level, words } of readings(facts)) if (level === 1) found.push(words);
	if (hr === 0) found.push('heart rate 0');
	if (rr === 0) found.push('respiratory rate 0');
	if (avpu === 'P' || avpu === 'U') found.push(`${avpu} on AVPU`);
	else if (gcs !== null && gcs <= GCS_UNRESPONSIVE) found.push(`coma scale ${gcs}`);
	if (spo2AtA !== null && spo2 !== null && spo2 < spo2AtA)
		found.push(`SpO2 ${spo2} %, below ${spo2AtA} %`);
	if (found.length > 0) return settled([1], `Yes: ${list(found)}.`);
	const rest = facts.lifeSaving.map((id) => lifeSavingRow(id).label);
	return goesOn(
		[],
		rest.length > 0
			? `No: ${list(rest)} does not meet this point in this edition.`
			: 'No: nothing told calls for it.'
	);
}

/** Point B: high risk, newly altered, or severe pain or distress. */
export function askB(facts: AcuityFacts): Reply {
	const edition = editionOf(facts.edition);
	const { avpu, gcs, pain, sbp } = facts.vitals;
	const sure: string[] = [];
	const maybe: string[] = [];
	const situations = readings(facts);
	const isFirstOpen = situations.some(({ level }) => level === 'judgement');
	for (const one of situations) sure.push(situationWords(one));
	for (const id of facts.lifeSaving)
		if (lifeSavingRow(id).kind === 'presentation') sure.push(lifeSavingRow(id).label);
	if (facts.alteredMentalStatus) sure.push('mental state newly altered');
	else if (avpu === 'V') sure.push('answers to voice only');
	else if (gcs !== null && gcs < GCS_CLEAR)
		maybe.push(`coma scale ${gcs}, not told to be new; if it is, level 2`);
	if (facts.severeDistress) sure.push('pain or distress judged severe');
	else if (pain !== null && pain >= edition.severePain)
		maybe.push(
			`pain ${pain} of 10: from ${edition.severePain} on level 2 is considered, not automatic`
		);
	if (facts.pregnant && sbp !== null) {
		const range = edition.pregnantSbp;
		const { below, above } = range ?? PREGNANT_SBP_COMMON;
		const words = `pregnant with a systolic pressure of ${sbp}`;
		if (sbp < below || sbp > above) {
			if (range) sure.push(words);
			else maybe.push(`${words}; this edition prints no number for it`);
		}
	}
	const fever = feverFinding(facts);
	if (fever?.point === 'B') (fever.orRest ? maybe : sure).push(fever.words);
	if (sure.length > 0) return settled(isFirstOpen ? [1, 2] : [2], `Yes: ${list(sure)}.`);
	if (maybe.length > 0) return goesOn([2], `Left to judgement: ${list(maybe)}.`);
	return goesOn([], 'No: nothing told makes it so.');
}

/** The numbers of version 5, where an edition names high-risk pregnancy without any. */
const PREGNANT_SBP_COMMON = { below: 90, above: 150 };

/** Point C: how many kinds of resources. */
export function askC(facts: AcuityFacts): Reply {
	const { least, most, counted, unsettled, uncounted } = countResources(facts.resources);
	const named = counted.map((id) => resourceRow(id).label);
	const skipped =
		uncounted.length > 0
			? ` Not counted: ${list(uncounted.map((id) => resourceRow(id).label))}.`
			: '';
	if (least === most) {
		const kinds = least === 0 ? 'None' : least === 1 ? 'One' : `${least}, so more than one`;
		const answer = `${kinds}${named.length > 0 ? `: ${list(named)}` : ''}.${skipped}`;
		if (least >= 2) return goesOn([], answer);
		return settled([least === 0 ? 5 : 4], answer);
	}
	const doubt = list(unsettled.map((id) => resourceRow(id).label));
	const answer = `${least} to ${most}: ${list(named)}. Whether ${doubt} are one kind is not spelled out.${skipped}`;
	return goesOn(least >= 2 ? [] : [4], answer);
}

/** Point D: vitals in the danger zone for the age. Asked only where more than one kind is needed. */
export function askD(facts: AcuityFacts): Reply {
	const months = ageInMonths(facts.age);
	const band = bandOf(facts.edition, months);
	const signs = dangerSigns(facts.vitals, band);
	if (signs.length === 0) {
		const isMeasured = DANGER_VITALS.some((vital) => facts.vitals[vital] !== null);
		return settled(
			[3],
			isMeasured
				? `No, by the limits for ${band.label}.`
				: 'Not answered: none of the three is told.'
		);
	}
	const words = list(signs.map((sign) => sign.words));
	const lower = lowerBandAt(facts.edition, months);
	const isShared = lower !== undefined && dangerSigns(facts.vitals, lower).length === 0;
	const doubt = isShared
		? ` At ${ageText(facts.age)} the band for ${lower.label} holds too, and by that one there is no danger.`
		: '';
	const isLoneAdultRate = signs.length === 1 && signs[0]?.vital === 'hr' && months >= ADULT_MONTHS;
	if (facts.vitalsRepeated === true && editionOf(facts.edition).repeatSettles && !isLoneAdultRate)
		return settled([2], `Yes, also when measured again: ${words}.`);
	return settled([2, 3], `Yes, for ${band.label}: ${words}. Level 2 is considered.${doubt}`);
}

function readings(facts: AcuityFacts): HighRiskReading[] {
	const months = ageInMonths(facts.age);
	return facts.highRisk.map((situation) => readHighRisk(situation, facts.edition, months));
}

function situationWords({ words, level, isListed }: HighRiskReading): string {
	if (isListed) return words;
	return level === 'judgement'
		? `${words} (another edition or age has level 1 for it)`
		: `${words} (not on the list of this edition for this age; the nurse's own judgement)`;
}

function list(words: readonly string[]): string {
	return words.join('; ');
}
