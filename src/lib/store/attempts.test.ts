import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkChain } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { rowOf } from './attempt-row';
import { append, createAttempt, listAttempts, loadAttempt } from './attempts';
import { getScenarioCopy, keepScenarioCopy } from './copies';
import { openDatabase, type PreceptorDatabase } from './db';
import { clearDraft, drafts, saveDraft } from './drafts';
import { StoreFault } from './faults';
import { addFirstMark, addMark, marksOf, putReports } from './marks';
import { eraseProfile } from './profiles';
import { handIn, nextEntry, openingEntry, sampleLog, withLearner } from './sample-log';
import { importPacked, sealAttempt } from './sealed';

let db: PreceptorDatabase;
let count = 0;

beforeEach(async () => {
	db = await openDatabase({ name: `attempts-${(count += 1)}` });
	await withLearner(db);
});

afterEach(async () => {
	vi.restoreAllMocks();
	await db.delete();
});

async function store(entries: readonly Entry[], into = db): Promise<void> {
	const [opening, ...rest] = entries;
	if (!opening) throw new Error('nothing to store');
	await createAttempt(into, opening);
	const id = rowOf(entries).id;
	for (const entry of rest) await append(into, id, entry, { expectedHead: entry.prev });
}

describe('append', () => {
	it('gives back the log that was put in, with the row that follows from it', async () => {
		const log = sampleLog({ id: 'a', length: 6 });

		await store(log);

		const loaded = await loadAttempt(db, 'a');
		expect(loaded.entries).toEqual(log);
		expect(loaded.row).toEqual(rowOf(log));
	});

	it('keeps the row a fold over the log for any length', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 2, max: 12 }),
				fc.boolean(),
				async (length, isHandedIn) => {
					const log = sampleLog({ id: `p-${(count += 1)}`, length, isHandedIn });
					await store(log);
					expect(await db.attempts.get(`p-${count}`)).toEqual(rowOf(log));
				}
			),
			{ numRuns: 15 }
		);
	});

	it('refuses an entry that does not follow the head', async () => {
		const log = sampleLog({ id: 'a', length: 3 });
		await store(log);
		const stale = nextEntry(log[1], 'other');

		const appending = append(db, 'a', stale, { expectedHead: stale.prev });

		await expect(appending).rejects.toMatchObject({ kind: 'conflict' });
		await expect(appending).rejects.toThrow('Another tab wrote to attempt "a" first');
		expect((await loadAttempt(db, 'a')).entries).toEqual(log);
	});

	it('refuses a head that is no longer the one expected, though the entry would follow', async () => {
		const log = sampleLog({ id: 'a', length: 3 });
		await store(log);

		const appending = append(db, 'a', nextEntry(log[2]), { expectedHead: log[1]?.hash ?? '' });

		await expect(appending).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('refuses an entry after the hand-in, and one for an attempt that is not there', async () => {
		const log = sampleLog({ id: 'a', length: 3, isHandedIn: true });
		await store(log);
		const late = nextEntry(log[2]);

		await expect(append(db, 'a', late, { expectedHead: late.prev })).rejects.toThrow('handed in');
		await expect(append(db, 'b', late, { expectedHead: late.prev })).rejects.toMatchObject({
			kind: 'missing'
		});
	});

	it('throws on an entry whose hash is not its own', async () => {
		const log = sampleLog({ id: 'a', length: 2 });
		await store(log);
		const changed = { ...nextEntry(log[1]), data: { task: 'edited' } };

		await expect(append(db, 'a', changed, { expectedHead: changed.prev })).rejects.toThrow(
			TypeError
		);
	});

	it('refuses to begin the same attempt twice', async () => {
		await createAttempt(db, openingEntry('a'));

		await expect(createAttempt(db, openingEntry('a'))).rejects.toMatchObject({ kind: 'exists' });
	});

	it('begins nothing for a learner who was erased in another tab', async () => {
		await eraseProfile(db, 'learner-1');

		await expect(createAttempt(db, openingEntry('a'))).rejects.toMatchObject({
			kind: 'missing',
			message: expect.stringContaining('the attempt was not begun') as string
		});
		expect(await db.attempts.count()).toBe(0);
		expect(await db.entries.count()).toBe(0);
	});

	it('gives one valid chain for any interleaving of two tabs', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.constantFrom(0, 1), fc.boolean()), { minLength: 1, maxLength: 30 }),
				async (schedule) => {
					const name = `tabs-${(count += 1)}`;
					const tabs = [await openDatabase({ name }), await openDatabase({ name })] as const;
					const opening = openingEntry('a');
					await withLearner(tabs[0]);
					await createAttempt(tabs[0], opening);
					const known: [Entry, Entry] = [opening, opening];
					let acknowledged = 0;
					const step = async (tab: 0 | 1): Promise<void> => {
						const entry = nextEntry(known[tab], `tab-${tab}`);
						try {
							await append(tabs[tab], 'a', entry, { expectedHead: known[tab].hash });
							known[tab] = entry;
							acknowledged += 1;
						} catch (error) {
							if (!(error instanceof StoreFault && error.kind === 'conflict')) throw error;
							const { entries } = await loadAttempt(tabs[tab], 'a');
							known[tab] = entries.at(-1) ?? opening;
						}
					};
					let together: Promise<void>[] = [];
					for (const [tab, waits] of schedule) {
						together.push(step(tab === 0 ? 0 : 1));
						if (!waits) continue;
						await Promise.all(together);
						together = [];
					}
					await Promise.all(together);

					const { row, entries } = await loadAttempt(tabs[1], 'a');
					expect(checkChain(entries)).toEqual({ ok: true });
					expect(entries).toHaveLength(acknowledged + 1);
					expect(row).toEqual(rowOf(entries));
					tabs[1].close();
					await tabs[0].delete();
				}
			),
			{ numRuns: 25 }
		);
	});

	it.each(['add', 'put'] as const)(
		'loses nothing saved when the browser runs full at %s, and goes on when there is room',
		async (method) => {
			const log = sampleLog({ id: 'a', length: 5 });
			await store(log.slice(0, 3));
			const [, , third, fourth, fifth] = log;
			if (!third || !fourth || !fifth) throw new Error('the log is too short');
			vi.spyOn(IDBObjectStore.prototype, method).mockImplementationOnce(() => {
				throw new DOMException('no space', 'QuotaExceededError');
			});

			const appending = append(db, 'a', fourth, { expectedHead: third.hash });

			await expect(appending).rejects.toMatchObject({ kind: 'full' });
			await expect(appending).rejects.toThrow('the 3 steps before it are safe');
			expect((await loadAttempt(db, 'a')).entries).toEqual(log.slice(0, 3));
			await append(db, 'a', fourth, { expectedHead: third.hash });
			await append(db, 'a', fifth, { expectedHead: fourth.hash });
			expect((await loadAttempt(db, 'a')).entries).toEqual(log);
		}
	);

	it('resolves only after the transaction is complete', async () => {
		const order: string[] = [];
		const transaction = IDBDatabase.prototype.transaction;
		vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args: Parameters<typeof transaction>
		) {
			const opened = transaction.apply(this, args);
			opened.addEventListener('complete', () => order.push('complete'));
			return opened;
		});
		const watched = await openDatabase({ name: db.name });
		const log = sampleLog({ id: 'a', length: 2 });
		await store(log, watched);
		order.length = 0;
		const entry = nextEntry(log[1]);

		await append(watched, 'a', entry, { expectedHead: entry.prev });
		order.push('acknowledged');
		watched.close();

		expect(order).toEqual(['complete', 'acknowledged']);
	});
});

