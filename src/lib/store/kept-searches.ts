/**
 * Search as it stands in memory, kept so that a code book opens without being built again. All of it
 * can be made anew from the packs, so it has a database of its own: what goes wrong here never
 * touches what a learner did, no backup holds it, and a fault is as if nothing had been kept.
 */
const STORE = 'searches';
const VERSION = 1;

interface KeptRow {
	/** Hash of the pack that it was built from. */
	readonly hash: string;
	/** A Blob stands in a file of its own and is read in half the time of an array. */
	readonly bytes: Blob;
}

export interface KeptSearchesOptions {
	/** `preceptor-searches` where nothing else is said. */
	readonly name?: string;
	readonly indexedDB?: IDBFactory | undefined;
}

export class KeptSearches {
	readonly #name: string;
	readonly #factory: IDBFactory | undefined;
	#opening: Promise<IDBDatabase> | undefined;

	constructor(options: KeptSearchesOptions = {}) {
		this.#name = options.name ?? 'preceptor-searches';
		this.#factory = 'indexedDB' in options ? options.indexedDB : globalThis.indexedDB;
	}

	/** What was kept for the pack of that name and hash; null where there is none, or it cannot be read. */
	async get(file: string, hash: string): Promise<ArrayBuffer | null> {
		const row = await this.#run('readonly', (store) => store.get(file));
		if (!isRow(row) || row.hash !== hash) return null;
		return row.bytes.arrayBuffer().catch(() => null);
	}

	/** Keeps it in place of what was there for a pack of that name. False where the browser refuses. */
	async put(file: string, hash: string, bytes: ArrayBuffer): Promise<boolean> {
		const row: KeptRow = { hash, bytes: new Blob([bytes]) };
		return (await this.#run('readwrite', (store) => store.put(row, file))) !== undefined;
	}

	/** Removes what was kept of all packs but these. */
	async keepOnly(files: readonly string[]): Promise<void> {
		const held = await this.#run('readonly', (store) => store.getAllKeys());
		for (const key of held ?? [])
			if (typeof key !== 'string' || !files.includes(key))
				await this.#run('readwrite', (store) => store.delete(key));
	}

	close(): void {
		void this.#opening?.then((db) => db.close()).catch(() => undefined);
		this.#opening = undefined;
	}

	/** The answer to one request once its transaction is through; undefined where anything failed. */
	async #run<T>(
		mode: IDBTransactionMode,
		ask: (store: IDBObjectStore) => IDBRequest<T>
	): Promise<T | undefined> {
		try {
			const db = await this.#open();
			return await new Promise<T>((resolve, reject) => {
				const transaction = db.transaction(STORE, mode);
				const request = ask(transaction.objectStore(STORE));
				// A reading need not wait for the end of its transaction.
				if (mode === 'readonly') request.onsuccess = () => resolve(request.result);
				transaction.oncomplete = () => resolve(request.result);
				transaction.onabort = () => reject(transaction.error ?? new Error('it was given up'));
			});
		} catch {
			// It only ever saves time: the pack itself is at hand and is opened instead.
			return undefined;
		}
	}

	#open(): Promise<IDBDatabase> {
		this.#opening ??= new Promise<IDBDatabase>((resolve, reject) => {
			if (!this.#factory) return reject(new Error('this browser offers no storage'));
			const request = this.#factory.open(this.#name, VERSION);
			request.onupgradeneeded = () => request.result.createObjectStore(STORE);
			request.onsuccess = () => {
				const db = request.result;
				const letGo = () => {
					db.close();
					this.#opening = undefined;
				};
				db.onversionchange = letGo;
				db.onclose = letGo;
				resolve(db);
			};
			request.onblocked = () => reject(new Error('another tab holds it open'));
			request.onerror = () => reject(request.error ?? new Error('it did not open'));
		}).catch((fault: unknown) => {
			this.#opening = undefined;
			throw fault;
		});
		return this.#opening;
	}
}

function isRow(row: unknown): row is KeptRow {
	return (
		typeof row === 'object' &&
		row !== null &&
		'hash' in row &&
		'bytes' in row &&
		row.bytes instanceof Blob
	);
}
