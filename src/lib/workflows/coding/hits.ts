/** What stands in the list under the code search. */
import type { CodeHit, CodeRow, CodeSystem } from '$lib/codes/model';

export interface SearchRow {
	/** A code to add, a header that leads down, or what was typed and is in no book. */
	readonly kind: 'code' | 'header' | 'typed';
	readonly code: string;
	readonly title: string;
	/** How many codes stand below a header; null where the book was not asked. */
	readonly below: number | null;
	readonly via: string | null;
}

export function hitRow({ code, title, isBillable, below, via }: CodeHit): SearchRow {
	return {
		kind: isBillable ? 'code' : 'header',
		code,
		title,
		below: isBillable ? null : below,
		via
	};
}

export function rowOfCode({ code, title, isBillable }: CodeRow): SearchRow {
	return { kind: isBillable ? 'code' : 'header', code, title, below: null, via: null };
}

const WHOLE: Readonly<Record<CodeSystem, RegExp>> = {
	'icd-10-cm': /^[A-Z][A-Z0-9][0-9A-Z](\.[A-Z0-9]{1,4})?$/,
	'icd-10-pcs': /^[A-Z0-9]{7}$/,
	hcpcs: /^[A-Z][0-9]{4}$/
};

/**
 * The row that lets a coder keep a code just as typed although this edition does not hold it; nothing
 * when the words are no code, or the book knows it.
 */
export function typedRow(
	system: CodeSystem,
	query: string,
	hits: readonly CodeRow[]
): SearchRow | undefined {
	const code = query.trim().toUpperCase();
	if (!/\d/.test(code) || !WHOLE[system].test(code)) return undefined;
	if (hits.some((hit) => hit.code === code || hit.code.startsWith(code))) return undefined;
	return {
		kind: 'typed',
		code,
		title: 'Not in this edition: add as typed',
		below: null,
		via: null
	};
}
