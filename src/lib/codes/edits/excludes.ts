/**
 * Excludes1 and Excludes2, read so that a coder would leave the check switched on. Taken by the letter
 * every note of every chapter above a code fires against every code of the ranges it names; most of
 * those pairs are two unrelated conditions, which guideline I.A.12.a allows. So a pair is a warning
 * only where the note speaks of this very pair, and advice where it may be about something else.
 */
import { family } from '$lib/codes/hierarchy';
import type { CodeBook, CodeNote, Edit } from '$lib/codes/model';
import type { Claim, Diagnosis, Rule } from './lines';
import { breadth, isInRange, meetsCharacters, reach, stemOf } from './places';
import { guideline } from './sources';
import { isBucket, namesItself, sidesOf, titleOf } from './wording';

interface Conflict {
	readonly severity: 'warning' | 'advice';
	readonly note: CodeNote;
	/** The code the note stands at, and the one it names. */
	readonly holder: Diagnosis;
	readonly named: Diagnosis;
}

/** A range wider than this names a field of medicine and no condition. */
const WIDEST = 6;

/** Categories that "Other ..." heads, and whose notes hold for every code below nonetheless. */
const WHOLE_CATEGORIES = ['A41'];

/** Categories of symptoms that are one symptom each, so that their notes hold for all below. */
const SINGLE_SYMPTOMS = ['R17', 'R54', 'R55', 'R56', 'R64', 'R73'];

/** Categories of many substances or sites: the lack of one mineral is not the disorder of another. */
const MIXED_CATEGORIES = ['E58', 'E61', 'E83', 'M20', 'M21', 'Z89'];

/**
 * Notes printed at a category that speak of one subcategory: the note at Z93 about all stoma
 * complications concerns, for a gastrostomy, those of a gastrostomy.
 */
const NARROWED: readonly { readonly at: string; readonly named: string; readonly only: string }[] =
	[
		{ at: 'R09', named: 'J96', only: 'R09.0' },
		{ at: 'Z93', named: 'J95.0', only: 'Z93.0' },
		{ at: 'Z93', named: 'K94.2', only: 'Z93.1' },
		{ at: 'Z93', named: 'K94.1', only: 'Z93.2' },
		{ at: 'Z93', named: 'K94.0', only: 'Z93.3' },
		{ at: 'Z93', named: 'N99.5', only: 'Z93.5' },
		{ at: 'Z93', named: 'N99.5', only: 'Z93.6' }
	];

/** Pairs whose note is worded as a cause, and where the cause alone replaces the symptom. */
const CAUSE_REPLACES: readonly { readonly at: string; readonly named: string }[] = [
	{ at: 'M54.5', named: 'M51' },
	{ at: 'M54.6', named: 'M51' },
	{ at: 'R73.0', named: 'E' }
];

/** One edit a pair, with its most telling note. */
export const excludes1: Rule = (claim) => {
	const book = claim.books.cm;
	if (!book) return [];
	const worst = new Map<string, Conflict>();
	for (const found of conflicts(claim, book, 'excludes1')) {
		const key = [found.holder.code, found.named.code].sort().join(' ');
		const held = worst.get(key);
		if (!held || (held.severity === 'advice' && found.severity === 'warning'))
			worst.set(key, found);
	}
	return [...worst.values()].map(({ severity, note, holder, named }): Edit => {
		const [a, b] = [holder.code, named.code];
		return {
			rule: 'excludes1',
			severity,
			codes: [a, b],
			message:
				severity === 'warning'
					? `${a} is not reported together with ${b} (${quoted(note)}): keep the one that the record supports, or say why the two conditions are unrelated.`
					: `${a} and ${b} meet in a broad Excludes1 note (${quoted(note)}): both stay if they are unrelated conditions.`,
			source: `${book.edition.title} tabular list, Excludes1 at ${note.from}; ${guideline(claim.encounter, 'I.A.12.a')}`
		};
	});
};

