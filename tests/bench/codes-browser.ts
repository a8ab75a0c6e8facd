/**
 * Code search where it runs, in Chromium: how long until a fresh worker answers, how long a keystroke
 * takes in the worker and over the channel, and what the page's own thread is kept from meanwhile.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { diagnosisPacks, layOut } from './code-packs';
import { codesetsFolder, keystrokes, thinned } from './code-search-data';
import type { Opening, Starting, Whence } from './codes-page/shape';
import { judged, loadNow, median, quantile, type BenchOutcome, type BenchResult } from './measure';
import { noBrowser, withPage } from './page';
import { traced, type Task, type Traced } from './threads';

const SEARCH_PACK = 'icd10cm-2026.search.pack';
const READY_BUDGET = 250;
const TASK_BUDGET = 16;
const KEY_BUDGET = { 1: 1, 4: 4 } as const;
const KEYS = 400;
const OPENINGS = 7;
/**
 * Ms from an answer to the next key, faster than anybody types. Without any, those of ten minutes come in
 * two seconds, and what is measured is how the browser clears up after them.
 */
const PAUSE = 40;
/** Ms after which the allocator's purge that follows a reload is over, unless the machine is busy. */
const SETTLED = 12_000;
const QUERY = 'acute kidney failure';
/** What a school takes in once a year. */
const RELEASE = [
	'icd10cm/icd10cm-order-2026.txt.gz',
	'icd10cm/icd10cm-tabular-2026-derived.xml.gz',
	'icd10cm/icd10cm-index-2025-extract.csv.gz',
	'icd10cm/icd10cm-eindex-2025.xml.gz',
	'rules/POAexemptCodesFY26.txt.gz',
	'rules/mce-diagnosis-edits-fy2026.tsv',
	'rules/hcc-v28-2026-dx-map.tsv'
];

/** `codes-ready`, `codes-key` and `codes-main-thread`. */
export async function benchCodesBrowser(): Promise<BenchOutcome> {
	const official = codesetsFolder();
	const why = official === null ? 'the official code sets are not at hand' : noBrowser();
	if (official === null || why)
		return { results: [], skipped: [{ name: 'codes-browser', why: why ?? '' }] };
	const codesets = mkdtempSync(join(tmpdir(), 'preceptor-packs-'));
	try {
		layOut(await diagnosisPacks(official), codesets);
		const options = { define: { __HAS_CODE_PACKS__: 'true' }, folders: { codesets } };
		const shipped = await withPage('codes-page', shippedRows, options);
		const release = RELEASE.map((file) => join(official, file));
		// A browser of its own: what a page before it left to clean up is not this one's doing.
		const kept = await withPage('codes-page', (page) => keptRows(page, release), options);
		return { results: [...shipped, ...kept], skipped: [] };
	} finally {
		rmSync(codesets, { recursive: true, force: true });
	}
}

async function shippedRows(page: Page): Promise<BenchResult[]> {
	const first = await openings(page, 'shipped', () => again(page, true));
	await builtAside(page);
	const shipped = await openings(page, 'shipped', () => again(page));
	return [
		readyRow('codes-ready-first', first),
		readyRow('codes-ready-shipped', shipped),
		detailRow('codes-detail-shipped', shipped),
		...(await keyRows(page))
	];
}

async function keptRows(page: Page, release: readonly string[]): Promise<BenchResult[]> {
	const blocked = await blockedRows(page, release);
	const kept = await openings(page, 'kept', () => again(page));
	return [readyRow('codes-ready-kept', kept), detailRow('codes-detail-kept', kept), ...blocked];
}

interface Openings {
	readonly first: number[];
	/** Processor time of the worker until its first answer. */
	readonly own: number[];
	readonly detail: number[];
	readonly parts: Starting[];
	readonly opening: Opening[];
	readonly load: number;
}

