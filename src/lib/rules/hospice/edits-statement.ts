/** Edits of a claim as a whole: notice, order of the months, bill type, dates. */
import { isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import { codeRow } from './claim-codes';
import { noticeState, type ClaimDue } from './claim-due';
import { dayIn, plusDays, type DayRange } from './days';
import { lastDay } from './level-days';
import type { Claim, ClaimEdit, Election, SentClaim, StayRecord } from './model';

/** The days of a claim that can be read, the part of them in the stay, and what that part asks for. */
export interface Statement {
	readonly days: DayRange;
	readonly stay: DayRange;
	readonly due: ClaimDue;
}

const MANUAL = 'Medicare Claims Processing Manual, chapter 11, 30.3';
const SEQUENCE = 'Medicare Claims Processing Manual, chapter 11, 30.3: monthly, in order';

/** What has to be there before this claim: the notice, the month before, and no claim for the same days. */
export function openingEdits(
	claim: Claim | SentClaim,
	record: StayRecord,
	election: Election
): ClaimEdit[] {
	const edits: ClaimEdit[] = [];
	const notice = noticeState(record);
	const named = notice?.names ?? null;
	if (notice?.isNeeded && notice.received === null)
		edits.push({
			id: 'claim.notice',
			title: 'No accepted notice of election',
			message: `No notice of the election of ${dayText(election.effective)} has been accepted, so the claim comes back until one is.`,
			box: 'admission',
			source: 'Medicare Claims Processing Manual, chapter 11, 20.1.1'
		});
	else if (named !== null && named !== election.effective)
		edits.push({
			id: 'claim.notice',
			title: 'Notice of another day',
			message: `The accepted notice names ${dayText(named)} as the election, but the election is effective on ${dayText(election.effective)}, so the claim finds no election and comes back.`,
			box: 'admission',
			source: 'Medicare Claims Processing Manual, chapter 11, 20.1.1'
		});
	if (!isDay(claim.from)) return edits;
	const others = record.claims.filter((sent) => !('paper' in claim) || sent.paper !== claim.paper);
	const same = others.find(
		({ state, from, through }) =>
			state === 'accepted' && from <= claim.through && claim.from <= through
	);
	if (same && !/[78]$/.test(claim.billType))
		edits.push({
			id: 'claim.duplicate',
			title: 'Days already billed',
			message: `An accepted claim already bills ${dayText(same.from)} to ${dayText(same.through)}, so these days are refused.`,
			box: 'from',
			source: SEQUENCE
		});
	if (claim.from <= election.effective) return edits;
	const eve = plusDays(claim.from, -1);
	const before = others.filter(({ through }) => through === eve);
	if (before.some(({ state }) => state === 'accepted')) return edits;
	const isReturned = before.length > 0;
	edits.push({
		id: 'claim.sequence',
		title: isReturned ? 'Month before came back' : 'Month before is missing',
		message: isReturned
			? `The claim through ${dayText(eve)} came back and was not sent again, so the claim from ${dayText(claim.from)} comes back too.`
			: `No claim through ${dayText(eve)} has been sent, and months are billed in order, so the claim from ${dayText(claim.from)} comes back.`,
		box: 'from',
		source: SEQUENCE
	});
	return edits;
}

/** Bill type and dates. */
export function statementEdits(
	claim: Claim,
	record: StayRecord,
	election: Election,
	statement: Statement | null
): ClaimEdit[] {
	const dates = dateEdits(claim, record, election);
	const bill = billTypeEdit(claim, statement);
	return [...(bill ? [bill] : []), ...dates];
}

const PLACE_IN_STAY = {
	'1': 'the whole stay',
	'2': 'the first month of a stay that goes on',
	'3': 'a month between the first and the last',
	'4': 'the last month of the stay'
} as const;

function billTypeEdit({ billType }: Claim, statement: Statement | null): ClaimEdit | null {
	const edit = (id: string, title: string, message: string): ClaimEdit => ({
		id,
		title,
		message,
		box: 'billType',
		source: MANUAL
	});
	if (!/^8[12][A-Z\d]$/.test(billType))
		return edit(
			'claim.bill-type',
			'Bill type',
			`Bill type ${billType || '(empty)'} is no hospice claim, which is 81 or 82 with a frequency, so it comes back.`
		);
	const frequency = billType.slice(2);
	if (!/^[1-478]$/.test(frequency))
		return edit(
			'claim.bill-type',
			'Bill type',
			`Frequency ${frequency} in bill type ${billType} is not that of a claim, so it comes back.`
		);
	// A replacement or a void says nothing of the place of its month in the stay.
	if (statement === null || frequency === '7' || frequency === '8') return null;
	const { due, stay } = statement;
	if (frequency === due.frequency) return null;
	return edit(
		'claim.frequency',
		'Frequency',
		`Bill type ${billType} does not fit: ${dayText(stay.from)} to ${dayText(stay.to)} is ${PLACE_IN_STAY[due.frequency]}, which is frequency ${due.frequency}, so the claim comes back.`
	);
}

function dateEdits(claim: Claim, record: StayRecord, election: Election): ClaimEdit[] {
	const edits: ClaimEdit[] = [];
	const add = (id: string, title: string, message: string, box: string) =>
		edits.push({ id, title, message, box, source: MANUAL });
	const { from, through, admission } = claim;
	for (const box of ['from', 'through', 'admission'] as const)
		if (!isDay(claim[box]))
			add(
				'claim.date',
				'Date',
				`"${claim[box]}" in box ${box} is not a date, so the claim comes back.`,
				box
			);
	const { effective } = election;
	if (isDay(admission) && admission !== effective)
		add(
			'claim.admission',
			'Admission date',
			`The admission date ${dayText(admission)} is not the election date ${dayText(effective)}, so the claim does not match the election and comes back.`,
			'admission'
		);
	if (!isDay(from) || !isDay(through)) return edits;
	if (from > through)
		add(
			'claim.reversed',
			'Statement dates',
			`The statement begins on ${dayText(from)} and ends before that, on ${dayText(through)}, so the claim comes back.`,
			'through'
		);
	else if (from.slice(0, 7) !== through.slice(0, 7))
		add(
			'claim.month',
			'More than one month',
			`${dayText(from)} to ${dayText(through)} lies in more than one calendar month, and hospice is billed month by month, so the claim comes back.`,
			'through'
		);
	if (from < effective)
		add(
			'claim.before-admission',
			'Before the election',
			`The statement begins on ${dayText(from)}, before the election of ${dayText(effective)}, so the claim comes back.`,
			'from'
		);
	const last = lastDay(record);
	if (last !== null && through > last)
		add(
			'claim.after-exit',
			'After the stay',
			`The statement runs to ${dayText(through)}, but the stay ended on ${dayText(last)}, so the claim comes back.`,
			'through'
		);
	const today = dayIn(record.asOf);
	if (through > today)
		add(
			'claim.future',
			'Days to come',
			`The statement runs to ${dayText(through)}, which has not come yet on ${dayText(today)}, so the claim comes back.`,
			'through'
		);
	return edits;
}

/** Whether a code is one that hospice claims know on a day that can be read. */
export function isKnownCode(
	kind: Parameters<typeof codeRow>[0],
	code: string,
	on: string
): boolean {
	return !isDay(on) || codeRow(kind, code, on) !== undefined;
}
