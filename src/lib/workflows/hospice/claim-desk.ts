/**
 * What stands beside the boxes of a claim while it is keyed: what a code means, the visits of its days,
 * the sums of its lines, and where the payer’s edits belong. Nothing here says what a right claim holds.
 */
import { isDay } from '$lib/rules/hospice/calendar-facts';
import {
	BILLING_CODES,
	codeRow,
	levelOfRevenue,
	VISIT_LINES,
	type CodeKind
} from '$lib/rules/hospice/claim-codes';
import { dayIn, daysIncluded } from '$lib/rules/hospice/days';
import {
	DISCIPLINES,
	type Claim,
	type ClaimEdit,
	type ClaimLine,
	type Day,
	type StayRecord,
	type Visit
} from '$lib/rules/hospice/model';
import { visitDay, visitMinutes } from '$lib/rules/hospice/units';
import type { Row } from './field-parts';

/** What a code means, in our own words; whether anybody in hospice billing knows it. */
export interface Meaning {
	readonly text: string;
	readonly isKnown: boolean;
}

/** The meaning of a typed code on a day; nothing while the box is empty. */
export function meaningOf(kind: CodeKind, typed: string, on: Day): Meaning | null {
	const code = kind === 'revenue' ? revenueCode(typed) : typed.trim().toUpperCase();
	if (code === '') return null;
	const row = codeRow(kind, code, on);
	if (row) return { text: row.value.label, isKnown: true };
	const other = BILLING_CODES.find(({ value }) => value.kind === kind && value.code === code);
	return {
		text: other ? `${other.value.label}, not in force then` : 'Not a code of this box here',
		isKnown: false
	};
}

/** A revenue code as the bill has it, with four places. */
export function revenueCode(typed: string): string {
	const code = typed.trim();
	return /^\d{3}$/.test(code) ? `0${code}` : code;
}

const FACILITIES: Readonly<Record<string, string>> = {
	'81': 'Hospice outside a hospital',
	'82': 'Hospice of a hospital'
};

/** What a type of bill says: which sort of hospice, and which place in the stay. */
export function billTypeMeaning(typed: string, on: Day): Meaning | null {
	const code = typed.trim().toUpperCase().replace(/^0/, '');
	if (code === '') return null;
	const facility = FACILITIES[code.slice(0, 2)];
	const frequency = meaningOf('bill-frequency', code.slice(2), on);
	if (!facility || code.length < 3)
		return { text: facility ?? 'No type of bill of a hospice', isKnown: facility !== undefined };
	return {
		text: `${facility}. ${frequency?.text ?? ''}`,
		isKnown: frequency?.isKnown ?? false
	};
}

/** What a service line says: the place of a level, or who visited. */
export function lineMeaning(row: Row, on: Day): { what: Meaning | null; how: Meaning | null } {
	return {
		what: meaningOf('revenue', cell(row, 'revenue'), on),
		how: meaningOf('hcpcs', cell(row, 'hcpcs'), on)
	};
}

function cell(row: Row, id: string): string {
	const held = row[id];
	return held === undefined || held === null ? '' : String(held);
}

/** Rows as they would be with the cells that stand half typed (`{"0.code": "27"}`). */
export function typedRows(rows: readonly Row[], draft: string | undefined): readonly Row[] {
	const next = [...rows];
	for (const [key, text] of halves(draft)) {
		const [at = '', column = ''] = key.split('.');
		if (/^\d{1,3}$/.test(at) && Number(at) <= next.length)
			next[Number(at)] = { ...next[Number(at)], [column]: text };
	}
	return next;
}

function halves(draft: string | undefined): [string, string][] {
	try {
		const held: unknown = JSON.parse(draft ?? '{}');
		return typeof held === 'object' && held !== null
			? Object.entries(held).filter((one): one is [string, string] => typeof one[1] === 'string')
			: [];
	} catch {
		return [];
	}
}

/** A visit of the days of a statement, and how it would be billed. */
export interface DeskVisit {
	readonly visit: Visit;
	readonly who: string;
	readonly day: Day;
	readonly minutes: number;
	/** Revenue code of its line; null where it has none of its own. */
	readonly revenue: string | null;
	/** Why it has none; else empty. */
	readonly why: string;
}

