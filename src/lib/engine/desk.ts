/**
 * What screens are handed. Session builds one over a running attempt, the film builds one over the
 * past with `send` null: the same screens show both. A screen never knows session, store, score or
 * a key.
 */
import type { CodeLookup } from '$lib/codes/model';
import type { Action, Finding, Hint, Role, Task, View, World } from './model';
import type { Mode } from './modes';

/** What of a scenario the learner may see before and during the attempt. */
export interface PublicScenario {
	readonly id: string;
	readonly version: number;
	readonly title: string;
	readonly facility: string;
	readonly level: 'orientation' | 'core' | 'advanced';
	readonly minutes: number;
	readonly role: Role;
	readonly workflows: readonly string[];
	readonly objectives: readonly string[];
	/** Markdown. */
	readonly brief: string;
	readonly tasks: readonly Task[];
	readonly hints: readonly Pick<Hint, 'id' | 'ask'>[];
	/** Facts of the script that are known beforehand; `at` is null while it hangs on an action. */
	readonly announcements: readonly {
		readonly item: string;
		readonly text: string;
		readonly at: number | null;
	}[];
}

export type SendResult =
	| { readonly ok: true; readonly seq: number }
	/** `refused`: kept in the log, changed nothing. `unsaved`: the disk said no, nothing happened. */
	| { readonly ok: false; readonly kind: 'refused' | 'unsaved'; readonly reason: string };

export interface Desk {
	readonly scenario: PublicScenario;
	/** The world as it stands now; a new object after every change. Read through it each time. */
	readonly world: World;
	readonly mode: Mode;
	readonly role: Role;
	/** The world as guards and checks see it. */
	readonly view: View;
	/** Whether an action would be accepted now. */
	can(action: Action): boolean;
	/** Appends, stores, then shows. Null where the desk only looks (film, another tab's attempt). */
	readonly send: ((action: Action) => Promise<SendResult>) | null;
	/** A free id for something the learner is about to make: `order-17`. */
	propose(noun: string): string;
	/** Half-typed text, kept beside the log and never replayed. */
	readonly draft: {
		get(form: string, field: string): string | undefined;
		set(form: string, field: string, text: string): void;
		clear(form: string, field: string): void;
	};
	/** Code books, searched and read in a worker. Looking up is never an action. */
	readonly lookup: CodeLookup;
	/** The text of a hint that was opened. */
	hint(id: string): string | undefined;
	/** Only in guided mode. */
	readonly findings: readonly Finding[] | null;
}
