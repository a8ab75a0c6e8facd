/**
 * Turns an attempt script into the log a learner's browser would have written. `wall` and `worked`
 * follow from `at`, so the head of a script's log is the same on every machine.
 */
import { ATTEMPT, attemptActionSchema } from '$lib/engine/attempt-actions';
import { canonical } from '$lib/engine/canonical';
import { chainEntry } from '$lib/engine/log';
import type { Action, Entry, Opening, Workflow } from '$lib/engine/model';
import { compile, openWorld, step } from '$lib/engine/step';
import { parseDuration } from '$lib/engine/time';
import { InputFault, describeIssues } from '$lib/parse/json';
import type { z } from '$lib/parse/zod';
import type { Scenario } from './read';
import type { AttemptFile } from './schema';

export interface ScriptLog {
	readonly entries: readonly Entry[];
	readonly refused: number;
}

/** Entry 0 of a script's log. */
export function scriptOpening(
	scenario: Scenario,
	file: AttemptFile,
	keyHash: string | null,
	workflows: readonly Workflow[]
): Opening {
	return {
		attempt: 'script',
		scenario: scenario.id,
		version: scenario.version,
		contentHash: scenario.contentHash,
		keyHash,
		variant: file.variant,
		seed: 0,
		mode: file.mode,
		role: scenario.role,
		build: 'script',
		workflows: Object.fromEntries(
			workflows
				.filter((workflow) => scenario.workflows.includes(workflow.name))
				.map((workflow) => [workflow.name, workflow.version])
		),
		assignment: null,
		learner: 'script'
	};
}

/**
 * Runs the steps of a script. Throws InputFault where a step has the wrong shape, goes back in time,
 * or comes out other than the script says.
 */
export function runScript(
	scenario: Scenario,
	file: AttemptFile,
	keyHash: string | null,
	workflows: readonly Workflow[],
	name: string
): ScriptLog {
	const script = compile(scenario, workflows);
	const opening = scriptOpening(scenario, file, keyHash, workflows);
	let world = openWorld(script, opening);
	const entries: Entry[] = [chainEntry(undefined, draftAt(scenario, 0, open(opening), true))];
	let at = 0;
	let refused = 0;
	for (const [index, planned] of file.steps.entries()) {
		const where = `steps.${index} (${planned.do})`;
		const next = parseDuration(planned.at);
		if (next < at) throw new InputFault(name, where, 'it is earlier than the step before it');
		at = next;
		const action = actionOf(planned, workflows, name, where);
		const last = entries[entries.length - 1];
		const result = step(script, world, action, at, entries.length);
		world = result.world;
		if (result.ok === (planned.refused === true))
			throw new InputFault(
				name,
				where,
				result.ok
					? 'it was accepted, and the script says it is refused'
					: `it was refused: ${result.reason}`
			);
		if (!result.ok) refused += 1;
		entries.push(chainEntry(last, draftAt(scenario, at, action, result.ok)));
	}
	return { entries, refused };
}

function open(opening: Opening): Action {
	return {
		workflow: ATTEMPT,
		type: 'attempt.open',
		data: JSON.parse(canonical(opening)) as Action['data']
	};
}

function draftAt(scenario: Scenario, at: number, action: Action, ok: boolean) {
	const wall = new Date(scenario.start.ms + at).toISOString();
	return { ...action, at, worked: at, wall, ok };
}

function actionOf(
	planned: AttemptFile['steps'][number],
	workflows: readonly Workflow[],
	name: string,
	where: string
): Action {
	const [owner = '', type = ''] = planned.do.split(':');
	const workflow = workflows.find((known) => known.name === owner);
	if (!workflow && owner !== ATTEMPT)
		throw new InputFault(name, where, `the workflow "${owner}" is not known here`);
	const schema: z.ZodType<unknown> = workflow ? workflow.actionSchema : attemptActionSchema;
	const parsed = schema.safeParse({ type, data: planned.data });
	if (parsed.success) return { workflow: owner, type, data: planned.data };
	const issue = describeIssues(parsed.error);
	throw new InputFault(name, `${where}${issue.path ? `.${issue.path}` : ''}`, issue.reason);
}
