/** The page's end of the class workers: as many as help, started on first use, ended when not needed. */
import address from './class.worker?worker&url';
import type { AnswerOf, ClassCall, ClassMessage, ClassReply, SampleStep } from './class-protocol';
import { makeWorker } from './make-worker';

/** More than this only wait for one another on the machines that classes are taught with. */
const MOST_WORKERS = 4;

export interface ClassWorkers {
	readonly count: number;
	/** Asks the worker with this number, counted round. Rejects with one sentence. */
	ask<Call extends ClassCall>(
		call: Call,
		options?: { readonly worker?: number; readonly onstep?: (step: SampleStep) => void }
	): Promise<AnswerOf[Call['do']]>;
	/** Ends them; what was asked and not answered is rejected. */
	close(): void;
}

/** Starts workers for one job. */
export function openClassWorkers(): ClassWorkers {
	const cores = navigator.hardwareConcurrency || 2;
	const count = Math.max(1, Math.min(MOST_WORKERS, cores));
	const ends = new Map<number, End>();
	const endOf = (number: number): End => {
		const place = number % count;
		const end = ends.get(place) ?? begin();
		ends.set(place, end);
		return end;
	};
	return {
		count,
		ask: (call, { worker = 0, onstep } = {}) => endOf(worker).ask(call, onstep),
		close: () => {
			for (const { close } of ends.values()) close();
			ends.clear();
		}
	};
}

interface End {
	ask<Call extends ClassCall>(
		call: Call,
		onstep: ((step: SampleStep) => void) | undefined
	): Promise<AnswerOf[Call['do']]>;
	close(): void;
}

interface Waiting {
	resolve(answer: unknown): void;
	reject(fault: Error): void;
	readonly onstep: ((step: SampleStep) => void) | undefined;
}

function begin(): End {
	const waiting = new Map<number, Waiting>();
	let last = 0;
	const worker = makeWorker(address, 'class');
	worker.addEventListener('message', ({ data }: MessageEvent<ClassReply>) => {
		const asked = waiting.get(data.id);
		if (!asked) return;
		if ('step' in data) {
			asked.onstep?.(data.step);
			return;
		}
		waiting.delete(data.id);
		if (data.ok) asked.resolve(data.answer);
		else asked.reject(new Error(data.reason));
	});
	const fail = (): void => {
		worker.terminate();
		for (const { reject } of waiting.values())
			reject(
				new Error(
					'Verifying stopped before it was done; what is listed is kept. Drop the files again to go on.'
				)
			);
		waiting.clear();
	};
	worker.addEventListener('error', fail);
	worker.addEventListener('messageerror', fail);
	return {
		ask<Call extends ClassCall>(
			call: Call,
			onstep: ((step: SampleStep) => void) | undefined
		): Promise<AnswerOf[Call['do']]> {
			last += 1;
			const message: ClassMessage = { id: last, call };
			worker.postMessage(message);
			return new Promise<unknown>((resolve, reject) => {
				waiting.set(message.id, { resolve, reject, onstep });
			}) as Promise<AnswerOf[Call['do']]>;
		},
		close: fail
	};
}
