/**
 * What hospice rules speak of. A `StayRecord` is one election of one patient as its papers tell it, in
 * civil days and minutes of the hospice's own zone; nothing here knows charts, forms or a clock. `paper`
 * is always the id of the paper that says so, for whoever has to show it.
 */

/** A civil day, `2026-01-14`. Days compare as texts. */
export type Day = string;
/** A civil minute of the hospice's own zone, `2026-01-14T09:30`. Minutes compare as texts. */
export type Minute = string;

/** Who works for a hospice, as far as a rule tells them apart. */
export const DISCIPLINES = {
	rn: 'Registered nurse',
	lpn: 'Licensed practical nurse',
	aide: 'Hospice aide',
	msw: 'Social worker',
	chaplain: 'Chaplain or other counselor',
	'hospice-physician': 'Hospice physician',
	'hospice-np': 'Hospice nurse practitioner',
	'physician-assistant': 'Physician assistant',
	attending: 'Attending physician',
	'attending-np': 'Attending nurse practitioner',
	pt: 'Physical therapist',
	ot: 'Occupational therapist',
	slp: 'Speech-language pathologist',
	volunteer: 'Volunteer',
	bereavement: 'Bereavement coordinator',
	office: 'Office'
} as const;
export type Discipline = keyof typeof DISCIPLINES;

export const LEVELS = {
	routine: 'Routine home care',
	continuous: 'Continuous home care',
	respite: 'Inpatient respite care',
	inpatient: 'General inpatient care'
} as const;
export type Level = keyof typeof LEVELS;

/** Where a patient is served, as the claim and HOPE tell places apart. */
export const SITES = {
	home: 'Own home',
	'assisted-living': 'Assisted living',
	'nursing-facility': 'Long-term care, not skilled',
	'skilled-nursing': 'Skilled nursing facility',
	hospital: 'Hospital',
	'hospice-facility': 'Inpatient hospice facility',
	'long-term-hospital': 'Long-term care hospital',
	'psychiatric-hospital': 'Inpatient psychiatric facility',
	other: 'Another place'
} as const;
export type Site = keyof typeof SITES;

/** Benefit used up before this election began. */
export interface BenefitHistory {
	/** Periods begun in earlier elections: the next one has the next number. */
	readonly periodsUsed: number;
	/** Days of hospice care before, for the routine rate; null where nobody looked. */
	readonly daysUsed: number | null;
	readonly lastEnded: Day | null;
}

export interface Election {
	readonly paper: string;
	/** When the statement was complete: signed by patient or representative. */
	readonly signedAt: Minute;
	readonly effective: Day;
	readonly signer: 'patient' | 'representative';
	/** Elements of the statement that are in it. */
	readonly elements: readonly ElectionElement[];
	/** Set where the patient came from another hospice in mid-period: that period goes on. */
	readonly continuing: { readonly number: number; readonly from: Day } | null;
}

/** What an election statement has to say. 42 CFR 418.24(b). */
export const ELECTION_ELEMENTS = {
	hospice: 'Names the hospice',
	attending: 'Names the attending, or says there is none',
	choice: 'The attending is the patient’s own choice',
	palliative: 'Care is palliative, not curative',
	coverage: 'What the hospice covers, and that unrelated care is exceptional',
	waiver: 'Medicare services given up',
	effective: 'Effective date',
	'cost-sharing': 'Cost sharing',
	addendum: 'Right to the addendum of non-covered items',
	qio: 'How to reach the quality improvement organization',
	signature: 'Dated signature'
} as const;
export type ElectionElement = keyof typeof ELECTION_ELEMENTS;

/** A notice of election that was sent. Its receipt is the day it was sent. */
export interface Notice {
	readonly paper: string;
	readonly received: Day;
	/** False where it came back for errors: that receipt counts for nothing. */
	readonly isAccepted: boolean;
	readonly effective: Day;
}

export interface Certification {
	readonly paper: string;
	readonly period: number;
	/** An oral one is an entry in the record of what a physician said. */
	readonly form: 'oral' | 'written';
	readonly by: Discipline;
	/** Name with credentials as written; empty where it cannot be read. */
	readonly signer: string;
	/** Day it was said, or signed. Null: not dated. */
	readonly on: Day | null;
	readonly periodFrom: Day | null;
	readonly periodTo: Day | null;
	readonly hasPrognosis: boolean;
	readonly narrative: string;
	/** That the physician composed the narrative, from the record or an examination. */
	readonly hasAttestation: boolean;
	/** Whether the narrative stands above the signature. */
	readonly isAboveSignature: boolean;
	/** That clinical findings are filed with it. */
	readonly hasFindings: boolean;
}

export interface FaceToFace {
	readonly paper: string;
	readonly period: number;
	readonly on: Day | null;
	readonly by: Discipline;
	readonly signer: string;
	/** That the visit took place, with its date, in writing and signed. */
	readonly isAttested: boolean;
	/** That the findings went to the certifying physician, where another person visited. */
	readonly isPassedOn: boolean;
	readonly isTelehealth: boolean;
}

