/** The page's end of the progress worker. */
import { makeWorker } from './make-worker';
import address from './progress.worker?worker&url';
import type { AnswerOf, ProgressCall, ProgressMessage, ProgressReply } from './progress-protocol';

interface Waiting {
	resolve(answer: unknown): void;
	reject(fault: Error): void;
	readonly onstep: (() => void) | undefined;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let last = 0;

/** Starts the worker, so that its code and the database are there when the first call comes. */
export function wakeProgress(): void {
	if (!worker) askProgress({ do: 'wake' }).catch(() => undefined);
}

/** Asks the one progress worker of this tab, which starts on first use. Rejects with one sentence. */
export function askProgress<Call extends ProgressCall>(
	call: Call,
	{ onstep }: { readonly onstep?: () => void } = {}
): Promise<AnswerOf[Call['do']]> {
	worker ??= begin();
	last += 1;
	const message: ProgressMessage = { id: last, call };
	worker.postMessage(message);
	return new Promise<unknown>((resolve, reject) => {
		waiting.set(message.id, { resolve, reject, onstep });
	}) as Promise<AnswerOf[Call['do']]>;
}

function begin(): Worker {
	const begun = makeWorker(address, 'progress');
	begun.addEventListener('message', ({ data }: MessageEvent<ProgressReply>) => {
		const asked = waiting.get(data.id);
		if (!asked) return;
		if ('step' in data) {
			asked.onstep?.();
			return;
		}
		waiting.delete(data.id);
		if (data.ok) asked.resolve(data.answer);
		else asked.reject(new Error(data.reason));
	});
	const fail = () => {
		for (const { reject } of waiting.values())
			reject(
				new Error('Your progress could not be worked out; your work is safe, reload to try again.')
			);
		waiting.clear();
		begun.terminate();
		if (worker === begun) worker = undefined;
	};
	begun.addEventListener('error', fail);
	begun.addEventListener('messageerror', fail);
	return begun;
}
