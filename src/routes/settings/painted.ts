/** Resolves when what was last changed has been drawn: heavy work right after a click hides it. */
export function painted(): Promise<void> {
	return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