describe('loadAttempt', () => {
	it('says when the log does not end where its row says', async () => {
		await store(sampleLog({ id: 'a', length: 4 }));
		await db.entries.delete(['a', 3]);

		await expect(loadAttempt(db, 'a')).rejects.toThrow(
			'Attempt "a" should hold 4 steps and holds 3 that can be read.'
		);
	});
});

describe('listAttempts', () => {
	it('lists the one touched last first, narrowed by learner and state', async () => {
		await store(sampleLog({ id: 'short', length: 2 }));
		await store(sampleLog({ id: 'long', length: 9, isHandedIn: true }));
		await withLearner(db, 'learner-2');
		await store(sampleLog({ id: 'other', length: 4, learner: 'learner-2' }));

		const ids = async (filter = {}) => (await listAttempts(db, filter)).map((row) => row.id);
		expect(await ids()).toEqual(['long', 'other', 'short']);
		expect(await ids({ profile: 'learner-1' })).toEqual(['long', 'short']);
		expect(await ids({ profile: 'learner-1', state: 'running' })).toEqual(['short']);
		expect(await ids({ scenario: 'nowhere' })).toEqual([]);
		expect(await ids({ state: 'handed-in' })).toEqual(['long']);
	});
});

describe('sealAttempt', () => {
	it('packs a log of any length into one row that gives the same log', async () => {
		for (const length of [2, 64, 65, 200]) {
			const log = sampleLog({ id: `a-${length}`, length, isHandedIn: true });
			await store(log);

			await sealAttempt(db, `a-${length}`);

			const loaded = await loadAttempt(db, `a-${length}`);
			expect(loaded.entries).toEqual(log);
			expect(loaded.row).toEqual({ ...rowOf(log), isSealed: true });
		}
		expect(await db.entries.count()).toBe(0);
		expect(await db.sealed.count()).toBe(4);
	});

	it('keeps the loose rows when the packed row does not read back as the same log', async () => {
		const log = sampleLog({ id: 'a', length: 20, isHandedIn: true });
		await store(log);
		const put = IDBObjectStore.prototype.put;
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
			this: IDBObjectStore,
			value: unknown,
			...key: [IDBValidKey?]
		) {
			const isPacked = this.name === 'sealed' && typeof value === 'object' && value !== null;
			return put.call(this, isPacked ? { ...value, bytes: new Uint8Array([1, 2]) } : value, ...key);
		});

		await expect(sealAttempt(db, 'a')).rejects.toMatchObject({ kind: 'damaged' });

		vi.restoreAllMocks();
		expect((await loadAttempt(db, 'a')).entries).toEqual(log);
		expect(await db.sealed.count()).toBe(0);
	});

	it('refuses an attempt that still runs, and packs once', async () => {
		const log = sampleLog({ id: 'a', length: 3 });
		await store(log);
		await expect(sealAttempt(db, 'a')).rejects.toMatchObject({ kind: 'conflict' });
		const last = handIn(log[2]);
		await append(db, 'a', last, { expectedHead: last.prev });

		const first = await sealAttempt(db, 'a');
		expect(await sealAttempt(db, 'a')).toEqual(first);
	});

	it('says when the packed row is damaged', async () => {
		await importPacked(db, [sampleLog({ id: 'a', length: 80, isHandedIn: true })]);
		await db.sealed.update('a', { bytes: new Uint8Array([31, 139, 8, 0]) });

		await expect(loadAttempt(db, 'a')).rejects.toMatchObject({ kind: 'damaged' });
	});
});

