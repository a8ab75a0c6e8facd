/** Replay and score of a long attempt, the machines alone against xstate's own actors, and the chain. */
import { createHash } from 'node:crypto';
import { sha256Hex } from '$lib/engine/canonical';
import { checkChain, readActions, toLines } from '$lib/engine/log';
import type { Entry, MachineEvent, Workflow } from '$lib/engine/model';
import { replay } from '$lib/engine/replay';
import { score } from '$lib/engine/score';
import { initialSnapshot, nextSnapshot } from '$lib/engine/step';
import type { JsonObject } from '$lib/engine/canonical';
import {
	createActor,
	type AnyActorRef,
	type AnyMachineSnapshot,
	type AnyStateMachine
} from 'xstate';
import { KEY, record, WARD, WORKFLOWS } from '$tests/support/ward';
import { longShift } from '$tests/support/ward-moves';
import { interleaved, judged, median, pairedRatio, type BenchOutcome } from './measure';
import { orderShift, type Shift } from './shift';

const LENGTH = 2000;
const ROUNDS = { rounds: 15, warmUp: 5 };

/** The orders scenario, or the engine's test ward with the reason while that cannot be run. */
async function shiftOf(length: number): Promise<Shift & { readonly source: string }> {
	try {
		return { ...(await orderShift(length)), source: 'orders of the pneumonia scenario' };
	} catch (fault) {
		const why = fault instanceof Error ? fault.message : String(fault);
		const { entries } = record(longShift(length));
		return {
			scenario: WARD,
			key: KEY,
			workflows: WORKFLOWS,
			entries,
			source: `the test ward, since the pneumonia scenario cannot be run: ${why}`
		};
	}
}

/** One event as a machine was sent it, with the world as it stood then. */
interface Sent {
	readonly thing: string;
	readonly machine: AnyStateMachine;
	readonly input: JsonObject;
	readonly event: MachineEvent;
}

/** Everything the machines are sent in a replay, each with a chart of its own that nothing changes. */
function eventsOf(shift: Shift): Sent[] {
	const sent: Sent[] = [];
	const spied = shift.workflows.map((workflow): Workflow => {
		const inputs = new WeakMap<AnyMachineSnapshot, JsonObject>();
		const charts = new WeakMap<object, MachineEvent['view']['chart']>();
		const { machine } = workflow;
		const spy: AnyStateMachine = Object.create(machine);
		spy.getInitialSnapshot = (scope, input: JsonObject) => {
			const snapshot = machine.getInitialSnapshot(scope, input);
			inputs.set(snapshot, input);
			return snapshot;
		};
		spy.transition = (snapshot, event, scope) => {
			const given: MachineEvent = event;
			const { chart } = given.view;
			const copy = charts.get(chart) ?? chart.copy();
			charts.set(chart, copy);
			sent.push({
				thing: `${workflow.name} ${given.instance}`,
				machine,
				input: inputs.get(snapshot) ?? {},
				event: { ...given, view: { ...given.view, chart: copy } }
			});
			return machine.transition(snapshot, event, scope);
		};
		return { ...workflow, machine: spy };
	});
	replay(shift.scenario, shift.entries, spied);
	return sent;
}

function byActors(sent: readonly Sent[]): Map<string, unknown> {
	const actors = new Map<string, AnyActorRef>();
	for (const { thing, machine, input, event } of sent) {
		let actor = actors.get(thing);
		if (!actor) {
			actor = createActor(machine, { input });
			actor.start();
			actors.set(thing, actor);
		}
		actor.send(event);
	}
	return new Map([...actors].map(([thing, actor]) => [thing, actor.getSnapshot().value]));
}

function byEngine(sent: readonly Sent[]): Map<string, unknown> {
	const held = new Map<string, AnyMachineSnapshot>();
	for (const { thing, machine, input, event } of sent) {
		const before = held.get(thing) ?? initialSnapshot(machine, input);
		held.set(thing, nextSnapshot(machine, before, event));
	}
	return new Map([...held].map(([thing, snapshot]) => [thing, snapshot.value]));
}

function isSame(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
	const text = (states: ReadonlyMap<string, unknown>) => JSON.stringify([...states].sort());
	return text(a) === text(b);
}

/** `replay` (state and score), `replay-machines`, `replay-linear`. */
export async function benchReplay(): Promise<BenchOutcome> {
	const whole = await shiftOf(LENGTH);
	const twice = await shiftOf(LENGTH * 2);
	const log = readActions(whole.entries, whole.workflows, 'bench');
	const longLog = readActions(twice.entries, twice.workflows, 'bench');
	const sent = eventsOf(whole);
	if (!isSame(byActors(sent), byEngine(sent)))
		throw new Error(
			'the actors end in other states than the engine: the benchmark compares nothing'
		);
	const times = interleaved(
		{
			replay: () => score(whole.scenario, whole.key, log, whole.workflows),
			long: () => score(twice.scenario, twice.key, longLog, twice.workflows),
			engine: () => byEngine(sent),
			actors: () => byActors(sent)
		},
		ROUNDS
	);
	const refused = log.filter(({ ok }) => !ok).length;
	const about = `${log.length - 1} entries (${refused} refused), ${sent.length} machine events: ${whole.source}`;
	return {
		skipped: [],
		results: [
			judged({
				name: 'replay',
				unit: 'ms',
				ours: median(times.replay),
				peers: { 'xstate actor.send, machine events alone': median(times.actors) },
				ratio: pairedRatio(times.replay, times.actors),
				budget: 15,
				samples: times.replay,
				note: about
			}),
			judged({
				name: 'replay-machines',
				unit: 'ms',
				ours: median(times.engine),
				peers: { 'xstate actor.send': median(times.actors) },
				ratio: pairedRatio(times.engine, times.actors),
				// 0.9 of the rate of actor.send.
				target: 1.11,
				samples: times.engine,
				note: 'the same events, snapshots and guards'
			}),
			judged({
				name: 'replay-linear',
				unit: 'ms',
				ours: median(times.long),
				peers: { 'half as many entries': median(times.replay) },
				ratio: pairedRatio(times.long, times.replay),
				target: 2.3,
				samples: times.long,
				note: `${longLog.length - 1} entries against ${log.length - 1}`
			})
		]
	};
}

/** `chain`: checking a log against the bare digest of the same bytes. */
export async function benchChain(): Promise<BenchOutcome> {
	const { entries, source } = await shiftOf(LENGTH);
	const lines = toLines(entries).split('\n').slice(0, -1);
	const times = interleaved(
		{
			chain: () => checkWhole(entries),
			native: () => lines.map((line) => createHash('sha256').update(line).digest('hex')),
			script: () => lines.map(sha256Hex)
		},
		ROUNDS
	);
	return {
		skipped: [],
		results: [
			judged({
				name: 'chain',
				unit: 'ms',
				ours: median(times.chain),
				peers: {
					'sha256 of node:crypto': median(times.native),
					'sha256 of @noble/hashes': median(times.script)
				},
				ratio: pairedRatio(times.chain, times.native),
				budget: 25,
				samples: times.chain,
				note: `${entries.length - 1} entries, ${Math.round(lines.join('').length / 1024)} KB: ${source}`
			})
		]
	};
}

function checkWhole(entries: readonly Entry[]): true {
	const checked = checkChain(entries);
	if (!checked.ok) throw new Error(`the log is broken at ${checked.seq}: ${checked.reason}`);
	return true;
}
