import type { CodeLookup, IndexTerm } from '$lib/codes/model';
import { referencePath, subTermsOf, termNamed } from './browser-index';
import { latest } from './browser-latest';
import { treeRows, type TreeNode } from './browser-tree';

export interface TermNode extends TreeNode, IndexTerm {}

/** Main terms that are shown at once; more letters find the rest. */
export const MOST_TERMS = 150;

interface Page {
	readonly words: string;
	readonly terms: readonly TermNode[];
	readonly children: ReadonlyMap<string, readonly TermNode[]>;
	readonly open: ReadonlySet<string>;
	readonly active: string | null;
	/** More main terms begin with these words than are shown. */
	readonly isCut: boolean;
}

const EMPTY: Page = {
	words: '',
	terms: [],
	children: new Map(),
	open: new Set(),
	active: null,
	isCut: false
};

/** The alphabetic index: main terms by their beginning, sub-terms as they are opened. */
export class TermsState {
	/** What stands in the field. */
	words = $state('');
	/** The words the page was made for. */
	readonly found = $derived.by(() => this.#page.words);
	fault = $state('');

	#page = $state.raw<Page>(EMPTY);
	#before = $state.raw<readonly Page[]>([]);
	readonly rows = $derived.by(() =>
		treeRows({
			roots: this.#page.terms,
			children: this.#page.children,
			open: this.#page.open
		})
	);
	readonly active = $derived.by(() => this.#page.active);
	readonly isCut = $derived.by(() => this.#page.isCut);
	readonly canGoBack = $derived.by(() => this.#before.length > 0);
	readonly path = $derived.by(
		() => this.rows.find(({ id }) => id === this.#page.active)?.path ?? ''
	);

	readonly #lookup: CodeLookup;
	readonly #date: string;
	readonly #asking = latest();

	constructor(lookup: CodeLookup, date: string) {
		this.#lookup = lookup;
		this.#date = date;
	}

	/** Shows the main terms that begin with these words; one that is just these opens. */
	async type(words: string): Promise<void> {
		this.words = words;
		this.fault = '';
		const wanted = words.trim();
		if (wanted === '') {
			this.#asking.drop();
			this.#page = EMPTY;
			return;
		}
		await this.#asking.ask(
			async () => {
				const page = await this.#mainTerms(wanted);
				const first =
					page.terms.length === 1 ? page.terms[0] : termNamed(page.terms.slice(0, 1), wanted);
				return first ? await this.#opened(page, first) : page;
			},
			{
				onanswer: (page) => (this.#page = page),
				onfault: (fault) => (this.fault = fault)
			}
		);
	}

	stand(id: string): void {
		this.#page = { ...this.#page, active: id };
	}

	async open(id: string): Promise<void> {
		const row = this.rows.find((one) => one.id === id);
		if (!row) return;
		const { words } = this.#page;
		try {
			const { children } = await this.#opened(this.#page, row);
			if (this.#page.words !== words) return;
			this.#page = {
				...this.#page,
				children: new Map([...this.#page.children, ...children]),
				open: new Set([...this.#page.open, id])
			};
		} catch (fault) {
			this.fault = fault instanceof Error ? fault.message : `${row.term} could not be opened.`;
		}
	}

	close(id: string): void {
		this.#page = {
			...this.#page,
			open: new Set([...this.#page.open].filter((one) => one !== id))
		};
	}

	/** Goes where a cross-reference (or a path typed with commas) points, as far as terms are found. */
	async follow(reference: string): Promise<void> {
		const [main = '', ...rest] = referencePath(reference);
		const from = this.#page;
		await this.#asking.ask(
			async () => {
				const page = await this.#mainTerms(main);
				const first = termNamed(page.terms, main);
				return first ? await this.#down(page, first, rest) : null;
			},
			{
				onanswer: (page) => {
					if (!page) {
						this.fault = `The index of this edition has no main term “${main}”.`;
						return;
					}
					if (from.words !== '') this.#before = [...this.#before, from];
					this.#page = page;
					this.words = page.words;
					this.fault = '';
				},
				onfault: (fault) => (this.fault = fault)
			}
		);
	}

	/** Back to where the last cross-reference was followed. */
	back(): void {
		const last = this.#before.at(-1);
		if (!last) return;
		this.#asking.drop();
		this.#before = this.#before.slice(0, -1);
		this.#page = last;
		this.words = last.words;
		this.fault = '';
	}

	async #mainTerms(words: string): Promise<Page> {
		const terms = await this.#lookup.index({ words, date: this.#date });
		const shown = terms.filter(({ depth }) => depth === 0).slice(0, MOST_TERMS);
		return {
			...EMPTY,
			words,
			terms: shown.map(nodeOf),
			active: shown[0] ? String(shown[0].at) : null,
			isCut: terms.length > shown.length
		};
	}

	async #opened(page: Page, term: IndexTerm): Promise<Page> {
		const id = String(term.at);
		const open = new Set([...page.open, id]);
		if (page.children.has(id)) return { ...page, open };
		const answer = await this.#lookup.index({ words: '', under: term.at, date: this.#date });
		const added = [...subTermsOf(term, answer)].map(
			([at, terms]) => [String(at), terms.map(nodeOf)] as const
		);
		return { ...page, open, children: new Map([...page.children, ...added]) };
	}

	/** Takes as many words at a step as name one term: terms hold commas of their own. */
	async #down(page: Page, term: IndexTerm, rest: readonly string[]): Promise<Page> {
		const id = String(term.at);
		const opened = await this.#opened({ ...page, active: id }, term);
		const below = opened.children.get(id) ?? [];
		for (let taken = rest.length; taken > 0; taken--) {
			const next = termNamed(below, rest.slice(0, taken).join(', '));
			if (next) return this.#down(opened, next, rest.slice(taken));
		}
		return opened;
	}
}

function nodeOf(term: IndexTerm): TermNode {
	return { ...term, id: String(term.at), names: [term.term], canOpen: term.subTerms !== 0 };
}
