/** The visit before every period from the third on. 42 CFR 418.22(a)(4). */
import { dayText } from './calendar-words';
import { deadline, earliest, lostDays } from './calendar-deadline';
import { isBrought, type Facts } from './calendar-facts';
import { plusDays } from './days';
import {
	DISCIPLINES,
	type BenefitPeriod,
	type Day,
	type Deadline,
	type Discipline,
	type FaceToFace
} from './model';
import { ordinal } from './periods';
import { numberOn, ruleOn } from './regulation';

const VISITORS: readonly Discipline[] = ['hospice-physician', 'hospice-np'];
const FIRST_DAY =
	'The first day of the period is read in two ways: the manual counts a visit on it as timely, the regulation says before the period.';

/** A deadline for every period that asks for a visit. */
export function faceToFaceDeadlines(facts: Facts): Deadline[] {
	return facts.periods.flatMap((period) => faceToFace(facts, period) ?? []);
}

function faceToFace(facts: Facts, period: BenefitPeriod): Deadline | null {
	const rule = ruleOn('early-face-to-face', period.from);
	const first = numberOn('face-to-face-period', period.from);
	if (!rule || first === undefined || period.number < first) return null;
	const from = plusDays(period.from, -rule.value);
	const grace = graceDays(facts, period);
	const by = plusDays(period.from, grace);
	const ofPeriod = facts.record.faceToFaces.filter((one) => one.period === period.number);
	const valid = ofPeriod.flatMap((one) =>
		one.on !== null && fault(one, from) === '' ? [{ ...one, on: one.on }] : []
	);
	const done = earliest(valid);
	const cameRunning = isBrought(facts, period);
	const end = done === null ? period.to : plusDays(done.on, -1);
	return deadline(facts, {
		id: `face-to-face.${period.number}`,
		kind: 'face-to-face',
		title: `Face-to-face visit for the ${ordinal(period.number)} period`,
		from,
		by,
		done,
		papers: ofPeriod.map(({ paper }) => paper),
		cost: 'The patient is not eligible until the visit: discharge from the benefit, and no day paid before it.',
		unpaid: lostDays(facts, period.from, end),
		notes: [
			FIRST_DAY,
			done === null ? '' : doneNote(done, period),
			grace > 0 ? EXCEPTION : '',
			...ofPeriod.map((one) => fault(one, from))
		],
		source: rule.source,
		...(cameRunning && done === null
			? {
					fellAway:
						'The period was running at the hospice before, whose visit counts: keep a copy of it.'
				}
			: {})
	});
}

const EXCEPTION =
	'This is an admission straight into such a period: a visit after the first day counts only where the record says which exceptional circumstances prevented an earlier one.';

/** Days after the first one: none, but for a new admission straight into the period. */
function graceDays({ election }: Facts, period: BenefitPeriod): number {
	const isAdmission = election.continuing === null && period.from === election.effective;
	const id = isAdmission ? 'exceptional-face-to-face' : 'face-to-face';
	return numberOn(id, period.from) ?? 0;
}

/** Why a visit counts for nothing, in a sentence; empty where it counts. */
function fault({ by, on, isAttested }: FaceToFace, from: Day): string {
	const whose = `The visit of the ${DISCIPLINES[by].toLowerCase()}`;
	if (!VISITORS.includes(by))
		return `${whose} counts for nothing: only a hospice physician or a hospice nurse practitioner makes it.`;
	if (on === null) return `${whose} has no date and counts for nothing.`;
	if (on < from) return `${whose} on ${dayText(on)} is too early: it counts from ${dayText(from)}.`;
	if (!isAttested)
		return `${whose} on ${dayText(on)} is not attested in writing and counts for nothing.`;
	return '';
}

function doneNote(
	{ on, by, isPassedOn }: FaceToFace & { readonly on: Day },
	period: BenefitPeriod
) {
	const notes: string[] = [];
	if (on === period.from) notes.push(`The visit was made on that day.`);
	if (by === 'hospice-np' && !isPassedOn)
		notes.push('It is not written that the findings went to the certifying physician.');
	return notes.join(' ');
}
