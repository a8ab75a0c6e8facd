/** The papers that close a visit: who left, who is admitted, transferred or discharged. */
import { optionsFrom } from '$lib/engine/forms';
import type { Field, FormDefinition, FormValues } from '$lib/engine/forms';
import { EXITS } from './lists';
import { VISIT_FIELD } from './note-fields';

const answers: Field = {
	id: 'answers',
	label: 'Answers to checks',
	kind: 'record',
	shown: () => false
};

const isAma = (values: FormValues) => values['kind'] === 'ama';
const isUnseen = (values: FormValues) => values['kind'] === 'lwbs' || values['kind'] === 'eloped';

export const EXIT_NOTE = 'exit-note';
export const TRANSFER_PAPERS = 'transfer-papers';
export const BED_REQUEST = 'bed-request';
export const DISCHARGE_CHECK = 'discharge-check';

/** Source: 42 CFR 489.24 (EMTALA): informed refusal, transfer; 42 CFR 489.20(r): central log. */
export const exitNote: FormDefinition = {
	kind: EXIT_NOTE,
	title: 'Left before the visit was over',
	fields: [
		VISIT_FIELD,
		answers,
		{
			id: 'kind',
			label: 'How they left',
			kind: 'choice',
			options: optionsFrom(EXITS),
			required: true
		},
		{ id: 'lastSeen', label: 'Last seen at', kind: 'moment', shown: isUnseen, required: true },
		{
			id: 'calls',
			label: 'Times called',
			kind: 'number',
			hard: [0, 20],
			shown: isUnseen,
			required: true
		},
		{
			id: 'search',
			label: 'Where they were looked for',
			kind: 'text',
			maxLength: 300,
			shown: isUnseen,
			required: true
		},
		{
			id: 'capacity',
			label: 'Capacity to decide',
			kind: 'choice',
			options: optionsFrom({
				has: 'Assessed, has capacity',
				lacks: 'Lacks capacity',
				'not-assessed': 'Not assessed'
			}),
			shown: isAma,
			required: true
		},
		{
			id: 'risksTold',
			label: 'Risks they were told',
			kind: 'longtext',
			maxLength: 1000,
			shown: isAma,
			required: true
		},
		{
			id: 'refusalForm',
			label: 'Refusal form',
			kind: 'choice',
			options: optionsFrom({ signed: 'Signed', declined: 'Declined to sign, witnessed' }),
			shown: isAma,
			required: true
		},
		{
			id: 'providerTold',
			label: 'Provider told',
			kind: 'choice',
			options: optionsFrom({ yes: 'Yes', no: 'No' }),
			required: true
		},
		{ id: 'remark', label: 'What happened', kind: 'longtext', maxLength: 1000, required: true }
	]
};

/** Source: 42 CFR 489.24(e): conditions of an appropriate transfer. */
export const transferPapers: FormDefinition = {
	kind: TRANSFER_PAPERS,
	title: 'Transfer papers',
	fields: [
		VISIT_FIELD,
		answers,
		{ id: 'reason', label: 'Why', kind: 'text', maxLength: 300, required: true },
		{
			id: 'basis',
			label: 'Basis of the transfer',
			kind: 'choice',
			options: optionsFrom({
				certified: 'Provider certifies that benefits outweigh risks',
				requested: 'Patient asks for it in writing',
				stable: 'Patient is stabilized'
			}),
			required: true
		},
		{
			id: 'certifiedBy',
			label: 'Certifying provider',
			kind: 'text',
			maxLength: 120,
			required: true
		},
		{ id: 'facility', label: 'Receiving facility', kind: 'text', maxLength: 120, required: true },
		{ id: 'acceptedBy', label: 'Accepting provider', kind: 'text', maxLength: 120, required: true },
		{
			id: 'capacityConfirmed',
			label: 'Receiving facility has a bed and staff',
			kind: 'choice',
			options: optionsFrom({ yes: 'Confirmed', no: 'Not confirmed' }),
			required: true
		},
		{
			id: 'records',
			label: 'Sent along',
			kind: 'longtext',
			maxLength: 500,
			required: true,
			help: 'Records, images, results, consent'
		},
		{
			id: 'transport',
			label: 'Transport',
			kind: 'choice',
			options: optionsFrom({
				basic: 'Ambulance, basic',
				advanced: 'Ambulance, advanced',
				critical: 'Critical care team',
				air: 'Air ambulance',
				car: 'Private car'
			}),
			required: true
		},
		{
			id: 'consent',
			label: 'Consent',
			kind: 'choice',
			options: optionsFrom({
				signed: 'Signed by the patient or who decides for them',
				emergency: 'Emergency, nobody could sign'
			}),
			required: true
		},
		{ id: 'report', label: 'Nurse who took report', kind: 'text', maxLength: 120, required: true }
	]
};

export const bedRequest: FormDefinition = {
	kind: BED_REQUEST,
	title: 'Bed request',
	fields: [
		VISIT_FIELD,
		answers,
		{ id: 'service', label: 'Service', kind: 'text', maxLength: 80, required: true },
		{
			id: 'care',
			label: 'Level of care',
			kind: 'choice',
			options: optionsFrom({
				floor: 'Ward',
				telemetry: 'Telemetry',
				'step-down': 'Step-down',
				icu: 'Intensive care',
				observation: 'Observation',
				pediatrics: 'Pediatrics',
				'behavioral-health': 'Behavioral health'
			}),
			required: true
		},
		{
			id: 'isolation',
			label: 'Isolation',
			kind: 'choice',
			options: optionsFrom({
				none: 'None',
				contact: 'Contact',
				droplet: 'Droplet',
				airborne: 'Airborne',
				neutropenic: 'Neutropenic'
			}),
			required: true
		},
		{ id: 'diagnosis', label: 'Working diagnosis', kind: 'text', maxLength: 200, required: true },
		{
			id: 'needs',
			label: 'Needs',
			kind: 'text',
			maxLength: 300,
			help: 'Observer, lift, interpreter'
		}
	]
};

export const dischargeCheck: FormDefinition = {
	kind: DISCHARGE_CHECK,
	title: 'Discharge check',
	fields: [
		VISIT_FIELD,
		answers,
		{
			id: 'vitalsRepeated',
			label: 'Vital signs repeated',
			kind: 'choice',
			options: optionsFrom({ yes: 'Within the hour', no: 'Not repeated' }),
			required: true
		},
		{
			id: 'instructions',
			label: 'Instructions',
			kind: 'choice',
			options: optionsFrom({
				understood: 'Given and repeated back',
				given: 'Given',
				interpreted: 'Given through an interpreter and repeated back'
			}),
			required: true
		},
		{ id: 'followUp', label: 'Follow-up', kind: 'text', maxLength: 200, required: true },
		{
			id: 'leavesWith',
			label: 'Leaves with',
			kind: 'choice',
			options: optionsFrom({
				self: 'Alone',
				family: 'Family or friend',
				transport: 'Arranged transport',
				police: 'Police'
			}),
			required: true
		}
	]
};
