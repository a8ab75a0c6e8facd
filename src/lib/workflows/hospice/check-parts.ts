/** How checks are put together. */
import type { Check } from '$lib/engine/model';

export const COMPLETE = '42 CFR 418.104: content of the clinical record';

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
	source = COMPLETE
): Check {
	return { id, severity: 'soft', title, detail, source, field };
}

export function advice(
	id: string,
	title: string,
	detail: string,
	field: string,
	source: string
): Check {
	return { id, severity: 'advice', title, detail, source, field };
}
