/** `world = replay(scenario, log)`: pure, and the only way a world comes about. */
import { openingOf } from './log';
import type { Entry, Run, ScenarioCore, Subject, Workflow, World } from './model';
import { compile, copyWorld, openWorld, step, type Script } from './step';

/** An entry whose outcome is no longer what was logged: the code changed since. */
export interface Drift {
	readonly seq: number;
	readonly logged: boolean;
	readonly now: boolean;
	readonly reason: string | null;
}

export interface Replayed {
	readonly script: Script;
	readonly world: World;
	readonly drift: readonly Drift[];
	/** By sequence number; missing for refusals and for the opening. */
	readonly subjects: ReadonlyMap<number, Subject>;
}

/**
 * The world after a log. The log must be one that `checkChain` and `readActions` let through. What
 * comes out now counts where it differs from what was logged; each difference is reported.
 */
export function replay(
	scenario: ScenarioCore,
	log: readonly Entry[],
	workflows: readonly Workflow[]
): Replayed {
	const script = compile(scenario, workflows);
	let world = openWorld(script, openingOf(log));
	const drift: Drift[] = [];
	const subjects = new Map<number, Subject>();
	for (let index = 1; index < log.length; index += 1) {
		const entry = log[index];
		if (!entry) continue;
		const result = step(script, world, entry, entry.at, entry.seq);
		world = result.world;
		if (result.subject) subjects.set(entry.seq, result.subject);
		if (result.ok !== entry.ok)
			drift.push({ seq: entry.seq, logged: entry.ok, now: result.ok, reason: result.reason });
	}
	return { script, world, drift, subjects };
}

const CHECKPOINT_EVERY = 64;

/**
 * An attempt that can be looked at in any moment. Copies of the world are kept every 64 entries, so
 * any place is at most 64 steps away; all worlds it hands out are the caller's own.
 */
export class Film {
	readonly #script: Script;
	readonly #entries: readonly Entry[];
	readonly #checkpoints: World[] = [];

	constructor(script: Script, entries: readonly Entry[]) {
		this.#script = script;
		this.#entries = entries;
		let world = openWorld(script, openingOf(entries));
		this.#checkpoints.push(copyWorld(world));
		for (let seq = 1; seq < entries.length; seq += 1) {
			world = this.#step(world, seq);
			if (seq % CHECKPOINT_EVERY === 0) this.#checkpoints.push(copyWorld(world));
		}
	}

	#step(world: World, seq: number): World {
		const entry = this.#entries[seq];
		if (!entry) throw new RangeError(`the attempt has no entry ${seq}`);
		return step(this.#script, world, entry, entry.at, entry.seq).world;
	}

	/** The world right after an entry; 0 is the world as the learner first saw it. */
	after(seq: number): World {
		if (!this.#entries[seq]) throw new RangeError(`the attempt has no entry ${seq}`);
		const nearest = Math.floor(seq / CHECKPOINT_EVERY);
		const checkpoint = this.#checkpoints[nearest];
		if (!checkpoint) throw new RangeError(`the attempt has no entry ${seq}`);
		let world = copyWorld(checkpoint);
		for (let next = nearest * CHECKPOINT_EVERY + 1; next <= seq; next += 1)
			world = this.#step(world, next);
		return world;
	}
}

/** An attempt laid open for scoring. The film behind `before` and `after` is made on first use. */
export function runOf(replayed: Replayed, entries: readonly Entry[]): Run {
	let film: Film | undefined;
	const after = (seq: number): World => (film ??= new Film(replayed.script, entries)).after(seq);
	return {
		scenario: replayed.script.scenario,
		entries,
		world: replayed.world,
		before: (seq) => after(Math.max(0, seq - 1)),
		after,
		subject: (seq) => replayed.subjects.get(seq)
	};
}
