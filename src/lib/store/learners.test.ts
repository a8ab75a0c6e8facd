/** One learner of several: carried out, brought back, merged, erased. */
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainEntry, checkChain } from '$lib/engine/log';
import { append, createAttempt, loadAttempt } from './attempts';
import { exportBackup, exportLearner } from './backup';
import { keepScenarioCopy } from './copies';
import { openDatabase, type PreceptorDatabase } from './db';
import { keepKey, keyOf } from './keys';
import { addMark, allMarks } from './marks';
import { createProfile, eraseProfile, holdingsOf, listProfiles } from './profiles';
import { asReceivedBy, joined, receivers, withoutLearner } from './received';
import { applyRestore, planRestore } from './restore';
import type { AssignmentRow } from './rows';
import { nextEntry, sampleLog, withLearner } from './sample-log';
import { importPacked } from './sealed';
import { addSelfCheck, selfChecksOf } from './self-checks';
import { listRows, putRows, reviewsOf } from './shelves';

const NOW = '2026-01-20T09:00:00.000Z';
const STAMP = { build: 'test', created: '2026-02-01T09:00:00.000Z' };

let count = 0;
const opened: PreceptorDatabase[] = [];
async function database(): Promise<PreceptorDatabase> {
	const made = await openDatabase({ name: `learners-${(count += 1)}` });
	opened.push(made);
	return made;
}

let db: PreceptorDatabase;
beforeEach(async () => {
	db = await database();
});
afterEach(async () => {
	for (const each of opened.splice(0)) await each.delete();
});

const assignment = (receivedBy: string[], given = false): AssignmentRow => ({
	id: 'week-1',
	createdAt: NOW,
	data: { jws: 'a.b.c', given, receivedBy }
});

async function fill(learner: string, name: string, into = db): Promise<void> {
	await createProfile(into, { id: learner, displayName: name, createdAt: NOW });
	const log = sampleLog({ id: `${learner}-a`, length: 6, isHandedIn: true, learner });
	await importPacked(into, [log]);
	const [opening, ...rest] = sampleLog({ id: `${learner}-b`, length: 3, learner });
	if (!opening) throw new Error('nothing to store');
	await createAttempt(into, opening);
	for (const entry of rest) await append(into, `${learner}-b`, entry, { expectedHead: entry.prev });
	await addMark(into, markOf(learner, 'learner'));
	await putRows(into, 'reviews', [
		{ id: `${learner}|card`, profile: learner, due: NOW, data: { log: [] } }
	]);
	await addSelfCheck(into, {
		id: `${learner}-self`,
		profile: learner,
		takenAt: NOW,
		when: 'before',
		data: { answers: {} }
	});
}

const markOf = (learner: string, by: 'learner' | 'instructor') => ({
	attemptId: `${learner}-a`,
	head: sampleLog({ id: `${learner}-a`, length: 6, isHandedIn: true, learner }).at(-1)?.hash ?? '',
	keyHash: 'b'.repeat(64),
	build: 'test',
	givenAt: NOW,
	by,
	earned: by === 'learner' ? 1 : 2,
	possible: 2,
	isPass: true,
	findings: [],
	reason: by === 'learner' ? null : 'the alternate is right'
});

async function pair(): Promise<CryptoKeyPair> {
	const made = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
	if (!('privateKey' in made)) throw new Error('no pair was made');
	return made;
}

async function keyRow(id: string) {
	return {
		id,
		privateKey: (await pair()).privateKey,
		publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'x' },
		createdAt: NOW
	} as const;
}

const everything = async (from: PreceptorDatabase) =>
	Object.fromEntries(
		await Promise.all(
			from.tables.map(async (table) => [table.name, await table.toArray()] as const)
		)
	);

