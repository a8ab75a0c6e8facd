/** Heart, lung, liver and kidney disease. */
import {
	BASELINE,
	core,
	everHappened,
	lostWeight,
	recurrent,
	RECURRENT_WORDS,
	support,
	withLimit
} from './guidelines-criteria';
import { eitherOf, flagged, readingIs } from './guidelines-evidence';
import type { EventId, Guideline, PrognosisEvidence } from './guidelines-model';
import { guidelineConventions, guidelineNumbers, NUMBERS_NOW } from './guidelines-numbers';
import { monthsBefore } from './trends';

const SOURCE = 'Local coverage determinations L33393 (NGS) and L34538 (CGS), hospice';

function happenedEver(id: EventId, label: string) {
	return support(id, label, 'What happened, with its date', everHappened([id]));
}

function lastClass({ heartClass, asOf }: PrognosisEvidence) {
	const known = heartClass.filter(({ day }) => day <= asOf);
	return known.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).at(-1);
}

export const HEART: Guideline = {
	group: 'heart',
	title: 'Heart disease',
	criteria: [
		...BASELINE,
		core(
			'treatment',
			'Treated as far as it goes',
			'Diuretic and vasodilator with doses, or why they cannot be given, or that procedures are declined',
			eitherOf(flagged('optimalDrugs'), flagged('noHeartSurgery'), flagged('declinesTreatment'))
		),
		core(
			'heart-class',
			'NYHA class IV, symptoms at rest',
			'A dated NYHA class IV, and which symptom comes at rest',
			{
				test(evidence) {
					const last = lastClass(evidence);
					const { stageMonths } = guidelineConventions(evidence.asOf);
					if (!last || last.day < monthsBefore(evidence.asOf, stageMonths)) return 'no-data';
					return last.heartClass === 'IV' ? 'met' : 'not-met';
				},
				shows(evidence) {
					const last = lastClass(evidence);
					return last
						? `NYHA class ${last.heartClass} on ${last.day}.`
						: 'No NYHA class is written.';
				}
			}
		),
		support(
			'ejection-fraction',
			`Ejection fraction of ${NUMBERS_NOW.ejectionFraction} % or less`,
			`A dated ejection fraction of ${NUMBERS_NOW.ejectionFraction} % or less, where one was measured`,
			readingIs(
				'ejectionFraction',
				(value, { asOf }) => value <= guidelineNumbers(asOf).ejectionFraction
			)
		),
		happenedEver('arrhythmia', 'Arrhythmia that resists treatment'),
		happenedEver('cardiac-arrest', 'Cardiac arrest survived'),
		happenedEver('syncope', 'Unexplained syncope'),
		happenedEver('embolic-stroke', 'Embolic stroke from the heart')
	],
	need: { all: ['performance', 'adls', 'treatment', 'heart-class'] },
	combines:
		'NYHA class IV in spite of treatment as far as it goes; with a PPS below the baseline and help with daily activities.',
	source: SOURCE
};

const [LUNG_LOSS] = NUMBERS_NOW.weightLossMore;

export const LUNG: Guideline = {
	group: 'lung',
	title: 'Lung disease',
	criteria: [
		...BASELINE,
		core(
			'dyspnea',
			'Disabling breathlessness at rest',
			'How far the patient gets, and the respiratory rate at rest, with a date',
			flagged('dyspneaAtRest')
		),
		core(
			'bronchodilators',
			'Bronchodilators help little',
			'Which ones were given, and what changed after them',
			flagged('poorBronchodilatorResponse')
		),
		core(
			'progression',
			'Progression by hospital and emergency visits',
			`Dated lung infections, hospital or emergency visits, ${RECURRENT_WORDS}`,
			recurrent(['hospitalization', 'emergency-visit', 'pneumonia'])
		),
		core(
			'hypoxemia',
			'Hypoxemia at rest',
			`A dated pO2 of ${NUMBERS_NOW.po2} mmHg or less, or SpO2 of ${NUMBERS_NOW.spo2} % or less, on room air`,
			eitherOf(
				readingIs('spo2', (value, { asOf }) => value <= guidelineNumbers(asOf).spo2),
				readingIs('po2', (value, { asOf }) => value <= guidelineNumbers(asOf).po2)
			)
		),
		core(
			'hypercapnia',
			'Hypercapnia',
			`A dated pCO2 of ${NUMBERS_NOW.pco2} mmHg or more`,
			readingIs('pco2', (value, { asOf }) => value >= guidelineNumbers(asOf).pco2)
		),
		support(
			'cor-pulmonale',
			'Right heart failure from the lungs',
			'Echo, ECG, film or signs, with a date',
			flagged('corPulmonale')
		),
		support(
			'weight',
			`Weight loss above ${LUNG_LOSS?.percent} % in ${LUNG_LOSS?.months} months`,
			'Two dated weights with the percent lost between them',
			lostWeight(LUNG_LOSS?.months ?? 6, (percent, { asOf }) => {
				const [row] = guidelineNumbers(asOf).weightLossMore;
				return row !== undefined && percent > row.percent;
			})
		),
		support(
			'heart-rate',
			`Resting heart rate above ${NUMBERS_NOW.heartRate}`,
			`A dated heart rate at rest above ${NUMBERS_NOW.heartRate}/min`,
			readingIs('heartRate', (value, { asOf }) => value > guidelineNumbers(asOf).heartRate)
		)
	],
	need: {
		all: [
			'performance',
			'adls',
			'dyspnea',
			'bronchodilators',
			'progression',
			{ any: ['hypoxemia', 'hypercapnia'] }
		]
	},
	combines:
		'Disabling breathlessness at rest with little effect of bronchodilators, progression, and hypoxemia or hypercapnia; with a PPS below the baseline and help with daily activities.',
	source: SOURCE
};

