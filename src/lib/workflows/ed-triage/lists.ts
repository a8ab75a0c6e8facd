/**
 * The words an emergency department chooses from: what is done at triage, whom one calls, what one asks.
 * Ids are a stored format: never reused with another meaning.
 */

/** How a patient looks across the room, before anything is measured. */
export const APPEARANCES = {
	well: 'Looks well',
	unwell: 'Looks unwell',
	critical: 'Looks critical'
} as const;

/** Where the quick look sends a patient. */
export const WAYS = {
	waiting: 'Wait for triage',
	triage: 'Triage now',
	bed: 'Straight to a bed'
} as const;

/** What a triage nurse may do by standing order, or always. */
export const ACTS = {
	'vital-signs': 'Measure vital signs',
	weight: 'Weigh',
	glucose: 'Glucose, point of care',
	ecg: '12-lead ECG, shown to a provider',
	'pregnancy-test': 'Pregnancy test, point of care',
	'urine-specimen': 'Collect urine',
	'blood-draw': 'Draw blood by protocol',
	'blood-cultures': 'Draw blood cultures by protocol',
	'iv-access': 'IV access',
	oxygen: 'Oxygen',
	monitor: 'Cardiac monitor',
	antipyretic: 'Antipyretic by protocol',
	analgesic: 'Analgesic by protocol',
	ice: 'Ice and elevation',
	splint: 'Splint',
	'neurovascular-check': 'Neurovascular check',
	dressing: 'Dressing, direct pressure',
	'spine-precautions': 'Spine precautions',
	'swallow-screen': 'Swallow screen',
	'nothing-by-mouth': 'Nothing by mouth',
	mask: 'Mask on the patient',
	'search-belongings': 'Secure belongings and hazards',
	observer: 'Observer, one to one',
	wheelchair: 'Wheelchair, within sight of the desk',
	'identity-band': 'Identity band after two identifiers'
} as const;
export type ActId = keyof typeof ACTS;

/** Teams that are called as one. */
export const ALERTS = {
	stroke: 'Stroke alert',
	stemi: 'STEMI alert',
	sepsis: 'Sepsis alert',
	trauma: 'Trauma alert',
	resuscitation: 'Resuscitation team',
	behavioral: 'Behavioral emergency',
	security: 'Security'
} as const;
export type AlertId = keyof typeof ALERTS;

/** What stays with a patient until it is lifted. */
export const PRECAUTIONS = {
	fall: 'Fall risk',
	suicide: 'Suicide precautions',
	elopement: 'Elopement risk',
	violence: 'Violence risk',
	contact: 'Contact isolation',
	droplet: 'Droplet isolation',
	airborne: 'Airborne isolation',
	neutropenic: 'Neutropenic precautions',
	bleeding: 'Bleeding risk',
	aspiration: 'Aspiration risk'
} as const;
export type PrecautionId = keyof typeof PRECAUTIONS;

/** Precautions that the banner shows as isolation. */
export const ISOLATIONS: readonly PrecautionId[] = [
	'contact',
	'droplet',
	'airborne',
	'neutropenic'
];

export const STAFF = {
	provider: 'Provider (physician, PA or NP)',
	charge: 'Charge nurse',
	'primary-nurse': 'Nurse of the room',
	'stroke-team': 'Stroke team',
	interpreter: 'Interpreter service',
	pharmacy: 'Pharmacy',
	laboratory: 'Laboratory',
	respiratory: 'Respiratory care',
	'social-work': 'Social work',
	'poison-center': 'Poison center',
	'infection-control': 'Infection control',
	security: 'Security',
	police: 'Police',
	registration: 'Registration',
	'protective-services': 'Protective services',
	'bed-control': 'Bed control',
	family: 'Family or guardian',
	patient: 'The patient'
} as const;
export type StaffId = keyof typeof STAFF;

