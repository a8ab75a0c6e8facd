/** L1: what the record shows for each level of care above routine. */
import { dayText } from './calendar-words';
import { isDay } from './calendar-facts';
import { daysOf, rangesOf, rangeWords } from './claim-days';
import { billedLevels } from './edits-lines';
import { dayIn, isWithin } from './days';
import { levelDays, type LevelDay } from './level-days';
import {
	LEVELS,
	type Day,
	type Denial,
	type Discipline,
	type Level,
	type LevelChange,
	type Visit
} from './model';
import { narrativeEvidence } from './narrative';
import { denied, type ReviewView } from './review-view';
import { isContinuousCare, isNursing, minutesOn, visitDay, visitMinutes } from './units';

const SOURCES: Readonly<Record<Level, string>> = {
	routine: '42 CFR 418.302(b)(1)',
	continuous: '42 CFR 418.302(b)(2) and 418.204(a)',
	respite: '42 CFR 418.302(b)(3) and 418.204(b)',
	inpatient: '42 CFR 418.302(b)(4) and 418.202(e)'
};

interface Reviewed {
	readonly view: ReviewView;
	/** The days reviewed: money is asked for no other. */
	readonly days: readonly LevelDay[];
	/** The level money is asked for on a day; null where none is. */
	readonly asked: (day: LevelDay) => Level | null;
}

/**
 * Levels of care. First, what the claim asks for and the stay did not have; then, for days that had it,
 * what a reviewer looks for:
 * - general inpatient: an order, what was tried at home, the skilled need and the plan to go home, and a
 *   signed note of a nurse or a physician on each day;
 * - continuous: a crisis, and notes of the nurses for each hour;
 * - respite: why the caregiver needs rest.
 * Such days fall to the routine rate at most.
 */
export function levels(view: ReviewView): Denial[] {
	const { record, window, billed, claim } = view;
	const days = levelDays(record, window.from, window.to);
	const levelsBilled = claim && billedLevels(claim);
	const asked = ({ day, paidAs }: LevelDay) => {
		if (!billed.some((range) => isWithin(day, range))) return null;
		return levelsBilled ? (levelsBilled.get(day)?.[0] ?? null) : paidAs;
	};
	const reviewed = { view, days, asked };
	return [...notSupported(reviewed), ...tooManyUnits(reviewed), ...evidence(reviewed)].toSorted(
		byFirstDay
	);
}

/** Days billed at a level above routine that the record does not have. */
function notSupported({ days, asked }: Reviewed): Denial[] {
	return days.flatMap((one) => {
		const level = asked(one);
		if (level === null || level === 'routine' || level === one.paidAs) return [];
		return fall(
			level,
			`${dayText(one.day)} is billed as ${LEVELS[level].toLowerCase()}, and the record has ${LEVELS[one.paidAs].toLowerCase()} (${one.why.replace(/\.$/, '')})`,
			[one.day],
			[]
		);
	});
}

/** Units of continuous care beyond the hours given. */
function tooManyUnits({ days, asked, view }: Reviewed): Denial[] {
	return (view.claim?.lines ?? []).flatMap(({ revenue, date, units }) => {
		const day = days.find((one) => one.day === date);
		if (revenue !== '0652' || !day || asked(day) !== 'continuous') return [];
		if (day.paidAs !== 'continuous' || units <= day.continuousUnits) return [];
		return fall(
			'continuous',
			`${dayText(date)} is billed with ${units} units of continuous care, and the notes come to ${day.continuousUnits}`,
			[date],
			[]
		);
	});
}

/** What the orders and notes show, order by order. */
function evidence(reviewed: Reviewed): Denial[] {
	const { view, days, asked } = reviewed;
	const changes = view.record.levels.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
	return changes.flatMap((change, index) => {
		const next = changes[index + 1];
		const end = next ? dayIn(next.at) : view.window.to;
		const own = days
			.filter(
				(one) =>
					one.level === change.level &&
					one.paidAs === change.level &&
					asked(one) === change.level &&
					isWithin(one.day, { from: dayIn(change.at), to: end })
			)
			.map(({ day }) => day);
		// A day on which an order follows another of its level is the later one’s.
		const list = next?.level === change.level ? own.filter((day) => day !== end) : own;
		if (list.length === 0) return [];
		if (change.level === 'inpatient') return inpatient(view, change, list);
		if (change.level === 'continuous') return continuous(view, change, list);
		return change.level === 'respite' ? respite(change, list) : [];
	});
}

