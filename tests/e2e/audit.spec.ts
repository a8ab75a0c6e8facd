import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A learner who opens the first scenario, reads one note and hands in. */
async function handInAfterOneNote(page: Page): Promise<void> {
	await page.goto('/library/order-entry/community-pneumonia-admission');
	await page.getByRole('button', { name: /^Start/ }).click();
	await page
		.getByRole('navigation', { name: 'Chart' })
		.getByRole('button', { name: /^Notes/ })
		.click();
	await page.getByRole('row').filter({ hasText: 'ED provider note' }).click();
	await page.getByRole('button', { name: 'Hand in' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
	await expect(page).toHaveURL(/\/report$/);
	await expect(page.getByRole('heading', { name: 'What the auditor found' })).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

test('the audit of nearly empty work is no pass, names why, and quotes the chart', async ({
	page
}) => {
	await handInAfterOneNote(page);

	const result = page.getByRole('region', { name: 'Result' });
	await expect(result).toContainText('Not a pass');
	await expect(result).toContainText('critical act, missed');
	await expect(result).toContainText('proves nothing to others');
	await expectAccessible(page);

	await page.getByRole('article').first().locator('.quotes button').first().click();
	await expect(page.getByRole('dialog').locator('mark').first()).toBeVisible();
	await page.keyboard.press('Escape');

	await page.getByRole('tab', { name: /^Right/ }).click();
	await expect(page.getByRole('article').filter({ hasText: 'missed ·' })).toHaveCount(0);
});

test('the saved audit holds the report that is on screen', async ({ page }) => {
	await handInAfterOneNote(page);

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save audit' }).click()
	]);
	const saved: unknown = JSON.parse(await readFile(await download.path(), 'utf8'));

	expect(download.suggestedFilename()).toMatch(
		/^audit-community-pneumonia-admission-\d{4}-\d{2}-\d{2}\.json$/
	);
	expect(saved).toMatchObject({
		format: 'preceptor-audit',
		mode: 'practice',
		report: { pass: { isPass: false } }
	});
});

test('the film is walked by keyboard and follows the learner into the note they read', async ({
	page
}) => {
	test.slow();
	await handInAfterOneNote(page);
	await page.getByRole('link', { name: 'Watch it from the beginning' }).click();

	const words = page.getByRole('region', { name: 'Film', exact: true }).locator('.words');
	const slider = page.getByRole('slider', { name: 'Step' });
	await expect(words).toContainText('opened the chart');
	await slider.press('End');
	await expect(words).toContainText('handed in');
	await expect(page.getByRole('heading', { name: 'Tied to no step' })).toBeVisible();
	await expect(page).toHaveURL(/at=2$/);

	await page.reload();
	await expect(words).toContainText('handed in');
	await slider.press('ArrowLeft');
	await expect(words).toContainText('opened ED provider note');
	await expect(page.getByRole('main')).toHaveAccessibleName('Notes');

	// Keys come first: axe leaves the page without the focus that moves a slider.
	await expectAccessible(page);
	await page.getByRole('tab', { name: 'Tasks and messages' }).click();
	await expect(page.getByRole('heading', { name: 'Your tasks' })).toBeVisible();
	await expectAccessible(page);
});

test('an attempt that is not in this browser is said so', async ({ page }) => {
	await page.goto('/attempt/nobody/report');

	await expect(page.getByText('There is no attempt "nobody" in this browser.')).toBeVisible();
});
