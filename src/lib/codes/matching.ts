/** Which entered code answers which keyed group: the choice that credits most and faults least. */
import {
	codesOf,
	listOf,
	weightOf,
	type AccuracyKey,
	type EnteredCode,
	type KeyGroup,
	type Match,
	type Matching,
	type PartialMatch,
	type Unsupported
} from './accuracy-model';
import { bestPairs } from './assignment';
import { canonicalCode } from './code-shape';

/** What makes two codes the same: system, list and code. */
function identity(one: Pick<EnteredCode, 'system' | 'list'>, code: string): string {
	return `${one.system}|${listOf(one)}|${canonicalCode(one.system, code)}`;
}

interface Item {
	readonly entered: EnteredCode;
	readonly identity: string;
	readonly isOptional: boolean;
}

interface Attempt {
	readonly weight: number;
	readonly faults: number;
	readonly matched: readonly { readonly group: KeyGroup; readonly items: readonly Item[] }[];
}

// Enough for any real key; beyond it the first sets found are taken without trying to do without.
const MAX_TRIALS = 500;

/**
 * Lays entered codes on a key. The sequence of the codes changes nothing of what is counted. An
 * inpatient claim always carries an admitting diagnosis, a sign or a suspicion as a rule (UB-04 form
 * locator 69): where a key is silent on that list, what stands there is left out of every count.
 */
export function matchCodes(key: AccuracyKey, entered: readonly EnteredCode[]): Matching {
	const isAdmittingKeyed = key.groups.some((group) => listOf(group) === 'admitting');
	const isJudged = (one: EnteredCode) => isAdmittingKeyed || listOf(one) !== 'admitting';
	const judged = entered.filter(isJudged);
	const unjudged = entered.filter((one) => !isJudged(one));
	return { ...matchJudged(key, judged), unjudged };
}

function matchJudged(
	key: AccuracyKey,
	entered: readonly EnteredCode[]
): Omit<Matching, 'unjudged'> {
	const optional = new Set(
		key.groups
			.filter((group) => group.isOptional)
			.flatMap((group) => group.accept.flatMap(codesOf).map((code) => identity(group, code)))
	);
	const items = entered.map((one) => {
		const id = identity(one, one.code);
		return { entered: one, identity: id, isOptional: optional.has(id) };
	});
	const required = key.groups.filter((group) => !group.isOptional);
	const best = chooseSets(
		required.filter((group) => group.accept.some((one) => codesOf(one).length > 1)),
		required,
		items
	);
	return sortOut(required, best, items);
}

/** Tries each complete set of a group, and doing without it, then fills in the single codes. */
function chooseSets(
	withSets: readonly KeyGroup[],
	required: readonly KeyGroup[],
	items: readonly Item[]
): Attempt {
	let best: Attempt | null = null;
	let trials = 0;
	const go = (at: number, free: readonly Item[], taken: Attempt['matched']): void => {
		const group = withSets[at];
		if (group === undefined) {
			const held = new Set(taken.map((one) => one.group));
			const open = required.filter((one) => !held.has(one));
			const attempt = fillSingles(open, free, taken);
			if (best === null || isBetter(attempt, best)) best = attempt;
			trials++;
			return;
		}
		const complete = group.accept
			.map(codesOf)
			.filter((codes) => codes.length > 1)
			.flatMap((codes) => {
				const found = takeAll(group, codes, free);
				return found === null ? [] : [found];
			});
		for (const [turn, found] of complete.entries()) {
			if (turn > 0 && trials >= MAX_TRIALS) break;
			const rest = free.filter((item) => !found.includes(item));
			go(at + 1, rest, [...taken, { group, items: found }]);
		}
		if (complete.length === 0 || trials < MAX_TRIALS) go(at + 1, free, taken);
	};
	go(0, items, []);
	return best ?? { weight: 0, faults: items.length, matched: [] };
}

function isBetter(one: Attempt, other: Attempt): boolean {
	const more = one.weight - other.weight;
	return Math.abs(more) > 1e-9 ? more > 0 : one.faults < other.faults;
}

function takeAll(
	group: KeyGroup,
	codes: readonly string[],
	free: readonly Item[]
): readonly Item[] | null {
	const found: Item[] = [];
	for (const code of codes) {
		const wanted = identity(group, code);
		const item = free.find((one) => one.identity === wanted && !found.includes(one));
		if (item === undefined) return null;
		found.push(item);
	}
	return found;
}

