/** A shared computer: who sees what, what a guest leaves behind, what erasing and carrying out do. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test, watchContext } from './fixtures';

const PNEUMONIA = {
	address: '/library/order-entry/community-pneumonia-admission',
	title: 'Pneumonia on its way upstairs'
};
const ANKLE = {
	address: '/library/ed-triage/ankle-and-a-refill',
	title: 'Thursday morning, two on the board'
};
/** Names that no scenario has a word with. */
const ADA = 'Adaeze Quirke';
const BEN = 'Benedek Ojo';

test.describe.configure({ timeout: 120_000 });

/** Starts a case; the attempt's id. */
async function work(page: Page, { address }: { address: string }): Promise<string> {
	await page.goto(address);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await page.waitForURL(/\/attempt\//);
	await expect(page.locator('[data-saved=saved]')).toBeVisible();
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function handIn(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Hand in' }).first().click();
	await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
	await page.waitForURL(/\/report$/);
	await expect(page.getByRole('heading', { name: 'What the auditor found' })).toBeVisible();
}

async function rename(page: Page, name: string): Promise<void> {
	await page.goto('/settings');
	const field = page.getByLabel('Your name');
	await field.fill(name);
	await field.press('Enter');
	await expect(page.getByText(`You are now called ${name} here.`)).toBeVisible();
}

async function fromMenu(page: Page, who: string, item: string | RegExp): Promise<void> {
	await page.getByRole('button', { name: who }).click();
	await page.getByRole('menuitem', { name: item }).click();
}

async function addLearner(page: Page, by: string, name: string): Promise<void> {
	await fromMenu(page, worksHere(by), 'Add a learner');
	await page.getByLabel('Name', { exact: true }).fill(name);
	await page.getByRole('button', { name: 'Add and switch' }).click();
	await expect(page.getByRole('button', { name: worksHere(name) })).toBeVisible();
}

async function switchLearner(page: Page, from: string, to: string): Promise<void> {
	await fromMenu(page, worksHere(from), `Switch to ${to}`);
	await expect(page.getByRole('button', { name: worksHere(to) })).toBeVisible();
}

const worksHere = (name: string) => `${name}, works here`;

const clockOf = (page: Page) =>
	page.getByRole('group', { name: 'Simulated clock' }).locator('time');

const toContinue = (page: Page, title: string) =>
	page.getByRole('link', { name: `Continue ${title}` });

/** Everything this origin keeps, as one text: every row of the database, every private file. */
function everythingKept(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const parts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('the database was not read'));
			});
		const db = await done(indexedDB.open('preceptor'));
		for (const name of db.objectStoreNames) {
			const store = db.transaction(name).objectStore(name);
			parts.push(
				JSON.stringify([name, await done(store.getAllKeys()), await done(store.getAll())])
			);
		}
		db.close();
		const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
			for await (const [name, handle] of folder.entries()) {
				parts.push(`file ${name}`);
				if (handle instanceof FileSystemDirectoryHandle) await walk(handle);
				else if (handle instanceof FileSystemFileHandle)
					parts.push(await (await handle.getFile()).text());
			}
		};
		await walk(await navigator.storage.getDirectory());
		return parts.join('\n');
	});
}

/** Those of `words` that stand in a text too long to be printed when something is wrong with it. */
const foundIn = (text: string, words: readonly string[]) =>
	words.filter((word) => text.includes(word));

/** Waits until the database and the second copy have an attempt, and gives its owner's id. */
async function ownerOf(page: Page, attempt: string): Promise<string> {
	await expect
		.poll(async () => (await everythingKept(page)).includes(`file ${attempt}`))
		.toBe(true);
	return page.evaluate(
		(id) =>
			new Promise<string>((resolve, reject) => {
				const opening = indexedDB.open('preceptor');
				opening.onsuccess = () => {
					const db = opening.result;
					const row = db.transaction('attempts').objectStore('attempts').get(id);
					row.onsuccess = () => {
						db.close();
						resolve(String((row.result as { profile: string }).profile));
					};
					row.onerror = () => reject(row.error ?? new Error('the attempt was not read'));
				};
			}),
		attempt
	);
}

