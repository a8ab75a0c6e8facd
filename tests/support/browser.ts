/**
 * Finds the Chromium that browser tests and browser benchmarks run in, and brings one when the
 * machine has none.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const WELL_KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Path of an installed Chromium: `CHROMIUM_PATH`, Playwright's own, the system's, Chrome. Throws when
 * `CHROMIUM_PATH` names nothing that can be run, and when there is none.
 */
export function findChromium(): string {
	const named = process.env['CHROMIUM_PATH'];
	if (named && !isRunnable(named))
		throw new Error(
			`CHROMIUM_PATH is ${named}, which cannot be run; expected the path of a Chromium`
		);
	const found = named || candidates().find(isRunnable);
	if (!found)
		throw new Error(
			"No Chromium found in CHROMIUM_PATH, Playwright's folder, /usr/bin or PATH; expected one of them to hold it"
		);
	return found;
}

/**
 * Path of a Chromium, installed on the way when there is none: Playwright's download first, then the
 * system's package where this user may install it. Throws one sentence when neither works.
 */
export async function ensureChromium(): Promise<string> {
	const installed = tryFind();
	if (installed) return installed;
	for (const [command, ...args] of installers()) {
		console.log(`No Chromium found, trying: ${[command, ...args].join(' ')}`);
		spawnSync(command, args, { stdio: 'inherit' });
		const brought = tryFind();
		if (brought) return brought;
	}
	throw new Error(
		'No Chromium found and none could be installed; expected one: install Chromium and set CHROMIUM_PATH to it'
	);
}

/** How Chromium is started: quiet on the network, and without its sandbox only where root needs that. */
export const launchArgs = (): string[] => [
	...(isRoot() ? ['--no-sandbox'] : []),
	'--disable-background-networking',
	'--disable-component-update',
	'--no-first-run',
	'--disable-sync',
	'--disable-quic'
];

function candidates(): string[] {
	const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	return [
		chromium.executablePath(),
		...WELL_KNOWN,
		...ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)))
	];
}

function isRunnable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Null when there is none; a wrong `CHROMIUM_PATH` still throws, since no install would mend it. */
function tryFind(): string | null {
	if (process.env['CHROMIUM_PATH']) return findChromium();
	return candidates().find(isRunnable) ?? null;
}

/** Commands that may bring a Chromium, in the order to try them; a bare image has no package lists. */
function installers(): [command: string, ...args: string[]][] {
	const download: [string, ...string[]] = ['npx', 'playwright', 'install', 'chromium'];
	const packages: [string, ...string[]][] = [
		['apt-get', 'update'],
		['apt-get', 'install', '-y', 'chromium']
	];
	if (isRoot()) return [download, ...packages];
	const maySudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
	return maySudo
		? [download, ...packages.map((words): [string, ...string[]] => ['sudo', '-n', ...words])]
		: [download];
}

function isRoot(): boolean {
	return process.getuid?.() === 0;
}
