/** Every form of a hospice, by its kind. */
import type { Field, FormValues } from '$lib/engine/forms';
import type { PaperForm, Section } from './field-parts';
import { claim } from './forms-claim';
import {
	bereavementPlan,
	comprehensiveAssessment,
	idgNote,
	initialAssessment,
	levelOfCare,
	medicationProfile,
	planOfCare,
	prognosisWorksheet,
	visitNote
} from './forms-clinical';
import { deathRecord, discharge, noticeOfTermination, revocation, transfer } from './forms-closing';
import {
	addendum,
	codeStatus,
	election,
	eligibility,
	noticeOfElection,
	oralCertification
} from './forms-entry';
import { hopeAdmission, hopeDischarge, hopeFollowUp, hopeUpdate } from './forms-hope';
import { certification, dischargeOrder, faceToFace } from './forms-physician';

/** The kinds of papers, in the order a stay brings them. */
export const PAPERS = {
	eligibility,
	election,
	addendum,
	'code-status': codeStatus,
	'initial-assessment': initialAssessment,
	'oral-certification': oralCertification,
	certification,
	'face-to-face': faceToFace,
	'notice-of-election': noticeOfElection,
	'comprehensive-assessment': comprehensiveAssessment,
	'hope-admission': hopeAdmission,
	'hope-update': hopeUpdate,
	'hope-follow-up': hopeFollowUp,
	'medication-profile': medicationProfile,
	'plan-of-care': planOfCare,
	'visit-note': visitNote,
	'idg-note': idgNote,
	'prognosis-worksheet': prognosisWorksheet,
	'level-of-care': levelOfCare,
	revocation,
	transfer,
	'discharge-order': dischargeOrder,
	discharge,
	'death-record': deathRecord,
	'notice-of-termination': noticeOfTermination,
	'hope-discharge': hopeDischarge,
	'bereavement-plan': bereavementPlan,
	claim
} as const satisfies Readonly<Record<string, PaperForm>>;
export type PaperKind = keyof typeof PAPERS;

export const PAPER_KINDS = Object.keys(PAPERS) as [PaperKind, ...PaperKind[]];

export const FORMS: Readonly<Record<string, PaperForm>> = PAPERS;

export function isPaperKind(kind: string): kind is PaperKind {
	return Object.hasOwn(PAPERS, kind);
}

/** The sections of a form, in their order; none for a kind nobody knows. */
export function sectionsOf(kind: string): readonly Section[] {
	return FORMS[kind]?.sections ?? [];
}

/** The field of a kind of paper; nothing where it has none by this name. */
export function fieldOf(kind: string, id: string): Field | undefined {
	return FIELDS.get(kind)?.get(id);
}

/** The fields of each kind by their ids; the first of an id, as everywhere. */
const FIELDS: ReadonlyMap<string, ReadonlyMap<string, Field>> = new Map(
	PAPER_KINDS.map((kind) => [
		kind,
		new Map(PAPERS[kind].fields.toReversed().map((field) => [field.id, field]))
	])
);

/** The values of a form without what only the screens need. */
export function saidIn(values: FormValues): FormValues {
	return Object.fromEntries(
		Object.entries(values).filter(([id]) => id !== 'stay' && id !== 'answers')
	);
}
