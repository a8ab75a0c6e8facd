/** What was typed, read: its words, the readings short forms and sayings give it, a code in it. */
import { ABBREVIATIONS } from './abbreviations';
import { LONGEST_SAYING, SAYINGS_TO_WORDS } from './lay-words';
import { folded, isJoint, wordsOf } from './words';

export interface Word {
	readonly text: string;
	/** It may still be typed at: any beginning counts as much as the whole. */
	readonly isPartial: boolean;
}

/** One way to read a query, and how much it is believed. */
export interface Reading {
	readonly words: readonly Word[];
	readonly trust: number;
}

/** More characters of a query are not read. */
export const LONGEST_QUERY = 240;
/** One bit each in sixteen. */
export const MOST_WORDS = 16;

/** Short forms that are common words too: they are taken as short only when they stand alone. */
const WORDS_TOO = new Set(
	'add ad ai ac all ar as ed fit hit le ms no om od pain pt si sad sup us ue uc ou la'.split(' ')
);

/** The words of a query as typed, the last of them partial unless something follows it. */
export function typedWords(query: string): Word[] {
	const cut = query.slice(0, LONGEST_QUERY).normalize('NFKC');
	const words: string[] = [];
	for (const chunk of cut.split(/\s+/)) {
		const whole = folded(chunk).replace(/^[^a-z0-9]+|[^a-z0-9/]+$/g, '');
		if (whole === '') continue;
		if (whole.includes('/') && ABBREVIATIONS.has(whole)) words.push(whole);
		else words.push(...wordsOf(whole));
	}
	const isWhole = /[^\p{L}\p{N}]$/u.test(cut);
	return words.map((text, at) => ({ text, isPartial: !isWhole && at === words.length - 1 }));
}

function whole(text: string): Word[] {
	return wordsOf(text).map((word) => ({ text: word, isPartial: false }));
}

/** Sayings, the longest first, made the words of the books; null when there is none. */
function withoutSayings(words: readonly Word[]): Word[] | null {
	const read: Word[] = [];
	let isChanged = false;
	for (let at = 0; at < words.length;) {
		let taken = 0;
		for (let count = Math.min(LONGEST_SAYING, words.length - at); count > 0; count -= 1) {
			const said = words.slice(at, at + count).map(({ text }) => text);
			const meant = SAYINGS_TO_WORDS.get(said.join(' '));
			if (meant === undefined || (count === 1 && words.length > 1 && meant.includes(' '))) continue;
			read.push(...whole(meant));
			taken = count;
			isChanged = true;
			break;
		}
		if (taken === 0) {
			const word = words[at];
			if (word) read.push(word);
			taken = 1;
		}
		at += taken;
	}
	return isChanged ? read : null;
}

/** Short forms made long, the given meaning of each; null when there is none. */
function withoutShort(words: readonly Word[], meaning: number): Word[] | null {
	let isChanged = false;
	const read = words.flatMap((word): Word[] => {
		const meanings = ABBREVIATIONS.get(word.text);
		if (!meanings || (WORDS_TOO.has(word.text) && words.length > 1)) return [word];
		const long = meanings[meaning] ?? (meaning === 0 ? undefined : meanings[0]);
		if (long === undefined) return [word];
		isChanged = isChanged || meaning === 0 || meanings[meaning] !== undefined;
		return whole(long);
	});
	return isChanged ? read : null;
}

function unique(words: readonly Word[]): Word[] {
	const seen = new Set<string>();
	return words.filter(({ text }) => {
		if (seen.has(text)) return false;
		seen.add(text);
		return true;
	});
}

/**
 * The ways to read typed words, the likeliest first. `isKnown` says whether a word stands in the
 * books as it is; where a short form is no such word, only what it stands for is looked for.
 */
export function readingsOf(typed: readonly Word[], isKnown: (word: string) => boolean): Reading[] {
	const readings: Reading[] = [];
	const add = (words: readonly Word[] | null, trust: number): void => {
		if (words && words.length > 0) readings.push({ words: unique(words), trust });
	};
	const long = withoutShort(typed, 0);
	const sayings = withoutSayings(typed);
	add(long === null ? null : (withoutSayings(long) ?? long), 1);
	add(sayings, 1);
	if (long !== null) add(withoutShort(typed, 1), 0.92);
	const isOnlyShort =
		long !== null &&
		typed.some(({ text, isPartial }) => ABBREVIATIONS.has(text) && !isPartial && !isKnown(text));
	if (!isOnlyShort) add(typed, long === null ? 1 : 0.9);
	return readings;
}

/** Words that are enough to look by: joints count only when there is nothing else. */
export function weighty(words: readonly Word[]): readonly Word[] {
	const kept = words.filter(({ text, isPartial }) => isPartial || !isJoint(text));
	return (kept.length > 0 ? kept : words).slice(0, MOST_WORDS);
}

/**
 * Whether a word only says another again in a further form, as main terms of the index do: `Ulcer,
 * ulcerated, ulcerating`.
 */
export function isAgain(word: string, before: string): boolean {
	const shorter = Math.min(word.length, before.length);
	let shared = 0;
	while (shared < shorter && word[shared] === before[shared]) shared += 1;
	return shared >= 4 && shared >= 0.65 * shorter;
}

/** Typed text as a code might be written, or null when it cannot be one. */
export function codeTyped(query: string): string | null {
	const bare = query
		.slice(0, LONGEST_QUERY)
		.toUpperCase()
		.replace(/[\s.\-–]/g, '');
	return /^[0-9A-Z]{1,10}$/.test(bare) ? bare : null;
}
