/** The page's end of the progress worker. */
import address from './progress.worker?worker&url';
import type { AnswerOf, ProgressCall } from './progress-protocol';
import { WorkerLine } from './worker-line';

/** The one progress worker of this tab. */
const line = new WorkerLine<ProgressCall, { readonly step: true }>({
	address,
	name: 'progress',
	stopped: 'Your progress could not be worked out; your work is safe, reload to try again.'
});

/** Starts the worker, so that its code and the database are there when the first call comes. */
export function wakeProgress(): void {
	if (!line.isOpen) askProgress({ do: 'wake' }).catch(() => undefined);
}

/** Asks the worker, which starts on first use. Rejects with one sentence. */
export function askProgress<Call extends ProgressCall>(
	call: Call,
	{ onstep }: { readonly onstep?: () => void } = {}
): Promise<AnswerOf[Call['do']]> {
	return line.ask(call, onstep) as Promise<AnswerOf[Call['do']]>;
}
