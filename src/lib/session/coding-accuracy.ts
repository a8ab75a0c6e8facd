/**
 * Coding accuracy of the learner of this tab over all attempts that were handed in: what was right,
 * what was taken for what. Every attempt is judged again from its log; guided ones count for nothing.
 */
import { confusionTable, type ConfusionPair, type ConfusionTable } from '$lib/codes/confusion';
import { openingOf, readActions } from '$lib/engine/log';
import { MODES } from '$lib/engine/modes';
import { replay, runOf } from '$lib/engine/replay';
import { InputFault } from '$lib/parse/json';
import { listAttempts, loadAttempt } from '$lib/store/attempts';
import { StoreFault } from '$lib/store/faults';
import { WORKFLOWS } from '$lib/workflows';
import { NAME, type CodingKey } from '$lib/workflows/coding/actions';
import { confusionsOf, countsOf } from '$lib/workflows/coding/audit';
import { contentOf, keyOf } from './content';
import { openHouse } from './house.svelte';

export interface AttemptAccuracy {
	readonly id: string;
	readonly scenario: string;
	readonly title: string;
	/** When it was handed in, UTC. */
	readonly at: string;
	readonly correct: number;
	readonly outOf: number;
	/** The first of its case and variant: later ones are answered with the audit in mind. */
	readonly isCounted: boolean;
}

export interface CodingAccuracy {
	/** The newest first. */
	readonly attempts: readonly AttemptAccuracy[];
	/** Of counted attempts only: an interval holds for codes met for the first time. */
	readonly correct: number;
	readonly outOf: number;
	readonly confusions: ConfusionTable;
	/** Attempts that could not be judged, a sentence each. */
	readonly left: readonly string[];
}

/** Throws StoreFault when there is no storage. */
export async function loadCodingAccuracy(): Promise<CodingAccuracy> {
	const { db, profile } = await openHouse();
	const rows = await listAttempts(db, { profile: profile.id, state: 'handed-in' });
	const attempts: AttemptAccuracy[] = [];
	const pairs: ConfusionPair[] = [];
	const left: string[] = [];
	const met = new Set<string>();
	for (const { id, mode, scenario, touchedAt } of rows.toReversed()) {
		const rules = MODES[mode];
		if (!rules.countsForMastery || rules.findings === 'from-instructor') continue;
		try {
			const { entries: stored } = await loadAttempt(db, id);
			const entries = readActions(stored, WORKFLOWS, `attempt ${id}`);
			const opening = openingOf(entries);
			if (!(NAME in opening.workflows)) continue;
			const content = await contentOf(db, opening);
			const { key } = await keyOf(db, content, opening);
			const section = key.sections[NAME] as CodingKey | undefined;
			if (!section) continue;
			const run = runOf(replay(content.scenario, entries, WORKFLOWS), entries);
			const { correct, outOf } = countsOf(run, section);
			const task = `${scenario} ${opening.variant ?? ''}`;
			attempts.push({
				id,
				scenario,
				title: content.scenario.title,
				at: touchedAt,
				correct,
				outOf,
				isCounted: !met.has(task)
			});
			met.add(task);
			pairs.push(...confusionsOf(run, section));
		} catch (fault) {
			if (!(fault instanceof StoreFault) && !(fault instanceof InputFault)) throw fault;
			left.push(fault.message);
		}
	}
	const counted = attempts.filter(({ isCounted }) => isCounted);
	return {
		attempts: attempts.toSorted((a, b) => (a.at < b.at ? 1 : -1)),
		correct: counted.reduce((sum, one) => sum + one.correct, 0),
		outOf: counted.reduce((sum, one) => sum + one.outOf, 0),
		confusions: confusionTable(pairs),
		left
	};
}
