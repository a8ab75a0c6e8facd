import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, type Block, type Inline } from './markdown';

function linksIn(blocks: readonly Block[]): string[] {
	const found: string[] = [];
	JSON.stringify(blocks, (key, value: unknown) => {
		if (key === 'href' && typeof value === 'string') found.push(value);
		return value;
	});
	return found;
}

const text = (words: string): Inline => ({ kind: 'text', text: words });

describe('parseMarkdown', () => {
	it('reads headings, emphasis and paragraphs', () => {
		expect(parseMarkdown('# Brief\n\nYou are the **order** _specialist_.')).toEqual([
			{ kind: 'heading', level: 1, inner: [text('Brief')] },
			{
				kind: 'paragraph',
				inner: [
					text('You are the '),
					{ kind: 'strong', inner: [text('order')] },
					text(' '),
					{ kind: 'em', inner: [text('specialist')] },
					text('.')
				]
			}
		]);
	});

	it('reads lists with their first number', () => {
		expect(parseMarkdown('3. a\n4. b')).toEqual([
			{
				kind: 'list',
				start: 3,
				items: [[{ kind: 'line', inner: [text('a')] }], [{ kind: 'line', inner: [text('b')] }]]
			}
		]);
	});

	it('keeps HTML as the characters it is', () => {
		const blocks = parseMarkdown('<img src=x onerror=alert(1)>\n\nand <b>bold</b>');
		expect(JSON.stringify(blocks)).toContain('<img src=x onerror=alert(1)>');
		expect(JSON.stringify(blocks)).not.toContain('"strong"');
	});

	it.each([
		'[a](javascript:alert(1))',
		'[a](JaVaScRiPt:alert(1))',
		'[a](data:text/html,x)',
		'[a](http://example.org)',
		'[a](/relative)',
		'[a](//example.org/x)',
		'<javascript:alert(1)>'
	])('makes no link of %s', (source) => {
		expect(linksIn(parseMarkdown(source))).toEqual([]);
	});

	it('keeps https links', () => {
		expect(linksIn(parseMarkdown('[a](https://example.org/x)'))).toEqual(['https://example.org/x']);
	});

	it('leaves images out but for their words', () => {
		expect(parseMarkdown('![a film](https://example.org/x.png)')).toEqual([
			{ kind: 'paragraph', inner: [text('a film')] }
		]);
	});

	it('reads a table', () => {
		expect(parseMarkdown('| a | b |\n|---|--:|\n| 1 | 2 |')).toEqual([
			{
				kind: 'table',
				align: [null, 'right'],
				head: [[text('a')], [text('b')]],
				rows: [[[text('1')], [text('2')]]]
			}
		]);
	});

	it('survives nesting that nobody writes', () => {
		expect(() => parseMarkdown(`${'> '.repeat(3_000)}deep`)).not.toThrow();
		expect(() => parseMarkdown('['.repeat(500))).not.toThrow();
		expect(() => parseMarkdown(`${'- '.repeat(1_500)}deep`)).not.toThrow();
		expect(() => parseMarkdown(`${'*a '.repeat(300)}${'a*'.repeat(300)}`)).not.toThrow();
	});

	it('never throws and links only to https', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (source) => {
				for (const href of linksIn(parseMarkdown(source))) expect(href).toMatch(/^https:/i);
			})
		);
	});
});
