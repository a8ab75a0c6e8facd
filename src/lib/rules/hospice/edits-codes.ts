/** Edits of the boxes with codes: status, conditions, occurrences, spans, values, diagnosis, certification. */
import { isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import { certificationsOver } from './certified';
import { codeLabel } from './claim-codes';
import { daysOutside, rangeWords, sharedDays } from './claim-days';
import type { DayRange } from './days';
import { diagnosisFaults } from './diagnosis';
import { isKnownCode, type Statement } from './edits-statement';
import { lastDay } from './level-days';
import { EXITS, type Claim, type ClaimEdit, type StayRecord } from './model';
import { ordinal } from './periods';

const MANUAL = 'Medicare Claims Processing Manual, chapter 11, 30.3';
const LATE = '42 CFR 418.24; CR 8877';

type Add = (id: string, title: string, message: string, box: string, source?: string) => void;

export function codeEdits(
	claim: Claim,
	record: StayRecord,
	statement: Statement | null
): ClaimEdit[] {
	const edits: ClaimEdit[] = [];
	const add: Add = (id, title, message, box, source = MANUAL) =>
		edits.push({ id, title, message, box, source });
	shapeEdits(claim, add);
	if (statement) {
		statusEdit(claim, record, statement, add);
		conditionEdits(claim, record, statement, add);
		occurrenceEdits(claim, record, statement, add);
		spanEdits(claim, statement, add);
		for (const code of statement.due.values)
			if (!claim.values.some((value) => value.code === code))
				add(
					`claim.value-${code.toLowerCase()}`,
					`Value ${code}`,
					`Value code ${code} is missing (${codeLabel('value', code).toLowerCase()}), and without it no rate is found, so the claim comes back.`,
					'values'
				);
		certificationEdits(claim, record, statement, add);
	}
	// Diagnosis rules are dated; without a readable day those of the election speak.
	const on = isDay(claim.from) ? claim.from : (record.election?.effective ?? claim.from);
	if (isDay(on))
		for (const fault of diagnosisFaults(claim.principal, claim.others, on))
			if (fault.severity === 'returned')
				add('claim.principal', 'Principal diagnosis', fault.message, 'principal', fault.source);
	return edits;
}

/** Codes that hospice does not know, and dates that are none. */
function shapeEdits(claim: Claim, add: Add) {
	const on = claim.from;
	const unknown = (
		kind: 'condition' | 'occurrence' | 'span' | 'value' | 'status',
		code: string
	) => {
		if (isKnownCode(kind, code, on)) return;
		const box = kind === 'status' ? 'status' : `${kind}s`;
		add(
			'claim.code',
			`Unknown ${kind} code`,
			`"${code}" is no ${kind} code of a hospice claim, so the claim comes back.`,
			box
		);
	};
	unknown('status', claim.status);
	for (const code of claim.conditions) unknown('condition', code);
	for (const { code, date } of claim.occurrences) {
		unknown('occurrence', code);
		if (!isDay(date))
			add(
				'claim.date',
				'Date',
				`"${date}" at occurrence ${code} is not a date, so the claim comes back.`,
				'occurrences'
			);
	}
	for (const { code, from, to } of claim.spans) {
		unknown('span', code);
		if (!isDay(from) || !isDay(to) || from > to)
			add(
				'claim.date',
				'Date',
				`"${from}" to "${to}" at span ${code} is no span of days, so the claim comes back.`,
				'spans'
			);
	}
	for (const { code } of claim.values) unknown('value', code);
}

function statusEdit(claim: Claim, record: StayRecord, { due }: Statement, add: Add) {
	const { status } = claim;
	const { exit } = record;
	const isOpenPlace =
		exit?.kind === 'transfer' && (exit.place === null || exit.place === 'unknown');
	const accepted = due.status === '50' && isOpenPlace ? ['50', '51'] : [due.status];
	if (!accepted.includes(status)) {
		const last = lastDay(record);
		const fact =
			due.status === '30' || exit === null || last === null
				? `on ${dayText(claim.through)} the patient is still in hospice care`
				: `the stay ended on ${dayText(last)} (${EXITS[exit.kind].toLowerCase()})`;
		add(
			'claim.status',
			'Patient status',
			`Status ${status || '(empty)'} does not fit: ${fact}, which is status ${due.status}, so the claim comes back.`,
			'status'
		);
	}
	const frequency = claim.billType.slice(2);
	const isEnded = frequency === '1' || frequency === '4';
	if ((isEnded && status === '30') || (/^[23]$/.test(frequency) && status !== '30'))
		add(
			'claim.status-frequency',
			'Status against bill type',
			isEnded
				? `Bill type ${claim.billType} ends the stay, but status 30 says the patient is still there, so the claim comes back.`
				: `Bill type ${claim.billType} lets the stay go on, but status ${status || '(empty)'} says it ended, so the claim comes back.`,
			'status'
		);
}

function conditionEdits(claim: Claim, record: StayRecord, { due }: Statement, add: Add) {
	for (const code of ['52', '85', 'H2']) {
		const isDue = due.conditions.includes(code);
		if (isDue === claim.conditions.includes(code)) continue;
		const label = codeLabel('condition', code).toLowerCase();
		const end = record.exit ? ` (${EXITS[record.exit.kind].toLowerCase()})` : '';
		add(
			`claim.condition-${code.toLowerCase()}`,
			`Condition ${code}`,
			isDue
				? `Condition ${code} is missing (${label}), so the claim contradicts the record and comes back.`
				: `Condition ${code} (${label}) does not fit this stay${code === '85' ? '' : end}, so the claim comes back.`,
			'conditions',
			code === '85' ? 'CR 9590' : MANUAL
		);
	}
}

/** Occurrence codes that stand for one fact each: `27` may come more than once. */
function occurrenceEdits(claim: Claim, record: StayRecord, { due }: Statement, add: Add) {
	const dated = (code: string) =>
		claim.occurrences.filter((one) => one.code === code).map(({ date }) => date);
	const wanted = (code: string) =>
		due.occurrences.filter((one) => one.code === code).map(({ date }) => date);

	const given = dated('27');
	const starts = wanted('27');
	const missing = starts.filter((date) => !given.includes(date));
	// Whether a transfer names the start of the period it carries on is not settled.
	const carried = record.election?.continuing?.from;
	const tolerated = carried === undefined ? [] : [carried, record.election?.effective ?? carried];
	const extra = given.filter((date) => !starts.includes(date) && !tolerated.includes(date));
	const twisted = missing[0] !== undefined && extra[0] !== undefined;
	for (const date of missing)
		add(
			'claim.occurrence-27',
			'Occurrence 27',
			twisted
				? `Occurrence 27 is dated ${extra.map(dayText).join(', ')}, but the period is certified from ${dayText(date)}, so the claim comes back.`
				: `Occurrence 27 is missing: a benefit period is certified from ${dayText(date)}, within this claim, so the claim comes back.`,
			'occurrences'
		);
	if (missing.length === 0 && extra[0] !== undefined)
		add(
			'claim.occurrence-27',
			'Occurrence 27',
			`Occurrence 27 is dated ${extra.map(dayText).join(', ')}, on which no benefit period of this stay is certified from in these days, so the claim comes back.`,
			'occurrences'
		);

	single('42', 'the patient revoked', 'only a revocation by the patient carries it', MANUAL);
	single('55', 'the patient died', 'only a death carries it', MANUAL);

	function single(code: string, event: string, only: string, source: string) {
		const [date] = wanted(code);
		const given = dated(code);
		const id = `claim.occurrence-${code}`;
		const title = `Occurrence ${code}`;
		if (date === undefined) {
			if (given.length > 0)
				add(
					id,
					title,
					record.exit === null
						? `Occurrence ${code} does not fit: ${only}, and the stay has not ended, so the claim comes back.`
						: `Occurrence ${code} does not fit: ${only}, and this stay has another end or another month (${EXITS[record.exit.kind].toLowerCase()}, ${dayText(record.exit.on)}), so the claim comes back.`,
					'occurrences',
					source
				);
			return;
		}
		if (given.length === 1 && given[0] === date) return;
		add(
			id,
			title,
			given.length === 0
				? `Occurrence ${code} is missing: ${event} on ${dayText(date)}, so the claim comes back.`
				: `Occurrence ${code} is dated ${given.map(dayText).join(', ')}, but ${event} on ${dayText(date)}, so the claim comes back.`,
			'occurrences',
			source
		);
	}
}

function spanEdits(claim: Claim, { due, stay }: Statement, add: Add) {
	const shown = spansOf(claim, '77');
	for (const lost of due.uncovered)
		for (const gap of daysOutside(lost, shown))
			add(
				'claim.span-77',
				'Span 77',
				`Nobody pays the days ${rangeWords(lost)} because a notice or certification was late, and span 77 leaves out those ${rangeWords(gap)}, so the claim comes back.`,
				'spans',
				LATE
			);
	const stays = due.spans.filter(({ code }) => code === 'M2');
	const respite = spansOf(claim, 'M2');
	if (stays.some((one) => !respite.some(({ from }) => from === one.from)))
		add(
			'claim.span-m2',
			'Span M2',
			`There are ${stays.length} respite stays from ${dayText(stay.from)} to ${dayText(stay.to)}, and span M2 does not name each, so they are read as one and the claim comes back.`,
			'spans'
		);
}

/** The spans of a code that can be read. */
export function spansOf(claim: Claim, code: string): DayRange[] {
	return claim.spans.flatMap((span) =>
		span.code === code && isDay(span.from) && isDay(span.to) && span.from <= span.to
			? [{ from: span.from, to: span.to }]
			: []
	);
}

/** Days billed in a period that nobody has certified in writing. */
function certificationEdits(claim: Claim, record: StayRecord, { stay }: Statement, add: Add) {
	const shown = spansOf(claim, '77');
	for (const { period, written } of certificationsOver(record, stay)) {
		const days = sharedDays(period, stay);
		if (written !== null || days === null) continue;
		for (const open of daysOutside(days, shown))
			add(
				'claim.certification',
				'No certification',
				`No complete written certification covers the ${ordinal(period.number)} benefit period (${dayText(period.from)} to ${dayText(period.to)}), so the days billed ${rangeWords(open)} have nothing to stand on.`,
				'from',
				'42 CFR 418.22(a)(2)'
			);
	}
}
