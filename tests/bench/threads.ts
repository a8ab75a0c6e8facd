/**
 * What kept the threads of a page busy, out of a Chromium trace: single tasks of the page's own thread
 * and the sum of its workers. Each has its time by the clock and the processor time of its thread;
 * where others use the machine too, only the second is the page's own doing.
 */
import type { Page } from '@playwright/test';
import { z } from '$lib/parse/zod';

export interface Task {
	readonly wall: number;
	readonly cpu: number;
	/** The browser's allocator gives memory back, by a timer of its own. */
	readonly isUpkeep: boolean;
	/** File of Chromium's source that asked for the task: tells the collector from the page. */
	readonly from: string;
}

export interface Traced<T> {
	readonly made: T;
	/** Of the page's own thread, those of most processor time first. Ms. */
	readonly tasks: readonly Task[];
	/** Processor time of all dedicated workers, ms. */
	readonly workers: number;
}

const MARK = 'bench-main-thread';
const WORKER = /^DedicatedWorker/;
/**
 * The allocator's purge, which Chromium posts when a process goes into the background, as it does for a
 * moment at a reload, and runs ten seconds later: the longer the more memory the process, workers
 * included, has let go of. Garbage collection is not among it: a page may cause that.
 */
const UPKEEP = /^base\/allocator\//;
const eventSchema = z.object({
	name: z.string(),
	pid: z.number(),
	tid: z.number(),
	ts: z.number().default(0),
	dur: z.number().default(0),
	tdur: z.number().default(0),
	args: z.object({ name: z.string().optional(), src_file: z.string().optional() }).optional()
});
type TraceEvent = z.infer<typeof eventSchema>;

/** Runs `work` with a trace around it. Throws where the trace does not tell the page's thread. */
export async function traced<T>(page: Page, work: () => Promise<T>): Promise<Traced<T>> {
	const session = await page.context().newCDPSession(page);
	try {
		const events: TraceEvent[] = [];
		session.on('Tracing.dataCollected', ({ value }) => {
			for (const one of value) {
				const event = eventSchema.safeParse(one).data;
				if (event && (isTask(event) || event.name === MARK || event.name === 'thread_name'))
					events.push(event);
			}
		});
		const complete = new Promise<void>((resolve) => {
			session.once('Tracing.tracingComplete', () => resolve());
		});
		await session.send('Tracing.start', {
			transferMode: 'ReportEvents',
			traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] }
		});
		await page.evaluate((mark) => performance.mark(mark), MARK);
		const made = await work();
		await session.send('Tracing.end');
		await complete;
		return { made, ...timesOf(events) };
	} finally {
		await session.detach();
	}
}

function isTask({ name }: TraceEvent): boolean {
	return name.endsWith('RunTask');
}

/** Tasks from the mark on, which the page's own thread has set. */
function timesOf(events: readonly TraceEvent[]): Omit<Traced<unknown>, 'made'> {
	const mark = events.find(({ name }) => name === MARK);
	if (!mark) throw new Error('the trace has no mark of the page, so that its thread is not known');
	const all = events.filter((one) => isTask(one) && one.pid === mark.pid && one.ts >= mark.ts);
	const workers = new Set(
		events
			.filter(({ name, pid, args }) => {
				const isName = name === 'thread_name' && pid === mark.pid;
				return isName && WORKER.test(args?.name ?? '');
			})
			.map(({ tid }) => tid)
	);
	const tasks = all
		.filter(({ tid }) => tid === mark.tid)
		.map(({ dur, tdur, args }) => ({
			wall: dur / 1000,
			cpu: tdur / 1000,
			isUpkeep: UPKEEP.test(args?.src_file ?? ''),
			from: args?.src_file ?? 'an unknown place'
		}));
	if (tasks.length === 0) throw new Error('the trace has no task of the page after its mark');
	return {
		tasks: tasks.toSorted((a, b) => b.cpu - a.cpu),
		workers: all
			.filter(({ tid }) => workers.has(tid))
			.reduce((sum, { tdur }) => sum + tdur / 1000, 0)
	};
}
