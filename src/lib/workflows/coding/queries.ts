/** The queries of an attempt: being written, sent, answered. */
import type { FormState } from '$lib/engine/forms';
import type { World } from '$lib/engine/model';
import { notes } from '$lib/fhir/selectors/notes';
import type { Ref } from '$lib/fhir/types';
import { NAME } from './actions';
import { indicatorsOf, optionsOfQuery, QUERY_FORM } from './fields';
import { QUERY_KIND } from './validate';

export interface ListedQuery {
	readonly id: string;
	readonly state: 'drafted' | 'sent' | 'answered';
	readonly subject: string;
	/** When it was sent. */
	readonly at: string | null;
	/** While it is being written. */
	readonly form: FormState | null;
	/** What was sent. */
	readonly text: string;
}

/** Drafts first, then what was sent, the newest first. */
export function queriesOf(
	world: Pick<World, 'forms' | 'chart' | 'machines'>,
	patient: Ref
): ListedQuery[] {
	const drafts: ListedQuery[] = [...world.forms.values()]
		.filter(
			(form) => form.workflow === NAME && form.kind === QUERY_FORM && form.patient === patient
		)
		.map((form) => ({
			id: form.id,
			state: 'drafted',
			subject: textOf(form, 'subject') || 'No subject yet',
			at: null,
			form,
			text: ''
		}));
	const sent: ListedQuery[] = notes(world.chart, patient)
		.filter(({ kind }) => kind === QUERY_KIND)
		.map((note) => {
			const id = note.ref.slice('DocumentReference/'.length);
			return {
				id,
				state: world.machines.get(NAME, id)?.snapshot.value === 'answered' ? 'answered' : 'sent',
				subject: note.title.replace(/^Query: /, ''),
				at: note.at,
				form: null,
				text: note.text
			};
		});
	return [...drafts, ...sent];
}

export function textOf(form: FormState, field: string): string {
	const held = form.values[field];
	return typeof held === 'string' ? held : '';
}

/** A query as its provider will read it. */
export interface QuerySheet {
	readonly to: string;
	readonly subject: string;
	readonly indicators: readonly string[];
	readonly question: string;
	/** The answers offered; none for an open question. */
	readonly answers: readonly string[];
}

export function sheetOf(form: FormState): QuerySheet {
	const format = textOf(form, 'format');
	return {
		to: textOf(form, 'to'),
		subject: textOf(form, 'subject'),
		indicators: indicatorsOf(form).map(({ text }) => text),
		question: textOf(form, 'question'),
		answers:
			format === 'multiple-choice'
				? optionsOfQuery(form)
				: format === 'yes-no'
					? ['Yes', 'No', 'Unable to determine']
					: []
	};
}
