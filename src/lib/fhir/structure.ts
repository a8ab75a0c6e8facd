/**
 * The shape that selectors rely on, checked once when a resource comes in from outside, so that no
 * screen has to. Loose on purpose: what no screen reads is let through as it is. Source: HL7 FHIR R4
 * (4.0.1), resource definitions.
 */
import { describeIssues } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import type { FhirResource } from './types';

const text = z.string();
const FHIR_DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const date = z.string().regex(FHIR_DATE);
// Where a primitive has only an extension, FHIR JSON writes null in its place.
const texts = z.array(z.string().nullable());

const coding = z.looseObject({
	system: text.optional(),
	code: text.optional(),
	display: text.optional()
});
const concept = z.looseObject({ coding: z.array(coding).optional(), text: text.optional() });
const concepts = z.array(concept);
const identifier = z.looseObject({
	system: text.optional(),
	value: text.optional(),
	type: concept.optional()
});
const reference = z.looseObject({
	reference: text.optional(),
	display: text.optional(),
	identifier: identifier.optional()
});
const references = z.array(reference);
const period = z.looseObject({ start: date.optional(), end: date.optional() });
const quantity = z.looseObject({
	value: z.number().optional(),
	comparator: z.enum(['<', '<=', '>=', '>']).optional(),
	unit: text.optional(),
	code: text.optional()
});
const range = z.looseObject({ low: quantity.optional(), high: quantity.optional() });
const ratio = z.looseObject({ numerator: quantity.optional(), denominator: quantity.optional() });
const notes = z.array(z.looseObject({ text }));
const attachment = z.looseObject({
	contentType: text.optional(),
	data: text.optional(),
	url: text.optional(),
	title: text.optional(),
	creation: date.optional()
});
const name = z.looseObject({
	use: text.optional(),
	text: text.optional(),
	family: text.optional(),
	given: texts.optional(),
	prefix: texts.optional(),
	suffix: texts.optional()
});
const timing = z.looseObject({
	code: concept.optional(),
	repeat: z
		.looseObject({
			boundsDuration: quantity.optional(),
			boundsRange: range.optional(),
			boundsPeriod: period.optional(),
			count: z.number().optional(),
			duration: z.number().optional(),
			durationMax: z.number().optional(),
			durationUnit: text.optional(),
			frequency: z.number().optional(),
			frequencyMax: z.number().optional(),
			period: z.number().optional(),
			periodMax: z.number().optional(),
			periodUnit: text.optional(),
			dayOfWeek: z.array(text).optional(),
			timeOfDay: z.array(text).optional(),
			when: z.array(text).optional(),
			offset: z.number().optional()
		})
		.optional()
});
const dosages = z.array(
	z.looseObject({
		sequence: z.number().optional(),
		text: text.optional(),
		additionalInstruction: concepts.optional(),
		patientInstruction: text.optional(),
		timing: timing.optional(),
		asNeededBoolean: z.boolean().optional(),
		asNeededCodeableConcept: concept.optional(),
		site: concept.optional(),
		route: concept.optional(),
		doseAndRate: z
			.array(
				z.looseObject({
					doseQuantity: quantity.optional(),
					doseRange: range.optional(),
					rateQuantity: quantity.optional(),
					rateRange: range.optional(),
					rateRatio: ratio.optional()
				})
			)
			.optional(),
		maxDosePerPeriod: ratio.optional(),
		maxDosePerAdministration: quantity.optional()
	})
);

/** The value, interpretation and range that an Observation and its components share. */
const valued = {
	code: concept,
	valueQuantity: quantity.optional(),
	valueCodeableConcept: concept.optional(),
	valueString: text.optional(),
	valueBoolean: z.boolean().optional(),
	valueInteger: z.number().optional(),
	valueRange: range.optional(),
	valueRatio: ratio.optional(),
	valueTime: text.optional(),
	valueDateTime: date.optional(),
	valuePeriod: period.optional(),
	dataAbsentReason: concept.optional(),
	interpretation: concepts.optional(),
	referenceRange: z
		.array(
			z.looseObject({
				low: quantity.optional(),
				high: quantity.optional(),
				type: concept.optional(),
				text: text.optional()
			})
		)
		.optional()
};

const medicine = {
	medicationCodeableConcept: concept.optional(),
	medicationReference: reference.optional(),
	// Nothing contained in an order but its medicine has a code that is read.
	contained: z.array(z.looseObject({ resourceType: text, code: concept.optional() })).optional(),
	reasonCode: concepts.optional(),
	reasonReference: references.optional(),
	note: notes.optional()
};

const named = { name: text.optional(), identifier: z.array(identifier).optional() };
const people = { name: z.array(name).optional(), identifier: z.array(identifier).optional() };
const bare = z.looseObject({ identifier: z.union([z.array(identifier), identifier]).optional() });

