/**
 * The app as a copy in the browser, kept by the service worker. One copy is one build: it is taken
 * whole or not at all, pages come from it before the network, and it stays until a newer build takes
 * over. So a build that was begun with is the build that is gone on with, online or not.
 *
 * Code books are megabytes and not everybody codes: they are kept when they are first used, under the
 * SHA-256 that the build's own list gives them, and outlive a build that did not change them.
 */

/** What a build consists of, as SvelteKit lists it; paths with the base in front. */
export interface Shipment {
	readonly base: string;
	readonly version: string;
	/** Names hold a hash of their contents. */
	readonly build: readonly string[];
	readonly files: readonly string[];
	readonly prerendered: readonly string[];
}

/** What is used of the browser. */
export interface OfflineWorld {
	readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>;
	readonly fetch: (address: string, options?: RequestInit) => Promise<Response>;
	/** `https://example.org` */
	readonly origin: string;
}

/** What is used of a request. */
export type Asked = Pick<Request, 'method' | 'mode' | 'url'>;

const APP = 'preceptor-app-';
const PACKS = 'preceptor-code-books';
/** Pages with an id in their path begin from this one. */
const FALLBACK = '/200.html';
const PACK_LIST = '/codesets/packs.json';
/** Files that nobody needs to work: a picture for readers of the repository. */
const LEFT_OUT = new Set(['/screenshot.png']);
/** Files asked for at a time: whoever reads the first page meanwhile has the line to themselves. */
const AT_ONCE = 3;

export class OfflineCopy {
	/** The cache of this build. Two builds of one version differ in their lists, as names hold hashes. */
	readonly name: string;
	readonly #shipment: Shipment;
	readonly #world: OfflineWorld;
	#hashes: Promise<ReadonlyMap<string, string>> | undefined;

	constructor(shipment: Shipment, world: OfflineWorld) {
		this.#shipment = shipment;
		this.#world = world;
		const { version, build, files, prerendered } = shipment;
		this.name = `${APP}${version}-${tagOf([...build, ...files, ...prerendered].join('\n'))}`;
	}

