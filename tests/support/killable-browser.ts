/**
 * A real browser that can be killed like a crash would: started by hand with a profile on disk, driven
 * over its debugging port, ended with SIGKILL to its whole process group.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium, launchArgs } from './browser';

export class KillableBrowser {
	readonly page: Page;
	readonly #browser: Browser;
	readonly #process: ChildProcess;

	private constructor(browser: Browser, process: ChildProcess, page: Page) {
		this.#browser = browser;
		this.#process = process;
		this.page = page;
	}

	/** Starts on a profile folder; what an earlier browser left there is found again. */
	static async start(profile: string): Promise<KillableBrowser> {
		const portFile = join(profile, 'DevToolsActivePort');
		rmSync(portFile, { force: true });
		for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
			rmSync(join(profile, lock), { force: true });
		const child = spawn(
			findChromium(),
			[
				...launchArgs(),
				'--headless=new',
				'--disable-gpu',
				'--remote-debugging-port=0',
				`--user-data-dir=${profile}`,
				'about:blank'
			],
			{ detached: true, stdio: 'ignore' }
		);
		for (
			let tries = 0;
			!existsSync(portFile) || readFileSync(portFile, 'utf8') === '';
			tries += 1
		) {
			if (tries > 300) throw new Error('the browser did not open its debugging port in 15 s');
			await delay(50);
		}
		const [port = ''] = readFileSync(portFile, 'utf8').split('\n');
		const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
		const [context] = browser.contexts();
		if (!context) throw new Error('the browser has no window');
		// A copy of the app taken in anew after every kill would only cost time.
		await context.addInitScript(() => {
			Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
		});
		return new KillableBrowser(browser, child, context.pages()[0] ?? (await context.newPage()));
	}

	/** Ends every process of the browser at once, with no chance to write anything. */
	async kill(): Promise<void> {
		const { pid } = this.#process;
		if (pid === undefined) throw new Error('the browser has no process');
		const gone = new Promise((resolve) => this.#process.once('exit', resolve));
		process.kill(-pid, 'SIGKILL');
		await gone;
	}

	/** Closes it in order. */
	async close(): Promise<void> {
		const gone = new Promise((resolve) => this.#process.once('exit', resolve));
		const session = await this.#browser.newBrowserCDPSession();
		await session.send('Browser.close').catch(() => undefined);
		await gone;
	}
}
