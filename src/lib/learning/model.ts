/**
 * What learning is computed from: attempts that were handed in and marked. Session reads them from
 * storage; nothing here knows where they come from, and nothing is kept that cannot be computed again.
 */
import type { Finding } from '$lib/engine/model';
import type { Mode } from '$lib/engine/modes';
import type { LevelPair } from '$lib/rules/agreement';

/** Figures of one attempt that its findings do not hold; made by replaying its log, kept as a cache. */
export interface AttemptFacts {
	/** Codes right, out of the longer of list and key; null where nothing was coded. */
	readonly coding: { readonly correct: number; readonly outOf: number } | null;
	/** `[gold, assigned]` of each patient that was triaged. */
	readonly triage: readonly LevelPair[];
	/** Soft stops the learner answered, and signatures a hard stop refused; null without any stop. */
	readonly alerts: { readonly overridden: number; readonly refused: number } | null;
}

/** One attempt with the last mark it was given. */
export interface MarkedAttempt {
	readonly id: string;
	readonly scenario: string;
	readonly title: string;
	readonly variant: string | null;
	readonly mode: Mode;
	/** What the device said the UTC time was, ISO 8601: claims, which may go back. */
	readonly startedAt: string;
	readonly handedInAt: string;
	/** Active ms, and the minutes a practised learner needs. */
	readonly worked: number;
	readonly minutes: number;
	readonly head: string;
	readonly by: 'learner' | 'instructor';
	readonly earned: number;
	readonly possible: number;
	readonly isPass: boolean | null;
	readonly findings: readonly Finding[];
	/** Null while they have not been computed. */
	readonly facts: AttemptFacts | null;
}

/** The part of a scenario that choosing the next one needs; `competencies` are those its key scores. */
export interface Choice {
	readonly scenario: string;
	readonly title: string;
	readonly module: string;
	readonly level: 'orientation' | 'core' | 'advanced';
	readonly minutes: number;
	readonly competencies: readonly string[];
	/** Ids of its variants, beside the case as it stands; none where left out. */
	readonly variants?: readonly string[];
}

/** A can-do statement with its module and exam domains (`exam:domain`). */
export interface Competency {
	readonly id: string;
	readonly module: string;
	readonly title: string;
	readonly statement: string;
	readonly tags: readonly string[];
}
