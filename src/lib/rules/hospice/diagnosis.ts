/**
 * Which diagnosis may stand first on a hospice claim, and what should stand before or behind it.
 *
 * Only four things send a claim back here: debility, adult failure to thrive, a manifestation code of
 * dementia, and a symptom beside a known disease. The payer’s whole list was replaced in 2025 and its
 * codes are not loaded, so everything else is advice, and no key may hinge on it.
 */
import { allInForce, type Dated } from '$lib/rules/dated';
import type { Day } from './model';

export interface DiagnosisFault {
	readonly code: string;
	/** `returned`: the claim comes back; `advice`: look again, nothing may hinge on it. */
	readonly severity: 'returned' | 'advice';
	readonly message: string;
	readonly source: string;
}

const RETURNED = 'CR 8877; Medicare Claims Processing Manual, chapter 11, 30.3';
const GUIDELINES = 'ICD-10-CM Official Guidelines';

interface PrincipalRule {
	/** First characters of the codes, without the point. */
	readonly begins: readonly string[];
	readonly severity: DiagnosisFault['severity'];
	/** Only where a disease is known that explains it. */
	readonly besideDisease: boolean;
	readonly reason: string;
}

const rule = (
	effectiveFrom: Day,
	source: string,
	begins: readonly string[],
	severity: DiagnosisFault['severity'],
	reason: string,
	besideDisease = false
): Dated<PrincipalRule> => ({
	value: { begins, severity, besideDisease, reason },
	effectiveFrom,
	effectiveTo: null,
	source
});

/** The first row that fits a principal diagnosis speaks. */
export const PRINCIPAL_RULES: readonly Dated<PrincipalRule>[] = [
	rule(
		'2014-10-01',
		RETURNED,
		['R5381'],
		'returned',
		'debility is no principal diagnosis of a hospice claim; code the disease that drives the prognosis'
	),
	rule(
		'2014-10-01',
		RETURNED,
		['R627'],
		'returned',
		'adult failure to thrive is no principal diagnosis of a hospice claim; code the disease that drives the prognosis'
	),
	rule(
		'2014-10-01',
		`${RETURNED}; ${GUIDELINES}, section I.A.13`,
		['F02'],
		'returned',
		'dementia in another disease follows that disease; code the cause first, such as G30 or G31.83'
	),
	rule(
		'2014-10-01',
		`${RETURNED}; ${GUIDELINES}, section I.B.4`,
		['R'],
		'returned',
		'a symptom is not first where the disease behind it is known; code the disease',
		true
	),
	rule(
		'2015-10-01',
		`${GUIDELINES}, section I.B.4`,
		['R'],
		'advice',
		'a symptom says little of a prognosis; look for the disease behind it'
	),
	rule(
		'2015-10-01',
		`${GUIDELINES}, section I.C.21`,
		['Z'],
		'advice',
		'a circumstance such as palliative care or a do-not-resuscitate order stands behind the disease'
	),
	rule(
		'2015-10-01',
		`${GUIDELINES}, section I.A.13; CR 8877`,
		['F01'],
		'advice',
		'vascular dementia follows its cause, a vascular disease or a late effect of stroke (I69)'
	),
	rule(
		'2015-10-01',
		'CR 8877',
		['F03'],
		'advice',
		'unspecified dementia is avoided; ask which disease causes it'
	),
	rule(
		'2015-10-01',
		`${GUIDELINES}, section I.A.13`,
		['D630'],
		'advice',
		'anemia in a neoplasm follows the neoplasm'
	),
	rule(
		'2015-10-01',
		`${GUIDELINES}, section I.C.14`,
		['N186'],
		'advice',
		'end-stage renal disease follows its cause where that is known, such as E11.22 or I12.0'
	),
	rule(
		'2015-10-01',
		`${GUIDELINES}, section I.C.20`,
		['V', 'W', 'X', 'Y'],
		'advice',
		'an external cause never stands first'
	)
];

interface PairRule {
	/** Where the principal begins so, and one of `with` is coded too. */
	readonly principal: readonly string[];
	readonly with: readonly string[];
	/** None of these is coded as yet; empty where that does not matter. */
	readonly without: readonly string[];
	readonly reason: string;
}

