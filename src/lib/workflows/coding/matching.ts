/** Which codes on the abstract answer which rules of a key. Pure, and blind to points. */
import type { Line } from './abstract';
import type { CodingKey, RuleOf } from './actions';

export interface Answered {
	readonly rule: RuleOf<'code'>;
	/** The lines that answer it together; empty when nothing does. */
	readonly lines: readonly Line[];
	/** A wrong line that stands where this code belongs, when there is one. */
	readonly instead: Line | undefined;
}

export interface Matching {
	readonly answered: readonly Answered[];
	/** Lines of an `optional` rule. */
	readonly allowed: readonly Line[];
	/** Lines that no rule asks for or allows, in their order. */
	readonly unsupported: readonly Line[];
	/** Those of them that stand in no keyed code's place. */
	readonly extra: readonly Line[];
}

/** Finds for every keyed code its first alternative that stands whole; each line answers one rule. */
export function matchLines(key: CodingKey, lines: readonly Line[]): Matching {
	const used = new Set<Line>();
	const codeRules = key.rules.filter((rule): rule is RuleOf<'code'> => rule.kind === 'code');
	const found = codeRules.map((rule) => {
		for (const alternative of rule.accept) {
			const codes = typeof alternative === 'string' ? [alternative] : alternative;
			const held = codes.flatMap(
				(code) =>
					lines.find((line) => !used.has(line) && line.list === rule.list && line.code === code) ??
					[]
			);
			if (held.length < codes.length) continue;
			for (const line of held) used.add(line);
			return { rule, lines: held };
		}
		return { rule, lines: [] };
	});
	const allowed = lines.filter((line) => !used.has(line) && isAllowed(key, line, lines));
	const unsupported = lines.filter((line) => !used.has(line) && !allowed.includes(line));
	const instead = standIns(
		found.filter((one) => one.lines.length === 0).map((one) => one.rule),
		unsupported
	);
	return {
		answered: found.map((one) => ({ ...one, instead: instead.get(one.rule) })),
		allowed,
		unsupported,
		extra: unsupported.filter((line) => ![...instead.values()].includes(line))
	};
}

/** Optional once: the same optional code a second time is one too many. */
function isAllowed(key: CodingKey, line: Line, lines: readonly Line[]): boolean {
	const isOptional = key.rules.some(
		(rule) => rule.kind === 'optional' && rule.list === line.list && rule.accept.includes(line.code)
	);
	return (
		isOptional && lines.find((held) => held.list === line.list && held.code === line.code) === line
	);
}

/** Pairs missed codes with wrong ones: first those the key foresaw, then the nearest relatives. */
function standIns(
	missed: readonly RuleOf<'code'>[],
	wrong: readonly Line[]
): Map<RuleOf<'code'>, Line> {
	const pairs: { rule: RuleOf<'code'>; line: Line; nearness: number }[] = [];
	for (const rule of missed)
		for (const line of wrong) {
			const nearness = nearnessOf(rule, line);
			if (nearness > 0) pairs.push({ rule, line, nearness });
		}
	pairs.sort((a, b) => b.nearness - a.nearness);
	const chosen = new Map<RuleOf<'code'>, Line>();
	const taken = new Set<Line>();
	for (const { rule, line } of pairs)
		if (!chosen.has(rule) && !taken.has(line)) {
			chosen.set(rule, line);
			taken.add(line);
		}
	return chosen;
}

/** A foreseen wrong answer is nearest; else the length of what two codes begin with, from 3 on. */
function nearnessOf(rule: RuleOf<'code'>, line: Line): number {
	if (rule.system !== line.system) return 0;
	if (rule.list === line.list && rule.wrong.some(({ code }) => code === line.code)) return 100;
	const shared = rule.accept.flat().map((code) => sharedLength(code, line.code));
	const most = Math.max(...shared);
	return most >= 3 ? most : 0;
}

function sharedLength(a: string, b: string): number {
	const [one, two] = [a.replace('.', ''), b.replace('.', '')];
	let length = 0;
	while (length < one.length && one[length] === two[length]) length += 1;
	return length;
}
