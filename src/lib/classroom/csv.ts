/**
 * Comma-separated values that a spreadsheet opens without running anything. RFC 4180: CRLF after every
 * record, text in quotes, quotes doubled. Text that a spreadsheet would take for a formula gets an
 * apostrophe in front (OWASP: CSV injection); all text is quoted, so that a separator inside it opens no
 * cell of its own. Numbers are this program's own and stay numbers, minus sign included.
 */

/** Null is an empty cell. */
export type CsvCell = string | number | null;

/** So that a spreadsheet reads UTF-8 as such. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a formula may begin with, full-width forms included; a tab or line break also hides one. */
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
/** What a spreadsheet may drop in front of it. */
const SKIPPED = /^[\s"'\p{Cf}\p{Cc}]+/u;

/** The whole file. `mark` puts the byte order mark in front, which spreadsheets ask for. */
export function csvOf(
	rows: readonly (readonly CsvCell[])[],
	{ mark }: { readonly mark: boolean }
): string {
	const records = rows.map((row) => `${row.map(cellText).join(',')}\r\n`);
	return `${mark ? BYTE_ORDER_MARK : ''}${records.join('')}`;
}

function cellText(cell: CsvCell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
	return `"${safeText(cell).replaceAll('"', '""')}"`;
}

/** The text as it may stand in a cell: an apostrophe in front where it could run. */
export function safeText(text: string): string {
	return mayRun(text) ? `'${text}` : text;
}

function mayRun(text: string): boolean {
	return STARTS_FORMULA.test(text) || STARTS_FORMULA.test(text.replace(SKIPPED, ''));
}
