/** F1: the visit before every period from the third on, in its window, attested and passed on. */
import { dayText } from './calendar-words';
import { rangeWords, sharedDays } from './claim-days';
import {
	DISCIPLINES,
	type BenefitPeriod,
	type Deadline,
	type Denial,
	type FaceToFace
} from './model';
import { ordinal } from './periods';
import { billedOf, denied, missed, type ReviewView } from './review-view';

export function faceToFace(view: ReviewView): Denial[] {
	const { periods } = view;
	const lost = missed(view, 'face-to-face').flatMap((deadline) => {
		const period = periods.find(({ number }) => deadline.id === `face-to-face.${number}`);
		return period ? missedVisit(view, period, deadline) : [];
	});
	const silent = periods.flatMap((period) => notPassedOn(view, period));
	return [...lost, ...silent];
}

function missedVisit(
	view: ReviewView,
	period: BenefitPeriod,
	{ from, by, doneOn, status, unpaid, papers, source, note }: Deadline
): Denial[] {
	// Of a visit that came after the window, the days from it on need a new admission, which is not here.
	const lost = unpaid ? sharedDays(unpaid, period) : period;
	const days = lost ? billedOf(view, lost) : [];
	const visit =
		status === 'late'
			? `was made on ${dayText(doneOn ?? '')}`
			: papers.length > 0
				? 'is not there in a form that counts'
				: 'is missing';
	return days.map((range) =>
		denied('F1', 'Face-to-face visit', {
			message:
				`The face-to-face visit for the ${ordinal(period.number)} benefit period, due from ${dayText(from ?? '')} to ${dayText(by ?? '')}, ${visit}, so the days billed ${rangeWords(range)} are not paid. ${status === 'missed' && papers.length > 0 ? note : ''}`.trim(),
			days: range,
			papers,
			source
		})
	);
}

/** A visit that counts, but whose findings are not shown to have reached the physician who certified. */
function notPassedOn(view: ReviewView, period: BenefitPeriod): Denial[] {
	const { record, deadlines } = view;
	const deadline = deadlines.find(({ id }) => id === `face-to-face.${period.number}`);
	if (deadline?.status !== 'met') return [];
	const visits = record.faceToFaces.filter(
		(one) => one.period === period.number && one.on === deadline.doneOn
	);
	const certifier = record.certifications.find(
		({ period: number, form, by }) =>
			number === period.number && form === 'written' && by === 'hospice-physician'
	);
	const isTold = ({ by, signer, isPassedOn }: FaceToFace) =>
		isPassedOn || (by === 'hospice-physician' && (!certifier || certifier.signer === signer));
	const [first] = visits;
	if (first === undefined || visits.some(isTold)) return [];
	return billedOf(view, period).map((range) =>
		denied('F1', 'Face-to-face visit', {
			message: `The ${DISCIPLINES[first.by].toLowerCase()} who made the face-to-face visit of ${dayText(first.on ?? '')} did not state that its findings went to the certifying physician, so the days billed ${rangeWords(range)} are not paid.`,
			days: range,
			papers: visits.map(({ paper }) => paper),
			source: '42 CFR 418.22(b)(4)'
		})
	);
}
