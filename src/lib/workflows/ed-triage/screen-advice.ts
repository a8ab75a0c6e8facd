/**
 * What the screens of a note come to, and what a department does then. The screens are counted as their
 * sources count them (`rules/screens*`); what is done already is not asked for again. Advice only, never
 * a stop and never a level.
 */
import { tickedIn, isEmpty, type FormValues } from '$lib/engine/forms';
import type { Check, View } from '$lib/engine/model';
import type { Ref } from '$lib/fhir/types';
import { ADULT_FROM_MONTHS, ageInMonths, type Age } from '$lib/rules/acuity/age';
import { beFast, qSofa, sepsisTier, sirs } from '$lib/rules/screens';
import { isNews2For, news2, type Acvpu } from '$lib/rules/screens-early-warning';
import { ideationScreen, type BehaviorTime } from '$lib/rules/screens-safety';
import { numberIn } from './check-parts';
import { ALERTS, PRECAUTIONS } from './lists';

import { celsiusOf } from './vital-signs';

interface Of {
	readonly values: FormValues;
	readonly view: View;
	readonly patient: Ref;
	readonly age: Age | null;
}

/** Advice of a triage note as it stands, in the order a nurse would act on it. */
export function screenAdvice(of: Of): Check[] {
	return [
		...strokeAdvice(of),
		...sepsisAdvice(of),
		...warningAdvice(of),
		...suicideAdvice(of),
		...infectionAdvice(of),
		...fallAdvice(of),
		...safetyAdvice(of)
	];
}

function advice(id: string, title: string, detail: string, field: string, source: string): Check {
	return { id: `screen.${id}`, severity: 'advice', title, detail, source, field };
}

/** `Stroke alert, fall risk.`: of acts that are due, those nobody has done; empty when all are. */
function dueOf({ view, patient }: Of, words: readonly string[]): string {
	const done = view.chart
		.shelf('Flag')
		.filter((held) => held.status === 'active' && held.subject.reference === patient)
		.map((held) => held.code.text);
	const open = words.filter((word) => !done.includes(word));
	return open.length === 0 ? 'Done already.' : `Due: ${open.join(', ').toLowerCase()}.`;
}

const HOUR = 3_600_000;

function strokeAdvice(of: Of): Check[] {
	const signs = tickedIn(of.values, 'strokeSigns');
	if (isEmpty(of.values['strokeSigns'])) return [];
	const has = (sign: string) => signs.includes(sign);
	const well = numberIn(of.values, 'lastKnownWell');
	const hours = well === null ? null : (of.view.at - well) / HOUR;
	const { outcome, isAlert, source } = beFast(
		{
			balance: has('balance'),
			eyes: has('eyes'),
			face: has('face'),
			arm: has('arm'),
			speech: has('speech')
		},
		hours
	);
	if (outcome !== 'positive' || isAlert === false) return [];
	const since = isAlert === null ? ' The time last known well would decide: ask for it.' : '';
	return [
		advice(
			'stroke',
			'Stroke screen positive',
			`${dueOf(of, [ALERTS.stroke])}${since}`,
			'strokeSigns',
			source
		)
	];
}

function celsius(values: FormValues): number | null {
	const typed = numberIn(values, 'temperature');
	const unit = values['temperatureUnit'];
	return typed === null || typeof unit !== 'string' ? null : celsiusOf(typed, unit);
}

function isAdult({ age }: Of): boolean {
	return age !== null && ageInMonths(age) >= ADULT_FROM_MONTHS;
}

/** Adults only: a child's pulse and breathing are counted against its age. */
function sepsisAdvice(of: Of): Check[] {
	if (!isAdult(of) || of.values['infectionSuspected'] !== 'yes') return [];
	const [hr, rr, sbp, gcs] = ['hr', 'rr', 'sbp', 'gcsTotal'].map((id) => numberIn(of.values, id));
	const counted = sirs({ tempC: celsius(of.values), hr: hr ?? null, rr: rr ?? null, wbc: null });
	const organs = qSofa({ rr: rr ?? null, sbp: sbp ?? null, gcs: gcs ?? null });
	const tier = sepsisTier(counted, {
		infectionSuspected: true,
		organDysfunction: organs.outcome === 'positive'
	});
	if (tier !== 'sepsis' && tier !== 'severe-sepsis') return [];
	return [
		advice(
			'sepsis',
			tier === 'sepsis' ? 'Sepsis screen positive' : 'Sepsis screen positive, with failing organs',
			dueOf(of, [ALERTS.sepsis]),
			'infectionSuspected',
			`${counted.source}; ${organs.source}`
		)
	];
}

