/**
 * A made-up learner works a script: leaves things out, is slower, gets refused and makes good. Unlike
 * `runScript`, which proves a script, nothing here is an error; what the engine refuses is a refusal in
 * the log, as a person's would be.
 */
import { ATTEMPT } from '$lib/engine/attempt-actions';
import { canonical, type JsonObject } from '$lib/engine/canonical';
import { actionFault, chainEntry } from '$lib/engine/log';
import type { Action, Entry, Opening, Workflow, World } from '$lib/engine/model';
import { compile, openWorld, step, type Script } from '$lib/engine/step';
import { MINUTE, parseDuration } from '$lib/engine/time';
import type { Scenario } from '$lib/scenario/read';
import type { AttemptFile } from '$lib/scenario/schema';
import type { Chance } from './chance';

export interface Habits {
	/** 0 to 1: how seldom something is left out. */
	readonly ability: number;
	/** Times what the script takes; 1 or more, since the chart's own clock does not hurry. */
	readonly pace: number;
}

/** Somebody who waits longer than this between two steps was not at work. */
const LONGEST_THOUGHT = 3 * MINUTE;
/** Kinds of step that a script has this often are habits, and one of them is easily left out. */
const OFTEN = 3;
/** What opens, closes or carries the rest is never left out. */
const CARRYING = /^(attempt:(form\.open|clock\.advance|attempt\.))|[.-](open|sign|look|close|send)/;

/** How often something else in the chart is opened on the way: no two people read alike. */
const LOOKS_AROUND = 0.12;

type Step = AttemptFile['steps'][number];

/**
 * The log of such a learner, from an opening at `start` (epoch ms, UTC) to the hand-in. The same chance
 * gives the same log.
 */
export function workLoosely(
	{ scenario, workflows }: { scenario: Scenario; workflows: readonly Workflow[] },
	{ opening, file, start }: { opening: Opening; file: AttemptFile; start: number },
	habits: Habits,
	chance: Chance
): Entry[] {
	const hand = new Hand(compile(scenario, workflows), workflows, opening, start);
	const leavesOut = leavingOut(file.steps, habits, chance);
	const refs = scenario.chart.map(({ resourceType, id }) => `${resourceType}/${id}`);
	for (const planned of file.steps) {
		const at = Math.round(parseDuration(planned.at) * habits.pace);
		const action = actionOf(planned);
		if (chance.next() < LOOKS_AROUND) hand.act(view(chance.pick(refs)), at);
		if (leavesOut(planned)) hand.leaveOut(action);
		else hand.act(action, at);
	}
	return hand.entries;
}

function actionOf({ do: name, data }: Step): Action {
	const [workflow = '', type = ''] = name.split(':');
	return { workflow, type, data };
}

function view(ref: string): Action {
	return { workflow: ATTEMPT, type: 'chart.view', data: { ref } };
}

function leavingOut(
	steps: readonly Step[],
	{ ability }: Habits,
	chance: Chance
): (planned: Step) => boolean {
	const counts = new Map<string, number>();
	for (const { do: name } of steps) counts.set(name, (counts.get(name) ?? 0) + 1);
	const share = 0.3 * (1 - ability);
	return ({ do: name }) =>
		chance.next() < share && (counts.get(name) ?? 0) >= OFTEN && !CARRYING.test(name);
}

class Hand {
	readonly entries: Entry[];
	readonly #script: Script;
	readonly #workflows: readonly Workflow[];
	readonly #start: number;
	/** What was left out of a form: filled in when signing is refused. */
	readonly #leftOut: Action[] = [];
	#world: World;
	#at = 0;
	#worked = 0;

	constructor(script: Script, workflows: readonly Workflow[], opening: Opening, start: number) {
		this.#script = script;
		this.#workflows = workflows;
		this.#start = start;
		this.#world = openWorld(script, opening);
		const data = JSON.parse(canonical(opening)) as JsonObject;
		const action: Action = { workflow: ATTEMPT, type: 'attempt.open', data };
		this.entries = [chainEntry(undefined, { ...action, ...this.#times(), ok: true })];
	}

	leaveOut(action: Action): void {
		if (action.type === 'form.set') this.#leftOut.push(action);
	}

	act(action: Action, at: number): void {
		if (!this.#isOnScreen(action)) return;
		if (this.#write(action, at)) return;
		// Refused: what was left out of open forms is made good, and it is tried once more.
		const missing = this.#leftOut.splice(0).filter((left) => this.#isOnScreen(left));
		if (missing.length === 0) return;
		for (const left of missing) this.#write(left, this.#at);
		this.#write(action, this.#at);
	}

	/** A form that is not open has no fields to fill and nothing to sign. */
	#isOnScreen({ workflow, type, data }: Action): boolean {
		if (actionFault({ workflow, type, data }, this.#workflows)) return false;
		const form = 'form' in data ? data.form : undefined;
		if (typeof form !== 'string' || type === 'form.open') return true;
		return this.#world.forms.has(form);
	}

	#write(action: Action, at: number): boolean {
		const next = Math.max(at, this.#at);
		this.#worked += Math.min(next - this.#at, LONGEST_THOUGHT);
		this.#at = next;
		const { world, ok } = step(this.#script, this.#world, action, next, this.entries.length);
		this.#world = world;
		this.entries.push(chainEntry(this.entries.at(-1), { ...action, ...this.#times(), ok }));
		return ok;
	}

	#times(): { at: number; worked: number; wall: string } {
		const wall = new Date(this.#start + this.#worked).toISOString();
		return { at: this.#at, worked: this.#worked, wall };
	}
}
