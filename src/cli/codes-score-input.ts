/** Reads a line of `codes score`: a key and what was entered, each in any of several spellings. */
import type {
	AccuracyKey,
	Alternative,
	CodeList,
	EnteredCode,
	KeyGroup
} from '$lib/codes/accuracy-model';
import { codesOf, listOf } from '$lib/codes/accuracy-model';
import { canonicalCode, guessSystem, slipKey } from '$lib/codes/code-shape';
import type { CodeSystem } from '$lib/codes/model';
import { LIMITS, parseWith, readJson } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { code, folded, low, role, system } from './codes-words';

const list = folded(z.enum(['diagnosis', 'admitting', 'procedure', 'service']), low);
const poa = folded(z.enum(['Y', 'N', 'U', 'W', '1', 'E', '']), (text) => text.toUpperCase());
const modifiers = z.array(z.string());
const alternatives = z.array(z.union([code, z.array(code).min(1)])).min(1);

const common = {
	system: system.optional(),
	list: list.optional(),
	role: role.optional(),
	poaExempt: z.boolean().optional()
};

const keyItem = z.union([
	code,
	z.array(code).min(1),
	z.object({
		...common,
		id: z.string().optional(),
		code: code.optional(),
		accept: alternatives.optional(),
		weight: z.number().positive().optional(),
		optional: z.boolean().optional(),
		poa: z.union([poa, z.array(poa)]).nullish(),
		units: z.union([z.number(), z.array(z.number())]).nullish(),
		modifiers: z.union([modifiers, z.array(modifiers)]).nullish()
	})
]);

const enteredItem = z.union([
	code,
	z.object({
		...common,
		code,
		poa: poa.nullish(),
		units: z.number().nullish(),
		modifiers: modifiers.nullish(),
		title: z.string().optional(),
		standing: z.enum(['billable', 'header', 'unknown']).optional(),
		ccLevel: z.enum(['CC', 'MCC']).nullish()
	})
]);

const oneOrMore = z.union([code, z.array(code).min(1)]);
const pair = z.union([
	z.tuple([oneOrMore, oneOrMore]),
	z.object({ first: oneOrMore, then: oneOrMore })
]);

const lineSchema = z.object({
	key: z.union([
		z.array(keyItem),
		z.object({
			codes: z.array(keyItem),
			principal: oneOrMore.nullish(),
			pairs: z.array(pair).optional()
		})
	]),
	entered: z.union([
		z.array(enteredItem),
		z.object({ codes: z.array(enteredItem), principal: code.nullish() })
	])
});

type KeyItem = z.infer<typeof keyItem>;
type EnteredItem = z.infer<typeof enteredItem>;
type Role = z.infer<typeof role>;
type Indicator = z.infer<typeof poa>;

export interface ScoreLine {
	readonly key: AccuracyKey;
	readonly entered: readonly EnteredCode[];
}

/** Throws InputFault that names the line, the path inside it and the reason. */
export function readScoreLine(text: string, name: string): ScoreLine {
	const value = parseWith(lineSchema, readJson(text, { name, maxBytes: LIMITS.attempt }), { name });
	const key = Array.isArray(value.key) ? { codes: value.key } : value.key;
	const entered = Array.isArray(value.entered) ? { codes: value.entered } : value.entered;
	const keyed = key.codes.map(spellKey);
	const given = entered.codes.map(spellEntered);
	const systems = systemsOf(
		keyed.flatMap((item) =>
			item.accept.flatMap(codesOf).map((one) => ({ code: one, system: item.system }))
		),
		given
	);
	const groups = keyed.map((item, at): KeyGroup => groupOf(item, at, systems));
	const principal = principalOfKey(key.principal, keyed, groups);
	const pairs = (key.pairs ?? []).map((one) =>
		Array.isArray(one)
			? { first: many(one[0]), then: many(one[1]) }
			: { first: many(one.first), then: many(one.then) }
	);
	const spelledPairs = pairs.map((one) => ({
		first: one.first.map((each) => canonicalCode(systems(each), each)),
		then: one.then.map((each) => canonicalCode(systems(each), each))
	}));
	const stated = entered.principal ?? null;
	const first = stated === null ? null : canonicalCode('icd-10-cm', stated);
	return {
		key: { groups, principal, pairs: spelledPairs },
		entered: given.map((item): EnteredCode => {
			const one = enteredOf(item, systems);
			return first === null ? one : { ...one, isPrincipal: one.code === first };
		})
	};
}

function many(value: string | readonly string[]): readonly string[] {
	return typeof value === 'string' ? [value] : value;
}

type SpelledKey = Omit<Exclude<KeyItem, string | string[]>, 'accept'> & {
	readonly accept: readonly Alternative[];
};

