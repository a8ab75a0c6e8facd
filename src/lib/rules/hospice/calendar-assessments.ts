/** The first two assessments of a stay. 42 CFR 418.54(a) and (b). */
import { dayText } from './calendar-words';
import { deadline, earliest } from './calendar-deadline';
import type { Facts } from './calendar-facts';
import { dayIn, plusDays, plusHours } from './days';
import { DISCIPLINES, type Deadline } from './model';
import { ruleOn } from './regulation';

const DEFICIENCY = 'A survey finds it deficient; no day goes unpaid for it alone.';

/** By a registered nurse, counted in hours from the minute the election is complete. */
export function initialAssessment(facts: Facts): Deadline[] {
	const { election, record } = facts;
	const rule = ruleOn('initial-assessment-hours', election.effective);
	if (!rule) return [];
	const isAhead = dayIn(election.signedAt) < election.effective;
	const start = isAhead ? `${election.effective}T00:00` : election.signedAt;
	const from = dayIn(start);
	const made = record.assessments.filter(({ kind }) => kind === 'initial');
	return [
		deadline(facts, {
			id: 'initial-assessment',
			kind: 'initial-assessment',
			title: 'Initial assessment by a registered nurse',
			from,
			by: plusHours(start, rule.value),
			done: earliest(
				made
					.filter(({ by, at }) => by === 'rn' && dayIn(at) >= from)
					.map(({ at, paper }) => ({ on: at, paper }))
			),
			papers: made.map(({ paper }) => paper),
			cost: DEFICIENCY,
			notes: [
				isAhead
					? `Counted from the beginning of ${dayText(election.effective)}, the effective day, because the statement was signed before it.`
					: '',
				dayIn(election.signedAt) > election.effective
					? `The statement was signed on ${dayText(election.signedAt)}, after the effective day it names: it can take effect no earlier.`
					: '',
				...made.map(({ by, at }) => {
					if (by !== 'rn')
						return `The assessment by the ${DISCIPLINES[by].toLowerCase()} counts for nothing: a registered nurse makes it.`;
					return dayIn(at) < from
						? `The assessment of ${dayText(at)} was made before the election and counts for nothing.`
						: '';
				})
			],
			source: rule.source
		})
	];
}

/** By the interdisciplinary group, counted in days from the election. */
export function comprehensiveAssessment(facts: Facts): Deadline[] {
	const { election, record } = facts;
	const rule = ruleOn('comprehensive-assessment', election.effective);
	if (!rule) return [];
	const made = record.assessments.filter(({ kind }) => kind === 'comprehensive');
	return [
		deadline(facts, {
			id: 'comprehensive-assessment',
			kind: 'comprehensive-assessment',
			title: 'Comprehensive assessment by the interdisciplinary group',
			from: election.effective,
			by: plusDays(election.effective, rule.value),
			done: earliest(
				made
					.filter(({ at }) => dayIn(at) >= election.effective)
					.map(({ at, paper }) => ({ on: dayIn(at), paper }))
			),
			papers: made.map(({ paper }) => paper),
			cost: DEFICIENCY,
			notes: made.map(({ at }) =>
				dayIn(at) < election.effective
					? `The assessment of ${dayText(at)} was made before the election and counts for nothing.`
					: ''
			),
			source: rule.source
		})
	];
}