/** Visits that began in some days, from the notes on file, in the order they were made. */
export function visitsIn(record: StayRecord | undefined, from: Day, through: Day): DeskVisit[] {
	if (!record || !isDay(from) || !isDay(through)) return [];
	return record.visits
		.filter((visit) => from <= visitDay(visit) && visitDay(visit) <= through)
		.map((visit) => ({
			visit,
			who: DISCIPLINES[visit.discipline],
			day: visitDay(visit),
			minutes: visitMinutes(visit),
			...billedAs(visit)
		}));
}

function billedAs(visit: Visit): { revenue: string | null; why: string } {
	const none = (why: string) => ({ revenue: null, why });
	const line = VISIT_LINES[visit.discipline];
	if (!line) return none('no line of its own');
	if (visit.signed === null) return none('note not signed');
	if (visit.isContinuous) return none('part of continuous care');
	const revenue = visit.isPhone ? line.phoneRevenue : line.revenue;
	return revenue === null ? none('a call has no line') : { revenue, why: '' };
}

/** The lines with one more for each visit that has none yet: revenue code and day; the rest is keyed. */
export function withVisits(rows: readonly Row[], visits: readonly DeskVisit[]): Row[] {
	const free = rows.map((row) => lineKey(revenueCode(cell(row, 'revenue')), cell(row, 'date')));
	const added = visits.flatMap(({ revenue, day }): Row[] => {
		if (revenue === null) return [];
		const at = free.indexOf(lineKey(revenue, day));
		if (at < 0) return [{ revenue, date: day }];
		free.splice(at, 1);
		return [];
	});
	return [...rows, ...added];
}

function lineKey(revenue: string, day: Day): string {
	return `${revenue} ${day}`;
}

/**
 * Which visit each line speaks of: same revenue code and day; among several of a day the one whose
 * procedure code is keyed, else in their order. Null for lines of levels and where no visit is left.
 */
export function visitsOfLines(
	rows: readonly Row[],
	visits: readonly DeskVisit[]
): (DeskVisit | null)[] {
	const left = [...visits];
	const found: (DeskVisit | null)[] = rows.map(() => null);
	const pair = (fits: (row: Row, visit: DeskVisit) => boolean) => {
		rows.forEach((row, at) => {
			if (found[at]) return;
			const index = left.findIndex((one) => isOfLine(row, one) && fits(row, one));
			const [visit] = index < 0 ? [] : left.splice(index, 1);
			found[at] = visit ?? null;
		});
	};
	pair(
		(row, { visit }) => cell(row, 'hcpcs').toUpperCase() === VISIT_LINES[visit.discipline]?.hcpcs
	);
	pair((row) => cell(row, 'hcpcs') === '');
	return found;
}

function isOfLine(row: Row, { visit, day }: DeskVisit): boolean {
	const line = VISIT_LINES[visit.discipline];
	const revenue = revenueCode(cell(row, 'revenue'));
	return (
		cell(row, 'date') === day &&
		revenue !== '' &&
		(revenue === line?.revenue || (visit.isPhone && revenue === line?.phoneRevenue))
	);
}

