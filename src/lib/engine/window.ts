/** Whether an act came in the time a rule gives it. */
import { isLike, type Act, type ActMatch, type Course } from './acts';
import { MINUTE, parseDuration } from './time';

export type ActWindow =
	| {
			/** No later than this after the start of the case. */
			readonly by?: string | undefined;
			/** After this timeline item happened. */
			readonly after?: string | undefined;
			/** After this act on the same thing. */
			readonly afterAct?: ActMatch | undefined;
			/** And within this time of it. */
			readonly within?: string | undefined;
	  }
	| undefined;

/**
 * Why an act lies outside a window, as the end of a sentence that begins with what was done; nothing
 * when it lies inside. `within` counts from what the window names last: the learner's own act, the
 * fact of the script, or else the origin of the course. A fact that came several times counts each time.
 */
export function windowFault(
	course: Course,
	window: ActWindow,
	act: Pick<Act, 'at' | 'seq'>
): string | undefined {
	if (!window) return undefined;
	const { by, after, afterAct, within } = window;
	const deadline = by === undefined ? Infinity : parseDuration(by);
	if (act.at > deadline)
		return `${course.span(act.at)} into the case, ${lateText(course, act.at - deadline)}`;
	const [calls, reason] = callsFor(course, window, act);
	const before = calls.filter((at) => at <= act.at);
	const [first] = before;
	if (first === undefined) {
		if (after !== undefined || afterAct !== undefined) return 'before there was reason to';
		return undefined;
	}
	if (within === undefined) return undefined;
	const limit = parseDuration(within);
	if (before.some((at) => act.at - at <= limit)) return undefined;
	const took = act.at - first;
	return `${course.span(took)} after ${reason}, ${lateText(course, took - limit)}`;
}

/** How late in whole minutes begun, so that seconds never read as none. */
function lateText({ span }: Course, ms: number): string {
	return `${span(Math.max(1, Math.ceil(ms / MINUTE)) * MINUTE)} late`;
}

/** The moments from which `within` counts, and what they are called. */
function callsFor(
	course: Course,
	{ after, afterAct }: NonNullable<ActWindow>,
	{ seq }: Pick<Act, 'seq'>
): readonly [calls: readonly number[], reason: string] {
	const facts = after === undefined ? undefined : firings(course, after);
	const own = afterAct && course.acts.find((one) => one.seq < seq && isLike(one, [afterAct]))?.at;
	if (facts && afterAct) {
		// Both must have come; the clock starts with the later one.
		const both = own === undefined ? [] : facts.map((at) => Math.max(at, own));
		return [both, 'it was called for'];
	}
	if (facts) return [facts, 'it was called for'];
	if (afterAct) return [own === undefined ? [] : [own], 'the act it follows'];
	const { at, says } = course.origin;
	return [at === undefined ? [] : [at], says];
}

/** When a fact of the script happened for the patients of a course. */
function firings({ run, patients }: Course, item: string): number[] {
	return run.world.fired
		.filter(
			(fired) => fired.item === item && (fired.patient === null || patients.includes(fired.patient))
		)
		.map(({ at }) => at);
}

/** The last of some acts that lies in a window; where none does, the last of all with what is wrong. */
export function lastInTime<T extends Pick<Act, 'at' | 'seq'>>(
	course: Course,
	window: ActWindow,
	acts: readonly T[]
): { readonly last: T; readonly fault: string | undefined } | undefined {
	const judged = acts.map((last) => ({ last, fault: windowFault(course, window, last) }));
	return judged.findLast(({ fault }) => fault === undefined) ?? judged.at(-1);
}
