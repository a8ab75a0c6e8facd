/**
 * One tab owns an attempt for as long as its screen is open. The lock keeps two screens from working
 * on one log; that the log stays whole even without it is the store's promise, not this one's.
 */
/** What is used of the browser's LockManager. */
export interface AttemptLocks {
	request(
		name: string,
		options: LockOptions,
		use: (lock: Lock | null) => Promise<void> | undefined
	): Promise<unknown>;
	query(): Promise<LockManagerSnapshot>;
}

const PREFIX = 'preceptor-attempt:';

/** How many times this page owns each attempt; twice for a moment, when it takes one from itself. */
const here = new Map<string, number>();

/** Ids of the attempts that are open in this very tab. */
export function attemptsHere(): ReadonlySet<string> {
	return new Set(here.keys());
}

function count(id: string, change: 1 | -1): void {
	const left = (here.get(id) ?? 0) + change;
	if (left > 0) here.set(id, left);
	else here.delete(id);
}

export interface OwnOptions {
	/** Another tab took the attempt over: freeze the screen. Called at most once. */
	readonly onLost: () => void;
	/** Take the attempt from the tab that owns it ("work here instead"). */
	readonly steal?: boolean;
	/** The browser's own where nothing else is said. */
	readonly locks?: AttemptLocks | undefined;
}

/**
 * Asks for an attempt. Gives a function that releases it, or null when another tab owns it. A browser
 * without Web Locks always grants: there the head check of every append is the only guard.
 */
export async function ownAttempt(id: string, options: OwnOptions): Promise<(() => void) | null> {
	const locks = options.locks ?? browserLocks();
	if (!locks) {
		count(id, 1);
		return once(() => count(id, -1));
	}
	return new Promise((grant, fail) => {
		let state: 'asking' | 'owner' | 'released' = 'asking';
		const mode: LockOptions = options.steal ? { steal: true } : { ifAvailable: true };
		locks
			.request(PREFIX + id, mode, (lock) => {
				if (!lock) {
					grant(null);
					return undefined;
				}
				state = 'owner';
				count(id, 1);
				return new Promise<void>((letGo) => {
					grant(
						once(() => {
							if (state === 'owner') count(id, -1);
							state = 'released';
							letGo();
						})
					);
				});
			})
			// A stolen lock rejects the request of the tab that held it.
			.catch((error: unknown) => {
				if (state === 'owner') {
					state = 'released';
					count(id, -1);
					options.onLost();
				} else if (state === 'asking') fail(error);
			});
	});
}

/** Ids of the attempts that some tab of this browser has open. */
export async function ownedAttempts(
	locks: AttemptLocks | undefined = browserLocks()
): Promise<Set<string>> {
	const { held = [] } = (await locks?.query()) ?? {};
	const names = held.map((lock) => lock.name ?? '').filter((name) => name.startsWith(PREFIX));
	return new Set(names.map((name) => name.slice(PREFIX.length)));
}

function once(act: () => void): () => void {
	let isDone = false;
	return () => {
		if (!isDone) act();
		isDone = true;
	};
}

function browserLocks(): AttemptLocks | undefined {
	return typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : undefined;
}
