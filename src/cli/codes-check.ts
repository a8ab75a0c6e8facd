/** `codes check`: an encounter on each line in, its claim edits on each line out. */
import { checkEncounter, type Books } from '$lib/codes/edits/check-encounter';
import type { CodeLists } from '$lib/codes/model';
import { InputFault } from '$lib/parse/json';
import { readEncounter, settleSystems } from './codes-check-input';
import type { Io } from './io';

/** The books and lists in force on a civil date. */
export interface BooksInForce {
	readonly books: Books;
	readonly lists: CodeLists;
}

/**
 * Answers each line `{setting, date, age, sex, codes}` with `{line, edits}`. A bad line gets one
 * message on `err`, which names line and path, and no answer; the exit code becomes 1.
 */
export async function checkLines(
	lines: AsyncIterable<string> | Iterable<string>,
	io: Pick<Io, 'out' | 'err'>,
	inForce: (date: string) => BooksInForce | Promise<BooksInForce>
): Promise<number> {
	let number = 0;
	let exit = 0;
	for await (const text of lines) {
		number++;
		if (text.trim() === '') continue;
		try {
			const read = readEncounter(text, `line ${number}`);
			const { books, lists } = await inForce(read.date);
			const edits = checkEncounter(settleSystems(read, text, books), books, lists);
			io.out(
				JSON.stringify({
					line: number,
					edits: edits.map(({ rule, severity, codes, message, source }) => ({
						rule,
						severity,
						codes,
						message,
						source
					}))
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
