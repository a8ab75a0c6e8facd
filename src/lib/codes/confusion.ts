/** Which codes are taken for which others, over many attempts. */
import type { ErrorType } from './error-types';
import { family } from './hierarchy';

/** One mistake of one attempt; `expected` or `entered` is null where that side is missing. */
export interface ConfusionPair {
	readonly expected: string | null;
	readonly entered: string | null;
	readonly type: ErrorType;
	readonly scenario: string;
}

export interface ConfusionRow {
	readonly expected: string | null;
	readonly entered: string | null;
	readonly type: ErrorType;
	readonly count: number;
	/** In order of their ids. */
	readonly scenarios: readonly string[];
}

export interface ConfusionTable {
	/** Most frequent first, then by code. */
	readonly rows: readonly ConfusionRow[];
	readonly total: number;
	readonly byType: readonly { readonly type: ErrorType; readonly count: number }[];
	/** By the first three characters of the right code (of the entered one where nothing was keyed). */
	readonly byFamily: readonly { readonly family: string; readonly count: number }[];
}

/** Folds the mistakes of many attempts; their order changes nothing. */
export function confusionTable(pairs: Iterable<ConfusionPair>): ConfusionTable {
	const rows = new Map<string, { pair: ConfusionPair; count: number; scenarios: Set<string> }>();
	const types = new Map<ErrorType, number>();
	const families = new Map<string, number>();
	let total = 0;
	for (const pair of pairs) {
		total++;
		const id = `${pair.expected ?? ''}|${pair.entered ?? ''}|${pair.type}`;
		const row = rows.get(id) ?? { pair, count: 0, scenarios: new Set<string>() };
		row.count++;
		row.scenarios.add(pair.scenario);
		rows.set(id, row);
		types.set(pair.type, (types.get(pair.type) ?? 0) + 1);
		const code = pair.expected ?? pair.entered;
		if (code !== null) families.set(family(code), (families.get(family(code)) ?? 0) + 1);
	}
	return {
		rows: [...rows.entries()]
			.toSorted(
				byCount(
					([id]) => id,
					([, row]) => row.count
				)
			)
			.map(([, { pair, count, scenarios }]): ConfusionRow => ({
				expected: pair.expected,
				entered: pair.entered,
				type: pair.type,
				count,
				scenarios: [...scenarios].toSorted()
			})),
		total,
		byType: [...types]
			.map(([type, count]) => ({ type, count }))
			.toSorted(
				byCount(
					(one) => one.type,
					(one) => one.count
				)
			),
		byFamily: [...families]
			.map(([name, count]) => ({ family: name, count }))
			.toSorted(
				byCount(
					(one) => one.family,
					(one) => one.count
				)
			)
	};
}

function byCount<T>(name: (one: T) => string, count: (one: T) => number) {
	return (a: T, b: T) =>
		count(b) - count(a) || (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
}
