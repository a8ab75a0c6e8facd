/** What the books of the three code systems have in common. */
import type { CodeBook, CodeRow, Edition } from './model';
import type { Names } from './pack/names';
import type { Notes } from './pack/notes';
import type { PcsTables } from './pcs-tables';

/** A title above codes: a chapter, a section, a letter. */
export interface Heading {
	readonly id: string;
	readonly title: string;
}

/** A book with its way in from the top, and everything in it. */
export interface OpenBook extends CodeBook {
	/** Chapters, sections of PCS, or letters of HCPCS, in printed order. */
	roots(): readonly Heading[];
	/** What stands directly below a root, block or header; blocks are given as headers. */
	below(id: string): readonly CodeRow[];
	/** How many codes that can be assigned stand below; a code itself is not counted. */
	countBelow(code: string): number;
	/** Every row in tabular order. */
	rows(): Iterable<CodeRow>;
	/** Of HCPCS: the modifiers of two characters. */
	readonly modifiers: readonly Pick<CodeRow, 'code' | 'title'>[];
}

export interface BookParts {
	readonly edition: Edition;
	readonly names: Names;
	/** ICD-10-CM alone has notes; a book without them answers with none. */
	readonly notes?: Notes | null;
	/** ICD-10-PCS: the words of its characters. */
	readonly tables?: PcsTables | null;
}

export abstract class RowBook {
	readonly edition: Edition;
	protected readonly names: Names;

	constructor({ edition, names }: BookParts) {
		this.edition = edition;
		this.names = names;
	}

	get modifiers(): Names['modifiers'] {
		return this.names.modifiers;
	}

	row(code: string): CodeRow | undefined {
		const place = this.names.find(code);
		return place < 0 ? undefined : this.names.row(place);
	}

	rows(): Iterable<CodeRow> {
		return this.names.rows();
	}

	protected countBetween(from: number, to: number): number {
		let count = 0;
		for (let place = from; place < to; place++) if (this.names.isBillable(place)) count++;
		return count;
	}
}
