/** Claims in an audit: their lines against the record, their diagnoses against the key. */
import { scoreCodes } from '$lib/codes/accuracy';
import type { AccuracyKey, EnteredCode } from '$lib/codes/accuracy-model';
import { MIN_CODES_FOR_CLAIM, isClaimable, percentText } from '$lib/codes/interval';
import type { AuditFigure, AuditPart, AuditTable } from '$lib/engine/model';
import { expectedClaim } from '$lib/rules/hospice/claim-expected';
import type { ClaimLine, SentClaim, StayRecord } from '$lib/rules/hospice/model';
import type { HospiceKey, RuleOf } from './actions';
import type { RowsBy, StayReview } from './audit-review';
import { compareLines, lineText } from './claim-lines';
import { ownPapers } from './committed';
import { claimIn } from './record';
import { daysText } from './wording';

/** Lines of the claims that are not what the papers support. */
export function claimTable({ columns, rows }: RowsBy): AuditTable {
	return {
		title: 'Claim lines against the record',
		columns: columns('Claim', 'Line', 'Entered', 'The record supports', 'What is off'),
		rows: rows(({ held, claims }) => claims.flatMap((claim) => claimRows(claim, held.record))),
		empty: 'Every line of every claim sent is the one the record supports, or no claim was sent.'
	};
}

function claimRows(claim: SentClaim, record: StayRecord): string[][] {
	const days = daysText({ from: claim.from, to: claim.through });
	const state = claim.state === 'returned' ? `${days}, returned` : days;
	const supported = supportedLines(claim, record);
	if (supported === null)
		return [
			[
				state,
				'',
				'',
				'',
				'No day of this statement lies in the stay, so no line of it is supported.'
			]
		];
	const { different, missing, extra } = compareLines(claim.lines, supported);
	const units = ({ units }: ClaimLine) => `units ${units}`;
	return [
		...different.map(({ entered, wanted, differences }) => [
			state,
			lineText(wanted),
			units(entered),
			units(wanted),
			differences.join('; ')
		]),
		...missing.map((line) => [state, lineText(line), '', units(line), 'missing on the claim']),
		...extra.map((line) => [
			state,
			lineText(line),
			units(line),
			'',
			'nothing in the record supports it'
		])
	];
}

/** The lines the papers support for the days of a claim; null where none of them lies in the stay. */
function supportedLines(claim: SentClaim, record: StayRecord): readonly ClaimLine[] | null {
	try {
		return expectedClaim(record, claim).lines;
	} catch (fault) {
		if (fault instanceof RangeError) return null;
		throw fault;
	}
}

/** Accuracy of the diagnoses, where the key asks for any. */
export function diagnosisPart(reviews: readonly StayReview[], key: HospiceKey): AuditPart[] {
	const figures = reviews.flatMap((review) =>
		groupsIn(key, review.held.id).map(({ form, through, rules }) =>
			diagnosisFigure(review, form, through, rules, key)
		)
	);
	return figures.length === 0 ? [] : [{ title: 'Diagnoses', figures, tables: [] }];
}

interface RuleGroup {
	readonly form: RuleOf<'diagnosis'>['form'];
	readonly through: string | undefined;
	readonly rules: readonly RuleOf<'diagnosis'>[];
}

/** The diagnosis rules of a stay, by the claim or notice they are about. */
function groupsIn(key: HospiceKey, stay: string): RuleGroup[] {
	const groups = new Map<string, RuleOf<'diagnosis'>[]>();
	for (const rule of key.rules) {
		if (rule.kind !== 'diagnosis' || rule.stay !== stay) continue;
		const name = `${rule.form} ${rule.through ?? ''}`;
		groups.set(name, [...(groups.get(name) ?? []), rule]);
	}
	return [...groups.values()].flatMap((rules) => {
		const [first] = rules;
		return first ? [{ form: first.form, through: first.through, rules }] : [];
	});
}

function diagnosisFigure(
	{ held }: StayReview,
	form: RuleGroup['form'],
	through: string | undefined,
	rules: RuleGroup['rules'],
	key: HospiceKey
): AuditFigure {
	const paper = ownPapers(
		held,
		form,
		form === 'claim' && through !== undefined ? { through } : undefined
	).at(-1);
	const label =
		form === 'claim'
			? `Diagnoses of the claim${through === undefined ? '' : ` to ${daysText({ from: through, to: through })}`}`
			: 'Diagnosis of the notice';
	if (!paper) return { label, value: 'none', detail: 'None was signed', tone: 'plain' };
	const { principal, others } = claimIn(paper.values);
	const entered: EnteredCode[] = [
		...(principal === ''
			? []
			: [{ system: 'icd-10-cm' as const, code: principal, isPrincipal: true }]),
		...others
			.filter(Boolean)
			.map((code) => ({ system: 'icd-10-cm' as const, code, isPrincipal: false }))
	];
	const { accuracy, correct, outOf } = scoreCodes(accuracyKey(rules, key), entered);
	return {
		label,
		value: `${Math.round(accuracy * 100)} %`,
		detail: [
			`The lower of precision and recall, by weight. Unweighted ${percentText(correct, outOf)}`,
			...(isClaimable(outOf)
				? []
				: [`n too small to claim an accuracy; that takes ${MIN_CODES_FOR_CLAIM} codes`])
		].join('; '),
		tone: 'plain'
	};
}

function accuracyKey(rules: RuleGroup['rules'], key: HospiceKey): AccuracyKey {
	const optional = key.rules.flatMap((rule) =>
		rule.kind === 'over-coding' && rule.stay === rules[0]?.stay ? rule.optional : []
	);
	const system = 'icd-10-cm' as const;
	return {
		groups: [
			...rules.map(({ id, accept, points: weight }) => ({ id, system, accept, weight })),
			...optional.map((code) => ({
				id: `optional-${code}`,
				system,
				accept: [code],
				isOptional: true
			}))
		],
		principal: rules.find(({ role }) => role === 'principal')?.accept
	};
}
