/** The forms of this workflow, by kind. Screen, checks, printed notes and scorer read these lists. */
import type { FormDefinition } from '$lib/engine/forms';
import {
	BED_REQUEST,
	bedRequest,
	DISCHARGE_CHECK,
	dischargeCheck,
	EXIT_NOTE,
	exitNote,
	TRANSFER_PAPERS,
	transferPapers
} from './closing-fields';
import type { DispositionId } from './lists';
import {
	NOTE_SECTIONS,
	REASSESSMENT,
	REASSESSMENT_SECTIONS,
	reassessment,
	TRIAGE_NOTE,
	triageNote
} from './note-fields';

export const FORMS: Readonly<Record<string, FormDefinition>> = {
	[TRIAGE_NOTE]: triageNote,
	[REASSESSMENT]: reassessment,
	[EXIT_NOTE]: exitNote,
	[TRANSFER_PAPERS]: transferPapers,
	[BED_REQUEST]: bedRequest,
	[DISCHARGE_CHECK]: dischargeCheck
};

/** The form that goes with a disposition. */
export const DISPOSITION_FORMS: Readonly<Record<DispositionId, string>> = {
	discharge: DISCHARGE_CHECK,
	admit: BED_REQUEST,
	transfer: TRANSFER_PAPERS
};

export interface FormSection {
	readonly id: string;
	readonly title: string;
	readonly fields: readonly string[];
}

/** How a form is laid out; short forms are one section under their own title. */
export function sectionsOf(kind: string): readonly FormSection[] {
	if (kind === TRIAGE_NOTE) return NOTE_SECTIONS;
	if (kind === REASSESSMENT) return REASSESSMENT_SECTIONS;
	const form = FORMS[kind];
	if (!form) return [];
	const fields = form.fields.map(({ id }) => id).filter((id) => id !== 'visit' && id !== 'answers');
	return [{ id: kind, title: form.title, fields }];
}
