/** Metabolic, lungs, gut, fluids and electrolytes, vitamins and the rest. */
import { adjustBelow, asNeeded, avoidBelow, drug, order, type Drug } from '$lib/rules/drug';

const TABLET = ['tablet'];
const INJECTION = ['solution for injection'];
const INFUSION = ['solution for infusion'];
const PEN = ['pen', 'vial'];

export const MEDICAL: readonly Drug[] = [
	drug({
		id: 'metformin',
		rxcui: '6809',
		display: 'metFORMIN',
		synonyms: ['Glucophage'],
		classes: ['biguanide', 'antihyperglycemic'],
		routes: [{ route: 'PO', forms: ['tablet', 'extended-release tablet'] }],
		doseUnit: 'mg',
		common: [order(500, 'mg', 'PO', 'BID'), order(1000, 'mg', 'PO', 'BID')],
		maxSingle: [{ value: 1000, unit: 'mg' }],
		maxDaily: [{ value: 2550, unit: 'mg' }],
		renal: [
			adjustBelow(
				45,
				'eGFR 30 to 44: do not start; someone already on it takes at most 1,000 mg a day.',
				{ dose: 500, unit: 'mg', frequency: 'BID' },
				{ measure: 'egfr' }
			),
			avoidBelow(30, 'hard', 'Contraindicated below an eGFR of 30: lactic acidosis.', {
				measure: 'egfr'
			})
		],
		monitoring: ['basic-metabolic-panel']
	}),
	drug({
		id: 'glipizide',
		rxcui: '4821',
		display: 'glipiZIDE',
		synonyms: ['Glucotrol'],
		classes: ['sulfonylurea', 'antihyperglycemic', 'sulfonamide-nonantibiotic'],
		highAlert: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(5, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 20, unit: 'mg' }],
		maxDaily: [{ value: 40, unit: 'mg' }],
		olderAdult: {
			severity: 'advice',
			advice: 'Hypoglycemia at 65 or over, more so when not eating.'
		},
		monitoring: ['glucose-poc']
	}),
	drug({
		id: 'insulin-glargine',
		rxcui: '274783',
		synonyms: ['Lantus', 'Basaglar', 'basal insulin'],
		classes: ['insulin', 'insulin-basal', 'antihyperglycemic'],
		highAlert: true,
		routes: [{ route: 'subcut', forms: PEN }],
		doseUnit: '[IU]',
		common: [
			order(0.2, '[IU]/kg', 'subcut', 'nightly'),
			order(10, '[IU]', 'subcut', 'nightly'),
			order(20, '[IU]', 'subcut', 'nightly')
		],
		maxSingle: [{ value: 100, unit: '[IU]' }],
		maxDaily: [{ value: 160, unit: '[IU]' }],
		monitoring: ['glucose-poc']
	}),
	drug({
		id: 'insulin-lispro',
		rxcui: '86009',
		synonyms: ['HumaLOG', 'Admelog', 'rapid insulin', 'sliding scale', 'correction'],
		classes: ['insulin', 'insulin-rapid', 'antihyperglycemic'],
		highAlert: true,
		routes: [{ route: 'subcut', forms: PEN }],
		doseUnit: '[IU]',
		common: [
			order(4, '[IU]', 'subcut', 'before-meals'),
			order(0.05, '[IU]/kg', 'subcut', 'before-meals'),
			order(2, '[IU]', 'subcut', 'before-meals-and-nightly', { use: 'correction scale' })
		],
		maxSingle: [{ value: 50, unit: '[IU]' }],
		maxDaily: [{ value: 200, unit: '[IU]' }],
		olderAdult: {
			severity: 'advice',
			advice: 'Correction scale alone, without basal insulin, is poor care.'
		},
		monitoring: ['glucose-poc']
	}),
	drug({
		id: 'empagliflozin',
		rxcui: '1545653',
		synonyms: ['Jardiance'],
		classes: ['sglt2-inhibitor', 'antihyperglycemic'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(10, 'mg', 'PO', 'daily'), order(25, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 25, unit: 'mg' }],
		maxDaily: [{ value: 25, unit: 'mg' }],
		renal: [
			avoidBelow(
				30,
				'advice',
				'Below an eGFR of 30 it hardly lowers glucose; heart failure and kidney uses reach lower.',
				{ measure: 'egfr' }
			)
		],
		monitoring: ['basic-metabolic-panel']
	}),
	drug({
		id: 'dextrose-50',
		rxcui: '4850',
		name: 'dextrose 50%',
		display: 'dextrose 50 % in water',
		synonyms: ['D50', 'glucose'],
		classes: ['hypoglycemia-rescue'],
		highAlert: true,
		routes: [{ route: 'IV', forms: ['prefilled syringe'] }],
		doseUnit: 'g',
		common: [
			asNeeded(25, 'g', 'IV', 'Q15MIN', 'glucose below 70 mg/dL and unable to swallow'),
			asNeeded(12.5, 'g', 'IV', 'Q15MIN', 'glucose below 70 mg/dL and unable to swallow')
		],
		maxSingle: [{ value: 25, unit: 'g' }],
		monitoring: ['glucose-poc']
	}),
	drug({
		id: 'levothyroxine',
		rxcui: '10582',
		synonyms: ['Synthroid', 'Levoxyl', 'Euthyrox'],
		classes: ['thyroid-hormone'],
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: INJECTION }
		],
		doseUnit: 'ug',
		common: [
			order(50, 'ug', 'PO', 'every-morning'),
			order(25, 'ug', 'PO', 'every-morning'),
			order(88, 'ug', 'PO', 'every-morning'),
			order(100, 'ug', 'PO', 'every-morning')
		],
		maxSingle: [
			{ value: 300, unit: 'ug', route: 'PO' },
			{ value: 500, unit: 'ug', route: 'IV' }
		],
		maxDaily: [
			{ value: 300, unit: 'ug', route: 'PO' },
			{ value: 500, unit: 'ug', route: 'IV' }
		],
		monitoring: ['tsh']
	}),
	drug({
		id: 'prednisone',
		rxcui: '8640',
		display: 'predniSONE',
		synonyms: ['Deltasone'],
		classes: ['corticosteroid-systemic'],
		routes: [{ route: 'PO', forms: ['tablet', 'oral solution'] }],
		doseUnit: 'mg',
		common: [
			order(40, 'mg', 'PO', 'daily', { durationDays: 5 }),
			order(20, 'mg', 'PO', 'daily'),
			order(60, 'mg', 'PO', 'daily')
		],
		maxSingle: [{ value: 80, unit: 'mg' }],
		maxDaily: [{ value: 80, unit: 'mg' }],
		monitoring: ['glucose-poc']
	}),
	drug({
		id: 'methylprednisolone',
		rxcui: '6902',
		display: 'methylPREDNISolone',
		synonyms: ['SoluMedrol', 'Solu-Medrol', 'Medrol'],
		classes: ['corticosteroid-systemic'],
		routes: [
			{ route: 'IV', forms: INJECTION },
			{ route: 'IM', forms: INJECTION },
			{ route: 'PO', forms: TABLET }
		],
		doseUnit: 'mg',
		common: [
			order(40, 'mg', 'IV', 'Q12H'),
			order(125, 'mg', 'IV', 'once'),
			order(60, 'mg', 'IV', 'Q6H')
		],
		maxSingle: [{ value: 1000, unit: 'mg' }],
		monitoring: ['glucose-poc']
	}),
	drug({
		id: 'albuterol',
		rxcui: '435',
		synonyms: ['Ventolin', 'ProAir', 'Proventil', 'neb', 'SABA'],
		classes: ['beta-agonist-short'],
		routes: [
			{ route: 'nebulized', forms: ['nebulizer solution'] },
			{ route: 'inhaled', forms: ['metered-dose inhaler 90 mcg'] }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(2.5, 'mg', 'nebulized', 'Q4H', 'wheezing or shortness of breath'),
			order(2.5, 'mg', 'nebulized', 'Q4H'),
			asNeeded(2, '{puff}', 'inhaled', 'Q4H', 'wheezing or shortness of breath')
		],
		maxSingle: [
			{ value: 5, unit: 'mg', route: 'nebulized' },
			{ value: 8, unit: '{puff}', route: 'inhaled' }
		]
	}),
	drug({
		id: 'ipratropium',
		rxcui: '7213',
		synonyms: ['Atrovent', 'neb'],
		classes: ['anticholinergic-inhaled'],
		routes: [
			{ route: 'nebulized', forms: ['nebulizer solution'] },
			{ route: 'inhaled', forms: ['metered-dose inhaler 17 mcg'] }
		],
		doseUnit: 'mg',
		common: [
			order(0.5, 'mg', 'nebulized', 'Q6H'),
			asNeeded(0.5, 'mg', 'nebulized', 'Q4H', 'wheezing'),
			order(2, '{puff}', 'inhaled', 'QID')
		],
		maxSingle: [
			{ value: 0.5, unit: 'mg', route: 'nebulized' },
			{ value: 4, unit: '{puff}', route: 'inhaled' }
		],
		maxDaily: [
			{ value: 3, unit: 'mg', route: 'nebulized' },
			{ value: 12, unit: '{puff}', route: 'inhaled' }
		]
	}),
	drug({
		id: 'tiotropium',
		rxcui: '69120',
		synonyms: ['Spiriva', 'LAMA'],
		classes: ['anticholinergic-inhaled'],
		routes: [{ route: 'inhaled', forms: ['capsule for inhalation 18 mcg'] }],
		doseUnit: 'ug',
		common: [order(18, 'ug', 'inhaled', 'daily')],
		maxSingle: [{ value: 18, unit: 'ug' }],
		maxDaily: [{ value: 18, unit: 'ug' }]
	}),
	drug({
		id: 'budesonide-formoterol',
		name: 'budesonide-formoterol',
		display: 'budesonide-formoterol 160 mcg/4.5 mcg',
		rxcui: null,
		ingredients: ['19831', '25255'],
		synonyms: ['Symbicort', 'Breyna'],
		classes: ['corticosteroid-inhaled', 'beta-agonist-long'],
		routes: [{ route: 'inhaled', forms: ['metered-dose inhaler'] }],
		doseUnit: '{puff}',
		common: [order(2, '{puff}', 'inhaled', 'BID')],
		maxSingle: [{ value: 2, unit: '{puff}' }],
		maxDaily: [{ value: 12, unit: '{puff}' }]
	}),
	drug({
		id: 'guaifenesin',
		rxcui: '5032',
		display: 'guaiFENesin',
		synonyms: ['Mucinex', 'Robitussin', 'cough'],
		classes: ['expectorant'],
		routes: [{ route: 'PO', forms: ['extended-release tablet', 'oral solution'] }],
		doseUnit: 'mg',
		common: [order(600, 'mg', 'PO', 'BID'), asNeeded(200, 'mg', 'PO', 'Q4H', 'cough')],
		maxSingle: [{ value: 1200, unit: 'mg' }],
		maxDaily: [{ value: 2400, unit: 'mg' }]
	}),
	drug({
		id: 'benzonatate',
		rxcui: '18993',
		synonyms: ['Tessalon', 'cough'],
		classes: ['antitussive'],
		routes: [{ route: 'PO', forms: ['capsule'] }],
		doseUnit: 'mg',
		common: [asNeeded(100, 'mg', 'PO', 'TID', 'cough'), asNeeded(200, 'mg', 'PO', 'TID', 'cough')],
		maxSingle: [{ value: 200, unit: 'mg' }],
		maxDaily: [{ value: 600, unit: 'mg' }],
		minAge: {
			years: 10,
			severity: 'hard',
			advice: 'Accidental ingestion has killed children under 10; not approved for them.'
		}
	}),
	drug({
		id: 'ondansetron',
		rxcui: '26225',
		synonyms: ['Zofran'],
		classes: ['5-ht3-antagonist', 'antiemetic'],
		qtProlonging: true,
		routes: [
			{ route: 'IV', forms: INJECTION },
			{ route: 'PO', forms: ['tablet', 'orally disintegrating tablet'] }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(4, 'mg', 'IV', 'Q8H', 'nausea'),
			asNeeded(4, 'mg', 'PO', 'Q8H', 'nausea'),
			order(4, 'mg', 'IV', 'once')
		],
		maxSingle: [
			{ value: 16, unit: 'mg', route: 'IV' },
			{ value: 24, unit: 'mg', route: 'PO' }
		],
		maxDaily: [{ value: 24, unit: 'mg' }]
	}),
	drug({
		id: 'metoclopramide',
		rxcui: '6915',
		synonyms: ['Reglan'],
		classes: ['prokinetic', 'antiemetic'],
		routes: [
			{ route: 'IV', forms: INJECTION },
			{ route: 'PO', forms: TABLET }
		],
		doseUnit: 'mg',
		common: [asNeeded(10, 'mg', 'IV', 'Q6H', 'nausea'), order(10, 'mg', 'PO', 'before-meals')],
		maxSingle: [{ value: 10, unit: 'mg' }],
		maxDaily: [{ value: 40, unit: 'mg' }],
		renal: [
			adjustBelow(40, 'Below 40 mL/min: half the dose.', {
				dose: 5,
				unit: 'mg',
				frequency: 'Q6H'
			})
		],
		olderAdult: {
			severity: 'advice',
			advice: 'Movement disorders, some lasting, at 65 or over; short courses only.'
		}
	}),
	drug({
		id: 'pantoprazole',
		rxcui: '40790',
		synonyms: ['Protonix'],
		classes: ['proton-pump-inhibitor'],
		routes: [
			{ route: 'PO', forms: ['delayed-release tablet'] },
			{ route: 'IV', forms: INJECTION }
		],
		doseUnit: 'mg',
		common: [
			order(40, 'mg', 'PO', 'daily'),
			order(40, 'mg', 'IV', 'BID'),
			order(80, 'mg', 'IV', 'once', { use: 'gastrointestinal bleeding' })
		],
		maxSingle: [{ value: 80, unit: 'mg' }],
		maxDaily: [{ value: 240, unit: 'mg' }]
	}),
	drug({
		id: 'omeprazole',
		rxcui: '7646',
		synonyms: ['Prilosec'],
		classes: ['proton-pump-inhibitor', 'cyp2c19-inhibitor'],
		routes: [{ route: 'PO', forms: ['delayed-release capsule'] }],
		doseUnit: 'mg',
		common: [order(20, 'mg', 'PO', 'daily'), order(40, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 40, unit: 'mg' }],
		maxDaily: [{ value: 80, unit: 'mg' }]
	}),
	drug({
		id: 'famotidine',
		rxcui: '4278',
		synonyms: ['Pepcid'],
		classes: ['h2-blocker'],
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: INJECTION }
		],
		doseUnit: 'mg',
		common: [order(20, 'mg', 'PO', 'BID'), order(20, 'mg', 'IV', 'Q12H')],
		maxSingle: [{ value: 40, unit: 'mg' }],
		maxDaily: [{ value: 80, unit: 'mg' }],
		renal: [
			adjustBelow(60, 'Below 60 mL/min: 20 mg daily.', {
				dose: 20,
				unit: 'mg',
				frequency: 'daily'
			}),
			adjustBelow(
				30,
				'Below 30 mL/min: 10 mg daily or 20 mg every other day.',
				{ dose: 20, unit: 'mg', frequency: 'every-other-day' },
				{ orElse: { dose: 10, unit: 'mg', frequency: 'daily' } }
			)
		]
	}),
	drug({
		id: 'senna',
		rxcui: '36387',
		synonyms: ['Senokot', 'sennosides'],
		classes: ['laxative-stimulant'],
		routes: [{ route: 'PO', forms: ['tablet 8.6 mg', 'oral syrup'] }],
		doseUnit: '{tbl}',
		common: [order(2, '{tbl}', 'PO', 'nightly'), order(2, '{tbl}', 'PO', 'BID')],
		maxSingle: [{ value: 4, unit: '{tbl}' }],
		maxDaily: [{ value: 8, unit: '{tbl}' }]
	}),
	drug({
		id: 'polyethylene-glycol',
		name: 'polyethylene glycol 3350',
		rxcui: '221147',
		synonyms: ['MiraLAX', 'PEG'],
		classes: ['laxative-osmotic'],
		routes: [{ route: 'PO', forms: ['powder'] }],
		doseUnit: 'g',
		common: [order(17, 'g', 'PO', 'daily'), asNeeded(17, 'g', 'PO', 'daily', 'constipation')],
		maxSingle: [{ value: 34, unit: 'g' }],
		maxDaily: [{ value: 34, unit: 'g' }]
	}),
	drug({
		id: 'docusate',
		rxcui: '82003',
		synonyms: ['Colace'],
		classes: ['stool-softener'],
		routes: [{ route: 'PO', forms: ['capsule'] }],
		doseUnit: 'mg',
		common: [order(100, 'mg', 'PO', 'BID')],
		maxSingle: [{ value: 200, unit: 'mg' }],
		maxDaily: [{ value: 400, unit: 'mg' }]
	}),
	drug({
		id: 'bisacodyl',
		rxcui: '1596',
		synonyms: ['Dulcolax'],
		classes: ['laxative-stimulant'],
		routes: [
			{ route: 'PR', forms: ['suppository'] },
			{ route: 'PO', forms: ['delayed-release tablet'] }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(10, 'mg', 'PR', 'daily', 'constipation'),
			asNeeded(5, 'mg', 'PO', 'daily', 'constipation')
		],
		maxSingle: [{ value: 15, unit: 'mg' }],
		maxDaily: [{ value: 30, unit: 'mg' }]
	}),
	drug({
		id: 'potassium-chloride',
		rxcui: '8591',
		synonyms: ['KCl', 'Klor-Con', 'K-Dur'],
		classes: ['electrolyte', 'potassium'],
		highAlert: true,
		routes: [
			{ route: 'PO', forms: ['extended-release tablet', 'oral solution'] },
			{ route: 'IV', forms: ['premixed infusion'] }
		],
		doseUnit: 'meq',
		common: [
			order(20, 'meq', 'PO', 'once'),
			order(40, 'meq', 'PO', 'once'),
			order(10, 'meq', 'IV', 'once', { rate: { value: 10, unit: 'meq/h' } }),
			order(20, 'meq', 'PO', 'daily')
		],
		maxSingle: [
			{ value: 40, unit: 'meq', route: 'PO' },
			{ value: 20, unit: 'meq', route: 'IV' }
		],
		maxDaily: [
			{ value: 200, unit: 'meq', route: 'PO' },
			{ value: 200, unit: 'meq', route: 'IV' }
		],
		renal: [
			avoidBelow(
				30,
				'soft',
				'Potassium builds up below 30 mL/min: small doses, and a level before each.'
			)
		],
		monitoring: ['basic-metabolic-panel', 'magnesium']
	}),
	drug({
		id: 'magnesium-sulfate',
		rxcui: '6585',
		synonyms: ['mag', 'magnesium'],
		classes: ['electrolyte'],
		highAlert: true,
		routes: [{ route: 'IV', forms: ['premixed infusion'] }],
		doseUnit: 'g',
		common: [
			order(2, 'g', 'IV', 'once', { use: 'over 2 hours' }),
			order(4, 'g', 'IV', 'once', { use: 'over 4 hours' })
		],
		maxSingle: [{ value: 6, unit: 'g' }],
		maxDaily: [{ value: 40, unit: 'g' }],
		renal: [
			adjustBelow(30, 'Severe renal impairment: halve the dose; 20 g in 48 hours at most.', {
				dose: 2,
				unit: 'g'
			})
		],
		monitoring: ['magnesium']
	}),
	drug({
		id: 'sodium-chloride-0-9',
		rxcui: '9863',
		name: 'sodium chloride 0.9%',
		display: 'sodium chloride 0.9 %',
		synonyms: ['normal saline', 'NS', 'saline', 'fluid', 'bolus'],
		classes: ['iv-fluid', 'crystalloid'],
		routes: [{ route: 'IV', forms: INFUSION }],
		doseUnit: 'mL',
		common: [
			order(1000, 'mL', 'IV', 'once', { use: 'bolus' }),
			order(500, 'mL', 'IV', 'once', { use: 'bolus' }),
			order(30, 'mL/kg', 'IV', 'once', { use: 'sepsis bolus' }),
			order(75, 'mL/h', 'IV', 'continuous'),
			order(100, 'mL/h', 'IV', 'continuous')
		],
		maxSingle: [{ value: 30, unit: 'mL/kg' }],
		monitoring: ['basic-metabolic-panel']
	}),
	drug({
		id: 'lactated-ringers',
		rxcui: null,
		name: "lactated Ringer's",
		display: "lactated Ringer's",
		synonyms: ['LR', 'ringers', 'fluid', 'bolus'],
		classes: ['iv-fluid', 'crystalloid'],
		routes: [{ route: 'IV', forms: INFUSION }],
		doseUnit: 'mL',
		common: [
			order(1000, 'mL', 'IV', 'once', { use: 'bolus' }),
			order(30, 'mL/kg', 'IV', 'once', { use: 'sepsis bolus' }),
			order(100, 'mL/h', 'IV', 'continuous'),
			order(125, 'mL/h', 'IV', 'continuous')
		],
		maxSingle: [{ value: 30, unit: 'mL/kg' }],
		monitoring: ['basic-metabolic-panel']
	}),
	drug({
		id: 'tamsulosin',
		rxcui: '77492',
		synonyms: ['Flomax'],
		classes: ['alpha-1-blocker'],
		routes: [{ route: 'PO', forms: ['capsule'] }],
		doseUnit: 'mg',
		common: [order(0.4, 'mg', 'PO', 'nightly')],
		maxSingle: [{ value: 0.8, unit: 'mg' }],
		maxDaily: [{ value: 0.8, unit: 'mg' }]
	}),
	drug({
		id: 'allopurinol',
		rxcui: '519',
		synonyms: ['Zyloprim'],
		classes: ['xanthine-oxidase-inhibitor'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(100, 'mg', 'PO', 'daily'), order(300, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 300, unit: 'mg' }],
		maxDaily: [{ value: 800, unit: 'mg' }],
		renal: [
			adjustBelow(20, 'From 10 to 20 mL/min: 200 mg daily.', {
				dose: 200,
				unit: 'mg',
				frequency: 'daily'
			}),
			adjustBelow(10, 'Below 10 mL/min: 100 mg daily at most.', {
				dose: 100,
				unit: 'mg',
				frequency: 'daily'
			})
		]
	}),
	drug({
		id: 'thiamine',
		rxcui: '10454',
		synonyms: ['vitamin B1'],
		classes: ['vitamin'],
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: INJECTION }
		],
		doseUnit: 'mg',
		common: [order(100, 'mg', 'PO', 'daily'), order(100, 'mg', 'IV', 'daily')],
		maxSingle: [{ value: 500, unit: 'mg' }],
		maxDaily: [{ value: 1500, unit: 'mg' }]
	}),
	drug({
		id: 'cholecalciferol',
		rxcui: '2418',
		synonyms: ['vitamin D3', 'vitamin D'],
		classes: ['vitamin'],
		routes: [{ route: 'PO', forms: ['tablet', 'capsule'] }],
		doseUnit: '[IU]',
		common: [order(1000, '[IU]', 'PO', 'daily'), order(2000, '[IU]', 'PO', 'daily')],
		maxSingle: [{ value: 50000, unit: '[IU]' }]
	}),
	drug({
		id: 'folic-acid',
		rxcui: '4511',
		synonyms: ['folate'],
		classes: ['vitamin'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(1, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 5, unit: 'mg' }],
		maxDaily: [{ value: 5, unit: 'mg' }]
	}),
	drug({
		id: 'ferrous-sulfate',
		rxcui: '24947',
		synonyms: ['iron', 'Feosol'],
		classes: ['iron'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(325, 'mg', 'PO', 'daily'), order(325, 'mg', 'PO', 'every-other-day')],
		maxSingle: [{ value: 325, unit: 'mg' }],
		maxDaily: [{ value: 975, unit: 'mg' }]
	})
];
