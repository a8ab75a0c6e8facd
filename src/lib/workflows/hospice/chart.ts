/**
 * What an accepted act leaves in the chart: signed forms as papers, what they measure as Observations,
 * code status as a Flag, the payer’s answers as documents, the rest on the Encounter of the stay.
 */
import type { JsonObject } from '$lib/engine/canonical';
import type { FormState } from '$lib/engine/forms';
import type { View, WorkflowChange } from '$lib/engine/model';
import { civilDate, fhirDateTime } from '$lib/engine/time';
import { encodeBase64 } from '$lib/fhir/base64';
import { formatDate } from '$lib/fhir/selectors/display';
import type { DocumentReference, Extension, Ref, Resource, ResourceOf } from '$lib/fhir/types';
import type { HospiceAction } from './actions';
import { FORMS, isPaperKind } from './fields';
import { ACTS, CODE_STATUS, FAULTS, PEOPLE } from './lists';
import { MEASURES, MEASURING } from './measures';
import { encode, EXTENSION, OWN_AUTHOR, PAPER_SYSTEM } from './papers';
import { answerLines, paperMarkdown } from './paper-text';
import { remittanceOf } from './remittance';
import { editsOf } from './replies';
import { stayIn, type StayEncounter } from './stays';

type Act = { type: string; data: JsonObject };
type Document = ResourceOf<'DocumentReference'>;

export function hospiceChart(
	{ type, data }: Act,
	view: View,
	instances: readonly string[]
): WorkflowChange[] {
	const stay = stayIn(view, instances[0] ?? '');
	if (!stay) return [];
	switch (type) {
		case 'patient.die':
			return dead(stay, view);
		case 'payer.pay': {
			const answer = remittanceOf(view, stay.id);
			return answer
				? [
						{
							put: {
								...written(view, stay, { id: `remittance-${view.seq}-${stay.id}`, ...answer }),
								author: [{ display: 'Medicare contractor' }]
							}
						}
					]
				: [];
		}
		default:
			// The engine lets nothing through that the schema of actions does not.
			return ofLearner({ type, data } as HospiceAction, stay, view);
	}
}

function ofLearner(action: HospiceAction, stay: StayEncounter, view: View): WorkflowChange[] {
	switch (action.type) {
		case 'visit.begin':
		case 'paper.request':
			return [];
		case 'paper.sign':
			return signPaper(action.data, stay, view);
		case 'paper.review':
			return reviewPaper(action.data, view);
		case 'hope.submit': {
			const record = view.chart.one('DocumentReference', action.data.paper);
			return record
				? [
						{
							put: withExtension(record, {
								url: EXTENSION.submitted,
								valueDate: civilDate(view.start, view.at)
							})
						}
					]
				: [];
		}
		case 'person.tell':
			return [
				{
					put: written(view, stay, {
						id: `told-${view.seq}`,
						kind: 'Communication',
						title: `Told: ${PEOPLE[action.data.to]}`,
						text: action.data.text.trim()
					})
				}
			];
		case 'care.act':
			return [
				{
					put: {
						resourceType: 'Procedure',
						id: `act-${view.seq}`,
						status: 'completed',
						code: { text: ACTS[action.data.act] },
						subject: { reference: stay.subject?.reference ?? '' },
						encounter: { reference: `Encounter/${stay.id}` },
						performedDateTime: fhirDateTime(view.start, view.at),
						...(action.data.note.trim() !== '' && { note: [{ text: action.data.note.trim() }] })
					}
				}
			];
	}
}

interface Signed {
	readonly form: string;
	readonly paper: string;
	readonly replaces: string | null;
	readonly answers: unknown;
}

