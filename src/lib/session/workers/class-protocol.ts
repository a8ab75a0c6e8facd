/** What the page and a class worker say to each other. Everything is plain JSON and bytes. */
import type { Assignment, Verified } from '$lib/classroom/model';
import type { Finding } from '$lib/engine/model';

export type ClassCall =
	/** Verifies one file against the assignments given here. */
	| {
			readonly do: 'verify';
			readonly file: string;
			readonly bytes: Uint8Array<ArrayBuffer>;
			readonly assignments: readonly Assignment[];
	  }
	/** Verifies one file and gives what feedback is made of. */
	| {
			readonly do: 'judge';
			readonly file: string;
			readonly bytes: Uint8Array<ArrayBuffer>;
			readonly assignments: readonly Assignment[];
	  }
	/** Makes a class up; each hand-in comes as a step. */
	| {
			readonly do: 'sample';
			readonly seed: number;
			readonly learners: number;
			readonly made: number;
	  };

export interface Judged {
	/** What the file comes to now; the findings are of the same judging. */
	readonly verified: Verified;
	readonly findings: readonly Finding[];
	readonly keyHash: string;
}

export interface MadeFile {
	readonly file: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly verified: Verified;
}

export interface SampleStep {
	readonly made: MadeFile;
	readonly done: number;
	readonly of: number;
}

export interface AnswerOf {
	readonly verify: Verified;
	/** Null where the file cannot be judged here. */
	readonly judge: Judged | null;
	/** The signed line of its assignment. */
	readonly sample: { readonly jws: string };
}

export interface ClassMessage {
	readonly id: number;
	readonly call: ClassCall;
}

export type ClassReply =
	| { readonly id: number; readonly step: SampleStep }
	| { readonly id: number; readonly ok: true; readonly answer: AnswerOf[ClassCall['do']] }
	| { readonly id: number; readonly ok: false; readonly reason: string };
