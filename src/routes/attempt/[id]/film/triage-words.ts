/** The steps of a triage nurse in words. */
import type { Entry, World } from '$lib/engine/model';
import { conceptText } from '$lib/fhir/selectors/display';
import { patientHeader } from '$lib/fhir/selectors/patients';
import { civilDate } from '$lib/engine/time';
import { placeOf } from '$lib/workflows/ed-triage/department';
import {
	ACTS,
	ALERTS,
	APPEARANCES,
	CHANGE_REASONS,
	PRECAUTIONS,
	STAFF,
	TOPICS,
	WAYS
} from '$lib/workflows/ed-triage/lists';

/** What a nurse did, naming the patient it was done to. */
export function triageWords({ type, data }: Entry, before: World): string {
	const who = patientName(before, String(data['visit'] ?? ''));
	const text = (part: string) => String(data[part] ?? '');
	switch (type) {
		case 'visit.look':
			return `looked at ${who}: ${low(label(APPEARANCES, text('appearance')))}, ${low(label(WAYS, text('to')))}`;
		case 'triage.begin':
			return `began triage of ${who}`;
		case 'interview.ask':
			return `asked ${who}: ${low(label(TOPICS, text('topic')))}`;
		case 'triage.assign-acuity':
			return `gave ${who} level ${text('level')} at point ${text('point')}`;
		case 'acuity.change':
			return `changed the level of ${who} to ${text('level')}: ${low(label(CHANGE_REASONS, text('reason')))}`;
		case 'triage.sign':
			return `signed the triage note of ${who}`;
		case 'visit.reassess':
			return `signed a reassessment of ${who}`;
		case 'triage.act':
			return `did for ${who}: ${low(label(ACTS, text('act')))}`;
		case 'alert.call':
			return `called for ${who}: ${low(label(ALERTS, text('alert')))}`;
		case 'precaution.set':
			return `${data['isOn'] === true ? 'set' : 'lifted'} for ${who}: ${low(label(PRECAUTIONS, text('precaution')))}`;
		case 'staff.notify':
			return `told ${low(label(STAFF, text('to')))} about ${who}: "${text('text')}"`;
		case 'visit.move':
			return `moved ${who} to ${placeOf(before.chart, text('to'))?.name ?? text('to')}`;
		case 'exit.sign':
			return `recorded how ${who} left`;
		case 'disposition.sign':
			return `signed the papers of ${who}`;
		case 'registration.correct':
			return `put the visit of ${who} on another record`;
		default:
			return type.replaceAll('.', ', ').replaceAll('-', ' ');
	}
}

function label(labels: Readonly<Record<string, string>>, id: string): string {
	return Object.hasOwn(labels, id) ? (labels[id] ?? id) : id;
}

/** The first letter small, unless a word of capitals begins with it (`ECG`, `IV`). */
function low(text: string): string {
	return /^[A-Z][A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function patientName({ chart, start, at }: World, visit: string): string {
	const encounter = chart.one('Encounter', visit);
	const patient = encounter?.subject?.reference;
	if (!patient || !chart.has(patient)) return conceptText(encounter?.type?.[0]) || 'a patient';
	return patientHeader(chart, patient, civilDate(start, at)).name;
}
