/**
 * Do the papers of a record say the same? Reviewers read them side by side: a code status, a date or a
 * name that differs between two papers costs more belief than a paper that is missing.
 *
 * What may never differ (a birth date), what may change over time but only by a paper that changes it
 * (a code status), and what is measured (a weight) are three kinds, and each is compared in its own way.
 */
import { comparable, factRow, isSameValue, type FactRow } from './contradiction-facts';
import { dayText } from './calendar-words';
import { dayNumber, dayNumberIn } from './days';
import type { Day } from './model';

export interface PaperFacts {
	/** Id of the paper. */
	readonly paper: string;
	readonly title: string;
	/** The day on which what it states was so: of the visit, of the signature. */
	readonly day: Day;
	/** By common name; `''` states nothing. A suffix tells things of a kind apart: `dose.morphine`. */
	readonly facts: Readonly<Record<string, string | number>>;
	/** Facts that this paper changes and does not only repeat: an order, a new code status. */
	readonly changes?: readonly string[];
}

export interface Contradiction {
	readonly fact: string;
	readonly label: string;
	/** Paper ids, the earlier day first. */
	readonly papers: readonly [string, string];
	/** As the papers write it, in the same order. */
	readonly values: readonly [string | number, string | number];
	readonly message: string;
}

interface Statement {
	readonly from: PaperFacts;
	readonly value: string | number;
	/** What is compared. */
	readonly key: string | number;
	readonly isChange: boolean;
}

/**
 * Every pair of papers that contradict each other, by fact and then by day; the order of `papers` does not
 * matter. Each version of a paper that was replaced is to be left out. Throws a RangeError for a fact that
 * is none (ask `isFactName` first where names are typed), and for a day that is none.
 */
export function contradictions(papers: readonly PaperFacts[]): Contradiction[] {
	const ordered = papers.toSorted(byDayThenPaper);
	const names = [...new Set(ordered.flatMap(({ facts }) => Object.keys(facts)))].sort();
	return names.flatMap((name) => contradictionsIn(name, factRow(name), ordered));
}

function byDayThenPaper(a: PaperFacts, b: PaperFacts): number {
	const days = dayNumber(a.day) - dayNumber(b.day);
	if (days !== 0) return days;
	const [left, right] = [a, b].map(
		(one) => `${one.paper} ${JSON.stringify(Object.entries(one.facts).sort())}`
	);
	return (left ?? '') < (right ?? '') ? -1 : left === right ? 0 : 1;
}

function contradictionsIn(
	name: string,
	row: FactRow,
	papers: readonly PaperFacts[]
): Contradiction[] {
	const statements = papers.flatMap((from) => statementIn(name, row, from) ?? []);
	const found: Contradiction[] = [];
	for (const [at, a] of statements.entries())
		for (const b of statements.slice(at + 1))
			if (isContradiction(row, a, b, statements)) found.push(contradiction(name, row, a, b));
	return found;
}

function statementIn(name: string, row: FactRow, from: PaperFacts): Statement | undefined {
	const value = from.facts[name];
	if (value === undefined || value === '') return undefined;
	const key = comparable(row, value);
	if (key === '') return undefined;
	return {
		from,
		value,
		key,
		isChange: from.changes?.some((one) => one === name || name.startsWith(`${one}.`)) ?? false
	};
}

/** `a` is not later than `b`. */
function isContradiction(
	row: FactRow,
	a: Statement,
	b: Statement,
	all: readonly Statement[]
): boolean {
	if (row.within && periodOf(a, row.within) !== periodOf(b, row.within)) return false;
	if (row.kind === 'key' || isSameValue(row, a.key, b.key)) return false;
	if (row.kind === 'fixed') return true;
	const isOneDay = a.from.day === b.from.day;
	if (isOneDay && !row.isHourly) return true;
	if (row.kind === 'measured') return false;
	// A paper that changes the state, after the first of the two and up to the second, explains both.
	return !all.some(
		(one) =>
			one.isChange &&
			(isOneDay || one !== a) &&
			a.from.day <= one.from.day &&
			one.from.day <= b.from.day
	);
}

function periodOf({ from }: Statement, fact: string): string {
	return String(from.facts[fact] ?? '');
}

function contradiction(name: string, row: FactRow, a: Statement, b: Statement): Contradiction {
	const dot = name.indexOf('.');
	const label = dot < 0 ? row.label : `${row.label} of ${name.slice(dot + 1).replaceAll('-', ' ')}`;
	const said = ({ from, value }: Statement) =>
		`${from.title} of ${dayText(from.day)} says ${words(value)}${row.suffix}`;
	return {
		fact: name,
		label,
		papers: [a.from.paper, b.from.paper],
		values: [a.value, b.value],
		message: `${label}: ${said(a)}, ${said(b)}${row.consequence === '' ? '' : `; ${row.consequence}`}.`
	};
}

/** A value as people read it: days as `10 Nov 2025`, anything else as the paper has it. */
function words(value: string | number): string {
	return typeof value === 'string' && dayNumberIn(value) !== null ? dayText(value) : String(value);
}
