/** How checks are put together. */
import type { FormValues } from '$lib/engine/forms';
import type { Check } from '$lib/engine/model';

export const COMPLETE = 'Completeness of the emergency nursing record';
export const PLAUSIBLE = 'Plausible ranges of vital signs at triage';

export function hard(
	id: string,
	title: string,
	detail: string,
	field: string,
	source = COMPLETE
): Check {
	return { id, severity: 'hard', title, detail, source, field };
}

export function soft(
	id: string,
	title: string,
	detail: string,
	field: string,
	source = PLAUSIBLE
): Check {
	return { id, severity: 'soft', title, detail, source, field };
}

export function numberIn(values: FormValues, field: string): number | null {
	const held = values[field];
	return typeof held === 'number' ? held : null;
}
