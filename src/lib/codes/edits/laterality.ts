/** The side: a code that leaves it open, or says the other one, against the words put under it. */
import { dotted, undotted } from '$lib/codes/code-text';
import type { CodeBook, Edit } from '$lib/codes/model';
import type { Diagnosis, Rule } from './lines';
import { stemOf } from './places';
import { guideline } from './sources';
import { sidesOf, type Side } from './wording';

/** Uses of the two words that name no side of the body. */
const NO_SIDE =
	/\b(?:all right|right (?:away|now|after|before)|(?:has|had|was|were|who|and|then|patient|he|she|they) left\b(?! (?:arm|leg|hand|foot|knee|hip|eye|ear|side|lower|upper|wrist|ankle|shoulder))|left (?:the|against|ama|without|work|home|at|before|untreated|over)|right-handed|left-handed|right hand(?:ed)? dominant|left hand(?:ed)? dominant)\b/gi;

/** Sides that a text names. */
export function sidesIn(text: string): ReadonlySet<Side> {
	const plain = text.replace(NO_SIDE, ' ');
	const sides = new Set<Side>();
	if (/\bright\b|\brt\b|\(r\)|\bbilateral(?:ly)?\b|\bboth\b/i.test(plain)) sides.add('right');
	if (/\bleft\b|\blt\b|\(l\)|\bbilateral(?:ly)?\b|\bboth\b/i.test(plain)) sides.add('left');
	return sides;
}

export const laterality: Rule = ({ diagnoses, books, encounter }) => {
	const book = books.cm;
	if (!book) return [];
	return diagnoses.flatMap((one): Edit[] => {
		const named = sidesIn((one.line.evidence ?? []).join(' . '));
		if (named.size === 0) return [];
		const said = sidesOf(one.row.title);
		const side = named.size === 2 ? 'both sides' : `the ${[...named][0] ?? ''} side`;
		const edit = (message: string): Edit[] => [
			{
				rule: 'laterality',
				severity: 'warning',
				codes: [one.code],
				message,
				source: guideline(encounter, 'I.B.13')
			}
		];
		if (said.size === 0) {
			const better = withSide(one, named, book);
			return better === null
				? []
				: edit(`${one.code} leaves the side open and the record names ${side}: report ${better}.`);
		}
		if (said.size === 2 || named.size === 2 || [...said][0] === [...named][0]) return [];
		return edit(
			`${one.code} says the ${[...said][0] ?? ''} side and the words cited for it name ${side}: correct the code or the evidence.`
		);
	});
};

/** The sibling whose title differs only in naming these sides where this one leaves them open. */
function withSide(one: Diagnosis, named: ReadonlySet<Side>, book: CodeBook): string | null {
	const stem = stemOf(book, one.code);
	const title = book.row(stem)?.title ?? one.row.title;
	const parent = book.parent(stem);
	if (parent === undefined || !/unspecified/i.test(title)) return null;
	const word = named.size === 2 ? 'bilateral' : ([...named][0] ?? '');
	const tail = undotted(one.code).length === 7 ? undotted(one.code).charAt(6) : '';
	const found = book
		.children(parent)
		.find((sibling) => sibling.code !== stem && isSided(title, sibling.title, word));
	if (!found) return null;
	return tail === '' ? found.code : dotted('icd-10-cm', undotted(found.code).padEnd(6, 'X') + tail);
}

/** "... of unspecified radius" against "... of right radius"; "..., bilateral" against "..., unspecified side". */
function isSided(title: string, sibling: string, word: string): boolean {
	const plain = (text: string) => text.toLowerCase().replace(/,/g, '').replace(/\s+/g, ' ').trim();
	const told = plain(sibling);
	if (!new RegExp(`\\b${word}\\b`).test(told)) return false;
	const open = plain(title);
	const rest = told.replace(new RegExp(`\\b${word}\\b`), 'unspecified');
	if (rest === open) return true;
	const strip = (text: string) =>
		text
			.replace(new RegExp(`\\b(?:unspecified|${word}|side|bilateral|eyes?|ears?)\\b`, 'g'), '')
			.replace(/\s+/g, ' ')
			.trim();
	return strip(told) === strip(open);
}
