/**
 * The page's end of one worker: every call has a number, any number of steps, and one answer. The worker
 * starts on the first call, and again on the next one after it stopped.
 */
import { makeWorker } from './make-worker';

/** What a worker says of the call with this number: a step on the way, or how it came out. */
export type LineReply<Step extends object> =
	| { readonly id: number; readonly ok: true; readonly answer: unknown }
	| { readonly id: number; readonly ok: false; readonly reason: string }
	| ({ readonly id: number } & Step);

interface Waiting<Step> {
	resolve(answer: unknown): void;
	reject(fault: Error): void;
	readonly onstep: ((step: Step) => void) | undefined;
}

export class WorkerLine<Call, Step extends object = never> {
	readonly #start: () => Worker;
	readonly #stopped: string;
	readonly #waiting = new Map<number, Waiting<Step>>();
	#worker: Worker | undefined;
	#last = 0;

	/** `stopped` is the sentence for calls that will not be answered: what is safe, and what to do. */
	constructor(
		{ address, name, stopped }: { address: string; name: string; stopped: string },
		make: (address: string, name: string) => Worker = makeWorker
	) {
		this.#start = () => make(address, name);
		this.#stopped = stopped;
	}

	get isOpen(): boolean {
		return this.#worker !== undefined;
	}

	/** Rejects with one sentence: the worker's own, or that it stopped. */
	ask(call: Call, onstep?: (step: Step) => void): Promise<unknown> {
		const worker = (this.#worker ??= this.#open());
		this.#last += 1;
		const id = this.#last;
		worker.postMessage({ id, call });
		return new Promise<unknown>((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject, onstep });
		});
	}

	/** Ends the worker; what was asked and not answered is rejected. */
	close(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		for (const { reject } of this.#waiting.values()) reject(new Error(this.#stopped));
		this.#waiting.clear();
	}

	#open(): Worker {
		const opened = this.#start();
		opened.addEventListener('message', ({ data }: MessageEvent<LineReply<Step>>) => {
			if (this.#worker === opened) this.#take(data);
		});
		const fail = () => {
			if (this.#worker === opened) this.close();
		};
		opened.addEventListener('error', fail);
		opened.addEventListener('messageerror', fail);
		return opened;
	}

	#take(reply: LineReply<Step>): void {
		const asked = this.#waiting.get(reply.id);
		if (!asked) return;
		if (!('ok' in reply)) {
			asked.onstep?.(reply);
			return;
		}
		this.#waiting.delete(reply.id);
		if (reply.ok) asked.resolve(reply.answer);
		else asked.reject(new Error(reply.reason));
	}
}
