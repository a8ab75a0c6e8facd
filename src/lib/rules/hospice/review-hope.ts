/** H1: HOPE visits, follow-up visits and submissions in their windows. They cost quality, no days. */
import { dayText } from './calendar-words';
import { dayIn } from './days';
import type { DeadlineKind, Denial } from './model';
import { missed, reported, type ReviewView } from './review-view';

const KINDS: readonly DeadlineKind[] = [
	'hope-admission',
	'hope-update-1',
	'hope-update-2',
	'symptom-follow-up',
	'hope-discharge',
	'hope-submission'
];

/** Given a claim, those whose last day lies in it. */
export function hope(view: ReviewView): Denial[] {
	return KINDS.flatMap((kind) => missed(view, kind)).flatMap(
		({ title, by, doneOn, status, papers, source }) => {
			const due = by === null ? null : dayIn(by);
			const isHere =
				view.claim === null || (due !== null && view.window.from <= due && due <= view.window.to);
			if (!isHere) return [];
			return [
				reported('H1', 'HOPE', {
					message: `${title} was due by ${dayText(due ?? '')} and ${status === 'late' ? `was done on ${dayText(doneOn ?? '')}` : 'was not done'}; no day is lost, and it counts against the hospice’s quality record.`,
					papers,
					source
				})
			];
		}
	);
}
