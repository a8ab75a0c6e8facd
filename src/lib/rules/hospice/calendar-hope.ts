/** HOPE: admission, update visits, symptom follow-up, discharge record, submission. Late is reported, never unpaid. */
import { dayText } from './calendar-words';
import { deadline, earliest, endSentence, type Act } from './calendar-deadline';
import type { Facts } from './calendar-facts';
import { isWithin, plusDays } from './days';
import { updateWindow, type UpdateVisit, type UpdateWindow } from './hope-windows';
import {
	DISCIPLINES,
	SYMPTOMS,
	TIMEPOINTS,
	type Day,
	type Deadline,
	type HopeRecord,
	type Symptom,
	type SymptomFollowUp,
	type Timepoint
} from './model';
import { followUpBy, numberOn, ruleOn } from './regulation';

const BOTH_WAYS =
	'The days that hold whether the day of election is counted as day 0 or as day 1; the sources leave that open.';

const REPORTED = 'It counts against the quality record; no day goes unpaid.';
const DECLINED = {
	1: 'the patient or caregiver declined',
	2: 'the patient was unavailable',
	3: 'the patient could not be reached',
	9: 'for another reason'
} as const;

const SYMPTOM_IDS = Object.keys(SYMPTOMS).filter(isSymptom);

function isSymptom(id: string): id is Symptom {
	return Object.hasOwn(SYMPTOMS, id);
}

/** All deadlines of HOPE. */
export function hopeDeadlines(facts: Facts): Deadline[] {
	const visits = [
		...admission(facts),
		...updateVisit(facts, 'update-1'),
		...updateVisit(facts, 'update-2'),
		...dischargeRecord(facts)
	];
	const followUps = (['admission', 'update-1', 'update-2'] as const).flatMap((timepoint) =>
		symptomFollowUp(facts, timepoint)
	);
	return [...visits, ...followUps, ...submissions(facts, visits)];
}

function recordsOf({ record }: Facts, timepoint: Timepoint): HopeRecord[] {
	return record.hope.filter((one) => one.timepoint === timepoint);
}

/** Why a visit counts for nothing, in a sentence; empty where it counts. */
function fault({ by, isInPerson, on }: HopeRecord, from: Day): string {
	const visit = `The visit of ${dayText(on)}`;
	if (by !== 'rn')
		return `${visit} by the ${DISCIPLINES[by].toLowerCase()} counts for nothing: a registered nurse makes it.`;
	if (!isInPerson) return `${visit} was not made in person and counts for nothing.`;
	return on < from ? `${visit} came before the window and counts for nothing.` : '';
}

function admission(facts: Facts): Deadline[] {
	const { effective } = facts.election;
	const rule = ruleOn('hope-admission', effective);
	if (!rule) return [];
	const made = recordsOf(facts, 'admission');
	return [
		deadline(facts, {
			id: 'hope-admission',
			kind: 'hope-admission',
			title: TIMEPOINTS.admission,
			from: effective,
			by: plusDays(effective, rule.value),
			done: earliest(made.filter((one) => fault(one, effective) === '')),
			papers: made.map(({ paper }) => paper),
			cost: REPORTED,
			notes: made.map((one) => fault(one, effective)),
			source: rule.source
		})
	];
}

function updateVisit(facts: Facts, visit: UpdateVisit): Deadline[] {
	const window = updateWindow(visit, facts.election.effective);
	if (!window) return [];
	const made = recordsOf(facts, visit);
	const counted = made.filter((one) => fault(one, window.either.from) === '');
	// A visit nobody doubts comes before an earlier one that one of the readings refuses.
	const done = earliest(counted.filter(({ on }) => isWithin(on, window.both))) ?? earliest(counted);
	const fellAway = done === null ? leftBeforeVisit(facts, window) : '';
	return [
		deadline(facts, {
			id: `hope-${visit}`,
			kind: `hope-${visit}`,
			title: TIMEPOINTS[visit],
			from: window.both.from,
			by: window.both.to,
			openUntil: window.either.to,
			done,
			papers: made.map(({ paper }) => paper),
			cost: REPORTED,
			notes: [
				done === null ? BOTH_WAYS : readingNote(done, window),
				...made.map((one) => fault(one, window.either.from))
			],
			source: window.source,
			...(fellAway === '' ? {} : { fellAway })
		})
	];
}

function readingNote({ on }: HopeRecord, { both, either, dayZero }: UpdateWindow): string {
	if (isWithin(on, both) || !isWithin(on, either)) return '';
	const day = isWithin(on, dayZero) ? 0 : 1;
	return `The visit of ${dayText(on)} is in time only if the day of the election is day ${day}, which is an open reading.`;
}

/** Why a visit is not asked of a stay that ended before its last day; empty where it is. */
function leftBeforeVisit({ exit, exitDay }: Facts, { both, either, days }: UpdateWindow): string {
	if (exit === null || exitDay === null || exitDay > either.to) return '';
	const ended = endSentence(exit.kind, exitDay);
	if (exitDay < either.from) return `${ended}, before day ${days[0]}: the visit is not required.`;
	if (exitDay < both.from)
		return `${ended}: before day ${days[0]} if the day of the election is day 0, on it if that is day 1, which is an open reading.`;
	return `${ended}, before the window closed.`;
}

