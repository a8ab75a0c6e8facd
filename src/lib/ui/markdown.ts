/**
 * Markdown read into a small tree of our own, which `Markdown.svelte` draws as elements. Text never
 * becomes markup: HTML in the source stays as the characters it is, images are left out but for their
 * words, and a link is a link only when it is https.
 */
import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';

export type Inline =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'strong' | 'em' | 'del'; readonly inner: readonly Inline[] }
	| { readonly kind: 'code'; readonly text: string }
	| { readonly kind: 'link'; readonly href: string; readonly inner: readonly Inline[] }
	| { readonly kind: 'break' };

export type Align = 'left' | 'center' | 'right' | null;

export type Block =
	| { readonly kind: 'heading'; readonly level: number; readonly inner: readonly Inline[] }
	| { readonly kind: 'paragraph'; readonly inner: readonly Inline[] }
	/** Text of a tight list item: no paragraph of its own. */
	| { readonly kind: 'line'; readonly inner: readonly Inline[] }
	| {
			readonly kind: 'list';
			readonly start: number | null;
			readonly items: readonly (readonly Block[])[];
	  }
	| { readonly kind: 'quote'; readonly inner: readonly Block[] }
	| { readonly kind: 'code'; readonly text: string }
	| {
			readonly kind: 'table';
			readonly align: readonly Align[];
			readonly head: readonly (readonly Inline[])[];
			readonly rows: readonly (readonly (readonly Inline[])[])[];
	  }
	| { readonly kind: 'rule' };

/** Deeper nesting than people write is shown as text: a hostile file must not exhaust the stack. */
const DEEPEST = 24;

/** Reads GitHub-flavoured Markdown. Never throws on any text. */
export function parseMarkdown(source: string): Block[] {
	try {
		return blocksOf(new Lexer({ gfm: true }).lex(capNesting(source)), 0);
	} catch (error) {
		// The lexer recurses: nesting without end exhausts its stack. Such a text is shown as it is.
		if (!(error instanceof RangeError)) throw error;
		return [{ kind: 'code', text: source }];
	}
}

function capNesting(source: string): string {
	return source.replace(
		/^(?:[ \t]*>){25,}/gm,
		(run) => '>'.repeat(DEEPEST) + run.replace(/>/g, '')
	);
}

function blocksOf(tokens: readonly Token[], depth: number): Block[] {
	return tokens.flatMap((token) => blockOf(token, depth));
}

function blockOf(anyToken: Token, depth: number): Block[] {
	const token = anyToken as MarkedToken;
	if (depth > DEEPEST) return [{ kind: 'line', inner: [{ kind: 'text', text: token.raw }] }];
	switch (token.type) {
		case 'heading':
			return [{ kind: 'heading', level: token.depth, inner: inlinesOf(token.tokens, depth) }];
		case 'paragraph':
			return [{ kind: 'paragraph', inner: inlinesOf(token.tokens, depth) }];
		case 'text':
			return [{ kind: 'line', inner: inlineOf(token, depth) }];
		case 'list':
			return [
				{
					kind: 'list',
					start: token.ordered ? Number(token.start) || 1 : null,
					items: token.items.map((item) => blocksOf(item.tokens, depth + 1))
				}
			];
		case 'blockquote':
			return [{ kind: 'quote', inner: blocksOf(token.tokens, depth + 1) }];
		case 'code':
			return [{ kind: 'code', text: token.text }];
		case 'table':
			return [tableOf(token, depth)];
		case 'hr':
			return [{ kind: 'rule' }];
		case 'space':
		case 'def':
		case 'checkbox':
			return [];
		default:
			return [{ kind: 'paragraph', inner: inlineOf(token, depth) }];
	}
}

function tableOf(token: Tokens.Table, depth: number): Block {
	return {
		kind: 'table',
		align: token.align,
		head: token.header.map((cell) => inlinesOf(cell.tokens, depth)),
		rows: token.rows.map((row) => row.map((cell) => inlinesOf(cell.tokens, depth)))
	};
}

function inlinesOf(tokens: readonly Token[], depth: number): Inline[] {
	return tokens.flatMap((token) => inlineOf(token, depth + 1));
}

function inlineOf(anyToken: Token, depth: number): Inline[] {
	const token = anyToken as MarkedToken;
	if (depth > DEEPEST) return [{ kind: 'text', text: token.raw }];
	switch (token.type) {
		case 'text':
			return token.tokens
				? inlinesOf(token.tokens, depth)
				: [{ kind: 'text', text: plain(token.text) }];
		case 'escape':
			return [{ kind: 'text', text: token.text }];
		case 'strong':
		case 'em':
		case 'del':
			return [{ kind: token.type, inner: inlinesOf(token.tokens, depth) }];
		case 'codespan':
			return [{ kind: 'code', text: token.text }];
		case 'br':
			return [{ kind: 'break' }];
		case 'link': {
			const inner = inlinesOf(token.tokens, depth);
			return isSafeLink(token.href) ? [{ kind: 'link', href: token.href, inner }] : inner;
		}
		case 'image':
			return token.text === '' ? [] : [{ kind: 'text', text: token.text }];
		case 'checkbox':
			return [];
		default:
			return [{ kind: 'text', text: token.raw }];
	}
}

function isSafeLink(href: string): boolean {
	return URL.canParse(href) && new URL(href).protocol === 'https:';
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&nbsp;': '\u00a0'
};

function plain(text: string): string {
	return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}
