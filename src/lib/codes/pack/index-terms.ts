/** The pack of an alphabetic index, for browsing it by main term. */
import type { Edition } from '$lib/codes/model';
import type { IndexRow } from '$lib/codes/read/index-file';
import { ByteReader, ByteWriter, TextList } from './bytes';
import { openPack, reading, wrapPack, type PackHead, type PackOpener } from './envelope';

/** Rows of an index, decoded when asked for. */
export class IndexTerms {
	readonly length: number;
	readonly #depths: Uint8Array;
	readonly #terms: TextList;
	readonly #codes: TextList;
	/** See, see also, modifiers and manifestation, with a zero between; most rows have none. */
	readonly #rest: TextList;

	constructor(reader: ByteReader) {
		this.#depths = reader.block();
		this.#terms = new TextList(reader);
		this.#codes = new TextList(reader);
		this.#rest = new TextList(reader);
		this.length = this.#depths.length;
		if ([this.#terms, this.#codes, this.#rest].some((list) => list.length !== this.length))
			throw new RangeError('found an index with missing rows');
		if (!reader.isDone) throw new RangeError('found more than an index');
	}

	depth(place: number): number {
		return this.#depths[place] ?? 0;
	}

	term(place: number): string {
		return this.#terms.at(place);
	}

	/** Throws RangeError outside the index. */
	row(place: number): IndexRow {
		const [see = '', seeAlso = '', modifiers = '', manifestation = ''] = this.#rest
			.at(place)
			.split('\0');
		return {
			term: this.#terms.at(place),
			depth: this.depth(place),
			see: see || null,
			seeAlso: seeAlso || null,
			code: this.#codes.at(place) || null,
			modifiers: modifiers || null,
			manifestation: manifestation || null
		};
	}

	/** All terms in printed order. */
	terms(): Iterable<string> {
		return this.#terms.values();
	}
}

export interface IndexInput {
	readonly edition: Edition;
	readonly rows: readonly IndexRow[];
	readonly sources?: PackHead['sources'];
}

export function encodeIndex({ edition, rows, sources = [] }: IndexInput): Uint8Array {
	const writer = new ByteWriter();
	writer.block(Uint8Array.from(rows, (row) => row.depth));
	const list = (of: (row: IndexRow) => string): void => TextList.write(writer, rows.map(of));
	list((row) => row.term);
	list((row) => row.code ?? '');
	list(({ see, seeAlso, modifiers, manifestation }) =>
		[see, seeAlso, modifiers, manifestation]
			.map((text) => text ?? '')
			.join('\0')
			.replace(/\0+$/, '')
	);
	const mainTerms = rows.filter((row) => row.depth === 0).length;
	const counts = { rows: rows.length, 'main-terms': mainTerms };
	return wrapPack({ head: { kind: 'index', edition, counts, sources }, body: writer.end() });
}

/** Opens a pack of an index. Throws InputFault. */
export function decodeIndex(
	bytes: Uint8Array,
	name: string,
	open: PackOpener = openPack
): { head: PackHead; index: IndexTerms } {
	const { head, body } = open(bytes, name, 'index');
	return { head, index: reading(name, () => new IndexTerms(new ByteReader(body))) };
}
