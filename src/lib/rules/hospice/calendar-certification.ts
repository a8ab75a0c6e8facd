/** Certification of terminal illness, spoken and written. 42 CFR 418.22. */
import { dayText } from './calendar-words';
import { deadline, lostDays, type Act } from './calendar-deadline';
import { isBrought, type Facts } from './calendar-facts';
import { dayIn, plusDays } from './days';
import {
	DISCIPLINES,
	type BenefitPeriod,
	type Certification,
	type Day,
	type Deadline,
	type Discipline,
	type StayRecord
} from './model';
import { ordinal } from './periods';
import { numberOn, ruleOn } from './regulation';

/**
 * Who has to certify a period: in the first one the attending too, if that is a physician; later the
 * hospice physician alone. A transfer brings the attending’s certification along. 42 CFR 418.22(c).
 */
export function certifiers(
	{ attending, election }: Pick<StayRecord, 'attending' | 'election'>,
	{ number }: Pick<BenefitPeriod, 'number'>
): readonly Discipline[] {
	const isBrought = election?.continuing?.number === number;
	return number === 1 && attending === 'physician' && !isBrought
		? ['hospice-physician', 'attending']
		: ['hospice-physician'];
}

/** First day on which the certification of a period may be signed. */
export function certifiableFrom(period: BenefitPeriod): Day {
	return plusDays(period.from, -(numberOn('early-certification', period.from) ?? 0));
}

interface Certified {
	/** When the last of those who have to certify did so by this form or, for `any`, by either. */
	readonly written: Act | null;
	readonly spoken: Act | null;
	readonly any: Act | null;
	readonly papers: { readonly oral: readonly string[]; readonly written: readonly string[] };
	readonly notes: { readonly oral: readonly string[]; readonly written: readonly string[] };
}

function certified(facts: Facts, period: BenefitPeriod): Certified {
	const roles = certifiers(facts.record, period);
	const from = certifiableFrom(period);
	const ofPeriod = facts.record.certifications.filter((one) => one.period === period.number);
	const valid = ofPeriod.filter((one) => fault(one, roles, from) === '');
	const papersOf = (form: Certification['form']) =>
		ofPeriod.filter((one) => one.form === form).map(({ paper }) => paper);
	const notesOf = (form: Certification['form']) =>
		ofPeriod.filter((one) => one.form === form).map((one) => fault(one, roles, from));
	return {
		written: lastOf(
			roles,
			valid.filter(({ form }) => form === 'written')
		),
		spoken: lastOf(
			roles,
			valid.filter(({ form }) => form === 'oral')
		),
		any: lastOf(roles, valid),
		papers: { oral: papersOf('oral'), written: papersOf('written') },
		notes: { oral: notesOf('oral'), written: notesOf('written') }
	};
}

/** Why a certification counts for nothing, in a sentence; empty where it counts. */
function fault(
	{ form, by, on, signer }: Certification,
	roles: readonly Discipline[],
	from: Day
): string {
	const what = form === 'oral' ? 'The oral certification' : 'The signature';
	const whose = `${what} of the ${DISCIPLINES[by].toLowerCase()}`;
	if (!roles.includes(by)) {
		const names = roles.map((role) => DISCIPLINES[role].toLowerCase()).join(' and the ');
		return `${whose} counts for nothing: only the ${names} certif${roles.length > 1 ? 'y' : 'ies'} this period.`;
	}
	if (form === 'written' && signer.trim() === '')
		return `${whose} cannot be read and counts for nothing.`;
	if (on === null) return `${whose} has no date and counts for nothing.`;
	if (on < from)
		return `${whose} of ${dayText(on)} is too early: this period may be certified from ${dayText(from)}.`;
	return '';
}

/** The act by which the last of the roles had certified; null while one is missing. */
function lastOf(roles: readonly Discipline[], valid: readonly Certification[]): Act | null {
	let last: Act | null = null;
	for (const role of roles) {
		let first: Act | null = null;
		for (const { by, on, paper } of valid) {
			if (by === role && on !== null && (first === null || on < first.on)) first = { on, paper };
		}
		if (first === null) return null;
		if (last === null || first.on > last.on) last = first;
	}
	return last;
}

/** The two deadlines of every period the stay touches or is about to reach. */
export function certificationDeadlines(facts: Facts): Deadline[] {
	return facts.periods.flatMap((period) => {
		const state = certified(facts, period);
		return [...oralCertification(facts, period, state), writtenCertification(facts, period, state)];
	});
}

function oralCertification(facts: Facts, period: BenefitPeriod, state: Certified): Deadline[] {
	const rule = ruleOn('oral-certification', period.from);
	if (!rule) return [];
	const by = plusDays(period.from, rule.value);
	const { written, spoken, any } = state;
	// Whoever had it spoken in time has met the clock, and stays so when the paper comes in time too.
	const isWrittenInTime =
		written !== null && written.on <= by && (spoken === null || spoken.on > by);
	const cameRunning = isBrought(facts, period);
	let fellAway = '';
	if (isWrittenInTime)
		fellAway = `The written certification was there on ${dayText(written.on)}, so no oral one is needed.`;
	else if (cameRunning)
		fellAway = 'The period was running at the hospice before, which certified it.';
	// What was spoken too late ends the loss as a signature does.
	const end = any === null ? period.to : plusDays(dayIn(any.on), -1);
	return [
		deadline(facts, {
			id: `oral-certification.${period.number}`,
			kind: 'oral-certification',
			title: `Oral certification for the ${ordinal(period.number)} period`,
			from: certifiableFrom(period),
			by,
			done: isWrittenInTime ? null : any,
			papers: state.papers.oral,
			cost: 'Every day of the period before the certification is obtained goes unpaid.',
			unpaid: cameRunning ? null : lostDays(facts, period.from, end),
			notes: state.notes.oral,
			source: rule.source,
			...(fellAway === '' ? {} : { fellAway })
		})
	];
}

function writtenCertification(facts: Facts, period: BenefitPeriod, state: Certified): Deadline {
	const billed = firstBilled(facts, period);
	const signed = state.written;
	const notes = [...state.notes.written];
	if (billed !== null && (signed === null || signed.on > billed.on))
		notes.unshift(
			`Days of this period were billed on ${dayText(billed.on)}, before the certification was signed.`
		);
	return deadline(facts, {
		id: `written-certification.${period.number}`,
		kind: 'written-certification',
		title: `Written certification for the ${ordinal(period.number)} period`,
		from: certifiableFrom(period),
		by: null,
		done: signed,
		papers: [...state.papers.written, ...(billed ? [billed.paper] : [])],
		cost: 'Without it no day of the period may be billed, and a claim sent before it falls.',
		notes,
		source: '42 CFR 418.22(a)(2) and (b)',
		...(billed ? { openUntil: dayIn(billed.on) } : {}),
		...(signed === null && isBrought(facts, period)
			? { fellAway: 'The period was certified at the hospice before: keep a copy of it.' }
			: {})
	});
}

/** The first accepted claim for days of a period. */
function firstBilled({ record }: Facts, period: BenefitPeriod): Act | null {
	let first: Act | null = null;
	for (const claim of record.claims) {
		const isForPeriod = claim.from <= period.to && claim.through >= period.from;
		if (claim.state !== 'accepted' || !isForPeriod || !isBill(claim.billType)) continue;
		if (first === null || claim.sent < first.on) first = { on: claim.sent, paper: claim.paper };
	}
	return first;
}

/** Whether a bill type asks for money: a notice ends in a letter, a void in 8. */
export function isBill(billType: string): boolean {
	return /[1-7]$/.test(billType);
}
