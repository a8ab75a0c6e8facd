import type { CodeEntry, CodeLookup, CodeRow, CodeSystem } from '$lib/codes/model';
import { latest } from './browser-latest';
import { treeRows, type TreeNode } from './browser-tree';

export interface BrowserSource {
	readonly lookup: CodeLookup;
	readonly system: CodeSystem;
	readonly date: string;
}

export interface BookNode extends TreeNode, CodeRow {}

/** The tabular list as a tree, and the code that is looked at. */
export class TabularState {
	roots = $state.raw<readonly BookNode[]>([]);
	/** The row one stands on. */
	active = $state<string | null>(null);
	/** What is shown beside the tree; null while nothing is chosen, and for chapters and sections. */
	entry = $state.raw<CodeEntry | null>(null);
	/** A chapter or section, which has no entry of its own. */
	heading = $state.raw<BookNode | null>(null);
	/** Why what was wanted is not shown. */
	fault = $state('');
	isLoading = $state(true);

	#children = $state.raw<ReadonlyMap<string, readonly BookNode[]>>(new Map());
	#open = $state.raw<ReadonlySet<string>>(new Set());
	readonly rows = $derived(
		treeRows({ roots: this.roots, children: this.#children, open: this.#open })
	);
	readonly #source: BrowserSource;
	readonly #looking = latest();

	constructor(source: BrowserSource) {
		this.#source = source;
	}

	/** Loads the chapters, and goes to a code when one is given. */
	async start(code?: string): Promise<void> {
		const { lookup, system, date } = this.#source;
		try {
			const roots = await lookup.roots(system, date);
			this.roots = roots.map((root) => nodeOf({ ...root, isBillable: false }));
			this.active ??= this.roots[0]?.id ?? null;
		} catch (fault) {
			this.fault = fault instanceof Error ? fault.message : 'The code book gave no answer.';
		}
		this.isLoading = false;
		if (code !== undefined) await this.goTo([code]);
	}

	/** What stands directly below a row, as far as it was opened. */
	below(id: string): readonly BookNode[] {
		return this.#children.get(id) ?? [];
	}

	async open(id: string): Promise<void> {
		this.#open = new Set([...this.#open, id]);
		try {
			await this.#load(id);
		} catch (fault) {
			this.fault = fault instanceof Error ? fault.message : `${id} could not be opened.`;
		}
	}

	close(id: string): void {
		this.#open = new Set([...this.#open].filter((one) => one !== id));
	}

	/** Stands on a row and shows what it is. */
	async look(id: string): Promise<void> {
		const { lookup, system, date } = this.#source;
		const row = this.rows.find((one) => one.id === id) ?? null;
		this.active = id;
		await this.#looking.ask(
			async () => {
				const entry = await lookup.describe(system, id, date);
				if (!entry) await this.#load(id);
				return entry;
			},
			{
				onanswer: (entry) => {
					this.entry = entry;
					this.heading = entry ? null : row;
					this.fault = '';
				},
				onfault: (fault) => (this.fault = fault)
			}
		);
	}

	/**
	 * Opens the way to the first of these codes that the book holds, and shows it. Answers whether
	 * that was the very first.
	 */
	async goTo(codes: readonly string[]): Promise<boolean> {
		const { lookup, system, date } = this.#source;
		const [wanted = ''] = codes;
		let isExact = false;
		await this.#looking.ask(
			async () => {
				for (const code of codes) {
					const entry = await lookup.describe(system, code, date);
					if (!entry) continue;
					await Promise.all(entry.above.map((step) => this.#load(step.code)));
					return entry;
				}
				return null;
			},
			{
				onanswer: (entry) => {
					isExact = entry?.code === wanted;
					this.fault = isExact ? '' : faultOf(wanted, entry?.code);
					if (!entry) return;
					this.entry = entry;
					this.heading = null;
					this.#open = new Set([...this.#open, ...entry.above.map(({ code }) => code)]);
					this.active = entry.code;
				},
				onfault: (fault) => (this.fault = fault)
			}
		);
		return isExact;
	}

	/** Goes to a chapter or section above, or to a code. */
	async goAbove(id: string): Promise<void> {
		if (this.rows.some((row) => row.id === id)) await this.look(id);
		else await this.goTo([id]);
	}

	async #load(id: string): Promise<void> {
		if (this.#children.has(id)) return;
		const { lookup, system, date } = this.#source;
		const rows = await lookup.below(system, id, date);
		this.#children = new Map([...this.#children, [id, rows.map(nodeOf)]]);
	}
}

function nodeOf(row: CodeRow): BookNode {
	return { ...row, id: row.code, names: [row.code, row.title], canOpen: !row.isBillable };
}

function faultOf(wanted: string, found: string | undefined): string {
	return found === undefined
		? `${wanted} is not in the code book of this date.`
		: `${wanted} is not in the code book of this date; ${found}, which stands above it, is shown.`;
}