export interface Assessment {
	readonly paper: string;
	readonly kind: 'initial' | 'comprehensive' | 'update';
	readonly at: Minute;
	readonly by: Discipline;
}

/** Symptoms of item J2051, in its order A to H. */
export const SYMPTOMS = {
	pain: 'Pain',
	breathlessness: 'Shortness of breath',
	anxiety: 'Anxiety',
	nausea: 'Nausea',
	vomiting: 'Vomiting',
	diarrhea: 'Diarrhea',
	constipation: 'Constipation',
	agitation: 'Agitation'
} as const;
export type Symptom = keyof typeof SYMPTOMS;

/** 0 no effect or well controlled, 1 slight, 2 moderate, 3 severe, 9 does not have the symptom. */
export type Impact = 0 | 1 | 2 | 3 | 9;
export type Impacts = Readonly<Partial<Record<Symptom, Impact>>>;

export const TIMEPOINTS = {
	admission: 'HOPE admission',
	'update-1': 'HOPE update visit 1',
	'update-2': 'HOPE update visit 2',
	discharge: 'HOPE discharge'
} as const;
export type Timepoint = keyof typeof TIMEPOINTS;

export interface HopeRecord {
	readonly paper: string;
	readonly timepoint: Timepoint;
	/** Day of the visit (discharge record: of the discharge). */
	readonly on: Day;
	/** Item Z0350. */
	readonly completed: Day;
	readonly by: Discipline;
	readonly isInPerson: boolean;
	readonly submitted: Day | null;
	/** J2050A and B. */
	readonly isScreened: boolean | null;
	readonly screened: Day | null;
	readonly impacts: Impacts;
	readonly followUp: SymptomFollowUp | null;
}

/** Items J2052 and J2053. */
export interface SymptomFollowUp {
	readonly paper: string;
	readonly isDone: boolean;
	readonly on: Day | null;
	readonly by: Discipline | null;
	readonly isInPerson: boolean;
	/** J2052C where it was not done: 1 declined, 2 unavailable, 3 not reached, 9 none of these. */
	readonly reason: 1 | 2 | 3 | 9 | null;
	readonly impacts: Impacts;
}

/** A meeting of the interdisciplinary group on this patient. */
export interface Review {
	readonly paper: string;
	readonly on: Day;
	readonly attended: readonly Discipline[];
	/** Whether the plan of care was reviewed and revised with progress toward its goals. */
	readonly revisesPlan: boolean;
	/** Whether the comprehensive assessment was updated there. */
	readonly updatesAssessment: boolean;
}

export interface Plan {
	readonly paper: string;
	readonly on: Day;
	readonly by: Discipline;
}

export interface Visit {
	readonly paper: string;
	readonly discipline: Discipline;
	readonly start: Minute;
	readonly end: Minute;
	readonly isPhone: boolean;
	/** Part of continuous home care, not a visit line of its own. */
	readonly isContinuous: boolean;
	readonly supervisesAide: boolean;
	/** On the day of death, after it. */
	readonly isAfterDeath: boolean;
	readonly signer: string;
	readonly signed: Day | null;
	/** The words of the note, for what reviewers look for. */
	readonly text: string;
}

/** A level of care from a minute on, until the next one. */
export interface LevelChange {
	readonly paper: string;
	readonly level: Level;
	readonly at: Minute;
	readonly site: Site;
	readonly orderedBy: Discipline | null;
	readonly reason: string;
	/** What was tried at home, and failed. */
	readonly attempts: string;
	/** The skilled need of each day. */
	readonly need: string;
	readonly plan: string;
	/** Why the caregiver needs rest; for respite only. */
	readonly caregiver: string;
}

export interface AddendumRequest {
	readonly paper: string;
	readonly requested: Day;
	readonly by: 'patient' | 'representative' | 'provider' | 'contractor';
	/** The day it was received by who asked. */
	readonly furnished: Day | null;
}

export const EXITS = {
	revocation: 'Revocation by the patient',
	transfer: 'Transfer to another hospice',
	'not-terminal': 'No longer terminally ill',
	moved: 'Moved out of the service area',
	'for-cause': 'Discharge for cause',
	death: 'Death'
} as const;
export type ExitKind = keyof typeof EXITS;

export interface Exit {
	readonly paper: string;
	readonly kind: ExitKind;
	/** Day of effect: of death, of discharge. */
	readonly on: Day;
	/** When the paper was signed; a revocation is never effective before. */
	readonly signed: Day | null;
	/** Written discharge order of a hospice physician, for what the hospice starts. */
	readonly ordered: Day | null;
	/** Where a death took place, or where a transfer goes. */
	readonly place: 'home' | 'facility' | 'unknown' | null;
	/** When the notice of termination was received. */
	readonly noticed: Day | null;
}

