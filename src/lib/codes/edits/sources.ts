/** Names of the publications that edits rest on, of the edition in force. */
import type { CodeBook, CodedEncounter } from '$lib/codes/model';

/** Fiscal year of a civil date: 1 October 2025 opens FY2026. */
export function fiscalYear(date: string): string {
	const year = Number(date.slice(0, 4));
	return `FY${date.slice(5, 7) >= '10' ? year + 1 : year}`;
}

export function guideline({ date }: CodedEncounter, section: string): string {
	return `Official Guidelines ${fiscalYear(date)} ${section}`;
}

export function codeEditor({ date }: CodedEncounter, chapter: string): string {
	return `Medicare Code Editor ${fiscalYear(date)}, ${chapter}`;
}

export function tabularNote(book: CodeBook, at: string): string {
	return `${book.edition.title} tabular list, note at ${at}`;
}

export function codeList(book: CodeBook): string {
	return `${book.edition.title} code list`;
}
