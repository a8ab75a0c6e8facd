/** Code first, use additional code, code also. */
import { undotted } from '$lib/codes/code-text';
import type { CodeBook, Edit } from '$lib/codes/model';
import type { Claim, Diagnosis, Rule } from './lines';
import { instructions, isConditional, isOpenList, isSatisfiedBy, type Instruction } from './notes';
import { rangesText, reach, stemOf } from './places';
import { guideline, tabularNote } from './sources';

/**
 * Every disease has this detail, so that a code for it is always due. Other instructions "to identify"
 * something wait for a record that says it.
 */
const ALWAYS_KNOWN =
	/\b(?:stage|site|severity|type) of (?:the )?(?:chronic|ulcer|heart)|site of the embolism|the heart failure|outcome of delivery/i;

/** What is asked about habits and exposures is asked at hundreds of categories: no news to a coder. */
const HABITS =
	/tobacco|alcohol|smoke|dialysis status|functional activity|organism|infectious agent/i;

export const codeFirst: Rule = (claim) => {
	const book = claim.books.cm;
	if (!book) return [];
	return claim.diagnoses.flatMap((one) => {
		const found = firstFault(one, claim, book);
		return found ? [found] : [];
	});
};

function firstFault(one: Diagnosis, claim: Claim, book: CodeBook): Edit | null {
	const { diagnoses, encounter, lists } = claim;
	const { code, at, row } = one;
	const source = (from: string) => `${tabularNote(book, from)}; ${guideline(encounter, 'I.A.13')}`;
	const isManifestation =
		lists.mce(code).includes('manifestation-not-principal') ||
		/classified elsewhere/i.test(row.title);
	// As principal diagnosis it is judged by the code editor's own rule.
	if (isManifestation && at === 0) return null;
	const asked = instructions(book.notes(code), 'code-first').filter(applies);
	for (const held of asked) {
		if (held.refs.length === 0) continue;
		const named = diagnoses.filter((other) => other !== one && isSatisfiedBy(held, other.code));
		if (named.some((other) => other.at < at)) return null;
		const later = named[0];
		if (!later) continue;
		const isLoose = isOpenList(held) && !isManifestation && at > 0;
		return {
			rule: 'code-first',
			severity: isLoose ? 'advice' : 'warning',
			codes: [code, later.code],
			message: `${later.code} goes before ${code}: the note at ${held.from} asks for it first.`,
			source: source(held.from)
		};
	}
	const adverse = adverseEffectFirst(one, claim, book);
	if (adverse) return adverse;
	const due = asked.filter((held) => !isConditional(held));
	const missing = due.find((held) => held.refs.length > 0) ?? due[0];
	if (!isManifestation || !missing) return null;
	if ((isOpenList(missing) || missing.refs.length === 0) && at > 0) return null;
	return {
		rule: 'code-first',
		severity: 'warning',
		codes: [code],
		message: `${code} is a manifestation: report the disease behind it (${rangesText(missing.refs)}) before it.`,
		source: source(missing.from)
	};
}

/**
 * The note of T36-T50 lists examples only ("such as"): a code of its list that stands later need not
 * be the effect, and any effect may stand before. What can be told is in `adverseEffectFirst`.
 */
function applies({ from }: Instruction): boolean {
	return !/^T36.*-/.test(from);
}

function isAdverse(code: string): boolean {
	return intentOf(code) === '5';
}

function intentOf(code: string): string | null {
	if (!/^T(?:3[6-9]|4\d|50)/.test(code)) return null;
	const sixth = undotted(code).charAt(5);
	return sixth === '' || sixth === 'X' ? undotted(code).charAt(4) : sixth;
}

function adverseEffectFirst({ code, at }: Diagnosis, claim: Claim, book: CodeBook): Edit | null {
	if (at !== 0 || !isAdverse(code)) return null;
	return {
		rule: 'code-first',
		severity: 'warning',
		codes: [code],
		message: `${code} tells which drug did it: report the nature of the adverse effect before it.`,
		source: `${tabularNote(book, 'T36-T50')}; ${guideline(claim.encounter, 'I.C.19.e.5.a')}`
	};
}

export const useAdditional: Rule = (claim) => {
	const book = claim.books.cm;
	if (!book) return [];
	return claim.diagnoses.flatMap((one) => additional(one, claim, book));
};

function additional(one: Diagnosis, claim: Claim, book: CodeBook): Edit[] {
	const { mentioned, encounter } = claim;
	const stem = stemOf(book, one.code);
	const open = instructions(book.notes(one.code), 'use-additional').filter(
		(held) =>
			held.refs.length > 0 &&
			reach(held.from, stem) !== 'block' &&
			!mentioned.some((other) => other !== one.code && isSatisfiedBy(held, other))
	);
	const edit = (held: Instruction, severity: Edit['severity'], what: string): Edit => ({
		rule: 'use-additional',
		severity,
		codes: [one.code],
		message: `${one.code} ${what} (${rangesText(held.refs)}): ${severity === 'warning' ? 'add the code' : 'add one if the record says so'}.`,
		source: `${tabularNote(book, held.from)}; ${guideline(encounter, 'I.B.7')}`
	});
	const due = open.filter(
		(held) => ALWAYS_KNOWN.test(held.text) && !/if applicable|any/i.test(held.text)
	);
	if (due.length > 0)
		return due.map((held) => edit(held, 'warning', 'is incomplete without a second code'));
	const thought = open.find(
		(held) =>
			reach(held.from, stem) !== 'category' && !isConditional(held) && !HABITS.test(held.text)
	);
	return thought ? [edit(thought, 'advice', 'may take a second code')] : [];
}

export const codeAlso: Rule = (claim) => {
	const book = claim.books.cm;
	if (!book) return [];
	return claim.diagnoses.flatMap((one) => {
		const stem = stemOf(book, one.code);
		const held = instructions(book.notes(one.code), 'code-also').find(
			(asked) =>
				asked.refs.length > 0 &&
				!isConditional(asked) &&
				['own', 'subcategory'].includes(reach(asked.from, stem)) &&
				!claim.mentioned.some((other) => other !== one.code && isSatisfiedBy(asked, other))
		);
		if (!held) return [];
		return [
			{
				rule: 'code-also',
				severity: 'advice',
				codes: [one.code],
				message: `${one.code} often stands with a second condition (${rangesText(held.refs)}): add it if the record documents it, in either order.`,
				source: `${tabularNote(book, held.from)}; ${guideline(claim.encounter, 'I.B.7')}`
			}
		];
	});
};

/** The intent character of a drug code, for rules about underdosing. */
export function isUnderdosing(code: string): boolean {
	return intentOf(code) === '6';
}