/** What a patient, or who comes with one, can be asked. */
export const TOPICS = {
	complaint: 'What brings you here',
	onset: 'When and how it began',
	'last-known-well': 'When last known well, who saw it',
	symptoms: 'Other symptoms',
	pain: 'Pain: where, how, how bad',
	mechanism: 'How the injury happened, where',
	allergies: 'Allergies and reactions',
	medicines: 'Medicines, and when last taken',
	history: 'Illnesses and operations',
	pregnancy: 'Last period, pregnancy',
	immunizations: 'Immunizations, tetanus',
	intake: 'Eating, drinking, wet diapers',
	substances: 'Alcohol and drugs',
	'what-was-taken': 'What was taken, how much, when',
	suicide: 'Thoughts of suicide',
	safety: 'Safety at home',
	exposure: 'Travel and exposure',
	falls: 'Falls and walking',
	baseline: 'What is usual for this patient',
	identity: 'Name, birth date, who is with you',
	language: 'Language and interpreter',
	'ems-report': 'Report of the ambulance crew',
	leaving: 'Why they want to leave'
} as const;
export type TopicId = keyof typeof TOPICS;

/** Complaints as the board groups them. */
export const COMPLAINTS = {
	'chest-pain': 'Chest pain or equivalent',
	palpitations: 'Palpitations',
	syncope: 'Fainting',
	dyspnea: 'Shortness of breath',
	cough: 'Cough, cold',
	stroke: 'Stroke-like symptoms',
	'altered-mental-status': 'Altered mental status',
	headache: 'Headache',
	seizure: 'Seizure',
	dizziness: 'Dizziness, weakness',
	'abdominal-pain': 'Abdominal pain',
	vomiting: 'Vomiting or diarrhea',
	'flank-pain': 'Flank pain',
	urinary: 'Urinary complaint',
	'gi-bleed': 'Gastrointestinal bleeding',
	pregnancy: 'Pregnancy complaint',
	'vaginal-bleeding': 'Vaginal bleeding',
	fever: 'Fever',
	'infant-fever': 'Fever or poor feeding, infant',
	rash: 'Rash, allergic reaction',
	'extremity-injury': 'Limb injury',
	laceration: 'Laceration, wound',
	'head-injury': 'Head injury',
	fall: 'Fall',
	trauma: 'Major trauma, collision',
	'back-pain': 'Back pain',
	'eye-ent': 'Eye, ear, nose or throat',
	overdose: 'Overdose, ingestion',
	'suicidal-thoughts': 'Suicidal thoughts',
	behavioral: 'Behavioral complaint',
	intoxication: 'Intoxication, withdrawal',
	'blood-sugar': 'Blood sugar problem',
	assault: 'Assault',
	refill: 'Prescription refill',
	'wound-check': 'Wound check, suture removal',
	other: 'Other'
} as const;
export type ComplaintId = keyof typeof COMPLAINTS;

/** What a nurse may name at point B beside the situations of `rules/acuity/high-risk`. */
export const FINDINGS_AT_B = {
	'altered-mental-status': 'New confusion, lethargy or disorientation',
	'severe-distress': 'Severe pain or distress'
} as const;

export function isFindingAtB(id: string): boolean {
	return Object.hasOwn(FINDINGS_AT_B, id);
}

/** How the danger-zone vital signs were weighed when a level was committed. */
export const VITALS_WEIGHED = {
	'not-needed': 'Not needed for this level',
	'in-range': 'In range for the age',
	'out-of-range-accepted': 'Out of range, level kept',
	'out-of-range-raised': 'Out of range, level raised'
} as const;
export type VitalsWeighed = keyof typeof VITALS_WEIGHED;

/** Why a level is changed after triage. */
export const CHANGE_REASONS = {
	worse: 'The patient is worse',
	'new-information': 'New information',
	'vital-signs': 'Vital signs on reassessment',
	improved: 'The patient is better',
	crowding: 'Space in the department',
	error: 'The first level was wrong'
} as const;

/** How a patient left before the visit was over. */
export const EXITS = {
	lwbs: 'Left without being seen, before the medical screening exam',
	eloped: 'Eloped, after the exam began, without telling staff',
	ama: 'Left against medical advice, told of the risks'
} as const;
export type ExitId = keyof typeof EXITS;

/** What a provider decided. */
export const DISPOSITIONS = {
	discharge: 'Discharge',
	admit: 'Admit',
	transfer: 'Transfer'
} as const;
export type DispositionId = keyof typeof DISPOSITIONS;

export const REGISTRATION_REASONS = {
	'wrong-patient': 'The visit stands on another person’s record',
	duplicate: 'The person has two record numbers',
	misspelled: 'Name or birth date was typed wrong'
} as const;
