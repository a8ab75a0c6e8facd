/**
 * Three people, three browsers: an instructor assigns, two students work and hand in, somebody tampers
 * with one file in five ways, and the instructor sees which.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from '@playwright/test';
import { TAMPERINGS } from '../support/tampering';
import { expectAccessible } from './accessible';
import { expect, test, watchContext } from './fixtures';

const TITLE = 'Week 3, first orders';
const SCENARIO = /community.acquired|pneumonia/i;

interface Person {
	readonly page: Page;
	close(): Promise<void>;
}

async function person(
	browser: Browser,
	baseURL: string | undefined,
	faults: string[]
): Promise<Person> {
	const context = await browser.newContext({ ...(baseURL && { baseURL }), acceptDownloads: true });
	await watchContext(context, baseURL, faults);
	return { page: await context.newPage(), close: () => context.close() };
}

async function assign(page: Page): Promise<string> {
	await page.goto('/teach');
	await page
		.getByRole('button', { name: /new assignment/i })
		.first()
		.click();
	await page.getByLabel('Title').fill(TITLE);
	await page.getByLabel(/Your name/).fill('Ms. Achterberg');
	await page.getByRole('checkbox', { name: SCENARIO }).check();
	await page.getByRole('button', { name: 'Sign and give' }).click();
	const link = page.getByLabel(/link/i).first();
	await expect(link).toBeVisible();
	const address = await link.inputValue();
	expect(address).toContain('/assignment#');
	return address;
}

/** Works the assigned scenario a little or not at all, hands it in and gives the file. */
async function workAndHandIn(
	page: Page,
	address: string,
	name: string,
	work: (page: Page) => Promise<void>
): Promise<Uint8Array> {
	await page.goto(address);
	await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
	await expect(page.getByText('Ms. Achterberg').first()).toBeVisible();
	await page.getByRole('button', { name: /^Start/ }).click();
	await page.waitForURL(/\/attempt\//);
	await expect(page.getByRole('group', { name: 'Simulated clock' })).toBeVisible();
	await work(page);
	await page.getByRole('button', { name: 'Hand in' }).first().click();
	await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
	await page.waitForURL(/\/report$/);
	await page.getByLabel('Name you hand in under').fill(name);
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: /save the hand-in file/i }).click();
	return Uint8Array.from(await readFile(await (await download).path()));
}

const fileOf = (name: string, bytes: Uint8Array) => ({
	name: `${name}.preceptor-handin`,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(bytes)
});

const rowOf = (page: Page, name: string): Locator =>
	page.getByRole('listitem').filter({ hasText: `${name}.preceptor-handin` });

test('an assignment goes out, two hand-ins come back, five forgeries are named', async ({
	browser,
	baseURL,
	faults
}) => {
	test.setTimeout(240_000);
	const teacher = await person(browser, baseURL, faults);
	const ada = await person(browser, baseURL, faults);
	const ben = await person(browser, baseURL, faults);

	const address = await assign(teacher.page);
	await expectAccessible(teacher.page);

	const adas = await workAndHandIn(ada.page, address, 'Ada Verhoeven', async (page) => {
		// Reads the chart, as the first rule asks.
		for (const key of ['2', '3', '4']) await page.keyboard.press(key);
		await page.keyboard.press('w');
	});
	await expectAccessible(ada.page);
	await ada.page.goto('/progress');
	await expect(ada.page.getByRole('heading', { name: 'By competency' })).toBeVisible();
	await expectAccessible(ada.page);
	await ada.page.goto('/review');
	await ada.page.keyboard.press('Space');
	await expectAccessible(ada.page);
	const bens = await workAndHandIn(ben.page, address, 'Ben Okafor', async (page) => {
		await page.keyboard.press('w');
		await page.keyboard.press('w');
	});

	const { page } = teacher;
	await page.goto('/teach');
	await page.getByRole('link', { name: TITLE }).first().click();
	const forgeries = await Promise.all(
		TAMPERINGS.map(async ({ name, tamper }) => fileOf(name, await tamper(bens)))
	);
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles([fileOf('ada', adas), fileOf('ben', bens), ...forgeries]);
	await expect(page.getByText(/7 files taken in/)).toBeVisible({ timeout: 60_000 });
	await page.getByRole('tab', { name: /Hand-ins/ }).click();
	for (const { name, says } of TAMPERINGS) await expect(rowOf(page, name)).toContainText(says);
	await expect(page.getByText('Set aside').first()).toBeVisible();
	for (const name of ['ada', 'ben'])
		await expect(rowOf(page, name)).toContainText(/judged again here/);
	await expectAccessible(page);

	await page.getByRole('tab', { name: /Gradebook/ }).click();
	const grades = page.getByRole('table').first();
	await expect(grades.getByRole('row', { name: /Ada Verhoeven/ })).toHaveCount(1);
	await expect(grades.getByRole('row', { name: /Ben Okafor/ })).toHaveCount(1);
	await expectAccessible(page);

	// The same files again change nothing.
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles([fileOf('ada', adas)]);
	await expect(page.getByText(/here already/)).toBeVisible();

	await page
		.getByRole('link', { name: /Ada Verhoeven/ })
		.first()
		.click();
	await expectAccessible(page);

	for (const each of [teacher, ada, ben]) await each.close();
});
