/** What a command may say, so that tests can listen. */
export interface Io {
	out(line: string): void;
	err(line: string): void;
	readonly json: boolean;
}

/** Runs a command with its words and gives the exit code: 0 ok, 1 finding or bad input, 2 usage. */
export type Command = (args: readonly string[], io: Io) => Promise<number>;
