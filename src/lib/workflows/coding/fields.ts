/** The query to a provider: the one form of this workflow. Screen, lint and scorer read it. */
import type { Json, JsonObject } from '$lib/engine/canonical';
import type { FormDefinition, FormState } from '$lib/engine/forms';
import type { Ref } from '$lib/fhir/types';

/** Why a record is put to its provider. Source: AHIMA/ACDIS, compliant query practice, 2022. */
export const QUERY_ISSUES = [
	{ value: 'indicators-without-diagnosis', label: 'Clinical indicators without a diagnosis' },
	{ value: 'diagnosis-without-indicators', label: 'A diagnosis without clinical indicators' },
	{ value: 'conflict', label: 'Two documents disagree' },
	{ value: 'specificity', label: 'A diagnosis needs more detail' },
	{ value: 'cause-and-effect', label: 'Whether one condition caused another' },
	{ value: 'present-on-admission', label: 'Whether a condition was present on admission' },
	{ value: 'incomplete', label: 'The entry is incomplete or cannot be read' }
] as const;
export type QueryIssue = (typeof QUERY_ISSUES)[number]['value'];

export const QUERY_FORMATS = [
	{ value: 'multiple-choice', label: 'Multiple choice' },
	{ value: 'open', label: 'Open question' },
	{ value: 'yes-no', label: 'Yes or no' }
] as const;

export const QUERY_FORM = 'query';

export const FORMS: Readonly<Record<string, FormDefinition>> = {
	[QUERY_FORM]: {
		kind: QUERY_FORM,
		title: 'Query to the provider',
		fields: [
			{ id: 'to', label: 'To', kind: 'text', maxLength: 80, required: true },
			{ id: 'issue', label: 'Why', kind: 'choice', options: QUERY_ISSUES, required: true },
			{ id: 'subject', label: 'Subject', kind: 'text', maxLength: 120, required: true },
			{
				id: 'indicators',
				label: 'Clinical indicators',
				kind: 'record',
				help: 'Facts of this record that raise the question, each with its source.'
			},
			{ id: 'question', label: 'Question', kind: 'longtext', maxLength: 2000, required: true },
			{
				id: 'format',
				label: 'Form of the answer',
				kind: 'choice',
				options: QUERY_FORMATS,
				required: true
			},
			{
				id: 'options',
				label: 'Choices',
				kind: 'record',
				help: 'Each one supported by the indicators, with "Other" and "Unable to determine".',
				shown: (values) => values['format'] === 'multiple-choice'
			}
		]
	}
};

export interface Citation {
	readonly ref: Ref;
	readonly text: string;
}

function isCitation(value: Json): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const { ref, text } = value as JsonObject;
	return typeof ref === 'string' && typeof text === 'string';
}

/** The facts a query cites: `[{ref, text}]`; anything else in the field counts for nothing. */
export function indicatorsOf(form: FormState): Citation[] {
	const held = form.values['indicators'];
	if (!Array.isArray(held)) return [];
	return (held as readonly Json[]).filter(isCitation) as unknown as Citation[];
}

/** The choices a query offers, blank ones left out. */
export function optionsOfQuery(form: FormState): string[] {
	const held = form.values['options'];
	if (!Array.isArray(held)) return [];
	return (held as readonly Json[])
		.filter((option): option is string => typeof option === 'string')
		.map((option) => option.trim())
		.filter((option) => option !== '');
}
