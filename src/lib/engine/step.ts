/**
 * One step of a world: the clock moves to the entry's time, due facts happen, the action is offered
 * to the machines it concerns, and what they accept changes the chart. The only importer of xstate's
 * stepping: machines are moved through one reused inert scope, which halves the cost of the public
 * `transition` (a test holds the two against each other).
 *
 * A step changes the maps behind the world it is given (see World). Whoever cannot store the entry
 * afterwards must replay the log again, not keep the world.
 */
import { Chart, type ChartChange } from '$lib/fhir/chart';
import type { Resource } from '$lib/fhir/types';
import { createActor, setup, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { ATTEMPT, readAttemptAction, type AttemptAction } from './attempt-actions';
import type { Json, JsonObject } from './canonical';
import { canonical } from './canonical';
import { findField, valueFault, type FormState } from './forms';
import type {
	Action,
	Due,
	Instance,
	MachineEvent,
	Machines,
	Match,
	Opening,
	ScenarioCore,
	Subject,
	TimelineItem,
	View,
	Workflow,
	World
} from './model';
import { MODES } from './modes';
import { resolveTimes } from './time';

/** A scenario made ready to run: its facts in order, and who listens to which action. */
export interface Script {
	readonly scenario: ScenarioCore;
	readonly workflows: ReadonlyMap<string, Workflow>;
	/** Facts of the script's own clock, by time, then declaration. */
	readonly planned: readonly { readonly item: TimelineItem; readonly at: number }[];
	readonly items: ReadonlyMap<string, { readonly item: TimelineItem; readonly order: number }>;
	/** Facts that may follow `workflow action`, in declaration order. */
	readonly reactions: ReadonlyMap<string, readonly TimelineItem[]>;
	readonly cancels: ReadonlyMap<string, readonly TimelineItem[]>;
	readonly tasks: ReadonlyMap<string, readonly { readonly id: string; readonly on: Match }[]>;
}

export interface StepResult {
	readonly world: World;
	readonly ok: boolean;
	/** Why it was refused, for the learner. */
	readonly reason: string | null;
	/** What the workflow says the action was about; null for refusals. */
	readonly subject: Subject | null;
}

/** A script that loops, or a machine that breaks: a fault of ours, never a refusal. */
export class EngineFault extends Error {
	override readonly name = 'EngineFault';
}

/**
 * More facts than this in one attempt is a script that sets itself off for ever. Counted over the whole
 * attempt and not per advance: a clock that goes in small steps must end where one big step ends.
 */
const MAX_FACTS = 10_000;

export function compile(scenario: ScenarioCore, workflows: readonly Workflow[]): Script {
	const known = new Map(workflows.map((workflow) => [workflow.name, workflow]));
	for (const name of scenario.workflows)
		if (!known.has(name))
			throw new EngineFault(`${scenario.id} needs the workflow ${name}, which is not here`);
	const planned: { item: TimelineItem; at: number }[] = [];
	const items = new Map<string, { item: TimelineItem; order: number }>();
	const reactions = new Map<string, TimelineItem[]>();
	const cancels = new Map<string, TimelineItem[]>();
	const tasks = new Map<string, { id: string; on: Match }[]>();
	for (const [order, item] of scenario.timeline.entries()) {
		if (items.has(item.id))
			throw new EngineFault(`${scenario.id} has two timeline items called ${item.id}`);
		items.set(item.id, { item, order });
		if ('at' in item.when) planned.push({ item, at: item.when.at });
		else {
			gather(reactions, item.when.after, item);
			if (item.when.unless) gather(cancels, item.when.unless, item);
		}
	}
	planned.sort((a, b) => a.at - b.at);
	for (const task of scenario.tasks)
		if (task.doneWhen) gather(tasks, task.doneWhen, { id: task.id, on: task.doneWhen });
	return { scenario, workflows: known, planned, items, reactions, cancels, tasks };
}

function gather<T>(lists: Map<string, T[]>, match: Match, value: T): void {
	const name = `${match.workflow} ${match.action}`;
	const list = lists.get(name);
	if (list) list.push(value);
	else lists.set(name, [value]);
}

/** The world before anything happened, facts of time 0 included. */
export function openWorld(script: Script, opening: Opening): World {
	const world: World = {
		at: 0,
		seq: 0,
		start: script.scenario.start,
		opening,
		chart: Chart.of(script.scenario.chart),
		machines: new OwnedMachines(new Map()),
		forms: new Map(),
		messages: [],
		tasksDone: new Map(),
		hintsOpened: new Map(),
		viewed: new Map(),
		fired: [],
		due: [],
		planned: 0,
		isHandedIn: false
	};
	return advance(script, world, 0);
}

/** A world that later steps do not touch. */
export function copyWorld(world: World): World {
	return {
		...world,
		chart: world.chart.copy(),
		machines: world.machines instanceof OwnedMachines ? world.machines.copy() : world.machines
	};
}

/** The world as guards, checks and reducers see it. */
export function viewOf(world: World): View {
	return {
		chart: world.chart,
		at: world.at,
		seq: world.seq,
		start: world.start,
		role: world.opening.role,
		mode: world.opening.mode,
		forms: world.forms,
		machines: world.machines
	};
}

/** Moves the clock to `to`, letting facts happen on the way in their order. Never backwards. */
export function advance(script: Script, world: World, to: number): World {
	let now = world;
	for (;;) {
		if (now.fired.length > MAX_FACTS)
			throw new EngineFault(`${script.scenario.id}: facts set each other off without end`);
		const planned = script.planned[now.planned];
		const due = now.due[0];
		const isPlanned =
			planned !== undefined &&
			planned.at <= to &&
			(due === undefined ||
				planned.at < due.at ||
				(planned.at === due.at && isEarlier(script, planned.item.id, due.item)));
		if (isPlanned) {
			now = { ...now, planned: now.planned + 1, at: Math.max(now.at, planned.at) };
			now = fire(script, now, planned.item, null);
		} else if (due !== undefined && due.at <= to) {
			now = { ...now, due: now.due.slice(1), at: Math.max(now.at, due.at) };
			const item = script.items.get(due.item)?.item;
			if (item) now = fire(script, now, item, due);
		} else break;
	}
	return to > now.at ? { ...now, at: to } : now;
}

function isEarlier(script: Script, a: string, b: string): boolean {
	return (script.items.get(a)?.order ?? 0) < (script.items.get(b)?.order ?? 0);
}

/** When the next fact happens that the learner need do nothing for; null when there is none. */
export function nextFactAt(script: Script, world: World): number | null {
	const times = [script.planned[world.planned]?.at, world.due[0]?.at].filter(
		(at) => at !== undefined
	);
	return times.length > 0 ? Math.min(...times) : null;
}

function fire(script: Script, world: World, item: TimelineItem, due: Due | null): World {
	const trigger = due?.trigger;
	const patient = item.patient ?? due?.patient ?? null;
	const resolve = <T>(value: T): T => resolveTimes(value, world.start, world.at, trigger);
	let chart = world.chart.applyOwned(
		item.put.map((resource) => ({ put: resolve(resource) as unknown as Resource }))
	);
	for (const patch of item.patch) {
		const ref = resolve(patch.ref);
		const held = chart.get(ref);
		if (!held) throw new EngineFault(`${script.scenario.id}: ${item.id} patches ${ref}, not here`);
		chart = chart.applyOwned([{ put: { ...held, ...resolve(patch.set) } as Resource }]);
	}
	let now: World = {
		...world,
		chart,
		fired: [
			...world.fired,
			{ item: item.id, at: world.at, cause: due?.cause ?? null, trigger: trigger ?? null, patient }
		]
	};
	if (item.message) {
		const template = resolve(item.message);
		const message = {
			...template,
			id: freeMessageId(
				world,
				due === null || due.cause === null ? item.id : `${item.id}-${due.cause}`
			),
			item: item.id,
			at: world.at,
			patient,
			acknowledged: null
		};
		now = { ...now, messages: [...now.messages, message] };
	}
	if (!item.event) return now;
	const { workflow: name, type, data, instance } = resolve(item.event);
	const workflow = script.workflows.get(name);
	if (!workflow) throw new EngineFault(`${item.id} speaks to the workflow ${name}, not here`);
	const targets = instance
		? [instance]
		: now.machines
				.of(name)
				.filter((held) => patient === null || held.patient === patient)
				.map((held) => held.id);
	const view = viewOf(now);
	const reached: Instance[] = [];
	for (const target of targets) {
		const held = now.machines.get(name, target);
		if (held && patient !== null && held.patient !== patient) continue;
		const moved = move(workflow, target, { type, data }, view, patient);
		if (moved) reached.push(moved);
	}
	if (reached.length === 0) return now;
	const said = workflow.subject({ type, data }, view);
	const subject: Subject = { ...said, patient: said.patient ?? patient };
	now = settle(workflow, { type, data }, now, view, reached);
	return react(script, now, name, type, subject, due?.cause ?? null, reached[0]?.id ?? item.id);
}

/** A reminder that comes again and again goes back to one cause, and each must be answerable. */
function freeMessageId(world: World, wanted: string): string {
	const isTaken = (id: string) => world.messages.some((message) => message.id === id);
	if (!isTaken(wanted)) return wanted;
	for (let count = 2; ; count += 1) {
		const id = `${wanted}.${count}`;
		if (!isTaken(id)) return id;
	}
}

/**
 * Offers an action at its time. Refused means: the clock moved, nothing else. `seq` is the place the
 * entry will have.
 */
export function step(
	script: Script,
	world: World,
	action: Action,
	at: number,
	seq: number
): StepResult {
	const now: World = { ...advance(script, world, Math.max(at, world.at)), seq };
	if (now.isHandedIn) return refuse(now, HANDED_IN);
	return action.workflow === ATTEMPT
		? stepAttempt(script, now, action)
		: stepWorkflow(script, now, action);
}

const HANDED_IN = 'This attempt has been handed in.';
const NO_SUCH_WORK = 'This scenario has no such work.';

function workflowOf(script: Script, action: Action): Workflow | undefined {
	return script.scenario.workflows.includes(action.workflow)
		? script.workflows.get(action.workflow)
		: undefined;
}

function offerIn(script: Script, world: World, action: Action) {
	const workflow = workflowOf(script, action);
	return workflow ? offer(workflow, viewOf(world), action) : NO_SUCH_WORK;
}

function refuse(world: World, reason: string): StepResult {
	return { world, ok: false, reason, subject: null };
}

function stepWorkflow(script: Script, world: World, action: Action): StepResult {
	const workflow = workflowOf(script, action);
	if (!workflow) return refuse(world, NO_SUCH_WORK);
	const view = viewOf(world);
	const offered = offer(workflow, view, action);
	if (typeof offered === 'string') return refuse(world, offered);
	const now = settle(workflow, action, world, view, offered.reached);
	return accept(script, now, action, offered.subject, offered.reached[0]?.id ?? action.type);
}

/** What an action would move, or the reason why it is refused. Changes nothing. */
function offer(
	workflow: Workflow,
	view: View,
	action: Action
): { subject: Subject; reached: Instance[] } | string {
	const subject = workflow.subject(action, view);
	const reached: Instance[] = [];
	for (const instance of new Set(workflow.instances(action))) {
		const moved = move(workflow, instance, action, view, subject.patient);
		if (!moved) return workflow.refusal(action, view);
		reached.push(moved);
	}
	return reached.length > 0 ? { subject, reached } : workflow.refusal(action, view);
}

/**
 * Why an action would be refused in a world as it stands, or null when it would be accepted. Changes
 * nothing, unlike `step`.
 */
export function refusalOf(script: Script, world: World, action: Action): string | null {
	if (world.isHandedIn) return HANDED_IN;
	const outcome =
		action.workflow === ATTEMPT
			? attemptOutcome(script, world, parseAttemptAction(action))
			: offerIn(script, world, action);
	return typeof outcome === 'string' ? outcome : null;
}

function accept(
	script: Script,
	world: World,
	action: Action,
	subject: Subject,
	trigger: string
): StepResult {
	const now = react(script, world, action.workflow, action.type, subject, world.seq, trigger);
	return { world: now, ok: true, reason: null, subject };
}

/** The instance after the event, or nothing when its machine refuses. Changes nothing. */
function move(
	workflow: Workflow,
	id: string,
	event: { type: string; data: JsonObject },
	view: View,
	patient: string | null
): Instance | undefined {
	const held = view.machines.get(workflow.name, id);
	const before = held?.snapshot ?? initialSnapshot(workflow.machine, workflow.input(id, view));
	const sent: MachineEvent = { type: event.type, data: event.data, instance: id, view };
	const after = nextSnapshot(workflow.machine, before, sent);
	if (after === before) return undefined;
	return { id, workflow: workflow.name, patient: held?.patient ?? patient, snapshot: after };
}

function settle(
	workflow: Workflow,
	event: { type: string; data: JsonObject },
	world: World,
	view: View,
	reached: readonly Instance[]
): World {
	const changes = workflow.chart(
		event,
		view,
		reached.map((instance) => instance.id)
	);
	const chartChanges: ChartChange[] = [];
	let forms = world.forms;
	for (const change of changes) {
		if ('closeForm' in change) forms = without(forms, change.closeForm);
		else chartChanges.push(change);
	}
	return {
		...world,
		forms,
		chart: world.chart.applyOwned(chartChanges),
		machines: owned(world.machines).withOwned(reached)
	};
}

function react(
	script: Script,
	world: World,
	workflow: string,
	type: string,
	subject: Subject,
	cause: number | null,
	trigger: string
): World {
	const name = `${workflow} ${type}`;
	let now = world;
	const cancelled = script.cancels.get(name);
	if (cancelled && now.due.length > 0) {
		const due = now.due.filter(
			(waiting) =>
				!cancelled.some(
					(item) =>
						item.id === waiting.item &&
						samePatient(waiting.patient, subject.patient) &&
						'after' in item.when &&
						item.when.unless !== undefined &&
						matches(item.when.unless, subject)
				)
		);
		if (due.length !== now.due.length) now = { ...now, due };
	}
	for (const item of script.reactions.get(name) ?? []) {
		if (!('after' in item.when) || !matches(item.when.after, subject)) continue;
		if (!samePatient(item.patient ?? null, subject.patient)) continue;
		const patient = item.patient ?? subject.patient;
		const isKnown =
			!item.when.repeat &&
			(now.due.some((due) => due.item === item.id && due.patient === patient) ||
				now.fired.some((fired) => fired.item === item.id && fired.patient === patient));
		if (isKnown) continue;
		const due: Due = { item: item.id, at: now.at + item.when.delay, cause, trigger, patient };
		now = { ...now, due: insertDue(script, now.due, due) };
	}
	for (const task of script.tasks.get(name) ?? [])
		if (!now.tasksDone.has(task.id) && matches(task.on, subject))
			now = { ...now, tasksDone: new Map([...now.tasksDone, [task.id, now.seq]]) };
	return now;
}

function samePatient(a: string | null, b: string | null): boolean {
	return a === null || b === null || a === b;
}

function insertDue(script: Script, list: readonly Due[], due: Due): Due[] {
	const at = list.findIndex(
		(other) => other.at > due.at || (other.at === due.at && isEarlier(script, due.item, other.item))
	);
	return at < 0 ? [...list, due] : [...list.slice(0, at), due, ...list.slice(at)];
}

/** Whether an action's subject answers a condition: each named part equals, or is one of, the wanted. */
export function matches(match: Match, subject: Subject): boolean {
	for (const [part, wanted] of Object.entries(match.where ?? {})) {
		const held = subject.parts[part];
		const options = Array.isArray(wanted) ? wanted : [wanted];
		if (!options.some((option) => sameJson(option, held))) return false;
	}
	return true;
}

function sameJson(a: Json, b: Json | undefined): boolean {
	if (Array.isArray(b)) return b.some((inner) => sameJson(a, inner));
	return typeof a === 'object' && a !== null && b !== undefined
		? canonical(a) === canonical(b)
		: a === b;
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
	const rest = new Map(map);
	rest.delete(key);
	return rest;
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
	return new Map(map).set(key, value);
}

function stepAttempt(script: Script, world: World, action: Action): StepResult {
	const outcome = attemptOutcome(script, world, parseAttemptAction(action));
	if (typeof outcome === 'string') return refuse(world, outcome);
	const subject: Subject = { patient: outcome.patient ?? null, parts: outcome.parts };
	return accept(script, outcome.world, action, subject, outcome.trigger ?? action.type);
}

function parseAttemptAction(action: Action): AttemptAction {
	const parsed = readAttemptAction(action.type, action.data);
	if (!parsed.success) throw new EngineFault(`${action.type} does not have the shape of its kind`);
	return parsed.data;
}

interface AttemptOutcome {
	readonly world: World;
	readonly parts: Readonly<Record<string, Json>>;
	readonly patient?: string | null;
	readonly trigger?: string;
}

/** The world after one of the engine's own actions, or the reason why not. */
function attemptOutcome(
	script: Script,
	world: World,
	action: AttemptAction
): AttemptOutcome | string {
	switch (action.type) {
		case 'attempt.open':
			return 'This attempt is open already.';
		case 'clock.advance':
			return { world, parts: { why: action.data.why } };
		case 'chart.view': {
			const { ref } = action.data;
			const resource = world.chart.get(ref);
			if (!resource) return 'There is no such thing in this chart.';
			const seen = { parts: { ref }, patient: patientOf(resource) };
			if (world.viewed.has(ref)) return { world, ...seen };
			return { world: { ...world, viewed: withEntry(world.viewed, ref, world.seq) }, ...seen };
		}
		case 'message.acknowledge': {
			const message = world.messages.find((held) => held.id === action.data.message);
			if (!message) return 'There is no such message.';
			if (message.acknowledged) return 'This message has been acknowledged already.';
			const text = action.data.text.trim();
			if (message.asks === 'read-back' && text === '')
				return 'Read the message back in your own words first.';
			const acknowledged = { at: world.at, seq: world.seq, text };
			const messages = world.messages.map((held) =>
				held === message ? { ...held, acknowledged } : held
			);
			return {
				world: { ...world, messages },
				parts: { message: message.id },
				patient: message.patient
			};
		}
		case 'hint.open': {
			const { hint } = action.data;
			if (!MODES[world.opening.mode].hints) return 'There are no hints in this mode.';
			if (!script.scenario.hints.some((held) => held.id === hint)) return 'There is no such hint.';
			if (world.hintsOpened.has(hint)) return { world, parts: { hint } };
			const hintsOpened = withEntry(world.hintsOpened, hint, world.seq);
			return { world: { ...world, hintsOpened }, parts: { hint } };
		}
		case 'task.done': {
			const { task } = action.data;
			const known = script.scenario.tasks.find((held) => held.id === task);
			if (!known) return 'There is no such task.';
			if (known.doneWhen) return 'This task is ticked by the work itself.';
			if (world.tasksDone.has(task)) return 'This task is done already.';
			const tasksDone = withEntry(world.tasksDone, task, world.seq);
			return { world: { ...world, tasksDone }, parts: { task } };
		}
		case 'form.open':
			return openForm(script, world, action.data);
		case 'form.set':
			return setField(script, world, action.data);
		case 'form.discard': {
			const form = world.forms.get(action.data.form);
			if (!form) return 'This form is not open.';
			const forms = without(world.forms, form.id);
			return {
				world: { ...world, forms },
				parts: { form: form.id, kind: form.kind },
				patient: form.patient
			};
		}
		case 'attempt.hand-in':
			return { world: { ...world, isHandedIn: true }, parts: {} };
	}
}

/** Whose a resource is, as far as it says so itself. */
function patientOf(resource: Resource): string | null {
	if (resource.resourceType === 'Patient') return `Patient/${resource.id}`;
	for (const part of ['subject', 'patient', 'beneficiary'] as const) {
		const held: unknown = part in resource ? Reflect.get(resource, part) : undefined;
		if (typeof held !== 'object' || held === null || !('reference' in held)) continue;
		const { reference } = held;
		if (typeof reference === 'string' && reference.startsWith('Patient/')) return reference;
	}
	return null;
}

function openForm(
	script: Script,
	world: World,
	data: Extract<AttemptAction, { type: 'form.open' }>['data']
): AttemptOutcome | string {
	const shelf = script.scenario.workflows.includes(data.workflow)
		? script.workflows.get(data.workflow)?.forms
		: undefined;
	// `forms` is a plain object: `constructor` is no kind of form.
	const definition = shelf && Object.hasOwn(shelf, data.kind) ? shelf[data.kind] : undefined;
	if (!definition) return 'This scenario has no such form.';
	if (!data.patient.startsWith('Patient/') || !world.chart.has(data.patient))
		return 'This patient is not in the scenario.';
	const isTaken =
		world.forms.has(data.form) ||
		world.chart.hasId(data.form) ||
		script.scenario.workflows.some((name) => world.machines.get(name, data.form) !== undefined);
	if (isTaken) return `The name ${data.form} is taken already.`;
	for (const [id, value] of Object.entries(data.values)) {
		const field = findField(definition, id);
		const fault = field ? valueFault(field, value) : `This form has no field ${id}`;
		if (fault) return `${fault}.`;
	}
	const form: FormState = {
		id: data.form,
		workflow: data.workflow,
		kind: data.kind,
		patient: data.patient,
		values: data.values,
		openedAt: world.at,
		seq: world.seq
	};
	return {
		world: { ...world, forms: withEntry(world.forms, form.id, form) },
		parts: { form: form.id, kind: form.kind },
		patient: form.patient,
		trigger: form.id
	};
}

function setField(
	script: Script,
	world: World,
	data: Extract<AttemptAction, { type: 'form.set' }>['data']
): AttemptOutcome | string {
	const form = world.forms.get(data.form);
	if (!form) return 'This form is not open.';
	const definition = script.workflows.get(form.workflow)?.forms[form.kind];
	const field = definition && findField(definition, data.field);
	const fault = field ? valueFault(field, data.value) : `This form has no field ${data.field}`;
	if (fault) return `${fault}.`;
	const values = { ...form.values, [data.field]: data.value };
	const forms = withEntry(world.forms, form.id, { ...form, values, seq: world.seq });
	return {
		world: { ...world, forms },
		parts: { form: form.id, kind: form.kind, field: data.field },
		patient: form.patient,
		trigger: form.id
	};
}

/** The instances of a world, in maps that belong to the engine (see Chart for what that means). */
class OwnedMachines implements Machines {
	readonly #byWorkflow: Map<string, Map<string, Instance>>;

	constructor(byWorkflow: Map<string, Map<string, Instance>>) {
		this.#byWorkflow = byWorkflow;
	}

	get(workflow: string, instance: string): Instance | undefined {
		return this.#byWorkflow.get(workflow)?.get(instance);
	}

	of(workflow: string): Instance[] {
		return [...(this.#byWorkflow.get(workflow)?.values() ?? [])];
	}

	withOwned(moved: readonly Instance[]): OwnedMachines {
		for (const instance of moved) {
			let shelf = this.#byWorkflow.get(instance.workflow);
			if (!shelf) this.#byWorkflow.set(instance.workflow, (shelf = new Map()));
			shelf.set(instance.id, instance);
		}
		return new OwnedMachines(this.#byWorkflow);
	}

	copy(): OwnedMachines {
		return new OwnedMachines(
			new Map([...this.#byWorkflow].map(([name, shelf]) => [name, new Map(shelf)]))
		);
	}

	names(): string[] {
		return [...this.#byWorkflow.keys()];
	}
}

function owned(machines: Machines): OwnedMachines {
	if (machines instanceof OwnedMachines) return machines;
	throw new EngineFault('these machines were not made by the engine');
}

/** Canonical text of everything in a world: two worlds are the same when this is. */
export function fingerprint(world: World): string {
	const machines = owned(world.machines);
	const { opening, chart, forms, tasksDone, hintsOpened, viewed, ...plain } = world;
	return canonical({
		...plain,
		opening,
		chart: [...chart].map((resource) => resource),
		forms: [...forms],
		tasksDone: [...tasksDone],
		hintsOpened: [...hintsOpened],
		viewed: [...viewed],
		machines: machines.names().map((name) =>
			machines.of(name).map(({ id, patient, snapshot }) => ({
				name,
				id,
				patient,
				value: snapshot.value,
				status: snapshot.status,
				output: snapshot.output,
				context: snapshot.context
			}))
		)
	});
}

const inert = createActor(setup({}).createMachine({}));
const scope = {
	self: inert,
	id: '',
	sessionId: '',
	system: inert.system,
	logger: () => undefined,
	defer: () => undefined,
	stopChild: () => undefined,
	emit: () => undefined,
	actionExecutor: () => undefined
};

type Scope = Parameters<AnyStateMachine['transition']>[2];

/**
 * The snapshot a new instance begins in. xstate keeps an error of the start in the snapshot, where it
 * would read as a machine that refuses everything.
 */
export function initialSnapshot(machine: AnyStateMachine, input: JsonObject): AnyMachineSnapshot {
	const snapshot = machine.getInitialSnapshot(scope as unknown as Scope, input);
	if (snapshot.status === 'error')
		throw new EngineFault(`the machine ${machine.id} cannot begin`, { cause: snapshot.error });
	return snapshot;
}

/**
 * The snapshot after an event; the identical one when nothing in the machine takes it. A guard or an
 * assignment that throws is a fault of the machine.
 */
export function nextSnapshot(
	machine: AnyStateMachine,
	snapshot: AnyMachineSnapshot,
	event: MachineEvent
): AnyMachineSnapshot {
	if (snapshot.status !== 'active') return snapshot;
	try {
		return machine.transition(snapshot, event, scope as unknown as Scope);
	} catch (error) {
		throw new EngineFault(`the machine ${machine.id} broke at ${event.type}`, { cause: error });
	}
}
