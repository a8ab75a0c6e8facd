/**
 * `npm run test:e2e [playwright arguments]`: brings a browser, builds the app, runs the browser tests
 * over the built files. `SKIP_BUILD=1` tests the `build/` that is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './browser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a tool of the repository; its exit code, 1 when it could not be started or was killed. */
function run(tool: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
	const { status, error } = spawnSync('npx', ['--no-install', tool, ...args], {
		cwd: ROOT,
		stdio: 'inherit',
		env
	});
	if (error) console.error(`${tool} could not be started: ${error.message}`);
	return status ?? 1;
}

/** The official code sets beside the repository, where they are; else the teaching edition is tested. */
function withCodesets(): NodeJS.ProcessEnv {
	const beside = fileURLToPath(new URL('../../../shared/codesets', import.meta.url));
	if (process.env['PRECEPTOR_CODESETS'] !== undefined || !existsSync(beside)) return process.env;
	return { ...process.env, PRECEPTOR_CODESETS: beside };
}

async function main(args: readonly string[]): Promise<number> {
	const chromiumPath = await ensureChromium();
	if (process.env['SKIP_BUILD'] !== '1') {
		const env = withCodesets();
		// Tests never ask a publisher: without a folder of official files they run on the teaching edition.
		if (env['PRECEPTOR_CODESETS'] !== undefined || existsSync(`${ROOT}/codesets`)) {
			const packed = run('tsx', ['src/cli/main.ts', 'codesets', 'ready'], env);
			if (packed !== 0) return packed;
		}
		const built = run('vite', ['build', '--logLevel', 'warn']);
		if (built !== 0) return built;
	} else if (!existsSync(`${ROOT}/build/200.html`)) {
		throw new Error('SKIP_BUILD is 1 and build/200.html is missing, expected a built app');
	}
	// Bytes of the built pages are a gate, and can be counted only now.
	const counted = run('vitest', ['run', 'tests/bench/bytes.test.ts']);
	if (counted !== 0) return counted;
	return run('playwright', ['test', '-c', 'tests/e2e/playwright.config.ts', ...args], {
		...process.env,
		CHROMIUM_PATH: chromiumPath
	});
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
