/** Papers that only a physician, or a nurse practitioner where the rule lets one, may sign. */
import { DISCIPLINES } from '$lib/rules/hospice/model';
import {
	choice,
	day,
	is,
	longtext,
	needed,
	number,
	paper,
	PHYSICIAN,
	section,
	text,
	yesNo
} from './field-parts';

const SIGNING = {
	'hospice-physician': DISCIPLINES['hospice-physician'],
	attending: DISCIPLINES.attending,
	'attending-np': DISCIPLINES['attending-np'],
	'physician-assistant': DISCIPLINES['physician-assistant'],
	'hospice-np': DISCIPLINES['hospice-np']
} as const;

/** Source: 42 CFR 418.22(b), (c). */
export const certification = paper(
	'certification',
	'Certification of terminal illness',
	[
		section('period', 'Period', [
			number('period', 'Benefit period', undefined, [1, 41], needed),
			day('periodFrom', 'From', needed),
			day('periodTo', 'To', needed)
		]),
		section('narrative', 'Prognosis and narrative', [
			yesNo('prognosis', 'Six months or less if the illness runs its normal course', needed),
			longtext('narrative', 'Narrative'),
			yesNo('attested', 'Attests: composed by the signer, from the record or an examination'),
			yesNo('above', 'Narrative and attestation stand above the signature'),
			yesNo('findings', 'Clinical findings filed with it')
		]),
		section('signature', 'Signature', [
			choice('by', 'Signed as', SIGNING, needed),
			text('signer', 'Name and credentials'),
			day('on', 'Signed on')
		])
	],
	{ roles: PHYSICIAN }
);

/** Source: 42 CFR 418.22(a)(4), (b)(4); Medicare Benefit Policy Manual, chapter 9, 20.1. */
export const faceToFace = paper(
	'face-to-face',
	'Face-to-face visit',
	[
		section('visit', 'Visit', [
			number('period', 'For benefit period', undefined, [1, 41], needed),
			day('on', 'Visit on', needed),
			choice('by', 'Visited by', SIGNING, needed),
			choice('way', 'Way', { person: 'In person', telehealth: 'Audio and video' }, needed)
		]),
		section('findings', 'Findings', [longtext('findings', 'Findings', needed)]),
		section('attestation', 'Attestation', [
			yesNo('attested', 'Attests the visit and its date'),
			choice('passedOn', 'Findings given to the certifying physician', {
				yes: 'Yes',
				no: 'Not stated',
				same: 'The visitor certifies'
			}),
			text('signer', 'Name and credentials'),
			day('signedOn', 'Signed on')
		])
	],
	{ roles: PHYSICIAN }
);

export const STARTED_BY_HOSPICE = {
	'not-terminal': 'No longer terminally ill',
	moved: 'Moved out of the service area',
	'for-cause': 'For cause'
} as const;

/** Source: 42 CFR 418.26(a), (b). */
export const dischargeOrder = paper(
	'discharge-order',
	'Discharge order',
	[
		section('order', 'Order', [
			choice('reason', 'Reason', STARTED_BY_HOSPICE, needed),
			day('effective', 'Effective', needed),
			yesNo('attendingConsulted', 'Attending consulted', needed),
			longtext('efforts', 'What was done before to solve it', {
				shown: is('reason', 'for-cause'),
				required: true
			}),
			choice('by', 'Ordered by', SIGNING, needed),
			text('signer', 'Name and credentials', needed),
			day('on', 'Signed on', needed)
		])
	],
	{ roles: PHYSICIAN }
);
