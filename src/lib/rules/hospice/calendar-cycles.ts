/** What comes round again: plan reviews, updates of the assessment, supervision of the aide. */
import { dayText } from './calendar-words';
import { deadline, earliest, type Act } from './calendar-deadline';
import type { Facts } from './calendar-facts';
import { dayIn, plusDays } from './days';
import {
	DISCIPLINES,
	type Day,
	type Deadline,
	type Discipline,
	type Review,
	type Visit
} from './model';
import { numberOn, ruleOn, type NumberId } from './regulation';

interface DayAct extends Act {
	readonly on: Day;
}

interface Link {
	readonly from: Day;
	readonly by: Day;
	readonly done: DayAct | null;
}

/**
 * The chain of a cycle: each link begins with the act before it, the first at `start`; the last one is
 * open. Acts of one day are one. Empty before the rule began.
 */
export function chain(id: NumberId, start: Day, acts: readonly DayAct[]): Link[] {
	const links: Link[] = [];
	let from = start;
	for (const done of acts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
		if (done.on < start || (links.length > 0 && done.on === from)) continue;
		const every = numberOn(id, from);
		if (every !== undefined) links.push({ from, by: plusDays(from, every), done });
		from = done.on;
	}
	const every = numberOn(id, from);
	if (every !== undefined) links.push({ from, by: plusDays(from, every), done: null });
	return links;
}

interface Cycle extends Pick<Deadline, 'cost'> {
	readonly kind: 'plan-review' | 'assessment-update' | 'aide-supervision';
	readonly title: string;
	readonly start: Day;
	/** Note of the first link. */
	readonly startNote: string;
	readonly acts: readonly DayAct[];
	readonly noteOf: (act: DayAct) => string;
}

function cycle(facts: Facts, { kind, title, start, startNote, acts, noteOf, cost }: Cycle) {
	const { exitDay } = facts;
	if (exitDay !== null && start > exitDay) return [];
	const during = acts.filter(({ on }) => exitDay === null || on <= exitDay);
	const source = ruleOn(kind, start)?.source ?? '';
	return chain(kind, start, during).map(({ from, by, done }, index): Deadline => {
		const id = `${kind}.${index + 1}`;
		const notes = [index === 0 ? startNote : '', done === null ? '' : noteOf(done)];
		return deadline(facts, { id, kind, title, from, by, done, cost, source, notes });
	});
}

/** Members the group cannot do without. 42 CFR 418.56(a). */
const GROUP: readonly Discipline[] = ['hospice-physician', 'rn', 'msw', 'chaplain'];

/** Reviews of the plan of care by the interdisciplinary group. 42 CFR 418.56(d). */
export function planReviews(facts: Facts): Deadline[] {
	const { effective } = facts.election;
	const reviews = facts.record.reviews.filter(
		({ revisesPlan, on }) => revisesPlan && on >= effective
	);
	const first = earliest(reviews);
	const start = planStart(facts);
	return cycle(facts, {
		kind: 'plan-review',
		title: 'Review of the plan of care by the interdisciplinary group',
		...(first && first.on < start.start
			? { start: first.on, startNote: `Counted from the first review on ${dayText(first.on)}.` }
			: start),
		acts: reviews,
		noteOf: ({ paper }) => absentNote(reviews.find((review) => review.paper === paper)),
		cost: 'Days without a plan of care that is under review are not covered, and a reviewer denies them.'
	});
}

function absentNote(review: Review | undefined): string {
	const absent = GROUP.filter((member) => !review?.attended.includes(member));
	if (absent.length === 0) return '';
	const names = absent.map((member) => DISCIPLINES[member].toLowerCase()).join(', ');
	return `Not among those who attended: ${names}.`;
}

/**
 * Where the first review is counted from: the plan of care, else the comprehensive assessment, if they
 * were there when the assessment was due; else the election, so that a late plan wins no time.
 */
function planStart({ record, election, today }: Facts): { start: Day; startNote: string } {
	const { effective } = election;
	const latest = plusDays(effective, numberOn('comprehensive-assessment', effective) ?? 0);
	const isInTime = ({ on }: DayAct) => effective <= on && on <= latest;
	const plan = earliest<DayAct>(record.plans.filter(isInTime));
	if (plan)
		return {
			start: plan.on,
			startNote: `Counted from the plan of care of ${dayText(plan.on)}.`
		};
	const assessment = earliest<DayAct>(comprehensives(record.assessments).filter(isInTime));
	if (assessment)
		return {
			start: assessment.on,
			startNote: `Counted from the comprehensive assessment of ${dayText(assessment.on)}, because no plan of care was there by ${dayText(latest)}.`
		};
	return {
		start: effective,
		startNote:
			today <= latest
				? 'Counted from the election until there is a plan of care.'
				: `Counted from the election, because no plan of care was there by ${dayText(latest)}.`
	};
}

function comprehensives(assessments: Facts['record']['assessments']): DayAct[] {
	return assessments
		.filter(({ kind }) => kind === 'comprehensive')
		.map(({ at, paper }) => ({ on: dayIn(at), paper }));
}

/** Updates of the comprehensive assessment, by themselves or in a review. 42 CFR 418.54(d). */
export function assessmentUpdates(facts: Facts): Deadline[] {
	const { record, election } = facts;
	const first = earliest<DayAct>(
		comprehensives(record.assessments).filter(({ on }) => on >= election.effective)
	);
	if (!first) return [];
	const later = record.assessments
		.filter(({ kind, paper }) => kind !== 'initial' && paper !== first.paper)
		.map(({ at, paper }) => ({ on: dayIn(at), paper }));
	const reviews = record.reviews.filter(({ updatesAssessment }) => updatesAssessment);
	return cycle(facts, {
		kind: 'assessment-update',
		title: 'Update of the comprehensive assessment',
		start: first.on,
		startNote: `Counted from the comprehensive assessment of ${dayText(first.on)}.`,
		acts: [...later, ...reviews],
		noteOf: () => '',
		cost: 'A survey finds it deficient; no day goes unpaid for it alone.'
	});
}

/** A registered nurse on site while an aide serves. 42 CFR 418.76(h). */
export function aideSupervision(facts: Facts): Deadline[] {
	const { record, election } = facts;
	const onSite = record.visits.filter(
		({ isPhone, isAfterDeath, start }) =>
			!isPhone && !isAfterDeath && dayIn(start) >= election.effective
	);
	const aide = earliest(onSite.filter(({ discipline }) => discipline === 'aide').map(dated));
	if (!aide) return [];
	return cycle(facts, {
		kind: 'aide-supervision',
		title: 'Supervisory visit for the aide',
		start: aide.on,
		startNote: `Counted from the first visit of the aide on ${dayText(aide.on)}.`,
		acts: onSite
			.filter(({ discipline, supervisesAide }) => discipline === 'rn' && supervisesAide)
			.map(dated),
		noteOf: () => '',
		cost: 'A survey finds it deficient; no day goes unpaid for it alone.'
	});
}

function dated({ start, paper }: Visit): DayAct {
	return { on: dayIn(start), paper };
}
