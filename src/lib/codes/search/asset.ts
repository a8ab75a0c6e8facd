/**
 * A search asset: every row of an edition and every phrase that leads to one, as small as it goes.
 * Texts are told as what they share with the text before; codes likewise, a stream of characters for
 * each place of a code.
 */
import { CODE_SYSTEMS, type CodeRow, type CodeSystem } from '$lib/codes/model';
import { InputFault } from '$lib/parse/json';
import { ByteSink, ByteSource, packParts, unpackParts } from './bytes';
import { decodeKindred, encodeKindred } from './kindred';
import { codeOfKey, keyOfChars } from './keys';
import { corpusOf, type Corpus, type SearchPhrase } from './corpus';
import { WordList } from './word-list';

export type { SearchPhrase } from './corpus';

const PARTS = 13;
/** Shared with the text before from here on, or own from 16 on: both are told as numbers. */
const MANY_SHARED = 15;
const CODE_PLACES = 7;

function sharedStart(a: string, b: string): number {
	let shared = 0;
	while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1;
	return shared;
}

/** Bytes of an edition: the same rows and phrases give the same bytes. */
export function buildSearchAsset(
	system: CodeSystem,
	rows: readonly CodeRow[],
	phrases: readonly SearchPhrase[]
): Uint8Array {
	return packParts(encode(corpusOf(system, rows, phrases)));
}

function encode(corpus: Corpus): Uint8Array[] {
	const { system, codes, billable, pieces, at, text, targets } = corpus;
	const head = new ByteSink();
	for (const value of [CODE_SYSTEMS.indexOf(system), codes.length, targets.length, pieces.length])
		head.number(value);
	const words = new ByteSink();
	const wordShares = new ByteSink();
	let above = '';
	for (const piece of pieces) {
		const shared = Math.min(255, sharedStart(above, piece));
		wordShares.byte(shared);
		words.text(`${piece.slice(shared)}\n`);
		above = piece;
	}
	const shares = new ByteSink();
	const chars = new ByteSink();
	const flags = new ByteSink();
	let before = '';
	for (let row = 0; row < codes.length; row += 1) {
		const code = codes.at(row);
		const shared = sharedStart(before, code);
		shares.byte(shared * 16 + (code.length - shared));
		chars.text(code.slice(shared));
		const isHeader = row + 1 < codes.length && codes.doesBegin(row + 1, row);
		flags.byte(isHeader === (billable[row] === 1) ? 1 : 0);
		before = code;
	}
	const titles = encodeTexts(at, text, 0, codes.length);
	const said = encodeTexts(at, text, codes.length, at.length - 1);
	return [
		head.bytes(),
		words.bytes(),
		shares.bytes(),
		chars.bytes(),
		flags.bytes(),
		...titles,
		...said,
		encodeTargets(targets),
		wordShares.bytes(),
		...encodeKindred(corpus.kindred)
	];
}

/** Texts as streams: in a byte the pieces shared with the start before and how many are own; the own. */
function encodeTexts(
	at: Uint32Array,
	text: Uint16Array | Uint32Array,
	from: number,
	to: number
): [Uint8Array, Uint8Array] {
	const counts = new ByteSink();
	const own = new ByteSink();
	let before = 0;
	let beforeEnd = 0;
	for (let index = from; index < to; index += 1) {
		const start = at[index] ?? 0;
		const end = at[index + 1] ?? 0;
		let shared = 0;
		const most = Math.min(end - start, beforeEnd - before);
		while (shared < most && text[before + shared] === text[start + shared]) shared += 1;
		const rest = end - start - shared;
		if (shared < MANY_SHARED && rest < 16) counts.byte(shared * 16 + rest);
		else {
			counts.byte(MANY_SHARED * 16);
			counts.number(shared);
			counts.number(rest);
		}
		for (let piece = start + shared; piece < end; piece += 1) own.place(text[piece] ?? 0);
		before = start;
		beforeEnd = end;
	}
	return [counts.bytes(), own.bytes()];
}

/** Each target against the one before: how much is shared, how long it is, then its own characters. */
function encodeTargets(targets: Float64Array): Uint8Array {
	const shares = new ByteSink();
	const columns = Array.from({ length: CODE_PLACES }, () => new ByteSink());
	let before = '';
	for (const key of targets) {
		const target = codeOfKey(key);
		const shared = sharedStart(before, target);
		shares.byte(shared * 16 + target.length);
		for (let place = shared; place < target.length; place += 1)
			columns[Math.min(place, CODE_PLACES - 1)]?.byte(target.charCodeAt(place));
		before = target;
	}
	const parts = [shares, ...columns].map((sink) => sink.bytes());
	const all = new ByteSink();
	for (const part of parts) all.number(part.length);
	for (const part of parts) for (const byte of part) all.byte(byte);
	return all.bytes();
}

