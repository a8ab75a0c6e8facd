/** `codes score`: a key and what was entered on each line in, what an auditor would say on each line out. */
import { scoreCodes, type Accuracy } from '$lib/codes/accuracy';
import { codesOf, type AccuracyKey, type KeyGroup } from '$lib/codes/accuracy-model';
import { percentText } from '$lib/codes/interval';
import { classifyErrors, type Books } from '$lib/codes/taxonomy';
import { InputFault } from '$lib/parse/json';
import { readScoreLine } from './codes-score-input';
import type { Io } from './io';

/**
 * Answers each line `{key, entered}` with a line of JSON; `line` says which it answers. A bad line
 * gets one message on `err` and no answer, and the exit code becomes 1.
 */
export async function scoreLines(
	lines: AsyncIterable<string> | Iterable<string>,
	io: Pick<Io, 'out' | 'err'>,
	books: Books = {}
): Promise<number> {
	let number = 0;
	let exit = 0;
	for await (const text of lines) {
		number++;
		if (text.trim() === '') continue;
		try {
			const { key, entered } = readScoreLine(text, `line ${number}`);
			io.out(JSON.stringify(answer(number, key, scoreCodes(key, entered), books)));
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			io.err(fault.message);
			exit = 1;
		}
	}
	return exit;
}

function answer(line: number, key: AccuracyKey, result: Accuracy, books: Books) {
	return {
		line,
		accuracy: result.accuracy,
		precision: result.precision,
		recall: result.recall,
		f1: result.f1,
		principalCorrect: result.principalCorrect,
		nearness: result.nearness,
		missed: result.missed.flatMap((group) => missedCodes(group, result)),
		unsupported: result.unsupported.map((one) => one.entered.code),
		errors: classifyErrors(key, result, books).map(({ type, code, nearest, detail, kind }) => ({
			type,
			code,
			nearest,
			detail,
			kind
		})),
		jaccard: result.jaccard,
		exact: result.isExact,
		codeOverCode: result.codeOverCode,
		net: result.net,
		counts: result.counts,
		nearnessCounts: result.nearnessCounts,
		principal: result.principal,
		sequence: { satisfied: result.sequence.satisfied, required: result.sequence.required },
		poa: { correct: result.poa.correct, needing: result.poa.needing },
		modifiers: {
			f1: result.modifiers.f1,
			correct: result.modifiers.correct,
			of: result.modifiers.of
		},
		units: { correct: result.units.correct, of: result.units.of },
		overCoding: result.overCoding,
		duplicates: result.duplicates.map((one) => one.code),
		optional: result.optional.map((one) => one.code),
		bySystem: result.bySystem,
		text: percentText(result.correct, result.outOf)
	};
}

/** What of a missed group to name: the rest of a set begun, the code nearly met, or its first answer. */
function missedCodes(group: KeyGroup, { partial, pairings }: Accuracy): readonly string[] {
	const part = partial.find((one) => one.group === group);
	if (part) return part.lacking;
	const near = pairings.find((one) => one.group === group);
	if (near) return [near.expected];
	const [first] = group.accept;
	return first === undefined ? [] : codesOf(first);
}
