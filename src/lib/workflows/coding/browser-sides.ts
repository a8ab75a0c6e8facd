/** Codes that differ only in their side, to be seen next to one another. */
import type { CodeRow } from '$lib/codes/model';
import { isOtherSide } from '$lib/codes/sides';

export const SIDES = ['right', 'left', 'bilateral', 'unspecified'] as const;
export type Side = (typeof SIDES)[number];

export interface SideColumn {
	readonly side: Side;
	readonly rows: readonly CodeRow[];
}

/**
 * The side a title names: a named one goes before `unspecified`, which may speak of something else.
 * Null where it names none.
 */
export function sideOf(title: string): Side | null {
	const words = new Set(title.toLowerCase().match(/[a-z]+/g) ?? []);
	const both = words.has('bilateral') || words.has('bilaterally');
	if (both || (words.has('right') && words.has('left'))) return 'bilateral';
	return SIDES.find((side) => words.has(side)) ?? null;
}

/**
 * A code among the rows that say the same of another side, a column for each side in a fixed order.
 * Empty where it stands alone.
 */
export function sidesBeside(code: string, rows: readonly CodeRow[]): readonly SideColumn[] {
	const own = rows.find((row) => row.code === code);
	if (!own) return [];
	const group = rows.filter((row) => row === own || isOtherSide(own.title, row.title));
	if (group.length < 2) return [];
	return SIDES.flatMap((side) => {
		const found = group.filter(({ title }) => sideOf(title) === side);
		return found.length > 0 ? [{ side, rows: found }] : [];
	});
}
