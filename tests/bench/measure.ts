/** What a benchmark says, and how times are taken: rounds of all runners in turn, medians, ratios. */
import { cpus, loadavg, totalmem } from 'node:os';

export interface BenchResult {
	readonly name: string;
	readonly unit: string;
	readonly ours: number;
	/** The same work by others in the same run, in the same unit. */
	readonly peers: Readonly<Record<string, number>>;
	/** Ours over the first peer; null where nobody else does it. */
	readonly ratio: number | null;
	/** What `ours` is to stay under, in `unit`; null where only the ratio counts. */
	readonly budget: number | null;
	/** What `ratio` is to stay under; null where only the budget counts. */
	readonly target: number | null;
	/** Budget and target are both met. */
	readonly holds: boolean;
	/** Stops the run with exit 1: a ratio worse than twice its target, a broken count or byte budget. */
	readonly fails: boolean;
	/** Of the rounds behind `ours`: the least, and the greatest over the least. */
	readonly min: number | null;
	readonly spread: number | null;
	readonly note: string;
}

/** A benchmark that could not run here, and why. */
export interface Skipped {
	readonly name: string;
	readonly why: string;
}

export interface BenchOutcome {
	readonly results: readonly BenchResult[];
	readonly skipped: readonly Skipped[];
}

export interface Machine {
	readonly cpu: string;
	readonly cores: number;
	readonly memoryGb: number;
	readonly node: string;
	readonly platform: string;
	/** One minute's load average when the run began and when it ended. */
	readonly load: readonly [number, number];
}

export interface BenchReport extends BenchOutcome {
	readonly machine: Machine;
}

export function machineAt(loadBefore: number): Machine {
	const [first] = cpus();
	return {
		cpu: first?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		node: process.version,
		platform: process.platform,
		load: [round(loadBefore), round(loadNow())]
	};
}

export function loadNow(): number {
	return loadavg()[0] ?? 0;
}

export interface Judging {
	readonly name: string;
	readonly unit: string;
	readonly ours: number;
	readonly peers?: Readonly<Record<string, number>>;
	readonly ratio?: number;
	readonly budget?: number;
	readonly target?: number;
	/** Counts and bytes are the same on every machine and gate; times are only reported. */
	readonly isExact?: boolean;
	readonly samples?: readonly number[];
	readonly note?: string;
}

/** Holds a measured value against its budget and its target. */
export function judged(from: Judging): BenchResult {
	const peers = from.peers ?? {};
	const [peer] = Object.values(peers);
	const ratio = from.ratio ?? (peer === undefined || peer === 0 ? null : from.ours / peer);
	const budget = from.budget ?? null;
	const target = from.target ?? null;
	const isOverBudget = budget !== null && from.ours > budget;
	const isOverTarget = target !== null && ratio !== null && ratio > target;
	const isFarOff = target !== null && ratio !== null && ratio > target * (from.isExact ? 1 : 2);
	const least = from.samples && from.samples.length > 0 ? Math.min(...from.samples) : null;
	return {
		name: from.name,
		unit: from.unit,
		ours: round(from.ours),
		peers: Object.fromEntries(Object.entries(peers).map(([name, value]) => [name, round(value)])),
		ratio: ratio === null ? null : round(ratio),
		budget,
		target,
		holds: !isOverBudget && !isOverTarget,
		fails: isFarOff || (isOverBudget && from.isExact === true),
		min: least === null ? null : round(least),
		spread: least === null || least === 0 ? null : round(Math.max(...(from.samples ?? [])) / least),
		note: from.note ?? ''
	};
}

function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}

export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** The value below which `share` of the values lie, between neighbours by line. NaN for none. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const place = (sorted.length - 1) * share;
	const low = sorted[Math.floor(place)] ?? Number.NaN;
	const high = sorted[Math.ceil(place)] ?? Number.NaN;
	return low + (high - low) * (place - Math.floor(place));
}

/**
 * Milliseconds of each runner in each round. Rounds go A B C, A B C, so that a busy minute of the
 * machine falls on all of them; the first `warmUp` rounds are thrown away.
 */
export function interleaved<Name extends string>(
	runners: Readonly<Record<Name, () => unknown>>,
	{ rounds, warmUp }: { readonly rounds: number; readonly warmUp: number }
): Record<Name, number[]> {
	const names = Object.keys(runners) as Name[];
	const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
		Name,
		number[]
	>;
	for (let turn = -warmUp; turn < rounds; turn += 1)
		for (const name of names) {
			const before = performance.now();
			const made = runners[name]();
			const took = performance.now() - before;
			if (made === undefined) throw new Error(`the runner ${name} gave nothing back`);
			if (turn >= 0) times[name].push(took);
		}
	return times;
}

/** Ratio of two runners as the median of each round's own ratio: a slow moment hits both sides. */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): number {
	return median(ours.map((value, turn) => value / (theirs[turn] ?? Number.NaN)));
}
