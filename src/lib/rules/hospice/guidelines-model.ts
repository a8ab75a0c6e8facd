/**
 * What a disease guideline is made of. A guideline wants numbers and trends, not phrases: each criterion
 * says what it wants to see, whether the evidence meets it, and shows the numbers it went by.
 */
import type { Day } from './model';
import type { HeartClass } from './symptom-scales';
import type { StageReading } from './functional-stages';
import type { Reading } from './trends';

export const GUIDELINE_GROUPS = {
	general: 'General decline',
	dementia: 'Dementia',
	heart: 'Heart disease',
	lung: 'Lung disease',
	stroke: 'Stroke or coma',
	als: 'Amyotrophic lateral sclerosis',
	liver: 'Liver disease',
	renal: 'Kidney disease',
	hiv: 'HIV disease',
	cancer: 'Cancer'
} as const;
export type GuidelineGroup = keyof typeof GUIDELINE_GROUPS;

export function isGuidelineGroup(text: string): text is GuidelineGroup {
	return Object.hasOwn(GUIDELINE_GROUPS, text);
}

/** What is measured, with the unit a guideline reckons in. */
export const MEASURES = {
	weight: { label: 'weight', unit: 'kg' },
	muac: { label: 'mid-upper arm circumference', unit: 'cm' },
	albumin: { label: 'albumin', unit: 'g/dL' },
	performance: { label: 'PPS', unit: '%' },
	sbp: { label: 'systolic pressure', unit: 'mm[Hg]' },
	heartRate: { label: 'resting heart rate', unit: '/min' },
	respiratoryRate: { label: 'respiratory rate', unit: '/min' },
	spo2: { label: 'SpO2 on room air', unit: '%' },
	po2: { label: 'pO2', unit: 'mm[Hg]' },
	pco2: { label: 'pCO2', unit: 'mm[Hg]' },
	ejectionFraction: { label: 'ejection fraction', unit: '%' },
	vitalCapacity: { label: 'vital capacity, % of predicted', unit: '%' },
	inr: { label: 'INR', unit: '1' },
	creatinine: { label: 'creatinine', unit: 'mg/dL' },
	creatinineClearance: { label: 'creatinine clearance', unit: 'mL/min' },
	potassium: { label: 'potassium', unit: 'mmol/L' },
	urine: { label: 'urine in 24 hours', unit: 'mL' },
	cd4: { label: 'CD4 count', unit: '/uL' },
	viralLoad: { label: 'viral load', unit: '/mL' }
} as const;
export type Measure = keyof typeof MEASURES;

export const ADLS = {
	feeding: 'feeding',
	ambulation: 'walking',
	continence: 'continence',
	transfer: 'transfer',
	bathing: 'bathing',
	dressing: 'dressing'
} as const;
export type Adl = keyof typeof ADLS;

/** What happened on a day. */
export const EVENTS = {
	'aspiration-pneumonia': 'aspiration pneumonia',
	pneumonia: 'pneumonia',
	pyelonephritis: 'pyelonephritis',
	septicemia: 'septicemia',
	'recurrent-fever': 'fever that came back after antibiotics',
	'pressure-ulcer': 'pressure ulcers of stage 3 or 4',
	aspiration: 'aspiration in spite of swallowing therapy',
	hospitalization: 'hospital stay',
	fall: 'fall',
	'emergency-visit': 'emergency visit',
	arrhythmia: 'arrhythmia that resists treatment',
	'cardiac-arrest': 'cardiac arrest',
	syncope: 'syncope without another cause',
	'embolic-stroke': 'embolic stroke from the heart',
	coma: 'beginning of coma',
	'walking-lost': 'came to need a wheelchair or the bed',
	'speech-lost': 'speech became hard to understand',
	'pureed-diet': 'came to need a pureed diet',
	'care-needed': 'came to need help with all daily activities',
	peritonitis: 'spontaneous bacterial peritonitis',
	'hepatorenal-syndrome': 'hepatorenal syndrome',
	encephalopathy: 'hepatic encephalopathy that resists treatment',
	'variceal-bleed': 'variceal bleeding that came back',
	'cns-lymphoma': 'lymphoma of the brain',
	'systemic-lymphoma': 'systemic lymphoma',
	wasting: 'wasting that resists treatment',
	'avium-bacteremia': 'Mycobacterium avium in the blood',
	leukoencephalopathy: 'progressive multifocal leukoencephalopathy',
	'visceral-sarcoma': 'visceral Kaposi sarcoma',
	cryptosporidiosis: 'cryptosporidium infection',
	toxoplasmosis: 'toxoplasmosis that resists treatment',
	'renal-failure': 'renal failure without dialysis'
} as const;
export type EventId = keyof typeof EVENTS;

