/**
 * Guest sessions on a shared computer. A guest is kept for as long as some tab of theirs is open: each
 * holds the guest's lock, shared, and a start that finds a guest whom nobody holds erases them. A tab
 * that is loaded again lets go of the lock for a moment, so it also remembers, in a storage that is
 * gone with the tab, whose it was and when it was left.
 */
import { guestId, isGuest } from '$lib/store/guests';
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
 * At the start of a tab: erases every guest whom no tab holds, and gives the guest whose tab this is,
 * if there is one. Throws StoreFault.
 */
export async function settleGuests(
	db: PreceptorDatabase,
	copies: Copies,
	room: GuestRoom
): Promise<ProfileRow | null> {
	const { guest } = await readSettings(db);
	const ids = await db.guard('nothing was changed', () => db.profiles.toCollection().primaryKeys());
	let mine: ProfileRow | null = null;
	for (const id of ids.filter(isGuest)) {
		const stays = id === guest && isLoadedAgain(id, room);
		if (!stays && (await eraseIfLeft(db, copies, room, id))) continue;
		if (id !== guest) continue;
		await hold(id, room);
		mine = (await getProfile(db, id)) ?? null;
	}
	if (guest !== null && mine === null) await writeSetting(db, 'guest', null);
	return mine;
}

/** Makes a guest; this tab is theirs once it is loaded again. Throws StoreFault. */
export async function beginGuest(db: PreceptorDatabase, room: GuestRoom): Promise<ProfileRow> {
	const guest = await createProfile(db, {
		id: guestId(crypto.randomUUID().slice(0, 8)),
		displayName: 'Guest',
		createdAt: new Date(room.now()).toISOString()
	});
	await hold(guest.id, room);
	await writeSetting(db, 'guest', guest.id);
	return guest;
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
	await writeSetting(db, 'guest', null);
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
