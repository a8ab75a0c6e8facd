/** Looking a word up in an alphabetic index, the way its pages are read. */
import type { IndexTerm } from './model';
import type { IndexRow } from './read/index-file';

export interface IndexSource {
	readonly length: number;
	depth(at: number): number;
	term(at: number): string;
	row(at: number): IndexRow;
}

const MOST_MAIN_TERMS = 60;
const MOST_SUB_TERMS = 400;

/**
 * Main terms that begin with the first word; of several words the others must stand below it, in any
 * order. With `under`, the terms directly below that one, narrowed by the words.
 */
export function lookUpIndex(source: IndexSource, words: string, under?: number): IndexTerm[] {
	const asked = words
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((word) => word !== '');
	if (under !== undefined)
		return childrenOf(source, under)
			.filter((at) => asked.every((word) => source.term(at).toLowerCase().includes(word)))
			.slice(0, MOST_SUB_TERMS)
			.map((at) => termAt(source, at));
	const [main, ...rest] = asked;
	if (main === undefined) return [];
	const mains = mainTerms(source).filter((at) => source.term(at).toLowerCase().startsWith(main));
	if (rest.length === 0) return mains.slice(0, MOST_MAIN_TERMS).map((at) => termAt(source, at));
	const found: IndexTerm[] = [];
	for (const at of mains) {
		for (let row = at; row < source.length && (row === at || source.depth(row) > 0); row++) {
			const path = pathOf(source, row).toLowerCase();
			if (!rest.every((word) => path.includes(word))) continue;
			found.push(termAt(source, row));
			if (found.length >= MOST_MAIN_TERMS) return found;
		}
	}
	return found;
}

const mains = new WeakMap<IndexSource, number[]>();

function mainTerms(source: IndexSource): number[] {
	let held = mains.get(source);
	if (!held) {
		held = [];
		for (let at = 0; at < source.length; at++) if (source.depth(at) === 0) held.push(at);
		mains.set(source, held);
	}
	return held;
}

function childrenOf(source: IndexSource, parent: number): number[] {
	const depth = source.depth(parent);
	const found: number[] = [];
	for (let at = parent + 1; at < source.length && source.depth(at) > depth; at++)
		if (source.depth(at) === depth + 1) found.push(at);
	return found;
}

function termAt(source: IndexSource, at: number): IndexTerm {
	const { term, depth, code, see, seeAlso, modifiers } = source.row(at);
	return {
		term: modifiers ? `${term} ${modifiers}` : term,
		depth,
		path: pathOf(source, at),
		code,
		see,
		seeAlso,
		at
	};
}

/** The term with all above it, the main term first. */
function pathOf(source: IndexSource, at: number): string {
	const parts = [source.term(at)];
	let depth = source.depth(at);
	for (let row = at - 1; row >= 0 && depth > 0; row--)
		if (source.depth(row) < depth) {
			depth = source.depth(row);
			parts.unshift(source.term(row));
		}
	return parts.join(', ');
}
