/** Whether what stands in a form is what a key accepts. */
import type { Json } from '$lib/engine/canonical';
import { findField, isEmpty, isShown, type FormState } from '$lib/engine/forms';
import type { Start } from '$lib/engine/time';
import type { Accepted } from './actions';
import { FORMS } from './fields';
import { tickedIn } from './note-fields';
import { allergiesIn, valueWords } from './note-document';
import { celsiusOf } from './vital-signs';

/** What a form says in one field. */
export interface Noted {
	/** Null where nothing was written, or where the field is out of sight. */
	readonly value: Json;
	/** Ids that are ticked, or the substances of a list of allergies, in small letters. */
	readonly list: readonly string[];
	/** As it reads in the signed note; empty where nothing was written. */
	readonly words: string;
}

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

/** Whether one of the accepted answers is what was noted. */
export function accepts(accept: readonly Accepted[], noted: Noted): boolean {
	return accept.some((wanted) => isAccepted(wanted, noted));
}

function isAccepted(wanted: Accepted, { value, list, words }: Noted): boolean {
	if (typeof wanted === 'string') return typeof value === 'string' && same(wanted, value);
	if (typeof wanted !== 'object') return wanted === value;
	if ('empty' in wanted) return value === null;
	if (value === null) return false;
	if ('filled' in wanted) return true;
	if ('says' in wanted) {
		const text = `${typeof value === 'string' ? value : ''} ${words}`.toLowerCase();
		return wanted.says.every((group) => group.some((word) => text.includes(word.toLowerCase())));
	}
	if ('has' in wanted) return wanted.has.every((one) => list.includes(one.toLowerCase()));
	if ('lacks' in wanted) return !wanted.lacks.some((one) => list.includes(one.toLowerCase()));
	return (
		typeof value === 'number' &&
		value >= (wanted.min ?? -Infinity) &&
		value <= (wanted.max ?? Infinity)
	);
}

function same(a: string, b: string): boolean {
	return a.trim().toLowerCase() === b.trim().toLowerCase();
}
