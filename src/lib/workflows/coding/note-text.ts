/**
 * The words of a note as they are read: notes come as plain text or as light markdown, and evidence is
 * quoted without its signs.
 */
import type { Span } from './highlights';

export interface NoteText {
	readonly text: string;
	/** What is set in bold. */
	readonly strong: readonly Span[];
	readonly headings: readonly Span[];
}

const CAPITALS = /^[A-Z][A-Z0-9 ,&/()'’-]{2,60}:?$/;
const LABEL = /^[A-Z][A-Za-z ,&/()'’-]{2,48}:$/;
/** `HPI:` or `Discharge medications:` before the words of the same line. */
const LEAD = /^(?:[A-Z][A-Z /&-]{1,30}|[A-Z][a-z]+(?: [a-z]+){0,2}):(?=\s)/;

/** Markdown of headings, bold, italics and lists, or plain text: both come out as plain words. */
export function noteText(written: string): NoteText {
	const strong: Span[] = [];
	const headings: Span[] = [];
	let text = '';
	for (const line of written.trim().split('\n')) {
		if (text !== '') text += '\n';
		const start = text.length;
		const hashed = /^#{1,6}\s+/.exec(line);
		text += bare(hashed ? line.slice(hashed[0].length) : line, start, strong);
		const words = text.slice(start).trim();
		if (
			hashed ||
			CAPITALS.test(words) ||
			LABEL.test(words) ||
			isAllBold(strong, start, text.length)
		)
			headings.push({ start, end: text.length });
		else {
			const lead = LEAD.exec(text.slice(start));
			if (lead) strong.push({ start, end: start + lead[0].length });
		}
	}
	return { text, strong, headings };
}

function isAllBold(strong: readonly Span[], start: number, end: number): boolean {
	return end > start && strong.some((span) => span.start === start && span.end === end);
}

/** A line without its signs; what they made bold goes into `strong`, from `offset` on. */
function bare(line: string, offset: number, strong: Span[]): string {
	let plain = '';
	let at = 0;
	for (const match of line.matchAll(
		/\*\*(\S(?:.*?\S)?)\*\*|(?<!\w)[*_](\S(?:.*?\S)?)[*_](?!\w)/g
	)) {
		plain += line.slice(at, match.index);
		const words = match[1] ?? match[2] ?? '';
		if (match[1] !== undefined)
			strong.push({
				start: offset + plain.length,
				end: offset + plain.length + words.length
			});
		plain += words;
		at = match.index + match[0].length;
	}
	return plain + line.slice(at);
}
