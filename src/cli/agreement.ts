/** `agreement`: `[gold, assigned]` on each line in, how far they agree over all lines out. */
import { createInterface } from 'node:readline';
import { InputFault, LIMITS, parseWith, readJson } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { agreementOf, LEVELS, type LevelPair } from '$lib/rules/agreement';
import type { Io } from './io';

const USAGE = 'usage: agreement < pairs such as [2,3], a line each';
const level = z.literal(LEVELS);
const pairSchema = z
	.array(z.unknown())
	.length(2)
	.pipe(z.tuple([level, level]));

/** Resolves to the exit code: 0 done, 1 a line that could not be read, 2 wrong usage. */
export async function runAgreement(args: readonly string[], io: Io): Promise<number> {
	if (args.length > 0) {
		io.err(`unknown: agreement ${args.join(' ')}; ${USAGE}`);
		return 2;
	}
	return agreementLines(createInterface({ input: process.stdin, crlfDelay: Infinity }), io);
}

/**
 * Answers all lines with one line of figures. A bad line gets one message on `err`, which names line
 * and place; then there are no figures, since they would be those of other patients, and the exit
 * code is 1.
 */
export async function agreementLines(
	lines: AsyncIterable<string> | Iterable<string>,
	io: Pick<Io, 'out' | 'err'>
): Promise<number> {
	const pairs: LevelPair[] = [];
	let number = 0;
	let exit = 0;
	for await (const text of lines) {
		number++;
		if (text.trim() === '') continue;
		const name = `line ${number}`;
		try {
			pairs.push(
				parseWith(pairSchema, readJson(text, { name, maxBytes: LIMITS.attempt }), { name })
			);
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			io.err(fault.message);
			exit = 1;
		}
	}
	if (exit === 0) io.out(JSON.stringify(agreementOf(pairs)));
	return exit;
}
