import { WORKFLOWS } from '$lib/workflows';

/** What a kind of work is called on screen; its own name where this build does not know it. */
export function workflowTitle(name: string): string {
	return WORKFLOWS.find((workflow) => workflow.name === name)?.title ?? name;
}
