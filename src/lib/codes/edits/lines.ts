/** The lines of an encounter, prepared once for all edits. */
import { canonicalCode } from '$lib/codes/code-shape';
import type {
	CodeBook,
	CodedEncounter,
	CodedLine,
	CodeLists,
	CodeRow,
	Edit
} from '$lib/codes/model';

export interface Books {
	readonly cm?: CodeBook;
	readonly pcs?: CodeBook;
	readonly hcpcs?: CodeBook;
	/** Other editions at hand: they tell a retired or a future code from one that never was. */
	readonly others?: readonly CodeBook[];
}

export interface Diagnosis {
	readonly line: CodedLine;
	readonly code: string;
	readonly row: CodeRow;
	/** Place among the diagnoses, the first being 0. */
	readonly at: number;
}

export interface Claim {
	readonly encounter: CodedEncounter;
	readonly books: Books;
	readonly lists: CodeLists;
	/** Principal and secondary diagnoses whose codes can be assigned, in their sequence. */
	readonly diagnoses: readonly Diagnosis[];
	/** Every reported diagnosis as written, headings and unknown codes among them. */
	readonly mentioned: readonly string[];
	/** The diagnosis that stands first, whatever its standing. */
	readonly first: string | null;
}

export type Rule = (claim: Claim) => Edit[];

export function bookOf(books: Books, line: CodedLine): CodeBook | undefined {
	if (line.system === 'icd-10-cm') return books.cm;
	return line.system === 'icd-10-pcs' ? books.pcs : books.hcpcs;
}

export function isReported(line: CodedLine): boolean {
	return line.role === 'principal' || line.role === 'secondary';
}

/**
 * The principal diagnosis leads, the others follow as they were listed; codes that cannot be
 * assigned are left to the validity edits.
 */
export function prepare(encounter: CodedEncounter, books: Books, lists: CodeLists): Claim {
	const lines = encounter.codes.filter((line) => line.system === 'icd-10-cm' && isReported(line));
	const ordered = [
		...lines.filter(({ role }) => role === 'principal'),
		...lines.filter(({ role }) => role !== 'principal')
	].map((line) => ({ line, code: canonicalCode(line.system, line.code) }));
	return {
		encounter,
		books,
		lists,
		mentioned: ordered.map(({ code }) => code),
		first: ordered[0]?.code ?? null,
		diagnoses: ordered.flatMap(({ line, code }, at) => {
			const row = books.cm?.row(code);
			return row?.isBillable ? [{ line, code, row, at }] : [];
		})
	};
}
