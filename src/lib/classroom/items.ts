/**
 * Item statistics of one scenario of an assignment, a learner's counted attempt a row, a rule an item,
 * as Moodle's quiz report defines them: facility, corrected item-rest correlation, discriminative
 * efficiency. Under 30 learners no coefficient and no flag is given, under 100 with caution.
 * Computed from what the key gave: credits by hand change a learner's mark, never these figures.
 * Flags: Ebel 1972; Haladyna 2004.
 */
import type { ItemMark, Submission } from './model';
import {
	alpha,
	correlation,
	covariance,
	decisionConsistency,
	deviation,
	errorOf,
	isFlat,
	kr21,
	livingston,
	lordError,
	mean,
	phi,
	phiAt,
	sum,
	totalsOf
} from './reliability';

/** Learners below which no coefficient is given, and below which it is given with caution. */
export const ENOUGH = 30;
export const PLENTY = 100;

/** What a figure stands on. */
export type Ground = 'too-small' | 'caution' | 'sound';

export function groundOf(n: number): Ground {
	if (n < ENOUGH) return 'too-small';
	return n < PLENTY ? 'caution' : 'sound';
}

/** `hard` facility under .20, `easy` over .80, `weak` r under .20, `check-key` r under 0. */
export type ItemFlag = 'hard' | 'easy' | 'weak' | 'check-key';

export const FLAG_WORDS: Readonly<Record<ItemFlag, string>> = {
	hard: 'hard: under 20 % of its points were earned',
	easy: 'easy: over 80 % of its points were earned',
	weak: 'tells strong from weak work poorly (r under .20)',
	'check-key': 'check the key: who did well elsewhere did worse here (r under 0)'
};

export interface ItemStatistics {
	readonly rule: string;
	readonly workflow: string;
	readonly competency: string;
	readonly title: string;
	/** Learners in whose attempt it could be judged. */
	readonly n: number;
	readonly ground: Ground;
	/** It has nothing to earn, only to lose. */
	readonly isPenalty: boolean;
	/** Learners who earned all of it; of a penalty, who lost nothing. */
	readonly full: number;
	/** Points earned over points possible, 0 to 1; null for a penalty. */
	readonly facility: number | null;
	/** Correlation of the item with the rest of the attempt. */
	readonly discrimination: number | null;
	/** Correlation with the whole, the item included. */
	readonly withTotal: number | null;
	/** Covariance with the rest over the greatest the two could have. */
	readonly efficiency: number | null;
	readonly flags: readonly ItemFlag[];
}

/** Rules of the counted attempts, in the order of the key. */
export function itemStatistics(counted: readonly Submission[]): ItemStatistics[] {
	const rules = new Map<string, ItemMark>();
	for (const { items } of counted)
		for (const item of items) if (!rules.has(nameOf(item))) rules.set(nameOf(item), item);
	const isPenalty = (name: string) =>
		counted.every(({ items }) =>
			items.every((item) => nameOf(item) !== name || item.possible <= 0)
		);
	return [...rules].map(([name, head]) =>
		statisticsOf(head, pairsOf(name, counted), isPenalty(name))
	);
}

function nameOf({ workflow, rule }: Pick<ItemMark, 'workflow' | 'rule'>): string {
	return `${workflow} ${rule}`;
}

/** An item in one attempt, beside the share of the rest and of the whole. */
interface Pair {
	readonly item: ItemMark;
	readonly rest: number;
	readonly whole: number;
}

function pairsOf(name: string, counted: readonly Submission[]): Pair[] {
	return counted.flatMap(({ items }) => {
		const judged = items.filter(({ verdict }) => verdict !== 'not-scorable');
		const item = judged.find((one) => nameOf(one) === name);
		if (!item) return [];
		return [{ item, rest: shareOf(judged.filter((one) => one !== item)), whole: shareOf(judged) }];
	});
}

/** Points earned of those that could be judged: what was not scorable lies on neither side. */
function shareOf(items: readonly ItemMark[]): number {
	const possible = sum(items.map((item) => item.possible));
	return possible > 0 ? sum(items.map((item) => item.earned)) / possible : 0;
}

function statisticsOf(head: ItemMark, pairs: readonly Pair[], isPenalty: boolean): ItemStatistics {
	const { rule, workflow, competency, title } = head;
	const n = pairs.length;
	const ground = groundOf(n);
	const scores = pairs.map(({ item }) => item.earned);
	const rest = pairs.map((pair) => pair.rest);
	const possible = sum(pairs.map(({ item }) => item.possible));
	const facility = possible > 0 ? sum(scores) / possible : null;
	const isShown = ground !== 'too-small';
	const discrimination = isShown ? correlation(scores, rest) : null;
	return {
		rule,
		workflow,
		competency,
		title,
		n,
		ground,
		isPenalty,
		full: pairs.filter(({ item }) => item.earned >= item.possible).length,
		facility,
		discrimination,
		withTotal: isShown
			? correlation(
					scores,
					pairs.map((pair) => pair.whole)
				)
			: null,
		efficiency: isShown ? efficiencyOf(scores, rest) : null,
		// A penalty falls on few: its r says more about them than about the rule.
		flags: isShown && !isPenalty ? flagsOf(facility, discrimination) : []
	};
}

