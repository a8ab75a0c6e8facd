/**
 * Drug pairs worth an interruption, and a few worth a line. A short list on purpose: pairs that every
 * ward gives together (ACE inhibitor with thiazide, statin with levothyroxine, aspirin with clopidogrel
 * ...) are absent, because a stop that is always overridden teaches to override.
 */
import { bySeverity, type RuleCheck, type RuleSeverity } from './check';
import { allInForce, type Dated } from './dated';
import type { Drug } from './drug';
import { findDrug } from './formulary';

/** Which drugs a side of a rule means: by id, by class, or all that lengthen QT; `not` takes out ids. */
interface Side {
	readonly ids?: readonly string[];
	readonly classes?: readonly string[];
	readonly qt?: true;
	readonly not?: readonly string[];
}

interface Rule {
	readonly rule: string;
	/** The two sides; a pair is met whichever of the two is being ordered. */
	readonly sides: readonly [Side, Side];
	readonly severity: RuleSeverity;
	readonly title: string;
	readonly why: string;
}

const ONC = 'ONC high-priority drug interactions (Phansalkar 2012), own wording';
const LABEL = 'FDA labels, own wording, not reviewed by a pharmacist';

function dated(source: string, rules: readonly Rule[]): Dated<Rule>[] {
	return rules.map((value) => ({
		value,
		effectiveFrom: '2020-01-01',
		effectiveTo: null,
		source
	}));
}

const ids = (...list: string[]): Side => ({ ids: list });
const classes = (...list: string[]): Side => ({ classes: list });

