/**
 * What kind of mistake each wrong code is (measurement C2.13). A wrong code that was entered for a
 * missed one of the same family is one mistake with two sides, not two mistakes.
 */
import type { Accuracy } from './accuracy';
import {
	codesOf,
	type AccuracyKey,
	type EnteredCode,
	type KeyGroup,
	type KnownWrong,
	type Pairing,
	type Unsupported
} from './accuracy-model';
import { canonicalCode } from './code-shape';
import { listed } from './code-text';
import { kindOfPair, standingFault } from './confused-pair';
import type { ErrorType } from './error-types';
import type { CodeBook, CodeSystem } from './model';
import { namesAddition, excludesEachOther } from './note-relations';

/** Books to judge by, where any are at hand; titles and standing kept with the codes come first. */
export interface Books {
	book?(system: CodeSystem): CodeBook | undefined;
	/** Editions before the one in force. */
	older?(system: CodeSystem): readonly CodeBook[];
	titleOf?(system: CodeSystem, code: string): string | undefined;
}

export interface CodingError {
	readonly type: ErrorType;
	/** The code it is about: as entered, or as keyed for one that was missed. */
	readonly code: string;
	/** The right code it comes nearest to (of a missed code, the wrong one entered near it). */
	readonly nearest: string | null;
	readonly detail: string;
	/** For the confusion table; null where there is no such side. */
	readonly expected: string | null;
	readonly entered: string | null;
	/** Id of the keyed group it concerns. */
	readonly group: string | null;
	/** What `unsupported` and `missed` leave open. */
	readonly kind: 'duplicate' | 'redundant' | 'incomplete' | null;
}

/** Every mistake of a scored encounter: codes in the order entered, codes missed, then details. */
export function classifyErrors(
	key: AccuracyKey,
	accuracy: Accuracy,
	books: Books = {}
): CodingError[] {
	const settled = new Set<KeyGroup>();
	const wrong = accuracy.unsupported.map((one): CodingError => {
		const pairing = accuracy.pairings.find((pair) => pair.entered === one.entered);
		const error = wrongCode(key, accuracy, one, pairing, books);
		if (pairing && error.expected !== null) settled.add(pairing.group);
		return error;
	});
	return [
		...wrong,
		...accuracy.duplicates.map((one) => duplicate(one)),
		...accuracy.missed
			.filter((group) => !settled.has(group))
			.map((group) => missed(accuracy, group, books)),
		...principalErrors(key, accuracy, settled),
		...sequenceErrors(accuracy),
		...detailErrors(accuracy)
	];
}

function wrongCode(
	key: AccuracyKey,
	accuracy: Accuracy,
	{ entered, redundantTo }: Unsupported,
	pairing: Pairing | undefined,
	books: Books
): CodingError {
	const code = canonicalCode(entered.system, entered.code);
	const base = { code, entered: code, expected: null, nearest: null, group: null, kind: null };
	if (redundantTo) {
		const [standing] = redundantTo.entered;
		return {
			...base,
			type: 'unsupported',
			nearest: standing?.code ?? null,
			group: redundantTo.group.id,
			kind: 'redundant',
			detail:
				standing && canonicalCode(standing.system, standing.code) === code
					? `${code} stands on one line too many`
					: `${code} says again what ${standing?.code ?? 'another code'} already says`
		};
	}
	const known = knownWrong(key, code, entered.system, pairing);
	const merged = pairing && {
		...base,
		expected: pairing.expected,
		nearest: pairing.expected,
		group: pairing.group.id
	};
	if (known) {
		const group = key.groups.find((one) => one.id === known.group);
		return {
			...(merged ?? { ...base, group: group?.id ?? null, nearest: firstCode(group) }),
			type: known.error,
			detail: known.says
		};
	}
	const alone = { ...base, nearest: pairing?.expected ?? null, group: pairing?.group.id ?? null };
	const found = standingFault(entered, code, books);
	const confusion = pairing && kindOfPair(pairing, code, titles(pairing, books));
	if (confusion?.type === 'character-slip' && merged) return { ...merged, ...confusion };
	if (found) return { ...(confusion && merged ? merged : alone), ...found };
	if (confusion && merged) return { ...merged, ...confusion };
	const rival = accuracy.matched
		.flatMap((one) => one.entered)
		.find((one) => excludesEachOther(one, entered, books));
	if (rival)
		return {
			...alone,
			type: 'excludes1',
			detail: `${code} and ${rival.code} are not coded together (Excludes1)`
		};
	return { ...alone, type: 'unsupported', detail: `${code} is not supported by this record` };
}

function knownWrong(
	key: AccuracyKey,
	code: string,
	system: CodeSystem,
	pairing: Pairing | undefined
): KnownWrong | undefined {
	const fits = (key.wrong ?? []).filter((one) => canonicalCode(system, one.code) === code);
	return (
		fits.find((one) => one.group !== undefined && one.group === pairing?.group.id) ??
		fits.find((one) => one.group === undefined) ??
		fits[0]
	);
}

