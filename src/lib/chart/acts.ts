/** The engine's own actions as chart screens send them. */
import type { Desk, SendResult } from '$lib/engine/desk';
import type { JsonObject } from '$lib/engine/canonical';
import type { Action } from '$lib/engine/model';
import type { Ref } from '$lib/fhir/types';

function attemptAction(type: string, data: JsonObject): Action {
	return { workflow: 'attempt', type, data };
}

/** A result, report or note was opened. */
export function viewAction(ref: Ref): Action {
	return attemptAction('chart.view', { ref });
}

export function acknowledgeAction(message: string, text: string): Action {
	return attemptAction('message.acknowledge', { message, text });
}

export function taskDoneAction(task: string): Action {
	return attemptAction('task.done', { task });
}

export function openHintAction(hint: string): Action {
	return attemptAction('hint.open', { hint });
}

/**
 * Tells the log that something was opened, once: the world keeps the first time only. Does nothing
 * on a desk that only looks.
 */
export async function noteView(desk: Desk, ref: Ref): Promise<void> {
	if (!desk.send || desk.world.viewed.has(ref) || desk.world.isHandedIn) return;
	await desk.send(viewAction(ref));
}

/** Sends where the desk can send; what went wrong, in words for the learner, or undefined. */
export async function sendOrSay(desk: Desk, action: Action): Promise<string | undefined> {
	if (!desk.send) return 'This desk only looks: nothing can be done from here.';
	const result: SendResult = await desk.send(action);
	if (result.ok) return undefined;
	return result.kind === 'unsaved'
		? `Not saved, nothing was changed: ${result.reason}`
		: result.reason;
}
