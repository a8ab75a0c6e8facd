/** A stay for tests: a plain cancer stay at home from 10 November 2025, to which a test adds its own. */
import { dayOf, dayNumber, plusDays } from './days';
import type {
	Certification,
	Claim,
	Day,
	Election,
	ElectionElement,
	Exit,
	LevelChange,
	SentClaim,
	StayRecord,
	Visit
} from './model';
import { ELECTION_ELEMENTS } from './model';

export const ELECTED: Day = '2025-11-10';
/** Last day of the first period, first and last of the second. */
export const FIRST_PERIOD_END: Day = '2026-02-07';
export const SECOND_PERIOD: Day = '2026-02-08';
export const SECOND_PERIOD_END: Day = '2026-05-08';

export const NARRATIVE =
	'Mr. Hale has pancreatic cancer with liver metastases. Weight fell from 71 kg in August to 58 kg now, PPS from 60% to 40%, albumin 2.1 g/dl. He sleeps 18 hours a day and eats a quarter of his meals.';

/** Codes for `expectedClaim`. */
export const CANCER = { principal: 'C25.9', others: ['C78.7', 'R64'] } as const;

export function sampleElection(told: Partial<Election> = {}): Election {
	return {
		paper: 'election',
		signedAt: `${ELECTED}T09:00`,
		effective: ELECTED,
		signer: 'patient',
		elements: Object.keys(ELECTION_ELEMENTS).filter(isElement),
		continuing: null,
		...told
	};
}

function isElement(id: string): id is ElectionElement {
	return Object.hasOwn(ELECTION_ELEMENTS, id);
}

/** A written certification of the first period by the hospice physician, with nothing wrong. */
export function certificationWith(told: Partial<Certification> = {}): Certification {
	return {
		paper: 'certification-1',
		period: 1,
		form: 'written',
		by: 'hospice-physician',
		signer: 'Ana Ruiz, MD',
		on: '2025-11-11',
		periodFrom: ELECTED,
		periodTo: FIRST_PERIOD_END,
		hasPrognosis: true,
		narrative: NARRATIVE,
		hasAttestation: true,
		isAboveSignature: true,
		hasFindings: true,
		...told
	};
}

/** The certification of the second period, signed the day before it begins. */
export function secondCertification(told: Partial<Certification> = {}): Certification {
	return certificationWith({
		paper: 'certification-2',
		period: 2,
		on: '2026-02-07',
		periodFrom: SECOND_PERIOD,
		periodTo: SECOND_PERIOD_END,
		...told
	});
}

/** A nurse’s visit of an hour on a day. */
export function visitWith(day: Day, told: Partial<Visit> = {}): Visit {
	return {
		paper: `visit-${day}-${told.discipline ?? 'rn'}-${told.start ?? '10'}`,
		discipline: 'rn',
		start: `${day}T10:00`,
		end: `${day}T11:00`,
		isPhone: false,
		isContinuous: false,
		supervisesAide: false,
		isAfterDeath: false,
		signer: 'Lena Ost, RN',
		signed: day,
		text: 'Pain 3 of 10 after morphine 5 mg, weight 58 kg, PPS 40.',
		...told
	};
}

/** Routine care at home from a minute on. */
export function levelWith(told: Partial<LevelChange> = {}): LevelChange {
	return {
		paper: 'level-1',
		level: 'routine',
		at: `${ELECTED}T09:00`,
		site: 'home',
		orderedBy: 'hospice-physician',
		reason: '',
		attempts: '',
		need: '',
		plan: '',
		caregiver: '',
		...told
	};
}

/** General inpatient care in a hospital, with everything a reviewer looks for. */
export function inpatientWith(told: Partial<LevelChange> = {}): LevelChange {
	return levelWith({
		paper: 'level-inpatient',
		level: 'inpatient',
		site: 'hospital',
		attempts: 'Morphine 10 mg every 2 hours by mouth for 24 hours at home; pain stayed at 9 of 10.',
		need: 'Intravenous morphine, titrated each hour, and checks of breathing.',
		plan: 'Home on a pump when pain is 4 or less for a day.',
		...told
	});
}

/** An end of the stay; by default a death at home. */
export function exitWith(told: Partial<Exit> & Pick<Exit, 'on'>): Exit {
	return {
		paper: 'exit',
		kind: 'death',
		signed: null,
		ordered: null,
		place: 'home',
		noticed: null,
		...told
	};
}

/** A claim as sent and accepted. */
export function sentClaim(claim: Claim, told: Partial<SentClaim> = {}): SentClaim {
	return {
		...claim,
		paper: `claim-${claim.from}`,
		sent: plusDays(claim.through, 4),
		state: 'accepted',
		...told
	};
}

/** Days of plans: the election, then every 14 days. */
function everyFortnight(through: Day): Day[] {
	const days: Day[] = [];
	for (let number = dayNumber(ELECTED); number <= dayNumber(through); number += 14)
		days.push(dayOf(number));
	return days;
}

/**
 * The sample stay as it stands on 5 March 2026, two periods long, with everything done in time: notice on
 * day 2, both certifications, a plan reviewed every two weeks, a nurse twice in the first weeks, HOPE.
 * What a test tells replaces the whole of that part.
 */
export function recordWith(told: Partial<StayRecord> = {}): StayRecord {
	return {
		asOf: '2026-03-05T12:00',
		history: { periodsUsed: 0, daysUsed: 0, lastEnded: null },
		election: sampleElection(),
		attending: 'none',
		notices: [{ paper: 'notice', received: '2025-11-12', isAccepted: true, effective: ELECTED }],
		certifications: [certificationWith(), secondCertification()],
		faceToFaces: [],
		assessments: [
			{ paper: 'initial', kind: 'initial', at: `${ELECTED}T11:00`, by: 'rn' },
			{ paper: 'comprehensive', kind: 'comprehensive', at: '2025-11-13T11:00', by: 'rn' }
		],
		hope: [
			hopeRecord('admission', '2025-11-11'),
			hopeRecord('update-1', '2025-11-18'),
			hopeRecord('update-2', '2025-11-28')
		],
		plans: [{ paper: 'plan', on: ELECTED, by: 'rn' }],
		reviews: everyFortnight('2026-03-05')
			.slice(1)
			.map((on) => ({
				paper: `review-${on}`,
				on,
				attended: ['hospice-physician', 'rn', 'msw', 'chaplain'],
				revisesPlan: true,
				updatesAssessment: true
			})),
		visits: [visitWith('2025-11-10'), visitWith('2025-11-13'), visitWith('2025-12-02')],
		levels: [levelWith()],
		addenda: [],
		exit: null,
		bereavementPlan: null,
		claims: [],
		...told
	};
}

function hopeRecord(
	timepoint: 'admission' | 'update-1' | 'update-2',
	on: Day
): StayRecord['hope'][number] {
	return {
		paper: `hope-${timepoint}`,
		timepoint,
		on,
		completed: on,
		by: 'rn',
		isInPerson: true,
		submitted: plusDays(on, 10),
		isScreened: true,
		screened: on,
		impacts: { pain: 1, breathlessness: 0 },
		followUp: null
	};
}
