/** Papers of coming in: eligibility, election, addendum, notice, what physicians said on the telephone. */
import { DISCIPLINES, ELECTION_ELEMENTS } from '$lib/rules/hospice/model';
import {
	ANYONE,
	choice,
	coding,
	day,
	is,
	longtext,
	moment,
	needed,
	number,
	OFFICE,
	paper,
	record,
	section,
	text,
	yesNo
} from './field-parts';
import { CODE_STATUS, SIGNERS, YES_NO } from './lists';

export const ATTENDING_KINDS = {
	physician: 'Physician',
	'nurse-practitioner': 'Nurse practitioner',
	'physician-assistant': 'Physician assistant',
	none: 'No attending'
} as const;

/** Who may say that a patient comes in, 42 CFR 418.25. */
export const ADMITTING = {
	'hospice-physician': DISCIPLINES['hospice-physician'],
	attending: DISCIPLINES.attending
} as const;

/** Source: 42 CFR 418.20, 418.21, 418.25. */
export const eligibility = paper(
	'eligibility',
	'Eligibility and admission decision',
	[
		section('coverage', 'Coverage', [
			choice(
				'partA',
				'Medicare Part A',
				{ active: 'In force', none: 'Not in force', unknown: 'Not verified' },
				needed
			),
			number('periodsUsed', 'Benefit periods used before', undefined, [0, 40], needed),
			number('daysUsed', 'Days of hospice care before', 'd', [0, 5000], {
				shown: (values) => Number(values['periodsUsed'] ?? 0) > 0,
				required: true
			}),
			day('lastEnded', 'Last hospice care ended', {
				shown: (values) => Number(values['periodsUsed'] ?? 0) > 0,
				required: true
			}),
			choice(
				'otherHospice',
				'Election open with another hospice',
				{ none: 'None', open: 'Open' },
				needed
			),
			number('period', 'Period that will begin, or goes on', undefined, [1, 41], needed),
			day('continuingFrom', 'Begun with another hospice on', {
				help: 'Only for a patient who changes hospices in mid-period'
			}),
			choice('faceToFaceNeeded', 'Face-to-face visit needed for it', YES_NO, needed)
		]),
		section('decision', 'Decision', [
			choice('attendingKind', 'Attending', ATTENDING_KINDS, needed),
			text('attendingName', 'Attending, name', {
				shown: (values) => values['attendingKind'] !== 'none',
				required: true
			}),
			choice('recommendedBy', 'Admission recommended by', ADMITTING, needed),
			day('recommendedOn', 'Recommended on', needed),
			choice('decision', 'Decision', { admit: 'Admit', decline: 'Do not admit' }, needed),
			longtext('remark', 'What it rests on', needed)
		])
	],
	{ roles: OFFICE }
);

/** Source: 42 CFR 418.24(b). */
export const election = paper(
	'election',
	'Election statement',
	[
		section('who', 'Hospice and attending', [
			text('hospiceName', 'Hospice', needed),
			text('attendingName', 'Attending', {
				...needed,
				help: 'Name with credentials, or that there is none'
			})
		]),
		section('elements', 'Elements of the statement', [
			record('elements', 'In the statement as signed', needed)
		]),
		section('signature', 'Dates and signature', [
			day('effective', 'Effective date', needed),
			choice('signer', 'Signed by', SIGNERS, needed),
			text('representative', 'Representative, and by what right', {
				shown: is('signer', 'representative'),
				required: true
			}),
			moment('signedAt', 'Signed at', needed),
			choice('addendumAsked', 'Addendum of non-covered items asked for', YES_NO, needed)
		])
	],
	{ roles: OFFICE, ticks: { elements: ELECTION_ELEMENTS } }
);

/** Source: 42 CFR 418.24(c). */
export const addendum = paper(
	'addendum',
	'Addendum of non-covered items',
	[
		section('request', 'Request', [
			day('requestedOn', 'Asked for on', needed),
			choice(
				'requestedBy',
				'Asked for by',
				{
					patient: 'Patient',
					representative: 'Representative',
					provider: 'A provider outside the hospice',
					contractor: 'Medicare contractor'
				},
				needed
			)
		]),
		section('items', 'What is not covered', [
			longtext(
				'items',
				'Items, services and drugs held to be unrelated, each with its reason',
				needed
			),
			yesNo('appeal', 'Says how to appeal', needed)
		]),
		section('receipt', 'Receipt', [
			day('furnishedOn', 'Received on', needed),
			text('receivedBy', 'Received by', needed)
		])
	],
	{ roles: OFFICE }
);

/** Source: 42 CFR 418.24(e); Medicare Claims Processing Manual, chapter 11, 20.1. */
export const noticeOfElection = paper(
	'notice-of-election',
	'Notice of election',
	[
		section('notice', 'Notice', [
			text('billType', 'Type of bill', needed),
			day('admission', 'Admission date', needed),
			day('effective', 'From date', needed),
			day('occurrence27', 'Occurrence 27, date', needed),
			coding('principal', 'Principal diagnosis', needed),
			text('attendingNpi', 'Attending, NPI', needed),
			text('hospiceNpi', 'Hospice, NPI', needed),
			longtext('remarks', 'Remarks')
		])
	],
	{ roles: OFFICE }
);

/** Source: 42 CFR 418.22(a)(3), (d)(1). */
export const oralCertification = paper(
	'oral-certification',
	'Oral certification, entry in the record',
	[
		section('said', 'What was said', [
			number('period', 'Benefit period', undefined, [1, 41], needed),
			choice('by', 'Said by', DISCIPLINES, needed),
			text('signer', 'Name and credentials', needed),
			day('on', 'Said on', needed),
			choice(
				'prognosis',
				'Six months or less if the illness runs its normal course',
				YES_NO,
				needed
			),
			longtext('basis', 'What it rests on')
		])
	],
	{ roles: OFFICE }
);

/** Source: 42 CFR 418.52(a), 489.102; state rules for portable orders. */
export const codeStatus = paper(
	'code-status',
	'Code status and portable orders (POLST)',
	[
		section('wishes', 'Wishes', [
			choice('codeStatus', 'Code status', CODE_STATUS, needed),
			choice(
				'polst',
				'POLST',
				{
					signed: 'Signed, copy in the record and in the home',
					begun: 'Begun, a signature is missing',
					none: 'None'
				},
				needed
			),
			day('polstOn', 'POLST signed on', { shown: is('polst', 'signed'), required: true }),
			choice(
				'hospital',
				'Going to hospital',
				{
					avoid: 'Wishes to stay where they are',
					'comfort-only': 'Only where comfort cannot be had at home',
					yes: 'Wishes to go',
					unknown: 'Not discussed'
				},
				needed
			),
			text('spokeWith', 'Spoken with', needed),
			text('decisionMaker', 'Who decides when the patient cannot', needed),
			day('on', 'Discussed on', needed)
		])
	],
	{ roles: ANYONE }
);