function titles(pairing: Pairing, books: Books): readonly [string, string] | null {
	const of = (system: CodeSystem, code: string) =>
		books.titleOf?.(system, code) ?? books.book?.(system)?.row(code)?.title;
	const { system, code, title } = pairing.entered;
	const expected = of(pairing.group.system, pairing.expected);
	const entered = title || of(system, canonicalCode(system, code));
	return expected && entered ? [expected, entered] : null;
}

function duplicate(entered: EnteredCode): CodingError {
	const code = canonicalCode(entered.system, entered.code);
	return {
		type: 'unsupported',
		code,
		nearest: code,
		detail: `${code} stands on the list more than once`,
		expected: null,
		entered: code,
		group: null,
		kind: 'duplicate'
	};
}

function firstCode(group: KeyGroup | undefined): string | null {
	const [first] = group?.accept ?? [];
	const [code] = first === undefined ? [] : codesOf(first);
	return group && code !== undefined ? canonicalCode(group.system, code) : null;
}

function missed(accuracy: Accuracy, group: KeyGroup, books: Books): CodingError {
	const part = accuracy.partial.find((one) => one.group === group);
	const near = accuracy.pairings.find((one) => one.group === group);
	const code = part?.lacking[0] ?? near?.expected ?? firstCode(group) ?? group.id;
	const base = {
		code,
		nearest: near ? canonicalCode(near.entered.system, near.entered.code) : null,
		expected: code,
		entered: null,
		group: group.id
	};
	if (part)
		return {
			...base,
			type: 'missed',
			kind: 'incomplete',
			detail: `${code} is missing beside ${part.entered.map((one) => one.code).join(', ')}`
		};
	const asking = accuracy.matched
		.flatMap((one) => one.entered)
		.find((one) => namesAddition(one, code, books));
	if (asking)
		return {
			...base,
			type: 'use-additional',
			kind: null,
			detail: `${asking.code} asks for an additional code, here ${code}`
		};
	const standsOnce = accuracy.matched
		.flatMap((one) => one.entered)
		.some((one) => one.system === group.system && canonicalCode(one.system, one.code) === code);
	return {
		...base,
		type: 'missed',
		kind: null,
		detail: standsOnce ? `a second line of ${code} was not coded` : `${code} was not coded`
	};
}

function principalErrors(
	key: AccuracyKey,
	{ principalCorrect, principal, pairings }: Accuracy,
	settled: ReadonlySet<KeyGroup>
): CodingError[] {
	const [right] = key.principal ?? [];
	if (principalCorrect !== false || principal === null || right === undefined) return [];
	// The right condition stands first, only its code is wrong: that mistake is named already.
	const isExplained = pairings.some(
		(one) =>
			settled.has(one.group) &&
			canonicalCode(one.entered.system, one.entered.code) === principal &&
			key.principal?.some((code) => canonicalCode('icd-10-cm', code) === one.expected)
	);
	if (isExplained) return [];
	const allowed = (key.principal ?? []).map((code) => canonicalCode('icd-10-cm', code));
	const expected = canonicalCode('icd-10-cm', right);
	return [
		{
			type: 'principal',
			code: principal,
			nearest: expected,
			detail: `${principal} stands first, ${listed(allowed, 9)} should`,
			expected,
			entered: principal,
			group: null,
			kind: null
		}
	];
}

function sequenceErrors({ sequence, matched }: Accuracy): CodingError[] {
	const standing = new Set(matched.flatMap((one) => one.entered.map((code) => code.code)));
	return sequence.broken.flatMap(({ first, then }): CodingError[] => {
		const before = first.find((code) => standing.has(code));
		const after = then.find((code) => standing.has(code));
		// Where one of them is missing, that is the mistake.
		if (before === undefined || after === undefined) return [];
		return [
			{
				type: 'sequence',
				code: after,
				nearest: before,
				detail: `${before} comes before ${after}`,
				expected: null,
				entered: null,
				group: null,
				kind: null
			}
		];
	});
}

function detailErrors({ poa, modifiers, units }: Accuracy): CodingError[] {
	const error = (
		type: ErrorType,
		{ group, code }: { group: KeyGroup; code: string },
		found: string,
		expected: string
	): CodingError => ({
		type,
		code,
		nearest: null,
		detail: `found ${found || 'none'}, expected ${expected || 'none'}`,
		expected: null,
		entered: null,
		group: group.id,
		kind: null
	});
	return [
		...poa.wrong.map((one) => error('poa', one, one.found ?? '', one.expected.join(' or '))),
		...modifiers.wrong.map((one) =>
			error('modifier', one, one.found.join(' '), one.expected.join(' '))
		),
		...units.wrong.map((one) =>
			error('units', one, one.found === null ? '' : String(one.found), one.expected.join(' or '))
		)
	];
}
