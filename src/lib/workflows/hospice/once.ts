/**
 * Papers that stand once in a stay: its periods, its dates and its HOPE records are counted from them, so
 * a second one is never filed beside the first. A mistake is corrected by a new version that replaces it.
 */
import type { Check } from '$lib/engine/model';
import type { Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { dayText } from '$lib/rules/hospice/calendar-words';
import { hard } from './check-parts';
import type { PaperKind } from './fields';
import { filed, papersOf, type Paper } from './papers';

export const ONCE: readonly PaperKind[] = [
	'eligibility',
	'election',
	'hope-admission',
	'hope-discharge',
	'revocation',
	'transfer',
	'discharge',
	'death-record'
];

/** Id of the check that a second one fails. */
export const ONCE_CHECK = 'once';

/** The paper that a second one of its kind would stand beside; nothing for kinds that may stand often. */
export function standingPaper(
	place: { readonly chart: Chart; readonly start: Start },
	stay: string,
	kind: PaperKind
): Paper | undefined {
	return standingIn(papersOf(place, stay), kind);
}

/** The same among the papers of a stay. */
export function standingIn(papers: readonly Paper[], kind: PaperKind): Paper | undefined {
	return ONCE.includes(kind) ? filed(papers, kind).at(-1) : undefined;
}

/** The stop of a second paper; its way out is a new version of the first. */
export function onceCheck(first: Paper): Check {
	return hard(ONCE_CHECK, standsAlready(first), `A stay has only one: ${correction(first)}.`, '');
}

/** Why a second paper is refused, in one sentence. */
export function onceRefusal(first: Paper): string {
	return `${standsAlready(first)}, and a stay has only one: ${correction(first)}.`;
}

/** Why a second paper that came in is not filed, in one sentence. */
export function onceReturn(first: Paper): string {
	return `${standsAlready(first)}, and a stay has only one: send this one back.`;
}

function standsAlready({ title, day }: Paper): string {
	return `${title} of ${dayText(day)} stands already`;
}

function correction({ isOwn }: Paper): string {
	return isOwn ? 'open it and correct it' : 'whoever signed it corrects it';
}
