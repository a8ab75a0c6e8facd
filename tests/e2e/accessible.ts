/** Axe on a page as it stands: all rules in the light theme, those that know colours in the dark one. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

export async function expectAccessible(page: Page): Promise<void> {
	for (const theme of ['light', 'dark'] as const) {
		// Reduced motion: a colour on its way from one theme to the other has no contrast to judge.
		await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
		const axe = new AxeBuilder({ page });
		// Only colours change with the theme; the other rules would look at the same page twice.
		if (theme === 'light') axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']);
		else axe.withRules(['color-contrast', 'link-in-text-block']);
		const { violations } = await axe.analyze();
		expect(
			violations.map(
				({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html).join('\n')}`
			)
		).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'light' });
}
