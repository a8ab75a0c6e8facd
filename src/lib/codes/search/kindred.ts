/**
 * Words that the index uses for one another: two paths that differ in one word and lead to one code
 * make its two words kindred, as `Agenesis, iris` and `Absence, iris` do. Learnt from the phrases of
 * an edition when its asset is made, so that a term nobody printed is still led by one like it.
 */
import { ByteSink, type ByteSource } from './bytes';
import type { SearchPhrase } from './corpus';
import type { WordList } from './word-list';
import { isJoint, stemOf, weightOfWord, wordsOf } from './words';

/** Pairs of words as places in the sorted terms, by the first, then the second of them. */
export interface Kindred {
	readonly ones: Uint32Array;
	readonly others: Uint32Array;
	/** 1 to 4: how often in four they lead to one code where both are printed. */
	readonly trusts: Uint8Array;
}

/** Those kindred to term `t`: `terms[at[t]]` and on, up to `at[t + 1]`, each with its trust. */
export interface KindredTerms {
	readonly at: Uint32Array;
	readonly terms: Uint32Array;
	readonly trusts: Uint8Array;
}

const MOST_TRUST = 4;

/** Paths of other lengths tell nothing, or too much at once. */
const LEAST_WORDS = 2;
const MOST_WORDS = 7;
/** More words than this in one place are a list, not words for one another. */
const MOST_IN_PLACE = 80;
/** Places in which both words lead to one code, and their share of all that have both. */
const LEAST_PLACES = 2;
const LEAST_SHARE = 0.4;

/** Words that tell codes apart, however often they do not. */
const OPPOSED = new Set(
	(
		'right left upper lower acute chronic primary secondary benign malignant male female first ' +
		'second third anterior posterior internal external mild moderate severe congenital acquired'
	).split(' ')
);

function mayBeKindred(word: string): boolean {
	return weightOfWord(word) === 1 && !OPPOSED.has(word) && !/^\d+$/.test(word);
}

/** Of the words of each path but one: the words that stand in its place, with their code. */
function placesOf(phrases: readonly SearchPhrase[]): Map<string, Map<string, string>> {
	const places = new Map<string, Map<string, string>>();
	for (const { path, code, isOfTable } of phrases) {
		if (isOfTable) continue;
		const words = [...new Set(wordsOf(path).filter((word) => !isJoint(word)))].sort();
		if (words.length < LEAST_WORDS || words.length > MOST_WORDS) continue;
		words.forEach((word, at) => {
			if (!mayBeKindred(word)) return;
			const rest = words.toSpliced(at, 1).join(' ');
			const known = places.get(rest);
			if (!known) places.set(rest, new Map([[word, code]]));
			else if (!known.has(word)) known.set(word, code);
		});
	}
	return places;
}

/** How often two words stand in one place, and how often they then lead to one code. */
function countsOf(phrases: readonly SearchPhrase[]): Map<string, { same: number; all: number }> {
	const counts = new Map<string, { same: number; all: number }>();
	for (const place of placesOf(phrases).values()) {
		if (place.size < 2 || place.size > MOST_IN_PLACE) continue;
		const words = [...place.keys()].sort();
		words.forEach((one, at) => {
			for (const other of words.slice(at + 1)) {
				const key = `${one} ${other}`;
				let count = counts.get(key);
				if (!count) counts.set(key, (count = { same: 0, all: 0 }));
				count.all += 1;
				if (place.get(one) === place.get(other)) count.same += 1;
			}
		});
	}
	return counts;
}

/** What phrases tell, as places in sorted terms. Rows of tables tell none: a class of drugs has one code. */
export function kindredOf(phrases: readonly SearchPhrase[], terms: WordList): Kindred {
	const places = new Map([...terms].map((term, place) => [term, place]));
	const pairs: { one: number; other: number; trust: number }[] = [];
	for (const [key, { same, all }] of countsOf(phrases)) {
		const share = same / all;
		if (same < LEAST_PLACES || share < LEAST_SHARE) continue;
		const [first = '', second = ''] = key.split(' ');
		const one = places.get(first);
		const other = places.get(second);
		if (one === undefined || other === undefined || stemOf(first) === stemOf(second)) continue;
		pairs.push({ one, other, trust: Math.max(1, Math.round(share * MOST_TRUST)) });
	}
	pairs.sort((a, b) => a.one - b.one || a.other - b.other);
	return {
		ones: Uint32Array.from(pairs, ({ one }) => one),
		others: Uint32Array.from(pairs, ({ other }) => other),
		trusts: Uint8Array.from(pairs, ({ trust }) => trust)
	};
}

/** Pairs by either of their terms, of which there are so many. */
export function byTerm({ ones, others, trusts: told }: Kindred, size: number): KindredTerms {
	const at = new Uint32Array(size + 1);
	for (const sides of [ones, others])
		for (const term of sides) at[term + 1] = (at[term + 1] ?? 0) + 1;
	for (let term = 0; term < size; term += 1) at[term + 1] = (at[term + 1] ?? 0) + (at[term] ?? 0);
	const next = at.slice();
	const terms = new Uint32Array(ones.length * 2);
	const trusts = new Uint8Array(terms.length);
	const add = (to: number, term: number, trust: number): void => {
		const place = next[to] ?? 0;
		terms[place] = term;
		trusts[place] = trust;
		next[to] = place + 1;
	};
	ones.forEach((one, pair) => {
		const other = others[pair] ?? 0;
		const trust = told[pair] ?? 0;
		add(one, other, trust);
		add(other, one, trust);
	});
	return { at, terms, trusts };
}

/** Bytes of pairs: a step to the next first term with the trust, and the way from it to the second. */
export function encodeKindred({ ones, others, trusts }: Kindred): [Uint8Array, Uint8Array] {
	const steps = new ByteSink();
	const ways = new ByteSink();
	steps.number(ones.length);
	let before = 0;
	ones.forEach((one, at) => {
		steps.number((one - before) * MOST_TRUST + (trusts[at] ?? 1) - 1);
		ways.number((others[at] ?? 0) - one);
		before = one;
	});
	return [steps.bytes(), ways.bytes()];
}

/** Reads what `encodeKindred` wrote. */
export function decodeKindred(steps: ByteSource, ways: ByteSource): Kindred {
	const size = steps.number();
	const ones = new Uint32Array(size);
	const others = new Uint32Array(size);
	const trusts = new Uint8Array(size);
	let one = 0;
	for (let at = 0; at < size; at += 1) {
		const both = steps.number();
		one += Math.floor(both / MOST_TRUST);
		ones[at] = one;
		others[at] = one + ways.number();
		trusts[at] = (both % MOST_TRUST) + 1;
	}
	return { ones, others, trusts };
}