/** By revenue code, then day; lines without them at the end, as they came. */
export function sortedLines(rows: readonly Row[]): Row[] {
	const key = (row: Row) =>
		`${revenueCode(cell(row, 'revenue')) || '~'} ${cell(row, 'date') || '~'}`;
	return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

export interface LineSum {
	readonly revenue: string;
	readonly lines: number;
	readonly units: number;
	readonly counts: 'days' | 'units';
}

export interface ClaimSums {
	/** Days of the statement; null while its dates cannot be read. */
	readonly statement: number | null;
	/** Days that the level lines come to: units of day rates, and a day for each day of 0652. */
	readonly levels: number;
	readonly sums: readonly LineSum[];
}

/** Plain sums over the lines, by revenue code. */
export function sumsOf({ from, through, lines }: Claim): ClaimSums {
	const byRevenue = new Map<string, ClaimLine[]>();
	for (const line of lines) {
		const revenue = revenueCode(line.revenue);
		if (revenue === '') continue;
		byRevenue.set(revenue, [...(byRevenue.get(revenue) ?? []), line]);
	}
	const days = (revenue: string, held: readonly ClaimLine[]) =>
		revenue === '0652' ? new Set(held.map(({ date }) => date)).size : unitsIn(held);
	const all = [...byRevenue].toSorted(([a], [b]) => (a < b ? -1 : 1));
	return {
		statement: isDay(from) && isDay(through) ? daysIncluded(from, through) : null,
		levels: all
			.filter(([revenue]) => levelOfRevenue(revenue) !== null)
			.reduce((sum, [revenue, held]) => sum + days(revenue, held), 0),
		sums: all.map(([revenue, held]) => ({
			revenue,
			lines: held.length,
			units: unitsIn(held),
			counts: revenue !== '0652' && levelOfRevenue(revenue) !== null ? 'days' : 'units'
		}))
	};
}

function unitsIn(lines: readonly ClaimLine[]): number {
	return lines.reduce((sum, { units }) => sum + units, 0);
}

/** One line of what the payer wrote back: `- Occurrence 27: it is missing (CMS manual)`. */
export interface ReplyLine {
	readonly title: string;
	readonly message: string;
	readonly source: string;
}

const REPLY =
	/^- (?<title>[^:]+): (?<message>.*?)(?: \((?<source>[^()]*(?:\([^()]*\)[^()]*)*)\))?$/;

/** The edits in the text of a payer’s reply. */
export function replyLines(text: string): ReplyLine[] {
	return text.split('\n').flatMap((line) => {
		const { title, message, source } = REPLY.exec(line.trim())?.groups ?? {};
		return title && message ? [{ title, message, source: source ?? '' }] : [];
	});
}

/** An edit the payer wrote, and the box it speaks of: empty where that cannot be told any more. */
export interface BoxedEdit extends ReplyLine {
	readonly box: string;
}

/** What the payer wrote, each with its box as the rules name it for the same claim. */
export function boxed(reply: readonly ReplyLine[], edits: readonly ClaimEdit[]): BoxedEdit[] {
	const left = [...edits];
	return reply.map((line) => {
		const exact = left.findIndex(
			({ title, message }) => title === line.title && message.startsWith(line.message.slice(0, 60))
		);
		const at = exact >= 0 ? exact : left.findIndex(({ title }) => title === line.title);
		const [found] = at < 0 ? [] : left.splice(at, 1);
		return { ...line, box: found?.box ?? '' };
	});
}

/** The edits of a box; `lines` holds those of the lines as a whole. */
export function editsAt(edits: readonly BoxedEdit[], box: string): BoxedEdit[] {
	return edits.filter((edit) => edit.box === box);
}

/**
 * Edits of single lines, by the place the line has now: lines may have been sorted or taken away since.
 * A line that is no longer there, or was changed in code or day, has answered its edit.
 */
export function editsOfLines(
	edits: readonly BoxedEdit[],
	sent: readonly ClaimLine[],
	rows: readonly Row[]
): ReadonlyMap<number, readonly BoxedEdit[]> {
	const found = new Map<number, BoxedEdit[]>();
	const then = numbered(sent.map(lineText));
	const now = numbered(rows.map((row) => lineText(lineOf(row))));
	for (const edit of edits) {
		const index = /^lines\.(\d+)$/.exec(edit.box)?.[1];
		const text = index === undefined ? undefined : then[Number(index)];
		const at = text === undefined ? -1 : now.indexOf(text);
		if (at >= 0) found.set(at, [...(found.get(at) ?? []), edit]);
	}
	return found;
}

/** Texts told apart where several are alike: the second of them is another one. */
function numbered(texts: readonly string[]): string[] {
	return texts.map(
		(text, at) => `${text} #${texts.slice(0, at).filter((one) => one === text).length}`
	);
}

function lineText({ revenue, hcpcs, modifier, date, units }: ClaimLine): string {
	return [revenue, hcpcs, modifier, date, units].join(' ');
}

function lineOf(row: Row): ClaimLine {
	return {
		revenue: cell(row, 'revenue').toUpperCase(),
		hcpcs: cell(row, 'hcpcs').toUpperCase(),
		modifier: cell(row, 'modifier').toUpperCase(),
		date: cell(row, 'date'),
		units: typeof row['units'] === 'number' ? row['units'] : 0
	};
}

/** The month a claim is about, to show its days: that of its statement, else of today. */
export function monthOf(from: string, today: Day): string {
	return (isDay(from) ? from : dayIn(today)).slice(0, 7);
}
