/** What the payer answered to the claims of a stay, and what has been written, sent and paid of them. */
import type { FormState } from '$lib/engine/forms';
import type { Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { attachmentText, formatDate } from '$lib/fhir/selectors/display';
import { claimEdits } from '$lib/rules/hospice/claim-edits';
import { boxed, replyLines, type BoxedEdit } from './claim-desk';
import type { Paper } from './papers';
import { claimIn, recordOf } from './record';
import type { ShelfRow } from './shelf';

type Place = { readonly chart: Chart; readonly start: Start };

/**
 * The edits with which a claim came back, each with its box. The words are the payer’s, as they stand in
 * its reply; the box is told by the rules over the record of that minute. None where it was taken.
 */
export function repliedEdits({ chart, start }: Place, stay: string, paper: Paper): BoxedEdit[] {
	if (paper.reply !== 'returned') return [];
	const reply = chart.one('DocumentReference', `reply-${paper.id}`);
	const text = reply?.content.map(({ attachment }) => attachmentText(attachment) ?? '').join('\n');
	const lines = replyLines(text ?? '');
	if (paper.kind !== 'claim') return lines.map((line) => ({ ...line, box: '' }));
	const sent = {
		...claimIn(paper.values),
		paper: paper.id,
		sent: paper.day,
		state: 'returned' as const
	};
	return boxed(lines, claimEdits(sent, recordOf({ chart, start, at: paper.at }, stay)));
}

export const CLAIM_GROUPS = {
	written: 'Being written',
	work: 'Came back, to be worked',
	sent: 'Sent',
	paid: 'Remittances'
} as const;
export type ClaimGroup = keyof typeof CLAIM_GROUPS;

export interface ClaimRow {
	/** Bare id of the paper or document, or of the form. */
	readonly id: string;
	readonly group: ClaimGroup;
	readonly title: string;
	/** The days it bills, its type of bill. */
	readonly note: string;
	readonly when: string;
	readonly paper: Paper | null;
	readonly form: FormState | null;
}

/** Drafts, claims and notices with what came of them, and remittances; within a group the newest first. */
export function claimRows(
	papers: readonly Paper[],
	shelf: readonly ShelfRow[],
	forms: readonly FormState[]
): ClaimRow[] {
	const written = forms
		.filter(({ kind }) => kind === 'claim')
		.map((form): ClaimRow => ({
			id: form.id,
			group: 'written',
			title: 'Claim',
			note: statementWords(form.values),
			when: 'not sent',
			paper: null,
			form
		}));
	const sent = papers
		.filter(({ kind }) => kind === 'claim' || kind === 'notice-of-election')
		.map((paper): ClaimRow => ({
			id: paper.id,
			group: isToWork(paper, papers) ? 'work' : 'sent',
			title: paper.kind === 'claim' ? 'Claim' : 'Notice of election',
			note:
				paper.kind === 'claim'
					? statementWords(paper.values)
					: `election of ${formatDate(String(paper.values['effective'] ?? ''))}`,
			when: formatDate(paper.day),
			paper,
			form: null
		}));
	const paid = shelf.filter(isRemittance).map(({ id, title, note }): ClaimRow => ({
		id,
		group: 'paid',
		title: 'Remittance',
		note: title.replace(/^Remittance(?: advice)?, /, ''),
		when: formatDate(note?.at),
		paper: null,
		form: null
	}));
	return [
		...written,
		...sent.filter(({ group }) => group === 'work').toReversed(),
		...sent.filter(({ group }) => group === 'sent').toReversed(),
		...paid
	];
}

/** Whether a document is the payer’s account of what it pays. */
export function isRemittance({ note, paper }: ShelfRow): boolean {
	return paper === null && note !== null && /remittance/i.test(`${note.kind} ${note.title}`);
}

/** Sent back, not corrected, and nothing taken since for what it was about. */
function isToWork(paper: Paper, papers: readonly Paper[]): boolean {
	if (paper.reply !== 'returned' || paper.state !== 'filed') return false;
	return !papers.some(
		(other) =>
			other.kind === paper.kind &&
			other.reply === 'accepted' &&
			other.at >= paper.at &&
			other.values['from'] === paper.values['from']
	);
}

/** `1 Nov to 30 Nov 2025, bill 812`. */
function statementWords(values: Paper['values']): string {
	const day = (id: string) => (typeof values[id] === 'string' ? formatDate(values[id]) : '');
	const [from, through] = [day('from'), day('through')];
	const bill = typeof values['billType'] === 'string' ? values['billType'] : '';
	const shared = from.slice(-4) === through.slice(-4) ? from.slice(0, -5) : from;
	const days = from && through ? `${shared} to ${through}` : from || through || 'no dates yet';
	return [days, bill].filter(Boolean).join(', bill ');
}
