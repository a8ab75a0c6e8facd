/**
 * A page of its own for a benchmark: built with the app's own source, served with the headers that give
 * clocks their full steps, and opened in a real Chromium whose profile lies on the disk (a private
 * window keeps IndexedDB in memory).
 */
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { findChromium, launchArgs } from '$tests/support/browser';
import type { StorageBench } from './append-page/shape';
import type { BoardBench } from './board-page/shape';
import type { PaintBench } from './chart-page/shape';
import type { CodesBench } from './codes-page/shape';
import type { CodingBench } from './coding-page/shape';

declare global {
	// What the page that is open puts there; only `var` declares a global.
	var bench: StorageBench & PaintBench & CodesBench & CodingBench & BoardBench;
}

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.woff2': 'font/woff2'
};

/** Why no browser can be had here, or null. */
export function noBrowser(): string | null {
	try {
		findChromium();
		return null;
	} catch (fault) {
		return fault instanceof Error ? fault.message : String(fault);
	}
}

export interface PageOptions {
	/** What stands for names in the source, as in the app's own build. */
	readonly define?: Readonly<Record<string, string>>;
	/** Folders served beside the page: `codesets` for all that begins with `/codesets/`. */
	readonly folders?: Readonly<Record<string, string>>;
}

/** Builds `tests/bench/<name>`, opens it, and closes and removes everything when `work` is done. */
export async function withPage<T>(
	name: string,
	work: (page: Page) => Promise<T>,
	{ define = {}, folders = {} }: PageOptions = {}
): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'preceptor-bench-'));
	try {
		const site = join(folder, 'site');
		await build({
			configFile: false,
			root: join(process.cwd(), 'tests/bench', name),
			logLevel: 'error',
			plugins: [svelte({ configFile: false })],
			resolve: { alias: { $lib: join(process.cwd(), 'src/lib') } },
			worker: { format: 'es' },
			define,
			build: { outDir: site, emptyOutDir: true, target: 'es2022' }
		});
		return await served(site, folders, (address) => opened(join(folder, 'profile'), address, work));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function served<T>(
	site: string,
	folders: Readonly<Record<string, string>>,
	work: (address: string) => Promise<T>
): Promise<T> {
	const server = createServer((request, response) => {
		const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
		const [, first = '', ...rest] = path.split('/');
		const folder = rest.length > 0 ? folders[first] : undefined;
		const file =
			folder === undefined ? join(site, path === '/' ? 'index.html' : path) : join(folder, ...rest);
		try {
			const body = readFileSync(file);
			response.writeHead(200, {
				'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-embedder-policy': 'require-corp'
			});
			response.end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	try {
		if (address === null || typeof address === 'string')
			throw new Error('the bench server has no port');
		return await work(`http://127.0.0.1:${address.port}/`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

async function opened<T>(
	profile: string,
	address: string,
	work: (page: Page) => Promise<T>
): Promise<T> {
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: findChromium(),
		args: launchArgs(),
		viewport: { width: 1280, height: 800 }
	});
	try {
		const page = context.pages()[0] ?? (await context.newPage());
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(error.message));
		await page.goto(address);
		await page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 20_000 });
		const made = await work(page);
		if (faults.length > 0) throw new Error(`the bench page broke: ${faults.join('; ')}`);
		return made;
	} finally {
		await context.close();
	}
}
