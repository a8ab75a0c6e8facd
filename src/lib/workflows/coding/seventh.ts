/**
 * Seventh characters of ICD-10-CM: where a code is shorter than six characters, `X` holds the places
 * between (ICD-10-CM Official Guidelines, sections I.A.4 and I.A.5, FY2026).
 */
import { undotted } from '$lib/codes/code-text';
import type { CodeEntry, CodeRow } from '$lib/codes/model';

const WHOLE = 7;

export interface CodeCharacter {
	readonly char: string;
	readonly role: 'stem' | 'placeholder' | 'seventh' | 'open';
}

/**
 * The whole code of a stem and its 7th character: `S02.0` and `A` make `S02.0XXA`, `W19` and `D` make
 * `W19.XXXD`. Null where the stem has fewer than three or more than six characters, or the 7th is not
 * one character.
 */
export function withSeventh(stem: string, char: string): string | null {
	const plain = undotted(stem).toUpperCase();
	if (plain.length < 3 || plain.length >= WHOLE || !/^[0-9A-Z]$/i.test(char)) return null;
	const whole = plain.padEnd(WHOLE - 1, 'X') + char.toUpperCase();
	return `${whole.slice(0, 3)}.${whole.slice(3)}`;
}

/** Seven characters of a stem as they stand in boxes; the last is open until it is chosen. */
export function charactersOf(stem: string, char: string | null): readonly CodeCharacter[] {
	const plain = undotted(stem);
	return Array.from({ length: WHOLE }, (_, at): CodeCharacter => {
		if (at === WHOLE - 1)
			return char === null ? { char: '', role: 'open' } : { char, role: 'seventh' };
		return at < plain.length
			? { char: plain.charAt(at), role: 'stem' }
			: { char: 'X', role: 'placeholder' };
	});
}

export interface SeventhChoice {
	readonly stem: string;
	/** The 7th character of the code that is looked at; null at the stem itself. */
	readonly chosen: string | null;
	readonly options: readonly {
		readonly char: string;
		readonly meaning: string;
		/** The whole code; null where this edition has none of it. */
		readonly code: string | null;
		readonly title: string | null;
	}[];
}

/**
 * What the builder offers at a code: at one of seven characters the others of its stem, at a stem all
 * of its codes. Null where the entry takes no 7th character, or more characters come before it.
 */
export function seventhChoice(entry: CodeEntry): SeventhChoice | null {
	if (!entry.seventh || entry.seventh.length === 0) return null;
	const isWhole = isSeven(entry.code);
	const stem = isWhole ? entry.above.at(-1)?.code : entry.code;
	const rows: readonly CodeRow[] = isWhole ? entry.siblings : entry.children;
	if (stem === undefined || rows.length === 0 || !rows.every(({ code }) => isSeven(code)))
		return null;
	const titles = new Map(rows.map(({ code, title }) => [code, title]));
	return {
		stem,
		chosen: isWhole ? entry.code.slice(-1) : null,
		options: entry.seventh.map(({ char, meaning }) => {
			const code = withSeventh(stem, char);
			const title = code === null ? undefined : titles.get(code);
			return {
				char,
				meaning,
				code: title === undefined ? null : code,
				title: title ?? null
			};
		})
	};
}

/** Whether a code is written with all seven characters. */
export function isSeven(code: string): boolean {
	return undotted(code).length === WHOLE;
}
