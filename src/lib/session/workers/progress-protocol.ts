/** What the page and the progress worker say to each other. Each call has one reply. */
import type { FolderTexts } from '$lib/scenario/read';
import type { ExamOutline } from '$lib/learning/exams';
import type { Choice, Competency } from '$lib/learning/model';
import type { Missed, NextBest } from '$lib/learning/next';
import type { Progress } from '$lib/learning/progress';
import type { DeckCard } from '$lib/learning/review';

/** What progress is held against. */
export interface Against {
	readonly competencies: readonly Competency[];
	readonly choices: readonly Choice[];
	readonly exams: readonly ExamOutline[];
}

/** Attempts at one scenario that have no figures, or no mark, yet. */
export interface Pending {
	readonly scenario: string;
	readonly attempts: readonly string[];
}

export interface ProgressAnswer {
	readonly progress: Progress;
	readonly next: NextBest | null;
	/** The most that was lost in the attempt handed in last. */
	readonly missed: readonly Missed[];
	/** Exams whose marks the instructor has not given yet. */
	readonly awaiting: number;
	/** Set where the attempt handed in last has no mark: an exam not marked yet, or one not judged yet. */
	readonly lastUnmarked: 'exam' | 'not-judged' | null;
	readonly pending: readonly Pending[];
	/** Review cards due now. */
	readonly due: number;
}

export interface JudgeWork extends Pending {
	/** The scenario and key built into this app; null where it is not. */
	readonly texts: FolderTexts | null;
	/** The build that judges. */
	readonly build: string;
}

export type ProgressCall =
	/** Sent by whoever is sure to ask soon: the database is opened meanwhile. */
	| { readonly do: 'wake' }
	/** Begins to read a learner's attempts, so that they are there when they are asked about. */
	| { readonly do: 'read'; readonly profile: string; readonly build: string }
	/** Of what was read last. `now` is a UTC time. */
	| { readonly do: 'progress'; readonly against: Against; readonly now: string }
	/** Replays attempts, keeps their figures, gives marks that are missing; sentences for what failed. */
	| { readonly do: 'judge'; readonly work: JudgeWork }
	/** Keeps the cards and figures of marks that were met for the first time. */
	| { readonly do: 'settle'; readonly choices: readonly Choice[] }
	/** The review deck of what was read last. */
	| { readonly do: 'deck'; readonly choices: readonly Choice[] };

export interface AnswerOf {
	readonly wake: null;
	readonly read: null;
	readonly progress: ProgressAnswer;
	readonly judge: readonly string[];
	readonly settle: null;
	readonly deck: readonly DeckCard[];
}

export interface ProgressMessage {
	readonly id: number;
	readonly call: ProgressCall;
}

export type ProgressReply =
	| { readonly id: number; readonly ok: true; readonly answer: unknown }
	| { readonly id: number; readonly ok: false; readonly reason: string }
	/** One more attempt of a long call is done. */
	| { readonly id: number; readonly step: true };