function warningAdvice(of: Of): Check[] {
	const { values, age } = of;
	const pregnant = values['pregnancy'] === 'pregnant' || values['pregnancy'] === 'postpartum';
	const ageYears = age === null ? 0 : Math.floor(ageInMonths(age) / 12);
	if (!isNews2For({ ageYears, pregnant })) return [];
	const device = values['oxygenDevice'];
	const avpu = values['avpu'];
	const score = news2(
		{
			rr: numberIn(values, 'rr'),
			hr: numberIn(values, 'hr'),
			sbp: numberIn(values, 'sbp'),
			tempC: celsius(values),
			spo2: numberIn(values, 'spo2'),
			onOxygen: typeof device === 'string' ? device !== 'room-air' : null,
			consciousness: typeof avpu === 'string' ? (avpu as Acvpu) : null
		},
		1
	);
	if (score.tier !== 'medium' && score.tier !== 'high') return [];
	const least = score.missing.length > 0 ? 'at least ' : '';
	return [
		advice(
			'news2',
			`NEWS2 ${least}${score.points}, ${score.tier}`,
			`A review is due within ${score.reviewWithin ?? 60} minutes: tell the provider.`,
			'hr',
			score.source
		)
	];
}

function suicideAdvice(of: Of): Check[] {
	const { values } = of;
	if (values['suicideScreen'] !== 'done') return [];
	const said = (id: string) => (values[id] === 'yes' ? true : values[id] === 'no' ? false : null);
	const past = said('suicideBehavior');
	const recent = said('suicideRecent');
	const behavior: BehaviorTime | null =
		past === false
			? 'never'
			: past === null || recent === null
				? null
				: recent
					? 'within-3-months'
					: 'over-3-months';
	const screen = ideationScreen({
		wishToBeDead: said('suicideWish'),
		activeThoughts: said('suicideThoughts'),
		method: said('suicideMethod'),
		intent: said('suicideIntent'),
		plan: said('suicidePlan'),
		behavior
	});
	if (screen.tier === 'none') return [];
	const due =
		screen.tier === 'high'
			? `${dueOf(of, [PRECAUTIONS.suicide])} Somebody stays with the patient, belongings are secured, the provider is told now.`
			: screen.tier === 'moderate'
				? `${dueOf(of, [PRECAUTIONS.suicide])} The provider is told before the patient is out of sight.`
				: 'The provider is told; a safety assessment comes before the patient leaves.';
	return [
		advice('suicide', `Suicide screen: ${screen.tier} risk`, due, 'suicideScreen', screen.source)
	];
}

const INFORM = 'CDC, identify, isolate, inform: guidance for emergency departments';

/** What is caught by air or droplets is isolated before anybody knows its name. */
function infectionAdvice(of: Of): Check[] {
	const signs = tickedIn(of.values, 'infectionSigns');
	const has = (sign: string) => signs.includes(sign);
	const isSpread = has('fever') && (has('rash') || has('cough') || has('diarrhea'));
	if (!(isSpread && (has('exposure') || has('travel') || has('rash')))) return [];
	return [
		advice(
			'infection',
			'Could be contagious',
			'Mask, a room of its own, the right isolation, and infection control told.',
			'infectionSigns',
			INFORM
		)
	];
}

function fallAdvice(of: Of): Check[] {
	const risks = tickedIn(of.values, 'fallRisks').filter((risk) => risk !== 'none');
	if (risks.length === 0) return [];
	return [
		advice(
			'fall',
			'Fall risk',
			dueOf(of, [PRECAUTIONS.fall]),
			'fallRisks',
			'Any yes is a risk: yes-or-no fall screens of emergency departments'
		)
	];
}

const CONCERNS: Readonly<Record<string, string>> = {
	'unsafe-home': 'social work, and a talk alone',
	neglect: 'the provider, and protective services as the law asks',
	trafficking: 'a talk alone, social work, and no word to who came along',
	weapon: 'security',
	violence: 'security, and the violence precaution',
	elopement: 'the elopement precaution, within sight'
};

function safetyAdvice({ values }: Of): Check[] {
	const concerns = tickedIn(values, 'safetyConcerns').flatMap((one) => CONCERNS[one] ?? []);
	if (concerns.length === 0) return [];
	return [
		advice(
			'safety',
			'A safety concern',
			`Due: ${concerns.join('; ')}.`,
			'safetyConcerns',
			'Safety screening in the emergency department; state law on mandatory reports'
		)
	];
}