function signPaper(
	{ form: id, paper, replaces, answers }: Signed,
	stay: StayEncounter,
	view: View
): WorkflowChange[] {
	const form = view.forms.get(id);
	if (!form || !isPaperKind(form.kind)) return [];
	const old = replaces === null ? undefined : view.chart.one('DocumentReference', replaces);
	const edits = editsOf(view, form);
	const text = [paperMarkdown(form.kind, form.values, view.start), answerLines(form, view, answers)]
		.filter(Boolean)
		.join('\n\n');
	const document = {
		...written(view, stay, { id: paper, kind: titleOf(form.kind), title: titleFor(form), text }),
		type: {
			coding: [{ system: PAPER_SYSTEM, code: form.kind }],
			text: titleOf(form.kind)
		},
		extension: [
			encode(form.kind, form.values, view.start),
			{ url: EXTENSION.discipline, valueCode: DISCIPLINE_OF[view.role] },
			...(edits === null
				? []
				: [{ url: EXTENSION.reply, valueCode: edits.length === 0 ? 'accepted' : 'returned' }])
		],
		...(old && {
			relatesTo: [
				{ code: 'replaces' as const, target: { reference: `DocumentReference/${old.id}` } }
			]
		})
	};
	return [
		{ put: document },
		...(old
			? [{ put: { ...old, status: 'superseded' as const } }, ...takenBack(old.id, view)]
			: []),
		...(edits === null ? [] : [{ put: reply(form, paper, edits, stay, view) }]),
		...readings(form, paper, stay, view),
		...onStay(form, stay, view),
		{ closeForm: id }
	];
}

const DISCIPLINE_OF = {
	prescriber: 'hospice-physician',
	nurse: 'rn',
	'order-specialist': 'office',
	coder: 'office',
	biller: 'office',
	records: 'office'
} as const;

function titleOf(kind: string): string {
	return FORMS[kind]?.title ?? kind;
}

/** Tells papers of a kind apart where there are several. */
function titleFor({ kind, values }: FormState): string {
	const title = titleOf(kind);
	switch (kind) {
		case 'claim':
			return `${title}, ${formatDate(String(values['from']))} to ${formatDate(String(values['through']))}`;
		case 'oral-certification':
			return `${title}, period ${String(values['period'])}`;
		default:
			return title;
	}
}

/** The payer’s front end answers at once; what it says is a document of the record. */
function reply(
	form: FormState,
	paper: string,
	edits: NonNullable<ReturnType<typeof editsOf>>,
	stay: StayEncounter,
	view: View
): Resource {
	const what = form.kind === 'claim' ? 'Claim' : 'Notice of election';
	const lines = edits.map(({ title, message, source }) => `- ${title}: ${message} (${source})`);
	return {
		...written(view, stay, {
			id: `reply-${paper}`,
			kind: 'Payer reply',
			title: edits.length === 0 ? `${what} taken` : `${what} returned to provider`,
			text:
				edits.length === 0
					? `${what} received and taken into processing.`
					: [`${what} returned. Correct it and send it again:`, '', ...lines].join('\n')
		}),
		author: [{ display: 'Medicare contractor, front end' }]
	};
}

function reviewPaper(
	{ paper, verdict, faults, note }: Extract<HospiceAction, { type: 'paper.review' }>['data'],
	view: View
): WorkflowChange[] {
	const document = view.chart.one('DocumentReference', paper);
	if (!document) return [];
	if (verdict === 'file') return [{ put: { ...document, docStatus: 'final' } }];
	return [
		{
			put: {
				...withExtension(document, {
					url: EXTENSION.faults,
					extension: [
						...faults.map((code) => ({ url: 'fault', valueString: FAULTS[code] })),
						...(note.trim() === '' ? [] : [{ url: 'note', valueString: note.trim() }])
					]
				}),
				status: 'superseded'
			}
		}
	];
}

function withExtension(document: Document, extension: Extension): Document {
	const others = (document.extension ?? []).filter(({ url }) => url !== extension.url);
	return { ...document, extension: [...others, extension] };
}

interface Written {
	readonly id: string;
	readonly kind: string;
	readonly title: string;
	/** Markdown. */
	readonly text: string;
}

function written(
	view: View,
	stay: StayEncounter,
	{ id, kind, title, text }: Written
): DocumentReference & { id: string } {
	return {
		resourceType: 'DocumentReference',
		id,
		status: 'current',
		docStatus: 'final',
		type: { text: kind },
		description: title,
		subject: stay.subject ?? { display: 'unknown' },
		date: fhirDateTime(view.start, view.at),
		author: [{ display: OWN_AUTHOR }],
		context: { encounter: [{ reference: `Encounter/${stay.id}` }] },
		content: [{ attachment: { contentType: 'text/markdown', data: encodeBase64(text) } }]
	};
}

