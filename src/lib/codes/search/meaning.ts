/** What a word of a query may mean: stretches of the sorted terms, each with how well it fits. */
import type { KindredTerms } from './kindred';
import { SAME_WORDS } from './lay-words';
import { beginningWith, familyOf, nearTerms, placeOf, type Lexicon } from './lexicon';
import type { Postings } from './postings';
import type { Word } from './query';
import { weightOfWord } from './words';

export interface Stretch {
	readonly from: number;
	readonly to: number;
	/** 1 the very word, less for what only may be meant. */
	readonly fit: number;
}

export interface Meaning {
	/** Best fit first. */
	readonly stretches: readonly Stretch[];
	/** How much finding it says. */
	readonly rarity: number;
	/** How many postings there are to walk. */
	readonly size: number;
}

const FIT = {
	family: 0.85,
	same: 0.75,
	begun: 0.8,
	besideWhole: 0.45,
	within: 0.6,
	slip: 0.7,
	tail: 0.45
};
/** Of a kindred word, by its trust of 1 to 4. */
const FIT_OF_KINDRED = [0, 0.6, 0.7, 0.8, 0.9];
/** Meanings kept: the words before the one being typed are the same at the next keystroke. */
const KEPT = 64;

export class Meanings {
	readonly #lexicon: Lexicon;
	readonly #postings: Postings;
	readonly #kindred: KindredTerms;
	readonly #kept = new Map<string, Meaning>();

	constructor(lexicon: Lexicon, postings: Postings, kindred: KindredTerms) {
		this.#lexicon = lexicon;
		this.#postings = postings;
		this.#kindred = kindred;
	}

	of({ text, isPartial }: Word): Meaning {
		const key = isPartial ? `${text}*` : text;
		const kept = this.#kept.get(key);
		if (kept) return kept;
		const meaning = this.#find(text, isPartial);
		if (this.#kept.size >= KEPT) this.#kept.clear();
		this.#kept.set(key, meaning);
		return meaning;
	}

	#find(text: string, isPartial: boolean): Meaning {
		const lexicon = this.#lexicon;
		const stretches: Stretch[] = [];
		const one = (term: number, fit: number): void => {
			if (term >= 0) stretches.push({ from: term, to: term + 1, fit });
		};
		const exact = placeOf(lexicon, text);
		one(exact, 1);
		for (const term of familyOf(lexicon, text)) if (term !== exact) one(term, FIT.family);
		for (const other of SAME_WORDS.get(text) ?? []) one(placeOf(lexicon, other), FIT.same);
		this.#addKindred(exact, one);
		const [from, to] = beginningWith(lexicon, text);
		const isNumber = /^\d+$/.test(text);
		const isOpen = isPartial ? !(isNumber && exact >= 0) : exact < 0;
		if (isOpen && to > from + (exact >= 0 ? 1 : 0)) {
			const begun = exact >= 0 ? FIT.besideWhole : FIT.begun;
			stretches.push({ from, to, fit: isPartial ? begun : FIT.within });
		}
		if (exact < 0 && this.#sizeOf(from, to) < 12) {
			if (!this.#addSplit(text, isPartial, stretches)) {
				one(this.#tailOf(text), FIT.tail);
				for (const { term, slips } of nearTerms(lexicon, text, isPartial)) {
					const length = lexicon.terms.sizeOf(term);
					const open = isPartial ? Math.min(1, (text.length + 2) / length) : 1;
					one(term, FIT.slip * (1 - 0.22 * (slips - 1)) * (0.6 + 0.4 * open));
				}
			}
		}
		stretches.sort((a, b) => b.fit - a.fit);
		// The best there is counts in full: a slip or a beginning is no worse when it is all there is.
		const best = stretches[0]?.fit ?? 1;
		const scaled = stretches.map(({ from, to, fit }) => ({ from, to, fit: fit / best }));
		return this.#weighed(text, scaled, exact);
	}

	/** Words that the index uses for a known one; none for a word that is not known. */
	#addKindred(exact: number, add: (term: number, fit: number) => void): void {
		if (exact < 0) return;
		const { at, terms, trusts } = this.#kindred;
		for (let place = at[exact] ?? 0; place < (at[exact + 1] ?? 0); place += 1)
			add(terms[place] ?? 0, FIT_OF_KINDRED[trusts[place] ?? 0] ?? 0);
	}

	/** The longest known word at the end of a longer one: of `hemitremor`, `tremor`; or -1. */
	#tailOf(text: string): number {
		for (let at = 2; at + 5 <= text.length; at += 1) {
			const tail = placeOf(this.#lexicon, text.slice(at));
			if (tail >= 0 && this.#sizeOf(tail, tail + 1) >= 4) return tail;
		}
		return -1;
	}

	/** Two words typed as one, or letters and a number: `covid19`. */
	#addSplit(text: string, isPartial: boolean, into: Stretch[]): boolean {
		if (text.length < 5) return false;
		for (let at = text.length - 2; at >= 3; at -= 1) {
			const head = placeOf(this.#lexicon, text.slice(0, at));
			if (head < 0 || this.#sizeOf(head, head + 1) < 20) continue;
			const rest = text.slice(at);
			const isEdge = /\d/.test(rest.charAt(0)) && !/\d/.test(text.charAt(at - 1));
			if (!isEdge && rest.length < 4) continue;
			const tail = placeOf(this.#lexicon, rest);
			const [from, to] = beginningWith(this.#lexicon, rest);
			if (tail < 0 && !(isPartial && to > from)) continue;
			into.push({ from: head, to: head + 1, fit: FIT.within });
			if (tail >= 0) into.push({ from: tail, to: tail + 1, fit: FIT.within });
			return true;
		}
		return false;
	}

	#sizeOf(from: number, to: number): number {
		const { termAt } = this.#postings;
		return (termAt[to] ?? 0) - (termAt[from] ?? 0);
	}

	#weighed(text: string, stretches: readonly Stretch[], exact: number): Meaning {
		const { rarity } = this.#postings;
		let size = 0;
		let told = exact >= 0 ? (rarity[exact] ?? 0) : 0;
		for (const { from, to, fit } of stretches) {
			size += this.#sizeOf(from, to);
			if (exact >= 0) continue;
			// Rarity of what is begun: that of its commonest word.
			let least = Infinity;
			for (let term = from; term < to; term += 1) least = Math.min(least, rarity[term] ?? 0);
			if (fit > 0 && least < Infinity) told = told === 0 ? least : Math.min(told, least);
		}
		// A word that nobody wrote still counts as one that was asked for and not found.
		if (stretches.length === 0) told = 4 * weightOfWord(text);
		return { stretches, rarity: Math.max(told, 0.05), size };
	}
}
