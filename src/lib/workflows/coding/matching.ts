/** A key and an abstract in the words of coding accuracy, and the way back from its answers to lines. */
import { scoreCodes, type Accuracy } from '$lib/codes/accuracy';
import type { AccuracyKey, EnteredCode, KeyGroup, KnownWrong } from '$lib/codes/accuracy-model';
import { RELATED } from '$lib/codes/pairing';
import type { Line } from './abstract';
import type { CodingKey, CodingRule, RuleOf } from './actions';

export interface Answered {
	readonly rule: RuleOf<'code'>;
	/** The lines that answer it together; empty when nothing does. */
	readonly lines: readonly Line[];
	/** A wrong line that stands where this code belongs, when there is one. */
	readonly instead: Line | undefined;
}

export interface Matching {
	readonly answered: readonly Answered[];
	/** Lines that no rule asks for or allows, in their order. */
	readonly unsupported: readonly Line[];
	/** Those of them that stand in no keyed code's place. */
	readonly extra: readonly Line[];
	/** Unsupported lines that only say again what other lines say, with those lines. */
	readonly redundant: ReadonlyMap<Line, readonly Line[]>;
	/** Lines that earn their place: they answer a rule, or the key allows them. */
	readonly standing: readonly Line[];
	/** The same code once more on one list. */
	readonly duplicates: readonly Line[];
	readonly accuracy: Accuracy;
}

function isCode(rule: CodingRule): rule is RuleOf<'code'> {
	return rule.kind === 'code';
}

/** The key of one encounter as codes/accuracy reads it; group ids are rule ids. */
export function accuracyKey(key: CodingKey): AccuracyKey {
	const detailOf = <K extends 'poa' | 'modifiers' | 'units'>(kind: K, of: string) =>
		key.rules.find((rule): rule is RuleOf<K> => rule.kind === kind && rule.of === of);
	const groups = key.rules.flatMap((rule): KeyGroup[] => {
		if (rule.kind === 'optional') {
			const { id, system, list, accept } = rule;
			return [{ id, system, list, accept, isOptional: true }];
		}
		if (!isCode(rule)) return [];
		const { id, system, list, accept, points: weight } = rule;
		return [
			{
				id,
				system,
				list,
				accept,
				weight,
				poa: detailOf('poa', id)?.accept,
				modifiers: detailOf('modifiers', id)?.accept,
				units: detailOf('units', id)?.accept
			}
		];
	});
	return {
		groups,
		principal: key.rules.find((rule): rule is RuleOf<'principal'> => rule.kind === 'principal')
			?.accept,
		pairs: key.rules
			.filter((rule): rule is RuleOf<'sequence'> => rule.kind === 'sequence')
			.map(({ first, then }) => ({ first, then })),
		wrong: key.rules.flatMap((rule): KnownWrong[] => {
			if (rule.kind === 'over-coding') return rule.wrong;
			return isCode(rule) ? rule.wrong.map((one) => ({ ...one, group: rule.id })) : [];
		})
	};
}

function enteredOf(line: Line): EnteredCode {
	const { system, code, list, poa, isPoaExempt, units, modifiers, title, standing, ccLevel } = line;
	return { system, code, list, poa, isPoaExempt, units, modifiers, title, standing, ccLevel };
}

/** Which line answers which keyed code. */
export function matchLines(key: CodingKey, lines: readonly Line[]): Matching {
	const lineOf = new Map<EnteredCode, Line>(lines.map((line) => [enteredOf(line), line]));
	const accuracy = scoreCodes(accuracyKey(key), [...lineOf.keys()]);
	const held = (entered: readonly EnteredCode[]) => entered.flatMap((one) => lineOf.get(one) ?? []);
	const answered = key.rules.filter(isCode).map((rule): Answered => {
		const match = accuracy.matched.find(({ group }) => group.id === rule.id);
		const pairing = accuracy.pairings.find(
			({ group, closeness }) => group.id === rule.id && closeness >= RELATED
		);
		const part = accuracy.partial.find(({ group }) => group.id === rule.id);
		const stand = pairing?.entered ?? part?.entered[0];
		return {
			rule,
			lines: match ? held(match.entered) : [],
			instead: match || !stand ? undefined : lineOf.get(stand)
		};
	});
	const unsupported = held(accuracy.unsupported.map(({ entered }) => entered));
	const standIns = new Set(answered.map(({ instead }) => instead));
	return {
		answered,
		unsupported,
		extra: unsupported.filter((line) => !standIns.has(line)),
		redundant: new Map(
			accuracy.unsupported.flatMap(({ entered, redundantTo }) => {
				const line = lineOf.get(entered);
				return line && redundantTo ? [[line, held(redundantTo.entered)] as const] : [];
			})
		),
		standing: held([...accuracy.matched.flatMap((match) => match.entered), ...accuracy.optional]),
		duplicates: held(accuracy.duplicates),
		accuracy
	};
}
