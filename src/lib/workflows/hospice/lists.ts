/**
 * The words a hospice chooses from. Ids are a stored format: never reused with another meaning. Ids of
 * disciplines, levels, sites and ways out stand with the rules.
 */

export const YES_NO = { yes: 'Yes', no: 'No' } as const;

/** Why the learner goes to the patient. */
export const PURPOSES = {
	admission: 'Admission visit',
	routine: 'Routine visit',
	'hope-update': 'HOPE update visit',
	'symptom-follow-up': 'Symptom follow-up visit',
	crisis: 'Unplanned visit for symptoms',
	inpatient: 'Visit at the inpatient unit',
	supervision: 'Aide supervision visit',
	assessment: 'Assessment for recertification',
	discharge: 'Visit before discharge',
	death: 'Visit at the time of death',
	bereavement: 'Bereavement visit'
} as const;
export type PurposeId = keyof typeof PURPOSES;

/** Whom one asks for a paper, or tells something. */
export const PEOPLE = {
	'hospice-physician': 'Hospice physician',
	'hospice-np': 'Hospice nurse practitioner',
	attending: 'Attending',
	'case-manager': 'Nurse case manager',
	msw: 'Social worker',
	chaplain: 'Chaplain',
	aide: 'Hospice aide',
	bereavement: 'Bereavement coordinator',
	billing: 'Billing',
	pharmacy: 'Pharmacy',
	family: 'Patient or family',
	facility: 'Nursing facility or hospital',
	'other-hospice': 'The other hospice',
	payer: 'Medicare contractor',
	supervisor: 'Clinical supervisor'
} as const;
export type PersonId = keyof typeof PEOPLE;

/** What a nurse or the office does besides writing. */
export const ACTS = {
	'give-dose': 'Give a dose that is ordered as needed',
	'teach-comfort-kit': 'Teach the comfort kit, with return demonstration',
	'draw-up-together': 'Draw up the dose together with the caregiver',
	'order-equipment': 'Order equipment',
	'order-medicines': 'Have medicines delivered',
	'verify-eligibility': 'Ask the payer’s eligibility system',
	'furnish-addendum': 'Hand over the addendum',
	'arrange-bed': 'Arrange an inpatient bed',
	'arrange-transport': 'Arrange transport',
	'count-medicines': 'Count the controlled medicines',
	'destroy-medicines': 'Destroy the medicines with a witness',
	'pronounce-death': 'Pronounce death',
	'call-family': 'Call the family',
	'bereavement-call': 'Bereavement call'
} as const;
export type ActId = keyof typeof ACTS;

/** What is wrong with a paper that is sent back. */
export const FAULTS = {
	'no-signature': 'Not signed, or not by a person one can make out',
	'no-date': 'Signature not dated',
	'wrong-role': 'Signed by somebody who may not',
	'wrong-period': 'Period or dates do not fit',
	'no-prognosis': 'No statement of the prognosis',
	'no-narrative': 'No narrative',
	'template-narrative': 'Narrative says nothing of this patient',
	'no-attestation': 'Attestation missing',
	'narrative-below': 'Narrative stands below the signature',
	'outside-window': 'Done outside its window',
	'not-passed-on': 'Does not say that the findings went to the certifying physician',
	contradicts: 'Contradicts another paper',
	'no-evidence': 'Does not show why: no numbers, no trend',
	'wrong-patient': 'Belongs to another patient',
	incomplete: 'Something required is missing',
	'wrong-dose': 'Dose, strength or volume do not fit'
} as const;
export type FaultId = keyof typeof FAULTS;

export const SIGNERS = {
	patient: 'Patient',
	representative: 'Representative'
} as const;

export const CODE_STATUS = {
	full: 'Full code',
	dnr: 'Do not resuscitate',
	'dnr-dni': 'Do not resuscitate, do not intubate',
	unknown: 'Not yet discussed'
} as const;

/** Activities of daily living in which a patient depends on others. */
export const ADLS = {
	feeding: 'Feeding',
	ambulation: 'Walking',
	continence: 'Continence',
	transfer: 'Transfer',
	bathing: 'Bathing',
	dressing: 'Dressing'
} as const;

/** What makes grief harder. */
export const GRIEF_RISKS = {
	'prior-loss': 'Earlier loss, not over',
	'little-support': 'Little support',
	'sudden-death': 'Sudden death, or a young one',
	guilt: 'Guilt',
	'mental-illness': 'Mental illness or addiction',
	'caregiver-collapse': 'Caregiver exhausted'
} as const;

export const EVENTS = {
	'aspiration-pneumonia': 'Aspiration pneumonia',
	pyelonephritis: 'Pyelonephritis',
	septicemia: 'Septicemia',
	'pressure-ulcer': 'Pressure ulcers, stage 3 or 4',
	'recurrent-fever': 'Fever that comes back after antibiotics',
	hospitalization: 'Hospital stay or emergency visit',
	arrhythmia: 'Arrhythmia under treatment',
	syncope: 'Syncope',
	fall: 'Fall'
} as const;
