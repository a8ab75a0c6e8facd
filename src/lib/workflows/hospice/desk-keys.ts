/** The keys of the hospice desk, as the list of shortcuts shows them; `Workspace.svelte` acts on them. */
export const DESK_KEYS = [
	{ label: 'Calendar', keys: '1' },
	{ label: 'Papers', keys: '2' },
	{ label: 'Prognosis', keys: '3' },
	{ label: 'Claim', keys: '4' },
	{ label: 'Up and down a list', keys: 'ArrowUp ArrowDown' },
	{ label: 'Into what is open', keys: 'Enter' },
	{ label: 'Back to the list, then close the form', keys: 'Escape' },
	{ label: 'Next paper to be read', keys: 'U' },
	{ label: 'File the paper that is open', keys: 'F' },
	{ label: 'Return it, with what is wrong', keys: 'R' },
	{ label: 'Correct a paper of your own', keys: 'C' },
	{ label: 'Write a paper', keys: 'A' },
	{ label: 'Go on with the form', keys: 'G' },
	{ label: 'Ask for a paper', keys: 'Q' },
	{ label: 'Visit the patient', keys: 'V' },
	{ label: 'Do something', keys: 'D' },
	{ label: 'Tell somebody', keys: 'S' },
	{ label: 'Next row of a table', keys: 'Enter' },
	{ label: 'Take a row of a table away', keys: 'Alt+Delete' },
	{ label: 'Sign the form', keys: 'Ctrl+Enter' }
] as const;
