/**
 * The app without a network after one visit, and a newer build that waits for a running attempt. Each
 * test has a server of its own, which can be stopped and can go over to another build, and which lets
 * the browser keep nothing but what the service worker keeps.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test as base } from './fixtures';

const BUILD = fileURLToPath(new URL('../../build', import.meta.url));
const TITLE = 'Pneumonia on its way upstairs';
const SECOND = '<!-- the second build -->';
const UPDATE = 'A new version of Preceptor is ready';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.webmanifest': 'application/manifest+json'
};

/** `build/` over HTTP, as a host of static files gives it out. */
class Site {
	/** Paths asked for, the service worker's own apart: browsers look for a newer one when they like. */
	readonly asked: string[] = [];
	readonly #server: Server;
	#isSecond = false;

	constructor() {
		this.#server = createServer((request, response) => {
			const { pathname } = new URL(request.url ?? '/', 'http://localhost');
			if (pathname !== '/service-worker.js') this.asked.push(pathname);
			const file = fileOf(pathname);
			response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
			response.setHeader('cache-control', 'no-store');
			response.end(this.#read(file));
		});
	}

	get origin(): string {
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('the site is not up');
		return `http://127.0.0.1:${address.port}`;
	}

	start(): Promise<void> {
		return new Promise((up) => this.#server.listen(0, '127.0.0.1', up));
	}

	stop(): Promise<void> {
		const down = new Promise<void>((closed) => this.#server.close(() => closed()));
		this.#server.closeAllConnections();
		return down;
	}

	/** From now on another build is served: its service worker has another version, its pages a mark. */
	publishSecond(): void {
		this.#isSecond = true;
	}

	#read(file: string): Buffer | string {
		const bytes = readFileSync(file);
		if (!this.#isSecond) return bytes;
		if (file.endsWith('.html')) return bytes.toString('utf8').replace('</body>', `${SECOND}$&`);
		if (!file.endsWith('/service-worker.js')) return bytes;
		const text = bytes.toString('utf8');
		const next = text.replace(/([`'"])\d+\.\d+\.\d+\1/, '$1second$1');
		if (next === text)
			throw new Error('service-worker.js names no version, expected one to change');
		return next;
	}
}

function fileOf(pathname: string): string {
	const names = pathname === '/' ? ['/index.html'] : [pathname, `${pathname}.html`];
	const found = names.find((name) => extname(name) !== '' && existsSync(BUILD + name));
	return BUILD + (found ?? '/200.html');
}

const test = base.extend<{ site: Site }>({
	site: async ({}, use) => {
		const site = new Site();
		await site.start();
		await use(site);
		await site.stop();
	},
	baseURL: async ({ site }, use) => use(site.origin)
});

test.use({ serviceWorkers: 'allow' });

// A service worker takes the whole app in before anything is tried; a busy machine needs its time for it.
test.describe.configure({ timeout: 120_000 });

/** The first visit: over when the service worker has its copy and answers for this page. */
async function visit(page: Page): Promise<void> {
	await page.goto('/');
	await expect(page.getByText('Start here')).toBeVisible();
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** From the library into a running attempt. */
async function startFromLibrary(page: Page): Promise<void> {
	await page.goto('/library');
	await page.getByRole('link', { name: TITLE }).click();
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await page.waitForURL(/\/attempt\//);
	await expectSaved(page);
}

async function expectSaved(page: Page): Promise<void> {
	await expect(page.getByRole('group', { name: 'Simulated clock' })).toBeVisible();
	await expect(page.locator('[data-saved=saved]')).toBeVisible();
}

/** Lets simulated time pass, and sees that it did and that it was saved. */
async function waitInTheCase(page: Page): Promise<void> {
	const time = page.getByRole('group', { name: 'Simulated clock' }).locator('time');
	const before = await time.textContent();
	await page.keyboard.press('w');
	await expect(time).not.toHaveText(before ?? '');
	await expectSaved(page);
}

const isWaiting = (page: Page): Promise<boolean> =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		return Boolean(registration?.waiting);
	});

test('after one visit a whole case is worked with no network and no server', async ({
	page: first,
	context,
	site
}) => {
	await visit(first);
	await first.close();
	await site.stop();
	await context.setOffline(true);

	const page = await context.newPage();
	await page.goto('/');
	await expect(page.getByText('Start here')).toBeVisible();
	await page.reload();
	await expect(page.getByText('Start here')).toBeVisible();

	await startFromLibrary(page);
	await page
		.getByRole('navigation', { name: 'Chart' })
		.getByRole('button', { name: /^Notes/ })
		.click();
	await page.getByRole('row').filter({ hasText: 'ED provider note' }).click();
	await waitInTheCase(page);
	await page.reload();
	await expectSaved(page);

	await page.getByRole('button', { name: 'Hand in' }).first().click();
	await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
	await page.waitForURL(/\/report$/);
	await expect(page.getByRole('heading', { name: 'What the auditor found' })).toBeVisible();
	await expect(page.getByRole('region', { name: 'Result' })).toContainText('Not a pass');
});

test('a newer build waits for a running attempt, and takes over when it is left', async ({
	page,
	context,
	site
}) => {
	await visit(page);
	await startFromLibrary(page);
	await waitInTheCase(page);
	const address = page.url();
	const loadedAt = await page.evaluate(() => performance.timeOrigin);

	site.publishSecond();
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())?.update();
	});
	await expect.poll(() => isWaiting(page)).toBe(true);
	site.asked.length = 0;

	// The chart is left in peace; another tab offers the update, and refuses it.
	const other = await context.newPage();
	await other.goto('/');
	await expect(other.getByText(UPDATE)).toBeVisible();
	await other.getByRole('button', { name: 'Use it now' }).click();
	await expect(other.getByText('An attempt is open in another tab.')).toBeVisible();
	await expect(page.getByText(UPDATE)).toHaveCount(0);

	// A page that does not ask first is refused by the worker itself.
	await other.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		registration?.waiting?.postMessage({ do: 'take-over' });
	});
	await waitInTheCase(page);
	await page.keyboard.press('Alt+o');
	await expect(page.getByRole('combobox', { name: 'Find an order' })).toBeFocused();
	expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt);

	// Even loaded again, the attempt goes on in the build that it was begun with.
	const again = await page.reload();
	await expectSaved(page);
	expect((await again?.text())?.includes(SECOND)).toBe(false);
	await waitInTheCase(page);
	expect(await isWaiting(other)).toBe(true);
	expect(site.asked).toEqual([]);

	await page.close();
	await Promise.all([
		other.waitForEvent('load'),
		other.getByRole('button', { name: 'Use it now' }).click()
	]);
	await expect.poll(() => other.content()).toContain(SECOND);
	expect(await isWaiting(other)).toBe(false);
	const resumed = await other.goto(address);
	expect((await resumed?.text())?.includes(SECOND)).toBe(true);
	await expectSaved(other);
	await waitInTheCase(other);
});
