/** Between what is marked on the page and offsets into the text that stands there. */
import type { Span } from './highlights';

const SHOW_TEXT = 4;

/**
 * The marked part of an element's text, cut to the element: offsets into the text as its nodes hold it
 * together. Null when nothing of it is marked.
 */
export function markedWords(
	selection: Selection,
	element: HTMLElement
): (Span & { readonly text: string }) | null {
	if (selection.rangeCount === 0 || selection.isCollapsed) return null;
	const range = selection.getRangeAt(0);
	if (!range.intersectsNode(element)) return null;
	const whole = element.ownerDocument.createRange();
	whole.selectNodeContents(element);
	const text = whole.toString();
	const before = (node: Node, offset: number): number => {
		const ahead = element.ownerDocument.createRange();
		ahead.selectNodeContents(element);
		ahead.setEnd(node, offset);
		return ahead.toString().length;
	};
	const start = element.contains(range.startContainer)
		? before(range.startContainer, range.startOffset)
		: 0;
	const end = element.contains(range.endContainer)
		? before(range.endContainer, range.endOffset)
		: text.length;
	return start < end ? { start, end, text: text.slice(start, end) } : null;
}

/** The range on the page of a span of an element's text. */
export function rangeOf(element: HTMLElement, { start, end }: Span): Range | null {
	const walker = element.ownerDocument.createTreeWalker(element, SHOW_TEXT);
	const range = element.ownerDocument.createRange();
	let passed = 0;
	let hasStart = false;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const length = node.textContent?.length ?? 0;
		if (!hasStart && start < passed + length) {
			range.setStart(node, start - passed);
			hasStart = true;
		}
		if (hasStart && end <= passed + length) {
			range.setEnd(node, end - passed);
			return range;
		}
		passed += length;
	}
	return null;
}
