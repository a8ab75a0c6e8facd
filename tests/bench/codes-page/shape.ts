/** What the page of code search offers the benchmark that drives it. All times in ms. */
import type { PackKind } from '$lib/codes/pack/envelope';

/** Where a pack lies: in the folder the app is served from, or in this browser. */
export type Whence = 'shipped' | 'kept';

/** Opening the pack of search in a worker that has done nothing before. */
export interface Opening {
	/** The pack's bytes out of the network or IndexedDB. */
	readonly read: number;
	/** Its SHA-256 in script, and by the browser. */
	readonly hash: number;
	readonly nativeHash: number;
	/** All of `openSearch`. */
	readonly open: number;
	/** Reading the asset back, the first part of it. */
	readonly decode: number;
	/** Of the built search that was put aside: out of IndexedDB, and opened. 0 where there is none. */
	readonly readBuilt: number;
	readonly openBuilt: number;
}

/** The first answer of a worker, taken apart inside it. */
export interface Starting {
	/** Which packs there are. */
	readonly list: number;
	/** The first answer after that. */
	readonly search: number;
}

export interface CodesBench {
	/** From asking for the worker to its first answer, when the page was just opened. */
	firstAnswer(query: string): Promise<number>;
	/** The same in a worker that tells its parts. */
	starting(query: string): Promise<Starting>;
	opening(from: Whence, file: string): Promise<Opening>;
	/** Keystroke to answer over the message channel, one after the other; of each the median of five. */
	asked(keys: readonly string[]): Promise<number[]>;
	/** The same with a pause, in ms, after each answer, as hands make one. */
	typed(keys: readonly string[], pause: number): Promise<void>;
	/** The search itself, in the worker. */
	searched(keys: readonly string[]): Promise<number[]>;
	/** The search itself on the page's own thread, which is the one that a throttle slows down. */
	searchedHere(keys: readonly string[]): Promise<number[]>;
	/** First detail of a code: opens the book of names, its notes and the lists. */
	firstDetail(code: string): Promise<number>;
	/** Takes in the files that were chosen in the page's field, as the settings page does. */
	importChosen(): Promise<{ readonly took: number; readonly said: string }>;
	/** Whether the built search of a pack has been put aside. */
	isBuilt(file: string): Promise<boolean>;
	/** Forgets all built searches, as in a browser that opens the packs for the first time. */
	forgetBuilt(): Promise<void>;
	/** Packs in IndexedDB. */
	kept(): Promise<{ readonly kind: PackKind | string; readonly bytes: number }[]>;
}
