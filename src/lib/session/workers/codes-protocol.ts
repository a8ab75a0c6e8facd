/** What the page and the code worker say to each other. Each call has one reply; order is free. */
import type { CodeLookup } from '$lib/codes/model';

export type LookupCall = {
	[Name in keyof CodeLookup]: { readonly do: Name; readonly with: Parameters<CodeLookup[Name]> };
}[keyof CodeLookup];

/** What can be asked beside looking up: taking in an official release, and what is kept here. */
export type StockCall =
	/** Reads files of a published release and keeps them, if they are what they say they are. */
	| { readonly do: 'import'; readonly with: readonly [files: readonly File[]] }
	/** Takes in an institution's own list: csv of code and title. */
	| { readonly do: 'importOwn'; readonly with: readonly [file: File] }
	| { readonly do: 'forget'; readonly with: readonly [id: string] }
	| { readonly do: 'stock'; readonly with: readonly [] };

export type CodesCall = LookupCall | StockCall;

/** One book or list that is at hand. */
export interface StockItem {
	readonly id: string;
	readonly title: string;
	/** Shipped with the app, our own small extract, imported here, or the institution's own. */
	readonly kind: 'shipped' | 'teaching' | 'imported' | 'own';
	readonly codes: number;
	/** First and last civil date of service; null where it is no dated edition. */
	readonly from: string | null;
	readonly to: string | null;
	readonly importedAt: string | null;
	readonly bytes: number;
}

/** A file as the worker has read it: the page hands over no more than where it lies. */
export interface ImportFile {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ImportResult {
	/** What was read, in words: `ICD-10-CM FY2026, 74,719 codes`. */
	readonly summary: string;
}

export interface CodesMessage {
	readonly id: number;
	readonly call: CodesCall;
}

export type CodesReply =
	| { readonly id: number; readonly ok: true; readonly answer: unknown }
	| { readonly id: number; readonly ok: false; readonly reason: string }
	/** How far a long call is, 0 to 1, and what it is doing. */
	| { readonly id: number; readonly progress: number; readonly doing: string };