/** What is so, or is known not to be so. */
export const FLAGS = {
	optimalDrugs: 'treated as far as drugs go',
	noHeartSurgery: 'no candidate for a procedure, or declines it',
	dyspneaAtRest: 'short of breath at rest',
	poorBronchodilatorResponse: 'bronchodilators help little',
	corPulmonale: 'right heart failure from the lungs',
	oxygenAtRest: 'needs oxygen at rest',
	declinesVentilation: 'declines a ventilator',
	dysphagia: 'trouble swallowing',
	poorIntake: 'eats and drinks too little to live on',
	noTubeFeeding: 'no tube feeding',
	dehydration: 'dehydrated',
	ascites: 'ascites',
	refractoryAscites: 'ascites that resists treatment',
	edema: 'edema',
	effusion: 'pleural or pericardial effusion',
	abnormalBrainstem: 'abnormal brainstem response',
	noSpeech: 'no verbal response',
	noWithdrawal: 'no withdrawal from pain',
	notSeekingDialysis: 'seeks neither dialysis nor transplant, or stops dialysis',
	diabetes: 'diabetes',
	heartFailure: 'heart failure',
	uremia: 'uremia',
	fluidOverload: 'fluid overload that resists treatment',
	muscleWasting: 'muscle wasting',
	hepatocellularCancer: 'liver cell cancer',
	persistentDiarrhea: 'diarrhea for a year',
	metastaticAtPresentation: 'distant metastases when found',
	metastaticProgression: 'progressed to metastatic disease',
	declineDespiteTreatment: 'declines in spite of treatment',
	declinesTreatment: 'declines further treatment of the disease',
	poorPrognosisSite: 'a cancer with a poor outlook at any stage'
} as const;
export type FlagId = keyof typeof FLAGS;

export interface PrognosisEvent {
	readonly id: EventId;
	readonly day: Day;
}

/**
 * What a record holds on the prognosis of one patient. What is not there is not known: a null list was
 * never asked for, an empty one was asked for and nothing found; a flag left out is not known, a false
 * one is known not to be so. What is later than `asOf` is not looked at.
 */
export interface PrognosisEvidence {
	readonly asOf: Day;
	readonly readings: Readonly<Partial<Record<Measure, readonly Reading[]>>>;
	readonly fast: readonly StageReading[];
	readonly heartClass: readonly { readonly heartClass: HeartClass; readonly day: Day }[];
	/** Daily activities that need another person. */
	readonly dependences: readonly Adl[] | null;
	readonly events: readonly PrognosisEvent[] | null;
	readonly flags: Readonly<Partial<Record<FlagId, boolean>>>;
}

/** Evidence with nothing in it, to fill from a record. */
export function noEvidence(asOf: Day): PrognosisEvidence {
	return {
		asOf,
		readings: {},
		fast: [],
		heartClass: [],
		dependences: null,
		events: null,
		flags: {}
	};
}

/** `no-data` is not `not-met`: the one is a gap in the record, the other speaks against. */
export type Judgment = 'met' | 'not-met' | 'no-data';

export interface Criterion {
	/** Unique within its guideline. */
	readonly id: string;
	readonly label: string;
	/** The number or trend it wants to see. */
	readonly wants: string;
	/** `core` takes part in whether the guideline supports; `support` only adds weight. */
	readonly weight: 'core' | 'support';
	test(evidence: PrognosisEvidence): Judgment;
	/** What the evidence has on it, in words with numbers and dates. */
	shows(evidence: PrognosisEvidence): string;
}

/** How criteria add up; leaves are ids. */
export type Need =
	| string
	| { readonly all: readonly Need[] }
	| { readonly any: readonly Need[] }
	| { readonly atLeast: number; readonly of: readonly Need[] };

export interface Guideline {
	readonly group: GuidelineGroup;
	readonly title: string;
	readonly criteria: readonly Criterion[];
	readonly need: Need;
	/** How the core criteria are put together, in one sentence. */
	readonly combines: string;
	readonly source: string;
}
