/** Anticoagulants, antiplatelets, heart, blood pressure and lipids. */
import { adjustBelow, asNeeded, avoidBelow, drug, order, type Drug } from '$lib/rules/drug';

const TABLET = ['tablet'];
const SYRINGE = ['prefilled syringe'];
const INJECTION = ['solution for injection'];
const FETAL = {
	severity: 'hard',
	advice:
		'Boxed warning: injures and kills the developing fetus; stop as soon as pregnancy is known.'
} as const;

export const CARDIOVASCULAR: readonly Drug[] = [
	drug({
		id: 'enoxaparin',
		rxcui: '67108',
		synonyms: ['Lovenox', 'LMWH'],
		classes: ['anticoagulant', 'heparin-group', 'vte-prophylaxis'],
		highAlert: true,
		routes: [{ route: 'subcut', forms: SYRINGE }],
		doseUnit: 'mg',
		common: [
			order(40, 'mg', 'subcut', 'daily', { use: 'VTE prevention' }),
			order(30, 'mg', 'subcut', 'daily', { use: 'VTE prevention, CrCl below 30' }),
			order(1, 'mg/kg', 'subcut', 'Q12H', { use: 'treatment' }),
			order(1, 'mg/kg', 'subcut', 'Q24H', { use: 'treatment, CrCl below 30' })
		],
		maxSingle: [{ value: 150, unit: 'mg' }],
		maxDaily: [{ value: 2, unit: 'mg/kg' }],
		renal: [
			adjustBelow(
				30,
				'Below 30 mL/min: VTE prevention 30 mg daily.',
				{ dose: 30, unit: 'mg', frequency: 'daily' },
				{ forDose: [0, 40] }
			),
			adjustBelow(
				30,
				'Below 30 mL/min: treatment 1 mg/kg every 24 hours.',
				{ dose: 1, unit: 'mg/kg', frequency: 'Q24H' },
				{ forDose: [40.001, 1000] }
			)
		],
		needsIndication: true,
		monitoring: ['cbc', 'basic-metabolic-panel']
	}),
	drug({
		id: 'heparin',
		rxcui: '5224',
		synonyms: ['UFH'],
		classes: ['anticoagulant', 'heparin-group', 'vte-prophylaxis'],
		highAlert: true,
		routes: [
			{ route: 'subcut', forms: INJECTION },
			{ route: 'IV', forms: ['solution for injection', 'premixed infusion'] }
		],
		doseUnit: "[USP'U]",
		common: [
			order(5000, "[USP'U]", 'subcut', 'Q8H', { use: 'VTE prevention' }),
			order(5000, "[USP'U]", 'subcut', 'Q12H', { use: 'VTE prevention' }),
			order(80, "[USP'U]/kg", 'IV', 'once', { use: 'VTE bolus' }),
			order(18, "[USP'U]/kg/h", 'IV', 'continuous', { use: 'VTE infusion' })
		],
		maxSingle: [{ value: 10000, unit: "[USP'U]" }],
		needsIndication: true,
		monitoring: ['aptt', 'cbc']
	}),
	drug({
		id: 'apixaban',
		rxcui: '1364430',
		synonyms: ['Eliquis'],
		classes: ['anticoagulant', 'doac', 'factor-xa-inhibitor'],
		highAlert: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [
			order(5, 'mg', 'PO', 'BID'),
			order(10, 'mg', 'PO', 'BID', { durationDays: 7, use: 'acute VTE' }),
			order(2.5, 'mg', 'PO', 'BID')
		],
		maxSingle: [{ value: 10, unit: 'mg' }],
		maxDaily: [{ value: 20, unit: 'mg' }],
		needsIndication: true,
		monitoring: ['cbc', 'basic-metabolic-panel']
	}),
	drug({
		id: 'rivaroxaban',
		rxcui: '1114195',
		synonyms: ['Xarelto'],
		classes: ['anticoagulant', 'doac', 'factor-xa-inhibitor'],
		highAlert: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [
			order(20, 'mg', 'PO', 'daily', { use: 'with the evening meal' }),
			order(15, 'mg', 'PO', 'BID', { durationDays: 21, use: 'acute VTE' }),
			order(10, 'mg', 'PO', 'daily')
		],
		maxSingle: [{ value: 20, unit: 'mg' }],
		maxDaily: [{ value: 30, unit: 'mg' }],
		renal: [
			adjustBelow(
				51,
				'At 50 mL/min or less, atrial fibrillation: 15 mg daily with the evening meal.',
				{ dose: 15, unit: 'mg', frequency: 'daily' },
				{ forDose: [15.001, 30] }
			),
			avoidBelow(15, 'soft', 'Below 15 mL/min the label advises against it.')
		],
		olderAdult: {
			severity: 'advice',
			advice: 'Long-term use bleeds more than apixaban at this age.'
		},
		needsIndication: true,
		monitoring: ['cbc', 'basic-metabolic-panel']
	}),
	drug({
		id: 'warfarin',
		rxcui: '11289',
		synonyms: ['Coumadin', 'Jantoven'],
		classes: ['anticoagulant', 'vitamin-k-antagonist'],
		highAlert: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [
			order(5, 'mg', 'PO', 'nightly'),
			order(2.5, 'mg', 'PO', 'nightly'),
			order(7.5, 'mg', 'PO', 'nightly')
		],
		maxSingle: [{ value: 10, unit: 'mg' }],
		maxDaily: [{ value: 10, unit: 'mg' }],
		olderAdult: {
			severity: 'advice',
			advice:
				'A new start bleeds more than a direct oral anticoagulant; staying on it is another matter.'
		},
		needsIndication: true,
		monitoring: ['pt-inr'],
		pregnancy: {
			severity: 'hard',
			advice: 'Contraindicated in pregnancy except with a mechanical heart valve.'
		}
	}),
	drug({
		id: 'aspirin',
		rxcui: '1191',
		synonyms: ['ASA', 'Bayer', 'Ecotrin'],
		classes: ['salicylate', 'antiplatelet'],
		routes: [
			{ route: 'PO', forms: ['chewable tablet', 'enteric-coated tablet', 'tablet'] },
			{ route: 'PR', forms: ['suppository'] }
		],
		doseUnit: 'mg',
		common: [
			order(81, 'mg', 'PO', 'daily'),
			order(324, 'mg', 'PO', 'once', { use: 'chewed, acute coronary syndrome' }),
			order(300, 'mg', 'PR', 'daily')
		],
		maxSingle: [{ value: 650, unit: 'mg' }],
		maxDaily: [{ value: 4000, unit: 'mg' }],
		minAge: {
			years: 18,
			severity: 'soft',
			advice: 'Reye syndrome: not under 18 years with a viral illness.'
		}
	}),
	drug({
		id: 'clopidogrel',
		rxcui: '32968',
		synonyms: ['Plavix'],
		classes: ['antiplatelet', 'p2y12-inhibitor'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [
			order(75, 'mg', 'PO', 'daily'),
			order(300, 'mg', 'PO', 'once', { use: 'loading dose' }),
			order(600, 'mg', 'PO', 'once', { use: 'loading dose' })
		],
		maxSingle: [{ value: 600, unit: 'mg' }],
		monitoring: ['cbc']
	}),
	drug({
		id: 'furosemide',
		rxcui: '4603',
		synonyms: ['Lasix'],
		classes: ['loop-diuretic', 'sulfonamide-nonantibiotic'],
		routes: [
			{ route: 'IV', forms: INJECTION },
			{ route: 'PO', forms: ['tablet', 'oral solution'] }
		],
		doseUnit: 'mg',
		common: [
			order(40, 'mg', 'IV', 'BID'),
			order(20, 'mg', 'IV', 'once'),
			order(40, 'mg', 'IV', 'once'),
			order(40, 'mg', 'PO', 'daily'),
			order(20, 'mg', 'PO', 'daily')
		],
		maxSingle: [{ value: 200, unit: 'mg' }],
		maxDaily: [{ value: 600, unit: 'mg' }],
		monitoring: ['basic-metabolic-panel', 'magnesium']
	}),
	drug({
		id: 'hydrochlorothiazide',
		rxcui: '5487',
		synonyms: ['Microzide'],
		classes: ['thiazide', 'sulfonamide-nonantibiotic'],
		routes: [{ route: 'PO', forms: ['tablet', 'capsule'] }],
		doseUnit: 'mg',
		common: [order(25, 'mg', 'PO', 'daily'), order(12.5, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 50, unit: 'mg' }],
		maxDaily: [{ value: 100, unit: 'mg' }],
		monitoring: ['basic-metabolic-panel']
	}),
	drug({
		id: 'spironolactone',
		rxcui: '9997',
		synonyms: ['Aldactone'],
		classes: ['potassium-sparing-diuretic', 'raises-potassium'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(25, 'mg', 'PO', 'daily'), order(50, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 100, unit: 'mg' }],
		maxDaily: [{ value: 400, unit: 'mg' }],
		renal: [
			avoidBelow(
				30,
				'soft',
				'Below an eGFR of 30 the risk of high potassium outweighs the benefit.',
				{
					measure: 'egfr'
				}
			)
		],
		monitoring: ['basic-metabolic-panel']
	}),
	drug({
		id: 'lisinopril',
		rxcui: '29046',
		synonyms: ['Zestril', 'Prinivil'],
		classes: ['ace-inhibitor', 'ras-inhibitor'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [
			order(10, 'mg', 'PO', 'daily'),
			order(20, 'mg', 'PO', 'daily'),
			order(5, 'mg', 'PO', 'daily')
		],
		maxSingle: [{ value: 80, unit: 'mg' }],
		maxDaily: [{ value: 80, unit: 'mg' }],
		renal: [
			adjustBelow(
				31,
				'At 30 mL/min or less, a first dose is 5 mg daily (hypertension) or 2.5 mg (heart failure).',
				{ dose: 5, unit: 'mg', frequency: 'daily' },
				{ severity: 'advice' }
			)
		],
		monitoring: ['basic-metabolic-panel'],
		pregnancy: FETAL
	}),
	drug({
		id: 'losartan',
		rxcui: '52175',
		synonyms: ['Cozaar'],
		classes: ['arb', 'ras-inhibitor'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(50, 'mg', 'PO', 'daily'), order(25, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 100, unit: 'mg' }],
		maxDaily: [{ value: 100, unit: 'mg' }],
		monitoring: ['basic-metabolic-panel'],
		pregnancy: FETAL
	}),
	drug({
		id: 'amlodipine',
		rxcui: '17767',
		display: 'amLODIPine',
		synonyms: ['Norvasc'],
		classes: ['calcium-channel-blocker', 'dihydropyridine'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(5, 'mg', 'PO', 'daily'), order(10, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 10, unit: 'mg' }],
		maxDaily: [{ value: 10, unit: 'mg' }]
	}),
	drug({
		id: 'metoprolol-tartrate',
		rxcui: '6918',
		synonyms: ['Lopressor', 'metoprolol'],
		classes: ['beta-blocker'],
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: INJECTION }
		],
		doseUnit: 'mg',
		common: [
			order(25, 'mg', 'PO', 'BID'),
			order(50, 'mg', 'PO', 'BID'),
			order(5, 'mg', 'IV', 'once')
		],
		maxSingle: [
			{ value: 200, unit: 'mg', route: 'PO' },
			{ value: 5, unit: 'mg', route: 'IV' }
		],
		maxDaily: [{ value: 400, unit: 'mg' }]
	}),
	drug({
		id: 'metoprolol-succinate',
		rxcui: '6918',
		synonyms: ['Toprol XL', 'metoprolol ER'],
		classes: ['beta-blocker'],
		routes: [{ route: 'PO', forms: ['extended-release tablet'] }],
		doseUnit: 'mg',
		common: [order(25, 'mg', 'PO', 'daily'), order(50, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 400, unit: 'mg' }],
		maxDaily: [{ value: 400, unit: 'mg' }]
	}),
	drug({
		id: 'amiodarone',
		rxcui: '703',
		synonyms: ['Pacerone', 'Nexterone'],
		classes: ['antiarrhythmic', 'cyp2c9-inhibitor', 'cyp3a4-inhibitor', 'cyp1a2-inhibitor'],
		highAlert: true,
		qtProlonging: true,
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: ['solution for infusion'] }
		],
		doseUnit: 'mg',
		common: [
			order(150, 'mg', 'IV', 'once', { use: 'over 10 minutes' }),
			order(1, 'mg/min', 'IV', 'continuous', { use: 'first 6 hours' }),
			order(200, 'mg', 'PO', 'daily')
		],
		maxSingle: [
			{ value: 300, unit: 'mg', route: 'IV' },
			{ value: 800, unit: 'mg', route: 'PO' }
		],
		maxDaily: [
			{ value: 2200, unit: 'mg', route: 'IV' },
			{ value: 1600, unit: 'mg', route: 'PO' }
		],
		olderAdult: {
			severity: 'advice',
			advice: 'Not first choice in atrial fibrillation at this age.'
		},
		monitoring: ['ecg-12-lead', 'tsh', 'hepatic-panel']
	}),
	drug({
		id: 'digoxin',
		rxcui: '3407',
		synonyms: ['Lanoxin'],
		classes: ['cardiac-glycoside'],
		highAlert: true,
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: INJECTION }
		],
		doseUnit: 'ug',
		common: [order(125, 'ug', 'PO', 'daily'), order(250, 'ug', 'IV', 'once')],
		maxSingle: [
			{ value: 500, unit: 'ug', route: 'IV' },
			{ value: 500, unit: 'ug', route: 'PO' }
		],
		maxDaily: [{ value: 1500, unit: 'ug' }],
		renal: [
			adjustBelow(50, 'Below 50 mL/min: 62.5 to 125 mcg daily or every other day, set by level.', {
				dose: 125,
				unit: 'ug',
				frequency: 'daily'
			})
		],
		olderAdult: { severity: 'advice', advice: 'Keep maintenance at 125 mcg daily or less.' },
		monitoring: ['digoxin-level', 'basic-metabolic-panel']
	}),
	drug({
		id: 'nitroglycerin',
		rxcui: '4917',
		synonyms: ['Nitrostat', 'NTG'],
		classes: ['nitrate'],
		routes: [
			{ route: 'SL', forms: TABLET },
			{ route: 'IV', forms: ['premixed infusion'] },
			{ route: 'transdermal', forms: ['patch', 'ointment'] }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(0.4, 'mg', 'SL', 'Q5MIN', 'chest pain'),
			order(5, 'ug/min', 'IV', 'continuous')
		],
		maxSingle: [{ value: 0.4, unit: 'mg', route: 'SL' }]
	}),
	drug({
		id: 'sildenafil',
		rxcui: '136411',
		synonyms: ['Viagra', 'Revatio'],
		classes: ['pde5-inhibitor'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(20, 'mg', 'PO', 'TID', { use: 'pulmonary hypertension' })],
		maxSingle: [{ value: 100, unit: 'mg' }],
		maxDaily: [{ value: 100, unit: 'mg' }]
	}),
	drug({
		id: 'atorvastatin',
		rxcui: '83367',
		synonyms: ['Lipitor'],
		classes: ['statin'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(40, 'mg', 'PO', 'nightly'), order(80, 'mg', 'PO', 'nightly')],
		maxSingle: [{ value: 80, unit: 'mg' }],
		maxDaily: [{ value: 80, unit: 'mg' }]
	}),
	drug({
		id: 'simvastatin',
		rxcui: '36567',
		synonyms: ['Zocor'],
		classes: ['statin'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(20, 'mg', 'PO', 'nightly'), order(40, 'mg', 'PO', 'nightly')],
		maxSingle: [{ value: 40, unit: 'mg' }],
		maxDaily: [{ value: 40, unit: 'mg' }],
		renal: [
			adjustBelow(30, 'Severe renal impairment: start at 5 mg nightly and watch closely.', {
				dose: 5,
				unit: 'mg'
			})
		]
	})
];
