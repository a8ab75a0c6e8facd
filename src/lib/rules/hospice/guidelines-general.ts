/** General decline, cancer and HIV disease. */
import {
	ADLS_BASELINE,
	ALBUMIN,
	asSupport,
	BASELINE,
	core,
	everHappened,
	fallingIn,
	PERFORMANCE_DECLINE,
	performanceAtMost,
	recurrent,
	RECURRENT_WORDS,
	support,
	WEIGHT
} from './guidelines-criteria';
import {
	eitherOf,
	flagged,
	freshReading,
	isInUnit,
	noReading,
	readingIs,
	readingsOf,
	said
} from './guidelines-evidence';
import type { Guideline } from './guidelines-model';
import { guidelineNumbers, NUMBERS_NOW } from './guidelines-numbers';
import { daysFrom } from './days';

const SOURCE = 'Local coverage determinations L33393 (NGS) and L34538 (CGS), hospice';

/**
 * The guideline sets no number of marks. Ours: both marks of the baseline, the first of them falling, and
 * one sign that the body loses ground.
 */
export const GENERAL: Guideline = {
	group: 'general',
	title: 'General decline, with any diagnosis',
	criteria: [
		PERFORMANCE_DECLINE,
		ADLS_BASELINE,
		WEIGHT,
		core(
			'muac',
			'Falling arm circumference',
			'Two dated mid-upper arm circumferences in cm, the last one smaller',
			fallingIn('muac')
		),
		ALBUMIN,
		core(
			'infections',
			'Recurrent infections',
			`Dated serious infections, ${RECURRENT_WORDS}`,
			recurrent(['aspiration-pneumonia', 'pneumonia', 'pyelonephritis', 'septicemia'])
		),
		core(
			'swallowing',
			'Dysphagia with aspiration or falling intake',
			'Dated aspiration, or trouble swallowing with too little eaten, in shares of meals',
			eitherOf(recurrent(['aspiration', 'aspiration-pneumonia']), {
				test({ flags: { dysphagia, poorIntake } }) {
					if (dysphagia === false || poorIntake === false) return 'not-met';
					return dysphagia && poorIntake ? 'met' : 'no-data';
				},
				shows: (evidence) =>
					`${flagged('dysphagia').shows(evidence)} ${flagged('poorIntake').shows(evidence)}`
			})
		),
		support(
			'ulcers',
			'Pressure ulcer of stage 3 or 4',
			'Stage, site and size in cm with a date',
			everHappened(['pressure-ulcer'])
		),
		support(
			'hospital',
			'More hospital and emergency visits',
			`Dated hospital or emergency visits, ${RECURRENT_WORDS}`,
			recurrent(['hospitalization', 'emergency-visit'])
		),
		support(
			'pressure',
			`Systolic pressure below ${NUMBERS_NOW.sbp} mmHg`,
			`A dated systolic pressure below ${NUMBERS_NOW.sbp} mmHg`,
			readingIs('sbp', (value, { asOf }) => value < guidelineNumbers(asOf).sbp)
		),
		support(
			'fluid',
			'Ascites, edema or effusion',
			'Where the fluid is, and how much, with a date',
			eitherOf(flagged('ascites'), flagged('edema'), flagged('effusion'))
		)
	],
	need: {
		all: ['performance', 'adls', { any: ['weight', 'muac', 'albumin', 'infections', 'swallowing'] }]
	},
	combines:
		'A falling PPS, help with daily activities, and one of weight loss, a thinner arm, low albumin, recurrent infections or failing intake; the guideline itself sets no number.',
	source: SOURCE
};

export const CANCER: Guideline = {
	group: 'cancer',
	title: 'Cancer',
	criteria: [
		...BASELINE,
		core(
			'metastatic',
			'Metastatic when found',
			'Sites of distant metastases, with the scan and its date',
			flagged('metastaticAtPresentation')
		),
		core(
			'progression',
			'Progressed to metastatic disease',
			'The earlier and the present stage, each with its date',
			flagged('metastaticProgression')
		),
		core(
			'treatment',
			'Declines in spite of treatment, or declines treatment',
			'What was given and how the disease went on, or the patient’s own decision, with a date',
			eitherOf(flagged('declineDespiteTreatment'), flagged('declinesTreatment'))
		),
		core(
			'site',
			'A cancer with a poor outlook at any stage',
			'Site and histology, such as small cell lung, pancreas or brain',
			flagged('poorPrognosisSite')
		),
		asSupport(WEIGHT),
		asSupport(ALBUMIN)
	],
	need: {
		all: [
			'performance',
			'adls',
			{ any: ['metastatic', { all: ['progression', 'treatment'] }, 'site'] }
		]
	},
	combines:
		'Metastatic when found, or progressed to metastatic with decline in spite of treatment or treatment declined, or a cancer with a poor outlook; with a PPS below the baseline and help with daily activities.',
	source: SOURCE
};

/** "A month apart", at the shortest month. */
const MONTH_DAYS = 28;

export const HIV: Guideline = {
	group: 'hiv',
	title: 'HIV disease',
	criteria: [
		performanceAtMost('performanceHiv'),
		ADLS_BASELINE,
		core(
			'cd4',
			`CD4 count below ${NUMBERS_NOW.cd4}`,
			`A dated CD4 count below ${NUMBERS_NOW.cd4} per microliter`,
			readingIs('cd4', (value, { asOf }) => value < guidelineNumbers(asOf).cd4)
		),
		core(
			'viral-load',
			'Viral load above 100,000, and again a month later',
			'Two dated viral loads above 100,000 copies per mL, at least a month apart',
			{
				test(evidence) {
					const last = freshReading(evidence, 'viralLoad');
					const limit = guidelineNumbers(evidence.asOf).viralLoad;
					if (!last || !isInUnit(last, 'viralLoad')) return 'no-data';
					if (last.value <= limit) return 'not-met';
					const high = readingsOf(evidence, 'viralLoad').filter(({ value }) => value > limit);
					return high.some(({ day }) => daysFrom(day, last.day) >= MONTH_DAYS) ? 'met' : 'no-data';
				},
				shows(evidence) {
					if (!freshReading(evidence, 'viralLoad')) return noReading(evidence, 'viralLoad');
					return `Viral load ${readingsOf(evidence, 'viralLoad').map(said).join(', ')}.`;
				}
			}
		),
		core(
			'complication',
			'One of the late complications',
			'Which one, when it was found, and that treatment failed or was declined',
			everHappened([
				'cns-lymphoma',
				'systemic-lymphoma',
				'wasting',
				'avium-bacteremia',
				'leukoencephalopathy',
				'visceral-sarcoma',
				'cryptosporidiosis',
				'toxoplasmosis',
				'renal-failure'
			])
		),
		support(
			'diarrhea',
			'Diarrhea for a year',
			'Since when, and how often a day',
			flagged('persistentDiarrhea')
		),
		asSupport(ALBUMIN)
	],
	need: { all: ['performance', 'adls', { any: ['cd4', 'viral-load'] }, 'complication'] },
	combines:
		'A CD4 count below 25 or a viral load that stays above 100,000, one late complication, and a PPS of 50 % or less.',
	source: SOURCE
};
