import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { append, createAttempt, listAttempts } from '$lib/store/attempts';
import { exportBackup } from '$lib/store/backup';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { saveDraft } from '$lib/store/drafts';
import { guestId, isGuest } from '$lib/store/guests';
import { createProfile, eraseProfile, listProfiles } from '$lib/store/profiles';
import { planRestore } from '$lib/store/restore';
import { sampleLog } from '$lib/store/sample-log';
import { readSettings } from '$lib/store/settings';
import { eraseWithCopies, removeErasedCopies } from './erase';
import { beginGuest, endGuest, noteLeaving, settleGuests, type GuestRoom } from './guests';

const NOW = '2026-01-20T09:00:00.000Z';

let db: PreceptorDatabase;
let copies: Copies;
let locks: Locks;
let count = 0;

beforeEach(async () => {
	db = await openDatabase({ name: `guests-${(count += 1)}` });
	copies = new Copies();
	locks = new Locks();
	await createProfile(db, { id: 'learner-1', displayName: 'Ana', createdAt: NOW });
});
afterEach(() => db.delete());

/** Names of second copies; a tab that holds one keeps it from being removed. */
class Copies {
	readonly names = new Set<string>();
	isHeld = false;
	list = async () => [...this.names];
	remove = async (id: string) => {
		if (!this.isHeld) this.names.delete(id);
	};
}

/** Web Locks of one browser: shared and exclusive, for as long as a tab is open. */
class Locks {
	readonly #held = new Map<string, Tab[]>();

	for(tab: Tab): NonNullable<GuestRoom['locks']> {
		return {
			request: async (name, { mode = 'exclusive', ifAvailable = false }, use) => {
				const holders = this.#held.get(name) ?? [];
				if (mode === 'exclusive') {
					if (holders.length > 0 && ifAvailable) return use(null);
					return use({ name, mode });
				}
				this.#held.set(name, [...holders, tab]);
				return use({ name, mode });
			}
		};
	}

	heldNames(): string[] {
		return [...this.#held.keys()];
	}

	close(tab: Tab): void {
		for (const [name, holders] of this.#held)
			this.#held.set(
				name,
				holders.filter((holder) => holder !== tab)
			);
	}
}

/** A tab with its own memory, loaded as often as the test says. */
class Tab {
	readonly #memory = new Map<string, string>();
	clock = Date.parse(NOW);
	readonly room: GuestRoom = {
		locks: locks.for(this),
		memory: {
			getItem: (key) => this.#memory.get(key) ?? null,
			setItem: (key, value) => void this.#memory.set(key, value),
			removeItem: (key) => void this.#memory.delete(key)
		},
		now: () => this.clock
	};

	start = () => settleGuests(db, copies, this.room);

	leave(): void {
		noteLeaving(this.room);
		locks.close(this);
	}

