/** A signed form as a document of the record: the words a reader finds, section by section. */
import { tickedIn, isShown, optionsOf, type Field, type FormState } from '$lib/engine/forms';
import type { Json, JsonObject } from '$lib/engine/canonical';
import type { View } from '$lib/engine/model';
import type { Start } from '$lib/engine/time';
import { fhirDateTime } from '$lib/engine/time';
import { encodeBase64 } from '$lib/fhir/base64';
import { formatDateTime, formatUnit } from '$lib/fhir/selectors/display';
import { FORMS, sectionsOf } from './fields';
import { CHECK_LISTS } from './note-fields';
import { OVERRIDE_REASONS } from './override-reasons';
import { answeredChecks } from './validate';
import type { Resource, ResourceOf } from '$lib/fhir/types';

export interface Written {
	readonly id: string;
	/** What kind of document it is: `Triage note`. */
	readonly kind: string;
	readonly title: string;
	/** Markdown. */
	readonly text: string;
}

/** A document of a visit by the learner. */
export function written(
	view: View,
	visit: ResourceOf<'Encounter'>,
	{ id, kind, title, text }: Written
): Resource {
	return {
		resourceType: 'DocumentReference',
		id,
		status: 'current',
		docStatus: 'final',
		type: { text: kind },
		description: title,
		subject: visit.subject ?? { display: 'unknown' },
		date: fhirDateTime(view.start, view.at),
		author: [{ display: 'Triage nurse (you)' }],
		context: { encounter: [{ reference: `Encounter/${visit.id}` }] },
		content: [{ attachment: { contentType: 'text/markdown', data: encodeBase64(text) } }]
	};
}

/** What a nurse wrote of an allergy. */
export interface NotedAllergy {
	readonly substance: string;
	readonly reaction: string;
	readonly severity: 'mild' | 'moderate' | 'severe' | '';
}

/** The allergies of a note; anything else in the field counts for nothing. */
export function allergiesIn(value: Json | undefined): NotedAllergy[] {
	if (!Array.isArray(value)) return [];
	return (value as readonly Json[]).flatMap((one): NotedAllergy[] => {
		if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
		const { substance, reaction, severity } = one as JsonObject;
		if (typeof substance !== 'string' || substance.trim() === '') return [];
		const known = severity === 'mild' || severity === 'moderate' || severity === 'severe';
		return [
			{
				substance: substance.trim(),
				reaction: typeof reaction === 'string' ? reaction.trim() : '',
				severity: known ? severity : ''
			}
		];
	});
}

/** Markdown of a form as it was signed; fields that are empty or out of sight are left out. */
export function noteMarkdown(form: FormState, start: Start, lead: readonly string[]): string {
	const definition = FORMS[form.kind];
	const fields = new Map((definition?.fields ?? []).map((field) => [field.id, field]));
	const parts = sectionsOf(form.kind).flatMap(({ title, fields: ids }) => {
		const lines = ids.flatMap((id) => {
			const field = fields.get(id);
			const words = field && isShown(field, form.values) ? valueWords(field, form, start) : '';
			return field && words !== '' ? [`- ${field.label}: ${words}`] : [];
		});
		return lines.length > 0 ? [[`## ${title}`, ...lines].join('\n')] : [];
	});
	return [...(lead.length > 0 ? [lead.map((line) => `- ${line}`).join('\n')] : []), ...parts].join(
		'\n\n'
	);
}

/** What a check asked and how the nurse answered, as a section of the note; empty without any. */
export function answerLines(form: FormState, view: View, answers: unknown): string {
	const lines = answeredChecks(form, view, answers).map(({ check, reason, note }) => {
		const label = OVERRIDE_REASONS.find(({ code }) => code === reason)?.label ?? reason;
		return `- ${check.title}: ${[label, note.trim()].filter(Boolean).join('. ')}`;
	});
	return lines.length > 0 ? ['## Answers to checks', ...lines].join('\n') : '';
}

/** A value of a form in words; empty where nothing was written. */
export function valueWords(field: Field, form: FormState, start: Start): string {
	const value = form.values[field.id] ?? null;
	if (value === null || value === '') return '';
	switch (field.kind) {
		case 'choice': {
			const options = optionsOf(field, form.values);
			return options.find((option) => option.value === value)?.label ?? String(value as string);
		}
		case 'number': {
			const unit =
				field.id === 'temperature'
					? form.values['temperatureUnit'] === '[degF]'
						? '°F'
						: '°C'
					: field.unit && field.unit !== '{score}'
						? formatUnit(field.unit)
						: '';
			return `${String(value as number)}${unit ? ` ${unit}` : ''}`;
		}
		case 'moment':
			return typeof value === 'number' ? formatDateTime(fhirDateTime(start, value)) : '';
		case 'boolean':
			return value === true ? 'Yes' : 'No';
		case 'record':
			return recordWords(field.id, form);
		case 'coding':
			return '';
		case 'text':
		case 'longtext':
		case 'date':
			return String(value as string).trim();
	}
}

function recordWords(id: string, form: FormState): string {
	if (id === 'allergies')
		return allergiesIn(form.values[id])
			.map(({ substance, reaction, severity }) =>
				[substance, [reaction, severity].filter(Boolean).join(', ')].filter(Boolean).join(': ')
			)
			.join('; ');
	const list = CHECK_LISTS[id];
	if (!list) return '';
	return tickedIn(form.values, id)
		.map((one) => (one === 'none' ? list.none : (list.options[one] ?? one)))
		.join('; ');
}