/** Covariance over the greatest that these two lists could have, sorted alike. */
export function efficiencyOf(scores: readonly number[], rest: readonly number[]): number | null {
	if (scores.length < 2 || isFlat(scores) || isFlat(rest)) return null;
	const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
	return covariance(scores, rest) / covariance(sorted(scores), sorted(rest));
}

export function flagsOf(facility: number | null, discrimination: number | null): ItemFlag[] {
	const flags: ItemFlag[] = [];
	if (discrimination !== null && discrimination < 0) flags.push('check-key');
	else if (discrimination !== null && discrimination < 0.2) flags.push('weak');
	if (facility !== null && facility < 0.2) flags.push('hard');
	if (facility !== null && facility > 0.8) flags.push('easy');
	return flags;
}

export interface Reliability {
	/** Learners, and parts (items or scenarios) that were judged for all of them. */
	readonly n: number;
	readonly parts: number;
	/** Parts left out because they could not be judged for everybody. */
	readonly leftOut: number;
	readonly ground: Ground;
	/** Mean and standard deviation of the totals over those parts, and the most they could be. */
	readonly mean: number;
	readonly spread: number;
	readonly possible: number;
	/** Null where n is too small or the marks give no ground. */
	readonly alpha: number | null;
	readonly error: number | null;
	/** Only where every part is all or nothing; `errorAtPass` is Lord's, in parts. */
	readonly kr21: number | null;
	readonly errorAtPass: number | null;
	readonly phi: number | null;
	readonly phiAtPass: number | null;
	readonly livingston: number | null;
	/** Same answer, pass or not, in a second attempt alike; and beyond chance. */
	readonly consistency: { readonly same: number; readonly kappa: number } | null;
}

/** One part of one learner's work: points earned of points possible. */
interface Points {
	readonly earned: number;
	readonly possible: number;
}

/** Reliability over the items of one scenario. `passShare` is the share that passes, 0 to 1. */
export function itemReliability(
	counted: readonly Submission[],
	passShare: number
): Reliability | null {
	return reliabilityOf(
		counted.map(
			({ items }) =>
				new Map(
					items
						.filter(({ verdict }) => verdict !== 'not-scorable')
						.map((item): [string, Points] => [nameOf(item), item])
				)
		),
		passShare
	);
}

/**
 * Reliability over whole scenarios, each learner's counted attempt at each: what the mark of the whole
 * assignment rests on. Learners who did not hand in all are left out. Scenarios count alike.
 */
export function scenarioReliability(
	learners: readonly ReadonlyMap<string, Points>[],
	passShare: number
): Reliability | null {
	const names = new Set(learners.flatMap((row) => [...row.keys()]));
	const whole = learners.filter((row) => row.size === names.size);
	const shares = whole.map(
		(row) =>
			new Map(
				[...row].map(([name, { earned, possible }]): [string, Points] => [
					name,
					{ earned: possible > 0 ? earned / possible : 0, possible: 1 }
				])
			)
	);
	return reliabilityOf(shares, passShare);
}

function reliabilityOf(
	rows: readonly ReadonlyMap<string, Points>[],
	passShare: number
): Reliability | null {
	const names = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort();
	const held = names.filter((name) => rows.every((row) => row.has(name)));
	if (rows.length === 0 || held.length === 0) return null;
	const cells = rows.map((row) => held.map((name) => row.get(name) ?? { earned: 0, possible: 0 }));
	const table = cells.map((row) => row.map(({ earned }) => earned));
	const totals = totalsOf(table);
	const possible = mean(cells.map((row) => sum(row.map((cell) => cell.possible))));
	const n = rows.length;
	const ground = groundOf(n);
	const base = {
		n,
		parts: held.length,
		leftOut: names.length - held.length,
		ground,
		mean: mean(totals),
		spread: n > 1 ? deviation(totals) : 0,
		possible
	};
	if (ground === 'too-small') return { ...base, ...NO_FIGURES };
	const reliability = alpha(table);
	const cut = { ...base, cut: passShare * possible, reliability: reliability ?? 0 };
	// Phi is about a mean of parts that weigh alike; a penalty has no share of its own.
	const shares = cells.map((row) =>
		row.filter((cell) => cell.possible > 0).map((cell) => cell.earned / cell.possible)
	);
	const isEven = shares.every((row) => row.length === shares[0]?.length);
	const isAllOrNothing = isEven && shares.flat().every((share) => share === 0 || share === 1);
	const count = shares[0]?.length ?? 0;
	return {
		...base,
		alpha: reliability,
		error: reliability === null ? null : errorOf(base.spread, reliability),
		kr21: isAllOrNothing ? kr21(count, totalsOf(shares)) : null,
		errorAtPass: isAllOrNothing ? lordError(partsToPass(passShare, count), count) : null,
		phi: isEven ? phi(shares) : null,
		phiAtPass: isEven ? phiAt(shares, passShare) : null,
		livingston: reliability === null ? null : livingston(cut),
		consistency: reliability === null ? null : decisionConsistency(cut)
	};
}

/** All-or-nothing parts that reach the pass share: .07 of 100 are 7, though they multiply to a hair more. */
function partsToPass(passShare: number, count: number): number {
	return Math.ceil(Math.round(passShare * count * 1000) / 1000);
}

const NO_FIGURES = {
	alpha: null,
	error: null,
	kr21: null,
	errorAtPass: null,
	phi: null,
	phiAtPass: null,
	livingston: null,
	consistency: null
} as const;
