/**
 * Skips, orders and codes of a HOPE record, over plain item ids. One table of gates says which items a
 * skip leaves blank: the form hides by it and the check refuses by it, so the two cannot differ.
 * Source: HOPE data specifications V1.00.1. Our reading, in no source: a follow-up visit before the
 * screening is fatal, and so is an item of another record or a submission without verification.
 */
import { isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import { daysFrom } from './days';
import { CODES, ITEM_LABELS, ITEM_RECORDS, LETTERS, REQUIRED } from './hope-items';
import type { Day, Timepoint } from './model';
import { numberOn } from './regulation';

/** Answers by item id: codes as text or number, days, lists of codes; blank is `''`, null or missing. */
export type HopeValues = Readonly<Record<string, unknown>>;

export interface HopeFault {
	readonly item: string;
	/** `fatal`: the record is refused. `warning`: it is taken, and the fault is reported. */
	readonly severity: 'fatal' | 'warning';
	readonly message: string;
}

/** `unasked` where the answer that opens or closes it is not given yet. */
type Gate = 'open' | 'closed' | 'unasked';

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function listOf(value: unknown): string[] {
	return Array.isArray(value) ? value.map(textOf).filter((code) => code !== '') : [];
}

function isBlank(value: unknown): boolean {
	return textOf(value) === '' && listOf(value).length === 0;
}

/** Codes are sometimes written with a leading zero: `01` and `1` are one. */
function codeOf(values: HopeValues, item: string): string {
	const text = textOf(values[item]);
	return /^0\d$/.test(text) ? text.slice(1) : text;
}

function gateBy(values: HopeValues, item: string, opensAt: string): Gate {
	const code = codeOf(values, item);
	if (code === '') return 'unasked';
	return code === opensAt ? 'open' : 'closed';
}

/** A gate that stands behind another: closed with it, and not asked before it is open. */
function behind(outer: Gate, inner: () => Gate): Gate {
	return outer === 'open' ? inner() : outer;
}

function followUpGate(values: HopeValues): Gate {
	return behind(gateBy(values, 'J2050A', '1'), () => {
		const impacts = LETTERS.map((letter) => codeOf(values, `J2051${letter}`));
		if (impacts.some((impact) => impact === '2' || impact === '3')) return 'open';
		return impacts.every((impact) => impact !== '') ? 'closed' : 'unasked';
	});
}

function bowelGate(values: HopeValues): Gate {
	const opioids = [gateBy(values, 'N0500A', '1'), gateBy(values, 'N0510A', '1')];
	if (opioids.includes('open')) return 'open';
	return opioids.includes('unasked') ? 'unasked' : 'closed';
}

function gateOf(item: string, values: HopeValues): Gate {
	if (item === 'J2050B' || item.startsWith('J2051')) return gateBy(values, 'J2050A', '1');
	if (item === 'J2052A') return followUpGate(values);
	if (item === 'J2052B' || item.startsWith('J2053'))
		return behind(followUpGate(values), () => gateBy(values, 'J2052A', '1'));
	if (item === 'J2052C') return behind(followUpGate(values), () => gateBy(values, 'J2052A', '0'));
	if (item === 'M1195' || item === 'M1200') return gateBy(values, 'M1190', '1');
	if (item === 'N0500B') return gateBy(values, 'N0500A', '1');
	if (item === 'N0510B') return gateBy(values, 'N0510A', '1');
	if (item === 'N0520A') return bowelGate(values);
	if (item === 'N0520B') return behind(bowelGate(values), () => gateBy(values, 'N0520A', '2'));
	return 'open';
}

/** Whether a form asks for an item after the answers so far; one that no skip touches is always asked. */
export function isHopeItemShown(item: string, values: HopeValues): boolean {
	return gateOf(item, values) === 'open';
}

/** Whether an item belongs to a kind of record at all; one that is not known belongs to every kind. */
export function isHopeItemOf(item: string, record: Timepoint): boolean {
	return ITEM_RECORDS[item]?.includes(record) ?? true;
}

/** Everything a check finds in a record: first what is blank or should be, then codes, then dates. Empty: nothing. */
export function hopeFaults(record: Timepoint, values: HopeValues): HopeFault[] {
	return [
		...presenceFaults(record, values),
		...codeFaults(record, values),
		...orderFaults(values),
		...followUpFaults(values),
		...submissionFaults(record, values)
	];
}

function fatal(item: string, message: string): HopeFault {
	return { item, severity: 'fatal', message };
}

/** `J2050B (day of the screening)`. */
function nameOf(item: string): string {
	const label = ITEM_LABELS[item];
	return label === undefined ? item : `${item} (${label})`;
}

function presenceFaults(record: Timepoint, values: HopeValues): HopeFault[] {
	return Object.keys(ITEM_RECORDS).flatMap((item) => {
		const isEmpty = isBlank(values[item]);
		if (!isHopeItemOf(item, record))
			return isEmpty
				? []
				: [fatal(item, `${nameOf(item)} is no part of this record: leave it blank.`)];
		const gate = gateOf(item, values);
		if (gate === 'closed' && !isEmpty)
			return [
				fatal(item, `${nameOf(item)} is skipped after the answers before it: leave it blank.`)
			];
		if (gate === 'open' && isEmpty && REQUIRED.has(item))
			return [fatal(item, `${nameOf(item)} is blank and has to be answered.`)];
		return [];
	});
}

function codeFaults(record: Timepoint, values: HopeValues): HopeFault[] {
	const faults: HopeFault[] = [];
	for (const [item, value] of Object.entries(values)) {
		const codes = listOf(value);
		const hasNone = codes.some((code) => code === 'Z' || code === `${item}Z`);
		if (hasNone && codes.length > 1)
			faults.push(fatal(item, `${nameOf(item)} says none (Z) beside something else: choose one.`));
		const allowed = CODES[item];
		const code = codeOf(values, item);
		if (allowed && code !== '' && !allowed.includes(code))
			faults.push(
				fatal(item, `${nameOf(item)} is "${code}", expected one of ${allowed.join(', ')}.`)
			);
	}
	const reason = codeOf(values, 'A0250');
	const expected = { admission: '1', 'update-1': '2', 'update-2': '3', discharge: '9' }[record];
	if (reason !== '' && reason !== expected)
		faults.push(
			fatal('A0250', `${nameOf('A0250')} is "${reason}", expected ${expected} for this record.`)
		);
	return faults;
}

/** Dates that may not run backwards, in their order. */
const DATE_ORDER = ['A0900', 'A0220', 'Z0350', 'A0270', 'Z0500B', 'submission'] as const;
const DATES = [...DATE_ORDER, 'J2050B', 'J2052B', 'N0500B', 'N0510B', 'N0520B'] as const;

/** The day an item gives; null where it gives none that can be read. */
function dayAt(values: HopeValues, item: string): Day | null {
	const text = textOf(values[item]);
	return isDay(text) ? text : null;
}

function orderFaults(values: HopeValues): HopeFault[] {
	const faults: HopeFault[] = [];
	for (const item of DATES) {
		if (!isBlank(values[item]) && dayAt(values, item) === null)
			faults.push(fatal(item, `${nameOf(item)} is not a day such as 2026-01-14.`));
	}
	let before: { readonly item: string; readonly day: Day } | null = null;
	for (const item of DATE_ORDER) {
		const day = dayAt(values, item);
		if (day === null) continue;
		if (before && day < before.day)
			faults.push(
				fatal(
					item,
					`${nameOf(item)} is ${dayText(day)}, before ${nameOf(before.item)} on ${dayText(before.day)}.`
				)
			);
		// The later of the two goes on, so that one wrong date is one fault after it, not a chain.
		if (before === null || day >= before.day) before = { item, day };
	}
	return faults;
}

function followUpFaults(values: HopeValues): HopeFault[] {
	const screened = dayAt(values, 'J2050B');
	const visited = dayAt(values, 'J2052B');
	if (screened === null || visited === null) return [];
	const most = numberOn('symptom-follow-up', screened);
	const days = daysFrom(screened, visited);
	if (days < 0)
		return [
			fatal(
				'J2052B',
				`${nameOf('J2052B')} is ${dayText(visited)}, before the screening on ${dayText(screened)}.`
			)
		];
	if (most === undefined || days <= most) return [];
	return [
		{
			item: 'J2052B',
			severity: 'warning',
			message: `${nameOf('J2052B')} is ${dayText(visited)}, ${days} days after the screening: it had to be within ${most}.`
		}
	];
}

function submissionFaults(record: Timepoint, values: HopeValues): HopeFault[] {
	const sent = dayAt(values, 'submission');
	if (sent === null) return [];
	if (isBlank(values['Z0500B']))
		return [fatal('Z0500B', `${nameOf('Z0500B')} is blank, but the record was submitted.`)];
	// Only a new record is timed; a correction is not.
	const isNew = ['', '1'].includes(codeOf(values, 'A0050'));
	const start = {
		admission: 'A0220',
		'update-1': 'Z0350',
		'update-2': 'Z0350',
		discharge: 'A0270'
	}[record];
	const from = dayAt(values, start);
	const most = from === null ? undefined : numberOn('hope-submission', from);
	if (!isNew || from === null || most === undefined || daysFrom(from, sent) <= most) return [];
	return [
		{
			item: 'submission',
			severity: 'warning',
			message: `The record was submitted on ${dayText(sent)}, ${daysFrom(from, sent)} days after ${nameOf(start)}: it counts as late after ${most}.`
		}
	];
}
