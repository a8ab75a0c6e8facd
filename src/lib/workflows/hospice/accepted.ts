/** What a paper says in a field, or a table in a cell, as a key asks for it. */
import type { Noted } from '$lib/engine/accepted';
import { tickedIn, isCoding, isEmpty, isShown } from '$lib/engine/forms';
import type { Start } from '$lib/engine/time';
import { type Column, type Row } from './field-parts';
import { fieldOf } from './fields';
import type { Paper } from './papers';
import { cellWords, valueWords } from './paper-text';

const NOTHING: Noted = { value: null, list: [], words: '' };

/** Reads a field as the signed paper shows it: a field out of sight says nothing; of a code its letters. */
export function notedIn(
	{ kind, values }: Pick<Paper, 'kind' | 'values'>,
	id: string,
	start: Start
): Noted {
	const field = fieldOf(kind, id);
	const held = values[id];
	if (!field || held === undefined || isEmpty(held) || !isShown(field, values)) return NOTHING;
	return {
		value: isCoding(held) ? held.code : held,
		list: tickedIn(values, id).map((one) => one.toLowerCase()),
		words: valueWords(kind, field, values, start)
	};
}

/** Reads a cell of a table. */
export function notedCell(column: Column | undefined, row: Row, id: string): Noted {
	const held = row[id];
	if (held === undefined || held === null || held === '') return NOTHING;
	return {
		value: held,
		list: [],
		words: column ? cellWords(column, row) : String(held)
	};
}
