/** Everything that search reads of an edition: arrays of numbers and long texts, no object for a row. */
import type { Corpus, Texts } from './corpus';
import { byTerm, type KindredTerms } from './kindred';
import { lexiconOf, type Lexicon } from './lexicon';
import { placed, priorsOf, treeOf, type Places, type Tree } from './places';
import { postingsOf, type Postings } from './postings';
import { shortAnswersOf, type ShortAnswers } from './short-answers';

export interface SearchParts {
	readonly corpus: Texts;
	readonly places: Places;
	readonly lexicon: Lexicon;
	readonly postings: Postings;
	readonly tree: Tree;
	readonly priors: Float32Array;
	/** The most that speaks for any row. */
	readonly mostPrior: number;
	readonly kindred: KindredTerms;
	readonly short: ShortAnswers;
}

/** Builds them out of an edition; the same edition gives the same numbers. */
export function partsOf(printed: Corpus): SearchParts {
	const { corpus, places } = placed(printed);
	const lexicon = lexiconOf(corpus);
	const postings = postingsOf(corpus, lexicon, places);
	const priors = priorsOf(corpus, places);
	return {
		corpus,
		places,
		lexicon,
		postings,
		tree: treeOf(corpus),
		priors,
		mostPrior: priors.reduce((most, prior) => Math.max(most, prior), 0),
		kindred: byTerm(printed.kindred, lexicon.terms.length),
		short: shortAnswersOf(corpus, lexicon, priors)
	};
}
