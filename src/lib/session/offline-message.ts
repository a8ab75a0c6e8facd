/** What a page says to a service worker that waits: be the one from now on. */
export const TAKE_OVER = { do: 'take-over' } as const;

export function isTakeOver(message: unknown): boolean {
	return (
		typeof message === 'object' && message !== null && Reflect.get(message, 'do') === TAKE_OVER.do
	);
}
