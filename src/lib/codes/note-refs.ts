/**
 * The codes that a note of the tabular list names: `(E53.8)`, `(T81.4-)`, `(A00-B99)`,
 * `(E08-E13 with .2-)`, `(T36-T50 with fifth or sixth character 5)`, `code from category Z3A`.
 */
import type { CodeRange } from './model';
import { undotted } from './code-text';

/** A range that only holds for codes with certain characters. */
export interface NoteRange extends CodeRange {
	readonly where?: CharacterTest;
}

export type CharacterTest =
	/** One of `chars` at this place, counted without the dot; `intent`: at 6, or at 5 before an X. */
	| { readonly at: 4 | 5 | 6 | 7 | 'intent'; readonly chars: string }
	/** One of these at the end, a 7th character left out. */
	| { readonly ends: readonly string[] };

const CODE = String.raw`[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?`;
/** A code, or two with a dash or `to` between them; dashes that stand for more characters follow. */
const ITEM = new RegExp(
	String.raw`(?<![0-9A-Za-z])(${CODE})(?![0-9A-Z])(?:\.?-?\s?(?:-|to)\s?(?=[A-Z]\d)(${CODE})(?![0-9A-Z]))?`,
	'g'
);

/**
 * Ranges in the order printed. Outside parentheses a code is taken only where `isCode` knows it:
 * `vitamin B12` is not one.
 */
export function noteRefs(text: string, isCode: (code: string) => boolean): NoteRange[] {
	const refs: NoteRange[] = [];
	let last = 0;
	const outside = (words: string): void => {
		for (const range of rangesIn(words)) if (isCode(range.from)) refs.push(range);
	};
	for (const group of text.matchAll(/\(([^()]*)\)/g)) {
		outside(text.slice(last, group.index));
		last = group.index + group[0].length;
		refs.push(...groupRefs(group[1] ?? ''));
	}
	outside(text.slice(last));
	return refs;
}

/** How many codes are printed in parentheses, and which of them `isCode` does not know. */
export function printedRefs(
	text: string,
	isCode: (code: string) => boolean
): { count: number; unknown: string[] } {
	const ends = [...text.matchAll(/\(([^()]*)\)/g)].flatMap((group) =>
		rangesIn(group[1] ?? '').flatMap(({ from, to }) => (from === to ? [from] : [from, to]))
	);
	return { count: ends.length, unknown: ends.filter((code) => !isCode(code)) };
}

function rangesIn(words: string): CodeRange[] {
	return [...words.matchAll(ITEM)].map(([, from = '', to = from]) => ({ from, to }));
}

function groupRefs(words: string): NoteRange[] {
	const tail = /,?\s*-?with (.*)$/.exec(words);
	const ranges = rangesIn(tail ? words.slice(0, tail.index) : words);
	if (!tail || ranges.length === 0) return ranges;
	const test = characterTest(tail[1] ?? '');
	if (test) return ranges.map((range) => ({ ...range, where: test }));
	const suffixes = suffixesOf(tail[1] ?? '');
	return suffixes.length === 0
		? ranges
		: ranges
				.flatMap(categoriesOf)
				.flatMap((category) =>
					suffixes.map(({ from, to }) => ({ from: category + from, to: category + to }))
				);
}

/** `.2-`, `.51-.52`, `.17, .27, .97`. */
function suffixesOf(words: string): CodeRange[] {
	return [...words.matchAll(/(\.[0-9A-Z]{1,4})(?:-(\.[0-9A-Z]{1,4}))?/g)].map(
		([, from = '', to = from]) => ({ from, to })
	);
}

/** Categories of one letter in a range, whether they exist or not: `E08` to `E13`. */
function categoriesOf({ from, to }: CodeRange): string[] {
	const letter = from.charAt(0);
	const first = Number(from.slice(1, 3));
	const last = Number(to.slice(1, 3));
	if (from === to || letter !== to.charAt(0) || !(first <= last)) return [from];
	return Array.from(
		{ length: last - first + 1 },
		(_, step) => `${letter}${String(first + step).padStart(2, '0')}`
	);
}

const PLACES: Readonly<Record<string, 5 | 6 | 7>> = {
	fifth: 5,
	'5th': 5,
	sixth: 6,
	'6th': 6,
	seventh: 7,
	'7th': 7
};

function characterTest(words: string): CharacterTest | null {
	const ends = /^final characters? (-?\d.*)$/.exec(words);
	if (ends) return { ends: (ends[1] ?? '').match(/[0-9A-Z]+/g) ?? [] };
	const two = /^fifth to sixth characters ([0-9A-Z]{2})$/.exec(words);
	if (two) return { ends: [two[1] ?? ''] };
	const rule =
		/^(fifth|5th|sixth|6th|seventh|7th)(?: or (?:sixth|six|6th))?[ -]character \.?([0-9A-Z].*)$/.exec(
			words
		);
	if (!rule) return null;
	const chars = charsOf(rule[2] ?? '');
	return { at: words.includes(' or six') ? 'intent' : (PLACES[rule[1] ?? ''] ?? 5), chars };
}

/** `1-4 or 6` as `12346`. */
function charsOf(words: string): string {
	let chars = '';
	for (const [, from = '', to = from] of words.matchAll(/([0-9A-Z])(?:-([0-9A-Z]))?/g))
		for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++)
			chars += String.fromCharCode(code);
	return chars;
}

/** Whether a code stands in a range: at or below one of its ends, or between them. */
export function isInRange(code: string, range: NoteRange): boolean {
	const plain = undotted(code);
	const to = undotted(range.to);
	if (plain < undotted(range.from) || (plain > to && !plain.startsWith(to))) return false;
	return !range.where || holds(plain, range.where);
}

function holds(plain: string, test: CharacterTest): boolean {
	if ('ends' in test) return test.ends.some((end) => plain.slice(0, 6).endsWith(end));
	if (test.at !== 'intent') return has(test.chars, plain.charAt(test.at - 1));
	const sixth = plain.charAt(5);
	return has(test.chars, sixth && sixth !== 'X' ? sixth : plain.charAt(4));
}

const has = (chars: string, char: string): boolean => char !== '' && chars.includes(char);
