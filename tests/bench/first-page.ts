/** Bytes of the first pages against a bare SvelteKit page built in the same run. */
import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BuiltApp, EAGER_BUDGET, KB, PAGES } from './bytes';
import { judged, type BenchOutcome } from './measure';

const BUILD = join(process.cwd(), 'build');
const VITE = join(process.cwd(), 'node_modules/vite/bin/vite.js');
const TIMES_BARE = 4;

/** `first-page`: eager script and style bytes of the pages people arrive at. */
export function benchFirstPage(): BenchOutcome {
	if (isStale()) build(process.cwd());
	const app = new BuiltApp(BUILD);
	const bare = bareScriptBytes();
	return {
		skipped: [],
		results: PAGES.flatMap((page) => {
			const eager = app.eager(page);
			const isFirst = page === '/';
			return [
				judged({
					name: `first-page ${page} js`,
					unit: 'KB gzip',
					ours: eager.scriptBytes / KB,
					peers: { 'bare SvelteKit page': bare / KB },
					...(isFirst ? { budget: EAGER_BUDGET / KB, target: TIMES_BARE } : {}),
					isExact: true,
					note: `${eager.requests} requests, ${eager.scripts.length} of them scripts`
				}),
				judged({
					name: `first-page ${page} css`,
					unit: 'KB gzip',
					ours: eager.styleBytes / KB,
					isExact: true,
					note: `${eager.styles.length} style sheets`
				})
			];
		})
	};
}

function isStale(): boolean {
	const page = join(BUILD, '200.html');
	if (!existsSync(page)) return true;
	const built = statSync(page).mtimeMs;
	return readdirSync('src', { recursive: true, encoding: 'utf8' }).some(
		(file) => !/\.test\.ts$/.test(file) && statSync(join('src', file)).mtimeMs > built
	);
}

function build(folder: string): void {
	const { status, stderr } = spawnSync(process.execPath, [VITE, 'build', '--logLevel', 'error'], {
		cwd: folder,
		encoding: 'utf8'
	});
	if (status !== 0) throw new Error(`${folder} did not build: ${stderr.trim().slice(-500)}`);
}

const BARE: Readonly<Record<string, string>> = {
	'package.json': '{"name":"bare","private":true,"type":"module"}',
	'svelte.config.js':
		"import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter() } };\n",
	'vite.config.js':
		"import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n",
	'src/app.html':
		'<!doctype html><html lang="en"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>',
	'src/routes/+layout.js': 'export const prerender = true;\n',
	'src/routes/+page.svelte': '<h1>Bare</h1>\n'
};

/** Eager script bytes of a SvelteKit page that says one word. */
function bareScriptBytes(): number {
	const folder = mkdtempSync(join(tmpdir(), 'preceptor-bare-'));
	try {
		for (const [file, text] of Object.entries(BARE)) {
			mkdirSync(dirname(join(folder, file)), { recursive: true });
			writeFileSync(join(folder, file), text);
		}
		symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
		build(folder);
		return new BuiltApp(join(folder, 'build')).eager('/').scriptBytes;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
