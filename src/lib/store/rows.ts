/** The rows of every table. They are stored formats: a change of shape is a new database version. */
import type { PublicKey } from '$lib/classroom/model';
import type { JsonObject } from '$lib/engine/canonical';
import type { Entry, Finding, Role } from '$lib/engine/model';
import type { Mode } from '$lib/engine/modes';

export interface ProfileRow {
	/** A pseudonym: the `learner` of every attempt's opening. */
	readonly id: string;
	readonly displayName: string;
	/** UTC, ISO 8601. */
	readonly createdAt: string;
}

/**
 * What lists need of an attempt without reading its log. Everything but `isSealed` follows from the
 * entries (`rowOf`), so a row that is lost can be made again.
 */
export interface AttemptRow {
	readonly id: string;
	readonly profile: string;
	readonly scenario: string;
	readonly version: number;
	readonly contentHash: string;
	readonly keyHash: string | null;
	readonly variant: string | null;
	readonly mode: Mode;
	readonly role: Role;
	/** The id of the assignment it was opened for. */
	readonly assignment: string | null;
	readonly build: string;
	readonly state: 'running' | 'handed-in';
	/** What the device said the UTC time was at the first and at the last entry. */
	readonly startedAt: string;
	readonly touchedAt: string;
	/** Simulated and active ms at the last entry. */
	readonly at: number;
	readonly worked: number;
	/** Entries in the log, and the hash of the last. */
	readonly count: number;
	readonly head: string;
	/** The log is one packed row instead of a row an entry. */
	readonly isSealed: boolean;
}

export interface EntryRow extends Entry {
	readonly attemptId: string;
}

/** A finished attempt: its whole log as gzipped NDJSON. */
export interface SealedRow {
	readonly attemptId: string;
	readonly count: number;
	readonly head: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Half-typed text of one field. */
export interface DraftRow {
	readonly attemptId: string;
	readonly form: string;
	readonly field: string;
	readonly text: string;
}

/** A mark as it was given. Never changed, never removed but with its attempt. */
export interface Mark {
	readonly attemptId: string;
	readonly head: string;
	readonly keyHash: string;
	readonly build: string;
	/** UTC, ISO 8601. */
	readonly givenAt: string;
	readonly by: 'learner' | 'instructor';
	readonly earned: number;
	readonly possible: number;
	readonly isPass: boolean | null;
	readonly findings: readonly Finding[];
	/** Why it differs from the mark before, where an instructor gave it. */
	readonly reason: string | null;
}

export interface MarkRow extends Mark {
	readonly id: number;
}

/** A computed report, kept only to save computing it again. */
export interface ReportRow {
	readonly head: string;
	readonly keyHash: string;
	readonly build: string;
	readonly report: JsonObject;
}

/** What an attempt was worked on, kept by its hash: scenario content, or a key under the key's hash. */
export interface ScenarioCopyRow {
	readonly contentHash: string;
	readonly kind: 'scenario' | 'key';
	readonly scenario: string;
	readonly version: number;
	readonly content: JsonObject;
}

export interface ReviewRow {
	readonly id: string;
	readonly profile: string;
	/** UTC, ISO 8601: when it is due. */
	readonly due: string;
	readonly data: JsonObject;
}

export interface AssignmentRow {
	readonly id: string;
	readonly createdAt: string;
	readonly data: JsonObject;
}

export interface HandInRow {
	readonly id: string;
	readonly assignment: string | null;
	readonly receivedAt: string;
	readonly fileName: string;
	/** The file as it came, so that it can be verified again. */
	readonly file: Uint8Array<ArrayBuffer>;
	readonly summary: JsonObject;
}

/** A key pair of this browser. The private half cannot be taken out, so it is in no backup. */
export interface KeyRow {
	/** Whose it is: a profile's id, or `teacher`. */
	readonly id: string;
	readonly privateKey: CryptoKey;
	readonly publicKey: PublicKey;
	/** UTC, ISO 8601. */
	readonly createdAt: string;
}

/** How a learner saw their own skills at one time. */
export interface SelfCheckRow {
	readonly id: string;
	readonly profile: string;
	/** UTC, ISO 8601. */
	readonly takenAt: string;
	readonly when: 'before' | 'after';
	readonly data: JsonObject;
}

export interface CodeSetRow {
	readonly id: string;
	readonly system: string;
	readonly edition: string;
	readonly importedAt: string;
	readonly pack: Uint8Array<ArrayBuffer>;
	readonly summary: JsonObject;
}

export interface SettingRow {
	readonly key: string;
	readonly value: JsonObject[string];
}