/** A bare code is one right answer, a bare list of codes several of which any will do. */
function spellKey(item: KeyItem): SpelledKey {
	if (typeof item === 'string') return { accept: [item] };
	if (Array.isArray(item)) return { accept: item };
	const own = item.code === undefined ? [] : [item.code];
	return { ...item, accept: [...own, ...(item.accept ?? [])] };
}

type SpelledEntry = Exclude<EnteredItem, string>;

function spellEntered(item: EnteredItem): SpelledEntry {
	return typeof item === 'string' ? { code: item } : item;
}

interface MaybeSystem {
	readonly code: string;
	readonly system?: CodeSystem | undefined;
}

/**
 * The system of every code on the line. What is said, or shown by a dot, on one side also holds for
 * the same code on the other; the rest follows from shape, the key's before the learner's.
 */
function systemsOf(
	keyed: readonly MaybeSystem[],
	given: readonly MaybeSystem[]
): (code: string) => CodeSystem {
	const known = new Map<string, CodeSystem>();
	const learn = (code: string, of: CodeSystem) => {
		const name = slipKey(code.trim());
		if (!known.has(name)) known.set(name, of);
	};
	const all = [...keyed, ...given];
	for (const one of all) if (one.system) learn(one.code, one.system);
	for (const one of all) if (one.code.includes('.')) learn(one.code, 'icd-10-cm');
	for (const one of all) learn(one.code, guessSystem(one.code));
	return (code) => known.get(slipKey(code.trim())) ?? guessSystem(code);
}

const LIST_OF_ROLE: Readonly<Record<Role, CodeList>> = {
	principal: 'diagnosis',
	secondary: 'diagnosis',
	admitting: 'admitting',
	procedure: 'procedure',
	service: 'service'
};

function groupOf(item: SpelledKey, at: number, systems: (code: string) => CodeSystem): KeyGroup {
	const [first = ''] = item.accept.flatMap(codesOf);
	const of = item.system ?? systems(first);
	const spell = (code: string) => canonicalCode(of, code);
	const indicators =
		item.poa === null || item.poa === undefined
			? []
			: typeof item.poa === 'string'
				? [item.poa]
				: item.poa;
	const wanted = indicators.flatMap((one) => indicatorOf(one) ?? []);
	return {
		id: item.id ?? `${at + 1}`,
		system: of,
		list: item.list ?? (item.role && LIST_OF_ROLE[item.role]),
		accept: item.accept.map((one) => (typeof one === 'string' ? spell(one) : one.map(spell))),
		weight: item.weight,
		isOptional: item.optional,
		poa: wanted.length > 0 ? wanted : undefined,
		isPoaExempt: item.poaExempt ?? (indicators.length > 0 && wanted.length === 0),
		modifiers: modifierSets(item.modifiers),
		units: item.units === null || item.units === undefined ? undefined : [item.units].flat()
	};
}

function modifierSets(
	held: readonly string[] | readonly string[][] | null | undefined
): readonly (readonly string[])[] | undefined {
	if (!held) return undefined;
	const sets = held.filter((one): one is string[] => Array.isArray(one));
	const plain = held.filter((one): one is string => typeof one === 'string');
	return (sets.length > 0 ? sets : [plain]).map((set) => set.map((one) => one.toUpperCase()));
}

/** `1`, `E` and blank are ways to say that a code is exempt. */
function indicatorOf(text: Indicator): 'Y' | 'N' | 'U' | 'W' | null {
	return text === '1' || text === 'E' || text === '' ? null : text;
}

/** Said outright, by roles, or else the first required diagnosis of a key in sequence. */
function principalOfKey(
	said: string | readonly string[] | null | undefined,
	items: readonly SpelledKey[],
	groups: readonly KeyGroup[]
): readonly string[] | undefined {
	if (said !== null && said !== undefined)
		return many(said).map((one) => canonicalCode('icd-10-cm', one));
	const codes = (group: KeyGroup | undefined) =>
		group?.accept.map((one) => codesOf(one)[0] ?? '').filter((one) => one !== '');
	const named = groups.filter((_, at) => items[at]?.role === 'principal');
	if (named.length > 0) return named.flatMap((group) => codes(group) ?? []);
	if (items.some((item) => item.role !== undefined)) return undefined;
	return codes(groups.find((one) => listOf(one) === 'diagnosis' && one.isOptional !== true));
}

function enteredOf(item: SpelledEntry, systems: (code: string) => CodeSystem): EnteredCode {
	const of = item.system ?? systems(item.code);
	return {
		system: of,
		code: canonicalCode(of, item.code),
		list: item.list ?? (item.role && LIST_OF_ROLE[item.role]),
		isPrincipal: item.role === 'principal' ? true : item.role === 'secondary' ? false : undefined,
		poa: indicatorOf(item.poa ?? ''),
		isPoaExempt: item.poaExempt,
		units: item.units ?? null,
		modifiers: (item.modifiers ?? []).map((one) => one.toUpperCase()),
		title: item.title,
		standing: item.standing,
		ccLevel: item.ccLevel
	};
}
