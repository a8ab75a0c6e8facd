/**
 * Coding accuracy of one encounter. The headline is min(precision, recall) over weighted codes:
 * neither a code left out nor one put in beside can be hidden. Formulas: AHIMA code-over-code and
 * case-over-case, measurement C2; optional codes stand outside all counts, unsupported ones weigh 1.
 */
import {
	codesOf,
	listOf,
	weightOf,
	type AccuracyKey,
	type EnteredCode,
	type KeyGroup,
	type Match,
	type Matching,
	type Pairing,
	type SequencePair
} from './accuracy-model';
import { canonicalCode } from './code-shape';
import { matchCodes } from './matching';
import { CODE_SYSTEMS, type CodeSystem, type PresentOnAdmission } from './model';
import { f1Of, nearnessCounts, type Counts, type HeadersOf, type SystemCode } from './nearness';
import { pairUp } from './pairing';

/** Shares from 0 to 1 that follow from weighted counts. */
export interface Shares {
	readonly counts: Counts;
	/** min(precision, recall). */
	readonly accuracy: number;
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
	readonly jaccard: number;
	/** tp over what was keyed: blind to codes put in beside. */
	readonly codeOverCode: number;
	/** (tp - fp) over what was keyed; below 0 where more is wrong than right. */
	readonly net: number;
}

export interface Accuracy extends Shares, Matching {
	readonly pairings: readonly Pairing[];
	/** No required code missed, none unsupported. */
	readonly isExact: boolean;
	/** Unweighted, for intervals: required codes that stand, out of the longer of the two lists. */
	readonly correct: number;
	readonly outOf: number;
	/** Null where the key does not judge it. */
	readonly principalCorrect: boolean | null;
	readonly principal: string | null;
	readonly sequence: {
		readonly satisfied: number;
		readonly required: number;
		readonly broken: readonly SequencePair[];
	};
	readonly poa: {
		readonly correct: number;
		readonly needing: number;
		readonly wrong: readonly Judged<PresentOnAdmission | null, readonly PresentOnAdmission[]>[];
	};
	readonly modifiers: {
		/** Mean F1 of the sets over the matched lines that are judged; 1 where none is. */
		readonly f1: number;
		readonly correct: number;
		readonly of: number;
		readonly wrong: readonly Judged<readonly string[], readonly string[]>[];
	};
	readonly units: {
		readonly correct: number;
		readonly of: number;
		readonly wrong: readonly Judged<number | null, readonly number[]>[];
	};
	/** Unsupported codes, a compliance matter whatever the score; `cc` those that raise severity. */
	readonly overCoding: {
		readonly codes: readonly string[];
		readonly cc: readonly { readonly code: string; readonly level: 'CC' | 'MCC' }[];
	};
	/** Hierarchical F1, formative only: never for pass or fail. */
	readonly nearness: number;
	readonly nearnessCounts: Counts;
	readonly bySystem: Readonly<Partial<Record<CodeSystem, Shares>>>;
}

/** A detail of a matched code that is not as keyed. */
export interface Judged<Found, Expected> {
	readonly group: KeyGroup;
	readonly code: string;
	readonly found: Found;
	readonly expected: Expected;
}

/** Shares of weighted counts. With nothing keyed and nothing entered all is right. */
export function sharesOf(counts: Counts): Shares {
	const { tp, fp, fn } = counts;
	const share = (part: number, whole: number, blank: boolean) =>
		whole > 0 ? part / whole : blank ? 1 : 0;
	const precision = share(tp, tp + fp, fn === 0);
	const recall = share(tp, tp + fn, fp === 0);
	return {
		counts,
		accuracy: Math.min(precision, recall),
		precision,
		recall,
		f1: f1Of(counts),
		jaccard: share(tp, tp + fp + fn, true),
		codeOverCode: recall,
		net: share(tp - fp, tp + fn, fp === 0)
	};
}

/** Judges the codes of one encounter, given in sequence. Pure; the same in, the same out. */
export function scoreCodes(
	key: AccuracyKey,
	entered: readonly EnteredCode[],
	headersOf?: HeadersOf
): Accuracy {
	const matching = matchCodes(key, entered);
	const pairings = pairUp(key, matching);
	const { matched, missed, unsupported } = matching;
	const near = nearnessCounts(
		wanted(matching, pairings),
		[...matched.flatMap((one) => one.entered), ...loose(matching)].map(plain),
		headersOf
	);
	const principal = principalOf(entered);
	const allowed = key.principal?.map((code) => canonicalCode('icd-10-cm', code));
	return {
		...sharesOf(weigh(matching)),
		...matching,
		pairings,
		isExact: missed.length === 0 && unsupported.length === 0,
		correct: matched.length,
		outOf: matched.length + Math.max(missed.length, unsupported.length),
		principal,
		principalCorrect:
			allowed === undefined ? null : principal !== null && allowed.includes(principal),
		sequence: sequenceOf(key.pairs ?? [], entered),
		poa: poaOf(matched),
		modifiers: modifiersOf(matched),
		units: unitsOf(matched),
		overCoding: {
			codes: unsupported.map((one) => one.entered.code),
			cc: unsupported.flatMap(({ entered: { code, ccLevel } }) =>
				ccLevel === 'CC' || ccLevel === 'MCC' ? [{ code, level: ccLevel }] : []
			)
		},
		nearness: f1Of(near),
		nearnessCounts: near,
		bySystem: bySystem(matching)
	};
}

