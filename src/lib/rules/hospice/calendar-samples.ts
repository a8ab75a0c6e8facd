/** Stays for tests: an election of 5 October 2026 with nothing done, and single papers to add to it. */
import { calendarOf } from './calendar';
import type {
	Assessment,
	Certification,
	Day,
	Deadline,
	Discipline,
	Exit,
	FaceToFace,
	HopeRecord,
	Notice,
	Review,
	SentClaim,
	StayRecord,
	SymptomFollowUp,
	Visit
} from './model';

export const ELECTED = '2026-10-05';

/** Nothing but the election, on its day at noon. */
export function stay(more: Partial<StayRecord> = {}): StayRecord {
	return {
		asOf: `${ELECTED}T12:00`,
		history: { periodsUsed: 0, daysUsed: 0, lastEnded: null },
		election: {
			paper: 'election',
			signedAt: `${ELECTED}T10:15`,
			effective: ELECTED,
			signer: 'patient',
			elements: [],
			continuing: null
		},
		attending: 'physician',
		notices: [],
		certifications: [],
		faceToFaces: [],
		assessments: [],
		hope: [],
		plans: [],
		reviews: [],
		visits: [],
		levels: [],
		addenda: [],
		exit: null,
		bereavementPlan: null,
		claims: [],
		...more
	};
}

/** At the end of a day. */
export function on(day: Day, more: Partial<StayRecord> = {}): StayRecord {
	return stay({ ...more, asOf: `${day}T23:59` });
}

/** The deadline of an id. Throws when the calendar has none. */
export function at(record: StayRecord, id: string): Deadline {
	const found = calendarOf(record).find((one) => one.id === id);
	if (!found) throw new RangeError(`no deadline "${id}" in the calendar`);
	return found;
}

export const notice = (received: Day, isAccepted = true): Notice => ({
	paper: `notice-${received}`,
	received,
	isAccepted,
	effective: ELECTED
});

export const certification = (
	by: Discipline,
	day: Day | null,
	more: Partial<Certification> = {}
): Certification => ({
	paper: `${more.form ?? 'written'}-${by}-${day}`,
	period: 1,
	form: 'written',
	by,
	signer: 'A. Signer, MD',
	on: day,
	periodFrom: null,
	periodTo: null,
	hasPrognosis: true,
	narrative: '',
	hasAttestation: true,
	isAboveSignature: true,
	hasFindings: true,
	...more
});

export const faceToFace = (day: Day | null, more: Partial<FaceToFace> = {}): FaceToFace => ({
	paper: `visit-${day}`,
	period: 3,
	on: day,
	by: 'hospice-physician',
	signer: 'A. Signer, MD',
	isAttested: true,
	isPassedOn: true,
	isTelehealth: false,
	...more
});

export const assessment = (
	kind: Assessment['kind'],
	minute: string,
	by: Discipline = 'rn'
): Assessment => ({ paper: `${kind}-${minute}`, kind, at: minute, by });

export const hope = (
	timepoint: HopeRecord['timepoint'],
	day: Day,
	more: Partial<HopeRecord> = {}
): HopeRecord => ({
	paper: `hope-${timepoint}-${day}`,
	timepoint,
	on: day,
	completed: day,
	by: 'rn',
	isInPerson: true,
	submitted: null,
	isScreened: true,
	screened: day,
	impacts: {},
	followUp: null,
	...more
});

export const followUp = (
	day: Day | null,
	more: Partial<SymptomFollowUp> = {}
): SymptomFollowUp => ({
	paper: `follow-up-${day}`,
	isDone: true,
	on: day,
	by: 'rn',
	isInPerson: true,
	reason: null,
	impacts: {},
	...more
});

export const review = (day: Day, more: Partial<Review> = {}): Review => ({
	paper: `review-${day}`,
	on: day,
	attended: ['hospice-physician', 'rn', 'msw', 'chaplain'],
	revisesPlan: true,
	updatesAssessment: true,
	...more
});

export const visit = (discipline: Discipline, day: Day, more: Partial<Visit> = {}): Visit => ({
	paper: `${discipline}-${day}`,
	discipline,
	start: `${day}T09:00`,
	end: `${day}T10:00`,
	isPhone: false,
	isContinuous: false,
	supervisesAide: false,
	isAfterDeath: false,
	signer: 'B. Signer, RN',
	signed: day,
	text: '',
	...more
});

export const exit = (kind: Exit['kind'], day: Day, more: Partial<Exit> = {}): Exit => ({
	paper: 'exit',
	kind,
	on: day,
	signed: day,
	ordered: null,
	place: null,
	noticed: null,
	...more
});

export const claim = (from: Day, through: Day, more: Partial<SentClaim> = {}): SentClaim => ({
	paper: `claim-${from}`,
	sent: through,
	state: 'accepted',
	billType: '812',
	from,
	through,
	admission: ELECTED,
	status: '30',
	conditions: [],
	occurrences: [],
	spans: [],
	values: [],
	principal: '',
	others: [],
	remarks: '',
	lines: [],
	...more
});
