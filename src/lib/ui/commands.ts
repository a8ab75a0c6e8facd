/** Something a screen can be told to do, by name or by shortcut. */
export interface Command {
	readonly id: string;
	readonly label: string;
	/** `Ctrl+K`, `Alt+1`, or one bare letter that works while nothing is being typed. */
	readonly keys?: string | undefined;
	readonly group: string;
	readonly run: () => void;
}
