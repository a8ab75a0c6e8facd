/** What the calendar counts from: the record as it stood at its minute, and what follows from it at once. */
import { dayIn, dayNumberIn, plusDays } from './days';
import type { BenefitPeriod, Day, Election, Exit, Minute, StayRecord } from './model';
import { benefitPeriods } from './periods';

/** A stay whose election is there, at one minute. */
export interface Facts {
	readonly record: StayRecord;
	readonly election: Election;
	readonly now: Minute;
	readonly today: Day;
	readonly exit: Exit | null;
	/** Last day of the stay: the day of effect, and for a revocation never before it was signed. */
	readonly exitDay: Day | null;
	/** Periods that touch the stay, and the one after today's. */
	readonly periods: readonly BenefitPeriod[];
}

/** The facts of a record; null where there is no election to count from, or no day to count with. */
export function factsOf(record: StayRecord): Facts | null {
	const { election } = record;
	if (election === null || !isMinute(record.asOf) || !isMinute(election.signedAt)) return null;
	if (!isDay(election.effective)) return null;
	const { continuing } = election;
	if (continuing !== null && !isDay(continuing.from)) return null;
	const known = knownAt(record);
	const exitDay = known.exit && endOf(known.exit);
	const today = dayIn(record.asOf);
	return {
		record: known,
		election,
		now: record.asOf,
		today,
		exit: known.exit,
		exitDay,
		periods: periodsOf(known, election, today, exitDay)
	};
}

function periodsOf(record: StayRecord, election: Election, today: Day, exitDay: Day | null) {
	const latest = today > election.effective ? today : election.effective;
	const running = benefitPeriods(record, latest).at(-1);
	// The next one has to be prepared while this one runs.
	const next = running && benefitPeriods(record, plusDays(running.to, 1));
	const touching = (next ?? []).filter(({ to }) => to >= election.effective);
	return exitDay === null ? touching : touching.filter(({ from }) => from <= exitDay);
}

/** Whether a period was running when the patient came by transfer. */
export function isBrought(
	{ election }: Pick<Facts, 'election'>,
	{ number }: BenefitPeriod
): boolean {
	return election.continuing?.number === number;
}

/** Last day of a stay by its exit. 42 CFR 418.28: a revocation is never effective before it is made. */
export function endOf({ kind, on, signed }: Exit): Day {
	return kind === 'revocation' && signed !== null && signed > on ? signed : on;
}

/** Whether a text is a civil day near enough to count with. */
export function isDay(text: string | null): text is Day {
	if (text === null || text < '1900' || text > '2200') return false;
	return dayNumberIn(text) !== null;
}

function isMinute(text: string): text is Minute {
	return /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(dayIn(text));
}

/**
 * The record without what lies after its minute: a paper dated tomorrow proves nothing today. What has
 * no readable day is left out too; a signature without a date stays, since its lack is a finding.
 */
function knownAt(record: StayRecord): StayRecord {
	const now = record.asOf;
	const today = dayIn(now);
	const isPast = (day: Day) => isDay(day) && day <= today;
	const pastOrNull = (day: Day | null) => (day !== null && isPast(day) ? day : null);
	const isUndatedOrPast = (day: Day | null) => day === null || isPast(day);
	const isOver = (minute: Minute) => isMinute(minute) && minute <= now;
	const { exit, bereavementPlan } = record;
	return {
		...record,
		notices: record.notices.filter(({ received }) => isPast(received)),
		certifications: record.certifications.filter(({ on }) => isUndatedOrPast(on)),
		faceToFaces: record.faceToFaces.filter(({ on }) => isUndatedOrPast(on)),
		assessments: record.assessments.filter(({ at }) => isOver(at)),
		hope: record.hope
			.filter(({ on, completed }) => isPast(on) && isDay(completed))
			.map((hope) => ({
				...hope,
				submitted: pastOrNull(hope.submitted),
				screened: isDay(hope.screened) ? hope.screened : null,
				followUp: hope.followUp && isUndatedOrPast(hope.followUp.on) ? hope.followUp : null
			})),
		plans: record.plans.filter(({ on }) => isPast(on)),
		reviews: record.reviews.filter(({ on }) => isPast(on)),
		visits: record.visits.filter(({ start }) => isOver(start)),
		addenda: record.addenda
			.filter(({ requested }) => isPast(requested))
			.map((request) => ({ ...request, furnished: pastOrNull(request.furnished) })),
		claims: record.claims.filter(({ sent }) => isPast(sent)),
		exit:
			exit && isDay(exit.on)
				? {
						...exit,
						signed: isDay(exit.signed) ? exit.signed : null,
						ordered: pastOrNull(exit.ordered),
						noticed: pastOrNull(exit.noticed)
					}
				: null,
		bereavementPlan: bereavementPlan && isPast(bereavementPlan.on) ? bereavementPlan : null
	};
}
