/**
 * Attempts of the learner of this tab that were handed in, judged again from their logs, for one kind of
 * work. Guided ones count for nothing; of a case and variant only the first attempt is counted, since
 * later ones are answered with the audit in mind.
 */
import { openingOf, readActions } from '$lib/engine/log';
import { MODES } from '$lib/engine/modes';
import type { Run } from '$lib/engine/model';
import { replay, runOf } from '$lib/engine/replay';
import { InputFault } from '$lib/parse/json';
import { listAttempts, loadAttempt } from '$lib/store/attempts';
import { StoreFault } from '$lib/store/faults';
import { WORKFLOWS } from '$lib/workflows';
import { contentOf, keyOf } from './content';
import { openHouse } from './house.svelte';

export interface JudgedAttempt<T> {
	readonly id: string;
	readonly scenario: string;
	readonly title: string;
	/** When it was handed in, UTC. */
	readonly at: string;
	readonly isCounted: boolean;
	readonly judged: T;
}

export interface JudgedAttempts<T> {
	/** The oldest first. */
	readonly attempts: readonly JudgedAttempt<T>[];
	/** Attempts that could not be judged, a sentence each. */
	readonly left: readonly string[];
}

/**
 * Judges every attempt that holds work of this kind. `judge` is handed the workflow's own section of the
 * key. Throws StoreFault when there is no storage.
 */
export async function judgeAttempts<T>(
	workflow: string,
	judge: (run: Run, section: unknown) => T
): Promise<JudgedAttempts<T>> {
	const { db, profile } = await openHouse();
	const rows = await listAttempts(db, { profile: profile.id, state: 'handed-in' });
	const attempts: JudgedAttempt<T>[] = [];
	const left: string[] = [];
	const met = new Set<string>();
	for (const { id, mode, scenario, touchedAt } of rows.toReversed()) {
		const rules = MODES[mode];
		if (!rules.countsForMastery || rules.findings === 'from-instructor') continue;
		try {
			const { entries: stored } = await loadAttempt(db, id);
			const entries = readActions(stored, WORKFLOWS, `attempt ${id}`);
			const opening = openingOf(entries);
			if (!(workflow in opening.workflows)) continue;
			const content = await contentOf(db, opening);
			const { key } = await keyOf(db, content, opening);
			const section = key.sections[workflow];
			if (section === undefined) continue;
			const run = runOf(replay(content.scenario, entries, WORKFLOWS), entries);
			const judged = judge(run, section);
			const task = `${scenario} ${opening.variant ?? ''}`;
			attempts.push({
				id,
				scenario,
				title: content.scenario.title,
				at: touchedAt,
				isCounted: !met.has(task),
				judged
			});
			met.add(task);
		} catch (fault) {
			if (!(fault instanceof StoreFault) && !(fault instanceof InputFault)) throw fault;
			left.push(fault.message);
		}
	}
	return { attempts, left };
}
