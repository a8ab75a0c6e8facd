/**
 * Bringing a backup back. First a plan that says what is new, what is the same and what would be
 * lost; then, in one transaction, exactly that plan. What is here is never overwritten unless the
 * plan named the loss and the learner accepted it by name.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonical, hashOf } from '$lib/engine/canonical';
import { toEntryRow } from './entry-rows';
import { readLog } from './attempts';
import { readBackup } from './backup-file';
import type { BackupContents, BackupLog } from './backup-format';
import type { PreceptorDatabase } from './db';
import { StoreFault } from './faults';
import { joined } from './received';
import type { AssignmentRow, AttemptRow, HandInRow, Mark } from './rows';
import { packEntries } from './sealed';

export interface AttemptSummary {
	readonly id: string;
	readonly scenario: string;
	readonly startedAt: string;
	/** Steps in this browser (0 when it has none of it) and in the backup. */
	readonly here: number;
	readonly there: number;
}

/** Ids by how the two compare. What differs is kept as it is here unless its loss is accepted. */
export interface RecordComparison {
	readonly new: readonly string[];
	readonly same: readonly string[];
	readonly different: readonly string[];
}

export interface Loss {
	/** What `accept` names. */
	readonly id: string;
	/** One sentence: what would be gone. */
	readonly text: string;
}

export interface RestorePlan {
	readonly file: string;
	readonly build: string;
	readonly created: string;
	readonly profiles: RecordComparison;
	readonly attempts: {
		readonly new: readonly AttemptSummary[];
		readonly same: readonly AttemptSummary[];
		readonly longerHere: readonly AttemptSummary[];
		readonly longerThere: readonly AttemptSummary[];
		readonly conflicting: readonly AttemptSummary[];
	};
	readonly settings: RecordComparison;
	readonly scenarioCopies: RecordComparison;
	readonly reviews: RecordComparison;
	readonly selfChecks: RecordComparison;
	readonly assignments: RecordComparison;
	readonly handIns: RecordComparison;
	/** Half-typed text; what is here always stays. */
	readonly drafts: RecordComparison;
	readonly marks: { readonly new: number; readonly same: number };
	/** What restoring would overwrite; nothing of it happens without `accept`. */
	readonly willLose: readonly Loss[];
	/** Code sets that have to be imported again: a backup does not carry them. */
	readonly missingCodeSets: readonly string[];
	/** Attempts that were damaged when the backup was made. */
	readonly incomplete: readonly string[];
	/** Stands for what is here and would be overwritten, as it was when the plan was made. */
	readonly basis: string;
	readonly contents: BackupContents;
}

/**
 * Verifies a backup to its last byte and compares it with what is here; writes nothing. Throws
 * InputFault naming file, place and reason when the file is not a whole, known backup.
 */
export async function planRestore(
	db: PreceptorDatabase,
	bytes: Uint8Array,
	file: string
): Promise<RestorePlan> {
	const { contents, stamp } = readBackup(bytes, file);
	return db.guard('nothing was changed', () =>
		db.transaction('r', db.tables, async () => {
			const comparison = await compare(db, contents);
			const here = new Set(await db.codeSets.toCollection().primaryKeys());
			return {
				file,
				build: stamp.build,
				created: stamp.created,
				...comparison,
				missingCodeSets: stamp.codeSets.filter((id) => !here.has(id)),
				incomplete: stamp.incomplete,
				contents
			};
		})
	);
}

/**
 * Carries out a plan in one transaction. `accept` holds ids of `willLose`; what is not accepted stays
 * as it is here. Throws TypeError for an id the plan does not name, StoreFault `conflict` when what is
 * here changed since the plan was shown, `full`, `disk`; then nothing was changed.
 */
