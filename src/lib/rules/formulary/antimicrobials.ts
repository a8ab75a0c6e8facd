/** Antibacterials and antivirals. */
import { adjustBelow, avoidBelow, drug, order, type Drug } from '$lib/rules/drug';

const TABLET = ['tablet'];
const CAPSULE = ['capsule'];
const LIQUID = ['tablet', 'oral suspension'];
const VIAL = ['solution for infusion'];

export const ANTIMICROBIALS: readonly Drug[] = [
	drug({
		id: 'amoxicillin',
		rxcui: '723',
		synonyms: ['Amoxil'],
		classes: ['penicillin', 'aminopenicillin', 'beta-lactam'],
		routes: [{ route: 'PO', forms: ['capsule', 'tablet', 'oral suspension'] }],
		doseUnit: 'mg',
		common: [
			order(1000, 'mg', 'PO', 'TID', { durationDays: 5 }),
			order(500, 'mg', 'PO', 'TID', { durationDays: 7 })
		],
		maxSingle: [{ value: 1000, unit: 'mg' }],
		maxDaily: [{ value: 3000, unit: 'mg' }],
		renal: [
			adjustBelow(30, 'Below 30 mL/min: 500 mg every 12 hours.', {
				dose: 500,
				unit: 'mg',
				frequency: 'Q12H'
			}),
			adjustBelow(10, 'Below 10 mL/min: 500 mg every 24 hours.', {
				dose: 500,
				unit: 'mg',
				frequency: 'Q24H'
			})
		],
		antimicrobial: true
	}),
	drug({
		id: 'amoxicillin-clavulanate',
		name: 'amoxicillin-clavulanate',
		rxcui: '19711',
		ingredients: ['723', '48203'],
		synonyms: ['Augmentin', 'amox clav'],
		classes: ['penicillin', 'aminopenicillin', 'beta-lactam', 'beta-lactamase-inhibitor'],
		routes: [{ route: 'PO', forms: LIQUID }],
		doseUnit: 'mg',
		common: [
			order(875, 'mg', 'PO', 'BID', { durationDays: 7 }),
			order(500, 'mg', 'PO', 'TID', { durationDays: 7 }),
			order(2000, 'mg', 'PO', 'BID', { durationDays: 5 })
		],
		maxSingle: [{ value: 2000, unit: 'mg' }],
		maxDaily: [{ value: 4000, unit: 'mg' }],
		renal: [
			adjustBelow(
				30,
				'Below 30 mL/min: no 875 mg or extended-release tablet; 500 mg every 12 hours.',
				{ dose: 500, unit: 'mg', frequency: 'Q12H' }
			),
			adjustBelow(10, 'Below 10 mL/min: 500 mg every 24 hours.', {
				dose: 500,
				unit: 'mg',
				frequency: 'Q24H'
			})
		],
		antimicrobial: true
	}),
	drug({
		id: 'ampicillin-sulbactam',
		name: 'ampicillin-sulbactam',
		rxcui: null,
		ingredients: ['733', '10167'],
		synonyms: ['Unasyn'],
		classes: ['penicillin', 'aminopenicillin', 'beta-lactam', 'beta-lactamase-inhibitor'],
		routes: [{ route: 'IV', forms: VIAL }],
		doseUnit: 'g',
		common: [order(3, 'g', 'IV', 'Q6H'), order(1.5, 'g', 'IV', 'Q6H')],
		maxSingle: [{ value: 3, unit: 'g' }],
		maxDaily: [{ value: 12, unit: 'g' }],
		renal: [
			adjustBelow(30, 'Below 30 mL/min: 3 g every 12 hours.', {
				dose: 3,
				unit: 'g',
				frequency: 'Q12H'
			}),
			adjustBelow(15, 'Below 15 mL/min: 3 g every 24 hours.', {
				dose: 3,
				unit: 'g',
				frequency: 'Q24H'
			})
		],
		antimicrobial: true,
		monitoring: ['basic-metabolic-panel']
	}),
	drug({
		id: 'piperacillin-tazobactam',
		name: 'piperacillin-tazobactam',
		rxcui: '74169',
		ingredients: ['8339', '37617'],
		synonyms: ['Zosyn', 'pip tazo'],
		classes: ['penicillin', 'beta-lactam', 'beta-lactamase-inhibitor', 'antipseudomonal'],
		routes: [{ route: 'IV', forms: VIAL }],
		doseUnit: 'g',
		common: [order(4.5, 'g', 'IV', 'Q6H'), order(3.375, 'g', 'IV', 'Q6H')],
		maxSingle: [{ value: 4.5, unit: 'g' }],
		maxDaily: [{ value: 18, unit: 'g' }],
		renal: [
			adjustBelow(40, 'From 20 to 40 mL/min: 2.25 g every 6 hours (pneumonia 3.375 g).', {
				dose: 3.375,
				unit: 'g',
				frequency: 'Q6H'
			}),
			adjustBelow(20, 'Below 20 mL/min: 2.25 g every 8 hours (pneumonia every 6 hours).', {
				dose: 2.25,
				unit: 'g',
				frequency: 'Q6H'
			})
		],
		antimicrobial: true,
		monitoring: ['basic-metabolic-panel', 'cbc-differential']
	}),
	drug({
		id: 'cefazolin',
		rxcui: '2180',
		display: 'ceFAZolin',
		synonyms: ['Ancef', 'Kefzol'],
		classes: ['cephalosporin', 'cephalosporin-1', 'beta-lactam'],
		routes: [
			{ route: 'IV', forms: VIAL },
			{ route: 'IM', forms: ['solution for injection'] }
		],
		doseUnit: 'g',
		common: [
			order(1, 'g', 'IV', 'Q8H'),
			order(2, 'g', 'IV', 'Q8H'),
			order(2, 'g', 'IV', 'once', { use: 'before surgery' })
		],
		maxSingle: [{ value: 3, unit: 'g' }],
		maxDaily: [{ value: 12, unit: 'g' }],
		renal: [
			adjustBelow(35, 'From 11 to 34 mL/min: half the dose every 12 hours.', {
				dose: 1,
				unit: 'g',
				frequency: 'Q12H'
			}),
			adjustBelow(11, 'At 10 mL/min or less: half the dose every 18 to 24 hours.', {
				dose: 1,
				unit: 'g',
				frequency: 'Q24H'
			})
		],
		antimicrobial: true
	}),
	drug({
		id: 'cephalexin',
		rxcui: '2231',
		synonyms: ['Keflex'],
		classes: ['cephalosporin', 'cephalosporin-1', 'beta-lactam'],
		routes: [{ route: 'PO', forms: ['capsule', 'oral suspension'] }],
		doseUnit: 'mg',
		common: [order(500, 'mg', 'PO', 'Q6H', { durationDays: 5 })],
		maxSingle: [{ value: 1000, unit: 'mg' }],
		maxDaily: [{ value: 4000, unit: 'mg' }],
		renal: [
			adjustBelow(30, 'From 15 to 29 mL/min: 250 mg every 8 to 12 hours.', {
				dose: 250,
				unit: 'mg',
				frequency: 'Q8H'
			}),
			adjustBelow(15, 'Below 15 mL/min: 250 mg every 24 hours.', {
				dose: 250,
				unit: 'mg',
				frequency: 'Q24H'
			})
		],
		antimicrobial: true
	}),
	drug({
		id: 'cefuroxime',
		rxcui: '2194',
		synonyms: ['Ceftin', 'Zinacef'],
		classes: ['cephalosporin', 'cephalosporin-2', 'beta-lactam'],
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: 'mg',
		common: [order(500, 'mg', 'PO', 'BID', { durationDays: 7 }), order(750, 'mg', 'IV', 'Q8H')],
		maxSingle: [
			{ value: 500, unit: 'mg', route: 'PO' },
			{ value: 1500, unit: 'mg', route: 'IV' }
		],
		maxDaily: [
			{ value: 1000, unit: 'mg', route: 'PO' },
			{ value: 6000, unit: 'mg', route: 'IV' }
		],
		renal: [
			adjustBelow(
				30,
				'From 10 to 29 mL/min: the usual oral dose every 24 hours.',
				{ dose: 500, unit: 'mg', frequency: 'Q24H' },
				{ route: 'PO' }
			),
			adjustBelow(
				20,
				'From 10 to 20 mL/min: 750 mg IV every 12 hours; below 10, every 24 hours.',
				{ dose: 750, unit: 'mg', frequency: 'Q12H' },
				{ route: 'IV' }
			)
		],
		antimicrobial: true
	}),
	drug({
		id: 'ceftriaxone',
		rxcui: '2193',
		display: 'cefTRIAXone',
		synonyms: ['Rocephin'],
		classes: ['cephalosporin', 'cephalosporin-3', 'beta-lactam'],
		routes: [
			{ route: 'IV', forms: VIAL },
			{ route: 'IM', forms: ['solution for injection'] }
		],
		doseUnit: 'g',
		common: [
			order(1, 'g', 'IV', 'Q24H'),
			order(2, 'g', 'IV', 'Q24H'),
			order(2, 'g', 'IV', 'Q12H', { use: 'meningitis' })
		],
		maxSingle: [{ value: 2, unit: 'g' }],
		maxDaily: [{ value: 4, unit: 'g' }],
		antimicrobial: true
	}),
	drug({
		id: 'ceftazidime',
		rxcui: '2191',
		display: 'cefTAZidime',
		synonyms: ['Fortaz', 'Tazicef'],
		classes: ['cephalosporin', 'cephalosporin-3', 'beta-lactam', 'antipseudomonal'],
		routes: [{ route: 'IV', forms: VIAL }],
		doseUnit: 'g',
		common: [order(1, 'g', 'IV', 'Q8H'), order(2, 'g', 'IV', 'Q8H')],
		maxSingle: [{ value: 2, unit: 'g' }],
		maxDaily: [{ value: 6, unit: 'g' }],
		renal: [
			adjustBelow(51, 'From 31 to 50 mL/min: 1 g every 12 hours.', {
				dose: 1,
				unit: 'g',
				frequency: 'Q12H'
			}),
			adjustBelow(31, 'From 16 to 30 mL/min: 1 g every 24 hours.', {
				dose: 1,
				unit: 'g',
				frequency: 'Q24H'
			}),
			adjustBelow(16, 'From 6 to 15 mL/min: 500 mg every 24 hours.', {
				dose: 0.5,
				unit: 'g',
				frequency: 'Q24H'
			})
		],
		antimicrobial: true
	}),
	drug({
		id: 'cefepime',
		rxcui: '20481',
		synonyms: ['Maxipime'],
		classes: ['cephalosporin', 'cephalosporin-4', 'beta-lactam', 'antipseudomonal'],
		routes: [
			{ route: 'IV', forms: VIAL },
			{ route: 'IM', forms: ['solution for injection'] }
		],
		doseUnit: 'g',
		common: [order(2, 'g', 'IV', 'Q8H'), order(2, 'g', 'IV', 'Q12H'), order(1, 'g', 'IV', 'Q12H')],
		maxSingle: [{ value: 2, unit: 'g' }],
		maxDaily: [{ value: 6, unit: 'g' }],
		renal: [
			adjustBelow(
				60,
				'From 30 to 60 mL/min: 2 g every 12 to 24 hours by severity; confusion can be neurotoxicity.',
				{ dose: 2, unit: 'g', frequency: 'Q12H' }
			),
			adjustBelow(30, 'From 11 to 29 mL/min: 1 to 2 g every 24 hours.', {
				dose: 2,
				unit: 'g',
				frequency: 'Q24H'
			}),
			adjustBelow(11, 'Below 11 mL/min: 0.5 to 1 g every 24 hours.', {
				dose: 1,
				unit: 'g',
				frequency: 'Q24H'
			})
		],
		antimicrobial: true,
		monitoring: ['basic-metabolic-panel']
	}),
	drug({
		id: 'meropenem',
		rxcui: '29561',
		synonyms: ['Merrem'],
		classes: ['carbapenem', 'beta-lactam', 'antipseudomonal'],
		routes: [{ route: 'IV', forms: VIAL }],
		doseUnit: 'g',
		common: [order(1, 'g', 'IV', 'Q8H'), order(2, 'g', 'IV', 'Q8H', { use: 'meningitis' })],
		maxSingle: [{ value: 2, unit: 'g' }],
		maxDaily: [{ value: 6, unit: 'g' }],
		renal: [
			adjustBelow(51, 'From 26 to 50 mL/min: the same dose every 12 hours.', {
				dose: 2,
				unit: 'g',
				frequency: 'Q12H'
			}),
			adjustBelow(26, 'From 10 to 25 mL/min: half the dose every 12 hours.', {
				dose: 1,
				unit: 'g',
				frequency: 'Q12H'
			}),
			adjustBelow(10, 'Below 10 mL/min: half the dose every 24 hours.', {
				dose: 1,
				unit: 'g',
				frequency: 'Q24H'
			})
		],
		antimicrobial: true,
		monitoring: ['basic-metabolic-panel']
	}),
	drug({
		id: 'aztreonam',
		rxcui: '1272',
		synonyms: ['Azactam'],
		classes: ['monobactam', 'beta-lactam', 'antipseudomonal'],
		routes: [
			{ route: 'IV', forms: VIAL },
			{ route: 'IM', forms: ['solution for injection'] }
		],
		doseUnit: 'g',
		common: [order(2, 'g', 'IV', 'Q8H'), order(1, 'g', 'IV', 'Q8H')],
		maxSingle: [{ value: 2, unit: 'g' }],
		maxDaily: [{ value: 8, unit: 'g' }],
		renal: [
			adjustBelow(
				30,
				'From 10 to 30 mL/min: a full first dose, then half the dose at the same interval.',
				{ dose: 1, unit: 'g', frequency: 'Q8H' }
			),
			adjustBelow(10, 'Below 10 mL/min: a full first dose, then a quarter of it.', {
				dose: 0.5,
				unit: 'g',
				frequency: 'Q8H'
			})
		],
		antimicrobial: true
	}),
	drug({
		id: 'azithromycin',
		rxcui: '18631',
		synonyms: ['Zithromax', 'Z-Pak', 'azithro'],
		classes: ['macrolide'],
		qtProlonging: true,
		routes: [
			{ route: 'PO', forms: LIQUID },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: 'mg',
		common: [
			order(500, 'mg', 'IV', 'daily'),
			order(500, 'mg', 'PO', 'daily', { durationDays: 3 }),
			order(500, 'mg', 'PO', 'once', { use: 'first day' }),
			order(250, 'mg', 'PO', 'daily', { durationDays: 4, use: 'days 2 to 5' })
		],
		maxSingle: [{ value: 1000, unit: 'mg' }],
		maxDaily: [{ value: 2000, unit: 'mg' }],
		antimicrobial: true,
		monitoring: ['ecg-12-lead']
	}),
	drug({
		id: 'clarithromycin',
		rxcui: '21212',
		synonyms: ['Biaxin'],
		classes: ['macrolide', 'strong-cyp3a4-inhibitor'],
		qtProlonging: true,
		routes: [{ route: 'PO', forms: LIQUID }],
		doseUnit: 'mg',
		common: [order(500, 'mg', 'PO', 'BID', { durationDays: 7 })],
		maxSingle: [{ value: 1000, unit: 'mg' }],
		maxDaily: [{ value: 1500, unit: 'mg' }],
		renal: [
			adjustBelow(30, 'Below 30 mL/min: half the dose.', {
				dose: 250,
				unit: 'mg',
				frequency: 'BID'
			})
		],
		antimicrobial: true
	}),
	drug({
		id: 'doxycycline',
		rxcui: '3640',
		synonyms: ['Vibramycin', 'Doryx', 'doxy'],
		classes: ['tetracycline'],
		routes: [
			{ route: 'PO', forms: ['capsule', 'tablet'] },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: 'mg',
		common: [order(100, 'mg', 'PO', 'BID', { durationDays: 7 }), order(100, 'mg', 'IV', 'Q12H')],
		maxSingle: [{ value: 200, unit: 'mg' }],
		maxDaily: [{ value: 300, unit: 'mg' }],
		antimicrobial: true,
		pregnancy: {
			severity: 'soft',
			advice: 'Tetracyclines stain teeth and slow bone growth from mid-pregnancy on.'
		},
		minAge: {
			years: 8,
			severity: 'soft',
			advice: 'Tetracyclines can stain forming teeth under 8 years; short courses have exceptions.'
		}
	}),
	drug({
		id: 'levofloxacin',
		rxcui: '82122',
		display: 'levoFLOXacin',
		synonyms: ['Levaquin', 'levo'],
		classes: ['fluoroquinolone'],
		qtProlonging: true,
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: 'mg',
		common: [
			order(750, 'mg', 'IV', 'Q24H'),
			order(750, 'mg', 'PO', 'Q24H', { durationDays: 5 }),
			order(500, 'mg', 'PO', 'Q24H', { durationDays: 7 })
		],
		maxSingle: [{ value: 750, unit: 'mg' }],
		maxDaily: [{ value: 750, unit: 'mg' }],
		renal: [
			adjustBelow(
				50,
				'From 20 to 49 mL/min: 750 mg every 48 hours.',
				{ dose: 750, unit: 'mg', frequency: 'Q48H' },
				{ forDose: [501, 1000] }
			),
			adjustBelow(
				20,
				'From 10 to 19 mL/min: 750 mg once, then 500 mg every 48 hours.',
				{ dose: 500, unit: 'mg', frequency: 'Q48H' },
				{ forDose: [501, 1000] }
			),
			adjustBelow(
				50,
				'From 20 to 49 mL/min: 500 mg once, then 250 mg every 24 hours.',
				{ dose: 250, unit: 'mg', frequency: 'Q24H' },
				{ forDose: [0, 500] }
			),
			adjustBelow(
				20,
				'From 10 to 19 mL/min: 250 mg every 48 hours; as the follow-on of 750 mg once, 500 mg every 48 hours.',
				{ dose: 500, unit: 'mg', frequency: 'Q48H' },
				{ forDose: [0, 500] }
			)
		],
		antimicrobial: true,
		monitoring: ['basic-metabolic-panel', 'ecg-12-lead'],
		pregnancy: {
			severity: 'advice',
			advice: 'Fluoroquinolones are used in pregnancy only when nothing safer will do.'
		}
	}),
	drug({
		id: 'moxifloxacin',
		rxcui: '139462',
		synonyms: ['Avelox'],
		classes: ['fluoroquinolone'],
		qtProlonging: true,
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: 'mg',
		common: [order(400, 'mg', 'PO', 'Q24H', { durationDays: 5 }), order(400, 'mg', 'IV', 'Q24H')],
		maxSingle: [{ value: 400, unit: 'mg' }],
		maxDaily: [{ value: 400, unit: 'mg' }],
		antimicrobial: true,
		monitoring: ['ecg-12-lead']
	}),
	drug({
		id: 'ciprofloxacin',
		rxcui: '2551',
		synonyms: ['Cipro'],
		classes: ['fluoroquinolone', 'cyp1a2-inhibitor', 'antipseudomonal'],
		qtProlonging: true,
		routes: [
			{ route: 'PO', forms: LIQUID },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: 'mg',
		common: [
			order(500, 'mg', 'PO', 'Q12H', { durationDays: 7 }),
			order(400, 'mg', 'IV', 'Q12H'),
			order(400, 'mg', 'IV', 'Q8H')
		],
		maxSingle: [
			{ value: 750, unit: 'mg', route: 'PO' },
			{ value: 400, unit: 'mg', route: 'IV' }
		],
		maxDaily: [{ value: 1500, unit: 'mg' }],
		renal: [
			adjustBelow(
				30,
				'Below 30 mL/min: 250 to 500 mg PO every 18 to 24 hours.',
				{ dose: 500, unit: 'mg', frequency: 'Q24H' },
				{ route: 'PO' }
			),
			adjustBelow(
				30,
				'Below 30 mL/min: 200 to 400 mg IV every 18 to 24 hours.',
				{ dose: 400, unit: 'mg', frequency: 'Q24H' },
				{ route: 'IV' }
			)
		],
		antimicrobial: true
	}),
	drug({
		id: 'vancomycin',
		rxcui: '11124',
		synonyms: ['Vancocin', 'vanc', 'vanco'],
		classes: ['glycopeptide'],
		routes: [
			{ route: 'IV', forms: VIAL },
			{ route: 'PO', forms: ['capsule', 'oral solution'] }
		],
		doseUnit: 'mg',
		common: [
			order(15, 'mg/kg', 'IV', 'Q12H'),
			order(1000, 'mg', 'IV', 'Q12H'),
			order(25, 'mg/kg', 'IV', 'once', { use: 'loading dose' }),
			order(125, 'mg', 'PO', 'Q6H', { durationDays: 10, use: 'C. difficile only' })
		],
		maxSingle: [
			{ value: 3000, unit: 'mg', route: 'IV' },
			{ value: 500, unit: 'mg', route: 'PO' }
		],
		maxDaily: [
			{ value: 4500, unit: 'mg', route: 'IV' },
			{ value: 2000, unit: 'mg', route: 'PO' }
		],
		renal: [
			adjustBelow(
				50,
				'Below 50 mL/min: every 24 hours or longer, set by level or by AUC (400 to 600 mg*h/L).',
				{ frequency: 'Q24H' },
				{ route: 'IV' }
			)
		],
		antimicrobial: true,
		monitoring: ['vancomycin-level', 'basic-metabolic-panel']
	}),
	drug({
		id: 'metronidazole',
		rxcui: '6922',
		display: 'metroNIDAZOLE',
		synonyms: ['Flagyl'],
		classes: ['nitroimidazole', 'cyp2c9-inhibitor'],
		routes: [
			{ route: 'PO', forms: TABLET },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: 'mg',
		common: [order(500, 'mg', 'IV', 'Q8H'), order(500, 'mg', 'PO', 'Q8H', { durationDays: 7 })],
		maxSingle: [{ value: 1000, unit: 'mg' }],
		maxDaily: [{ value: 4000, unit: 'mg' }],
		antimicrobial: true
	}),
	drug({
		id: 'linezolid',
		rxcui: '190376',
		synonyms: ['Zyvox'],
		classes: ['oxazolidinone', 'reversible-mao-inhibitor'],
		routes: [
			{ route: 'PO', forms: LIQUID },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: 'mg',
		common: [order(600, 'mg', 'IV', 'Q12H'), order(600, 'mg', 'PO', 'Q12H', { durationDays: 7 })],
		maxSingle: [{ value: 600, unit: 'mg' }],
		maxDaily: [{ value: 1200, unit: 'mg' }],
		antimicrobial: true,
		monitoring: ['cbc-differential']
	}),
	drug({
		id: 'clindamycin',
		rxcui: '2582',
		synonyms: ['Cleocin'],
		classes: ['lincosamide'],
		routes: [
			{ route: 'PO', forms: CAPSULE },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: 'mg',
		common: [order(600, 'mg', 'IV', 'Q8H'), order(300, 'mg', 'PO', 'Q6H', { durationDays: 7 })],
		maxSingle: [{ value: 900, unit: 'mg' }],
		maxDaily: [{ value: 2700, unit: 'mg' }],
		antimicrobial: true
	}),
	drug({
		id: 'sulfamethoxazole-trimethoprim',
		name: 'sulfamethoxazole-trimethoprim',
		rxcui: '10831',
		ingredients: ['10180', '10829'],
		synonyms: ['TMP-SMX', 'SMX-TMP', 'Bactrim', 'Septra', 'cotrimoxazole', 'DS'],
		classes: ['sulfonamide-antibiotic', 'cyp2c9-inhibitor', 'raises-potassium'],
		routes: [
			{ route: 'PO', forms: ['double-strength tablet', 'tablet', 'oral suspension'] },
			{ route: 'IV', forms: VIAL }
		],
		doseUnit: '{tbl}',
		common: [
			order(1, '{tbl}', 'PO', 'BID', { durationDays: 3, use: 'double strength 800/160 mg' }),
			order(5, 'mg/kg', 'IV', 'Q8H', { use: 'by trimethoprim' })
		],
		maxSingle: [{ value: 2, unit: '{tbl}', route: 'PO' }],
		maxDaily: [{ value: 20, unit: 'mg/kg', route: 'IV' }],
		renal: [
			adjustBelow(
				30,
				'From 15 to 30 mL/min: half the usual amount.',
				{ dose: 1, unit: '{tbl}', frequency: 'daily' },
				{ route: 'PO' }
			),
			avoidBelow(15, 'soft', 'Below 15 mL/min the label does not recommend it.')
		],
		antimicrobial: true,
		monitoring: ['basic-metabolic-panel'],
		pregnancy: {
			severity: 'soft',
			advice: 'Folate antagonist: avoid in the first trimester and near term.'
		}
	}),
	drug({
		id: 'nitrofurantoin',
		rxcui: '7454',
		synonyms: ['Macrobid', 'Macrodantin'],
		classes: ['nitrofuran'],
		routes: [{ route: 'PO', forms: CAPSULE }],
		doseUnit: 'mg',
		common: [order(100, 'mg', 'PO', 'BID', { durationDays: 5 })],
		maxSingle: [{ value: 100, unit: 'mg' }],
		maxDaily: [{ value: 200, unit: 'mg' }],
		renal: [
			avoidBelow(
				60,
				'soft',
				'The label contraindicates it below 60 mL/min; geriatric guidance allows short courses down to 30.'
			),
			avoidBelow(30, 'hard', 'Below 30 mL/min it does not reach the urine and is contraindicated.')
		],
		olderAdult: {
			severity: 'advice',
			advice: 'Lung and nerve toxicity: not for long suppression, not below 30 mL/min.'
		},
		antimicrobial: true,
		pregnancy: { severity: 'soft', advice: 'Contraindicated at term (38 to 42 weeks).' }
	}),
	drug({
		id: 'oseltamivir',
		rxcui: '260101',
		synonyms: ['Tamiflu'],
		classes: ['neuraminidase-inhibitor'],
		routes: [{ route: 'PO', forms: ['capsule', 'oral suspension'] }],
		doseUnit: 'mg',
		common: [
			order(75, 'mg', 'PO', 'BID', { durationDays: 5, use: 'treatment' }),
			order(75, 'mg', 'PO', 'daily', { durationDays: 10, use: 'after exposure' })
		],
		maxSingle: [{ value: 75, unit: 'mg' }],
		maxDaily: [{ value: 150, unit: 'mg' }],
		renal: [
			adjustBelow(60, 'From 31 to 60 mL/min: treatment 30 mg 2 times daily.', {
				dose: 30,
				unit: 'mg',
				frequency: 'BID'
			}),
			adjustBelow(30, 'From 11 to 30 mL/min: treatment 30 mg daily.', {
				dose: 30,
				unit: 'mg',
				frequency: 'daily'
			}),
			avoidBelow(10, 'soft', 'Below 10 mL/min without dialysis it is not recommended.')
		],
		antimicrobial: true
	})
];
