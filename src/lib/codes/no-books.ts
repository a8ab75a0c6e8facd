/** A lookup without any book, for desks that never code. */
import type { CodeLookup } from './model';

const none = (): Promise<never> => Promise.reject(new Error('There is no code book at this desk.'));

export const NO_BOOKS: CodeLookup = {
	editions: () => Promise.resolve([]),
	search: none,
	describe: none,
	roots: none,
	below: none,
	index: none,
	suggest: none,
	pcs: none,
	check: none
};
