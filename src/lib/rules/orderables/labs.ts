/** Laboratory tests. LOINC codes only where known for certain; otherwise null. */

export interface PanelMember {
	readonly loinc: string;
	readonly name: string;
	/** UCUM; null for a result in words. */
	readonly unit: string | null;
}

export interface Lab {
	readonly id: string;
	readonly name: string;
	/** What people search by. Never shown as a label. */
	readonly synonyms: readonly string[];
	readonly loinc: string | null;
	readonly specimens: readonly string[];
	/** From collection to result, in a usual hospital laboratory. A teaching value. */
	readonly turnaroundMinutes: number;
	/** A code of `frequencies.ts`. */
	readonly defaultFrequency: string;
	/** A second order inside this window asks why; 0 where repeating is the point. */
	readonly duplicateWithinHours: number;
	/** What the test reports; empty for a single result named by the test's own code. */
	readonly panel: readonly PanelMember[];
	/** True where the specimen is grown, so that site and number of sets matter. */
	readonly culture: boolean;
}

const VENOUS = ['Blood, venous'];
const ARTERIAL = ['Blood, arterial'];
const URINE = ['Urine, clean catch', 'Urine, straight catheter', 'Urine, new indwelling catheter'];
const RANDOM_URINE = ['Urine, random'];
const STOOL = ['Stool'];
const NASOPHARYNX = ['Nasopharyngeal swab', 'Nasal swab'];

function member(loinc: string, name: string, unit: string | null = null): PanelMember {
	return { loinc, name, unit };
}

const HEMOGLOBIN = member('718-7', 'Hemoglobin', 'g/dL');
const HEMATOCRIT = member('4544-3', 'Hematocrit', '%');

const COUNT = [
	member('6690-2', 'White blood cells', '10*3/uL'),
	member('789-8', 'Red blood cells', '10*6/uL'),
	HEMOGLOBIN,
	HEMATOCRIT,
	member('787-2', 'MCV', 'fL'),
	member('785-6', 'MCH', 'pg'),
	member('786-4', 'MCHC', 'g/dL'),
	member('788-0', 'RDW', '%'),
	member('777-3', 'Platelets', '10*3/uL')
];

const DIFFERENTIAL = [
	member('770-8', 'Neutrophils', '%'),
	member('736-9', 'Lymphocytes', '%'),
	member('5905-5', 'Monocytes', '%'),
	member('713-8', 'Eosinophils', '%'),
	member('706-2', 'Basophils', '%'),
	member('751-8', 'Neutrophils, absolute', '10*3/uL'),
	member('731-0', 'Lymphocytes, absolute', '10*3/uL')
];

const BASIC = [
	member('2951-2', 'Sodium', 'mmol/L'),
	member('2823-3', 'Potassium', 'mmol/L'),
	member('2075-0', 'Chloride', 'mmol/L'),
	member('2028-9', 'Carbon dioxide, total', 'mmol/L'),
	member('3094-0', 'Urea nitrogen', 'mg/dL'),
	member('2160-0', 'Creatinine', 'mg/dL'),
	member('2345-7', 'Glucose', 'mg/dL'),
	member('17861-6', 'Calcium', 'mg/dL')
];

const ALBUMIN = member('1751-7', 'Albumin', 'g/dL');

const LIVER = [
	member('2885-2', 'Protein, total', 'g/dL'),
	ALBUMIN,
	member('1975-2', 'Bilirubin, total', 'mg/dL'),
	member('6768-6', 'Alkaline phosphatase', 'U/L'),
	member('1742-6', 'ALT', 'U/L'),
	member('1920-8', 'AST', 'U/L')
];

const URINALYSIS = [
	member('5778-6', 'Color'),
	member('5767-9', 'Appearance'),
	member('5811-5', 'Specific gravity', '{nominal}'),
	member('5803-2', 'pH', '[pH]'),
	member('20454-5', 'Protein'),
	member('25428-4', 'Glucose'),
	member('2514-8', 'Ketones'),
	member('5770-3', 'Bilirubin'),
	member('5794-3', 'Hemoglobin'),
	member('5802-4', 'Nitrite'),
	member('5799-2', 'Leukocyte esterase')
];

