/** Whether an act came in the time a rule gives it. */
import type { Run } from '$lib/engine/model';
import { parseDuration } from '$lib/engine/time';
import type { TriageWindow } from './actions';
import { actsOn, arrivalOf, isLike, patientsOf, type Act } from './committed';
import { lateText, minutesText } from './wording';

/**
 * Why an act lies outside a window, as the end of a sentence that begins with what was done; nothing
 * when it lies inside. `within` counts from what the window names last: the learner's own act, the
 * fact of the script, or else the arrival. A fact that came several times counts each time.
 */
export function windowFault(
	run: Run,
	window: TriageWindow,
	visit: string,
	act: Pick<Act, 'at' | 'seq'>
): string | undefined {
	if (!window) return undefined;
	const { by, after, afterAct, within } = window;
	const deadline = by === undefined ? Infinity : parseDuration(by);
	if (act.at > deadline)
		return `${minutesText(act.at)} into the case, ${lateText(act.at - deadline)}`;
	const [calls, reason] = callsFor(run, window, visit, act);
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
	return `${minutesText(took)} after ${reason}, ${lateText(took - limit)}`;
}

/** The moments from which `within` counts, and what they are called. */
function callsFor(
	run: Run,
	window: NonNullable<TriageWindow>,
	visit: string,
	{ seq }: Pick<Act, 'seq'>
): readonly [calls: readonly number[], reason: string] {
	const { after, afterAct } = window;
	const facts = after === undefined ? undefined : firings(run, after, visit);
	const acts = afterAct && actsOn(run, visit).filter((one) => isLike(one, [afterAct]));
	const own = acts?.find((one) => one.seq < seq)?.at;
	if (facts && afterAct) {
		// Both must have come; the clock starts with the later one.
		const both = own === undefined ? [] : facts.map((at) => Math.max(at, own));
		return [both, 'it was called for'];
	}
	if (facts) return [facts, 'it was called for'];
	if (afterAct) return [own === undefined ? [] : [own], 'the act it follows'];
	const arrived = arrivalOf(run, visit);
	return [arrived === undefined ? [] : [arrived], 'arrival'];
}

/** When a fact of the script happened for the patient of a visit. */
function firings(run: Run, item: string, visit: string): number[] {
	const patients = patientsOf(run, visit);
	return run.world.fired
		.filter(
			(fired) => fired.item === item && (fired.patient === null || patients.includes(fired.patient))
		)
		.map(({ at }) => at);
}
