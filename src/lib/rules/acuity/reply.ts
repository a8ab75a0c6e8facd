/** What a decision point says of the facts. */
import type { Level } from './editions';

/** `consider`: the edition leaves it to the nurse. Point C answers with a number of kinds. */
export type Answer =
	'yes' | 'no' | 'consider' | 'not measured' | 'none' | 'one' | 'one or more' | 'more than one';

export interface Reply {
	readonly answer: Answer;
	/** Why, in a sentence. */
	readonly reason: string;
	/** Levels that this point gives or leaves open; empty when it only sends on. */
	readonly levels: readonly Level[];
	/** Whether it leaves the level to judgement. */
	readonly isOpen: boolean;
	/** Whether the algorithm stops here. */
	readonly isSettled: boolean;
}

/** The algorithm stops here; more than one level is left to judgement. */
export function settled(answer: Answer, levels: readonly Level[], reason: string): Reply {
	return { answer, reason, levels, isOpen: levels.length > 1, isSettled: true };
}

/** The next point is asked; the levels given stay acceptable whatever it says. */
export function goesOn(answer: Answer, levels: readonly Level[], reason: string): Reply {
	return { answer, reason, levels, isOpen: levels.length > 0, isSettled: false };
}

/** Reasons side by side, as one sentence. */
export function sentence(words: readonly string[]): string {
	const text = words.join('; ');
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
