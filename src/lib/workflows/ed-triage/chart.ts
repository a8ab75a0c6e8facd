/**
 * What an accepted act leaves in the chart: vital signs as Observations, signed forms as documents,
 * allergies the order checks will find, precautions and alerts as Flags, acts as Procedures, the rest
 * on the Encounter.
 */
import type { JsonObject } from '$lib/engine/canonical';
import type { View, WorkflowChange } from '$lib/engine/model';
import { fhirDateTime } from '$lib/engine/time';
import type { Ref, Resource } from '$lib/fhir/types';
import type { TriageAction } from './actions';
import { allergyChanges, signForm } from './chart-note';
import {
	closed,
	moved,
	withExtension,
	withLevel,
	withStatus,
	type VisitRecord
} from './chart-visit';
import { BED_REQUEST, TRANSFER_PAPERS } from './closing-fields';
import { encounterIn, EXTENSION, levelOf } from './department';
import { FORMS } from './fields';
import {
	ACTS,
	ALERTS,
	CHANGE_REASONS,
	COMPLAINTS,
	EXITS,
	ISOLATIONS,
	PRECAUTIONS,
	STAFF,
	type ComplaintId,
	type ExitId
} from './lists';
import { written } from './note-document';

type Act = { type: string; data: JsonObject };

export function triageChart(
	{ type, data }: Act,
	view: View,
	instances: readonly string[]
): WorkflowChange[] {
	const visit = encounterIn(view, instances[0] ?? '');
	if (!visit) return [];
	switch (type) {
		case 'visit.arrive':
			return [];
		case 'provider.see':
			return [{ put: withStatus(visit, 'in-progress') }];
		case 'provider.decide':
			return [
				{
					put: withExtension(visit, {
						url: EXTENSION.disposition,
						valueCode: String(data['disposition'])
					})
				}
			];
		case 'visit.depart':
			return [{ put: closed(visit, 'Admitted', view) }];
		case 'visit.die':
			return [{ put: closed(visit, 'Died', view) }];
		default:
			// The engine lets nothing through that the schema of actions does not.
			return ofLearner({ type, data } as TriageAction, visit, view);
	}
}

function ofLearner(action: TriageAction, visit: VisitRecord, view: View): WorkflowChange[] {
	switch (action.type) {
		case 'visit.look':
			return [
				{ put: withExtension(visit, { url: EXTENSION.look, valueCode: action.data.appearance }) }
			];
		case 'triage.begin':
		case 'interview.ask':
			return [];
		case 'triage.assign-acuity':
			return [{ put: withLevel(visit, action.data.level, view) }];
		case 'acuity.change':
			return changeLevel(action.data, visit, view);
		case 'triage.sign':
			return signNote(action.data, visit, view);
		case 'visit.reassess':
			return sign(action.data, 'Reassessment', visit, view);
		case 'triage.act':
			return [{ put: procedure(ACTS[action.data.act], visit, view) }];
		case 'alert.call':
			return [{ put: flag(`alert-${view.seq}`, 'alert', ALERTS[action.data.alert], visit, view) }];
		case 'precaution.set':
			return setPrecaution(action.data, visit, view);
		case 'staff.notify':
			return [
				{
					put: written(view, visit, {
						id: `notice-${view.seq}`,
						kind: 'Notification',
						title: `Told: ${STAFF[action.data.to]}`,
						text: action.data.text.trim()
					})
				}
			];
		case 'visit.move':
			return [{ put: moved(visit, action.data.to, view) }];
		case 'exit.sign':
			return signExit(action.data, visit, view);
		case 'disposition.sign':
			return signDisposition(action.data, visit, view);
		case 'registration.correct':
			return putOnRecordOf(action.data.patient, visit, view);
	}
}

function changeLevel(
	{ level, reason, note }: Extract<TriageAction, { type: 'acuity.change' }>['data'],
	visit: VisitRecord,
	view: View
): WorkflowChange[] {
	return [
		{ put: withLevel(visit, level, view) },
		{
			put: written(view, visit, {
				id: `level-${view.seq}`,
				kind: 'Acuity change',
				title: `Acuity changed from ${levelOf(visit) ?? 'none'} to ${level}`,
				text: [CHANGE_REASONS[reason], note.trim()].filter(Boolean).join('. ')
			})
		}
	];
}

function procedure(words: string, visit: VisitRecord, view: View): Resource {
	return {
		resourceType: 'Procedure',
		id: `act-${view.seq}`,
		status: 'completed',
		code: { text: words },
		subject: { reference: visit.subject?.reference ?? '' },
		encounter: { reference: `Encounter/${visit.id}` },
		performedDateTime: fhirDateTime(view.start, view.at)
	};
}

