/** Papers of going out: revocation, transfer, discharge, death, and the notice of it. */
import {
	ANYONE,
	choice,
	CLINICAL,
	day,
	is,
	longtext,
	moment,
	needed,
	OFFICE,
	paper,
	section,
	text,
	yesNo
} from './field-parts';
import { STARTED_BY_HOSPICE } from './forms-physician';
import { SIGNERS } from './lists';

/** Source: 42 CFR 418.28. */
export const revocation = paper(
	'revocation',
	'Revocation statement',
	[
		section('statement', 'Statement', [
			day('effective', 'Effective', needed),
			choice('signer', 'Signed by', SIGNERS, needed),
			day('signedOn', 'Signed on', needed),
			text('ownWords', 'Reason in their own words', needed),
			yesNo('explained', 'Told what is lost: the rest of the period', needed)
		])
	],
	{ roles: OFFICE }
);

/** Source: 42 CFR 418.30. */
export const transfer = paper(
	'transfer',
	'Change of hospice',
	[
		section('statement', 'Statement', [
			text('fromHospice', 'From', needed),
			text('toHospice', 'To', needed),
			day('effective', 'Effective', needed),
			choice('signer', 'Signed by', SIGNERS, needed),
			day('signedOn', 'Signed on', needed),
			choice(
				'place',
				'Where the care goes on',
				{ home: 'At home', facility: 'In a hospice facility' },
				needed
			),
			yesNo('bothHave', 'Both hospices have the statement', needed)
		])
	],
	{ roles: OFFICE }
);

/** Source: 42 CFR 418.26. */
export const discharge = paper(
	'discharge',
	'Discharge by the hospice',
	[
		section('discharge', 'Discharge', [
			choice('reason', 'Reason', STARTED_BY_HOSPICE, needed),
			day('effective', 'Effective', needed),
			day('orderOn', 'Order of the hospice physician, signed on', needed),
			day('noticeOn', 'Notice of non-coverage given on', needed),
			longtext('plan', 'Discharge plan, counseling of the family', needed),
			longtext('efforts', 'What was done before to solve it', {
				shown: is('reason', 'for-cause'),
				required: true
			})
		])
	],
	{ roles: ANYONE }
);

/** Source: 42 CFR 418.104(a), 418.106(e)(2). */
export const deathRecord = paper(
	'death-record',
	'Record of death',
	[
		section('death', 'Death', [
			moment('at', 'Time of death', needed),
			text('pronouncedBy', 'Pronounced by', needed),
			choice(
				'place',
				'Where',
				{ home: 'At home', facility: 'In a facility', unknown: 'Not known' },
				needed
			),
			text('present', 'Who was there', needed),
			longtext('told', 'Who was told, and when', needed),
			choice(
				'drugs',
				'Controlled medicines',
				{
					destroyed: 'Destroyed before a witness, counts written down',
					refused: 'Family kept them, told how to destroy them',
					none: 'None in the home'
				},
				needed
			),
			text('witness', 'Witness and counts', { shown: is('drugs', 'destroyed'), required: true })
		])
	],
	{ roles: CLINICAL }
);

/** Source: 42 CFR 418.26(e), 418.28(d). */
export const noticeOfTermination = paper(
	'notice-of-termination',
	'Notice of termination or revocation',
	[
		section('notice', 'Notice', [
			text('billType', 'Type of bill', needed),
			day('admission', 'Admission date', needed),
			day('through', 'Last day', needed),
			yesNo('revoked', 'By revocation of the patient', needed)
		])
	],
	{ roles: OFFICE }
);
