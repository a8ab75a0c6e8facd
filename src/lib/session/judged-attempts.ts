/**
 * Attempts of the learner of this tab that were handed in, judged again from their logs, for one kind of
 * work. What counts is what counts for progress (`placedOf`): guided ones and exams without a mark are
 * left out, and of a case and variant only the first attempt is counted.
 */
import { openingOf, readActions } from '$lib/engine/log';
import { MODES } from '$lib/engine/modes';
import type { Run } from '$lib/engine/model';
import { replay, runOf } from '$lib/engine/replay';
import { byHandIn, placedOf, type Countable } from '$lib/learning/evidence';
import { InputFault } from '$lib/parse/json';
import { listAttempts, loadAttempt } from '$lib/store/attempts';
import type { PreceptorDatabase } from '$lib/store/db';
import { StoreFault } from '$lib/store/faults';
import { marksOf } from '$lib/store/marks';
import type { AttemptRow } from '$lib/store/rows';
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
	const met: Met<T>[] = [];
	const left: string[] = [];
	for (const row of rows) {
		const rules = MODES[row.mode];
		if (!rules.countsForMastery) continue;
		const mark = (await marksOf(db, row.id)).at(-1);
		if (!mark && rules.findings === 'from-instructor') continue;
		const at = { ...row, handedInAt: row.touchedAt };
		try {
			const found = await judgeOne(db, row, mark?.keyHash ?? null, workflow, judge);
			met.push({ ...at, found });
		} catch (fault) {
			if (!(fault instanceof StoreFault) && !(fault instanceof InputFault)) throw fault;
			left.push(fault.message);
			// A mark counts, whether or not what it was given for can be judged again.
			if (mark) met.push({ ...at, found: null });
		}
	}
	const attempts = placedOf(met.sort(byHandIn)).flatMap(({ attempt, leftOut }) => {
		const { id, scenario, handedInAt, found } = attempt;
		if (!found) return [];
		return [{ id, scenario, at: handedInAt, isCounted: leftOut === null, ...found }];
	});
	return { attempts, left };
}

interface Found<T> {
	readonly title: string;
	readonly judged: T;
}

/** An attempt that takes its place among those that count; without `found` it cannot be shown. */
interface Met<T> extends Countable {
	readonly id: string;
	readonly handedInAt: string;
	readonly found: Found<T> | null;
}

/** Null where an attempt holds no work of this kind. `keyHash` is that of its mark, where it has one. */
async function judgeOne<T>(
	db: PreceptorDatabase,
	{ id }: AttemptRow,
	keyHash: string | null,
	workflow: string,
	judge: (run: Run, section: unknown) => T
): Promise<Found<T> | null> {
	const { entries: stored } = await loadAttempt(db, id);
	const entries = readActions(stored, WORKFLOWS, `attempt ${id}`);
	const opening = openingOf(entries);
	if (!(workflow in opening.workflows)) return null;
	const content = await contentOf(db, opening);
	const { key } = await keyOf(db, content, { ...opening, keyHash: keyHash ?? opening.keyHash });
	const section = key.sections[workflow];
	if (section === undefined) return null;
	const run = runOf(replay(content.scenario, entries, WORKFLOWS), entries);
	return { title: content.scenario.title, judged: judge(run, section) };
}
