/** Chapters, sections and definitions of 7th characters, as they lie in the pack of names. */
import type { SeventhCharacter } from '$lib/codes/model';
import type { ByteReader, ByteWriter } from './bytes';

export interface Block {
	/** `1` of a chapter, `A00-A09` of a section. */
	readonly id: string;
	readonly title: string;
	/** Place of the block around it, or -1. */
	readonly parent: number;
}

/** What stands above the categories, and what hangs on stems. */
export interface Tree {
	readonly blocks: readonly Block[];
	/** Category to the place of its block. */
	readonly blockOf: ReadonlyMap<string, number>;
	/** Stem without its dot to its definition of 7th characters. */
	readonly seventh: ReadonlyMap<string, readonly SeventhCharacter[]>;
}

export const NO_TREE: Tree = { blocks: [], blockOf: new Map(), seventh: new Map() };

export function writeTree(writer: ByteWriter, tree: Tree): void {
	writer.count(tree.blocks.length);
	for (const { id, title, parent } of tree.blocks) {
		writer.text(id);
		writer.text(title);
		writer.count(parent + 1);
	}
	writer.count(tree.blockOf.size);
	for (const [category, block] of tree.blockOf) {
		writer.text(category);
		writer.count(block);
	}
	// Hundreds of stems share a few dozen definitions.
	const sets = new Map<string, { at: number; chars: readonly SeventhCharacter[] }>();
	const nameOf = (chars: readonly SeventhCharacter[]): string =>
		JSON.stringify(chars.map(({ char, meaning }) => [char, meaning]));
	for (const chars of tree.seventh.values()) {
		const name = nameOf(chars);
		if (!sets.has(name)) sets.set(name, { at: sets.size, chars });
	}
	writer.count(sets.size);
	for (const { chars } of sets.values()) {
		writer.count(chars.length);
		for (const { char, meaning } of chars) {
			writer.text(char);
			writer.text(meaning);
		}
	}
	writer.count(tree.seventh.size);
	for (const [stem, chars] of tree.seventh) {
		writer.text(stem);
		writer.count(sets.get(nameOf(chars))?.at ?? 0);
	}
}

export function readTree(reader: ByteReader): Tree {
	const blocks = readList(reader, () => ({
		id: reader.text(),
		title: reader.text(),
		parent: reader.count() - 1
	}));
	const blockOf = new Map(
		readList(reader, (): [string, number] => [reader.text(), reader.count()])
	);
	const sets = readList(reader, () =>
		readList(reader, () => ({ char: reader.text(), meaning: reader.text() }))
	);
	const seventh = new Map(
		readList(reader, (): [string, readonly SeventhCharacter[]] => {
			const stem = reader.text();
			const chars = sets[reader.count()];
			if (!chars) throw new RangeError(`found no 7th characters for ${stem}`);
			return [stem, chars];
		})
	);
	return { blocks, blockOf, seventh };
}

/** A count, then that many of whatever `read` reads. */
export function readList<T>(reader: ByteReader, read: () => T): T[] {
	const list: T[] = [];
	for (let left = reader.count(); left > 0; left--) list.push(read());
	return list;
}