/** Excludes2 allows both: worth a thought only where one of the two says nothing definite. */
export const excludes2: Rule = (claim) => {
	const book = claim.books.cm;
	if (!book) return [];
	const seen = new Set<string>();
	return conflicts(claim, book, 'excludes2').flatMap(({ note, holder, named }): Edit[] => {
		const key = [holder.code, named.code].sort().join(' ');
		const isNear = family(holder.code) === family(named.code);
		if (seen.has(key) || !isNear || !/unspecified/i.test(`${holder.row.title} ${named.row.title}`))
			return [];
		seen.add(key);
		return [
			{
				rule: 'excludes2',
				severity: 'advice',
				codes: [holder.code, named.code],
				message: `${holder.code} does not include ${named.code} (${quoted(note)}): report both only if the record documents both.`,
				source: `${book.edition.title} tabular list, Excludes2 at ${note.from}; ${guideline(claim.encounter, 'I.A.12.b')}`
			}
		];
	});
};

function quoted({ text, from }: CodeNote): string {
	return `note at ${from}: "${text}"`;
}

function conflicts(
	{ diagnoses }: Claim,
	book: CodeBook,
	kind: 'excludes1' | 'excludes2'
): Conflict[] {
	return diagnoses.flatMap((holder) =>
		book
			.notes(holder.code)
			.filter((note) => note.kind === kind && note.refs.length > 0)
			.flatMap((note) =>
				diagnoses.flatMap((named) => {
					if (named.code === holder.code || !isNamed(named.code, note)) return [];
					// One eye's disease does not exclude the other's.
					if (areOpposite(holder, named)) return [];
					return [{ severity: weigh(note, holder, named, book), note, holder, named }];
				})
			)
	);
}

function isNamed(code: string, { refs, text }: CodeNote): boolean {
	return refs.some((range) => isInRange(code, range)) && meetsCharacters(code, text);
}

function areOpposite(a: Diagnosis, b: Diagnosis): boolean {
	const [left, right] = [sidesOf(a.row.title), sidesOf(b.row.title)];
	return left.size === 1 && right.size === 1 && [...left][0] !== [...right][0];
}

function weigh(
	note: CodeNote,
	holder: Diagnosis,
	named: Diagnosis,
	book: CodeBook
): Conflict['severity'] {
	const { code: a, row: rowA } = holder;
	const { code: b, row: rowB } = named;
	const stem = stemOf(book, a);
	const distance = reach(note.from, stem);
	const narrowed = NARROWED.filter((one) => one.at === note.from);
	if (narrowed.length > 0 && narrowed.some((one) => b.startsWith(one.named)))
		return narrowed.some((one) => b.startsWith(one.named) && a.startsWith(one.only))
			? 'warning'
			: 'advice';
	if (distance === 'block') return 'advice';
	const replaces = CAUSE_REPLACES.some((one) => note.from === one.at && b.startsWith(one.named));
	if (replaces) return 'warning';
	// External causes are reported as many as it takes (I.C.20), and two injuries may lie on two sites.
	if (/^[V-Y]/.test(a) || (/^[ST]/.test(a) && /^[ST]/.test(b)))
		return /unspecified injury/i.test(`${rowA.title} ${rowB.title}`) ? 'warning' : 'advice';
	// Two symptoms side by side blur the picture but say nothing false.
	if (isSymptom(a) && isSymptom(b)) return 'advice';
	const range = note.refs.find((one) => isInRange(b, one));
	const width = range ? breadth(range) : 1;
	if (width > WIDEST) return 'advice';
	if (!namesItself(note.text, rowB.title)) return 'advice';
	if (distance === 'own' || distance === 'subcategory') {
		// "Other" takes in whatever has no code; its note only sends one of those things elsewhere.
		return isBucket(rowA.title) && bareIsOwn(note.from, stem) ? 'advice' : 'warning';
	}
	const at = note.from;
	if (SINGLE_SYMPTOMS.includes(at) || WHOLE_CATEGORIES.includes(at)) return 'warning';
	if (MIXED_CATEGORIES.includes(at) || at.startsWith('R') || isBucket(titleOf(book, at)))
		return 'advice';
	return width > 1 ? 'advice' : 'warning';
}

function bareIsOwn(from: string, stem: string): boolean {
	return from === stem && from.length > 3;
}

/** Signs, symptoms and pain without a disease behind it. */
function isSymptom(code: string): boolean {
	return /^R|^G89|^M25\.5|^M54|^M79\.[16]|^N23|^N64\.4/.test(code);
}
