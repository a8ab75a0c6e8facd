/** The first two lines of a classroom file: what it is, then what is signed. */
import { InputFault } from '$lib/parse/json';
import type { SignedKind, Signable } from './compact';

export function magicOf(kind: 'HAND-IN' | 'FEEDBACK', version: number): string {
	return `PRECEPTOR-${kind} ${version}`;
}

const NEWLINE = 0x0a;

/** Starts of files people mix up with a hand-in, in hex. */
const FOREIGN: readonly (readonly [string, string])[] = [
	['89504e47', 'a PNG picture'],
	['ffd8ff', 'a JPEG picture'],
	['25504446', 'a PDF'],
	['504b0304', 'a zip archive; unpack it first'],
	['1f8b', 'gzip, as a Preceptor backup is'],
	['65794a', 'a signed line, as an assignment is']
];

/**
 * The signed line and what stands behind it. Throws InputFault when the file does not begin with
 * `magic`, naming a newer version or what it seems to be.
 */
export function splitLines<T extends Signable>(
	bytes: Uint8Array,
	magic: string,
	{ what, maxBytes }: SignedKind<T>,
	file: string
): { line: string; rest: Uint8Array } {
	const begin = magic.length + 1;
	const found = latin(bytes.subarray(0, begin));
	if (found !== `${magic}\n`) throw new InputFault(file, 'line 1', foreignText(bytes, magic, what));
	const end = bytes.subarray(begin, begin + maxBytes + 1).indexOf(NEWLINE);
	if (end < 0)
		throw new InputFault(file, 'line 2', 'the signed header is cut off, or longer than one can be');
	return { line: latin(bytes.subarray(begin, begin + end)), rest: bytes.subarray(begin + end + 1) };
}

/** Bytes as characters one to one; what is no ASCII is refused by whoever reads the line. */
function latin(bytes: Uint8Array): string {
	return new TextDecoder('latin1').decode(bytes);
}

function foreignText(bytes: Uint8Array, magic: string, what: string): string {
	if (bytes.length === 0) return `not ${what}: the file is empty`;
	const [word = '', version = ''] = magic.split(' ');
	const start = latin(bytes.subarray(0, 60));
	const claimed = start.startsWith(`${word} `)
		? /^(\d{1,6})\n/.exec(start.slice(word.length + 1))?.[1]
		: undefined;
	if (claimed !== undefined && Number(claimed) > Number(version))
		return `found version ${claimed}, expected ${version} at most: it was made by a newer Preceptor`;
	const other = /^PRECEPTOR-(HAND-IN|FEEDBACK) \d+\n/.exec(start)?.[1];
	if (other && !word.endsWith(other))
		return `not ${what}: it is a ${other === 'FEEDBACK' ? 'feedback file' : 'hand-in'}`;
	const hex = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	const kind = FOREIGN.find(([head]) => hex.startsWith(head))?.[1];
	return kind
		? `not ${what}: it looks like ${kind}`
		: `not ${what}: it does not begin with "${magic}"`;
}
