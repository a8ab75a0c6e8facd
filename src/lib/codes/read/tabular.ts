/**
 * Reader of the tabular list of ICD-10-CM in the publisher's XML: chapters, sections, codes with
 * their notes, and definitions of 7th characters. Codes of seven characters are not in it.
 */
import type { NoteKind, SeventhCharacter } from '$lib/codes/model';
import { InputFault } from '$lib/parse/json';
import type { Text } from './text';
import { childrenOf, readXml, textOf, type XmlNode } from './xml';

export interface TabularNote {
	/** Code, section (`A00-A09`) or chapter (`1`). */
	readonly at: string;
	readonly kind: NoteKind;
	readonly text: string;
}

export interface Tabular {
	readonly version: string;
	readonly chapters: readonly { readonly id: string; readonly title: string }[];
	/** `chapter` is its chapter's id; `categories` are the first codes directly in it. */
	readonly sections: readonly {
		readonly id: string;
		readonly title: string;
		readonly chapter: string;
		readonly categories: readonly string[];
	}[];
	readonly codes: readonly { readonly code: string; readonly title: string }[];
	readonly notes: readonly TabularNote[];
	/** Where 7th characters are defined, for that code and those below. */
	readonly seventh: readonly {
		readonly code: string;
		readonly chars: readonly SeventhCharacter[];
	}[];
	/** `note` elements of the whole file, with those of the introduction and of 7th characters. */
	readonly noteLines: number;
}

const KINDS: Readonly<Record<string, NoteKind>> = {
	inclusionTerm: 'inclusion',
	includes: 'includes',
	excludes1: 'excludes1',
	excludes2: 'excludes2',
	codeFirst: 'code-first',
	useAdditionalCode: 'use-additional',
	codeAlso: 'code-also',
	notes: 'note',
	sevenChrNote: 'seventh'
};

const CODE = /^[A-Z][0-9A-Z]{2}(?:\.[0-9A-Z]{1,4})?$/;

/** Reads a tabular list. Throws InputFault. */
export function readTabular(text: Text, name = 'tabular xml'): Tabular {
	const reading = new Reading(name);
	readXml(name, text, {
		root: 'ICD10CM.tabular',
		isUnit: (parent, tag) =>
			(parent === 'ICD10CM.tabular' && tag !== 'chapter') ||
			(parent === 'chapter' && tag !== 'section') ||
			parent === 'section',
		open: (tag, attributes) => reading.open(tag, attributes),
		unit: (node) => reading.unit(node)
	});
	return reading.end();
}

interface Section {
	id: string;
	title: string;
	chapter: string;
	categories: string[];
}

class Reading {
	#version = '';
	readonly #name: string;
	readonly #chapters: { id: string; title: string }[] = [];
	readonly #sections: Section[] = [];
	readonly #codes: { code: string; title: string }[] = [];
	readonly #seen = new Set<string>();
	readonly #notes: TabularNote[] = [];
	readonly #seventh: { code: string; chars: SeventhCharacter[] }[] = [];
	#section: Section | null = null;
	#lines = 0;

	constructor(name: string) {
		this.#name = name;
	}

	open(tag: string, attributes: Readonly<Record<string, string>>): void {
		if (tag === 'chapter') {
			this.#chapters.push({ id: '', title: '' });
			this.#section = null;
		} else if (tag === 'section') {
			const chapter = this.#chapters.at(-1)?.id ?? '';
			this.#section = { id: attributes['id'] ?? '', title: '', chapter, categories: [] };
			this.#sections.push(this.#section);
		}
	}

	unit(node: XmlNode): void {
		const section = this.#section;
		const chapter = this.#chapters.at(-1);
		const kind = KINDS[node.tag];
		if (node.tag === 'version') this.#version = textOf(node);
		else if (!chapter) this.#lines += countNotes(node);
		else if (kind) this.#addNotes(section?.id ?? chapter.id, kind, node);
		else if (node.tag === 'name') chapter.id = textOf(node);
		else if (node.tag === 'desc') {
			const title = textOf(node).replace(/\s*\([A-Z0-9, -]+\)$/, '');
			if (section) section.title = title;
			else chapter.title = title;
		} else if (node.tag === 'diag' && section) {
			section.categories.push(textOf(node, 'name'));
			this.#addCode(node);
		}
	}

	end(): Tabular {
		if (this.#codes.length === 0) throw new InputFault(this.#name, '', 'found no code');
		return {
			version: this.#version,
			chapters: this.#chapters,
			sections: this.#sections,
			codes: this.#codes,
			notes: this.#notes,
			seventh: this.#seventh,
			noteLines: this.#lines
		};
	}

	#addCode(node: XmlNode): void {
		const code = textOf(node, 'name');
		if (!CODE.test(code))
			throw new InputFault(this.#name, `code ${code}`, 'found a name that is no code');
		if (this.#seen.has(code))
			throw new InputFault(this.#name, code, 'found the code a second time');
		this.#seen.add(code);
		this.#codes.push({ code, title: textOf(node, 'desc') });
		for (const child of node.children) {
			if (typeof child === 'string') continue;
			const kind = KINDS[child.tag];
			if (kind) this.#addNotes(code, kind, child);
			else if (child.tag === 'sevenChrDef') this.#addSeventh(code, child);
			else if (child.tag === 'diag') this.#addCode(child);
		}
	}

	#addNotes(at: string, kind: NoteKind, node: XmlNode): void {
		for (const note of childrenOf(node, 'note')) {
			this.#lines++;
			this.#notes.push({ at, kind, text: textOf(note) });
		}
	}

	/** A note after a 7th character says what else it covers: it joins the meaning before it. */
	#addSeventh(code: string, node: XmlNode): void {
		const chars: { char: string; meaning: string }[] = [];
		for (const child of node.children) {
			if (typeof child === 'string') continue;
			const last = chars.at(-1);
			if (child.tag === 'extension')
				chars.push({ char: child.attributes['char'] ?? '', meaning: textOf(child) });
			else if (child.tag === 'note') {
				this.#lines++;
				if (last) last.meaning += `; ${textOf(child)}`;
			}
		}
		if (chars.some(({ char }) => !/^[0-9A-Z]$/.test(char)))
			throw new InputFault(this.#name, code, 'found a 7th character that is not one character');
		this.#seventh.push({ code, chars });
	}
}

function countNotes(node: XmlNode): number {
	let count = node.tag === 'note' ? 1 : 0;
	for (const child of node.children) if (typeof child !== 'string') count += countNotes(child);
	return count;
}
