/** What is owed to the payer and to who asks: notices of election and termination, the addendum. */
import { dayText } from './calendar-words';
import { isBill } from './calendar-certification';
import { deadline, earliest, endSentence, lostDays, type Act } from './calendar-deadline';
import type { Facts } from './calendar-facts';
import { daysFrom, plusDays } from './days';
import type { AddendumRequest, Deadline } from './model';
import { ruleOn } from './regulation';

/** Notice of election, counted from the day of the election as day 0. 42 CFR 418.24. */
export function noticeOfElection(facts: Facts): Deadline[] {
	const { election, record, today } = facts;
	const rule = ruleOn('notice-of-election', election.effective);
	if (!rule) return [];
	const counted = record.notices.filter(
		({ isAccepted, received }) => isAccepted && received >= election.effective
	);
	const received = earliest(
		counted.map(({ received: on, paper, effective }) => ({ on, paper, effective }))
	);
	const notes = record.notices.map(({ isAccepted, received: on }) => {
		if (!isAccepted) return `The notice of ${dayText(on)} came back and counts for nothing.`;
		return on < election.effective
			? `The notice of ${dayText(on)} was sent before the election took effect and counts for nothing.`
			: '';
	});
	if (received && received.effective !== election.effective)
		notes.push(
			`The notice names ${dayText(received.effective)} as the election, the statement ${dayText(election.effective)}.`
		);
	return [
		deadline(facts, {
			id: 'notice-of-election',
			kind: 'notice-of-election',
			title: 'Notice of election',
			from: election.effective,
			by: plusDays(election.effective, rule.value),
			done: received,
			papers: record.notices.map(({ paper }) => paper),
			cost: 'Every day from the election to the day before its receipt goes unpaid, and the patient is never billed for them.',
			unpaid: lostDays(facts, election.effective, received ? plusDays(received.on, -1) : today),
			notes,
			source: rule.source,
			outlivesStay: true,
			...(election.continuing && !received
				? {
						fellAway:
							'The patient came by transfer: a notice of transfer takes its place, and the election goes on.'
					}
				: {})
		})
	];
}

/** Notice of termination after a live discharge or revocation. 42 CFR 418.26(e), 418.28(d). */
export function noticeOfTermination(facts: Facts): Deadline[] {
	const { exit, exitDay } = facts;
	if (exit === null || exitDay === null) return [];
	const rule = ruleOn('notice-of-termination', exitDay);
	if (!rule) return [];
	const by = plusDays(exitDay, rule.value);
	const done = exit.noticed === null ? null : { on: exit.noticed, paper: exit.paper };
	const claim = finalClaim(facts);
	let fellAway = '';
	if (exit.kind === 'death')
		fellAway = `${endSentence(exit.kind, exitDay)}: the final claim says so.`;
	else if (exit.kind === 'transfer')
		fellAway = 'A transfer does not end the election, and the new hospice sends the notice.';
	else if (claim !== null && claim.on <= by && (done === null || done.on > by))
		fellAway = `The final claim was sent on ${dayText(claim.on)} and tells the payer.`;
	return [
		deadline(facts, {
			id: 'notice-of-termination',
			kind: 'notice-of-termination',
			title: 'Notice of termination',
			from: exitDay,
			by,
			done,
			papers: [exit.paper, ...(claim && fellAway ? [claim.paper] : [])],
			cost: 'No day is lost, but the payer goes on turning away other providers of the patient.',
			notes: [revocationNote(facts)],
			source: rule.source,
			outlivesStay: true,
			...(fellAway === '' ? {} : { fellAway })
		})
	];
}

/** The first accepted claim that says the patient has left. */
function finalClaim({ record, exitDay }: Facts): Act | null {
	return earliest(
		record.claims
			.filter(
				({ state, status, through, billType }) =>
					state === 'accepted' &&
					status !== '30' &&
					isBill(billType) &&
					exitDay !== null &&
					through >= exitDay
			)
			.map(({ sent, paper }) => ({ on: sent, paper }))
	);
}

/** What is odd about the dates of an exit, in sentences; empty where nothing is. */
export function revocationNote({ exit, exitDay, election }: Facts): string {
	if (exit === null || exitDay === null) return '';
	const notes: string[] = [];
	if (exit.kind === 'revocation' && exit.signed === null)
		notes.push('The revocation is not signed or not dated; without that it ends nothing.');
	if (exitDay !== exit.on)
		notes.push(
			`The revocation names ${dayText(exit.on)} but was signed on ${dayText(exitDay)}: it takes effect no earlier, and days are counted from there.`
		);
	if (exitDay < election.effective)
		notes.push(
			`The stay ends on ${dayText(exitDay)}, before it began on ${dayText(election.effective)}: one of the dates is wrong.`
		);
	return notes.join(' ');
}

/** The list of what is not covered, for everyone who asked. 42 CFR 418.24(c). */
export function addenda(facts: Facts): Deadline[] {
	// Numbered by day, so that a request keeps its number whenever the calendar is asked.
	return facts.record.addenda
		.toSorted((a, b) => daysFrom(b.requested, a.requested))
		.flatMap((request, index) => addendum(facts, request, index + 1));
}

function addendum(facts: Facts, request: AddendumRequest, number: number): Deadline[] {
	const { election } = facts;
	const { requested, furnished, paper } = request;
	const early = ruleOn('early-addendum-request', requested);
	if (!early) return [];
	const day = daysFrom(election.effective, requested);
	const isEarly = day <= early.value;
	const rule = ruleOn(isEarly ? 'early-addendum' : 'later-addendum', requested);
	if (!rule) return [];
	return [
		deadline(facts, {
			id: `addendum.${number}`,
			kind: 'addendum',
			title: `Addendum of items not covered, asked for on ${dayText(requested)}`,
			from: requested,
			by: plusDays(requested, rule.value),
			done: furnished === null ? null : { on: furnished, paper },
			papers: [paper],
			cost: 'The addendum is a condition of payment: without it in time the claim can be denied.',
			notes: [
				day === early.value
					? 'Asked on the last of the first days: counted from the election as day 1 it would be a later request, with less time.'
					: '',
				day < 0 ? 'It was asked for before the election took effect.' : '',
				furnished !== null && furnished < requested
					? `The addendum is dated ${dayText(furnished)}, before it was asked for.`
					: ''
			],
			source: rule.source
		})
	];
}