export async function applyRestore(
	db: PreceptorDatabase,
	plan: RestorePlan,
	{ accept }: { readonly accept: readonly string[] }
): Promise<void> {
	const accepted = new Set(accept);
	for (const id of accepted)
		if (!plan.willLose.some((loss) => loss.id === id))
			throw new TypeError(`"${id}" is not among what this restore would lose`);
	const { contents } = plan;
	const packed = new Map(
		contents.logs
			.filter(({ row }) => row.isSealed)
			.map(({ row, entries }) => [row.id, packEntries(row.id, entries)])
	);
	await db.guard('nothing was restored, and what was here stays as it was', () =>
		db.transaction('rw', db.tables, async () => {
			const now = await compare(db, contents);
			if (canonical(now) !== canonical(comparisonOf(plan)))
				throw new StoreFault(
					'conflict',
					'Something here changed since the restore was shown: nothing was restored, look again.'
				);
			const chosen = (kind: string, ids: RecordComparison) =>
				new Set([...ids.new, ...ids.different.filter((id) => accepted.has(`${kind}:${id}`))]);
			const pick = <Row>(
				rows: readonly Row[],
				ids: ReadonlySet<string>,
				id: (row: Row) => string
			) => rows.filter((row) => ids.has(id(row)));

			const byId = (row: { readonly id: string }) => row.id;
			await db.profiles.bulkPut(pick(contents.profiles, chosen('profile', plan.profiles), byId));
			await db.settings.bulkPut(
				pick(contents.settings, chosen('setting', plan.settings), (row) => row.key)
			);
			await db.scenarioCopies.bulkPut(
				pick(
					contents.scenarioCopies,
					chosen('scenario-copy', plan.scenarioCopies),
					(row) => row.contentHash
				)
			);
			await db.reviews.bulkPut(pick(contents.reviews, chosen('review', plan.reviews), byId));
			await db.selfChecks.bulkPut(
				pick(contents.selfChecks, chosen('self-check', plan.selfChecks), byId)
			);
			const assignments = pick(contents.assignments, chosen('assignment', plan.assignments), byId);
			for (const row of assignments) {
				const mine = await db.assignments.get(row.id);
				await db.assignments.put((mine && joined(mine, row)) ?? row);
			}
			await db.handIns.bulkPut(pick(contents.handIns, chosen('hand-in', plan.handIns), byId));

			const { attempts } = plan;
			const replaced = attempts.conflicting.filter(({ id }) => accepted.has(`attempt:${id}`));
			const taken = new Set(
				[...attempts.new, ...attempts.longerThere, ...replaced].map((summary) => summary.id)
			);
			for (const { id } of [...attempts.longerThere, ...replaced]) {
				await db.entries.where('[attemptId+seq]').between([id, 0], [id, Infinity]).delete();
				await db.sealed.delete(id);
			}
			for (const { row, entries } of contents.logs) {
				if (!taken.has(row.id)) continue;
				await db.attempts.put(row);
				const whole = packed.get(row.id);
				if (whole) await db.sealed.put(whole);
				else await db.entries.bulkAdd(entries.map((entry) => toEntryRow(row.id, entry)));
			}
			const newDrafts = new Set(plan.drafts.new);
			await db.drafts.bulkPut(contents.drafts.filter((row) => newDrafts.has(draftId(row))));
			const stored = new Set((await db.marks.toArray()).map(({ id: _, ...mark }) => hashOf(mark)));
			// Dexie writes the new ids into the objects it is given.
			const newMarks = contents.marks.filter((mark) => !stored.has(hashOf(mark)));
			await db.marks.bulkAdd(newMarks.map((mark) => ({ ...mark })));
		})
	);
}

type Comparison = Omit<
	RestorePlan,
	'file' | 'build' | 'created' | 'missingCodeSets' | 'incomplete' | 'contents'
>;

function comparisonOf(plan: RestorePlan): Comparison {
	const {
		profiles,
		attempts,
		settings,
		scenarioCopies,
		reviews,
		selfChecks,
		assignments,
		handIns,
		drafts,
		marks,
		willLose,
		basis
	} = plan;
	return {
		profiles,
		attempts,
		settings,
		scenarioCopies,
		reviews,
		selfChecks,
		assignments,
		handIns,
		drafts,
		marks,
		willLose,
		basis
	};
}

