/** Everything of this browser as one file, guests and keys apart. */
import { longestValid } from '$lib/engine/log';
import { rowOf } from './attempt-row';
import { attemptsOf, readWhatIsThere } from './attempts';
import { writeBackup } from './backup-file';
import type { BackupContents, BackupLog } from './backup-format';
import type { PreceptorDatabase } from './db';
import { StoreFault } from './faults';
import { isGuest } from './guests';
import { asReceivedBy, receivers, withoutLearner } from './received';
import type { AssignmentRow, AttemptRow, Mark, MarkRow } from './rows';
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
		const all = await db.attempts.toArray();
		const { logs, incomplete } = await readLogs(
			db,
			all.filter((row) => !isGuest(row.profile))
		);
		const isKept = (row: { readonly profile: string }) => !isGuest(row.profile);
		const left = new Set(all.filter((row) => isGuest(row.profile)).map((row) => row.id));
		// Drafts of a self-check stand under their learner's own id.
		const ofKept = ({ attemptId }: { readonly attemptId: string }) =>
			!left.has(attemptId) && !isGuest(attemptId);
		const contents: BackupContents = {
			profiles: (await db.profiles.toArray()).filter((row) => !isGuest(row.id)),
			settings: (await db.settings.toArray()).filter((row) => !DEVICE_SETTINGS.has(row.key)),
			scenarioCopies: await db.scenarioCopies.toArray(),
			reviews: (await db.reviews.toArray()).filter(isKept),
			selfChecks: (await db.selfChecks.toArray()).filter(isKept),
			assignments: (await db.assignments.toArray()).flatMap(withoutGuests),
			handIns: await db.handIns.toArray(),
			drafts: (await db.drafts.toArray()).filter(ofKept),
			marks: (await db.marks.toArray()).filter(ofKept).map(withoutId),
			logs
		};
		const codeSets = (await db.codeSets.toCollection().primaryKeys()).sort();
		return { contents, codeSets, incomplete };
	});
}

/**
 * A backup of one learner: what is theirs and what their attempts were worked on, and no setting. Such
 * a file is restored as any other. Throws StoreFault `missing`, `full`, `disk`.
 */
export async function exportLearner(
	db: PreceptorDatabase,
	profile: string,
	stamp: { readonly build: string; readonly created: string }
): Promise<Backup> {
	const { contents, incomplete } = await db.guard('no file was made', () =>
		readLearner(db, profile)
	);
	return { bytes: writeBackup(contents, { ...stamp, codeSets: [], incomplete }), incomplete };
}

async function readLearner(
	db: PreceptorDatabase,
	id: string
): Promise<{ contents: BackupContents; incomplete: string[] }> {
	return db.transaction('r', db.tables, async () => {
		const profile = await db.profiles.get(id);
		if (!profile) throw new StoreFault('missing', `There is no profile "${id}" in this browser.`);
		const rows = await attemptsOf(db, id);
		const { logs, incomplete } = await readLogs(db, rows);
		const ids = new Set(rows.map((row) => row.id));
		const ofLearner = (row: { readonly attemptId: string }) => ids.has(row.attemptId);
		const marks = (await db.marks.toArray()).filter(ofLearner);
		const hashes = new Set([
			...rows.flatMap((row) => (row.keyHash ? [row.contentHash, row.keyHash] : [row.contentHash])),
			...marks.map((mark) => mark.keyHash)
		]);
		const copies = await db.scenarioCopies.bulkGet([...hashes].sort());
		return {
			contents: {
				profiles: [profile],
				settings: [],
				scenarioCopies: copies.filter((copy) => copy !== undefined),
				reviews: (await db.reviews.toArray()).filter((row) => row.profile === id),
				selfChecks: await db.selfChecks.where({ profile: id }).toArray(),
				assignments: (await db.assignments.toArray()).flatMap((row) => asReceivedBy(row, id) ?? []),
				handIns: [],
				// Those of a self-check stand under the learner's own id.
				drafts: (await db.drafts.toArray()).filter((row) => row.attemptId === id || ofLearner(row)),
				marks: marks.map(withoutId),
				logs
			},
			incomplete
		};
	});
}

/** An assignment as learners here have it; none where only a guest received it. */
function withoutGuests(row: AssignmentRow): AssignmentRow[] {
	const left = receivers(row)
		.filter(isGuest)
		.reduce<AssignmentRow | null>((kept, guest) => kept && withoutLearner(kept, guest), row);
	return left ? [left] : [];
}

/** The logs behind these rows as far as they are valid, inside a transaction of the caller. */
async function readLogs(
	db: PreceptorDatabase,
	rows: readonly AttemptRow[]
): Promise<{ logs: BackupLog[]; incomplete: string[] }> {
	const logs: BackupLog[] = [];
	const incomplete: string[] = [];
	for (const stored of rows) {
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
	return { logs, incomplete };
}

function withoutId({ id: _, ...mark }: MarkRow): Mark {
	return mark;
}
