/**
 * How near wrong codes come to right ones. Formative only: it orders feedback and never passes or
 * fails anyone. Sources: CoPHE (Falis et al. 2021, arXiv 2109.04853) for codes with headers; by axis
 * for procedures, where what the last four characters mean depends on the first three.
 */
import { bestPairs } from './assignment';
import { headers } from './hierarchy';
import type { CodeSystem } from './model';

export interface Counts {
	readonly tp: number;
	readonly fp: number;
	readonly fn: number;
}

export interface SystemCode {
	readonly system: CodeSystem;
	readonly code: string;
}

/** Headers above a code. Which levels they name is which layers are counted. */
export type HeadersOf = (code: SystemCode) => readonly string[];

const bySpelling: HeadersOf = ({ system, code }) => headers(system, code);

export const NO_COUNTS: Counts = { tp: 0, fp: 0, fn: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
	return { tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn };
}

/** 2tp/(2tp+fp+fn), from 0 to 1; 1 where nothing was wanted and nothing given. */
export function f1Of({ tp, fp, fn }: Counts): number {
	const all = 2 * tp + fp + fn;
	return all === 0 ? 1 : (2 * tp) / all;
}

/**
 * CoPHE counts over all layers: how often each code and header is reached by the keyed and by the
 * entered codes, and by how much the two differ. The default layers go from the category down.
 */
export function copheCounts(
	expected: readonly SystemCode[],
	entered: readonly SystemCode[],
	headersOf: HeadersOf = bySpelling
): Counts {
	const gold = nodeCounts(expected, headersOf);
	const given = nodeCounts(entered, headersOf);
	let tp = 0;
	let fp = 0;
	let fn = 0;
	for (const node of new Set([...gold.keys(), ...given.keys()])) {
		const wanted = gold.get(node) ?? 0;
		const found = given.get(node) ?? 0;
		tp += Math.min(wanted, found);
		fp += Math.max(found - wanted, 0);
		fn += Math.max(wanted - found, 0);
	}
	return { tp, fp, fn };
}

function nodeCounts(codes: readonly SystemCode[], headersOf: HeadersOf): Map<string, number> {
	const counts = new Map<string, number>();
	for (const one of codes)
		for (const node of [one.code, ...headersOf(one)]) {
			const name = `${one.system}|${node}`;
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	return counts;
}

/** The seven characters of a procedure code and what each weighs (measurement C2.7). */
export const PCS_AXES = [
	{ position: 1, name: 'section', weight: 0.05 },
	{ position: 2, name: 'body system', weight: 0.1 },
	{ position: 3, name: 'root operation', weight: 0.3 },
	{ position: 4, name: 'body part', weight: 0.25 },
	{ position: 5, name: 'approach', weight: 0.1 },
	{ position: 6, name: 'device', weight: 0.1 },
	{ position: 7, name: 'qualifier', weight: 0.1 }
] as const;

export type PcsAxis = (typeof PCS_AXES)[number]['name'];

const GATE = 0.3;

/** Axes on which two procedure codes differ. */
export function axesApart(expected: string, entered: string): PcsAxis[] {
	return PCS_AXES.filter(
		({ position }) => expected.charAt(position - 1) !== entered.charAt(position - 1)
	).map((axis) => axis.name);
}

/**
 * Likeness of two procedure codes by axis, 0 to 1. In another table (first three characters) the
 * other characters mean something else, so it stays at or below 0.3 there.
 */
export function pcsLikeness(expected: string, entered: string): number {
	if (expected === entered) return 1;
	const same = rawLikeness(expected, entered);
	return expected.slice(0, 3) === entered.slice(0, 3) ? same : Math.min(same, GATE);
}

function rawLikeness(expected: string, entered: string): number {
	const apart = new Set<string>(axesApart(expected, entered));
	return PCS_AXES.reduce((sum, { name, weight }) => sum + (apart.has(name) ? 0 : weight), 0);
}

export interface PcsPair {
	readonly expected: string;
	readonly entered: string;
	/** 0 to 1. */
	readonly likeness: number;
	readonly apart: readonly PcsAxis[];
}

/** Entered procedures laid beside keyed ones so that their likeness adds up highest. */
export function alignPcs(expected: readonly string[], entered: readonly string[]): PcsPair[] {
	const weights = expected.map((gold) =>
		entered.map((given) => pcsLikeness(gold, given) + rawLikeness(gold, given) * 1e-6)
	);
	return bestPairs(weights).flatMap(([row, column]) => {
		const gold = expected[row];
		const given = entered[column];
		if (gold === undefined || given === undefined) return [];
		const likeness = pcsLikeness(gold, given);
		return [{ expected: gold, entered: given, likeness, apart: axesApart(gold, given) }];
	});
}

/** Counts of procedures by axis: a code is seven characters, so it counts like seven layers. */
export function pcsCounts(expected: readonly string[], entered: readonly string[]): Counts {
	const exact = alignPcs(expected, entered).reduce((sum, pair) => sum + pair.likeness, 0);
	const layers = PCS_AXES.length;
	return {
		tp: layers * exact,
		fp: layers * Math.max(entered.length - exact, 0),
		fn: layers * Math.max(expected.length - exact, 0)
	};
}

/** Counts over all systems: procedures by axis, the rest by header. `f1Of` makes the nearness. */
export function nearnessCounts(
	expected: readonly SystemCode[],
	entered: readonly SystemCode[],
	headersOf: HeadersOf = bySpelling
): Counts {
	const isPcs = (one: SystemCode) => one.system === 'icd-10-pcs';
	const codes = (list: readonly SystemCode[]) => list.filter(isPcs).map((one) => one.code);
	const others = (list: readonly SystemCode[]) => list.filter((one) => !isPcs(one));
	return addCounts(
		copheCounts(others(expected), others(entered), headersOf),
		pcsCounts(codes(expected), codes(entered))
	);
}

/** Root operation chosen for root operation keyed, and so on by axis: how often each was confused. */
export function axisConfusions(
	pairs: readonly PcsPair[]
): { axis: PcsAxis; expected: string; entered: string; count: number }[] {
	const rows = new Map<
		string,
		{ axis: PcsAxis; expected: string; entered: string; count: number }
	>();
	for (const pair of pairs)
		for (const { name, position } of PCS_AXES) {
			if (!pair.apart.includes(name)) continue;
			const expected = pair.expected.charAt(position - 1);
			const entered = pair.entered.charAt(position - 1);
			const id = `${name}|${expected}|${entered}`;
			const row = rows.get(id) ?? { axis: name, expected, entered, count: 0 };
			rows.set(id, { ...row, count: row.count + 1 });
		}
	return [...rows.values()].toSorted(
		(a, b) =>
			b.count - a.count || `${a.axis}${a.expected}`.localeCompare(`${b.axis}${b.expected}`, 'en')
	);
}
