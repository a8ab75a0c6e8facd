/** Progress of 500 attempts and 50,000 entries: from the address to the rows, in the app as it is built. */
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { findChromium, launchArgs } from '$tests/support/browser';
import { judged, loadNow, median, type BenchOutcome } from './measure';
import { noBrowser } from './page';
import { addSeed, seedRows } from './progress-data';

const ATTEMPTS = 500;
const ENTRIES = 100;
const ROUNDS = { rounds: 9, warmUp: 2 };
/** Ms from the address to rows that can be used. */
const BUDGET = 300;
/** The home page is at rest, and the near pages are fetched: ms after its words stand. */
const SETTLED = 2000;

/** What one visit took, ms: since the address was opened, or since the click. */
interface Visit {
	/** The page's own script runs. */
	readonly begun: number;
	/** The rows of competencies are painted, and the main thread is free. */
	readonly shown: number;
	/** The longest task until then, and the longest from then until the last panel is painted. */
	readonly blocked: number;
	readonly blockedAfter: number;
	/** The last panel is painted. */
	readonly whole: number;
}

/** `progress`: needs an app that is built (`npm run build`, or `first-page` before it). */
export async function benchProgress(): Promise<BenchOutcome> {
	const why = existsSync(join(process.cwd(), 'build/progress.html'))
		? noBrowser()
		: 'the app is not built, or has no progress page; run npm run build';
	if (why) return { results: [], skipped: [{ name: 'progress', why }] };
	const { clicked, cold } = await served(join(process.cwd(), 'build'), visitsTo);
	const of = (visits: readonly Visit[], part: keyof Visit) => visits.map((one) => one[part]);
	const row = (name: string, visits: readonly Visit[], how: string, budget: number | null) =>
		judged({
			name,
			unit: 'ms',
			ours: median(of(visits, 'shown')),
			...(budget !== null && { budget }),
			samples: of(visits, 'shown'),
			note: [
				`${ATTEMPTS} attempts, ${ATTEMPTS * ENTRIES} entries, ${how}`,
				`longest task ${Math.max(...of(visits, 'blocked')).toFixed(0)} ms`,
				`all panels ${median(of(visits, 'whole')).toFixed(0)} ms, longest task on the way ${Math.max(...of(visits, 'blockedAfter')).toFixed(0)} ms`,
				`load ${loadNow().toFixed(1)}`
			].join('; ')
		});
	return {
		skipped: [],
		results: [
			row('progress to rows', clicked, 'from the click on Progress, app open', BUDGET),
			row(
				'progress, cold page',
				cold,
				`the address opened anew, its script begins at ${median(of(cold, 'begun')).toFixed(0)} ms`,
				null
			)
		]
	};
}

async function visitsTo(address: string): Promise<{ clicked: Visit[]; cold: Visit[] }> {
	const profile = mkdtempSync(join(tmpdir(), 'preceptor-progress-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: findChromium(),
		args: launchArgs(),
		viewport: { width: 1280, height: 800 },
		// Its background copy of the app would share the time of the first visits.
		serviceWorkers: 'block'
	});
	try {
		const first = await context.newPage();
		await first.goto(`${address}progress`);
		await first.getByText('Nothing to show yet').waitFor();
		const { profile: learner, build } = await whoIsHere(first);
		const rows = await seedRows({ attempts: ATTEMPTS, entries: ENTRIES, profile: learner, build });
		await first.evaluate(addSeed, rows);
		await first.close();
		const cold: Visit[] = [];
		const clicked: Visit[] = [];
		for (let turn = -ROUNDS.warmUp; turn < ROUNDS.rounds; turn += 1) {
			const opened = await visitOf(context, async (page) => {
				await page.goto(`${address}progress`);
			});
			const followed = await visitOf(context, async (page) => {
				await page.goto(address);
				await page.getByRole('heading', { name: 'Missed last time' }).waitFor();
				await page.waitForTimeout(SETTLED);
				await page.getByRole('link', { name: 'Progress', exact: true }).click();
			});
			if (turn < 0) continue;
			cold.push(opened);
			clicked.push(followed);
		}
		return { clicked, cold };
	} finally {
		await context.close();
		rmSync(profile, { recursive: true, force: true });
	}
}

async function visitOf(
	context: BrowserContext,
	follow: (page: Page) => Promise<void>
): Promise<Visit> {
	const page = await context.newPage();
	await page.addInitScript(watchRows);
	await follow(page);
	await page.waitForFunction(() => 'visit' in globalThis, undefined, { timeout: 60_000 });
	const visit = await page.evaluate(() => globalThis.visit);
	await page.close();
	return visit;
}

declare global {
	// Put there by the page; only `var` declares a global.
	var visit: Visit;
}

/** The learner of the tab, and the version of the app. */
async function whoIsHere(page: Page): Promise<{ profile: string; build: string }> {
	const { version } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as {
		version: string;
	};
	const profile = await page.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const request = indexedDB.open('preceptor');
				request.onerror = () => reject(request.error);
				request.onsuccess = () => {
					const all = request.result.transaction('profiles').objectStore('profiles').getAll();
					all.onsuccess = () => {
						request.result.close();
						resolve(all.result[0].id);
					};
				};
			})
	);
	return { profile, build: version };
}

/** Runs in the page before anything else; it may name no function of its own, the page knows no helper. */
function watchRows(): void {
	const tasks: PerformanceEntry[] = [];
	new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({
		type: 'longtask',
		buffered: true
	});
	let from = 0;
	document.addEventListener('click', (event) => (from = event.timeStamp), { capture: true });
	const begun = performance.now();
	const marks: number[] = [];
	let met = 0;
	new MutationObserver((_, observer) => {
		const isThere =
			met === 0
				? document.querySelectorAll('[aria-selected][data-row]').length >= 10
				: [...document.querySelectorAll('h2')].some((head) =>
						head.textContent.includes('exam outlines')
					);
		if (!isThere) return;
		met += 1;
		if (met === 2) observer.disconnect();
		requestAnimationFrame(() =>
			setTimeout(() => {
				marks.push(performance.now());
				const [shown, whole] = marks;
				if (shown === undefined || whole === undefined) return;
				// Long tasks are told a little late.
				setTimeout(() => {
					const [blocked, blockedAfter] = [
						[from, shown],
						[shown, whole]
					].map(([start = 0, end = 0]) =>
						tasks
							.filter(({ startTime }) => startTime >= start && startTime < end)
							.reduce((most, { duration }) => Math.max(most, duration), 0)
					);
					globalThis.visit = {
						begun,
						shown: shown - from,
						blocked: blocked ?? 0,
						blockedAfter: blockedAfter ?? 0,
						whole: whole - from
					};
				}, 200);
			})
		);
	}).observe(document, { childList: true, subtree: true });
}

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.woff2': 'font/woff2'
};

async function served<T>(site: string, work: (address: string) => Promise<T>): Promise<T> {
	const server = createServer((request, response) => {
		const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
		const file = [path, `${path}.html`, `${path}/index.html`]
			.map((one) => join(site, one))
			.find((one) => extname(one) !== '' && existsSync(one));
		response.writeHead(file ? 200 : 404, {
			'content-type': TYPES[extname(file ?? '')] ?? 'application/octet-stream',
			'cache-control': path.includes('/immutable/') ? 'max-age=31536000, immutable' : 'no-cache'
		});
		response.end(file ? readFileSync(file) : undefined);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	try {
		if (address === null || typeof address === 'string')
			throw new Error('the bench server has no port');
		return await work(`http://127.0.0.1:${address.port}/`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}