function decodeTargets(bytes: Uint8Array, count: number): Float64Array {
	const source = new ByteSource(bytes);
	const lengths = Array.from({ length: CODE_PLACES + 1 }, () => source.number());
	let from = source.at;
	const [shares, ...columns] = lengths.map((length) => {
		from += length;
		return new ByteSource(bytes.subarray(from - length, from));
	});
	const targets = new Float64Array(count);
	const chars = new Uint8Array(16);
	for (let index = 0; index < count; index += 1) {
		const both = shares?.byte() ?? 0;
		const length = both & 15;
		for (let place = both >> 4; place < length; place += 1)
			chars[place] = columns[Math.min(place, CODE_PLACES - 1)]?.byte() ?? 0;
		targets[index] = keyOfChars(chars, length);
	}
	return targets;
}

/** Reads an asset back. Throws InputFault for one that is torn, damaged or of another kind. */
export function readSearchAsset(bytes: Uint8Array): Corpus {
	const parts = unpackParts(bytes, PARTS);
	const part = (index: number): ByteSource => new ByteSource(parts[index] ?? new Uint8Array(0));
	const head = part(0);
	const system = CODE_SYSTEMS[head.number()];
	const rows = head.number();
	const phrases = head.number();
	const size = head.number();
	if (!system) throw new InputFault('search asset', '', 'found a code system that is not known');
	const pieces = part(1).text().split('\n').slice(0, -1);
	const wordShares = part(10);
	for (let place = 0; place < pieces.length; place += 1) {
		const shared = wordShares.byte();
		if (shared > 0)
			pieces[place] = (pieces[place - 1] ?? '').slice(0, shared) + (pieces[place] ?? '');
	}
	if (pieces.length !== size)
		throw new InputFault('search asset', '', `found ${pieces.length} words, expected ${size}`);
	const { codes, billable } = decodeCodes(part(2), part(3), part(4), rows);
	const texts = decodeTexts(
		[
			[part(5), part(6), rows],
			[part(7), part(8), phrases]
		],
		pieces.length
	);
	return {
		system,
		codes,
		billable,
		pieces: WordList.of(pieces),
		...texts,
		targets: decodeTargets(parts[9] ?? new Uint8Array(0), phrases),
		kindred: decodeKindred(part(11), part(12))
	};
}

/** Codes, each as what it shares with the one before and its own; which of them can be assigned. */
function decodeCodes(
	shares: ByteSource,
	chars: ByteSource,
	flags: ByteSource,
	rows: number
): Pick<Corpus, 'codes' | 'billable'> {
	const starts = new Uint32Array(rows + 1);
	const billable = new Uint8Array(rows).fill(1);
	for (let row = 0; row < rows; row += 1) {
		const both = shares.byte();
		const shared = both >> 4;
		// A header is what the next code begins with, unless its flag says otherwise.
		if (row > 0 && shared === (starts[row] ?? 0) - (starts[row - 1] ?? 0)) billable[row - 1] = 0;
		starts[row + 1] = (starts[row] ?? 0) + shared + (both & 15);
	}
	const all = new Uint8Array(starts[rows] ?? 0);
	shares.at = 0;
	let before = 0;
	for (let row = 0; row < rows; row += 1) {
		const start = starts[row] ?? 0;
		const own = start + (shares.byte() >> 4);
		const end = starts[row + 1] ?? 0;
		for (let at = start; at < own; at += 1) all[at] = all[before + at - start] ?? 0;
		for (let at = own; at < end; at += 1) all[at] = chars.byte();
		if (flags.byte() === 1) billable[row] = 1 - (billable[row] ?? 0);
		before = start;
	}
	return { codes: new WordList(new ByteSource(all).text(), starts), billable };
}

type TextStreams = readonly [counts: ByteSource, own: ByteSource, texts: number];

function decodeTexts(
	groups: readonly TextStreams[],
	vocabulary: number
): Pick<Corpus, 'at' | 'text'> {
	const at = new Uint32Array(groups.reduce((sum, [, , texts]) => sum + texts, 1));
	let index = 0;
	const shared = new Uint16Array(at.length);
	for (const [counts, , texts] of groups)
		for (let one = 0; one < texts; one += 1) {
			const both = counts.byte();
			const isMany = both >> 4 === MANY_SHARED;
			const start = isMany ? counts.number() : both >> 4;
			shared[index] = start;
			at[index + 1] = (at[index] ?? 0) + start + (isMany ? counts.number() : both & 15);
			index += 1;
		}
	const size = at[index] ?? 0;
	const text = vocabulary > 65536 ? new Uint32Array(size) : new Uint16Array(size);
	index = 0;
	for (const [, own, texts] of groups)
		for (let one = 0; one < texts; one += 1) {
			const from = at[index] ?? 0;
			const end = at[index + 1] ?? 0;
			const start = shared[index] ?? 0;
			const before = one === 0 ? 0 : (at[index - 1] ?? 0);
			for (let piece = 0; piece < start; piece += 1) text[from + piece] = text[before + piece] ?? 0;
			for (let piece = from + start; piece < end; piece += 1) text[piece] = own.place();
			index += 1;
		}
	return { at, text };
}
