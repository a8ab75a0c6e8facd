/**
 * What the learner did to one thing of a workflow, out of the log: refusals left out, in order. Scoring
 * and audits read the log here; neither writes anything.
 */
import type { Ref } from '$lib/fhir/types';
import type { Json, JsonObject } from './canonical';
import type { Run, Subject } from './model';
import { matches } from './step';

export interface Act {
	readonly seq: number;
	/** Simulated ms. */
	readonly at: number;
	readonly workflow: string;
	readonly type: string;
	readonly data: JsonObject;
	readonly subject: Subject;
}

/** What a rule asks for: an action by its name, with parts it must have. */
export interface ActMatch {
	readonly action: string;
	readonly where?: Readonly<Record<string, Json>> | undefined;
}

/** One thing of a workflow, by the part of the actions that names it: `visit`, `stay`. */
export interface Thing {
	readonly workflow: string;
	readonly part: string;
	readonly id: string;
}

/** All that was done to one thing, first to last. */
export function actsOf(run: Run, thing: Thing): Act[] {
	return run.entries.flatMap(({ seq, at, workflow, type, data }) => {
		const subject = run.subject(seq);
		return subject && workflow === thing.workflow && data[thing.part] === thing.id
			? [{ seq, at, workflow, type, data, subject }]
			: [];
	});
}

/** Whether an act is one of those asked for. */
export function isLike({ workflow, type, subject }: Act, any: readonly ActMatch[]): boolean {
	return any.some(
		({ action, where }) => action === type && matches({ workflow, action, where }, { ...subject })
	);
}

/** What rules about the acts on one thing are judged by. */
export interface Course {
	readonly run: Run;
	readonly acts: readonly Act[];
	/** Whose facts of the script count for it. */
	readonly patients: readonly Ref[];
	/** From where a window counts that names nothing else; `at` undefined where it never came. */
	readonly origin: { readonly at: number | undefined; readonly says: string };
	/** A span of time in words: `2 h 5 min`. */
	readonly span: (ms: number) => string;
	/** When an act was done, as the end of a sentence. */
	readonly when: (at: number) => string;
}
