import { browser } from '$app/environment';
import { wakeProgress } from '$lib/session/workers/progress';

// A shell of its own, so that any web server answers this address.
export const prerender = true;

/** The worker starts while the page is still being put together. */
export function load(): void {
	if (browser) wakeProgress();
}
