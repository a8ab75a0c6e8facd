/** What to do next, and what was missed last: the two things a returning learner asks. */
import type { Finding } from '$lib/engine/model';
import { inHandInOrder, taskOf, timeOf } from './evidence';
import { MASTERED } from './mastery';
import type { Choice, MarkedAttempt } from './model';
import type { CompetencyRow, Progress } from './progress';

/** A scenario that was handed in, in any mode; a `MarkedAttempt` is one. */
export type DoneTask = Pick<MarkedAttempt, 'scenario' | 'variant' | 'handedInAt'>;

export interface NextBest {
	readonly choice: Choice;
	/** The variant to work; null is the case as it stands. */
	readonly variant: string | null;
	/** Everything it offers was done before. */
	readonly isAgain: boolean;
	/** The competency it is proposed for. */
	readonly competency: string;
	/** One sentence, with its n. */
	readonly why: string;
}

const LEVELS: readonly Choice['level'][] = ['orientation', 'core', 'advanced'];

/**
 * The scenario that trains the competency with the lowest mastery under 0.95: one not done yet, else a
 * variant not done yet, else the one done longest ago. Advanced cases wait until a lower level of their
 * module was done. Null when there is nothing to choose from, or all that is trained is mastered.
 */
export function nextBest(
	{ competencies }: Pick<Progress, 'competencies'>,
	choices: readonly Choice[],
	done: readonly DoneTask[]
): NextBest | null {
	const weakest = competencies
		.filter(({ traced }) => traced < MASTERED)
		.toSorted((a, b) => a.traced - b.traced);
	const scenarios = new Set(done.map(({ scenario }) => scenario));
	const open = choices.filter((choice) => isReady(choice, choices, scenarios));
	const trainersOf = (row: CompetencyRow) =>
		open.filter((choice) => choice.competencies.includes(row.id));
	const weak = new Set(weakest.map(({ id }) => id));
	for (const pick of [pickNew, pickVariant, pickOldest])
		for (const row of weakest) {
			const picked = pick(trainersOf(row), done, weak);
			if (picked) {
				const isWeakest = row === weakest[0];
				return { ...picked, competency: row.id, why: whyOf(row, picked, isWeakest) };
			}
		}
	return null;
}

type Picked = Pick<NextBest, 'choice' | 'variant' | 'isAgain'>;

/** True when its module has no lower level, or something of the next lower one was done. */
function isReady(choice: Choice, choices: readonly Choice[], done: ReadonlySet<string>): boolean {
	if (done.has(choice.scenario)) return true;
	const lower = choices.filter(
		({ module, level }) =>
			module === choice.module && LEVELS.indexOf(level) < LEVELS.indexOf(choice.level)
	);
	const next = Math.max(...lower.map(({ level }) => LEVELS.indexOf(level)));
	const asked = lower.filter(({ level }) => LEVELS.indexOf(level) === next);
	return asked.length === 0 || asked.some(({ scenario }) => done.has(scenario));
}

/** Lowest level first, then what trains most that is weak, then the shortest; ties keep their order. */
function easiestFirst(choices: readonly Choice[], weak: ReadonlySet<string>): Choice[] {
	const trains = ({ competencies }: Choice) => competencies.filter((id) => weak.has(id)).length;
	return choices.toSorted(
		(a, b) =>
			LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
			trains(b) - trains(a) ||
			a.minutes - b.minutes
	);
}

function pickNew(
	trainers: readonly Choice[],
	done: readonly DoneTask[],
	weak: ReadonlySet<string>
): Picked | null {
	const scenarios = new Set(done.map(({ scenario }) => scenario));
	const fresh = trainers.filter(({ scenario }) => !scenarios.has(scenario));
	const [choice] = easiestFirst(fresh, weak);
	return choice ? { choice, variant: null, isAgain: false } : null;
}

function pickVariant(
	trainers: readonly Choice[],
	done: readonly DoneTask[],
	weak: ReadonlySet<string>
): Picked | null {
	const tasks = new Set(done.map(taskOf));
	for (const choice of easiestFirst(trainers, weak)) {
		const variant = [null, ...(choice.variants ?? [])].find(
			(one) => !tasks.has(taskOf({ scenario: choice.scenario, variant: one }))
		);
		if (variant !== undefined) return { choice, variant, isAgain: false };
	}
	return null;
}

function pickOldest(trainers: readonly Choice[], done: readonly DoneTask[]): Picked | null {
	const lastDone = new Map<string, DoneTask>();
	for (const task of done) {
		const held = lastDone.get(taskOf(task));
		if (!held || timeOf(held.handedInAt) < timeOf(task.handedInAt))
			lastDone.set(taskOf(task), task);
	}
	const known = trainers.flatMap((choice) =>
		[null, ...(choice.variants ?? [])].flatMap((variant) => {
			const task = lastDone.get(taskOf({ scenario: choice.scenario, variant }));
			return task ? [{ choice, variant, at: timeOf(task.handedInAt) }] : [];
		})
	);
	const [oldest] = known.toSorted((a, b) => a.at - b.at);
	return oldest ? { choice: oldest.choice, variant: oldest.variant, isAgain: true } : null;
}

/** `isWeakest`: it comes first of all, whether or not a case of this kind trains it. */
function whyOf(
	{ title, observed }: CompetencyRow,
	{ variant, isAgain }: Picked,
	isWeakest: boolean
): string {
	const { n, earned, possible } = observed;
	const what = isAgain
		? 'you did this case longest ago of those that train it'
		: variant === null
			? 'this case trains it'
			: 'this variant trains it on a changed case';
	if (n === 0) return `Nothing you have done so far shows "${title}" (n 0); ${what}.`;
	const kind = isAgain ? 'case here' : variant === null ? 'new case' : 'new variant';
	const rank = isWeakest
		? 'is where you are least sure so far'
		: `is the least sure of those with a ${kind}`;
	return `"${title}" ${rank}, with ${earned} of ${possible} points (n ${n}); ${what}.`;
}

/** A finding that cost points, and where. */
export interface Missed {
	readonly attempt: string;
	readonly scenario: string;
	readonly title: string;
	readonly at: string;
	readonly finding: Finding;
	/** Points that were not earned. */
	readonly lost: number;
}

/**
 * What was lost in the attempt handed in last (or the last `count` of them, in any mode), most points
 * first. Empty when nothing was lost there.
 */
export function missedLast(attempts: readonly MarkedAttempt[], count = 1): Missed[] {
	return inHandInOrder(attempts)
		.slice(-count)
		.toReversed()
		.flatMap(({ id, scenario, title, handedInAt, findings }) =>
			findings.filter(isMissed).map((finding) => ({
				attempt: id,
				scenario,
				title,
				at: handedInAt,
				finding,
				lost: finding.possible - finding.earned
			}))
		)
		.sort((a, b) => b.lost - a.lost);
}

/** Points were lost on it, and it could be judged. */
export function isMissed({ earned, possible, verdict }: Finding): boolean {
	return verdict !== 'not-scorable' && earned < possible;
}
