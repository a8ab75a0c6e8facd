/**
 * Checks of a form before anybody signs it: what is missing, impossible, or does not fit the rest of
 * the note. Key-free, the same text in every mode, and never a level: what a level should be is the
 * nurse's judgement until it is committed.
 */
import { answeredOf, stopsLeft, wholeAnswers, type AnsweredCheck } from '$lib/engine/answers';
import {
	tickedIn,
	isEmpty,
	isShown,
	missingFields,
	rangeFaults,
	type FormDefinition,
	type FormState,
	type FormValues
} from '$lib/engine/forms';
import type { Check, MachineEvent, Severity, View } from '$lib/engine/model';
import { atOf } from '$lib/engine/time';
import { allergies } from '$lib/fhir/selectors/allergies';
import type { Ref } from '$lib/fhir/types';
import { ageInMonths, ADULT_FROM_MONTHS, type Age } from '$lib/rules/acuity/age';
import { OVERRIDE_REASONS } from './override-reasons';
import { COMPLETE, hard, numberIn, PLAUSIBLE, soft } from './check-parts';
import { vitalFaults } from './check-vitals';
import { ageAt, encounterIn, levelOf } from './department';
import { FORMS } from './fields';
import { CHECK_LISTS, TRIAGE_NOTE } from './note-fields';
import { screenAdvice } from './screen-advice';
import { LEVEL_VITALS } from './vital-signs';

const RANK: Readonly<Record<Severity, number>> = { hard: 0, soft: 1, advice: 2 };

