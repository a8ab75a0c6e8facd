/** Reading the alphabetic index: its cross-references, and where its codes lead. */
import type { IndexTerm } from '$lib/codes/model';

/** A cross-reference cut into the terms it goes down: `Disease, heart` is Disease, then heart. */
export function referencePath(reference: string): readonly string[] {
	return reference
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/**
 * How well a term answers a word of a cross-reference: 3 the same word, 2 begins with it, 1 the same
 * but for its ending, 0 not at all. `by site` and `by type` name no term.
 */
function likeness(term: string, word: string): number {
	const [a, b] = [term.toLowerCase(), word.toLowerCase()];
	if (a === b) return 3;
	if (a.startsWith(`${b} `) || a.startsWith(`${b},`) || a.startsWith(`${b}(`)) return 2;
	return a.replace(/e?s$/, '') === b.replace(/e?s$/, '') ? 1 : 0;
}

/** The term a word of a cross-reference means, among terms of one level; the best, then the first. */
export function termNamed(terms: readonly IndexTerm[], word: string): IndexTerm | null {
	let best: IndexTerm | null = null;
	let most = 0;
	for (const term of terms) {
		const like = likeness(term.term, word);
		if (like > most) [best, most] = [term, like];
	}
	return best;
}

/**
 * The codes to look up in the tabular list for one of the index, nearest first: `E11.-` is looked up
 * as `E11`, and a code that is not there by what stands above it.
 */
export function lookupStems(code: string): readonly string[] {
	const clean = code
		.trim()
		.toUpperCase()
		.replace(/[-.\s]+$/, '');
	const stems: string[] = [];
	for (let stem = clean; stem.length >= 3; stem = stem.slice(0, -1))
		if (!stem.endsWith('.')) stems.push(stem);
	return stems;
}

/** Whether a code lies where the index led: in the same category. */
export function isWhereIndexLed(code: string, led: string | null): boolean {
	return led !== null && code.slice(0, 3) === led.slice(0, 3);
}

/**
 * Sub-terms by the term they stand under, whether an answer held one level or all below. A term of a
 * whole answer that has nothing under it is known to end there.
 */
export function subTermsOf(
	parent: IndexTerm,
	answer: readonly IndexTerm[]
): ReadonlyMap<number, readonly IndexTerm[]> {
	const found = new Map<number, IndexTerm[]>([[parent.at, []]]);
	const above: IndexTerm[] = [parent];
	const isDeep = answer.some(({ depth }) => depth > parent.depth + 1);
	for (const term of answer) {
		while (above.length > 1 && (above.at(-1)?.depth ?? 0) >= term.depth) above.pop();
		const over = above.at(-1) ?? parent;
		found.set(over.at, [...(found.get(over.at) ?? []), term]);
		if (isDeep && !found.has(term.at)) found.set(term.at, []);
		above.push(term);
	}
	return found;
}
