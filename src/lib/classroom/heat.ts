/**
 * Competencies by learners: where a class is strong and where it is not. Points of the attempts that
 * count, as the key gave them; a share never stands without how many findings it is made of.
 */
import type { Gradebook, Learner } from './gradebook';
import type { ItemMark } from './model';

/** Points and findings of one competency; `share` is null where nothing could be earned. */
export interface HeatCell {
	readonly n: number;
	readonly earned: number;
	readonly possible: number;
	readonly share: number | null;
}

export interface HeatRow {
	readonly competency: string;
	/** In the order of `learners`; null where there is nothing. */
	readonly cells: readonly (HeatCell | null)[];
	readonly total: HeatCell;
	/** Learners with at least one finding. */
	readonly learners: number;
}

export interface Heat {
	readonly learners: readonly Learner[];
	/** The weakest first; those where nothing could be earned last. */
	readonly rows: readonly HeatRow[];
	/** Each learner over all competencies. */
	readonly totals: readonly (HeatCell | null)[];
}

export function heatOf({ rows }: Gradebook): Heat {
	const items = rows.map(({ cells }) =>
		[...cells.values()]
			.flatMap(({ counted }) => counted.items)
			.filter(({ verdict }) => verdict !== 'not-scorable')
	);
	const competencies = [...new Set(items.flat().map(({ competency }) => competency))].sort();
	const made = competencies.map((competency): HeatRow => {
		const perLearner = items.map((list) => list.filter((item) => item.competency === competency));
		const cells = perLearner.map((list) => (list.length > 0 ? cellOf(list) : null));
		return {
			competency,
			cells,
			total: cellOf(perLearner.flat()),
			learners: cells.filter((cell) => cell !== null).length
		};
	});
	return {
		learners: rows.map(({ learner }) => learner),
		rows: made.toSorted((a, b) => weight(a) - weight(b)),
		totals: items.map((list) => (list.length > 0 ? cellOf(list) : null))
	};
}

function weight({ total }: HeatRow): number {
	return total.share ?? 2;
}

function cellOf(items: readonly ItemMark[]): HeatCell {
	const sum = (values: readonly number[]) =>
		Math.round(values.reduce((total, value) => total + value, 0) * 1000) / 1000;
	const possible = sum(items.map((item) => item.possible));
	const earned = Math.max(0, sum(items.map((item) => item.earned)));
	return {
		n: items.length,
		earned,
		possible,
		share: possible > 0 ? Math.min(1, earned / possible) : null
	};
}
