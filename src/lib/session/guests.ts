/**
 * Guest sessions on a shared computer. A guest is kept for as long as some tab of theirs is open: each
 * holds the guest's lock, shared, and a start that finds a guest whom nobody holds erases them. A tab
 * that is loaded again lets go of the lock for a moment, so it also remembers, in a storage that is
 * gone with the tab, whose it was and when it was left.
 */
import { GUEST_PREFIX, guestId } from '$lib/store/guests';
import type { PreceptorDatabase } from '$lib/store/db';
import { createProfile, getProfile } from '$lib/store/profiles';
import type { ProfileRow } from '$lib/store/rows';
import { readSettings, writeSetting } from '$lib/store/settings';
import { eraseWithCopies } from './erase';
import type { Mirror } from './workers/mirror';

/** What is used of the browser. */
export interface GuestRoom {
	/** Undefined where the browser has no Web Locks: there the tab's memory alone decides. */
	readonly locks:
		| {
				request(
					name: string,
					options: LockOptions,
					use: (lock: Lock | null) => Promise<void>
				): Promise<unknown>;
		  }
		| undefined;
	/** Gone with the tab. */
	readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
	/** Epoch ms. */
	readonly now: () => number;
}

const LOCK = 'preceptor-guest:';
const MINE = 'preceptor-guest';
const LEFT = 'preceptor-guest-left';
/** Ms after which a tab that comes back was not loaded again but reopened, maybe by somebody else. */
const RELOAD = 60_000;

type Copies = Pick<Mirror, 'remove' | 'list'>;

/**
 * At the start of a tab: erases every guest whom no tab holds, with what was written for one already
 * gone, and gives the guest whose tab this is, if there is one. A tab that is loaded again stays with its
 * own guest, whoever began a session elsewhere since. Throws StoreFault.
 */
export async function settleGuests(
	db: PreceptorDatabase,
	copies: Copies,
	room: GuestRoom
): Promise<ProfileRow | null> {
	const { guest } = await readSettings(db);
	const keys = await db.guard('nothing was changed', () =>
		db.profiles.where('id').startsWith(GUEST_PREFIX).primaryKeys()
	);
	const own = keys.find((id) => isLoadedAgain(id, room));
	// Held first, so that no other start takes it for left.
	if (own !== undefined) await hold(own, room);
	const staying = new Set(own === undefined ? [] : [own]);
	for (const id of keys)
		if (id !== own && !(await eraseIfLeft(db, copies, room, id))) staying.add(id);
	for (const id of await withoutProfile(db)) await eraseWithCopies(db, copies, id);
	await forgetGuest(db, guest);
	const mine = own ?? guest;
	if (mine === null || !staying.has(mine)) return null;
	if (mine !== own) await hold(mine, room);
	return (await getProfile(db, mine)) ?? null;
}

/** Guests who have work here and no profile: a tab wrote for them after they were erased. */
async function withoutProfile(db: PreceptorDatabase): Promise<string[]> {
	const end = `${GUEST_PREFIX}\uffff`;
	return db.guard('nothing was changed', () =>
		db.transaction(
			'r',
			[db.profiles, db.attempts, db.reviews, db.selfChecks, db.drafts, db.keys],
			async () => {
				const pairs = await Promise.all([
					db.attempts
						.where('[profile+startedAt]')
						.between([GUEST_PREFIX, ''], [end, ''])
						.uniqueKeys(),
					db.reviews.where('[profile+due]').between([GUEST_PREFIX, ''], [end, '']).uniqueKeys(),
					db.selfChecks.where('profile').startsWith(GUEST_PREFIX).uniqueKeys(),
					db.drafts
						.where('[attemptId+form+field]')
						.between([GUEST_PREFIX, '', ''], [end, '', ''])
						.primaryKeys(),
					db.keys.where('id').startsWith(GUEST_PREFIX).primaryKeys()
				]);
				const ids = new Set(pairs.flat().map((key) => String(Array.isArray(key) ? key[0] : key)));
				const rows = await db.profiles.bulkGet([...ids]);
				return [...ids].filter((_, index) => rows[index] === undefined);
			}
		)
	);
}

/** New tabs no longer join this guest, if the setting still names them and their profile is gone. */
async function forgetGuest(db: PreceptorDatabase, id: string | null): Promise<void> {
	if (id === null) return;
	await db.guard('the setting was not saved', () =>
		db.transaction('rw', db.settings, db.profiles, async () => {
			const { guest } = await readSettings(db);
			if (guest === id && !(await db.profiles.get(id))) await writeSetting(db, 'guest', null);
		})
	);
}

/** Makes a guest; this tab is theirs once it is loaded again. Throws StoreFault. */
export async function beginGuest(db: PreceptorDatabase, room: GuestRoom): Promise<ProfileRow> {
	const id = guestId(crypto.randomUUID().slice(0, 8));
	const before = room.memory.getItem(MINE);
	// Held before there is a row: another tab that starts now would find a guest whom nobody holds.
	await hold(id, room);
	try {
		return await db.guard('the guest session was not begun', () =>
			db.transaction('rw', db.profiles, db.settings, async () => {
				await writeSetting(db, 'guest', id);
				return createProfile(db, {
					id,
					displayName: 'Guest',
					createdAt: new Date(room.now()).toISOString()
				});
			})
		);
	} catch (fault) {
		if (before === null) room.memory.removeItem(MINE);
		else room.memory.setItem(MINE, before);
		throw fault;
	}
}

/** Erases the guest of this tab with everything they did. Throws StoreFault. */
export async function endGuest(
	db: PreceptorDatabase,
	copies: Copies,
	room: GuestRoom,
	id: string
): Promise<void> {
	room.memory.removeItem(MINE);
	await eraseWithCopies(db, copies, id);
	await forgetGuest(db, id);
}

/** Notes when this tab is left; does nothing for a tab that is no guest's. */
export function noteLeaving({ memory, now }: GuestRoom): void {
	if (memory.getItem(MINE) !== null) memory.setItem(LEFT, String(now()));
}

function isLoadedAgain(id: string, { memory, now }: GuestRoom): boolean {
	if (memory.getItem(MINE) !== id) return false;
	const left = memory.getItem(LEFT);
	// A tab that was killed never said when it was left: its work is not to be lost with it.
	return left === null || now() - Number(left) < RELOAD;
}

async function eraseIfLeft(
	db: PreceptorDatabase,
	copies: Copies,
	{ locks }: GuestRoom,
	id: string
): Promise<boolean> {
	let isLeft = locks === undefined;
	if (!locks) await eraseWithCopies(db, copies, id);
	else
		await locks.request(LOCK + id, { mode: 'exclusive', ifAvailable: true }, async (lock) => {
			if (!lock) return;
			isLeft = true;
			await eraseWithCopies(db, copies, id);
		});
	return isLeft;
}

/** Holds the guest's lock until the tab is closed; resolves once it is held. */
async function hold(id: string, { locks, memory }: GuestRoom): Promise<void> {
	memory.setItem(MINE, id);
	memory.removeItem(LEFT);
	if (!locks) return;
	await new Promise<void>((held, fail) => {
		locks
			.request(LOCK + id, { mode: 'shared' }, () => {
				held();
				return new Promise(() => undefined);
			})
			.catch(fail);
	});
}
