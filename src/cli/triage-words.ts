/** Other spellings of the codes in a line of `triage`. Every code is also itself, in any case. */
import type { HighRiskId } from '$lib/rules/acuity/high-risk';
import type { LifeSavingId } from '$lib/rules/acuity/life-saving';
import type { ResourceId } from '$lib/rules/acuity/resources';

type Spellings<Id extends string> = Partial<Readonly<Record<Id, readonly string[]>>>;

const LIFE_SAVING: Spellings<LifeSavingId> = {
	'bag-mask': ['bvm', 'bag-valve-mask', 'bagging'],
	intubation: ['intubate', 'ett', 'rsi'],
	'surgical-airway': ['cricothyrotomy', 'cric'],
	'emergent-cpap-bipap': ['cpap', 'bipap', 'niv', 'emergent-cpap', 'emergent-bipap'],
	'chest-compressions': ['cpr'],
	defibrillation: ['defib'],
	'emergent-cardioversion': ['cardioversion'],
	'external-pacing': ['pacing', 'transcutaneous-pacing'],
	'needle-decompression': ['chest-decompression'],
	'intraosseous-line': ['io', 'intraosseous', 'io-line'],
	'fluid-resuscitation': ['fluid-bolus', 'massive-fluids', 'iv-fluid-resuscitation'],
	'blood-transfusion': ['blood', 'transfusion', 'massive-transfusion', 'blood-products'],
	'bleeding-control': ['hemorrhage-control', 'control-of-bleeding', 'tourniquet'],
	naloxone: ['narcan'],
	dextrose: ['d50', 'iv-dextrose'],
	vasopressors: ['pressors', 'dopamine', 'norepinephrine', 'vasopressor'],
	'im-epinephrine': ['epinephrine', 'epinephrine-im', 'epi'],
	apneic: ['apnea', 'apnoeic', 'not-breathing'],
	pulseless: ['no-pulse', 'cardiac-arrest'],
	'severe-respiratory-distress': ['respiratory-distress-severe'],
	'profound-hypoglycemia': ['profound-hypoglycaemia'],
	'non-rebreather': ['nrb', 'non-rebreather-mask'],
	'nasal-cannula': ['oxygen-nasal-cannula', 'nc'],
	'cardiac-monitor': ['monitor', 'monitoring'],
	ecg: ['ekg', '12-lead'],
	labs: ['lab', 'laboratory'],
	'iv-access': ['iv', 'iv-line', 'iv-start'],
	'saline-lock': ['heparin-lock'],
	nitroglycerin: ['ntg'],
	antibiotics: ['antibiotic'],
	analgesics: ['analgesia', 'pain-medicine', 'morphine', 'fentanyl'],
	'inhaled-beta-agonist': ['albuterol', 'salbutamol', 'nebulizer', 'beta-agonist']
};

const HIGH_RISK: Spellings<HighRiskId> = {
	'suspected-acs': ['acs', 'chest-pain', 'chest-pain-acs', 'possible-acs', 'cardiac-chest-pain'],
	'stroke-signs': ['stroke', 'possible-stroke', 'suspected-stroke', 'cva', 'tia'],
	'altered-mental-state': ['altered-mental-status', 'ams', 'new-confusion'],
	'worst-headache': ['thunderclap-headache', 'sudden-severe-headache', 'worst-headache-of-life'],
	'post-ictal': ['postictal', 'post-seizure'],
	'head-strike-anticoagulated': ['head-injury-anticoagulant', 'head-injury-on-anticoagulant'],
	'suspected-pe': ['pe', 'pulmonary-embolism', 'possible-pe'],
	'rising-work-of-breathing': ['increased-work-of-breathing', 'respiratory-distress'],
	'gonadal-torsion': ['testicular-torsion', 'ovarian-torsion', 'torsion'],
	'aortic-pain': ['aortic-dissection', 'aaa', 'dissection', 'abdominal-aortic-aneurysm'],
	'possible-ectopic': ['ectopic', 'ectopic-pregnancy', 'suspected-ectopic'],
	'fever-on-chemotherapy': ['chemo-fever', 'chemotherapy-fever'],
	'fever-neutropenia': ['neutropenic-fever', 'febrile-neutropenia'],
	'neonatal-fever': ['newborn-fever'],
	'sepsis-signs': ['sepsis', 'suspected-sepsis', 'possible-sepsis'],
	overdose: ['poisoning', 'drug-overdose'],
	'dka-picture': ['dka', 'diabetic-ketoacidosis'],
	suicidal: ['suicidal-ideation', 'suicide', 'suicide-risk'],
	homicidal: ['homicidal-ideation'],
	psychotic: ['psychosis', 'acute-psychosis'],
	violent: ['combative', 'violence'],
	'partner-violence': ['domestic-violence', 'intimate-partner-violence'],
	'compartment-syndrome': ['possible-compartment-syndrome'],
	needlestick: ['needle-stick', 'needlestick-injury'],
	'sickle-cell-pain': ['sickle-cell-crisis', 'sickle-cell'],
	'renal-colic-pain': ['renal-colic'],
	'non-accidental-injury': ['child-abuse', 'non-accidental-trauma'],
	'active-seizure': ['seizing'],
	lethargy: ['lethargic', 'lethargic-child']
};

