/** Lists of codes that claim rules hang on, made from the rows of the rule files or from a pack. */
import type { CodeLists, Edition } from './model';
import { decodeLists, encodeLists, type ListRows } from './pack/lists';

export type { ListRows };

/** The lists of an edition, answering for codes with or without their dots. */
export function listsOf(edition: Edition, rows: ListRows): CodeLists {
	return decodeLists(encodeLists({ edition, rows }), edition.id).lists;
}
