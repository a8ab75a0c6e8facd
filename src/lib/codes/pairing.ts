/** Lays wrong codes beside the missed ones they were most likely entered for. */
import {
	codesOf,
	listOf,
	type AccuracyKey,
	type EnteredCode,
	type KeyGroup,
	type Matching,
	type Pairing
} from './accuracy-model';
import { bestPairs } from './assignment';
import { canonicalCode, isSlip } from './code-shape';
import { ancestors, family, headers } from './hierarchy';
import type { CodeSystem } from './model';
import { axesApart, pcsLikeness } from './nearness';

/** Closeness from which on a wrong code is the right one mistaken, not another thing altogether. */
export const RELATED = 0.5;

/**
 * Whether one code can be the other mistaken: they read alike, share a category of ICD-10-CM, or of
 * ICD-10-PCS differ on one axis, or share the body system and either root operation or body part.
 */
export function isRelated(system: CodeSystem, expected: string, entered: string): boolean {
	if (expected === entered || isSlip(entered, expected)) return true;
	if (system === 'hcpcs') return false;
	if (system === 'icd-10-cm') return family(expected) === family(entered);
	if (entered.length < 7) return headers(system, expected).includes(entered);
	const apart = axesApart(expected, entered);
	if (apart.length === 1) return true;
	const isSystem = !apart.includes('section') && !apart.includes('body system');
	return isSystem && !(apart.includes('root operation') && apart.includes('body part'));
}

/**
 * How close two codes of a system are, 0 to 1, related ones from `RELATED` up: by shared headers and
 * section of ICD-10-CM, shared axes of ICD-10-PCS, shared letter of HCPCS.
 */
export function closeness(system: CodeSystem, expected: string, entered: string): number {
	if (expected === entered) return 1;
	if (isSlip(entered, expected)) return 0.99;
	const near =
		system === 'icd-10-pcs'
			? pcsLikeness(expected, entered)
			: sharedLineage(system, expected, entered);
	if (near === 0) return 0;
	// Of equally near codes, the one spelled most alike comes first.
	const share = Math.min(near + 0.001 * alike(expected, entered), 1) * 0.48;
	return isRelated(system, expected, entered) ? RELATED + share : share;
}

function sharedLineage(system: CodeSystem, expected: string, entered: string): number {
	const a = lineage(system, expected);
	const b = lineage(system, entered);
	return (2 * a.filter((one) => b.includes(one)).length) / (a.length + b.length);
}

/** The code, its headers and its narrowest section: wider ones and chapters relate too little. */
function lineage(system: CodeSystem, code: string): string[] {
	const above = headers(system, code);
	const section = ancestors(system, code).at(above.length);
	return [code, ...above, ...(section !== undefined && section.includes('-') ? [section] : [])];
}

function alike(a: string, b: string): number {
	let same = 0;
	for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] === b[i]) same++;
	return same;
}

interface Target {
	readonly group: KeyGroup;
	readonly codes: readonly string[];
}

/** Each wrong code and each missed group in one pair at most; what the key knows as wrong comes first. */
export function pairUp(key: AccuracyKey, matching: Matching): Pairing[] {
	const targets = matching.missed.map((group): Target => {
		const part = matching.partial.find((one) => one.group === group);
		return { group, codes: part ? part.lacking : group.accept.flatMap(codesOf) };
	});
	const wrong = matching.unsupported
		.filter((one) => one.redundantTo === null)
		.map((one) => one.entered);
	const candidates = targets.map((target) => wrong.map((entered) => likely(key, target, entered)));
	return bestPairs(candidates.map((row) => row.map((one) => one?.weight ?? 0))).flatMap(
		([row, column]): Pairing[] => {
			const target = targets[row];
			const entered = wrong[column];
			const found = candidates[row]?.[column];
			if (target === undefined || entered === undefined || !found) return [];
			return [
				{ entered, group: target.group, expected: found.code, closeness: Math.min(found.weight, 1) }
			];
		}
	);
}

function likely(
	key: AccuracyKey,
	{ group, codes }: Target,
	entered: EnteredCode
): { code: string; weight: number } | null {
	if (listOf(group) !== listOf(entered)) return null;
	const given = canonicalCode(entered.system, entered.code);
	const isKnown = (key.wrong ?? []).some(
		(one) => one.group === group.id && canonicalCode(entered.system, one.code) === given
	);
	let best: { code: string; weight: number } | null = null;
	for (const code of codes.map((one) => canonicalCode(group.system, one))) {
		const near =
			group.system === entered.system || isSlip(given, code)
				? closeness(group.system, code, given)
				: 0;
		const weight = near + (isKnown ? 1 : 0);
		if (weight > 0 && (best === null || weight > best.weight)) best = { code, weight };
	}
	return best;
}
