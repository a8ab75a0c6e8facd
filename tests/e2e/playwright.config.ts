import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium, launchArgs } from '../support/browser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PORT = process.env['E2E_PORT'] ?? '4173';
const ORIGIN = `http://127.0.0.1:${PORT}`;
const isCi = Boolean(process.env['CI']);

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: `${ROOT}/test-results`,
	fullyParallel: true,
	forbidOnly: isCi,
	// A test that passes only the second time is reported as flaky, and is a fault to be looked into; on a
	// shared runner it does not stop the others' work.
	retries: isCi ? 1 : 0,
	...(isCi ? { workers: 2 } : {}),
	// A shared runner with two cores paints late; a state that never comes still fails.
	expect: { timeout: 15_000 },
	timeout: 60_000,
	reporter: 'list',
	use: {
		baseURL: ORIGIN,
		// A trace takes a picture of the page at every step: on a shared runner only the second try has one.
		trace: isCi ? 'on-first-retry' : 'retain-on-failure',
		// Each test begins in a browser of its own, which would take in the whole app behind its back; a
		// test of the offline copy opens a context that says 'allow'.
		serviceWorkers: 'block',
		launchOptions: { executablePath: findChromium(), args: launchArgs() }
	},
	projects: [{ name: 'chromium', use: { viewport: { width: 1280, height: 800 } } }],
	webServer: {
		command: `npx sirv build --single 200.html --host 127.0.0.1 --port ${PORT} --quiet`,
		cwd: ROOT,
		url: `${ORIGIN}/200.html`,
		// A server left over from another build would be tested in place of this one.
		reuseExistingServer: false
	}
});