const RULES: readonly Dated<Rule>[] = [
	...dated(ONC, [
		{
			rule: 'simvastatin-cyp3a4',
			sides: [ids('simvastatin'), classes('strong-cyp3a4-inhibitor')],
			severity: 'hard',
			title: 'Muscle breakdown',
			why: 'Simvastatin levels rise many times over; the label forbids the pair. Pause the statin or choose another antibiotic.'
		},
		{
			rule: 'simvastatin-amiodarone',
			sides: [ids('simvastatin'), ids('amiodarone')],
			severity: 'soft',
			title: 'Muscle breakdown',
			why: 'Simvastatin levels rise; no more than 20 mg a day, or another statin.'
		},
		{
			rule: 'tizanidine-ciprofloxacin',
			sides: [ids('tizanidine'), ids('ciprofloxacin')],
			severity: 'hard',
			title: 'Deep drop in blood pressure and sedation',
			why: 'Ciprofloxacin blocks the breakdown of tizanidine (CYP1A2); the label forbids the pair.'
		},
		{
			rule: 'tizanidine-amiodarone',
			sides: [ids('tizanidine'), ids('amiodarone')],
			severity: 'soft',
			title: 'Drop in blood pressure and sedation',
			why: 'Amiodarone slows the breakdown of tizanidine (CYP1A2).'
		},
		{
			rule: 'qt-qt',
			sides: [{ qt: true }, { qt: true }],
			severity: 'soft',
			title: 'Both lengthen QT',
			why: 'Together they raise the risk of torsades de pointes: look at the ECG, potassium and magnesium, or replace one.'
		}
	]),
	...dated(LABEL, [
		{
			rule: 'nitrate-pde5',
			sides: [classes('nitrate'), classes('pde5-inhibitor')],
			severity: 'hard',
			title: 'Collapse of blood pressure',
			why: 'Both widen the same vessels by the same path; contraindicated.'
		},
		{
			rule: 'ketorolac-nsaid',
			sides: [ids('ketorolac'), { classes: ['nsaid'], not: ['ketorolac'] }],
			severity: 'hard',
			title: 'Ketorolac with another NSAID',
			why: 'Bleeding and kidney injury add up; contraindicated on the ketorolac label.'
		},
		{
			// The label names aspirin with the NSAIDs; a low dose for the heart is often kept, with a reason.
			rule: 'ketorolac-aspirin',
			sides: [ids('ketorolac'), ids('aspirin')],
			severity: 'soft',
			title: 'Ketorolac with aspirin',
			why: 'Bleeding adds up; the ketorolac label names aspirin among what it must not be given with.'
		},
		{
			rule: 'tramadol-linezolid',
			sides: [ids('tramadol'), classes('reversible-mao-inhibitor')],
			severity: 'hard',
			title: 'Serotonin syndrome and seizures',
			why: 'Linezolid inhibits MAO, and tramadol is contraindicated with or within 14 days of an MAO inhibitor.'
		},
		{
			rule: 'serotonergic-linezolid',
			sides: [
				{ classes: ['serotonergic'], not: ['tramadol'] },
				classes('reversible-mao-inhibitor')
			],
			severity: 'soft',
			title: 'Serotonin syndrome',
			why: 'Linezolid inhibits MAO: only where no other antibiotic will do, with the patient watched for agitation, clonus and fever.'
		},
		{
			rule: 'serotonergic-opioid',
			sides: [ids('tramadol'), classes('ssri')],
			severity: 'soft',
			title: 'Serotonin syndrome and seizures',
			why: 'Both raise serotonin and lower the seizure threshold; SSRIs can also weaken tramadol.'
		},
		{
			rule: 'fentanyl-ssri',
			sides: [ids('fentanyl'), classes('ssri')],
			severity: 'advice',
			title: 'Serotonin syndrome, seldom',
			why: 'Both act on serotonin; watch for agitation, clonus and fever.'
		},
		{
			rule: 'opioid-benzodiazepine',
			sides: [classes('opioid'), classes('benzodiazepine')],
			severity: 'soft',
			title: 'Deep sedation and slowed breathing',
			why: 'Boxed warning on both: only where nothing else will do, lowest doses, breathing watched.'
		},
		{
			rule: 'opioid-gabapentinoid',
			sides: [classes('opioid'), classes('gabapentinoid')],
			severity: 'advice',
			title: 'More sedation',
			why: 'Breathing can slow, above all in older adults and with poor kidneys or lungs.'
		},
		{
			rule: 'opioid-cyp3a4',
			sides: [
				ids(
					'fentanyl',
					'oxycodone',
					'oxycodone-acetaminophen',
					'hydrocodone-acetaminophen',
					'tramadol'
				),
				classes('strong-cyp3a4-inhibitor')
			],
			severity: 'soft',
			title: 'Opioid level rises',
			why: 'Clarithromycin blocks CYP3A4: lower the opioid and watch breathing, or choose another antibiotic.'
		},
		{
			rule: 'two-anticoagulants',
			sides: [classes('anticoagulant'), classes('anticoagulant')],
			severity: 'soft',
			title: 'Two anticoagulants',
			why: 'Bleeding adds up: one must stop, unless this is a planned overlap such as heparin until the INR holds.'
		},
		{
			rule: 'anticoagulant-nsaid',
			sides: [classes('anticoagulant'), classes('nsaid')],
			severity: 'soft',
			title: 'Bleeding',
			why: 'NSAIDs hurt the stomach and platelets while clotting is held down; acetaminophen is the usual way out.'
		},
		{
			rule: 'anticoagulant-antiplatelet',
			sides: [classes('anticoagulant'), classes('antiplatelet')],
			severity: 'advice',
			title: 'Bleeding',
			why: 'Meant together only with a reason of its own, such as a recent stent.'
		},
		{
			rule: 'warfarin-cyp2c9',
			sides: [ids('warfarin'), classes('cyp2c9-inhibitor')],
			severity: 'soft',
			title: 'INR climbs',
			why: 'The breakdown of warfarin (CYP2C9) is blocked: another drug, or a lower dose with an INR in 3 to 5 days.'
		},
		{
			rule: 'warfarin-antibiotic',
			sides: [ids('warfarin'), classes('fluoroquinolone', 'macrolide')],
			severity: 'advice',
			title: 'INR may climb',
			why: 'Order an INR within 3 to 5 days.'
		},
		{
			rule: 'doac-cyp3a4',
			sides: [classes('doac'), classes('strong-cyp3a4-inhibitor')],
			severity: 'advice',
			title: 'Anticoagulant level rises',
			why: 'More bleeding when kidneys are weak as well.'
		},
		{
			rule: 'clopidogrel-cyp2c19',
			sides: [ids('clopidogrel'), classes('cyp2c19-inhibitor')],
			severity: 'soft',
			title: 'Clopidogrel is not activated',
			why: 'Omeprazole blocks CYP2C19, which turns clopidogrel on; pantoprazole hardly does.'
		},
		{
			rule: 'ras-potassium',
			sides: [classes('ras-inhibitor'), classes('potassium')],
			severity: 'soft',
			title: 'Potassium climbs',
			why: 'ACE inhibitors and ARBs hold potassium back: look at the last potassium and order the next one.'
		},
		{
			rule: 'ras-sulfamethoxazole-trimethoprim',
			sides: [classes('ras-inhibitor'), ids('sulfamethoxazole-trimethoprim')],
			severity: 'soft',
			title: 'Potassium climbs',
			why: 'Trimethoprim holds potassium back like amiloride; dangerous within days in older adults.'
		},
		{
			// Standard in heart failure: said, with what to order, and not a stop.
			rule: 'ras-spironolactone',
			sides: [classes('ras-inhibitor'), classes('potassium-sparing-diuretic')],
			severity: 'advice',
			title: 'Potassium may climb',
			why: 'Potassium and creatinine are due within a week of starting or raising either.'
		},
		{
			rule: 'potassium-spironolactone',
			sides: [
				classes('potassium-sparing-diuretic'),
				{ classes: ['potassium'], ids: ['sulfamethoxazole-trimethoprim'] }
			],
			severity: 'soft',
			title: 'Potassium climbs',
			why: 'Spironolactone keeps potassium in, and the other drug adds to it.'
		},
		{
			rule: 'digoxin-level',
			sides: [ids('digoxin'), ids('amiodarone', 'clarithromycin')],
			severity: 'soft',
			title: 'Digoxin level rises',
			why: 'P-glycoprotein is blocked: lower digoxin (by half with amiodarone) and order a level.'
		},
		{
			rule: 'quetiapine-cyp3a4',
			sides: [ids('quetiapine'), classes('strong-cyp3a4-inhibitor')],
			severity: 'soft',
			title: 'Quetiapine level rises',
			why: 'The label asks for one sixth of the dose with a strong CYP3A4 inhibitor.'
		},
		{
			rule: 'tamsulosin-cyp3a4',
			sides: [ids('tamsulosin'), classes('strong-cyp3a4-inhibitor')],
			severity: 'soft',
			title: 'Low blood pressure',
			why: 'The label asks not to combine tamsulosin with a strong CYP3A4 inhibitor.'
		},
		{
			rule: 'atorvastatin-cyp3a4',
			sides: [ids('atorvastatin'), classes('strong-cyp3a4-inhibitor')],
			severity: 'soft',
			title: 'Muscle injury',
			why: 'Atorvastatin levels rise: no more than 20 mg a day while clarithromycin runs, or pause it.'
		},
		{
			rule: 'simvastatin-amlodipine',
			sides: [ids('simvastatin'), ids('amlodipine')],
			severity: 'advice',
			title: 'Simvastatin at most 20 mg',
			why: 'Amlodipine raises simvastatin somewhat; the label stops at 20 mg a day.'
		},
		{
			rule: 'metoclopramide-antipsychotic',
			sides: [ids('metoclopramide'), classes('antipsychotic')],
			severity: 'soft',
			title: 'Movement disorder',
			why: 'Both block dopamine; the metoclopramide label asks to avoid the pair.'
		},
		{
			rule: 'citalopram-omeprazole',
			sides: [ids('citalopram'), classes('cyp2c19-inhibitor')],
			severity: 'advice',
			title: 'Citalopram at most 20 mg',
			why: 'Omeprazole slows its breakdown, and QT lengthens with the dose.'
		},
		{
			rule: 'fluoroquinolone-steroid',
			sides: [classes('fluoroquinolone'), classes('corticosteroid-systemic')],
			severity: 'advice',
			title: 'Tendon rupture',
			why: 'Steroids add to the boxed tendon warning, above all over 60 years.'
		},
		{
			rule: 'sulfonylurea-antibiotic',
			sides: [
				classes('sulfonylurea'),
				{ classes: ['fluoroquinolone'], ids: ['sulfamethoxazole-trimethoprim', 'clarithromycin'] }
			],
			severity: 'advice',
			title: 'Low glucose',
			why: 'The antibiotic can push glucose down; check it more often.'
		},
		{
			rule: 'iron-chelation',
			sides: [classes('iron'), classes('fluoroquinolone', 'tetracycline')],
			severity: 'advice',
			title: 'Not absorbed together',
			why: 'Iron binds the antibiotic in the gut when both are oral: hours apart, or pause the iron.'
		},
		{
			rule: 'ceftriaxone-calcium',
			sides: [ids('ceftriaxone'), ids('lactated-ringers')],
			severity: 'advice',
			title: 'Not through one line at once',
			why: 'Ceftriaxone and calcium fall out together: flush between them; never in newborns.'
		},
		{
			rule: 'alpha-blocker-pde5',
			sides: [classes('alpha-1-blocker'), classes('pde5-inhibitor')],
			severity: 'advice',
			title: 'Low blood pressure on standing',
			why: 'Both widen vessels; start the second at its lowest dose.'
		}
	])
];

