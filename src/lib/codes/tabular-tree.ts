/** Chapters and sections of a tabular list as blocks inside one another. */
import { undotted } from './code-text';
import type { Block, Tree } from './pack/tree';
import type { Tabular } from './read/tabular';

/**
 * The tree of a tabular list. Some sections hold no categories but enclose others (`C00-C96`); what
 * is printed at them holds for all within.
 */
export function treeOf(tabular: Tabular): Tree {
	const blocks: Block[] = tabular.chapters.map(({ id, title }) => ({ id, title, parent: -1 }));
	const chapterAt = new Map(tabular.chapters.map(({ id }, at) => [id, at]));
	const blockOf = new Map<string, number>();
	const wide: { from: string; to: string; place: number; chapter: number }[] = [];
	for (const { id, title, chapter, categories } of tabular.sections) {
		const [from = '', to = from] = id.split('-');
		const chapterPlace = chapterAt.get(chapter) ?? -1;
		const around = wide.findLast(
			(each) => each.chapter === chapterPlace && each.from <= from && to <= each.to
		);
		const place = blocks.push({ id, title, parent: around?.place ?? chapterPlace }) - 1;
		if (categories.length === 0) wide.push({ from, to, place, chapter: chapterPlace });
		for (const category of categories) blockOf.set(category, place);
	}
	const seventh = new Map(tabular.seventh.map(({ code, chars }) => [undotted(code), chars]));
	return { blocks, blockOf, seventh };
}
