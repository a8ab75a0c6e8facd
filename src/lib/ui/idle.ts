/**
 * Calls `work` once the page has nothing else to do: it is painted and no key waits. Returns what calls it
 * off. Safari knows no idle time: there it is called a moment later.
 */
export function whenIdle(work: () => void): () => void {
	if (typeof requestIdleCallback === 'function') {
		const handle = requestIdleCallback(() => work());
		return () => cancelIdleCallback(handle);
	}
	const handle = setTimeout(work, 50);
	return () => clearTimeout(handle);
}
