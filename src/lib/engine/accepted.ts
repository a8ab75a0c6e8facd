/** What a key accepts of a field of a signed form, for every workflow that judges forms. */
import { z } from '$lib/parse/zod';
import type { Json } from './canonical';

export const acceptedSchema = z.union([
	z.string(),
	z.number(),
	z.boolean(),
	z.strictObject({ min: z.number().optional(), max: z.number().optional() }),
	z.strictObject({ filled: z.literal(true) }),
	z.strictObject({ empty: z.literal(true) }),
	z.strictObject({
		says: z
			.array(z.array(z.string().min(1)).min(1))
			.min(1)
			.describe('A text that holds one of each group, upper and lower case alike')
	}),
	z.strictObject({ has: z.array(z.string()).min(1).describe('A list with all of these ticked') }),
	z.strictObject({ lacks: z.array(z.string()).min(1).describe('A list with none of these ticked') })
]);

export type Accepted = z.infer<typeof acceptedSchema>;

/** What a form says in one field. */
export interface Noted {
	/** Null where nothing was written, or where the field is out of sight. */
	readonly value: Json;
	/** What is ticked or listed, in small letters. */
	readonly list: readonly string[];
	/** As it reads in the signed form; empty where nothing was written. */
	readonly words: string;
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
