/**
 * The database. Promises that others rely on: what was acknowledged is on the disk (strict
 * durability; Chromium's default syncs nothing), and this code never writes into a database that
 * another tab has upgraded or that a newer Preceptor wrote.
 */
import { Dexie, type Table } from 'dexie';
import { ERASED, NEWER_DATA, OUTDATED, StoreFault, asStoreFault } from './faults';
import type {
	AssignmentRow,
	AttemptRow,
	CodeSetRow,
	DraftRow,
	EntryRow,
	HandInRow,
	KeyRow,
	Mark,
	MarkRow,
	ProfileRow,
	ReportRow,
	ReviewRow,
	ScenarioCopyRow,
	SealedRow,
	SelfCheckRow,
	SettingRow
} from './rows';
import { NATIVE_VERSION, declareVersions } from './versions';

export interface OpenOptions {
	/** `preceptor` where nothing else is said. */
	readonly name?: string;
	readonly indexedDB?: IDBFactory;
	/** `relaxed` is for benchmarks only: an acknowledged entry may then be lost to a power cut. */
	readonly durability?: 'strict' | 'relaxed';
	/** Opening waits for another tab that holds an older version open; ask to close it. */
	readonly onBlocked?: () => void;
	/** Another tab upgraded or erased the database: this connection is closed for good. */
	readonly onVersionChange?: (fault: StoreFault) => void;
}

export class PreceptorDatabase extends Dexie {
	readonly profiles: Table<ProfileRow, string>;
	readonly attempts: Table<AttemptRow, string>;
	readonly entries: Table<EntryRow, [string, number]>;
	readonly sealed: Table<SealedRow, string>;
	readonly drafts: Table<DraftRow, [string, string, string]>;
	readonly marks: Table<MarkRow, number, Mark>;
	readonly reports: Table<ReportRow, [string, string, string]>;
	readonly scenarioCopies: Table<ScenarioCopyRow, string>;
	readonly reviews: Table<ReviewRow, string>;
	readonly assignments: Table<AssignmentRow, string>;
	readonly handIns: Table<HandInRow, string>;
	readonly codeSets: Table<CodeSetRow, string>;
	readonly settings: Table<SettingRow, string>;
	readonly keys: Table<KeyRow, string>;
	readonly selfChecks: Table<SelfCheckRow, string>;

	#fault: StoreFault | null = null;
	readonly #listeners = new Set<(fault: StoreFault) => void>();

	constructor(options: OpenOptions = {}) {
		super(options.name ?? 'preceptor', {
			chromeTransactionDurability: options.durability ?? 'strict',
			indexedDB: guardedFactory(options.indexedDB ?? globalThis.indexedDB),
			IDBKeyRange: globalThis.IDBKeyRange,
			cache: 'disabled'
		});
		declareVersions(this);
		this.profiles = this.table('profiles');
		this.attempts = this.table('attempts');
		this.entries = this.table('entries');
		this.sealed = this.table('sealed');
		this.drafts = this.table('drafts');
		this.marks = this.table('marks');
		this.reports = this.table('reports');
		this.scenarioCopies = this.table('scenarioCopies');
		this.reviews = this.table('reviews');
		this.assignments = this.table('assignments');
		this.handIns = this.table('handIns');
		this.codeSets = this.table('codeSets');
		this.settings = this.table('settings');
		this.keys = this.table('keys');
		this.selfChecks = this.table('selfChecks');
		if (options.onVersionChange) this.#listeners.add(options.onVersionChange);
		// Dexie's own answer closes and lets the next call reopen whatever is there by then: old code
		// would write into the newer tables. Returning false keeps that answer from running.
		this.on('versionchange', (event) => {
			this.#closeForGood(new StoreFault('outdated', event.newVersion ? OUTDATED : ERASED));
			return false;
		});
		this.on('blocked', () => {
			options.onBlocked?.();
			return false;
		});
	}

	/** Why this connection can no longer be used; null while it can. */
	get fault(): StoreFault | null {
		return this.#fault;
	}

	/** Calls `listener` when another tab upgrades or erases the database; returns a way to stop. */
	onVersionChange(listener: (fault: StoreFault) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Runs storage work and lets only StoreFaults and mistakes of the caller out. `safe` says in words
	 * what was not done and what is safe.
	 */
	async guard<T>(safe: string, work: () => PromiseLike<T>): Promise<T> {
		if (this.#fault) throw this.#fault;
		try {
			return await work();
		} catch (error) {
			throw this.#fault ?? asStoreFault(error, safe);
		}
	}

	#closeForGood(fault: StoreFault): void {
		this.#fault = fault;
		this.close({ disableAutoOpen: true });
		for (const listener of this.#listeners) listener(fault);
	}
}

/**
 * Opens the database, making it or bringing it up to date where needed. Throws StoreFault: `newer`
 * when a newer Preceptor wrote it, `disk` when the browser refuses storage altogether.
 */
export async function openDatabase(options: OpenOptions = {}): Promise<PreceptorDatabase> {
	const factory = options.indexedDB ?? globalThis.indexedDB;
	if (!factory)
		throw new StoreFault(
			'disk',
			'This browser offers no storage (IndexedDB); nothing can be saved.'
		);
	const db = new PreceptorDatabase(options);
	await db.guard('the database was not opened and nothing was changed', () => db.open());
	return db;
}

/**
 * The browser's IndexedDB behind a door that opens our own version and nothing else. Met by newer
 * data, Dexie would open it without asking for a version; met by tables that differ from what is
 * declared, it would raise the version and patch them. Both would be silent.
 */
function guardedFactory(factory: IDBFactory): IDBFactory {
	return {
		open(name, version) {
			if (version === undefined) throw new StoreFault('newer', NEWER_DATA);
			if (version !== NATIVE_VERSION)
				throw new StoreFault(
					'damaged',
					'The tables in this browser are not those of this Preceptor; nothing was changed.'
				);
			return factory.open(name, version);
		},
		deleteDatabase: (name) => factory.deleteDatabase(name),
		databases: () => factory.databases(),
		cmp: (first, second) => factory.cmp(first, second)
	};
}
