/** Judges what the papers of a stay come to: its clocks, what a reviewer would find, whether they agree. */
import { missed, notScorable, right, wrong, type Judged } from '$lib/engine/judged';
import { sentence } from '$lib/engine/sentences';
import { calendarOf } from '$lib/rules/hospice/calendar';
import type { Deadline } from '$lib/rules/hospice/model';
import { reviewStay } from '$lib/rules/hospice/review';
import type { RuleOf } from './actions';
import { actsOnPaper, entriesOf, type StayCase } from './committed';
import { contradictionsIn, factsOfPapers, isFactOf } from './facts-of-papers';
import { whenText } from './wording';

/** A third of some points, to the twentieth of one, and never nothing. */
export function thirdOf(points: number): number {
	return Math.max(1, Math.round((points * 20) / 3)) / 20;
}

export function judgeDeadline(held: StayCase, rule: RuleOf<'deadline'>): Judged {
	const possible = rule.points;
	const deadline = calendarOf(held.record).find(({ id }) => id === rule.deadline);
	if (!deadline)
		return missed(
			possible,
			held.record.election === null
				? 'There is no election, so no clock of this stay ever ran.'
				: 'This clock never ran in this attempt.'
		);
	const message = [deadlineText(deadline), keyText(deadline, rule.by)].filter(Boolean).join(' ');
	const evidence = entriesOf(held, deadline.papers);
	switch (deadline.status) {
		case 'met':
			return right(possible, message, evidence);
		case 'late':
			return { earned: thirdOf(possible), possible, verdict: 'partly', message, evidence };
		case 'missed':
		case 'due':
		case 'ahead':
			return missed(possible, message, evidence);
		case 'not-required':
			return notScorable(message);
	}
}

function deadlineText({ title, status, doneOn, by, from, cost, note }: Deadline): string {
	const due = by === null ? 'due before billing' : `due by ${whenText(by)}`;
	const done = doneOn === null ? 'done' : `done on ${whenText(doneOn)}`;
	switch (status) {
		case 'met':
			return `${title}: ${done}, ${due}.`;
		case 'late':
			return `${title}: ${done}, ${due}: late. ${sentence(cost)}`.trim();
		case 'missed':
			return `${title}: not done in time, ${due}. ${sentence(cost)}`.trim();
		case 'due':
			return `${title}: not done when the case was handed in, ${due}.`;
		case 'ahead':
			return `${title}: not done when the case was handed in; its time begins on ${whenText(from ?? '')}, and it is ${due}.`;
		case 'not-required':
			return `${title}: not asked for. ${sentence(note)}`.trim();
	}
}

/** A key that reckons with another day is at fault, or the record is: the calendar decides. */
function keyText({ by }: Deadline, keyed: string): string {
	return by === null || by === keyed
		? ''
		: `The key of this case reckoned with ${whenText(keyed)}; the calendar of these papers has another day, and it decides.`;
}

export function judgeDenial(held: StayCase, rule: RuleOf<'denial'>): Judged {
	const possible = rule.points;
	const { record } = held;
	if (record.election === null)
		return missed(possible, 'There is no election, so there is no stay to review.');
	const claim =
		rule.through === undefined
			? undefined
			: record.claims.findLast(({ through }) => through === rule.through);
	if (rule.through !== undefined && !claim)
		return missed(possible, `No claim to ${whenText(rule.through)} was sent.`);
	const found = reviewStay(record, claim).filter((denial) => denial.rule === rule.rule);
	if (found.length === 0)
		return right(
			possible,
			`A reviewer would find nothing under ${rule.rule}.`,
			claim ? entriesOf(held, [claim.paper]) : []
		);
	return wrong(
		possible,
		found.map(({ title, message }) => `${title}: ${sentence(message)}`).join(' '),
		entriesOf(
			held,
			found.flatMap(({ papers }) => papers)
		)
	);
}

/** Nobody earns agreement for papers they had no hand in. */
export function judgeAgreement(held: StayCase, rule: RuleOf<'agreement'>): Judged {
	const possible = rule.points;
	const stated = factsOfPapers(held.papers, held.run.world.start);
	const about = stated.filter(({ facts }) =>
		Object.keys(facts).some((name) => isFactOf(name, rule.facts))
	);
	const found = contradictionsIn(stated).filter(({ fact }) => isFactOf(fact, rule.facts));
	if (found.length > 0)
		return wrong(
			possible,
			found.map(({ message }) => sentence(message)).join(' '),
			entriesOf(
				held,
				found.flatMap(({ papers }) => papers)
			)
		);
	const touched = about.filter(({ paper }) => actsOnPaper(held, paper).length > 0);
	if (touched.length === 0 && !returnedAny(held, rule.facts))
		return missed(possible, 'You signed or filed no paper that states it.');
	return right(
		possible,
		'No two papers contradict each other in it.',
		entriesOf(
			held,
			touched.map(({ paper }) => paper)
		)
	);
}

/** Whether a paper that states one of the facts was sent back. */
function returnedAny({ papers, run }: StayCase, facts: readonly string[]): boolean {
	const returned = papers
		.filter(({ state }) => state === 'returned')
		.map((paper) => ({ ...paper, state: 'filed' as const }));
	return factsOfPapers(returned, run.world.start).some((one) =>
		Object.keys(one.facts).some((name) => isFactOf(name, facts))
	);
}
