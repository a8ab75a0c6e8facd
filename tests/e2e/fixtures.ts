/**
 * The page every browser test starts from. It fails the test when the app talks to another origin,
 * breaks its content security policy, writes an error to the console or throws, because the app
 * promises to do none of these on any path a test walks.
 */
import { test as base, type BrowserContext, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

interface Options {
	/** What a test provokes on purpose: faults that match one of these do not fail it. */
	allow: RegExp[];
}

export const test = base.extend<Options & { faults: string[] }>({
	allow: [[], { option: true }],

	// One list for the context, so that a second page and a worker are watched like the first.
	faults: [
		async ({ context, baseURL, allow }, use) => {
			const faults: string[] = [];
			await watchContext(context, baseURL, faults);

			await use(faults);

			const unexpected = faults.filter((fault) => !allow.some((pattern) => pattern.test(fault)));
			if (unexpected.length > 0)
				throw new Error(`The app misbehaved, expected silence:\n${unexpected.join('\n')}`);
		},
		{ auto: true }
	],

	page: async ({ page, faults }, use) => {
		await use(page);
		// What the page has just reported is on its way; a round trip lets it arrive.
		if (faults.length === 0) await settle(page);
	}
});

/** Writes into `faults` what goes wrong in any page of a context; for tests that open their own. */
export async function watchContext(
	context: BrowserContext,
	baseURL: string | undefined,
	faults: string[]
): Promise<void> {
	const origin = baseURL === undefined ? null : new URL(baseURL).origin;
	context.on('request', (request) => {
		const url = new URL(request.url());
		const isLocal = ['data:', 'blob:'].includes(url.protocol) || url.origin === origin;
		if (!isLocal) faults.push(`request to another origin: ${request.url()}`);
	});
	context.on('console', (message) => {
		if (message.type() === 'error') faults.push(`console error: ${message.text()}`);
	});
	context.on('weberror', (error) => faults.push(`page error: ${error.error().message}`));
	await context.exposeBinding('reportCspViolation', (_source, text: string) => {
		faults.push(`content security policy: ${text}`);
	});
	await context.addInitScript(watchPolicy);
}

/** Runs in the page, before any script of the app. */
function watchPolicy() {
	document.addEventListener('securitypolicyviolation', (event) => {
		const report: unknown = Reflect.get(window, 'reportCspViolation');
		if (typeof report === 'function')
			void report(`${event.effectiveDirective} blocked ${event.blockedURI || 'inline code'}`);
	});
}

async function settle(page: Page): Promise<void> {
	if (!page.isClosed()) await page.evaluate(() => undefined);
}
