/**
 * Phrases that lead to codes, from the alphabetic index: every row that names a code, and every row
 * that says `see` another, with the code found there.
 */
import type { IndexRow } from '$lib/codes/read/index-file';
import type { SearchPhrase } from './corpus';
import { wordsOf } from './words';

interface Placed {
	/** Terms from main term to here, the main term without its other forms. */
	readonly parts: readonly string[];
	readonly row: IndexRow;
	readonly code: string | null;
	/** Other forms of the main term and words in parentheses. */
	readonly also: string;
}

/** `Failure, failed` names one word in two forms; `Fracture, traumatic` does not. */
function mainTermOf(term: string): [term: string, also: string] {
	const [first = '', ...rest] = term.split(', ');
	const root = first.slice(0, 4).toLowerCase();
	const isForms = rest.length > 0 && rest.every((form) => form.toLowerCase().startsWith(root));
	return isForms ? [first, rest.join(' ')] : [term, ''];
}

function placed(rows: readonly IndexRow[]): Placed[] {
	const above: string[] = [];
	return rows.map((row) => {
		above.length = Math.min(above.length, row.depth);
		const [term, forms] = row.depth === 0 ? mainTermOf(row.term) : [row.term, ''];
		above.push(term);
		const code = row.code?.replace(/[-.]+$/, '') ?? null;
		const also = `${forms} ${row.modifiers ?? ''}`.trim();
		return { parts: [...above], row, code, also };
	});
}

const plain = (text: string): string => wordsOf(text).join(' ');

interface Target {
	readonly parts: readonly string[];
	readonly words: readonly string[];
	readonly code: string;
}

/** What a reference says: `Diabetes, by type, with hyperglycemia` is of `Diabetes`, any kind, and the rest. */
interface Reference {
	readonly head: string;
	readonly rest: string;
	readonly isByKind: boolean;
}

/** Of several references the first counts. */
function referenceOf(see: string): Reference {
	const [first = ''] = see.split(';');
	const [head = '', ...behind] = first.split(/, by /);
	const rest = behind.join(', by ').split(', ').slice(1).join(', ');
	return { head: plain(head), rest: plain(rest), isByKind: behind.length > 0 };
}

/** Where references lead: the coded rows of an index. */
class Targets {
	readonly #codes = new Map<string, string>();
	readonly #byFirst = new Map<string, Target[]>();

	constructor(all: readonly Placed[]) {
		for (const { parts, code } of all) {
			if (code === null) continue;
			const words = wordsOf(parts.join(' '));
			const [first = ''] = words;
			const key = words.join(' ');
			if (!this.#codes.has(key)) this.#codes.set(key, code);
			const known = this.#byFirst.get(first);
			if (known) known.push({ parts, words, code });
			else this.#byFirst.set(first, [{ parts, words, code }]);
		}
	}

	/** The code of the row with just these words. */
	exact(key: string): string | undefined {
		return this.#codes.get(key);
	}

	/** The code of the row with these words, or of the shortest that holds them in their order. */
	code(key: string): string | undefined {
		const known = this.exact(key);
		if (known !== undefined || key === '') return known;
		const words = key.split(' ');
		let best: Target | undefined;
		for (const row of this.#byFirst.get(words[0] ?? '') ?? [])
			if ((!best || row.words.length < best.words.length) && standIn(words, row.words)) best = row;
		return best?.code;
	}

	/** Rows with one term between head and rest, which names the kind: `type 1`. */
	kinds({ head, rest }: Reference): { kind: string; code: string }[] {
		const [first = ''] = head.split(' ');
		return (this.#byFirst.get(first) ?? []).flatMap(({ parts, code }) => {
			const at = parts.findIndex((_, place) => plain(parts.slice(0, place).join(' ')) === head);
			const kind = parts[at];
			if (at < 1 || kind === undefined || plain(parts.slice(at + 1).join(' ')) !== rest) return [];
			return [{ kind, code }];
		});
	}
}

/** Whether words stand in a longer row in the same order. */
function standIn(words: readonly string[], row: readonly string[]): boolean {
	let next = 0;
	for (const word of row) if (word === words[next]) next += 1;
	return next === words.length;
}

/**
 * The phrases of one index in printed order. A reference is followed to the row whose words are its
 * words, or else to the shortest that holds them in their order, which prints a level between; one by
 * type or site also to the row of each: `Diabetes, poorly controlled` has a phrase for every type.
 */
export function phrasesOfIndex(rows: readonly IndexRow[]): SearchPhrase[] {
	const all = placed(rows);
	const targets = new Targets(all);
	return all.flatMap(({ parts, row, code, also }): SearchPhrase[] => {
		const path = parts.join(', ');
		const further = also === '' ? {} : { also };
		if (code !== null) return [{ path, code, ...further }];
		if (row.see === null) return [];
		const see = referenceOf(row.see);
		// With no kind said, a row of one kind or another would be a guess.
		const found = targets.exact(`${see.head} ${see.rest}`) ?? targets.code(see.head);
		const plainly = found === undefined ? [] : [{ path, code: found, ...further }];
		if (!see.isByKind || see.rest === '') return plainly;
		const byKind = targets.kinds(see).map(({ kind, code: of }) => {
			return { path: `${path}, ${kind}`, code: of };
		});
		return [...plainly, ...byKind];
	});
}
