/** A piece of text, and whether it is one of the words looked for. */
export interface Piece {
	readonly text: string;
	readonly isHit: boolean;
}

/** Cuts text into pieces so that each occurrence of the query (case does not matter) stands alone. */
export function cutAtHits(text: string, query: string): Piece[] {
	const wanted = query.trim();
	if (wanted.length < 2) return [{ text, isHit: false }];
	const pattern = new RegExp(`(${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`, 'giu');
	return text
		.split(pattern)
		.map((piece, index) => ({ text: piece, isHit: index % 2 === 1 }))
		.filter((piece) => piece.text !== '');
}

/** How often the query occurs. */
export function countHits(text: string, query: string): number {
	return cutAtHits(text, query).filter((piece) => piece.isHit).length;
}

export interface TextBlock {
	readonly text: string;
	readonly isHeading: boolean;
}

/**
 * Light markdown as a reader sees it: lines with `#` stand apart as headings without it, `- ` is a
 * bullet. Line ends stay; a text without such signs is one block.
 */
export function cutAtHeadings(text: string): TextBlock[] {
	return text
		.split(/^(#{1,6} [^\n]*)$/m)
		.map((block, index) => {
			const isHeading = index % 2 === 1;
			return {
				text: isHeading ? block.replace(/^#+ /, '') : block.replace(/^- /gm, '• '),
				isHeading
			};
		})
		.filter((block) => block.text !== '');
}
