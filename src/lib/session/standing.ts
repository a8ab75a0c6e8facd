/** Where a learner stands: what is running, what is finished and with which mark. */
import { listAttempts } from '$lib/store/attempts';
import { allMarks } from '$lib/store/marks';
import type { AttemptRow, MarkRow } from '$lib/store/rows';
import type { House } from './house.svelte';

export interface FinishedAttempt {
	readonly row: AttemptRow;
	/** The last mark given; null while an instructor holds the marks, or none could be stored. */
	readonly mark: MarkRow | null;
}

/** Everything the learner of this tab has worked on, the attempt touched last first. */
export interface Work {
	readonly running: readonly AttemptRow[];
	readonly finished: readonly FinishedAttempt[];
}

export type ScenarioState = 'new' | 'in-progress' | 'done';

export interface Standing {
	readonly state: ScenarioState;
	/** The mark with the largest share of its points. */
	readonly best: MarkRow | null;
}

/** Reads the work of the learner of this tab. Throws StoreFault. */
export async function loadWork({ db, profile }: Pick<House, 'db' | 'profile'>): Promise<Work> {
	const [rows, marks] = await Promise.all([
		listAttempts(db, { profile: profile.id }),
		allMarks(db)
	]);
	const last = new Map(marks.map((mark) => [mark.attemptId, mark]));
	return {
		running: rows.filter((row) => row.state === 'running'),
		finished: rows
			.filter((row) => row.state === 'handed-in')
			.map((row) => ({ row, mark: last.get(row.id) ?? null }))
	};
}

/** How far the learner is with one scenario. Running wins over done: it is what waits for them. */
export function standingOf({ running, finished }: Work, scenario: string): Standing {
	const done = finished.filter(({ row }) => row.scenario === scenario);
	const marks = done.flatMap(({ mark }) => (mark ? [mark] : []));
	const share = (mark: MarkRow) => (mark.possible > 0 ? mark.earned / mark.possible : 0);
	const best = marks.reduce<MarkRow | null>(
		(held, mark) => (held === null || share(mark) > share(held) ? mark : held),
		null
	);
	if (running.some((row) => row.scenario === scenario)) return { state: 'in-progress', best };
	return { state: done.length > 0 ? 'done' : 'new', best };
}
