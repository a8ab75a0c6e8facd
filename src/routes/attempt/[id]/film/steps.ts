/** The steps of an attempt in words, and the place in the chart that each of them belongs to. */
import { ATTEMPT } from '$lib/engine/attempt-actions';
import type { Json } from '$lib/engine/canonical';
import { patientOf, resourceName } from '$lib/chart/resource-facts';
import { clockText } from '$lib/chart/moments';
import type { PublicScenario } from '$lib/engine/desk';
import { findField, isCoding, optionsOf, type FormState } from '$lib/engine/forms';
import type { Entry, Workflow, World } from '$lib/engine/model';
import type { Chart } from '$lib/fhir/chart';
import { orders } from '$lib/fhir/selectors/orders';
import { patientRefs } from '$lib/fhir/selectors/patients';
import { conceptText } from '$lib/fhir/selectors/display';
import { PERCEIVED } from '$lib/fhir/selectors/notes';
import type { Ref, Resource } from '$lib/fhir/types';
import { findDrug } from '$lib/rules/formulary';
import { findCare, findImaging, findLab } from '$lib/rules/orderables';
import { NAME as CODING } from '$lib/workflows/coding/actions';
import { NAME as TRIAGE } from '$lib/workflows/ed-triage/actions';
import { NAME as HOSPICE } from '$lib/workflows/hospice/actions';
import { stayIn } from '$lib/workflows/hospice/stays';
import { DISCONTINUE_REASONS } from '$lib/workflows/order-entry/actions';
import { codingWords } from './coding-words';
import { hospiceWords } from './hospice-words';
import { triageWords } from './triage-words';

type Forms = readonly Pick<Workflow, 'name' | 'title' | 'forms'>[];

export interface Step {
	readonly entry: Entry;
	/** The world the learner acted in, and the world that came of it. */
	readonly before: World;
	readonly after: World;
}

/**
 * What was done at a step, as the rest of a sentence: `signed levoFLOXacin 750 mg IV`. A refused step
 * says what was tried; an action nobody has words for is said by its own name.
 */
export function stepWords(
	step: Step,
	scenario: Pick<PublicScenario, 'tasks' | 'hints'>,
	workflows: Forms
): string {
	const words = wordsOf(step, scenario, workflows);
	return step.entry.ok ? words : `refused: ${words}`;
}

function wordsOf(
	{ entry, before, after }: Step,
	scenario: Pick<PublicScenario, 'tasks' | 'hints'>,
	workflows: Forms
): string {
	const { type, data } = entry;
	const textOf = (part: string) => String(data[part] ?? '');
	const form = before.forms.get(textOf('form')) ?? after.forms.get(textOf('form'));
	switch (type) {
		case 'attempt.open':
			return 'opened the chart';
		case 'attempt.hand-in':
			return 'handed in';
		case 'clock.advance':
			return clockWords(textOf('why'), clockText(after.start, entry.at));
		case 'chart.view':
			return `opened ${resourceName(after.chart, textOf('ref'))}`;
		case 'message.acknowledge': {
			const message = after.messages.find((held) => held.id === textOf('message'));
			const said = textOf('text').trim();
			return `answered "${message?.subject ?? textOf('message')}"${said ? `: "${said}"` : ''}`;
		}
		case 'hint.open':
			return `opened the hint "${scenario.hints.find(({ id }) => id === data['hint'])?.ask ?? textOf('hint')}"`;
		case 'task.done':
			return `ticked the task "${scenario.tasks.find(({ id }) => id === data['task'])?.text ?? textOf('task')}"`;
		case 'form.open':
			return `began ${formName(form, workflows)}`;
		case 'form.set':
			return setWords(entry, form, after, workflows);
		case 'form.discard':
			return `discarded ${formName(form, workflows)}`;
		case 'order.sign': {
			const replaced = data['replaces'];
			const instead =
				typeof replaced === 'string' ? `, in place of ${orderName(before, replaced)}` : '';
			return `signed ${signedName(entry, before, after)}${instead}${answerWords(data['answers'])}`;
		}
		case 'order.pend':
			return `sent ${signedName(entry, before, after)} to the prescriber${answerWords(data['answers'])}`;
		case 'order.discontinue': {
			const reason = Object.entries(DISCONTINUE_REASONS).find(([id]) => id === data['reason'])?.[1];
			return `stopped ${orderName(before, textOf('order'))}${reason ? `: ${reason.toLowerCase()}` : ''}`;
		}
		default:
			if (entry.workflow === CODING) return codingWords(entry, before);
			if (entry.workflow === TRIAGE) return triageWords(entry, before);
			if (entry.workflow === HOSPICE) return hospiceWords(entry, before);
			return type.replaceAll('.', ', ').replaceAll('-', ' ');
	}
}

function clockWords(why: string, to: string): string {
	switch (why) {
		case 'wait':
			return `waited until ${to}`;
		case 'next-event':
			return `went on to the next event, ${to}`;
		case 'pause':
			return `paused the clock at ${to}`;
		case 'hide':
			return `left the screen at ${to}`;
		default:
			return `saw what came in at ${to}`;
	}
}

/** What a form is about: the drug or test chosen in it, else the form's own title. */
function formName(form: FormState | undefined, workflows: Forms): string {
	if (!form) return 'a form';
	const item = form.values['item'];
	const chosen = isCoding(item) ? item.display : typeof item === 'string' ? itemName(item) : null;
	if (chosen) return chosen;
	const definition = workflows.find(({ name }) => name === form.workflow)?.forms[form.kind];
	return definition?.title ?? form.kind;
}

function itemName(id: string): string | null {
	return (
		findDrug(id)?.display ??
		findLab(id)?.name ??
		findImaging(id)?.name ??
		findCare(id)?.name ??
		null
	);
}

