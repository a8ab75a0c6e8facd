/** The level a nurse is about to commit: what is chosen so far, kept as text beside the log until then. */
import type { JsonObject } from '$lib/engine/canonical';
import type { FormValues } from '$lib/engine/forms';
import { POINTS, type EditionId, type Level, type Point } from '$lib/rules/acuity/editions';
import type { Age } from '$lib/rules/acuity/age';
import { acuityOf, type AcuityAnswer } from '$lib/rules/acuity/acuity';
import { AVPU, faultsOf, type AcuityFacts } from '$lib/rules/acuity/facts';
import { isHighRiskId } from '$lib/rules/acuity/high-risk';
import { isLifeSavingId } from '$lib/rules/acuity/life-saving';
import { isResourceId } from '$lib/rules/acuity/resources';
import { VITALS_WEIGHED, type VitalsWeighed } from './lists';
import { celsiusOf } from './vital-signs';

export interface Judgement {
	readonly point: Point | null;
	readonly reasons: readonly string[];
	readonly resources: readonly string[];
	readonly vitals: VitalsWeighed | null;
	readonly level: Level | null;
}

export const BLANK: Judgement = {
	point: null,
	reasons: [],
	resources: [],
	vitals: null,
	level: null
};

const MOST_REASONS = 12;
const MOST_RESOURCES = 20;

/** A judgement out of kept text; what cannot be read is a blank one. */
export function readJudgement(text: string | undefined): Judgement {
	if (text === undefined) return BLANK;
	try {
		const held: unknown = JSON.parse(text);
		if (typeof held !== 'object' || held === null) return BLANK;
		const { point, reasons, resources, vitals, level } = held as Readonly<Record<string, unknown>>;
		return {
			point: POINTS.find((one) => one === point) ?? null,
			reasons: words(reasons),
			resources: words(resources),
			vitals:
				typeof vitals === 'string' && Object.hasOwn(VITALS_WEIGHED, vitals)
					? (vitals as VitalsWeighed)
					: null,
			level: ([1, 2, 3, 4, 5] as const).find((one) => one === level) ?? null
		};
	} catch {
		return BLANK;
	}
}

function words(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** What the chosen point is judged by: reasons at A and B, kinds of resources at C and D. */
export function judgedBy(point: Point): 'reasons' | 'resources' {
	return point === 'A' || point === 'B' ? 'reasons' : 'resources';
}

/** Another point has other reasons: those of the one left are let go. */
export function atPoint(held: Judgement, point: Point): Judgement {
	return {
		...held,
		point,
		reasons: held.point === point ? held.reasons : [],
		vitals: point === 'D' ? (held.vitals === 'not-needed' ? null : held.vitals) : 'not-needed'
	};
}

/** What is still to be chosen before it can be committed; empty when nothing is. */
export function lackOf({ point, reasons, resources, vitals, level }: Judgement): string {
	if (point === null) return 'Choose the point that decides';
	if (judgedBy(point) === 'reasons' && reasons.length === 0) return 'Name a reason';
	if (point === 'D' && vitals === null) return 'Say how the vital signs were weighed';
	if (reasons.length > MOST_REASONS) return `Name ${MOST_REASONS} reasons at most`;
	if (resources.length > MOST_RESOURCES) return `Tick ${MOST_RESOURCES} at most`;
	return level === null ? 'Choose a level' : '';
}

export function committed(visit: string, held: Judgement): JsonObject | null {
	const { point, reasons, resources, vitals, level } = held;
	if (lackOf(held) !== '' || point === null || level === null) return null;
	const isByReasons = judgedBy(point) === 'reasons';
	return {
		visit,
		level,
		point,
		reasons: isByReasons ? [...reasons] : [],
		resources: isByReasons ? [] : [...resources],
		vitals: point === 'D' ? (vitals ?? 'in-range') : 'not-needed'
	};
}

/**
 * The edition's own path over what the nurse named and charted; only after a level is committed, and
 * only in guided mode. Null where the facts cannot be put together.
 */
export function pathAfter(
	held: Judgement,
	values: FormValues,
	{ edition, age }: { readonly edition: EditionId; readonly age: Age | null }
): AcuityAnswer | null {
	if (age === null) return null;
	const number = (field: string) => {
		const value = values[field];
		return typeof value === 'number' ? value : null;
	};
	const temperature = number('temperature');
	const unit = values['temperatureUnit'];
	const facts: AcuityFacts = {
		edition,
		age,
		vitals: {
			hr: number('hr'),
			rr: number('rr'),
			spo2: number('spo2'),
			sbp: number('sbp'),
			dbp: number('dbp'),
			tempC: temperature !== null && typeof unit === 'string' ? celsiusOf(temperature, unit) : null,
			avpu: AVPU.find((one) => one === values['avpu']) ?? null,
			gcs: number('gcsTotal'),
			pain: number('pain')
		},
		lifeSaving: held.point === 'A' ? held.reasons.filter(isLifeSavingId) : [],
		highRisk: held.point === 'B' ? held.reasons.filter(isHighRiskId) : [],
		alteredMentalStatus: held.point === 'B' && held.reasons.includes('altered-mental-status'),
		severeDistress: held.point === 'B' && held.reasons.includes('severe-distress'),
		resources: held.resources.filter(isResourceId),
		pregnant: values['pregnancy'] === 'pregnant' || values['pregnancy'] === 'postpartum'
	};
	return faultsOf(facts).length === 0 ? acuityOf(facts) : null;
}
