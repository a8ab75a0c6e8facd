/** Notes of the tabular list as they are read: by kind, the nearest first, with codes to follow. */
import type { CodeNote, CodeRange, NoteKind } from '$lib/codes/model';

export const NOTE_TITLES: Readonly<Record<NoteKind, string>> = {
	inclusion: 'Inclusion terms',
	includes: 'Includes',
	excludes1: 'Excludes1',
	excludes2: 'Excludes2',
	'code-first': 'Code first',
	'use-additional': 'Use additional code',
	'code-also': 'Code also',
	note: 'Note',
	seventh: '7th character'
};

/** What each kind asks of a coder, in a few words of our own. */
export const NOTE_SENSE: Readonly<Record<NoteKind, string>> = {
	inclusion: 'other names of the same',
	includes: 'also belongs here',
	excludes1: 'not coded here: normally never both',
	excludes2: 'not part of it: may be coded as well',
	'code-first': 'the cause stands before it',
	'use-additional': 'more codes after it',
	'code-also': 'both, in either order',
	note: '',
	seventh: ''
};

const ORDER: readonly NoteKind[] = [
	'inclusion',
	'includes',
	'code-first',
	'use-additional',
	'code-also',
	'excludes1',
	'excludes2',
	'seventh',
	'note'
];

export interface NoteGroup {
	readonly kind: NoteKind;
	/** One for each place they are printed at, the nearest first. */
	readonly places: readonly { readonly from: string; readonly notes: readonly CodeNote[] }[];
}

export function noteGroups(notes: readonly CodeNote[]): readonly NoteGroup[] {
	return ORDER.flatMap((kind) => {
		const own = notes.filter((note) => note.kind === kind);
		const places = [...new Set(own.map(({ from }) => from))];
		if (places.length === 0) return [];
		return {
			kind,
			places: places.map((from) => ({ from, notes: own.filter((note) => note.from === from) }))
		};
	});
}

export interface NotePiece {
	readonly text: string;
	/** The code or stem it leads to; null for plain words. */
	readonly code: string | null;
	readonly start: number;
}

const CODE = /\b[A-Z][A-Z0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?\b/g;

/** A note cut at the codes it names. Only what the book resolved becomes a link. */
export function notePieces({ text, refs }: Pick<CodeNote, 'text' | 'refs'>): readonly NotePiece[] {
	const pieces: NotePiece[] = [];
	let at = 0;
	const plain = (end: number): void => {
		if (end > at) pieces.push({ text: text.slice(at, end), code: null, start: at });
	};
	for (const match of text.matchAll(CODE)) {
		const [code] = match;
		if (!refs.some((range) => isNamed(code, range))) continue;
		plain(match.index);
		pieces.push({ text: code, code, start: match.index });
		at = match.index + code.length;
	}
	plain(text.length);
	return pieces;
}

function isNamed(code: string, { from, to }: CodeRange): boolean {
	return code === from || code === to;
}

/** Where a note comes from, in words: `chapter 4`, `section E08-E13`, `category E11`. */
export function placeWords(from: string): string {
	if (/^\d+$/.test(from)) return `chapter ${from}`;
	if (from.includes('-')) return `section ${from}`;
	return from;
}
