/** A coder at work: read, search, code, cite, check, finish, hand in, read the audit; and code sets. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';

const CLINIC = '/library/coding/clinic-visit-with-a-probable-diagnosis';

async function open(page: Page, scenario = CLINIC): Promise<void> {
	await page.goto(scenario);
	await page.getByRole('button', { name: /^start/i }).click();
	await page.waitForURL(/\/attempt\//);
	await expect(page.getByRole('group', { name: 'Simulated clock' })).toBeVisible();
	await page.keyboard.press('Alt+c');
	await expect(page.getByRole('region', { name: 'Find a code' })).toBeVisible();
}

/** Finds by words, waits for this code to come up, and adds it with the keyboard. */
async function addCode(page: Page, words: string, code: string): Promise<void> {
	const field = page.getByRole('combobox', { name: /Find a .* code/ });
	await field.focus();
	await field.fill(words);
	const options = page.getByRole('listbox', { name: 'Codes found' }).getByRole('option');
	const wanted = options.filter({ hasText: code }).first();
	await expect(wanted).toBeVisible();
	while ((await wanted.getAttribute('aria-selected')) !== 'true')
		await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('list', { name: 'Diagnoses' }).getByText(code)).toBeVisible();
	// The search takes the caret back once the code is kept.
	await expect(field).toHaveValue('');
	await expect(field).toBeFocused();
}

test.describe.configure({ timeout: 120_000 });

test('a visit is coded with the keyboard, handed in and audited', async ({ page }) => {
	await open(page);
	await addCode(page, 'hypertension', 'I10');
	await addCode(page, 'R05.2', 'R05.2');
	await addCode(page, 'E11.42', 'E11.42');
	const diagnoses = page.getByRole('list', { name: 'Diagnoses' });
	await expect(diagnoses.getByRole('listitem').first()).toContainText('I10');

	await diagnoses.getByRole('button', { name: /^Move R05\.2/ }).focus();
	await page.keyboard.press('Alt+ArrowUp');
	await expect(diagnoses.getByRole('listitem').first()).toContainText('R05.2');
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Finish coding' }).click();
	await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /hand in/i })
		.click();
	await page.waitForURL(/\/report/);
	const accuracy = page.getByRole('region', { name: 'Coding accuracy' });
	await expect(accuracy.getByText('Accuracy', { exact: true })).toBeVisible();
	await expect(accuracy.getByText(/of 6 codes of the key stand/)).toContainText('3 of 6');
	await expect(accuracy.getByRole('cell', { name: 'R91.1 was not coded' })).toBeVisible();
	await expectAccessible(page);

	await page.goto('/accuracy');
	await expect(page.getByRole('paragraph').filter({ hasText: /^50 % / })).toBeVisible();
	await expect(page.getByText(/no claim about you can be made/)).toBeVisible();
	await expectAccessible(page);
});

