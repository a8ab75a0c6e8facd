/** Rows of the files of the teaching edition, each cut down to the codes it holds. */
import { undotted } from '$lib/codes/code-text';
import type { PcsData } from '$lib/codes/pack/pcs';
import type { KnownFile } from '$lib/codes/pack/sort-files';
import type { FileKind } from '$lib/codes/read/identify';
import type { IndexRow } from '$lib/codes/read/index-file';
import { readCcMcc, readHcc, readMce, readMue, readPoaExempt } from '$lib/codes/read/rule-files';
import type { Tabular } from '$lib/codes/read/tabular';
import { treeOf } from '$lib/codes/tabular-tree';

export type Row = readonly string[];

/** Codes without dots. */
type Held = ReadonlySet<string>;

/** Blocks with a category of ours in them, and those around them. */
export function treeRows(
	tabular: Tabular,
	held: Held
): { 'blocks.tsv': Row[]; 'seventh.tsv': Row[] } {
	const { blocks, blockOf, seventh } = treeOf(tabular);
	const categories = new Map<number, string[]>();
	const kept = new Set<number>();
	for (const [category, block] of blockOf) {
		if (!held.has(category)) continue;
		categories.set(block, [...(categories.get(block) ?? []), category]);
		for (let at = block; at >= 0; at = blocks[at]?.parent ?? -1) kept.add(at);
	}
	const blockRows = blocks.flatMap(({ id, title, parent }, at): Row[] =>
		kept.has(at)
			? [[id, blocks[parent]?.id ?? '', title, (categories.get(at) ?? []).join(' ')]]
			: []
	);
	const seventhRows = [...seventh].flatMap(([stem, chars]): Row[] =>
		held.has(stem) ? chars.map(({ char, meaning }) => [stem, char, meaning]) : []
	);
	return { 'blocks.tsv': blockRows, 'seventh.tsv': seventhRows };
}

/** Notes printed at our codes and at the blocks above them. */
export function notesRows(tabular: Tabular, held: Held): Row[] {
	const blocks = new Set(treeRows(tabular, held)['blocks.tsv'].map(([id]) => id));
	return tabular.notes
		.filter(({ at }) => held.has(undotted(at)) || blocks.has(at))
		.map(({ at, kind, text }) => [at, kind, text]);
}

/** A row for each list and value, with its codes. */
export function listRows(
	need: (kind: FileKind) => KnownFile,
	held: Held,
	heldHcpcs: ReadonlySet<string>
): Row[] {
	const lists = new Map<string, string[]>();
	const put = (list: string, value: string, code: string): void => {
		const key = `${list}\t${value}`;
		lists.set(key, [...(lists.get(key) ?? []), code]);
	};
	const isHeld = (code: string): boolean => held.has(undotted(code));
	for (const code of readPoaExempt(need('poa-exempt').text()))
		if (isHeld(code)) put('poa-exempt', '', code);
	for (const { code, edit } of readMce(need('mce').text()))
		if (isHeld(code)) put('mce', edit, code);
	for (const { code, level, isAliveOnly } of readCcMcc(need('cc-mcc').text()))
		if (isHeld(code)) put('cc', isAliveOnly ? `${level} alive` : level, code);
	for (const { code, hcc } of readHcc(need('hcc').text())) if (isHeld(code)) put('hcc', hcc, code);
	for (const { code, limit, adjudication } of readMue(need('mue').text()))
		if (heldHcpcs.has(code)) put('mue', `${limit}/${adjudication}`, code);
	return [...lists].map(([key, codes]) => [...key.split('\t'), codes.toSorted().join(' ')]);
}

/** Terms that lead to a code of ours, with the terms above them, in printed order. */
export function indexRows(rows: readonly IndexRow[], held: Held): Row[] {
	const kept = new Set<number>();
	const above: number[] = [];
	rows.forEach(({ depth, code }, at) => {
		above.length = Math.min(above.length, depth);
		above.push(at);
		if (code !== null && held.has(undotted(code.replace(/[-.]+$/, ''))))
			for (const place of above) kept.add(place);
	});
	return rows.flatMap(({ depth, term, code, see, seeAlso, modifiers }, at): Row[] =>
		kept.has(at)
			? [[String(depth), term, code ?? '', see ?? '', seeAlso ?? '', modifiers ?? '']]
			: []
	);
}

/** The rows of tables that give a code of ours, and what their words mean. */
export function pcsRows(
	{ tables, definitions }: PcsData,
	held: ReadonlySet<string>
): { 'pcs-tables.tsv': Row[]; 'pcs-definitions.tsv': Row[] } {
	const tableRows: Row[] = [];
	const words = new Set<string>();
	const ours = new Set([...held].map((code) => code.slice(0, 4)));
	for (const { stem, heads, definition, rows } of tables) {
		const kept = rows.filter(({ axes }) =>
			(axes[0]?.labels ?? []).some(({ char }) => ours.has(stem + char))
		);
		if (kept.length === 0) continue;
		if (definition !== null) tableRows.push([stem, '0', '0', '', '', definition]);
		heads.forEach((label, at) => {
			tableRows.push([stem, '0', String(at + 1), '', stem.charAt(at), label]);
			words.add(`${stem.charAt(0)}${at + 1}${label}`);
		});
		kept.forEach(({ axes }, number) => {
			axes.forEach(({ title, labels }, at) => {
				const taken = at > 0 ? labels : labels.filter(({ char }) => ours.has(stem + char));
				for (const { char, label } of taken) {
					tableRows.push([stem, String(number + 1), String(at + 4), title, char, label]);
					words.add(`${stem.charAt(0)}${at + 4}${label}`);
				}
			});
		});
	}
	const definitionRows = [...definitions].flatMap(([key, text]): Row[] =>
		words.has(key) ? [[key.charAt(0), key.charAt(1), key.slice(2), text]] : []
	);
	return { 'pcs-tables.tsv': tableRows, 'pcs-definitions.tsv': definitionRows };
}
