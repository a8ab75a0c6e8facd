/** Numbers that only billing hangs on, dated and with their source; `regulation.ts` holds the others. */
import { inForce, type Dated } from '$lib/rules/dated';
import type { Day } from './model';
import { numberOn, ruleOn, type NumberId } from './regulation';

const since = (value: number, effectiveFrom: Day, source: string): readonly Dated<number>[] => [
	{ value, effectiveFrom, effectiveTo: null, source }
];

export const BILLING_NUMBERS = {
	/** Minutes of one unit of a visit or of continuous care. */
	'unit-minutes': since(15, '2010-01-01', 'Medicare Claims Processing Manual, chapter 11, 30.3'),
	/** Units of continuous care that the line of a civil day holds: the quarter hours it has. */
	'continuous-units-most': since(
		96,
		'2010-01-01',
		'Medicare Claims Processing Manual, chapter 11, 30.1'
	),
	/** Numbers of the patient’s own that a narrative shows at least. */
	'narrative-numbers': since(
		3,
		'2009-10-01',
		'42 CFR 418.22(b)(3) asks for a narrative of this patient; the number is the field’s own checklist'
	)
} as const satisfies Record<string, readonly Dated<number>[]>;

export type BillingNumberId = keyof typeof BILLING_NUMBERS;

function isBillingNumber(id: string): id is BillingNumberId {
	return Object.hasOwn(BILLING_NUMBERS, id);
}

/** Day by which every rule here is in force; a claim from before it is refused for its dates. */
const SETTLED = '2025-10-01';

/**
 * A number on a civil day. A day before its rule began gets today’s number: claims that old are refused
 * for other reasons, and a check may not stop on them. Throws when the day is not written `YYYY-MM-DD`.
 */
export function billingNumber(id: NumberId | BillingNumberId, day: Day): number {
	const number = isBillingNumber(id)
		? (inForce<number>(BILLING_NUMBERS[id], day) ?? inForce<number>(BILLING_NUMBERS[id], SETTLED))
				?.value
		: (numberOn(id, day) ?? numberOn(id, SETTLED));
	if (number === undefined) throw new Error(`no number for ${id}`);
	return number;
}

/** Where a number of `billingNumber` comes from. */
export function billingSource(id: NumberId | BillingNumberId, day: Day): string {
	const row = isBillingNumber(id)
		? (inForce<number>(BILLING_NUMBERS[id], day) ?? inForce<number>(BILLING_NUMBERS[id], SETTLED))
		: (ruleOn(id, day) ?? ruleOn(id, SETTLED));
	return row?.source ?? '';
}
