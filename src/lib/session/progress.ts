/**
 * What the learner of this tab has shown, what to do next and what was missed last. Everything is read and
 * computed in a worker; the page is handed what it shows.
 */
import { version as build } from '$app/environment';
import type { ProgressAnswer } from './workers/progress-protocol';
import { askProgress, wakeProgress } from './workers/progress';
import { openHouse } from './house.svelte';
import { loadCurriculum, type Curriculum } from './progress-choices';
import { loadKeyText, loadTexts } from './scenarios';

export interface ProgressView extends ProgressAnswer {
	readonly curriculum: Curriculum;
}

/** Attempts replayed so far, of all that have to be. */
export interface Replaying {
	readonly done: number;
	readonly of: number;
}

/** What was worked out last, and for whom: shown at once while it is read anew. */
let last: { readonly profile: string; readonly view: ProgressView } | undefined;

/** The progress that this tab worked out last, if it is still the same learner's; it may be out of date. */
export async function lastProgress(): Promise<ProgressView | null> {
	const { profile } = await openHouse();
	return last?.profile === profile.id ? last.view : null;
}

/** Whether two views show the same. */
export function isSameProgress(a: ProgressView, b: ProgressView): boolean {
	const shown = ({ curriculum: _, ...answer }: ProgressView) => JSON.stringify(answer);
	return shown(a) === shown(b);
}

/**
 * Progress of the learner of this tab from the marks that were given. Figures that need a replay may be
 * missing: `pending` names those attempts. Throws StoreFault, InputFault, or an Error with one sentence.
 */
export async function loadProgress(): Promise<ProgressView> {
	wakeProgress();
	const curriculum = loadCurriculum();
	// A fault of storage is the one to be told about; this one is met again below.
	curriculum.catch(() => undefined);
	const { profile } = await openHouse();
	const reading = askProgress({ do: 'read', profile: profile.id, build });
	reading.catch(() => undefined);
	const held = await curriculum;
	await reading;
	const view = await viewOf(held);
	last = { profile: profile.id, view };
	settle(held);
	return view;
}

/**
 * Replays what is pending and gives the whole view, with a sentence for each attempt that could not be
 * judged. What was computed is kept, so it is done once for each attempt and build.
 */
export async function completeProgress(
	view: ProgressView,
	onprogress: (replaying: Replaying) => void
): Promise<{ readonly view: ProgressView; readonly left: readonly string[] }> {
	const of = view.pending.reduce((sum, { attempts }) => sum + attempts.length, 0);
	let done = 0;
	const left: string[] = [];
	for (const pending of view.pending) {
		const texts = await folderOf(pending.scenario);
		const failed = await askProgress(
			{ do: 'judge', work: { ...pending, texts, build } },
			{ onstep: () => onprogress({ done: (done += 1), of }) }
		);
		left.push(...failed);
	}
	if (of === 0) return { view, left };
	const whole = await viewOf(view.curriculum);
	if (last?.view === view) last = { ...last, view: whole };
	settle(view.curriculum);
	return { view: whole, left };
}

/** Keeps new cards and figures in the background; what is not kept now is met again next time. */
function settle({ choices }: Curriculum): void {
	askProgress({ do: 'settle', choices }).catch(() => undefined);
}

async function viewOf(curriculum: Curriculum): Promise<ProgressView> {
	const { competencies, choices, exams } = curriculum;
	const answer = await askProgress({
		do: 'progress',
		against: { competencies, choices, exams },
		now: new Date().toISOString()
	});
	return { ...answer, curriculum };
}

/** The folder of a scenario with its key; null when this Preceptor does not have it. */
async function folderOf(scenario: string): Promise<Readonly<Record<string, string>> | null> {
	try {
		const [texts, key] = await Promise.all([loadTexts(scenario), loadKeyText(scenario)]);
		return { ...texts, 'key.json': key };
	} catch {
		return null;
	}
}
