/**
 * What a browser fetches before a page of the built app can work: the entry, the layout, the page and
 * everything they import without being asked, with their style sheets. Read from the built files alone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Eager {
	/** Paths under the build folder. */
	readonly scripts: readonly string[];
	readonly styles: readonly string[];
	readonly scriptBytes: number;
	readonly styleBytes: number;
	/** Scripts and style sheets, the page itself not counted. */
	readonly requests: number;
}

export const KB = 1024;
/** Bytes of gzip. */
export const EAGER_BUDGET = 120 * KB;
export const PAGES = ['/', '/library', '/attempt/[id]'] as const;

const APP = '_app/immutable';
/** Entries of the table that says which nodes make a page: leaf, layouts between, error pages. */
const ROUTE = /"?(\/[^":]*)"?:\[~?(\d+)((?:,\[[\d,]*\])*)\]/g;
const STATIC_IMPORT = /(?:import|from)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;
const NODE_IMPORT =
	/import\((["'`])(\.\.\/nodes\/(\d+)\.[\w-]+\.js)\1\)(?:,__vite__mapDeps\(\[([\d,]*)\]\))?/g;
const DEPENDENCIES = /__vite__mapDeps=.*?(\["[^\]]*"\])/s;

/** Reads a build folder once; `eager` then answers for any page of it. */
export class BuiltApp {
	readonly #root: string;
	readonly #start: string;
	readonly #app: string;
	readonly #routes = new Map<string, number[]>();
	readonly #nodes = new Map<number, { readonly file: string; readonly needs: readonly string[] }>();

	/** Throws when the folder does not hold a built app. */
	constructor(root: string) {
		this.#root = root;
		this.#start = this.#entry('start');
		this.#app = this.#entry('app');
		const text = this.#read(this.#app);
		const listed = DEPENDENCIES.exec(text)?.[1];
		const all: unknown = listed === undefined ? [] : JSON.parse(listed);
		const needed = Array.isArray(all) ? all.map(String) : [];
		for (const [, , file = '', number, indexes = ''] of text.matchAll(NODE_IMPORT)) {
			const needs = indexes
				.split(',')
				.filter((index) => index !== '')
				.map((index) => beside(this.#app, needed[Number(index)] ?? ''));
			this.#nodes.set(Number(number), { file: beside(this.#app, file), needs });
		}
		for (const [, route = '', leaf, rest = ''] of text.matchAll(ROUTE))
			this.#routes.set(route, [Number(leaf), ...numbers(rest)]);
		if (this.#nodes.size === 0 || this.#routes.size === 0)
			throw new Error(`${root}/${this.#app} names no pages; expected a built SvelteKit app`);
	}

	get routes(): readonly string[] {
		return [...this.#routes.keys()];
	}

	/** Throws for a page the app does not have. */
	eager(route: string): Eager {
		const own = this.#routes.get(route);
		if (!own)
			throw new Error(`the built app has no page ${route}; it has ${this.routes.join(', ')}`);
		// The root layout and the root error page belong to every page.
		const nodes = [...new Set([0, 1, ...own])].map((number) => {
			const node = this.#nodes.get(number);
			if (!node) throw new Error(`the built app has no node ${number}`);
			return node;
		});
		const scripts = new Set<string>();
		for (const file of [this.#start, this.#app, ...nodes.map((node) => node.file)])
			this.#follow(file, scripts);
		const styles = new Set(
			nodes.flatMap((node) => node.needs).filter((file) => file.endsWith('.css'))
		);
		const weigh = (files: Iterable<string>) =>
			[...files].reduce((sum, file) => sum + this.#gzip(file), 0);
		return {
			scripts: [...scripts],
			styles: [...styles],
			scriptBytes: weigh(scripts),
			styleBytes: weigh(styles),
			requests: scripts.size + styles.size
		};
	}

	/** Every script of the build, asked for or not. */
	allScripts(): string[] {
		return readdirSync(join(this.#root, APP), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.js'))
			.map((file) => posix.join(APP, file.replaceAll('\\', '/')));
	}

	/** Those of the scripts whose text holds these words, which only one library says. */
	scriptsThatSay(scripts: readonly string[], words: string): string[] {
		return scripts.filter((file) => this.#read(file).includes(words));
	}

	#follow(file: string, found: Set<string>): void {
		if (found.has(file)) return;
		found.add(file);
		for (const [, inner = ''] of this.#read(file).matchAll(STATIC_IMPORT))
			this.#follow(beside(file, inner), found);
	}

	#entry(name: string): string {
		const folder = `${APP}/entry`;
		const path = join(this.#root, folder);
		const found = existsSync(path)
			? readdirSync(path).find((file) => file.startsWith(`${name}.`) && file.endsWith('.js'))
			: undefined;
		if (found === undefined) throw new Error(`${path} has no ${name}.*.js; build the app first`);
		return `${folder}/${found}`;
	}

	#read(file: string): string {
		return readFileSync(join(this.#root, file), 'utf8');
	}

	#gzip(file: string): number {
		return gzipSync(readFileSync(join(this.#root, file)), { level: 9 }).length;
	}
}

function beside(file: string, relative: string): string {
	return posix.join(dirname(file), relative);
}

function numbers(text: string): number[] {
	return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}