function weigh({ matched, missed, unsupported }: Matching, system?: CodeSystem): Counts {
	const ofSystem = (one: { system: CodeSystem }) => system === undefined || one.system === system;
	const sum = (groups: readonly KeyGroup[]) =>
		groups.filter(ofSystem).reduce((total, group) => total + weightOf(group), 0);
	return {
		tp: sum(matched.map((one) => one.group)),
		fp: unsupported.filter((one) => ofSystem(one.entered)).length,
		fn: sum(missed)
	};
}

function bySystem(matching: Matching): Partial<Record<CodeSystem, Shares>> {
	const shares: Partial<Record<CodeSystem, Shares>> = {};
	for (const system of CODE_SYSTEMS) {
		const counts = weigh(matching, system);
		if (counts.tp + counts.fp + counts.fn > 0) shares[system] = sharesOf(counts);
	}
	return shares;
}

function plain({ system, code }: EnteredCode): SystemCode {
	return { system, code: canonicalCode(system, code) };
}

function loose({ unsupported, partial }: Matching): readonly EnteredCode[] {
	const parts = new Set(partial.flatMap((one) => one.entered));
	return [...unsupported.map((one) => one.entered), ...parts];
}

/** What stands in the key as nearness sees it: of alternates the one that was met, or nearly met. */
function wanted(
	{ matched, missed, partial }: Matching,
	pairings: readonly Pairing[]
): SystemCode[] {
	return [
		...matched.flatMap((one) => one.entered.map(plain)),
		...missed.flatMap((group) => {
			const part = partial.find((one) => one.group === group);
			const aim = pairings.find((one) => one.group === group)?.expected;
			const parted = part && [...part.entered.map((one) => one.code), ...part.lacking];
			const codes =
				parted ??
				group.accept
					.map((one) => codesOf(one).map((code) => canonicalCode(group.system, code)))
					.find((codes) => aim === undefined || codes.includes(aim)) ??
				[];
			return codes.map((code) => ({
				system: group.system,
				code: canonicalCode(group.system, code)
			}));
		})
	];
}

/** The principal (or first-listed) diagnosis of a list of codes. */
export function principalOf(entered: readonly EnteredCode[]): string | null {
	const diagnoses = entered.filter((one) => listOf(one) === 'diagnosis');
	const named = diagnoses.find((one) => one.isPrincipal === true);
	const isSaid = diagnoses.some((one) => one.isPrincipal !== undefined);
	const first = named ?? (isSaid ? undefined : diagnoses[0]);
	return first ? canonicalCode(first.system, first.code) : null;
}

function sequenceOf(
	pairs: readonly SequencePair[],
	entered: readonly EnteredCode[]
): Accuracy['sequence'] {
	const order = entered.filter((one) => listOf(one) !== 'admitting').map((one) => plain(one).code);
	const place = (codes: readonly string[], pick: (...at: number[]) => number) => {
		const found = codes.flatMap((code) => {
			const spelled = new Set([code, canonicalCode('icd-10-cm', code)]);
			const at = order.findIndex((one) => spelled.has(one));
			return at < 0 ? [] : [at];
		});
		return found.length > 0 ? pick(...found) : null;
	};
	const broken = pairs.filter((pair) => {
		const first = place(pair.first, Math.min);
		const then = place(pair.then, Math.min);
		return first === null || then === null || first >= then;
	});
	return { satisfied: pairs.length - broken.length, required: pairs.length, broken };
}

function poaOf(matched: readonly Match[]): Accuracy['poa'] {
	const judged = matched.flatMap(({ group, entered }) =>
		group.poa === undefined || group.isPoaExempt === true
			? []
			: entered
					.filter((one) => one.isPoaExempt !== true)
					.map((one) => ({
						group,
						code: one.code,
						found: one.poa ?? null,
						expected: group.poa ?? []
					}))
	);
	const wrong = judged.filter(({ found, expected }) => !found || !expected.includes(found));
	return { correct: judged.length - wrong.length, needing: judged.length, wrong };
}

function modifiersOf(matched: readonly Match[]): Accuracy['modifiers'] {
	const judged = matched.flatMap(({ group, entered: [line] }) => {
		if (group.modifiers === undefined || line === undefined) return [];
		const found = [...new Set(line.modifiers ?? [])];
		const scored = group.modifiers
			.map((expected) => ({ expected, f1: setF1(expected, found) }))
			.toSorted((a, b) => b.f1 - a.f1)[0];
		if (scored === undefined) return [];
		return [{ group, code: line.code, found, ...scored }];
	});
	const wrong = judged.filter(({ f1 }) => f1 < 1);
	const total = judged.reduce((sum, { f1 }) => sum + f1, 0);
	return {
		f1: judged.length === 0 ? 1 : total / judged.length,
		correct: judged.length - wrong.length,
		of: judged.length,
		wrong: wrong.map(({ group, code, found, expected }) => ({ group, code, found, expected }))
	};
}

function setF1(expected: readonly string[], found: readonly string[]): number {
	const tp = found.filter((one) => expected.includes(one)).length;
	return f1Of({ tp, fp: found.length - tp, fn: new Set(expected).size - tp });
}

function unitsOf(matched: readonly Match[]): Accuracy['units'] {
	const judged = matched.flatMap(({ group, entered: [line] }) =>
		group.units === undefined || line === undefined
			? []
			: [{ group, code: line.code, found: line.units ?? null, expected: group.units }]
	);
	// A line without units says one.
	const wrong = judged.filter(({ found, expected }) => !expected.includes(found ?? 1));
	return { correct: judged.length - wrong.length, of: judged.length, wrong };
}
