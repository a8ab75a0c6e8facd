/** Pain, comfort, nerves and mind. */
import { adjustBelow, asNeeded, avoidBelow, drug, order, type Drug } from '$lib/rules/drug';

const TABLET = ['tablet'];
const INJECTION = ['solution for injection'];
const NSAID_OLDER = {
	severity: 'advice',
	advice:
		'NSAID at 65 or over: bleeding, kidney injury and heart failure; shortest course, protect the stomach.'
} as const;
const NSAID_PREGNANCY = {
	severity: 'soft',
	advice: 'NSAIDs from 20 weeks on can cause fetal kidney injury and low amniotic fluid.'
} as const;
const SEDATIVE_OLDER = {
	severity: 'advice',
	advice: 'Falls, delirium and sedation at 65 or over; in comfort care the balance differs.'
} as const;
const ANTIPSYCHOTIC_OLDER = {
	severity: 'advice',
	advice: 'Boxed warning: more deaths in older adults with dementia; name the target and the stop.'
} as const;
const CHILD_OPIOID = {
	years: 12,
	severity: 'hard',
	advice: 'Label contraindication under 12 years: ultra-rapid metabolism has killed children.'
} as const;

export const ANALGESICS_PSYCH: readonly Drug[] = [
	drug({
		id: 'acetaminophen',
		rxcui: '161',
		synonyms: ['Tylenol', 'APAP', 'Ofirmev', 'paracetamol'],
		classes: ['acetaminophen-containing', 'non-opioid-analgesic'],
		routes: [
			{ route: 'PO', forms: ['tablet', 'oral solution'] },
			{ route: 'PR', forms: ['suppository'] },
			{ route: 'IV', forms: ['solution for infusion'] }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(650, 'mg', 'PO', 'Q6H', 'mild pain or fever'),
			asNeeded(650, 'mg', 'PO', 'Q4H', 'mild pain or fever'),
			order(1000, 'mg', 'PO', 'Q8H'),
			order(1000, 'mg', 'IV', 'Q6H'),
			asNeeded(650, 'mg', 'PR', 'Q6H', 'fever')
		],
		maxSingle: [{ value: 1000, unit: 'mg' }],
		maxDaily: [{ value: 4000, unit: 'mg' }]
	}),
	drug({
		id: 'ibuprofen',
		rxcui: '5640',
		synonyms: ['Advil', 'Motrin'],
		classes: ['nsaid'],
		routes: [{ route: 'PO', forms: ['tablet', 'oral suspension'] }],
		doseUnit: 'mg',
		common: [
			asNeeded(400, 'mg', 'PO', 'Q6H', 'mild pain'),
			asNeeded(600, 'mg', 'PO', 'Q6H', 'moderate pain')
		],
		maxSingle: [{ value: 800, unit: 'mg' }],
		maxDaily: [{ value: 3200, unit: 'mg' }],
		renal: [avoidBelow(30, 'soft', 'Avoid below 30 mL/min: it can take away what is left.')],
		olderAdult: NSAID_OLDER,
		pregnancy: NSAID_PREGNANCY
	}),
	drug({
		id: 'naproxen',
		rxcui: '7258',
		synonyms: ['Naprosyn', 'Aleve'],
		classes: ['nsaid'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(500, 'mg', 'PO', 'BID')],
		maxSingle: [{ value: 500, unit: 'mg' }],
		maxDaily: [{ value: 1250, unit: 'mg' }],
		renal: [avoidBelow(30, 'soft', 'Not recommended below 30 mL/min.')],
		olderAdult: NSAID_OLDER,
		pregnancy: NSAID_PREGNANCY
	}),
	drug({
		id: 'celecoxib',
		rxcui: '140587',
		synonyms: ['Celebrex'],
		classes: ['nsaid', 'cox-2-selective', 'sulfonamide-nonantibiotic'],
		routes: [{ route: 'PO', forms: ['capsule'] }],
		doseUnit: 'mg',
		common: [order(200, 'mg', 'PO', 'daily'), order(100, 'mg', 'PO', 'BID')],
		maxSingle: [{ value: 400, unit: 'mg' }],
		maxDaily: [{ value: 600, unit: 'mg' }],
		renal: [avoidBelow(30, 'soft', 'Not recommended in severe renal insufficiency.')],
		olderAdult: NSAID_OLDER,
		pregnancy: NSAID_PREGNANCY
	}),
	drug({
		id: 'ketorolac',
		rxcui: '35827',
		synonyms: ['Toradol'],
		classes: ['nsaid'],
		routes: [
			{ route: 'IV', forms: INJECTION },
			{ route: 'IM', forms: INJECTION }
		],
		doseUnit: 'mg',
		common: [
			order(15, 'mg', 'IV', 'once'),
			order(15, 'mg', 'IV', 'Q6H', { durationDays: 3 }),
			order(30, 'mg', 'IV', 'Q6H', { durationDays: 3 }),
			order(30, 'mg', 'IM', 'once')
		],
		maxSingle: [
			{ value: 30, unit: 'mg', route: 'IV' },
			{ value: 60, unit: 'mg', route: 'IM' },
			{ value: 15, unit: 'mg', route: 'IV', fromAgeYears: 65 },
			{ value: 30, unit: 'mg', route: 'IM', fromAgeYears: 65 }
		],
		maxDaily: [
			{ value: 120, unit: 'mg' },
			{ value: 60, unit: 'mg', fromAgeYears: 65 }
		],
		renal: [
			avoidBelow(
				30,
				'hard',
				'Contraindicated in advanced renal impairment and where volume depletion puts the kidneys at risk.'
			)
		],
		olderAdult: NSAID_OLDER,
		monitoring: ['basic-metabolic-panel'],
		pregnancy: NSAID_PREGNANCY
	}),
	drug({
		id: 'morphine',
		rxcui: '7052',
		name: 'morphine sulfate',
		display: 'morphine sulfate',
		synonyms: ['Roxanol', 'MS Contin'],
		classes: ['opioid', 'opioid-phenanthrene'],
		highAlert: true,
		routes: [
			{ route: 'IV', forms: INJECTION },
			{ route: 'subcut', forms: INJECTION },
			{ route: 'PO', forms: ['immediate-release tablet', 'oral solution'] },
			{ route: 'SL', forms: ['oral concentrate 20 mg/mL'] }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(2, 'mg', 'IV', 'Q4H', 'severe pain'),
			asNeeded(4, 'mg', 'IV', 'Q4H', 'severe pain'),
			asNeeded(5, 'mg', 'SL', 'Q2H', 'pain or shortness of breath'),
			asNeeded(15, 'mg', 'PO', 'Q4H', 'severe pain')
		],
		maxSingle: [
			{ value: 10, unit: 'mg', route: 'IV' },
			{ value: 10, unit: 'mg', route: 'subcut' },
			{ value: 30, unit: 'mg', route: 'PO' },
			{ value: 20, unit: 'mg', route: 'SL' }
		],
		renal: [
			avoidBelow(
				30,
				'soft',
				'Active metabolites build up below 30 mL/min: choose another opioid, or a lower dose and a longer interval.'
			)
		],
		needsIndication: true
	}),
	drug({
		id: 'hydromorphone',
		rxcui: '3423',
		display: 'HYDROmorphone',
		synonyms: ['Dilaudid'],
		classes: ['opioid', 'opioid-phenanthrene'],
		highAlert: true,
		routes: [
			{ route: 'IV', forms: INJECTION },
			{ route: 'subcut', forms: INJECTION },
			{ route: 'PO', forms: ['tablet', 'oral solution'] }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(0.2, 'mg', 'IV', 'Q3H', 'severe pain'),
			asNeeded(0.5, 'mg', 'IV', 'Q3H', 'severe pain'),
			asNeeded(2, 'mg', 'PO', 'Q4H', 'severe pain')
		],
		maxSingle: [
			{ value: 2, unit: 'mg', route: 'IV' },
			{ value: 2, unit: 'mg', route: 'subcut' },
			{ value: 8, unit: 'mg', route: 'PO' }
		],
		renal: [
			adjustBelow(
				30,
				'Below 30 mL/min: start at a quarter to a half of the usual dose.',
				{ dose: 0.5, unit: 'mg' },
				{ route: 'IV' }
			)
		],
		needsIndication: true
	}),
	drug({
		id: 'oxycodone',
		rxcui: '7804',
		display: 'oxyCODONE',
		synonyms: ['Roxicodone', 'OxyContin'],
		classes: ['opioid', 'opioid-phenanthrene'],
		highAlert: true,
		routes: [{ route: 'PO', forms: ['immediate-release tablet', 'oral solution'] }],
		doseUnit: 'mg',
		common: [
			asNeeded(5, 'mg', 'PO', 'Q4H', 'moderate pain'),
			asNeeded(10, 'mg', 'PO', 'Q4H', 'severe pain')
		],
		maxSingle: [{ value: 15, unit: 'mg' }],
		renal: [
			adjustBelow(30, 'Below 30 mL/min: start low, every 6 hours.', {
				dose: 5,
				unit: 'mg',
				frequency: 'Q6H'
			})
		],
		needsIndication: true
	}),
	drug({
		id: 'oxycodone-acetaminophen',
		name: 'oxycodone-acetaminophen',
		display: 'oxyCODONE-acetaminophen 5 mg/325 mg',
		rxcui: '214183',
		ingredients: ['7804', '161'],
		synonyms: ['Percocet', 'Endocet', 'APAP'],
		classes: ['opioid', 'opioid-phenanthrene', 'acetaminophen-containing'],
		highAlert: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: '{tbl}',
		common: [asNeeded(1, '{tbl}', 'PO', 'Q6H', 'moderate pain')],
		maxSingle: [{ value: 2, unit: '{tbl}' }],
		maxDaily: [{ value: 12, unit: '{tbl}' }],
		components: [
			{ drugId: 'oxycodone', value: 5, unit: 'mg' },
			{ drugId: 'acetaminophen', value: 325, unit: 'mg' }
		],
		needsIndication: true
	}),
	drug({
		id: 'hydrocodone-acetaminophen',
		name: 'hydrocodone-acetaminophen',
		display: 'HYDROcodone-acetaminophen 5 mg/325 mg',
		rxcui: '214182',
		ingredients: ['5489', '161'],
		synonyms: ['Norco', 'Vicodin', 'APAP'],
		classes: ['opioid', 'opioid-phenanthrene', 'acetaminophen-containing'],
		highAlert: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: '{tbl}',
		common: [
			asNeeded(1, '{tbl}', 'PO', 'Q6H', 'moderate pain'),
			asNeeded(2, '{tbl}', 'PO', 'Q6H', 'severe pain')
		],
		maxSingle: [{ value: 2, unit: '{tbl}' }],
		maxDaily: [{ value: 12, unit: '{tbl}' }],
		components: [{ drugId: 'acetaminophen', value: 325, unit: 'mg' }],
		needsIndication: true
	}),
	drug({
		id: 'codeine',
		rxcui: '2670',
		synonyms: ['codeine sulfate'],
		classes: ['opioid', 'opioid-phenanthrene'],
		highAlert: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [asNeeded(30, 'mg', 'PO', 'Q6H', 'moderate pain')],
		maxSingle: [{ value: 60, unit: 'mg' }],
		maxDaily: [{ value: 360, unit: 'mg' }],
		renal: [avoidBelow(30, 'soft', 'Codeine and its metabolites build up below 30 mL/min.')],
		needsIndication: true,
		minAge: CHILD_OPIOID
	}),
	drug({
		id: 'codeine-acetaminophen',
		name: 'codeine-acetaminophen',
		display: 'codeine-acetaminophen 30 mg/300 mg',
		rxcui: '817579',
		ingredients: ['2670', '161'],
		synonyms: ['Tylenol with codeine', 'Tylenol 3', 'T3', 'APAP'],
		classes: ['opioid', 'opioid-phenanthrene', 'acetaminophen-containing'],
		highAlert: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: '{tbl}',
		common: [asNeeded(1, '{tbl}', 'PO', 'Q6H', 'moderate pain')],
		maxSingle: [{ value: 2, unit: '{tbl}' }],
		maxDaily: [{ value: 12, unit: '{tbl}' }],
		components: [
			{ drugId: 'codeine', value: 30, unit: 'mg' },
			{ drugId: 'acetaminophen', value: 300, unit: 'mg' }
		],
		renal: [avoidBelow(30, 'soft', 'Codeine and its metabolites build up below 30 mL/min.')],
		needsIndication: true,
		minAge: CHILD_OPIOID
	}),
	drug({
		id: 'tramadol',
		rxcui: '10689',
		display: 'traMADol',
		synonyms: ['Ultram'],
		classes: ['opioid', 'serotonergic'],
		highAlert: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [asNeeded(50, 'mg', 'PO', 'Q6H', 'moderate pain')],
		maxSingle: [{ value: 100, unit: 'mg' }],
		maxDaily: [
			{ value: 400, unit: 'mg' },
			{ value: 300, unit: 'mg', fromAgeYears: 76 }
		],
		renal: [
			adjustBelow(30, 'Below 30 mL/min: every 12 hours, 200 mg in 24 hours at most.', {
				dose: 100,
				unit: 'mg',
				frequency: 'Q12H'
			})
		],
		olderAdult: { severity: 'advice', advice: 'Low sodium and seizures; watch both.' },
		needsIndication: true,
		minAge: CHILD_OPIOID
	}),
	drug({
		id: 'fentanyl',
		rxcui: '4337',
		synonyms: ['Sublimaze', 'Duragesic'],
		classes: ['opioid', 'opioid-phenylpiperidine', 'serotonergic'],
		highAlert: true,
		routes: [
			{ route: 'IV', forms: INJECTION },
			{ route: 'transdermal', forms: ['patch, for opioid-tolerant patients only'] }
		],
		doseUnit: 'ug',
		common: [
			asNeeded(25, 'ug', 'IV', 'Q1H', 'severe pain'),
			order(12, 'ug/h', 'transdermal', 'Q72H')
		],
		maxSingle: [{ value: 100, unit: 'ug', route: 'IV' }],
		needsIndication: true
	}),
	drug({
		id: 'naloxone',
		rxcui: '7242',
		synonyms: ['Narcan'],
		classes: ['opioid-antagonist'],
		routes: [
			{ route: 'IV', forms: INJECTION },
			{ route: 'IM', forms: INJECTION },
			{ route: 'intranasal', forms: ['nasal spray'] }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(0.4, 'mg', 'IV', 'Q3MIN', 'opioid oversedation'),
			asNeeded(4, 'mg', 'intranasal', 'Q3MIN', 'opioid overdose')
		],
		maxSingle: [
			{ value: 2, unit: 'mg', route: 'IV' },
			{ value: 2, unit: 'mg', route: 'IM' },
			{ value: 8, unit: 'mg', route: 'intranasal' }
		]
	}),
	drug({
		id: 'gabapentin',
		rxcui: '25480',
		synonyms: ['Neurontin'],
		classes: ['gabapentinoid'],
		routes: [{ route: 'PO', forms: ['capsule', 'tablet', 'oral solution'] }],
		doseUnit: 'mg',
		common: [
			order(300, 'mg', 'PO', 'TID'),
			order(100, 'mg', 'PO', 'TID'),
			order(300, 'mg', 'PO', 'nightly')
		],
		maxSingle: [{ value: 1200, unit: 'mg' }],
		maxDaily: [{ value: 3600, unit: 'mg' }],
		renal: [
			adjustBelow(60, 'From 30 to 59 mL/min: 400 to 1,400 mg a day in 2 doses.', {
				dose: 700,
				unit: 'mg',
				frequency: 'BID'
			}),
			adjustBelow(30, 'From 15 to 29 mL/min: 200 to 700 mg once a day.', {
				dose: 700,
				unit: 'mg',
				frequency: 'daily'
			}),
			adjustBelow(15, 'Below 15 mL/min: 100 to 300 mg once a day.', {
				dose: 300,
				unit: 'mg',
				frequency: 'daily'
			})
		]
	}),
	drug({
		id: 'lorazepam',
		rxcui: '6470',
		display: 'LORazepam',
		synonyms: ['Ativan'],
		classes: ['benzodiazepine'],
		routes: [
			{ route: 'PO', forms: ['tablet', 'oral concentrate'] },
			{ route: 'SL', forms: ['oral concentrate'] },
			{ route: 'IV', forms: INJECTION },
			{ route: 'IM', forms: INJECTION }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(0.5, 'mg', 'PO', 'Q6H', 'anxiety'),
			asNeeded(0.5, 'mg', 'SL', 'Q4H', 'anxiety or agitation'),
			asNeeded(1, 'mg', 'IV', 'Q6H', 'agitation'),
			order(4, 'mg', 'IV', 'once', { use: 'seizure' })
		],
		maxSingle: [{ value: 4, unit: 'mg' }],
		maxDaily: [{ value: 10, unit: 'mg' }],
		olderAdult: SEDATIVE_OLDER
	}),
	drug({
		id: 'haloperidol',
		rxcui: '5093',
		synonyms: ['Haldol'],
		classes: ['antipsychotic'],
		qtProlonging: true,
		routes: [
			{ route: 'PO', forms: ['tablet', 'oral concentrate'] },
			{ route: 'SL', forms: ['oral concentrate'] },
			{ route: 'IM', forms: INJECTION }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(0.5, 'mg', 'PO', 'Q6H', 'agitation or nausea'),
			asNeeded(1, 'mg', 'SL', 'Q4H', 'terminal agitation'),
			asNeeded(2, 'mg', 'IM', 'Q6H', 'severe agitation')
		],
		maxSingle: [{ value: 10, unit: 'mg' }],
		maxDaily: [{ value: 30, unit: 'mg' }],
		olderAdult: ANTIPSYCHOTIC_OLDER,
		monitoring: ['ecg-12-lead']
	}),
	drug({
		id: 'quetiapine',
		rxcui: '51272',
		display: 'QUEtiapine',
		synonyms: ['Seroquel'],
		classes: ['antipsychotic'],
		qtProlonging: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(25, 'mg', 'PO', 'nightly'), order(50, 'mg', 'PO', 'nightly')],
		maxSingle: [{ value: 400, unit: 'mg' }],
		maxDaily: [{ value: 800, unit: 'mg' }],
		olderAdult: ANTIPSYCHOTIC_OLDER
	}),
	drug({
		id: 'sertraline',
		rxcui: '36437',
		synonyms: ['Zoloft'],
		classes: ['ssri', 'serotonergic'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(50, 'mg', 'PO', 'daily'), order(100, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 200, unit: 'mg' }],
		maxDaily: [{ value: 200, unit: 'mg' }]
	}),
	drug({
		id: 'citalopram',
		rxcui: '2556',
		synonyms: ['Celexa'],
		classes: ['ssri', 'serotonergic'],
		qtProlonging: true,
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(20, 'mg', 'PO', 'daily')],
		maxSingle: [{ value: 40, unit: 'mg' }],
		maxDaily: [
			{ value: 40, unit: 'mg' },
			{ value: 20, unit: 'mg', fromAgeYears: 61 }
		],
		monitoring: ['ecg-12-lead']
	}),
	drug({
		id: 'donepezil',
		rxcui: '135447',
		synonyms: ['Aricept'],
		classes: ['cholinesterase-inhibitor'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(5, 'mg', 'PO', 'nightly'), order(10, 'mg', 'PO', 'nightly')],
		maxSingle: [{ value: 23, unit: 'mg' }],
		maxDaily: [{ value: 23, unit: 'mg' }]
	}),
	drug({
		id: 'melatonin',
		rxcui: '6711',
		classes: ['hypnotic'],
		routes: [{ route: 'PO', forms: TABLET }],
		doseUnit: 'mg',
		common: [order(3, 'mg', 'PO', 'nightly')],
		maxSingle: [{ value: 10, unit: 'mg' }],
		maxDaily: [{ value: 10, unit: 'mg' }]
	}),
	drug({
		id: 'tizanidine',
		rxcui: '57258',
		display: 'tiZANidine',
		synonyms: ['Zanaflex'],
		classes: ['muscle-relaxant', 'alpha-2-agonist'],
		routes: [{ route: 'PO', forms: ['tablet', 'capsule'] }],
		doseUnit: 'mg',
		common: [asNeeded(2, 'mg', 'PO', 'Q8H', 'muscle spasm')],
		maxSingle: [{ value: 12, unit: 'mg' }],
		maxDaily: [{ value: 36, unit: 'mg' }],
		renal: [
			adjustBelow(25, 'Below 25 mL/min clearance of the drug halves: lower single doses.', {
				dose: 2,
				unit: 'mg'
			})
		]
	}),
	drug({
		id: 'diphenhydramine',
		rxcui: '3498',
		display: 'diphenhydrAMINE',
		synonyms: ['Benadryl'],
		classes: ['antihistamine-first-generation', 'anticholinergic'],
		routes: [
			{ route: 'PO', forms: ['capsule', 'oral solution'] },
			{ route: 'IV', forms: INJECTION },
			{ route: 'IM', forms: INJECTION }
		],
		doseUnit: 'mg',
		common: [
			asNeeded(25, 'mg', 'PO', 'Q6H', 'itching'),
			asNeeded(25, 'mg', 'IV', 'Q6H', 'allergic reaction'),
			order(50, 'mg', 'IV', 'once')
		],
		maxSingle: [{ value: 50, unit: 'mg' }],
		maxDaily: [{ value: 300, unit: 'mg' }],
		olderAdult: {
			severity: 'soft',
			advice:
				'Strongly anticholinergic: delirium, retention and falls at 65 or over; fine for an acute allergic reaction.'
		}
	}),
	drug({
		id: 'hyoscyamine',
		rxcui: '153970',
		synonyms: ['Levsin'],
		classes: ['anticholinergic'],
		routes: [
			{ route: 'SL', forms: ['orally disintegrating tablet'] },
			{ route: 'PO', forms: TABLET }
		],
		doseUnit: 'mg',
		common: [asNeeded(0.125, 'mg', 'SL', 'Q4H', 'secretions')],
		maxSingle: [{ value: 0.25, unit: 'mg' }],
		maxDaily: [{ value: 1.5, unit: 'mg' }],
		olderAdult: {
			severity: 'advice',
			advice: 'Anticholinergic burden at 65 or over; in comfort care the balance differs.'
		}
	}),
	drug({
		id: 'atropine',
		rxcui: '1223',
		synonyms: ['Isopto Atropine', 'drops', 'secretions'],
		classes: ['anticholinergic'],
		routes: [
			{ route: 'SL', forms: ['ophthalmic solution 1 %'] },
			{ route: 'IV', forms: INJECTION }
		],
		doseUnit: '[drp]',
		common: [
			asNeeded(2, '[drp]', 'SL', 'Q4H', 'secretions'),
			order(1, 'mg', 'IV', 'once', { use: 'bradycardia' })
		],
		maxSingle: [
			{ value: 4, unit: '[drp]', route: 'SL' },
			{ value: 1, unit: 'mg', route: 'IV' }
		],
		maxDaily: [{ value: 3, unit: 'mg', route: 'IV' }]
	}),
	drug({
		id: 'nicotine',
		rxcui: '7407',
		name: 'nicotine patch',
		display: 'nicotine patch',
		synonyms: ['NicoDerm', 'Habitrol'],
		classes: ['nicotine-replacement'],
		routes: [{ route: 'transdermal', forms: ['patch'] }],
		doseUnit: 'mg',
		common: [
			order(21, 'mg', 'transdermal', 'Q24H'),
			order(14, 'mg', 'transdermal', 'Q24H'),
			order(7, 'mg', 'transdermal', 'Q24H')
		],
		maxSingle: [{ value: 21, unit: 'mg' }],
		maxDaily: [{ value: 42, unit: 'mg' }]
	})
];
