/** The row of an attempt is a fold over its log, so a lost row can always be made again. */
import { ATTEMPT } from '$lib/engine/attempt-actions';
import { openingOf } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import type { AttemptRow } from './rows';

/** The row that follows from a log. Throws TypeError when the log does not begin with an opening. */
export function rowOf(entries: readonly Entry[]): AttemptRow {
	const opening = openingOf(entries);
	const [first, ...rest] = entries;
	if (!first) throw new TypeError('a log begins with attempt.open');
	const opened: AttemptRow = {
		id: opening.attempt,
		profile: opening.learner,
		scenario: opening.scenario,
		version: opening.version,
		contentHash: opening.contentHash,
		keyHash: opening.keyHash,
		variant: opening.variant,
		mode: opening.mode,
		role: opening.role,
		assignment: opening.assignment?.id ?? null,
		build: opening.build,
		state: 'running',
		startedAt: first.wall,
		touchedAt: first.wall,
		at: first.at,
		worked: first.worked,
		count: 1,
		head: first.hash,
		isSealed: false
	};
	return rest.reduce(advanceRow, opened);
}

/** The row after one more entry. */
export function advanceRow(row: AttemptRow, entry: Entry): AttemptRow {
	const isHandIn = entry.workflow === ATTEMPT && entry.type === 'attempt.hand-in' && entry.ok;
	return {
		...row,
		state: isHandIn ? 'handed-in' : row.state,
		touchedAt: entry.wall,
		at: entry.at,
		worked: entry.worked,
		count: row.count + 1,
		head: entry.hash
	};
}