function inpatient(view: ReviewView, change: LevelChange, days: readonly Day[]): Denial[] {
	const lacking = [
		...(change.orderedBy === null ? ['an order'] : []),
		...(isTold(change.attempts) ? [] : ['what was tried at home']),
		...(isTold(change.need) ? [] : ['the skilled need of each day']),
		...(isTold(change.plan) ? [] : ['the plan to go home'])
	];
	const found: Denial[] = [];
	if (lacking.length > 0)
		found.push(...fall('inpatient', lacks(change, lacking), days, [change.paper]));
	// A stock phrase beside figures of this patient is a habit, not a want of evidence.
	const [day = view.window.from] = days;
	const phrases = [change.attempts, change.need].flatMap((text) =>
		isThin(text, day) ? narrativeEvidence(text, day).phrases : []
	);
	if (lacking.length === 0 && phrases.length > 0)
		found.push(
			...fall(
				'inpatient',
				`The need for general inpatient care from ${dayText(change.at)} is told in words that would fit anybody (${phrases.map((words) => `"${words}"`).join(', ')})`,
				days,
				[change.paper]
			)
		);
	const silent = days.filter((day) => !view.record.visits.some((visit) => isNoteOf(visit, day)));
	for (const range of rangesOf(silent))
		found.push(
			...fall(
				'inpatient',
				`There is no signed note of a nurse or a physician that tells of this patient for general inpatient care ${rangeWords(range)}`,
				daysOf(range),
				[change.paper]
			)
		);
	return found;
}

const CLINICIANS: readonly Discipline[] = [
	'rn',
	'lpn',
	'hospice-physician',
	'hospice-np',
	'physician-assistant',
	'attending',
	'attending-np'
];

function isNoteOf(visit: Visit, day: Day): boolean {
	const { discipline, isPhone, text, signer } = visit;
	if (!CLINICIANS.includes(discipline) || isPhone) return false;
	if (text.trim() === '' || signer.trim() === '' || isThin(text, day)) return false;
	return visitDay(visit) === day || minutesOn(day, visit) > 0;
}

/** Whether a text holds nothing but words that would fit anybody: no figure of the patient. */
function isThin(text: string, day: Day): boolean {
	const { numbers, phrases } = narrativeEvidence(text, day);
	return phrases.length > 0 && numbers.length === 0;
}

function continuous(view: ReviewView, change: LevelChange, days: readonly Day[]): Denial[] {
	const found: Denial[] = [];
	if (!isTold(change.need) && !isTold(change.reason))
		found.push(...fall('continuous', lacks(change, ['the crisis']), days, [change.paper]));
	for (const day of days) {
		const silent = view.record.visits.filter(
			(visit) =>
				isContinuousCare(visit) &&
				isNursing(visit.discipline) &&
				minutesOn(day, visit) > 0 &&
				!isHourly(visit)
		);
		if (silent.length === 0) continue;
		found.push(
			...fall(
				'continuous',
				`The nursing notes of ${dayText(day)} do not tell of each hour of continuous care`,
				[day],
				silent.map(({ paper }) => paper)
			)
		);
	}
	return found;
}

/**
 * Whether a note of continuous care tells of each hour: as many clock times as the visit has whole hours,
 * or a note at all for a visit of up to an hour.
 */
function isHourly(visit: Visit): boolean {
	const { text } = visit;
	if (text.trim() === '') return false;
	const hours = Math.floor(visitMinutes(visit) / 60);
	const times = new Set(text.match(/\b(?:[01]?\d|2[0-3]):?[0-5]\d\b/g) ?? []);
	return times.size >= hours || hours <= 1;
}

function respite(change: LevelChange, days: readonly Day[]): Denial[] {
	if (isTold(change.caregiver)) return [];
	return fall('respite', lacks(change, ['why the caregiver needs rest']), days, [change.paper]);
}

function isTold(text: string): boolean {
	return text.trim() !== '';
}

function lacks({ level, at }: LevelChange, lacking: readonly string[]): string {
	return `The record of ${LEVELS[level].toLowerCase()} from ${dayText(at)} does not show ${lacking.join(', ')}`;
}

/** Denials of days at a level; they are paid at the routine rate at most. */
function fall(
	level: Level,
	what: string,
	days: readonly Day[],
	papers: readonly string[]
): Denial[] {
	return rangesOf(days.filter(isDay)).map((range) =>
		denied('L1', LEVELS[level], {
			message: `${what}, so the days billed ${rangeWords(range)} are not paid at that level.`,
			days: range,
			papers,
			source: SOURCES[level]
		})
	);
}

function byFirstDay(a: Denial, b: Denial): number {
	const [left, right] = [a.days?.from ?? '', b.days?.from ?? ''];
	return left < right ? -1 : left > right ? 1 : 0;
}
