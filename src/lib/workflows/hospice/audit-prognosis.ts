/** The guideline the last worksheet names, criterion by criterion, as a reviewer reads the record. */
import type { AuditPart } from '$lib/engine/model';
import type { JudgedCriterion } from '$lib/rules/hospice/guidelines';
import { GUIDELINE_GROUPS } from '$lib/rules/hospice/guidelines-model';
import type { StayReview } from './audit-review';
import { prognosisJudgment } from './prognosis-evidence';

const JUDGED = { met: 'shown', 'not-met': 'not shown', 'no-data': 'nothing written' } as const;

/** Nothing for stays without a worksheet. Guidelines are not law; they say what a reviewer looks for. */
export function prognosisPart(reviews: readonly StayReview[]): AuditPart[] {
	const tables = reviews.flatMap(({ held }) => {
		const judgment = prognosisJudgment(held.run.world, held.id);
		if (!judgment) return [];
		const { group, met, missing, noData } = judgment;
		return [
			{
				title: `${GUIDELINE_GROUPS[group]}, at hand-in`,
				columns: ['Criterion', 'Wants', 'The record has', 'Judged', 'Weight'],
				rows: [...met, ...missing, ...noData].map(criterionRow),
				empty: 'This guideline has no criterion.'
			}
		];
	});
	return tables.length === 0 ? [] : [{ title: 'Evidence of the prognosis', figures: [], tables }];
}

function criterionRow({ label, wants, shows, judgment, weight }: JudgedCriterion): string[] {
	return [label, wants, shows, JUDGED[judgment], weight === 'core' ? 'decides' : 'adds'];
}
