/** What the page and the mirror worker say to each other. Each message has one reply, in order. */
export type MirrorRequest =
	/** Adds step `seq` of an attempt: one canonical line with its newline. */
	| { readonly do: 'append'; readonly attempt: string; readonly seq: number; readonly line: string }
	/** Makes the copy hold exactly this log, unless it already holds more of the same. */
	| { readonly do: 'align'; readonly attempt: string; readonly lines: string }
	/** Flushes one copy to the disk and says how far it goes. */
	| { readonly do: 'checkpoint'; readonly attempt: string }
	| { readonly do: 'flush' }
	| { readonly do: 'read'; readonly attempt: string }
	| { readonly do: 'list' }
	/** Closes the file so that another tab can write it. */
	| { readonly do: 'release'; readonly attempt: string }
	| { readonly do: 'remove'; readonly attempt: string };

export interface Checkpoint {
	readonly lines: number;
	readonly bytes: number;
}

export type MirrorAnswer =
	| { readonly of: 'done' }
	| ({ readonly of: 'checkpoint' } & Checkpoint)
	/** Null when there is no copy of that attempt. */
	| { readonly of: 'text'; readonly text: string | null }
	| { readonly of: 'list'; readonly attempts: readonly string[] };

export interface MirrorMessage {
	readonly id: number;
	readonly request: MirrorRequest;
}

export type MirrorReply =
	| { readonly id: number; readonly ok: true; readonly answer: MirrorAnswer }
	| { readonly id: number; readonly ok: false; readonly reason: string };
