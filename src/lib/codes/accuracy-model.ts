/** The words of coding accuracy: what is keyed, what was entered, what came of it. */
import type { ErrorType } from './error-types';
import type { CodeSystem, PresentOnAdmission } from './model';

/** Where on the abstract a code stands. */
export type CodeList = 'diagnosis' | 'admitting' | 'procedure' | 'service';

/** A right answer: one code, or several that only count together. */
export type Alternative = string | readonly string[];

/** One thing that must (or may) be coded. */
export interface KeyGroup {
	readonly id: string;
	readonly system: CodeSystem;
	/** Left out: diagnosis, procedure or service, by system. */
	readonly list?: CodeList | undefined;
	/** The right answer first, then alternates. Of an optional group each code may stand. */
	readonly accept: readonly Alternative[];
	/** 1 when left out. */
	readonly weight?: number | undefined;
	readonly isOptional?: boolean | undefined;
	/** Indicators that are right; left out where none is scored. */
	readonly poa?: readonly PresentOnAdmission[] | undefined;
	readonly isPoaExempt?: boolean | undefined;
	/** Sets of modifiers, one of which is right; left out where none is scored. */
	readonly modifiers?: readonly (readonly string[])[] | undefined;
	readonly units?: readonly number[] | undefined;
}

/** One code stands somewhere before another; alternates on both sides. */
export interface SequencePair {
	readonly first: readonly string[];
	readonly then: readonly string[];
}

/** A common wrong answer that the key knows by name; with `group`, of what it is taken for. */
export interface KnownWrong {
	readonly code: string;
	readonly error: ErrorType;
	readonly says: string;
	readonly group?: string | undefined;
}

/** The key of one encounter. */
export interface AccuracyKey {
	readonly groups: readonly KeyGroup[];
	/** Codes that may stand first among the diagnoses; left out where it is not judged. */
	readonly principal?: readonly string[] | undefined;
	readonly pairs?: readonly SequencePair[] | undefined;
	readonly wrong?: readonly KnownWrong[] | undefined;
}

/** A code as it was entered; a list of them is in sequence. */
export interface EnteredCode {
	readonly system: CodeSystem;
	readonly code: string;
	readonly list?: CodeList | undefined;
	/** Set on one, it is the principal diagnosis; else the first of the diagnoses is. */
	readonly isPrincipal?: boolean | undefined;
	readonly poa?: PresentOnAdmission | null | undefined;
	readonly isPoaExempt?: boolean | undefined;
	readonly units?: number | null | undefined;
	readonly modifiers?: readonly string[] | undefined;
	/** What the code book in use said of it, where that was kept. */
	readonly title?: string | undefined;
	readonly standing?: 'billable' | 'header' | 'unknown' | undefined;
	readonly ccLevel?: 'CC' | 'MCC' | null | undefined;
}

/** A group that was coded, and by which codes. */
export interface Match {
	readonly group: KeyGroup;
	readonly entered: readonly EnteredCode[];
}

/** Some codes of a set that only counts whole: no error themselves, and no credit. */
export interface PartialMatch {
	readonly group: KeyGroup;
	readonly entered: readonly EnteredCode[];
	readonly lacking: readonly string[];
}

/** A code the record does not support; `redundant` where another alternative of the group stands. */
export interface Unsupported {
	readonly entered: EnteredCode;
	readonly redundantTo: Match | null;
}

/** How entered codes fall on a key. */
export interface Matching {
	readonly matched: readonly Match[];
	/** Required groups without their code. */
	readonly missed: readonly KeyGroup[];
	readonly partial: readonly PartialMatch[];
	readonly unsupported: readonly Unsupported[];
	/** Optional codes that stand. */
	readonly optional: readonly EnteredCode[];
	/** The same code on the same list once more. */
	readonly duplicates: readonly EnteredCode[];
	/** Admitting diagnoses where the key says nothing of them: neither right nor wrong. */
	readonly unjudged: readonly EnteredCode[];
}

/** A wrong code and the missed one it was most likely entered for, each in one pair only. */
export interface Pairing {
	readonly entered: EnteredCode;
	readonly group: KeyGroup;
	readonly expected: string;
	/** 0 to 1. */
	readonly closeness: number;
}

const LIST_OF: Readonly<Record<CodeSystem, CodeList>> = {
	'icd-10-cm': 'diagnosis',
	'icd-10-pcs': 'procedure',
	hcpcs: 'service'
};

/** The list a keyed or entered code stands on. */
export function listOf(one: {
	readonly system: CodeSystem;
	readonly list?: CodeList | undefined;
}): CodeList {
	return one.list ?? LIST_OF[one.system];
}

/** The codes of an alternative. */
export function codesOf(alternative: Alternative): readonly string[] {
	return typeof alternative === 'string' ? [alternative] : alternative;
}

/** The weight of a group: its own, 1 by default, none when it is optional. */
export function weightOf(group: KeyGroup): number {
	return group.isOptional === true ? 0 : (group.weight ?? 1);
}