const pair = (source: string, value: PairRule): Dated<PairRule> => ({
	value,
	effectiveFrom: '2015-10-01',
	effectiveTo: null,
	source
});

/** Pairs in the wrong order, or put together in a code of their own. All of them advice. */
export const PAIR_RULES: readonly Dated<PairRule>[] = [
	pair(`${GUIDELINES}, section I.C.9`, {
		principal: ['I10'],
		with: ['I50'],
		without: [],
		reason: 'hypertension with heart failure is I11.0, or I13 with kidney disease, and stands first'
	}),
	pair(`${GUIDELINES}, section I.C.9`, {
		principal: ['I50'],
		with: ['I10', 'I11', 'I13'],
		without: [],
		reason: 'heart failure with hypertension follows I11.0, or I13 with kidney disease'
	}),
	pair(`${GUIDELINES}, section I.C.9`, {
		principal: ['I110'],
		with: ['N18'],
		without: [],
		reason: 'hypertension with heart failure and chronic kidney disease is I13'
	}),
	pair(`${GUIDELINES}, section I.C.9`, {
		principal: ['I110', 'I130', 'I132'],
		with: [''],
		without: ['I50'],
		reason: 'the kind of heart failure (I50) is coded behind it'
	}),
	pair(`${GUIDELINES}, section I.C.2`, {
		principal: ['C77', 'C78', 'C79'],
		with: ['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C70', 'C71', 'C72', 'C73', 'C74', 'C75'],
		without: [],
		reason: 'the primary tumor stands before its metastases unless only these are treated'
	}),
	pair(`${GUIDELINES}, section I.A.13`, {
		principal: ['G30', 'G3183', 'G3101', 'G3109', 'G10'],
		with: [''],
		without: ['F02'],
		reason: 'dementia in this disease has a second code, F02 with severity and behavior'
	})
];

/**
 * What is wrong with a principal diagnosis and the others behind it, on a day of service; codes with or
 * without the point. `hasKnownDisease` says whether the record knows a disease behind a symptom; left
 * out, any other code of a disease (chapters A to Q) says so. A text that is no code is returned; whether
 * a code exists and is complete is for the code set to say.
 */
export function diagnosisFaults(
	principal: string,
	others: readonly string[],
	on: Day,
	hasKnownDisease: boolean = others.some(isDisease)
): DiagnosisFault[] {
	const code = bare(principal);
	if (!/^[A-Z]\d[0-9A-Z]{1,5}$/.test(code))
		return [
			{
				code: principal,
				severity: 'returned',
				message: principal.trim()
					? `"${principal}" is not a diagnosis code, so the claim comes back.`
					: 'There is no principal diagnosis, so the claim comes back.',
				source: RETURNED
			}
		];
	const faults: DiagnosisFault[] = [];
	const fitting = allInForce(PRINCIPAL_RULES, on).find(
		({ value }) => begins(code, value.begins) && (hasKnownDisease || !value.besideDisease)
	);
	if (fitting)
		faults.push(faultOf(principal, fitting.value.severity, fitting.value.reason, fitting.source));
	const behind = others.map(bare);
	for (const { value, source } of allInForce(PAIR_RULES, on)) {
		const isMet =
			begins(code, value.principal) &&
			[code, ...behind].some((other) => begins(other, value.with)) &&
			!behind.some((other) => begins(other, value.without));
		if (isMet) faults.push(faultOf(principal, 'advice', value.reason, source));
	}
	return faults;
}

function faultOf(
	code: string,
	severity: DiagnosisFault['severity'],
	reason: string,
	source: string
): DiagnosisFault {
	const ending = severity === 'returned' ? ', so the claim comes back.' : '.';
	return {
		code,
		severity,
		message: `${code} as the principal diagnosis: ${reason}${ending}`,
		source
	};
}

function bare(code: string): string {
	return code.trim().toUpperCase().replace('.', '');
}

function begins(code: string, starts: readonly string[]): boolean {
	return starts.some((start) => code.startsWith(start));
}

function isDisease(code: string): boolean {
	return /^[A-Q]\d/.test(bare(code));
}
