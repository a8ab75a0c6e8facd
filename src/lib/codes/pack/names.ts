/**
 * The pack of names: every code and header of an edition with its title, which of them can be
 * assigned, the chapters and sections above (of ICD-10-CM) with the 7th characters, and the
 * modifiers (of HCPCS). All that a book needs but its notes.
 */
import { dotted, undotted } from '$lib/codes/code-text';
import type { CodeRow, CodeSystem, Edition } from '$lib/codes/model';
import { ByteReader, ByteWriter, TextList } from './bytes';
import { CodeList } from './code-list';
import { openPack, reading, wrapPack, type PackHead, type PackOpener } from './envelope';
import { NO_TREE, readList, readTree, writeTree, type Tree } from './tree';

export interface NamesInput {
	readonly edition: Edition;
	readonly rows: readonly CodeRow[];
	readonly tree?: Tree;
	/** HCPCS modifiers, two characters each. */
	readonly modifiers?: readonly { readonly code: string; readonly title: string }[];
	readonly sources?: PackHead['sources'];
}

/** Names as they are kept in memory: looked up by place, decoded when asked for. */
export class Names {
	readonly system: CodeSystem;
	readonly length: number;
	readonly tree: Tree;
	readonly modifiers: readonly { readonly code: string; readonly title: string }[];
	readonly #codes: CodeList;
	readonly #billable: Uint8Array;
	readonly #titles: TextList;
	/** Place of the nearest row above, or -1. */
	readonly #parents: Int32Array;

	constructor(system: CodeSystem, reader: ByteReader) {
		this.system = system;
		this.#codes = CodeList.read(reader);
		this.length = this.#codes.length;
		this.#billable = reader.block();
		this.#titles = new TextList(reader);
		if (this.#titles.length !== this.length || this.#billable.length * 8 < this.length)
			throw new RangeError('found another number of titles than codes');
		this.tree = readTree(reader);
		this.modifiers = readList(reader, () => ({ code: reader.text(), title: reader.text() }));
		if (!reader.isDone) throw new RangeError('found more than names');
		this.#parents = this.#codes.parents();
	}

	/** Place of a code, written with or without its dot, or -1. */
	find(code: string): number {
		return this.#codes.find(undotted(code));
	}

	/** Without its dot. */
	plain(place: number): string {
		return this.#codes.at(place);
	}

	row(place: number): CodeRow {
		return {
			code: dotted(this.system, this.#codes.at(place)),
			title: this.#titles.at(place),
			isBillable: this.isBillable(place)
		};
	}

	/** How many characters the code has, its dot left out. */
	size(place: number): number {
		return this.#codes.size(place);
	}

	isBillable(place: number): boolean {
		return (((this.#billable[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;
	}

	/** Place of the header above, or -1. */
	parent(place: number): number {
		return this.#parents[place] ?? -1;
	}

	/** The place after the last code that stands below this one: `[place + 1, end)` are below it. */
	end(place: number): number {
		const stem = this.plain(place);
		let end = place + 1;
		while (end < this.length && this.plain(end).startsWith(stem)) end++;
		return end;
	}

	/** Of PCS, whose list is sorted: places of the codes that begin with a stem. */
	range(stem: string): { readonly from: number; readonly to: number } {
		const from = this.#codes.firstFrom(stem);
		let to = from;
		let step = 1;
		// Doubling strides, since a section has tens of thousands of codes.
		while (to < this.length && this.plain(to).startsWith(stem)) {
			to += step;
			step *= 2;
		}
		let low = Math.max(from, to - step / 2);
		let high = Math.min(to, this.length);
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.plain(middle).startsWith(stem)) low = middle + 1;
			else high = middle;
		}
		return { from, to: low };
	}

	/** All rows in tabular order. */
	*rows(): Generator<CodeRow> {
		let place = 0;
		for (const title of this.#titles.values()) {
			const code = dotted(this.system, this.#codes.at(place));
			yield { code, title, isBillable: this.isBillable(place) };
			place++;
		}
	}
}

export function encodeNames(input: NamesInput): Uint8Array {
	const { rows, tree = NO_TREE, modifiers = [] } = input;
	const writer = new ByteWriter();
	CodeList.of(rows.map((row) => undotted(row.code))).write(writer);
	const bits = new Uint8Array(Math.ceil(rows.length / 8));
	rows.forEach((row, i) => {
		if (row.isBillable) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
	});
	writer.block(bits);
	TextList.write(
		writer,
		rows.map((row) => row.title)
	);
	writeTree(writer, tree);
	writer.count(modifiers.length);
	for (const { code, title } of modifiers) {
		writer.text(code);
		writer.text(title);
	}
	const valid = rows.filter((row) => row.isBillable).length;
	const head: PackHead = {
		kind: 'names',
		edition: { ...input.edition, codes: valid },
		counts: {
			rows: rows.length,
			valid,
			headers: rows.length - valid,
			...(modifiers.length > 0 ? { modifiers: modifiers.length } : {})
		},
		sources: input.sources ?? []
	};
	return wrapPack({ head, body: writer.end() });
}

/** Opens a pack of names. Throws InputFault. */
export function decodeNames(
	bytes: Uint8Array,
	name: string,
	open: PackOpener = openPack
): { head: PackHead; names: Names } {
	const { head, body } = open(bytes, name, 'names');
	const names = reading(name, () => new Names(head.edition.system, new ByteReader(body)));
	return { head, names };
}
