/**
 * The one open database, its second copy and the learner of this tab. Everything a page does with
 * storage goes through here, so that faults are said once and in the same words.
 */
import type { Entry } from '$lib/engine/model';
import { getProfile, createProfile } from '$lib/store/profiles';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { StoreFault } from '$lib/store/faults';
import { isGuest } from '$lib/store/guests';
import { rebuildAttempt } from '$lib/store/recovery';
import type { ProfileRow } from '$lib/store/rows';
import { readSettings, writeSetting } from '$lib/store/settings';
import { removeErasedCopies } from './erase';
import { noteLeaving, settleGuests, type GuestRoom } from './guests';
import { openMirror, type Mirror } from './workers/mirror';

/** A sentence about storage that the learner should see until they put it away. */
export interface Notice {
	readonly id: number;
	readonly tone: 'warning' | 'critical';
	readonly text: string;
	/** The page must be loaded again before anything else can be done. */
	readonly mustReload: boolean;
}

export interface House {
	readonly db: PreceptorDatabase;
	readonly mirror: Mirror;
	readonly profile: ProfileRow;
}

class Notices {
	all = $state.raw<readonly Notice[]>([]);
	#last = 0;

	say(text: string, tone: Notice['tone'] = 'warning', mustReload = false): void {
		if (this.all.some((notice) => notice.text === text)) return;
		this.#last += 1;
		this.all = [...this.all, { id: this.#last, tone, text, mustReload }];
	}

	putAway(id: number): void {
		this.all = this.all.filter((notice) => notice.id !== id);
	}
}

export const notices = new Notices();

let opening: Promise<House> | undefined;

/**
 * Opens storage once for the whole app. Attempts that only the second copy still has are brought
 * back, and the learner is told. Throws StoreFault when the browser refuses storage.
 */
export function openHouse(): Promise<House> {
	opening ??= open().catch((fault: unknown) => {
		opening = undefined;
		throw fault;
	});
	return opening;
}

async function open(): Promise<House> {
	const db = await openDatabase({
		onBlocked: () =>
			notices.say('Another tab still holds an older Preceptor open; close it to go on.'),
		onVersionChange: () =>
			notices.say(
				'Another tab updated Preceptor. Everything saved is safe; reload this page to go on.',
				'critical',
				true
			)
	});
	const mirror = openMirror();
	mirror.onState((state) => {
		if (state.kind === 'none')
			notices.say(`There is ${state.text}. Your work is still saved in this browser.`);
	});
	const guest = await settleGuests(db, mirror, guestRoom());
	await removeErasedCopies(db, mirror);
	await bringBack(db, mirror);
	const profile = guest ?? (await activeProfile(db));
	listenToOtherTabs(profile);
	globalThis.addEventListener('pagehide', () => noteLeaving(guestRoom()));
	return { db, mirror, profile };
}

/** What guest sessions need of this browser. */
export function guestRoom(): GuestRoom {
	const hasLocks = typeof navigator !== 'undefined' && 'locks' in navigator;
	return {
		locks: hasLocks ? navigator.locks : undefined,
		memory: sessionStorage,
		now: () => Date.now()
	};
}

/** What a tab tells the others about the learners of this browser. */
export type PeopleNews =
	| { readonly kind: 'switched'; readonly name: string }
	| { readonly kind: 'erased'; readonly profile: string };

const CHANNEL = 'preceptor-people';
let channel: BroadcastChannel | undefined;

export function tellOtherTabs(news: PeopleNews): void {
	channel?.postMessage(news);
}

function listenToOtherTabs(me: ProfileRow): void {
	if (typeof BroadcastChannel === 'undefined') return;
	channel = new BroadcastChannel(CHANNEL);
	channel.addEventListener('message', ({ data: news }: MessageEvent<PeopleNews>) => {
		if (news.kind === 'switched')
			notices.say(
				`${news.name} works in another tab now. This tab still shows the work of ${me.displayName}, and goes over when it is loaded again.`
			);
		else if (news.profile === me.id)
			notices.say(
				`${me.displayName} was erased in another tab, with all their work. Reload this page to go on as somebody else.`,
				'critical',
				true
			);
	});
}

/** Another tab brought it back or erased it meanwhile, or its copy holds nothing. */
const LEFT_ALONE: ReadonlySet<StoreFault['kind']> = new Set(['exists', 'missing', 'damaged']);

async function bringBack(db: PreceptorDatabase, mirror: Mirror): Promise<void> {
	const known = new Set(
		await db.guard('nothing was changed', () => db.attempts.toCollection().primaryKeys())
	);
	for (const id of await mirror.list()) {
		if (known.has(id)) continue;
		const copy: Entry[] = await mirror.read(id);
		if (isGuestsCopy(copy)) {
			await mirror.remove(id);
			continue;
		}
		try {
			const { entries } = await rebuildAttempt(db, id, copy);
			notices.say(
				`An attempt was missing from this browser's database; its ${entries.length} steps were brought back from the second copy.`
			);
		} catch (fault) {
			if (!(fault instanceof StoreFault)) throw fault;
			if (!LEFT_ALONE.has(fault.kind)) throw fault;
		} finally {
			await mirror.release(id);
		}
	}
}

/** A guest leaves nothing behind; whoever is still here has their attempts in the database. */
function isGuestsCopy([first]: readonly Entry[]): boolean {
	const learner = first?.data['learner'];
	return typeof learner === 'string' && isGuest(learner);
}

async function activeProfile(db: PreceptorDatabase): Promise<ProfileRow> {
	const { activeProfile: id } = await readSettings(db);
	const held = id === null ? undefined : await getProfile(db, id);
	if (held) return held;
	const profile = await createProfile(db, {
		id: `learner-${crypto.randomUUID().slice(0, 8)}`,
		displayName: 'Learner',
		createdAt: new Date().toISOString()
	});
	await writeSetting(db, 'activeProfile', profile.id);
	return profile;
}

/** What to tell a learner about a fault that came up while a page was loading. */
export function faultText(fault: unknown): string {
	return fault instanceof Error ? fault.message : String(fault);
}