/** What a chart shows, and the shape in which it must come. Other types are left out on import. */
export const CHART_TYPES = {
	AllergyIntolerance: z.looseObject({
		patient: reference,
		code: concept.optional(),
		type: z.enum(['allergy', 'intolerance']).optional(),
		criticality: z.enum(['low', 'high', 'unable-to-assess']).optional(),
		clinicalStatus: concept.optional(),
		verificationStatus: concept.optional(),
		recordedDate: date.optional(),
		onsetDateTime: date.optional(),
		reaction: z
			.array(
				z.looseObject({
					substance: concept.optional(),
					manifestation: concepts,
					severity: z.enum(['mild', 'moderate', 'severe']).optional()
				})
			)
			.optional(),
		note: notes.optional()
	}),
	Appointment: bare,
	CarePlan: bare,
	CareTeam: z.looseObject({ name: text.optional() }),
	ClinicalImpression: bare,
	Communication: bare,
	Composition: bare,
	Condition: z.looseObject({
		subject: reference,
		code: concept.optional(),
		category: concepts.optional(),
		clinicalStatus: concept.optional(),
		verificationStatus: concept.optional(),
		severity: concept.optional(),
		onsetDateTime: date.optional(),
		onsetPeriod: period.optional(),
		onsetAge: quantity.optional(),
		onsetRange: range.optional(),
		onsetString: text.optional(),
		abatementDateTime: date.optional(),
		abatementPeriod: period.optional(),
		abatementAge: quantity.optional(),
		abatementRange: range.optional(),
		abatementString: text.optional(),
		recordedDate: date.optional(),
		encounter: reference.optional(),
		note: notes.optional()
	}),
	Consent: bare,
	Coverage: bare,
	Device: z.looseObject({
		type: concept.optional(),
		deviceName: z.array(z.looseObject({ name: text })).optional()
	}),
	DiagnosticReport: z.looseObject({
		status: text,
		code: concept,
		category: concepts.optional(),
		subject: reference.optional(),
		basedOn: references.optional(),
		effectiveDateTime: date.optional(),
		effectivePeriod: period.optional(),
		issued: date.optional(),
		result: references.optional(),
		conclusion: text.optional(),
		conclusionCode: concepts.optional(),
		presentedForm: z.array(attachment).optional()
	}),
	DocumentReference: z.looseObject({
		status: text,
		docStatus: text.optional(),
		type: concept.optional(),
		category: concepts.optional(),
		subject: reference.optional(),
		date: date.optional(),
		author: references.optional(),
		description: text.optional(),
		relatesTo: z.array(z.looseObject({ code: text, target: reference })).optional(),
		content: z.array(z.looseObject({ attachment })).min(1),
		context: z
			.looseObject({ encounter: references.optional(), period: period.optional() })
			.optional()
	}),
	Encounter: z.looseObject({
		status: text,
		class: coding,
		type: concepts.optional(),
		subject: reference.optional(),
		participant: z
			.array(z.looseObject({ type: concepts.optional(), individual: reference.optional() }))
			.optional(),
		period: period.optional(),
		reasonCode: concepts.optional(),
		reasonReference: references.optional(),
		hospitalization: z.looseObject({ dischargeDisposition: concept.optional() }).optional(),
		location: z.array(z.looseObject({ location: reference, status: text.optional() })).optional(),
		serviceProvider: reference.optional()
	}),
	EpisodeOfCare: bare,
	FamilyMemberHistory: bare,
	Flag: z.looseObject({
		status: text,
		category: concepts.optional(),
		code: concept,
		subject: reference,
		period: period.optional()
	}),
	Goal: bare,
	ImagingStudy: bare,
	Immunization: z.looseObject({
		status: text,
		statusReason: concept.optional(),
		vaccineCode: concept,
		patient: reference,
		occurrenceDateTime: date.optional(),
		occurrenceString: text.optional(),
		recorded: date.optional(),
		lotNumber: text.optional(),
		site: concept.optional(),
		doseQuantity: quantity.optional(),
		note: notes.optional()
	}),
	Location: z.looseObject(named),
	Medication: z.looseObject({ code: concept.optional() }),
	MedicationAdministration: z.looseObject({
		...medicine,
		status: text,
		statusReason: concepts.optional(),
		subject: reference,
		request: reference.optional(),
		effectiveDateTime: date.optional(),
		effectivePeriod: period.optional(),
		performer: z.array(z.looseObject({ actor: reference })).optional(),
		dosage: z
			.looseObject({
				dose: quantity.optional(),
				route: concept.optional(),
				site: concept.optional(),
				rateRatio: ratio.optional(),
				rateQuantity: quantity.optional()
			})
			.optional()
	}),
	MedicationRequest: z.looseObject({
		...medicine,
		status: text,
		category: concepts.optional(),
		priority: text.optional(),
		subject: reference,
		authoredOn: date.optional(),
		requester: reference.optional(),
		dosageInstruction: dosages.optional(),
		dispenseRequest: z.looseObject({ validityPeriod: period.optional() }).optional(),
		priorPrescription: reference.optional()
	}),
	MedicationStatement: z.looseObject({
		...medicine,
		status: text,
		category: concept.optional(),
		subject: reference,
		effectiveDateTime: date.optional(),
		effectivePeriod: period.optional(),
		dateAsserted: date.optional(),
		informationSource: reference.optional(),
		dosage: dosages.optional()
	}),
	NutritionOrder: z.looseObject({
		status: text,
		patient: reference,
		dateTime: date,
		orderer: reference.optional(),
		excludeFoodModifier: concepts.optional(),
		oralDiet: z
			.looseObject({
				type: concepts.optional(),
				texture: z.array(z.looseObject({ modifier: concept.optional() })).optional(),
				fluidConsistencyType: concepts.optional(),
				nutrient: z
					.array(z.looseObject({ modifier: concept.optional(), amount: quantity.optional() }))
					.optional(),
				instruction: text.optional()
			})
			.optional(),
		supplement: z
			.array(z.looseObject({ type: concept.optional(), productName: text.optional() }))
			.optional(),
		enteralFormula: z
			.looseObject({
				baseFormulaType: concept.optional(),
				baseFormulaProductName: text.optional(),
				administrationInstruction: text.optional()
			})
			.optional(),
		note: notes.optional()
	}),
	Observation: z.looseObject({
		...valued,
		status: text,
		category: concepts.optional(),
		subject: reference.optional(),
		basedOn: references.optional(),
		effectiveDateTime: date.optional(),
		effectiveInstant: date.optional(),
		effectivePeriod: period.optional(),
		issued: date.optional(),
		performer: references.optional(),
		bodySite: concept.optional(),
		method: concept.optional(),
		specimen: reference.optional(),
		hasMember: references.optional(),
		component: z.array(z.looseObject(valued)).optional(),
		note: notes.optional()
	}),
	Organization: z.looseObject(named),
	Patient: z.looseObject({
		...people,
		gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
		birthDate: z
			.string()
			.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
			.optional(),
		deceasedBoolean: z.boolean().optional(),
		deceasedDateTime: date.optional()
	}),
	Practitioner: z.looseObject({
		...people,
		qualification: z.array(z.looseObject({ code: concept })).optional()
	}),
	PractitionerRole: z.looseObject({
		practitioner: reference.optional(),
		code: concepts.optional(),
		specialty: concepts.optional()
	}),
	Procedure: z.looseObject({
		status: text,
		subject: reference,
		code: concept.optional(),
		encounter: reference.optional(),
		performedDateTime: date.optional(),
		performedPeriod: period.optional(),
		performedString: text.optional(),
		performer: z.array(z.looseObject({ actor: reference })).optional(),
		location: reference.optional(),
		bodySite: concepts.optional(),
		reasonCode: concepts.optional(),
		reasonReference: references.optional(),
		note: notes.optional()
	}),
	QuestionnaireResponse: bare,
	RelatedPerson: z.looseObject(people),
	ServiceRequest: z.looseObject({
		status: text,
		subject: reference,
		code: concept.optional(),
		category: concepts.optional(),
		priority: text.optional(),
		replaces: references.optional(),
		orderDetail: concepts.optional(),
		quantityQuantity: quantity.optional(),
		occurrenceDateTime: date.optional(),
		occurrenceTiming: timing.optional(),
		asNeededBoolean: z.boolean().optional(),
		asNeededCodeableConcept: concept.optional(),
		authoredOn: date.optional(),
		requester: reference.optional(),
		bodySite: concepts.optional(),
		reasonCode: concepts.optional(),
		reasonReference: references.optional(),
		patientInstruction: text.optional(),
		note: notes.optional()
	}),
	Specimen: z.looseObject({ type: concept.optional() })
} as const satisfies Partial<Record<FhirResource['resourceType'], z.ZodType>>;

export type ChartType = keyof typeof CHART_TYPES;

export function isChartType(type: string): type is ChartType {
	return Object.hasOwn(CHART_TYPES, type);
}

/** The first place where a resource is not what screens rely on, in plain words; nothing if it is. */
export function structuralFault(
	type: ChartType,
	resource: unknown
): { path: string; reason: string } | undefined {
	const result = CHART_TYPES[type].safeParse(resource);
	return result.success ? undefined : describeIssues(result.error, resource);
}
