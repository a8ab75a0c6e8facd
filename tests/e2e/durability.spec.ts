/** What the learner did survives: killed browsers, lost databases, full disks, second tabs, updates. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as plainExpect, test as plainTest, type Page } from '@playwright/test';
import { checkChain } from '../../src/lib/engine/log';
import type { Entry } from '../../src/lib/engine/model';
import { KillableBrowser } from '../support/killable-browser';
import { expect, test } from './fixtures';

const SCENARIO = '/library/order-entry/community-pneumonia-admission';
/** Same origin, and none of the app's code. */
const BARE = '/schemas/scenario.json';
const KILLS = 30;

async function start(page: Page, base = ''): Promise<string> {
	await page.goto(`${base}${SCENARIO}`);
	await page.getByRole('button', { name: /^start/i }).click();
	await page.waitForURL(/\/attempt\//);
	await ready(page);
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** A browser that starts cold beside another test takes its time; how long is not what is tested here. */
async function ready(page: Page): Promise<void> {
	const patient = plainExpect.configure({ timeout: 45_000 });
	await patient(page.locator('[data-saved=saved]')).toBeVisible();
	await patient(page.getByRole('group', { name: 'Simulated clock' })).toBeVisible();
}

/** The stored log of an attempt, read without the app. */
async function storedLog(page: Page, id: string): Promise<Entry[]> {
	return page.evaluate(
		(attemptId) =>
			new Promise<Entry[]>((resolve, reject) => {
				const request = indexedDB.open('preceptor');
				request.onerror = () => reject(request.error ?? new Error('the database did not open'));
				request.onsuccess = () => {
					const db = request.result;
					const range = IDBKeyRange.bound([attemptId, 0], [attemptId, Infinity]);
					const rows = db.transaction('entries').objectStore('entries').getAll(range);
					rows.onerror = () => reject(rows.error ?? new Error('the log was not read'));
					rows.onsuccess = () => {
						db.close();
						resolve(
							(rows.result as (Entry & { attemptId: string })[]).map(
								({ attemptId: _owner, ...entry }) => entry
							)
						);
					};
				};
			}),
		id
	);
}

/** Sixteen bytes in the middle turned over, as a failing disk would. */
function flipBytes(path: string): void {
	const bytes = readFileSync(path);
	const middle = Math.floor(bytes.length / 2);
	for (let at = middle; at < middle + 16; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
	writeFileSync(path, bytes);
}

/** Calls back each time the screen says that a step was saved. */
async function countSaves(page: Page, onSaved: () => void): Promise<void> {
	await page.exposeFunction('testSaved', onSaved);
	await page.evaluate(() => {
		const element = document.querySelector('[data-saved]');
		if (!element) throw new Error('nothing says whether the work is saved');
		let wasSaving = false;
		new MutationObserver(() => {
			const state = element.getAttribute('data-saved');
			if (state === 'saving') wasSaving = true;
			if (state === 'saved' && wasSaving) {
				wasSaving = false;
				const report: unknown = Reflect.get(window, 'testSaved');
				if (typeof report === 'function') report();
			}
		}).observe(element, { attributes: true, attributeFilter: ['data-saved'] });
	});
}

plainTest.describe('a browser that is killed', () => {
	plainTest.describe.configure({ mode: 'serial' });

	plainTest(`loses nothing that was shown as saved, ${KILLS} times`, async ({ baseURL }) => {
		// Thirty times a browser starts cold; a runner whose other core is busy takes 10 s for each.
		plainTest.setTimeout(600_000);
		const profile = mkdtempSync(join(tmpdir(), 'preceptor-kill-'));
		let random = 20_260_114;
		const next = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
		let acknowledged = 0;
		let stored = 0;
		let id = '';
		try {
			for (let kill = 0; kill <= KILLS; kill += 1) {
				const browser = await KillableBrowser.start(profile);
				const { page } = browser;
				if (kill === 0) id = await start(page, baseURL);
				else {
					await page.goto(`${baseURL}${BARE}`);
					const log = await storedLog(page, id);
					plainExpect(checkChain(log)).toEqual({ ok: true });
					plainExpect(log.length, `kill ${kill}`).toBeGreaterThanOrEqual(stored + acknowledged);
					stored = log.length;
					acknowledged = 0;
					if (kill === KILLS) {
						await browser.close();
						break;
					}
					await page.goto(`${baseURL}/attempt/${id}`);
					await ready(page);
				}
				stored = Math.max(stored, 1);
				await countSaves(page, () => (acknowledged += 1));
				const presses = 2 + Math.floor(next() * 12);
				for (let press = 0; press < presses; press += 1) await page.keyboard.press('w');
				// A crash picks its own moment: this wait is what the test is about.
				await page.waitForTimeout(Math.floor(next() * 60));
				await browser.kill();
			}
			plainExpect(stored, 'the runs must have written something').toBeGreaterThan(KILLS * 2);
		} finally {
			rmSync(profile, { recursive: true, force: true });
		}
	});

	plainTest('finds its work again when the database files are damaged', async ({ baseURL }) => {
		plainTest.setTimeout(60_000);
		const profile = mkdtempSync(join(tmpdir(), 'preceptor-damage-'));
		try {
			let browser = await KillableBrowser.start(profile);
			const id = await start(browser.page, baseURL);
			for (let press = 0; press < 5; press += 1) {
				await browser.page.keyboard.press('w');
				await ready(browser.page);
			}
			const before = (await storedLog(browser.page, id)).length;
			plainExpect(before).toBeGreaterThan(5);
			await browser.close();

			const folder = join(profile, 'Default', 'IndexedDB');
			for (const origin of readdirSync(folder).filter((name) => name.endsWith('.leveldb')))
				for (const file of readdirSync(join(folder, origin)).filter((name) =>
					name.endsWith('.log')
				))
					flipBytes(join(folder, origin, file));

			browser = await KillableBrowser.start(profile);
			await browser.page.goto(`${baseURL}/`);
			await plainExpect(browser.page.getByText(/brought back from the second copy/)).toBeVisible();
			const log = await storedLog(browser.page, id);
			plainExpect(checkChain(log)).toEqual({ ok: true });
			plainExpect(log.length).toBeGreaterThanOrEqual(before);
			await browser.page.goto(`${baseURL}/attempt/${id}`);
			await ready(browser.page);
			await browser.close();
		} finally {
			rmSync(profile, { recursive: true, force: true });
		}
	});
});

test('two tabs on one attempt: the second is told, may take over, and the first freezes', async ({
	page,
	context
}) => {
	const id = await start(page);
	const second = await context.newPage();
	await second.goto(`/attempt/${id}`);
	await expect(second.getByText('This attempt is open in another tab')).toBeVisible();
	await second.getByRole('button', { name: 'Work here instead' }).click();
	await ready(second);
	await expect(page.getByText('Another tab works on this attempt now.')).toBeVisible();
	await second.keyboard.press('w');
	await ready(second);
	const before = await storedLog(second, id);
	await page.bringToFront();
	await page.keyboard.press('w');
	await expect(page.getByRole('button', { name: 'Hand in' })).toHaveCount(0);
	const after = await storedLog(second, id);
	expect(checkChain(after)).toEqual({ ok: true });
	expect(after.filter(({ data }) => data['why'] === 'wait')).toHaveLength(
		before.filter(({ data }) => data['why'] === 'wait').length
	);
});

test('a full disk is said, keeps what was there, and work goes on when there is room', async ({
	page
}) => {
	await page.addInitScript(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args) {
			if (Reflect.get(window, 'testDiskIsFull') === true && this.name === 'entries')
				throw new DOMException('no room', 'QuotaExceededError');
			return add.apply(this, args);
		};
	});
	const id = await start(page);
	const clock = page.getByRole('group', { name: 'Simulated clock' });
	const before = (await storedLog(page, id)).length;
	await page.evaluate(() => Reflect.set(window, 'testDiskIsFull', true));
	const shown = await clock.locator('time').textContent();
	await page.keyboard.press('w');
	await expect(page.locator('[data-saved=failed]')).toBeVisible();
	await expect(page.getByText('The last step was not saved.')).toBeVisible();
	expect(await clock.locator('time').textContent()).toBe(shown);
	expect(await storedLog(page, id)).toHaveLength(before);
	await page.evaluate(() => Reflect.set(window, 'testDiskIsFull', false));
	await page.keyboard.press('w');
	await ready(page);
	const log = await storedLog(page, id);
	expect(log.length).toBeGreaterThan(before);
	expect(checkChain(log)).toEqual({ ok: true });
});

// The bare page has no icon of its own, and Chromium asks for one.
test.describe('an update', () => {
	test.use({ allow: [/404/] });

	test('when another tab updates the database, this one stops writing and asks to reload', async ({
		page,
		context
	}) => {
		const id = await start(page);
		const before = (await storedLog(page, id)).length;
		const other = await context.newPage();
		await other.goto(BARE);
		await other.evaluate(
			() =>
				new Promise<void>((resolve, reject) => {
					const request = indexedDB.open('preceptor', 10_000);
					request.onsuccess = () => {
						request.result.close();
						resolve();
					};
					request.onerror = () => reject(request.error ?? new Error('no upgrade'));
				})
		);
		await expect(page.getByText(/Another tab updated Preceptor/)).toBeVisible();
		await page.keyboard.press('w');
		expect(await storedLog(other, id)).toHaveLength(before);
	});
});