export const LIVER: Guideline = {
	group: 'liver',
	title: 'Liver disease',
	criteria: [
		...BASELINE,
		core(
			'inr',
			`INR above ${NUMBERS_NOW.inr}`,
			`A dated INR above ${NUMBERS_NOW.inr}`,
			readingIs('inr', (value, { asOf }) => value > guidelineNumbers(asOf).inr)
		),
		core(
			'albumin',
			`Albumin below ${NUMBERS_NOW.albumin} g/dL`,
			`A dated albumin below ${NUMBERS_NOW.albumin} g/dL`,
			readingIs('albumin', (value, { asOf }) => value < guidelineNumbers(asOf).albumin)
		),
		core(
			'end-stage',
			'One sign of end-stage liver disease',
			'Ascites that resists treatment, peritonitis, hepatorenal syndrome, encephalopathy or variceal bleeding that came back, with its date',
			eitherOf(
				everHappened(['peritonitis', 'hepatorenal-syndrome', 'encephalopathy', 'variceal-bleed']),
				flagged('refractoryAscites')
			)
		),
		support(
			'muscle-wasting',
			'Muscle wasting',
			'Arm circumference in cm and strength, with dates',
			flagged('muscleWasting')
		),
		support(
			'liver-cancer',
			'Liver cell cancer',
			'How it was found, with its date',
			flagged('hepatocellularCancer')
		)
	],
	need: { all: ['performance', 'adls', 'inr', 'albumin', 'end-stage'] },
	combines:
		'An INR above 1.5 and an albumin below 2.5 g/dL, and one sign of end-stage disease; with a PPS below the baseline and help with daily activities.',
	source: SOURCE
};

/** The limit for this patient: diabetes and heart failure raise it. Not written counts as not there. */
function clearanceLimit({ asOf, flags }: PrognosisEvidence): number {
	const { plain, diabetes, heartFailure, both } = guidelineNumbers(asOf).clearance;
	if (flags.diabetes && flags.heartFailure) return both;
	if (flags.heartFailure) return heartFailure;
	return flags.diabetes ? diabetes : plain;
}

function creatinineLimit({ asOf, flags }: PrognosisEvidence): number {
	const { plain, diabetes } = guidelineNumbers(asOf).creatinine;
	return flags.diabetes ? diabetes : plain;
}

const { clearance: CLEARANCE, creatinine: CREATININE } = NUMBERS_NOW;

export const RENAL: Guideline = {
	group: 'renal',
	title: 'Kidney disease',
	criteria: [
		...BASELINE,
		core(
			'dialysis',
			'Seeks neither dialysis nor transplant',
			'The patient’s own decision, or the day dialysis stops',
			flagged('notSeekingDialysis')
		),
		core(
			'clearance',
			'Creatinine clearance below its limit',
			`A dated creatinine clearance below ${CLEARANCE.plain} mL/min (${CLEARANCE.diabetes} with diabetes; ${CLEARANCE.heartFailure} with heart failure, ${CLEARANCE.both} with both)`,
			withLimit(
				readingIs('creatinineClearance', (value, evidence) => value < clearanceLimit(evidence)),
				(evidence) => `The limit for this patient is below ${clearanceLimit(evidence)} mL/min.`
			)
		),
		core(
			'creatinine',
			'Creatinine above its limit',
			`A dated creatinine above ${CREATININE.plain} mg/dL (${CREATININE.diabetes} with diabetes)`,
			withLimit(
				readingIs('creatinine', (value, evidence) => value > creatinineLimit(evidence)),
				(evidence) => `The limit for this patient is above ${creatinineLimit(evidence)} mg/dL.`
			)
		),
		support('uremia', 'Uremia', 'Which signs, with a date', flagged('uremia')),
		support(
			'potassium',
			`Potassium above ${NUMBERS_NOW.potassium} mmol/L`,
			`A dated potassium above ${NUMBERS_NOW.potassium} mmol/L in spite of treatment`,
			readingIs('potassium', (value, { asOf }) => value > guidelineNumbers(asOf).potassium)
		),
		support(
			'oliguria',
			`Urine below ${NUMBERS_NOW.urine} mL in 24 hours`,
			'A dated 24-hour volume in mL',
			readingIs('urine', (value, { asOf }) => value < guidelineNumbers(asOf).urine)
		),
		support(
			'fluid',
			'Fluid overload that resists treatment',
			'Weights in kg and where the edema is, with dates',
			flagged('fluidOverload')
		)
	],
	need: { all: ['performance', 'adls', 'dialysis', { any: ['clearance', 'creatinine'] }] },
	combines:
		'No dialysis or transplant sought, and a clearance or a creatinine beyond its limit; with a PPS below the baseline and help with daily activities.',
	source: SOURCE
};
