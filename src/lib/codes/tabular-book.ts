/** ICD-10-CM: a book with chapters, sections, notes and 7th characters. */
import { dotted, undotted } from './code-text';
import type { CodeNote, CodeRow, SeventhCharacter } from './model';
import { noteRefs, type NoteRange } from './note-refs';
import type { Notes } from './pack/notes';
import { RowBook, type BookParts, type Heading, type OpenBook } from './row-book';

export class TabularBook extends RowBook implements OpenBook {
	readonly #notes: Notes | null;
	/** Categories in printed order, and the place of each among them. */
	readonly #categories: readonly string[];
	readonly #order: ReadonlyMap<string, number>;
	/** Blocks and categories directly in each block. */
	readonly #inside = new Map<number, { blocks: number[]; categories: string[] }>();
	readonly #blockAt: ReadonlyMap<string, number>;

	constructor(parts: BookParts) {
		super(parts);
		this.#notes = parts.notes ?? null;
		const categories: string[] = [];
		for (let place = 0; place < this.names.length; place++) {
			if (this.names.size(place) === 3) categories.push(this.names.plain(place));
		}
		this.#categories = categories;
		this.#order = new Map(categories.map((category, at) => [category, at]));
		const { blocks, blockOf } = this.names.tree;
		this.#blockAt = new Map(blocks.map(({ id }, at) => [id, at]));
		blocks.forEach(({ parent }, at) => this.#within(parent).blocks.push(at));
		for (const category of categories)
			this.#within(blockOf.get(category) ?? -1).categories.push(category);
	}

	parent(code: string): string | undefined {
		const place = this.names.find(code);
		const above = place < 0 ? this.#nearest(code.slice(0, -1)) : this.names.parent(place);
		return above < 0 ? undefined : this.names.row(above).code;
	}

	children(code: string): readonly CodeRow[] {
		const place = this.names.find(code);
		if (place < 0) return [];
		const rows: CodeRow[] = [];
		for (let at = place + 1, end = this.names.end(place); at < end; at++)
			if (this.names.parent(at) === place) rows.push(this.names.row(at));
		return rows;
	}

	blocks(code: string): readonly Heading[] {
		const { blocks, blockOf } = this.names.tree;
		const headings: Heading[] = [];
		const isBlock = this.#isBlock(code);
		for (let at = isBlock ? this.#around(code) : (blockOf.get(code.slice(0, 3)) ?? -1); at >= 0;) {
			const block = blocks[at];
			if (!block) break;
			headings.push({ id: block.id, title: block.title });
			at = block.parent;
		}
		return headings;
	}

	notes(code: string): readonly CodeNote[] {
		const notes = this.#notes;
		if (!notes) return [];
		const isCode = (named: string): boolean => this.names.find(named) >= 0;
		// A section of one category has that category's name, and its notes once.
		const places = new Set<string>();
		if (this.#isBlock(code)) places.add(code);
		else
			for (let at = this.#nearest(code); at >= 0; at = this.names.parent(at))
				places.add(dotted('icd-10-cm', this.names.plain(at)));
		for (const { id } of this.blocks(code)) places.add(id);
		return [...places].flatMap((place) =>
			notes.at(place).map(({ kind, text }) => ({
				kind,
				text,
				from: place,
				refs: noteRefs(text, isCode).flatMap((range) => this.#whole(range))
			}))
		);
	}

	seventh(code: string): readonly SeventhCharacter[] | null {
		const place = this.#nearest(code);
		const plain = place < 0 ? '' : this.names.plain(place);
		if (plain.length === 7) return this.#definition(plain);
		if (!plain || this.names.isBillable(place)) return null;
		const used = new Set<string>();
		for (let at = place + 1, end = this.names.end(place); at < end; at++) {
			const below = this.names.plain(at);
			if (below.length === 7) used.add(below.charAt(6));
		}
		const chars = this.#definition(plain)?.filter(({ char }) => used.has(char));
		return chars && chars.length > 0 ? chars : null;
	}

	roots(): readonly Heading[] {
		const { blocks } = this.names.tree;
		return (this.#inside.get(-1)?.blocks ?? []).flatMap((at) => {
			const block = blocks[at];
			return block ? [{ id: block.id, title: block.title }] : [];
		});
	}

	below(id: string): readonly CodeRow[] {
		const at = this.#isBlock(id) ? this.#blockAt.get(id) : undefined;
		const inside = at === undefined ? undefined : this.#inside.get(at);
		if (!inside) return this.children(id);
		const blocks = inside.blocks.flatMap((place) => {
			const block = this.names.tree.blocks[place];
			if (!block) return [];
			// A section of one category is that category.
			return this.row(block.id) ?? { code: block.id, title: block.title, isBillable: false };
		});
		return [...blocks, ...inside.categories.flatMap((category) => this.row(category) ?? [])];
	}

	countBelow(code: string): number {
		const block = this.#isBlock(code) ? this.#blockAt.get(code) : undefined;
		if (block !== undefined) return this.#countInside(block);
		const place = this.names.find(code);
		return place < 0 ? 0 : this.countBetween(place + 1, this.names.end(place));
	}

	#countInside(block: number): number {
		let count = 0;
		for (const inner of this.#inside.get(block)?.blocks ?? []) count += this.#countInside(inner);
		for (const category of this.#inside.get(block)?.categories ?? []) {
			const place = this.names.find(category);
			if (place >= 0) count += this.countBetween(place, this.names.end(place));
		}
		return count;
	}

	#within(block: number): { blocks: number[]; categories: string[] } {
		const held = this.#inside.get(block);
		if (held) return held;
		const fresh = { blocks: [], categories: [] };
		this.#inside.set(block, fresh);
		return fresh;
	}

	/** A chapter or section that is not itself a category. */
	#isBlock(id: string): boolean {
		return this.#blockAt.has(id) && !this.#order.has(id);
	}

	/** The block around a block; a code that is in none has none. */
	#around(id: string): number {
		const at = this.#blockAt.get(id);
		return at === undefined ? -1 : (this.names.tree.blocks[at]?.parent ?? -1);
	}

	/** The row of a code, or of the longest stem of it that is a row: `S02.0XX` has `S02.0`. */
	#nearest(code: string): number {
		let stem = undotted(code);
		let place = this.names.find(stem);
		while (place < 0 && stem.length > 3) {
			stem = stem.slice(0, -1);
			place = this.names.find(stem);
		}
		return place;
	}

	#definition(plain: string): readonly SeventhCharacter[] | null {
		for (let stem = plain; stem.length >= 3; stem = stem.slice(0, -1)) {
			const chars = this.names.tree.seventh.get(stem);
			if (chars) return chars;
		}
		return null;
	}

	/**
	 * `C43-C44` encloses C4A and `M05-M14` M1A, which stand between them in print but not in the
	 * alphabet: they are added, so that comparing texts is enough.
	 */
	#whole(range: NoteRange): NoteRange[] {
		const from = this.#order.get(range.from.slice(0, 3));
		const to = this.#order.get(range.to.slice(0, 3));
		if (range.from === range.to || from === undefined || to === undefined) return [range];
		const first = range.from.slice(0, 3);
		const last = range.to.slice(0, 3);
		const odd = this.#categories
			.slice(from + 1, to)
			.filter((category) => category < first || category > last)
			.map((category) => ({ ...range, from: category, to: category }));
		return [range, ...odd];
	}
}