/** The visit after a moderate or severe symptom; one for each timepoint at most. */
function symptomFollowUp(facts: Facts, timepoint: UpdateVisit | 'admission'): Deadline[] {
	const triggers = recordsOf(facts, timepoint).filter((one) => worst(one).length > 0);
	const parent = earliest(triggers);
	const rule = parent && ruleOn('symptom-follow-up', parent.on);
	if (!parent || !rule) return [];
	const from = parent.screened ?? parent.on;
	const visit = parent.followUp;
	const flaw = visit ? followUpFault(visit, from) : '';
	const isDone = visit !== null && visit.isDone && visit.on !== null && flaw === '';
	const by = plusDays(from, rule.value);
	return [
		deadline(facts, {
			id: `symptom-follow-up.${timepoint}`,
			kind: 'symptom-follow-up',
			title: `Symptom follow-up visit after ${TIMEPOINTS[timepoint]}`,
			from,
			by,
			done: isDone && visit.on !== null ? { on: visit.on, paper: visit.paper } : null,
			papers: [parent.paper, ...(visit ? [visit.paper] : [])],
			cost: REPORTED,
			notes: [
				`Moderate or severe: ${worst(parent).join(', ').toLowerCase()}.`,
				parent.screened === null
					? 'The day of the screening is not given; counted from the visit.'
					: '',
				flaw
			],
			source: rule.source,
			...(visit && !visit.isDone && visit.reason !== null
				? { fellAway: `It was not made: ${DECLINED[visit.reason]}.` }
				: {})
		})
	];
}

/** Names of the symptoms with a moderate or severe impact. */
function worst({ impacts, on }: HopeRecord): string[] {
	const least = numberOn('follow-up-impact', on);
	if (least === undefined) return [];
	return SYMPTOM_IDS.filter((symptom) => {
		const impact = impacts[symptom];
		return impact !== undefined && impact !== 9 && impact >= least;
	}).map((symptom) => SYMPTOMS[symptom]);
}

function followUpFault({ isDone, on, by, isInPerson }: SymptomFollowUp, from: Day): string {
	if (!isDone) return '';
	if (on === null) return 'The follow-up visit has no date and counts for nothing.';
	const visit = `The follow-up visit of ${dayText(on)}`;
	if (!isInPerson) return `${visit} was not made in person and counts for nothing.`;
	if (by === null || !followUpBy(on).includes(by))
		return `${visit} counts for nothing: a registered or licensed practical nurse makes it.`;
	return on < from ? `${visit} lies before the screening and counts for nothing.` : '';
}

function dischargeRecord(facts: Facts): Deadline[] {
	const { exit, exitDay } = facts;
	const rule = exitDay === null ? undefined : ruleOn('hope-submission', exitDay);
	if (exit === null || exitDay === null || !rule) return [];
	const made = recordsOf(facts, 'discharge');
	return [
		deadline(facts, {
			id: 'hope-discharge',
			kind: 'hope-discharge',
			title: TIMEPOINTS.discharge,
			from: exitDay,
			by: plusDays(exitDay, rule.value),
			// A record of a later day than its completion is done on that day.
			done: earliest(
				made
					.filter(({ completed }) => completed <= facts.today)
					.map(({ on, completed, paper }) => ({ on: on > completed ? on : completed, paper }))
			),
			papers: made.map(({ paper }) => paper),
			cost: REPORTED,
			notes: ['It is needed whatever the reason, and in time to be submitted.'],
			source: rule.source,
			outlivesStay: true
		})
	];
}

/** Each record made, and each that is owed whether made or not, has to reach the agency. */
function submissions(facts: Facts, visits: readonly Deadline[]): Deadline[] {
	const starts: readonly (readonly [Timepoint, (first: HopeRecord) => Day, Day | null])[] = [
		[
			'admission',
			() => facts.election.effective,
			owed(visits, 'hope-admission', facts.election.effective)
		],
		['update-1', ({ completed }) => completed, null],
		['update-2', ({ completed }) => completed, null],
		['discharge', ({ on }) => facts.exitDay ?? on, owed(visits, 'hope-discharge', facts.exitDay)]
	];
	return starts.flatMap(([timepoint, startOf, owedFrom]) => {
		const made = recordsOf(facts, timepoint);
		const first = earliest(made);
		const from = first ? startOf(first) : owedFrom;
		return from === null ? [] : submission(facts, timepoint, from, made);
	});
}

function owed(visits: readonly Deadline[], id: string, from: Day | null): Day | null {
	const visit = visits.find((one) => one.id === id);
	return visit && visit.status !== 'not-required' ? from : null;
}

function submission(facts: Facts, timepoint: Timepoint, from: Day, made: readonly HopeRecord[]) {
	const rule = ruleOn('hope-submission', from);
	if (!rule) return [];
	const isTooEarly = ({ submitted, on }: HopeRecord) => submitted !== null && submitted < on;
	const sent: Act[] = made.flatMap((one) =>
		one.submitted === null || isTooEarly(one) ? [] : [{ on: one.submitted, paper: one.paper }]
	);
	return [
		deadline(facts, {
			id: `hope-submission.${timepoint}`,
			kind: 'hope-submission',
			title: `Submission of the ${TIMEPOINTS[timepoint]} record`,
			from,
			by: plusDays(from, rule.value),
			done: earliest(sent),
			papers: made.map(({ paper }) => paper),
			cost: 'A late record is accepted with a warning and counts against the share that was sent in time; no day goes unpaid.',
			notes: made
				.filter(isTooEarly)
				.map(
					({ on }) =>
						`The record of ${dayText(on)} is marked as submitted before that day, which counts for nothing.`
				),
			source: rule.source,
			outlivesStay: true
		})
	];
}
