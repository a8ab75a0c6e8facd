/** Everything of this browser as one file. */
import { longestValid } from '$lib/engine/log';
import { rowOf } from './attempt-row';
import { readWhatIsThere } from './attempts';
import { writeBackup } from './backup-file';
import type { BackupContents, BackupLog } from './backup-format';
import type { PreceptorDatabase } from './db';
import { DEVICE_SETTINGS } from './settings';

export interface Backup {
	/** The gzipped file. */
	readonly bytes: Uint8Array;
	/** Ids of attempts of which only the beginning, or nothing, could be read: say so. */
	readonly incomplete: readonly string[];
}

/**
 * The backup of one consistent moment. `build` is this app's, `created` UTC ISO 8601. Of a damaged
 * attempt it takes what is valid, since a file that holds a broken log would be refused as a whole.
 * Throws StoreFault: `full` when it would be too large to restore, `disk`.
 */
export async function exportBackup(
	db: PreceptorDatabase,
	stamp: { readonly build: string; readonly created: string }
): Promise<Backup> {
	const { contents, codeSets, incomplete } = await db.guard('no backup was made', () =>
		readEverything(db)
	);
	return { bytes: writeBackup(contents, { ...stamp, codeSets, incomplete }), incomplete };
}

async function readEverything(
	db: PreceptorDatabase
): Promise<{ contents: BackupContents; codeSets: string[]; incomplete: string[] }> {
	return db.transaction('r', db.tables, async () => {
		const logs: BackupLog[] = [];
		const incomplete: string[] = [];
		for (const stored of await db.attempts.toArray()) {
			const entries = longestValid(await readWhatIsThere(db, stored));
			const isWhole = entries.length === stored.count && entries.at(-1)?.hash === stored.head;
			if (!isWhole) incomplete.push(stored.id);
			if (entries.length === 0) continue;
			const row = rowOf(entries);
			logs.push({
				row: { ...row, isSealed: stored.isSealed && row.state === 'handed-in' },
				entries
			});
		}
		const settings = await db.settings.toArray();
		const marks = await db.marks.toArray();
		const contents: BackupContents = {
			profiles: await db.profiles.toArray(),
			settings: settings.filter((row) => !DEVICE_SETTINGS.has(row.key)),
			scenarioCopies: await db.scenarioCopies.toArray(),
			reviews: await db.reviews.toArray(),
			assignments: await db.assignments.toArray(),
			handIns: await db.handIns.toArray(),
			drafts: await db.drafts.toArray(),
			marks: marks.map(({ id: _, ...mark }) => mark),
			logs
		};
		const codeSets = (await db.codeSets.toCollection().primaryKeys()).sort();
		return { contents, codeSets, incomplete };
	});
}
