/** Nursing and care orders: what is done for a patient that is no drug, test or film. */
import type { Dated } from '$lib/rules/dated';

export type CareGroup =
	| 'activity'
	| 'admission'
	| 'code-status'
	| 'consult'
	| 'diet'
	| 'isolation'
	| 'lines-and-drains'
	| 'monitoring'
	| 'respiratory'
	| 'safety'
	| 'therapy'
	| 'vte-prevention';

export interface Care {
	readonly id: string;
	readonly name: string;
	/** What people search by. Never shown as a label. */
	readonly synonyms: readonly string[];
	readonly group: CareGroup;
	/** Whether the order means nothing without its details. */
	readonly needsDetail: boolean;
	/** What the details must say; empty where nothing is asked. */
	readonly detailHelp: string;
	/** A code of `frequencies.ts`, where the order usually repeats. */
	readonly defaultFrequency: string | null;
	/** Only one active order of the group may stand. */
	readonly exclusive: boolean;
	/** What a regulation demands of the order, with the days it holds. */
	readonly rules: readonly Dated<string>[];
}

const EXCLUSIVE: readonly CareGroup[] = ['admission', 'code-status', 'diet'];

function care(
	group: CareGroup,
	id: string,
	name: string,
	synonyms: readonly string[],
	extra: Partial<Omit<Care, 'group' | 'id' | 'name' | 'synonyms' | 'needsDetail'>> = {}
): Care {
	const detailHelp = extra.detailHelp ?? '';
	return {
		id,
		name,
		synonyms,
		group,
		defaultFrequency: null,
		exclusive: EXCLUSIVE.includes(group),
		rules: [],
		...extra,
		detailHelp,
		needsDetail: detailHelp !== ''
	};
}

const ASKED = { detailHelp: 'The question, and who was called' } as const;

/** 71 FR 71378 (2006-12-08), in force since 2007-01-08. */
const RESTRAINT_RULES: readonly Dated<string>[] = [
	{
		value:
			'For violent or self-destructive behavior an order lasts at most 4 hours for an adult, 2 hours from 9 to 17 years, 1 hour under 9; never as needed, never standing.',
		effectiveFrom: '2007-01-08',
		effectiveTo: null,
		source: '42 CFR 482.13(e)(6) and (8), hospital patient rights'
	}
];

