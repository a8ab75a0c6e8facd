/** What a signed form of a visit says, as a key asks for it. */
import type { Noted } from '$lib/engine/accepted';
import { tickedIn, findField, isEmpty, isShown, type FormState } from '$lib/engine/forms';
import type { Start } from '$lib/engine/time';
import { FORMS } from './fields';

import { allergiesIn, valueWords } from './note-document';
import { celsiusOf } from './vital-signs';

/** Names a key may use beside the fields of a form: the temperature in °C, whatever unit was typed. */
export const PSEUDO_FIELDS: Readonly<Record<string, string>> = { temperatureC: 'temperature' };

/** Reads a field as the signed note shows it: a field out of sight says nothing. */
export function notedIn(form: FormState, name: string, start: Start): Noted {
	const id = PSEUDO_FIELDS[name] ?? name;
	const definition = FORMS[form.kind];
	const field = definition && findField(definition, id);
	const held = form.values[id];
	if (!field || held === undefined || isEmpty(held) || !isShown(field, form.values))
		return { value: null, list: [], words: '' };
	const allergies = id === 'allergies' ? allergiesIn(held) : [];
	return {
		value: id === 'temperature' && typeof held === 'number' ? inCelsius(held, form) : held,
		list:
			id === 'allergies'
				? allergies.map(({ substance }) => substance.toLowerCase())
				: tickedIn(form.values, id),
		words: valueWords(field, form, start)
	};
}

function inCelsius(typed: number, { values }: FormState): number {
	const unit = values['temperatureUnit'];
	return celsiusOf(typed, typeof unit === 'string' ? unit : 'Cel');
}
