/**
 * Bayesian knowledge tracing: how likely it is that a competency is mastered, after a row of right and
 * wrong acts. Acts of one case hang together, so a single case moves it further than it should; five acts
 * are needed before it is shown. Source: Corbett and Anderson, User Model User-Adap Inter 1995.
 */

export interface Tracing {
	/** Mastered before the first act. */
	readonly start: number;
	/** Learnt between two acts. */
	readonly learn: number;
	/** Wrong although mastered; under one half. */
	readonly slip: number;
	/** Right although not mastered; under one half. */
	readonly guess: number;
}

/** Values in use until there are enough learners to fit them. */
export const TRACING: Tracing = { start: 0.3, learn: 0.1, slip: 0.1, guess: 0.2 };

/** From here on a competency counts as mastered. */
export const MASTERED = 0.95;

/** Below this many acts a mastery is not shown. */
export const LEAST_ACTS = 5;

export interface TracedAct {
	readonly isRight: boolean;
	/** The chance of this very act by guessing, such as 1 / options; else the usual one. */
	readonly guess?: number | undefined;
}

/** Mastery after each act, 0 to 1. Throws RangeError for a chance outside its bounds. */
export function traceMastery(acts: readonly TracedAct[], tracing: Tracing = TRACING): number[] {
	within('start', tracing.start, 1);
	within('learn', tracing.learn, 1);
	underHalf('slip', tracing.slip);
	let mastery = tracing.start;
	return acts.map(({ isRight, guess = tracing.guess }) => {
		underHalf('guess', guess);
		const known = posterior(mastery, isRight, tracing.slip, guess);
		mastery = known + (1 - known) * tracing.learn;
		return mastery;
	});
}

/** Mastery after all acts: the start where there was none. */
export function masteryAfter(acts: readonly TracedAct[], tracing: Tracing = TRACING): number {
	return traceMastery(acts, tracing).at(-1) ?? tracing.start;
}

function posterior(mastery: number, isRight: boolean, slip: number, guess: number): number {
	const mastered = mastery * (isRight ? 1 - slip : slip);
	const unmastered = (1 - mastery) * (isRight ? guess : 1 - guess);
	const either = mastered + unmastered;
	// Without guessing or slipping an act can be impossible; it then tells nothing.
	return either === 0 ? mastery : mastered / either;
}

function within(name: string, chance: number, most: number): void {
	if (!(chance >= 0 && chance <= most))
		throw new RangeError(`${name} is ${chance}, expected 0 to ${most}`);
}

function underHalf(name: string, chance: number): void {
	if (!(chance >= 0 && chance < 0.5))
		throw new RangeError(`${name} is ${chance}, expected 0 or more and under 0.5`);
}
