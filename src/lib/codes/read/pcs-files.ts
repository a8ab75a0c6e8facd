/** Readers of the ICD-10-PCS releases in XML: tables, definitions and index. */
import { InputFault } from '$lib/parse/json';
import type { Text } from './text';
import { childrenOf, readXml, textOf, type XmlNode } from './xml';

export interface PcsLabel {
	readonly char: string;
	readonly label: string;
}

export interface PcsAxis {
	/** 1 to 7. */
	readonly position: number;
	readonly title: string;
	readonly labels: readonly PcsLabel[];
}

/** A table: three fixed characters, then rows whose four axes combine freely. */
export interface PcsTable {
	readonly head: readonly PcsAxis[];
	/** Of the root operation, where the table prints it. */
	readonly definition: string | null;
	readonly rows: readonly (readonly PcsAxis[])[];
}

/** Tables in printed order. Throws InputFault, also when a row gives another number of codes. */
export function readPcsTables(text: Text, name = 'pcs tables'): PcsTable[] {
	const tables: PcsTable[] = [];
	readXml(name, text, {
		root: 'ICD10PCS.tabular',
		isUnit: (_parent, tag) => tag === 'pcsTable',
		unit: (node) => {
			const head = childrenOf(node, 'axis').map((axis) => axisOf(name, axis));
			const stem = head.map((axis) => axis.labels[0]?.char ?? '').join('');
			if (stem.length !== 3 || head.some((axis) => axis.labels.length !== 1))
				throw new InputFault(name, `table ${stem}`, 'found no three fixed characters');
			const rows = childrenOf(node, 'pcsRow').map((row) => rowOf(name, stem, row));
			const definition = childrenOf(node, 'axis').map((axis) => textOf(axis, 'definition'));
			tables.push({ head, definition: definition.find(Boolean) ?? null, rows });
		}
	});
	if (tables.length === 0) throw new InputFault(name, '', 'found no table');
	return tables;
}

function rowOf(name: string, stem: string, node: XmlNode): PcsAxis[] {
	const axes = childrenOf(node, 'axis').map((axis) => axisOf(name, axis));
	const codes = axes.reduce((count, axis) => count * axis.labels.length, 1);
	const printed = node.attributes['codes'];
	if (axes.length !== 4 || (printed !== undefined && Number(printed) !== codes)) {
		const found = `a row of ${axes.length} axes and ${codes} codes`;
		throw new InputFault(name, `table ${stem}`, `found ${found}, expected 4 and ${printed}`);
	}
	return axes;
}

function axisOf(name: string, node: XmlNode): PcsAxis {
	const position = Number(node.attributes['pos']);
	const labels = childrenOf(node, 'label').map((label) => ({
		char: label.attributes['code'] ?? '',
		label: textOf(label)
	}));
	const isWhole = position >= 1 && position <= 7 && labels.every(({ char }) => PCS_CHAR.test(char));
	if (!isWhole || labels.length === 0)
		throw new InputFault(name, `axis ${textOf(node, 'title')}`, 'found no characters of a code');
	return { position, title: textOf(node, 'title'), labels };
}

/** Letters but I and O, which look like digits. */
const PCS_CHAR = /^[0-9A-HJ-NP-Z]$/;

export interface PcsDefinition {
	/** The section's character. */
	readonly section: string;
	/** Position of the axis, 3 to 7. */
	readonly position: number;
	/** The labels it defines. */
	readonly titles: readonly string[];
	readonly definition: string | null;
	readonly explanation: string | null;
	readonly includes: readonly string[];
}

export interface PcsDefinitions {
	readonly sections: readonly { readonly char: string; readonly title: string }[];
	readonly entries: readonly PcsDefinition[];
}

/** Definitions of operations, approaches, devices and body parts. Throws InputFault. */
export function readPcsDefinitions(text: Text, name = 'pcs definitions'): PcsDefinitions {
	const sections: { char: string; title: string }[] = [];
	const entries: PcsDefinition[] = [];
	readXml(name, text, {
		root: 'ICD10PCS.definitions',
		isUnit: (_parent, tag) => tag === 'section',
		unit: (node) => {
			const section = node.attributes['code'] ?? '';
			if (!PCS_CHAR.test(section))
				throw new InputFault(name, 'section', `found the section ${JSON.stringify(section)}`);
			sections.push({ char: section, title: textOf(node, 'title') });
			for (const axis of childrenOf(node, 'axis'))
				for (const terms of childrenOf(axis, 'terms'))
					entries.push({
						section,
						position: Number(axis.attributes['pos']),
						titles: childrenOf(terms, 'title').map((title) => textOf(title)),
						definition: textOf(terms, 'definition') || null,
						explanation: textOf(terms, 'explanation') || null,
						includes: childrenOf(terms, 'includes').map((item) => textOf(item))
					});
		}
	});
	if (entries.length === 0) throw new InputFault(name, '', 'found no definition');
	return { sections, entries };
}

export interface PcsIndexRow {
	/** Null where only a reference stands. */
	readonly term: string | null;
	readonly depth: number;
	/** Whole codes, and stems whose table has the rest. */
	readonly codes: readonly string[];
	readonly see: string | null;
	readonly use: string | null;
}

/** Rows of the PCS index in printed order; main terms stand at depth 0. Throws InputFault. */
export function readPcsIndex(text: Text, name = 'pcs index'): PcsIndexRow[] {
	const rows: PcsIndexRow[] = [];
	const add = (node: XmlNode, depth: number): void => {
		const codes: string[] = [];
		for (const at of [node, ...childrenOf(node, 'see'), ...childrenOf(node, 'use')])
			for (const tag of ['code', 'codes', 'tab'])
				for (const found of childrenOf(at, tag)) codes.push(textOf(found));
		rows.push({
			term: textOf(node, 'title') || null,
			depth,
			codes,
			see: ownText(node, 'see'),
			use: ownText(node, 'use')
		});
		for (const term of childrenOf(node, 'term')) add(term, depth + 1);
	};
	readXml(name, text, {
		root: 'ICD10PCS.index',
		isUnit: (_parent, tag) => tag === 'mainTerm',
		unit: (node) => add(node, 0)
	});
	if (rows.length === 0) throw new InputFault(name, '', 'found no term of an index');
	return rows;
}

/** The words of a reference without the codes printed in it. */
function ownText(node: XmlNode, tag: string): string | null {
	const texts = childrenOf(node, tag).map((found) =>
		textOf({ ...found, children: found.children.filter((child) => typeof child === 'string') })
	);
	return texts.filter(Boolean).join('; ') || null;
}
