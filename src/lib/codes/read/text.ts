/** Text of official files: blocks of whole lines, so that nothing has to be held whole. */
import { InputFault } from '$lib/parse/json';

/** A whole text, or its blocks in order. */
export type Text = string | Iterable<string>;

/** No line of an official file is near this; XML is written a tag to a line. */
const MAX_LINE = 4 * 1024 * 1024;
const NEWLINE = 0x0a;

export function blocksOf(text: Text): Iterable<string> {
	return typeof text === 'string' ? [text] : text;
}

/** Lines without their ends; a last empty line is left out. */
export function* linesOf(text: Text): Generator<string> {
	let rest = '';
	for (const block of blocksOf(text)) {
		const whole = rest + block;
		let start = 0;
		for (let end = whole.indexOf('\n'); end >= 0; end = whole.indexOf('\n', start)) {
			yield whole.slice(start, whole.charAt(end - 1) === '\r' && end > start ? end - 1 : end);
			start = end + 1;
		}
		rest = whole.slice(start);
	}
	if (rest) yield rest.endsWith('\r') ? rest.slice(0, -1) : rest;
}

/**
 * Decodes chunks of bytes into blocks that end where a line ends. UTF-8, or, for the plain text
 * files that were once published so, Windows-1252: a block that is not UTF-8 is taken for it.
 * Throws InputFault for UTF-16, for binary data and, in XML, for anything that is not UTF-8.
 */
export function* decodeBlocks(
	name: string,
	chunks: Iterable<Uint8Array>,
	encoding: 'utf-8' | 'utf-8-or-windows-1252'
): Generator<string> {
	const utf8 = new TextDecoder('utf-8', { fatal: true });
	let held: Uint8Array = new Uint8Array(0);
	let offset = 0;
	const decode = (bytes: Uint8Array): string => {
		if (offset === 0) refuseForeign(name, bytes);
		if (bytes.includes(0)) throw new InputFault(name, '', 'found binary data, expected text');
		try {
			return utf8.decode(bytes);
		} catch {
			if (encoding === 'utf-8')
				throw new InputFault(name, `bytes from ${offset}`, 'found bytes that are not UTF-8');
			return windows1252(bytes);
		}
	};
	for (const chunk of chunks) {
		const end = chunk.lastIndexOf(NEWLINE) + 1;
		if (end === 0) {
			held = joined(held, chunk);
			if (held.length > MAX_LINE)
				throw new InputFault(name, `bytes from ${offset}`, 'found a line of over 4 MB');
			continue;
		}
		const block = joined(held, chunk.subarray(0, end));
		yield decode(block);
		offset += block.length;
		held = chunk.slice(end);
	}
	if (held.length > 0) yield decode(held);
}

/** What Windows-1252 has at 0x80 to 0x9F; its decoder in Node 20 gives control characters there. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes)
		text += byte >= 0x80 && byte < 0xa0 ? WINDOWS.charAt(byte - 0x80) : String.fromCharCode(byte);
	return text;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
	if (a.length === 0) return b;
	const both = new Uint8Array(a.length + b.length);
	both.set(a);
	both.set(b, a.length);
	return both;
}

function refuseForeign(name: string, bytes: Uint8Array): void {
	const [a, b] = bytes;
	if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
		throw new InputFault(name, '', 'found UTF-16 text, expected UTF-8');
}

/** Rows of a tab-separated file whose first line must name exactly these columns, in this order. */
export function* tsvRows(
	name: string,
	text: Text,
	columns: readonly (string | RegExp)[]
): Generator<{ line: number; cells: readonly string[] }> {
	let line = 0;
	for (const raw of linesOf(text)) {
		line++;
		if (line === 1) {
			const head = raw.split('\t').map((cell) => cell.trim());
			const misfit = columns.findIndex((column, at) =>
				typeof column === 'string' ? head[at] !== column : !column.test(head[at] ?? '')
			);
			if (misfit >= 0) {
				const found = head[misfit] ?? 'no column';
				const reason = `found ${JSON.stringify(found)}, expected the column ${String(columns[misfit])}`;
				throw new InputFault(name, `line 1, column ${misfit + 1}`, reason);
			}
			continue;
		}
		if (!raw.trim()) continue;
		const cells = raw.split('\t').map(unquoted);
		if (cells.length < columns.length) {
			const reason = `found ${cells.length} columns, expected ${columns.length}`;
			throw new InputFault(name, `line ${line}`, reason);
		}
		yield { line, cells };
	}
	if (line === 0) throw new InputFault(name, '', 'the file is empty');
}

function unquoted(cell: string): string {
	const text = cell.trim();
	if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
	return text.slice(1, -1).replaceAll('""', '"');
}
