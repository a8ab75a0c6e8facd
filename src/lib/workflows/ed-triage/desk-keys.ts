/** The keys of the department, as the list of shortcuts shows them; `Workspace.svelte` acts on them. */
export const DESK_KEYS = [
	{ label: 'Up and down the board', keys: 'ArrowUp ArrowDown' },
	{ label: 'Open the visit', keys: 'Enter' },
	{ label: 'Back to the board, then close the visit', keys: 'Escape' },
	{ label: 'To the board', keys: '1' },
	{ label: 'To the visit', keys: '2' },
	{ label: 'Next patient to be triaged', keys: 'U' },
	{ label: 'Begin triage, or go on with the note', keys: 'G' },
	{ label: 'Ask about', keys: 'A' },
	{ label: 'Do something', keys: 'D' },
	{ label: 'Acuity', keys: 'L' },
	{ label: 'Reassess', keys: 'R' },
	{ label: 'Move to a place', keys: 'M' },
	{ label: 'Call an alert', keys: 'E' },
	{ label: 'Precautions', keys: 'C' },
	{ label: 'Tell somebody', keys: 'S' },
	{ label: 'Sign the form', keys: 'Ctrl+Enter' }
] as const;