function fillSingles(
	open: readonly KeyGroup[],
	free: readonly Item[],
	taken: Attempt['matched']
): Attempt {
	const wanted = open.map((group) => {
		const ranks = new Map<string, number>();
		for (const [rank, codes] of group.accept.map(codesOf).entries()) {
			const [code] = codes;
			if (code === undefined || codes.length !== 1) continue;
			const id = identity(group, code);
			if (!ranks.has(id)) ranks.set(id, rank);
		}
		return ranks;
	});
	const candidates = free.filter((item) => wanted.some((ranks) => ranks.has(item.identity)));
	const singles = bestPairs(
		open.map((group, at) =>
			candidates.map((item) => {
				const rank = wanted[at]?.get(item.identity);
				if (rank === undefined) return 0;
				// Credit first; then no optional code where another would be left over; then the line with
				// the right details; then the first answer.
				return (
					weightOf(group) +
					(item.isOptional ? 0 : 1e-5) +
					1e-7 * detailFit(group, item.entered) +
					1e-8 / (rank + 1)
				);
			})
		)
	).flatMap(([row, column]) => {
		const group = open[row];
		const item = candidates[column];
		return group === undefined || item === undefined ? [] : [{ group, items: [item] }];
	});
	const matched = [...taken, ...singles];
	const used = new Set(matched.flatMap((one) => one.items));
	const spare = new Set(
		free.filter((item) => !used.has(item) && !item.isOptional).map((item) => item.identity)
	);
	for (const item of used) spare.delete(item.identity);
	return {
		weight: matched.reduce((sum, one) => sum + weightOf(one.group), 0),
		faults: spare.size,
		matched
	};
}

/** How many of the keyed details a line has right: two lines of one code may differ only in them. */
function detailFit(group: KeyGroup, line: EnteredCode): number {
	const found = line.modifiers ?? [];
	const hasModifiers = (group.modifiers ?? []).some(
		(set) => set.length === found.length && set.every((one) => found.includes(one))
	);
	const hasUnits = group.units?.includes(line.units ?? 1) ?? false;
	const hasPoa = line.poa ? (group.poa?.includes(line.poa) ?? false) : false;
	return [hasModifiers, hasUnits, hasPoa].filter(Boolean).length;
}

function sortOut(
	required: readonly KeyGroup[],
	{ matched }: Attempt,
	items: readonly Item[]
): Omit<Matching, 'unjudged'> {
	const matches = required.flatMap((group): Match[] => {
		const found = matched.find((one) => one.group === group);
		return found ? [{ group, entered: found.items.map((item) => item.entered) }] : [];
	});
	const held = new Set(matches.map((one) => one.group));
	const missed = required.filter((group) => !held.has(group));
	const used = new Set(matched.flatMap((one) => one.items));
	const seen = new Set([...used].map(lineIdentity));
	const optional: EnteredCode[] = [];
	const duplicates: EnteredCode[] = [];
	const loose: Item[] = [];
	for (const item of items) {
		if (used.has(item)) continue;
		const line = lineIdentity(item);
		if (seen.has(line)) duplicates.push(item.entered);
		else if (item.isOptional) optional.push(item.entered);
		else loose.push(item);
		seen.add(line);
	}
	const partial = missed.flatMap((group) => partOf(group, loose));
	const inPart = new Set(partial.flatMap((one) => one.entered));
	const unsupported = loose
		.filter((item) => !inPart.has(item.entered))
		.map((item): Unsupported => ({
			entered: item.entered,
			redundantTo: matches.find(({ group }) => names(group, item.identity)) ?? null
		}));
	return { matched: matches, missed, partial, unsupported, optional, duplicates };
}

/** A claim tells two lines of one service apart by their modifiers: a drug given and one wasted. */
function lineIdentity({ identity: id, entered }: Item): string {
	if (entered.system !== 'hcpcs') return id;
	return `${id}|${[...(entered.modifiers ?? [])].sort().join(' ')}`;
}

function names(group: KeyGroup, id: string): boolean {
	return group.accept.some((one) => codesOf(one).some((code) => identity(group, code) === id));
}

/** The set of a missed group of which most stands, if any does. */
function partOf(group: KeyGroup, loose: readonly Item[]): PartialMatch[] {
	const parts = group.accept
		.map(codesOf)
		.filter((codes) => codes.length > 1)
		.map((codes) => {
			const ids = new Set(codes.map((code) => identity(group, code)));
			const there = loose.filter((item) => ids.has(item.identity));
			const present = new Set(there.map((item) => item.identity));
			return {
				group,
				entered: there.map((item) => item.entered),
				lacking: codes.filter((code) => !present.has(identity(group, code)))
			};
		})
		.filter((part) => part.entered.length > 0);
	const best = parts.toSorted(
		(a, b) => b.entered.length - a.entered.length || a.lacking.length - b.lacking.length
	)[0];
	return best ? [best] : [];
}
