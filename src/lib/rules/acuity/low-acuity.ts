/** Points C and D, which tell levels 3 to 5 apart and look at danger vitals. */
import { ADULT_FROM_MONTHS, ageInMonths, ageText } from './age';
import { DANGER_VITALS, dangerZone, type DangerZone } from './danger-zone';
import { editionOf } from './editions';
import type { AcuityFacts } from './facts';
import { askB } from './high-acuity';
import { goesOn, sentence, settled, type Reply } from './reply';
import { resourceCount, resourceRow, type ResourceId } from './resources';

/** Point C: how many kinds of resources. */
export function askC(facts: AcuityFacts): Reply {
	const { count, most, isSettled, counted, unsettled, uncounted } = resourceCount(
		facts.edition,
		facts.resources
	);
	const reason = [
		counted.length > 0 ? `Counted: ${labels(counted)}.` : 'No resource is needed.',
		...(uncounted.length > 0 ? [`Not counted: ${labels(uncounted)}.`] : []),
		...(isSettled ? [] : [`Whether these are one kind is not spelled out: ${labels(unsettled)}.`])
	].join(' ');
	if (count >= 2) return goesOn('more than one', [], reason);
	if (most >= 2) return goesOn('one or more', [4], reason);
	return count === 0 ? settled('none', [5], reason) : settled('one', [4], reason);
}

/**
 * Point D: vitals in the danger zone for the age. Asked only where more than one kind is needed. Both
 * editions ask to consider level 2; version 5 recommends it where a second measurement says the same.
 */
export function askD(facts: AcuityFacts): Reply {
	const edition = editionOf(facts.edition);
	const zone = dangerZone(facts.edition, facts.age, facts.vitals);
	const { band, signs } = zone;
	if (signs.length === 0) {
		if (DANGER_VITALS.some((vital) => facts.vitals[vital] !== null))
			return settled('no', [3], `Nothing measured passes the limits for ${band.label}.`);
		return settled('not measured', [3], 'None of the three is told.');
	}
	const words = `${sentence(signs.map((sign) => sign.words))} By the limits for ${band.label}.`;
	if (!zone.isSettled) return settled('consider', [2, 3], `${words}${sharedAgeWords(zone, facts)}`);
	const rate = loneAdultRate(facts, zone);
	if (rate !== null && edition.loneRateUpTo !== null) {
		if (rate <= edition.loneRateUpTo && askB(facts).answer === 'no')
			return settled('no', [3], `${words} Alone, in an adult who is otherwise well, it stays 3.`);
	} else if (facts.vitalsRepeated === true && edition.repeatSettles)
		return settled('yes', [2], `${words} The same when measured again.`);
	const isOnce = edition.repeatSettles && facts.vitalsRepeated !== true;
	const advice = isOnce ? ' once they are measured again' : '';
	return settled('consider', [2, 3], `${words} Level 2 is considered${advice}.`);
}

/** The heart rate, where an adult has it in the danger zone and nothing else; all were measured. */
function loneAdultRate({ age, vitals }: AcuityFacts, { signs }: DangerZone): number | null {
	const [sign, ...more] = signs;
	const isAdult = ageInMonths(age) >= ADULT_FROM_MONTHS;
	const isMeasured = vitals.rr !== null && vitals.spo2 !== null;
	return isAdult && isMeasured && sign?.vital === 'hr' && more.length === 0 ? sign.value : null;
}

function sharedAgeWords({ other }: DangerZone, { age }: AcuityFacts): string {
	return ` At ${ageText(age)} the band ${other?.band.label ?? ''} is printed too, and by that one there is no danger.`;
}

function labels(ids: readonly ResourceId[]): string {
	return ids.map((id) => resourceRow(id).label).join('; ');
}
