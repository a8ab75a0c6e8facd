/** One stay as a reviewer meets it: what its audit counts and lists. */
import { calendarOf, unpaidDays } from '$lib/rules/hospice/calendar';
import type { Contradiction } from '$lib/rules/hospice/contradictions';
import { daysIncluded } from '$lib/rules/hospice/days';
import type { Deadline, Denial, SentClaim } from '$lib/rules/hospice/model';
import { reviewStay } from '$lib/rules/hospice/review';
import type { StayCase } from './committed';
import { contradictionsIn, factsOfPapers } from './facts-of-papers';
import { paidDays } from './remittance';

export interface StayReview {
	readonly held: StayCase;
	readonly deadlines: readonly Deadline[];
	/** Of the stay and of its claims, each once. */
	readonly denials: readonly Denial[];
	/** The last claim of each month that was sent, oldest first. */
	readonly claims: readonly SentClaim[];
	/** Days on claims that were taken, and those of them a reviewer would leave paid. */
	readonly days: { readonly billed: number; readonly paid: number };
	/** Clocks whose time is over or that were met. */
	readonly clocks: Counted;
	/** HOPE records whose time to be sent is over, or that were sent. */
	readonly hope: { readonly inTime: number; readonly judged: number };
	readonly unpaidDays: number;
	readonly contradictions: readonly Contradiction[];
}

interface Counted {
	readonly met: number;
	readonly judged: number;
}

export function reviewOf(held: StayCase): StayReview {
	const { record, papers, run } = held;
	const deadlines = calendarOf(record);
	const claims = lastClaims(record.claims);
	const hope = clocksIn(deadlines.filter(({ kind }) => kind === 'hope-submission'));
	return {
		held,
		deadlines,
		denials: denialsOf(held, claims),
		claims,
		days: daysOf(held, claims),
		clocks: clocksIn(deadlines),
		hope: { inTime: hope.met, judged: hope.judged },
		unpaidDays: unpaidDays(record).reduce((sum, { from, to }) => sum + daysIncluded(from, to), 0),
		contradictions: contradictionsIn(factsOfPapers(papers, run.world.start))
	};
}

function clocksIn(deadlines: readonly Deadline[]): Counted {
	const of = (status: Deadline['status']) =>
		deadlines.filter((deadline) => deadline.status === status).length;
	const met = of('met');
	return { met, judged: met + of('late') + of('missed') };
}

/** A claim sent again for the same days takes the place of the one before. */
function lastClaims(claims: readonly SentClaim[]): SentClaim[] {
	const byDays = new Map<string, SentClaim>();
	for (const claim of claims) {
		const key = `${claim.from} ${claim.through}`;
		const before = byDays.get(key);
		// What came back never takes the place of what was taken.
		if (before?.state !== 'accepted' || claim.state === 'accepted') byDays.set(key, claim);
	}
	return [...byDays.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function accepted(claims: readonly SentClaim[]): SentClaim[] {
	return claims.filter(({ state }) => state === 'accepted');
}

/** Of the claims that were taken, and of the days of the stay that none of them asks money for. */
function denialsOf({ record }: StayCase, claims: readonly SentClaim[]): Denial[] {
	const taken = accepted(claims);
	const isBilled = (days: Denial['days']) =>
		days !== null && taken.some(({ from, through }) => from <= days.from && days.to <= through);
	const found = [
		...taken.flatMap((claim) => reviewStay(record, claim)),
		...reviewStay(record).filter(({ effect, days }) => effect === 'reported' || !isBilled(days))
	];
	const known = new Map(found.map((denial) => [keyOf(denial), denial]));
	return [...known.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ rule, message, days }: Denial): string {
	return `${rule} ${days?.from ?? ''} ${days?.to ?? ''} ${message}`;
}

function daysOf({ record }: StayCase, claims: readonly SentClaim[]): StayReview['days'] {
	let [billed, paid] = [0, 0];
	for (const claim of accepted(claims)) {
		const denials = reviewStay(record, claim).filter(({ effect }) => effect === 'denied');
		const days = paidDays(claim, denials);
		billed += days.paid + days.denied;
		paid += days.paid;
	}
	return { billed, paid };
}

/** Rows of the tables over all stays; with more than one, the stay stands first. */
export interface RowsBy {
	columns(...names: readonly string[]): string[];
	rows(of: (review: StayReview) => readonly (readonly string[])[]): string[][];
}

export function rowsBy(reviews: readonly StayReview[]): RowsBy {
	const isSeveral = reviews.length > 1;
	return {
		columns: (...names) => (isSeveral ? ['Stay', ...names] : [...names]),
		rows: (of) =>
			reviews.flatMap((review) =>
				of(review).map((row) => (isSeveral ? [review.held.id, ...row] : [...row]))
			)
	};
}