const RESOURCES: Spellings<ResourceId> = {
	labs: ['lab', 'laboratory', 'blood-test', 'cbc', 'bmp', 'cmp', 'electrolytes', 'coags']
		.concat(['urinalysis', 'ua', 'urine', 'urine-test', 'troponin', 'blood-culture', 'lactate'])
		.concat(['blood-cultures', 'blood-work', 'coagulation', 'lipase']),
	ecg: ['ekg', '12-lead', '12-lead-ecg'],
	'plain-film': [
		'xray',
		'x-ray',
		'xrays',
		'x-rays',
		'film',
		'plain-films',
		'radiograph',
		'cxr'
	].concat(['chest-x-ray', 'chest-xray', 'chest-film', 'abdominal-film', 'c-spine-film']),
	ct: ['ct-scan', 'head-ct', 'ct-head', 'ct-abdomen', 'cat-scan'],
	mri: ['mri-scan'],
	ultrasound: ['us', 'sonogram', 'pelvic-ultrasound'],
	angiography: ['angiogram', 'cta'],
	'iv-fluids': ['iv-fluid', 'fluids', 'iv-hydration', 'ivf'],
	'iv-medicine': ['iv-medication', 'iv-medications', 'iv-med', 'iv-meds', 'iv-medicines'].concat([
		'iv-antibiotics',
		'iv-antibiotic',
		'iv-analgesia',
		'iv-antiemetic'
	]),
	'im-medicine': ['im-medication', 'im-medications', 'im-med', 'im-meds', 'im-medicines'],
	'nebulized-medicine': [
		'nebulizer',
		'neb',
		'nebs',
		'nebulized-medication',
		'nebulised-medicine'
	].concat(['nebulized-medications', 'nebulizer-treatment', 'nebuliser']),
	'specialty-consult': ['consult', 'consultation', 'specialty-consultation', 'specialist-consult'],
	'simple-procedure': ['laceration-repair', 'suture', 'sutures', 'laceration', 'foley'].concat([
		'urinary-catheter',
		'foley-catheter',
		'lac-repair'
	]),
	'complex-procedure': ['procedural-sedation', 'sedation', 'conscious-sedation'],
	'history-and-physical': ['history', 'physical', 'pelvic-exam', 'h-and-p'],
	'point-of-care-test': ['poc', 'poct', 'poc-test', 'point-of-care', 'point-of-care-testing'],
	'saline-lock': ['heplock', 'hep-lock', 'heparin-lock'],
	'oral-medicine': [
		'po-medication',
		'po-medications',
		'po-med',
		'po-meds',
		'oral-medication'
	].concat(['oral-medications', 'oral-meds']),
	'tetanus-shot': ['tetanus', 'tetanus-immunization', 'tdap'],
	'prescription-refill': ['prescription', 'refill', 'prescription-refills'],
	'primary-care-call': ['pcp-call', 'phone-call', 'call-to-pcp', 'phone-call-to-pcp'],
	'wound-care': ['dressing', 'dressing-change', 'wound-recheck', 'wound-check'],
	'crutches-splint-sling': ['crutches', 'splint', 'sling']
};

/** Lower case, with one hyphen for whatever stands between words. */
export function foldWord(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

function readerOf(spellings: Readonly<Record<string, readonly string[] | undefined>>) {
	const ids = new Map<string, string>();
	for (const [id, others = []] of Object.entries(spellings))
		for (const other of others) {
			if (ids.has(other)) throw new Error(`"${other}" stands for ${ids.get(other)} and for ${id}`);
			ids.set(other, id);
		}
	return (text: string): string => {
		const folded = foldWord(text);
		return ids.get(folded) ?? folded;
	};
}

/** The code a spelling stands for, or the folded spelling itself where it is not known. */
export const lifeSavingWord = readerOf(LIFE_SAVING);
export const highRiskWord = readerOf(HIGH_RISK);
export const resourceWord = readerOf(RESOURCES);