function flag(
	id: string,
	category: string,
	words: string,
	visit: VisitRecord,
	view: View
): Resource {
	return {
		resourceType: 'Flag',
		id,
		status: 'active',
		category: [{ coding: [{ code: category }] }],
		code: { text: words },
		subject: { reference: visit.subject?.reference ?? '' },
		encounter: { reference: `Encounter/${visit.id}` },
		period: { start: fhirDateTime(view.start, view.at) }
	};
}

/** A precaution stands once, whoever set it; lifting it ends all of its kind. */
function setPrecaution(
	{ precaution, isOn }: Extract<TriageAction, { type: 'precaution.set' }>['data'],
	visit: VisitRecord,
	view: View
): WorkflowChange[] {
	const words = PRECAUTIONS[precaution];
	const category = ISOLATIONS.includes(precaution) ? 'isolation' : 'precaution';
	const standing = view.chart
		.shelf('Flag')
		.filter(
			(held) =>
				held.status === 'active' &&
				held.subject.reference === visit.subject?.reference &&
				held.code.text === words
		);
	if (!isOn)
		return standing.map((held) => ({
			put: {
				...held,
				status: 'inactive',
				period: { ...held.period, end: fhirDateTime(view.start, view.at) }
			}
		}));
	return standing.length > 0
		? []
		: [{ put: flag(`precaution-${view.seq}`, category, words, visit, view) }];
}

interface Signed {
	readonly form: string;
	readonly answers: unknown;
}

function sign(
	{ form: id, answers }: Signed,
	kind: string,
	visit: VisitRecord,
	view: View
): WorkflowChange[] {
	const form = view.forms.get(id);
	return form ? signForm(form, kind, visit, view, answers) : [];
}

function signNote(signed: Signed, visit: VisitRecord, view: View): WorkflowChange[] {
	const form = view.forms.get(signed.form);
	if (!form) return [];
	const { complaint, complaintWords } = form.values;
	const group =
		typeof complaint === 'string' && Object.hasOwn(COMPLAINTS, complaint)
			? (complaint as ComplaintId)
			: null;
	const triaged: VisitRecord = {
		...visit,
		status: visit.status === 'in-progress' ? 'in-progress' : 'triaged',
		...(group && {
			reasonCode: [
				{
					coding: [{ code: group, display: COMPLAINTS[group] }],
					text: typeof complaintWords === 'string' ? complaintWords : ''
				}
			]
		})
	};
	return [
		{ put: triaged },
		...allergyChanges(form, visit, view),
		...sign(signed, 'Triage note', visit, view)
	];
}

function signExit(signed: Signed, visit: VisitRecord, view: View): WorkflowChange[] {
	const kind = view.forms.get(signed.form)?.values['kind'];
	const words =
		typeof kind === 'string' && Object.hasOwn(EXITS, kind) ? EXITS[kind as ExitId] : 'Left';
	return [
		{ put: closed(visit, words, view, kind === 'lwbs' ? 'cancelled' : 'finished') },
		...sign(signed, 'Departure', visit, view)
	];
}

function signDisposition(signed: Signed, visit: VisitRecord, view: View): WorkflowChange[] {
	const kind = view.forms.get(signed.form)?.kind;
	const title = (kind && FORMS[kind]?.title) || 'Disposition';
	const papers = sign(signed, title, visit, view);
	if (kind === BED_REQUEST) return [{ put: withStatus(visit, 'onleave') }, ...papers];
	const words = kind === TRANSFER_PAPERS ? 'Transferred' : 'Home or self care';
	return [{ put: closed(visit, words, view) }, ...papers];
}

/** The visit moves to another person, with all that was written in it; other visits stay. */
function putOnRecordOf(patient: Ref, visit: VisitRecord, view: View): WorkflowChange[] {
	const { chart } = view;
	const subject = { reference: patient };
	const here = `Encounter/${visit.id}`;
	const isOfVisit = (one: { encounter?: { reference?: string | undefined } | undefined }) =>
		one.encounter?.reference === here;
	return [
		{ put: { ...visit, subject } },
		...chart
			.shelf('DocumentReference')
			.filter((one) => one.context?.encounter?.some(({ reference }) => reference === here))
			.map((one) => ({ put: { ...one, subject } })),
		...[chart.shelf('Observation'), chart.shelf('Procedure'), chart.shelf('Flag')].flatMap(
			(shelf): WorkflowChange[] =>
				shelf.filter(isOfVisit).map((one) => ({ put: { ...one, subject } }))
		),
		...chart
			.shelf('AllergyIntolerance')
			.filter(isOfVisit)
			.map((one) => ({ put: { ...one, patient: subject } }))
	];
}
