/** Bytes are the same on every machine, so they gate here and not only in the benchmarks. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BuiltApp, EAGER_BUDGET, PAGES } from './bytes';

const BUILD = join(process.cwd(), 'build');
/** What Chart.js, and nothing else, says when two charts want one canvas. */
const CHART_JS = 'Canvas is already in use';

describe.skipIf(!existsSync(join(BUILD, '200.html')))('the built app', () => {
	const app = () => new BuiltApp(BUILD);

	it('opens its first page with at most 120 KB of gzipped script', () => {
		const { scripts, scriptBytes } = app().eager('/');
		expect(scripts.length).toBeGreaterThan(3);
		expect(scriptBytes).toBeGreaterThan(20_000);
		expect(scriptBytes).toBeLessThanOrEqual(EAGER_BUDGET);
	});

	it.each(PAGES)('%s does not wait for Chart.js', (page) => {
		const built = app();
		expect(built.scriptsThatSay(built.eager(page).scripts, CHART_JS)).toEqual([]);
	});

	it('has Chart.js in a script of its own, so that the check above can find it', () => {
		const built = app();
		expect(built.scriptsThatSay(built.allScripts(), CHART_JS)).toHaveLength(1);
	});
});
