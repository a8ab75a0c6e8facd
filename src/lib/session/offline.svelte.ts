/**
 * The page's side of the service worker: knows when a newer build waits, and asks it to take over when
 * the learner says so. A page goes over to another build only by loading again.
 */
import { TAKE_OVER } from './offline-message';
import { attemptsHere, ownedAttempts } from './locks';

class Offline {
	/** A newer build is whole and waits. */
	isUpdateReady = $state(false);
	#registration: ServiceWorkerRegistration | undefined;

	/** Begins to watch. A browser without service workers, or a first visit, has nothing to watch yet. */
	async start(): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		const { serviceWorker } = navigator;
		// The first worker takes over a page of its own build, which need not load again.
		let hadWorker = serviceWorker.controller !== null;
		serviceWorker.addEventListener('controllerchange', () => {
			if (hadWorker && attemptsHere().size === 0) location.reload();
			hadWorker = true;
		});
		const registration = await serviceWorker.ready;
		this.#registration = registration;
		const look = () => {
			this.isUpdateReady = registration.waiting !== null;
		};
		const watch = (installing: ServiceWorker | null) =>
			installing?.addEventListener('statechange', look);
		registration.addEventListener('updatefound', () => watch(registration.installing));
		watch(registration.installing);
		look();
	}

	/** Goes over to the new build, or says in a sentence why that has to wait. */
	async useNow(): Promise<string | null> {
		const waiting = this.#registration?.waiting;
		if (!waiting) {
			location.reload();
			return null;
		}
		const open = (await ownedAttempts()).size;
		if (open > 0)
			return 'An attempt is open in another tab. Leave it first: the new version never replaces one that runs.';
		waiting.postMessage(TAKE_OVER);
		return null;
	}
}

export const offline = new Offline();
