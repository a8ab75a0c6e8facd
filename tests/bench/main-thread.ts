/**
 * What kept the page's own thread busy: single tasks out of a Chromium trace. Each has its time by
 * the clock and the processor time of its thread; where others use the machine too, only the second
 * is the page's own doing.
 */
import type { Page } from '@playwright/test';
import { z } from '$lib/parse/zod';

export interface Task {
	readonly wall: number;
	readonly cpu: number;
}

const MARK = 'bench-main-thread';
const traced = z.object({
	name: z.string(),
	pid: z.number(),
	tid: z.number(),
	ts: z.number(),
	dur: z.number().default(0),
	tdur: z.number().default(0)
});
type Traced = z.infer<typeof traced>;

/** Runs `work` and gives the tasks of the page's thread meanwhile, those of most own time first. */
export async function mainThreadTasks<T>(
	page: Page,
	work: () => Promise<T>
): Promise<{ readonly made: T; readonly tasks: readonly Task[] }> {
	const session = await page.context().newCDPSession(page);
	try {
		const events: Traced[] = [];
		session.on('Tracing.dataCollected', ({ value }) => {
			for (const one of value) {
				const event = traced.safeParse(one).data;
				if (event && (event.name === MARK || event.name.endsWith('RunTask'))) events.push(event);
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
		return { made, tasks: tasksOf(events) };
	} finally {
		await session.detach();
	}
}

/** Tasks of the thread that set the mark, from then on. */
function tasksOf(events: readonly Traced[]): Task[] {
	const mark = events.find(({ name }) => name === MARK);
	if (!mark) throw new Error('the trace has no mark of the page, so that its thread is not known');
	const tasks = events
		.filter(
			({ name, pid, tid, ts }) =>
				name !== MARK && pid === mark.pid && tid === mark.tid && ts >= mark.ts
		)
		.map(({ dur, tdur }) => ({ wall: dur / 1000, cpu: tdur / 1000 }));
	if (tasks.length === 0) throw new Error('the trace has no task of the page after its mark');
	return tasks.toSorted((a, b) => b.cpu - a.cpu);
}