	kill(): void {
		locks.close(this);
	}
}

async function work(learner: string, id: string): Promise<void> {
	const [opening, ...rest] = sampleLog({ id, length: 4, learner });
	if (!opening) throw new Error('nothing to store');
	await createAttempt(db, opening);
	for (const entry of rest) await append(db, id, entry, { expectedHead: entry.prev });
	copies.names.add(id);
}

const guests = async () => (await listProfiles(db)).map(({ id }) => id).filter(isGuest);
const names = async () => (await listProfiles(db)).map(({ displayName }) => displayName);
const attempts = async () => (await listAttempts(db)).map(({ id }) => id);

async function guestAtWork(): Promise<Tab> {
	const tab = new Tab();
	const guest = await beginGuest(db, tab.room);
	tab.leave();
	expect((await tab.start())?.id).toBe(guest.id);
	await work(guest.id, 'guests');
	await work('learner-1', 'anas');
	return tab;
}

describe('a guest session', () => {
	it('goes on when its only tab is loaded again, and after that tab crashed', async () => {
		const tab = await guestAtWork();
		tab.leave();
		tab.clock += 3_000;
		expect(isGuest((await tab.start())?.id ?? '')).toBe(true);
		tab.kill();
		tab.clock += 3_600_000;
		expect(isGuest((await tab.start())?.id ?? '')).toBe(true);
		expect(await attempts()).toContain('guests');
	});

	it('is joined by a second tab, and lasts until the last one is closed', async () => {
		const first = await guestAtWork();
		const second = new Tab();
		const joined = await second.start();
		first.leave();

		expect((await new Tab().start())?.id).toBe(joined?.id);
		expect(await attempts()).toContain('guests');
	});

	it('is erased, with its second copies, at the next start after its last tab was closed', async () => {
		const tab = await guestAtWork();
		tab.leave();

		expect(await new Tab().start()).toBeNull();

		expect(await names()).toEqual(['Ana']);
		expect(await attempts()).toEqual(['anas']);
		expect([...copies.names]).toEqual(['anas']);
		expect((await readSettings(db)).guest).toBeNull();
	});

	it('is erased when its closed tab is opened again later, maybe by somebody else', async () => {
		const tab = await guestAtWork();
		tab.leave();
		tab.clock += 61_000;

		expect(await tab.start()).toBeNull();
		expect(await attempts()).toEqual(['anas']);
	});

	it('ends at once when it is ended', async () => {
		const tab = await guestAtWork();
		const [guest] = (await listProfiles(db)).filter(({ id }) => isGuest(id));

		await endGuest(db, copies, tab.room, guest?.id ?? '');
		tab.leave();

		expect(await tab.start()).toBeNull();
		expect(await names()).toEqual(['Ana']);
		expect([...copies.names]).toEqual(['anas']);
	});

	it('is in no backup', async () => {
		await guestAtWork();
		const { bytes } = await exportBackup(db, { build: 'test', created: NOW });
		const fresh = await openDatabase({ name: `guests-fresh-${count}` });

		const { contents } = await planRestore(fresh, bytes, 'b');

		expect(contents.profiles.map(({ id }) => id)).toEqual(['learner-1']);
		expect(contents.logs.map(({ row }) => row.id)).toEqual(['anas']);
		expect(JSON.stringify(contents.settings)).not.toContain('guest');
		await fresh.delete();
	});

	it('is erased at the next start by a browser without locks', async () => {
		const tab = await guestAtWork();
		tab.leave();
		const later = new Tab();

		expect(await settleGuests(db, copies, { ...later.room, locks: undefined })).toBeNull();
		expect(await attempts()).toEqual(['anas']);
	});
});

describe('two guest sessions', () => {
	it('each stay with their own tab when it is loaded again', async () => {
		const first = await guestAtWork();
		const [own] = await guests();
		const second = new Tab();
		const other = await beginGuest(db, second.room);
		second.leave();
		expect((await second.start())?.id).toBe(other.id);

		first.leave();
		expect((await first.start())?.id).toBe(own);
		expect(await attempts()).toContain('guests');

		await endGuest(db, copies, first.room, own ?? '');
		expect((await readSettings(db)).guest).toBe(other.id);
		expect(await guests()).toEqual([other.id]);
	});

	it('are not erased by a tab that starts while one is being begun', async () => {
		const tab = new Tab();
		const written = vi.spyOn(db.profiles, 'add');
		let whenWritten: readonly string[] = [];
		written.mockImplementationOnce((row) => {
			whenWritten = locks.heldNames();
			written.mockRestore();
			return db.profiles.add(row);
		});

		const guest = await beginGuest(db, tab.room);

		expect(whenWritten).toEqual([`preceptor-guest:${guest.id}`]);
	});
});

describe('what was written for a guest after they were erased', () => {
	it('goes at the next start, and what is anybody else’s stays', async () => {
		const tab = await guestAtWork();
		const [id = ''] = await guests();
		// As tabs of an earlier build still do.
		await db.profiles.delete(id);
		await db.reviews.bulkAdd([
			{ id: `${id}|card`, profile: id, due: NOW, data: {} },
			{ id: 'learner-1|card', profile: 'learner-1', due: NOW, data: {} }
		]);
		const late = guestId('late');
		await db.selfChecks.add({ id: 's', profile: late, takenAt: NOW, when: 'before', data: {} });
		const later = guestId('later');
		await saveDraft(db, { attemptId: later, form: 'f', field: 'x', text: 'Ana' });
		tab.kill();

		expect(await new Tab().start()).toBeNull();

		expect(await attempts()).toEqual(['anas']);
		expect([...copies.names]).toEqual(['anas']);
		expect((await db.reviews.toArray()).map(({ profile }) => profile)).toEqual(['learner-1']);
		expect(await db.selfChecks.count()).toBe(0);
		expect(await db.drafts.count()).toBe(0);
	});
});

describe('erasing a learner', () => {
	it('keeps what another tab erased meanwhile on the list', async () => {
		await createProfile(db, { id: 'learner-2', displayName: 'Ben', createdAt: NOW });
		await work('learner-1', 'anas');
		await work('learner-2', 'bens');
		await eraseProfile(db, 'learner-1');
		const slow = {
			list: copies.list,
			remove: async (id: string) => {
				await eraseProfile(db, 'learner-2');
				await copies.remove(id);
			}
		};

		await removeErasedCopies(db, slow);

		expect((await readSettings(db)).erased).toEqual(['bens']);
		await removeErasedCopies(db, copies);
		expect([...copies.names]).toEqual([]);
		expect((await readSettings(db)).erased).toEqual([]);
	});

	it('brings nobody back when the copies could not be removed at once', async () => {
		await work('learner-1', 'anas');
		copies.isHeld = true;
		await eraseWithCopies(db, copies, 'learner-1');
		expect((await readSettings(db)).erased).toEqual(['anas']);
		copies.isHeld = false;

		await removeErasedCopies(db, copies);

		expect(copies.names.size).toBe(0);
		expect((await readSettings(db)).erased).toEqual([]);
	});

	it('leaves the copy of an attempt that a backup brought back meanwhile', async () => {
		await work('learner-1', 'anas');
		copies.isHeld = true;
		await eraseWithCopies(db, copies, 'learner-1');
		copies.isHeld = false;
		await createProfile(db, { id: 'learner-1', displayName: 'Ana', createdAt: NOW });
		await work('learner-1', 'anas');

		await removeErasedCopies(db, copies);

		expect([...copies.names]).toEqual(['anas']);
		expect((await readSettings(db)).erased).toEqual([]);
	});
});