describe('importPacked', () => {
	it('stores all logs or none', async () => {
		const good = sampleLog({ id: 'good', length: 5, isHandedIn: true });
		const running = sampleLog({ id: 'running', length: 5 });

		await expect(importPacked(db, [good, running])).rejects.toMatchObject({ kind: 'conflict' });
		await expect(importPacked(db, [good, good])).rejects.toMatchObject({ kind: 'conflict' });
		expect(await listAttempts(db)).toEqual([]);
		await importPacked(db, [good]);
		expect((await loadAttempt(db, 'good')).entries).toEqual(good);
	});
});

describe('what stands beside a log', () => {
	it('keeps the last half-typed text of each field until it is cleared', async () => {
		const draft = { attemptId: 'a', form: 'order-1', field: 'reason' };
		await saveDraft(db, { ...draft, text: 'ches' });
		await saveDraft(db, { ...draft, text: 'chest pain' });
		await saveDraft(db, { ...draft, field: 'comment', text: 'call' });
		await saveDraft(db, { ...draft, attemptId: 'b', text: 'not of a' });

		expect(await drafts(db, 'a')).toEqual([
			{ ...draft, field: 'comment', text: 'call' },
			{ ...draft, text: 'chest pain' }
		]);
		await clearDraft(db, 'a', 'order-1', 'reason');
		expect((await drafts(db, 'a')).map((row) => row.field)).toEqual(['comment']);
	});

	it('says so when half-typed text could not be kept', async () => {
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
			throw new DOMException('no space', 'QuotaExceededError');
		});

		await expect(
			saveDraft(db, { attemptId: 'a', form: 'f', field: 'x', text: 'y' })
		).rejects.toMatchObject({ kind: 'full' });
	});

	it('writes half-typed text without waiting for the disk', async () => {
		const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');

		await saveDraft(db, { attemptId: 'a', form: 'f', field: 'x', text: 'y' });

		expect(opened).toHaveBeenCalledWith('drafts', 'readwrite', { durability: 'relaxed' });
	});

	it('keeps every mark in the order given, and finds a report by log, key and build', async () => {
		const mark = {
			attemptId: 'a',
			head: 'c'.repeat(64),
			keyHash: 'b'.repeat(64),
			build: 'test',
			givenAt: '2026-01-15T10:00:00.000Z',
			by: 'learner',
			earned: 8,
			possible: 10,
			isPass: true,
			findings: [],
			reason: null
		} as const;
		await addMark(db, mark);
		await addMark(db, { ...mark, by: 'instructor', earned: 9, reason: 'accepted the alternate' });
		const key = { head: mark.head, keyHash: mark.keyHash, build: 'test' };
		await putReports(db, 'learner-1', [{ ...key, report: { total: 8 } }]);

		expect((await marksOf(db, 'a')).map((given) => given.earned)).toEqual([8, 9]);
		expect(await marksOf(db, 'b')).toEqual([]);
		expect(await db.reports.toArray()).toEqual([{ ...key, report: { total: 8 } }]);
	});

	it('marks a hand-in once, whichever of two tabs comes first', async () => {
		const log = sampleLog({ id: 'a', length: 3, isHandedIn: true });
		await store(log);
		const mark = {
			attemptId: 'a',
			head: rowOf(log).head,
			keyHash: 'b'.repeat(64),
			build: 'test',
			givenAt: '2026-01-15T10:00:00.000Z',
			by: 'learner',
			earned: 8,
			possible: 10,
			isPass: true,
			findings: [],
			reason: null
		} as const;

		const given = await Promise.all([addFirstMark(db, mark), addFirstMark(db, mark)]);

		expect(new Set(given.map(({ id }) => id)).size).toBe(1);
		expect(await marksOf(db, 'a')).toEqual([given[0]]);
		await eraseProfile(db, 'learner-1');
		await expect(addFirstMark(db, mark)).rejects.toMatchObject({ kind: 'missing' });
		expect(await db.marks.count()).toBe(0);
	});

	it('keeps no report of a learner who was erased', async () => {
		await eraseProfile(db, 'learner-1');
		const row = { head: 'c'.repeat(64), keyHash: 'b'.repeat(64), build: 'test', report: {} };
		await expect(putReports(db, 'learner-1', [row])).rejects.toMatchObject({ kind: 'missing' });
		expect(await db.reports.count()).toBe(0);
	});

	it('keeps the first copy of a scenario under its hash', async () => {
		const copy = {
			contentHash: 'a'.repeat(64),
			kind: 'scenario',
			scenario: 'order-entry/first-orders',
			version: 1,
			content: { title: 'first' }
		} as const;
		await keepScenarioCopy(db, copy);
		await keepScenarioCopy(db, { ...copy, content: { title: 'second' } });

		expect(await getScenarioCopy(db, copy.contentHash)).toEqual(copy);
		expect(await getScenarioCopy(db, 'd'.repeat(64))).toBeUndefined();
	});
});
