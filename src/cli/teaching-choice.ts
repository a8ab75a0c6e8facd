/** Which rows of the official code sets the teaching edition takes: what scenarios name, and kin. */
import { undotted } from '$lib/codes/code-text';
import type { CodeRow } from '$lib/codes/model';

/** Every string in scenario files that a code book of this system holds, sorted. */
export function namedCodes(values: Iterable<unknown>, rows: readonly CodeRow[]): string[] {
	const known = new Set(rows.map((row) => row.code));
	const found = new Set<string>();
	const walk = (value: unknown): void => {
		if (typeof value === 'string') {
			const stem = nearest(value, known);
			if (stem !== null) found.add(stem);
		} else if (Array.isArray(value)) value.forEach(walk);
		else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
	};
	for (const value of values) walk(value);
	return [...found].sort();
}

/** The code, or, of a diagnosis that is wrongly spelled out, the stem of it that exists. */
function nearest(text: string, known: ReadonlySet<string>): string | null {
	if (known.has(text)) return text;
	if (!/^[A-Z][0-9A-Z]{2}\.[0-9A-Z]{1,4}$/.test(text)) return null;
	for (let stem = text; stem.length >= 3; stem = stem.slice(0, -1).replace(/\.$/, ''))
		if (known.has(stem)) return stem;
	return null;
}

export interface FamilyRule {
	/** Characters that all of a family share. */
	readonly family: number;
	/** A family is taken whole up to this many rows. */
	readonly whole: number;
	/** Characters shared by the siblings taken of a family that is too large. */
	readonly stem: number;
}

/**
 * Rows of the families of these codes in printed order, with every header above them. Codes are
 * compared without their dots.
 */
export function withFamilies(
	rows: readonly CodeRow[],
	named: readonly string[],
	{ family, whole, stem }: FamilyRule
): CodeRow[] {
	const sizes = new Map<string, number>();
	for (const row of rows) {
		const head = undotted(row.code).slice(0, family);
		sizes.set(head, (sizes.get(head) ?? 0) + 1);
	}
	const stems = new Set<string>();
	const above = new Set<string>();
	for (const code of named) {
		const plain = undotted(code);
		const head = plain.slice(0, family);
		const taken = (sizes.get(head) ?? 0) <= whole ? head : plain.slice(0, stem);
		// A header of a large family is taken alone: all below it would be the family again.
		if (taken.length < stem && taken !== head) above.add(plain);
		else stems.add(taken);
		for (let end = family; end <= plain.length; end++) above.add(plain.slice(0, end));
	}
	return rows.filter(({ code }) => {
		const plain = undotted(code);
		if (above.has(plain)) return true;
		for (let end = Math.min(family, plain.length); end <= plain.length; end++)
			if (stems.has(plain.slice(0, end))) return true;
		return false;
	});
}
