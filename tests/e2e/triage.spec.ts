/** A triage nurse at work with the keyboard alone: look, triage, ask, chart, level, sign, move, hand in. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';

const ANKLE = '/library/ed-triage/ankle-and-a-refill';

test.describe.configure({ timeout: 300_000 });

async function open(page: Page): Promise<Locator> {
	await page.goto(ANKLE);
	await page.getByRole('button', { name: /^start/i }).click();
	await page.waitForURL(/\/attempt\//);
	const board = page.getByRole('grid', { name: 'Visits' });
	await expect(board.getByRole('row').nth(1)).toBeFocused();
	return board;
}

/** Tab until the caret is in this field; the head of a section and the rest of a list lie between. */
async function tabTo(page: Page, field: string): Promise<void> {
	const here = page.locator(`[data-field="${field}"] :focus`);
	for (let presses = 0; presses < 8; presses += 1) {
		if ((await here.count()) > 0) return;
		await page.keyboard.press('Tab');
	}
	await expect(here).toHaveCount(1);
}

/** What goes into each field, in the order Tab goes through them; `null` leaves it empty. */
const NOTE: readonly (readonly [field: string, keys: string | null])[] = [
	['identifiers', 'Two'],
	['language', 'English'],
	['interpreter', 'Not'],
	['guardian', null],
	['arrivalMode', 'By private'],
	['complaintWords', 'I twisted my ankle. The left one.'],
	['complaint', 'Limb'],
	['onset', '09:40 today'],
	['story', 'Left ankle, outer side, swollen. Could not take a step.'],
	['mechanism', 'Stepped off a curb, foot rolled in.'],
	['airway', 'Open'],
	['breathing', 'Easy'],
	['circulation', 'Warm'],
	['appearance', null],
	['temperature', '98.2'],
	['temperatureUnit', 'Space ArrowRight'],
	['temperatureRoute', 'Oral'],
	['hr', '94'],
	['rr', '16'],
	['sbp', '128'],
	['dbp', '76'],
	['spo2', '99'],
	['oxygenDevice', 'Room'],
	['avpu', 'Space'],
	['gcsEye', null],
	['gcsVerbal', null],
	['gcsMotor', null],
	['gcsTotal', null],
	['painScale', 'Numeric'],
	['pain', '6'],
	['capillaryRefill', null],
	['glucose', null],
	['weight', null],
	['weightMethod', null],
	['height', null],
	['allergyState', 'Space'],
	['allergies', 'Penicillin'],
	['riskMedicines', 'Space'],
	['medicines', 'None'],
	['history', 'Appendectomy at 12'],
	['pregnancy', 'Possible'],
	['lastPeriod', '5 January'],
	['immunizations', 'Up'],
	['fallRisks', 'ArrowDown ArrowDown Space'],
	['strokeSigns', 'Space'],
	['infectionSigns', 'Space'],
	['infectionSuspected', 'Space ArrowRight'],
	['safetyConcerns', 'Space'],
	['safetyAskedAlone', 'Alone'],
	['suicideScreen', 'Not indicated']
];

const PRESSED = new Set(['Space', 'ArrowRight', 'ArrowDown']);

async function chart(page: Page): Promise<void> {
	for (const [field, keys] of NOTE) {
		// A field that another one calls for stands only once that one is kept.
		await expect(page.locator(`[data-field="${field}"]`)).toBeAttached();
		await tabTo(page, field);
		if (keys === null) continue;
		const parts = keys.split(' ');
		if (parts.every((part) => PRESSED.has(part)))
			for (const part of parts) await page.keyboard.press(part);
		else await page.keyboard.type(keys);
		// The row of the next allergy stands once this one is kept.
		if (field === 'allergies') {
			await page.keyboard.press('Tab');
			await expect(page.getByLabel('Substance of new allergy')).toBeVisible();
		}
	}
}