/** How a backup compares with what is here, inside a transaction of the caller. */
async function compare(db: PreceptorDatabase, there: BackupContents): Promise<Comparison> {
	const attempts = await compareAttempts(db, there.logs);
	const basis: string[] = [];
	const rows = <Row>(here: readonly Row[], other: readonly Row[], idOf: (row: Row) => string) =>
		compareRows(here, other, idOf, basis);
	const byId = (row: { readonly id: string }) => row.id;
	const profiles = rows(await db.profiles.toArray(), there.profiles, byId);
	const settings = rows(await db.settings.toArray(), there.settings, (row) => row.key);
	const scenarioCopies = rows(
		await db.scenarioCopies.toArray(),
		there.scenarioCopies,
		(row) => row.contentHash
	);
	const reviews = rows(await db.reviews.toArray(), there.reviews, byId);
	const selfChecks = rows(await db.selfChecks.toArray(), there.selfChecks, byId);
	const assignments = compareAssignments(
		rows(await db.assignments.toArray(), there.assignments, byId),
		await db.assignments.toArray(),
		there.assignments
	);
	const handIns = rows(
		(await db.handIns.toArray()).map(withDigest),
		there.handIns.map(withDigest),
		byId
	);
	const drafts = rows(await db.drafts.toArray(), there.drafts, draftId);
	const stored = new Set((await db.marks.toArray()).map(({ id: _, ...mark }) => hashOf(mark)));
	const same = there.marks.filter((mark: Mark) => stored.has(hashOf(mark))).length;
	return {
		profiles,
		attempts,
		settings,
		scenarioCopies,
		reviews,
		selfChecks,
		assignments,
		handIns,
		drafts,
		marks: { new: there.marks.length - same, same },
		willLose: [
			...attempts.conflicting.map(({ id, scenario, here, there: other }) => ({
				id: `attempt:${id}`,
				text: `${here} steps of attempt "${id}" (${scenario}) would be replaced by ${other} others.`
			})),
			...losses('profile', profiles, 'The profile'),
			...losses('setting', settings, 'The setting'),
			...losses('scenario-copy', scenarioCopies, 'The kept copy of a scenario'),
			...losses('review', reviews, 'The review'),
			...losses('self-check', selfChecks, 'The self-check'),
			...losses('assignment', assignments, 'The assignment'),
			...losses('hand-in', handIns, 'The hand-in')
		],
		basis: hashOf(basis)
	};
}

function losses(kind: string, { different }: RecordComparison, noun: string): Loss[] {
	return different.map((id) => ({
		id: `${kind}:${id}`,
		text: `${noun} "${id}" as it is here would be replaced by the one in the backup.`
	}));
}

function compareRows<Row>(
	here: readonly Row[],
	there: readonly Row[],
	idOf: (row: Row) => string,
	basis: string[]
): RecordComparison {
	const stored = new Map(here.map((row) => [idOf(row), row]));
	const found = {
		new: new Array<string>(),
		same: new Array<string>(),
		different: new Array<string>()
	};
	for (const row of there) {
		const id = idOf(row);
		const mine = stored.get(id);
		if (mine === undefined) found.new.push(id);
		else if (canonical(mine) === canonical(row)) found.same.push(id);
		else {
			found.different.push(id);
			basis.push(hashOf(mine));
		}
	}
	return found;
}

/** One assignment received by others there loses nothing here: what differs so is only added to. */
function compareAssignments(
	found: RecordComparison,
	here: readonly AssignmentRow[],
	there: readonly AssignmentRow[]
): RecordComparison {
	const added: string[] = [];
	const same: string[] = [];
	for (const id of found.different) {
		const mine = here.find((row) => row.id === id);
		const theirs = there.find((row) => row.id === id);
		const both = mine && theirs ? joined(mine, theirs) : null;
		if (both) (canonical(both) === canonical(mine) ? same : added).push(id);
	}
	const isSettled = new Set([...added, ...same]);
	return {
		new: [...found.new, ...added],
		same: [...found.same, ...same],
		different: found.different.filter((id) => !isSettled.has(id))
	};
}

async function compareAttempts(
	db: PreceptorDatabase,
	logs: readonly BackupLog[]
): Promise<RestorePlan['attempts']> {
	const found = {
		new: new Array<AttemptSummary>(),
		same: new Array<AttemptSummary>(),
		longerHere: new Array<AttemptSummary>(),
		longerThere: new Array<AttemptSummary>(),
		conflicting: new Array<AttemptSummary>()
	};
	for (const { row, entries } of logs) {
		const mine = await db.attempts.get(row.id);
		const { id, scenario, startedAt } = row;
		const summary = { id, scenario, startedAt, here: mine?.count ?? 0, there: row.count };
		if (!mine) found.new.push(summary);
		else if (mine.head === row.head) found.same.push(summary);
		else if (entries[mine.count - 1]?.hash === mine.head) found.longerThere.push(summary);
		else if ((await entryHashAt(db, mine, row.count - 1)) === row.head)
			found.longerHere.push(summary);
		else found.conflicting.push(summary);
	}
	return found;
}

async function entryHashAt(
	db: PreceptorDatabase,
	row: AttemptRow,
	seq: number
): Promise<string | undefined> {
	if (row.isSealed) return (await readLog(db, row))[seq]?.hash;
	return (await db.entries.get([row.id, seq]))?.hash;
}

/** A hand-in with its file by digest: canonical JSON has no bytes. */
function withDigest({ file, ...row }: HandInRow): Omit<HandInRow, 'file'> & { file: string } {
	return { ...row, file: bytesToHex(sha256(file)) };
}

function draftId({ attemptId, form, field }: BackupContents['drafts'][number]): string {
	return JSON.stringify([attemptId, form, field]);
}
