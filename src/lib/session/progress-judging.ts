/** Figures of an attempt that its mark does not hold, made by replaying its log. */
import { readAnswers } from '$lib/engine/answers';
import { openingOf, readActions } from '$lib/engine/log';
import type { Entry, Run } from '$lib/engine/model';
import { replay, runOf } from '$lib/engine/replay';
import { judge, type Report } from '$lib/engine/score';
import { viewOf } from '$lib/engine/step';
import type { AttemptFacts } from '$lib/learning/model';
import { InputFault } from '$lib/parse/json';
import { readKey, type FolderTexts, type KeyFile } from '$lib/scenario/read';
import { loadAttempt } from '$lib/store/attempts';
import { getScenarioCopy } from '$lib/store/copies';
import type { PreceptorDatabase } from '$lib/store/db';
import { WORKFLOWS } from '$lib/workflows';
import { NAME as CODING, type CodingKey } from '$lib/workflows/coding/actions';
import { countsOf } from '$lib/workflows/coding/audit';
import { NAME as TRIAGE, type TriageKey } from '$lib/workflows/ed-triage/actions';
import { levelPairsOf } from '$lib/workflows/ed-triage/audit';
import { contentFrom, textsOf, type Content } from './kept-content';

export interface Judged {
	readonly facts: AttemptFacts;
	readonly keyHash: string;
	readonly head: string;
	/** Judges the attempt whole: only where its mark is missing. */
	report(): Report;
}

/**
 * Replays a stored attempt on the content it was opened on. `built` is the folder built into the app with
 * its key, null where there is none; `keyHash` the key of its mark, null where it has none. Throws
 * StoreFault, and InputFault where content or key are neither built in nor kept.
 */
export async function judgeStored(
	db: PreceptorDatabase,
	id: string,
	built: FolderTexts | null,
	keyHash: string | null
): Promise<Judged> {
	const { entries: stored } = await loadAttempt(db, id);
	const entries = readActions(stored, WORKFLOWS, `attempt ${id}`);
	const opening = openingOf(entries);
	const { scenario, texts } = await contentFrom(db, opening, built);
	const keyFile = await keyAt(db, { scenario, texts }, keyHash ?? opening.keyHash, built);
	const replayed = replay(scenario, entries, WORKFLOWS);
	const run = runOf(replayed, entries);
	return {
		facts: factsOf(run, keyFile.key.sections),
		keyHash: keyFile.keyHash,
		head: entries.at(-1)?.hash ?? '',
		report: () => judge(run, keyFile.key, WORKFLOWS, replayed.drift)
	};
}

/** The key with this hash; the present one where no hash is known. */
async function keyAt(
	db: PreceptorDatabase,
	{ scenario, texts }: Content,
	keyHash: string | null,
	built: FolderTexts | null
): Promise<KeyFile> {
	const { variant, id } = scenario;
	const copy = keyHash === null ? undefined : await getScenarioCopy(db, keyHash);
	const keyText = copy ? textsOf(copy.content)['key.json'] : built?.['key.json'];
	if (keyText !== undefined) {
		const file = readKey(id, { ...texts, 'key.json': keyText }, WORKFLOWS, variant);
		if (keyHash === null || file.keyHash === keyHash) return file;
	}
	throw new InputFault(
		id,
		'key',
		'the key this attempt was marked by is neither built in nor kept here; its log and marks are safe'
	);
}

/** Codes, levels and stops of an attempt. `sections` are those of its key. */
export function factsOf(run: Run, sections: Readonly<Record<string, unknown>>): AttemptFacts {
	const coding = sections[CODING];
	const triage = sections[TRIAGE];
	return {
		// A section was read by its workflow's own schema.
		coding: coding === undefined ? null : countsOf(run, coding as CodingKey),
		triage: triage === undefined ? [] : levelPairsOf(run, triage as TriageKey),
		alerts: alertsOf(run)
	};
}

/** Soft stops that were answered, and signatures that a hard stop refused; null without either. */
function alertsOf(run: Run): AttemptFacts['alerts'] {
	const signed = run.entries.filter(({ data }) => Array.isArray(data['answers']));
	const overridden = signed
		.filter(({ ok }) => ok)
		.reduce((sum, { data }) => sum + readAnswers(data['answers']).length, 0);
	const refused = signed.filter((entry) => !entry.ok && isHardStopped(run, entry)).length;
	return overridden + refused === 0 ? null : { overridden, refused };
}

/** Whether the form that was to be signed held a hard stop at that moment. */
function isHardStopped(run: Run, { seq, workflow: name, data }: Entry): boolean {
	const view = viewOf(run.before(seq));
	const id = data['form'] ?? data['order'];
	const form = typeof id === 'string' ? view.forms.get(id) : undefined;
	const workflow = WORKFLOWS.find((known) => known.name === name);
	return (
		form !== undefined &&
		workflow !== undefined &&
		workflow.validate(form, view).some(({ severity }) => severity === 'hard')
	);
}
