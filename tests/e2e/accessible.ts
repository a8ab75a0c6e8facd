/** Axe on a page as it stands, in both themes. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

export async function expectAccessible(page: Page): Promise<void> {
	for (const theme of ['light', 'dark'] as const) {
		// Reduced motion: a colour on its way from one theme to the other has no contrast to judge.
		await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
			.analyze();
		expect(
			violations.map(
				({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html).join('\n')}`
			)
		).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'light' });
}
