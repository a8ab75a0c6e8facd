/** The pack of notes of the tabular list: loaded only when somebody reads a code or runs edits. */
import { undotted } from '$lib/codes/code-text';
import type { Edition, NoteKind } from '$lib/codes/model';
import { ByteReader, ByteWriter, TextList } from './bytes';
import { openPack, reading, wrapPack, type PackHead, type PackOpener } from './envelope';

export interface PrintedNote {
	/** Code, section or chapter. */
	readonly at: string;
	readonly kind: NoteKind;
	readonly text: string;
}

/** Their places are how packs name them: only ever added to at the end. */
export const NOTE_KINDS: readonly NoteKind[] = [
	'inclusion',
	'includes',
	'excludes1',
	'excludes2',
	'code-first',
	'use-additional',
	'code-also',
	'note',
	'seventh'
];

/** Notes by where they are printed, decoded when asked for. */
export class Notes {
	readonly length: number;
	readonly #texts: TextList;
	/** First note of a place, and how many. */
	readonly #places = new Map<string, { readonly from: number; readonly to: number }>();
	readonly #kinds: Uint8Array;

	constructor(reader: ByteReader) {
		const places = new TextList(reader);
		const counts = new ByteReader(reader.block());
		this.#kinds = reader.block();
		this.#texts = new TextList(reader);
		this.length = this.#texts.length;
		let from = 0;
		for (const place of places.values()) {
			const to = from + counts.count();
			this.#places.set(place, { from, to });
			from = to;
		}
		if (from !== this.length || this.#kinds.length !== this.length || !reader.isDone)
			throw new RangeError('found another number of notes than promised');
	}

	/** Notes printed at a code (with or without its dot), section or chapter, in printed order. */
	at(place: string): PrintedNote[] {
		const span = this.#places.get(undotted(place));
		const notes: PrintedNote[] = [];
		for (let i = span?.from ?? 0; i < (span?.to ?? 0); i++) {
			const kind = NOTE_KINDS[this.#kinds[i] ?? -1];
			if (kind) notes.push({ at: place, kind, text: this.#texts.at(i) });
		}
		return notes;
	}

	/** Codes without dots, sections and chapters that have notes. */
	places(): Iterable<string> {
		return this.#places.keys();
	}
}

export interface NotesInput {
	readonly edition: Edition;
	/** Notes of one place must stand together. */
	readonly notes: readonly PrintedNote[];
	readonly sources?: PackHead['sources'];
}

export function encodeNotes({ edition, notes, sources = [] }: NotesInput): Uint8Array {
	const byPlace = new Map<string, PrintedNote[]>();
	for (const note of notes) {
		const place = undotted(note.at);
		const list = byPlace.get(place);
		if (list) list.push(note);
		else byPlace.set(place, [note]);
	}
	const ordered = [...byPlace.values()].flat();
	const counts = new ByteWriter();
	for (const list of byPlace.values()) counts.count(list.length);
	const writer = new ByteWriter();
	TextList.write(writer, [...byPlace.keys()]);
	writer.block(counts.end());
	writer.block(Uint8Array.from(ordered, (note) => NOTE_KINDS.indexOf(note.kind)));
	TextList.write(
		writer,
		ordered.map((note) => note.text)
	);
	const head: PackHead = { kind: 'notes', edition, counts: { notes: notes.length }, sources };
	return wrapPack({ head, body: writer.end() });
}

/** Opens a pack of notes. Throws InputFault. */
export function decodeNotes(
	bytes: Uint8Array,
	name: string,
	open: PackOpener = openPack
): { head: PackHead; notes: Notes } {
	const { head, body } = open(bytes, name, 'notes');
	return { head, notes: reading(name, () => new Notes(new ByteReader(body))) };
}
