/** The claim that the papers of a stay support for one month. */
import { LEVEL_REVENUE, siteCodes, VISIT_LINES } from './claim-codes';
import { isDay } from './calendar-facts';
import { claimDue } from './claim-due';
import { monthDays, sharedDays } from './claim-days';
import { dayIn, isWithin, type DayRange } from './days';
import { lastDay, type LevelDay } from './level-days';
import type { Claim, ClaimLine, Day, StayRecord, Visit } from './model';
import { isContinuousCare, visitDay, visitMinutes, visitUnits } from './units';

/** Diagnoses of a claim; a stay record holds none. */
export interface CodedDiagnoses {
	readonly principal: string;
	readonly others: readonly string[];
}

export const NO_DIAGNOSES: CodedDiagnoses = { principal: '', others: [] };

/** Some days, or a month written `2026-01`. */
export type ClaimMonth = string | { readonly from: Day; readonly through: Day };

/**
 * The claim for a month of a stay, cut to the days between election and exit.
 *
 * Days that nobody pays, after a late notice or a late certification, stay on the claim: the statement
 * covers the whole month without a gap, span 77 names the days, and their level line stands apart so
 * that its charges can be shown as not covered (Medicare Claims Processing Manual, chapter 11, 20.1.1
 * and 30.3; contractors’ pages). A line has no mark of its own for it here, and no key may hinge on
 * how such days are split.
 *
 * Level lines hold runs of days of one level and place; continuous care has a line a day. Visit lines
 * hold what registered and practical nurses, social workers, aides and therapists did in person, and
 * social work by phone; visits to inpatients stay. Care that belongs to a day paid as continuous has no
 * line of its own, and gets one when the day is paid as routine.
 *
 * Amounts of value codes stay empty: they are the hospice’s own. Lines are in the order of revenue code,
 * then date. Throws a RangeError without an election, and where no day of the month is in the stay.
 */
export function expectedClaim(
	record: StayRecord,
	month: ClaimMonth,
	{ principal, others }: CodedDiagnoses = NO_DIAGNOSES
): Claim {
	const { election } = record;
	if (election === null) throw new RangeError('There is no election, so there is nothing to bill.');
	const asked =
		typeof month === 'string' ? monthDays(month) : { from: month.from, to: month.through };
	const window = sharedDays(asked, {
		from: election.effective,
		to: lastDay(record) ?? asked.to
	});
	if (window === null)
		throw new RangeError(`No day from ${asked.from} to ${asked.to} lies in the stay.`);
	const due = claimDue(record, window);
	return {
		billType: `81${due.frequency}`,
		from: window.from,
		through: window.to,
		admission: election.effective,
		status: due.status,
		conditions: due.conditions,
		occurrences: due.occurrences,
		spans: due.spans,
		values: due.values.map((code) => ({ code, amount: '' })),
		principal,
		others,
		remarks: '',
		lines: [
			...levelLines(due.days, due.uncovered),
			...visitLines(record, window, due.days)
		].toSorted(byRevenue)
	};
}

/** The months of a stay, `2026-01` and so on, from the election to the exit or the day of the record. */
export function claimMonths(record: StayRecord): string[] {
	const { election } = record;
	if (election === null) return [];
	const last = (lastDay(record) ?? dayIn(record.asOf)).slice(0, 7);
	const months: string[] = [];
	let year = Number(election.effective.slice(0, 4));
	let month = Number(election.effective.slice(5, 7));
	for (;;) {
		const text = `${year}-${String(month).padStart(2, '0')}`;
		if (text > last) return months;
		months.push(text);
		month += 1;
		if (month > 12) {
			month = 1;
			year += 1;
		}
	}
}

function levelLines(days: readonly LevelDay[], uncovered: readonly DayRange[]): ClaimLine[] {
	const lines: ClaimLine[] = [];
	let run = '';
	for (const { day, site, paidAs, continuousUnits } of days) {
		const revenue = LEVEL_REVENUE[paidAs];
		const [hcpcs = ''] = siteCodes(site, paidAs);
		const isUncovered = uncovered.some((span) => isWithin(day, span));
		const last = lines.at(-1);
		const kind = `${revenue} ${hcpcs} ${isUncovered}`;
		if (paidAs === 'continuous')
			lines.push({ revenue, hcpcs, modifier: '', date: day, units: continuousUnits });
		else if (last && kind === run) lines[lines.length - 1] = { ...last, units: last.units + 1 };
		else lines.push({ revenue, hcpcs, modifier: '', date: day, units: 1 });
		run = kind;
	}
	return lines;
}

function visitLines(record: StayRecord, window: DayRange, days: readonly LevelDay[]): ClaimLine[] {
	const crises = new Set(
		days.filter(({ paidAs }) => paidAs === 'continuous').map(({ day }) => day)
	);
	return record.visits.flatMap((visit) => {
		const date = visitDay(visit);
		if (!isWithin(date, window) || (crises.has(date) && isContinuousCare(visit))) return [];
		const line = visitLine(record, visit);
		return line ? [line] : [];
	});
}

/** The line of a visit; null where it has none. */
export function visitLine({ exit }: Pick<StayRecord, 'exit'>, visit: Visit): ClaimLine | null {
	const how = VISIT_LINES[visit.discipline];
	const revenue = visit.isPhone ? how?.phoneRevenue : how?.revenue;
	const date = visitDay(visit);
	if (!isDay(date)) return null;
	const units = visitUnits(visitMinutes(visit), date);
	if (!how || !revenue || units === 0) return null;
	// After the day of death the patient is no longer anybody’s to bill.
	if (visit.isAfterDeath && !(exit?.kind === 'death' && exit.on === date)) return null;
	return { revenue, hcpcs: how.hcpcs, modifier: visit.isAfterDeath ? 'PM' : '', date, units };
}

function byRevenue(a: ClaimLine, b: ClaimLine): number {
	const key = ({ revenue, date, hcpcs, modifier }: ClaimLine) =>
		`${revenue} ${date} ${hcpcs} ${modifier}`;
	const [left, right] = [key(a), key(b)];
	return left < right ? -1 : left > right ? 1 : a.units - b.units;
}
