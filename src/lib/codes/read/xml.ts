/**
 * Streamed XML of official releases. Small elements are handed over whole, big ones only announced,
 * so that no file is ever held as a tree. No document type is taken: without one there are no
 * entities but the five of XML itself, so none can grow.
 */
import { SaxesParser } from 'saxes';
import { InputFault } from '$lib/parse/json';
import { blocksOf, type Text } from './text';

const MAX_DEPTH = 40;
const MAX_NODES_IN_UNIT = 200_000;
const MAX_TEXT = 200_000;

export interface XmlNode {
	readonly tag: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: (XmlNode | string)[];
}

export interface XmlTaker {
	/** The name that the first element must have. */
	readonly root: string;
	/** Whether an element is handed over whole; its parent never is. */
	isUnit(parent: string, tag: string): boolean;
	unit(node: XmlNode): void;
	/** An element that is not handed over whole begins. */
	open?(tag: string, attributes: Readonly<Record<string, string>>): void;
}

/** Reads a document and hands its units over in order. Throws InputFault with the line. */
export function readXml(name: string, text: Text, taker: XmlTaker): void {
	const parser = new SaxesParser();
	const fault = (reason: string): InputFault => new InputFault(name, `line ${parser.line}`, reason);
	const open: string[] = [];
	const built: XmlNode[] = [];
	let nodes = 0;
	let hasRoot = false;
	parser.on('error', (error) => {
		throw fault(
			`found XML that is not well-formed (${error.message.replace(/^\d+:\d+:?\s*/, '')})`
		);
	});
	parser.on('doctype', () => {
		throw fault('found a document type, expected none: entities are not read');
	});
	parser.on('opentag', ({ name: tag, attributes }) => {
		if (!hasRoot && tag !== taker.root)
			throw fault(`found the root <${tag}>, expected <${taker.root}>`);
		hasRoot = true;
		if (open.length >= MAX_DEPTH) throw fault(`found elements nested over ${MAX_DEPTH} deep`);
		const parent = built.at(-1);
		if (parent || taker.isUnit(open.at(-1) ?? '', tag)) {
			if (++nodes > MAX_NODES_IN_UNIT) throw fault(`found too much in one <${built[0]?.tag}>`);
			const node: XmlNode = { tag, attributes: { ...attributes }, children: [] };
			parent?.children.push(node);
			built.push(node);
		} else taker.open?.(tag, attributes);
		open.push(tag);
	});
	parser.on('text', (words) => {
		if (words.length > MAX_TEXT) throw fault(`found a text of ${words.length} characters`);
		built.at(-1)?.children.push(words);
	});
	parser.on('closetag', () => {
		open.pop();
		const node = built.pop();
		if (node && built.length === 0) {
			nodes = 0;
			taker.unit(node);
		}
	});
	for (const block of blocksOf(text)) parser.write(block);
	parser.close();
	if (!hasRoot) throw new InputFault(name, '', `found no element, expected <${taker.root}>`);
}

/** The elements of this name directly inside. */
export function childrenOf(node: XmlNode, tag: string): XmlNode[] {
	const found: XmlNode[] = [];
	for (const child of node.children)
		if (typeof child !== 'string' && child.tag === tag) found.push(child);
	return found;
}

/** All text inside, or inside its first child of this name, with single spaces. */
export function textOf(node: XmlNode, tag?: string): string {
	const from = tag === undefined ? node : childrenOf(node, tag)[0];
	if (!from) return '';
	let text = '';
	const walk = (inner: XmlNode): void => {
		for (const child of inner.children) {
			if (typeof child === 'string') text += child;
			else walk(child);
		}
	};
	walk(from);
	return text.replace(/\s+/g, ' ').trim();
}
