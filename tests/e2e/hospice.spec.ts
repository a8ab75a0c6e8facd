/** A hospice nurse at work with the keyboard alone: read and return, decide, admit, and keep the calendar. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';

const FIRST_MONTH = '/library/hospice/mr-kirchhoffs-first-month';
const BAD_NIGHT = '/library/hospice/a-bad-night-on-tollgate-road';

test.describe.configure({ timeout: 300_000 });

async function open(page: Page, case_: string): Promise<void> {
	await page.goto(case_);
	await page.getByRole('button', { name: /^start/i }).click();
	await page.waitForURL(/\/attempt\//);
	await expect(page.getByRole('button', { name: /^Hospice/ })).toBeVisible();
	await page.keyboard.press('Alt+h');
	await expect(page.getByRole('tab', { name: 'Calendar' })).toBeVisible();
}

/** Tab until the caret is in this field. */
async function tabTo(page: Page, field: string): Promise<void> {
	const here = page.locator(`[data-field="${field}"] :focus`);
	for (let presses = 0; presses < 8; presses += 1) {
		if ((await here.count()) > 0) return;
		await page.keyboard.press('Tab');
	}
	await expect(here).toHaveCount(1);
}

const PRESSED = new Set(['Space', 'ArrowRight', 'ArrowDown']);

/** Fills fields in the order Tab goes through them. */
async function fill(
	page: Page,
	fields: readonly (readonly [field: string, keys: string])[]
): Promise<void> {
	for (const [field, keys] of fields) {
		// A field that another one calls for stands only once that one is kept.
		await expect(page.locator(`[data-field="${field}"]`)).toBeAttached();
		await tabTo(page, field);
		const parts = keys.split(' ');
		if (parts.every((part) => PRESSED.has(part)))
			for (const part of parts) await page.keyboard.press(part);
		else await page.keyboard.type(keys);
	}
}

/** Opens a form from the list of papers. */
async function write(page: Page, words: string, title: string): Promise<void> {
	await page.keyboard.press('a');
	await expect(page.getByRole('combobox', { name: 'Write a paper' })).toBeFocused();
	await page.keyboard.type(words);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
	await expect(page.locator('[data-field] :focus')).toHaveCount(1);
}

const list = (page: Page) => page.getByRole('tabpanel', { name: 'Papers' });

test('a referral becomes an election, and the calendar begins with it', async ({ page }) => {
	await open(page, FIRST_MONTH);
	await expect(page.getByText('No clock runs yet')).toBeVisible();
	await expectAccessible(page);

	await page.keyboard.press('u');
	const paper = page.getByRole('region', { name: /^Medication profile/ });
	await expect(paper.getByText('Not filed', { exact: true })).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('r');
	await expect(paper.getByRole('checkbox').first()).toBeFocused();
	await expect(paper.getByRole('button', { name: 'Return' })).toBeDisabled();
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await page.keyboard.type('20 mg/mL: 5 mg is 0.25 mL.');
	await paper.getByRole('button', { name: 'Return with 1 fault' }).press('Enter');
	await expect(paper.getByText('Returned because of')).toBeVisible();
	await expect(list(page).getByRole('row').filter({ hasText: 'returned' })).toBeFocused();

	await write(page, 'elig', 'Eligibility and admission decision');
	await fill(page, [
		['partA', 'In force'],
		['periodsUsed', '0'],
		['otherHospice', 'Space'],
		['period', '1'],
		['faceToFaceNeeded', 'Space ArrowRight'],
		['attendingKind', 'Physician'],
		['attendingName', 'Annelise Brodeur, MD'],
		['recommendedBy', 'Space'],
		['recommendedOn', '32 nov']
	]);
	await page.keyboard.press('Tab');
	await expect(page.getByText('There is no day "32 nov"')).toBeVisible();
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('tomorrow');
	await page.keyboard.press('Tab');
	const before = page.getByRole('region', { name: 'Before signing' });
	await before.getByRole('button', { name: /in the future/ }).press('Enter');
	await expect(page.locator('[data-field="recommendedOn"] input')).toBeFocused();
	await page.keyboard.press('Control+a');
	await fill(page, [
		['recommendedOn', 'today'],
		['decision', 'Space']
	]);
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText('Needed before signing')).toBeVisible();
	await expect(page.locator('[data-field="remark"] textarea')).toBeFocused();
	await page.keyboard.type('Metastatic cancer of the pancreas, treatment stopped.');
	await expectAccessible(page);
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText('Eligibility and admission decision signed.')).toBeVisible();
	await expect(page.getByText('Eligible, not elected')).toBeVisible();
	await expect(list(page).getByRole('row').filter({ hasText: 'yours' })).toBeFocused();

	await write(page, 'elec', 'Election statement');
	await fill(page, [
		['hospiceName', 'Larkspur Hollow Hospice'],
		['attendingName', 'Annelise Brodeur, MD']
	]);
	await tabTo(page, 'elements');
	for (let at = 0; at < 11; at += 1) {
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
	}
	await fill(page, [
		['effective', '3 nov'],
		['signer', 'Space'],
		['signedAt', '07:30'],
		['addendumAsked', 'Space']
	]);
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText('Election statement signed.')).toBeVisible();
	await expect(page.getByText('Period 1, day 1 of 90')).toBeVisible();

	await page.keyboard.press('1');
	const deadlines = page.getByRole('grid', { name: 'Deadlines' });
	await expect(deadlines.getByRole('row').nth(1)).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(deadlines.getByText('A miss costs')).toBeVisible();
	await expect(deadlines.getByText('Notice of election').first()).toBeVisible();
	await expectAccessible(page);

	await page.keyboard.press('m');
	await expect(page.getByText('Tue 4 Nov')).toBeVisible();
	await expect(page.getByText('Period 1, day 2 of 90')).toBeVisible();
});

