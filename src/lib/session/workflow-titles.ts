import { WORKFLOW_TITLES } from '$lib/workflows/titles';

/** What a kind of work is called on screen; its own name where this build does not know it. */
export function workflowTitle(name: string): string {
	return WORKFLOW_TITLES[name] ?? name;
}
