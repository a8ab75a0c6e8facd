/**
 * The FHIR R4 types this house speaks. Everything in a chart has an id, so a reference such as
 * `Observation/wbc-1` always names exactly one thing.
 */
import type { FhirResource } from 'fhir/r4';

export type {
	AllergyIntolerance,
	Annotation,
	Attachment,
	Bundle,
	Claim,
	CodeableConcept,
	Coding,
	Condition,
	DiagnosticReport,
	DocumentReference,
	Dosage,
	Encounter,
	Extension,
	FhirResource,
	Flag,
	HumanName,
	Identifier,
	Immunization,
	Location,
	Medication,
	MedicationAdministration,
	MedicationRequest,
	MedicationStatement,
	NutritionOrder,
	Observation,
	ObservationReferenceRange,
	Organization,
	Patient,
	Period,
	Practitioner,
	Procedure,
	Quantity,
	Range,
	Reference,
	ServiceRequest,
	Timing
} from 'fhir/r4';

export type Resource = FhirResource & { id: string };
export type ResourceType = FhirResource['resourceType'];
/** The resource of one type, with its id known to be there. */
export type ResourceOf<T extends ResourceType> = Extract<FhirResource, { resourceType: T }> & {
	id: string;
};
/** `Type/id`. */
export type Ref = string;

export function refOf(resource: Resource): Ref {
	return `${resource.resourceType}/${resource.id}`;
}
