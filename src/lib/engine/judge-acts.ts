/** Judges rules that ask for acts: that they are done, in which order, and that they are not. */
import { isLike, type ActMatch, type Course } from './acts';
import { inOrder, late, missed, right, type Judged } from './judged';
import { windowFault, type ActWindow } from './window';

/** An act like this, in its window; outside it half the points. */
export function judgeDone(
	course: Course,
	rule: { readonly points: number; readonly any: readonly ActMatch[]; readonly window?: ActWindow }
): Judged {
	const done = course.acts.filter((act) => isLike(act, rule.any));
	const [first] = done;
	if (!first) return missed(rule.points, 'It was not done.');
	const inTime = done.find((act) => windowFault(course, rule.window, act) === undefined);
	if (inTime) return right(rule.points, `It was done ${course.when(inTime.at)}.`, [inTime.seq]);
	const fault = windowFault(course, rule.window, first) ?? 'outside its window';
	return late(rule.points, `It was done ${fault}.`, first.seq);
}

/** The one is done before the other. */
export function judgeBefore(
	{ acts }: Course,
	rule: {
		readonly points: number;
		readonly first: readonly ActMatch[];
		readonly then: readonly ActMatch[];
	}
): Judged {
	return inOrder(
		rule.points,
		acts.find((act) => isLike(act, rule.first)),
		acts.find((act) => isLike(act, rule.then)),
		{
			missed: 'The first of the two was never done.',
			right: 'They were done in this order.',
			wrong: 'They were done the other way round.',
			alone: 'The first was done, the other not at all.'
		}
	);
}

/** Judged on the first time: what was done may have done its harm before it is taken back. */
export function judgeAvoid(
	course: Course,
	rule: {
		readonly penalty: number;
		readonly isHarmful: boolean;
		readonly any: readonly ActMatch[];
	}
): Judged {
	const [first, ...more] = course.acts.filter((act) => isLike(act, rule.any));
	if (!first) return right(0, 'It was not done.', []);
	return {
		earned: -rule.penalty,
		possible: 0,
		verdict: rule.isHarmful ? 'harmful' : 'wrong',
		message: `It was done ${course.when(first.at)}.`,
		evidence: [first, ...more].map(({ seq }) => seq)
	};
}