/** A page opened anew; with `isBare` no built search is left over from the one before. */
async function again(page: Page, isBare = false): Promise<void> {
	await page.reload();
	await page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 20_000 });
	if (isBare) await page.evaluate(() => globalThis.bench.forgetBuilt());
}

/** Opens search and waits until the worker has put it aside, which it does when nobody asks. */
async function builtAside(page: Page): Promise<void> {
	await again(page);
	await page.evaluate((query) => globalThis.bench.firstAnswer(query), QUERY);
	for (let turn = 0; turn < 40; turn += 1) {
		if (await page.evaluate((file) => globalThis.bench.isBuilt(file), SEARCH_PACK)) return;
		await page.waitForTimeout(500);
	}
	throw new Error('the worker has put no built search aside');
}

/** Each in a page opened anew, so that no worker and no code is warm. */
async function openings(page: Page, from: Whence, fresh: () => Promise<void>): Promise<Openings> {
	const made: Openings = {
		first: [],
		own: [],
		detail: [],
		parts: [],
		opening: [],
		load: loadNow()
	};
	for (let turn = 0; turn < OPENINGS; turn += 1) {
		await fresh();
		made.first.push(await page.evaluate((query) => globalThis.bench.firstAnswer(query), QUERY));
		made.detail.push(await page.evaluate(() => globalThis.bench.firstDetail('N17.9')));
		await fresh();
		const first = await traced(page, async () => {
			await page.evaluate((query) => globalThis.bench.firstAnswer(query), QUERY);
			// A second answer: by then the task of the first one has ended and is in the trace.
			await page.evaluate((query) => globalThis.bench.firstAnswer(query), QUERY);
		});
		made.own.push(first.workers);
		await fresh();
		made.parts.push(await page.evaluate((query) => globalThis.bench.starting(query), QUERY));
		made.opening.push(
			await page.evaluate(([whence, file]) => globalThis.bench.opening(whence, file), [
				from,
				SEARCH_PACK
			] as const)
		);
	}
	return made;
}

function readyRow(name: string, { first, own, parts, opening, load }: Openings): BenchResult {
	const part = (of: keyof Opening) => median(opening.map((one) => one[of]));
	const shown = (ms: number) => ms.toFixed(1);
	return judged({
		name,
		unit: 'ms',
		ours: median(first),
		budget: READY_BUDGET,
		samples: first,
		note: [
			`worker asked for to first answer, ${OPENINGS} fresh pages, load ${load.toFixed(1)}`,
			`processor time of the worker ${shown(median(own))}`,
			`inside: packs listed ${shown(median(parts.map(({ list }) => list)))}, then first answer ${shown(median(parts.map(({ search }) => search)))}`,
			`the pack alone: read ${shown(part('read'))}, decode ${shown(part('decode'))}, build ${shown(part('open') - part('decode'))}`,
			`built before: read ${shown(part('readBuilt'))}, open ${shown(part('openBuilt'))}`,
			`its SHA-256 ${shown(part('hash'))} in script, ${shown(part('nativeHash'))} by the browser`
		].join('; ')
	});
}

function detailRow(name: string, { detail }: Openings): BenchResult {
	return judged({
		name,
		unit: 'ms',
		ours: median(detail),
		samples: detail,
		note: 'first detail of a code once search stands: names, notes and lists opened'
	});
}

async function keyRows(page: Page): Promise<BenchResult[]> {
	const keys = thinned(keystrokes(), KEYS);
	const session = await page.context().newCDPSession(page);
	const rows: BenchResult[] = [];
	for (const rate of [1, 4] as const) {
		await again(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate });
		await page.evaluate((query) => globalThis.bench.firstAnswer(query), QUERY);
		const asked = await page.evaluate((all) => globalThis.bench.asked(all), keys);
		const searched = await page.evaluate((all) => globalThis.bench.searched(all), keys);
		const here = await page.evaluate((all) => globalThis.bench.searchedHere(all), keys);
		const load = `load ${loadNow().toFixed(1)}`;
		rows.push(
			judged({
				name: `codes-key-${rate}x`,
				unit: 'ms p99',
				// A throttle slows the page's own thread and not workers: there the search runs slowed down.
				ours: quantile(rate === 1 ? searched : here, 0.99),
				budget: KEY_BUDGET[rate],
				note: [
					`in the worker ${spread(searched)}`,
					`on the page's thread ${spread(here)}`,
					load
				].join('; ')
			}),
			judged({
				name: `codes-channel-${rate}x`,
				unit: 'ms p99',
				ours: quantile(asked, 0.99),
				note: `keystroke to answer over the channel ${spread(asked)}; ${load}`
			})
		);
	}
	await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await session.detach();
	return rows;
}

