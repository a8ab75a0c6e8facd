/** `codes search|check|score`: the code books, the edits and the scoring without a screen. */
import { createInterface } from 'node:readline';
import type { CodeSystem } from '$lib/codes/model';
import { openLibrary } from './code-library';
import { checkLines } from './codes-check';
import { scoreLines } from './codes-score';
import { searchCommand } from './codes-search';
import type { Io } from './io';

const USAGE = 'usage: codes search --edition <id> [query] | codes check | codes score';

/** Resolves to the exit code: 0 done, 1 a line that could not be read, 2 wrong usage. */
export async function runCodes(args: readonly string[], io: Io): Promise<number> {
	const [verb, ...rest] = args;
	const lines = stdinLines();
	switch (verb) {
		case 'search':
			return searchCommand(rest, lines, io);
		case 'check': {
			const library = await openLibrary();
			return checkLines(lines, io, (date) => library.inForce(date));
		}
		case 'score': {
			const library = await openLibrary();
			const { books } = await library.inForce(DATE_OF_SCORING);
			const held = { 'icd-10-cm': books.cm, 'icd-10-pcs': books.pcs, hcpcs: books.hcpcs };
			return scoreLines(lines, io, {
				book: (system: CodeSystem) => held[system],
				older: (system) => (system === 'icd-10-cm' ? (books.others ?? []) : [])
			});
		}
		default:
			io.err(verb === undefined ? USAGE : `unknown: codes ${verb}; ${USAGE}`);
			return 2;
	}
}

/** A scored line names no date: it is judged by the edition the scenarios are written for. */
const DATE_OF_SCORING = '2026-01-15';

/** Begins to read when the first line is asked for: lines that come before would be lost. */
async function* stdinLines(): AsyncGenerator<string> {
	yield* createInterface({ input: process.stdin, crlfDelay: Infinity });
}