function isOn(side: Side, drug: Drug): boolean {
	if (side.not?.includes(drug.id) === true) return false;
	if (side.qt === true && drug.qtProlonging) return true;
	if (side.ids?.includes(drug.id) === true) return true;
	return side.classes?.some((classId) => drug.classes.includes(classId)) ?? false;
}

/**
 * Interactions of a drug with the patient's others (home and ordered), on a civil date, gravest first;
 * one check for each rule and other drug. The drug itself and drugs off the formulary give nothing.
 */
export function interactionsOf(
	drugId: string,
	others: readonly string[],
	date: string
): RuleCheck[] {
	const drug = findDrug(drugId, date);
	if (!drug) return [];
	const rules = allInForce(RULES, date);
	const checks: RuleCheck[] = [];
	for (const otherId of new Set(others)) {
		const other = findDrug(otherId, date);
		if (!other || other.id === drug.id) continue;
		for (const { value, source } of rules) {
			const [a, b] = value.sides;
			const isMet = (isOn(a, drug) && isOn(b, other)) || (isOn(b, drug) && isOn(a, other));
			if (!isMet) continue;
			checks.push({
				id: `interaction.${value.rule}.${other.id}`,
				severity: value.severity,
				title: `${drug.display} with ${other.display}: ${value.title}`,
				detail: value.why,
				source
			});
		}
	}
	return checks.sort((x, y) => bySeverity(x.severity, y.severity));
}