function spread(times: readonly number[]): string {
	const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(3));
	return `p50 ${p50}, p95 ${p95}, p99 ${p99} ms of ${times.length} keys`;
}

/**
 * The longest task of the page's thread while packs are taken in, opened and searched. The purge that
 * Chromium's allocator owes to a reload is waited for; where it comes late all the same, it is told
 * and not counted. All else counts, garbage collection too. For comparison a page opened anew that takes
 * in nothing is watched for as long.
 */
async function blockedRows(page: Page, release: readonly string[]): Promise<BenchResult[]> {
	const keys = thinned(keystrokes(), KEYS);
	await again(page);
	await page.waitForTimeout(SETTLED);
	await page.setInputFiles('input', [...release]);
	const taken = await traced(page, () => page.evaluate(() => globalThis.bench.importChosen()));
	const kept = await page.evaluate(() => globalThis.bench.kept());
	await again(page);
	await page.waitForTimeout(SETTLED);
	const idle = await traced(page, () => page.waitForTimeout(taken.made.took));
	const load = await traced(page, () =>
		page.evaluate((query) => globalThis.bench.firstAnswer(query), QUERY)
	);
	const search = await traced(page, () =>
		page.evaluate(([all, pause]) => globalThis.bench.typed(all, pause), [keys, PAUSE] as const)
	);
	const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
	const row = (name: string, told: Traced<unknown>, note: string): BenchResult =>
		judged({
			name: `codes-main-thread-${name}`,
			unit: 'ms',
			ours: longest(told).cpu,
			budget: TASK_BUDGET,
			note: [
				note,
				`asked for by ${longest(told).from}`,
				`longest task by the clock ${longest(told).wall.toFixed(1)} ms`,
				`the allocator's purge, not counted: ${upkeepText(told)}`,
				`load ${loadNow().toFixed(1)}`
			].join('; ')
		});
	return [
		row('load', load, `first answer after ${load.made.toFixed(0)} ms`),
		row('search', search, `${keys.length} keystrokes, ${PAUSE} ms apart`),
		row(
			'import',
			taken,
			`${taken.made.said}: ${(taken.made.took / 1000).toFixed(1)} s, ${kept.length} packs of ${(bytes / 1e6).toFixed(1)} MB`
		),
		row('idle', idle, `for comparison, nothing done for as long as the import took`)
	];
}

/** What of all but the purge took most: of its processor time and whence it came, and by the clock. */
function longest({ tasks }: Traced<unknown>): Pick<Task, 'cpu' | 'wall' | 'from'> {
	const own = tasks.filter(({ isUpkeep }) => !isUpkeep);
	return {
		cpu: own[0]?.cpu ?? Number.NaN,
		from: own[0]?.from ?? '',
		wall: Math.max(...own.map(({ wall }) => wall))
	};
}

function upkeepText({ tasks }: Traced<unknown>): string {
	const upkeep = tasks.filter(({ isUpkeep }) => isUpkeep);
	const most = Math.max(0, ...upkeep.map(({ cpu }) => cpu));
	const sum = upkeep.reduce((all, { cpu }) => all + cpu, 0);
	return `${sum.toFixed(1)} ms in ${upkeep.length} tasks, the longest ${most.toFixed(1)}`;
}
