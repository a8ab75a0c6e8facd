/** What the desk refuses and what it says about a query: free of any key, the same in every mode. */
import type { JsonObject } from '$lib/engine/canonical';
import { missingFields, type FormState } from '$lib/engine/forms';
import type { Check, View, World } from '$lib/engine/model';
import type { Mode } from '$lib/engine/modes';
import type { Chart } from '$lib/fhir/chart';
import { notes } from '$lib/fhir/selectors/notes';
import { reports } from '$lib/fhir/selectors/results';
import type { Ref } from '$lib/fhir/types';
import { lintQuery } from '$lib/rules/query-compliance';
import { abstractOf, type Line } from './abstract';
import { NAME } from './actions';
import { encounterHead } from './encounter-head';
import { FORMS, indicatorsOf, optionsOfQuery, QUERY_FORM, type QueryIssue } from './fields';

type Act = { type: string; data: JsonObject };

/** Hints of the encoder in one attempt: coders who always have one stop reading. */
const HINTS: Readonly<Record<Mode, number>> = { guided: 12, practice: 3, exam: 0 };

export function hintLimit(mode: Mode): number {
	return HINTS[mode];
}

/** How often the encoder may still be asked in this attempt. */
export function hintsLeft({ machines, opening }: Pick<World, 'machines' | 'opening'>): number {
	return Math.max(0, hintLimit(opening.mode) - hintsTaken(machines));
}

/** Hints taken over all encounters: another one opens no second meter. */
export function hintsTaken(machines: World['machines']): number {
	return machines.of(NAME).reduce((sum, { snapshot }) => {
		const taken: unknown = snapshot.context.hints;
		return sum + (typeof taken === 'number' ? taken : 0);
	}, 0);
}

/** Why an act on a line of the abstract makes no sense, in one sentence; nothing when it does. */
export function lineFault({ type, data }: Act, view: Pick<View, 'chart'>): string | undefined {
	const { lines } = abstractOf(view.chart, String(data['encounter']));
	const line = lines.find((held) => held.id === data['id']);
	if (type === 'code.add') {
		if (line) return 'A code with this id is on the list already.';
		const place = PLACES[String(data['list'])];
		return place?.includes(String(data['system']))
			? undefined
			: `${String(data['code'])} does not belong on the list of ${String(data['list'])} codes.`;
	}
	if (!line) return 'This code is not on the list any more.';
	switch (type) {
		case 'code.poa':
			return isDiagnosis(line) ? undefined : 'Only diagnoses have a present-on-admission answer.';
		case 'code.modifiers':
		case 'code.units':
			return line.list === 'service' ? undefined : 'Only services have modifiers and units.';
		case 'code.date':
			return isDiagnosis(line) ? 'Diagnoses have no date of their own.' : undefined;
		case 'code.uncite':
			return line.evidence.some(({ ref, text }) => ref === data['ref'] && text === data['text'])
				? undefined
				: 'These words are not under this code.';
		default:
			return undefined;
	}
}

/** The code systems that each list takes. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
	diagnosis: ['icd-10-cm'],
	admitting: ['icd-10-cm'],
	procedure: ['icd-10-pcs'],
	service: ['hcpcs']
};

function isDiagnosis(line: Line): boolean {
	return line.list === 'diagnosis' || line.list === 'admitting';
}

/** What still stands in the way of finishing an encounter, a sentence each. */
export function finishFaults(view: Pick<View, 'chart'>, encounter: string): string[] {
	const { lines } = abstractOf(view.chart, encounter);
	const diagnoses = lines.filter(({ list }) => list === 'diagnosis');
	const faults: string[] = [];
	if (diagnoses.length === 0) faults.push('There is no diagnosis yet.');
	for (const { code, standing } of lines)
		if (standing === 'header') faults.push(`${code} is a header; choose a code below it.`);
	if (encounterHead(view.chart, encounter)?.setting === 'inpatient')
		for (const { code, poa, isPoaExempt } of diagnoses)
			if (poa === null && !isPoaExempt)
				faults.push(`${code} needs its present-on-admission answer.`);
	return faults;
}

/** Why a query cannot be sent as it stands. Whether it is a good query is `validateForm`'s to say. */
export function queryFaults({ data }: Act, view: Pick<View, 'forms'>): string[] {
	const form = view.forms.get(String(data['query']));
	const definition = FORMS[QUERY_FORM];
	if (form?.kind !== QUERY_FORM || !definition) return ['There is no such query to send.'];
	return missingFields(definition, form.values).map(
		(field) => `The query still needs: ${field.label}.`
	);
}

/** The compliance checks of a query. All are advice: a bad query can be sent, and is marked. */
export function validateForm(form: FormState, view: View): Check[] {
	if (form.kind !== QUERY_FORM) return [];
	return complianceOf(form, view.chart).map((fault) => ({
		id: fault.id,
		severity: 'advice',
		title: fault.title,
		detail: fault.detail,
		source: fault.source,
		field: FIELD_OF[fault.id] ?? 'question'
	}));
}

const FIELD_OF: Readonly<Record<string, string>> = {
	'indicators-cited': 'indicators',
	'options-valid': 'options',
	'yes-no-allowed': 'format'
};

/** What a compliance reviewer would hold against a query, read against the whole record. */
export function complianceOf(form: FormState, chart: Chart): ReturnType<typeof lintQuery> {
	const text = (field: string) => {
		const held = form.values[field];
		return typeof held === 'string' ? held : '';
	};
	return lintQuery({
		subject: text('subject'),
		question: text('question'),
		issue: text('issue') as QueryIssue,
		format: text('format') as 'multiple-choice' | 'open' | 'yes-no',
		indicators: indicatorsOf(form),
		options: text('format') === 'multiple-choice' ? optionsOfQuery(form) : [],
		record: recordText(chart, form.patient)
	});
}

/** Everything providers wrote about a patient, as one text; queries themselves left out. */
export function recordText(chart: Chart, patient: Ref): string {
	return [
		...notes(chart, patient)
			.filter(({ kind }) => kind !== QUERY_KIND)
			.map(({ title, text }) => `${title}\n${text}`),
		...reports(chart, patient).map(({ title, conclusion, text }) =>
			[title, conclusion, text].filter(Boolean).join('\n')
		)
	].join('\n\n');
}

/** What a sent query is called among the documents. */
export const QUERY_KIND = 'Query to the provider';
