/** A desk over a crowd whose clock the benchmark moves. */
import { NO_BOOKS } from '$lib/codes/no-books';
import type { Desk, PublicScenario } from '$lib/engine/desk';
import type { World } from '$lib/engine/model';
import {
	advance,
	compile,
	openWorld,
	refusalOf,
	step,
	viewOf,
	type Script
} from '$lib/engine/step';
import { edTriage } from '$lib/workflows/ed-triage';
import { crowd } from './crowd';

export class BenchDesk implements Desk {
	readonly mode = 'practice';
	readonly role = 'nurse';
	readonly lookup = NO_BOOKS;
	readonly findings = null;
	readonly scenario: PublicScenario;
	readonly draft = { get: () => undefined, set: () => undefined, clear: () => undefined };
	readonly #script: Script;
	#seq = 0;
	world = $state.raw() as World;

	constructor() {
		const core = crowd();
		this.#script = compile(core, [edTriage]);
		this.world = openWorld(this.#script, {
			attempt: 'bench',
			scenario: core.id,
			version: 1,
			contentHash: 'a'.repeat(64),
			keyHash: null,
			variant: null,
			seed: 0,
			mode: 'practice',
			role: 'nurse',
			build: 'bench',
			workflows: { [edTriage.name]: 1 },
			assignment: null,
			learner: 'bench'
		});
		this.scenario = {
			id: core.id,
			version: 1,
			title: 'Bench',
			facility: 'Bench',
			level: 'core',
			minutes: 1,
			role: 'nurse',
			workflows: core.workflows,
			objectives: [],
			brief: '',
			tasks: [],
			hints: [],
			announcements: []
		};
	}

	get view() {
		return viewOf(this.world);
	}

	can(action: Parameters<Desk['can']>[0]): boolean {
		return refusalOf(this.#script, this.world, action) === null;
	}

	readonly send: Desk['send'] = (action) => {
		this.#seq += 1;
		const { world, ok, reason } = step(this.#script, this.world, action, this.world.at, this.#seq);
		this.world = world;
		return Promise.resolve(
			ok
				? { ok: true, seq: this.#seq }
				: { ok: false, kind: 'refused', reason: reason ?? 'Not possible now.' }
		);
	};

	propose(noun: string): string {
		return `${noun}-${this.#seq}`;
	}

	hint(): undefined {
		return undefined;
	}

	/** The world as it will stand, and the act of showing it: the two are timed apart. */
	later(ms: number): () => void {
		const next = advance(this.#script, this.world, this.world.at + ms);
		return () => {
			this.world = next;
		};
	}
}
