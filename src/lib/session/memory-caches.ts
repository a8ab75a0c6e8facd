/** The browser's caches and a server, for tests of the offline copy. */
import type { OfflineWorld } from './offline-copy';

class MemoryCache {
	readonly #held = new Map<string, Response>();

	async match(address: RequestInfo | URL): Promise<Response | undefined> {
		const held = this.#held.get(urlOf(address));
		const copy = held?.clone();
		// As a browser keeps it, and a clone here would not.
		if (held?.redirected) Object.defineProperty(copy, 'redirected', { value: true });
		return copy;
	}

	async put(address: RequestInfo | URL, response: Response): Promise<void> {
		this.#held.set(urlOf(address), response);
	}

	async delete(address: RequestInfo | URL): Promise<boolean> {
		return this.#held.delete(urlOf(address));
	}

	async keys(): Promise<Request[]> {
		return [...this.#held.keys()].map((url) => new Request(url));
	}
}

function urlOf(address: RequestInfo | URL): string {
	return address instanceof Request ? address.url : String(address);
}

/** A server of texts by path, which counts what it is asked for and can be down. */
export class OfflineBench {
	readonly origin = 'https://example.test';
	readonly asked: string[] = [];
	readonly server: Map<string, string>;
	isDown = false;
	readonly #caches = new Map<string, MemoryCache>();

	constructor(files: Readonly<Record<string, string>>) {
		this.server = new Map(Object.entries(files));
	}

	get world(): OfflineWorld {
		return {
			origin: this.origin,
			fetch: (address) => this.#serve(new URL(address).pathname),
			caches: {
				open: async (name) => this.#open(name) as unknown as Cache,
				keys: async () => [...this.#caches.keys()],
				delete: async (name) => this.#caches.delete(name),
				match: async (address) => {
					for (const cache of this.#caches.values()) {
						const held = await cache.match(address);
						if (held) return held;
					}
					return undefined;
				}
			}
		};
	}

	cacheNames(): string[] {
		return [...this.#caches.keys()];
	}

	async held(name: string): Promise<string[]> {
		const keys = await this.#open(name).keys();
		return keys.map(({ url }) => url.slice(this.origin.length)).sort();
	}

	async #serve(path: string): Promise<Response> {
		this.asked.push(path);
		if (this.isDown) throw new TypeError('Failed to fetch');
		const text = this.server.get(path);
		return text === undefined ? new Response('', { status: 404 }) : new Response(text);
	}

	#open(name: string): MemoryCache {
		const cache = this.#caches.get(name) ?? new MemoryCache();
		this.#caches.set(name, cache);
		return cache;
	}
}
