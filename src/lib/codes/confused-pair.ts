/** What kind of slip turned one code into another, and what a book says against a code. */
import type { EnteredCode, Pairing } from './accuracy-model';
import { isSlip, withoutSlips } from './code-shape';
import { undotted } from './code-text';
import type { ErrorType } from './error-types';
import { parentOf } from './hierarchy';
import type { CodeBook, CodeSystem } from './model';
import { axesApart, PCS_AXES } from './nearness';
import { isRelated } from './pairing';
import { isOtherSide, isOtherSideBySpelling } from './sides';

export interface Kind {
	readonly type: ErrorType;
	readonly detail: string;
}

/**
 * The one mistake that a pair is, or null where the two codes are too far apart to be one: then the
 * entered code is unsupported and the keyed one missed. `titles`: of the keyed and the entered code.
 */
export function kindOfPair(
	{ group: { system }, expected }: Pick<Pairing, 'group' | 'expected'>,
	code: string,
	titles: readonly [string, string] | null
): Kind | null {
	if (isSlip(code, expected))
		return {
			type: 'character-slip',
			detail: `${code} reads like ${expected}: O for 0 or I for 1, or the other way round`
		};
	if (!isRelated(system, expected, code)) return null;
	if (system === 'icd-10-pcs') return procedurePair(expected, code, titles);
	const kind = diagnosisPair(expected, code, titles);
	return { type: kind, detail: `${code} was entered where ${expected} is right: ${WORDS[kind]}` };
}

type DiagnosisKind = 'specificity' | 'laterality' | 'seventh-character' | 'invalid';

const WORDS: Readonly<Record<DiagnosisKind, string>> = {
	specificity: 'the condition is right, its detail is not',
	laterality: 'the side differs',
	'seventh-character': 'the 7th character is wrong or missing',
	invalid: 'the X that keeps the 7th character in its place is missing'
};

function diagnosisPair(
	expected: string,
	code: string,
	titles: readonly [string, string] | null
): DiagnosisKind {
	const isSide = titles
		? isOtherSide(...titles)
		: isOtherSideBySpelling('icd-10-cm', expected, code);
	if (isSide) return 'laterality';
	const right = undotted(expected);
	const given = undotted(code);
	if (right.length !== 7) return 'specificity';
	if (given.length === 7) {
		return given.slice(0, 6) === right.slice(0, 6) ? 'seventh-character' : 'specificity';
	}
	const stem = undotted(parentOf('icd-10-cm', expected) ?? '');
	if (given === stem || given === right.slice(0, 6)) return 'seventh-character';
	return given === stem + right.slice(6) && stem.length < 6 ? 'invalid' : 'specificity';
}

function procedurePair(
	expected: string,
	code: string,
	titles: readonly [string, string] | null
): Kind {
	if (code.length < 7)
		return { type: 'header', detail: `${code} is only the beginning of ${expected}` };
	const apart = axesApart(expected, code);
	if (titles && isOtherSide(...titles)) {
		return {
			type: 'laterality',
			detail: `${code} was entered where ${expected} is right: the side differs`
		};
	}
	const said = PCS_AXES.filter((axis) => apart.includes(axis.name)).map(
		({ name, position }) =>
			`${name} ${code.charAt(position - 1)} for ${expected.charAt(position - 1)}`
	);
	return {
		type: apart.includes('root operation') ? 'root-operation' : 'axis',
		detail: `${code} was entered where ${expected} is right: ${said.join(', ')}`
	};
}

interface HasBooks {
	book?(system: CodeSystem): CodeBook | undefined;
	older?(system: CodeSystem): readonly CodeBook[];
}

/** What stands against a code whatever the record says: header, expired, invalid; null for nothing. */
export function standingFault(entered: EnteredCode, code: string, books: HasBooks): Kind | null {
	const { system, standing } = entered;
	const book = books.book?.(system);
	const row = book?.row(code);
	if (standing === 'header' || row?.isBillable === false)
		return { type: 'header', detail: `${code} is a header; a code below it is needed` };
	// Words kept with the code come before a book that may be another edition.
	if (standing === 'billable' || row !== undefined) return null;
	if (standing === undefined && book === undefined) return null;
	if (books.older?.(system).some((old) => old.row(code)?.isBillable === true))
		return { type: 'expired', detail: `${code} was valid before, but not on this date` };
	const meant = withoutSlips(system, code);
	if (meant !== code && book?.row(meant) !== undefined)
		return { type: 'character-slip', detail: `${code} is no code; ${meant} reads like it` };
	return { type: 'invalid', detail: `${code} is not in the code book in use` };
}