function setWords(
	entry: Entry,
	form: FormState | undefined,
	after: World,
	workflows: Forms
): string {
	const id = String(entry.data['field'] ?? '');
	const value = entry.data['value'] ?? null;
	const definition = form && workflows.find(({ name }) => name === form.workflow)?.forms[form.kind];
	const field = definition && findField(definition, id);
	const label = field?.label ?? id;
	const about = formName(form, workflows);
	if (value === null) return `emptied ${label} of ${about}`;
	if (field?.kind === 'record')
		return id === 'answers' ? `answered what ${about} was asked` : `filled in ${label} of ${about}`;
	const option =
		form && field?.kind === 'choice'
			? optionsOf(field, form.values).find((one) => one.value === value)?.label
			: undefined;
	const unit = field?.kind === 'number' && field.unit ? ` ${field.unit}` : '';
	const said =
		option ??
		(field?.kind === 'moment' && typeof value === 'number'
			? clockText(after.start, value)
			: `${valueWords(value)}${unit}`);
	return `set ${label} of ${about} to ${said}`;
}

const LONGEST = 80;

function valueWords(value: Json): string {
	if (isCoding(value)) return value.display;
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (typeof value === 'number') return String(value);
	const text = typeof value === 'string' ? (itemName(value) ?? value) : JSON.stringify(value);
	return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
}

/** An order by its bare id: name and sig, as the order list says it. */
function orderName(world: World, id: string): string {
	for (const patient of patientRefs(world.chart)) {
		const row = orders(world.chart, patient).find(({ ref }) => ref.endsWith(`/${id}`));
		if (row) return [row.name, row.detail].filter(Boolean).join(' ');
	}
	const ref = ['MedicationRequest', 'MedicationStatement', 'ServiceRequest']
		.map((type) => `${type}/${id}`)
		.find((one) => world.chart.has(one));
	return ref ? resourceName(world.chart, ref) : id;
}

function signedName(entry: Entry, before: World, after: World): string {
	const id = String(entry.data['order'] ?? '');
	if (entry.ok) return orderName(after, id);
	const form = before.forms.get(id);
	const item = form?.values['item'];
	return (typeof item === 'string' ? itemName(item) : null) ?? orderName(before, id);
}

function answerWords(answers: Json | undefined): string {
	const count = Array.isArray(answers) ? answers.length : 0;
	if (count === 0) return '';
	return `, answering ${count} alert${count === 1 ? '' : 's'}`;
}

const ACTIVITY_OF: Readonly<Record<string, string>> = {
	AllergyIntolerance: 'allergies',
	Condition: 'problems',
	DiagnosticReport: 'results',
	DocumentReference: 'notes',
	MedicationAdministration: 'administrations',
	MedicationRequest: 'medications',
	MedicationStatement: 'medications',
	Observation: 'results',
	Patient: 'summary'
};

export interface Place {
	/** Id of an activity of the chart or name of a workflow. */
	readonly activity: string;
	/** Whose chart; null until a step says so. */
	readonly patient: Ref | null;
}

/**
 * Where the learner was at each entry. A step that belongs nowhere (the clock, a task) stays where the
 * one before it was. `chart` is any chart of the attempt: it tells whose resource was opened.
 */
export function placesOf(entries: readonly Entry[], chart: Chart): Place[] {
	const forms = new Map<string, Place>();
	let place: Place = { activity: 'summary', patient: null };
	return entries.map((entry) => {
		place = placeOf(entry, place, forms, chart);
		return place;
	});
}

/** What a learner heard or saw, as a case brings it. */
function isPerceived(resource: Resource | undefined): boolean {
	return resource?.resourceType === 'DocumentReference' && conceptText(resource.type) === PERCEIVED;
}

/** The workflow in which something was heard: that of the visit it belongs to. */
function heardOn(chart: Chart, resource: Resource | undefined): string {
	const visits = resource?.resourceType === 'DocumentReference' ? resource.context?.encounter : [];
	const isOfStay = visits?.some(
		({ reference }) => stayIn({ chart }, reference?.slice('Encounter/'.length) ?? '') !== undefined
	);
	return isOfStay ? HOSPICE : TRIAGE;
}

/** Whose visit or stay an act is about. */
function visitor(chart: Chart, visit: Json | undefined): Ref | null {
	if (typeof visit !== 'string') return null;
	return chart.one('Encounter', visit)?.subject?.reference ?? null;
}

function placeOf(entry: Entry, last: Place, forms: Map<string, Place>, chart: Chart): Place {
	const { workflow, type, data } = entry;
	if (workflow !== ATTEMPT) {
		const patient = visitor(chart, data['visit'] ?? data['stay']) ?? last.patient;
		return { activity: workflow, patient };
	}
	switch (type) {
		case 'form.open': {
			const place = { activity: String(data['workflow']), patient: String(data['patient']) };
			forms.set(String(data['form']), place);
			return place;
		}
		case 'form.set':
		case 'form.discard':
			return forms.get(String(data['form'])) ?? last;
		case 'chart.view': {
			const ref = String(data['ref']);
			const resource = chart.get(ref);
			const isVital =
				resource?.resourceType === 'Observation' &&
				resource.category?.some((one) => one.coding?.some(({ code }) => code === 'vital-signs'));
			const activity = isVital
				? 'flowsheet'
				: (ACTIVITY_OF[ref.slice(0, ref.indexOf('/'))] ?? last.activity);
			const patient = (resource && patientOf(resource)) ?? last.patient;
			// What is heard in a visit is read on the board or the desk itself.
			return { activity: isPerceived(resource) ? heardOn(chart, resource) : activity, patient };
		}
		case 'message.acknowledge':
			return { ...last, activity: 'messages' };
		default:
			return last;
	}
}