/** All that is known of one election at one minute. Lists are in the order things happened. */
export interface StayRecord {
	readonly asOf: Minute;
	readonly history: BenefitHistory;
	readonly election: Election | null;
	readonly attending: 'physician' | 'nurse-practitioner' | 'physician-assistant' | 'none';
	readonly notices: readonly Notice[];
	readonly certifications: readonly Certification[];
	readonly faceToFaces: readonly FaceToFace[];
	readonly assessments: readonly Assessment[];
	readonly hope: readonly HopeRecord[];
	readonly plans: readonly Plan[];
	readonly reviews: readonly Review[];
	readonly visits: readonly Visit[];
	readonly levels: readonly LevelChange[];
	readonly addenda: readonly AddendumRequest[];
	readonly exit: Exit | null;
	/** Bereavement plan of care; null before there is one. */
	readonly bereavementPlan: { readonly paper: string; readonly on: Day } | null;
	readonly claims: readonly SentClaim[];
}

export interface BenefitPeriod {
	readonly number: number;
	readonly from: Day;
	/** Last day of the period, whether or not the patient stays that long. */
	readonly to: Day;
}

export type DeadlineKind =
	| 'initial-assessment'
	| 'comprehensive-assessment'
	| 'oral-certification'
	| 'written-certification'
	| 'notice-of-election'
	| 'notice-of-termination'
	| 'face-to-face'
	| 'plan-review'
	| 'assessment-update'
	| 'hope-admission'
	| 'hope-update-1'
	| 'hope-update-2'
	| 'symptom-follow-up'
	| 'hope-submission'
	| 'aide-supervision'
	| 'addendum'
	| 'discharge-order'
	| 'hope-discharge'
	| 'bereavement-plan';

/**
 * `met` in time; `late` done, after its time; `missed` not done, and its time is over; `due` not done, its
 * time runs; `ahead` its time has not begun; `not-required` it fell away (why says `note`).
 */
export type DeadlineStatus = 'met' | 'late' | 'missed' | 'due' | 'ahead' | 'not-required';

export interface Deadline {
	/**
	 * Kind, and what tells two of a kind apart: `notice-of-election`, `face-to-face.3` (period),
	 * `plan-review.2` (running number), `symptom-follow-up.admission`, `hope-submission.update-1`.
	 */
	readonly id: string;
	readonly kind: DeadlineKind;
	readonly title: string;
	/** First day or minute on which it counts; null where it may be done at any earlier time. */
	readonly from: Day | Minute | null;
	/** Last day (included) or minute; null where only "before billing" is asked. */
	readonly by: Day | Minute | null;
	readonly status: DeadlineStatus;
	readonly doneOn: Day | Minute | null;
	/** The papers that met it, or tried. */
	readonly papers: readonly string[];
	/** What a miss costs, in one sentence. */
	readonly cost: string;
	/** Days nobody pays because of a miss, where it comes to days. */
	readonly unpaid: { readonly from: Day; readonly to: Day } | null;
	/** What else there is to know: an open reading, why it fell away; else empty. */
	readonly note: string;
	readonly source: string;
}

export interface ClaimLine {
	readonly revenue: string;
	readonly hcpcs: string;
	readonly modifier: string;
	readonly date: Day;
	readonly units: number;
}

/** What a hospice bills for a month, box by box. */
export interface Claim {
	/** Three places without the leading zero: `812`. */
	readonly billType: string;
	readonly from: Day;
	readonly through: Day;
	readonly admission: Day;
	readonly status: string;
	readonly conditions: readonly string[];
	readonly occurrences: readonly { readonly code: string; readonly date: Day }[];
	readonly spans: readonly { readonly code: string; readonly from: Day; readonly to: Day }[];
	readonly values: readonly { readonly code: string; readonly amount: string }[];
	readonly principal: string;
	readonly others: readonly string[];
	readonly remarks: string;
	readonly lines: readonly ClaimLine[];
}

export interface SentClaim extends Claim {
	readonly paper: string;
	readonly sent: Day;
	readonly state: 'accepted' | 'returned';
}

/** A fault the payer’s front end finds before anybody reads the record: the claim or notice comes back. */
export interface ClaimEdit {
	/** Stable: `claim.occurrence-27`. */
	readonly id: string;
	readonly title: string;
	readonly message: string;
	/** The box it speaks of: `occurrences`, `lines.3`, `principal`. */
	readonly box: string;
	readonly source: string;
}

/** The checks a reviewer runs over a record. The letters are those of the field’s own lists. */
export type DenialRule =
	'E1' | 'E2' | 'C1' | 'C2' | 'C3' | 'C4' | 'F1' | 'P1' | 'L1' | 'H1' | 'A1' | 'S1';

/** Something a reviewer would deny, or count against the hospice. */
export interface Denial {
	readonly rule: DenialRule;
	readonly title: string;
	/** What was found, with its numbers and dates. */
	readonly message: string;
	/** `denied`: days go unpaid or the claim falls; `reported`: counts against quality, money stays. */
	readonly effect: 'denied' | 'reported';
	/** Days that go unpaid; null where the whole claim does or none. */
	readonly days: { readonly from: Day; readonly to: Day } | null;
	readonly papers: readonly string[];
	readonly source: string;
}
