/** What the code search is about: words and what they found, or the way down from a header. */
import type { CodeHit, CodeSystem, Edition } from '$lib/codes/model';
import { formatDate } from '$lib/fhir/selectors/display';
import { faultWords, type CodingDesk, type Via } from './coding-desk.svelte';
import { hitRow, rowOfCode, typedRow, type SearchRow } from './hits';
import { SYSTEM_NAMES } from './lines';

/** As many hits as are asked for. */
export const MOST_HITS = 40;
/** Ms after which an answer is late and the list says so; one that is not would only make it flash. */
const LATE = 300;

export class SearchState {
	readonly #coding: CodingDesk;
	/** Answers come back in any order: only the last question's counts. */
	#asked = 0;
	/** The answer that is on its way: Enter waits for it and never takes what older words found. */
	#coming: Promise<void> = Promise.resolve();

	system = $state<CodeSystem>('icd-10-cm');
	text = $state('');
	/** Those of the last answer stay while nothing is shown: the next is written into them. */
	rows = $state.raw<readonly SearchRow[]>([]);
	/** The words that the rows answer: those in the box are ahead of them while an answer comes. */
	answered = $state('');
	/** Headers that were gone down into. */
	trail = $state.raw<readonly { readonly code: string; readonly title: string }[]>([]);
	active = $state(0);
	isOpen = $state(false);
	/** An answer is on its way, and late. */
	isLooking = $state(false);
	/** Something was found, or said to be not found, since the box was empty. */
	#hasAnswer = $state(false);
	trouble = $state('');
	#editions = $state.raw<readonly Edition[] | null>(null);

	constructor(coding: CodingDesk) {
		this.#coding = coding;
	}

	/** Null while the books were not asked yet, undefined when this one is not at hand. */
	readonly edition: Edition | null | undefined = $derived.by(() =>
		this.#editions === null ? null : this.#editions.find(({ system }) => system === this.system)
	);
	readonly current: number = $derived(Math.min(this.active, this.rows.length - 1));
	readonly isShown: boolean = $derived.by(
		() =>
			this.isOpen &&
			this.trouble === '' &&
			(this.#hasAnswer || this.isLooking) &&
			(this.text.trim() !== '' || this.trail.length > 0 || this.#coding.hinted !== null)
	);
	readonly row: SearchRow | undefined = $derived.by(() =>
		this.isShown ? this.rows[this.current] : undefined
	);
	readonly via: Via = $derived.by(() =>
		this.#coding.hinted ? 'hint' : this.trail.length > 0 ? 'tabular' : 'search'
	);

	async readEditions(date: string): Promise<void> {
		this.#editions = await this.#coding.desk.lookup.editions(date).catch(() => []);
	}

	type(words: string): void {
		this.text = words;
		this.trail = [];
		this.#coding.hinted = null;
		this.isOpen = true;
		this.#coming = this.#find();
	}

	/** Searches the same words in another code system. */
	change(system: CodeSystem): void {
		this.system = system;
		this.type(this.text);
	}

	showHints(hits: readonly CodeHit[]): void {
		this.#asked += 1;
		this.system = 'icd-10-cm';
		this.rows = hits.map(hitRow);
		this.answered = '';
		this.#hasAnswer = true;
		this.trail = [];
		this.active = 0;
		this.isOpen = true;
	}

	/** The row that is looked at, once the words as they stand are answered. */
	async settled(): Promise<SearchRow | undefined> {
		await this.#coming;
		return this.row;
	}

	async #find(): Promise<void> {
		const mine = ++this.#asked;
		const query = this.text.trim();
		const { system } = this;
		const { date, desk } = this.#coding;
		this.active = 0;
		this.isLooking = false;
		if (query === '') {
			this.trouble = '';
			this.#hasAnswer = false;
			return;
		}
		const late = setTimeout(() => {
			if (mine !== this.#asked) return;
			this.isLooking = true;
			if (!this.#hasAnswer) this.rows = [];
		}, LATE);
		try {
			const hits = await desk.lookup.search({ system, query, date, limit: MOST_HITS });
			if (mine !== this.#asked) return;
			const typed = typedRow(system, query, hits);
			this.rows = [...hits.map(hitRow), ...(typed ? [typed] : [])];
			this.answered = query;
			this.#hasAnswer = true;
			this.trouble = '';
		} catch (fault) {
			if (mine !== this.#asked) return;
			this.rows = [];
			this.#hasAnswer = false;
			this.trouble =
				this.edition === undefined
					? `No ${SYSTEM_NAMES[system]} code book for ${formatDate(date)} is at hand. Settings, code sets, takes one.`
					: `The code search did not answer; your work is safe. ${faultWords(fault)}`;
		} finally {
			clearTimeout(late);
		}
		this.active = 0;
		this.isLooking = false;
	}

	goDown(row: SearchRow): Promise<void> {
		return this.#browse([...this.trail, { code: row.code, title: row.title }]);
	}

	async goUp(): Promise<void> {
		if (this.trail.length > 1) return this.#browse(this.trail.slice(0, -1));
		this.trail = [];
		this.#coming = this.#find();
		await this.#coming;
	}

	async #browse(trail: SearchState['trail']): Promise<void> {
		const mine = ++this.#asked;
		const { date, desk } = this.#coding;
		const below = await desk.lookup
			.below(this.system, trail.at(-1)?.code ?? '', date)
			.catch(() => []);
		if (mine !== this.#asked) return;
		this.trail = trail;
		this.rows = below.map(rowOfCode);
		this.#hasAnswer = true;
		this.active = 0;
	}

	/** Opens the list again over the words that stand; what was found before may be gone. */
	reopen(): void {
		this.isOpen = true;
		if (!this.#hasAnswer && this.text.trim() !== '') this.#coming = this.#find();
	}

	move(by: number): void {
		this.reopen();
		const length = this.#hasAnswer ? this.rows.length : 0;
		if (length > 0) this.active = (Math.max(this.current, 0) + by + length) % length;
	}

	close(): void {
		this.#asked += 1;
		this.isOpen = false;
		this.isLooking = false;
		this.#hasAnswer = false;
		this.trail = [];
		this.#coding.hinted = null;
	}
}