test('a visit goes from the door to a place by keyboard, and the audit tells of it', async ({
	page
}) => {
	const board = await open(page);
	await expectAccessible(page);
	await page.keyboard.press('Enter');
	const visit = page.getByRole('region', { name: /^Visit of Brandvold/ });
	await expect(visit.getByRole('heading', { name: 'Brandvold, Thea M.' })).toBeVisible();
	await expect(page.getByRole('region', { name: 'Patient', exact: true })).toContainText(
		'Brandvold'
	);

	await expect(visit.getByRole('radio', { name: 'Looks well' })).toBeFocused();
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(visit.getByLabel(/^Identity/)).toBeFocused();
	await expect(visit.getByText('In triage', { exact: false }).first()).toBeVisible();

	await page.keyboard.press('Escape');
	await expect(board.getByRole('row').nth(1)).toBeFocused();
	await page.keyboard.press('a');
	const ask = page.getByRole('combobox', { name: 'Ask about' });
	await expect(ask).toBeFocused();
	await page.keyboard.type('brings');
	await page.keyboard.press('Enter');
	const heard = visit.getByRole('list', { name: /^Heard and seen/ });
	await expect(heard.getByText(/I twisted my ankle/)).toBeVisible();
	await page.keyboard.type('report of the amb');
	await page.keyboard.press('Enter');
	await expect(page.getByText('No answer to that in this case').first()).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(ask).toHaveCount(0);
	await page.keyboard.press('d');
	await page.keyboard.press('Enter');
	await expect(heard.getByText('Measure vital signs')).toBeVisible();

	await page.keyboard.press('g');
	await expect(visit.getByLabel(/^Identity/)).toBeFocused();
	await chart(page);
	await expectAccessible(page);
	await expect(visit.getByRole('status').filter({ hasText: 'no acuity yet' })).toBeVisible();
	await expect(visit.getByRole('button', { name: 'Sign triage note' })).toBeDisabled();

	await tabTo(page, 'acuity-point');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(visit.getByRole('radio', { name: /^C / })).toBeChecked();
	await visit.getByRole('checkbox', { name: 'Plain film' }).press('Space');
	await visit.getByRole('radio', { name: /^4/ }).press('Space');
	await visit.getByRole('button', { name: 'Commit level 4' }).press('Enter');
	await expect(board.getByText('Less urgent')).toBeVisible();

	await page.keyboard.press('Control+Enter');
	await expect(visit.getByText('Triage note signed.')).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('m');
	await expect(page.getByRole('combobox', { name: /^Move/ })).toBeFocused();
	await page.keyboard.type('Fast Track 1');
	await expect(page.getByRole('option', { name: /Fast Track 1/ })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(board.getByRole('row').filter({ hasText: 'Brandvold' })).toContainText(
		'Fast Track 1'
	);

	await page.getByRole('button', { name: 'Hand in', exact: true }).press('Enter');
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /hand in/i })
		.press('Enter');
	await page.waitForURL(/\/report/);
	await expect(page.getByText(/Thea Brandvold/).first()).toBeVisible();
	await expectAccessible(page);

	await page.goto('/accuracy');
	await expect(page.getByRole('heading', { name: 'Triage levels' })).toBeVisible();
	await expect(page.getByText(/^100 % /).first()).toBeVisible();
	await expect(page.getByText('too few to tell').first()).toBeVisible();
	await expectAccessible(page);
});

test('the visit that is open outlives another activity and the page', async ({ page }) => {
	const board = await open(page);
	await page.keyboard.press('Enter');
	const visit = page.getByRole('region', { name: /^Visit of Brandvold/ });
	await page.keyboard.press('Escape');
	await page.keyboard.press('g');
	await expect(visit.getByLabel(/^Identity/)).toBeFocused();
	await page.keyboard.type('Two');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Engl');
	await page.getByRole('button', { name: /^Notes/ }).press('Enter');
	await expect(page.getByText('Nurse protocol 7').first()).toBeVisible();
	await page.getByRole('button', { name: /^Board/ }).press('Enter');
	await expect(visit.getByLabel(/^Language/)).toHaveValue('Engl');

	await page.reload();
	await expect(board).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(visit.getByLabel(/^Identity/)).toHaveValue('two');
	await expect(visit.getByLabel(/^Language/)).toHaveValue('Engl');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect(visit).toHaveCount(0);
});

test('what the machine would refuse cannot be pressed, and a stop names its field', async ({
	page
}) => {
	await open(page);
	await page.keyboard.press('Enter');
	const visit = page.getByRole('region', { name: /^Visit of Brandvold/ });
	await expect(visit.getByRole('button', { name: 'Reassess' })).toHaveCount(0);
	await page.keyboard.press('Escape');
	await page.keyboard.press('g');
	const diastolic = visit.getByLabel(/^BP diastolic/);
	await visit.getByLabel(/^BP systolic/).fill('90');
	await diastolic.fill('120');
	await diastolic.press('Tab');
	const before = visit.getByRole('region', { name: 'Before signing' });
	await before.getByRole('button', { name: /^Diastolic/ }).press('Enter');
	await expect(diastolic).toBeFocused();
	await page.keyboard.press('Control+Enter');
	await expect(visit.getByRole('status').filter({ hasText: /missing/ })).toHaveClass(/critical/);
	await expect(visit.getByText('Needed before signing').first()).toBeVisible();
});
