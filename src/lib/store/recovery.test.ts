import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkChain } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { rowOf } from './attempt-row';
import { append, createAttempt, loadAttempt } from './attempts';
import { openDatabase, type PreceptorDatabase } from './db';
import { eraseProfile } from './profiles';
import { planRecovery, rebuildAttempt, recoverAttempt } from './recovery';
import { nextEntry, sampleLog, withLearner } from './sample-log';
import { importPacked } from './sealed';

let db: PreceptorDatabase;
let count = 0;

beforeEach(async () => {
	db = await openDatabase({ name: `recovery-${(count += 1)}` });
	await withLearner(db);
});

afterEach(async () => {
	await db.delete();
});

async function store(entries: readonly Entry[]): Promise<void> {
	const [opening, ...rest] = entries;
	if (!opening) throw new Error('nothing to store');
	await createAttempt(db, opening);
	for (const entry of rest) await append(db, 'a', entry, { expectedHead: entry.prev });
}

const log = sampleLog({ id: 'a', length: 10 });
const other = sampleLog({ id: 'a', length: 14, course: 'other' });
const edited = (entries: readonly Entry[], at: number) =>
	entries.map((entry, seq) => (seq === at ? { ...entry, worked: entry.worked + 1 } : entry));

describe('planRecovery', () => {
	it.each([
		['both hold the same', log, log, 'equal', 0, 10, ''],
		['the copy is behind', log, log.slice(0, 7), 'db', 0, 10, ''],
		['there is no copy', log, [], 'db', 0, 10, ''],
		['the database lost its end', log.slice(0, 7), log, 'copy', 3, 10, '3 steps'],
		['the database lost all', [], log, 'copy', 10, 10, '10 steps'],
		['the database was changed in the middle', edited(log, 4), log, 'copy', 6, 10, '6 steps'],
		['both are damaged', edited(log, 4), edited(log, 6), 'copy', 2, 6, '2 steps'],
		['only the database is damaged', edited(log, 9), [], 'db', 0, 9, '1 step at the end'],
		['the copy took another course', log, other, 'db', 0, 10, 'another course'],
		['nothing is anywhere', [], [], 'equal', 0, 0, '']
	] as const)('when %s', (_, inDb, inCopy, keep, recovered, length, note) => {
		const plan = planRecovery(inDb, inCopy);

		expect(plan).toMatchObject({ keep, recovered });
		expect(plan.entries).toHaveLength(length);
		if (note === '') expect(plan.note).toBe('');
		else expect(plan.note).toContain(note);
	});

	it('gives a valid chain at least as long as the valid part of the database, always', () => {
		const lengths = fc.integer({ min: 0, max: 10 });
		fc.assert(
			fc.property(lengths, lengths, lengths, lengths, (dbEnd, copyEnd, dbFault, copyFault) => {
				const inDb = edited(log, dbFault).slice(0, dbEnd);
				const inCopy = edited(log, copyFault).slice(0, copyEnd);
				const valid = [Math.min(dbEnd, dbFault), Math.min(copyEnd, copyFault)];

				const plan = planRecovery(inDb, inCopy);

				expect(plan.entries).toEqual(log.slice(0, Math.max(...valid)));
			})
		);
	});
});

describe('recoverAttempt', () => {
	it('changes nothing when the copy has nothing more', async () => {
		await store(log);

		const recovered = await recoverAttempt(db, 'a', log.slice(0, 5));

		expect(recovered.plan).toMatchObject({ keep: 'db', recovered: 0 });
		expect((await loadAttempt(db, 'a')).entries).toEqual(log);
	});

	it('brings back what the database lost, and the attempt goes on', async () => {
		await store(log.slice(0, 6));

		const recovered = await recoverAttempt(db, 'a', log);

		expect(recovered.plan).toMatchObject({ keep: 'copy', recovered: 4 });
		const loaded = await loadAttempt(db, 'a');
		expect(loaded).toEqual({ row: rowOf(log), entries: log });
		const next = nextEntry(log.at(-1));
		await append(db, 'a', next, { expectedHead: next.prev });
	});

	it('replaces what was changed on the disk', async () => {
		await store(log);
		await db.entries.update(['a', 4], { worked: 999_999 });

		await recoverAttempt(db, 'a', log);

		expect(checkChain((await loadAttempt(db, 'a')).entries)).toEqual({ ok: true });
		expect((await loadAttempt(db, 'a')).entries).toEqual(log);
	});

	it('makes the row true again when rows at the end are gone from both', async () => {
		await store(log);
		await db.entries.delete(['a', 9]);

		await recoverAttempt(db, 'a', []);

		expect((await loadAttempt(db, 'a')).entries).toEqual(log.slice(0, 9));
	});

	it('never takes a longer log that goes another way', async () => {
		await store(log);

		const recovered = await recoverAttempt(db, 'a', other);

		expect(recovered.plan.note).toContain('another course');
		expect((await loadAttempt(db, 'a')).entries).toEqual(log);
	});

	it('takes no file of another attempt', async () => {
		await store(log.slice(0, 1));

		const recovered = await recoverAttempt(db, 'a', sampleLog({ id: 'b', length: 20 }));

		expect(recovered.entries).toEqual(log.slice(0, 1));
	});

	it('brings a packed attempt back that can no longer be read', async () => {
		const whole = sampleLog({ id: 'a', length: 30, isHandedIn: true });
		await importPacked(db, [whole]);
		await db.sealed.update('a', { bytes: new Uint8Array([1]) });

		await recoverAttempt(db, 'a', whole);

		expect((await loadAttempt(db, 'a')).entries).toEqual(whole);
	});

	it('says when nothing can be read anywhere, and leaves what is stored', async () => {
		await store(log);
		await db.entries.update(['a', 0], { worked: 5 });

		await expect(recoverAttempt(db, 'a', [])).rejects.toMatchObject({ kind: 'damaged' });

		expect(await db.entries.count()).toBe(10);
	});
});

describe('rebuildAttempt', () => {
	it('makes the attempt again from a copy, up to where it is valid', async () => {
		const rebuilt = await rebuildAttempt(db, 'a', edited(log, 8));

		expect(rebuilt.plan).toMatchObject({ keep: 'copy', recovered: 8 });
		expect((await loadAttempt(db, 'a')).entries).toEqual(log.slice(0, 8));
	});

	it('brings nothing back that was erased while another tab read its copy', async () => {
		await store(log.slice(0, 2));
		await eraseProfile(db, 'learner-1');

		await expect(rebuildAttempt(db, 'a', log)).rejects.toMatchObject({ kind: 'missing' });
		expect(await db.attempts.count()).toBe(0);
	});

	it('refuses when the database has the attempt, and when the copy holds nothing', async () => {
		await expect(rebuildAttempt(db, 'a', [])).rejects.toMatchObject({ kind: 'damaged' });
		await store(log.slice(0, 2));
		await expect(rebuildAttempt(db, 'a', log)).rejects.toMatchObject({ kind: 'exists' });
		await expect(recoverAttempt(db, 'b', log)).rejects.toMatchObject({ kind: 'missing' });
	});
});
