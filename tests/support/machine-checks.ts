/**
 * What every machine of every workflow must keep, found by walking it: a breadth-first search over
 * its reachable states with the events it is handed. Acceptance is told by identity (a refused event
 * returns the identical snapshot), so an accepted transition that changes nothing would be logged as a
 * refusal; and a state nobody reaches or a transition nobody takes is a rule that never holds.
 */
import { canonical, type JsonObject } from '$lib/engine/canonical';
import type { MachineEvent } from '$lib/engine/model';
import { initialSnapshot, nextSnapshot } from '$lib/engine/step';
import { createActor, setup, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';

export interface MachineWalk {
	/** What every new instance may be told; one walk begins from each. */
	readonly inputs: readonly JsonObject[];
	/** What may be sent in any state; a function where it depends on the state. */
	readonly events:
		readonly MachineEvent[] | ((snapshot: AnyMachineSnapshot) => readonly MachineEvent[]);
	/** States (value and context) at most; more is a context that grows without end. */
	readonly limit?: number;
}

export interface MachineFindings {
	readonly states: number;
	readonly transitions: number;
	/** A sentence each; empty is a sound machine. */
	readonly faults: readonly string[];
}

type StateNode = AnyStateMachine['root'];
type Transition = NonNullable<StateNode['always']>[number];

/** Walks a machine and says what is wrong with it. Throws what a guard throws. */
export function checkMachine(machine: AnyStateMachine, walk: MachineWalk): MachineFindings {
	const faults = new Set<string>();
	const seenNodes = new Set<string>();
	const taken = new Set<Transition>();
	const limit = walk.limit ?? 20_000;
	const nodes = nodesOf(machine.root);
	for (const node of nodes) {
		if (node.invoke.length > 0) faults.add(`${node.id} invokes, and a replay runs no actors`);
		if (node.after.length > 0) faults.add(`${node.id} has a timer, and a replay runs none`);
	}

	const known = new Set<string>();
	const queue: AnyMachineSnapshot[] = [];
	const meet = (snapshot: AnyMachineSnapshot): void => {
		for (const node of snapshot._nodes) seenNodes.add(node.id);
		const name = nameOf(snapshot);
		if (known.has(name)) return;
		known.add(name);
		queue.push(snapshot);
	};
	const note = (transitions: readonly Transition[]): void => {
		for (const transition of transitions) {
			taken.add(transition);
			seenNodes.add(transition.source.id);
		}
	};

	for (const input of walk.inputs) {
		meet(initialSnapshot(machine, input));
		machine.getInitialSnapshot(watch(note), input);
	}
	for (let snapshot = queue.shift(); snapshot; snapshot = queue.shift()) {
		if (known.size > limit) {
			faults.add(`more than ${limit} states: the context grows without end`);
			break;
		}
		if (snapshot.status !== 'active') continue;
		const before = nameOf(snapshot);
		const events = typeof walk.events === 'function' ? walk.events(snapshot) : walk.events;
		for (const event of events) {
			const isTaken = machine.getTransitionData(snapshot, event).length > 0;
			const after = nextSnapshot(machine, snapshot, event);
			if (nameOf(snapshot) !== before)
				faults.add(`${event.type} changes the snapshot it is given in ${valueOf(snapshot)}`);
			if (isTaken && after === snapshot)
				faults.add(`${event.type} is accepted in ${valueOf(snapshot)} and changes nothing`);
			if (!isTaken && after !== snapshot)
				faults.add(`${event.type} is not accepted in ${valueOf(snapshot)} and changes something`);
			if (after.status === 'error') faults.add(`${event.type} breaks ${valueOf(snapshot)}`);
			if (!isTaken) continue;
			machine.transition(snapshot, event, watch(note));
			meet(after);
		}
	}

	const all = nodes.flatMap(transitionsOf);
	for (const node of nodes)
		if (node.type !== 'history' && !seenNodes.has(node.id))
			faults.add(`${node.id} is never reached`);
	for (const transition of all)
		if (!taken.has(transition)) faults.add(`${wordsOf(transition)} is never taken`);
	return { states: known.size, transitions: all.length, faults: [...faults].sort() };
}

function nodesOf(node: StateNode): StateNode[] {
	return [node, ...Object.values(node.states).flatMap((inner) => nodesOf(inner))];
}

function transitionsOf(node: StateNode): Transition[] {
	return [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
}

function wordsOf({ source, eventType, target }: Transition): string {
	const to = target?.map((node) => node.id).join(', ') ?? 'itself';
	return `${eventType === '' ? 'always' : eventType} from ${source.id} to ${to}`;
}

function nameOf({ value, context, status }: AnyMachineSnapshot): string {
	return canonical({ value, context, status });
}

function valueOf(snapshot: AnyMachineSnapshot): string {
	return typeof snapshot.value === 'string' ? snapshot.value : JSON.stringify(snapshot.value);
}

type Scope = Parameters<AnyStateMachine['transition']>[2];

const inert = createActor(setup({}).createMachine({}));

/** A scope that runs nothing and hears of every small step, those without an event included. */
function watch(note: (transitions: readonly Transition[]) => void): Scope {
	const system = Object.assign(Object.create(inert.system), {
		_sendInspectionEvent: (heard: { _transitions?: readonly Transition[] }) =>
			note(heard._transitions ?? [])
	});
	const scope = {
		self: inert,
		id: '',
		sessionId: '',
		system,
		logger: () => undefined,
		defer: () => undefined,
		stopChild: () => undefined,
		emit: () => undefined,
		actionExecutor: () => undefined
	};
	return scope as unknown as Scope;
}