function lab(
	id: string,
	name: string,
	loinc: string | null,
	specimens: readonly string[],
	extra: Partial<Omit<Lab, 'id' | 'name' | 'loinc' | 'specimens'>> = {}
): Lab {
	return {
		id,
		name,
		loinc,
		specimens,
		synonyms: [],
		turnaroundMinutes: 60,
		defaultFrequency: 'once',
		duplicateWithinHours: 24,
		panel: [],
		culture: false,
		...extra
	};
}

function culture(
	id: string,
	name: string,
	loinc: string | null,
	specimens: readonly string[],
	synonyms: readonly string[]
): Lab {
	return lab(id, name, loinc, specimens, {
		synonyms,
		turnaroundMinutes: 48 * 60,
		duplicateWithinHours: 24,
		culture: true
	});
}

export const LABS: readonly Lab[] = [
	lab('cbc', 'CBC without differential', '58410-2', VENOUS, {
		synonyms: ['complete blood count', 'hemogram', 'blood count'],
		turnaroundMinutes: 45,
		duplicateWithinHours: 6,
		panel: COUNT
	}),
	lab('cbc-differential', 'CBC with differential', '57021-8', VENOUS, {
		synonyms: ['complete blood count', 'CBC diff', 'blood count', 'white count', 'WBC'],
		turnaroundMinutes: 45,
		duplicateWithinHours: 6,
		panel: [...COUNT, ...DIFFERENTIAL]
	}),
	lab('hemoglobin-hematocrit', 'Hemoglobin and hematocrit', '24360-0', VENOUS, {
		synonyms: ['H&H', 'H and H', 'Hgb', 'Hct'],
		turnaroundMinutes: 30,
		duplicateWithinHours: 4,
		panel: [HEMOGLOBIN, HEMATOCRIT]
	}),
	lab('basic-metabolic-panel', 'Basic metabolic panel', '51990-0', VENOUS, {
		synonyms: ['BMP', 'chem 7', 'electrolytes', 'lytes', 'renal', 'BUN', 'sodium'],
		duplicateWithinHours: 6,
		panel: BASIC
	}),
	lab('comprehensive-metabolic-panel', 'Comprehensive metabolic panel', '24323-8', VENOUS, {
		synonyms: ['CMP', 'chem 14', 'electrolytes', 'lytes'],
		duplicateWithinHours: 12,
		panel: [...BASIC, ...LIVER]
	}),
	lab('hepatic-panel', 'Hepatic function panel', '24325-3', VENOUS, {
		synonyms: ['LFT', 'liver panel', 'liver function tests', 'ALT', 'AST', 'bilirubin'],
		panel: [...LIVER, member('1968-7', 'Bilirubin, direct', 'mg/dL')]
	}),
	lab('renal-panel', 'Renal function panel', '24362-6', VENOUS, {
		synonyms: ['kidney panel', 'RFP'],
		duplicateWithinHours: 6,
		panel: [...BASIC, ALBUMIN, member('2777-1', 'Phosphate', 'mg/dL')]
	}),
	lab('creatinine', 'Creatinine', '2160-0', VENOUS, {
		synonyms: ['Cr', 'SCr', 'kidney function'],
		duplicateWithinHours: 6
	}),
	lab('potassium', 'Potassium', '2823-3', VENOUS, {
		synonyms: ['K level'],
		turnaroundMinutes: 45,
		duplicateWithinHours: 2
	}),
	lab('magnesium', 'Magnesium', '19123-9', VENOUS, {
		synonyms: ['Mg', 'mag level'],
		duplicateWithinHours: 6
	}),
	lab('phosphate', 'Phosphate', '2777-1', VENOUS, {
		synonyms: ['phosphorus', 'phos'],
		duplicateWithinHours: 6
	}),
	lab('ionized-calcium', 'Calcium, ionized', '1994-3', VENOUS, {
		synonyms: ['iCa', 'free calcium'],
		turnaroundMinutes: 30,
		duplicateWithinHours: 4
	}),
	lab('lactate-venous', 'Lactate, venous', '2519-7', VENOUS, {
		synonyms: ['lactic acid', 'sepsis lactate'],
		turnaroundMinutes: 30,
		duplicateWithinHours: 2
	}),
	culture('blood-culture', 'Blood culture', '600-7', VENOUS, ['BCx', 'blood cx', 'cultures']),
	culture('urine-culture', 'Urine culture', '630-4', URINE, ['UCx', 'urine cx', 'UTI']),
	culture(
		'sputum-culture',
		'Sputum culture and Gram stain',
		'624-7',
		['Sputum, expectorated', 'Sputum, induced', 'Tracheal aspirate'],
		['sputum cx', 'respiratory culture', 'gram stain']
	),
	culture(
		'wound-culture',
		'Wound culture and Gram stain',
		null,
		['Wound swab', 'Tissue'],
		['wound cx', 'gram stain']
	),
	lab('urinalysis', 'Urinalysis with reflex microscopy', '24356-8', URINE, {
		synonyms: ['UA', 'urine dip', 'urine'],
		turnaroundMinutes: 45,
		panel: URINALYSIS
	}),
	lab('urine-legionella-antigen', 'Legionella antigen, urine', '31868-3', RANDOM_URINE, {
		synonyms: ['urinary antigen', 'legionnaires'],
		turnaroundMinutes: 120,
		duplicateWithinHours: 168
	}),
	lab('urine-pneumococcal-antigen', 'Pneumococcal antigen, urine', null, RANDOM_URINE, {
		synonyms: ['urinary antigen', 'strep pneumo antigen', 'streptococcus pneumoniae'],
		turnaroundMinutes: 120,
		duplicateWithinHours: 168
	}),
	lab('influenza-sars-cov-2-pcr', 'Influenza A/B and SARS-CoV-2 PCR', '95422-2', NASOPHARYNX, {
		synonyms: ['flu', 'covid', 'coronavirus', 'flu covid swab'],
		turnaroundMinutes: 90,
		duplicateWithinHours: 72
	}),
	lab('respiratory-viral-panel', 'Respiratory pathogen panel, PCR', null, NASOPHARYNX, {
		synonyms: ['RVP', 'viral panel', 'RSV', 'respiratory panel', 'biofire'],
		turnaroundMinutes: 180,
		duplicateWithinHours: 168
	}),
	lab('mrsa-nares-pcr', 'MRSA screen, nares, PCR', '35492-8', ['Nasal swab'], {
		synonyms: ['MRSA swab', 'methicillin resistant staphylococcus'],
		turnaroundMinutes: 120,
		duplicateWithinHours: 168
	}),
	lab('c-difficile-pcr', 'Clostridioides difficile toxin gene, PCR', '54067-4', STOOL, {
		synonyms: ['C diff', 'CDI', 'clostridium'],
		turnaroundMinutes: 180,
		duplicateWithinHours: 168
	}),
	lab('procalcitonin', 'Procalcitonin', '33959-8', VENOUS, {
		synonyms: ['PCT'],
		turnaroundMinutes: 90
	}),
	lab('c-reactive-protein', 'C-reactive protein', '1988-5', VENOUS, {
		synonyms: ['CRP']
	}),
	lab('sedimentation-rate', 'Erythrocyte sedimentation rate', '4537-7', VENOUS, {
		synonyms: ['ESR', 'sed rate'],
		turnaroundMinutes: 90,
		duplicateWithinHours: 72
	}),
	lab('troponin-hs', 'Troponin I, high sensitivity', '89579-7', VENOUS, {
		synonyms: ['trop', 'hs troponin', 'cardiac enzymes'],
		turnaroundMinutes: 45,
		duplicateWithinHours: 1
	}),
	lab('bnp', 'BNP', '30934-4', VENOUS, {
		synonyms: ['B-type natriuretic peptide', 'heart failure'],
		duplicateWithinHours: 48
	}),
	lab('nt-probnp', 'NT-proBNP', '33762-6', VENOUS, {
		synonyms: ['pro BNP', 'natriuretic peptide', 'heart failure'],
		duplicateWithinHours: 48
	}),
	lab('creatine-kinase', 'Creatine kinase', '2157-6', VENOUS, {
		synonyms: ['CK', 'CPK'],
		duplicateWithinHours: 6
	}),
	lab('pt-inr', 'Prothrombin time and INR', '34528-0', VENOUS, {
		synonyms: ['PT/INR', 'PT INR', 'protime', 'coags'],
		turnaroundMinutes: 45,
		duplicateWithinHours: 12,
		panel: [member('5902-2', 'Prothrombin time', 's'), member('6301-6', 'INR', '{INR}')]
	}),
	lab('aptt', 'Partial thromboplastin time, activated', '14979-9', VENOUS, {
		synonyms: ['aPTT', 'PTT', 'coags'],
		turnaroundMinutes: 45,
		duplicateWithinHours: 4
	}),
	lab('d-dimer', 'D-dimer', '48065-7', VENOUS, {
		synonyms: ['ddimer', 'fibrin'],
		turnaroundMinutes: 60,
		duplicateWithinHours: 48
	}),
	lab('fibrinogen', 'Fibrinogen', '3255-7', VENOUS, { duplicateWithinHours: 6 }),
	lab('type-and-screen', 'Blood type and antibody screen', '34532-2', VENOUS, {
		synonyms: ['type and screen', 'T&S', 'crossmatch', 'blood bank', 'ABO'],
		duplicateWithinHours: 72,
		panel: [
			member('883-9', 'ABO group'),
			member('10331-7', 'Rh type'),
			member('890-4', 'Antibody screen')
		]
	}),
	lab('arterial-blood-gas', 'Blood gas, arterial', '24336-0', ARTERIAL, {
		synonyms: ['ABG', 'gas'],
		turnaroundMinutes: 15,
		duplicateWithinHours: 1,
		panel: [
			member('2744-1', 'pH', '[pH]'),
			member('2019-8', 'pCO2', 'mm[Hg]'),
			member('2703-7', 'pO2', 'mm[Hg]'),
			member('1960-4', 'Bicarbonate', 'mmol/L'),
			member('2708-6', 'Oxygen saturation', '%')
		]
	}),
	lab('venous-blood-gas', 'Blood gas, venous', '24339-4', VENOUS, {
		synonyms: ['VBG', 'gas'],
		turnaroundMinutes: 15,
		duplicateWithinHours: 1,
		panel: [
			member('2746-6', 'pH', '[pH]'),
			member('2021-4', 'pCO2', 'mm[Hg]'),
			member('2705-2', 'pO2', 'mm[Hg]'),
			member('14627-4', 'Bicarbonate', 'mmol/L')
		]
	}),
	lab('glucose-poc', 'Glucose, point of care', '41653-7', ['Blood, capillary'], {
		synonyms: [
			'glucose',
			'fingerstick',
			'finger stick',
			'accucheck',
			'POC glucose',
			'blood sugar',
			'FSBG'
		],
		turnaroundMinutes: 2,
		defaultFrequency: 'before-meals-and-nightly',
		duplicateWithinHours: 0
	}),
	lab('hemoglobin-a1c', 'Hemoglobin A1c', '4548-4', VENOUS, {
		synonyms: ['HbA1c', 'A1c', 'glycated hemoglobin'],
		turnaroundMinutes: 120,
		// The value follows red cell turnover; it says nothing new within weeks.
		duplicateWithinHours: 30 * 24
	}),
	lab('beta-hydroxybutyrate', 'Beta-hydroxybutyrate', null, VENOUS, {
		synonyms: ['BHB', 'ketones', 'DKA'],
		duplicateWithinHours: 2
	}),
	lab('lipid-panel', 'Lipid panel', '57698-3', VENOUS, {
		synonyms: ['cholesterol', 'LDL', 'triglycerides'],
		turnaroundMinutes: 120,
		duplicateWithinHours: 30 * 24,
		panel: [
			member('2093-3', 'Cholesterol, total', 'mg/dL'),
			member('2571-8', 'Triglycerides', 'mg/dL'),
			member('2085-9', 'HDL cholesterol', 'mg/dL'),
			member('13457-7', 'LDL cholesterol, calculated', 'mg/dL')
		]
	}),
	lab('tsh', 'TSH', '3016-3', VENOUS, {
		synonyms: ['thyroid', 'thyrotropin'],
		turnaroundMinutes: 120,
		duplicateWithinHours: 7 * 24
	}),
	lab('free-t4', 'Thyroxine (T4), free', '3024-7', VENOUS, {
		synonyms: ['thyroid', 'FT4'],
		turnaroundMinutes: 120,
		duplicateWithinHours: 7 * 24
	}),
	lab('cortisol', 'Cortisol', '2143-6', VENOUS, { turnaroundMinutes: 180 }),
	lab('lipase', 'Lipase', '3040-3', VENOUS, { synonyms: ['pancreas', 'pancreatitis'] }),
	lab('ammonia', 'Ammonia', '22763-7', VENOUS, {
		synonyms: ['NH3'],
		turnaroundMinutes: 60
	}),
	lab('ferritin', 'Ferritin', '2276-4', VENOUS, {
		synonyms: ['iron'],
		turnaroundMinutes: 120,
		duplicateWithinHours: 7 * 24
	}),
	lab('iron-studies', 'Iron and iron binding capacity', '50190-8', VENOUS, {
		synonyms: ['TIBC', 'transferrin saturation'],
		turnaroundMinutes: 120,
		duplicateWithinHours: 7 * 24,
		panel: [
			member('2498-4', 'Iron', 'ug/dL'),
			member('2500-7', 'Iron binding capacity', 'ug/dL'),
			member('2502-3', 'Iron saturation', '%')
		]
	}),
	lab('vitamin-b12', 'Vitamin B12', '2132-9', VENOUS, {
		synonyms: ['cobalamin'],
		turnaroundMinutes: 180,
		duplicateWithinHours: 7 * 24
	}),
	lab('folate', 'Folate', '2284-8', VENOUS, {
		synonyms: ['folic acid'],
		turnaroundMinutes: 180,
		duplicateWithinHours: 7 * 24
	}),
	lab('lactate-dehydrogenase', 'Lactate dehydrogenase', '2532-0', VENOUS, {
		synonyms: ['LDH']
	}),
	lab('uric-acid', 'Urate', '3084-1', VENOUS, { synonyms: ['uric acid', 'gout'] }),
	lab('osmolality', 'Osmolality, serum', '2692-2', VENOUS, {
		synonyms: ['serum osm', 'hyponatremia'],
		duplicateWithinHours: 6
	}),
	lab('urine-osmolality', 'Osmolality, urine', '2695-5', RANDOM_URINE, {
		synonyms: ['urine osm', 'hyponatremia'],
		duplicateWithinHours: 6
	}),
	lab('urine-sodium', 'Sodium, urine', '2955-3', RANDOM_URINE, {
		synonyms: ['urine Na', 'hyponatremia', 'FENa'],
		duplicateWithinHours: 6
	}),
	lab('urine-albumin-creatinine', 'Albumin/creatinine ratio, urine', '14959-1', RANDOM_URINE, {
		synonyms: ['UACR', 'microalbumin'],
		turnaroundMinutes: 180,
		duplicateWithinHours: 30 * 24
	}),
	lab('vancomycin-level', 'Vancomycin level', '20578-1', VENOUS, {
		synonyms: ['vanc trough', 'vanco level', 'trough', 'drug level'],
		turnaroundMinutes: 90,
		duplicateWithinHours: 4
	}),
	lab('digoxin-level', 'Digoxin level', '10535-3', VENOUS, {
		synonyms: ['dig level', 'drug level'],
		turnaroundMinutes: 90,
		duplicateWithinHours: 12
	}),
	lab('acetaminophen-level', 'Acetaminophen level', '3298-7', VENOUS, {
		synonyms: ['APAP level', 'Tylenol level', 'overdose'],
		duplicateWithinHours: 4
	}),
	lab('ethanol', 'Ethanol, blood', '5643-2', VENOUS, {
		synonyms: ['alcohol level', 'EtOH'],
		duplicateWithinHours: 4
	}),
	lab('urine-drug-screen', 'Drug screen, urine', null, RANDOM_URINE, {
		synonyms: ['UDS', 'tox screen', 'toxicology'],
		turnaroundMinutes: 90
	}),
	lab('hcg-urine', 'Pregnancy test, urine', '2106-3', ['Urine, random'], {
		synonyms: ['hCG', 'UPT', 'urine pregnancy'],
		turnaroundMinutes: 15
	}),
	lab('hcg-serum', 'hCG, serum, quantitative', '21198-7', VENOUS, {
		synonyms: ['beta hCG', 'bHCG', 'pregnancy test'],
		duplicateWithinHours: 24
	}),
	lab('stool-occult-blood', 'Occult blood, stool', '2335-8', STOOL, {
		synonyms: ['guaiac', 'FOBT', 'hemoccult'],
		turnaroundMinutes: 30
	}),
	lab('hiv-antigen-antibody', 'HIV antigen and antibody screen', '56888-1', VENOUS, {
		synonyms: ['HIV test'],
		turnaroundMinutes: 180,
		duplicateWithinHours: 30 * 24
	}),
	lab('hepatitis-c-antibody', 'Hepatitis C antibody', '16128-1', VENOUS, {
		synonyms: ['HCV', 'hep C'],
		turnaroundMinutes: 240,
		duplicateWithinHours: 30 * 24
	})
];
