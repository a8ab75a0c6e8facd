/** The keys of the coder's desk, as the list of shortcuts shows them; `Workspace.svelte` acts on them. */
export const DESK_KEYS = [
	{ label: 'Find a code', keys: '/' },
	{ label: 'In the search: tabular list, index, builder', keys: 'Ctrl+Enter' },
	{ label: 'To the list of codes', keys: 'L' },
	{ label: 'From search or query to the record', keys: 'Escape' },
	{ label: 'Previous, next document', keys: '[ ]' },
	{ label: 'Find in the record', keys: 'F' },
	{ label: 'Mark the next sentence or row', keys: 'S' },
	{ label: 'Mark the sentence or row before', keys: 'Shift+S' },
	{ label: 'Marked words: evidence for the selected code', keys: 'E' },
	{ label: 'Marked words: look for a code', keys: 'C' },
	{ label: 'Marked words: into a query; without any, the queries', keys: 'Q' },
	{ label: 'Marked words: ask the encoder', keys: 'H' },
	{ label: 'Move a code up or down', keys: 'Alt+ArrowUp Alt+ArrowDown' },
	{ label: 'Take a code off the list', keys: 'Delete' },
	{ label: 'Send a query', keys: 'Ctrl+Enter' }
] as const;