test('two learners see only their own work, and erasing one leaves the other', async ({ page }) => {
	await rename(page, ADA);
	const adas = await work(page, PNEUMONIA);
	const ada = await ownerOf(page, adas);
	await handIn(page);
	await page.goto('/progress');
	await expect(page.getByRole('table').first()).toBeVisible();

	await addLearner(page, ADA, BEN);
	await page.goto('/progress');
	await expect(page.getByText('Nothing to show yet')).toBeVisible();
	const bens = await work(page, ANKLE);
	const ben = await ownerOf(page, bens);
	expect(ben).not.toBe(ada);
	await page.goto('/');
	await expect(toContinue(page, ANKLE.title)).toBeVisible();

	await switchLearner(page, BEN, ADA);
	await expect(page.getByText('See why in the audit')).toBeVisible();
	await expect(toContinue(page, ANKLE.title)).toHaveCount(0);

	await fromMenu(page, worksHere(ADA), 'Rename, export or erase');
	await page.getByRole('button', { name: `Erase ${ADA}` }).click();
	const asked = page.getByRole('dialog');
	await expect(asked).toContainText('1 attempt, 1 mark');
	const erase = asked.getByRole('button', { name: 'Erase for good' });
	await asked.getByRole('textbox').fill(BEN);
	await expect(erase).toBeDisabled();
	await asked.getByRole('textbox').fill(ADA);
	await erase.click();
	await expect(page.getByText('The learner was erased,')).toBeVisible();

	const kept = await everythingKept(page);
	expect(foundIn(kept, [ada, adas, ADA])).toEqual([]);
	const his = [ben, `file ${bens}`, BEN];
	expect(foundIn(kept, his)).toEqual(his);
	await page.goto('/');
	await expect(page.getByRole('button', { name: worksHere(BEN) })).toBeVisible();
	await toContinue(page, ANKLE.title).click();
	await expect(page.locator('[data-saved=saved]')).toBeVisible();
});

test('nothing of a guest is left once their session is ended', async ({ page }) => {
	const mine = await work(page, ANKLE);
	await page.goto('/');
	await fromMenu(page, worksHere('Learner'), /^Work as a guest/);
	await expect(page.getByRole('button', { name: 'Guest session' })).toBeVisible();

	const theirs = await work(page, PNEUMONIA);
	const guest = await ownerOf(page, theirs);
	expect(guest).toMatch(/^guest-/);
	await page.goto('/');
	await expect(toContinue(page, PNEUMONIA.title)).toBeVisible();
	await expect(toContinue(page, ANKLE.title)).toHaveCount(0);
	const before = await everythingKept(page);
	const all = [guest, `file ${theirs}`, `file ${mine}`];
	expect(foundIn(before, all)).toEqual(all);

	await fromMenu(page, 'Guest session', /^End guest session/);
	await expect(page.getByRole('dialog')).toContainText('1 attempt and');
	await page.getByRole('button', { name: 'End and erase' }).click();
	await expect(page.getByRole('button', { name: worksHere('Learner') })).toBeVisible();
	await expect(toContinue(page, ANKLE.title)).toBeVisible();
	await expect(toContinue(page, PNEUMONIA.title)).toHaveCount(0);

	const kept = await everythingKept(page);
	expect(foundIn(kept, [guest, theirs])).toEqual([]);
	expect(foundIn(kept, [mine, `file ${mine}`])).toHaveLength(2);
});

test('one learner is carried out alone, and goes on in an empty browser', async ({
	page,
	browser,
	baseURL,
	faults
}) => {
	await rename(page, ADA);
	const adas = await work(page, PNEUMONIA);
	const time = clockOf(page);
	const begun = (await time.textContent()) ?? '';
	await page.keyboard.press('w');
	await expect(time).not.toHaveText(begun);
	await expect(page.locator('[data-saved=saved]')).toBeVisible();
	const shown = (await time.textContent()) ?? '';
	await page.goto('/');
	await addLearner(page, ADA, BEN);
	const bens = await work(page, ANKLE);
	const ben = await ownerOf(page, bens);
	await page.goto('/');
	await expect(toContinue(page, ANKLE.title)).toBeVisible();
	await expect(toContinue(page, PNEUMONIA.title)).toHaveCount(0);

	await fromMenu(page, worksHere(BEN), 'Rename, export or erase');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: `Export ${ADA}` }).click();
	const buffer = await readFile(await (await download).path());
	const text = gunzipSync(buffer).toString('utf8');
	expect(foundIn(text, [ADA, adas, ben, bens, BEN])).toEqual([ADA, adas]);

	const empty = await browser.newContext({
		serviceWorkers: 'block',
		...(baseURL === undefined ? {} : { baseURL })
	});
	await watchContext(empty, baseURL, faults);
	const there = await empty.newPage();
	await there.goto('/settings');
	await there
		.getByLabel('Choose a backup file')
		.setInputFiles({ name: 'one.gz', mimeType: 'application/gzip', buffer });
	const attempts = there.getByRole('row', { name: /^Attempts/ });
	await expect(attempts.getByRole('cell').first()).toHaveText('1');
	await there.getByRole('button', { name: 'Restore', exact: true }).click();
	await expect(there.getByText('The backup was restored.')).toBeVisible();
	await switchLearner(there, 'Learner', ADA);
	await toContinue(there, PNEUMONIA.title).click();
	await expect(there).toHaveURL(new RegExp(`/attempt/${adas}$`));
	await expect(clockOf(there)).toHaveText(shown);
	await empty.close();
});
