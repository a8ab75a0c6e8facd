/** `triage`: facts of a patient on each line in, the levels an edition accepts on each line out. */
import { createInterface } from 'node:readline';
import { InputFault } from '$lib/parse/json';
import { acuityOf } from '$lib/rules/acuity/acuity';
import { HIGH_RISK, HIGH_RISK_IDS } from '$lib/rules/acuity/high-risk';
import { countsAtA, LIFE_SAVING_IDS, lifeSavingRow } from '$lib/rules/acuity/life-saving';
import { EDITION_IDS } from '$lib/rules/acuity/editions';
import { RESOURCE_IDS, resourceRow } from '$lib/rules/acuity/resources';
import type { Io } from './io';
import { readTriageLine } from './triage-input';

const USAGE = 'usage: triage < facts, a line each | triage --codes';

/** Resolves to the exit code: 0 done, 1 a line that could not be read, 2 wrong usage. */
export async function runTriage(args: readonly string[], io: Io): Promise<number> {
	const [first, ...more] = args;
	if (first === undefined)
		return triageLines(createInterface({ input: process.stdin, crlfDelay: Infinity }), io);
	if (first === '--codes' && more.length === 0) {
		for (const code of codes()) io.out(JSON.stringify(code));
		return 0;
	}
	io.err(`unknown: triage ${args.join(' ')}; ${USAGE}`);
	return 2;
}

/**
 * Answers each line of facts with `{line, accept, level, point, path, edition, cautions}`. A bad line
 * gets one message on `err`, which names line and field, and no answer; the exit code becomes 1.
 */
export async function triageLines(
	lines: AsyncIterable<string> | Iterable<string>,
	io: Pick<Io, 'out' | 'err'>
): Promise<number> {
	let number = 0;
	let exit = 0;
	for await (const text of lines) {
		number++;
		if (text.trim() === '') continue;
		try {
			const { facts, ownWords } = readTriageLine(text, `line ${number}`);
			const { accept, level, point, path, edition, cautions } = acuityOf(facts);
			const read = ownWords.map((words) => `Taken as the nurse's own judgement: "${words}".`);
			io.out(
				JSON.stringify({
					line: number,
					accept,
					level,
					point,
					path,
					edition,
					cautions: [...cautions, ...read]
				})
			);
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			io.err(fault.message);
			exit = 1;
		}
	}
	return exit;
}

/** Every code a line may hold, with the field it belongs in. */
function codes() {
	return [
		...LIFE_SAVING_IDS.map((code) => {
			const { label, source } = lifeSavingRow(code);
			const counts = EDITION_IDS.filter((edition) => countsAtA(code, edition));
			return { field: 'lifeSaving', code, label, counts, source };
		}),
		...HIGH_RISK_IDS.map((code) => {
			const { label, editions: counts, source } = HIGH_RISK[code];
			return { field: 'highRisk', code, label, counts, source };
		}),
		...RESOURCE_IDS.map((code) => {
			const { label, kind, source } = resourceRow(code);
			return { field: 'resources', code, label, kind, source };
		})
	];
}