/** All checks of a form as it stands, gravest first. */
export function validateForm(form: FormState, view: View): Check[] {
	const definition = FORMS[form.kind];
	if (!definition) return [];
	const patient = patientOf(form, view);
	const age = ageAt(view.chart, patient, view);
	const isVitals = definition.fields.some(({ id }) => id === 'hr');
	const checks: Check[] = [
		...missingFields(definition, form.values).map(({ id, label, help }) =>
			hard(`required.${id}`, `${label} is missing`, help ?? 'The form cannot stand without it.', id)
		),
		...rangeFaults(definition, form.values)
			.filter(({ severity }) => severity === 'hard')
			.map(({ field, text }) =>
				hard(`range.${field.id}`, `${field.label} cannot be`, `${text}.`, field.id, PLAUSIBLE)
			),
		...listFaults(form.values),
		...(isVitals ? vitalFaults(form.values, age) : []),
		...(form.kind === TRIAGE_NOTE
			? [
					...noteFaults(form.values, view, { patient, age }),
					...screenAdvice({ values: form.values, view, patient, age })
				]
			: []),
		...timeFaults(definition, form.values, view)
	];
	return checks.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** Whom the form is about: the visit says so once its registration was corrected. */
function patientOf({ values, patient }: FormState, view: View): Ref {
	const visit = typeof values['visit'] === 'string' && encounterIn(view, values['visit']);
	return (visit && visit.subject?.reference) || patient;
}

/** "None of these" beside something ticked says two things at once. */
function listFaults(values: FormValues): Check[] {
	return Object.keys(CHECK_LISTS).flatMap((field) => {
		const ticked = tickedIn(values, field);
		return ticked.includes('none') && ticked.length > 1
			? [
					hard(
						`list.${field}`,
						'None, and something ticked',
						'Take one of the two away: the list says both.',
						field
					)
				]
			: [];
	});
}

/** Between these ages pregnancy is asked. */
const FERTILE_MONTHS = [10 * 12, 55 * 12] as const;

function noteFaults(
	values: FormValues,
	view: View,
	{ patient, age }: { readonly patient: Ref; readonly age: Age | null }
): Check[] {
	const checks: Check[] = [];
	const months = age ? ageInMonths(age) : null;
	const person = view.chart.get(patient);
	const sex = person?.resourceType === 'Patient' ? person.gender : undefined;
	const isChild = months !== null && months < ADULT_FROM_MONTHS;
	const visit = encounterIn(view, String(values['visit'] ?? ''));
	const level = visit ? levelOf(visit) : null;
	if (level === null)
		checks.push(
			hard(
				'acuity.missing',
				'No acuity yet',
				'Commit a level, and the reason for it, before signing.',
				'acuity'
			)
		);
	if (isChild && isEmpty(values['weight']))
		checks.push(
			hard(
				'required.weight',
				'Weight is missing',
				'Every dose for a child rests on it, in kg.',
				'weight'
			)
		);
	if (isChild && isEmpty(values['guardian']))
		checks.push(
			hard(
				'required.guardian',
				'Parent or guardian is missing',
				'Who is with the child, and may decide for it.',
				'guardian'
			)
		);
	const isFertile =
		sex === 'female' &&
		months !== null &&
		months >= FERTILE_MONTHS[0] &&
		months <= FERTILE_MONTHS[1];
	if (isFertile && isEmpty(values['pregnancy']))
		checks.push(
			hard(
				'required.pregnancy',
				'Pregnancy is missing',
				'Asked of every patient who could be pregnant.',
				'pregnancy'
			)
		);
	if (level !== null && level > 1) {
		const missing = Object.keys(LEVEL_VITALS).filter((field) => isEmpty(values[field]));
		if (missing.length > 0)
			checks.push(
				soft(
					'vitals.incomplete',
					'A level without its vital signs',
					`Not recorded: ${missing.map((field) => LEVEL_VITALS[field]).join(', ')}. Only level 1 goes without.`,
					missing[0] ?? 'hr',
					COMPLETE
				)
			);
	}
	const held = allergies(view.chart, patient)
		.filter(({ clinicalStatus }) => clinicalStatus === 'active' || clinicalStatus === '')
		.map(({ substance }) => substance);
	if (values['allergyState'] === 'none-known' && held.length > 0)
		checks.push(
			soft(
				'allergy.record',
				'The record holds allergies',
				`${held.join(', ')}. They stay in the record; was the patient asked about them?`,
				'allergyState',
				COMPLETE
			)
		);
	if (values['interpreter'] === 'family')
		checks.push(
			soft(
				'interpreter.family',
				'Family interprets',
				'A qualified interpreter is the patient’s right; family only in an emergency or at the patient’s own wish.',
				'interpreter',
				'45 CFR 92.201 (Section 1557): restricted use of accompanying adults and children'
			)
		);
	if (
		isChild &&
		months !== null &&
		months < 3 &&
		values['temperatureRoute'] &&
		values['temperatureRoute'] !== 'rectal'
	)
		checks.push(
			soft(
				'temperature.route',
				'Temperature not taken rectally',
				'Under three months only a rectal temperature is relied on.',
				'temperatureRoute'
			)
		);
	return checks;
}

/** Whatever a form says of a moment lies behind it, and nothing was observed before the door. */
function timeFaults(definition: FormDefinition, values: FormValues, view: View): Check[] {
	const ahead = definition.fields.flatMap((field) => {
		const moment = field.kind === 'moment' && isShown(field, values) && values[field.id];
		return typeof moment === 'number' && moment > view.at
			? [
					hard(
						`future.${field.id}`,
						`${field.label}: in the future`,
						'It says when something was, which lies behind us.',
						field.id
					)
				]
			: [];
	});
	const seen = numberIn(values, 'observedAt');
	const visit = encounterIn(view, String(values['visit'] ?? ''));
	const arrived = atOf(view.start, visit?.period?.start ?? '');
	return seen !== null && arrived !== null && seen < arrived
		? [
				...ahead,
				hard(
					'late.before-arrival',
					'Observed before arrival',
					'What the ambulance found goes under care before arrival.',
					'observedAt'
				)
			]
		: ahead;
}

/** The stops that still keep a form from being signed, given the nurse's answers. */
export function standingStops(form: FormState, view: View, answers: unknown): Check[] {
	return stopsLeft(validateForm(form, view), wholeAnswers(answers, OVERRIDE_REASONS));
}

/** The soft stops of a form that the nurse answered, with the answer. */
export function answeredChecks(form: FormState, view: View, answers: unknown): AnsweredCheck[] {
	const given = wholeAnswers(answers, OVERRIDE_REASONS);
	return given.length === 0 ? [] : answeredOf(validateForm(form, view), given);
}

/** Whether the form an event signs is of this kind, about this visit, and has no stop standing. */
export function isSignable(event: MachineEvent, kind: string): boolean {
	const form = event.view.forms.get(String(event.data['form']));
	return (
		form !== undefined &&
		form.kind === kind &&
		form.values['visit'] === event.instance &&
		standingStops(form, event.view, event.data['answers']).length === 0
	);
}

/** Whether an event names another level than the one that stands. */
export function isFreshLevel(event: MachineEvent): boolean {
	const visit = encounterIn(event.view, event.instance);
	return visit !== undefined && levelOf(visit) !== event.data['level'];
}
