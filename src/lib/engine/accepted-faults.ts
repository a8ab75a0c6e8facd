/** Why a field of a form can never hold what a key accepts of it, for every workflow that judges forms. */
import type { Accepted } from './accepted';
import { isCivilDay, optionsOf, type Field } from './forms';
import { oneOf } from './sentences';

const TEXTS: readonly Field['kind'][] = ['text', 'longtext', 'coding'];

/** A sentence, or nothing when the field can hold it. `ticks` are the ids of a list to tick. */
export function answerFault(
	field: Field,
	wanted: Accepted,
	ticks?: readonly string[]
): string | undefined {
	if (typeof wanted === 'string') {
		if (field.kind === 'choice') {
			const options = optionsOf(field, {}).map(({ value }) => value);
			return options.includes(wanted)
				? undefined
				: `"${wanted}" is none of its options: ${options.join(', ')}`;
		}
		if (field.kind === 'date')
			return isCivilDay(wanted) ? undefined : `"${wanted}" is not a day such as 2026-01-14`;
		return TEXTS.includes(field.kind) ? undefined : `${field.label} never holds a text`;
	}
	if (typeof wanted === 'number')
		return isNumeric(field) ? undefined : `${field.label} never holds a number`;
	if (typeof wanted === 'boolean')
		return field.kind === 'boolean' ? undefined : `${field.label} never holds yes or no`;
	if ('min' in wanted || 'max' in wanted) {
		if (!isNumeric(field)) return `${field.label} never holds a number`;
		const { min = -Infinity, max = Infinity } = wanted;
		return min <= max ? undefined : `nothing lies between ${min} and ${max}`;
	}
	if ('has' in wanted || 'lacks' in wanted) {
		const asked = 'has' in wanted ? wanted.has : wanted.lacks;
		if (!ticks) return `${field.label} is no list to tick`;
		const unknown = asked.filter((id) => !ticks.includes(id));
		return unknown.length === 0
			? undefined
			: `${unknown.join(', ')} cannot be ticked, expected ${oneOf(ticks)}`;
	}
	return undefined;
}

function isNumeric({ kind }: Field): boolean {
	return kind === 'number' || kind === 'moment';
}
