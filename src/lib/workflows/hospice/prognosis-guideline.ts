/** The guideline a stay is looked at by, and its checklist as the screen shows it. */
import { isCoding } from '$lib/engine/forms';
import { guidelineOf, judgeGuideline } from '$lib/rules/hospice/guidelines';
import {
	isGuidelineGroup,
	type GuidelineGroup,
	type Judgment,
	type PrognosisEvidence
} from '$lib/rules/hospice/guidelines-model';
import { filed, type Paper } from './papers';
import { readableDays } from './prognosis-words';

/** First characters of ICD-10-CM codes, the narrow ones before the wide ones. FY2026. */
const GROUPS: readonly (readonly [begins: RegExp, group: GuidelineGroup])[] = [
	[/^(C|D0|D3[78]|D4[0-8])/, 'cancer'],
	[/^(F0[1-3]|G30|G31\.(0|8[35])|G10)/, 'dementia'],
	[/^G12\.2/, 'als'],
	[/^(I6[0-9]|R40\.2)/, 'stroke'],
	[/^(I12|N1[7-9])/, 'renal'],
	[/^(I0[5-9]|I11|I13|I2[0-5]|I3|I4|I50|I51)/, 'heart'],
	[/^(I2[6-8]|J[48]|J96|E84)/, 'lung'],
	[/^(K7[0-7]|B18)/, 'liver'],
	[/^B20/, 'hiv']
];

/** The group whose guideline speaks of a diagnosis; general decline where none does. */
export function groupOfDiagnosis(code: string): GuidelineGroup {
	const written = code.trim().toUpperCase();
	return GROUPS.find(([begins]) => begins.test(written))?.[1] ?? 'general';
}

export interface GuidelineChoice {
	readonly group: GuidelineGroup;
	/** Why this one: `as the last worksheet names it`. */
	readonly why: string;
}

/** As the last worksheet names it; before there is one, by the principal diagnosis that was sent. */
export function guidelineFor(papers: readonly Paper[]): GuidelineChoice {
	const named = filed(papers, 'prognosis-worksheet').at(-1)?.values['guideline'];
	if (typeof named === 'string' && isGuidelineGroup(named))
		return { group: named, why: 'as the last worksheet names it' };
	const sent = papers.findLast(
		({ kind, state }) => state === 'filed' && (kind === 'notice-of-election' || kind === 'claim')
	);
	const principal = sent?.values['principal'];
	return isCoding(principal)
		? {
				group: groupOfDiagnosis(principal.code),
				why: `by ${principal.code}, the principal diagnosis that was sent`
			}
		: { group: 'general', why: 'until a worksheet or a notice names the disease' };
}

export interface ChecklistRow {
	readonly id: string;
	readonly label: string;
	readonly wants: string;
	/** With numbers and days. */
	readonly shows: string;
	readonly weight: 'core' | 'support';
	/** Null where the judgment is the learner’s. */
	readonly judgment: Judgment | null;
}

export interface Checklist {
	readonly title: string;
	/** How the criteria are put together. */
	readonly combines: string;
	readonly rows: readonly ChecklistRow[];
	/** What it comes to, and that it is no law. */
	readonly sentence: string;
	readonly source: string;
}

const NO_LAW =
	'A guideline is not law: a patient may be terminally ill without it, and the physician judges the whole record. Reviewers use it.';

/** The guideline of a group over the evidence, in the order of its criteria. */
export function checklistOf(group: GuidelineGroup, evidence: PrognosisEvidence): Checklist {
	const { title, combines, criteria, source } = guidelineOf(group);
	const { met, missing, noData, sentence } = judgeGuideline(group, evidence);
	const judged = new Map([...met, ...missing, ...noData].map((one) => [one.id, one]));
	return {
		title,
		combines,
		rows: criteria.map(({ id, label, wants, weight }) => {
			const one = judged.get(id);
			return {
				id,
				label,
				wants,
				weight,
				shows: readableDays(one?.shows ?? ''),
				judgment: one?.judgment ?? null
			};
		}),
		sentence: `${readableDays(sentence)}`,
		source
	};
}

/** The same without what only a judge may say: criteria and what the record holds on them. */
export function withoutVerdicts(checklist: Checklist): Checklist {
	return {
		...checklist,
		rows: checklist.rows.map((row) => ({ ...row, judgment: null })),
		sentence: NO_LAW
	};
}
