/**
 * What the payer’s front end finds in a claim before anybody reads the record: each of these sends it
 * back to the provider, unpaid and not denied.
 *
 * - `edits-statement.ts` the bill itself: type, dates, order of the months, notice of election
 * - `edits-codes.ts` status, conditions, occurrences, spans, values, principal diagnosis, certification
 * - `edits-lines.ts` the lines: levels, places, visits, units
 */
import { claimDue, readableElection } from './claim-due';
import { daysIncluded } from './days';
import { codeEdits } from './edits-codes';
import { lineEdits } from './edits-lines';
import { openingEdits, statementEdits, type Statement } from './edits-statement';
import { isDay } from './calendar-facts';
import { sharedDays } from './claim-days';
import { lastDay } from './level-days';
import type { Claim, ClaimEdit, SentClaim, StayRecord } from './model';

/**
 * The faults for which a claim comes back, in the order of its boxes; none for a claim that passes.
 * Takes whatever a form may hold: a text that is no day or no code is a fault, never an error. A month
 * before that is accepted counts as processed. The claim itself may already be among those sent.
 *
 * Some of it a payer sees only later, such as a code that does not fit how the stay ended: it is here
 * where the claim would be wrong on its face for whoever knows the chart.
 */
export function claimEdits(claim: Claim | SentClaim, record: StayRecord): ClaimEdit[] {
	const election = readableElection(record);
	if (election === null)
		return [
			{
				id: 'claim.election',
				title: 'No election',
				message:
					'There is no election statement, so there is no stay to bill and the claim comes back.',
				box: 'admission',
				source: '42 CFR 418.24'
			}
		];
	const statement = statementOf(claim, record, election.effective);
	return [
		...openingEdits(claim, record, election),
		...statementEdits(claim, record, election, statement),
		...codeEdits(claim, record, statement),
		...lineEdits(claim, record, statement)
	];
}

/** Days of a claim that can be compared with the stay: at most two months, or nothing is compared. */
const COMPARABLE_DAYS = 62;

/** The statement of a claim beside the stay, where its dates can be read at all. */
function statementOf(claim: Claim, record: StayRecord, effective: string): Statement | null {
	if (!isDay(claim.from) || !isDay(claim.through)) return null;
	const days = { from: claim.from, to: claim.through };
	const length = daysIncluded(days.from, days.to);
	const stay = sharedDays(days, { from: effective, to: lastDay(record) ?? days.to });
	if (length === 0 || length > COMPARABLE_DAYS || stay === null) return null;
	return { days, stay, due: claimDue(record, stay) };
}
