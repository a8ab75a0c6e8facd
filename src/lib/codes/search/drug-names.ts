/**
 * Drugs in common use that the official table of drugs does not name, each with one that it does name
 * and that acts the same way: the code is then the table's, never one written here. Classes are those
 * of the drugs' labels; written for this search. A name that a table comes to have is left to it.
 */
const SAME_CLASS = `
Furosemide: torsemide
Spironolactone: eplerenone finerenone
Simvastatin: atorvastatin rosuvastatin pitavastatin
Antihyperlipidemic drug: ezetimibe evolocumab alirocumab
Antihypertensive drug NEC: losartan valsartan olmesartan telmisartan candesartan irbesartan
Nifedipine: amlodipine
Propranolol: carvedilol nebivolol
Amiodarone: dronedarone dofetilide
Anticoagulant NEC: apixaban rivaroxaban edoxaban dabigatran fondaparinux argatroban bivalirudin
Ticlopidine: clopidogrel prasugrel ticagrelor
Alteplase: tenecteplase
Metformin: glimepiride sitagliptin linagliptin empagliflozin dapagliflozin canagliflozin semaglutide liraglutide dulaglutide tirzepatide pioglitazone
Insulin: glargine lispro aspart degludec
Omeprazole: esomeprazole pantoprazole lansoprazole
Anticonvulsant, hypnotic NEC: gabapentin pregabalin levetiracetam lamotrigine topiramate lacosamide
Fluoxetine: sertraline escitalopram paroxetine
Venlafaxine: duloxetine desvenlafaxine
Olanzapine: quetiapine risperidone aripiprazole ziprasidone lurasidone paliperidone
Zolpidem: eszopiclone zaleplon
Diclofenac: meloxicam celecoxib
Antiasthmatic drug NEC: montelukast tiotropium umeclidinium formoterol
Ceftriaxone: cefepime cefdinir
Imipenem: meropenem ertapenem
Ciprofloxacin: levofloxacin moxifloxacin
Acyclovir: valacyclovir oseltamivir tenofovir
Immunosuppressive drug: tacrolimus mycophenolate sirolimus everolimus adalimumab etanercept infliximab tofacitinib
Cisplatin: oxaliplatin
Antineoplastic NEC: capecitabine docetaxel gemcitabine imatinib trastuzumab bevacizumab
Tamoxifen: anastrozole letrozole
Oxybutynin: tolterodine solifenacin
Tacrine: donepezil rivastigmine
Levodopa: pramipexole ropinirole
Cetirizine: loratadine fexofenadine levocetirizine
Allopurinol: febuxostat
Sumatriptan: rizatriptan
`;

/** A term of the table of drugs, to the names of drugs that are coded as it is. */
export const DRUGS_BY_LIKE: ReadonlyMap<string, readonly string[]> = new Map(
	SAME_CLASS.trim()
		.split('\n')
		.map((row): [string, string[]] => {
			const [like = '', names = ''] = row.split(': ');
			return [like, names.split(' ')];
		})
);