test('the list of hits is gone when the search is emptied, and the next begins at its top', async ({
	page
}) => {
	await open(page);
	const field = page.getByRole('combobox', { name: /Find a .* code/ });
	const list = page.getByRole('listbox', { name: 'Codes found' });
	await field.fill('diabetes');
	await expect(list.getByRole('option', { selected: true })).toContainText(/diabetes/i);
	await page.keyboard.press('ArrowUp');
	await expect(list.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
	await expect(list.getByRole('option').first()).not.toBeInViewport();

	await field.fill('');
	await expect(list).toHaveCount(0);
	await expectAccessible(page);

	await field.fill('fracture');
	await expect(list.getByRole('option', { selected: true })).toContainText(/fracture/i);
	await expect(list.getByRole('option').first()).toBeInViewport();

	// Rows out of sight come once the keys rest; only then is there much to scroll to.
	await expect.poll(() => list.getByRole('option').count()).toBeGreaterThan(20);
	await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
	await expect(list.getByRole('option').first()).not.toBeInViewport();
	await field.fill('pneumonia');
	await expect(list.getByRole('option', { selected: true })).toContainText(/pneumonia/i);
	await expect(list.getByRole('option').first()).toBeInViewport();
	await page.keyboard.press('Escape');
	await expect(list).toHaveCount(0);
	await expect(field).toHaveValue('');
});

test('marked words become evidence, and what was coded outlives the page', async ({ page }) => {
	await open(page);
	await addCode(page, 'R05.2', 'R05.2');
	const record = page.getByRole('region', { name: 'Record' });
	const text = record.getByText(/cough/i).first();
	await text.dblclick();
	await page.keyboard.press('e');
	const line = page
		.getByRole('list', { name: 'Diagnoses' })
		.getByRole('listitem')
		.filter({ hasText: 'R05.2' });
	await expect(
		line.getByRole('button', { name: /Take these words from under R05\.2/ })
	).toBeVisible();
	await page.reload();
	await expect(page.getByRole('group', { name: 'Simulated clock' })).toBeVisible();
	await page.keyboard.press('Alt+c');
	await expect(line).toBeVisible();
	await expect(line.getByLabel('in evidence:')).toBeVisible();
});

/** Goes through the sentences of the document that is open until one says this. */
async function markSentence(page: Page, says: RegExp): Promise<void> {
	const bar = page.getByRole('toolbar', { name: 'With the marked words' });
	await page.getByRole('tabpanel').first().focus();
	for (let at = 0; at < 60; at += 1) {
		await page.keyboard.press('s');
		await expect(bar).toBeVisible();
		if (says.test(await page.evaluate(() => String(getSelection())))) return;
	}
	throw new Error(`no sentence of the open document says ${String(says)}`);
}

test('a query goes out, its answer arrives and is a document of the record', async ({ page }) => {
	await open(page, '/library/coding/heart-failure-hypertension-kidney');
	const record = page.getByRole('region', { name: 'Record' });
	await markSentence(page, /diastolic heart failure/);
	await page.keyboard.press('q');
	const form = page.getByRole('form', { name: 'Query to the provider' });
	await expect(form.getByText(/“.*diastolic heart failure”/)).toBeVisible();
	await record.getByRole('tab', { name: /Cardiology consultation/ }).click();
	await markSentence(page, /systolic heart failure/);
	await page.keyboard.press('q');
	await expect(form.getByText(/“.*systolic heart failure/)).toBeVisible();

	await page.keyboard.press('q');
	await expect(form.getByLabel(/^To/)).toBeFocused();
	await form.getByLabel(/^Why/).selectOption('conflict');
	await form.getByLabel(/^Subject/).fill('Type of heart failure');
	const question = form.getByLabel(/^Question/);
	await question.fill('Please document systolic heart failure.');
	await form.getByRole('radio', { name: 'Open question' }).press('Space');
	await expect(form.getByText(/^The query leads to an answer/)).toBeVisible();
	await question.fill('Which type of heart failure describes this stay, in your judgement?');
	await question.press('Tab');
	await expect(form.getByText(/^The query leads to an answer/)).toHaveCount(0);
	await expectAccessible(page);

	await question.press('Control+Enter');
	const sent = page.getByRole('button', { name: /Type of heart failure/ });
	await expect(sent).toContainText('sent, no answer yet');
	await expect(sent).toBeFocused();
	await page.keyboard.press('n');
	await expect(sent).toContainText('answered');
	await page.getByRole('button', { name: /^Addendum/ }).press('Enter');
	await expect(record.getByRole('heading', { name: /^Addendum/ })).toBeVisible();
});

test('the sentence that is cited is the one marked last, however fast the keys come', async ({
	page
}) => {
	await open(page, '/library/coding/heart-failure-hypertension-kidney');
	await markSentence(page, /diastolic heart failure/);
	const marked = await page.evaluate(() => {
		for (const key of ['s', 'q'])
			document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
		return String(getSelection()).trim();
	});
	expect(marked).not.toMatch(/diastolic heart failure/);
	const form = page.getByRole('form', { name: 'Query to the provider' });
	await expect(form.getByRole('button', { name: `“${marked}”` })).toBeVisible();
});

test('a procedure is built axis by axis, by keys typed ahead, and gets its date', async ({
	page
}) => {
	await open(page, '/library/coding/gallbladder-operation-with-a-long-stay');
	await page.getByRole('radio', { name: 'PCS', exact: true }).press('Space');
	const field = page.getByRole('combobox', { name: 'Find a PCS code' });
	await field.press('Control+Enter');
	const builder = page.getByRole('dialog', { name: /ICD-10-PCS/ });
	await builder.getByLabel('Code or stem').fill('0FT4');
	await builder.getByLabel('Code or stem').press('Enter');
	await expect(builder.getByRole('option').first()).toBeFocused();
	// In one task, so that no table answers between two keys; the last one is once too often.
	await page.evaluate((keys) => {
		for (const key of keys)
			document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
	}, '0 Enter Z Enter Z Enter Enter Enter'.split(' '));
	const line = page
		.getByRole('list', { name: 'Procedures' })
		.getByRole('listitem')
		.filter({ has: page.getByRole('button', { name: /^0FT40ZZ/ }) });
	await expect(line).toHaveCount(1);
	await page.keyboard.press('Escape');
	await page.keyboard.press('l');
	await expect(line.getByRole('button', { name: /^0FT40ZZ/ })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.getByLabel('Date of 0FT40ZZ').selectOption('2026-01-14');
	await expect(page.getByLabel('Date of 0FT40ZZ')).toHaveValue('2026-01-14');
});

test('an exam shows no checks, no hints and no advice', async ({ page }) => {
	await page.goto(CLINIC);
	await page.getByRole('radio', { name: /^Exam/ }).press('Space');
	await page.getByRole('button', { name: /^start/i }).click();
	await page.waitForURL(/\/attempt\//);
	await addCode(page, 'I10', 'I10');
	await addCode(page, 'I12.9', 'I12.9');
	// In practice I12.9 asks at once for the stage beside it.
	await addCode(page, 'R05.2', 'R05.2');
	await expect(page.getByRole('region', { name: 'Claim checks' })).toHaveCount(0);

	await markSentence(page, /cough/i);
	const bar = page.getByRole('toolbar', { name: 'With the marked words' });
	await expect(bar.getByRole('button', { name: /Evidence for R05\.2/ })).toBeVisible();
	await expect(bar.getByRole('button', { name: /Encoder/ })).toHaveCount(0);
	await page.keyboard.press('q');
	const form = page.getByRole('form', { name: 'Query to the provider' });
	await form.getByLabel(/^Question/).fill('Please document pneumonia so that the DRG is right.');
	await form.getByLabel(/^Question/).press('Tab');
	await expect(form.getByText(/^Missing:/)).toBeVisible();
	await expect(form.getByRole('list', { name: 'What a reviewer would say' })).toHaveCount(0);
});

const ORDER = [
	['J18', 0, 'Pneumonia, unspecified organism'],
	['J189', 1, 'Pneumonia, unspecified organism'],
	['N390', 1, 'Urinary tract infection, site not specified']
]
	.map(
		([code, flag, title], at) =>
			`${String(at + 1).padStart(5, '0')} ${String(code).padEnd(7)} ${flag} ${String(title).padEnd(60)} ${title}`
	)
	.join('\r\n');

test('an official release is taken in, a foreign file is refused, an own list is marked', async ({
	page
}) => {
	await page.goto('/settings');
	const panel = page.getByRole('region', { name: 'Code sets' });
	await expect(panel.getByText('teaching edition').first()).toBeVisible();
	const release = panel.getByLabel(/Choose an official release/);
	await release.setInputFiles({
		name: 'icd10cm-order-2027.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from(ORDER)
	});
	await expect(panel.getByRole('status')).toContainText('ICD-10-CM FY2027, 2 codes');
	await expect(panel.getByRole('row', { name: /FY2027/ })).toContainText('imported here');

	await release.setInputFiles({
		name: 'icd10cm-order-2027.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from('not an order file')
	});
	await expect(panel.getByRole('alert')).toContainText('the editions above stay in force');
	await expect(panel.getByRole('row', { name: /FY2027/ })).toContainText('2');

	await panel.getByLabel(/own procedure list/).setInputFiles({
		name: 'Clinic list.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('code,title\nX1001,Wound check\n')
	});
	await expect(panel.getByRole('row', { name: /Clinic list/ })).toContainText(
		'your institution’s own'
	);
	await panel.getByRole('button', { name: /Take out ICD-10-CM FY2027/ }).click();
	await expect(panel.getByRole('row', { name: /FY2027/ })).toHaveCount(0);
	await expectAccessible(page);
});