describe('one learner as a file', () => {
	it('holds what is theirs and nothing of anybody else, and is restored into an empty browser', async () => {
		await fill('ana', 'Ana');
		await fill('ben', 'Ben');
		await putRows(db, 'assignments', [assignment(['ana', 'ben'], true)]);
		await keepScenarioCopy(db, {
			contentHash: 'a'.repeat(64),
			kind: 'scenario',
			scenario: 's',
			version: 1,
			content: {}
		});
		const { bytes, incomplete } = await exportLearner(db, 'ana', STAMP);
		const fresh = await database();

		const plan = await planRestore(fresh, bytes, 'ana.gz');
		await applyRestore(fresh, plan, { accept: [] });

		expect(incomplete).toEqual([]);
		expect(strFromU8(gunzipSync(bytes))).not.toContain('ben');
		expect((await listProfiles(fresh)).map(({ displayName }) => displayName)).toEqual(['Ana']);
		for (const id of ['ana-a', 'ana-b'])
			expect(await loadAttempt(fresh, id)).toEqual(await loadAttempt(db, id));
		expect(await allMarks(fresh)).toHaveLength(1);
		expect(await reviewsOf(fresh, 'ana')).toEqual(await reviewsOf(db, 'ana'));
		expect(await selfChecksOf(fresh, 'ana')).toEqual(await selfChecksOf(db, 'ana'));
		expect(await listRows(fresh, 'assignments')).toEqual([assignment(['ana'])]);
		expect(await fresh.scenarioCopies.count()).toBe(1);
		expect(await fresh.settings.count()).toBe(0);
	});

	it('changes nothing where everything of it already is, and loses nothing of others', async () => {
		await fill('ana', 'Ana');
		await putRows(db, 'assignments', [assignment(['ben', 'ana'], true)]);
		const before = await everything(db);
		const plan = await planRestore(db, (await exportLearner(db, 'ana', STAMP)).bytes, 'ana.gz');

		expect(plan.willLose).toEqual([]);
		await applyRestore(db, plan, { accept: [] });
		expect(await everything(db)).toEqual(before);
	});

	it('is not made of somebody who is not here', async () => {
		await expect(exportLearner(db, 'nobody', STAMP)).rejects.toMatchObject({ kind: 'missing' });
	});
});

describe('two backups that overlap', () => {
	it('count nothing twice, in either order', async () => {
		await fill('ana', 'Ana');
		await putRows(db, 'handIns', [handIn('h-1')]);
		const first = (await exportBackup(db, STAMP)).bytes;
		await addMark(db, markOf('ana', 'instructor'));
		await putRows(db, 'handIns', [handIn('h-2')]);
		await fill('ben', 'Ben');
		await addSelfCheck(db, {
			id: 'ana-after',
			profile: 'ana',
			takenAt: NOW,
			when: 'after',
			data: {}
		});
		const second = (await exportBackup(db, STAMP)).bytes;

		for (const order of [
			[first, second, first],
			[second, first, second]
		]) {
			const merged = await database();
			for (const bytes of order) {
				const plan = await planRestore(merged, bytes, 'b');
				expect(plan.willLose).toEqual([]);
				await applyRestore(merged, plan, { accept: [] });
			}
			expect((await exportBackup(merged, STAMP)).bytes).toEqual(second);
			expect(await allMarks(merged)).toHaveLength(3);
			expect(await merged.handIns.count()).toBe(2);
			expect(await merged.selfChecks.count()).toBe(3);
			expect(await merged.reviews.count()).toBe(2);
			expect(await merged.attempts.count()).toBe(4);
		}
	});

	it('join who received an assignment instead of asking which to lose', async () => {
		await putRows(db, 'assignments', [assignment(['ana'], true)]);
		const there = await database();
		await putRows(there, 'assignments', [assignment(['ben'])]);

		const plan = await planRestore(db, (await exportBackup(there, STAMP)).bytes, 'b');
		expect(plan.willLose).toEqual([]);
		await applyRestore(db, plan, { accept: [] });

		expect(await listRows(db, 'assignments')).toEqual([assignment(['ana', 'ben'], true)]);
	});

	const handIn = (id: string) => ({
		id,
		assignment: 'week-1',
		receivedAt: NOW,
		fileName: `${id}.preceptor-handin`,
		file: new Uint8Array([1, 2, 3]),
		summary: { credits: [] }
	});
});

describe('a backup of the first version', () => {
	/** The same file as the first version wrote it: no self-checks, and not counted. */
	function asFirst(bytes: Uint8Array): Uint8Array {
		const text = strFromU8(gunzipSync(bytes));
		const end = text.indexOf('\n');
		const header = JSON.parse(text.slice(0, end));
		delete header.counts['self-check'];
		header.version = 1;
		return gzipSync(strToU8(`${JSON.stringify(header)}${text.slice(end)}`));
	}

	it('is still restored', async () => {
		await fill('ana', 'Ana');
		await db.selfChecks.clear();
		const fresh = await database();

		const old = asFirst((await exportBackup(db, STAMP)).bytes);
		await applyRestore(fresh, await planRestore(fresh, old, 'old.gz'), { accept: [] });

		expect(await everything(fresh)).toEqual(await everything(db));
	});

	it('is refused with a kind of line that it could not have held', async () => {
		await fill('ana', 'Ana');
		const odd = asFirst((await exportBackup(db, STAMP)).bytes);

		await expect(planRestore(await database(), odd, 'old.gz')).rejects.toThrow(
			'counts.self-check: found 1, expected 0'
		);
	});
});