test('forms of many fields are quick: numbers in a grid, Enter in a table, drafts that stay', async ({
	page
}) => {
	await open(page, BAD_NIGHT);
	await expect(page.getByRole('grid', { name: 'Deadlines' }).getByRole('row').nth(1)).toBeFocused();
	await expectAccessible(page);

	await write(page, 'hope upd', 'HOPE update visit record');
	await fill(page, [
		['timepoint', 'Space'],
		['visitOn', 'today'],
		['inPerson', 'Space'],
		['J0050', 'Space'],
		['J2050A', 'Space ArrowRight'],
		['J2050B', 't']
	]);
	await tabTo(page, 'J2051A');
	for (const answer of '21909902') await page.keyboard.press(answer);
	await expect(
		page.getByRole('radiogroup', { name: /^Shortness of breath/ }).getByLabel('Slight')
	).toBeChecked();
	await expect(
		page.getByRole('radiogroup', { name: /^Agitation/ }).getByLabel('Moderate')
	).toBeChecked();
	await fill(page, [['M1190', 'Space']]);
	await expectAccessible(page);

	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('heading', { name: 'HOPE update visit record' })).toHaveCount(0);
	await write(page, 'medication', 'Medication profile and comfort kit');
	await fill(page, [['on', 'today']]);
	await page.keyboard.press('Tab');
	for (const cell of ['Morphine', '20', '5', '0.5']) {
		await page.keyboard.type(cell);
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Drug of new medicine')).toBeFocused();
	await expect(
		page.getByRole('region', { name: 'Before signing' }).getByText('Milligrams and milliliters')
	).toBeVisible();

	await page.reload();
	await expect(page.getByRole('button', { name: /^Hospice/ })).toBeVisible();
	await page.keyboard.press('Alt+h');
	// Its keys are the desk's own only once the desk is there.
	await expect(page.getByRole('grid', { name: 'Deadlines' }).getByRole('row').nth(1)).toBeFocused();
	await page.keyboard.press('2');
	const drafts = list(page).getByRole('row').filter({ hasText: 'draft' });
	await expect(drafts).toHaveCount(2);
	await page.keyboard.press('g');
	await expect(page.getByLabel('Drug of medicine 1')).toHaveValue('Morphine');
});

test('a paper that only a physician signs is asked for', async ({ page }) => {
	await open(page, BAD_NIGHT);
	await page.keyboard.press('a');
	await page.keyboard.type('face');
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Ask for a paper' });
	await expect(dialog.getByLabel(/^Paper/)).toHaveValue('face-to-face');
	await expect(dialog.getByLabel(/^Paper/)).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.type('Hospice phys');
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
	await expect(page.getByText('Asked hospice physician for: Face-to-face visit.')).toBeVisible();

	for (const [key, title] of [
		['3', 'Prognosis'],
		['4', 'Claim']
	] as const) {
		await page.keyboard.press(key);
		await expect(page.getByRole('tab', { name: title, selected: true })).toBeVisible();
		await expectAccessible(page);
	}
});
