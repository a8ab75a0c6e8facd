/**
 * Every published version of the database, oldest first. A version that was released never changes
 * and is never removed; `tests/migrations/v<number>.json` is a frozen database of each. Nothing is
 * copied and dropped in one release.
 */
import type { Dexie, Transaction } from 'dexie';

export interface DatabaseVersion {
	readonly number: number;
	readonly name: string;
	/** Tables that are new or have new keys in this version, in Dexie's words. */
	readonly stores: Readonly<Record<string, string>>;
	readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

export const VERSIONS: readonly [DatabaseVersion, ...DatabaseVersion[]] = [
	{
		number: 1,
		name: 'first-tables',
		stores: {
			profiles: 'id',
			attempts: 'id, [profile+startedAt], state, scenario',
			entries: '[attemptId+seq]',
			sealed: 'attemptId',
			drafts: '[attemptId+form+field]',
			marks: '++id, attemptId',
			reports: '[head+keyHash+build]',
			scenarioCopies: 'contentHash',
			reviews: 'id, [profile+due]',
			assignments: 'id',
			handIns: 'id, assignment',
			codeSets: 'id',
			settings: 'key'
		}
	},
	{ number: 2, name: 'keys-and-self-checks', stores: { keys: 'id', selfChecks: 'id, profile' } }
];

export const CURRENT_VERSION = Math.max(...VERSIONS.map((version) => version.number));

/** IndexedDB wants whole numbers and Dexie allows tenths, so it multiplies. */
export const NATIVE_VERSION = CURRENT_VERSION * 10;

export function declareVersions(db: Dexie): void {
	for (const { number, stores, upgrade } of VERSIONS) {
		const declared = db.version(number).stores(stores);
		if (upgrade) declared.upgrade(upgrade);
	}
}
