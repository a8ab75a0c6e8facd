/** The documents a hospice works with, in the groups of its list: papers, what was heard, the record. */
import type { FormState } from '$lib/engine/forms';
import { atOf, fhirDateTime, type Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { formatDateTime } from '$lib/fhir/selectors/display';
import { notes, PERCEIVED, type NoteRow } from '$lib/fhir/selectors/notes';
import type { Ref } from '$lib/fhir/types';
import { FORMS } from './fields';
import { papersOf, type Paper } from './papers';

export const SHELVES = { papers: 'Papers', heard: 'Heard', record: 'Record' } as const;
export type ShelfId = keyof typeof SHELVES;

/** Groups of the papers, in their order. */
export const GROUPS = {
	waiting: 'To be read',
	written: 'Being written',
	filed: 'On file',
	aside: 'Set aside'
} as const;
export type GroupId = keyof typeof GROUPS;

export interface ShelfRow {
	/** Bare id of the document, or of the form that is being written. */
	readonly id: string;
	readonly shelf: ShelfId;
	readonly group: GroupId;
	readonly title: string;
	/** Who wrote it, or what sort of document it is. */
	readonly by: string;
	readonly when: string;
	/** Simulated ms. */
	readonly at: number;
	/** The paper of the stay; null for any other document, and for a form. */
	readonly paper: Paper | null;
	readonly note: NoteRow | null;
	readonly form: FormState | null;
}

/** What the learner told somebody. */
const TOLD = 'Communication';

interface Place {
	readonly chart: Chart;
	readonly start: Start;
}

/**
 * All documents of a patient as seen from one stay, and the forms that are being written on it: those
 * that wait first, then what is being written, what counts, and what does not; the newest first.
 */
export function shelfOf(
	{ chart, start }: Place,
	{ stay, patient }: { readonly stay: string; readonly patient: Ref },
	forms: readonly FormState[]
): ShelfRow[] {
	const papers = new Map(papersOf({ chart, start }, stay).map((paper) => [paper.id, paper]));
	const rows = notes(chart, patient).map((note): ShelfRow => {
		const id = note.ref.slice(note.ref.indexOf('/') + 1);
		const paper = papers.get(id) ?? null;
		const at = note.at === null ? 0 : (atOf(start, note.at) ?? 0);
		return {
			id,
			shelf: shelfFor(note, paper, stay),
			group: groupFor(note, paper),
			title: note.title,
			by: byline(note),
			when: formatDateTime(note.at, { offsetFallback: start.offset }),
			at,
			paper,
			note,
			form: null
		};
	});
	const written = forms.map((form): ShelfRow => ({
		id: form.id,
		shelf: 'papers',
		group: 'written',
		title: FORMS[form.kind]?.title ?? form.kind,
		by: 'Not signed yet',
		when: formatDateTime(fhirDateTime(start, form.openedAt)),
		at: form.openedAt,
		paper: null,
		note: null,
		form
	}));
	const order = Object.keys(GROUPS);
	return [...rows, ...written].toSorted(
		(a, b) => order.indexOf(a.group) - order.indexOf(b.group) || b.at - a.at
	);
}

function shelfFor({ kind, encounter }: NoteRow, paper: Paper | null, stay: string): ShelfId {
	if (paper) return 'papers';
	if (encounter !== `Encounter/${stay}`) return 'record';
	return kind === PERCEIVED || kind === TOLD ? 'heard' : 'papers';
}

function groupFor({ status }: NoteRow, paper: Paper | null): GroupId {
	if (paper?.state === 'waiting') return 'waiting';
	return status === 'superseded' ? 'aside' : 'filed';
}

function byline({ author, kind, title }: NoteRow): string {
	if (author === null || author === '') return kind === title ? '' : kind;
	return author;
}

/** How many rows of a shelf there are, and how many of them want to be read. */
export function countsOf(rows: readonly ShelfRow[]): Readonly<Record<ShelfId, number>> {
	const count = (shelf: ShelfId) => rows.filter((row) => row.shelf === shelf).length;
	return { papers: count('papers'), heard: count('heard'), record: count('record') };
}

/** The paper that waits longest, after the one that is open. */
export function nextToRead(rows: readonly ShelfRow[], open: string | null): ShelfRow | undefined {
	const waiting = rows.filter(({ group }) => group === 'waiting').toReversed();
	const at = waiting.findIndex(({ id }) => id === open);
	return waiting[at + 1] ?? waiting.find(({ id }) => id !== open) ?? waiting[0];
}