/** The readings of a paper that is replaced are no readings any more. */
function takenBack(paper: string, { chart }: View): WorkflowChange[] {
	return MEASURES.flatMap(({ code }) => {
		const reading = chart.one('Observation', `${paper}.${code}`);
		return reading ? [{ put: { ...reading, status: 'entered-in-error' as const } }] : [];
	});
}

/** What the paper measured, as readings at the time it says. */
function readings(
	form: FormState,
	paper: string,
	stay: StayEncounter,
	view: View
): { put: Resource }[] {
	const when = isPaperKind(form.kind) ? MEASURING[form.kind] : undefined;
	if (when === undefined) return [];
	const held = form.values[when];
	const effective = fhirDateTime(view.start, typeof held === 'number' ? held : view.at);
	const found: { put: Resource }[] = [];
	for (const { field, label, system, code, unit } of MEASURES) {
		const value = form.values[field];
		if (typeof value !== 'number') continue;
		found.push({
			put: {
				resourceType: 'Observation',
				id: `${paper}.${code}`,
				status: 'final',
				category: [{ coding: [{ code: 'vital-signs' }] }],
				code: { coding: [{ system, code, display: label }], text: label },
				subject: { reference: stay.subject?.reference ?? '' },
				encounter: { reference: `Encounter/${stay.id}` },
				effectiveDateTime: effective,
				valueQuantity: { value, unit, code: unit, system: 'http://unitsofmeasure.org' }
			}
		});
	}
	return found;
}

/** What a paper changes on the stay itself. */
function onStay(form: FormState, stay: StayEncounter, view: View): WorkflowChange[] {
	const { kind, values } = form;
	const day = (id: string) => (typeof values[id] === 'string' ? values[id] : undefined);
	const begun = day('effective') ?? civilDate(view.start, view.at);
	switch (kind) {
		case 'election':
			return [
				{ put: { ...stay, status: 'in-progress', period: { ...stay.period, start: begun } } }
			];
		case 'code-status':
			return codeStatusChanges(String(values['codeStatus']), stay, view);
		case 'revocation':
		case 'transfer':
		case 'discharge':
			return [{ put: finished(stay, begun, titleOf(kind)) }];
		case 'death-record': {
			const at = values['at'];
			const when = fhirDateTime(view.start, typeof at === 'number' ? at : view.at);
			return [{ put: finished(stay, when, 'Died') }, ...died(stay, when, view)];
		}
		default:
			return [];
	}
}

function finished(stay: StayEncounter, end: string, words: string): StayEncounter {
	return {
		...stay,
		status: 'finished',
		period: { ...stay.period, end },
		hospitalization: { ...stay.hospitalization, dischargeDisposition: { text: words } }
	};
}

function dead(stay: StayEncounter, view: View): WorkflowChange[] {
	return died(stay, fhirDateTime(view.start, view.at), view);
}

function died(stay: StayEncounter, when: string, view: View): WorkflowChange[] {
	const patient = view.chart.get(stay.subject?.reference ?? '');
	return patient?.resourceType === 'Patient'
		? [{ put: { ...patient, deceasedDateTime: when } as Resource }]
		: [];
}

/** One code status stands at a time, whoever wrote it. */
function codeStatusChanges(status: string, stay: StayEncounter, view: View): WorkflowChange[] {
	const patient: Ref = stay.subject?.reference ?? '';
	const when = fhirDateTime(view.start, view.at);
	const isCodeStatus = ({ category }: ResourceOf<'Flag'>) =>
		category?.some(({ coding }) => coding?.some(({ code }) => code === 'code-status'));
	return [
		...view.chart
			.shelf('Flag')
			.filter(
				(flag) =>
					flag.status === 'active' && flag.subject.reference === patient && isCodeStatus(flag)
			)
			.map((flag) => ({
				put: { ...flag, status: 'inactive' as const, period: { ...flag.period, end: when } }
			})),
		{
			put: {
				resourceType: 'Flag',
				id: `code-status-${view.seq}`,
				status: 'active',
				category: [{ coding: [{ code: 'code-status' }] }],
				code: { text: CODE_STATUS[status as keyof typeof CODE_STATUS] ?? status },
				subject: { reference: patient },
				period: { start: when }
			}
		}
	];
}
