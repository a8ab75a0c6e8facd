/** What a signed form leaves in the chart: its measurements, its allergies, and itself in words. */
import { findField, isEmpty, isShown, type FormState } from '$lib/engine/forms';
import type { View, WorkflowChange } from '$lib/engine/model';
import { fhirDateTime } from '$lib/engine/time';
import { allergies, allergyState } from '$lib/fhir/selectors/allergies';
import { hasCode, LOINC, SNOMED, UCUM } from '$lib/fhir/selectors/display';
import type { AllergyIntolerance, Ref, Resource } from '$lib/fhir/types';
import type { VisitRecord } from './chart-visit';
import { levelOf } from './department';
import { FORMS } from './fields';
import { TRIAGE_NOTE } from './note-fields';
import { allergiesIn, answerLines, noteMarkdown, written } from './note-document';
import { celsiusOf, MEASURES, TEMPERATURE } from './vital-signs';

/** SNOMED CT: no known allergy. */
const NO_KNOWN_ALLERGY = '716186003';

/**
 * The form leaves the desk and stands in the record. The visit says whose it is, not the form: a
 * registration may have been corrected while the form lay open.
 */
export function signForm(
	form: FormState,
	kind: string,
	visit: VisitRecord,
	view: View,
	answers: unknown
): WorkflowChange[] {
	const seen = form.values['observedAt'];
	const isLate = typeof seen === 'number';
	const level = form.kind === TRIAGE_NOTE ? levelOf(visit) : null;
	const lead = level === null ? [] : [`Acuity: ${visit.priority?.text ?? `Level ${level}`}`];
	const text = [noteMarkdown(form, view.start, lead), answerLines(form, view, answers)];
	return [
		{ closeForm: form.id },
		...measurements(form, visit, view, isLate ? seen : view.at),
		{
			put: written(view, visit, {
				id: form.id,
				kind,
				title: isLate ? `${kind}, late entry` : kind,
				text: text.filter(Boolean).join('\n\n')
			})
		}
	];
}

function measurements(
	form: FormState,
	visit: VisitRecord,
	view: View,
	at: number
): WorkflowChange[] {
	const { values } = form;
	const definition = FORMS[form.kind];
	const isIn = (id: string) => {
		const field = definition && findField(definition, id);
		return field !== undefined && isShown(field, values) && !isEmpty(values[id]);
	};
	const shared = {
		resourceType: 'Observation' as const,
		status: 'final' as const,
		category: [{ coding: [{ code: 'vital-signs' }] }],
		subject: { reference: visit.subject?.reference ?? form.patient },
		encounter: { reference: `Encounter/${visit.id}` },
		effectiveDateTime: fhirDateTime(view.start, at),
		performer: [{ display: 'Triage nurse (you)' }]
	};
	const found: Resource[] = MEASURES.flatMap(({ field, label, loinc, unit }) => {
		const value = values[field];
		if (!isIn(field) || typeof value !== 'number') return [];
		const method = METHODS[field] && values[METHODS[field]];
		return [
			{
				...shared,
				id: `${form.id}-${field.toLowerCase()}`,
				code: { coding: [{ system: LOINC, code: loinc, display: label }], text: label },
				valueQuantity: { value, unit, system: UCUM, code: unit },
				...(typeof method === 'string' && { method: { text: method } })
			}
		];
	});
	const typed = values['temperature'];
	const unit = values['temperatureUnit'];
	if (typeof typed === 'number' && typeof unit === 'string')
		found.unshift({
			...shared,
			id: `${form.id}-temperature`,
			code: {
				coding: [{ system: LOINC, code: TEMPERATURE.loinc, display: 'Temperature' }],
				text: 'Temperature'
			},
			valueQuantity: {
				value: celsiusOf(typed, unit),
				unit: TEMPERATURE.unit,
				system: UCUM,
				code: TEMPERATURE.unit
			},
			...(typeof values['temperatureRoute'] === 'string' && {
				method: { text: values['temperatureRoute'] }
			})
		});
	const avpu = values['avpu'];
	if (typeof avpu === 'string')
		found.push({
			...shared,
			id: `${form.id}-avpu`,
			code: {
				coding: [{ system: LOINC, code: '67775-7', display: 'Consciousness (AVPU)' }],
				text: 'Consciousness (AVPU)'
			},
			valueCodeableConcept: { text: avpu }
		});
	return found.map((put) => ({ put }));
}

/** Which other field says how a value was had. */
const METHODS: Readonly<Record<string, string>> = {
	spo2: 'oxygenDevice',
	weight: 'weightMethod',
	pain: 'painScale'
};

/**
 * Allergies that a note brings: each once, so that order checks find them. "None known" is written only
 * where the record holds none, and gives way when one is found.
 */
export function allergyChanges(
	{ values, id }: FormState,
	visit: VisitRecord,
	view: View
): WorkflowChange[] {
	const patient = visit.subject?.reference ?? '';
	const state = allergyState(view.chart, patient);
	const shared = {
		resourceType: 'AllergyIntolerance' as const,
		patient: { reference: patient },
		encounter: { reference: `Encounter/${visit.id}` },
		recordedDate: fhirDateTime(view.start, view.at),
		clinicalStatus: { coding: [{ code: 'active' }] },
		verificationStatus: { coding: [{ code: 'confirmed' }] }
	};
	if (values['allergyState'] === 'none-known')
		return state === 'unasked'
			? [
					{
						put: {
							...shared,
							id: `allergy-${id}`,
							code: {
								coding: [{ system: SNOMED, code: NO_KNOWN_ALLERGY }],
								text: 'No known allergy'
							}
						}
					}
				]
			: [];
	if (values['allergyState'] !== 'listed') return [];
	const held = standingSubstances(view, patient);
	const fresh = allergiesIn(values['allergies']).filter(
		({ substance }, at, all) =>
			!held.includes(substance.toLowerCase()) &&
			all.findIndex((one) => one.substance.toLowerCase() === substance.toLowerCase()) === at
	);
	return [
		...(fresh.length > 0 ? denialsEnded(view, patient) : []),
		...fresh.map(({ substance, reaction, severity }, at) => ({
			put: {
				...shared,
				id: `allergy-${id}-${at + 1}`,
				code: { text: substance },
				...(reaction && {
					reaction: [{ manifestation: [{ text: reaction }], ...(severity && { severity }) }]
				})
			} satisfies AllergyIntolerance & { id: string }
		}))
	];
}

function standingSubstances({ chart }: View, patient: Ref): string[] {
	return allergies(chart, patient)
		.filter(({ clinicalStatus }) => clinicalStatus === 'active' || clinicalStatus === '')
		.map(({ substance }) => substance.toLowerCase());
}

function denialsEnded({ chart }: View, patient: Ref): WorkflowChange[] {
	return chart
		.shelf('AllergyIntolerance')
		.filter(
			(held) =>
				held.patient.reference === patient &&
				hasCode(held.code, NO_KNOWN_ALLERGY) &&
				!hasCode(held.clinicalStatus, 'inactive')
		)
		.map((held) => ({ put: { ...held, clinicalStatus: { coding: [{ code: 'inactive' }] } } }));
}
