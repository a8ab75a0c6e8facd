/**
 * Diagnoses that queries to providers are commonly about, and how they are written. Detail stands on
 * lines of its own: "acute systolic heart failure" is heart failure, and acute, and systolic, and each
 * of the three may be documented or not. Own list.
 */

export interface QueriedDiagnosis {
	readonly name: string;
	readonly pattern: RegExp;
}

const HF = String.raw`(?:(?:congestive )?(?:heart|cardiac) failure|CHF|HF(?:rEF|pEF|mrEF)?|cardiomyopathic failure)`;
const RF = String.raw`(?:respiratory (?:failure|insufficiency)|AH?RF)`;
const AN = String.raw`an(?:a)?emia`;
const PN = String.raw`(?:pneumonia|PNA)`;
const ENC = String.raw`encephalopathy`;
const ULC = String.raw`(?:pressure (?:ulcer|injury|sore)|decubitus(?: ulcer)?)`;
const CKD = String.raw`(?:chronic kidney disease|CKD)`;
const MAL = String.raw`malnutrition`;
/** Up to three words between a detail and what it belongs to. */
const UP = String.raw`(?:[\w/-]+ ){0,3}`;

/** `name = pattern`; a small letter matches any case, a word of capitals only itself. */
const LINES = `
sepsis = sepsis|septic(?! (?:arthritis|joint|emboli))|septic(?:a)?emia|urosepsis
severe sepsis = severe sepsis|sepsis with (?:acute )?organ dysfunction
septic shock = septic shock
bacteremia = bacter(?:a)?emia
systemic inflammatory response syndrome = systemic inflammatory response|SIRS
cardiogenic shock = cardiogenic shock
hypovolemic shock = hypovol(?:a)?emic shock
hemorrhagic shock = h(?:a)?emorrhagic shock
anaphylaxis = anaphyla(?:xis|ctic)
acute kidney injury = acute (?:kidney|renal) (?:injury|failure)|acute renal insufficiency|AKI|ARF
acute tubular necrosis = acute tubular (?:necrosis|injury)|ATN
chronic kidney disease = ${CKD}|chronic renal (?:failure|insufficiency)
chronic kidney disease stage 1 or 2 = ${CKD},? ?(?:stage )?(?:1|2|I|II)\\b
chronic kidney disease stage 3 = ${CKD},? ?(?:stage )?(?:3[ab]?|III[ab]?)\\b
chronic kidney disease stage 4 = ${CKD},? ?(?:stage )?(?:4|IV)\\b
chronic kidney disease stage 5 = ${CKD},? ?(?:stage )?(?:5|V)\\b
end-stage renal disease = end[ -]stage (?:renal|kidney) disease|ESRD
hepatorenal syndrome = hepatorenal syndrome
hydronephrosis = hydronephrosis
obstructive uropathy = obstructive uropathy
encephalopathy = ${ENC}
metabolic encephalopathy = metabolic ${ENC}
toxic encephalopathy = toxic(?:[ -]metabolic)? ${ENC}
hepatic encephalopathy = hepatic ${ENC}
hypertensive encephalopathy = hypertensive ${ENC}
septic encephalopathy = septic ${ENC}|sepsis[ -]associated ${ENC}
delirium = delirium
dementia = dementia
alzheimer disease = alzheimer'?s?
coma = coma(?:tose)?
brain compression or herniation = (?:brain|cerebral) (?:compression|herniation)|midline shift with herniation
cerebral edema = cerebral o?edema
stroke = stroke|cerebral infarct(?:ion)?|cerebrovascular accident|CVA
transient ischemic attack = transient isch(?:a)?emic attack|TIA
intracranial hemorrhage = (?:intracranial|intracerebral|subdural|subarachnoid) h(?:a)?emorrhage|subdural h(?:a)?ematoma
hemiplegia = hemi(?:plegia|paresis)
aphasia = aphasia
dysphagia = dysphagia
seizure disorder = seizure disorder|epilepsy|status epilepticus
malnutrition = ${MAL}|undernutrition
mild malnutrition = mild(?: \\w+)?(?: protein[ -]calorie)? ${MAL}
moderate malnutrition = moderate(?: \\w+)?(?: protein[ -]calorie)? ${MAL}
severe malnutrition = severe(?: \\w+)?(?: protein[ -]calorie)? ${MAL}
cachexia = cachexia|cachectic
obesity = obes(?:e|ity)
morbid obesity = (?:morbid|severe|class 3|class III) obesity|morbidly obese
underweight = underweight
failure to thrive = failure to thrive
respiratory failure = ${RF}
acute respiratory failure = acute ${UP}${RF}|AHRF|ARF with hypox
chronic respiratory failure = chronic ${UP}${RF}
hypoxic respiratory failure = hypox(?:ic|(?:a)?emic) ${UP}${RF}|${RF} with hypoxi?a?
hypercapnic respiratory failure = hypercap?(?:nic|rbic) ${UP}${RF}|${RF} with hypercapnia
acute respiratory distress syndrome = acute respiratory distress syndrome|ARDS
pulmonary edema = pulmonary o?edema
pulmonary embolism = pulmonary embol(?:ism|us|i)
pleural effusion = pleural effusion
pneumothorax = pneumothorax
atelectasis = atelectasis
pneumonia = ${PN}
aspiration pneumonia = aspiration ${PN}|aspiration pneumonitis
bacterial pneumonia = bacterial ${PN}
gram-negative pneumonia = gram[ -]negative ${UP}${PN}
pseudomonas pneumonia = pseudomonas ${UP}${PN}|${PN} due to pseudomonas
staphylococcal pneumonia = (?:MRSA|MSSA|staph\\w*) ${UP}${PN}|${PN} due to (?:MRSA|MSSA|staph)
klebsiella pneumonia = klebsiella ${PN}|${PN} due to klebsiella
pneumococcal pneumonia = pneumococcal ${PN}|${PN} due to (?:streptococcus|pneumococc)
viral pneumonia = viral ${PN}
ventilator-associated pneumonia = ventilator[ -]associated ${PN}|VAP
empyema = empyema
chronic obstructive pulmonary disease = chronic obstructive pulmonary disease|COPD
exacerbation of chronic obstructive pulmonary disease = (?:acute exacerbation of|exacerbation of|acutely exacerbated) (?:COPD|chronic obstructive)|COPD (?:with acute )?exacerbation|AECOPD
asthma exacerbation = asthma (?:exacerbation|attack)|exacerbation of asthma|status asthmaticus
sleep apnea = sleep apn(?:o)?ea|OSA
pulmonary hypertension = pulmonary (?:arterial )?hypertension
heart failure = ${HF}
acute heart failure = acute(?: on chronic)? ${UP}${HF}|decompensated ${UP}${HF}|${HF} exacerbation
chronic heart failure = chronic ${UP}${HF}
systolic heart failure = systolic ${UP}${HF}|HFrEF|${HF} with reduced
diastolic heart failure = diastolic ${UP}${HF}|HFpEF|${HF} with preserved
right heart failure = right(?:[ -](?:sided|ventricular))? ${HF}|cor pulmonale
cardiomyopathy = cardiomyopathy
hypertensive heart disease = hypertensive heart
hypertensive emergency = hypertensive (?:emergency|urgency|crisis)
myocardial infarction = myocardial infarction|heart attack|(?:N?STEMI)
NSTEMI = NSTEMI|non[ -]ST[ -]elevation
STEMI = STEMI|ST[ -]elevation (?:myocardial|MI)
type 2 myocardial infarction = type (?:2|II) (?:MI|myocardial infarction|NSTEMI)
demand ischemia = demand isch(?:a)?emia
myocardial injury = myocardial injury
unstable angina = unstable angina
coronary artery disease = coronary artery disease|CAD
atrial fibrillation = atrial fib(?:rillation)?|a[ -]?fib|AF
persistent atrial fibrillation = persistent (?:atrial fib|a[ -]?fib)
permanent atrial fibrillation = permanent (?:atrial fib|a[ -]?fib)
atrial flutter = atrial flutter
ventricular tachycardia = ventricular tachycardia|VT
complete heart block = complete heart block|third[ -]degree (?:AV|heart) block
cardiac arrest = cardiac arrest
endocarditis = endocarditis
pericarditis = pericarditis
deep vein thrombosis = deep ve(?:in|nous) thrombosis|DVT
peripheral arterial disease = peripheral (?:arterial|artery|vascular) disease|PAD|PVD
gangrene = gangren(?:e|ous)
aortic dissection = aortic dissection
anemia = ${AN}
acute blood loss anemia = acute (?:blood loss|h(?:a)?emorrhagic|post[ -]?h(?:a)?emorrhagic) ${AN}|${AN} due to acute blood loss|ABLA
postoperative anemia = post[ -]?operative ${AN}
chronic blood loss anemia = chronic blood loss ${AN}
iron deficiency anemia = iron[ -]deficien(?:cy|t) ${AN}|IDA
anemia of chronic disease = ${AN} (?:of|in|due to) (?:chronic (?:disease|kidney disease|illness)|CKD|malignancy)
pancytopenia = pancytopenia
neutropenic fever = neutropenic fever|febrile neutropenia
neutropenia = neutropeni[ac]
thrombocytopenia = thrombocytopenia|HIT
coagulopathy = coagulopathy|DIC|disseminated intravascular
hemorrhagic disorder due to anticoagulant = h(?:a)?emorrhagic disorder|(?:drug|anticoagulant)[ -]induced (?:bleeding|h(?:a)?emorrhage)
hyponatremia = hyponatr(?:a)?emia
hypernatremia = hypernatr(?:a)?emia
hypokalemia = hypokal(?:a)?emia
hyperkalemia = hyperkal(?:a)?emia
hypomagnesemia = hypomagnes(?:a)?emia
hypophosphatemia = hypophosphat(?:a)?emia
hypocalcemia = hypocalc(?:a)?emia
hypercalcemia = hypercalc(?:a)?emia
acidosis = acidosis
lactic acidosis = lactic acidosis
alkalosis = alkalosis
dehydration = dehydrat(?:ion|ed)
hypovolemia = hypovol(?:a)?emia|volume depletion
fluid overload = (?:fluid|volume) overload
SIADH = SIADH|inappropriate (?:ADH|antidiuretic)
diabetes = diabetes|diabetic|T[12]DM|DM2?
diabetic ketoacidosis = (?:diabetic )?ketoacidosis|DKA
hyperosmolar state = hyperosmolar(?:ity)?|HHS|HONK
diabetes with complication = diabetic (?:nephropathy|neuropathy|retinopathy|foot ulcer|gastroparesis|kidney disease)
hypoglycemia = hypoglyc(?:a)?emia
adrenal insufficiency = adrenal (?:insufficiency|crisis)
thyroid storm = thyroid storm|thyrotoxicosis
rhabdomyolysis = rhabdomyolysis
tumor lysis syndrome = tumou?r lysis
pressure ulcer = ${ULC}
stage 1 or 2 pressure ulcer = stage (?:1|2|I|II) ${UP}${ULC}|${ULC},? stage (?:1|2|I|II)\\b
stage 3 pressure ulcer = stage (?:3|III) ${UP}${ULC}|${ULC},? stage (?:3|III)\\b
stage 4 pressure ulcer = stage (?:4|IV) ${UP}${ULC}|${ULC},? stage (?:4|IV)\\b
unstageable pressure ulcer = unstag(?:e)?able ${UP}${ULC}|${ULC},? unstag(?:e)?able
deep tissue injury = deep[ -]tissue (?:pressure )?injury|DTI
cellulitis = cellulitis
osteomyelitis = osteomyelitis
necrotizing fasciitis = necroti[sz]ing fasciitis
abscess = abscess
urinary tract infection = urinary tract infection|UTI
catheter-associated urinary tract infection = catheter[ -](?:associated|related) (?:urinary tract infection|UTI)|CAUTI
pyelonephritis = pyelonephritis
cystitis = cystitis
central line infection = (?:central line|line)[ -](?:associated|related) (?:blood ?stream )?infection|CLABSI
clostridioides difficile colitis = (?:clostridi(?:oides|um) difficile|c\\.? ?diff(?:icile)?)
peritonitis = peritonitis
gastrointestinal hemorrhage = (?:gastrointestinal|GI|upper GI|lower GI) (?:bleed(?:ing)?|h(?:a)?emorrhage)|GIB
ileus = ileus
bowel obstruction = (?:bowel|intestinal) obstruction|SBO
ischemic bowel = isch(?:a)?emic (?:bowel|colitis)|mesenteric isch(?:a)?emia
pancreatitis = pancreatitis
cholecystitis = cholecystitis
cirrhosis = cirrhosis
alcoholic hepatitis = alcoholic hepatitis
hepatic failure = (?:hepatic|liver) failure|shock liver
ascites = ascites
spontaneous bacterial peritonitis = spontaneous bacterial peritonitis|SBP due to
alcohol withdrawal = alcohol withdrawal|delirium tremens
alcohol dependence = alcohol (?:dependence|use disorder|abuse)|alcoholism
opioid dependence = opioid (?:dependence|use disorder|abuse)
drug overdose = overdose|poisoning
major depression = major depressi(?:on|ve)|MDD
psychosis = psychosis|psychotic
pathological fracture = patholog(?:ic|ical) fracture
osteoporotic fracture = osteoporotic fracture|fragility fracture
metastatic cancer = metasta(?:tic|sis|ses)
malignancy = cancer|carcinoma|malignan(?:t|cy)|lymphoma|leuk(?:a)?emia
pathologic wound dehiscence = dehiscence
surgical site infection = surgical site infection|wound infection|SSI
postoperative complication = (?:post[ -]?operative|surgical) complication|complication of (?:the )?(?:surgery|procedure)
accidental puncture or laceration = accidental (?:puncture|laceration)|inadvertent enterotomy
functional quadriplegia = functional quadriplegia
sickle cell crisis = sickle[ -]cell crisis
COVID-19 = COVID(?:-19)?
influenza = influenza
pre-eclampsia = pre-?eclampsia|HELLP
postpartum hemorrhage = post[ -]?partum h(?:a)?emorrhage|PPH
`;

/** Capitals stand for an abbreviation and are kept; everything else matches both cases. */
function compiled(source: string): RegExp {
	const anyCase = source.replace(/\\[a-zA-Z]|\[[^\]]*\]|[A-Z][A-Z0-9]+|[a-z]/g, (part) =>
		/^[a-z]$/.test(part) ? `[${part}${part.toUpperCase()}]` : part
	);
	return new RegExp(String.raw`(?<![\w-])(?:${anyCase})(?!\w)`, 'g');
}

export const QUERIED_DIAGNOSES: readonly QueriedDiagnosis[] = LINES.split('\n').flatMap((line) => {
	const cut = line.indexOf(' = ');
	return cut < 0 ? [] : [{ name: line.slice(0, cut), pattern: compiled(line.slice(cut + 3)) }];
});
