/** From a key to what it found on the screen, at the coder's desk, slowed down four times. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readFolder } from '../../src/cli/disk';
import { readScenario } from '$lib/scenario/read';
import { diagnosisPacks, layOut } from './code-packs';
import { CODE_PAIRS } from './code-pairs';
import { codesetsFolder, thinned } from './code-search-data';
import type { Key } from './coding-page/shape';
import { judged, loadNow, quantile, type BenchOutcome, type BenchResult } from './measure';
import { noBrowser, withPage } from './page';
import { traced } from './threads';

const SCENARIO = 'coding/clinic-visit-with-a-probable-diagnosis';
const BUDGET = 50;
const PHRASES = 14;

/** `codes-paint-1x` and `codes-paint-4x`. */
export async function benchCodingPaint(): Promise<BenchOutcome> {
	const official = codesetsFolder();
	const why = official === null ? 'the official code sets are not at hand' : noBrowser();
	if (official === null || why)
		return { results: [], skipped: [{ name: 'codes-paint', why: why ?? '' }] };
	const { chart } = readScenario(SCENARIO, await readFolder(SCENARIO));
	const codesets = mkdtempSync(join(tmpdir(), 'preceptor-packs-'));
	try {
		layOut(await diagnosisPacks(official), codesets);
		const results = await withPage('coding-page', (page) => measured(page, JSON.stringify(chart)), {
			define: { __HAS_CODE_PACKS__: 'true' },
			folders: { codesets }
		});
		return { results, skipped: [] };
	} finally {
		rmSync(codesets, { recursive: true, force: true });
	}
}

async function measured(page: Page, chart: string): Promise<BenchResult[]> {
	await page.evaluate((resources) => globalThis.bench.draw(resources), chart);
	const field = page.getByRole('combobox', { name: /Find a .* code/ });
	const phrases = thinned(
		CODE_PAIRS.filter(({ system }) => system === 'icd-10-cm').map(({ query }) => query),
		PHRASES
	);
	const typed = async (): Promise<Key[]> => {
		const keys: Key[] = [];
		for (const phrase of phrases) {
			await field.fill('');
			for (const letter of phrase) {
				await page.keyboard.press(letter === ' ' ? 'Space' : letter);
				keys.push(await page.evaluate(() => globalThis.bench.painted()));
			}
		}
		return keys;
	};
	// The books are opened and the code is warm before anything counts, as after a coder's first codes.
	await typed();
	const session = await page.context().newCDPSession(page);
	const rows: BenchResult[] = [];
	for (const rate of [1, 4]) {
		await session.send('Emulation.setCPUThrottlingRate', { rate });
		const { made, tasks } = await traced(page, typed);
		const shown = made.filter(({ rows: found }) => found > 0);
		if (shown.length < made.length / 2)
			throw new Error(`only ${shown.length} of ${made.length} keys showed a code`);
		const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => ({
			echo: quantile(
				made.map(({ echo }) => echo),
				share
			).toFixed(1),
			list: quantile(
				made.map(({ list }) => list),
				share
			).toFixed(1)
		}));
		rows.push(
			judged({
				name: `codes-paint-${rate}x`,
				unit: 'ms p95',
				ours: quantile(
					made.map(({ list }) => list),
					0.95
				),
				...(rate === 4 ? { budget: BUDGET } : {}),
				note: [
					`key to painted list p50 ${p50?.list}, p95 ${p95?.list}, p99 ${p99?.list} ms of ${made.length} keys`,
					`to the key in the field ${p50?.echo}, ${p95?.echo}, ${p99?.echo}`,
					`most processor time of a task ${tasks[0]?.cpu.toFixed(1)} ms`,
					`load ${loadNow().toFixed(1)}`
				].join('; ')
			})
		);
	}
	await session.detach();
	return rows;
}
