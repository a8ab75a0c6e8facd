/** Edits of the lines of a claim: levels of care, places, visits, units. */
import { billingNumber } from './billing-facts';
import { isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import {
	codeLabel,
	isPlaceCode,
	isPlaceOfLevel,
	levelOfRevenue,
	siteCodes,
	visitCodes
} from './claim-codes';
import { rangesOf, rangeWords } from './claim-days';
import { daysIncluded, isWithin, plusDays } from './days';
import { isKnownCode, type Statement } from './edits-statement';
import {
	LEVELS,
	SITES,
	type Claim,
	type ClaimEdit,
	type ClaimLine,
	type Day,
	type Level,
	type StayRecord
} from './model';

const MANUAL = 'Medicare Claims Processing Manual, chapter 11, 30.3';
const PLACES = 'Medicare Claims Processing Manual, chapter 11, 30.3; CR 8877 for Q5003 and Q5004';

type Add = (id: string, title: string, message: string, box: string, source?: string) => void;

export function lineEdits(
	claim: Claim,
	record: StayRecord,
	statement: Statement | null
): ClaimEdit[] {
	const edits: ClaimEdit[] = [];
	const add: Add = (id, title, message, box, source = MANUAL) =>
		edits.push({ id, title, message, box, source });
	claim.lines.forEach((line, index) => {
		const box = `lines.${index}`;
		const level = levelOfRevenue(line.revenue);
		if (!dateEdit(line, claim, box, add)) return;
		if (level) levelLineEdits(line, level, claim, statement, box, add);
		else if (visitCodes(line.revenue)) visitLineEdits(line, record, box, add);
		else if (!isKnownCode('revenue', line.revenue, claim.from))
			add(
				'claim.revenue',
				'Unknown revenue code',
				`"${line.revenue}" is no revenue code of a hospice claim, so the claim comes back.`,
				box
			);
	});
	if (statement) dayEdits(claim, statement, add);
	return edits;
}

/** Whether a line is dated within the statement; where it is not, that is said once. */
function dateEdit({ revenue, date }: ClaimLine, claim: Claim, box: string, add: Add): boolean {
	if (revenue === '0001' && date === '') return true;
	if (!isDay(date)) {
		add(
			'claim.line-date',
			'Date of a line',
			`"${date}" on the line with revenue code ${revenue || '(empty)'} is not a date, so the claim comes back.`,
			box
		);
		return false;
	}
	if (!isDay(claim.from) || !isDay(claim.through)) return true;
	if (isWithin(date, { from: claim.from, to: claim.through })) return true;
	add(
		'claim.line-date',
		'Date of a line',
		`The line of ${dayText(date)} with revenue code ${revenue} lies outside the statement (${dayText(claim.from)} to ${dayText(claim.through)}), so the claim comes back.`,
		box
	);
	return false;
}

function levelLineEdits(
	{ revenue, hcpcs, date, units, modifier }: ClaimLine,
	level: Level,
	claim: Claim,
	statement: Statement | null,
	box: string,
	add: Add
) {
	const line = `${LEVELS[level]} from ${dayText(date)}`;
	if (hcpcs === '')
		add(
			'claim.place',
			'Place of care',
			`${line} (revenue code ${revenue}) has no place code, so the claim comes back.`,
			box,
			PLACES
		);
	else if (!isPlaceCode(hcpcs) || !isPlaceOfLevel(hcpcs, level))
		add(
			'claim.place',
			'Place of care',
			`${line} (revenue code ${revenue}) does not go with ${hcpcs} (${codeLabel('hcpcs', hcpcs).toLowerCase()}), so the claim comes back.`,
			box,
			PLACES
		);
	else placeEdit(hcpcs, level, date, statement, line, box, add);
	if (modifier === 'KX' && claim.remarks.trim() === '')
		add(
			'claim.exception',
			'Exception without remarks',
			`${line} asks for an exception (KX), and the remarks do not say why, so the claim comes back.`,
			'remarks',
			'CR 8877'
		);
	if (level === 'continuous') {
		const least =
			(billingNumber('continuous-care-hours', date) * 60) / billingNumber('unit-minutes', date);
		const most = billingNumber('continuous-units-most', date);
		if (!Number.isInteger(units) || units < least || units > most)
			add(
				'claim.units',
				'Units of continuous care',
				units < least
					? `${line} has ${units} units; a continuous day has at least ${least} of 15 minutes, and with fewer it is billed as routine, so the claim comes back.`
					: `${line} has ${units} units, and one day holds at most ${most} of 15 minutes, so the claim comes back.`,
				box
			);
	} else if (!isDay(claim.through) || claim.through < date) return;
	else {
		const most = daysIncluded(date, claim.through);
		if (!Number.isInteger(units) || units < 1 || units > most)
			add(
				'claim.units',
				'Units of a level of care',
				`${line} has ${units} units; it is counted in days, of which ${most === 1 ? 'one is' : `${most} are`} left in the statement, so the claim comes back.`,
				box
			);
	}
}

/** Whether the place code is one of the place where the patient was on the first day of the line. */
function placeEdit(
	hcpcs: string,
	level: Level,
	date: Day,
	statement: Statement | null,
	line: string,
	box: string,
	add: Add
) {
	const day = statement?.due.days.find((one) => one.day === date);
	if (!day) return;
	const fitting = [...siteCodes(day.site, level), ...siteCodes(day.site, day.level)];
	if (fitting.includes(hcpcs)) return;
	add(
		'claim.place',
		'Place of care',
		`${line} carries ${hcpcs} (${codeLabel('hcpcs', hcpcs).toLowerCase()}), but the patient was served elsewhere (${SITES[day.site].toLowerCase()}, ${fitting[0] ?? ''}), so the claim comes back.`,
		box,
		PLACES
	);
}

function visitLineEdits(
	{ revenue, hcpcs, modifier, date, units }: ClaimLine,
	{ exit }: StayRecord,
	box: string,
	add: Add
) {
	const codes = visitCodes(revenue) ?? [];
	if (!codes.includes(hcpcs))
		add(
			'claim.visit-code',
			'Visit code',
			`The visit of ${dayText(date)} has revenue code ${revenue}, which goes with ${codes.join(' or ')} and not with ${hcpcs || 'an empty code'}, so the claim comes back.`,
			box
		);
	if (!Number.isInteger(units) || units < 1)
		add(
			'claim.units',
			'Units of a visit',
			`The visit of ${dayText(date)} has ${units} units; a visit has at least one of 15 minutes, so the claim comes back.`,
			box
		);
	const isDayOfDeath = exit?.kind === 'death' && exit.on === date;
	if (modifier === 'PM' && !isDayOfDeath)
		add(
			'claim.modifier-pm',
			'Visit after death',
			`The visit of ${dayText(date)} carries PM, which stands for a visit after death on its day, and the patient did not die on that day, so the claim comes back.`,
			box
		);
}

/** Whether the level lines cover each day of the statement, and each once. */
function dayEdits(claim: Claim, { days }: Statement, add: Add) {
	const billed = billedLevels(claim);
	const all: Day[] = [];
	for (let day = days.from; day <= days.to; day = plusDays(day, 1)) all.push(day);
	const missing = rangesOf(all.filter((day) => !billed.has(day)));
	const twice = rangesOf(all.filter((day) => (billed.get(day)?.length ?? 0) > 1));
	const total = all.length;
	for (const gap of missing)
		add(
			'claim.level-days',
			'Days without a level of care',
			`The statement has ${total} ${total === 1 ? 'day' : 'days'}, and no level of care is billed for those ${rangeWords(gap)}, so the claim comes back.`,
			'lines'
		);
	for (const range of twice)
		add(
			'claim.level-days',
			'Days with two levels of care',
			`More than one level of care is billed for the days ${rangeWords(range)}, and a day has one, so the claim comes back.`,
			'lines'
		);
}

/** Longest run of days that a line is followed for: more than any statement has. */
const LONGEST_RUN = 100;

/** The levels that a claim bills for each day, from its level lines; lines that cannot be read are left out. */
export function billedLevels(claim: Pick<Claim, 'lines'>): Map<Day, Level[]> {
	const billed = new Map<Day, Level[]>();
	for (const { revenue, date, units } of claim.lines) {
		const level = levelOfRevenue(revenue);
		if (level === null || !isDay(date)) continue;
		const length = level === 'continuous' ? 1 : Math.min(LONGEST_RUN, Math.trunc(units) || 0);
		for (let offset = 0; offset < length; offset += 1) {
			const day = plusDays(date, offset);
			billed.set(day, [...(billed.get(day) ?? []), level]);
		}
	}
	return billed;
}