export const CARE: readonly Care[] = [
	care('admission', 'admit-inpatient', 'Admit as inpatient', ['admission', 'status'], {
		detailHelp: 'Level of care, attending and diagnosis'
	}),
	care('admission', 'place-observation', 'Place in observation', ['obs', 'status'], {
		detailHelp: 'Level of care, attending and diagnosis'
	}),
	care('monitoring', 'vital-signs', 'Vital signs', ['vitals', 'VS', 'blood pressure'], {
		detailHelp: 'Which limits call the prescriber',
		defaultFrequency: 'Q4H'
	}),
	care('monitoring', 'telemetry', 'Telemetry', ['tele', 'cardiac monitor', 'rhythm'], {
		detailHelp: 'Why, and until when',
		defaultFrequency: 'continuous'
	}),
	care('monitoring', 'pulse-oximetry', 'Pulse oximetry', ['SpO2', 'sat', 'continuous pulse ox'], {
		defaultFrequency: 'continuous'
	}),
	care('monitoring', 'ecg-12-lead', '12-lead ECG', ['EKG', 'electrocardiogram', 'QTc'], {
		defaultFrequency: 'once'
	}),
	care('monitoring', 'intake-output', 'Intake and output', ['I&O', 'I/O', 'ins and outs'], {
		defaultFrequency: 'per-shift'
	}),
	care('monitoring', 'daily-weight', 'Daily weight', ['weigh', 'scale'], {
		defaultFrequency: 'every-morning'
	}),
	care('monitoring', 'neuro-checks', 'Neurological checks', ['neuro', 'GCS', 'stroke'], {
		defaultFrequency: 'Q4H'
	}),
	care('respiratory', 'oxygen', 'Oxygen, titrate to saturation', ['O2', 'nasal cannula', 'SpO2'], {
		detailHelp: 'Device, and the saturation to hold, for example 92 to 96 %',
		defaultFrequency: 'continuous'
	}),
	care('respiratory', 'incentive-spirometry', 'Incentive spirometry', ['IS', 'breathing'], {
		defaultFrequency: 'Q1H'
	}),
	care('respiratory', 'noninvasive-ventilation', 'Noninvasive ventilation', ['BiPAP', 'CPAP'], {
		detailHelp: 'Mode, pressures, oxygen fraction and goal'
	}),
	care('diet', 'diet-npo', 'Nothing by mouth', ['NPO', 'diet', 'fasting'], {
		detailHelp: 'Whether medicines may be taken, and until when'
	}),
	care('diet', 'diet-clear-liquid', 'Clear liquid diet', ['clears', 'diet']),
	care('diet', 'diet-regular', 'Regular diet', ['general diet', 'house diet']),
	care('diet', 'diet-cardiac', 'Cardiac diet', ['low sodium', 'heart healthy', '2 g sodium']),
	care('diet', 'diet-consistent-carbohydrate', 'Consistent carbohydrate diet', [
		'diabetic diet',
		'ADA diet',
		'carb'
	]),
	care('diet', 'diet-renal', 'Renal diet', ['low potassium', 'kidney diet']),
	care('diet', 'diet-dysphagia', 'Dysphagia diet', ['IDDSI', 'pureed', 'thickened', 'soft'], {
		detailHelp: 'IDDSI level for food and for liquids'
	}),
	care('activity', 'activity-ad-lib', 'Activity as tolerated', ['ad lib', 'up', 'ambulate']),
	care('activity', 'activity-assist', 'Out of bed with assistance', ['ambulate', 'OOB', 'chair'], {
		defaultFrequency: 'TID'
	}),
	care('activity', 'bed-rest', 'Bed rest', ['bedrest', 'activity'], {
		detailHelp: 'Why, and until when'
	}),
	care('activity', 'weight-bearing', 'Weight-bearing limits', ['NWB', 'non weight bearing'], {
		detailHelp: 'Which limb and how much it may bear'
	}),
	care('activity', 'head-of-bed', 'Head of bed raised 30 degrees', ['HOB', 'aspiration']),
	care(
		'vte-prevention',
		'sequential-compression',
		'Sequential compression devices',
		['SCD', 'pneumatic compression', 'DVT prophylaxis', 'VTE mechanical'],
		{ defaultFrequency: 'continuous' }
	),
	care(
		'vte-prevention',
		'no-vte-prevention',
		'No VTE prevention, reason given',
		['VTE contraindicated', 'DVT prophylaxis'],
		{ detailHelp: 'Why neither a drug nor a device is used' }
	),
	care('code-status', 'code-full', 'Full code', ['code status', 'resuscitate', 'CPR']),
	care(
		'code-status',
		'code-dnr',
		'Do not resuscitate',
		['DNR', 'code status', 'no CPR', 'allow natural death'],
		{ detailHelp: 'Who decided, with whom it was discussed, and when' }
	),
	care(
		'code-status',
		'code-dnr-dni',
		'Do not resuscitate, do not intubate',
		['DNR', 'DNI', 'code status'],
		{ detailHelp: 'Who decided, with whom it was discussed, and when' }
	),
	care('code-status', 'comfort-care', 'Comfort measures only', ['CMO', 'hospice', 'code status'], {
		detailHelp: 'Who decided, with whom it was discussed, and when'
	}),
	care('isolation', 'isolation-contact', 'Contact precautions', ['isolation', 'MRSA', 'gown'], {
		detailHelp: 'The organism or the reason'
	}),
	care('isolation', 'isolation-enteric', 'Enteric contact precautions', ['isolation', 'C diff'], {
		detailHelp: 'The organism or the reason'
	}),
	care('isolation', 'isolation-droplet', 'Droplet precautions', ['isolation', 'flu', 'mask'], {
		detailHelp: 'The organism or the reason'
	}),
	care(
		'isolation',
		'isolation-airborne',
		'Airborne precautions',
		['isolation', 'TB', 'tuberculosis', 'N95', 'negative pressure'],
		{ detailHelp: 'The organism or the reason' }
	),
	care('safety', 'fall-precautions', 'Fall precautions', ['falls', 'bed alarm']),
	care('safety', 'aspiration-precautions', 'Aspiration precautions', ['swallow']),
	care('safety', 'seizure-precautions', 'Seizure precautions', ['epilepsy']),
	care('safety', 'one-to-one-observer', 'One-to-one observer', ['sitter', '1:1', 'suicide'], {
		detailHelp: 'The behavior that calls for it and when it ends',
		defaultFrequency: 'continuous'
	}),
	care('safety', 'restraint', 'Restraint', ['restraints', 'soft wrist'], {
		detailHelp: 'Type, behavior, what was tried before, time limit and when it ends',
		rules: RESTRAINT_RULES
	}),
	care('lines-and-drains', 'peripheral-iv', 'Peripheral IV access', ['PIV', 'saline lock', 'line']),
	care(
		'lines-and-drains',
		'urinary-catheter',
		'Indwelling urinary catheter',
		['Foley', 'catheter'],
		{ detailHelp: 'The reason, and when it comes out' }
	),
	care('lines-and-drains', 'bladder-scan', 'Bladder scan', ['retention', 'PVR'], {
		detailHelp: 'The volume that calls the prescriber'
	}),
	care('lines-and-drains', 'wound-care', 'Wound care', ['dressing', 'pressure injury'], {
		detailHelp: 'Which wound, what dressing'
	}),
	care('consult', 'consult-cardiology', 'Consult cardiology', ['cards'], ASKED),
	care('consult', 'consult-infectious-diseases', 'Consult infectious diseases', ['ID'], ASKED),
	care('consult', 'consult-nephrology', 'Consult nephrology', ['renal', 'kidney'], ASKED),
	care('consult', 'consult-palliative', 'Consult palliative care', ['goals', 'hospice'], ASKED),
	care('consult', 'consult-pharmacy-dosing', 'Consult pharmacy to dose', ['pharmacist'], ASKED),
	care('consult', 'consult-pulmonology', 'Consult pulmonology', ['pulm', 'lung'], ASKED),
	care('consult', 'consult-surgery', 'Consult general surgery', ['surgical'], ASKED),
	care('consult', 'consult-case-management', 'Consult case management', ['discharge'], ASKED),
	care('consult', 'consult-social-work', 'Consult social work', ['SW'], ASKED),
	care('therapy', 'therapy-physical', 'Physical therapy, evaluate and treat', ['PT', 'mobility']),
	care('therapy', 'therapy-occupational', 'Occupational therapy, evaluate and treat', [
		'OT',
		'ADL'
	]),
	care('therapy', 'therapy-speech', 'Speech therapy, swallow evaluation', [
		'ST',
		'SLP',
		'dysphagia',
		'speech'
	])
];
