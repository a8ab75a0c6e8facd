/**
 * One edition of one code system, looked up by code. What stands above a code is its printed tree
 * (ICD-10-CM), its characters one by one (ICD-10-PCS) or the letter it begins with (HCPCS).
 */
import { LetterBook } from './letter-book';
import type { CodeRow, Edition } from './model';
import { decodeNames, encodeNames, type Names, type NamesInput } from './pack/names';
import { decodeNotes, encodeNotes, type PrintedNote } from './pack/notes';
import type { PcsData } from './pack/pcs';
import { PcsBook } from './pcs-book';
import { PcsTables } from './pcs-tables';
import type { BookParts, OpenBook } from './row-book';
import { TabularBook } from './tabular-book';

export type { BookParts, Heading, OpenBook } from './row-book';

export function openBook(parts: BookParts): OpenBook {
	switch (parts.edition.system) {
		case 'icd-10-cm':
			return new TabularBook(parts);
		case 'icd-10-pcs':
			return new PcsBook(parts);
		case 'hcpcs':
			return new LetterBook(parts);
	}
}

/** Procedure tables held against the codes of a book, so that only codes of both are offered. */
export function openPcsTables(data: PcsData, names: Names): PcsTables {
	return new PcsTables(data, (code) => {
		const place = names.find(code);
		return place >= 0 && names.isBillable(place);
	});
}

export interface BookSource extends Omit<NamesInput, 'edition' | 'rows'> {
	/** Its `codes` is counted anew. */
	readonly edition: Edition;
	readonly rows: readonly CodeRow[];
	readonly notes?: readonly PrintedNote[];
	readonly pcs?: PcsData;
}

/**
 * A book straight from rows and notes, by way of the packs it would be stored in: there is one way
 * to a book and no other.
 */
export function bookOf({ notes, pcs, ...source }: BookSource): {
	book: OpenBook;
	tables: PcsTables | null;
} {
	const name = source.edition.id;
	const { head, names } = decodeNames(encodeNames(source), name);
	const tables = pcs ? openPcsTables(pcs, names) : null;
	const printed = notes
		? decodeNotes(encodeNotes({ edition: head.edition, notes }), name).notes
		: null;
	return { book: openBook({ edition: head.edition, names, notes: printed, tables }), tables };
}
