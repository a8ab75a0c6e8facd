/** Reading evidence: what is known on a day, how old it may be, and how it is said. */
import { dayNumber, daysIncluded } from './days';
import {
	ADLS,
	EVENTS,
	FLAGS,
	MEASURES,
	type Criterion,
	type EventId,
	type FlagId,
	type Measure,
	type PrognosisEvent,
	type PrognosisEvidence
} from './guidelines-model';
import { guidelineConventions } from './guidelines-numbers';
import { latest, monthsBefore, readingWords, type Reading } from './trends';

/** Said where the events of a patient were never asked for. */
export const NO_HISTORY = 'Nobody wrote what happened in the time before.';

/** Tests and shows a part of a criterion; several make one. */
export type Answer = Pick<Criterion, 'test' | 'shows'>;

/** The readings of a measure up to the day, oldest first. */
export function readingsOf(evidence: PrognosisEvidence, measure: Measure): Reading[] {
	return (evidence.readings[measure] ?? [])
		.filter(({ day }) => dayNumber(day) <= dayNumber(evidence.asOf))
		.toSorted((a, b) => dayNumber(a.day) - dayNumber(b.day));
}

/** The last reading of a measure, unless it is too old to speak for the day. */
export function freshReading(evidence: PrognosisEvidence, measure: Measure): Reading | undefined {
	const last = latest(readingsOf(evidence, measure));
	const { fresh } = guidelineConventions(evidence.asOf);
	return last && last.day >= monthsBefore(evidence.asOf, fresh[measure]) ? last : undefined;
}

/** Why a measure has no say: nothing written, or too old. */
export function noReading(evidence: PrognosisEvidence, measure: Measure): string {
	const last = latest(readingsOf(evidence, measure));
	const { label } = MEASURES[measure];
	if (!last) return `No ${label} is written.`;
	const months = guidelineConventions(evidence.asOf).fresh[measure];
	const age = months === 1 ? 'a month' : `${months} months`;
	return `The last ${label} is ${said(last)}, more than ${age} before ${evidence.asOf}.`;
}

/** `88 % on 2026-05-01`. */
export function said(reading: Reading): string {
	const shown = reading.unit === 'mm[Hg]' ? 'mmHg' : reading.unit;
	return `${readingWords({ value: reading.value, unit: shown })} on ${reading.day}`;
}

/** With a capital first letter. */
export function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The last fresh reading of a measure against a limit, which may hang on the evidence. */
export function readingIs(
	measure: Measure,
	holds: (value: number, evidence: PrognosisEvidence) => boolean
): Answer {
	return {
		test(evidence) {
			const reading = freshReading(evidence, measure);
			if (!reading || !isInUnit(reading, measure)) return 'no-data';
			return holds(reading.value, evidence) ? 'met' : 'not-met';
		},
		shows(evidence) {
			const reading = freshReading(evidence, measure);
			if (!reading) return noReading(evidence, measure);
			const { label, unit } = MEASURES[measure];
			return isInUnit(reading, measure)
				? `${capital(label)} ${said(reading)}.`
				: `${capital(label)} of ${reading.day} is written in "${reading.unit}", expected ${unit}.`;
		}
	};
}

/** How a unit is written besides the one the guideline reckons in. */
const WRITTEN: Readonly<Partial<Record<Measure, readonly string[]>>> = {
	sbp: ['mmHg', 'mm Hg'],
	po2: ['mmHg', 'mm Hg'],
	pco2: ['mmHg', 'mm Hg'],
	heartRate: ['bpm', '{beats}/min'],
	inr: ['', '{INR}'],
	potassium: ['meq/L', 'mEq/L'],
	cd4: ['/mm3', '{cells}/uL', 'cells/uL'],
	viralLoad: ['{copies}/mL', 'copies/mL']
};

/** Whether a reading is in the unit the guideline reckons in, however it is written. */
export function isInUnit({ unit }: Reading, measure: Measure): boolean {
	return unit === MEASURES[measure].unit || (WRITTEN[measure]?.includes(unit) ?? false);
}