	/**
	 * Takes the whole build in. What an earlier build or a broken-off try already holds of it is not
	 * fetched again. Throws when anything cannot be had, or when the server meanwhile serves another
	 * build: then there is no copy, and what was here goes on.
	 */
	async install(): Promise<void> {
		const { base, build, files, prerendered } = this.#shipment;
		const cache = await this.#world.caches.open(this.name);
		const pages = [...prerendered, base + FALLBACK];
		const kept = files.filter((path) => !this.#isPack(path) && !LEFT_OUT.has(this.#below(path)));
		const waiting = [
			...build.map((path) => async () => {
				const held = await this.#world.caches.match(this.#address(path));
				if (!held) await this.#take(cache, path, {});
				else await cache.put(this.#address(path), held);
			}),
			// These keep their name when they change, so no copy of the browser's own is good enough.
			...[...kept, ...pages].map((path) => () => this.#take(cache, path, { cache: 'no-cache' }))
		];
		const work = async () => {
			for (let next = waiting.shift(); next; next = waiting.shift()) await next();
		};
		await Promise.all(Array.from({ length: AT_ONCE }, work));
		await this.#refuseMixture(cache);
	}

	/** Drops every other build, and code books that this one does not list. */
	async activate(): Promise<void> {
		const { caches } = this.#world;
		for (const name of await caches.keys())
			if (name.startsWith(APP) && name !== this.name) await caches.delete(name);
		const packs = await caches.open(PACKS);
		const listed = new Set(
			[...(await this.#packHashes())].map(([path, hash]) => this.#packAddress(path, hash))
		);
		for (const request of await packs.keys())
			if (!listed.has(request.url)) await packs.delete(request);
	}

	/** The answer to a request; null for one that is none of the app's and goes its own way. */
	answer({ method, mode, url }: Asked): Promise<Response> | null {
		const { origin, pathname } = new URL(url);
		const { base } = this.#shipment;
		const isOurs = origin === this.#world.origin && `${pathname}/`.startsWith(`${base}/`);
		if (method !== 'GET' || !isOurs) return null;
		if (this.#isPack(pathname)) return this.#pack(pathname);
		// A file may be opened in a tab of its own, and is no page for that.
		const isFile = [...this.#shipment.files, ...this.#shipment.build].includes(pathname);
		return mode === 'navigate' && !isFile ? this.#page(pathname, url) : this.#file(url);
	}

	async #page(pathname: string, url: string): Promise<Response> {
		const cache = await this.#world.caches.open(this.name);
		const bare = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
		const { base, prerendered } = this.#shipment;
		const name =
			[pathname, bare, `${bare}/`].find((path) => prerendered.includes(path)) ?? base + FALLBACK;
		return (await cache.match(this.#address(name))) ?? this.#world.fetch(url);
	}

	async #file(url: string): Promise<Response> {
		const cache = await this.#world.caches.open(this.name);
		// A page of the build before, still open while this one took over, may find its parts elsewhere.
		return (
			(await cache.match(url)) ?? (await this.#world.caches.match(url)) ?? this.#world.fetch(url)
		);
	}

	async #pack(pathname: string): Promise<Response> {
		const hash = (await this.#packHashes()).get(pathname);
		if (hash === undefined) return this.#world.fetch(this.#address(pathname));
		const packs = await this.#world.caches.open(PACKS);
		const key = this.#packAddress(pathname, hash);
		const held = await packs.match(key);
		if (held) return held;
		const response = await this.#world.fetch(this.#address(pathname));
		// A browser without room for it still gets its code book, and fetches it again the next time. So
		// does one whose server holds another edition by now: kept under this hash, it would stay wrong.
		if (response.ok && (await digestOf(response.clone())) === hash)
			await packs.put(key, response.clone()).catch(() => undefined);
		return response;
	}

	/** SHA-256 by path of the code books that this build lists. */
	#packHashes(): Promise<ReadonlyMap<string, string>> {
		this.#hashes ??= (async () => {
			const { base } = this.#shipment;
			const cache = await this.#world.caches.open(this.name);
			const list = await cache.match(this.#address(base + PACK_LIST));
			return new Map(
				hashesIn(list ? await list.json() : null).map(({ file, sha256 }) => [
					`${base}/codesets/${file}`,
					sha256
				])
			);
		})();
		return this.#hashes;
	}

	async #take(cache: Cache, path: string, options: RequestInit): Promise<void> {
		const address = this.#address(path);
		const response = await this.#world.fetch(address, { ...options, priority: 'low' });
		if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
		await cache.put(address, await plain(response));
	}

	/** The page and the parts must be of one build: a server may have changed between two requests. */
	async #refuseMixture(cache: Cache): Promise<void> {
		const { base, build } = this.#shipment;
		const start = build.find((path) => /\/entry\/start\.[^/]*js$/.test(path));
		const page = await (await cache.match(this.#address(base + FALLBACK)))?.text();
		if (start === undefined || page?.includes(start.slice(base.length + 1))) return;
		await this.#world.caches.delete(this.name);
		throw new Error('the server now serves another build; this one was not kept');
	}

	#isPack(path: string): boolean {
		return this.#below(path).startsWith('/codesets/') && this.#below(path) !== PACK_LIST;
	}

	#below(path: string): string {
		return path.slice(this.#shipment.base.length);
	}

	#address(path: string): string {
		return new URL(path, this.#world.origin).href;
	}

	#packAddress(path: string, hash: string): string {
		return `${this.#address(path)}?sha256=${hash}`;
	}
}

/** A browser refuses to open a page with an answer that was redirected. */
async function plain(response: Response): Promise<Response> {
	if (!response.redirected) return response;
	const { status, statusText, headers } = response;
	return new Response(await response.blob(), { status, statusText, headers });
}

/** SHA-256 of a body in hex; null where it broke off. */
async function digestOf(response: Response): Promise<string | null> {
	try {
		const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
		return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	} catch {
		return null;
	}
}

function hashesIn(list: unknown): { file: string; sha256: string }[] {
	const packs: unknown =
		typeof list === 'object' && list !== null ? Reflect.get(list, 'packs') : [];
	return (Array.isArray(packs) ? packs : []).filter(isListed);
}

function isListed(pack: unknown): pack is { file: string; sha256: string } {
	if (typeof pack !== 'object' || pack === null) return false;
	const [file, sha256]: unknown[] = [Reflect.get(pack, 'file'), Reflect.get(pack, 'sha256')];
	return typeof file === 'string' && typeof sha256 === 'string';
}

/** FNV-1a, 32 bits, in hex: only to tell two lists apart, whose names hold real hashes. */
function tagOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1)
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}
