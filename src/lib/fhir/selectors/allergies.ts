import type { Chart } from '$lib/fhir/chart';
import { refOf, type AllergyIntolerance, type Ref, type ResourceOf } from '$lib/fhir/types';
import { codesOf, conceptText, hasCode, isAbout, noteText, type CodeRow } from './display';

export interface AllergyRow {
	readonly ref: Ref;
	readonly substance: string;
	readonly codes: readonly CodeRow[];
	readonly kind: 'allergy' | 'intolerance' | 'unknown';
	readonly reactions: readonly string[];
	/** The worst reaction seen. */
	readonly severity: 'severe' | 'moderate' | 'mild' | null;
	/** What the next one could be. */
	readonly criticality: 'high' | 'low' | 'unable-to-assess' | null;
	readonly clinicalStatus: string;
	readonly verification: string;
	readonly recorded: string | null;
	readonly note: string | null;
}

/**
 * SNOMED CT: no known allergy, no known drug allergy. They answer the question and are no rows.
 */
const NONE_KNOWN = ['716186003', '409137002'];
/**
 * SNOMED CT: no known food, environmental, insect, latex, animal allergy. No rows either, and alone
 * no answer: drugs were not asked about.
 */
const NONE_KNOWN_IN_PART = ['429625007', '428607008', '428197003', '716184000', '716220001'];

/** Allergies and intolerances, the most dangerous first; ended ones after those that stand. */
export function allergies(chart: Chart, patient: Ref): AllergyRow[] {
	return standing(chart, patient)
		.filter((resource) => !denies(resource, [...NONE_KNOWN, ...NONE_KNOWN_IN_PART]))
		.map(rowOf)
		.sort((a, b) => danger(b) - danger(a) || compareText(a.substance, b.substance));
}

/** Whether anybody asked: `none-known` needs an explicit statement, an empty list is `unasked`. */
export function allergyState(chart: Chart, patient: Ref): 'unasked' | 'none-known' | 'some' {
	const found = standing(chart, patient).filter((resource) => isCurrent(statusOf(resource)));
	if (found.some((resource) => !denies(resource, [...NONE_KNOWN, ...NONE_KNOWN_IN_PART])))
		return 'some';
	return found.some((resource) => denies(resource, NONE_KNOWN)) ? 'none-known' : 'unasked';
}

function standing(chart: Chart, patient: Ref): ResourceOf<'AllergyIntolerance'>[] {
	return chart
		.all('AllergyIntolerance')
		.filter(
			(resource) =>
				isAbout(patient, resource.patient) &&
				!hasCode(resource.verificationStatus, 'entered-in-error') &&
				!hasCode(resource.verificationStatus, 'refuted')
		);
}

/** By code; without one, the words a chart writes for no known (drug) allergy. */
function denies(resource: AllergyIntolerance, codes: readonly string[]): boolean {
	if (codes.some((code) => hasCode(resource.code, code))) return true;
	return !resource.code?.coding?.length && NO_ALLERGY.test(resource.code?.text ?? '');
}

const NO_ALLERGY = /^\s*(no known (drug )?allerg(y|ies)|nkd?a)\s*\.?\s*$/i;

function statusOf(resource: AllergyIntolerance): string {
	return resource.clinicalStatus?.coding?.find((coding) => coding.code)?.code ?? '';
}

function isCurrent(clinicalStatus: string): boolean {
	return clinicalStatus === 'active' || clinicalStatus === '';
}

function rowOf(resource: ResourceOf<'AllergyIntolerance'>): AllergyRow {
	const reactions = resource.reaction ?? [];
	const names = reactions.flatMap((reaction) => reaction.manifestation.map(conceptText));
	const worst = SEVERITIES.find((severity) =>
		reactions.some((reaction) => reaction.severity === severity)
	);
	return {
		ref: refOf(resource),
		substance: conceptText(resource.code) || conceptText(reactions[0]?.substance),
		codes: codesOf(resource.code),
		kind: resource.type ?? 'unknown',
		reactions: [...new Set(names.filter(Boolean))],
		severity: worst ?? null,
		criticality: resource.criticality ?? null,
		clinicalStatus: statusOf(resource),
		verification: resource.verificationStatus?.coding?.find((coding) => coding.code)?.code ?? '',
		recorded: resource.recordedDate ?? resource.onsetDateTime ?? null,
		note: noteText(resource.note)
	};
}

const SEVERITIES = ['severe', 'moderate', 'mild'] as const;

/** Standing before ended; then what could happen, what did happen, and allergy before intolerance. */
function danger(row: AllergyRow): number {
	const criticality = { high: 3, 'unable-to-assess': 2, low: 1 };
	const severity = { severe: 3, moderate: 2, mild: 1 };
	return (
		(isCurrent(row.clinicalStatus) ? 1000 : 0) +
		(row.criticality ? criticality[row.criticality] : 0) * 100 +
		(row.severity ? severity[row.severity] : 0) * 10 +
		(row.kind === 'allergy' ? 1 : 0)
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
