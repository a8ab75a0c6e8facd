/**
 * Prognosis guidelines by disease: what reviewers hold a record against. They are not law, and a patient
 * may be terminally ill without them; they say which numbers a narrative has to bring.
 *
 * - `guidelines-model.ts` evidence, criteria; `guidelines-numbers.ts` the numbers, by date
 * - `guidelines-evidence.ts` reading evidence; `guidelines-criteria.ts` criteria that several share
 * - `guidelines-general.ts` decline, cancer, HIV; `guidelines-neuro.ts` dementia, stroke, ALS;
 *   `guidelines-organs.ts` heart, lung, liver, kidney
 */
import {
	GUIDELINE_GROUPS,
	type Criterion,
	type Guideline,
	type GuidelineGroup,
	type Judgment,
	type Need,
	type PrognosisEvidence
} from './guidelines-model';
import { CANCER, GENERAL, HIV } from './guidelines-general';
import { ALS, DEMENTIA, STROKE } from './guidelines-neuro';
import { HEART, LIVER, LUNG, RENAL } from './guidelines-organs';

const GUIDELINES: Readonly<Record<GuidelineGroup, Guideline>> = {
	general: GENERAL,
	dementia: DEMENTIA,
	heart: HEART,
	lung: LUNG,
	stroke: STROKE,
	als: ALS,
	liver: LIVER,
	renal: RENAL,
	hiv: HIV,
	cancer: CANCER
};

/** The guideline of a group: its criteria as a checklist. */
export function guidelineOf(group: GuidelineGroup): Guideline {
	return GUIDELINES[group];
}

/** A criterion as the evidence answers it. */
export interface JudgedCriterion {
	readonly id: string;
	readonly label: string;
	readonly wants: string;
	readonly weight: 'core' | 'support';
	readonly judgment: Judgment;
	readonly shows: string;
}

export interface GuidelineJudgment {
	readonly group: GuidelineGroup;
	readonly met: readonly JudgedCriterion[];
	/** Looked at, and not met. */
	readonly missing: readonly JudgedCriterion[];
	/** Nothing in the record, or too old to speak for the day. */
	readonly noData: readonly JudgedCriterion[];
	/** Whether the core criteria are met as the guideline puts them together. */
	readonly supports: boolean;
	/** `no-data` where what is not known could still make the guideline support. */
	readonly core: Judgment;
	readonly sentence: string;
}

/**
 * Holds evidence against the guideline of a group. Criteria stand in the order of the checklist. Throws a
 * RangeError for a day before the first guideline (2015-10-01) or a day that is none.
 */
export function judgeGuideline(
	group: GuidelineGroup,
	evidence: PrognosisEvidence
): GuidelineJudgment {
	const guideline = guidelineOf(group);
	const judged = guideline.criteria.map((criterion) => judge(criterion, evidence));
	const byId = new Map(judged.map((one) => [one.id, one.judgment]));
	const core = judgeNeed(guideline.need, byId);
	const of = (judgment: Judgment) => judged.filter((one) => one.judgment === judgment);
	const [met, missing, noData] = [of('met'), of('not-met'), of('no-data')];
	return {
		group,
		met,
		missing,
		noData,
		supports: core === 'met',
		core,
		sentence: sentenceOf(guideline, evidence.asOf, core, judged)
	};
}

function judge(criterion: Criterion, evidence: PrognosisEvidence): JudgedCriterion {
	const { id, label, wants, weight } = criterion;
	return {
		id,
		label,
		wants,
		weight,
		judgment: criterion.test(evidence),
		shows: criterion.shows(evidence)
	};
}

/**
 * Three-valued: what is met settles an "any", what is not met settles an "all", and what is not known
 * leaves open whatever it could still turn. Throws an Error for an id the guideline does not have.
 */
export function judgeNeed(need: Need, byId: ReadonlyMap<string, Judgment>): Judgment {
	if (typeof need === 'string') {
		const judgment = byId.get(need);
		if (judgment === undefined) throw new Error(`guideline needs "${need}", which is no criterion`);
		return judgment;
	}
	const parts = 'all' in need ? need.all : 'any' in need ? need.any : need.of;
	const wanted = 'all' in need ? parts.length : 'any' in need ? 1 : need.atLeast;
	const answers = parts.map((part) => judgeNeed(part, byId));
	const met = answers.filter((answer) => answer === 'met').length;
	const open = answers.filter((answer) => answer === 'no-data').length;
	if (met >= wanted) return 'met';
	return met + open >= wanted ? 'no-data' : 'not-met';
}

/** One sentence: what was found on which day, and what it rests on or still lacks. */
function sentenceOf(
	{ group, need }: Guideline,
	asOf: string,
	core: Judgment,
	judged: readonly JudgedCriterion[]
): string {
	const title = GUIDELINE_GROUPS[group];
	const tail = 'it is not law, but reviewers use it';
	const byId = new Map(judged.map((one) => [one.id, one]));
	if (core === 'met') {
		const met = judged.filter(({ weight, judgment }) => weight === 'core' && judgment === 'met');
		const labels = met.map(({ label }) => label).join('; ');
		return `${title}: on ${asOf} the record supports the guideline (${labels}); ${tail}.`;
	}
	const verb = core === 'no-data' ? 'does not yet show' : 'does not support';
	return `${title}: on ${asOf} the record ${verb} the guideline (lacking: ${lacking(need, byId)}); ${tail}.`;
}

const NOT = { met: '', 'not-met': 'not met', 'no-data': 'no data' } as const;

/** The parts of a need that are not met, each with why. */
function lacking(need: Need, byId: ReadonlyMap<string, JudgedCriterion>): string {
	if (typeof need === 'string') {
		const one = byId.get(need);
		return one ? `${one.label}, ${NOT[one.judgment]}` : need;
	}
	const judgments = new Map([...byId].map(([id, { judgment }]) => [id, judgment]));
	const open = (parts: readonly Need[]) =>
		parts.filter((part) => judgeNeed(part, judgments) !== 'met').map((part) => lacking(part, byId));
	if ('all' in need) return open(need.all).join('; ');
	if ('any' in need) return `one of [${open(need.any).join('; ')}]`;
	const met = need.of.length - open(need.of).length;
	return `${need.atLeast - met} more of [${open(need.of).join('; ')}]`;
}
