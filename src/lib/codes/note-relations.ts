/** What the notes of the tabular list say of two codes that stand, or should stand, together. */
import { isInRange } from './edits/places';
import type { CodeBook, CodeNote, CodeSystem } from './model';

interface Coded {
	readonly system: CodeSystem;
	readonly code: string;
}

interface HasBooks {
	book?(system: CodeSystem): CodeBook | undefined;
}

function notesOf({ system, code }: Coded, books: HasBooks): readonly CodeNote[] {
	const book = books.book?.(system);
	return book?.row(code) === undefined ? [] : book.notes(code);
}

function isNamed(notes: readonly CodeNote[], kinds: readonly string[], code: string): boolean {
	return notes.some(
		(note) => kinds.includes(note.kind) && note.refs.some((ref) => isInRange(code, ref))
	);
}

/** Whether an Excludes1 note of one code names the other. */
export function excludesEachOther(one: Coded, other: Coded, books: HasBooks): boolean {
	return (
		one.system === other.system &&
		(isNamed(notesOf(one, books), ['excludes1'], other.code) ||
			isNamed(notesOf(other, books), ['excludes1'], one.code))
	);
}

/** Whether a "use additional code" or "code also" note of a code names another. */
export function namesAddition(one: Coded, code: string, books: HasBooks): boolean {
	return isNamed(notesOf(one, books), ['use-additional', 'code-also'], code);
}
