/** C1 signatures of certifications, C2 the narrative, C3 the dates of the period, C4 in time. */
import { certifiableFrom, certifiers } from './calendar-certification';
import { isBrought, isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import { rangeWords, sharedDays } from './claim-days';
import type { DayRange } from './days';
import {
	DISCIPLINES,
	type BenefitPeriod,
	type Certification,
	type Day,
	type Denial,
	type Discipline
} from './model';
import { narrativeEvidence, type NarrativeEvidence } from './narrative';
import { ordinal } from './periods';
import { billingNumber } from './billing-facts';
import { billedOf, denied, missed, type ReviewView } from './review-view';

interface Certified {
	readonly period: BenefitPeriod;
	readonly name: string;
	readonly days: readonly DayRange[];
	readonly needed: readonly Discipline[];
	/** Written ones of those who have to certify. */
	readonly written: readonly Certification[];
	/** Every certification of the period. */
	readonly all: readonly Certification[];
}

/**
 * The periods with billed days, and their papers. A period that was running at the hospice before is
 * left out where its certification did not come along.
 */
function certifiedPeriods(view: ReviewView): readonly Certified[] {
	const known = certifiedIn.get(view);
	if (known) return known;
	const certified = readCertified(view);
	certifiedIn.set(view, certified);
	return certified;
}

/** Three of the checks ask for the same periods of one view. */
const certifiedIn = new WeakMap<ReviewView, readonly Certified[]>();

function readCertified(view: ReviewView): Certified[] {
	const { record, election } = view;
	return view.periods.flatMap((period) => {
		const days = billedOf(view, period);
		const all = record.certifications.filter((one) => one.period === period.number);
		const isFromElsewhere = isBrought({ election }, period);
		if (days.length === 0 || (isFromElsewhere && all.length === 0)) return [];
		const needed = certifiers(record, period);
		return [
			{
				period,
				name: `the ${ordinal(period.number)} benefit period (${dayText(period.from)} to ${dayText(period.to)})`,
				days,
				needed,
				written: all.filter(({ form, by }) => form === 'written' && needed.includes(by)),
				all
			}
		];
	});
}

function deny(
	rule: 'C1' | 'C2' | 'C3',
	title: string,
	{ days }: Certified,
	what: string,
	papers: readonly string[],
	source: string
): Denial[] {
	return days.map((range) =>
		denied(rule, title, {
			message: `${what}, so the days billed ${rangeWords(range)} are not paid.`,
			days: range,
			papers,
			source
		})
	);
}

/** C1: everybody who has to certify a period signed and dated it, before the claim, and not too early. */
export function signedCertification(view: ReviewView): Denial[] {
	return certifiedPeriods(view).flatMap((certified) =>
		certified.needed.flatMap((role) => {
			const own = certified.written.filter(({ by }) => by === role);
			if (own.some((one) => signatureFault(one, certified, view) === '')) return [];
			const [last] = own.slice(-1);
			const who = DISCIPLINES[role].toLowerCase();
			const others = certified.all.filter(
				({ by, form }) => form === 'written' && !certified.needed.includes(by)
			);
			const instead = others.map(({ by }) => DISCIPLINES[by].toLowerCase()).join(', ');
			const what = last
				? signatureFault(last, certified, view)
				: `There is no written certification by the ${who} for ${certified.name}${instead ? `, and one by the ${instead} does not count` : ''}`;
			const papers = (last ? [last] : [...certified.all]).map(({ paper }) => paper);
			return deny('C1', 'Certification', certified, what, papers, '42 CFR 418.22(a) and (c)');
		})
	);
}

/** What is wrong with a written certification as a signed paper; empty where nothing is. */
function signatureFault(
	{ on, signer, by, hasPrognosis }: Certification,
	{ period, name }: Certified,
	{ sent }: ReviewView
): string {
	const paper = `The certification by the ${DISCIPLINES[by].toLowerCase()} for ${name}`;
	if (signer.trim() === '') return `${paper} has no signature that can be read`;
	if (on === null || !isDay(on)) return `${paper} is not dated`;
	const first = certifiableFrom(period);
	if (on < first)
		return `${paper} was signed on ${dayText(on)}, and nothing signed before ${dayText(first)} counts`;
	if (sent !== null && on > sent)
		return `${paper} was signed on ${dayText(on)}, after the claim was sent on ${dayText(sent)}`;
	return hasPrognosis ? '' : `${paper} does not say that the patient is terminally ill`;
}

/** C2: a narrative about this patient, attested, above the signature, with findings filed beside it. */
export function narrative(view: ReviewView): Denial[] {
	return certifiedPeriods(view).flatMap((certified) => {
		const { written, name } = certified;
		if (written.length === 0) return [];
		// One who certifies writes it; the attending may sign without.
		const narrated = written.filter((one) => one.narrative.trim() !== '');
		const faults = narrated.map((one) => narrativeFaults(one, certified));
		if (faults.some((list) => list.length === 0)) return [];
		const papers = (narrated.length > 0 ? narrated : written).map(({ paper }) => paper);
		const what =
			faults[0] === undefined
				? `The certification for ${name} has no narrative`
				: `The narrative for ${name} ${faults[0].join('; it ')}`;
		return deny('C2', 'Narrative', certified, what, papers, '42 CFR 418.22(b)(3)');
	});
}

interface Told {
	readonly on: Day;
	readonly evidence: NarrativeEvidence;
}

/** What a narrative shows is read once: each claim of its period asks again. */
const toldBy = new WeakMap<Certification, Told>();

function told(one: Certification, on: Day): NarrativeEvidence {
	const known = toldBy.get(one);
	if (known?.on === on) return known.evidence;
	const evidence = narrativeEvidence(one.narrative, on);
	toldBy.set(one, { on, evidence });
	return evidence;
}

function narrativeFaults(one: Certification, { period }: Certified): string[] {
	const { numbers, phrases } = told(one, period.from);
	const least = billingNumber('narrative-numbers', period.from);
	return [
		...(numbers.length < least
			? [
					`shows ${numbers.length === 0 ? 'no numbers' : numbers.length === 1 ? 'one number' : `${numbers.length} numbers`} of this patient, and reviewers look for ${least}`
				]
			: []),
		...(phrases.length > 0
			? [`has words that would fit anybody (${phrases.map((words) => `"${words}"`).join(', ')})`]
			: []),
		...(one.isAboveSignature ? [] : ['does not stand above the signature']),
		...(one.hasAttestation ? [] : ['is not attested as the physician’s own']),
		...(one.hasFindings ? [] : ['has no clinical findings filed beside it'])
	];
}

/** C3: the certification names the days of its period. */
export function dates(view: ReviewView): Denial[] {
	return certifiedPeriods(view).flatMap((certified) => {
		const { period, written, name } = certified;
		return written.flatMap(({ periodFrom, periodTo, paper }) => {
			if (periodFrom === period.from && periodTo === period.to) return [];
			const named =
				periodFrom === null || periodTo === null
					? 'does not name the days of its period'
					: `names ${dayText(periodFrom)} to ${dayText(periodTo)}`;
			const what = `The certification for ${name} ${named}`;
			return deny('C3', 'Dates of the period', certified, what, [paper], '42 CFR 418.22(b)(5)');
		});
	});
}

/** C4: somebody certified by the end of the third day; else the days before are lost. */
export function lateCertification(view: ReviewView): Denial[] {
	return missed(view, 'oral-certification').flatMap(
		({ id, title, unpaid, by, doneOn, papers, source, status }) =>
			lostDays(view, id, unpaid).map((days) =>
				denied('C4', 'Certification in time', {
					message: `${title} was due by ${dayText(by ?? '')} and ${status === 'late' ? `the certification came on ${dayText(doneOn ?? '')}` : 'no certification has come'}, so the days billed ${rangeWords(days)} are not paid.`,
					days,
					papers,
					source
				})
			)
	);
}

/** Billed days that were lost in the period of a deadline: one that was never met loses no later period. */
function lostDays(view: ReviewView, id: string, unpaid: DayRange | null): DayRange[] {
	const period = view.periods.find(({ number }) => id === `oral-certification.${number}`);
	const lost = period && unpaid && sharedDays(unpaid, period);
	return lost ? billedOf(view, lost) : [];
}
