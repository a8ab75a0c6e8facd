import { describe, expect, it, vi } from 'vitest';
import { attemptsHere, ownAttempt, ownedAttempts, type AttemptLocks } from './locks';

/** The part of Web Locks that is used, after the specification: exclusive locks, no queue. */
class Locks implements AttemptLocks {
	readonly #held = new Map<string, (reason: DOMException) => void>();

	request(
		name: string,
		options: LockOptions,
		use: (lock: Lock | null) => unknown
	): Promise<unknown> {
		const holder = this.#held.get(name);
		if (holder && options.ifAvailable) return Promise.resolve(use(null));
		holder?.(new DOMException('the lock was stolen', 'AbortError'));
		return new Promise((resolve, reject) => {
			this.#held.set(name, reject);
			void Promise.resolve(use({ name, mode: 'exclusive' })).then((result) => {
				if (this.#held.get(name) === reject) this.#held.delete(name);
				resolve(result);
			});
		});
	}

	query(): Promise<LockManagerSnapshot> {
		return Promise.resolve({
			held: [...this.#held.keys(), 'other'].map((name) => ({ name, mode: 'exclusive' }))
		});
	}
}

describe('ownAttempt', () => {
	it('lets one tab in, tells the second, and lets it in after the first leaves', async () => {
		const locks = new Locks();
		const onLost = vi.fn();

		const release = await ownAttempt('a', { onLost, locks });
		expect(release).not.toBeNull();
		expect(await ownAttempt('a', { onLost, locks })).toBeNull();
		expect(await ownAttempt('b', { onLost, locks })).not.toBeNull();
		expect(await ownedAttempts(locks)).toEqual(new Set(['a', 'b']));
		release?.();
		await vi.waitFor(async () => expect(await ownedAttempts(locks)).toEqual(new Set(['b'])));

		expect(await ownAttempt('a', { onLost, locks })).not.toBeNull();
		expect(onLost).not.toHaveBeenCalled();
	});

	it('tells the loser when another tab takes the attempt over, once', async () => {
		const locks = new Locks();
		const onLost = vi.fn();
		const release = await ownAttempt('a', { onLost, locks });

		const taken = await ownAttempt('a', { onLost: vi.fn(), steal: true, locks });

		expect(taken).not.toBeNull();
		await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
		release?.();
		expect(await ownAttempt('a', { onLost, locks })).toBeNull();
		expect(onLost).toHaveBeenCalledOnce();
	});

	it('passes on why a lock could not be asked for', async () => {
		const locks = {
			request: () => Promise.reject(new DOMException('no locks here', 'SecurityError')),
			query: () => Promise.resolve({})
		};

		await expect(ownAttempt('a', { onLost: vi.fn(), locks })).rejects.toThrow('no locks here');
	});

	it('knows what is open in this tab until it is released, or lost to another', async () => {
		const locks = new Locks();
		const release = await ownAttempt('c', { onLost: vi.fn(), locks });
		await ownAttempt('d', { onLost: vi.fn(), locks });
		expect(attemptsHere()).toContain('c');

		release?.();
		release?.();
		expect(attemptsHere()).not.toContain('c');

		// Taken as another tab takes it: past this module.
		void locks.request('preceptor-attempt:d', { steal: true }, () => new Promise(() => undefined));
		await vi.waitFor(() => expect(attemptsHere()).not.toContain('d'));
	});
});
