/**
 * What stands above a code, told from the code alone. A code's spelling gives its headers in all
 * three systems; only the sections and chapters of ICD-10-CM need a list.
 */
import { CM_CHAPTERS, CM_SECTIONS, type CmBlock } from './cm-blocks';
import { undotted } from './code-text';
import type { CodeBook, CodeSystem } from './model';

/** The header right above a code, blocks left out; undefined at the top. */
export function parentOf(system: CodeSystem, code: string, book?: CodeBook): string | undefined {
	if (book?.row(code) !== undefined) return book.parent(code);
	if (system === 'hcpcs') return code.length > 1 ? code.slice(0, 1) : undefined;
	if (system === 'icd-10-pcs') return code.length > 1 ? code.slice(0, -1) : undefined;
	return tabularParent(code);
}

/**
 * A code of seven characters stands below its stem of three to six: an X that only fills the room
 * before the seventh is no level of its own (`S02.0XXA` below `S02.0`), an X with more behind it is
 * one (`T36.0X1` below `T36.0X`). Checked against every row of the FY2026 order file.
 */
function tabularParent(code: string): string | undefined {
	const dot = code.indexOf('.');
	if (dot < 0) return undefined;
	const length = code.length - 1;
	let stem = code.slice(0, -1);
	if (length === 7) stem = stem.replace(/X+$/, '');
	return stem.length > dot + 1 ? stem : code.slice(0, dot);
}

/** The headers above a code, nearest first, without sections and chapters: `E11.22` has `E11.2`, `E11`. */
export function headers(system: CodeSystem, code: string, book?: CodeBook): string[] {
	const above: string[] = [];
	for (
		let next = parentOf(system, code, book);
		next !== undefined && !above.includes(next);
		next = parentOf(system, next, book)
	)
		above.push(next);
	return above;
}

/**
 * Everything above a code, nearest first: headers, then (ICD-10-CM) sections, the narrowest first,
 * and the chapter's number. `E11.22` has `E11.2`, `E11`, `E08-E13`, `4`; `0FT44ZZ` its first six,
 * five ... one characters; `J1885` has `J`. A code of no known shape has none.
 */
export function ancestors(system: CodeSystem, code: string, book?: CodeBook): string[] {
	const above = headers(system, code, book);
	if (system !== 'icd-10-cm') return above;
	const category = above.at(-1) ?? code;
	const blocks =
		book?.row(code) !== undefined
			? book.blocks(code).map((one) => one.id)
			: cmBlocks(category).map((one) => one.id);
	// A section of one category is named like it (`C50`); it is no second level.
	return [...above, ...blocks.filter((id) => id !== category)];
}

/** First character of a family, the first three of any code: `E11`, `0FT`, `J18`. */
export function family(code: string): string {
	return undotted(code).toUpperCase().slice(0, 3);
}

/**
 * Categories with a letter at the end, printed elsewhere than their spelling says, as the place they
 * are printed at. Source: ICD-10-CM tabular list, FY2026.
 */
const PLACES: Readonly<Record<string, string>> = {
	C4A: 'C43',
	C7A: 'C75A',
	C7B: 'C75B',
	D3A: 'D36A',
	M1A: 'M09',
	Z3A: 'Z39'
};

const place = (category: string): string => PLACES[category] ?? category;
const holds = (block: CmBlock, at: string): boolean =>
	place(block.from) <= at && at <= place(block.to);

/** What was found before: a category is asked for with each of its codes. */
const found = new Map<string, readonly CmBlock[]>();

/** Sections around an ICD-10-CM category, the narrowest first, then its chapter. */
export function cmBlocks(category: string): readonly CmBlock[] {
	if (!/^[A-Z][0-9A-Z]{2}$/.test(category)) return [];
	const known = found.get(category);
	if (known) return known;
	const at = place(category);
	const blocks = [
		...CM_SECTIONS.filter((block) => holds(block, at)).toReversed(),
		...CM_CHAPTERS.filter((block) => holds(block, at))
	];
	found.set(category, blocks);
	return blocks;
}
