/** The page's end of the class workers: as many as help, started on first use, ended when not needed. */
import address from './class.worker?worker&url';
import type { AnswerOf, ClassCall, SampleStep } from './class-protocol';
import { WorkerLine } from './worker-line';

/** More than this only wait for one another on the machines that classes are taught with. */
const MOST_WORKERS = 4;

const WORKER = {
	address,
	name: 'class',
	stopped:
		'Verifying stopped before it was done; what is listed is kept. Drop the files again to go on.'
};

interface AskOptions {
	readonly worker?: number;
	readonly onstep?: (step: SampleStep) => void;
}

export interface ClassWorkers {
	readonly count: number;
	/** Asks the worker with this number, counted round. Rejects with one sentence. */
	ask<Call extends ClassCall>(call: Call, options?: AskOptions): Promise<AnswerOf[Call['do']]>;
	/** Ends them; what was asked and not answered is rejected. */
	close(): void;
}

/** Starts workers for one job. */
export function openClassWorkers(): ClassWorkers {
	const cores = navigator.hardwareConcurrency || 2;
	const count = Math.max(1, Math.min(MOST_WORKERS, cores));
	const lines = new Map<number, WorkerLine<ClassCall, { readonly step: SampleStep }>>();
	const lineOf = (number: number) => {
		const place = number % count;
		const line = lines.get(place) ?? new WorkerLine(WORKER);
		lines.set(place, line);
		return line;
	};
	return {
		count,
		ask: <Call extends ClassCall>(
			call: Call,
			{ worker = 0, onstep }: AskOptions = {}
		): Promise<AnswerOf[Call['do']]> =>
			lineOf(worker).ask(call, ({ step }) => onstep?.(step)) as Promise<AnswerOf[Call['do']]>,
		close: () => {
			for (const line of lines.values()) line.close();
			lines.clear();
		}
	};
}