/** Events of some kinds in the months up to the day; null where nobody asked. */
export function eventsWithin(
	evidence: PrognosisEvidence,
	ids: readonly EventId[],
	months: number
): PrognosisEvent[] | null {
	if (evidence.events === null) return null;
	const start = monthsBefore(evidence.asOf, months);
	return evidence.events
		.filter(({ id, day }) => ids.includes(id) && start <= day && day <= evidence.asOf)
		.toSorted((a, b) => dayNumber(a.day) - dayNumber(b.day));
}

/** `pneumonia on 2026-02-03, septicemia on 2026-04-11`. */
export function eventWords(events: readonly PrognosisEvent[]): string {
	return events.map(({ id, day }) => `${EVENTS[id]} on ${day}`).join(', ');
}

/** A pneumonia and the hospital stay for it, on one day, are one event. */
function daysOf(events: readonly PrognosisEvent[]): number {
	return new Set(events.map(({ day }) => day)).size;
}

/** At least so many events of some kinds, on days of their own, in the last months. */
export function happened(
	ids: readonly EventId[],
	ask: (evidence: PrognosisEvidence) => { readonly count: number; readonly months: number }
): Answer {
	return {
		test(evidence) {
			const { count, months } = ask(evidence);
			const found = eventsWithin(evidence, ids, months);
			if (found === null) return 'no-data';
			return daysOf(found) >= count ? 'met' : 'not-met';
		},
		shows(evidence) {
			const { months } = ask(evidence);
			const found = eventsWithin(evidence, ids, months);
			if (found === null) return NO_HISTORY;
			const span = `${months} months before ${evidence.asOf}`;
			return found.length === 0
				? `None in the ${span}.`
				: `${capital(eventWords(found))}, in the ${span}.`;
		}
	};
}

/** A flag that is so; false speaks against, left out is not known. */
export function flagged(id: FlagId): Answer {
	return {
		test({ flags }) {
			const flag = flags[id];
			return flag === undefined ? 'no-data' : flag ? 'met' : 'not-met';
		},
		shows({ flags, asOf }) {
			const flag = flags[id];
			if (flag === undefined) return `Not written: ${FLAGS[id]}.`;
			return flag ? `${capital(FLAGS[id])}, on ${asOf}.` : `Not so on ${asOf}: ${FLAGS[id]}.`;
		}
	};
}

/** How many daily activities need another person. */
export function dependsInAtLeast(count: (evidence: PrognosisEvidence) => number): Answer {
	return {
		test(evidence) {
			if (evidence.dependences === null) return 'no-data';
			return new Set(evidence.dependences).size >= count(evidence) ? 'met' : 'not-met';
		},
		shows({ dependences, asOf }) {
			if (dependences === null) return 'Nobody wrote which daily activities need help.';
			const names = [...new Set(dependences)].map((id) => ADLS[id]);
			return names.length === 0
				? `Needs help with no daily activity on ${asOf}.`
				: `Needs help with ${names.length} of 6 daily activities on ${asOf}: ${names.join(', ')}.`;
		}
	};
}

/** Day of coma counted from its beginning as day 1; null where no coma is written. */
export function dayOfComa(evidence: PrognosisEvidence): number | null {
	const begun = (evidence.events ?? [])
		.filter(({ id, day }) => id === 'coma' && day <= evidence.asOf)
		.map(({ day }) => day)
		.toSorted()
		.at(-1);
	return begun === undefined ? null : daysIncluded(begun, evidence.asOf);
}

/**
 * Met by one of several ways to show the same thing; what is known decides, and only where none is known
 * there is no data. Shows what met it, else all.
 */
export function eitherOf(...answers: readonly Answer[]): Answer {
	return {
		test(evidence) {
			const all = answers.map((answer) => answer.test(evidence));
			if (all.includes('met')) return 'met';
			return all.includes('not-met') ? 'not-met' : 'no-data';
		},
		shows(evidence) {
			const met = answers.filter((answer) => answer.test(evidence) === 'met');
			return (met.length > 0 ? met : answers).map((answer) => answer.shows(evidence)).join(' ');
		}
	};
}

/** Met by all; not met where one is known not to be. */
export function allOf(...answers: readonly Answer[]): Answer {
	return {
		test(evidence) {
			const all = answers.map((answer) => answer.test(evidence));
			if (all.includes('not-met')) return 'not-met';
			return all.includes('no-data') ? 'no-data' : 'met';
		},
		shows(evidence) {
			return answers.map((answer) => answer.shows(evidence)).join(' ');
		}
	};
}
