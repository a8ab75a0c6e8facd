/** The pack of procedure tables and of what their words mean. */
import type { Edition } from '$lib/codes/model';
import type { PcsDefinition, PcsDefinitions, PcsTable } from '$lib/codes/read/pcs-files';
import { ByteReader, ByteWriter } from './bytes';
import { openPack, reading, wrapPack, type PackHead, type PackOpener } from './envelope';
import { readList } from './tree';

export interface PcsDataAxis {
	readonly title: string;
	readonly labels: readonly { readonly char: string; readonly label: string }[];
}

export interface PcsDataRow {
	/** Body part or its like, approach, device, qualifier. */
	readonly axes: readonly PcsDataAxis[];
}

export interface PcsDataTable {
	readonly stem: string;
	/** What its three characters stand for. */
	readonly heads: readonly string[];
	readonly definition: string | null;
	readonly rows: readonly PcsDataRow[];
}

export interface PcsData {
	readonly tables: readonly PcsDataTable[];
	/** Section, position and label run together (`03Bypass`) to what the label means. */
	readonly definitions: ReadonlyMap<string, string>;
}

/** Puts what the two files say into one. */
export function pcsDataOf(tables: readonly PcsTable[], definitions: PcsDefinitions): PcsData {
	const texts = new Map<string, string>();
	for (const entry of definitions.entries) {
		const text = definitionText(entry);
		if (!text) continue;
		for (const title of entry.titles) texts.set(`${entry.section}${entry.position}${title}`, text);
	}
	return {
		tables: tables.map(({ head, definition, rows }) => ({
			stem: head.map((axis) => axis.labels[0]?.char ?? '').join(''),
			heads: head.map((axis) => axis.labels[0]?.label ?? ''),
			definition,
			rows: rows.map((axes) => ({ axes: axes.map(({ title, labels }) => ({ title, labels })) }))
		})),
		definitions: texts
	};
}

function definitionText({ definition, explanation, includes }: PcsDefinition): string {
	const sentences = [definition, explanation].flatMap((text) => (text ? [text] : []));
	if (includes.length > 0) sentences.push(`Includes: ${includes.join(', ')}`);
	return sentences.map((text) => text.replace(/\.$/, '')).join('. ');
}

export interface PcsInput {
	readonly edition: Edition;
	readonly data: PcsData;
	readonly sources?: PackHead['sources'];
}

export function encodePcs({ edition, data, sources = [] }: PcsInput): Uint8Array {
	const words = new Map<string, number>();
	const place = (text: string): number => {
		const known = words.get(text);
		if (known !== undefined) return known;
		words.set(text, words.size);
		return words.size - 1;
	};
	const body = new ByteWriter();
	body.count(data.tables.length);
	for (const { stem, heads, definition, rows } of data.tables) {
		body.text(stem);
		for (const head of heads) body.count(place(head));
		body.count(definition === null ? 0 : place(definition) + 1);
		body.count(rows.length);
		for (const { axes } of rows)
			for (const { title, labels } of axes) {
				body.count(place(title));
				body.count(labels.length);
				for (const { char, label } of labels) {
					body.byte(char.charCodeAt(0));
					body.count(place(label));
				}
			}
	}
	body.count(data.definitions.size);
	for (const [key, text] of data.definitions) {
		body.text(key);
		body.count(place(text));
	}
	const writer = new ByteWriter();
	writer.count(words.size);
	for (const text of words.keys()) writer.text(text);
	writer.raw(body.end());
	const rows = data.tables.reduce((count, table) => count + table.rows.length, 0);
	const counts = { tables: data.tables.length, rows, definitions: data.definitions.size };
	const head: PackHead = { kind: 'pcs-tables', edition, counts, sources };
	return wrapPack({ head, body: writer.end() });
}

/** Opens a pack of procedure tables. Throws InputFault. */
export function decodePcs(
	bytes: Uint8Array,
	name: string,
	open: PackOpener = openPack
): { head: PackHead; data: PcsData } {
	const { head, body } = open(bytes, name, 'pcs-tables');
	return { head, data: reading(name, () => readPcs(new ByteReader(body))) };
}

function readPcs(reader: ByteReader): PcsData {
	const words = readList(reader, () => reader.text());
	const word = (place: number): string => {
		const text = words[place];
		if (text === undefined) throw new RangeError(`there is no word ${place}`);
		return text;
	};
	const axis = (): PcsDataAxis => ({
		title: word(reader.count()),
		labels: readList(reader, () => ({
			char: String.fromCharCode(reader.byte()),
			label: word(reader.count())
		}))
	});
	const tables = readList(reader, () => {
		const stem = reader.text();
		const heads = [word(reader.count()), word(reader.count()), word(reader.count())];
		const defined = reader.count();
		const definition = defined === 0 ? null : word(defined - 1);
		const rows = readList(reader, () => ({ axes: [axis(), axis(), axis(), axis()] }));
		return { stem, heads, definition, rows };
	});
	const definitions = new Map(
		readList(reader, (): [string, string] => [reader.text(), word(reader.count())])
	);
	if (!reader.isDone) throw new RangeError('found more than tables');
	return { tables, definitions };
}
