/**
 * What a class is computed from. An assignment goes out, hand-ins come back; each hand-in is verified
 * into a submission, and everything an instructor sees is a fold over submissions.
 */
import type { Verdict } from '$lib/engine/model';
import type { Mode } from '$lib/engine/modes';

/** An Ed25519 public key, as in RFC 8037; nothing else of a JWK is taken in. */
export interface PublicKey {
	readonly kty: 'OKP';
	readonly crv: 'Ed25519';
	readonly x: string;
}

/** Which of a learner's attempts at one scenario of an assignment is the one that counts. */
export type Counting = 'first' | 'best' | 'last';

/** One scenario of an assignment, pinned to the content it was assigned with. */
export interface AssignedScenario {
	readonly id: string;
	readonly version: number;
	readonly contentHash: string;
	readonly variant: string | null;
	readonly title: string;
}

/** What an instructor asks for, by when; this is what their key signs. Times are UTC, ISO 8601. */
export interface Assignment {
	readonly format: 'preceptor-assignment';
	readonly version: 1;
	readonly id: string;
	/** Stands in the opening of every attempt, so that work done before is not handed in for it. */
	readonly nonce: string;
	readonly title: string;
	/** A few sentences to the learner; may be empty. */
	readonly note: string;
	/** The instructor as they name themselves. */
	readonly teacher: string;
	readonly scenarios: readonly AssignedScenario[];
	readonly mode: Exclude<Mode, 'guided'>;
	readonly opens: string | null;
	readonly due: string | null;
	readonly counting: Counting;
	/** Share that passes; null leaves the share of each scenario's key. */
	readonly passShare: number | null;
	/** Exam time: this many times what a practised learner needs. */
	readonly timeFactor: number;
	readonly created: string;
	readonly key: PublicKey;
}

/** The signed head of a hand-in file. */
export interface HandInHeader {
	readonly format: 'preceptor-hand-in';
	readonly version: 1;
	/** Null for work that nobody assigned. */
	readonly assignment: { readonly id: string; readonly nonce: string } | null;
	readonly attempt: string;
	readonly scenario: string;
	readonly scenarioVersion: number;
	readonly contentHash: string;
	readonly keyHash: string | null;
	readonly variant: string | null;
	readonly mode: Mode;
	/** The pseudonym in the log, and the name the learner hands in under. */
	readonly learner: string;
	readonly name: string;
	readonly build: string;
	/** Entries of the log, the hash of its last entry, and the gzip bytes they travel in. */
	readonly count: number;
	readonly head: string;
	readonly log: { readonly bytes: number; readonly sha256: string };
	/** The mark the learner's own browser gave; null where it holds no key (exam). */
	readonly claimed: { readonly earned: number; readonly possible: number } | null;
	readonly created: string;
	readonly key: PublicKey;
}

/** One thing that was checked: `unknown` where there was nothing to check it against. */
export interface Checked {
	readonly state: 'holds' | 'fails' | 'unknown';
	/** One plain sentence. */
	readonly text: string;
}

export interface Score {
	readonly earned: number;
	readonly possible: number;
	/** By the assignment's pass share where it sets one, else the key's. */
	readonly isPass: boolean;
	/** The share that passes, so that a credit can be judged without the key. */
	readonly passShare: number;
}

/** One rule as it was judged: an item of the class statistics. */
export interface ItemMark {
	readonly rule: string;
	readonly workflow: string;
	readonly competency: string;
	readonly title: string;
	readonly earned: number;
	readonly possible: number;
	readonly verdict: Verdict;
	/** Missing it is no pass, whatever the share. */
	readonly isCritical: boolean;
}

/**
 * `holds`: every check holds. `noted`: nothing fails, something could not be checked or differs
 * harmlessly (another build, late). `fails`: a check fails, so it is set aside and counts for nothing.
 * `unreadable`: not a hand-in, or damaged so that nothing in it can be believed.
 */
export type HandInVerdict = 'holds' | 'noted' | 'fails' | 'unreadable';

/** What came out of one file. Plain JSON: it is kept as it stands and posted between threads. */
export interface Verified {
	readonly file: string;
	/** SHA-256 of the file, 64 hex digits. */
	readonly id: string;
	readonly header: HandInHeader | null;
	readonly signature: Checked;
	readonly chain: Checked;
	readonly bindings: Checked;
	readonly scenario: Checked;
	readonly score: Checked;
	readonly claimed: { readonly earned: number; readonly possible: number } | null;
	readonly recomputed: Score | null;
	readonly items: readonly ItemMark[];
	/** Active ms, and what the device said the UTC time was at opening and hand-in. */
	readonly worked: number;
	readonly startedAt: string;
	readonly handedInAt: string;
	readonly isLate: boolean;
	/** SHA-256 over the steps and their simulated times, not who took them; null where no log could be read. */
	readonly trace: string | null;
	readonly verdict: HandInVerdict;
	/** What holds, what does not and what follows, in one or two sentences for the instructor. */
	readonly words: string;
}

/** Points an instructor adds (or takes) by hand. Kept in order, never changed; the learner sees them. */
export interface Credit {
	readonly at: string;
	/** The rule it is about; null for the whole attempt. */
	readonly rule: string | null;
	readonly points: number;
	readonly reason: string;
}

/** A hand-in in the class: the verified file, when it came and what was credited. */
export interface Submission extends Verified {
	readonly assignment: string | null;
	/** UTC, ISO 8601. */
	readonly receivedAt: string;
	readonly credits: readonly Credit[];
}