describe('erasing a learner', () => {
	it('takes everything that is theirs, and only that', async () => {
		await fill('ben', 'Ben');
		const before = await everything(db);
		await fill('ana', 'Ana');
		await keepKey(db, await keyRow('ana'));
		await putRows(db, 'assignments', [assignment(['ana'])]);

		expect(await holdingsOf(db, 'ana')).toEqual({
			attempts: 2,
			running: 1,
			marks: 1,
			reviews: 1,
			selfChecks: 1,
			hasKey: true
		});
		await eraseProfile(db, 'ana');

		const after = await everything(db);
		expect({ ...after, settings: [] }).toEqual({ ...before, settings: [] });
		expect(after['settings']).toEqual([{ key: 'erased', value: ['ana-a', 'ana-b'] }]);
	});
});

describe('writing for a learner who was erased in another tab', () => {
	it('is refused for a self-check', async () => {
		await fill('ana', 'Ana');
		await eraseProfile(db, 'ana');

		await expect(
			addSelfCheck(db, { id: 'late', profile: 'ana', takenAt: NOW, when: 'after', data: {} })
		).rejects.toMatchObject({ kind: 'missing' });
		expect(await selfChecksOf(db, 'ana')).toEqual([]);
	});
});

describe('keys', () => {
	it('keep the first pair of an owner, whatever another tab made meanwhile', async () => {
		const first = await keyRow('teacher');
		await keepKey(db, first);

		const kept = await keepKey(db, { ...(await keyRow('teacher')), createdAt: STAMP.created });

		expect(kept.createdAt).toBe(NOW);
		expect((await keyOf(db, 'teacher'))?.createdAt).toBe(NOW);
		expect(await keyOf(db, 'ana')).toBeUndefined();
	});

	it('are in no backup', async () => {
		await keepKey(db, await keyRow('teacher'));

		const text = strFromU8(gunzipSync((await exportBackup(db, STAMP)).bytes));

		expect(text).not.toMatch(/privateKey|publicKey|Ed25519/);
	});
});

describe('who received an assignment', () => {
	const ids = fc.uniqueArray(fc.constantFrom('ana', 'ben', 'cy', 'di'), { maxLength: 4 });

	it('is the union of two rows, whatever their order, and adding it again changes nothing', () => {
		fc.assert(
			fc.property(ids, ids, fc.boolean(), fc.boolean(), (here, there, given, too) => {
				const one = joined(assignment(here, given), assignment(there, too));
				const other = joined(assignment(there, too), assignment(here, given));
				if (!one || !other) throw new Error('the two do not differ in anything else');
				expect([...receivers(one)].sort()).toEqual([...new Set([...here, ...there])].sort());
				expect([...receivers(other)].sort()).toEqual([...receivers(one)].sort());
				expect(joined(one, assignment(there, too))).toEqual(one);
				expect(one.data['given']).toBe(given || too);
			})
		);
	});

	it('is not joined when the assignment itself differs', () => {
		const changed = { ...assignment(['ben']), data: { ...assignment(['ben']).data, jws: 'd.e.f' } };
		expect(joined(assignment(['ana']), changed)).toBeNull();
	});

	it('leaves an assignment that was given here, or that somebody else received', () => {
		expect(withoutLearner(assignment(['ana']), 'ana')).toBeNull();
		expect(withoutLearner(assignment(['ana'], true), 'ana')).toEqual(assignment([], true));
		expect(withoutLearner(assignment(['ana', 'ben']), 'ana')).toEqual(assignment(['ben']));
		expect(asReceivedBy(assignment(['ben'], true), 'ana')).toBeNull();
	});
});

describe('a clock that was set back', () => {
	it('refuses nothing: an attempt goes on, is handed in, backed up and restored', async () => {
		const [opening, second] = sampleLog({ id: 'a', length: 2 });
		if (!opening || !second) throw new Error('the log is too short');
		await withLearner(db);
		await createAttempt(db, opening);
		await append(db, 'a', second, { expectedHead: second.prev });
		const { at, worked, workflow, type, data, ok } = nextEntry(second);
		const earlier = '2024-02-29T23:59:59.000Z';
		const third = chainEntry(second, { at, worked, workflow, type, data, ok, wall: earlier });

		await append(db, 'a', third, { expectedHead: third.prev });

		const { row, entries } = await loadAttempt(db, 'a');
		expect(checkChain(entries)).toEqual({ ok: true });
		expect(row).toMatchObject({ count: 3, touchedAt: earlier });
		expect(row.startedAt > row.touchedAt).toBe(true);
		const fresh = await database();
		const { bytes } = await exportBackup(db, { build: 'test', created: earlier });
		await applyRestore(fresh, await planRestore(fresh, bytes, 'b'), { accept: [] });
		expect((await loadAttempt(fresh, 'a')).entries).toEqual(entries);
	});
});
