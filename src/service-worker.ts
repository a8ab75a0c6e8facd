/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
/**
 * Entry of the service worker: ties `OfflineCopy` to the browser's events. A new build waits until
 * every page of the one before is closed, or until a page asks for it; it never takes over while any
 * tab has an attempt open.
 */
import { base, build, files, prerendered, version } from '$service-worker';
import { isTakeOver } from '$lib/session/offline-message';
import { OfflineCopy } from '$lib/session/offline-copy';
import { ownedAttempts } from '$lib/session/locks';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

const copy = new OfflineCopy(
	{ base, version, build, files, prerendered },
	{
		caches: worker.caches,
		fetch: (address, options) => worker.fetch(address, options),
		origin: worker.location.origin
	}
);
// The development server has no build to keep.
const hasBuild = build.length > 0;

worker.addEventListener('install', (event) => {
	if (hasBuild) event.waitUntil(copy.install());
});

worker.addEventListener('activate', (event) => {
	if (hasBuild) event.waitUntil(copy.activate().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
	const answer = hasBuild ? copy.answer(event.request) : null;
	if (answer) event.respondWith(answer);
});

worker.addEventListener('message', (event) => {
	if (isTakeOver(event.data)) event.waitUntil(takeOver());
});

async function takeOver(): Promise<void> {
	if ((await ownedAttempts(worker.navigator.locks)).size === 0) await worker.skipWaiting();
}
