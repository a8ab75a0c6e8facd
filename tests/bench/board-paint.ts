/** A department of sixty, a minute at a time: how long the page needs to show each of them. */
import type { Page } from '@playwright/test';
import type { Minute } from './board-page/shape';
import { judged, loadNow, quantile, type BenchOutcome, type BenchResult } from './measure';
import { noBrowser, withPage } from './page';
import { traced } from './threads';

const MINUTES = 60;
const WARM_UP = 20;
const VISITS = 60;
/** Ms of script and layout in a minute, slowed down four times: three frames of sixty a second. */
const BUDGET = 50;
/** A frame that took longer was dropped: one and a half of sixty a second. */
const DROPPED = 25;

/** `board-paint 1x` and `board-paint 4x`. */
export async function benchBoardPaint(): Promise<BenchOutcome> {
	const why = noBrowser();
	if (why) return { results: [], skipped: [{ name: 'board-paint', why }] };
	return { results: await withPage('board-page', measured), skipped: [] };
}

async function measured(page: Page): Promise<BenchResult[]> {
	const rows = await page.evaluate(() => globalThis.bench.draw());
	if (rows !== VISITS) throw new Error(`the board drew ${rows} rows, expected ${VISITS}`);
	const pass = (minutes: number) => page.evaluate((count) => globalThis.bench.pass(count), minutes);
	await pass(WARM_UP);
	const session = await page.context().newCDPSession(page);
	const results: BenchResult[] = [];
	for (const rate of [1, 4]) {
		await session.send('Emulation.setCPUThrottlingRate', { rate });
		const { made, tasks } = await traced(page, () => pass(MINUTES));
		const of = (part: keyof Minute) => made.map((one) => one[part]);
		const at = (part: keyof Minute, share: number) => quantile(of(part), share).toFixed(1);
		results.push(
			judged({
				name: `board-paint ${rate}x`,
				unit: 'ms p95',
				ours: quantile(of('work'), 0.95),
				...(rate === 4 ? { budget: BUDGET } : {}),
				samples: of('work'),
				note: [
					`${VISITS} visits, ${MINUTES} minutes`,
					`script p50 ${at('script', 0.5)}, p95 ${at('script', 0.95)}; with layout p50 ${at('work', 0.5)}, p95 ${at('work', 0.95)}, most ${at('work', 1)} ms`,
					`longest frame ${Math.max(...of('frame')).toFixed(1)} ms, p50 ${at('frame', 0.5)}`,
					`dropped in ${of('frame').filter((ms) => ms > DROPPED).length} of ${MINUTES} minutes`,
					`most processor time of a task ${tasks[0]?.cpu.toFixed(1) ?? '?'} ms`,
					`load ${loadNow().toFixed(1)}`
				].join('; ')
			})
		);
	}
	await session.detach();
	return results;
}
