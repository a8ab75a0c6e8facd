/**
 * What each workflow is called on screen, apart from the registry: pages that only name a kind of work
 * need not load its rules. A test holds this against the registry.
 */
export const WORKFLOW_TITLES: Readonly<Record<string, string>> = {
	'order-entry': 'Orders',
	'ed-triage': 'Emergency triage',
	hospice: 'Hospice',
	coding: 'Coding'
};
